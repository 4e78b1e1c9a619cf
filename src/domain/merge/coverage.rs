//! How much of a batch was seen.

use std::{collections::BTreeSet, sync::Arc};

use super::RecordKey;
use engine::sorting::Gather;

/// How much of a batch was seen in a copy of a plan.
///
/// A part of a plan that was sent to somebody holds some records only: what a batch wrote in
/// others was not seen by whom it was sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    All,
    /// What it wrote in these records.
    Records(Arc<BTreeSet<RecordKey>>),
}

impl Coverage {
    /// Whether what the batch wrote in this record was seen.
    pub fn holds(&self, record: &RecordKey) -> bool {
        match self {
            Coverage::All => true,
            Coverage::Records(records) => records.contains(record),
        }
    }

    /// What was seen in either copy.
    pub(super) fn or(&self, other: &Coverage) -> Coverage {
        match (self, other) {
            (Coverage::All, _) | (_, Coverage::All) => Coverage::All,
            (Coverage::Records(a), Coverage::Records(b)) if b.is_subset(a) => self.clone(),
            (Coverage::Records(a), Coverage::Records(b)) => {
                Coverage::Records(Arc::new(a.union(b).cloned().gather()))
            }
        }
    }

    /// What of it is seen in these records.
    pub(super) fn within(&self, records: &Arc<BTreeSet<RecordKey>>) -> Coverage {
        Coverage::Records(match self {
            Coverage::All => records.clone(),
            Coverage::Records(seen) => Arc::new(seen.intersection(records).cloned().gather()),
        })
    }
}
