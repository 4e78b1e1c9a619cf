//! Which plans a browser holds, and how one goes.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{self, Key};
use super::store::{Store, StoreError};

/// A plan that this browser holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanInfo {
    /// Its id.
    pub id: String,
    /// What people call it; after an undone renaming this is right again when the plan has been opened. None: not known.
    pub name: Option<String>,
}

/// The plans in either place, by id.
pub async fn plans<S: Store>(store: &S) -> Vec<PlanInfo> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for key in keys(store, key::app()).await {
        if let Some((plan, rest)) = key::plan_of(&key)
            && Key::parse(rest).is_some()
        {
            ids.insert(plan);
        }
    }
    let mut plans = Vec::new();
    for id in ids {
        if standing(store, &id).await.stands {
            let name = get(store, &key::name(&id)).await.and_then(|json| serde_json::from_str(&json).ok());
            plans.push(PlanInfo { id, name });
        }
    }
    plans
}

/// Removes a plan from both places, with its copies and all that was kept aside.
///
/// On an error it is still there. A mark stays behind, since the local place may bring its keys back after a kill.
pub async fn delete_plan<S: Store>(store: &S, plan: &str) -> Result<(), StoreError> {
    let prefix = key::prefix(plan);
    let Some(last) = standing(store, plan).await.last else { return Ok(()) };
    let mark = (key::gone(plan), key::write_gone(last));
    let mut removes = store.durable_keys(&prefix).await?;
    removes.retain(|key| *key != mark.0);
    store.durable_write(vec![mark.clone()], removes).await?;
    store.local_keys(&prefix).iter().for_each(|key| store.local_remove(key));
    // The mark counts in the durable place; here it only serves while that cannot be read.
    _ = store.local_set(&mark.0, &mark.1);
    Ok(())
}

/// How far a plan went.
pub struct Standing {
    /// Is there anything of it that was not deleted?
    pub stands: bool,
    /// The highest number that was ever used for it here; none: it was never here.
    pub last: Option<u64>,
}

pub async fn standing<S: Store>(store: &S, plan: &str) -> Standing {
    let prefix = key::prefix(plan);
    let keys = keys(store, &prefix).await;
    let last = keys.iter().filter_map(|key| key.strip_prefix(&prefix)).filter_map(Key::parse).map(|key| key.seq).max();
    let mark = key::gone(plan);
    let gone = if keys.contains(&mark) { get(store, &mark).await.and_then(|value| key::read_gone(&value)) } else { None };
    Standing { stands: last > gone, last: last.max(gone) }
}

async fn keys<S: Store>(store: &S, prefix: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::from_iter(store.local_keys(prefix));
    keys.extend(store.durable_keys(prefix).await.unwrap_or_default());
    keys
}

/// The value of a key in the durable place, or else in the local one.
async fn get<S: Store>(store: &S, key: &str) -> Option<String> {
    let durable: BTreeMap<_, _> = store.durable_read(key).await.unwrap_or_default().into_iter().collect();
    durable.get(key).cloned().or_else(|| store.local_get(key))
}
