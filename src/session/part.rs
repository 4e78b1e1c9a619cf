//! The part of a plan that concerns somebody, as a file for them.

use crate::viewmodel::Subject;
use domain::edit::Document;
use domain::format::json;
use domain::merge::{Scope, Side, part, scope_of};
use engine::model::*;

/// What a part holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartContents {
    pub projects: usize,
    pub products: usize,
    pub people: usize,
}

/// What concerns a person (the projects they lead, H1) or a party (the projects it does); none for
/// anything else, and for who has no project.
fn scope_for(plan: &Plan, who: &Subject) -> Option<Scope> {
    let is_theirs = |project: &Project| match who {
        Subject::Person(id) => leader(plan, project).is_some_and(|it| it.person() == id),
        Subject::Party(id) => project.party.as_ref() == Some(id),
        Subject::Project(_) | Subject::Product(_) | Subject::Programme(_) => false,
    };
    let own: Vec<_> = plan.projects.iter().filter(|(_, it)| is_theirs(it)).collect();
    let ids = own.into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    (!ids.is_empty()).then(|| scope_of(plan, ids))
}

impl PartContents {
    /// What the part for them would hold; none when nothing concerns them.
    pub fn of(plan: &Plan, who: &Subject) -> Option<PartContents> {
        let scope = scope_for(plan, who)?;
        let count = |table: &str| scope.iter().filter(|key| key.table() == table).count();
        Some(PartContents {
            projects: count(Project::TABLE),
            products: count(Product::TABLE),
            people: count(Person::TABLE),
        })
    }
}

/// The file of the part for them: nothing else of the plan is in it. The document must be sealed.
pub fn part_for(document: &Document, who: &Subject) -> Option<String> {
    let scope = scope_for(&document.plan, who)?;
    let copy = Side { plan: &document.plan, state: &document.merge };
    let (plan, state) = part(copy, &scope);
    Some(json::write_with(&plan, &state))
}
