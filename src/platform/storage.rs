//! The browser as a store: `localStorage` is its local place, IndexedDB its durable one.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, JsString, Object};
use wasm_bindgen::JsCast;

use super::indexed_db::{IndexedDb, store_error};
use domain::persist::{Pair, Store, StoreError, Write};

/// Where the id of the plan that was open last is kept, as JSON; no plan has a key like it.
const OPEN: &str = "overzicht.open";

/// How much `localStorage` holds at most, keys included: 5,242,880 UTF-16 units in Chromium and
/// Firefox; WebKit counts bytes.
pub const ROOM: usize = 5_242_880;

/// How much of [`ROOM`] is used, by whatever is on this host.
pub fn used() -> usize {
    let Some(storage) = local() else { return 0 };
    let entries = Object::entries(storage.unchecked_ref::<Object>());
    // The browser counts: no text is copied to here.
    let units = |text: wasm_bindgen::JsValue| {
        text.dyn_into::<JsString>().map_or(0, |text| text.length() as usize)
    };
    entries.iter().map(|pair| pair.unchecked_into::<Array>().iter().map(units).sum::<usize>()).sum()
}

/// The store of this browser. Copies of it share a connection.
#[derive(Clone, Default)]
pub struct BrowserStore {
    durable: Rc<IndexedDb>,
}

impl BrowserStore {
    /// The store of this browser; nothing is opened before it is needed.
    pub fn new() -> BrowserStore {
        BrowserStore::default()
    }

    /// The id of the plan that was open last, from either place.
    pub async fn last_open(&self) -> Option<String> {
        if local().is_some()
            && let Ok(plan) = LocalStorage::get(OPEN)
        {
            return Some(plan);
        }
        let copies = self.durable.read(OPEN).await.ok()?;
        let (_, json) = copies.into_iter().find(|(key, _)| key == OPEN)?;
        serde_json::from_str(&json).ok()
    }

    /// Remembers which plan is open, or that none is, in both places.
    pub async fn set_last_open(&self, plan: Option<&str>) -> Result<(), StoreError> {
        match plan {
            Some(plan) => {
                let json = serde_json::Value::from(plan).to_string();
                // The durable copy counts; a full local place is told when a step is saved.
                _ = self.local_set(OPEN, &json);
                self.durable.write(Write::puts(vec![(OPEN.into(), json)])).await
            }
            None => {
                self.local_remove(OPEN);
                self.durable.write(Write::removes(vec![OPEN.into()])).await
            }
        }
    }
}

/// `localStorage`, unless the browser keeps it closed.
fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

impl Store for BrowserStore {
    fn local_keys(&self, prefix: &str) -> Vec<String> {
        let keys =
            local().map(|storage| js_sys::Object::keys(storage.unchecked_ref::<js_sys::Object>()));
        let keys = keys.iter().flat_map(|keys| keys.iter()).filter_map(|key| key.as_string());
        keys.filter(|key| key.starts_with(prefix)).collect()
    }

    fn local_get(&self, key: &str) -> Option<String> {
        local()?.get_item(key).ok().flatten()
    }

    fn local_has(&self, key: &str) -> bool {
        local()
            .is_some_and(|storage| Object::has_own(storage.unchecked_ref::<Object>(), &key.into()))
    }

    fn local_set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        local().ok_or(StoreError::Unavailable)?.set_item(key, value).map_err(store_error)
    }

    fn local_remove(&self, key: &str) {
        if let Some(storage) = local() {
            // Removing throws only where setting does, and there is nothing then.
            _ = storage.remove_item(key);
        }
    }

    async fn durable_keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.durable.keys(prefix).await
    }

    async fn durable_read(&self, prefix: &str) -> Result<Vec<Pair>, StoreError> {
        self.durable.read(prefix).await
    }

    async fn durable_write(&self, write: Write) -> Result<(), StoreError> {
        self.durable.write(write).await
    }

    async fn pause(&self) {
        TimeoutFuture::new(0).await;
    }
}
