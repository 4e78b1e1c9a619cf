//! Saving and loading with the real `localStorage`, IndexedDB and Web Locks.
//!
//! Every test has a plan of its own; the browser has a fresh profile for each run.

use domain::edit::{Document, Field, Step, amend};
use domain::persist::{Opened, SaveError, Store, StoreError, Vault, Write, delete_plan, plans};
use engine::model::{Id, Plan, Project};
use futures_util::future::{Either, join_all, select};
use gloo_storage::{LocalStorage, Storage};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function};
use overzicht::platform::{lock, storage::BrowserStore};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

fn start(plan: &str) -> Document {
    let mut plan = Plan::new(plan, "Harbour");
    plan.insert(Id::new("quay"), Project { name: "Quay".into(), ..Project::default() });
    Document::new(plan)
}

fn rename(document: &mut Document, name: &str) -> Step {
    let change = amend(&document.plan, &Id::<Project>::new("quay"), Field::Name, |project| {
        project.name = name.into()
    })
    .unwrap();
    let step = Step::Do(change.into());
    document.take(&step).unwrap();
    step
}

/// A plan with one saved step, in a store that has been opened for it alone.
async fn saved(plan: &str) -> (Document, Vault<BrowserStore>) {
    let Opened { mut document, vault, saved, .. } =
        Vault::create(BrowserStore::new(), start(plan)).await.unwrap();
    assert_eq!(saved, Ok(()));
    let step = rename(&mut document, "Quay \u{1f6a2}");
    assert_eq!(vault.append(&step, &document).await, Ok(()));
    (document, vault)
}

async fn open(plan: &str) -> Opened<BrowserStore> {
    Vault::open(BrowserStore::new(), plan).await.unwrap()
}

fn local_keys(plan: &str) -> Vec<String> {
    BrowserStore::new().local_keys(&format!("overzicht.{plan}."))
}

async fn durable_keys(plan: &str) -> Vec<String> {
    BrowserStore::new().durable_keys(&format!("overzicht.{plan}.")).await.unwrap()
}

async fn end(plan: &str) {
    delete_plan(&BrowserStore::new(), plan).await.unwrap();
    local_keys(plan).into_iter().for_each(LocalStorage::delete);
}

#[wasm_bindgen_test]
async fn a_plan_comes_back_with_its_undo_history() {
    let plan = "comes-back";
    let (mut document, vault) = saved(plan).await;
    document.take(&Step::Undo).unwrap();
    vault.append(&Step::Undo, &document).await.unwrap();
    let opened = open(plan).await;
    assert_eq!((&opened.document, opened.damage, opened.saved), (&document, vec![], Ok(())));
    assert!(opened.document.history.redo().is_some());
    let names: Vec<_> = plans(&BrowserStore::new())
        .await
        .into_iter()
        .filter(|info| info.id == plan)
        .map(|info| info.name)
        .collect();
    assert_eq!(names, [Some("Harbour".to_string())]);
    end(plan).await;
    assert!(plans(&BrowserStore::new()).await.iter().all(|info| info.id != plan));
}

#[wasm_bindgen_test]
async fn either_place_alone_is_enough_and_heals_the_other() {
    let plan = "either-place";
    let (document, _) = saved(plan).await;
    let keys = local_keys(plan);
    assert_eq!(keys.len(), 4, "version, snapshot, step and name");
    keys.iter().for_each(LocalStorage::delete);
    assert_eq!(open(plan).await.document, document);
    assert_eq!(local_keys(plan).len(), keys.len());

    BrowserStore::new().durable_write(Write::removes(durable_keys(plan).await)).await.unwrap();
    let opened = open(plan).await;
    assert_eq!((opened.document, opened.saved), (document, Ok(())));
    // The name is only a help for the list of plans, and is not written again.
    assert_eq!(durable_keys(plan).await.len(), keys.len() - 1);
    end(plan).await;
}

/// Every transaction that pages of this test make, as the browser was asked for it.
fn watch_transactions() -> (Array, impl Drop) {
    struct Unwatch(Function);
    impl Drop for Unwatch {
        fn drop(&mut self) {
            self.0.call0(&JsValue::UNDEFINED).unwrap();
        }
    }
    let seen = Array::new();
    let watch = Function::new_with_args(
        "seen",
        "const real = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...asked) {
             const made = real.apply(this, asked);
             if (made.mode === 'readwrite') seen.push(made.durability);
             return made;
         };
         return () => { IDBDatabase.prototype.transaction = real; };",
    );
    let unwatch = watch.call1(&JsValue::UNDEFINED, &seen).unwrap();
    (seen, Unwatch(unwatch.unchecked_into()))
}

#[wasm_bindgen_test]
async fn every_write_is_strictly_durable_and_a_burst_shares_one() {
    let plan = "strictly";
    let (mut document, vault) = saved(plan).await;
    let (seen, unwatch) = watch_transactions();
    let saving: Vec<_> = (0..50)
        .map(|n| {
            let step = rename(&mut document, &format!("Quay {n}"));
            vault.append(&step, &document)
        })
        .collect();
    // The local place has all of them before anything was awaited.
    assert_eq!(local_keys(plan).len(), 4 + 50);
    assert!(join_all(saving).await.iter().all(Result::is_ok));
    assert_eq!(vault.compact().await, Ok(()));
    drop(unwatch);
    let seen: Vec<_> = seen.iter().map(|durability| durability.as_string().unwrap()).collect();
    assert_eq!(seen[0], "strict");
    assert!(seen.iter().all(|durability| durability == "strict"), "{seen:?}");
    // The burst, and for the compaction: what still waits (nothing), the snapshot, clearing away.
    assert!(seen.len() <= 4, "{seen:?}");
    assert_eq!(local_keys(plan).len(), 3);
    assert_eq!(open(plan).await.document, document);
    end(plan).await;
}

#[wasm_bindgen_test]
async fn a_full_local_place_says_so_and_the_step_is_durable() {
    let plan = "full";
    let (mut document, vault) = saved(plan).await;
    let filler = "overzicht-test-filler";
    let storage = LocalStorage::raw();
    let mut size = 4 * 1024 * 1024;
    let mut text = String::new();
    while size > 0 {
        let longer = text.clone() + &"-".repeat(size);
        if storage.set_item(filler, &longer).is_ok() { text = longer } else { size /= 2 }
    }
    let step = rename(&mut document, "Quay in a full browser");
    let answer = vault.append(&step, &document).await;
    storage.remove_item(filler).unwrap();
    assert_eq!(answer, Err(SaveError::Local(StoreError::Full)));
    assert_eq!(open(plan).await.document, document);
    end(plan).await;
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closed_is_opened_again() {
    let plan = "closed";
    let (mut document, vault) = saved(plan).await;
    let close = Function::new_no_args(
        "const real = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...asked) {
             IDBDatabase.prototype.transaction = real;
             this.close();
             return real.apply(this, asked);
         };",
    );
    close.call0(&JsValue::UNDEFINED).unwrap();
    let step = rename(&mut document, "Quay after the close");
    assert_eq!(vault.append(&step, &document).await, Ok(()));
    local_keys(plan).into_iter().for_each(LocalStorage::delete);
    assert_eq!(open(plan).await.document, document);
    end(plan).await;
}

#[wasm_bindgen_test]
async fn the_plan_that_was_open_last_is_found_in_either_place() {
    let store = BrowserStore::new();
    store.set_last_open(Some("a \"plan\"")).await.unwrap();
    assert_eq!(LocalStorage::get::<String>("overzicht.open").unwrap(), "a \"plan\"");
    LocalStorage::delete("overzicht.open");
    assert_eq!(BrowserStore::new().last_open().await.as_deref(), Some("a \"plan\""));
    store.set_last_open(None).await.unwrap();
    assert_eq!(BrowserStore::new().last_open().await, None);
}

#[wasm_bindgen_test]
async fn one_tab_writes_and_the_next_in_line_takes_over() {
    let writer = lock::acquire_now("locked").await.expect("nobody has it");
    assert!(lock::acquire_now("locked").await.is_none());
    assert!(lock::acquire_now("another").await.is_some());

    // Somebody who waited and gave up is not in the way of who comes after.
    match select(Box::pin(lock::wait("locked")), TimeoutFuture::new(0)).await {
        Either::Left(_) => panic!("the writer still has it"),
        Either::Right((_, waiting)) => drop(waiting),
    }
    let mut next = Box::pin(lock::wait("locked"));
    let pending = select(&mut next, TimeoutFuture::new(0)).await;
    assert!(matches!(pending, Either::Right(_)));
    drop(pending);
    drop(writer);
    let taken_over = next.await;
    assert!(lock::acquire_now("locked").await.is_none());
    drop(taken_over);
    drop(lock::wait("locked").await);
}
