//! Decisions on a product, and their conditions.

use super::env::EditEnv;
use domain::edit::commands::{amend_decision, decide_naming};
use domain::edit::{Change, Field, Refusal};
use domain::readiness::foresee;
use engine::model::*;
use engine::schedule::Schedule;

/// A decision as it is being made; what is foreseen is added when it is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionDraft {
    pub product: ProductId,
    pub gate: Option<MilestoneId>,
    pub outcome: Outcome,
    pub day: Day,
    pub by: String,
    pub note: String,
    pub conditions: Vec<ConditionDraft>,
}

/// A condition as it is being said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConditionDraft {
    pub text: String,
    pub owner: String,
    pub due: Option<Day>,
}

/// Notes a decision. Conditions are those of a conditional go alone, and what nothing is said of is
/// none.
pub(super) fn decide(
    plan: &Plan,
    schedule: &Schedule,
    draft: &DecisionDraft,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let new = env.id("decision");
    let is_said = |condition: &&ConditionDraft| {
        draft.outcome == Outcome::Conditional && **condition != ConditionDraft::default()
    };
    let said = draft.conditions.iter().filter(is_said).cloned();
    let (conditions, owners) = (0..)
        .zip(said)
        .map(|(place, ConditionDraft { text, owner, due })| {
            let id: ConditionId = env.id("condition");
            let condition = Condition::new(id.clone(), text, Rank::nth(place));
            (Condition { due, ..condition }, (id, owner, env.id("person")))
        })
        .unzip();
    let decision = Decision {
        product: draft.product.clone(),
        milestone: draft.gate.clone(),
        outcome: draft.outcome,
        day: draft.day,
        by: draft.by.clone(),
        note: draft.note.clone(),
        conditions,
        foreseen: foresee(plan, schedule, &draft.product),
    };
    decide_naming(plan, &new, decision, owners)
}

/// Changes a condition; where there is none of this id, nothing changes.
pub(super) fn amend_condition(
    plan: &Plan,
    id: &DecisionId,
    condition: &ConditionId,
    edit: impl FnOnce(&mut Condition),
) -> Result<Change, Refusal> {
    amend_decision(plan, id, Field::Conditions, |decision| {
        if let Some(condition) = decision.condition_mut(condition) {
            edit(condition);
        }
    })
}
