//! Moving projects: their milestones come along, their working days stay as many, and links push.

use super::chain::PushContext;
use crate::edit::{Change, Label, Moves, RecordType, Refusal};
use engine::model::{Dates, Day, Plan, Project, ProjectId, Span};

/// Moves a project so that it starts on `start`, or on the next working day when that is a day off.
///
/// Moving it to the day it starts on, or onto days off before it, changes nothing: there and back
/// is where it was.
pub fn move_project(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    start: Day,
) -> Result<Change, Refusal> {
    move_together(plan, chain, id, &[], start)
}

/// Moves a project like [`move_project`], and with it others, each by as many of its own working
/// days, save those whose dates nobody has settled (SPEC J8).
pub fn move_together(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    others: &[ProjectId],
    start: Day,
) -> Result<Change, Refusal> {
    Ok(plan_moving(plan, chain, id, others, start)?.change(plan))
}

/// Plans [`move_together`], by dates alone.
pub fn plan_moving(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    others: &[ProjectId],
    start: Day,
) -> Result<Moves, Refusal> {
    let (project, before) = dated(plan, id)?;
    let calendar = plan.calendar_of(project);
    let stays = start == before.start() || calendar.on_or_after(start) == before.start();
    let after = if stays { before } else { calendar.moved(before, start) };
    let steps = calendar.between(calendar.on_or_after(before.start()), after.start());

    let mut pinned = Dates::default();
    if !stays {
        chain.pin(plan, id, after, &mut pinned);
        let unsettled = &chain.network.unsettled().projects;
        for other in others.iter().filter(|other| *other != id && !unsettled.contains(*other)) {
            let (project, before) = dated(plan, other)?;
            let calendar = plan.calendar_of(project);
            chain.pin(
                plan,
                other,
                calendar.moved(before, calendar.plus(before.start(), steps)),
                &mut pinned,
            );
        }
    }
    let others = pinned.projects.len().saturating_sub(1);
    let (dates, pushed) = chain.push(plan, pinned);
    Ok(Moves {
        label: Label::Moved {
            name: project.name.clone(),
            days: after.start().since(before.start()),
            along: pushed + others,
        },
        dates,
    })
}

/// A project and its dates, which it needs to be moved.
pub(super) fn dated<'a>(plan: &'a Plan, id: &ProjectId) -> Result<(&'a Project, Span), Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?;
    Ok((project, project.dates.ok_or(Refusal::NeedsDates)?))
}
