//! Finding one record among many by typing part of its name.

use domain::edit::Named;
use engine::model::{Id, Plan};
use engine::sorting::Order;

/// How many matches are shown at most: as many as one takes in at a glance.
const SHOWN: usize = 8;

/// Returns the records whose name holds `typed`, those that begin with it first, then by name.
pub fn matches<T: Named>(plan: &Plan, typed: &str) -> Vec<(Id<T>, String)> {
    let typed = typed.trim().to_lowercase();
    let mut found: Vec<(bool, String, Id<T>)> = T::of(plan)
        .iter()
        .filter_map(|(id, record)| {
            let name = record.name().to_lowercase();
            name.contains(&typed)
                .then(|| (!name.starts_with(&typed), record.name().to_owned(), id.clone()))
        })
        .collect();
    found.order();
    found.truncate(SHOWN);
    found.into_iter().map(|(_, name, id)| (id, name)).collect()
}
