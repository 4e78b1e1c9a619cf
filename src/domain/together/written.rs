//! What each batch wrote, as far as it still stands: who changed what.

use std::collections::BTreeMap;

use super::review::title;
use crate::edit::{Document, RecordType};
use crate::merge::{BatchId, Cell, CellName, Clash, Origin, RecordKey, Value};
use engine::model::Plan;

/// What a batch wrote in one record, and nobody has written over since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The batch; [`BatchId::OPEN`] for what was changed here since the last seal.
    pub batch: BatchId,
    /// The record.
    pub key: RecordKey,
    /// Its type.
    pub what: RecordType,
    /// What it is called.
    pub name: String,
    /// What was written.
    pub kind: WrittenKind,
}

/// What a batch did with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenKind {
    /// Made it.
    New,
    /// Deleted it.
    Removed,
    /// Said that it stays, though somebody deleted it.
    Stays,
    /// Changed these cells of it, in order; each with what it said where others said otherwise, and
    /// nobody has settled it.
    Changed(Vec<(CellName, Option<Value>)>),
}

/// What the wanted batches wrote, by record. What somebody wrote over is not among it.
///
/// The content that a plan began with is no batch here. Of a record that is gone, what it was called
/// is read from what is kept of it.
pub fn written(document: &Document, wanted: impl Fn(BatchId) -> bool) -> Vec<Written> {
    let plan = &document.plan;
    let mut found = Vec::new();
    for (key, origin) in document.merge.origins() {
        let kinds = kinds_of(origin, &wanted);
        if kinds.is_empty() {
            continue;
        }
        let (what, name) = titled(plan, key, origin);
        found.extend(kinds.into_iter().map(|(batch, kind)| Written {
            batch,
            key: key.clone(),
            what,
            name: name.clone(),
            kind,
        }));
    }
    found
}

/// The batches that wrote the cells of one record, each with what.
pub fn written_in(document: &Document, key: &RecordKey) -> Vec<Written> {
    let origin = document.merge.origin(key);
    let (what, name) = titled(&document.plan, key, &origin);
    let kinds = kinds_of(&origin, &|_| true);
    let written =
        |(batch, kind)| Written { batch, key: key.clone(), what, name: name.clone(), kind };
    kinds.into_iter().map(written).collect()
}

fn kinds_of(origin: &Origin, wanted: &impl Fn(BatchId) -> bool) -> BTreeMap<BatchId, WrittenKind> {
    let is_wanted = |id: &BatchId| *id != BatchId::ROOT && wanted(*id);
    let mut kinds = BTreeMap::new();
    for (name, cell) in &origin.cells {
        for batch in cell.batches().iter().filter(is_wanted) {
            let kind = kinds.entry(batch).or_insert_with(|| WrittenKind::Changed(Vec::new()));
            match kind {
                WrittenKind::Changed(cells) if name != Clash::LIFE => {
                    let said = match cell {
                        Cell::Both(writes) => writes.get(&batch).cloned(),
                        Cell::Same(_) => None,
                    };
                    cells.push((name.clone(), said));
                }
                kind => *kind = WrittenKind::Stays,
            }
        }
    }
    for batch in origin.base.iter().filter(is_wanted) {
        kinds.insert(batch, WrittenKind::New);
    }
    for batch in origin.life.goes.iter().filter(is_wanted) {
        kinds.insert(batch, WrittenKind::Removed);
    }
    kinds
}

/// The type of a record and what it is called, or was before it went.
fn titled(plan: &Plan, key: &RecordKey, origin: &Origin) -> (RecordType, String) {
    match &origin.body {
        Some(body) if origin.life.is_gone() => {
            let gone = BTreeMap::from([(key.clone(), Some(body.to_string()))]);
            let with = plan.apply(&crate::format::json::put_records(plan, &gone));
            title(key, [with.as_ref().unwrap_or(plan), plan])
        }
        _ => title(key, [plan, plan]),
    }
}
