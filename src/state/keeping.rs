//! Keeping the open plan: one writer among the tabs, each step on its way to disk, and the mark
//! that says how far it is.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, SaveState};
use crate::platform::focus;
use crate::platform::lock::{self, Lock};
use crate::platform::storage::BrowserStore;
use domain::edit::{Document, Step};
use domain::persist::{Damage, OpenError, Opened, SaveError, Vault, view};

/// A step that has not reached the disk after so many milliseconds is told as not saved.
const PATIENCE: u32 = 2_000;

/// What the open plan is kept by. A copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct Keeping {
    store: StoredValue<BrowserStore, LocalStorage>,
    open: StoredValue<Option<Open>, LocalStorage>,
    /// Goes up when another plan is opened, so that what was under way for the last one is let go.
    turn: StoredValue<u32>,
}

/// A plan that this tab may write.
struct Open {
    vault: Vault<BrowserStore>,
    /// How many steps were begun: the mark turns to saved when the last of them is.
    begun: Rc<Cell<u64>>,
    /// Held until another plan is opened, or the tab goes.
    _lock: Lock,
}

impl Keeping {
    /// Keeps nothing yet.
    pub fn new() -> Keeping {
        Keeping {
            store: StoredValue::new_local(BrowserStore::new()),
            open: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    pub(super) fn store(&self) -> BrowserStore {
        self.store.get_value()
    }

    /// How many steps the open plan has taken; none where it is not kept.
    pub(super) fn steps(&self) -> Option<u64> {
        self.open.with_value(|open| open.as_ref().map(|open| open.vault.steps()))
    }

    fn next_turn(&self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// The first thing of all: the plan that was open last, or the start.
    pub fn begin(&self) {
        let app = *self;
        if let Some(address) = app.route.rescued() {
            app.come_to_rescue(address);
        } else {
            self.open_first();
        }
        self.follow_address();
        self.guard_leaving();
        self.watch_store();
        self.watch_folder();
        self.keep_page();
    }

    fn open_first(&self) {
        let app = *self;
        spawn_local(async move {
            match app.route.plan() {
                _ if !app.route.several().is_empty() => {
                    app.open_several(app.route.several()).await;
                }
                Some(asked) => app.open_asked(asked).await,
                None => match app.keeping.store().last_open().await {
                    Some(id) => app.open_kept(id).await,
                    None => app.go_home(),
                },
            }
        });
    }

    /// Opens a plan that this browser keeps: to write if no other tab does, else to read until that
    /// tab goes.
    pub(super) async fn open_kept(self, id: String) {
        let turn = self.let_go_of_plan();
        if self.is_binned(&id).await {
            return self.not_opened(OpenError::Absent);
        }
        match lock::acquire_now(&id).await {
            Some(lock) => match Vault::open(self.keeping.store(), &id).await {
                Ok(opened) => self.take_up(opened, lock, turn),
                Err(error) => self.not_opened(error),
            },
            None => match view(&self.keeping.store(), &id).await {
                Ok((document, _)) => {
                    self.open.writable.set(false);
                    self.open.save.set(SaveState::Saved);
                    self.show(document);
                    self.learn();
                    spawn_local(self.write_when_free(id, turn));
                }
                Err(error) => self.not_opened(error),
            },
        }
    }

    /// Waits until the tab that writes the plan is gone, and takes over what it left.
    async fn write_when_free(self, id: String, turn: u32) {
        let lock = lock::wait(&id).await;
        if !self.is_turn(turn) {
            return;
        }
        match Vault::open(self.keeping.store(), &id).await {
            Ok(opened) => {
                self.take_up(opened, lock, turn);
                self.tell(Notice::WritableNow);
            }
            Err(error) => self.not_opened(error),
        }
    }

    /// Keeps a new plan and shows it; one that this browser keeps already under the same id is
    /// opened instead.
    pub(super) async fn open_new(self, document: Document) {
        let turn = self.let_go_of_plan();
        let id = document.plan.id.clone();
        let Some(lock) = lock::acquire_now(&id).await else { return self.open_kept(id).await };
        match Vault::create(self.keeping.store(), document.clone()).await {
            Ok(opened) => {
                self.note_new(&opened.document.plan).await;
                self.take_up(opened, lock, turn);
            }
            Err(OpenError::Exists) => {
                drop(lock);
                // The lock is given back when the browser has heard of it.
                TimeoutFuture::new(0).await;
                self.open_kept(id).await;
            }
            Err(error) => {
                // Work can go on, and be exported.
                self.show(document);
                self.open.save.set(SaveState::Unsaved);
                self.alert(Notice::NotOpened(error));
            }
        }
    }

    fn take_up(self, opened: Opened<BrowserStore>, lock: Lock, turn: u32) {
        if !self.is_turn(turn) {
            return;
        }
        let Opened { document, vault, damage, saved } = opened;
        let id = document.plan.id.clone();
        self.keeping.open.set_value(Some(Open {
            vault,
            begun: Rc::new(Cell::new(0)),
            _lock: lock,
        }));
        self.open.writable.set(true);
        self.show(document);
        self.learn();
        self.find_folder();
        self.told_saved(saved);
        // A copy made good again is no news; parts that are lost or kept aside are.
        let lost = damage
            .iter()
            .filter(|damage| !matches!(damage, Damage::Healed { .. } | Damage::Alone(_)))
            .count();
        if lost > 0 {
            self.alert(Notice::Damaged(lost));
        }
        let store = self.keeping.store();
        // Where this fails, the next visit begins at the start screen, which lists the plan.
        spawn_local(async move { drop(store.set_last_open(Some(&id)).await) });
    }

    fn not_opened(self, error: OpenError) {
        self.alert(Notice::NotOpened(error));
        self.go_home();
    }

    /// Gives the plan back that was open, and answers the number of what is opened next.
    pub(super) fn let_go_of_plan(&self) -> u32 {
        focus::leave_field();
        self.let_go_of_folder();
        self.keeping.open.set_value(None);
        self.open.writable.set(true);
        self.open.save.set(SaveState::Saved);
        self.keeping.next_turn()
    }

    /// Whether nothing else was opened since this number.
    pub(super) fn is_turn(&self, turn: u32) -> bool {
        self.keeping.turn.get_value() == turn
    }

    /// Leaves the plan for the start screen, and lists what this browser keeps.
    pub fn go_home(&self) {
        let app = *self;
        let turn = app.let_go_of_plan();
        app.select(None);
        app.dialogs.settings.set(false);
        spawn_local(async move {
            app.read_shelf().await;
            if app.is_turn(turn) {
                app.leave();
                drop(app.keeping.store().set_last_open(None).await);
            }
        });
    }

    /// Sends a step on its way: it is in local storage when this returns, and the mark says when it
    /// is safe.
    pub(super) fn keep(&self, step: &Step) {
        let app = *self;
        let started = app.keeping.open.with_value(|open| {
            let Open { vault, begun, .. } = open.as_ref()?;
            begun.set(begun.get() + 1);
            Some((vault.append(step, &app.document()), vault.clone(), begun.clone(), begun.get()))
        });
        let Some((saving, vault, begun, number)) = started else {
            return app.open.save.set(SaveState::Unsaved);
        };
        app.note_steps(Some(vault.steps()));
        app.open.save.set(SaveState::Saving);
        spawn_local({
            let begun = begun.clone();
            async move {
                TimeoutFuture::new(PATIENCE).await;
                if begun.get() == number && app.open.save.get_untracked() == SaveState::Saving {
                    app.open.save.set(SaveState::Unsaved);
                }
            }
        });
        spawn_local(async move {
            let saved = saving.await;
            if begun.get() == number {
                if saved.is_ok() {
                    app.ask_promise_once();
                }
                app.told_saved(saved);
                if vault.needs_compaction() {
                    TimeoutFuture::new(PATIENCE).await;
                    // Only when nothing came since: somebody at work is not kept waiting.
                    if begun.get() == number
                        && let Err(error) = vault.compact().await
                    {
                        app.alert(Notice::NotSaved(error));
                    }
                }
            }
        });
    }

    /// Looks whether the open plan is still kept when another tab has cleared the storage, and
    /// keeps it anew.
    fn watch_store(&self) {
        let app = *self;
        let handle = window_event_listener(leptos::ev::storage, move |event| {
            // No key: everything was cleared.
            if event.key().is_none() {
                app.check_kept();
            }
        });
        on_cleanup(move || handle.remove());
    }

    /// Waits until all that was done so far is kept, or cannot be; returns which.
    pub(super) async fn kept(&self) -> bool {
        let vault =
            self.keeping.open.with_value(|open| open.as_ref().map(|open| open.vault.clone()));
        match vault {
            // Where this fails, the mark says so, and a file is all the more welcome.
            Some(vault) => vault.check().await.is_ok(),
            None => false,
        }
    }

    fn check_kept(&self) {
        let app = *self;
        let open = app
            .keeping
            .open
            .with_value(|open| open.as_ref().map(|open| (open.vault.clone(), open.begun.clone())));
        let Some((vault, begun)) = open else { return };
        let number = begun.get();
        app.open.save.set(SaveState::Saving);
        spawn_local(async move {
            let saved = vault.check().await;
            // A step that came meanwhile has a word of its own.
            if begun.get() == number {
                app.told_saved(saved);
            }
        });
    }

    fn told_saved(&self, saved: Result<(), SaveError>) {
        match saved {
            Ok(()) => self.open.save.set(SaveState::Saved),
            Err(error) => {
                self.open.save.set(SaveState::Unsaved);
                self.alert(Notice::NotSaved(error));
            }
        }
    }

    /// The browser asks before the page goes while a change is not on disk.
    fn guard_leaving(&self) {
        let save = self.open.save;
        let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
            if save.get_untracked() != SaveState::Saved {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    }
}
