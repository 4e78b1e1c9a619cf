//! Typing in the cells of the table.

use std::collections::BTreeSet;

use super::cells::{self, Editing};
use super::effect::Effect;
use super::env::Env;
use super::notices::Notice;
use super::session::Session;
use crate::text::Lang;
use crate::viewmodel::{Cell, Column, Cursor, CursorMove, Row, RowKey};
use engine::model::ProjectId;
use engine::sorting::Gather;

impl Session {
    /// Returns what a cell of the table says.
    pub fn cell_text(&self, lang: Lang, id: &ProjectId, column: Column) -> String {
        cells::said(lang, self.shown(), self.schedule(), id, Cell::Column(column))
    }

    /// Returns the rows that are selected, or else the one where the cursor is, for a spreadsheet.
    pub fn rows_as_text(&self, lang: Lang) -> Option<String> {
        let here = self.cursor().and_then(|cursor| cursor.row.project().cloned());
        let picked = self.selection.picked();
        let ids: BTreeSet<ProjectId> =
            if picked.is_empty() { here.into_iter().gather() } else { picked.clone() };
        let shown = (self.shown(), self.schedule());
        cells::as_text(lang, shown, self.layout.rows(), &ids, &self.columns.columns())
    }

    /// Whether what is pasted is for the cells: only where a column has the cursor, so that a list
    /// is never taken for names.
    pub fn takes_cells(&self) -> bool {
        matches!(self.cursor(), Some(Cursor { cell: Cell::Column(_), .. }))
    }

    pub(super) fn begin_editing(
        &mut self,
        row: RowKey,
        cell: Cell,
        text: Option<String>,
        env: &Env,
    ) {
        if self.is_read_only(env) {
            return self.say_read_only();
        }
        let Some(id) = row.project().filter(|id| self.plan().projects.contains_key(*id)) else {
            return;
        };
        let is_edited = match cell {
            Cell::Name => true,
            Cell::Column(column) => column.is_edited(),
            Cell::Bar => false,
        };
        if is_edited {
            let stands = cells::said(env.lang, self.shown(), self.schedule(), id, cell);
            let typed = text.is_some();
            let text = text.unwrap_or(stands);
            self.editing.set(Some(Editing { row, cell, text, typed }));
        }
    }

    /// Gives the cell in which somebody types this text, and moves the cursor on; where the text
    /// cannot be taken, the cursor stays and it is said why.
    pub(super) fn type_in(
        &mut self,
        text: &str,
        then: Option<CursorMove>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let Some(editing) = self.editing.edit(Option::take) else { return };
        let taken = match editing.row.project() {
            Some(id) => self.take_typed(id, editing.cell, text.trim(), env, effects),
            None => true,
        };
        if let Some(then) = then {
            self.step_cursor(if taken { then } else { CursorMove::Rows(0) }, effects);
        }
    }

    /// Answers whether the cell says now what was typed.
    fn take_typed(
        &mut self,
        id: &ProjectId,
        cell: Cell,
        text: &str,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if text == cells::said(env.lang, self.shown(), self.schedule(), id, cell) {
            return true;
        }
        match self.planned(|plan, push| cells::typed(plan, push, id, cell, text, env)) {
            Ok(change) => self.make_aloud(std::slice::from_ref(id), change, env, effects),
            Err(why) => {
                self.notices.alert(Notice::NotTyped(why));
                false
            }
        }
    }

    /// Pastes a range of cells from where the cursor is, as one step; where one of them cannot be
    /// read, that is said and nothing is changed.
    pub(super) fn paste_cells(&mut self, text: &str, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(Cursor { row, cell: Cell::Column(first) }) = self.cursor().cloned() else {
            return;
        };
        if self.is_read_only(env) {
            return self.say_read_only();
        }
        let columns: Vec<Column> =
            self.columns.columns().into_iter().skip_while(|column| *column != first).collect();
        let below = self.layout.rows().iter().skip_while(|own| !own.is(&row));
        let ids: Vec<ProjectId> = below.filter_map(Row::project).cloned().collect();
        let push = (self.rule(), self.schedule().network().unsettled());
        let change = cells::laid(env.lang, text, &ids, &columns)
            .and_then(|laid| cells::pasted(self.plan(), push, laid, env));
        match change {
            Ok((change, left)) => {
                let rows = text.trim_end().lines().count().min(ids.len());
                self.make_aloud(&ids[..rows], change, env, effects);
                self.say_left(&left);
            }
            Err(why) => self.notices.alert(Notice::NotTyped(why)),
        }
    }
}
