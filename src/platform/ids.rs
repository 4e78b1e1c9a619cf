//! New ids, unlike any other.

use engine::model::Id;

/// An id nobody else has: a word for reading and 64 random bits.
pub fn fresh<T>(word: &str) -> Id<T> {
    Id::new(fresh_text(word))
}

/// The text of such an id.
pub fn fresh_text(word: &str) -> String {
    format!("{word}-{:013x}", from_crypto().unwrap_or_else(from_math))
}

/// 64 random bits; none where the browser has no source of them.
fn from_crypto() -> Option<u64> {
    let mut bytes = [0u8; 8];
    let crypto = web_sys::window()?.crypto().ok().filter(|crypto| !crypto.is_undefined())?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(u64::from_le_bytes(bytes))
}

/// Random enough for names that a plan checks before it takes them.
fn from_math() -> u64 {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    (half() << 32) | half()
}
