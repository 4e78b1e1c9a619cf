//! Handlers that outlive their view by a moment.

use leptos::prelude::*;

/// Runs a handler for as long as its view is there.
///
/// An element that goes while it has the focus is left for the last time (`change`, `blur`, a lost
/// pointer) after all that its view reads is gone. Every handler of these events is wrapped in
/// this; `tests/layers.rs` holds that.
pub fn while_here<E: 'static>(mut handler: impl FnMut(E) + 'static) -> impl FnMut(E) + 'static {
    let here = StoredValue::new(());
    move |event| {
        if here.try_get_value().is_some() {
            handler(event);
        }
    }
}
