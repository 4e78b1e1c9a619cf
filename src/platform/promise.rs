//! The browser's promise not to clear away what is stored here when the device runs short of room.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Has it promised? None where it does not say, as on a page that came without TLS.
pub async fn given() -> Option<bool> {
    answer(manager()?.persisted()).await
}

/// Asks for it; some browsers ask the reader in turn, others decide by themselves.
pub async fn ask() -> Option<bool> {
    answer(manager()?.persist()).await
}

/// None where the browser has no such thing: the binding would answer with `undefined` all the
/// same.
fn manager() -> Option<StorageManager> {
    let manager = web_sys::window()?.navigator().storage();
    (!JsValue::is_undefined(&manager)).then_some(manager)
}

async fn answer(promise: Result<Promise, JsValue>) -> Option<bool> {
    JsFuture::from(promise.ok()?).await.ok()?.as_bool()
}
