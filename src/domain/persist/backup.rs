//! Backups: a plan as it stood before a file or a list changed much of it at once, kept in the
//! durable place.

use super::codec;
use super::key;
use super::store::{Store, StoreError, Write};
use super::vault::packed;
use crate::edit::Document;
use engine::model::{Day, Plan};
use engine::sorting::Order;

/// How many backups of one plan are kept; the oldest makes way.
const KEPT: usize = 10;

/// A backup that is kept.
///
/// What is known of it stands in its key, so that listing reads no plan:
/// `b.<number>.<day>.<projects>.<hash of the value>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Backup {
    /// Its place among the backups of the plan: the last is the highest.
    pub number: u64,
    /// The day it was made.
    pub day: Day,
    /// How many projects the plan had.
    pub projects: usize,
    hash: u64,
}

impl Backup {
    fn key(&self, plan: &str) -> String {
        format!(
            "{}{}.{}.{}.{:016x}",
            key::backups(plan),
            self.number,
            self.day,
            self.projects,
            self.hash
        )
    }

    /// Reads a key; none unless [`Backup::key`] writes it so.
    fn parse(plan: &str, text: &str) -> Option<Backup> {
        let mut parts = text.strip_prefix(&key::backups(plan))?.split('.');
        let backup = Backup {
            number: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
            projects: parts.next()?.parse().ok()?,
            hash: u64::from_str_radix(parts.next()?, 16).ok()?,
        };
        (backup.key(plan) == text).then_some(backup)
    }
}

/// Keeps a backup of the plan as it is, without its undo history. On an error there is none, and
/// the older ones are all there.
pub async fn back_up<S: Store>(store: &S, plan: &Plan, today: Day) -> Result<(), StoreError> {
    let mut kept = backups(store, &plan.id).await?;
    let value = packed(store, &Document::new(plan.clone())).await?;
    let number = kept.first().map_or(1, |newest| newest.number.saturating_add(1));
    let backup =
        Backup { number, day: today, projects: plan.projects.size(), hash: key::hash(&value) };
    let surplus =
        kept.split_off(kept.len().min(KEPT - 1)).iter().map(|old| old.key(&plan.id)).collect();
    store
        .durable_write(Write {
            needs: None,
            removes: surplus,
            puts: vec![(backup.key(&plan.id), value)],
        })
        .await
}

/// The backups of a plan, the newest first.
pub async fn backups<S: Store>(store: &S, plan: &str) -> Result<Vec<Backup>, StoreError> {
    let keys = store.durable_keys(&key::backups(plan)).await?;
    let mut backups: Vec<Backup> = keys.iter().filter_map(|key| Backup::parse(plan, key)).collect();
    backups.order();
    backups.reverse();
    Ok(backups)
}

/// The plan as a backup has it; none if it is no longer there or is damaged.
pub async fn read_backup<S: Store>(
    store: &S,
    plan: &str,
    backup: &Backup,
) -> Result<Option<Plan>, StoreError> {
    let key = backup.key(plan);
    let value = store
        .durable_read(&key)
        .await?
        .into_iter()
        .find(|(other, _)| *other == key)
        .map(|(_, value)| value);
    let whole = value.filter(|value| key::hash(value) == backup.hash);
    Ok(whole.and_then(|value| codec::read_document(&value)).map(|document| document.plan))
}
