//! What a colleague's file would bring, before anything is done.

use std::collections::BTreeSet;

use super::adopt::{adopt, adopt_by_hand};
use super::twins::{SAME, twins};
use super::{along, joined};
use crate::edit::{Document, RecordType, Titled};
use crate::format::json::LoadedPlan;
use crate::merge::{
    Batch, BatchId, Cell, CellName, Clash, MergeState, RecordKey, Side, Value, cells_of, is_in,
    text_of,
};
use engine::model::*;
use engine::sorting::{Gather, Order};

/// What a file would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// The file's name.
    pub file: String,
    /// The last of the batches that it brings, as far as it says who made them.
    pub by: Option<Batch>,
    /// The batches of which it brings something.
    pub brought: BTreeSet<BatchId>,
    /// Why nothing comes of it, or what is out of the ordinary.
    pub news: News,
    /// What it brings: first what both have changed, then what is probably one, then what goes, then
    /// what comes by itself.
    pub items: Vec<Item>,
    /// The plan as it would be, with all that comes, and nothing chosen.
    pub after: Plan,
    /// What the file holds.
    pub plan: Plan,
    /// Who wrote what in it.
    pub state: MergeState,
}

/// What is to be said of a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It brings something.
    Something,
    /// All of it is here already, since this day if that is known.
    Nothing {
        /// The day of the last batch in it.
        since: Option<Day>,
    },
    /// It is an older copy: all of it is here, and more.
    Older {
        /// The day of the last batch in it.
        since: Option<Day>,
    },
    /// It does not say who wrote what: what differs from the beginning of the plan counts as
    /// written by its sender.
    NoOrigin,
    /// Somebody changed it by hand since this program wrote it.
    ByHand,
    /// More than a fifth of the plan would go.
    Shrinks,
    /// The copies have no beginning in common: what differs is asked per record.
    NoStart,
}

/// One thing that a file brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record.
    pub key: RecordKey,
    /// Its type.
    pub what: RecordType,
    /// What it is called.
    pub name: String,
    /// What becomes of it.
    pub kind: ItemKind,
    /// The last batches that wrote it there, as far as they are known.
    pub by: Option<Batch>,
    /// The dates that moved along with it, by links or as a milestone in it: one choice holds for
    /// all.
    pub along: Vec<Item>,
}

/// What a file does with a record.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// It comes.
    New,
    /// It comes back: it was removed here, and somebody who knew that kept it.
    Back,
    /// It goes.
    Removed,
    /// A cell gets another value.
    Theirs { cell: CellName, before: Value, after: Value },
    /// Both have changed a cell. `others` are the values that do not stand here, `shown` is which of
    /// them all would be shown until somebody chooses.
    Both { cell: CellName, mine: Value, theirs: Value },
    /// The copies have no beginning in common, and it differs in these cells.
    Differs { cells: Vec<CellName> },
    /// One deleted it while the other worked on it; is it the other that deleted it?
    BothLife { they_delete: bool },
    /// It comes, and this one of nearly the same name is here: probably they are one.
    Twin { own: RecordKey },
}

impl Item {
    /// What choices about it are named by.
    pub fn name_of_choice(&self) -> String {
        format!("{}#{}", self.key, self.cell())
    }

    /// The cell that it is about; `life` where the record comes or goes.
    pub fn cell(&self) -> &str {
        match &self.kind {
            ItemKind::Theirs { cell, .. } | ItemKind::Both { cell, .. } => cell,
            ItemKind::New | ItemKind::Back | ItemKind::Removed | ItemKind::BothLife { .. } => {
                Clash::LIFE
            }
            ItemKind::Differs { .. } => Clash::WHOLE,
            ItemKind::Twin { .. } => SAME,
        }
    }

    /// Does it ask whether two records are one?
    pub fn is_twin(&self) -> bool {
        matches!(self.kind, ItemKind::Twin { .. })
    }

    /// Does it wait for somebody to choose?
    pub fn is_both(&self) -> bool {
        let kind = &self.kind;
        matches!(kind, ItemKind::Both { .. } | ItemKind::BothLife { .. } | ItemKind::Differs { .. })
    }
}

/// Looks at what a file of this plan would bring. The document must be sealed.
///
/// `today` is the day that a file gets which does not say when it was written.
pub fn review(document: &Document, loaded: &LoadedPlan, file: &str, today: Day) -> Review {
    let here = Side { plan: &document.plan, state: &document.merge };
    let state = match &loaded.merge {
        None => adopt(here, &loaded.plan, Some(today)),
        Some(state) if loaded.by_hand => {
            adopt_by_hand(here, Side { plan: &loaded.plan, state }, Some(today))
        }
        Some(state) => state.clone(),
    };
    let theirs = Side { plan: &loaded.plan, state: &state };
    let (after, merged) = joined(document, theirs);
    let brought: BTreeSet<BatchId> =
        state.seen().map(|(id, _)| id).filter(|id| !document.merge.has_seen_all(*id)).gather();
    let by = brought.iter().filter_map(|id| state.batch(*id)).max().cloned();
    let is_strange = !document.merge.shares_beginning(&state);
    let (found, after_all) = (Vec::new(), &after);
    let mut items =
        Items { document, theirs, after: after_all, merged: &merged, is_strange, found };
    items.list();
    if !is_strange {
        let twins = twins([&document.plan, &loaded.plan, &after], &merged);
        twins.into_iter().for_each(|(key, own)| items.add(&key, ItemKind::Twin { own }));
    }
    let wrote = |item: &Item| merged.origin(&item.key).cell(item.cell()).batches();
    let mut items = along::gathered(items.found, &loaded.plan, wrote);
    items.order_by_key(|item| (!item.is_both(), !item.is_twin(), item.kind != ItemKind::Removed));
    let last = || state.seen().filter_map(|(id, _)| state.batch(id)?.day).max();
    let has_more = document.merge.seen().any(|(id, _)| !state.has_seen_all(id));
    let news = if items.is_empty() && merged == document.merge {
        match has_more {
            true => News::Older { since: last() },
            false => News::Nothing { since: last() },
        }
    } else if is_strange {
        News::NoStart
    } else if after.len().saturating_mul(5) < document.plan.len().saturating_mul(4) {
        News::Shrinks
    } else if loaded.by_hand {
        News::ByHand
    } else if loaded.merge.is_none() {
        News::NoOrigin
    } else {
        News::Something
    };
    let (file, plan) = (file.into(), loaded.plan.clone());
    Review { file, by, brought, news, items, after, plan, state }
}

struct Items<'a> {
    document: &'a Document,
    theirs: Side<'a>,
    after: &'a Plan,
    merged: &'a MergeState,
    /// Have the copies no beginning in common?
    is_strange: bool,
    found: Vec<Item>,
}

impl Items<'_> {
    fn list(&mut self) {
        let before = &self.document.merge;
        let named = self.merged.origins().filter(|(key, origin)| before.origin(key) != **origin);
        let mut keys: BTreeSet<RecordKey> = named.map(|(key, _)| key.clone()).gather();
        let patch = Patch::between(&self.document.plan, self.after);
        keys.extend(crate::merge::touched_keys(&patch));
        for key in keys {
            self.list_record(&key);
        }
    }

    fn list_record(&mut self, key: &RecordKey) {
        let (here, after) = (&self.document.plan, self.after);
        let origin = self.merged.origin(key);
        let was = self.document.merge.origin(key);
        if origin.life.is_disputed() && !was.life.is_disputed() {
            let they_delete = !is_in(self.theirs.plan, key);
            self.add(key, ItemKind::BothLife { they_delete });
            // Of a record that one of them does not have there is one question, not one a cell.
            if they_delete || !is_in(here, key) {
                return;
            }
        } else if !is_in(here, key) && is_in(after, key) {
            let is_back = !was.life.goes.is_empty();
            return self.add(key, if is_back { ItemKind::Back } else { ItemKind::New });
        } else if is_in(here, key) && !is_in(after, key) {
            return self.add(key, ItemKind::Removed);
        }
        let text = |plan: &Plan| text_of(plan, key).map(|text| cells_of(key.table(), &text));
        let Some(shown) = text(after) else { return };
        let mine = text(here).unwrap_or_default();
        let theirs = text(self.theirs.plan).unwrap_or_default();
        let names: BTreeSet<&CellName> =
            mine.keys().chain(shown.keys()).chain(origin.cells.keys()).gather();
        if self.is_strange {
            let differ = self.merged.unsettled_cells(key).into_iter();
            let cells: Vec<_> = differ.filter(|it| mine.get(it) != theirs.get(it)).collect();
            if !cells.is_empty() {
                self.add(key, ItemKind::Differs { cells });
            }
            return;
        }
        let none = Value::new();
        for name in names {
            let value = |cells: &crate::merge::Cells| cells.get(name).unwrap_or(&none).clone();
            let is_both = matches!(origin.cells.get(name), Some(Cell::Both(_)));
            let was_both = was.cells.get(name) == origin.cells.get(name);
            let is_day = key.table() == "about" && name == "status_date";
            if is_both && !is_day {
                if !was_both {
                    let (cell, mine, theirs) = (name.clone(), value(&mine), value(&theirs));
                    self.add(key, ItemKind::Both { cell, mine, theirs });
                }
            } else if value(&mine) != value(&shown) {
                let (cell, before, after) = (name.clone(), value(&mine), value(&shown));
                self.add(key, ItemKind::Theirs { cell, before, after });
            }
        }
    }

    fn add(&mut self, key: &RecordKey, kind: ItemKind) {
        let (what, name) = title(key, [self.after, &self.document.plan]);
        let origin = self.merged.origin(key);
        let batches = match &kind {
            ItemKind::Theirs { cell, .. } | ItemKind::Both { cell, .. } => {
                origin.cell(cell).batches()
            }
            ItemKind::Removed | ItemKind::BothLife { they_delete: true } => {
                origin.life.goes.clone()
            }
            ItemKind::Back => origin.batches().into_iter().collect(),
            ItemKind::New
            | ItemKind::BothLife { .. }
            | ItemKind::Differs { .. }
            | ItemKind::Twin { .. } => origin.base.clone(),
        };
        let known = &self.document.merge;
        let by = batches
            .iter()
            .filter(|id| !known.has_seen(*id, key))
            .filter_map(|id| self.merged.batch(id))
            .max()
            .cloned();
        self.found.push(Item { key: key.clone(), what, name, kind, by, along: Vec::new() });
    }
}

/// The type of a record and what it is called, in the first plan that has it.
pub(super) fn title(key: &RecordKey, plans: [&Plan; 2]) -> (RecordType, String) {
    fn of<T: Titled>(plans: [&Plan; 2], id: &str) -> Option<(RecordType, String)> {
        let id = Id::<T>::new(id);
        let record = plans.iter().find_map(|plan| plan.get(&id))?;
        Some((T::TYPE, record.title(&plans)))
    }
    macro_rules! of_table {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            match key.table() {
                "about" => Some((RecordType::Plan, plans[0].about.name.clone())),
                $(stringify!($table) => of::<$record>(plans, key.id()),)*
                _ => None,
            }
        };
    }
    engine::each_record!(of_table)
        .unwrap_or_else(|| (RecordType::Unknown, key.as_str().replacen('/', " ", 1)))
}
