//! The pointer on the timeline: a press that becomes a drag, the drag while it lasts, and the
//! wheel. For whoever prefers it (WCAG 2.2, 2.5.7) a click picks up what a press would drag, and
//! the next click puts it down.
//!
//! Everything measured on the page is measured at pointer-down; a move is arithmetic.

use std::time::Duration;

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Sizes;
use super::grips::{Gripped, gripped};
use crate::state::{App, DropTarget, Grip, Selection};
use domain::edit::SpanEnd;
use engine::model::{Day, LinkEnd, ProductId, ProjectId};
use session::viewmodel::{Arrangement, GroupKey, Row, edge_scroll};

/// CSS pixels that a mouse travels before a press becomes a drag, and a finger before it is known
/// to scroll.
const THRESHOLD: f64 = 4.0;
const FINGER_THRESHOLD: f64 = 10.0;
/// So long a finger rests on a thing before it lifts it.
const LONG_PRESS: Duration = Duration::from_millis(400);
/// CSS pixels around a bar or milestone within which a link that is drawn finds it.
const REACH: f64 = 10.0;
/// CSS pixels that a chance is pulled for each per cent.
const PIXELS_A_PERCENT: f64 = 2.0;

/// How far a press has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// A mouse or pen that has not moved yet.
    Pressed,
    /// A finger that may still turn out to scroll; the number tells one wait from another.
    Waiting(u32),
    /// It drags.
    Dragging,
    /// A click picked it up: it follows the pointer with no button pressed.
    Carried,
    /// It is pressed again, and is put down where that is let go.
    Landing,
}

/// A pressed pointer.
#[derive(Clone, Debug)]
struct Press {
    grip: Grip,
    pointer: i32,
    stage: Stage,
    /// Where it was pressed, and where it is, on the page.
    from: (f64, f64),
    at: (f64, f64),
    /// How far the timeline was scrolled when it was pressed.
    scrolled: (f64, f64),
    /// Where the axis can be seen, the names left out and what lies over the rows included: its
    /// left, top, right and bottom on the page.
    seen: (f64, f64, f64, f64),
    /// The top of the first row on the page, as it is unscrolled, and the height down to which the
    /// rows are covered.
    rows_top: f64,
    covered: f64,
    /// Days from what is gripped to the day under the pointer.
    grab: i32,
}

impl Press {
    /// CSS pixels from where it was pressed, along the axis that is further.
    fn travelled(&self, at: (f64, f64)) -> f64 {
        (at.0 - self.from.0).abs().max((at.1 - self.from.1).abs())
    }
}

/// Where the pointer is while it drags, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct At {
    /// On the page.
    pub page: (f64, f64),
    /// From the beginning of the axis and the top of the first row.
    pub canvas: (f64, f64),
    /// The row in which it was pressed.
    pub row: usize,
    /// It was picked up by a click, and is put down by another.
    pub carried: bool,
}

/// The timeline's pointer: at most one press at a time.
#[derive(Clone, Copy)]
pub struct Pointer {
    app: App,
    sizes: RwSignal<Sizes>,
    press: StoredValue<Option<Press>>,
    at: RwSignal<At>,
    presses: StoredValue<u32>,
    /// Does the timeline scroll by itself just now?
    scrolls: StoredValue<bool>,
}

impl Pointer {
    /// A pointer that presses nothing.
    pub fn new(app: App, sizes: RwSignal<Sizes>) -> Pointer {
        Pointer {
            app,
            sizes,
            press: StoredValue::new(None),
            at: RwSignal::new(At::default()),
            presses: StoredValue::new(0),
            scrolls: StoredValue::new(false),
        }
    }

    /// Where the pointer is while it drags.
    pub fn at(&self) -> At {
        self.at.get()
    }

    /// The top left of the timeline on the page, while it drags.
    pub fn origin(&self) -> (f64, f64) {
        let names = self.sizes.get_untracked().names;
        self.press.with_value(|press| {
            press.as_ref().map_or((0.0, 0.0), |press| (press.seen.0 - names, press.seen.1))
        })
    }

    /// The height of a row, in CSS pixels.
    pub fn row_height(&self) -> f64 {
        self.sizes.with(|sizes| sizes.row)
    }

    /// Is it pressed, be it that it drags?
    pub fn presses(&self) -> bool {
        self.press.with_value(Option::is_some)
    }

    /// Does a drag go on?
    pub fn drags(&self) -> bool {
        self.press
            .with_value(|press| press.as_ref().is_some_and(|press| press.stage == Stage::Dragging))
    }

    /// Is something carried from click to click?
    pub fn carries(&self) -> bool {
        let carried = self.press.with_value(|press| {
            press
                .as_ref()
                .is_some_and(|press| matches!(press.stage, Stage::Carried | Stage::Landing))
        });
        // Escape lets go of it without asking the pointer.
        if carried && self.app.gesture.with_untracked(Option::is_none) {
            self.press.set_value(None);
            return false;
        }
        carried
    }

    /// A press: what is gripped is told by the marks of the element under the pointer.
    pub fn down(&self, event: PointerEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let control = target
            .closest("button:not([data-grip]), input, select, textarea, label, .popover")
            .ok()
            .flatten();
        if event.button() != 0 || !event.is_primary() || control.is_some() {
            return;
        }
        if self.carries() {
            return self.land(&event);
        }
        let Some(mut press) = self.measured(&event) else { return };
        let under = self.day_under(&press, press.at.0);
        let row = self.row_under(&press, press.at.1);
        let Some(Gripped { grip, held, handle }) =
            gripped(&self.app, &target, under, row, event.shift_key())
        else {
            return;
        };
        press.grip = grip;
        press.grab = under.since(held);
        // A finger scrolls; what it rests on is lifted after a while, and a handle is there to be
        // pulled.
        if event.pointer_type() == "touch" && !handle {
            self.presses.update_value(|n| *n += 1);
            let number = self.presses.get_value();
            press.stage = Stage::Waiting(number);
            let pointer = *self;
            // The timeline may have gone from the screen since.
            set_timeout(
                move || {
                    if pointer.presses.try_get_value().is_some() {
                        pointer.lift(number);
                    }
                },
                LONG_PRESS,
            );
        } else if let Some(root) = self.app.axis.root.get_untracked() {
            let _ = root.set_pointer_capture(event.pointer_id());
        }
        self.press.set_value(Some(press));
    }

    /// What is carried is held where it is pressed, to be put down there.
    fn land(&self, event: &PointerEvent) {
        self.press.update_value(|press| {
            press.iter_mut().for_each(|press| {
                (press.pointer, press.stage) = (event.pointer_id(), Stage::Landing)
            });
        });
        self.hold((f64::from(event.client_x()), f64::from(event.client_y())));
    }

    /// A press with all that has to be measured on the page for it.
    fn measured(&self, event: &PointerEvent) -> Option<Press> {
        let scroller = self.app.axis.scroller.get_untracked()?;
        let sizes = self.sizes.get_untracked();
        let rows = scroller.query_selector("[data-rows]").ok().flatten()?;
        let (frame, rows) = (scroller.get_bounding_client_rect(), rows.get_bounding_client_rect());
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let scrolled =
            self.app.axis.viewport.with_untracked(|viewport| (viewport.left, viewport.top));
        Some(Press {
            grip: Grip::NewBar(Day::MIN, None),
            pointer: event.pointer_id(),
            stage: Stage::Pressed,
            from: at,
            at,
            scrolled,
            seen: (frame.left() + sizes.names, frame.top(), frame.right(), frame.bottom()),
            rows_top: rows.top() + self.app.axis.viewport.get_untracked().top,
            covered: frame.top() + self.app.in_view.with_untracked(|plan| sizes.covered(plan)),
            grab: 0,
        })
    }

    /// A finger has rested long enough: what it rests on is lifted.
    fn lift(&self, number: u32) {
        // The timeline may have gone from the screen since.
        let press = self.press.try_get_value().flatten();
        let Some(press) = press.filter(|press| press.stage == Stage::Waiting(number)) else {
            return;
        };
        if let Some(root) = self.app.axis.root.get_untracked() {
            let _ = root.set_pointer_capture(press.pointer);
        }
        self.begin(press.at, Stage::Dragging);
    }

    /// A move: after a few pixels the press is a drag, from then on each new day shows what a drop
    /// would do.
    pub fn moved(&self, event: PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        if self.carries() {
            return self.hold(at);
        }
        let Some(press) =
            self.press.get_value().filter(|press| press.pointer == event.pointer_id())
        else {
            return;
        };
        if event.buttons() == 0 {
            // It was let go where nobody told us.
            return self.lost();
        }
        match press.stage {
            Stage::Pressed if press.travelled(at) < THRESHOLD => {}
            Stage::Pressed => self.begin(at, Stage::Dragging),
            // It scrolls.
            Stage::Waiting(_) if press.travelled(at) >= FINGER_THRESHOLD => {
                self.press.set_value(None)
            }
            Stage::Waiting(_) | Stage::Carried | Stage::Landing => {}
            Stage::Dragging => self.hold(at),
        }
    }

    /// The press becomes a drag, be it from click to click.
    fn begin(&self, at: (f64, f64), stage: Stage) {
        let Some(mut press) = self.press.get_value() else { return };
        self.turn_sideways(&mut press, at, stage);
        let grip = press.grip.clone();
        self.press.set_value(Some(press));
        self.app.grip(grip);
        if self.app.gesture.with_untracked(Option::is_none) {
            return self.press.set_value(None);
        }
        self.press.update_value(|press| press.iter_mut().for_each(|press| press.stage = stage));
        self.hold(at);
    }

    /// A chance is pulled up or down; sideways, or from click to click, it is its launch that goes
    /// along.
    fn turn_sideways(&self, press: &mut Press, at: (f64, f64), stage: Stage) {
        let Grip::Chance(id) = &press.grip else { return };
        let Some(launch) = self.app.plan().get(id).and_then(|product| product.launch) else {
            return;
        };
        let sideways = (at.0 - press.from.0).abs() >= (at.1 - press.from.1).abs();
        if stage == Stage::Carried || sideways {
            press.grab = self.day_under(press, press.from.0).since(launch);
            press.grip = Grip::Flag(id.clone());
        }
    }

    /// What is gripped is held at this place on the page, and the timeline scrolls when that is at
    /// its edge.
    fn hold(&self, at: (f64, f64)) {
        self.press.update_value(|press| press.iter_mut().for_each(|press| press.at = at));
        let Some(press) = self.press.get_value() else { return };
        let (left, top) =
            self.app.axis.viewport.with_untracked(|viewport| (viewport.left, viewport.top));
        let canvas = (at.0 - press.seen.0 + left, at.1 - press.rows_top + top);
        let carried = press.stage != Stage::Dragging;
        self.at.set(At { page: at, canvas, row: self.row_pressed(&press), carried });
        self.app.drag_to(self.place(&press));
        // A pointer that presses nothing may rest at an edge for long.
        if !carried && !self.scrolls.get_value() && self.edge_speed(&press) != (0.0, 0.0) {
            self.scrolls.set_value(true);
            self.scroll_on();
        }
    }

    /// Scrolls a little with every frame, for as long as the pointer is at an edge.
    fn scroll_on(&self) {
        let pointer = *self;
        request_animation_frame(move || {
            let press = pointer
                .press
                .try_get_value()
                .flatten()
                .filter(|press| press.stage == Stage::Dragging);
            let speed = press.as_ref().map_or((0.0, 0.0), |press| pointer.edge_speed(press));
            match press {
                Some(press) if speed != (0.0, 0.0) => {
                    pointer.app.axis.pan(speed.0, speed.1);
                    pointer.hold(press.at);
                    pointer.scroll_on();
                }
                _ => drop(pointer.scrolls.try_set_value(false)),
            }
        });
    }

    /// How fast to scroll, in CSS pixels a frame: sideways where a day is held, up and down where a
    /// row is.
    fn edge_speed(&self, press: &Press) -> (f64, f64) {
        let (left, _, right, bottom) = press.seen;
        let by_day = !matches!(
            press.grip,
            Grip::Row(_) | Grip::Heading(_) | Grip::Progress(_) | Grip::Chance(_)
        );
        let by_row = matches!(
            press.grip,
            Grip::Row(_) | Grip::Heading(_) | Grip::Handle(..) | Grip::Band(..)
        );
        let x = if by_day { edge_scroll(press.from.0, press.at.0, left, right) } else { 0.0 };
        let y =
            if by_row { edge_scroll(press.from.1, press.at.1, press.covered, bottom) } else { 0.0 };
        (x, y)
    }

    /// Where what is gripped is held; none where a drop would do nothing.
    fn place(&self, press: &Press) -> Option<DropTarget> {
        let (x, y) = press.at;
        let (left, top, right, bottom) = press.seen;
        let day = self.day_under(press, x).plus(-press.grab);
        match &press.grip {
            Grip::Row(id) => {
                self.beside(press, id).or_else(|| self.group_under(press, y).map(DropTarget::Group))
            }
            Grip::Heading(_) => self.group_under(press, y).map(DropTarget::Group),
            Grip::Card(_) if x < left || x > right || y < top || y > bottom => None,
            Grip::Progress(id) => self.percent_under(press, id).map(DropTarget::Percent),
            Grip::Chance(id) => self.chance_under(press, id).map(DropTarget::Percent),
            Grip::Handle(from, _) => {
                self.end_under(press, from).map(|(end, edge)| DropTarget::End(end, edge))
            }
            Grip::Band(..) => Some(DropTarget::Corner(day, self.row_under(press, y))),
            _ => Some(DropTarget::Day(day)),
        }
    }

    /// How far along a bar the pointer is, in steps of five per cent.
    fn percent_under(&self, press: &Press, id: &ProjectId) -> Option<u8> {
        let dates = self.app.plan().get(id)?.dates?;
        let scale = self.app.axis.scale.get_untracked();
        let along = (self.x_under(press) - scale.x(dates.start()))
            / (f64::from(dates.days()) * scale.day_width);
        Some((along * 20.0).round().clamp(0.0, 20.0) as u8 * 5)
    }

    /// The chance that a launch is pulled to: upwards is more, two pixels for each per cent.
    fn chance_under(&self, press: &Press, id: &ProductId) -> Option<u8> {
        let stood = self.app.forecasting.settled().get(id)?.percent()?;
        let pulled = ((press.from.1 - press.at.1) / PIXELS_A_PERCENT).round();
        Some((f64::from(stood) + pulled).clamp(1.0, 99.0) as u8)
    }

    /// The end of another project, or the milestone of one, that the pointer is over or near.
    fn end_under(&self, press: &Press, from: &ProjectId) -> Option<(LinkEnd, SpanEnd)> {
        let id = self.project_under(press)?;
        if id == *from || press.at.1 < press.covered {
            return None;
        }
        let (plan, scale, x) =
            (self.app.plan(), self.app.axis.scale.get_untracked(), self.x_under(press));
        let near = |day: Day| (x - scale.x(day) - scale.day_width / 2.0).abs() < REACH;
        if let Some((milestone, _)) =
            plan.milestones_of(&id).find(|(_, milestone)| near(milestone.day))
        {
            return Some((LinkEnd::Milestone(milestone.clone()), SpanEnd::Start));
        }
        let dates = plan.get(&id)?.dates?;
        let (start, finish) = (scale.x(dates.start()), scale.x(dates.finish()) + scale.day_width);
        if x < start - REACH || x > finish + REACH {
            return None;
        }
        Some((
            LinkEnd::Project(id),
            if x < (start + finish) / 2.0 { SpanEnd::Start } else { SpanEnd::Finish },
        ))
    }

    /// The group of the row at this height; below the last row it is that of projects in no other.
    fn group_under(&self, press: &Press, y: f64) -> Option<GroupKey> {
        if y < press.covered || y > press.seen.3 {
            return None;
        }
        let place = self.row_under(press, y);
        self.app.rows.with_untracked(|rows| match rows.get(place) {
            Some(Row::Group { key: group, .. } | Row::Project { group, .. }) => Some(group.clone()),
            None => self.app.arrangement.get_untracked().grouping.rest(),
        })
    }

    /// The sibling that a row is held before or behind; none where rows do not stand in their own
    /// order, or over another group.
    fn beside(&self, press: &Press, id: &ProjectId) -> Option<DropTarget> {
        if self.app.arrangement.get_untracked() != Arrangement::default()
            || press.at.1 < press.covered
        {
            return None;
        }
        let (other, place) = (self.project_under(press)?, self.row_under(press, press.at.1));
        let plan = self.app.plan();
        let is_sibling = other != *id && plan.get(&other)?.programme == plan.get(id)?.programme;
        let (top, row) = (
            self.app.axis.viewport.with_untracked(|viewport| viewport.top),
            self.sizes.with_untracked(|sizes| sizes.row),
        );
        let within = (press.at.1 - press.rows_top + top) / row - place as f64;
        is_sibling.then_some(DropTarget::Beside(other, within > 0.5))
    }

    /// The project in whose row the pointer is.
    fn project_under(&self, press: &Press) -> Option<ProjectId> {
        let place = self.row_under(press, press.at.1);
        self.app.rows.with_untracked(|rows| rows.get(place)?.project().cloned())
    }

    /// The place of the row at this height, be there a row or not.
    fn row_under(&self, press: &Press, y: f64) -> usize {
        let top = self.app.axis.viewport.with_untracked(|viewport| viewport.top);
        ((y - press.rows_top + top) / self.sizes.with_untracked(|sizes| sizes.row)).floor().max(0.0)
            as usize
    }

    /// CSS pixels from the beginning of the axis to the pointer.
    fn x_under(&self, press: &Press) -> f64 {
        press.at.0 - press.seen.0 + self.app.axis.viewport.with_untracked(|viewport| viewport.left)
    }

    /// The place of the row in which it was pressed, however far the timeline has been scrolled
    /// since.
    fn row_pressed(&self, press: &Press) -> usize {
        let top = self.app.axis.viewport.with_untracked(|viewport| viewport.top);
        self.row_under(press, press.from.1 + press.scrolled.1 - top)
    }

    fn day_under(&self, press: &Press, x: f64) -> Day {
        let left = self.app.axis.viewport.with_untracked(|viewport| viewport.left);
        self.app.axis.scale.with_untracked(|scale| scale.day_at(x - press.seen.0 + left))
    }

    /// A release: a drag drops, and so does what was carried, unless it never left its place; a
    /// press that never moved is a click.
    pub fn up(&self, event: PointerEvent) {
        let Some(press) =
            self.press.get_value().filter(|press| press.pointer == event.pointer_id())
        else {
            return;
        };
        match press.stage {
            Stage::Carried => {}
            Stage::Dragging => {
                self.press.set_value(None);
                self.app.drop_it();
            }
            Stage::Landing => {
                self.press.set_value(None);
                let scrolled =
                    self.app.axis.viewport.with_untracked(|viewport| (viewport.left, viewport.top));
                if press.scrolled == scrolled && press.travelled(press.at) < FINGER_THRESHOLD {
                    self.app.let_go();
                    self.select(&press.grip);
                } else {
                    self.app.drop_it();
                }
            }
            Stage::Pressed | Stage::Waiting(_) => self.click(&press, &event),
        }
    }

    /// A click selects: with Ctrl one more or less, with Shift all up to there. For whoever drags
    /// by clicking it picks up.
    fn click(&self, press: &Press, event: &PointerEvent) {
        let picks_up = self.app.prefs.with_untracked(|prefs| prefs.clicks);
        match selection_of(&self.app, &press.grip) {
            Some(Selection::Project(id)) if event.ctrl_key() || event.meta_key() => {
                self.app.pick_one(id)
            }
            Some(Selection::Project(id)) if event.shift_key() => self.app.pick_range(&id),
            _ if picks_up => return self.begin(press.at, Stage::Carried),
            _ => self.select(&press.grip),
        }
        self.press.set_value(None);
    }

    fn select(&self, grip: &Grip) {
        self.app.picked.update(|picked| picked.clear());
        self.app.selection.set(selection_of(&self.app, grip));
    }

    /// The capture is gone. That alone does not end a drag: while the button is down, it is taken
    /// again.
    pub fn uncaptured(&self, event: PointerEvent) {
        if self.carries() {
            return;
        }
        if event.buttons() == 0 {
            return self.lost();
        }
        if let (true, Some(root)) = (self.drags(), self.app.axis.root.get_untracked()) {
            let _ = root.set_pointer_capture(event.pointer_id());
        }
    }

    /// The system took the pointer away, as it does with a finger that turns out to scroll: what is
    /// carried is carried on, all else is as it was.
    pub fn cancelled(&self) {
        if self.carries() {
            return self.press.update_value(|press| {
                press.iter_mut().for_each(|press| press.stage = Stage::Carried)
            });
        }
        self.lost();
    }

    /// The pointer is gone, or was taken away: everything is as it was.
    pub fn lost(&self) {
        if self.press.with_value(Option::is_some) {
            self.press.set_value(None);
            self.app.let_go();
        }
    }

    /// The wheel with Ctrl, or a pinch on a touchpad, zooms around the pointer, also while it
    /// drags.
    pub fn wheel(&self, event: WheelEvent) {
        if event.ctrl_key() {
            event.prevent_default();
            self.zoom((-event.delta_y() / 300.0).exp(), f64::from(event.client_x()));
        }
    }

    /// Takes the axis along by so many CSS pixels.
    pub fn pan(&self, dx: f64) {
        if dx != 0.0 {
            self.app.axis.pan(dx, 0.0);
        }
    }

    /// Makes days wider by this factor around this place on the page, in CSS pixels from its left.
    pub fn zoom(&self, factor: f64, x: f64) {
        let Some(scroller) = self.app.axis.scroller.get_untracked() else { return };
        let anchor =
            x - scroller.get_bounding_client_rect().left() - self.sizes.get_untracked().names;
        let day_width = self.app.axis.scale.with_untracked(|scale| scale.day_width);
        self.app.axis.zoom(day_width * factor, anchor.max(0.0));
        if self.drags() || self.carries() {
            self.press.get_value().into_iter().for_each(|press| self.hold(press.at));
        }
    }
}

fn selection_of(app: &App, grip: &Grip) -> Option<Selection> {
    match grip {
        Grip::Bar(id)
        | Grip::BarEnd(id, _)
        | Grip::Card(id)
        | Grip::Progress(id)
        | Grip::Handle(id, _)
        | Grip::Row(id) => Some(Selection::Project(id.clone())),
        Grip::Milestone(id) => {
            app.plan().get(id).map(|milestone| Selection::Project(milestone.project.clone()))
        }
        Grip::Heading(id) => Some(Selection::Programme(id.clone())),
        Grip::Flag(id) | Grip::Chance(id) => Some(Selection::Product(id.clone())),
        Grip::NewBar(..) | Grip::Band(..) => None,
    }
}
