//! What the cells of a table say of a record.

use super::sheet::{ColumnRole, Sheet, TableWord};
use crate::edit::Named;
use engine::model::*;

/// Says a word of a table in the reader's language.
pub type SayWord<'a> = &'a dyn Fn(TableWord) -> String;

/// A record that stands in a table, a row each.
pub(super) trait Listed: Named {
    const SHEET: Sheet;
    /// Returns what its cell under this role says; empty where its sheet has no such column.
    fn text(&self, plan: &Plan, role: ColumnRole, say: SayWord) -> String;
    /// Returns its dates, where it has both.
    fn span(&self) -> Option<Span> {
        None
    }
}

/// Returns the text as a table can hold it: what is read back is the same.
pub(super) fn plain(text: &str) -> String {
    text.replace('\0', " ").trim().to_owned()
}

/// Says a word in no language, so that two records can be compared.
pub(super) fn canonical(word: TableWord) -> String {
    format!("{word:?}")
}

impl Listed for Project {
    const SHEET: Sheet = Sheet::Projects;

    fn text(&self, plan: &Plan, role: ColumnRole, say: SayWord) -> String {
        let day = |of: fn(Span) -> Day, known: Option<Day>, text: &str| match (self.dates, known) {
            (Some(dates), _) => of(dates).to_string(),
            (None, Some(day)) => day.to_string(),
            (None, None) => text.to_owned(),
        };
        match role {
            ColumnRole::Name => self.name.clone(),
            ColumnRole::Programme => name_of(plan, self.programme.as_ref()),
            ColumnRole::Kind => self.kind.clone(),
            ColumnRole::Manager => name_of(plan, self.manager.as_ref()),
            ColumnRole::Party => name_of(plan, self.party.as_ref()),
            ColumnRole::State => say(TableWord::State(self.state)),
            ColumnRole::Start => day(Span::start, self.known.start, &self.known.start_text),
            ColumnRole::Finish => day(Span::finish, self.known.finish, &self.known.finish_text),
            ColumnRole::Progress => self.progress.to_string(),
            ColumnRole::Rating => {
                self.rating.as_ref().map_or_else(String::new, |rating| rating.value.clone())
            }
            ColumnRole::Note => self.note.clone(),
            _ => String::new(),
        }
    }

    fn span(&self) -> Option<Span> {
        self.dates
    }
}

impl Listed for Programme {
    const SHEET: Sheet = Sheet::Programmes;

    fn text(&self, plan: &Plan, role: ColumnRole, _: SayWord) -> String {
        match role {
            ColumnRole::Name => self.name.clone(),
            ColumnRole::Programme => name_of(plan, self.parent.as_ref()),
            ColumnRole::Manager => name_of(plan, self.manager.as_ref()),
            _ => String::new(),
        }
    }
}

impl Listed for Product {
    const SHEET: Sheet = Sheet::Products;

    fn text(&self, plan: &Plan, role: ColumnRole, _: SayWord) -> String {
        match role {
            ColumnRole::Name => self.name.clone(),
            ColumnRole::Kind => self.kind.clone(),
            ColumnRole::Manager => name_of(plan, self.manager.as_ref()),
            ColumnRole::Launch => self.launch.map_or_else(String::new, |day| day.to_string()),
            ColumnRole::Note => self.note.clone(),
            _ => String::new(),
        }
    }
}

impl Listed for Person {
    const SHEET: Sheet = Sheet::People;

    fn text(&self, plan: &Plan, role: ColumnRole, _: SayWord) -> String {
        match role {
            ColumnRole::Name => self.name.clone(),
            ColumnRole::Party => name_of(plan, self.party.as_ref()),
            _ => String::new(),
        }
    }
}

impl Listed for Party {
    const SHEET: Sheet = Sheet::Parties;

    fn text(&self, _: &Plan, role: ColumnRole, say: SayWord) -> String {
        match role {
            ColumnRole::Name => self.name.clone(),
            ColumnRole::External => say(TableWord::External(self.external)),
            _ => String::new(),
        }
    }
}

fn name_of<T: Named>(plan: &Plan, id: Option<&Id<T>>) -> String {
    id.and_then(|id| plan.get(id)).map_or_else(String::new, |record| record.name().to_owned())
}
