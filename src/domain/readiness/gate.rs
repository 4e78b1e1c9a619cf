//! At the gates: what the latest decision calls for (SPEC R8).

use super::{Finding, Reason, Verdict};
use engine::model::{Decision, DecisionId, Outcome, Plan, ProductId};

/// The latest decision on a product: by its day, and of one day the last by id.
pub fn latest<'a>(plan: &'a Plan, product: &ProductId) -> Option<(&'a DecisionId, &'a Decision)> {
    plan.decisions_of(product).max_by_key(|(id, decision)| (decision.day, *id))
}

/// What the latest decision calls for that is worse than green.
pub fn findings(plan: &Plan, product: &ProductId) -> Vec<Finding> {
    let Some((id, decision)) = latest(plan, product) else { return Vec::new() };
    let one = |verdict, reason: fn(DecisionId) -> Reason| {
        vec![Finding { verdict, reason: reason(id.clone()) }]
    };
    match decision.outcome {
        Outcome::Go => Vec::new(),
        Outcome::Hold => one(Verdict::Amber, Reason::OnHold),
        Outcome::Recycle => one(Verdict::Amber, Reason::Recycled),
        Outcome::Stop => one(Verdict::Red, Reason::Stopped),
        Outcome::Conditional => unmet(plan, id, decision).collect(),
    }
}

/// The conditions that were due before the status date and are not met; on the day itself they are
/// still in time.
fn unmet<'a>(
    plan: &'a Plan,
    id: &'a DecisionId,
    decision: &'a Decision,
) -> impl Iterator<Item = Finding> + 'a {
    let conditions = decision.conditions.iter().filter(|condition| !condition.met);
    conditions.filter_map(|condition| {
        let due = condition
            .due
            .filter(|due| plan.about.status_date.is_some_and(|status| *due < status))?;
        Some(Finding {
            verdict: Verdict::Amber,
            reason: Reason::Unmet { decision: id.clone(), condition: condition.id.clone(), due },
        })
    })
}
