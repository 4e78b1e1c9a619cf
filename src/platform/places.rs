//! Where the reader stood in each plan in this browser: the view, the arrangement, and the place on
//! the time axis.

use gloo_storage::{LocalStorage, Storage};

use session::viewmodel::Address;

const KEY: &str = "overzicht.places";
/// So many plans are remembered, those that were looked at last.
const PLANS: usize = 30;

/// Plans with what would stand behind the `#` of their address, the last one that was looked at at
/// the end.
type Places = Vec<(String, String)>;

fn load() -> Places {
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Where the reader stood in this plan; none where that is not known.
pub fn of(plan: &str) -> Option<Address> {
    load().into_iter().find(|(id, _)| id == plan).map(|(_, hash)| Address::parse(&hash))
}

/// Remembers where the reader stands; a browser that refuses forgets it at the end of the visit,
/// which loses nothing of a plan.
pub fn keep(address: &Address) {
    let Some(plan) = &address.plan else { return };
    let mut places = load();
    places.retain(|(id, _)| id != plan);
    places.push((plan.clone(), address.place().hash()));
    let surplus = places.len().saturating_sub(PLANS);
    places.drain(..surplus);
    _ = LocalStorage::set(KEY, places);
}
