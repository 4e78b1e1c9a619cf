//! Files that are dropped on the page, wherever.

use leptos::ev;
use leptos::prelude::*;

use crate::state::App;

/// Opens files that are dropped anywhere on the page. Without it, a browser would leave the page for
/// the file.
pub fn follow_drops(app: App) {
    let over = window_event_listener(ev::dragover, move |event| {
        if brings_files(&event) {
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if brings_files(&event) {
            event.prevent_default();
            app.open_files(files_of(event.data_transfer().and_then(|data| data.files())));
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}

fn brings_files(event: &web_sys::DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|it| it.as_string().as_deref() == Some("Files")))
}

/// The files of a list.
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}
