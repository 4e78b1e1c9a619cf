//! What of each plan is folded away in this browser: the reader's view, and no part of the plan.

use std::collections::BTreeSet;

use gloo_storage::{LocalStorage, Storage};

use engine::sorting::Gather;
use session::viewmodel::GroupKey;

const KEY: &str = "overzicht.folded";
/// So many plans are remembered, those that were folded last.
const PLANS: usize = 30;

/// Plans with the marks of their folded groups, the last one that was changed at the end.
type Folds = Vec<(String, Vec<String>)>;

fn load() -> Folds {
    LocalStorage::get(KEY).unwrap_or_default()
}

/// The groups that are folded away in this plan.
pub fn of(plan: &str) -> BTreeSet<GroupKey> {
    let groups =
        load().into_iter().find(|(id, _)| id == plan).map_or_else(Vec::new, |(_, groups)| groups);
    groups.iter().map(|mark| GroupKey::parse(mark)).gather()
}

/// Remembers them; a browser that refuses forgets them at the end of the visit, which loses nothing
/// of a plan.
pub fn keep(plan: &str, folded: &BTreeSet<GroupKey>) {
    let mut folds = load();
    folds.retain(|(id, _)| id != plan);
    if !folded.is_empty() {
        folds.push((plan.to_owned(), folded.iter().map(GroupKey::mark).collect()));
    }
    let surplus = folds.len().saturating_sub(PLANS);
    folds.drain(..surplus);
    let _ = LocalStorage::set(KEY, folds);
}
