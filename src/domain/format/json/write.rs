//! Writing: the bytes depend on the plan alone, and a small change to the plan is a small change to
//! the file.

use std::collections::BTreeMap;

use super::{
    FORMAT, SCHEMA,
    object::{Object, text as json},
};
use engine::model::{Plan, Record, Records, Unknown, UnknownId, names};

/// The plan as a file. Equal plans give equal bytes, however they came to be.
pub fn write(plan: &Plan) -> String {
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
                records.into_iter().map(|(id, json)| (id, json.to_owned())).collect(),
            )),
        }
    }
    format!("{{\n{}\n}}\n", entries.join(",\n"))
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
    let mut all: BTreeMap<&str, String> = known.collect();
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

/// A record's JSON with what is unknown of it set in its place.
fn with_unknown(plan: &Plan, id: &UnknownId, record: String) -> String {
    let Some(unknown) = plan.unknown.get(id) else { return record };
    let Some(mut object) = Object::read(&record) else { return record };
    for (path, json) in &unknown.0 {
        // A path that no longer leads through objects belongs to a field that has since been set.
        _ = object.set(&names(path).collect::<Vec<_>>(), json);
    }
    object.write()
}
