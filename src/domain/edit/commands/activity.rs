//! The product manager's own plan: activities around a launch, which move with it or stand on days
//! of their own (SPEC Y).

use super::create::{create, next};
use crate::edit::{Change, RecordType, Refusal, set};
use engine::model::*;

/// Adds an activity behind the others of its product.
pub fn create_activity(
    plan: &Plan,
    id: &ActivityId,
    product: &ProductId,
    name: &str,
    kind: ActivityKind,
    when: When,
) -> Result<Change, Refusal> {
    plan.get(product).ok_or(Refusal::Gone(RecordType::Product))?;
    let rank = next(plan.activities_of(product).map(|(_, activity)| &activity.rank));
    let activity = Activity {
        name: name.into(),
        product: product.clone(),
        kind,
        when: checked(when)?,
        owner: None,
        note: String::new(),
        rank,
    };
    create(plan, id, activity)
}

/// Says when an activity is; refused when it would end before it starts.
pub fn set_when(plan: &Plan, id: &ActivityId, when: When) -> Result<Change, Refusal> {
    let when = checked(when)?;
    set(plan, id, Activity::FIELDS.when, when)
}

/// Lets an activity move with the launch from now on; it keeps its dates, without days off at its
/// ends. Refused without a launch.
pub fn follow_launch(plan: &Plan, id: &ActivityId) -> Result<Change, Refusal> {
    let activity = plan.get(id).ok_or(Refusal::Gone(RecordType::Activity))?;
    match activity.when {
        When::Launch(_) => set_when(plan, id, activity.when),
        When::Dates(dates) => {
            let launch = plan
                .get(&activity.product)
                .and_then(|product| product.launch)
                .ok_or(Refusal::NoLaunch)?;
            set_when(plan, id, When::Launch(Offset::between(&plan.about.calendar, launch, dates)))
        }
    }
}

/// Lets an activity stand on the days that it has, whatever becomes of the launch. Refused without
/// a launch.
pub fn leave_launch(plan: &Plan, id: &ActivityId) -> Result<Change, Refusal> {
    let activity = plan.get(id).ok_or(Refusal::Gone(RecordType::Activity))?;
    let dates = activity_dates(plan, activity).ok_or(Refusal::NoLaunch)?;
    set_when(plan, id, When::Dates(dates))
}

/// An offset that is beyond its range is brought within it, save one that ends before it starts.
fn checked(when: When) -> Result<When, Refusal> {
    match when {
        When::Launch(offset) if offset.finish < offset.start => Err(Refusal::EndsBeforeStart),
        When::Launch(offset) => Ok(When::Launch(offset.mended())),
        When::Dates(_) => Ok(when),
    }
}
