//! What a drag draws on the timeline besides what it moves: a new bar, the line where a row would
//! land, a band around bars, and where a link or a row would end up.

use super::from_to;
use crate::state::{DropTarget, Gesture, Grip};
use crate::text::Lang;
use crate::viewmodel::GroupKey;
use domain::edit::SpanEnd;
use engine::model::*;

/// A bar that a drop would put on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBar {
    pub name: String,
    pub dates: Span,
}

impl NewBar {
    /// Its dates in words.
    pub fn said(&self, lang: Lang) -> String {
        from_to(lang, self.dates)
    }
}

/// Returns the bar that a drag over empty room, or of a card, would make.
pub fn new_bar(gesture: &Gesture) -> Option<NewBar> {
    if !matches!(gesture.grip, Grip::NewBar(..) | Grip::Card(_)) {
        return None;
    }
    let project = gesture.patch()?.projects.get(gesture.project()?)?.after.as_ref()?;
    Some(NewBar { name: project.name.clone(), dates: project.dates? })
}

/// Returns the top of a new bar, in CSS pixels from the first row: in the row that was pressed, or
/// for a card in the one that the pointer is over.
pub fn new_bar_top(grip: Option<&Grip>, pressed_row: usize, y: f64, row_height: f64) -> f64 {
    match grip {
        Some(Grip::NewBar(..)) => pressed_row as f64 * row_height,
        _ => (y / row_height).floor().max(0.0) * row_height,
    }
}

/// Returns the row above which a dragged row would land, where `place` knows the row of a project.
pub fn landing_row(
    gesture: &Gesture,
    place: impl FnOnce(&ProjectId) -> Option<usize>,
) -> Option<usize> {
    match gesture.at.as_ref()? {
        DropTarget::Beside(id, behind) => Some(place(id)? + usize::from(*behind)),
        _ => None,
    }
}

/// A band that is drawn around bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectionBand {
    pub days: Span,
    pub first_row: usize,
    /// Rows in it, 1 or more.
    pub rows: usize,
}

/// Returns the band that is drawn to select bars.
pub fn band(gesture: &Gesture) -> Option<SelectionBand> {
    let (Grip::Band(day, row), DropTarget::Corner(to, to_row)) =
        (&gesture.grip, gesture.at.as_ref()?)
    else {
        return None;
    };
    let days = Span::new(*day.min(to), *day.max(to))?;
    Some(SelectionBand { days, first_row: *row.min(to_row), rows: row.abs_diff(*to_row) + 1 })
}

/// Returns where a link that is being drawn would end.
pub fn link_target(gesture: &Gesture) -> Option<(LinkEnd, SpanEnd)> {
    match (&gesture.grip, gesture.at.as_ref()?) {
        (Grip::Handle(..), DropTarget::End(to, end)) => Some((to.clone(), *end)),
        _ => None,
    }
}

/// Returns the link that a drop would make.
pub fn new_link(gesture: &Gesture) -> Option<LinkId> {
    gesture.patch()?.links.keys().next().cloned()
}

/// Returns the group in which a drop would put the row or the heading in hand.
pub fn drop_group(gesture: &Gesture) -> Option<GroupKey> {
    match (&gesture.grip, gesture.at.as_ref()?) {
        (Grip::Row(_) | Grip::Heading(_), DropTarget::Group(key)) => Some(key.clone()),
        _ => None,
    }
}
