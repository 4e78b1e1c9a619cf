//! Moving a project: its milestones come along, its working days stay as many.

use crate::edit::{Change, Label, Refusal, What};
use crate::model::{Day, Milestone, Patch, Plan, ProjectId, Span};

/// Moves a project so that it starts on `start`, or on the next working day when that is a day off.
///
/// Moving it to the day it starts on, or onto days off before it, changes nothing: there and back is where it was.
pub fn move_project(plan: &Plan, id: &ProjectId, start: Day) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(What::Project))?;
    let before = project.dates.ok_or(Refusal::NeedsDates)?;
    let week = plan.about.week;
    let stays = start == before.start() || week.on_or_after(start) == before.start();
    let after = if stays { before } else { week.moved(before, start) };

    let mut patch = Patch::default();
    patch.put(plan, id, crate::model::Project { dates: Some(after), ..(**project).clone() });
    for (milestone_id, milestone) in plan.milestones_of(id) {
        let day = carried(plan, before, after, milestone.day);
        patch.put(plan, milestone_id, Milestone { day, ..milestone.clone() });
    }
    Ok(Change { label: Label::Moved { name: project.name.clone(), days: after.start().since(before.start()) }, patch })
}

/// The day in `after` that lies as many working days from its start as `day` did in `before`; the last day stays the last.
fn carried(plan: &Plan, before: Span, after: Span, day: Day) -> Day {
    if before == after {
        day
    } else if day == before.finish() {
        after.finish()
    } else {
        let week = plan.about.week;
        after.clamp(week.plus(after.start(), week.between(week.on_or_after(before.start()), day).max(0)))
    }
}
