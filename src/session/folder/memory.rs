//! What a browser remembers of the folder of a plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Moment;
use super::file::{Digest, Stamp};

/// What is remembered from visit to visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FolderMemory {
    /// The name of the own file.
    pub own: Option<String>,
    /// Stands for who has no name.
    pub tag: String,
    /// What was written last and read back.
    pub written: Option<Digest>,
    /// What was about to be written: after a kill, either of the two stands there.
    pub intended: Option<Digest>,
    /// How many steps the plan had when it was written.
    pub steps: Option<u64>,
    pub written_at: Option<Moment>,
    /// Files that brought nothing, as they were then.
    pub seen: BTreeMap<String, Stamp>,
}

impl FolderMemory {
    /// Begins with another folder. What was written from here is still known as such.
    pub(super) fn begin(&mut self, tag: String) {
        let tag = if self.tag.is_empty() { tag } else { std::mem::take(&mut self.tag) };
        let (written, intended) = (self.written, self.intended);
        *self = FolderMemory { tag, written, intended, ..FolderMemory::default() };
    }

    /// Was this written from here?
    pub(super) fn is_ours(&self, digest: Digest) -> bool {
        [self.written, self.intended].contains(&Some(digest))
    }
}
