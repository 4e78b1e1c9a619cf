//! Where the reader types.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Leaves the field that somebody types in, as a click beside it does: what stands there becomes a
/// step before anything else happens.
pub fn leave_field() {
    let active =
        document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    if let Some(field) =
        active.filter(|active| active.matches("input, textarea, select").unwrap_or(false))
    {
        // Refused by no field.
        _ = field.blur();
    }
}
