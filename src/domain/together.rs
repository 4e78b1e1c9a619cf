//! Bringing a colleague's file into a document.

use std::sync::Arc;

use crate::edit::{Change, Document, Label, Merge};
use crate::format::json::put_records;
use crate::merge::{Side, StateChange, join};

/// What brings another copy of the plan in. Both copies must be sealed.
///
/// None when there is nothing in it that is not here already.
pub fn merge(document: &Document, theirs: Side<'_>, from: &str) -> Option<Merge> {
    let joined = join(Side { plan: &document.plan, state: &document.merge }, theirs);
    let state = StateChange::between(&document.merge, &joined.state);
    let patch = put_records(&document.plan, &joined.records);
    if patch.is_empty() && state.is_empty() {
        return None;
    }
    let label = Label::Merged { from: from.into(), records: patch.len() };
    Some(Merge { change: Arc::new(Change { label, patch }), state: Arc::new(state) })
}
