//! The pointer on the timeline: a press that becomes a drag, the drag while it lasts, and the
//! wheel. For whoever prefers it (WCAG 2.2, 2.5.7) a click picks up what a press would drag, and
//! the next click puts it down.
//!
//! Here it is measured and listened to; what it comes to is arithmetic (`session::state::Press`).

use std::time::Duration;

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::Sizes;
use super::grips::{Gripped, gripped};
use crate::state::{App, Grip, Input, Selection};
use engine::model::Day;
use session::state::{AfterMove, AfterRelease, Press, PressPhase, PressedOn};

/// So long a finger rests on a thing before it lifts it.
const LONG_PRESS: Duration = Duration::from_millis(400);

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
        self.press.with_value(|press| {
            press.as_ref().is_some_and(|press| press.phase == PressPhase::Dragging)
        })
    }

    /// Is something carried from click to click?
    pub fn carries(&self) -> bool {
        let carried = self.press.with_value(|press| {
            press.as_ref().is_some_and(|press| {
                matches!(press.phase, PressPhase::Carried | PressPhase::Landing)
            })
        });
        // Escape lets go of it without asking the pointer.
        if carried && self.app.drag.gesture.with_untracked(Option::is_none) {
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
        let (under, row) = self.over(|on| (press.day(on, press.at.0), press.row(on, press.at.1)));
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
            press.phase = PressPhase::Waiting(number);
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
                (press.pointer, press.phase) = (event.pointer_id(), PressPhase::Landing)
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
        let scrolled = self.scrolled();
        Some(Press {
            grip: Grip::NewBar(Day::MIN, None),
            pointer: event.pointer_id(),
            phase: PressPhase::Pressed,
            from: at,
            at,
            scrolled,
            seen: (frame.left() + sizes.names, frame.top(), frame.right(), frame.bottom()),
            rows_top: rows.top() + scrolled.1,
            covered: frame.top() + self.app.rows.in_view.with_untracked(|plan| sizes.covered(plan)),
            grab: 0,
        })
    }

    /// A finger has rested long enough: what it rests on is lifted.
    fn lift(&self, number: u32) {
        // The timeline may have gone from the screen since.
        let press = self.press.try_get_value().flatten();
        let Some(press) = press.filter(|press| press.phase == PressPhase::Waiting(number)) else {
            return;
        };
        if let Some(root) = self.app.axis.root.get_untracked() {
            let _ = root.set_pointer_capture(press.pointer);
        }
        self.begin(press.at, PressPhase::Dragging);
    }

    /// A move: after a few pixels the press is a drag, from then on each new day shows what a drop
    /// would do.
    pub fn moved(&self, event: PointerEvent) {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let carried = self.carries();
        let Some(press) =
            self.press.get_value().filter(|press| carried || press.pointer == event.pointer_id())
        else {
            return;
        };
        match press.after_move(at, event.buttons() != 0) {
            AfterMove::Waits => {}
            AfterMove::Begins => self.begin(at, PressPhase::Dragging),
            AfterMove::Holds => self.hold(at),
            AfterMove::Scrolls => self.press.set_value(None),
            AfterMove::Lost => self.lost(),
        }
    }

    /// The press becomes a drag, be it from click to click.
    fn begin(&self, at: (f64, f64), phase: PressPhase) {
        let Some(mut press) = self.press.get_value() else { return };
        self.over(|on| press.turn_sideways(at, phase, on));
        let grip = press.grip.clone();
        self.press.set_value(Some(press));
        self.app.feed(Input::Grip(grip));
        if self.app.drag.gesture.with_untracked(Option::is_none) {
            return self.press.set_value(None);
        }
        self.press.update_value(|press| press.iter_mut().for_each(|press| press.phase = phase));
        self.hold(at);
    }

    /// What is gripped is held at this place on the page, and the timeline scrolls when that is at
    /// its edge.
    fn hold(&self, at: (f64, f64)) {
        self.press.update_value(|press| press.iter_mut().for_each(|press| press.at = at));
        let Some(press) = self.press.get_value() else { return };
        let carried = press.phase != PressPhase::Dragging;
        let (canvas, row, target) =
            self.over(|on| (press.canvas(on), press.row_pressed(on), press.target(on)));
        self.at.set(At { page: at, canvas, row, carried });
        self.app.feed(Input::HoldAt(target));
        // A pointer that presses nothing may rest at an edge for long.
        if !carried && !self.scrolls.get_value() && press.edge_speed() != (0.0, 0.0) {
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
                .filter(|press| press.phase == PressPhase::Dragging);
            let speed = press.as_ref().map_or((0.0, 0.0), Press::edge_speed);
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

    /// Reads what a press is over, as it lies now.
    fn over<T>(&self, read: impl FnOnce(&PressedOn) -> T) -> T {
        let (app, plan) = (self.app, self.app.plan());
        let rows = app.rows.all.get_untracked();
        let chances = app.forecasting.settled();
        read(&PressedOn {
            plan: &plan,
            rows: &rows,
            arrangement: app.rows.arrangement.get_untracked(),
            scale: app.axis.scale.get_untracked(),
            scrolled: self.scrolled(),
            row_height: self.sizes.with_untracked(|sizes| sizes.row),
            chance: &|id| chances.get(id)?.percent(),
        })
    }

    /// How far the timeline is scrolled.
    fn scrolled(&self) -> (f64, f64) {
        self.app.axis.viewport.with_untracked(|viewport| (viewport.left, viewport.top))
    }

    /// A release: a drag drops, and so does what was carried, unless it never left its place; a
    /// press that never moved is a click.
    pub fn up(&self, event: PointerEvent) {
        let Some(press) =
            self.press.get_value().filter(|press| press.pointer == event.pointer_id())
        else {
            return;
        };
        match press.after_release(self.scrolled()) {
            AfterRelease::Carries => {}
            AfterRelease::Drops => {
                self.press.set_value(None);
                self.app.feed(Input::Drop);
            }
            AfterRelease::Selects => {
                self.press.set_value(None);
                self.app.feed(Input::LetGo);
                self.select(&press.grip);
            }
            AfterRelease::Clicks => self.click(&press, &event),
        }
    }

    /// A click selects: with Ctrl one more or less, with Shift all up to there. For whoever drags
    /// by clicking it picks up.
    fn click(&self, press: &Press, event: &PointerEvent) {
        let picks_up = self.app.device.prefs.with_untracked(|prefs| prefs.clicks);
        match selection_of(&self.app, &press.grip) {
            Some(Selection::Project(id)) if event.ctrl_key() || event.meta_key() => {
                self.app.feed(Input::Pick(id))
            }
            Some(Selection::Project(id)) if event.shift_key() => {
                self.app.feed(Input::PickUpTo(id.clone()))
            }
            _ if picks_up => return self.begin(press.at, PressPhase::Carried),
            _ => self.select(&press.grip),
        }
        self.press.set_value(None);
    }

    fn select(&self, grip: &Grip) {
        self.app.feed(Input::Select(selection_of(&self.app, grip)));
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
                press.iter_mut().for_each(|press| press.phase = PressPhase::Carried)
            });
        }
        self.lost();
    }

    /// The pointer is gone, or was taken away: everything is as it was.
    pub fn lost(&self) {
        if self.press.with_value(Option::is_some) {
            self.press.set_value(None);
            self.app.feed(Input::LetGo);
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
