//! New ids, unlike any other.

use crate::model::Id;

/// An id nobody else has: a word for reading and 64 random bits.
pub fn fresh<T>(word: &str) -> Id<T> {
    Id::new(fresh_text(word))
}

/// The text of such an id.
pub fn fresh_text(word: &str) -> String {
    let mut bytes = [0u8; 8];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // The only failure is a request for more than 64 KiB.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    format!("{word}-{:013x}", u64::from_le_bytes(bytes))
}
