//! Removing for good what was deleted: of who wrote what, only that it is gone stays (SPEC J11).

use std::sync::Arc;

use crate::edit::{Change, Document, Label, Merge, RecordType};
use crate::merge::RecordKey;
use engine::model::Patch;

/// Whether a record is gone, and something of it is still kept.
pub fn is_kept(document: &Document, key: &RecordKey) -> bool {
    let origin = document.merge.origin(key);
    origin.life.is_gone() && !origin.is_empty()
}

/// Empties all that is still kept of a record that is gone, so that no file holds a word of it. It
/// is a write like any other: the copies of colleagues lose it as they take this one in. None when
/// the record is not gone, or is emptied already.
///
/// That it is gone stays, under its id; so an old file does not bring it back.
pub fn remove_for_good(document: &Document, key: &RecordKey, what: RecordType) -> Option<Merge> {
    let mut state = document.merge.clone();
    let change = state.empty(key)?;
    let label = Label::Emptied { what };
    let change_of_plan = Change { label, patch: Patch::default() };
    Some(Merge { change: Arc::new(change_of_plan), state: Arc::new(change) })
}
