//! Files of plans that come from colleagues: reviewed, then taken in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, Screen, shelf::as_new};
use crate::platform::{clock, me};
use domain::edit::Document;
use domain::format::json::{self, LoadedPlan, Repair};
use domain::merge::{Batch, MergeState};
use domain::persist::{self, OpenError};
use domain::together::Choice;
use engine::model::Plan;
use session::Input;
use session::review::ReviewPreview;
use session::text as t;
use session::viewmodel::extent;

/// The file of a plan that is here already, while its review is open.
#[derive(Clone)]
pub struct ReviewedFile {
    /// What it brings, and what was chosen.
    pub preview: ReviewPreview,
    /// How many records the plan has that is here.
    pub records: usize,
    repairs: Vec<Repair>,
}

impl App {
    /// Opens the bytes of a plan's file.
    pub(super) async fn open_json(self, file: String, bytes: &[u8]) {
        let loaded = match json::read(bytes) {
            Ok(read) => read,
            Err(fault) => return self.alert(Notice::BadFile(fault)),
        };
        let id = loaded.plan.id.clone();
        let here = if self.has_open(&id) {
            Ok(Some(self.document()))
        } else {
            self.kept_document(&id).await
        };
        match here {
            Ok(None) => {
                let LoadedPlan { plan, merge, repairs, .. } = loaded;
                let other = self.open_name();
                let came = merge.as_ref().and_then(last_batch).filter(|it| !it.note.is_empty());
                self.open_new(document_of(plan, merge)).await;
                if let Some(Batch { who, note, .. }) = came {
                    self.tell(Notice::CameWith { file: file.clone(), who, note });
                }
                if let Some(other) = other {
                    self.tell(Notice::OtherPlan { file: file.clone(), other });
                }
                self.tell_repairs(file, repairs);
            }
            Ok(Some(here)) => {
                let preview = ReviewPreview::of(&here, &loaded, &file, clock::today());
                if preview.is_empty() {
                    self.open_again(&id).await;
                    let why = preview.nothing(self.lang.get_untracked(), clock::today());
                    self.tell(Notice::NothingNew(why));
                } else {
                    self.dialogs.review.set(Some(ReviewedFile {
                        preview,
                        records: here.plan.len(),
                        repairs: loaded.repairs,
                    }));
                }
            }
            Err(error) => {
                // What is here is left as it is, and the work can go on.
                if matches!(error, OpenError::Unreadable { .. }) {
                    self.open_beside(file, &loaded.plan, loaded.repairs).await;
                }
                self.alert(Notice::NotOpened(error));
            }
        }
    }

    /// Could the file whose review is open be taken in? Not into a plan that is open here for
    /// reading only.
    pub fn can_take_in(&self) -> bool {
        self.open.writable.get()
            || self
                .dialogs
                .review
                .with(|it| it.as_ref().is_none_or(|it| !self.has_open(&it.preview.review.plan.id)))
    }

    /// Chooses for one thing that the file brings, by its name.
    pub fn choose(&self, name: &str, choice: Choice) {
        self.dialogs.review.update(|review| {
            if let Some(review) = review {
                review.preview.choose(name, choice);
            }
        });
    }

    /// Closes the review, and nothing was done.
    pub fn leave_review(&self) {
        self.dialogs.review.set(None);
        self.next_file();
    }

    /// Chooses for all that both have changed.
    pub fn choose_all(&self, choice: Choice) {
        self.dialogs.review.update(|review| {
            if let Some(review) = review {
                review.preview.choose_all(choice);
            }
        });
    }

    /// Has what would lie too early with what the file brings move along, or no longer.
    pub fn push_after_review(&self, on: bool) {
        self.dialogs.review.update(|review| {
            if let Some(review) = review {
                review.preview.set_push(on);
            }
        });
    }

    /// Takes the file in as one step, after a backup; without one, nothing changes.
    pub fn take_in(&self) {
        let Some(reviewed) = self.dialogs.review.try_update(Option::take).flatten() else { return };
        let app = *self;
        spawn_local(async move {
            app.take_in_reviewed(reviewed).await;
            app.next_file();
        });
    }

    async fn take_in_reviewed(&self, reviewed: ReviewedFile) {
        let ReviewedFile { preview, repairs, .. } = reviewed;
        let id = preview.review.plan.id.clone();
        self.open_again(&id).await;
        if !self.has_open(&id) {
            return;
        }
        if !self.open.writable.get_untracked() {
            return self.alert(Notice::ReadOnly);
        }
        if persist::back_up(&self.keeping.store(), &self.plan(), clock::today()).await.is_err() {
            return self.alert(Notice::NoBackup);
        }
        let (file, came) = (preview.review.file.clone(), preview.review.brought.clone());
        if self.step(Input::TakeIn(Box::new(preview), me::name())) {
            self.axis.open(extent(&self.plan(), clock::today()));
            self.tell_repairs(file, repairs);
            self.note_came(came).await;
        }
    }

    /// Opens the file as a plan of its own, and leaves the one that is here as it is.
    pub fn open_reviewed_beside(&self) {
        let Some(reviewed) = self.dialogs.review.try_update(Option::take).flatten() else { return };
        let ReviewedFile { preview, repairs, .. } = reviewed;
        let app = *self;
        spawn_local(async move {
            let review = preview.review;
            app.open_beside(review.file.clone(), &review.plan, repairs).await;
            app.next_file();
        });
    }

    async fn open_beside(&self, file: String, plan: &Plan, repairs: Vec<Repair>) {
        let name = t::copy_of(self.lang.get_untracked(), &plan.about.name);
        self.open_new(Document::new(as_new(plan, name))).await;
        self.tell_repairs(file, repairs);
    }

    /// The name of the plan on screen.
    fn open_name(&self) -> Option<String> {
        let is_open = self.screen.get_untracked() == Screen::Plan;
        is_open.then(|| self.plan().about.name.clone())
    }

    /// Is this the plan on screen?
    fn has_open(&self, id: &str) -> bool {
        self.screen.get_untracked() == Screen::Plan
            && self.plan().id == id
            && !untrack(|| self.open.is_view())
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

/// The last batch that somebody made, as far as a file says.
fn last_batch(state: &MergeState) -> Option<Batch> {
    state.seen().filter_map(|(id, _)| state.batch(id)).max().cloned()
}

/// The document of a file that is the first of its plan here.
fn document_of(plan: Plan, merge: Option<MergeState>) -> Document {
    let document = Document::new(plan);
    match merge {
        Some(merge) => Document { merge, ..document },
        None => document,
    }
}
