//! The table beside the bars: which columns it has, and what is typed in its cells.

use leptos::prelude::*;

use super::{App, Notice};
use crate::platform::{clock, columns, ids};
use domain::edit::{self, Change, Label, RecordType, Refusal, commands};
use engine::model::*;
use engine::schedule::Schedule;
use session::text as t;
use session::viewmodel::{Cell, Column, Cursor, RowKey};

/// How narrow the names may be, and how wide they are at first, in CSS pixels.
const NAMES: (u16, u16) = (120, 248);

/// The columns beside the bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The width of the names, in CSS pixels.
    pub names: u16,
    /// The others that are shown with their widths, in the order of [`Column::ALL`].
    pub shown: Vec<(Column, u16)>,
}

impl Table {
    /// The narrowest and the widest that a column may be, in CSS pixels.
    pub const WIDTHS: (u16, u16) = (44, 480);

    /// As it was left in this browser, or with names alone.
    pub fn load() -> Table {
        let (names, mut shown) = columns::load().unwrap_or((NAMES.1, Vec::new()));
        shown.sort();
        shown.dedup_by_key(|(column, _)| *column);
        let within = |width: u16| width.clamp(Table::WIDTHS.0, Table::WIDTHS.1);
        Table {
            names: names.clamp(NAMES.0, Table::WIDTHS.1),
            shown: shown.into_iter().map(|(column, width)| (column, within(width))).collect(),
        }
    }

    /// The columns that are shown.
    pub fn columns(&self) -> Vec<Column> {
        self.shown.iter().map(|(column, _)| *column).collect()
    }

    /// The width of all of them and the names, in CSS pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.names) + self.shown.iter().map(|(_, width)| f64::from(*width)).sum::<f64>()
    }
}

/// A cell in which somebody types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editing {
    /// In which row.
    pub row: RowKey,
    /// Which cell: the name or a column.
    pub cell: Cell,
    /// What stands in it as it opens.
    pub text: String,
    /// It was opened by typing: that is the first of what is typed, and the rest follows it.
    pub typed: bool,
}

impl App {
    /// Shows a column, or no longer.
    pub fn toggle_column(&self, column: Column) {
        self.table.update(|table| {
            let shown = table.shown.len();
            table.shown.retain(|(own, _)| *own != column);
            if table.shown.len() == shown {
                table.shown.push((column, column.width()));
                table.shown.sort();
            }
        });
        self.keep_table();
    }

    /// Makes a column so wide, in CSS pixels; none is the names.
    pub fn size_column(&self, column: Option<Column>, width: u16) {
        let width = width.clamp(Table::WIDTHS.0, Table::WIDTHS.1);
        self.table.update(|table| match column {
            None => table.names = width.max(NAMES.0),
            Some(column) => table
                .shown
                .iter_mut()
                .filter(|(own, _)| *own == column)
                .for_each(|(_, own)| *own = width),
        });
        self.keep_table();
    }

    fn keep_table(&self) {
        self.table.with_untracked(|table| columns::keep(table.names, &table.shown));
    }

    /// Begins to type in a cell; with a text that takes the place of what stands there, or else
    /// with that.
    pub fn begin_editing(&self, row: &RowKey, cell: Cell, text: Option<String>) {
        if !self.writable.get_untracked() {
            return self.notices.alert(Notice::ReadOnly);
        }
        let Some(id) = row.project() else { return };
        let stands = || match cell {
            Cell::Name => self.plan().get(id).map(|project| project.name.clone()),
            Cell::Column(column) if column.is_edited() => Some(self.cell_text(id, column)),
            _ => None,
        };
        if let Some(stands) = stands() {
            self.editing.set(Some(Editing {
                row: row.clone(),
                cell,
                typed: text.is_some(),
                text: text.unwrap_or(stands),
            }));
        }
    }

    /// What a cell says.
    pub fn cell_text(&self, id: &ProjectId, column: Column) -> String {
        let lang = self.lang.get_untracked();
        self.with_schedule_untracked(|plan, schedule| t::cell(lang, plan, schedule, id, column))
    }

    /// The rows that are selected, or else the one where the cursor is, for a spreadsheet: their
    /// names and the cells that are shown, with tabs between them.
    pub fn rows_as_text(&self) -> Option<String> {
        let (columns, cursor) =
            (self.table.with_untracked(Table::columns), self.cursor.get_untracked());
        let here = cursor.and_then(|cursor| cursor.row.project().cloned());
        let picked = self.picked.with_untracked(|picked| {
            if picked.is_empty() { here.into_iter().collect() } else { picked.clone() }
        });
        let plan = self.plan();
        // What would end a cell or a row is a space in it.
        let plain = |text: String| text.replace(['\t', '\n', '\r'], " ");
        let line = |id: &ProjectId| {
            let name = plan.get(id)?.name.clone();
            let cells = columns.iter().map(|column| self.cell_text(id, *column));
            Some(std::iter::once(name).chain(cells).map(plain).collect::<Vec<_>>().join("\t"))
        };
        // In the order of the rows, each once.
        let mut seen = std::collections::BTreeSet::new();
        let lines: Vec<String> = self.rows.with_untracked(|rows| {
            let rows = rows
                .iter()
                .filter_map(|row| row.project())
                .filter(|id| picked.contains(*id) && seen.insert((*id).clone()));
            rows.filter_map(line).collect()
        });
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Gives a cell what was typed; answers whether it took it, and says why not.
    pub fn type_in(&self, id: &ProjectId, cell: Cell, typed: &str) -> bool {
        let typed = typed.trim();
        let stands = match cell {
            Cell::Column(column) => self.cell_text(id, column),
            _ => self.plan().get(id).map(|project| project.name.clone()).unwrap_or_default(),
        };
        if typed == stands {
            return true;
        }
        let lang = self.lang.get_untracked();
        match self.with_chain(|plan, chain| read_typed(plan, chain, lang, id, cell, typed)) {
            Ok(change) => {
                let mut taken = false;
                self.aloud(std::slice::from_ref(id), |app| {
                    taken = app.dispatch_aloud(change);
                    taken
                });
                taken
            }
            Err(why) => {
                self.notices.alert(Notice::NotTyped(why));
                false
            }
        }
    }

    /// Pastes a range of cells from where the cursor is, as one step; an empty cell of it changes
    /// nothing. Answers whether it was for the cells: only where a column has the cursor, so that a
    /// list is never taken for names.
    pub fn paste_cells(&self, text: &str) -> bool {
        let Some(Cursor { row, cell: Cell::Column(first) }) = self.cursor.get_untracked() else {
            return false;
        };
        if !self.writable.get_untracked() {
            self.notices.alert(Notice::ReadOnly);
            return true;
        }
        let columns: Vec<Column> = self
            .table
            .with_untracked(Table::columns)
            .into_iter()
            .skip_while(|column| *column != first)
            .collect();
        let ids: Vec<ProjectId> = self.rows.with_untracked(|rows| {
            let below = rows.iter().skip_while(|own| !own.is(&row));
            below.filter_map(|row| row.project().cloned()).collect()
        });
        let lines: Vec<Vec<&str>> = text
            .trim_end_matches(['\r', '\n'])
            .lines()
            .map(|line| line.split('\t').map(str::trim).collect())
            .collect();
        let widest = lines.iter().map(Vec::len).max().unwrap_or(0);
        let lang = self.lang.get_untracked();
        if lines.len() > ids.len() || widest > columns.len() {
            self.notices.alert(Notice::NotTyped(t::pasted_too_much(
                lang,
                lines.len(),
                widest,
                ids.len(),
                columns.len(),
            )));
            return true;
        }
        let cells = lines.iter().zip(&ids).flat_map(|(line, id)| {
            line.iter().zip(&columns).map(move |(typed, column)| (id, *column, *typed))
        });
        match self.pasted(cells.filter(|(.., typed)| !typed.is_empty())) {
            Ok(change) => {
                let moved: Vec<ProjectId> = ids.into_iter().take(lines.len()).collect();
                self.aloud(&moved, |app| app.dispatch_aloud(change));
            }
            Err(why) => self.notices.alert(Notice::NotTyped(why)),
        }
        true
    }

    /// The step that these cells make, each read on the plan that those before it made; the first
    /// that cannot be read is told, and nothing is changed.
    fn pasted<'a>(
        &self,
        cells: impl Iterator<Item = (&'a ProjectId, Column, &'a str)>,
    ) -> Result<Result<Change, Refusal>, String> {
        let (before, rule, lang) =
            (self.plan(), self.scheduling.rule.get_untracked(), self.lang.get_untracked());
        // Once, when somebody pastes: so the plan may be analysed anew.
        let (mut plan, mut schedule, mut count) = (before.clone(), Schedule::of(&before), 0);
        for (id, column, typed) in cells {
            if t::cell(lang, &plan, &schedule, id, column) == typed {
                continue;
            }
            let chain = commands::PushContext { network: schedule.network(), rule };
            let change = match read_typed(&plan, chain, lang, id, Cell::Column(column), typed)? {
                Ok(change) => change,
                refused => return Ok(refused),
            };
            let next =
                plan.apply(&change.patch).expect("a change fits the plan that it was made on");
            schedule.follow(&change.patch, &next);
            plan = next;
            count += 1;
        }
        Ok(Ok(Change {
            label: Label::Pasted { cells: count },
            patch: Patch::between(&before, &plan),
        }))
    }
}

/// The change that was typed; a text that cannot be read is answered with a sentence.
fn read_typed(
    plan: &Plan,
    chain: commands::PushContext,
    lang: t::Lang,
    id: &ProjectId,
    cell: Cell,
    typed: &str,
) -> Result<Result<Change, Refusal>, String> {
    let Some(project) = plan.get(id) else { return Ok(Err(Refusal::Gone(RecordType::Project))) };
    let Some(dates) = project.dates else { return Ok(Err(Refusal::NeedsDates)) };
    let calendar = plan.calendar_of(project);
    let day = |stands: Day, end: bool| {
        let read = t::Typed { stands, today: clock::today(), calendar, end };
        t::typed_day(typed, read).ok_or_else(|| t::typed_not_a_day(lang, typed))
    };
    let number = |most: u32| {
        let digits = typed.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits
            .parse::<u32>()
            .ok()
            .filter(|number| *number <= most)
            .ok_or_else(|| t::typed_not_a_number(lang, typed))
    };
    let set = |start: Day, finish: Day| commands::set_dates(plan, chain, id, start, finish);
    Ok(match cell {
        Cell::Name | Cell::Bar => edit::set(plan, id, Project::FIELDS.name, typed.to_owned()),
        Cell::Column(Column::Manager) => {
            commands::assign(plan, id, Project::FIELDS.manager, typed, ids::fresh("person"))
        }
        Cell::Column(Column::Start) => match day(dates.start(), false)? {
            // A start behind the finish can only mean that all of it moves there.
            start if start > dates.finish() => commands::move_project(plan, chain, id, start),
            start => set(start, dates.finish()),
        },
        Cell::Column(Column::Finish) => set(dates.start(), day(dates.finish(), true)?),
        Cell::Column(Column::Duration) => {
            let days = i32::try_from(number(50_000)?.max(1)).unwrap_or(i32::MAX);
            set(dates.start(), calendar.plus(calendar.on_or_after(dates.start()), days - 1))
        }
        Cell::Column(Column::Progress) => {
            let percent = number(100)?;
            edit::set(plan, id, Project::FIELDS.progress, percent as u8)
        }
        Cell::Column(column @ (Column::Slack | Column::Product)) => {
            return Err(t::typed_read_only(lang, &t::column_name(lang, column)));
        }
    })
}
