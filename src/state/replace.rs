//! Opening the file of a plan: beside the others, or, of a plan that is here already, after a look
//! at what differs.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, Screen, shelf::as_new};
use crate::platform::clock;
use domain::edit::{Comparison, Document, commands, compare};
use domain::format::json::{self, LoadedPlan, Repair};
use domain::persist::{self, OpenError};
use engine::model::Plan;
use session::text as t;
use session::viewmodel::extent;

/// A file that would take the place of a plan, while its preview is shown.
#[derive(Clone)]
pub struct Replacement {
    /// The file's name.
    pub file: String,
    /// What the plan is called that is here.
    pub name: String,
    /// What would change in it.
    pub comparison: Comparison,
    plan: Plan,
    repairs: Vec<Repair>,
}

impl App {
    /// Opens the bytes of a plan's file.
    pub(super) async fn open_json(self, file: String, bytes: &[u8]) {
        let LoadedPlan { plan, repairs, .. } = match json::read(bytes) {
            Ok(read) => read,
            Err(fault) => return self.alert(Notice::BadFile(fault)),
        };
        let here = if self.has_open(&plan.id) {
            Ok(Some(self.plan()))
        } else {
            self.kept_plan(&plan.id).await
        };
        match here {
            Ok(None) => {
                self.open_new(Document::new(plan)).await;
                self.tell_repairs(file, repairs);
            }
            Ok(Some(here)) => {
                let comparison = compare(&here, &plan);
                if comparison.is_empty() {
                    self.open_again(&plan.id).await;
                    self.tell(Notice::NothingNew(file));
                } else {
                    self.dialogs.replacement.set(Some(Replacement {
                        file,
                        name: here.about.name.clone(),
                        comparison,
                        plan,
                        repairs,
                    }));
                }
            }
            Err(error) => {
                // What is here is left as it is, and the work can go on.
                if matches!(error, OpenError::Unreadable { .. }) {
                    self.open_beside(file, &plan, repairs).await;
                }
                self.alert(Notice::NotOpened(error));
            }
        }
    }

    /// Could the file whose preview is shown take the place of the plan? Not of one that is open
    /// here for reading only.
    pub fn can_replace(&self) -> bool {
        self.open.writable.get()
            || self
                .dialogs
                .replacement
                .with(|it| it.as_ref().is_none_or(|it| !self.has_open(&it.plan.id)))
    }

    /// Puts the file in the place of the plan as one step, after a backup; without one, nothing
    /// changes.
    pub fn confirm_replacement(&self) {
        let Some(Replacement { file, plan, repairs, .. }) = self.take_replacement() else { return };
        let app = *self;
        spawn_local(async move {
            app.open_again(&plan.id).await;
            if !app.has_open(&plan.id) {
                return;
            }
            if !app.open.writable.get_untracked() {
                return app.alert(Notice::ReadOnly);
            }
            if persist::back_up(&app.keeping.store(), &app.plan(), clock::today()).await.is_err() {
                return app.alert(Notice::NoBackup);
            }
            if app.dispatch_aloud(Ok(commands::replace(&app.plan(), &plan, &file))) {
                app.axis.open(extent(&plan, clock::today()));
                app.tell_repairs(file, repairs);
            }
        });
    }

    /// Opens the file as a plan of its own, and leaves the one that is here as it is.
    pub fn open_replacement_beside(&self) {
        let Some(Replacement { file, plan, repairs, .. }) = self.take_replacement() else { return };
        let app = *self;
        spawn_local(async move { app.open_beside(file, &plan, repairs).await });
    }

    async fn open_beside(&self, file: String, plan: &Plan, repairs: Vec<Repair>) {
        let name = t::copy_of(self.lang.get_untracked(), &plan.about.name);
        self.open_new(Document::new(as_new(plan, name))).await;
        self.tell_repairs(file, repairs);
    }

    fn take_replacement(&self) -> Option<Replacement> {
        self.dialogs.replacement.try_update(Option::take).flatten()
    }

    /// Is this the plan on screen?
    fn has_open(&self, id: &str) -> bool {
        self.screen.get_untracked() == Screen::Plan && self.plan().id == id
    }

    /// Opens a plan that is here, unless it is open; out of the bin if it lies there.
    async fn open_again(&self, id: &str) {
        if self.has_open(id) {
            return;
        }
        if self.is_binned(id).await {
            // Where this fails, opening says so.
            _ = persist::restore_plan(&self.keeping.store(), id).await;
        }
        self.open_kept(id.to_owned()).await;
    }

    fn tell_repairs(&self, file: String, repairs: Vec<Repair>) {
        if !repairs.is_empty() {
            self.alert(Notice::Repaired(file, repairs));
        }
    }
}
