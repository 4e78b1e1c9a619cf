//! Handing text to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Puts text on the clipboard; false where the browser does not let the page do that, as on one
/// that came without TLS.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // The binding would answer with `undefined` where there is none.
    !JsValue::is_undefined(&clipboard) && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
