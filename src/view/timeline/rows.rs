//! The projects: a column of names and beside it their tracks, both shown by a pool of slots, since
//! only what is on screen exists.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Sizes;
use super::bar::{Bar, Ghost};
use super::links::Links;
use super::names::{NameSlot, track_id};
use super::overlay::Spots;
use super::pointer::Pointer;
use super::slots::{Critical, GroupTrack, Slot, Slots, TrackLook};
use super::{focus, keys};
use super::{left_at, moved_down, px};
use crate::state::{App, DropTarget, Grip, Input};
use crate::view::tr;
use engine::model::Span;
use session::text as t;
use session::viewmodel::{Cell, Column, Cursor, Pool};

/// Rows kept ready above and below what is seen.
const SPARE: usize = 2;

/// All rows of projects and their headings.
#[component]
pub fn Rows(sizes: RwSignal<Sizes>, pointer: Pointer, spots: Spots) -> impl IntoView {
    let app = App::get();
    let all = app.rows.all;
    let covered = Memo::new(move |_| app.rows.in_view.with(|plan| sizes.get().covered(plan)));
    let pool = Memo::new(move |_| {
        let viewport = app.axis.viewport.get();
        let (sizes, covered) = (sizes.get(), covered.get());
        Pool::new(viewport.top, viewport.height - covered, sizes.row, SPARE)
    });
    let critical = Memo::new(move |_| {
        app.scheduling.critical.with(|path| Critical {
            path: path.iter().flat_map(|path| path.critical.iter().cloned()).collect(),
            near: path.iter().flat_map(|path| path.near.iter().map(|(id, _)| id.clone())).collect(),
        })
    });
    let slots = Slots::new(app, sizes, pool, critical);
    let columns = Memo::new(move |_| app.table.columns.with(|table| table.columns()));
    let copy = move |event: web_sys::ClipboardEvent| {
        let is_typed_in = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some();
        if let (false, Some(data), Some(text)) =
            (is_typed_in, event.clipboard_data(), app.rows_as_text())
        {
            let _ = data.set_data("text/plain", &text);
            event.prevent_default();
        }
    };
    let paste = move |event: web_sys::ClipboardEvent| {
        let is_typed_in = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some();
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let (false, Some(text)) = (is_typed_in, text)
            && app.takes_cells()
        {
            app.feed(Input::PasteCells(text));
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let edit = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let cursor = target.and_then(|target| focus::cursor_at(app, pool.get_untracked(), &target));
        if let Some(Cursor { row, cell }) = cursor.filter(|cursor| cursor.cell != Cell::Bar) {
            app.feed(Input::BeginEditing(row.clone(), cell, None));
        }
    };
    Effect::new(move || {
        let Some(id) = app.rows.sought.get() else { return };
        if let Some(place) = all.with(|all| all.iter().position(|row| row.project() == Some(&id))) {
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
    view! {
        <div
            class="rows"
            role="group"
            tabindex="-1"
            aria-label=tr!(app, timeline)
            data-rows
            on:focusin=move |event| focus::came(app, pool.get_untracked(), &event)
            on:keydown=move |event| keys::key(app, pool.get_untracked(), event)
            on:dblclick=edit
            on:copy=copy
            on:paste=paste
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
                <For each=move || slots.all.get() key=|slot| slot.number let(slot)><NameSlot shows=slot /></For>
                <DropLine spots=spots />
            </div>
            <Show when=move || all.read().is_empty()>
                <p class="empty">{move || if app.rows.filter.with(|filter| filter.is_empty()) { t::empty_projects(app.lang.get()) } else { t::filter_empty(app.lang.get()) }}</p>
            </Show>
            <Links sizes=sizes pool=pool places=spots.places critical=critical />
            <For each=move || slots.all.get() key=|slot| slot.number let(slot)><TrackSlot shows=slot /></For>
            <Ghost pointer=pointer />
            <Band spots=spots />
        </div>
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

/// What a slot is, for as long as it keeps its elements.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
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
            TrackLook::Nothing => (Kind::Nothing, None, false),
            TrackLook::Project(project) => (Kind::Project, Some(project.top), project.moving),
            TrackLook::Group(group) => (Kind::Group, Some(group.top), false),
        })
    });
    let kind = Memo::new(move |_| frame.get().0);
    // A bar has the focus itself; what a group adds up to is read in its cell.
    let is_group = move || (kind.get() == Kind::Group).then_some("bar");
    let stop = move || {
        track.with(|track| match track {
            TrackLook::Group(group) => Some(if group.stop { "0" } else { "-1" }),
            _ => None,
        })
    };
    view! {
        <div
            class="track"
            id=track_id(slot.number)
            role="gridcell"
            tabindex=stop
            data-slot=slot.number.to_string()
            data-cell=is_group
            hidden=move || kind.get() == Kind::Nothing
            class:is-group=move || kind.get() == Kind::Group
            class:is-moving=move || frame.get().2
            style:transform=move || frame.get().1.map(moved_down)
        >
            {move || match kind.get() {
                Kind::Nothing => ().into_any(),
                Kind::Project => view! { <Bar shows=slot /> }.into_any(),
                Kind::Group => view! { <Rollup track=track /> }.into_any(),
            }}
        </div>
    }
}

/// From the first start to the last finish in a group, as a slim line, and who leads it.
#[component]
fn Rollup(track: RwSignal<TrackLook>) -> impl IntoView {
    let app = App::get();
    let group = Memo::new(move |_| {
        track.with(|track| match track {
            TrackLook::Group(group) => Some(group.clone()),
            _ => None,
        })
    });
    let of = move |read: fn(&GroupTrack) -> Option<String>| {
        move || group.with(|group| group.as_ref().and_then(read))
    };
    let is = move |read: fn(&GroupTrack) -> bool| {
        Memo::new(move |_| group.with(|group| group.as_ref().is_some_and(read)))
    };
    let (has_span, is_empty) = (is(|it| it.span.is_some()), is(|it| it.empty));
    let said = move || {
        let (_, span) = group.with(|group| group.as_ref().and_then(|group| group.span))?;
        Some(format!(
            "{} – {}",
            t::date(app.lang.get(), span.start()),
            t::date(app.lang.get(), span.finish())
        ))
    };
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
                <span class="rollup-label" class:is-pinned=is(|it| it.pinned)>{of(|it| Some(it.led.clone()))}</span>
            </div>
        </Show>
        <Show when=move || is_empty.get()>
            <span class="group-empty quiet">{tr!(app, empty_programme)}</span>
        </Show>
    }
}

/// The line between two names where a row that is dragged would land.
#[component]
fn DropLine(spots: Spots) -> impl IntoView {
    let app = App::get();
    let place = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| match gesture.as_ref()?.at.as_ref()? {
            DropTarget::Beside(id, behind) => {
                Some(spots.places.with(|places| places.get(id).copied())? + usize::from(*behind))
            }
            _ => None,
        })
    });
    let top = move |place: usize| moved_down(place as f64 * spots.row_height());
    move || {
        place
            .get()
            .map(|place| view! { <div class="drop-line" style:transform=move || top(place)></div> })
    }
}

/// The band that is drawn around bars to select them.
#[component]
fn Band(spots: Spots) -> impl IntoView {
    let app = App::get();
    let corners = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| {
            match (&gesture.as_ref()?.grip, gesture.as_ref()?.at.as_ref()?) {
                (Grip::Band(day, row), DropTarget::Corner(to, to_row)) => {
                    let rows = (*row.min(to_row), row.abs_diff(*to_row) + 1);
                    Some((Span::new(*day.min(to), *day.max(to))?, rows))
                }
                _ => None,
            }
        })
    });
    move || {
        corners.get().map(|(days, (row, count))| {
            let (strip, height) = (app.axis.scale.with(|scale| scale.strip(days)), spots.row_height());
            let corner = format!("translate({}px, {}px)", strip.x, row as f64 * height);
            view! { <div class="band" style:transform=corner style:width=px(strip.width) style:height=px(count as f64 * height)></div> }
        })
    }
}
