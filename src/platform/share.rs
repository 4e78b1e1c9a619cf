//! The share sheet of the device, where the browser has one.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, Navigator, ShareData};

/// What became of handing a file to the share sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The reader handed it on, under this name.
    As(String),
    /// The reader closed the sheet.
    GivenUp,
    /// The browser did not take it.
    Refused,
}

/// Whether there is a share sheet that takes files of plans.
pub fn is_there() -> bool {
    data("plan.json", b"{}").is_some()
}

/// Hands bytes to the share sheet. Only right after a click or a key.
pub async fn share(name: &str, bytes: &[u8]) -> Shared {
    let (Some(navigator), Some((data, name))) = (navigator(), data(name, bytes)) else {
        return Shared::Refused;
    };
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Shared::As(name),
        Err(error) if is_abort(&error) => Shared::GivenUp,
        Err(_) => Shared::Refused,
    }
}

fn is_abort(error: &JsValue) -> bool {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    name.as_deref() == Some("AbortError")
}

fn navigator() -> Option<Navigator> {
    let navigator = web_sys::window()?.navigator();
    let has = |name: &str| js_sys::Reflect::has(&navigator, &name.into()).unwrap_or(false);
    (has("share") && has("canShare")).then_some(navigator)
}

/// The file as the sheet takes it. Some browsers hand on no JSON, but any text.
fn data(name: &str, bytes: &[u8]) -> Option<(ShareData, String)> {
    let navigator = navigator()?;
    let as_text = format!("{name}.txt");
    [(name, "application/json"), (&as_text, "text/plain")].into_iter().find_map(|(name, mime)| {
        let (data, file) = (ShareData::new(), file(name, mime, bytes).ok()?);
        data.set_files(&Array::of1(&file));
        navigator.can_share_with_data(&data).then(|| (data, name.to_owned()))
    })
}

fn file(name: &str, mime: &str, bytes: &[u8]) -> Result<File, JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let options = FilePropertyBag::new();
    options.set_type(mime);
    File::new_with_blob_sequence_and_options(&Array::of1(&blob), name, &options)
}
