//! How far a project has come from where a baseline has it.

use crate::model::{Baseline, Plan, ProjectId};

/// Working days from the dates of a baseline to those of the plan; negative is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variance {
    /// From one start to the other.
    pub start: i32,
    /// From one finish to the other.
    pub finish: i32,
    /// From one number of working days to the other.
    pub days: i32,
}

/// The variance of a project; none when either lacks its dates.
pub fn variance(plan: &Plan, baseline: &Baseline, id: &ProjectId) -> Option<Variance> {
    let project = plan.get(id)?;
    let (before, now) = (*baseline.projects.get(id)?, project.dates?);
    let calendar = plan.calendar_of(project);
    Some(Variance {
        start: calendar.between(before.start(), now.start()),
        finish: calendar.between(before.finish(), now.finish()),
        days: calendar.working_days(now) - calendar.working_days(before),
    })
}
