//! What a slot shows beside the names: the bar of a project, or what a group adds up to.

use std::collections::BTreeSet;

use super::{CriticalProjects, GroupTrack, ProjectTrack};
use crate::text::Lang;
use crate::viewmodel::{Cell, Column, Scale};
use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::Schedule;

/// What a slot shows beside the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TrackLook {
    #[default]
    Nothing,
    Project(ProjectTrack),
    Group(GroupTrack),
}

impl TrackLook {
    pub fn project(&self) -> Option<&ProjectTrack> {
        match self {
            TrackLook::Project(track) => Some(track),
            _ => None,
        }
    }

    pub fn group(&self) -> Option<&GroupTrack> {
        match self {
            TrackLook::Group(track) => Some(track),
            _ => None,
        }
    }
}

/// What decides what the tracks show; one for all slots of a pass.
#[derive(Clone, Copy)]
pub struct TrackContext<'a> {
    /// As it is shown, with its analysis.
    pub plan: &'a Plan,
    pub schedule: &'a Schedule,
    /// The plan before the drag; none without a drag.
    pub before: Option<&'a Plan>,
    /// The project in hand.
    pub held: Option<&'a ProjectId>,
    pub lang: Lang,
    pub scale: Scale,
    /// Of a row, in CSS pixels.
    pub row_height: f64,
    /// The row and the cell that the Tab key reaches.
    pub tab_stop: Option<(usize, Cell)>,
    /// The day at the left edge of what is seen.
    pub left_day: Day,
    /// Tells how far the axis is scrolled, in whole CSS pixels. It is asked only where a label
    /// begins out of sight: elsewhere nothing depends on each pixel.
    pub scrolled: &'a dyn Fn() -> i32,
    /// The project that the inspector shows.
    pub selected: Option<&'a ProjectId>,
    /// Several projects that are selected together.
    pub picked: &'a BTreeSet<ProjectId>,
    /// The project whose bar the pointer is over.
    pub hovered: Option<&'a ProjectId>,
    /// The project from which the next one chosen by key is to wait.
    pub linking: Option<&'a ProjectId>,
    /// Where a link that is being drawn would end.
    pub link_target: Option<(&'a LinkEnd, SpanEnd)>,
    pub critical: &'a CriticalProjects,
    /// The baseline that is shown.
    pub baseline: Option<&'a BaselineId>,
    /// Is the slack of every bar shown?
    pub slack_shown: bool,
    /// The columns of the table beside the bars.
    pub columns: &'a [Column],
}

impl TrackContext<'_> {
    pub(super) fn is_selected(&self, id: &ProjectId) -> bool {
        self.selected == Some(id) || self.picked.contains(id)
    }

    /// Whether the Tab key reaches the track of the row at this place.
    pub(super) fn is_tab_stop(&self, place: usize) -> bool {
        self.tab_stop == Some((place, Cell::Bar))
    }

    /// Whether it begins out of sight on the left, and is seen.
    pub(super) fn starts_out_of_sight(&self, dates: Span) -> bool {
        dates.start() < self.left_day && self.left_day <= dates.finish()
    }
}
