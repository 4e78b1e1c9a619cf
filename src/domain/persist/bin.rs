//! The bin: a plan that is deleted waits in the durable place, and comes back whole until it is
//! deleted for good.
//!
//! One mark, in the durable place alone, says that a plan is in it: so going in and coming out are
//! each one transaction.

use std::collections::BTreeMap;

use super::key;
use super::plans::{PlanInfo, json, standing};
use super::store::{Pair, Store, StoreError, Write};
use engine::model::Day;

/// How many days a plan stays in the bin.
pub const BIN_DAYS: i32 = 30;

/// Moves a plan to the bin: all of it is in the durable place then, and the local one has its room
/// back.
///
/// On an error, and after a kill at any moment, it is either where it was or in the bin. Nobody may
/// have it open: the lock that sees to that is the caller's.
pub async fn bin_plan<S: Store>(store: &S, plan: &str, today: Day) -> Result<(), StoreError> {
    let mut durable = BTreeMap::new();
    let facts = [key::facts(plan), key::exported(plan), key::exchange(plan)];
    for kind in key::of_history(plan).into_iter().chain(facts) {
        durable.extend(store.durable_read(&kind).await?);
    }
    let local = store
        .local_keys(&key::prefix(plan))
        .into_iter()
        .filter_map(|key| Some((key.clone(), store.local_get(&key)?)));
    let local: Vec<Pair> = local.collect();
    let mut puts: Vec<Pair> =
        local.iter().filter(|(key, _)| !durable.contains_key(key)).cloned().collect();
    puts.push((key::binned(plan), json(&today)));
    store.durable_write(Write::puts(puts)).await?;
    // Where the copies differ, one of them is damaged: both stay for recovery to choose from.
    for (key, _) in
        local.iter().filter(|(key, value)| durable.get(key).is_none_or(|copy| copy == value))
    {
        store.local_remove(key);
    }
    Ok(())
}

/// Takes a plan out of the bin; its next opening makes both places whole.
pub async fn restore_plan<S: Store>(store: &S, plan: &str) -> Result<(), StoreError> {
    store.durable_write(Write::removes(vec![key::binned(plan)])).await
}

/// Deletes for good which of these plans have been in the bin for [`BIN_DAYS`] days, and gives the
/// others.
pub async fn empty_bin<S: Store>(store: &S, plans: Vec<PlanInfo>, today: Day) -> Vec<PlanInfo> {
    let mut left = Vec::with_capacity(plans.len());
    for info in plans {
        let over = info.binned.is_some_and(|day| today.since(day) >= BIN_DAYS);
        // What cannot be deleted now waits for the next time.
        if !over || delete_plan(store, &info.id).await.is_err() {
            left.push(info);
        }
    }
    left
}

/// Deletes a plan for good: from both places, with its backups and all that was kept aside.
///
/// On an error it is still there. A mark stays behind, since the local place may bring its keys
/// back after a kill.
pub async fn delete_plan<S: Store>(store: &S, plan: &str) -> Result<(), StoreError> {
    let prefix = key::prefix(plan);
    let Some(last) = standing(store, plan).await.last else { return Ok(()) };
    let mark = (key::gone(plan), key::write_gone(last));
    let mut removes = store.durable_keys(&prefix).await?;
    removes.retain(|key| *key != mark.0);
    store.durable_write(Write { needs: None, removes, puts: vec![mark.clone()] }).await?;
    store.local_keys(&prefix).iter().for_each(|key| store.local_remove(key));
    // The mark counts in the durable place; here it only serves while that cannot be read.
    _ = store.local_set(&mark.0, &mark.1);
    Ok(())
}
