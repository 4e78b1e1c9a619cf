//! Pointer, wheel and arrow keys on the timeline, turned into gestures.
//!
//! Everything measured on the page is measured at pointer-down; a move is arithmetic.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Sizes;
use crate::edit::{Edge, commands};
use crate::model::{Day, Id, Product, ProgrammeId, Project};
use crate::state::{App, Grip, Place, Selection};
use crate::viewmodel::{GroupKey, Row};

/// CSS pixels that a pointer travels before a press becomes a drag.
const THRESHOLD: f64 = 4.0;

/// A pressed pointer.
#[derive(Clone, Debug)]
struct Press {
    grip: Grip,
    pointer: i32,
    x: f64,
    y: f64,
    /// The left edge of the axis on the page, the names left out, and the top of the first row, both as they are unscrolled.
    axis_left: f64,
    rows_top: f64,
    /// Where the time axis can be seen: its left, top, right and bottom on the page.
    seen: (f64, f64, f64, f64),
    /// The edge below which rows can be seen: what stays on top covers them above it.
    covered: f64,
    /// Days from what is gripped to the day under the pointer.
    grab: i32,
    dragging: bool,
}

/// The timeline's pointer: at most one press at a time.
#[derive(Clone, Copy)]
pub struct Pointer {
    app: App,
    sizes: RwSignal<Sizes>,
    press: StoredValue<Option<Press>>,
    row_top: RwSignal<f64>,
    at: RwSignal<(f64, f64)>,
}

impl Pointer {
    /// A pointer that presses nothing.
    pub fn new(app: App, sizes: RwSignal<Sizes>) -> Pointer {
        Pointer { app, sizes, press: StoredValue::new(None), row_top: RwSignal::new(0.0), at: RwSignal::new((0.0, 0.0)) }
    }

    /// The top of the row under the pointer, in CSS pixels from the first row: where a new bar is drawn.
    pub fn row_top(&self) -> f64 {
        self.row_top.get()
    }

    /// Where the pointer is on the page while it drags, in CSS pixels.
    pub fn at(&self) -> (f64, f64) {
        self.at.get()
    }

    /// A press: what is gripped is told by the marks of the element under the pointer.
    pub fn down(&self, event: PointerEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let control = target.closest("button:not([data-grip]), input, select, textarea, label").ok().flatten();
        if event.button() != 0 || !event.is_primary() || control.is_some() {
            return;
        }
        let Some(scroller) = self.app.axis.scroller.get_untracked() else { return };
        let Ok(Some(rows)) = scroller.query_selector("[data-rows]") else { return };
        let (frame, rows) = (scroller.get_bounding_client_rect(), rows.get_bounding_client_rect());
        let names = self.sizes.get_untracked().names;
        let viewport = self.app.axis.viewport.get_untracked();
        let mut press = Press {
            grip: Grip::Lane(Day::MIN, None),
            pointer: event.pointer_id(),
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
            axis_left: frame.left() + names,
            rows_top: rows.top() + viewport.top,
            covered: frame.top() + self.covered(),
            seen: (frame.left() + names, frame.top(), frame.right(), frame.bottom()),
            grab: 0,
            dragging: false,
        };
        let under = self.day_under(&press, press.x);
        let Some((grip, held)) = self.grip_of(&target, under) else { return };
        // A finger scrolls; it drags only the bar that was selected before.
        if event.pointer_type() == "touch" && !target.closest(".is-selected, .tray-card").is_ok_and(|found| found.is_some()) {
            if let Some(selection) = selection_of(&grip) {
                self.app.selection.set(Some(selection));
            }
            return;
        }
        press.grip = grip;
        press.grab = under.since(held);
        self.press.set_value(Some(press));
        if let Some(root) = self.app.axis.root.get_untracked() {
            let _ = root.set_pointer_capture(event.pointer_id());
        }
    }

    /// What an element is a grip of, and the day that is held.
    fn grip_of(&self, target: &Element, under: Day) -> Option<(Grip, Day)> {
        let part = |selector: &str| target.closest(selector).ok().flatten();
        let mark = |element: &Element, name: &str| element.get_attribute(name);
        let plan = self.app.plan();
        if let Some(bar) = part("[data-project-id]") {
            let id = Id::<Project>::new(mark(&bar, "data-project-id")?);
            let dates = plan.get(&id)?.dates?;
            let edge = part("[data-grip]").and_then(|grip| mark(&grip, "data-grip"));
            return Some(match edge.as_deref() {
                Some("start") => (Grip::BarEdge(id, Edge::Start), dates.start()),
                Some("finish") => (Grip::BarEdge(id, Edge::Finish), dates.finish()),
                _ => (Grip::Bar(id), dates.start()),
            });
        }
        if let Some(name) = part("[data-grip=name]") {
            let row = name.closest("[data-row-id], [data-group-id]").ok().flatten()?;
            return Some(match mark(&row, "data-row-id") {
                Some(id) => (Grip::Row(Id::new(id)), under),
                None => match GroupKey::parse(&mark(&row, "data-group-id")?) {
                    GroupKey::Programme(Some(id)) => (Grip::Heading(id), under),
                    _ => return None,
                },
            });
        }
        if let Some(card) = part("[data-tray-id]") {
            return Some((Grip::Card(Id::new(mark(&card, "data-tray-id")?)), under));
        }
        if let Some(lane) = part("[data-product-id]") {
            let id = Id::<Product>::new(mark(&lane, "data-product-id")?);
            let launch = plan.get(&id)?.launch;
            return part("[data-grip=flag]").map(|_| (Grip::Flag(id), launch.unwrap_or(under)));
        }
        part(".names, .axis, .tray, .lanes").is_none().then(|| (Grip::Lane(under, programme_at(&plan, target)), under))
    }

    /// A move: after a few pixels the press is a drag, from then on each new day shows what a drop would do.
    pub fn moved(&self, event: PointerEvent) {
        let Some(press) = self.press.get_value().filter(|press| press.pointer == event.pointer_id()) else { return };
        if event.buttons() == 0 {
            // It was let go where nobody told us.
            return self.lost();
        }
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        if !press.dragging {
            if (x - press.x).abs().max((y - press.y).abs()) < THRESHOLD {
                return;
            }
            self.app.grip(press.grip.clone());
            if self.app.gesture.with_untracked(Option::is_none) {
                return self.press.set_value(None);
            }
            self.press.update_value(|held| {
                if let Some(held) = held {
                    held.dragging = true;
                }
            });
        }
        let row = self.sizes.with_untracked(|sizes| sizes.row);
        let top = self.app.axis.viewport.with_untracked(|viewport| viewport.top);
        let y_anchor = if matches!(press.grip, Grip::Lane(..)) { press.y } else { y };
        self.row_top.set(((y_anchor - press.rows_top + top) / row).floor().max(0.0) * row);
        self.at.set((x, y));
        self.app.drag_to(match press.grip {
            Grip::Row(_) | Grip::Heading(_) => self.group_under(&press, y).map(Place::Group),
            _ => self.day_held(&press, x, y).map(Place::Day),
        });
    }

    /// The day that the held end is at when the pointer is here; none where a drop would do nothing.
    fn day_held(&self, press: &Press, x: f64, y: f64) -> Option<Day> {
        let (left, top, right, bottom) = press.seen;
        let over = x >= left && x <= right && y >= top && y <= bottom;
        match press.grip {
            Grip::Card(_) if !over => None,
            _ => Some(self.day_under(press, x).plus(-press.grab)),
        }
    }

    /// What lies over the rows: the axis and the launches, in CSS pixels.
    fn covered(&self) -> f64 {
        let Sizes { header, lane, .. } = self.sizes.get_untracked();
        let lanes = self.app.in_view.with_untracked(|plan| plan.products.size()).clamp(1, super::lanes::SHOWN);
        header + lanes as f64 * lane
    }

    /// The group of the row at this height; below the last row it is that of projects in no other.
    fn group_under(&self, press: &Press, y: f64) -> Option<GroupKey> {
        if y < press.covered || y > press.seen.3 {
            return None;
        }
        let top = self.app.axis.viewport.with_untracked(|viewport| viewport.top);
        let place = ((y - press.rows_top + top) / self.sizes.with_untracked(|sizes| sizes.row)).floor().max(0.0) as usize;
        self.app.rows.with_untracked(|rows| match rows.get(place) {
            Some(Row::Group { key: group, .. } | Row::Project { group, .. }) => Some(group.clone()),
            None => self.app.arrangement.get_untracked().grouping.rest(),
        })
    }

    fn day_under(&self, press: &Press, x: f64) -> Day {
        let left = self.app.axis.viewport.with_untracked(|viewport| viewport.left);
        self.app.axis.scale.with_untracked(|scale| scale.day_at(x - press.axis_left + left))
    }

    /// A release: a drag drops, a press that never moved selects.
    pub fn up(&self, event: PointerEvent) {
        let Some(press) = self.press.get_value().filter(|press| press.pointer == event.pointer_id()) else { return };
        self.press.set_value(None);
        if press.dragging {
            self.app.drop_it();
        } else {
            self.app.selection.set(selection_of(&press.grip));
        }
    }

    /// The capture is gone. That alone does not end a drag: while the button is down, it is taken again.
    pub fn uncaptured(&self, event: PointerEvent) {
        if event.buttons() == 0 {
            return self.lost();
        }
        if let (Some(_), Some(root)) = (self.press.get_value(), self.app.axis.root.get_untracked()) {
            let _ = root.set_pointer_capture(event.pointer_id());
        }
    }

    /// The pointer is gone, or was taken away: everything is as it was.
    pub fn lost(&self) {
        if self.press.get_value().is_some() {
            self.press.set_value(None);
            self.app.let_go();
        }
    }

    /// The wheel with Ctrl, or a pinch on a touchpad, zooms around the pointer.
    pub fn wheel(&self, event: WheelEvent) {
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let Some(scroller) = self.app.axis.scroller.get_untracked() else { return };
        let anchor = f64::from(event.client_x()) - scroller.get_bounding_client_rect().left() - self.sizes.get_untracked().names;
        let day_width = self.app.axis.scale.with_untracked(|scale| scale.day_width);
        self.app.axis.zoom(day_width * (-event.delta_y() / 300.0).exp(), anchor.max(0.0));
    }
}

fn selection_of(grip: &Grip) -> Option<Selection> {
    match grip {
        Grip::Bar(id) | Grip::BarEdge(id, _) | Grip::Card(id) => Some(Selection::Project(id.clone())),
        Grip::Row(id) => Some(Selection::Project(id.clone())),
        Grip::Heading(id) => Some(Selection::Programme(id.clone())),
        Grip::Flag(id) => Some(Selection::Product(id.clone())),
        Grip::Lane(..) => None,
    }
}

/// The programme of the row under the pointer: a bar drawn there belongs to it.
fn programme_at(plan: &crate::model::Plan, target: &Element) -> Option<ProgrammeId> {
    let row = target.closest("[data-row-id], [data-group-id]").ok().flatten()?;
    match row.get_attribute("data-row-id") {
        Some(id) => plan.get(&Id::<Project>::new(id))?.programme.clone(),
        None => match GroupKey::parse(&row.get_attribute("data-group-id")?) {
            GroupKey::Programme(id) => id,
            _ => None,
        },
    }
}

/// Keys on a focused bar, card or heading.
///
/// On a bar, arrows move it by a working day, with Shift its finish; Enter shows it, Delete deletes it. On a heading, left folds it and right
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
    let step = |day: Day, by: i32| if by < 0 { calendar.on_or_before(day.plus(-1)) } else { calendar.on_or_after(day.plus(1)) };
    match (event.key().as_str(), project.dates) {
        _ if places(event).is_some() => {
            app.dispatch_aloud(commands::reorder(&plan, &id, places(event).unwrap_or(0)));
        }
        ("ArrowLeft" | "ArrowRight", Some(dates)) => {
            let by = if event.key() == "ArrowLeft" { -1 } else { 1 };
            app.dispatch_aloud(if event.shift_key() {
                app.with_chain(|plan, chain| commands::resize_project(plan, chain, &id, Edge::Finish, step(dates.finish(), by)))
            } else {
                app.with_chain(|plan, chain| commands::move_project(plan, chain, &id, step(dates.start(), by)))
            });
        }
        ("Enter" | " ", _) => app.selection.set(Some(Selection::Project(id))),
        ("Delete", _) => {
            app.dispatch_aloud(commands::delete(&plan, &id));
        }
        _ => return false,
    }
    true
}
