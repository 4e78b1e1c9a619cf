//! What differs between two states of a plan, record by record, for a reader who has to choose
//! between them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use super::{RecordType, Titled};
use engine::model::*;

/// What differs between two states of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Each record that is not the same in both, by type and then by id; the plan as a whole comes
    /// first.
    pub records: Vec<Compared>,
    /// How many records the plan has before and after.
    pub count: (usize, usize),
}

/// A record that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its type.
    pub what: RecordType,
    /// What it is called: afterwards, or before when it goes. A link is called after its ends, a
    /// request after its project, a decision after its product.
    pub name: String,
    /// What becomes of it.
    pub how: RecordChange,
}

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordChange {
    /// It comes.
    New,
    /// It goes.
    Gone,
    /// These fields get another value, by their names in a file (docs/FORMAT.md); none of what is
    /// kept whole from a newer version.
    Changed(Vec<String>),
}

impl Comparison {
    /// Are both the same?
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Does the plan lose more than a fifth of its records?
    pub fn shrinks(&self) -> bool {
        let (before, after) = self.count;
        after.saturating_mul(5) < before.saturating_mul(4)
    }
}

/// What changes in a plan when `after` takes the place of `before`.
pub fn compare(before: &Plan, after: &Plan) -> Comparison {
    let patch = Patch::between(before, after);
    let mut records = Vec::new();
    let about = changed(patch.about.as_ref(), unknown_fields(&patch, &Unknown::about()), || {
        after.about.clone()
    });
    records.extend(about.map(|(about, how)| Compared {
        what: RecordType::Plan,
        name: about.name.clone(),
        how,
    }));
    let mut lister = Lister { patch: &patch, plans: [after, before], records };
    macro_rules! list_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(lister.list::<$record>();)*
        };
    }
    engine::each_record!(list_each);
    lister.list_newer();
    Comparison { records: lister.records, count: (before.len(), after.len()) }
}

struct Lister<'a> {
    patch: &'a Patch,
    /// After and before.
    plans: [&'a Plan; 2],
    records: Vec<Compared>,
}

impl Lister<'_> {
    /// Lists the records of one type that differ, in what this version knows of them or in what it
    /// does not.
    fn list<T: Titled>(&mut self) {
        let of_table = |id: &UnknownId| {
            Some(Id::new(Unknown::of(id).filter(|(table, _)| *table == T::TABLE)?.1))
        };
        let diffs = T::changes(self.patch);
        let ids: BTreeSet<Id<T>> =
            diffs.keys().cloned().chain(self.patch.unknown.keys().filter_map(of_table)).collect();
        for id in ids {
            let fields = unknown_fields(self.patch, &Unknown::id(T::TABLE, id.as_str()));
            // A record that this version cannot read at all is listed with what is of a newer
            // version.
            let Some(record) = diffs
                .get(&id)
                .and_then(|diff| diff.after.as_ref().or(diff.before.as_ref()))
                .or_else(|| self.plans[0].get(&id))
            else {
                continue;
            };
            let how = changed(diffs.get(&id), fields, || record.clone()).map(|(_, how)| how);
            self.records.extend(how.map(|how| Compared {
                what: T::WHAT,
                name: record.title(&self.plans),
                how,
            }));
        }
    }

    /// Lists the records and entries of a newer version that differ.
    fn list_newer(&mut self) {
        let whole = |unknown: &Option<Arc<Unknown>>| {
            unknown.as_ref().and_then(|unknown| unknown.0.get("").cloned())
        };
        for (id, diff) in &self.patch.unknown {
            let how = match (whole(&diff.before), whole(&diff.after)) {
                (None, None) => continue,
                (None, Some(_)) => RecordChange::New,
                (Some(_), None) => RecordChange::Gone,
                (Some(_), Some(_)) => RecordChange::Changed(Vec::new()),
            };
            let name = id.as_str().trim_end_matches('/').replacen('/', " ", 1);
            self.records.push(Compared { what: RecordType::Newer, name, how });
        }
    }
}

/// What becomes of a record, and the record itself; none when nothing does.
fn changed<T: Serialize>(
    diff: Option<&Diff<T>>,
    mut unknown: Vec<String>,
    stands: impl FnOnce() -> Arc<T>,
) -> Option<(Arc<T>, RecordChange)> {
    match diff.map(|diff| (&diff.before, &diff.after)) {
        Some((None, Some(after))) => Some((after.clone(), RecordChange::New)),
        Some((Some(before), None)) => Some((before.clone(), RecordChange::Gone)),
        Some((Some(before), Some(after))) => {
            unknown.extend(changed_fields(&**before, &**after));
            unknown.sort();
            unknown.dedup();
            Some((after.clone(), RecordChange::Changed(unknown)))
        }
        _ => (!unknown.is_empty()).then(|| (stands(), RecordChange::Changed(unknown))),
    }
}

/// The fields of a record that differ in what this version does not know of them.
fn unknown_fields(patch: &Patch, id: &UnknownId) -> Vec<String> {
    let Some(diff) = patch.unknown.get(id) else { return Vec::new() };
    let of = |unknown: &Option<Arc<Unknown>>| {
        unknown.as_ref().map_or_else(BTreeMap::new, |unknown| unknown.0.clone())
    };
    let (before, after) = (of(&diff.before), of(&diff.after));
    let differ =
        before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
    let fields: BTreeSet<String> = differ.filter_map(|path| names(path).next()).collect();
    fields.into_iter().collect()
}

/// The fields that a file would write otherwise: so a new field needs nothing here.
fn changed_fields(before: &impl Serialize, after: &impl Serialize) -> Vec<String> {
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<String> = before
        .iter()
        .filter(|(name, value)| after.get(*name) != Some(value))
        .map(|(name, _)| name.clone())
        .collect();
    names.extend(after.keys().filter(|name| !before.contains_key(*name)).cloned());
    names.sort();
    names
}
