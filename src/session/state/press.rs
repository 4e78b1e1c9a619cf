//! A pressed pointer: how far it has come, and what of the timeline it is over.
//!
//! Everything measured on the page is measured at pointer-down; a move is arithmetic. All lengths are
//! CSS pixels.

use super::gesture::{DropTarget, Grip};
use crate::viewmodel::{Arrangement, GroupKey, Row, Scale, edge_scroll};
use domain::edit::SpanEnd;
use engine::model::*;

/// So far a mouse travels before a press becomes a drag, and a finger before it is known to scroll.
const THRESHOLD: f64 = 4.0;
const FINGER_THRESHOLD: f64 = 10.0;
/// So near a bar or milestone a link that is drawn finds it.
const REACH: f64 = 10.0;
/// So far a chance is pulled for each per cent.
const PIXELS_A_PERCENT: f64 = 2.0;

/// How far a press has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PressPhase {
    /// A mouse or pen that has not moved yet.
    Pressed,
    /// A finger that may still turn out to scroll; the number tells one wait from another.
    Waiting(u32),
    /// It drags.
    Dragging,
    /// A click picked it up: it follows the pointer with no button pressed.
    Carried,
    /// It is pressed again, and is put down where that is let go.
    Landing,
}

/// What a move of the pointer does to a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterMove {
    /// Nothing yet.
    Waits,
    /// It is a drag from now on.
    Begins,
    /// What is gripped is held there.
    Holds,
    /// It was a finger that scrolls: the press is forgotten.
    Scrolls,
    /// It was let go where nobody told us.
    Lost,
}

/// What a release of the pointer does to a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRelease {
    /// It is still carried.
    Carries,
    Drops,
    /// It was put down where it was picked up: nothing but a selection.
    Selects,
    /// It never moved.
    Clicks,
}

/// A pressed pointer.
#[derive(Clone, Debug)]
pub struct Press {
    pub grip: Grip,
    /// The browser's number of the pointer.
    pub pointer: i32,
    pub phase: PressPhase,
    /// Where it was pressed, and where it is, on the page.
    pub from: (f64, f64),
    pub at: (f64, f64),
    /// How far the timeline was scrolled when it was pressed.
    pub scrolled: (f64, f64),
    /// Where the axis can be seen, the names left out and what lies over the rows included: its
    /// left, top, right and bottom on the page.
    pub seen: (f64, f64, f64, f64),
    /// The top of the first row on the page, as it is unscrolled, and the height down to which the
    /// rows are covered.
    pub rows_top: f64,
    pub covered: f64,
    /// Days from what is gripped to the day under the pointer.
    pub grab: i32,
}

/// What a press is over: the timeline as it lies now.
pub struct PressedOn<'a> {
    /// The plan as it stands.
    pub plan: &'a Plan,
    pub rows: &'a [Row],
    pub arrangement: Arrangement,
    pub scale: Scale,
    /// How far it is scrolled.
    pub scrolled: (f64, f64),
    pub row_height: f64,
    /// The chance of a launch, in per cent, by the plan as it stands.
    pub chance: &'a dyn Fn(&ProductId) -> Option<u8>,
}

impl Press {
    /// Returns how far it is from where it was pressed, along the axis that is further.
    pub fn travelled(&self, at: (f64, f64)) -> f64 {
        (at.0 - self.from.0).abs().max((at.1 - self.from.1).abs())
    }

    /// Answers what a move to this place does, with a button pressed or not.
    pub fn after_move(&self, at: (f64, f64), pressed: bool) -> AfterMove {
        match self.phase {
            PressPhase::Carried | PressPhase::Landing => AfterMove::Holds,
            _ if !pressed => AfterMove::Lost,
            PressPhase::Pressed if self.travelled(at) < THRESHOLD => AfterMove::Waits,
            PressPhase::Pressed => AfterMove::Begins,
            PressPhase::Waiting(_) if self.travelled(at) < FINGER_THRESHOLD => AfterMove::Waits,
            PressPhase::Waiting(_) => AfterMove::Scrolls,
            PressPhase::Dragging => AfterMove::Holds,
        }
    }

    /// Answers what a release does, with the timeline scrolled so far.
    pub fn after_release(&self, scrolled: (f64, f64)) -> AfterRelease {
        match self.phase {
            PressPhase::Carried => AfterRelease::Carries,
            PressPhase::Dragging => AfterRelease::Drops,
            PressPhase::Landing
                if self.scrolled == scrolled && self.travelled(self.at) < FINGER_THRESHOLD =>
            {
                AfterRelease::Selects
            }
            PressPhase::Landing => AfterRelease::Drops,
            PressPhase::Pressed | PressPhase::Waiting(_) => AfterRelease::Clicks,
        }
    }

    /// Turns a chance that is pulled sideways, or carried from click to click, into its launch that
    /// goes along.
    pub fn turn_sideways(&mut self, at: (f64, f64), phase: PressPhase, on: &PressedOn) {
        let Grip::Chance(id) = &self.grip else { return };
        let Some(launch) = on.plan.get(id).and_then(|product| product.launch) else { return };
        let sideways = (at.0 - self.from.0).abs() >= (at.1 - self.from.1).abs();
        if phase == PressPhase::Carried || sideways {
            self.grab = self.day(on, self.from.0).since(launch);
            self.grip = Grip::Flag(id.clone());
        }
    }

    /// Returns how fast to scroll a frame: sideways where a day is held, up and down where a row is.
    pub fn edge_speed(&self) -> (f64, f64) {
        let (left, _, right, bottom) = self.seen;
        let by_day = !matches!(
            self.grip,
            Grip::Row(_) | Grip::Heading(_) | Grip::Progress(_) | Grip::Chance(_)
        );
        let by_row = matches!(
            self.grip,
            Grip::Row(_) | Grip::Heading(_) | Grip::Handle(..) | Grip::Band(..)
        );
        let x = if by_day { edge_scroll(self.from.0, self.at.0, left, right) } else { 0.0 };
        let y =
            if by_row { edge_scroll(self.from.1, self.at.1, self.covered, bottom) } else { 0.0 };
        (x, y)
    }

    /// Returns where what is gripped is held; none where a drop would do nothing.
    pub fn target(&self, on: &PressedOn) -> Option<DropTarget> {
        let (x, y) = self.at;
        let (left, top, right, bottom) = self.seen;
        let day = self.day(on, x).plus(-self.grab);
        match &self.grip {
            Grip::Row(id) => self.beside(on, id).or_else(|| self.group(on).map(DropTarget::Group)),
            Grip::Heading(_) => self.group(on).map(DropTarget::Group),
            Grip::Card(_) if x < left || x > right || y < top || y > bottom => None,
            Grip::Progress(id) => self.percent(on, id).map(DropTarget::Percent),
            Grip::Chance(id) => self.chance(on, id).map(DropTarget::Percent),
            Grip::Handle(from, _) => {
                self.end(on, from).map(|(end, edge)| DropTarget::End(end, edge))
            }
            Grip::Band(..) => Some(DropTarget::Corner(day, self.row(on, y))),
            _ => Some(DropTarget::Day(day)),
        }
    }

    /// Returns the day at this place on the page.
    pub fn day(&self, on: &PressedOn, x: f64) -> Day {
        on.scale.day_at(x - self.seen.0 + on.scrolled.0)
    }

    /// Returns the place of the row at this height, be there a row or not.
    pub fn row(&self, on: &PressedOn, y: f64) -> usize {
        ((y - self.rows_top + on.scrolled.1) / on.row_height).floor().max(0.0) as usize
    }

    /// Returns the place of the row in which it was pressed, however far the timeline has been
    /// scrolled since.
    pub fn row_pressed(&self, on: &PressedOn) -> usize {
        self.row(on, self.from.1 + self.scrolled.1 - on.scrolled.1)
    }

    /// Returns where it is from the beginning of the axis and the top of the first row.
    pub fn canvas(&self, on: &PressedOn) -> (f64, f64) {
        (self.x(on), self.at.1 - self.rows_top + on.scrolled.1)
    }

    fn x(&self, on: &PressedOn) -> f64 {
        self.at.0 - self.seen.0 + on.scrolled.0
    }

    /// How far along a bar it is, in steps of five per cent.
    fn percent(&self, on: &PressedOn, id: &ProjectId) -> Option<u8> {
        let dates = on.plan.get(id)?.dates?;
        let length = f64::from(dates.days()) * on.scale.day_width;
        let along = (self.x(on) - on.scale.x(dates.start())) / length;
        Some((along * 20.0).round().clamp(0.0, 20.0) as u8 * 5)
    }

    /// The chance that a launch is pulled to: upwards is more.
    fn chance(&self, on: &PressedOn, id: &ProductId) -> Option<u8> {
        let pulled = ((self.from.1 - self.at.1) / PIXELS_A_PERCENT).round();
        Some((f64::from((on.chance)(id)?) + pulled).clamp(1.0, 99.0) as u8)
    }

    /// The end of another project, or the milestone of one, that it is over or near.
    fn end(&self, on: &PressedOn, from: &ProjectId) -> Option<(LinkEnd, SpanEnd)> {
        let id = self.project(on)?;
        if id == from || self.at.1 < self.covered {
            return None;
        }
        let (scale, x) = (&on.scale, self.x(on));
        let near = |day: Day| (x - scale.x(day) - scale.day_width / 2.0).abs() < REACH;
        if let Some((milestone, _)) =
            on.plan.milestones_of(id).find(|(_, milestone)| near(milestone.day))
        {
            return Some((LinkEnd::Milestone(milestone.clone()), SpanEnd::Start));
        }
        let dates = on.plan.get(id)?.dates?;
        let (start, finish) = (scale.x(dates.start()), scale.x(dates.finish()) + scale.day_width);
        if x < start - REACH || x > finish + REACH {
            return None;
        }
        let end = if x < (start + finish) / 2.0 { SpanEnd::Start } else { SpanEnd::Finish };
        Some((LinkEnd::Project(id.clone()), end))
    }

    /// The group of the row that it is in; below the last row that of projects in no other.
    fn group(&self, on: &PressedOn) -> Option<GroupKey> {
        let y = self.at.1;
        if y < self.covered || y > self.seen.3 {
            return None;
        }
        match on.rows.get(self.row(on, y)) {
            Some(Row::Group { key: group, .. } | Row::Project { group, .. }) => Some(group.clone()),
            None => on.arrangement.grouping.rest(),
        }
    }

    /// The sibling that a row is held before or behind; none where rows do not stand in their own
    /// order, or over another group.
    fn beside(&self, on: &PressedOn, id: &ProjectId) -> Option<DropTarget> {
        let y = self.at.1;
        if on.arrangement != Arrangement::default() || y < self.covered {
            return None;
        }
        let (other, place) = (self.project(on)?, self.row(on, y));
        let is_sibling = other != id && on.plan.get(other)?.programme == on.plan.get(id)?.programme;
        let within = (y - self.rows_top + on.scrolled.1) / on.row_height - place as f64;
        is_sibling.then(|| DropTarget::Beside(other.clone(), within > 0.5))
    }

    /// The project in whose row it is.
    fn project<'a>(&self, on: &PressedOn<'a>) -> Option<&'a ProjectId> {
        on.rows.get(self.row(on, self.at.1))?.project()
    }
}
