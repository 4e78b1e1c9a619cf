//! Writing: the bytes depend on the plan alone, and a small change to the plan is a small change to
//! the file.

use std::collections::BTreeMap;

use super::{FORMAT, SCHEMA};
use crate::merge::{
    Batch, BatchId, MergeState, Stored, content_of, object::text as json, with_unknown,
};
use engine::model::{Plan, Record, Records, Unknown};
use engine::sorting::Gather;

/// The plan as a file without its merge state. Equal plans give equal bytes, however they came to
/// be.
pub fn write(plan: &Plan) -> String {
    close(entries(plan))
}

/// The plan as a file, with who wrote what. Equal plans with equal merge states give equal bytes.
///
/// What has not been sealed goes out under an id that follows from the content: so seal first.
pub fn write_with(plan: &Plan, state: &MergeState) -> String {
    let mut entries = entries(plan);
    if !state.is_untouched() {
        let mut sealed = state.clone();
        if state.is_open() {
            sealed.seal(BatchId::of(&entries.join("\n")), Batch::default());
        }
        let merge = merge(Stored::of(&sealed));
        let digest = digest_of(plan, &merge);
        entries.extend([entry("merge", &merge), entry("digest", &json(&digest.to_string()))]);
    }
    close(entries)
}

/// The digest that a file of this plan and state has.
pub(super) fn digest(plan: &Plan, state: &MergeState) -> BatchId {
    digest_of(plan, &merge(Stored::of(state)))
}

fn digest_of(plan: &Plan, merge: &str) -> BatchId {
    BatchId::of(&format!("{} {merge}", content_of(plan)))
}

fn close(entries: Vec<String>) -> String {
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

/// A merge state, with one batch and one record on a line.
fn merge(stored: Stored) -> String {
    let Stored { head, records } = stored;
    let mut entries = vec![entry("root", &json(&head.root))];
    entries.extend(head.part.map(|part| entry("part", &json(&part))));
    let list = |name: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| format!("{}: [\n{}\n]", json(name), items.join(",\n")))
    };
    entries.extend(list("batches", head.batches.iter().map(json).collect()));
    entries.extend(list("scopes", head.scopes.iter().map(json).collect()));
    fn table<K: ToString, V: serde::Serialize>(
        name: &str,
        rows: &BTreeMap<K, V>,
    ) -> Option<String> {
        let rows = rows.iter().map(|(key, value)| entry(&key.to_string(), &json(value)));
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| format!("{}: {{\n{}\n}}", json(name), rows.join(",\n")))
    }
    let tables: Vec<_> =
        records.records.iter().filter_map(|(name, rows)| table(name, rows)).collect();
    if !tables.is_empty() {
        entries.push(entry("records", &format!("{{\n{}\n}}", tables.join(",\n"))));
    }
    entries.extend(table("both", &records.both));
    entries.extend(table("gone", &records.gone));
    entries.extend(table("first", &records.first));
    format!("{{\n{}\n}}", entries.join(",\n"))
}

/// The entries of the file that are about the plan itself.
fn entries(plan: &Plan) -> Vec<String> {
    let about = with_unknown(plan, &Unknown::about(), json(&*plan.about));
    let mut entries = vec![
        entry("schema", &json(&SCHEMA)),
        entry("format", &json(FORMAT)),
        entry("id", &json(&plan.id)),
        entry("about", &about),
    ];
    let mut whole = records_kept_whole(plan);
    macro_rules! tables {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(table(&mut entries, plan, &plan.$table, &mut whole);)*
        };
    }
    engine::each_record!(tables);
    for (name, records) in whole {
        match records.get("") {
            Some(json) => entries.push(entry(name, json)),
            None => entries.extend(lines(
                name,
                records.into_iter().map(|(id, json)| (id, json.to_owned())).gather(),
            )),
        }
    }
    entries
}

/// The records and entries that this version cannot read at all, by table and id; an entry that is
/// no table under the empty id.
fn records_kept_whole(plan: &Plan) -> BTreeMap<&str, BTreeMap<&str, &str>> {
    let mut whole: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (id, unknown) in plan.unknown.iter() {
        if let (Some((table, id)), Some(json)) = (Unknown::of(id), unknown.0.get("")) {
            whole.entry(table).or_default().insert(id, json);
        }
    }
    whole
}

/// Empty tables are left out: a record type that is added later changes no older plan's file.
fn table<T: Record>(
    entries: &mut Vec<String>,
    plan: &Plan,
    records: &Records<T>,
    whole: &mut BTreeMap<&str, BTreeMap<&str, &str>>,
) {
    let known = records.iter().map(|(id, record)| {
        (id.as_str(), with_unknown(plan, &Unknown::id(T::TABLE, id.as_str()), json(&**record)))
    });
    let mut all: BTreeMap<&str, String> = known.gather();
    all.extend(
        whole.remove(T::TABLE).into_iter().flatten().map(|(id, json)| (id, json.to_owned())),
    );
    entries.extend(lines(T::TABLE, all));
}

/// A table with one record a line; none without records.
fn lines(name: &str, records: BTreeMap<&str, String>) -> Option<String> {
    let lines: Vec<String> = records.iter().map(|(id, record)| entry(id, record)).collect();
    (!lines.is_empty()).then(|| format!("{}: {{\n{}\n}}", json(name), lines.join(",\n")))
}

fn entry(key: &str, json_text: &str) -> String {
    format!("{}: {json_text}", json(key))
}
