//! The focus in the timeline: one cell is reached by the Tab key, keys take the focus along, and it
//! stays with its row when slots show others.

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::Sizes;
use crate::state::{App, Input};
use engine::model::ProductId;
use session::viewmodel::{Cell, Column, Cursor, Pool, RowKey};

/// The stable mark of a cell.
pub fn mark(cell: Cell) -> &'static str {
    match cell {
        Cell::Name => "name",
        Cell::Column(column) => column.mark(),
        Cell::Bar => "bar",
    }
}

fn parse(mark: &str) -> Cell {
    match mark {
        "name" => Cell::Name,
        "bar" => Cell::Bar,
        other => Column::parse(other).map_or(Cell::Name, Cell::Column),
    }
}

/// The row and the cell that the Tab key reaches: where the cursor is, or while that is out of
/// sight, the first row in sight.
pub fn stop(app: App, pool: Memo<Pool>) -> Memo<Option<(usize, Cell)>> {
    let place = cursor_place(app);
    Memo::new(move |_| {
        let (pool, count) = (pool.get(), app.rows.all.read().len());
        let range = pool.range(count);
        let at = place.get().filter(|(place, _)| range.contains(place));
        at.or_else(|| Some((range.start, Cell::Name)).filter(|_| !range.is_empty()))
    })
}

/// The place of the row where the cursor is; looked for only when either changes.
fn cursor_place(app: App) -> Memo<Option<(usize, Cell)>> {
    Memo::new(move |_| {
        app.cursor.at.with(|cursor| {
            let cursor = cursor.as_ref()?;
            let place =
                app.rows.all.with(|rows| rows.iter().position(|row| row.is(&cursor.row)))?;
            // A column that is no longer shown: the name has its place.
            let is_shown = |column| {
                app.table.columns.with(|table| table.shown.iter().any(|(own, _)| *own == column))
            };
            let cell = match cursor.cell {
                Cell::Column(column) if !is_shown(column) => Cell::Name,
                cell => cell,
            };
            Some((place, cell))
        })
    })
}

/// Takes the focus to where keys moved the cursor, and brings that into sight.
pub fn follow(app: App, sizes: RwSignal<Sizes>, pool: Memo<Pool>) {
    let place = cursor_place(app);
    Effect::new(move |before: Option<u32>| {
        let now = app.cursor.refocus.get();
        if before.is_some_and(|before| before != now)
            && let Some((place, cell)) = place.get_untracked()
        {
            let sizes = sizes.get_untracked();
            app.axis.reveal_row(
                place as f64 * sizes.row,
                sizes.row,
                app.rows.in_view.with_untracked(|plan| sizes.covered(plan)),
            );
            // At once where it is drawn, so that the next key finds it there.
            if !focus_now(pool.get_untracked(), place, cell) {
                focus_on(move || pool.try_get_untracked(), place, cell, 3);
            }
        }
        now
    });
}

/// Focuses a cell if it is drawn; where names and cells are folded away, the bar has their place.
fn focus_now(pool: Pool, place: usize, cell: Cell) -> bool {
    let Some(slot) = pool.slot(place) else { return false };
    let takes_it = |cell: Cell| {
        let selector = format!("[data-slot='{slot}'][data-cell='{}']", mark(cell));
        let element = document()
            .query_selector(&selector)
            .ok()
            .flatten()
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        element.is_some_and(|element| {
            element.focus().is_ok()
                && document().active_element().as_ref() == Some(element.as_ref())
        })
    };
    takes_it(cell) || takes_it(Cell::Bar)
}

/// Focuses a cell as soon as it is drawn, which is in the next frame, or in one of so many after
/// it.
fn focus_on(pool: impl Fn() -> Option<Pool> + 'static, place: usize, cell: Cell, frames: u32) {
    request_animation_frame(move || {
        let is_done = pool().is_none_or(|pool| focus_now(pool, place, cell));
        if !is_done && frames > 0 {
            focus_on(pool, place, cell, frames - 1);
        }
    });
}

/// Focuses the name of a launch, if it is drawn.
pub fn on_launch(id: &ProductId) {
    let name = document()
        .query_selector(&format!("[data-lane-id={:?}] .lane-name", id.to_string()))
        .ok()
        .flatten();
    name.and_then(|name| name.dyn_into::<HtmlElement>().ok())
        .into_iter()
        .for_each(|name| drop(name.focus()));
}

/// The slot and the cell that an element lies in.
fn cell_at(element: &Element) -> Option<(usize, Cell)> {
    let cell = element.closest("[data-slot]").ok().flatten()?;
    Some((cell.get_attribute("data-slot")?.parse().ok()?, parse(&cell.get_attribute("data-cell")?)))
}

/// The row and the cell that an element lies in.
pub fn cursor_at(app: App, pool: Pool, element: &Element) -> Option<Cursor> {
    let (slot, cell) = cell_at(element)?;
    let row = app.rows.all.with_untracked(|rows| rows.get(pool.item(slot)).map(|row| row.key()))?;
    Some(Cursor { row, cell })
}

/// The cursor goes where the focus goes.
pub fn came(app: App, pool: Pool, event: &FocusEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let cursor = target.and_then(|target| cursor_at(app, pool, &target));
    cursor.into_iter().for_each(|cursor| app.feed(Input::Focused(cursor)));
}

/// The focus stays with its row when that has left its slot; when the row is out of sight, the list
/// of rows has the focus, so that a key never reaches what came in its place, and an arrow leads
/// back.
pub fn keep(app: App, pool: Pool, before: &[Option<RowKey>], shown: &[Option<RowKey>]) {
    if before == shown {
        return;
    }
    let Some(cursor) = app.cursor.at.get_untracked() else { return };
    let active = document().active_element();
    let Some(((slot, _), active)) = active.and_then(|active| Some((cell_at(&active)?, active)))
    else {
        return;
    };
    let is_its =
        |shown: &[Option<RowKey>]| shown.get(slot).and_then(Option::as_ref) == Some(&cursor.row);
    if !is_its(before) || is_its(shown) {
        return;
    }
    let place = app
        .rows
        .all
        .with_untracked(|rows| pool.range(rows.len()).find(|place| rows[*place].is(&cursor.row)));
    if let Some(rows) = active
        .closest("[data-rows]")
        .ok()
        .flatten()
        .and_then(|rows| rows.dyn_into::<HtmlElement>().ok())
    {
        let stay = web_sys::FocusOptions::new();
        stay.set_prevent_scroll(true);
        let _ = rows.focus_with_options(&stay);
    }
    if let Some(place) = place {
        focus_on(move || Some(pool), place, cursor.cell, 1);
    }
}
