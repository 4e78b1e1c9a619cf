//! Keys on the timeline: every drag has its twin. `view/keys.rs` lists them for the reader.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::focus::cursor_at;
use crate::state::{App, BarPart, Command, Input, MoveBy, Selection};
use domain::edit::SpanEnd;
use engine::model::{Id, ProductId, ProjectId};
use engine::schedule::PushRule;
use session::edit::Edit;
use session::text as t;
use session::viewmodel::{Cell, Cursor, CursorMove, GroupKey, Pool, RowKey};

/// Keys on a card of the tray.
pub fn on_tray(app: App, event: KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let id = target.and_then(|target| target.get_attribute("data-tray-id"));
    if id.is_some_and(|id| on_card(app, &event, &Id::new(id))) {
        event.prevent_default();
    }
}

/// Keys on a focused cell or bar.
pub fn key(app: App, pool: Pool, event: KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    // A text being typed keeps its keys.
    if target.matches("input, select, textarea").unwrap_or(false) {
        return;
    }
    // The cursor itself, since keys can come faster than the focus follows it.
    let cursor =
        cursor_at(app, pool, &target).and_then(|at| app.cursor.at.get_untracked().or(Some(at)));
    let done = if let Some(cursor) = cursor {
        walks(app, &cursor, &event) || on_row(app, &cursor, &event)
    } else if target.matches("[data-rows]").unwrap_or(false) {
        // The row is out of sight: an arrow leads back to it, and nothing else reaches it.
        matches!(
            event.key().as_str(),
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End"
        ) && {
            app.feed(Input::Step(CursorMove::Rows(0)));
            true
        }
    } else {
        false
    };
    if done {
        event.prevent_default();
    }
}

/// With Ctrl, or with what stands for it.
fn ctrl(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// Keys that go to another row or cell.
fn walks(app: App, cursor: &Cursor, event: &KeyboardEvent) -> bool {
    if event.alt_key() {
        return false;
    }
    let is_bar = cursor.cell == Cell::Bar && cursor.row.project().is_some();
    // As many rows as are in sight, nearly.
    let page = app.axis.viewport.with_untracked(|viewport| (viewport.height / 40.0) as i32).max(2);
    let step = match (event.key().as_str(), ctrl(event), event.shift_key()) {
        ("ArrowDown", false, false) => CursorMove::Rows(1),
        ("ArrowUp", false, false) => CursorMove::Rows(-1),
        ("ArrowDown", false, true) => {
            app.feed(Input::StepPicking(1));
            return true;
        }
        ("ArrowUp", false, true) => {
            app.feed(Input::StepPicking(-1));
            return true;
        }
        ("Home", true, _) => CursorMove::FirstRow,
        ("End", true, _) => CursorMove::LastRow,
        ("Home", false, _) => CursorMove::FirstCell,
        ("End", false, _) => CursorMove::LastCell,
        ("PageDown", false, false) if !is_bar => CursorMove::Rows(page),
        ("PageUp", false, false) if !is_bar => CursorMove::Rows(-page),
        ("ArrowRight", false, false) if !is_bar && !is_closed(app, cursor) => CursorMove::Cells(1),
        ("ArrowLeft", false, false) if !is_bar && cursor.cell != Cell::Name => {
            CursorMove::Cells(-1)
        }
        _ => return false,
    };
    app.feed(Input::Step(step));
    true
}

/// Is it the name of a group that is folded? Then an arrow to the right unfolds it first.
fn is_closed(app: App, cursor: &Cursor) -> bool {
    matches!((&cursor.row, cursor.cell), (RowKey::Group(key), Cell::Name) if app.rows.folded.with_untracked(|folded| folded.contains(key)))
}

/// Keys that do something to a row, whichever of its cells has the focus.
fn on_row(app: App, cursor: &Cursor, event: &KeyboardEvent) -> bool {
    match (event.key().as_str(), ctrl(event)) {
        ("Insert", false) => app.feed(Input::AddProjectAt(cursor.row.clone())),
        // The heading that it stands below.
        ("ArrowLeft", false) if cursor.cell == Cell::Name && !event.alt_key() => {
            match &cursor.row {
                RowKey::Group(key)
                    if !app.rows.folded.with_untracked(|folded| folded.contains(key)) =>
                {
                    app.feed(Input::Fold(key.clone()))
                }
                row => app.feed(Input::GoToHeading(row.clone())),
            }
        }
        ("ArrowRight", false) if is_closed(app, cursor) => {
            if let RowKey::Group(key) = &cursor.row {
                app.feed(Input::Fold(key.clone()));
            }
        }
        _ => {
            return match &cursor.row {
                RowKey::Group(key) => on_heading(app, event, key),
                RowKey::Project(id, _) => on_project(app, cursor, event, id),
            };
        }
    }
    true
}

/// Shows it in the inspector; Enter takes the focus there, Space leaves it.
fn open(app: App, event: &KeyboardEvent, subject: Option<Selection>) {
    app.selection.entering.set(subject.is_some() && event.key() == "Enter");
    app.select(subject);
}

/// Up is one place back, down is one on, with Alt.
fn places(event: &KeyboardEvent) -> Option<i32> {
    match event.key().as_str() {
        "ArrowUp" if event.alt_key() => Some(-1),
        "ArrowDown" if event.alt_key() => Some(1),
        _ => None,
    }
}

fn on_heading(app: App, event: &KeyboardEvent, key: &GroupKey) -> bool {
    match (key, places(event), event.key().as_str()) {
        (GroupKey::Programme(Some(id)), Some(places), _) => {
            app.edit_aloud(Edit::PlaceProgramme { programme: id.clone(), places });
        }
        (_, _, "Enter" | " ") => open(app, event, key.subject()),
        (GroupKey::Programme(Some(id)), _, "Delete") => {
            app.edit_aloud(Edit::Delete(id.clone().into()));
        }
        _ => return false,
    }
    true
}

/// A card of the tray: what has no dates yet.
fn on_card(app: App, event: &KeyboardEvent, id: &ProjectId) -> bool {
    match event.key().as_str() {
        "Enter" | " " => open(app, event, Some(Selection::Project(id.clone()))),
        "Delete" => {
            app.edit_aloud(Edit::Delete(id.clone().into()));
        }
        _ => return false,
    }
    true
}

fn on_project(app: App, cursor: &Cursor, event: &KeyboardEvent, id: &ProjectId) -> bool {
    let is_picked = app.selection.picked.with_untracked(|picked| picked.contains(id));
    let key = event.key();
    match (key.as_str(), ctrl(event)) {
        _ if places(event).is_some() => {
            let (project, places) = (id.clone(), places(event).unwrap_or(0));
            app.edit_aloud(Edit::PlaceProject { project, places });
        }
        ("Enter" | " ", true) => app.feed(Input::Pick(id.clone())),
        ("Enter", false) if matches!(cursor.cell, Cell::Column(column) if column.is_edited()) => {
            app.feed(Input::BeginEditing(cursor.row.clone(), cursor.cell, None))
        }
        ("Enter" | " ", false) => open(app, event, Some(Selection::Project(id.clone()))),
        ("F2", _) => app.feed(Input::BeginEditing(
            cursor.row.clone(),
            if cursor.cell == Cell::Bar { Cell::Name } else { cursor.cell },
            None,
        )),
        ("Delete", _) if is_picked => app.feed(Input::DeletePicked),
        ("Delete", _) => {
            app.edit_aloud(Edit::Delete(id.clone().into()));
        }
        _ if cursor.cell == Cell::Bar => return on_bar(app, event, id),
        // A letter in a cell is the first of what is typed there.
        (typed, false)
            if typed.chars().count() == 1
                && !event.alt_key()
                && matches!(cursor.cell, Cell::Column(column) if column.is_edited()) =>
        {
            app.feed(Input::BeginEditing(cursor.row.clone(), cursor.cell, Some(typed.to_owned())));
        }
        _ => return false,
    }
    true
}

/// How far a key moves something, and is it forward?
fn far(event: &KeyboardEvent) -> Option<(MoveBy, bool)> {
    let by = if ctrl(event) { MoveBy::Week } else { MoveBy::Day };
    match event.key().as_str() {
        "ArrowLeft" => Some((by, false)),
        "ArrowRight" => Some((by, true)),
        "PageUp" if !ctrl(event) => Some((MoveBy::Month, false)),
        "PageDown" if !ctrl(event) => Some((MoveBy::Month, true)),
        _ => None,
    }
}

/// Keys on the name of a launch: it moves as a bar does, and the focus goes to the next launch.
pub fn on_launch(app: App, event: &KeyboardEvent, id: &ProductId) -> bool {
    if event.shift_key() || event.alt_key() {
        return false;
    }
    match (event.key().as_str(), far(event)) {
        (_, Some((far, forward))) => {
            app.feed(Input::MoveLaunch { product: id.clone(), by: far, forward })
        }
        ("Enter", _) => open(app, event, Some(Selection::Product(id.clone()))),
        ("Delete", _) => {
            app.edit_aloud(Edit::Delete(id.clone().into()));
        }
        _ => return false,
    }
    true
}

/// Keys on a bar: how far it moves, which end of it, how far it is, what it is linked to.
fn on_bar(app: App, event: &KeyboardEvent, id: &ProjectId) -> bool {
    let part = match (event.shift_key(), event.alt_key()) {
        (false, false) => BarPart::Whole,
        (true, false) => BarPart::End(SpanEnd::Finish),
        (true, true) => BarPart::End(SpanEnd::Start),
        (false, true) => return false,
    };
    if let Some((far, forward)) = far(event) {
        app.feed(Input::MoveBar { project: id.clone(), part, by: far, forward });
        return true;
    }
    match (event.key().as_str(), ctrl(event)) {
        ("+" | "=", false) => app.feed(Input::MoveProgress { project: id.clone(), percent: 5 }),
        ("-", false) => app.feed(Input::MoveProgress { project: id.clone(), percent: -5 }),
        ("l" | "L", false) => app.feed(Input::RunOn(Command::Link, id.clone())),
        ("d" | "D", false) => app.feed(Input::RunOn(Command::ToDriver, id.clone())),
        ("s" | "S", false) => app.feed(Input::RunOn(Command::ToSuccessor, id.clone())),
        ("p" | "P", false) => app.feed(Input::RunOn(Command::ToProduct, id.clone())),
        ("c" | "C", false) => app.feed(Input::Dispute(Some(id.clone()))),
        (rule @ ("1" | "2" | "3" | "4"), false) => {
            let rule = PushRule::ALL[rule.parse::<usize>().unwrap_or(1) - 1];
            app.feed(Input::PushBy(rule));
            let lang = app.lang.get_untracked();
            app.announce(t::rule_chosen(lang, &t::rule_name(lang, rule)));
        }
        _ => return false,
    }
    true
}
