//! A part of a plan, for somebody whom only that concerns.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::value_of;
use super::record::{dependants, is_in, named_by};
use super::{Batch, BatchId, Cell, MergeState, Origin, RecordKey, Side};
use engine::model::*;
use engine::sorting::Gather;

/// The records of a part.
pub type Scope = BTreeSet<RecordKey>;

/// What concerns whoever does these projects: the projects, what lies in them, what they hand over
/// and its criteria, the products that get it, the programmes they lie in, who has to do with any of
/// that, links and requests between them, and what holds for the plan as a whole.
///
/// Nothing in it refers to something outside it.
pub fn scope_of(plan: &Plan, projects: impl IntoIterator<Item = ProjectId>) -> Scope {
    let mut scope = Scope::from([RecordKey::about()]);
    let projects: BTreeSet<ProjectId> =
        projects.into_iter().filter(|id| plan.get(id).is_some()).gather();
    let mut open: Vec<RecordKey> = projects.iter().map(RecordKey::of).collect();
    while let Some(key) = open.pop() {
        let is_link = matches!(key.table(), "links" | "requests");
        if is_link || !scope.insert(key.clone()) {
            continue;
        }
        dependants(plan, &key, &mut |other| {
            // Of a product only what these projects hand over is of the part.
            if key.table() != "products" {
                open.push(other);
            }
        });
        referred(plan, &key, &mut |other| open.push(other));
    }
    let ends = |end: &LinkEnd| match end {
        LinkEnd::Project(id) => scope.contains(&RecordKey::of(id)),
        LinkEnd::Milestone(id) => scope.contains(&RecordKey::of(id)),
    };
    let links: Vec<_> = plan
        .links
        .iter()
        .filter(|(_, link)| ends(&link.predecessor) && ends(&link.successor))
        .map(|(id, _)| RecordKey::of(id))
        .collect();
    scope.extend(links);
    let requests: Vec<_> = plan
        .requests
        .iter()
        .filter(|(_, request)| {
            scope.contains(&RecordKey::of(&request.project))
                && request.link.as_ref().is_none_or(|link| scope.contains(&RecordKey::of(link)))
        })
        .collect();
    for (id, request) in requests {
        scope.insert(RecordKey::of(id));
        let owner = request.owner.as_ref().filter(|owner| plan.get(owner).is_some());
        let party = owner.and_then(|owner| plan.get(owner)?.party.clone());
        scope.extend(owner.map(RecordKey::of));
        scope.extend(party.filter(|party| plan.get(party).is_some()).as_ref().map(RecordKey::of));
    }
    scope
}

/// Calls `found` with each record of the plan that this one names, but for projects and what lies in
/// them: no project comes into a part because something names it.
fn referred(plan: &Plan, key: &RecordKey, found: &mut dyn FnMut(RecordKey)) {
    named_by(plan, key, &mut |_, other| {
        if is_in(plan, &other) && !matches!(other.table(), "projects" | "milestones") {
            found(other);
        }
    });
}

/// The same with whom and what those values name that several gave to one of these records, and
/// nobody has settled: whoever gets the part can choose between them.
pub fn with_unsettled(copy: Side<'_>, mut scope: Scope) -> Scope {
    let mut open: Vec<RecordKey> = Vec::new();
    for key in &scope {
        let origin = copy.state.origin(key);
        let values = origin.cells.values().filter_map(|cell| match cell {
            Cell::Both(writes) => Some(writes.values()),
            Cell::Same(_) => None,
        });
        for (field, json) in values.flatten().flat_map(|value| value_of(value)) {
            let table = match field.as_str() {
                "manager" | "owner" => Person::TABLE,
                "party" => Party::TABLE,
                "programme" | "parent" => Programme::TABLE,
                "product" => Product::TABLE,
                _ => continue,
            };
            let id = serde_json::from_str::<String>(&json);
            open.extend(id.ok().map(|id| RecordKey::new(table, &id)));
        }
    }
    while let Some(key) = open.pop() {
        if is_in(copy.plan, &key) && scope.insert(key.clone()) {
            referred(copy.plan, &key, &mut |other| open.push(other));
        }
    }
    scope
}

/// The part of a copy with these records, to be sent to somebody: nothing of other records is in
/// it, no record that is gone, nothing that was written over, and no note of a batch. The copy must
/// be sealed.
pub fn part(copy: Side<'_>, scope: &Scope) -> (Plan, MergeState) {
    let Side { plan, state } = copy;
    let scope: Arc<Scope> =
        Arc::new(scope.iter().filter(|key| is_in(plan, key)).cloned().collect());
    let mut part = Plan::new(&*plan.id, "");
    part.about = plan.about.clone();
    macro_rules! take {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(for (id, record) in plan.$table.iter() {
                if scope.contains(&RecordKey::of(id)) {
                    part.insert(id.clone(), $record::clone(record));
                }
            })*
        };
    }
    engine::each_record!(take);
    for (id, unknown) in plan.unknown.iter() {
        if scope.contains(id.as_str()) {
            part.insert(id.clone(), Unknown::clone(unknown));
        }
    }
    let mut own = MergeState::rooted(state.root());
    let of_root = state.coverage(BatchId::ROOT).map(|coverage| coverage.within(&scope));
    let mut seen: BTreeMap<_, _> = of_root.into_iter().map(|it| (BatchId::ROOT, it)).gather();
    let mut wrote = BTreeSet::new();
    for key in scope.iter() {
        let origin = state.origin(key);
        wrote.extend(origin.batches());
        wrote.extend(origin.life.goes.iter());
        // What cells held before somebody wrote over it is nobody's business there.
        let sent = Origin { first: BTreeMap::new(), ..Origin::clone(&origin) };
        own.put(key.clone(), Some(Arc::new(sent)));
    }
    for (id, coverage) in state.seen() {
        seen.insert(id, coverage.within(&scope));
    }
    let of_part = state.batches.iter().filter(|(id, _)| wrote.contains(id));
    let batches =
        of_part.map(|(id, batch)| (*id, Batch { note: String::new(), ..batch.clone() })).collect();
    (own.seen, own.batches) = (Arc::new(seen), Arc::new(batches));
    (part, own)
}
