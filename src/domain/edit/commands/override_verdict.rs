//! Putting another verdict in the place of the one that is found, for a while; and taking it away
//! (SPEC R7).

use crate::edit::{Change, Label, RecordType, Refusal, set};
use engine::model::{Day, GivenVerdict, Override, Plan, Product, ProductId};

/// Says that a product stands otherwise than was found, up to and including a day. Refused without
/// a reason, without that day, or when that day has passed.
pub fn override_verdict(
    plan: &Plan,
    id: &ProductId,
    verdict: GivenVerdict,
    reason: &str,
    by: &str,
    until: Option<Day>,
) -> Result<Change, Refusal> {
    plan.get(id).ok_or(Refusal::Gone(RecordType::Product))?;
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    let until = until.ok_or(Refusal::NoExpiry)?;
    let said = Override { verdict, reason: reason.trim().into(), by: by.trim().into(), until };
    match plan.about.status_date {
        Some(status) if !said.stands(Some(status)) => Err(Refusal::Expired(status)),
        _ => put(plan, id, Some(said)),
    }
}

/// Lets the verdict that is found stand again.
pub fn lift_override(plan: &Plan, id: &ProductId) -> Result<Change, Refusal> {
    put(plan, id, None)
}

fn put(plan: &Plan, id: &ProductId, said: Option<Override>) -> Result<Change, Refusal> {
    let until = said.as_ref().map(|said| said.until);
    let mut change = set(plan, id, Product::FIELDS.override_, said)?;
    if let Label::Changed { name, .. } = change.label {
        change.label = Label::Overridden { name, until };
    }
    Ok(change)
}
