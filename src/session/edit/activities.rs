//! What is done around a launch, and when.

use super::env::EditEnv;
use crate::text as t;
use domain::edit::commands::{create_activity, follow_launch, leave_launch, set_when};
use domain::edit::{Change, Refusal};
use engine::model::*;

/// Adds an activity that moves with the launch, where one of this sort mostly lies.
pub(super) fn add(
    plan: &Plan,
    product: &ProductId,
    kind: ActivityKind,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let (new, name) = (env.id("activity"), t::new_activity(env.lang));
    create_activity(plan, &new, product, &name, kind, When::Launch(kind.usual()))
}

/// Lets it move with the launch, or stand on the days that it has.
pub(super) fn follow(plan: &Plan, id: &ActivityId, follow: bool) -> Result<Change, Refusal> {
    if follow { follow_launch(plan, id) } else { leave_launch(plan, id) }
}

/// Sets how far its first or last day lies from the launch; behind its last day it moves as a
/// whole.
pub(super) fn set_offset(
    plan: &Plan,
    id: &ActivityId,
    end: SpanEnd,
    days: i32,
) -> Result<Change, Refusal> {
    let When::Launch(offset) = when(plan, id)? else { return Err(Refusal::NoLaunch) };
    let offset = match end {
        SpanEnd::Start => offset.starting(days),
        SpanEnd::Finish => Offset { finish: days, ..offset },
    };
    set_when(plan, id, When::Launch(offset))
}

/// Sets the first or last of the days that it stands on; behind its last day it moves as a whole.
pub(super) fn set_day(
    plan: &Plan,
    id: &ActivityId,
    end: SpanEnd,
    day: Day,
) -> Result<Change, Refusal> {
    let When::Dates(dates) = when(plan, id)? else { return Err(Refusal::NeedsDates) };
    let dates = match end {
        SpanEnd::Start => {
            Span::new(day, dates.finish()).or_else(|| Span::new(day, day.plus(dates.days() - 1)))
        }
        SpanEnd::Finish => Span::new(dates.start(), day),
    };
    set_when(plan, id, When::Dates(dates.ok_or(Refusal::EndsBeforeStart)?))
}

fn when(plan: &Plan, id: &ActivityId) -> Result<When, Refusal> {
    Ok(plan.get(id).ok_or(Refusal::Gone(RecordType::Activity))?.when)
}
