//! What differs between two states of a plan, record by record, for a reader who has to choose
//! between them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Field, RecordType, Titled};
use engine::model::*;
use engine::sorting::Gather;

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
    /// These fields get another value; none of what is kept whole from a newer version.
    Changed(Vec<ChangedField>),
}

/// A field that gets another value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangedField {
    /// One that this version knows.
    Known(Field),
    /// One that only a newer version knows, by its name in a file.
    Newer(String),
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
    fn list<T: Titled + Fields>(&mut self) {
        let of_table = |id: &UnknownId| {
            Some(Id::new(Unknown::of(id).filter(|(table, _)| *table == T::TABLE)?.1))
        };
        let diffs = T::changes(self.patch);
        let ids: BTreeSet<Id<T>> =
            diffs.keys().cloned().chain(self.patch.unknown.keys().filter_map(of_table)).gather();
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
                what: T::TYPE,
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
            self.records.push(Compared { what: RecordType::Unknown, name, how });
        }
    }
}

/// What becomes of a record, and the record itself; none when nothing does.
fn changed<T: Fields>(
    diff: Option<&Diff<T>>,
    mut fields: BTreeSet<ChangedField>,
    stands: impl FnOnce() -> Arc<T>,
) -> Option<(Arc<T>, RecordChange)> {
    let record = match diff.map(|diff| (&diff.before, &diff.after)) {
        Some((None, Some(after))) => return Some((after.clone(), RecordChange::New)),
        Some((Some(before), None)) => return Some((before.clone(), RecordChange::Gone)),
        Some((Some(before), Some(after))) => {
            let differ = T::fields().iter().filter(|field| !field.is_same(before, after));
            fields.extend(differ.map(|field| ChangedField::Known(field.field())));
            after.clone()
        }
        _ if fields.is_empty() => return None,
        _ => stands(),
    };
    Some((record, RecordChange::Changed(fields.into_iter().collect())))
}

/// The fields of a record that differ in what this version does not know of them.
fn unknown_fields(patch: &Patch, id: &UnknownId) -> BTreeSet<ChangedField> {
    let Some(diff) = patch.unknown.get(id) else { return BTreeSet::new() };
    let of = |unknown: &Option<Arc<Unknown>>| {
        unknown.as_ref().map_or_else(BTreeMap::new, |unknown| unknown.0.clone())
    };
    let (before, after) = (of(&diff.before), of(&diff.after));
    let differ =
        before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
    differ
        .filter_map(|path| names(path).next())
        .map(|name| match field_named(&name) {
            Some(field) => ChangedField::Known(field),
            None => ChangedField::Newer(name),
        })
        .gather()
}
