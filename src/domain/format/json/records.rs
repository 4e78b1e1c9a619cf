//! Records as text put in the place of those of a plan.

use std::collections::BTreeMap;

use super::{FORMAT, SCHEMA, read};
use crate::merge::{RecordKey, object::text as json};
use engine::model::*;

/// What gives each of these records this text; none takes a record away.
///
/// A record that cannot be read, because something it needs was taken out of it, is kept as it is
/// and not shown: it is never the reason that nothing can be opened.
pub fn put_records(plan: &Plan, records: &BTreeMap<RecordKey, Option<String>>) -> Patch {
    let mut patch = Patch::default();
    let texts = records.iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
    let whole = match read(file_of(plan, texts.clone()).as_bytes()) {
        Ok(loaded) => loaded.plan,
        // So one of them is to blame.
        Err(_) => {
            let mut whole = Plan::new(&*plan.id, "");
            whole.about = plan.about.clone();
            for (key, text) in texts {
                match read(file_of(plan, [(key, text)].into_iter()).as_bytes()) {
                    Ok(loaded) => take(&mut whole, &loaded.plan, key),
                    Err(_) => {
                        let unknown = BTreeMap::from([(String::new(), text.to_owned())]);
                        whole.insert(Id::new(key.as_str()), Unknown(unknown));
                    }
                }
            }
            whole
        }
    };
    for key in records.keys() {
        put(&mut patch, plan, &whole, key);
    }
    patch
}

/// A file of these records alone.
fn file_of<'a>(plan: &Plan, records: impl Iterator<Item = (&'a RecordKey, &'a str)>) -> String {
    let mut about = json(&*plan.about);
    let mut tables: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut entries = Vec::new();
    for (key, text) in records {
        match (key.table(), key.id()) {
            ("about", _) => about = text.to_owned(),
            (name, "") => entries.push(format!("{}:{text}", json(name))),
            (table, id) => tables.entry(table).or_default().push(format!("{}:{text}", json(id))),
        }
    }
    let head = [
        ("schema", json(&SCHEMA)),
        ("format", json(FORMAT)),
        ("id", json(&plan.id)),
        ("about", about),
    ];
    let head = head.map(|(name, value)| format!("{}:{value}", json(name)));
    let tables = tables.iter().map(|(name, rows)| format!("{}:{{{}}}", json(name), rows.join(",")));
    let entries: Vec<_> = head.into_iter().chain(tables).chain(entries).collect();
    format!("{{{}}}", entries.join(","))
}

macro_rules! each_table {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Takes one record over from another plan, with what is unknown of it.
        fn take(into: &mut Plan, from: &Plan, key: &RecordKey) {
            match key.table() {
                "about" => into.about = from.about.clone(),
                $(stringify!($table) => {
                    let id = Id::<$record>::new(key.id());
                    if let Some(record) = from.get(&id) {
                        into.insert(id, $record::clone(record));
                    }
                })*
                _ => {}
            }
            let id = UnknownId::new(key.as_str());
            if let Some(unknown) = from.get(&id) {
                into.insert(id, Unknown::clone(unknown));
            }
        }

        /// Adds that a record becomes as it is in another plan, with what is unknown of it.
        fn put(patch: &mut Patch, plan: &Plan, from: &Plan, key: &RecordKey) {
            match key.table() {
                "about" => patch.set_about(plan, from.about.clone()),
                $(stringify!($table) => {
                    let id = Id::<$record>::new(key.id());
                    match from.get(&id) {
                        Some(record) => patch.put(plan, &id, record.clone()),
                        None => patch.remove(plan, &id),
                    }
                })*
                _ => {}
            }
            let id = UnknownId::new(key.as_str());
            match from.get(&id) {
                Some(unknown) => patch.put(plan, &id, unknown.clone()),
                None => patch.remove(plan, &id),
            }
        }
    };
}
engine::each_record!(each_table);
