//! The people of a plan by party, with what each of them leads and owns (rules T of docs/SPEC.md).

use std::collections::{BTreeMap, BTreeSet};

use domain::readiness::{Verdict, judge_by_chance};
use engine::forecast::Chances;
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::{Gather, Order};

/// What a person sees to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// The programmes they manage, by rank.
    pub programmes: Vec<ProgrammeId>,
    /// The projects they lead themselves or as a programme's manager, by rank.
    pub projects: Vec<ProjectId>,
    /// The products they manage, by rank.
    pub products: Vec<ProductId>,
    /// The criteria they own.
    pub criteria: Vec<CriterionId>,
    /// The conditions they own, each with its decision.
    pub conditions: Vec<(DecisionId, ConditionId)>,
    /// The activities they own.
    pub activities: Vec<ActivityId>,
    /// The worst verdict of the products they manage, or deliver to by a project they lead; none
    /// when there are none.
    pub verdict: Option<Verdict>,
}

impl Duties {
    /// Do they see to nothing?
    pub fn is_empty(&self) -> bool {
        let leads =
            !self.programmes.is_empty() || !self.projects.is_empty() || !self.products.is_empty();
        !leads
            && self.criteria.is_empty()
            && self.conditions.is_empty()
            && self.activities.is_empty()
    }
}

/// What everybody sees to; a walk through the plan, for a screen that shows them all.
pub fn duties(plan: &Plan, schedule: &Schedule, chances: &Chances) -> BTreeMap<PersonId, Duties> {
    let mut all: BTreeMap<PersonId, Duties> =
        plan.people.keys().map(|id| (id.clone(), Duties::default())).gather();
    let mut programmes: Vec<_> = plan
        .programmes
        .iter()
        .filter_map(|(id, it)| Some((it.manager.clone()?, &it.rank, id)))
        .collect();
    programmes.order();
    for (person, _, id) in programmes {
        if let Some(duties) = all.get_mut(&person) {
            duties.programmes.push(id.clone());
        }
    }
    let mut touched: BTreeMap<PersonId, BTreeSet<ProductId>> = BTreeMap::new();
    let mut projects: Vec<_> = plan
        .projects
        .iter()
        .filter_map(|(id, it)| Some((leader(plan, it)?.person(), &it.rank, id)))
        .collect();
    projects.order();
    for (person, _, id) in projects {
        if let Some(duties) = all.get_mut(person) {
            duties.projects.push(id.clone());
            touched
                .entry(person.clone())
                .or_default()
                .extend(plan.deliverables_by(id).map(|(_, it)| it.product.clone()));
        }
    }
    let mut products: Vec<_> = plan
        .products
        .iter()
        .filter_map(|(id, it)| Some((it.manager.clone()?, &it.rank, id)))
        .collect();
    products.order();
    for (person, _, id) in products {
        if let Some(duties) = all.get_mut(&person) {
            duties.products.push(id.clone());
            touched.entry(person).or_default().insert(id.clone());
        }
    }
    for (id, criterion) in plan.criteria.iter() {
        if let Some(duties) = criterion.owner.as_ref().and_then(|owner| all.get_mut(owner)) {
            duties.criteria.push(id.clone());
        }
    }
    for (id, decision) in plan.decisions.iter() {
        for condition in &decision.conditions {
            if let Some(duties) = condition.owner.as_ref().and_then(|owner| all.get_mut(owner)) {
                duties.conditions.push((id.clone(), condition.id.clone()));
            }
        }
    }
    for (id, activity) in plan.activities.iter() {
        if let Some(duties) = activity.owner.as_ref().and_then(|owner| all.get_mut(owner)) {
            duties.activities.push(id.clone());
        }
    }
    let verdict = |id| judge_by_chance(plan, schedule, id, chances.get(id).copied()).verdict();
    let verdicts: BTreeMap<&ProductId, Verdict> =
        plan.products.keys().map(|id| (id, verdict(id))).gather();
    for (person, products) in touched {
        if let Some(duties) = all.get_mut(&person) {
            duties.verdict = products.iter().filter_map(|id| verdicts.get(id).copied()).max();
        }
    }
    all
}

/// A row of the screen of people.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PeopleRow {
    /// The heading of a party; none: people of no party, who are of the own organisation.
    Party(Option<PartyId>),
    /// A person.
    Person(PersonId),
}

/// All rows: people of no party first, then the own parties, then the external ones; parties and
/// people by name.
///
/// A party that is gone counts as none. Every party has a heading, also without people.
pub fn people_rows(plan: &Plan) -> Vec<PeopleRow> {
    let mut members: BTreeMap<Option<&PartyId>, Vec<(String, &PersonId)>> = BTreeMap::new();
    for (id, person) in plan.people.iter() {
        let party = person.party.as_ref().filter(|party| plan.parties.contains_key(*party));
        members.entry(party).or_default().push((person.name.to_lowercase(), id));
    }
    let mut parties: Vec<_> = plan
        .parties
        .iter()
        .map(|(id, party)| (party.external, party.name.to_lowercase(), Some(id)))
        .collect();
    parties.order();
    let own = members.contains_key(&None).then_some(None);
    let mut rows = Vec::new();
    for party in own.into_iter().chain(parties.into_iter().map(|(_, _, id)| id)) {
        rows.push(PeopleRow::Party(party.cloned()));
        let mut people = members.remove(&party).unwrap_or_default();
        people.order();
        rows.extend(people.into_iter().map(|(_, id)| PeopleRow::Person(id.clone())));
    }
    rows
}
