//! Deciding on a product at a gate, and meeting what was asked for it (SPEC R8).

use std::collections::BTreeSet;

use super::assign::named;
use super::create::next;
use crate::edit::{Change, Label, Refusal};
use engine::model::*;

/// Notes a decision under a new id. Refused when its product or its milestone is gone, for a
/// conditional go without a condition, for a condition without a text, and for two of one id.
pub fn decide(plan: &Plan, id: &DecisionId, decision: Decision) -> Result<Change, Refusal> {
    let name = plan.get(&decision.product).ok_or(Refusal::Gone(RecordType::Product))?.name.clone();
    if plan.get(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    let label = Label::Decided { name, outcome: decision.outcome };
    put(plan, id, decision, label)
}

/// Notes a decision as [`decide`] does, where each of these conditions is owned by whom the name
/// means: one who is not known yet is made under the id beside it, in the same step.
pub fn decide_naming(
    plan: &Plan,
    id: &DecisionId,
    mut decision: Decision,
    owners: Vec<(ConditionId, String, PersonId)>,
) -> Result<Change, Refusal> {
    let mut people = Patch::default();
    for (condition, name, new) in owners {
        if let Some(condition) = decision.condition_mut(&condition) {
            condition.owner = named(plan, &mut people, &name, new)?;
        }
    }
    let mut change = decide(plan, id, decision)?;
    change.patch.append(people);
    Ok(change)
}

/// Gives a condition to whom this name means, made under `new` when there
/// is none yet; no name is nobody.
pub fn assign_condition(
    plan: &Plan,
    id: &DecisionId,
    condition: &ConditionId,
    name: &str,
    new: PersonId,
) -> Result<Change, Refusal> {
    let mut people = Patch::default();
    let owner = named(plan, &mut people, name, new)?;
    let mut change = amend_decision(plan, id, Field::Conditions, |decision| {
        if let Some(condition) = decision.condition_mut(condition) {
            condition.owner = owner;
        }
    })?;
    // Who owns nothing is not made.
    if !change.patch.is_empty() {
        change.patch.append(people);
    }
    Ok(change)
}

/// Changes a decision, and names the step after `field`; refused as [`decide`] does. What was
/// foreseen that day, and of which product, stays.
pub fn amend_decision(
    plan: &Plan,
    id: &DecisionId,
    field: Field,
    edit: impl FnOnce(&mut Decision),
) -> Result<Change, Refusal> {
    let before = plan.get(id).ok_or(Refusal::Gone(RecordType::Decision))?;
    let mut after = Decision::clone(before);
    edit(&mut after);
    (after.product, after.foreseen) = (before.product.clone(), before.foreseen);
    put(
        plan,
        id,
        after,
        Label::Changed { what: RecordType::Decision, name: product_name(plan, before), field },
    )
}

/// Asks one thing more with a decision, under a new id and behind the others; refused without a
/// text.
pub fn add_condition(
    plan: &Plan,
    id: &DecisionId,
    new: ConditionId,
    text: &str,
) -> Result<Change, Refusal> {
    amend_decision(plan, id, Field::Conditions, |decision| {
        let rank = next(decision.conditions.iter().map(|condition| &condition.rank));
        decision.conditions.push(Condition::new(new, text.trim(), rank));
    })
}

/// Takes a condition away; where there is none of this id, nothing changes. Refused for the last
/// one of a conditional go.
pub fn delete_condition(
    plan: &Plan,
    id: &DecisionId,
    condition: &ConditionId,
) -> Result<Change, Refusal> {
    amend_decision(plan, id, Field::Conditions, |decision| {
        decision.conditions.retain(|other| other.id != *condition);
    })
}

/// Says whether a condition is met; where there is none of this id, nothing changes.
pub fn meet(
    plan: &Plan,
    id: &DecisionId,
    condition: &ConditionId,
    met: bool,
) -> Result<Change, Refusal> {
    amend_decision(plan, id, Field::Conditions, |decision| {
        if let Some(condition) = decision.condition_mut(condition) {
            condition.met = met;
        }
    })
}

/// Takes a decision back, as if it was never made.
pub fn take_back(plan: &Plan, id: &DecisionId) -> Result<Change, Refusal> {
    let decision = plan.get(id).ok_or(Refusal::Gone(RecordType::Decision))?;
    let label = Label::Deleted { what: RecordType::Decision, name: product_name(plan, decision) };
    let mut patch = Patch::default();
    patch.remove(plan, id);
    Ok(Change { label, patch })
}

fn put(
    plan: &Plan,
    id: &DecisionId,
    mut decision: Decision,
    label: Label,
) -> Result<Change, Refusal> {
    // What was wrong before, as in a file made by others, is no reason to refuse another change.
    let before = plan.get(id);
    let is_gone = |milestone| {
        plan.get(milestone).is_none()
            && before.is_none_or(|before| before.milestone.as_ref() != Some(milestone))
    };
    if decision.milestone.as_ref().is_some_and(is_gone) {
        return Err(Refusal::Gone(RecordType::Milestone));
    }
    if decision.conditions.iter().any(|condition| condition.text.trim().is_empty()) {
        return Err(Refusal::EmptyCondition);
    }
    if decision.needs_condition() && !before.is_some_and(|before| before.needs_condition()) {
        return Err(Refusal::NoCondition);
    }
    let mut ids = BTreeSet::new();
    if !decision.conditions.iter().all(|condition| ids.insert(&condition.id)) {
        return Err(Refusal::IdTaken);
    }
    Condition::sort(&mut decision.conditions);
    let mut patch = Patch::default();
    patch.put(plan, id, decision);
    Ok(Change { label, patch })
}

/// A decision is called after its product.
fn product_name(plan: &Plan, decision: &Decision) -> String {
    plan.get(&decision.product)
        .map_or_else(|| decision.product.to_string(), |product| product.name.clone())
}
