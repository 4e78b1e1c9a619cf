//! The part of a plan that concerns somebody, as a file for them.

use crate::history::HistoryRow;
use crate::text::{self as t, Lang};
use crate::viewmodel::Subject;
use domain::edit::Document;
use domain::format::json;
use domain::merge::{Scope, Side, part, scope_of, with_unsettled};
use domain::together::title_of;
use engine::model::*;
use engine::sorting::Order;

/// What a part holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartContents {
    pub projects: usize,
    pub products: usize,
    pub people: usize,
}

/// What concerns a person (the projects they lead, H1), a party (the projects it does) or a project
/// alone; none for anything else, and for who has no project.
pub fn scope_for(plan: &Plan, who: &Subject) -> Option<Scope> {
    let is_theirs = |id: &ProjectId, project: &Project| match who {
        Subject::Person(id) => leader(plan, project).is_some_and(|it| it.person() == id),
        Subject::Party(id) => project.party.as_ref() == Some(id),
        Subject::Project(own) => own == id,
        Subject::Product(_) | Subject::Programme(_) => false,
    };
    let own: Vec<_> = plan.projects.iter().filter(|(id, it)| is_theirs(id, it)).collect();
    let ids = own.into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    (!ids.is_empty()).then(|| scope_of(plan, ids))
}

/// Everybody a part can be made for, by name: first whoever has this name, then people, then
/// parties.
pub fn recipients(plan: &Plan, me: &str) -> Vec<(Subject, String)> {
    let mut has = std::collections::BTreeSet::new();
    for project in plan.projects.values() {
        has.extend(leader(plan, project).map(|it| it.person().as_str().to_owned()));
        has.extend(project.party.iter().map(|id| id.as_str().to_owned()));
    }
    let mut people: Vec<_> = plan
        .people
        .iter()
        .filter(|(id, _)| has.contains(id.as_str()))
        .map(|(id, it)| (Subject::Person(id.clone()), it.name.clone()))
        .collect();
    people.order_by_key(|(_, name)| (name.trim() != me.trim(), name.to_lowercase()));
    let mut parties: Vec<_> = plan
        .parties
        .iter()
        .filter(|(id, _)| has.contains(id.as_str()))
        .map(|(id, it)| (Subject::Party(id.clone()), it.name.clone()))
        .collect();
    parties.order_by_key(|(_, name)| name.to_lowercase());
    people.into_iter().chain(parties).collect()
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

/// All that the part for them would hold, a line a record.
pub fn part_lines(lang: Lang, document: &Document, who: &Subject) -> Vec<HistoryRow> {
    let plan = &document.plan;
    let copy = Side { plan, state: &document.merge };
    let scope = scope_for(plan, who).map(|scope| with_unsettled(copy, scope));
    let lines = scope.unwrap_or_default().into_iter().map(|key| {
        let (what, name) = title_of(plan, &key);
        HistoryRow::Line {
            record: key.to_string(),
            text: t::titled(lang, what, &name),
            is_kept: false,
        }
    });
    lines.collect()
}

/// The file of the part for them: nothing else of the plan is in it. The document must be sealed.
pub fn part_for(document: &Document, who: &Subject) -> Option<String> {
    let scope = scope_for(&document.plan, who)?;
    let copy = Side { plan: &document.plan, state: &document.merge };
    let (plan, state) = part(copy, &with_unsettled(copy, scope));
    Some(json::write_with(&plan, &state))
}
