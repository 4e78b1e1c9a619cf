//! Where the focus goes on the start screen.

use leptos::prelude::*;

use crate::state::{App, FocusOn};

/// Takes the focus when it is this element's turn.
pub fn take_focus(
    app: App,
    spot: FocusOn,
    element: impl Fn() -> Option<web_sys::HtmlElement> + 'static,
) {
    Effect::new(move || {
        if let Some(element) = element().filter(|_| app.shelf.focus.get().as_ref() == Some(&spot)) {
            app.shelf.focus.set(None);
            // Refused by none of ours.
            let _ = element.focus();
        }
    });
}
