//! Files that do not say who wrote what, or were changed by hand since they were written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::merge::{
    Batch, BatchId, Batches, Cell, CellName, Cells, Coverage, MergeState, Origin, RecordKey, Side,
    Value, cells_of, content_of, is_in, keys, text_of,
};
use engine::model::{Day, Plan};
use engine::sorting::Gather;

/// The merge state of a file that names none: a batch of its own, whose id follows from its content,
/// made on what this copy began with.
///
/// What the file has as the plan began with it says nothing new; all else in it somebody wrote who
/// had seen the beginning. Of a record that came later it has seen as much as it needs to have it at
/// all: what nobody has written over since. So a file from a script, or from a version that did not know
/// who wrote what, comes in without wiping out what was done here since. What it does not have is
/// not taken for deleted.
pub fn adopt(here: Side<'_>, file: &Plan, day: Option<Day>) -> MergeState {
    let content = content_of(file);
    if content == here.state.root() {
        return MergeState::rooted(content);
    }
    let mut state = MergeState::rooted(here.state.root());
    let mut seen: BTreeMap<BatchId, BTreeSet<RecordKey>> = BTreeMap::new();
    for key in keys(file) {
        let text = text_of(file, &key).unwrap_or_default();
        let cells = cells_of(key.table(), &text);
        let origin = match (first_of(here, &key), is_in(here.plan, &key)) {
            (Some(first), _) => written_over(&first, &cells, content),
            (None, true) => {
                let origin = made_later(here, &key, &cells, content);
                for batch in origin.base.iter() {
                    seen.entry(batch).or_default().insert(key.clone());
                }
                origin
            }
            // What was removed for good does not come back with an old file.
            (None, false) if here.state.origin(&key).is_empty() => Origin::of(BatchId::ROOT.into()),
            (None, false) => Origin::of(content.into()),
        };
        state.say(key, origin);
    }
    for (batch, records) in seen {
        state.see(batch, Coverage::Records(Arc::new(records)), Batch::default());
    }
    // What the file lacks it has as it was at the beginning.
    state.see(content, Coverage::All, Batch { day, ..Batch::default() });
    state
}

/// The cells of a record as the plan began with it, as far as that is known here; none for a record
/// that came later.
fn first_of(here: Side<'_>, key: &RecordKey) -> Option<Cells> {
    let origin = here.state.origin(key);
    if !origin.base.contains(BatchId::ROOT) {
        return None;
    }
    let text = match &origin.body {
        Some(body) => body.to_string(),
        None if is_in(here.plan, key) => text_of(here.plan, key)?,
        None => return None,
    };
    let mut cells = cells_of(key.table(), &text);
    let overwritten = origin.cells.iter().filter(|(_, cell)| !is_of_root(cell));
    let names: BTreeSet<&CellName> = overwritten.map(|(name, _)| name).gather();
    for name in names {
        match origin.first.get(name).filter(|value| !value.is_empty()) {
            Some(value) => _ = cells.insert(name.clone(), value.clone()),
            None => _ = cells.remove(name),
        }
    }
    Some(cells)
}

fn is_of_root(cell: &Cell) -> bool {
    matches!(cell, Cell::Same(batches) if batches.contains(BatchId::ROOT))
}

/// Who wrote a record that somebody made out of what it was at the root.
fn written_over(first: &Cells, cells: &Cells, batch: BatchId) -> Origin {
    let mut origin = Origin::of(Batches::from(BatchId::ROOT));
    let names: BTreeSet<&CellName> = first.keys().chain(cells.keys()).gather();
    let none = Value::new();
    for name in names {
        let [was, is] = [first, cells].map(|cells| cells.get(name).unwrap_or(&none));
        if was != is {
            origin.cells.insert(name.clone(), Cell::Same(batch.into()));
            origin.first.insert(name.clone(), was.clone());
        }
    }
    origin
}

/// Who wrote a record that came after the beginning: as here where it is as here, and else the file.
fn made_later(here: Side<'_>, key: &RecordKey, cells: &Cells, batch: BatchId) -> Origin {
    let ours = here.state.origin(key);
    let mine = cells_of(key.table(), &text_of(here.plan, key).unwrap_or_default());
    let mut origin = Origin::of(ours.base.clone());
    let names: BTreeSet<&CellName> = mine.keys().chain(cells.keys()).gather();
    for name in names {
        let cell = match mine.get(name) == cells.get(name) {
            true => ours.cell(name),
            false => Cell::Same(batch.into()),
        };
        origin.cells.insert(name.clone(), cell);
    }
    origin
}

/// The merge state of a file that was changed by hand since this program wrote it: what this copy
/// knows to have been otherwise is a batch of its own.
pub fn adopt_by_hand(here: Side<'_>, file: Side<'_>, day: Option<Day>) -> MergeState {
    let batch = BatchId::of(&format!("by hand {}", content_of(file.plan)));
    let mut state = file.state.clone();
    let mut wrote = false;
    for key in keys(file.plan) {
        if !is_in(here.plan, &key) {
            continue;
        }
        let [mine, theirs] = [here, file].map(|side| {
            let text = text_of(side.plan, &key).unwrap_or_default();
            (side.state.origin(&key), cells_of(key.table(), &text))
        });
        let mut origin = Origin::clone(&theirs.0);
        let names: BTreeSet<&CellName> = mine.1.keys().chain(theirs.1.keys()).gather();
        for name in names {
            let is_same_write =
                here.state.root() == file.state.root() && mine.0.cell(name) == theirs.0.cell(name);
            if is_same_write && mine.1.get(name) != theirs.1.get(name) {
                origin.cells.insert(name.clone(), Cell::Same(batch.into()));
                wrote = true;
            }
        }
        state.say(key, origin);
    }
    if wrote {
        state.see(batch, Coverage::All, Batch { day, ..Batch::default() });
    }
    state
}
