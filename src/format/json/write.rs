//! Writing: the bytes depend on the plan alone, and a small change to the plan is a small change to the file.

use serde::Serialize;

use super::{FORMAT, SCHEMA};
use crate::model::{Plan, Records};

/// The plan as a file. Equal plans give equal bytes, however they came to be.
pub fn write(plan: &Plan) -> String {
    let mut entries = vec![entry("schema", &SCHEMA), entry("format", FORMAT), entry("id", &plan.id), entry("about", &*plan.about)];
    table(&mut entries, "programmes", &plan.programmes);
    table(&mut entries, "projects", &plan.projects);
    table(&mut entries, "milestones", &plan.milestones);
    table(&mut entries, "links", &plan.links);
    table(&mut entries, "products", &plan.products);
    table(&mut entries, "deliverables", &plan.deliverables);
    table(&mut entries, "criteria", &plan.criteria);
    table(&mut entries, "people", &plan.people);
    table(&mut entries, "parties", &plan.parties);
    table(&mut entries, "baselines", &plan.baselines);
    table(&mut entries, "requests", &plan.requests);
    table(&mut entries, "decisions", &plan.decisions);
    table(&mut entries, "activities", &plan.activities);
    format!("{{\n{}\n}}\n", entries.join(",\n"))
}

/// Empty tables are left out: a record type that is added later changes no older plan's file.
fn table<T: Serialize>(entries: &mut Vec<String>, name: &str, records: &Records<T>) {
    if !records.is_empty() {
        let lines: Vec<String> = records.iter().map(|(id, record)| entry(id.as_str(), &**record)).collect();
        entries.push(format!("{}: {{\n{}\n}}", json(name), lines.join(",\n")));
    }
}

fn entry(key: &str, value: &(impl Serialize + ?Sized)) -> String {
    format!("{}: {}", json(key), json(value))
}

fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("a record holds nothing that JSON has no form for")
}
