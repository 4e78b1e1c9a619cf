//! Moving a milestone within its project; what waits for it is pushed.

use super::chain::PushContext;
use crate::edit::{Change, Field, Label, RecordType, Refusal};
use engine::model::{Day, MilestoneId, Patch, Plan};
use engine::schedule::PinnedDates;

/// Sets the day of a milestone; refused outside its project's dates.
pub fn set_milestone_day(
    plan: &Plan,
    chain: PushContext,
    id: &MilestoneId,
    day: Day,
) -> Result<Change, Refusal> {
    let milestone = plan.get(id).ok_or(Refusal::Gone(RecordType::Milestone))?;
    let dates = plan
        .get(&milestone.project)
        .and_then(|project| project.dates)
        .ok_or(Refusal::NeedsDates)?;
    if dates.clamp(day) != day {
        return Err(Refusal::OutsideProject);
    }
    let mut patch = Patch::default();
    let pinned = PinnedDates { milestones: [(id.clone(), day)].into(), ..PinnedDates::default() };
    chain.push(plan, &pinned, &mut patch);
    Ok(Change {
        label: Label::Changed {
            what: RecordType::Milestone,
            name: milestone.name.clone(),
            field: Field::Day,
        },
        patch,
    })
}
