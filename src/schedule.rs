//! Dates that follow from the plan: for now, the earliest finish that today's facts allow.

use crate::model::{Day, Milestone, Plan, Project, State};

/// The earliest day the project can finish (SPEC R1): its finish as set, but not before the status date unless it is finished.
///
/// None while it has no dates.
pub fn forecast_finish(plan: &Plan, project: &Project) -> Option<Day> {
    let finish = project.dates?.finish();
    Some(not_in_the_past(plan, finish, project.state == State::Finished))
}

/// The earliest day the milestone can be reached (SPEC R1): its day, but not before the status date unless it was reached.
pub fn forecast_milestone(plan: &Plan, project: &Project, milestone: &Milestone) -> Day {
    not_in_the_past(plan, milestone.day, milestone.done || project.state == State::Finished)
}

fn not_in_the_past(plan: &Plan, day: Day, is_fact: bool) -> Day {
    match plan.about.status_date {
        Some(status) if !is_fact => day.max(status),
        _ => day,
    }
}
