//! Records by name and as text: what a file holds of each, whatever its type.

use std::{
    borrow::Borrow,
    collections::BTreeSet,
    fmt,
    sync::{Arc, LazyLock},
};

use serde::{Deserialize, Serialize};

use super::object::{Object, text as json};
use engine::model::*;
use engine::sorting::Gather;

/// Names a record among all of a plan: `projects/app`; `about` is the plan as a whole, and
/// `budgets/` an entry of a file that is no table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct RecordKey(Arc<str>);

impl RecordKey {
    /// The plan as a whole.
    pub fn about() -> RecordKey {
        RecordKey(Unknown::about().as_str().into())
    }

    /// The record of this id.
    pub fn of<T: Record>(id: &Id<T>) -> RecordKey {
        RecordKey::new(T::TABLE, id.as_str())
    }

    /// The record of this id in this table.
    pub fn new(table: &str, id: &str) -> RecordKey {
        RecordKey(format!("{table}/{id}").into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The table that it stands in; `about` for the plan as a whole.
    pub fn table(&self) -> &str {
        self.0.split_once('/').map_or(&self.0, |(table, _)| table)
    }

    /// Its id in the table; empty for the plan as a whole.
    pub fn id(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, id)| id)
    }

    /// The type of the record.
    pub fn record_type(&self) -> RecordType {
        RecordType::of_table(self.table())
    }

    /// The id of what is unknown of it.
    fn unknown(&self) -> UnknownId {
        Id::new(self.0.clone())
    }
}

impl Borrow<str> for RecordKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl From<String> for RecordKey {
    fn from(text: String) -> Self {
        RecordKey(text.into())
    }
}
impl From<RecordKey> for String {
    fn from(key: RecordKey) -> Self {
        key.0.as_ref().into()
    }
}
impl fmt::Debug for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a file holds of a record, on one line; none when the plan has no such record.
pub fn text_of(plan: &Plan, key: &RecordKey) -> Option<String> {
    macro_rules! of_table {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            match key.table() {
                "about" => Some(json(&*plan.about)),
                $(stringify!($table) => plan.$table.get(&Id::new(key.id())).map(|record| json(&**record)),)*
                _ => None,
            }
        };
    }
    match engine::each_record!(of_table) {
        Some(record) => Some(with_unknown(plan, &key.unknown(), record)),
        None => plan.unknown.get(&key.unknown()).and_then(|unknown| unknown.0.get("").cloned()),
    }
}

/// Whether the plan has this record, known to this version or not.
pub fn is_in(plan: &Plan, key: &RecordKey) -> bool {
    macro_rules! of_table {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            match key.table() {
                "about" => true,
                $(stringify!($table) => plan.$table.contains_key(&Id::new(key.id())),)*
                _ => false,
            }
        };
    }
    engine::each_record!(of_table)
        || plan.unknown.get(&key.unknown()).is_some_and(|unknown| unknown.0.contains_key(""))
}

/// A record's JSON with what is unknown of it set in its place.
pub(crate) fn with_unknown(plan: &Plan, id: &UnknownId, record: String) -> String {
    let Some(unknown) = plan.unknown.get(id) else { return record };
    let Some(mut object) = Object::read(&record) else { return record };
    for (path, json) in &unknown.0 {
        // A path that no longer leads through objects belongs to a field that has since been set.
        _ = object.set(&names(path).collect::<Vec<_>>(), json);
    }
    object.write()
}

/// All records of a plan.
pub fn keys(plan: &Plan) -> BTreeSet<RecordKey> {
    let mut keys = BTreeSet::from([RecordKey::about()]);
    macro_rules! add {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(keys.extend(plan.$table.keys().map(RecordKey::of));)*
        };
    }
    engine::each_record!(add);
    let whole = plan.unknown.iter().filter(|(_, unknown)| unknown.0.contains_key(""));
    keys.extend(whole.map(|(id, _)| RecordKey(id.as_str().into())));
    keys
}

/// The records that a patch touches, and the fields of each that it changes; all of them where the
/// record comes or goes.
pub fn touched(patch: &Patch) -> Vec<(RecordKey, Touched)> {
    let mut found = Vec::new();
    fn of<T: Fields>(diff: &Diff<T>) -> Touched {
        match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => {
                let differ = T::fields().iter().filter(|field| !field.is_same(before, after));
                Touched::Fields(differ.map(|field| field.name().to_owned()).gather())
            }
            _ => Touched::Whole,
        }
    }
    if let Some(diff) = &patch.about {
        let Touched::Fields(mut fields) = of(diff) else { return found };
        // The rules of the calendar stand among the other fields in a file.
        if fields.remove("calendar") {
            fields.extend(["week", "holidays", "closed"].map(String::from));
        }
        found.push((RecordKey::about(), Touched::Fields(fields)));
    }
    macro_rules! add {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(found.extend(patch.$table.iter().map(|(id, diff)| (RecordKey::of(id), of(diff))));)*
        };
    }
    engine::each_record!(add);
    for (id, diff) in &patch.unknown {
        let fields = |unknown: &Option<Arc<Unknown>>| {
            unknown
                .as_ref()
                .map_or_else(BTreeSet::new, |unknown| unknown.0.keys().cloned().gather())
        };
        let paths: BTreeSet<String> = &fields(&diff.before) | &fields(&diff.after);
        let touched = if paths.contains("") {
            Touched::Whole
        } else {
            Touched::Fields(paths.iter().filter_map(|path| names(path).next()).gather())
        };
        found.push((RecordKey(id.as_str().into()), touched));
    }
    found
}

/// The records that a patch touches.
pub fn touched_keys(patch: &Patch) -> impl Iterator<Item = RecordKey> {
    touched(patch).into_iter().map(|(key, _)| key)
}

/// What of a record a patch touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// It comes or goes.
    Whole,
    /// These fields, by their names in a file, may have another value.
    Fields(BTreeSet<String>),
}

/// Calls `found` with each record that this one names, there or not, and the field that names it.
pub fn named_by(plan: &Plan, key: &RecordKey, found: &mut dyn FnMut(&'static str, RecordKey)) {
    // Of a plan that holds nothing, all that is named is absent.
    static NOTHING: LazyLock<Plan> = LazyLock::new(Plan::default);
    fn of<T: Record + Fields>(
        plan: &Plan,
        id: &str,
        found: &mut dyn FnMut(&'static str, RecordKey),
    ) {
        let Some(record) = plan.get(&Id::<T>::new(id)) else { return };
        for field in T::fields() {
            let mut absent = |what: RecordType, id: &str| {
                found(field.name(), RecordKey::new(what.table(), id));
            };
            field.check(record, &NOTHING, &mut absent);
        }
    }
    macro_rules! of_table {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            match key.table() {
                $(stringify!($table) => of::<$record>(plan, key.id(), found),)*
                _ => {}
            }
        };
    }
    engine::each_record!(of_table);
}

/// Calls `found` with each record that means nothing without this one (SPEC M9).
pub fn dependants(plan: &Plan, key: &RecordKey, found: &mut dyn FnMut(RecordKey)) {
    let id = key.id();
    match key.table() {
        "projects" => {
            let id = ProjectId::new(id);
            plan.milestones_of(&id).for_each(|(it, _)| found(RecordKey::of(it)));
            plan.deliverables_by(&id).for_each(|(it, _)| found(RecordKey::of(it)));
            let requests = plan.requests.iter().filter(|(_, request)| request.project == id);
            requests.for_each(|(it, _)| found(RecordKey::of(it)));
            plan.links_at(&LinkEnd::Project(id)).for_each(|(it, _)| found(RecordKey::of(it)));
        }
        "milestones" => {
            let id = LinkEnd::Milestone(MilestoneId::new(id));
            plan.links_at(&id).for_each(|(it, _)| found(RecordKey::of(it)));
        }
        "products" => {
            let id = ProductId::new(id);
            plan.deliverables_of(&id).for_each(|(it, _)| found(RecordKey::of(it)));
            plan.decisions_of(&id).for_each(|(it, _)| found(RecordKey::of(it)));
            plan.activities_of(&id).for_each(|(it, _)| found(RecordKey::of(it)));
        }
        "deliverables" => {
            let id = DeliverableId::new(id);
            plan.criteria_of(&id).for_each(|(it, _)| found(RecordKey::of(it)));
        }
        _ => {}
    }
}
