//! The projects: a column of names and beside it their tracks, both shown by a pool of slots, since
//! only what is on screen exists.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::each::Each;
use super::Sizes;
use super::bar::{Bar, Ghost};
use super::links::Links;
use super::names::{NameSlot, track_id};
use super::overlay::OverlayLayout;
use super::pointer::Pointer;
use super::slots::{Slot, Slots};
use super::{focus, keys};
use super::{left_at, moved_down, px};
use crate::state::{App, Input};
use crate::view::tr;
use engine::model::ProjectId;
use session::picture::drag::{self, SelectionBand};
use session::picture::{CriticalProjects, GroupTrack, TrackLook};
use session::text as t;
use session::viewmodel::{Cell, Column, Cursor, Pool};

/// Rows kept ready above and below what is seen.
const SPARE: usize = 2;

/// All rows of projects and their headings.
#[component]
pub fn Rows(sizes: RwSignal<Sizes>, pointer: Pointer, layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let all = app.rows.all;
    let covered = Memo::new(move |_| app.rows.in_view.with(|plan| sizes.get().covered(plan)));
    let pool = Memo::new(move |_| {
        let viewport = app.axis.viewport.get();
        let (sizes, covered) = (sizes.get(), covered.get());
        Pool::new(viewport.top, viewport.height - covered, sizes.row, SPARE)
    });
    let critical = Memo::new(move |_| {
        app.scheduling.critical.with(|path| CriticalProjects::on(path.as_deref()))
    });
    let slots = Slots::new(app, sizes, pool, critical);
    let columns = Memo::new(move |_| app.table.columns.with(|table| table.columns()));
    bring_sought(app, sizes);
    view! {
        <div
            class="rows"
            role="group"
            tabindex="-1"
            aria-label=tr!(app, timeline)
            data-rows
            on:focusin=move |event| focus::came(app, pool.get_untracked(), &event)
            on:keydown=move |event| keys::key(app, pool.get_untracked(), event)
            on:dblclick=move |event| edit(app, pool.get_untracked(), &event)
            on:copy=move |event| copy(app, &event)
            on:paste=move |event| paste(app, &event)
            style:--count=move || all.read().len().to_string()
        >
            // The bars are not in it but owned by its rows: one column sticks while they scroll.
            <div
                class="names-column"
                role="treegrid"
                aria-label=tr!(app, projects)
                aria-multiselectable="true"
                aria-rowcount=move || (all.read().len() + 1).to_string()
                aria-colcount=move || (columns.read().len() + 2).to_string()
            >
                <HiddenHead columns=columns />
                <Each each=move || slots.all.get() key=|slot| slot.number let(slot)><NameSlot shows=slot /></Each>
                <DropLine layout=layout />
            </div>
            <Show when=move || all.read().is_empty()>
                <p class="empty">{move || if app.rows.filter.with(|filter| filter.is_empty()) { t::empty_projects(app.lang.get()) } else { t::filter_empty(app.lang.get()) }}</p>
            </Show>
            <Links sizes=sizes pool=pool places=layout.places critical=critical />
            <Each each=move || slots.all.get() key=|slot| slot.number let(slot)><TrackSlot shows=slot /></Each>
            <Ghost pointer=pointer />
            <Band layout=layout />
        </div>
    }
}

/// Brings the project that is sought into sight: its row, and then its bar.
fn bring_sought(app: App, sizes: RwSignal<Sizes>) {
    let place_of = move |id: &ProjectId| {
        app.rows.all.with(|rows| rows.iter().position(|row| row.project() == Some(id)))
    };
    Effect::new(move || {
        let Some(id) = app.rows.sought.get() else { return };
        if let Some(place) = place_of(&id) {
            let sizes = sizes.get_untracked();
            app.axis.bring_row(
                place as f64 * sizes.row,
                sizes.row,
                app.rows.in_view.with_untracked(|plan| sizes.covered(plan)),
            );
            let dates = app
                .open
                .shown
                .with_untracked(|plan| plan.get(&id).and_then(|project| project.dates));
            dates.into_iter().for_each(|dates| app.axis.bring(dates));
        }
        app.rows.sought.set(None);
    });
}

/// Is it typed in?
fn is_field(event: &web_sys::ClipboardEvent) -> bool {
    let target = event.target();
    target.and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()).is_some()
}

/// Copies the rows that are selected, for a spreadsheet.
fn copy(app: App, event: &web_sys::ClipboardEvent) {
    if let (false, Some(data), Some(text)) =
        (is_field(event), event.clipboard_data(), app.rows_as_text())
    {
        let _ = data.set_data("text/plain", &text);
        event.prevent_default();
    }
}

/// Pastes a range of cells from where the cursor is.
fn paste(app: App, event: &web_sys::ClipboardEvent) {
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    if let (false, Some(text)) = (is_field(event), text)
        && app.takes_cells()
    {
        app.feed(Input::PasteCells(text));
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Begins to type in the cell that was pressed twice.
fn edit(app: App, pool: Pool, event: &leptos::ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let cursor = target.and_then(|target| focus::cursor_at(app, pool, &target));
    if let Some(Cursor { row, cell }) = cursor.filter(|cursor| cursor.cell != Cell::Bar) {
        app.feed(Input::BeginEditing(row, cell, None));
    }
}

/// The heads of the columns for a screen reader; for the eye they stand beside the axis.
#[component]
fn HiddenHead(columns: Memo<Vec<Column>>) -> impl IntoView {
    let app = App::get();
    view! {
        <div class="visually-hidden" role="row" aria-rowindex="1">
            <span role="columnheader">{tr!(app, name)}</span>
            {move || columns.get().into_iter().map(|column| view! { <span role="columnheader">{t::column_name(app.lang.get(), column)}</span> }).collect_view()}
            <span role="columnheader">{tr!(app, column_bar)}</span>
        </div>
    }
}

/// What the track half of a slot is, for as long as it keeps its elements.
#[derive(Clone, Copy, PartialEq)]
enum TrackSlotKind {
    Nothing,
    Project,
    Group,
}

/// The place of a bar, or of what a group adds up to.
#[component]
fn TrackSlot(shows: Slot) -> impl IntoView {
    let (slot, track) = (shows, shows.track);
    let frame = Memo::new(move |_| {
        track.with(|track| match track {
            TrackLook::Nothing => (TrackSlotKind::Nothing, None, false),
            TrackLook::Project(project) => {
                (TrackSlotKind::Project, Some(project.top), project.is_moving)
            }
            TrackLook::Group(group) => (TrackSlotKind::Group, Some(group.top), false),
        })
    });
    let kind = Memo::new(move |_| frame.get().0);
    // A bar has the focus itself; what a group adds up to is read in its cell.
    let is_group = move || (kind.get() == TrackSlotKind::Group).then_some("bar");
    let tab_stop = move || {
        let is_stop = track.with(|track| track.group().map(|group| group.is_tab_stop));
        is_stop.map(|is_stop| if is_stop { "0" } else { "-1" })
    };
    view! {
        <div
            class="track"
            id=track_id(slot.number)
            role="gridcell"
            tabindex=tab_stop
            data-slot=slot.number.to_string()
            data-cell=is_group
            hidden=move || kind.get() == TrackSlotKind::Nothing
            class:is-group=move || kind.get() == TrackSlotKind::Group
            class:is-moving=move || frame.get().2
            style:transform=move || frame.get().1.map(moved_down)
        >
            {move || match kind.get() {
                TrackSlotKind::Nothing => ().into_any(),
                TrackSlotKind::Project => view! { <Bar shows=slot /> }.into_any(),
                TrackSlotKind::Group => view! { <Rollup track=track /> }.into_any(),
            }}
        </div>
    }
}

/// From the first start to the last finish in a group, as a slim line, and who leads it.
#[component]
fn Rollup(track: RwSignal<TrackLook>) -> impl IntoView {
    let app = App::get();
    let group = Memo::new(move |_| track.with(|track| track.group().cloned()));
    let of = move |read: fn(&GroupTrack) -> Option<String>| {
        move || group.with(|group| group.as_ref().and_then(read))
    };
    let is = move |read: fn(&GroupTrack) -> bool| {
        Memo::new(move |_| group.with(|group| group.as_ref().is_some_and(read)))
    };
    let (has_span, is_empty) = (is(|it| it.span.is_some()), is(|it| it.is_empty));
    let said = move || group.with(|group| group.as_ref()?.said(app.lang.get()));
    view! {
        <Show when=move || has_span.get()>
            <div
                class="rollup"
                class:is-plain=is(|it| it.hue.is_none())
                style:--hue=of(|it| it.hue.map(|hue| hue.to_string()))
                style:left=of(|it| it.span.map(|(strip, _)| left_at(strip.x)))
                style:width=of(|it| it.span.map(|(strip, _)| px(strip.width)))
                title=said
            >
                <span class="rollup-label" class:is-pinned=is(|it| it.starts_out_of_sight)>{of(|it| Some(it.led.clone()))}</span>
            </div>
        </Show>
        <Show when=move || is_empty.get()>
            <span class="group-empty quiet">{tr!(app, empty_programme)}</span>
        </Show>
    }
}

/// The line between two names where a row that is dragged would land.
#[component]
fn DropLine(layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let place_of = move |id: &ProjectId| layout.places.with(|places| places.get(id).copied());
    let place = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| drag::landing_row(gesture.as_ref()?, place_of))
    });
    let top = move |place: usize| moved_down(place as f64 * layout.row_height());
    move || {
        place
            .get()
            .map(|place| view! { <div class="drop-line" style:transform=move || top(place)></div> })
    }
}

/// The band that is drawn around bars to select them.
#[component]
fn Band(layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let band = Memo::new(move |_| app.drag.gesture.with(|gesture| drag::band(gesture.as_ref()?)));
    move || {
        band.get().map(|SelectionBand { days, first_row, rows }| {
            let strip = app.axis.scale.with(|scale| scale.strip(days));
            let height = layout.row_height();
            let corner = format!("translate({}px, {}px)", strip.x, first_row as f64 * height);
            view! { <div class="band" style:transform=corner style:width=px(strip.width) style:height=px(rows as f64 * height)></div> }
        })
    }
}
