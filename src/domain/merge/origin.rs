//! Who wrote the cells of one record.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{BatchId, Batches, CellName, Value};
use engine::sorting::Gather;

/// Who wrote the cells of a record, and whether it lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Who wrote every cell that is not named in `cells`, those that hold nothing among them.
    pub base: Batches,
    /// Who wrote the others.
    pub cells: BTreeMap<CellName, Cell>,
    /// Who said that it goes, and who that it stays.
    pub life: Life,
    /// The record as it was, while it is gone.
    pub body: Option<Arc<str>>,
    /// What cells held in the content that the plan began with, where they have been written over.
    pub first: BTreeMap<CellName, Value>,
}

/// Who wrote a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// These batches, all the same value: the one in the plan.
    Same(Batches),
    /// These batches wrote different values, none knowing of the others. The plan shows one of
    /// them.
    Both(BTreeMap<BatchId, Value>),
}

/// Whether a record lives.
///
/// Whoever writes in a record says by that that it stays. So as long as nobody deletes it, nothing
/// needs to stand here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// The batches that say that it stays, while there are any that say it goes, and as far as they do
    /// not know of those.
    pub stays: Batches,
    /// The batches that say that it goes.
    pub goes: Batches,
}

impl Life {
    /// Whether it is gone.
    pub fn is_gone(&self) -> bool {
        self.stays.is_empty() && !self.goes.is_empty()
    }

    /// Whether some deleted it while others worked on it.
    pub fn is_disputed(&self) -> bool {
        !self.stays.is_empty() && !self.goes.is_empty()
    }
}

impl Cell {
    /// The batches that wrote it.
    pub fn batches(&self) -> Batches {
        match self {
            Cell::Same(batches) => batches.clone(),
            Cell::Both(writes) => writes.keys().copied().collect(),
        }
    }

    fn is_open(&self) -> bool {
        matches!(self, Cell::Same(batches) if batches.contains(BatchId::OPEN))
    }
}

impl Origin {
    /// A record of which these batches wrote every cell.
    pub fn of(base: Batches) -> Origin {
        Origin { base, ..Origin::default() }
    }

    /// Who wrote this cell.
    pub fn cell(&self, name: &str) -> Cell {
        self.cells.get(name).cloned().unwrap_or_else(|| Cell::Same(self.base.clone()))
    }

    /// The text of a record that holds nothing.
    pub const NOTHING: &'static str = "{}";

    /// Whether it is gone and nothing of it is kept.
    pub fn is_empty(&self) -> bool {
        self.body.as_deref() == Some(Origin::NOTHING) && self.first.is_empty()
    }

    /// Every batch that wrote a cell of it as it is.
    pub fn standing(&self) -> BTreeSet<BatchId> {
        let cells = self.cells.values().flat_map(|cell| cell.batches().iter().collect::<Vec<_>>());
        self.base.iter().chain(cells).gather()
    }

    /// Every batch that says that it stays.
    pub fn batches(&self) -> BTreeSet<BatchId> {
        let mut batches = self.standing();
        batches.extend(self.life.stays.iter());
        batches
    }

    /// Whether anything in it waits for somebody to choose.
    pub fn is_disputed(&self) -> bool {
        self.life.is_disputed() || self.cells.values().any(|cell| matches!(cell, Cell::Both(_)))
    }

    /// Whether the open batch wrote in it.
    pub(super) fn is_open(&self) -> bool {
        let life = [&self.base, &self.life.stays, &self.life.goes];
        life.iter().any(|batches| batches.contains(BatchId::OPEN))
            || self.cells.values().any(Cell::is_open)
    }

    /// Gives what a batch wrote to another.
    pub(super) fn rename(&mut self, from: BatchId, to: BatchId) {
        for batches in [&mut self.base, &mut self.life.stays, &mut self.life.goes] {
            batches.rename(from, to);
        }
        for cell in self.cells.values_mut() {
            match cell {
                Cell::Same(batches) => batches.rename(from, to),
                Cell::Both(writes) => {
                    if let Some(value) = writes.remove(&from) {
                        writes.insert(to, value);
                    }
                }
            }
        }
    }

    /// Leaves out the cells that say no more than the base.
    pub(super) fn tidy(&mut self) {
        let base = Cell::Same(self.base.clone());
        self.cells.retain(|_, cell| *cell != base);
    }
}
