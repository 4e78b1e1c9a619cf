//! The time axis: two rows of ticks, and behind everything days off, today and the status date.

use leptos::prelude::*;

use super::super::each::Each;
use super::arrange::Arrange;
use super::columns::{ColumnResizer, Heads, TableChooser};
use super::{left_at, moved_to, px};
use crate::state::{App, Command};
use crate::view::tr;
use engine::model::Day;
use session::picture::axis;
use session::text as t;
use session::viewmodel::{Scale, Tick, Ticks, ticks};

/// The ticks in view; made again when the view has moved half a screen, never for a pixel.
fn ticks_in_view(app: App) -> Memo<Ticks> {
    let days = Memo::new(move |_| app.axis.days_in_view());
    let calendar = Memo::new(move |_| app.open.shown.with(|plan| plan.about.calendar.clone()));
    Memo::new(move |_| {
        calendar.track();
        let scale = app.axis.scale.get();
        app.open.shown.with_untracked(|plan| ticks(plan, &scale, days.get()))
    })
}

/// How many conflicts nobody lives with: a press shows the next one.
#[component]
pub fn Conflicts() -> impl IntoView {
    let app = App::get();
    let count = Memo::new(move |_| app.open_conflicts());
    view! {
        <Show when=move || count.get() != 0>
            <button type="button" class="button is-conflict" data-command="next-conflict" data-count=move || count.get().to_string()
                title=tr!(app, next_conflict) on:click=move |_| app.run(Command::NextConflict)>
                {move || t::number_of_conflicts(app.lang.get(), count.get())}
            </button>
        </Show>
    }
}

/// The sticky head of the axis.
#[component]
pub fn Header() -> impl IntoView {
    let app = App::get();
    let ticks = ticks_in_view(app);
    let left = super::left_day(app);
    let count = Memo::new(move |_| app.open.shown.with(|plan| plan.projects.size()));
    view! {
        <div class="axis">
            // Where the page is narrow these are in the bar at the top.
            <Show when=move || !app.device.narrow.get()>
                <div class="names axis-corner">
                    <div class="corner-names" style:width=move || px(app.table.columns.with(|table| table.names))>
                        <div class="axis-count">
                            <span class="count">
                                {move || t::number_of_projects(app.lang.get(), count.get())}
                            </span>
                            <span class="spring"></span>
                            <Conflicts />
                            <TableChooser />
                        </div>
                        <Arrange />
                        <ColumnResizer column=None />
                    </div>
                    <Heads />
                </div>
            </Show>
            <div class="ticks is-upper" aria-hidden="true">
                <Each each=move || ticks.get().upper key=|tick| *tick let(tick)>
                    <TickMark tick=tick short=false left=left />
                </Each>
            </div>
            <div class="ticks is-lower" aria-hidden="true">
                <Each each=move || ticks.get().lower key=|tick| *tick let(tick)>
                    <TickMark tick=tick short=true left=left />
                </Each>
            </div>
        </div>
    }
}

#[component]
fn TickMark(tick: Tick, short: bool, left: Memo<Day>) -> impl IntoView {
    let app = App::get();
    let said = move || {
        if short {
            t::tick_short(app.lang.get(), tick.kind)
        } else {
            t::tick(app.lang.get(), &tick)
        }
    };
    // Each element that sticks costs a layer of its own, so only the one at the edge does.
    let is_pinned = Memo::new(move |_| axis::is_at_edge(&tick, left.get()));
    let strip = move || app.axis.scale.with(|scale| axis::tick_strip(&tick, scale));
    view! {
        <div class="tick" style:left=move || left_at(strip().x) style:width=move || px(strip().width)>
            <span class:is-pinned=is_pinned>{said}</span>
        </div>
    }
}

/// What lies behind rows and lanes alike.
#[component]
pub fn Backdrop() -> impl IntoView {
    let app = App::get();
    let ticks = ticks_in_view(app);
    // Two drawings instead of an element a day.
    let drawn = move |draw: fn(&Ticks, &Scale) -> String| {
        move || app.axis.scale.with(|scale| ticks.with(|ticks| draw(ticks, scale)))
    };
    view! {
        <div class="backdrop" aria-hidden="true">
            <svg class="grid">
                <path class="day-off" d=drawn(axis::days_off) />
                <path class="gridline" d=drawn(axis::gridlines) />
            </svg>
            <Markers />
        </div>
    }
}

/// Today and the status date, each a line from top to bottom.
#[component]
pub fn Markers() -> impl IntoView {
    let app = App::get();
    let today = app.today();
    let status = Memo::new(move |_| app.open.shown.with(|plan| plan.about.status_date));
    let at = move |day: Day| move || moved_to(app.axis.scale.with(|scale| scale.left(day)));
    view! {
        <div class="marker is-today" style:transform=at(today) title=tr!(app, today)></div>
        {move || status.get().map(|day| view! {
            <div class="marker is-status" style:transform=at(day)>
                <span>{tr!(app, status_date)}</span>
            </div>
        })}
    }
}
