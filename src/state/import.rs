//! Lists on their way in, tables on their way out, and what was pasted.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opening::file_name;
use super::{App, Notice, Screen};
use crate::platform::{clock, files, ids, lists};
use domain::edit::Document;
use domain::format::csv::{
    self, ImportTarget, Imported, ListTable, Mapping, MappingError, Memory, Sheet,
};
use domain::persist;
use engine::model::Plan;
use session::example;
use session::text as t;
use session::viewmodel::extent;

/// Where a list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Into {
    /// A plan of its own.
    NewPlan,
    /// The plan that is open.
    ThisPlan,
}

/// A list on its way into a plan: what is shown before anything is made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// The name of the file.
    pub file: String,
    /// What stands in it.
    pub table: Arc<ListTable>,
    /// What its columns mean.
    pub mapping: Mapping,
    /// Where it goes.
    pub into: Into,
    /// Rows that stand for a record of another name, by its id: a person has said so.
    pub same: BTreeMap<u32, String>,
    /// Is the mapping that of the last time?
    pub recalled: bool,
    /// What the ids of new records have in common.
    seed: String,
}

impl Import {
    /// What would be made of the list: the preview and the import are the same.
    pub fn result(&self, open: &Plan, row: &str) -> Result<Imported, MappingError> {
        let name = self.file.rsplit_once('.').map_or(self.file.as_str(), |(stem, _)| stem);
        let (new, none) = (Plan::new(format!("plan-{}", self.seed), name), BTreeMap::new());
        let seed = format!("{}-", self.seed);
        let onto = match self.into {
            Into::NewPlan => ImportTarget { plan: &new, seed: "", row, same: &none },
            Into::ThisPlan => ImportTarget { plan: open, seed: &seed, row, same: &self.same },
        };
        csv::import(&self.table, &self.mapping, &onto)
    }

    /// Takes the first row for a header, or not; what the columns mean is guessed anew.
    pub fn set_headed(&mut self, headed: bool) {
        Arc::make_mut(&mut self.table).set_headed(headed);
        self.guess(self.mapping.sheet);
    }

    /// Takes the rows for these records; what the columns mean is guessed anew.
    pub fn guess(&mut self, sheet: Sheet) {
        let Mapping { source, as_at, .. } = self.mapping.clone();
        self.mapping = Mapping { source, as_at, ..Mapping::guess_as(sheet, &self.table, as_at) };
        self.same.clear();
        self.recalled = false;
    }
}

impl App {
    /// May a list come into the plan that is open? Not into the example, which never mixes with
    /// real work.
    pub fn takes_lists(&self) -> bool {
        self.screen.get_untracked() == Screen::Plan
            && self.writable.get()
            && !example::is_example(&self.plan().id)
    }

    /// Shows how a list would come in; what is no list is told.
    pub(super) fn preview_list(self, file: String, bytes: &[u8]) {
        let table = match ListTable::read(bytes) {
            Ok(table) => table,
            Err(fault) => return self.notices.alert(Notice::BadList(fault)),
        };
        let today = clock::today();
        let remembered = lists::all()
            .iter()
            .find(|memory| memory.fits(&table))
            .and_then(|memory| memory.recall(&table, &file, today));
        let (recalled, mapping) = match remembered {
            Some(mapping) => (true, Ok(mapping)),
            None => (
                false,
                Mapping::guess(&table, today)
                    .map(|mapping| Mapping { source: file.clone(), ..mapping }),
            ),
        };
        let mapping = match mapping {
            Ok(mapping) => mapping,
            Err(fault) => return self.notices.alert(Notice::BadList(fault)),
        };
        let seed = ids::fresh_text("").trim_start_matches('-').to_owned();
        let table = Arc::new(table);
        let mut import = Import {
            file,
            table,
            mapping,
            into: Into::ThisPlan,
            same: BTreeMap::new(),
            recalled,
            seed,
        };
        // A list of which the plan knows something has come again.
        let known = self.takes_lists()
            && import
                .result(&self.plan(), "")
                .is_ok_and(|it| it.report.new.len() < import.table.rows.len());
        if !known {
            import.into = Into::NewPlan;
        }
        self.import.set(Some(import));
    }

    /// Makes of the list what the preview shows: a new plan, or one step of this one after a
    /// backup; without a backup nothing changes.
    pub fn confirm_import(&self) {
        let Some(import) = self.import.try_update(Option::take).flatten() else { return };
        // A list without a header cannot be known again.
        if import.table.is_headed() {
            lists::remember(Memory::of(&import.table, &import.mapping, &import.file));
        }
        let app = *self;
        spawn_local(async move {
            if import.into == Into::ThisPlan
                && persist::back_up(&app.keeping.store(), &app.plan(), clock::today())
                    .await
                    .is_err()
            {
                return app.notices.alert(Notice::NoBackup);
            }
            let plan = app.plan();
            let Ok(imported) = import.result(&plan, &t::row(app.lang.get_untracked())) else {
                return;
            };
            match import.into {
                Into::NewPlan => app.open_new(Document::new(imported.plan)).await,
                Into::ThisPlan if app.dispatch_aloud(Ok(imported.change(&plan, &import.file))) => {
                    app.axis.open(extent(&app.plan(), clock::today()));
                }
                Into::ThisPlan => {}
            }
        });
    }

    /// Takes what was pasted for a file, if it is a table or a plan; anything else is none of ours.
    pub fn paste(&self, text: String) -> bool {
        let is_plan = text.trim_start().starts_with('{');
        let is_table =
            text.contains('\t') || (text.trim().contains('\n') && text.contains([',', ';']));
        if is_plan || is_table {
            let name = t::pasted(self.lang.get_untracked());
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
            Ok(()) => self.notices.tell(Notice::Exported(file)),
            Err(_) => self.notices.alert(Notice::UnreadableFile(file)),
        }
    }
}
