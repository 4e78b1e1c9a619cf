//! IndexedDB: a table of text keys and text values, written strictly durably, and one of what is
//! not text.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use domain::persist::{Pair, StoreError, Write};

/// The first version of each database, which has the one table.
const VERSION: u32 = 1;

/// A database with one table.
pub struct Place {
    database: &'static str,
    table: &'static str,
}

const PAIRS: Place = Place { database: "overzicht", table: "pairs" };
/// What a plan's team folder is found by. In a database of its own, so that the version of the one
/// with the plans stays what older pages know.
pub const FOLDERS: Place = Place { database: "overzicht-folders", table: "folders" };

#[wasm_bindgen]
extern "C" {
    /// web-sys keeps the options of a transaction behind a compiler flag for the whole build.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &Database,
        table: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

/// The table; it is opened when it is first needed, and again when the browser has closed it.
#[derive(Default)]
pub struct IndexedDb {
    open: RefCell<Option<Database>>,
}

impl IndexedDb {
    /// The keys that begin with `prefix`, in order.
    pub async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let (transaction, table) = self.transaction("readonly").await?;
        let range = range(prefix)?;
        let keys = table.get_all_keys_with_key(&range).map_err(store_error)?;
        completed(&transaction).await?;
        texts(&keys)
    }

    /// The pairs whose keys begin with `prefix`, in the order of the keys.
    pub async fn read(&self, prefix: &str) -> Result<Vec<Pair>, StoreError> {
        let (transaction, table) = self.transaction("readonly").await?;
        let range = range(prefix)?;
        let keys = table.get_all_keys_with_key(&range).map_err(store_error)?;
        let values = table.get_all_with_key(&range).map_err(store_error)?;
        completed(&transaction).await?;
        Ok(texts(&keys)?.into_iter().zip(texts(&values)?).collect())
    }

    /// Makes one write in one transaction. Returns when the disk has it.
    ///
    /// The browser runs writing transactions in the order in which they were made.
    pub async fn write(&self, Write { needs, removes, puts }: Write) -> Result<(), StoreError> {
        let (transaction, table) = self.transaction("readwrite").await?;
        if let Some(key) = needs {
            let count = table.count_with_key(&key.into()).map_err(store_error)?;
            // The transaction stays open while its own request is answered, and what is asked of it
            // then belongs to it.
            answered(&count).await?;
            if count.result().map_err(store_error)?.as_f64() != Some(1.0) {
                _ = transaction.abort();
                return Err(StoreError::Gone);
            }
        }
        for key in &removes {
            table.delete(&key.into()).map_err(store_error)?;
        }
        for (key, value) in &puts {
            table.put_with_key(&value.into(), &key.into()).map_err(store_error)?;
        }
        completed(&transaction).await
    }

    async fn transaction(
        &self,
        mode: &str,
    ) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
        let open = self.open.borrow().as_ref().map(|database| begin(database, &PAIRS, mode));
        let transaction = match open {
            Some(Ok(transaction)) => transaction,
            // Not open yet, or closed by the browser.
            _ => {
                let database = open_database(&PAIRS).await.map_err(store_error)?;
                let transaction = begin(&database, &PAIRS, mode).map_err(store_error)?;
                *self.open.borrow_mut() = Some(database);
                transaction
            }
        };
        let table = transaction.object_store(PAIRS.table).map_err(store_error)?;
        Ok((transaction, table))
    }
}

/// The value of this key; `undefined` where there is none.
pub async fn value_of(place: &Place, key: &str) -> Result<JsValue, StoreError> {
    let database = open_database(place).await.map_err(store_error)?;
    let transaction = begin(&database, place, "readonly").map_err(store_error)?;
    let table = transaction.object_store(place.table).map_err(store_error)?;
    let found = table.get(&key.into()).map_err(store_error)?;
    let done = completed(&transaction).await;
    database.close();
    done?;
    found.result().map_err(store_error)
}

/// Gives this key a value, or none.
pub async fn keep_value(
    place: &Place,
    key: &str,
    value: Option<&JsValue>,
) -> Result<(), StoreError> {
    let database = open_database(place).await.map_err(store_error)?;
    let transaction = begin(&database, place, "readwrite").map_err(store_error)?;
    let table = transaction.object_store(place.table).map_err(store_error)?;
    match value {
        Some(value) => table.put_with_key(value, &key.into()).map(drop),
        None => table.delete(&key.into()).map(drop),
    }
    .map_err(store_error)?;
    let done = completed(&transaction).await;
    database.close();
    done
}

fn begin(database: &Database, place: &Place, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database.transaction_with_options(place.table, mode, &options)
}

async fn open_database(place: &Place) -> Result<Database, JsValue> {
    let factory =
        web_sys::window().ok_or(JsValue::UNDEFINED)?.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request = factory.open_with_u32(place.database, VERSION)?;
    let table = place.table;
    let upgrade = Closure::once({
        let request = request.clone();
        move || -> Result<(), JsValue> {
            let database: IdbDatabase = request.result()?.unchecked_into();
            database.create_object_store(table).map(|_| ())
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let answer = event(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    if answer.await.is_err() {
        return Err(error_of(&request));
    }
    let database: Database = request.result()?.unchecked_into();
    // A later version of this page, in another tab, must be able to change the tables.
    let close = Closure::<dyn Fn()>::new({
        let database = database.clone();
        move || database.close()
    });
    database.set_onversionchange(Some(close.into_js_value().unchecked_ref()));
    Ok(database)
}

fn error_of(request: &IdbOpenDbRequest) -> JsValue {
    request.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from)
}

async fn answered(request: &IdbRequest) -> Result<(), StoreError> {
    let answer = event(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    answer.await.map(|_| ()).map_err(|_| {
        store_error(request.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from))
    })
}

async fn completed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let answer = event(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    answer
        .await
        .map(|_| ())
        .map_err(|_| store_error(transaction.error().map_or(JsValue::UNDEFINED, JsValue::from)))
}

/// Waits for one of two events, for which `listen` sets the handlers.
fn event(mut listen: impl FnMut(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, failed| listen(&done, &failed)))
}

/// All keys that begin with `prefix`; no key of ours holds the last character there is.
fn range(prefix: &str) -> Result<IdbKeyRange, StoreError> {
    IdbKeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into()).map_err(store_error)
}

fn texts(request: &IdbRequest) -> Result<Vec<String>, StoreError> {
    let array: Array = request.result().map_err(store_error)?.unchecked_into();
    Ok(array.iter().map(|text| text.as_string().unwrap_or_default()).collect())
}

/// What a browser's error means to a store.
pub fn store_error(error: JsValue) -> StoreError {
    let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError") | None => StoreError::Unavailable,
        Some(name) => StoreError::Failed(name.into()),
    }
}
