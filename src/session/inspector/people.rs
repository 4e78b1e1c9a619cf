//! What a person or a party stands for, and what becomes of that when they leave.

use crate::text::{self as t, Lang};
use crate::viewmodel::Duties;
use engine::model::*;
use engine::sorting::Order;

/// Returns the products of which somebody owns criteria.
pub fn products_of_criteria(plan: &Plan, duties: &Duties) -> Vec<ProductId> {
    let product = |id: &CriterionId| Some(plan.get(&plan.get(id)?.deliverable)?.product.clone());
    let mut products: Vec<_> = duties.criteria.iter().filter_map(product).collect();
    products.order();
    products.dedup();
    products
}

/// Who works for a party, and what it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartyContents {
    pub people: Vec<PersonId>,
    pub projects: Vec<ProjectId>,
}

impl PartyContents {
    /// A walk through the plan, for when it changed and not while something is dragged.
    pub fn of(plan: &Plan, party: &PartyId) -> PartyContents {
        let people = plan.people.iter().filter(|(_, it)| it.party.as_ref() == Some(party));
        let projects = plan.projects.iter().filter(|(_, it)| it.party.as_ref() == Some(party));
        PartyContents {
            people: people.map(|(id, _)| id.clone()).collect(),
            projects: projects.map(|(id, _)| id.clone()).collect(),
        }
    }
}

/// Says in how many places somebody stands.
pub fn stands_in(lang: Lang, places: usize) -> String {
    if places == 1 { t::stands_once(lang) } else { t::stands_in(lang, places) }
}

/// Says what deleting somebody does, who stands in so many places and is replaced by this name.
pub fn leaving(lang: Lang, places: usize, by: &str) -> String {
    match (places, by.trim()) {
        (0, _) => t::delete(lang),
        (1, "") => t::delete_and_clear_one(lang),
        (places, "") => t::delete_and_clear(lang, places),
        (_, by) => t::delete_and_replace(lang, by),
    }
}
