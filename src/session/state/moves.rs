//! What keys move, and how far: the twins of drags.

use domain::edit::commands::{self, PushContext};
use domain::edit::{Change, RecordType, Refusal, SpanEnd};
use engine::model::*;

/// How far a key moves something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveBy {
    /// A working day.
    Day,
    Week,
    Month,
}

impl MoveBy {
    /// Returns the working day so far on, or so far back.
    fn to(self, calendar: &Calendar, day: Day, forward: bool) -> Day {
        let day = self.from(calendar, day, forward);
        if forward { calendar.on_or_after(day) } else { calendar.on_or_before(day) }
    }

    /// Returns the day so far on, or so far back, worked or not.
    fn from(self, calendar: &Calendar, day: Day, forward: bool) -> Day {
        let sign = if forward { 1 } else { -1 };
        match self {
            MoveBy::Day if forward => calendar.on_or_after(day.plus(1)),
            MoveBy::Day => calendar.on_or_before(day.plus(-1)),
            MoveBy::Week => day.plus(7 * sign),
            MoveBy::Month => day.plus_months(sign).unwrap_or(day),
        }
    }
}

/// What of a bar a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarPart {
    Whole,
    /// One end of it.
    End(SpanEnd),
}

/// Moves a bar with these others, or one end of it.
pub(super) fn bar(
    plan: &Plan,
    push: PushContext,
    id: &ProjectId,
    others: &[ProjectId],
    (part, by, forward): (BarPart, MoveBy, bool),
) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?;
    let (dates, calendar) = (project.dates.ok_or(Refusal::NeedsDates)?, plan.calendar_of(project));
    match part {
        BarPart::Whole => {
            let to = by.to(calendar, dates.start(), forward);
            commands::move_together(plan, push, id, others, to)
        }
        BarPart::End(end) => {
            let from = if end == SpanEnd::Start { dates.start() } else { dates.finish() };
            let to = by.from(calendar, from, forward);
            commands::resize_project(plan, push, id, end, to)
        }
    }
}

/// Returns the working day to which a key moves a launch.
pub(super) fn launch(plan: &Plan, launch: Day, by: MoveBy, forward: bool) -> Day {
    by.to(&plan.about.calendar, launch, forward)
}

/// Moves these projects by so many working days: the first that starts by its own, the others as a
/// drag of it takes them along.
pub(super) fn together(
    plan: &Plan,
    push: PushContext,
    ids: &[ProjectId],
    days: i32,
) -> Result<Change, Refusal> {
    let dated = |id: &ProjectId| plan.get(id).and_then(|project| project.dates);
    let starts = ids.iter().filter_map(|id| Some((dated(id)?.start(), id)));
    let (start, first) =
        starts.min_by_key(|(start, _)| *start).ok_or(Refusal::Gone(RecordType::Project))?;
    let project = plan.get(first).ok_or(Refusal::NeedsDates)?;
    let start = plan.calendar_of(project).plus(start, days);
    commands::move_together(plan, push, first, ids, start)
}

/// Returns the link that a key draws between two projects, or the one that it takes away.
pub(super) fn known_link(plan: &Plan, from: &LinkEnd, to: &LinkEnd) -> Option<LinkId> {
    let known =
        plan.links_at(from).find(|(_, link)| link.predecessor == *from && link.successor == *to);
    known.map(|(id, _)| id.clone())
}
