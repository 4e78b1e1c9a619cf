//! People and parties: new ones, and who takes over from one that leaves.

use super::env::EditEnv;
use crate::text as t;
use domain::edit::commands::{AfterReplacing, Referred, create, replace_everywhere};
use domain::edit::{Change, Named, Refusal};
use engine::model::*;

/// One that others name, and that another can take over from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Somebody {
    Person(PersonId),
    Party(PartyId),
}

impl Somebody {
    /// Returns what people call them; empty when they are gone.
    pub fn name(&self, plan: &Plan) -> String {
        match self {
            Somebody::Person(id) => plan.get(id).map(|person| person.name().to_owned()),
            Somebody::Party(id) => plan.get(id).map(|party| party.name().to_owned()),
        }
        .unwrap_or_default()
    }

    /// Returns in how many places they stand; a walk through the plan.
    pub fn uses(&self, plan: &Plan) -> usize {
        match self {
            Somebody::Person(id) => Person::uses(plan, id),
            Somebody::Party(id) => Party::uses(plan, id),
        }
    }

    /// Puts the one of this name wherever they stood.
    pub(super) fn replace(
        &self,
        plan: &Plan,
        by: &str,
        then: AfterReplacing,
        env: &mut EditEnv,
    ) -> Result<Change, Refusal> {
        match self {
            Somebody::Person(id) => replace_everywhere(plan, id, by, env.id("person"), then),
            Somebody::Party(id) => replace_everywhere(plan, id, by, env.id("party"), then),
        }
    }
}

/// Adds a person who works for this party.
pub(super) fn add_person(
    plan: &Plan,
    party: Option<&PartyId>,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let person = Person { name: t::new_person(env.lang), party: party.cloned() };
    create(plan, &env.id("person"), person)
}

/// Adds an external party.
pub(super) fn add_party(plan: &Plan, env: &mut EditEnv) -> Result<Change, Refusal> {
    let party = Party { name: t::new_party(env.lang), external: true, calendar: None };
    create(plan, &env.id("party"), party)
}
