//! Moving a milestone within its project; what waits for it is pushed.

use super::chain::PushContext;
use crate::edit::{Change, Field, Label, Moves, RecordType, Refusal};
use engine::model::{Dates, Day, MilestoneId, Plan};

/// Sets the day of a milestone; refused outside its project's dates.
pub fn set_milestone_day(
    plan: &Plan,
    chain: PushContext,
    id: &MilestoneId,
    day: Day,
) -> Result<Change, Refusal> {
    Ok(plan_milestone_day(plan, chain, id, day)?.change(plan))
}

/// Plans [`set_milestone_day`], by dates alone.
pub fn plan_milestone_day(
    plan: &Plan,
    chain: PushContext,
    id: &MilestoneId,
    day: Day,
) -> Result<Moves, Refusal> {
    let milestone = plan.get(id).ok_or(Refusal::Gone(RecordType::Milestone))?;
    let dates = plan
        .get(&milestone.project)
        .and_then(|project| project.dates)
        .ok_or(Refusal::NeedsDates)?;
    if dates.clamp(day) != day {
        return Err(Refusal::OutsideProject);
    }
    let pinned = Dates { milestones: [(id.clone(), day)].into(), ..Dates::default() };
    let (dates, _) = chain.push(plan, pinned);
    Ok(Moves {
        label: Label::Changed {
            what: RecordType::Milestone,
            name: milestone.name.clone(),
            field: Field::Day,
        },
        dates,
    })
}
