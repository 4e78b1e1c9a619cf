//! What broke the page down before it was loaded anew: `assets/page/guard.js` leaves it in the
//! session.

use gloo_storage::{SessionStorage, Storage};

/// The browser's own words for it, in English; none where it is not known.
pub fn last() -> Option<String> {
    SessionStorage::raw().get_item("overzicht.fault").ok().flatten()
}
