//! The days of a project and its milestones, as they are typed.

use super::env::EditEnv;
use crate::text as t;
use domain::edit::commands::{self, PushContext};
use domain::edit::{Change, Refusal};
use engine::model::*;

/// Sets the first day; one behind the finish can only mean that all of it moves there. A project
/// without dates gets its first one as a day.
pub(super) fn set_start(
    plan: &Plan,
    push: PushContext,
    id: &ProjectId,
    start: Day,
) -> Result<Change, Refusal> {
    match dates_of(plan, id)? {
        Some(dates) if start > dates.finish() => commands::move_project(plan, push, id, start),
        dates => commands::set_dates(plan, push, id, start, dates.map_or(start, Span::finish)),
    }
}

/// Sets the last day. A project without dates gets its first one as a day.
pub(super) fn set_finish(
    plan: &Plan,
    push: PushContext,
    id: &ProjectId,
    finish: Day,
) -> Result<Change, Refusal> {
    let start = dates_of(plan, id)?.map_or(finish, Span::start);
    commands::set_dates(plan, push, id, start, finish)
}

/// Sets how many working days it takes, one at least; the start stays.
pub(super) fn set_duration(
    plan: &Plan,
    push: PushContext,
    id: &ProjectId,
    days: u32,
) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?;
    let start = project.dates.ok_or(Refusal::NeedsDates)?.start();
    let (calendar, more) = (plan.calendar_of(project), days.max(1) - 1);
    let finish =
        calendar.plus(calendar.on_or_after(start), i32::try_from(more).unwrap_or(i32::MAX));
    commands::set_dates(plan, push, id, start, finish)
}

/// Adds a milestone on the last day of its project.
pub(super) fn add_milestone(
    plan: &Plan,
    id: &ProjectId,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let day = dates_of(plan, id)?.ok_or(Refusal::NeedsDates)?.finish();
    let new = env.id("milestone");
    commands::create_milestone(plan, &new, id, &t::new_milestone(env.lang), day)
}

fn dates_of(plan: &Plan, id: &ProjectId) -> Result<Option<Span>, Refusal> {
    Ok(plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?.dates)
}
