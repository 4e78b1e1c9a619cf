//! What this browser remembers of the files of a plan that went out and came in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::key;
use super::plans::{json, read, write};
use super::store::{Store, StoreError};
use crate::merge::BatchId;
use engine::model::Day;

/// The batches that went out and came in with files. It decides nothing: who looks at the history is
/// shown what is new.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchange {
    /// All batches that the last file had which went out.
    pub sent: BTreeSet<BatchId>,
    /// The day of that file; none: there never was one.
    pub sent_on: Option<Day>,
    /// The batches that came with the last review.
    pub came: BTreeSet<BatchId>,
}

/// Returns what is remembered of this plan.
pub async fn exchange<S: Store>(store: &S, plan: &str) -> Exchange {
    read(store, &key::exchange(plan)).await.unwrap_or_default()
}

/// Remembers it.
///
/// # Errors
///
/// The durable place does not take it.
pub async fn note_exchange<S: Store>(
    store: &S,
    plan: &str,
    exchange: &Exchange,
) -> Result<(), StoreError> {
    write(store, key::exchange(plan), json(exchange)).await
}
