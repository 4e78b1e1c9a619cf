//! The seal that is put on what was changed before a file goes out or comes in.

use crate::edit::{Document, Seal};
use crate::merge::{Batch, BatchId};

/// The seal on what was changed here since the last one; none when nothing was.
///
/// `fresh` is text that nobody else has: the id of the batch follows from it.
pub fn seal_of(document: &Document, fresh: &str, batch: Batch) -> Option<Seal> {
    document.merge.is_open().then(|| Seal { id: BatchId::of(fresh), batch })
}
