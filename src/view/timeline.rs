//! The signature screen: one time axis, launches on top, projects below, and the tray of what has
//! no dates.

mod arrange;
mod bar;
mod card;
mod columns;
mod deferred;
mod focus;
mod grips;
mod header;
mod keys;
mod lanes;
mod links;
mod names;
mod overlay;
mod pointer;
mod rows;
mod slots;
mod touch;
mod tray;

pub use arrange::Arrange;
pub use focus::on_launch as focus_launch;
pub use header::Conflicts;

use leptos::prelude::*;

use super::tr;
use crate::platform::resize::Resize;
use crate::state::{App, ColumnLayout, Grip, canvas_width};
use crate::view::events::while_here;
use engine::model::{Day, Plan};

/// Heights and widths that both Rust and the style sheet reckon with, in CSS pixels.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Sizes {
    /// A project's row.
    pub row: f64,
    /// A product's lane.
    pub lane: f64,
    /// The two rows of ticks together.
    pub header: f64,
    /// The column of names.
    pub names: f64,
    /// Lanes shown at once, where there are so many; the others are reached by scrolling among
    /// them.
    pub lanes: usize,
}

/// Lanes shown at once at most, and the part of the height that they and the axis take at most: the
/// rows are to be seen on a low screen too.
const MOST_LANES: f64 = 6.0;
const LANES_SHARE: f64 = 0.45;
impl Sizes {
    /// Sizes for a container of this width and height: for a finger targets grow, and where the
    /// page is narrow names fold away besides. A wide table leaves the axis some room.
    fn of((width, height): (f64, f64), narrow: bool, coarse: bool, table: f64) -> Sizes {
        let (row, lane) = if narrow || coarse { (48.0, 48.0) } else { (28.0, 36.0) };
        // Two lines of ticks, and where there are names as high as two lines of controls.
        let header = match (narrow, coarse) {
            (true, _) => 44.0,
            (false, true) => 92.0,
            (false, false) => 50.0,
        };
        let names = if narrow { 0.0 } else { table.min(width - 240.0).max(200.0) };
        let lanes =
            ((height * LANES_SHARE - header) / lane).floor().clamp(1.0, MOST_LANES) as usize;
        Sizes { row, lane, header, names, lanes }
    }

    /// The height down to which the rows are covered by the axis and the launches of what is in
    /// view, in CSS pixels.
    fn covered(&self, in_view: &Plan) -> f64 {
        self.header + in_view.products.size().clamp(1, self.lanes) as f64 * self.lane
    }
}

/// Moved to so many CSS pixels from the beginning of the axis. An inline style of nothing but a
/// transform and a width is what a browser recalculates cheapest: a custom property beside them
/// makes it four times as dear (docs/BENCHMARKS.md).
fn moved_to(x: i32) -> String {
    format!("translateX({x}px)")
}

/// Moved down to so many CSS pixels from the top of the first row.
fn moved_down(y: f64) -> String {
    format!("translateY({y}px)")
}

/// Moved to the right like [`moved_to`], for what is told by the edge of its box, since something
/// in it sticks, which a transform would mislead.
fn left_at(x: i32) -> String {
    format!("calc(var(--names-width) + {x}px)")
}

/// So many CSS pixels.
fn px(length: impl std::fmt::Display) -> String {
    format!("{length}px")
}

/// What is selected stays in sight when the inspector takes room from the timeline.
fn keep_in_sight(app: App, sizes: Sizes) {
    let Some(id) = app.selected_project() else { return };
    if let Some(place) =
        app.rows.all.with(|rows| rows.iter().position(|row| row.project() == Some(&id)))
    {
        // With a row above and below it, where its neighbours out of sight are named.
        let top = (place as f64 - 1.0).max(0.0) * sizes.row;
        app.axis.reveal_row(
            top,
            3.0 * sizes.row,
            app.rows.in_view.with(|plan| sizes.covered(plan)),
        );
    }
    let dates = app.open.shown.with(|plan| plan.get(&id).and_then(|project| project.dates));
    dates.into_iter().for_each(|dates| app.axis.bring_back(dates));
}

/// The day at the left edge of what is seen, which changes only when one scrolls sideways.
fn left_day(app: App) -> Memo<Day> {
    Memo::new(move |_| {
        let left = app.axis.viewport.with(|viewport| viewport.left);
        app.axis.scale.with(|scale| scale.day_at(left))
    })
}

/// The sizes for a container so wide and high, on the page as it is.
fn sizes_for(app: App, room: (f64, f64)) -> Sizes {
    let (narrow, coarse) = (app.device.narrow.get(), app.device.coarse.get());
    Sizes::of(room, narrow, coarse, app.table.columns.with(ColumnLayout::width))
}

/// Fits what is shown to a container so wide and high.
fn fit(app: App, sizes: RwSignal<Sizes>, (width, height): (f64, f64)) {
    if width <= 0.0 {
        return;
    }
    let (before, now) = (sizes.get_untracked(), sizes_for(app, (width, height)));
    let (room, seen) = (app.axis.viewport.get_untracked(), (width - now.names).max(1.0));
    sizes.set(now);
    app.axis.measure(seen, height);
    if before.names != now.names {
        app.axis.refit();
    } else if seen < room.width || height < room.height {
        untrack(|| keep_in_sight(app, now));
    }
}

/// The sizes of the timeline, which follow those of its container.
fn measured_sizes(app: App) -> RwSignal<Sizes> {
    let axis = app.axis;
    let sizes = RwSignal::new(untrack(|| sizes_for(app, (1280.0, 800.0))));
    let container = RwSignal::new((0.0, 0.0));
    let resize = StoredValue::new_local(None::<Resize>);
    Effect::new(move || fit(app, sizes, container.get()));
    Effect::new(move || {
        let Some(scroller) = axis.scroller.get() else { return };
        let measured = move |width: f64, height: f64| container.set((width, height));
        axis.come_back();
        // At once, so that the first frame is fitted; the observer answers after it.
        measured(f64::from(scroller.client_width()), f64::from(scroller.client_height()));
        untrack(|| fit(app, sizes, container.get_untracked()));
        resize.set_value(Resize::observe(&scroller, measured));
    });
    sizes
}

/// The timeline with everything on it.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = App::get();
    let axis = app.axis;
    let sizes = measured_sizes(app);
    let scrolled = move |_| {
        if let Some(scroller) = axis.scroller.get_untracked() {
            axis.scrolled(f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
        }
    };
    let count = Memo::new(move |_| app.open.shown.with(|plan| plan.projects.size()));
    let pointer = pointer::Pointer::new(app, sizes);
    let touch = touch::Touch::new(pointer);
    let layout = overlay::OverlayLayout::new(app, sizes);
    // Whoever looks elsewhere no longer holds what was dragged.
    let blurred = window_event_listener(leptos::ev::blur, move |_| pointer.lost());
    on_cleanup(move || {
        blurred.remove();
        pointer.lost();
        // Off the screen it has no size: what is to be fitted waits until it is back.
        axis.leave();
    });
    view! {
        <section
            class="timeline"
            class:is-dragging=move || app.drag.grasp.read().is_some()
            node_ref=axis.root
            data-timeline
            data-project-count=count
            aria-label=tr!(app, timeline)
            data-day-width=move || axis.scale.get().day_width.to_string()
            style:--row-height=move || px(sizes.get().row)
            style:--lane-height=move || px(sizes.get().lane)
            style:--header-height=move || px(sizes.get().header)
            style:--names-width=move || px(sizes.get().names)
            class:is-linking=move || app.drag.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Handle(..))))
            on:pointerdown=move |event| pointer.down(event)
            on:pointermove=move |event| pointer.moved(event)
            on:pointerup=move |event| pointer.up(event)
            on:pointercancel=move |_| pointer.cancelled()
            on:lostpointercapture=while_here(move |event| pointer.uncaptured(event))
            on:pointerover=move |event| grips::hover(&app, &event)
            on:contextmenu=move |event| if pointer.presses() { event.prevent_default() }
            on:touchstart=move |event| touch.started(event)
            on:touchmove=move |event| touch.moved(event)
            on:touchend=move |event| touch.ended(event)
            on:touchcancel=move |event| touch.ended(event)
            on:keydown=move |event| keys::on_tray(app, event)
        >
            <div class="scroller" node_ref=axis.scroller on:scroll=scrolled on:wheel=move |event| pointer.wheel(event)>
                <div class="canvas" node_ref=axis.canvas style:width=move || canvas_width(&axis.scale.get())>
                    <header::Backdrop />
                    <header::Header />
                    <lanes::Swimlanes sizes=sizes layout=layout />
                    <rows::Rows sizes=sizes pointer=pointer layout=layout />
                </div>
            </div>
            <overlay::Threads layout=layout />
            <overlay::NewLink layout=layout pointer=pointer />
            <overlay::Neighbours layout=layout />
            <overlay::Disputes layout=layout />
            <card::DragCard pointer=pointer />
            <tray::Tray />
        </section>
    }
}
