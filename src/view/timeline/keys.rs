//! Keys on a focused bar, card or heading.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::edit::{Edge, commands};
use crate::model::{Day, Id, Project};
use crate::state::{App, Selection};
use crate::viewmodel::GroupKey;

/// Keys on a focused bar, card or heading.
///
/// On a bar, arrows move it by a working day, with Shift its finish; Enter shows it, with Ctrl it selects it besides others, Delete deletes it. On a heading, left folds it and right
/// unfolds it. Alt with up or down gives either another place among its siblings.
pub fn key(app: App, event: KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let mark = |name: &str| target.get_attribute(name);
    let done = if let Some(id) = mark("data-project-id").or_else(|| mark("data-tray-id")) {
        key_on_project(app, &event, Id::new(id))
    } else if let Some(id) = mark("data-heading-id") {
        key_on_heading(app, &event, GroupKey::parse(&id))
    } else {
        false
    };
    if done {
        event.prevent_default();
    }
}

/// Up is one place back, down is one on, with Alt.
fn places(event: &KeyboardEvent) -> Option<i32> {
    match event.key().as_str() {
        "ArrowUp" if event.alt_key() => Some(-1),
        "ArrowDown" if event.alt_key() => Some(1),
        _ => None,
    }
}

fn key_on_heading(app: App, event: &KeyboardEvent, key: GroupKey) -> bool {
    let folded = app.folded.with_untracked(|folded| folded.contains(&key));
    match (&key, places(event), event.key().as_str()) {
        (GroupKey::Programme(Some(id)), Some(places), _) => {
            app.dispatch_aloud(commands::reorder(&app.plan(), id, places));
        }
        (_, _, "ArrowLeft") if !folded => app.fold(&key),
        (_, _, "ArrowRight") if folded => app.fold(&key),
        (GroupKey::Programme(Some(id)), _, "Delete") => {
            app.dispatch_aloud(commands::delete(&app.plan(), id));
        }
        _ => return false,
    }
    true
}

fn key_on_project(app: App, event: &KeyboardEvent, id: Id<Project>) -> bool {
    let plan = app.plan();
    let Some(project) = plan.get(&id) else { return false };
    let calendar = plan.calendar_of(project);
    let is_picked = app.picked.with_untracked(|picked| picked.contains(&id));
    let step = |day: Day, by: i32| if by < 0 { calendar.on_or_before(day.plus(-1)) } else { calendar.on_or_after(day.plus(1)) };
    match (event.key().as_str(), project.dates) {
        _ if places(event).is_some() => {
            app.dispatch_aloud(commands::reorder(&plan, &id, places(event).unwrap_or(0)));
        }
        ("ArrowLeft" | "ArrowRight", Some(dates)) => {
            let by = if event.key() == "ArrowLeft" { -1 } else { 1 };
            if is_picked && !event.shift_key() {
                return app.move_picked(by);
            }
            app.dispatch_aloud(if event.shift_key() {
                app.with_chain(|plan, chain| commands::resize_project(plan, chain, &id, Edge::Finish, step(dates.finish(), by)))
            } else {
                app.with_chain(|plan, chain| commands::move_project(plan, chain, &id, step(dates.start(), by)))
            });
        }
        ("Enter" | " ", _) if event.ctrl_key() || event.meta_key() => app.pick_one(id),
        ("Enter" | " ", _) => app.selection.set(Some(Selection::Project(id))),
        ("Delete", _) if is_picked => app.delete_picked(),
        ("Delete", _) => {
            app.dispatch_aloud(commands::delete(&plan, &id));
        }
        _ => return false,
    }
    true
}
