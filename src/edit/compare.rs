//! What differs between two states of a plan, record by record, for a reader who has to choose between them.

use serde::Serialize;
use serde_json::Value;

use super::What;
use crate::model::*;

/// What differs between two states of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Each record that is not the same in both, by type and then by id; the plan as a whole comes first.
    pub records: Vec<Compared>,
    /// How many records the plan has before and after.
    pub count: (usize, usize),
}

/// A record that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its type.
    pub what: What,
    /// What it is called: afterwards, or before when it goes. A link is called after its ends, a request after its project, a decision
    /// after its product.
    pub name: String,
    /// What becomes of it.
    pub how: How,
}

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// It comes.
    New,
    /// It goes.
    Gone,
    /// These fields get another value, by their names in a file (docs/FORMAT.md), at least one.
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
    let end = |end: &End| match end {
        End::Project(id) => after.get(id).or_else(|| before.get(id)).map_or_else(|| id.to_string(), |project| project.name.clone()),
        End::Milestone(id) => after.get(id).or_else(|| before.get(id)).map_or_else(|| id.to_string(), |milestone| milestone.name.clone()),
    };
    let product = |id: &ProductId| after.get(id).or_else(|| before.get(id)).map_or_else(|| id.to_string(), |product| product.name.clone());
    let mut records = Vec::new();
    records.extend(patch.about.iter().filter_map(|diff| differs(What::Plan, diff, |about| about.name.clone())));
    list(&patch, What::Programme, &mut records, |it: &Programme| it.name.clone());
    list(&patch, What::Project, &mut records, |it: &Project| it.name.clone());
    list(&patch, What::Milestone, &mut records, |it: &Milestone| it.name.clone());
    list(&patch, What::Link, &mut records, |it: &Link| format!("{} → {}", end(&it.predecessor), end(&it.successor)));
    list(&patch, What::Product, &mut records, |it: &Product| it.name.clone());
    list(&patch, What::Deliverable, &mut records, |it: &Deliverable| it.name.clone());
    list(&patch, What::Criterion, &mut records, |it: &Criterion| it.text.clone());
    list(&patch, What::Person, &mut records, |it: &Person| it.name.clone());
    list(&patch, What::Party, &mut records, |it: &Party| it.name.clone());
    list(&patch, What::Baseline, &mut records, |it: &Baseline| it.name.clone());
    list(&patch, What::Request, &mut records, |it: &Request| end(&End::Project(it.project.clone())));
    list(&patch, What::Decision, &mut records, |it: &Decision| product(&it.product));
    list(&patch, What::Activity, &mut records, |it: &Activity| it.name.clone());
    Comparison { records, count: (before.len(), after.len()) }
}

fn list<T: Record + Serialize>(patch: &Patch, what: What, records: &mut Vec<Compared>, name: impl Fn(&T) -> String) {
    records.extend(T::changes(patch).values().filter_map(|diff| differs(what, diff, &name)));
}

fn differs<T: Serialize>(what: What, diff: &Diff<T>, name: impl Fn(&T) -> String) -> Option<Compared> {
    let (record, how) = match (&diff.before, &diff.after) {
        (None, None) => return None,
        (None, Some(after)) => (after, How::New),
        (Some(before), None) => (before, How::Gone),
        (Some(before), Some(after)) => (after, How::Changed(changed_fields(&**before, &**after))),
    };
    Some(Compared { what, name: name(record), how })
}

/// The fields that a file would write otherwise: so a new field needs nothing here.
fn changed_fields(before: &impl Serialize, after: &impl Serialize) -> Vec<String> {
    let (before, after) = (fields(before), fields(after));
    let mut names: Vec<String> =
        before.iter().filter(|(name, value)| after.get(*name) != Some(value)).map(|(name, _)| name.clone()).collect();
    names.extend(after.keys().filter(|name| !before.contains_key(*name)).cloned());
    names.sort();
    names
}

fn fields(record: &impl Serialize) -> serde_json::Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    }
}
