//! The name of whoever works in this browser: kept apart from plans, and put on what leaves the page.

use gloo_storage::{LocalStorage, Storage};

const KEY: &str = "overzicht.me";

/// The name; empty when it was not given.
pub fn name() -> String {
    LocalStorage::get(KEY).unwrap_or_default()
}

/// Was it asked for?
pub fn is_asked() -> bool {
    LocalStorage::get::<String>(KEY).is_ok()
}

/// Keeps it. A browser that refuses asks again the next time.
pub fn keep(name: &str) {
    let _ = LocalStorage::set(KEY, name.trim());
}
