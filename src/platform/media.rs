//! What the device says of itself: how wide its page is, and with what one points at it.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Does this media query hold? Follows the device for as long as the page lives. False in a browser
/// that cannot answer.
pub fn holds(query: &str) -> RwSignal<bool> {
    let Some(list) = window().match_media(query).ok().flatten() else {
        return RwSignal::new(false);
    };
    let holds = RwSignal::new(list.matches());
    let heard = Closure::<dyn FnMut()>::new({
        let list = list.clone();
        move || holds.set(list.matches())
    });
    let _ = list.add_event_listener_with_callback("change", heard.as_ref().unchecked_ref());
    heard.forget();
    holds
}
