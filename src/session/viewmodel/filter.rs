//! Showing a part of the plan, and knowing how much is left out (rules F of docs/SPEC.md).

use std::collections::BTreeSet;

use super::{Query, Subject, layers};
use domain::edit::RecordType;
use engine::model::*;
use engine::sorting::Gather;

/// What is shown; the default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What has to do with these: with one of each type that stands here, in the order in which
    /// they were added.
    pub only: Vec<Subject>,
    /// Projects with this in their name; empty: any.
    pub text: String,
    /// Projects that are shown whatever else is asked: what was made while the filter stands does
    /// not vanish under one's hands.
    pub also: BTreeSet<ProjectId>,
}

impl Filter {
    /// Does it show everything?
    pub fn is_empty(&self) -> bool {
        self.only.is_empty() && self.text.trim().is_empty()
    }

    /// Asks for this subject too.
    pub fn add(&mut self, subject: Subject) {
        if !self.only.contains(&subject) {
            self.only.push(subject);
        }
    }

    /// Goes on showing the projects that come into being with this change.
    pub fn keep_new(&mut self, patch: &Patch) {
        self.also.extend(
            patch
                .projects
                .iter()
                .filter(|(_, diff)| diff.before.is_none())
                .map(|(id, _)| id.clone()),
        );
    }

    /// The plan with only the projects, products and programmes to be shown, for lists of what
    /// there is; all else in it is as it was.
    pub fn narrow(&self, plan: &Plan) -> Plan {
        if self.is_empty() {
            return plan.clone();
        }
        let mut narrow = plan.clone();
        (narrow.projects, narrow.products, narrow.programmes) = Default::default();
        let query = Query::new(&self.text);
        for (id, project) in plan.projects.iter() {
            if self.also.contains(id)
                || self.asks_for(plan, id, project) && query.fit(&project.name).is_some()
            {
                narrow.projects.insert_mut(id.clone(), project.clone());
            }
        }
        let fed = narrow
            .projects
            .keys()
            .flat_map(|id| plan.deliverables_by(id))
            .map(|(_, deliverable)| deliverable.product.clone());
        let asked = self.only.iter().filter_map(|subject| match subject {
            Subject::Product(id) => Some(id.clone()),
            _ => None,
        });
        for id in fed.chain(asked).gather::<BTreeSet<_>>() {
            if let Some(product) = plan.get(&id) {
                narrow.products.insert_mut(id, product.clone());
            }
        }
        let homes = narrow.projects.values().filter_map(|project| project.programme.clone());
        let asked = self.only.iter().filter_map(|subject| match subject {
            Subject::Programme(id) => Some(id.clone()),
            _ => None,
        });
        for id in homes.chain(asked).gather::<BTreeSet<_>>() {
            for id in layers(plan, &id) {
                if let Some(programme) = plan.get(id) {
                    narrow.programmes.insert_mut(id.clone(), programme.clone());
                }
            }
        }
        narrow
    }

    /// Has this project to do with one of each type that is asked for?
    fn asks_for(&self, plan: &Plan, id: &ProjectId, project: &Project) -> bool {
        let types: BTreeSet<RecordType> = self.only.iter().map(Subject::what).gather();
        types.into_iter().all(|what| {
            self.only
                .iter()
                .filter(|subject| subject.what() == what)
                .any(|subject| concerns(plan, id, project, subject))
        })
    }
}

/// Has this project to do with this subject?
fn concerns(plan: &Plan, id: &ProjectId, project: &Project, subject: &Subject) -> bool {
    match subject {
        Subject::Project(other) => other == id,
        Subject::Product(product) => plan.deliverables_by(id).any(|(_, it)| it.product == *product),
        Subject::Programme(programme) => project
            .programme
            .as_ref()
            .is_some_and(|own| layers(plan, own).any(|above| above == programme)),
        Subject::Person(person) => {
            let manages = |product: &ProductId| {
                plan.get(product).is_some_and(|product| product.manager.as_ref() == Some(person))
            };
            let owns = |deliverable| {
                plan.criteria_of(deliverable)
                    .any(|(_, criterion)| criterion.owner.as_ref() == Some(person))
            };
            leader(plan, project).map(Leader::person) == Some(person)
                || plan
                    .deliverables_by(id)
                    .any(|(deliverable, it)| manages(&it.product) || owns(deliverable))
        }
        Subject::Party(party) => {
            let of_leader =
                leader(plan, project).and_then(|leader| plan.get(leader.person())?.party.as_ref());
            project.party.as_ref() == Some(party) || of_leader == Some(party)
        }
    }
}
