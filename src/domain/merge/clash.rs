//! What several have changed, and nobody has settled.

use super::cell::cells_of;
use super::record::text_of;
use super::{BatchId, Cell, CellName, MergeState, RecordKey, Value};
use engine::model::Plan;
use engine::sorting::Order;

/// Something that several have changed, not knowing of one another: both values are kept until
/// somebody chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The record.
    pub key: RecordKey,
    /// What about it.
    pub kind: ClashKind,
}

/// What several have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClashKind {
    /// A cell has several values, each with the batches that wrote it; the first one is shown.
    Values { cell: CellName, values: Vec<(Value, Vec<BatchId>)> },
    /// Some deleted the record while others worked on it.
    Life {
        /// Who worked on it.
        stays: Vec<BatchId>,
        /// Who deleted it.
        goes: Vec<BatchId>,
    },
}

impl Clash {
    /// What about the record: the name of the cell, or `life`.
    pub fn cell(&self) -> &str {
        match &self.kind {
            ClashKind::Values { cell, .. } => cell,
            ClashKind::Life { .. } => Clash::LIFE,
        }
    }

    /// What stands in the place of the name of a cell when it is about whether the record lives.
    pub const LIFE: &'static str = "life";

    /// What stands in the place of the name of a cell when it is about all that differs in a record.
    pub const WHOLE: &'static str = "*";

    /// What choices about it are named by: `table/record#cell`.
    pub fn name(&self) -> String {
        format!("{}#{}", self.key, self.cell())
    }
}

impl MergeState {
    /// All that several have changed and nobody has settled, by record. The status date is not
    /// among it: the later one holds.
    pub fn clashes(&self, plan: &Plan) -> Vec<Clash> {
        self.disputed().flat_map(|key| self.clashes_of(plan, key)).collect()
    }

    /// How many there are.
    pub fn clash_count(&self, plan: &Plan) -> usize {
        self.clashes(plan).len()
    }

    /// What of this record several have changed and nobody has settled.
    pub fn clashes_of(&self, plan: &Plan, key: &RecordKey) -> Vec<Clash> {
        let origin = self.origin(key);
        let mut clashes = Vec::new();
        if origin.life.is_gone() {
            return clashes;
        }
        if origin.life.is_disputed() {
            let [stays, goes] =
                [&origin.life.stays, &origin.life.goes].map(|batches| batches.iter().collect());
            clashes.push(Clash { key: key.clone(), kind: ClashKind::Life { stays, goes } });
        }
        let both = origin.cells.iter().filter_map(|(name, cell)| match cell {
            Cell::Both(writes) => Some((name, writes)),
            Cell::Same(_) => None,
        });
        let mut shown = None;
        for (name, writes) in both {
            if key.table() == "about" && name == "status_date" {
                continue;
            }
            let cells = shown.get_or_insert_with(|| {
                cells_of(key.table(), &text_of(plan, key).unwrap_or_default())
            });
            let mut values: Vec<(Value, Vec<BatchId>)> = Vec::new();
            for (batch, value) in writes {
                match values.iter_mut().find(|(known, _)| known == value) {
                    Some((_, batches)) => batches.push(*batch),
                    None => values.push((value.clone(), vec![*batch])),
                }
            }
            let stands = cells.get(name.as_str()).cloned().unwrap_or_default();
            values.order_by_key(|(value, _)| *value != stands);
            let kind = ClashKind::Values { cell: name.clone(), values };
            clashes.push(Clash { key: key.clone(), kind });
        }
        clashes
    }
}
