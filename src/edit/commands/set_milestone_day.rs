//! Moving a milestone within its project.

use crate::edit::{Change, Field, Refusal, What, amend};
use crate::model::{Day, Milestone, MilestoneId, Plan};

/// Sets the day of a milestone; refused outside its project's dates.
pub fn set_milestone_day(plan: &Plan, id: &MilestoneId, day: Day) -> Result<Change, Refusal> {
    let milestone = plan.get(id).ok_or(Refusal::Gone(What::Milestone))?;
    let dates = plan.get(&milestone.project).and_then(|project| project.dates).ok_or(Refusal::NeedsDates)?;
    if dates.clamp(day) != day {
        return Err(Refusal::OutsideProject);
    }
    amend(plan, id, Field::Day, |milestone: &mut Milestone| milestone.day = day)
}
