//! Cells: what of a record conflicts as one.
//!
//! A field is a cell of its own, save those that mean something only together, and those that are
//! sets, of which each element is one. A field that this version does not know is a cell too.

use std::collections::BTreeMap;

use super::object::{Object, text};
use engine::sorting::Gather;

/// The name of a cell among those of its record: that of its field or its group, or
/// `conditions/<id>` for an element of a set.
pub type CellName = String;

/// What a cell holds: the fields of it that the record has, as a JSON object. Without any it is
/// empty text.
pub type Value = String;

/// The cells of a record that hold something.
pub type Cells = BTreeMap<CellName, Value>;

/// The fields that conflict as one: table, name of the cell, fields.
const GROUPS: &[(&str, &str, &[&str])] = &[
    ("projects", "dates", &["dates", "agreed", "known"]),
    ("projects", "state", &["state", "progress", "remaining"]),
    ("milestones", "day", &["day", "agreed", "done"]),
    ("criteria", "text", &["text", "state", "evidence"]),
    ("links", "ends", &["predecessor", "successor", "kind"]),
];

/// The fields that are sets: table, field, and the fields of an element that tell it from others.
const SETS: &[(&str, &str, &[&str])] =
    &[("decisions", "conditions", &["id"]), ("about", "closed", &["dates"])];

/// The name of the cell that a field of this table belongs to; of a set, that of all its elements.
pub fn cell_of<'a>(table: &str, field: &'a str) -> &'a str {
    let of_group =
        |(of, _, fields): &&(&str, &str, &[&str])| *of == table && fields.contains(&field);
    GROUPS.iter().find(of_group).map_or(field, |(_, name, _)| name)
}

/// Whether this field is a set, of which each element is a cell.
pub fn is_set(table: &str, field: &str) -> bool {
    set_of(table, field).is_some()
}

fn set_of(table: &str, field: &str) -> Option<&'static [&'static str]> {
    SETS.iter().find(|(of, set, _)| *of == table && *set == field).map(|(_, _, keys)| *keys)
}

/// Takes the text of a record apart. What is no object is one cell without a name.
pub fn cells_of(table: &str, record: &str) -> Cells {
    let Some(object) = Object::read(record) else {
        return Cells::from([(String::new(), record.to_owned())]);
    };
    let mut groups: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    let mut cells = Cells::new();
    for (field, value) in &object.0 {
        match set_of(table, field).and_then(|keys| elements(field, value.get(), keys)) {
            Some(elements) => cells.extend(elements),
            None => {
                let group = groups.entry(cell_of(table, field)).or_default();
                group.insert(field, value.get());
            }
        }
    }
    let written = |fields: BTreeMap<&str, &str>| {
        let fields: Vec<_> =
            fields.iter().map(|(field, value)| format!("{}:{value}", text(field))).collect();
        format!("{{{}}}", fields.join(","))
    };
    cells.extend(groups.into_iter().map(|(name, fields)| (name.to_owned(), written(fields))));
    cells
}

/// The elements of a set, each under the name of its cell; none when it is no list of objects.
fn elements(field: &str, list: &str, keys: &[&str]) -> Option<Cells> {
    let list: Vec<Box<serde_json::value::RawValue>> = serde_json::from_str(list).ok()?;
    let mut cells = Cells::new();
    for element in list {
        let object = Object::read(element.get())?;
        let key: Vec<&str> = keys.iter().map(|key| object.get(key).unwrap_or("")).collect();
        let key = key.join(" ").replace(['"', '{', '}'], "");
        let mut name = format!("{field}/{key}");
        // Two elements that nothing tells apart: the second of them is another cell.
        while cells.contains_key(&name) {
            name.push('+');
        }
        cells.insert(name, element.get().to_owned());
    }
    Some(cells)
}

/// Puts the cells of a record together again. Elements of a set stand in the order of their names.
pub fn record_of(table: &str, cells: &Cells) -> String {
    if let Some(whole) = cells.get("") {
        return whole.clone();
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut sets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in cells.iter().filter(|(_, value)| !value.is_empty()) {
        match name.split_once('/').filter(|(field, _)| is_set(table, field)) {
            Some((field, _)) => sets.entry(field).or_default().push(value),
            None => {
                let group = Object::read(value).map(|object| object.0).unwrap_or_default();
                let group = group.into_iter();
                fields.extend(group.map(|(field, value)| (field, value.get().to_owned())));
            }
        }
    }
    let sets =
        sets.into_iter().map(|(field, list)| (field.to_owned(), format!("[{}]", list.join(","))));
    fields.extend(sets);
    let fields: Vec<_> =
        fields.iter().map(|(field, value)| format!("{}:{value}", text(field))).collect();
    format!("{{{}}}", fields.join(","))
}

/// What a cell holds, field by field, as JSON.
pub fn value_of(value: &str) -> BTreeMap<String, String> {
    let fields = Object::read(value).map(|object| object.0).unwrap_or_default();
    fields.into_iter().map(|(field, value)| (field, value.get().to_owned())).gather()
}
