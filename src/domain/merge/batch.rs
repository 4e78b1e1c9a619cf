//! Batches: all that one person changed between two seals.

use std::fmt;

use serde::{Deserialize, Serialize, de::Error};

use engine::model::{Day, key};
use engine::sorting::Order;

/// Names a batch: 64 bits, as good as never made twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BatchId(u64);

impl BatchId {
    /// The batch that has not been sealed: what was changed here since the last file went out or
    /// came in.
    pub const OPEN: BatchId = BatchId(0);
    /// The content that a plan began with, whatever its id.
    pub const ROOT: BatchId = BatchId(1);

    /// The id that follows from a text: of fresh random text for a batch of edits, of the content
    /// for a file that names no batches.
    pub fn of(text: &str) -> BatchId {
        BatchId(key(text).max(2))
    }

    /// Reads an id as [`fmt::Display`] writes it.
    pub fn parse(text: &str) -> Option<BatchId> {
        let id = u64::from_str_radix(text, 16).ok().map(BatchId)?;
        (id > BatchId::ROOT && id.to_string() == text).then_some(id)
    }
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for BatchId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BatchId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BatchId::parse(&text).ok_or_else(|| D::Error::custom("no id of a batch"))
    }
}

/// Who made a batch, when, and why. It is shown, and decides nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Batch {
    /// The day on which it was sealed; none: not known here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Who made it; empty: not known here.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What its maker wants others to know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Batch {
    /// Is nothing known of it?
    pub fn is_bare(&self) -> bool {
        *self == Batch::default()
    }
}

/// Some batches, mostly one.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Batches(Vec<BatchId>);

impl Batches {
    /// The batch that has not been sealed.
    pub fn open() -> Batches {
        Batches(vec![BatchId::OPEN])
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this batch is among them.
    pub fn contains(&self, id: BatchId) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// All of them, by id.
    pub fn iter(&self) -> impl Iterator<Item = BatchId> + '_ {
        self.0.iter().copied()
    }

    /// Adds one.
    pub fn insert(&mut self, id: BatchId) {
        if let Err(place) = self.0.binary_search(&id) {
            self.0.insert(place, id);
        }
    }

    /// Gives a batch that is among them another id.
    pub(super) fn rename(&mut self, from: BatchId, to: BatchId) {
        if let Ok(place) = self.0.binary_search(&from) {
            self.0.remove(place);
            self.insert(to);
        }
    }
}

impl FromIterator<BatchId> for Batches {
    fn from_iter<I: IntoIterator<Item = BatchId>>(ids: I) -> Self {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.order();
        ids.dedup();
        Batches(ids)
    }
}

impl From<BatchId> for Batches {
    fn from(id: BatchId) -> Self {
        Batches(vec![id])
    }
}

impl fmt::Debug for Batches {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(&self.0).finish()
    }
}
