//! Files that the system opens with the installed app.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Calls `opened` with the files that the system opens with the app, now and later. Nothing where
/// the browser installs no apps for files.
pub fn on_files(opened: impl Fn(Vec<File>) + Clone + 'static) {
    let queue = web_sys::window().and_then(|window| get(&window, "launchQueue"));
    let set = queue.as_ref().and_then(|queue| get(queue, "setConsumer"));
    let (Some(queue), Some(set)) = (queue, set.and_then(|set| set.dyn_into::<Function>().ok()))
    else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |params: JsValue| {
        let handles = get(&params, "files").map(|files| Array::from(&files)).unwrap_or_default();
        let opened = opened.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.extend(file_of(&handle).await);
            }
            if !files.is_empty() {
                opened(files);
            }
        });
    });
    // It is called for as long as the page lives.
    let _ = set.call1(&queue, &consumer.into_js_value());
}

async fn file_of(handle: &JsValue) -> Option<File> {
    let read: Function = get(handle, "getFile")?.dyn_into().ok()?;
    let promise: Promise = read.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
