//! A project's bar: what there is to be seen of it and along it.

use std::sync::Arc;

use engine::model::*;
use engine::schedule::Schedule;

/// How far a bar may slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail {
    /// The first day after the finish that is expected.
    pub from: Day,
    /// Calendar days, 1 or more.
    pub length: i32,
    /// Working days of slack, 1 or more.
    pub slack: i32,
}

/// A bar and what lies along it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarLook {
    /// The project, as it is shown.
    pub project: Arc<Project>,
    /// Its dates, as they are shown.
    pub dates: Span,
    /// Its finish has passed and it is not finished.
    pub overdue: bool,
    /// How many links into it are in conflict and nobody lives with.
    pub conflicts: usize,
    /// When it is expected, if not when it is set.
    pub expected: Option<Span>,
    /// Where it lay before the drag, if it moves.
    pub was: Option<Span>,
    /// Where a baseline has it.
    pub baseline: Option<Span>,
    /// How far it may slip, if that is asked for.
    pub tail: Option<Tail>,
}

/// Calendar days that a drag moves the start of a bar, or else its finish; none for one that lies
/// where it lay.
pub fn days_moved(was: Option<Span>, dates: Span) -> Option<i32> {
    let was = was?;
    let start = dates.start().since(was.start());
    Some(if start != 0 { start } else { dates.finish().since(was.finish()) })
}

/// What there is to be seen of a project's bar: with the plan before the drag, the baseline that is
/// shown, and whether slack is asked for. None without dates.
pub fn bar(
    plan: &Plan,
    schedule: &Schedule,
    id: &ProjectId,
    before: Option<&Plan>,
    baseline: Option<&BaselineId>,
    slack: bool,
) -> Option<BarLook> {
    let project = plan.get(id)?;
    let dates = project.dates?;
    let is_open = |id: &&LinkId| plan.get(id).is_some_and(|link| link.accepted.is_none());
    let forecast = schedule.forecast(id);
    let tail = || {
        let slack = schedule.slack(id).filter(|days| *days > 0)?;
        let finish = forecast?.finish();
        let until = plan.calendar_of(project).plus(finish, slack);
        Some(Tail { from: finish.plus(1), length: until.since(finish), slack })
    };
    Some(BarLook {
        overdue: project.state != ProjectState::Finished
            && plan.about.status_date.is_some_and(|status| dates.finish() < status),
        conflicts: schedule.conflicts_into(id).filter(is_open).count(),
        expected: forecast.filter(|expected| *expected != dates),
        was: before.and_then(|before| before.get(id)?.dates).filter(|was| *was != dates),
        baseline: baseline.and_then(|baseline| plan.get(baseline)?.projects.get(id).copied()),
        tail: if slack { tail() } else { None },
        project: project.clone(),
        dates,
    })
}
