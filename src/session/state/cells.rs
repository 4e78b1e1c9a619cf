//! What is typed and pasted in the cells of the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::env::Env;
use crate::text::{self as t, Lang};
use crate::viewmodel::{Cell, Column, Row, RowKey};
use domain::edit::commands::PushContext;
use domain::edit::{self, Change, Label, RecordType, Refusal, commands};
use engine::model::*;
use engine::schedule::{PushRule, Schedule, Unsettled};

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

/// A change that was typed, or why the command refuses it.
type Typed = Result<Change, Refusal>;

/// Returns what a cell says.
pub(super) fn said(
    lang: Lang,
    plan: &Plan,
    schedule: &Schedule,
    id: &ProjectId,
    cell: Cell,
) -> String {
    match cell {
        Cell::Column(column) => t::cell(lang, plan, schedule, id, column),
        Cell::Name | Cell::Bar => plan.get(id).map(|it| it.name.clone()).unwrap_or_default(),
    }
}

/// Returns the change that was typed.
///
/// # Errors
/// A sentence that says why the text cannot be read.
pub(super) fn typed(
    plan: &Plan,
    push: PushContext,
    id: &ProjectId,
    cell: Cell,
    text: &str,
    env: &mut Env,
) -> Result<Typed, String> {
    let lang = env.lang;
    let Some(project) = plan.get(id) else { return Ok(Err(Refusal::Gone(RecordType::Project))) };
    let Some(dates) = project.dates else { return Ok(Err(Refusal::NeedsDates)) };
    let calendar = plan.calendar_of(project);
    let today = env.today;
    let day = |stands: Day, end: bool| {
        let read = t::Typed { stands, today, calendar, end };
        t::typed_day(text, read).ok_or_else(|| t::typed_not_a_day(lang, text))
    };
    let number = |most: u32| {
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = digits.parse::<u32>().ok().filter(|number| *number <= most);
        number.ok_or_else(|| t::typed_not_a_number(lang, text))
    };
    let set = |start: Day, finish: Day| commands::set_dates(plan, push, id, start, finish);
    Ok(match cell {
        Cell::Name | Cell::Bar => edit::set(plan, id, Project::FIELDS.name, text.to_owned()),
        Cell::Column(Column::Manager) => {
            let person = Id::new((env.fresh)("person"));
            commands::assign(plan, id, Project::FIELDS.manager, text, person)
        }
        Cell::Column(Column::Start) => match day(dates.start(), false)? {
            // A start behind the finish can only mean that all of it moves there.
            start if start > dates.finish() => commands::move_project(plan, push, id, start),
            start => set(start, dates.finish()),
        },
        Cell::Column(Column::Finish) => set(dates.start(), day(dates.finish(), true)?),
        Cell::Column(Column::Duration) => {
            let days = i32::try_from(number(50_000)?.max(1)).unwrap_or(i32::MAX);
            set(dates.start(), calendar.plus(calendar.on_or_after(dates.start()), days - 1))
        }
        Cell::Column(Column::Progress) => {
            // At most a hundred, so it fits.
            let percent = u8::try_from(number(100)?).unwrap_or(100);
            edit::set(plan, id, Project::FIELDS.progress, percent)
        }
        Cell::Column(column @ (Column::Slack | Column::Product)) => {
            return Err(t::typed_read_only(lang, &t::column_name(lang, column)));
        }
    })
}

/// Cells that are pasted, from left to right and down, each with its text.
pub(super) type Pasted<'a> = Vec<(&'a ProjectId, Column, &'a str)>;

/// Lays a pasted text over the cells from a row and a column on; an empty cell of it is left out.
///
/// # Errors
/// A sentence, when there are fewer rows or columns than were pasted.
pub(super) fn laid<'a>(
    lang: Lang,
    text: &'a str,
    ids: &'a [ProjectId],
    columns: &[Column],
) -> Result<Pasted<'a>, String> {
    let lines: Vec<Vec<&str>> = text
        .trim_end_matches(['\r', '\n'])
        .lines()
        .map(|line| line.split('\t').map(str::trim).collect())
        .collect();
    let widest = lines.iter().map(Vec::len).max().unwrap_or(0);
    if lines.len() > ids.len() || widest > columns.len() {
        let room = (ids.len(), columns.len());
        return Err(t::pasted_too_much(lang, lines.len(), widest, room.0, room.1));
    }
    let cells = lines.into_iter().zip(ids).flat_map(|(line, id)| {
        line.into_iter().zip(columns).map(move |(text, column)| (id, *column, text))
    });
    Ok(cells.filter(|(.., text)| !text.is_empty()).collect())
}

/// Returns the one step that these cells make, each read on the plan that those before it made. Of
/// several, one that nobody has settled is left out: pushes would begin there.
///
/// # Errors
/// A sentence about the first cell that cannot be read.
pub(super) fn pasted(
    before: &Plan,
    (rule, unsettled): (PushRule, &Arc<Unsettled>),
    cells: Pasted,
    env: &mut Env,
) -> Result<(Typed, Vec<ProjectId>), String> {
    // Once, when somebody pastes: so the plan may be analysed anew.
    let (mut plan, mut schedule, mut count) = (before.clone(), Schedule::of(before), 0);
    schedule.hold(unsettled.clone());
    let (one, mut left) = (cells.len() <= 1, Vec::new());
    for (id, column, text) in cells {
        if t::cell(env.lang, &plan, &schedule, id, column) == text {
            continue;
        }
        let is_date = matches!(column, Column::Start | Column::Finish | Column::Duration);
        if !one && is_date && unsettled.projects.contains(id) {
            left.push(id.clone());
            continue;
        }
        let push = PushContext { network: schedule.network(), rule };
        let change = match typed(&plan, push, id, Cell::Column(column), text, env)? {
            Ok(change) => change,
            refused => return Ok((refused, left)),
        };
        let next = plan.apply(&change.patch).expect("a change fits the plan that it was made on");
        schedule.follow(&change.patch, &next);
        plan = next;
        count += 1;
    }
    let label = Label::Pasted { cells: count };
    left.dedup();
    Ok((Ok(Change { label, patch: Patch::between(before, &plan) }), left))
}

/// Returns the rows of these projects for a spreadsheet, in the order of the rows and each once:
/// their names and these columns, with tabs between them; none without one.
pub(super) fn as_text(
    lang: Lang,
    (plan, schedule): (&Plan, &Schedule),
    rows: &[Row],
    ids: &BTreeSet<ProjectId>,
    columns: &[Column],
) -> Option<String> {
    // What would end a cell or a row is a space in it.
    let plain = |text: String| text.replace(['\t', '\n', '\r'], " ");
    let line = |id: &ProjectId| {
        let cells = columns.iter().map(|column| t::cell(lang, plan, schedule, id, *column));
        let name = plan.get(id)?.name.clone();
        Some(std::iter::once(name).chain(cells).map(plain).collect::<Vec<_>>().join("\t"))
    };
    let mut seen = BTreeSet::new();
    let lines: Vec<String> = rows
        .iter()
        .filter_map(Row::project)
        .filter(|id| ids.contains(*id) && seen.insert((*id).clone()))
        .filter_map(line)
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
