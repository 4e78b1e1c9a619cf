//! What goes out to colleagues: all of the plan or a part, as a file, through the share sheet, or as
//! text.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, Selection, opening::file_name};
use crate::platform::{clipboard, clock, files, me, share};
use domain::edit::Document;
use domain::format::json;
use domain::merge::BatchId;
use domain::persist::{self, Exchange};
use session::Input;
use session::part::part_for;

/// What is about to go out, while the dialog is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    /// For whom only a part goes out; all of the plan without one.
    pub whom: Option<Selection>,
    /// What went out and came in before.
    pub exchange: Exchange,
}

/// By which way it goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendBy {
    File,
    ShareSheet,
    Text,
}

impl App {
    /// Hands all of the plan to the reader as one file, without a question.
    pub fn export(&self) {
        spawn_local((*self).hand_over(None, SendBy::File, String::new()));
    }

    /// Shows what would go out, and asks by which way.
    pub fn open_sending(&self, whom: Option<Selection>) {
        let app = *self;
        spawn_local(async move {
            let exchange = app.exchange().await;
            app.dialogs.send.set(Some(Sending { whom, exchange }));
        });
    }

    /// Sends what the dialog shows.
    pub fn send(&self, by: SendBy, note: String) {
        let Some(sending) = self.dialogs.send.try_update(Option::take).flatten() else { return };
        spawn_local((*self).hand_over(sending.whom, by, note));
    }

    /// Shows who changed what.
    pub fn open_history(&self) {
        let app = *self;
        spawn_local(async move { app.dialogs.history.set(Some(app.exchange().await)) });
    }

    async fn exchange(&self) -> Exchange {
        persist::exchange(&self.keeping.store(), &self.plan().id).await
    }

    /// Seals what was changed, then hands it over: its bytes depend on the plan and on who wrote
    /// what in it.
    async fn hand_over(self, whom: Option<Selection>, by: SendBy, note: String) {
        // Where it cannot be kept, a file is all the more wanted.
        _ = self.seal(note).await;
        let document = self.document();
        let plan = &document.plan;
        let of_whom = whom.as_ref().and_then(|whom| whom.name(plan));
        let name = [Some(&*plan.about.name), of_whom].into_iter().flatten();
        let file = format!("{}.json", file_name(&name.collect::<Vec<_>>().join(" - ")));
        let text = match &whom {
            None => json::write_with(plan, &document.merge),
            Some(whom) => match part_for(&document, whom) {
                Some(text) => text,
                None => return,
            },
        };
        let notice = match by {
            SendBy::File => files::download(&file, "application/json", text.as_bytes())
                .map_or(Err(Notice::UnreadableFile(file.clone())), |()| Ok(Notice::Exported(file))),
            SendBy::ShareSheet => match share::share(&file, text.as_bytes()).await {
                share::Shared::As(file) => Ok(Notice::Shared(file)),
                share::Shared::GivenUp => return,
                share::Shared::Refused => Err(Notice::NotShared),
            },
            SendBy::Text if clipboard::copy(&text).await => {
                Ok(Notice::CopiedPlan(text.len().div_ceil(1000)))
            }
            SendBy::Text => Err(Notice::NotCopied),
        };
        match notice {
            Ok(notice) => {
                if whom.is_none() && !untrack(|| self.open.is_view()) {
                    self.note_export();
                    self.note_sent(&document).await;
                }
                self.tell(notice);
            }
            Err(notice) => self.alert(notice),
        }
    }

    /// Seals what was changed and waits until that is kept: only then may it leave the page, or a
    /// kill in between would seal the same changes twice. Returns whether it is kept.
    pub(super) async fn seal(&self, note: String) -> bool {
        if !self.open.writable.get_untracked() {
            return false;
        }
        self.feed(Input::Seal { who: me::name(), note });
        self.kept().await
    }

    async fn note_sent(&self, document: &Document) {
        let exchange = Exchange {
            sent: document.merge.seen().map(|(id, _)| id).collect(),
            sent_on: Some(clock::today()),
            ..self.exchange().await
        };
        self.note_exchange(&document.plan.id, &exchange).await;
    }

    /// Takes note of the batches that came in with a file.
    pub(super) async fn note_came(&self, came: BTreeSet<BatchId>) {
        let exchange = Exchange { came, ..self.exchange().await };
        self.note_exchange(&self.plan().id, &exchange).await;
    }

    async fn note_exchange(&self, plan: &str, exchange: &Exchange) {
        // Where it is not kept, more is shown as new than is.
        _ = persist::note_exchange(&self.keeping.store(), plan, exchange).await;
    }
}
