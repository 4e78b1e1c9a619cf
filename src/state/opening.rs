//! Opening, starting and handing on plans.

use std::sync::Arc;

use gloo_file::{Blob, futures::read_as_bytes};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice};
use crate::platform::{clock, ids};
use domain::edit::{Document, commands};
use domain::format::{FileFormat, json, sniff};
use domain::persist;
use engine::model::{About, CalendarRules, Holidays, Plan};
use session::example;
use session::text::{self as t, Lang};
use session::viewmodel::extent;

impl App {
    /// Opens the worked example in the reader's language, as the reader left it.
    pub fn open_example(&self) {
        spawn_local((*self).example(self.lang.get_untracked(), false));
    }

    /// Makes the example of this id what it was at first, and opens it.
    pub fn restart_example(&self, id: &str) {
        if let Some(lang) = Lang::ALL.into_iter().find(|lang| example::id(*lang) == id) {
            spawn_local((*self).example(lang, true));
        }
    }

    /// Opens an example; `afresh`, or after it was deleted, as it was at first. That is one step,
    /// so nothing done in it is lost.
    async fn example(self, lang: Lang, afresh: bool) {
        let plan = example::plan(lang, clock::today());
        let deleted = self.is_binned(&plan.id).await;
        if deleted {
            // Where this fails, opening says so.
            _ = persist::restore_plan(&self.keeping.store(), &plan.id).await;
        }
        self.open_new(Document::new(plan.clone())).await;
        if (afresh || deleted) && self.plan().id == plan.id {
            self.dispatch_aloud(Ok(commands::restart(&self.plan(), &plan)));
            self.axis.open(extent(&plan, clock::today()));
        }
    }

    /// Starts a plan with nothing in it.
    pub fn open_empty(&self) {
        let mut plan = Plan::new(ids::fresh_text("plan"), t::new_plan(self.lang.get_untracked()));
        // Who plans in Dutch nearly always works by Dutch holidays (SPEC K3).
        let holidays = (self.lang.get_untracked() == Lang::Nl).then(Holidays::default);
        let calendar = CalendarRules { holidays, ..CalendarRules::default() }.into();
        plan.about = Arc::new(About {
            status_date: Some(clock::today()),
            calendar,
            ..(*plan.about).clone()
        });
        spawn_local((*self).open_new(Document::new(plan)));
    }

    /// Opens a plan that this browser keeps.
    pub fn open_plan(&self, id: String) {
        spawn_local((*self).open_kept(id));
    }

    /// Opens a file of any kind: a plan at once, a list through its preview; what cannot be read is
    /// told, and nothing changes.
    pub(super) async fn open_file(self, file: web_sys::File) {
        let name = file.name();
        // Before a byte of it is read.
        if file.size() > json::MAX_BYTES as f64 {
            return self
                .alert(Notice::BadFile(json::PlanFileError::TooLarge { limit: json::MAX_BYTES }));
        }
        let Ok(bytes) = read_as_bytes(&Blob::from(file)).await else {
            return self.alert(Notice::UnreadableFile(name));
        };
        self.open_bytes(name, &bytes).await;
    }

    /// Opens what a file of this name holds, or what was pasted.
    pub(super) async fn open_bytes(self, name: String, bytes: &[u8]) {
        match sniff(&name, bytes) {
            FileFormat::Json => self.open_json(name, bytes).await,
            FileFormat::Csv => self.preview_list(name, bytes),
        }
    }
}

/// A plan's name as the name of a file, on any system.
pub(super) fn file_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || " -_().".contains(c) { c } else { '-' })
        .take(80)
        .collect();
    let safe = safe.trim().trim_matches('.').to_owned();
    if safe.is_empty() { "overzicht".to_owned() } else { safe }
}
