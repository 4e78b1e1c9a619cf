//! A dialog over the page.

use leptos::html::Dialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Opens a dialog as soon as it stands in the page, and gives the focus back to where it was when
/// its elements go: the browser does so only for one that is closed.
pub fn modal() -> NodeRef<Dialog> {
    let dialog = NodeRef::<Dialog>::new();
    let opener = StoredValue::new_local(
        document()
            .active_element()
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()),
    );
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(opener) = opener.try_get_value().flatten() {
            // Once it is gone: until then all behind it is out of reach.
            gloo_timers::callback::Timeout::new(0, move || drop(opener.focus())).forget();
        }
    });
    dialog
}
