//! Resizing a project: one end moves, milestones keep their place if they still fit.

use crate::edit::{Change, Edge, Label, Refusal, What};
use crate::model::{Day, Milestone, Patch, Plan, ProjectId, Span};

/// Moves one end of a project to `day`, or to the nearest working day inwards of it; the bar keeps at least one day.
pub fn resize_project(plan: &Plan, id: &ProjectId, edge: Edge, day: Day) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(What::Project))?;
    let before = project.dates.ok_or(Refusal::NeedsDates)?;
    let week = plan.about.week;
    let (start, finish) = match edge {
        Edge::Start if day == before.start() => (day, before.finish()),
        Edge::Start => (week.on_or_after(day).min(before.finish()), before.finish()),
        Edge::Finish if day == before.finish() => (before.start(), day),
        Edge::Finish => (before.start(), week.on_or_before(day).max(before.start())),
    };
    let after = Span::new(start, finish).ok_or(Refusal::EndsBeforeStart)?;

    let mut patch = Patch::default();
    patch.put(plan, id, crate::model::Project { dates: Some(after), ..(**project).clone() });
    keep_milestones_inside(plan, id, after, &mut patch);
    let days = match edge {
        Edge::Start => after.start().since(before.start()),
        Edge::Finish => after.finish().since(before.finish()),
    };
    Ok(Change { label: Label::Resized { name: project.name.clone(), edge, days }, patch })
}

/// Adds the milestones that no longer fit, each brought to the nearest day that does; none while the dates stay as they are.
pub(super) fn keep_milestones_inside(plan: &Plan, id: &ProjectId, dates: Span, patch: &mut Patch) {
    if plan.get(id).is_some_and(|project| project.dates == Some(dates)) {
        return;
    }
    for (milestone_id, milestone) in plan.milestones_of(id) {
        patch.put(plan, milestone_id, Milestone { day: dates.clamp(milestone.day), ..milestone.clone() });
    }
}
