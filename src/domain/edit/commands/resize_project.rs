//! Resizing a project: one end moves, milestones keep their place if they still fit, and links
//! push.

use super::chain::PushContext;
use super::move_project::dated;
use crate::edit::{Change, Label, Moves, Refusal, SpanEnd};
use engine::model::{Dates, Day, Plan, ProjectId, Span};

/// Moves one end of a project to `day`, or to the nearest working day inwards of it; the bar keeps
/// at least one day.
pub fn resize_project(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    edge: SpanEnd,
    day: Day,
) -> Result<Change, Refusal> {
    Ok(plan_resizing(plan, chain, id, edge, day)?.change(plan))
}

/// Plans [`resize_project`], by dates alone.
pub fn plan_resizing(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    edge: SpanEnd,
    day: Day,
) -> Result<Moves, Refusal> {
    let (project, before) = dated(plan, id)?;
    let calendar = plan.calendar_of(project);
    let (start, finish) = match edge {
        SpanEnd::Start if day == before.start() => (day, before.finish()),
        SpanEnd::Start => (calendar.on_or_after(day).min(before.finish()), before.finish()),
        SpanEnd::Finish if day == before.finish() => (before.start(), day),
        SpanEnd::Finish => (before.start(), calendar.on_or_before(day).max(before.start())),
    };
    let after = Span::new(start, finish).ok_or(Refusal::EndsBeforeStart)?;

    let mut pinned = Dates::default();
    if after != before {
        chain.pin_resized(plan, id, after, &mut pinned);
    }
    let (dates, along) = chain.push(plan, pinned);
    let days = after.at(edge).since(before.at(edge));
    Ok(Moves { label: Label::Resized { name: project.name.clone(), edge, days, along }, dates })
}
