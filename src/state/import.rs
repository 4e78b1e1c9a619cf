//! Lists on their way in, tables on their way out, and what was pasted.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opening::file_name;
use super::{App, Notice, Screen};
use crate::platform::{clock, files, ids, lists};
use domain::edit::Document;
use domain::format::csv::{self, Memory, Sheet};
use domain::persist;
use session::example;
pub use session::import::{ImportDestination, ImportPreview};
use session::text as t;
use session::viewmodel::extent;

impl App {
    /// May a list come into the plan that is open? Not into the example, which never mixes with
    /// real work.
    pub fn takes_lists(&self) -> bool {
        self.screen.get_untracked() == Screen::Plan
            && self.open.writable.get()
            && !example::is_example(&self.plan().id)
    }

    /// Shows how a list would come in; what is no list is told.
    pub(super) fn preview_list(self, file: String, bytes: &[u8]) {
        let open = self.takes_lists().then(|| self.plan());
        let seed = ids::fresh_text("").trim_start_matches('-').to_owned();
        let (memories, today) = (lists::all(), clock::today());
        match ImportPreview::read(file, bytes, &memories, open.as_ref(), today, seed) {
            Ok(preview) => self.dialogs.import.set(Some(preview)),
            Err(fault) => self.alert(Notice::BadList(fault)),
        }
    }

    /// Makes of the list what the preview shows: a new plan, or one step of this one after a
    /// backup; without a backup nothing changes.
    pub fn confirm_import(&self) {
        let Some(import) = self.dialogs.import.try_update(Option::take).flatten() else { return };
        // A list without a header cannot be known again.
        if import.table.is_headed() {
            lists::remember(Memory::of(&import.table, &import.mapping, &import.file));
        }
        let app = *self;
        spawn_local(async move {
            app.take_list(import).await;
            app.next_file();
        });
    }

    /// Closes the preview, and nothing was done.
    pub fn leave_import(&self) {
        self.dialogs.import.set(None);
        self.next_file();
    }

    async fn take_list(&self, import: ImportPreview) {
        let plan = self.plan();
        if import.into == ImportDestination::ThisPlan
            && persist::back_up(&self.keeping.store(), &plan, clock::today()).await.is_err()
        {
            return self.alert(Notice::NoBackup);
        }
        let Ok(imported) = import.result(&plan, &t::row(self.lang.get_untracked())) else { return };
        match import.into {
            ImportDestination::NewPlan => self.open_new(Document::new(imported.plan)).await,
            ImportDestination::ThisPlan
                if self.dispatch_aloud(Ok(imported.change(&plan, &import.file))) =>
            {
                self.axis.open(extent(&self.plan(), clock::today()));
            }
            ImportDestination::ThisPlan => {}
        }
    }

    /// Takes what was pasted for a file, if it is a table or a plan; anything else is none of ours.
    pub fn paste(&self, text: String) -> bool {
        let is_plan = text.trim_start().starts_with('{');
        let is_table =
            text.contains('\t') || (text.trim().contains('\n') && text.contains([',', ';']));
        if is_plan || is_table {
            let lang = self.lang.get_untracked();
            let name = if is_plan { t::pasted_plan(lang) } else { t::pasted(lang) };
            spawn_local((*self).open_pasted(name, text));
        }
        is_plan || is_table
    }

    async fn open_pasted(self, name: String, text: String) {
        self.open_bytes(name, text.as_bytes()).await;
    }

    /// Hands the reader a table of the plan for a spreadsheet, in their language.
    pub fn export_table(&self, sheet: Sheet) {
        let (plan, lang) = (self.plan(), self.lang.get_untracked());
        let file = format!("{} - {}.csv", file_name(&plan.about.name), t::sheet_name(lang, sheet));
        let bytes = csv::write(&plan, sheet, t::separator(lang), &|term| t::term(lang, term));
        match files::download(&file, "text/csv", &bytes) {
            Ok(()) => self.tell(Notice::Exported(file)),
            Err(_) => self.alert(Notice::UnreadableFile(file)),
        }
    }
}
