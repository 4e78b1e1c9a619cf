//! The page's own address.

use leptos::prelude::window;

/// What stands behind the `#`, with it; empty when nothing does.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts this behind the `#`; as a new entry of the browser's history, or in place of the current
/// one.
pub fn write(hash: &str, entry: bool) {
    let Ok(history) = window().history() else { return };
    let hash = format!("#{hash}");
    let nothing = wasm_bindgen::JsValue::NULL;
    // Refused only when a page writes hundreds of times a minute; the next write puts it right.
    let _ = match entry {
        true => history.push_state_with_url(&nothing, "", Some(&hash)),
        false => history.replace_state_with_url(&nothing, "", Some(&hash)),
    };
}
