//! What was said of lists in this browser, for the next time that they come.

use gloo_storage::{LocalStorage, Storage};

use domain::format::csv::Memory;

const KEY: &str = "overzicht.lists";
/// So many lists are remembered, those that came last.
const LISTS: usize = 20;

/// All that is remembered, the last one first.
pub fn all() -> Vec<Memory> {
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Remembers this one; a browser that refuses forgets it at the end of the visit, which loses
/// nothing of a plan.
pub fn remember(memory: Memory) {
    let mut lists = all();
    lists.retain(|other| !other.is_about(&memory));
    lists.insert(0, memory);
    lists.truncate(LISTS);
    let _ = LocalStorage::set(KEY, lists);
}
