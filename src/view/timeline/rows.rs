//! The projects: a column of names and beside it their tracks, both shown by a pool of slots, since only what is on screen exists.

use leptos::prelude::*;

use super::Sizes;
use super::bar::{Bar, Ghost};
use super::days_since;
use super::links::Links;
use super::names::NameSlot;
use super::overlay::Spots;
use super::pointer::Pointer;
use super::slots::{Critical, GroupTrack, Slots, TrackLook};
use crate::model::Span;
use crate::state::{App, Grip, Place};
use crate::text as t;
use crate::view::tr;
use crate::viewmodel::Pool;

/// Rows kept ready above and below what is seen.
const SPARE: usize = 4;

/// All rows of projects and their headings.
#[component]
pub fn Rows(sizes: RwSignal<Sizes>, pointer: Pointer, spots: Spots) -> impl IntoView {
    let app = App::get();
    let all = app.rows;
    let pool = Memo::new(move |_| {
        let viewport = app.axis.viewport.get();
        Pool::new(viewport.top, viewport.height, sizes.get().row, SPARE)
    });
    let path = Memo::new(move |_| app.critical_path());
    let critical = Memo::new(move |_| {
        path.with(|path| Critical {
            path: path.iter().flat_map(|path| path.critical.iter().cloned()).collect(),
            near: path.iter().flat_map(|path| path.near.iter().map(|(id, _)| id.clone())).collect(),
        })
    });
    let slots = Slots::new(app, pool, critical);
    Effect::new(move || {
        let Some(id) = app.sought.get() else { return };
        if let Some(place) = all.with(|all| all.iter().position(|row| row.project() == Some(&id))) {
            let sizes = sizes.get_untracked();
            app.axis.bring_row(place as f64 * sizes.row, sizes.row, app.in_view.with_untracked(|plan| sizes.covered(plan)));
            let dates = app.shown.with_untracked(|plan| plan.get(&id).and_then(|project| project.dates));
            dates.into_iter().for_each(|dates| app.axis.bring(dates));
        }
        app.sought.set(None);
    });
    view! {
        <div class="rows" role="group" aria-label=tr!(app, projects) data-rows style:--count=move || all.read().len().to_string()>
            <div class="names-column">
                <For each=move || slots.all.get() key=|slot| slot.number let(slot)><NameSlot name=slot.name /></For>
                <DropLine spots=spots />
            </div>
            <Show when=move || all.read().is_empty()>
                <p class="empty">{move || if app.filter.with(|filter| filter.is_empty()) { t::empty_projects(app.lang.get()) } else { t::filter_empty(app.lang.get()) }}</p>
            </Show>
            <Links sizes=sizes pool=pool places=spots.places critical=critical />
            <For each=move || slots.all.get() key=|slot| slot.number let(slot)><TrackSlot track=slot.track /></For>
            <Ghost pointer=pointer />
            <Band />
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
fn TrackSlot(track: RwSignal<TrackLook>) -> impl IntoView {
    let frame = Memo::new(move |_| {
        track.with(|track| match track {
            TrackLook::Nothing => (Kind::Nothing, None, false),
            TrackLook::Project(project) => (Kind::Project, Some(project.place), project.bar.was.is_some()),
            TrackLook::Group(group) => (Kind::Group, Some(group.place), false),
        })
    });
    let kind = Memo::new(move |_| frame.get().0);
    view! {
        <div
            class="track"
            hidden=move || kind.get() == Kind::Nothing
            class:is-group=move || kind.get() == Kind::Group
            class:is-moving=move || frame.get().2
            style:--row=move || frame.get().1.map(|place| place.to_string())
        >
            {move || match kind.get() {
                Kind::Nothing => ().into_any(),
                Kind::Project => view! { <Bar track=track /> }.into_any(),
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
    let of = move |read: fn(&GroupTrack) -> Option<String>| move || group.with(|group| group.as_ref().and_then(read));
    let is = move |read: fn(&GroupTrack) -> bool| Memo::new(move |_| group.with(|group| group.as_ref().is_some_and(read)));
    let (has_span, is_empty) = (is(|it| it.span.is_some()), is(|it| it.empty));
    let start = move || group.with(|group| group.as_ref().and_then(|group| group.span)).map(|span| days_since(span.start()));
    let said = move || {
        let span = group.with(|group| group.as_ref().and_then(|group| group.span))?;
        Some(format!("{} – {}", t::date(app.lang.get(), span.start()), t::date(app.lang.get(), span.finish())))
    };
    view! {
        <Show when=move || has_span.get()>
            <div
                class="rollup"
                class:is-plain=is(|it| it.hue.is_none())
                style:--hue=of(|it| it.hue.map(|hue| hue.to_string()))
                style:--start=start
                style:--length=of(|it| it.span.map(|span| span.days().to_string()))
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
        app.gesture.with(|gesture| match gesture.as_ref()?.at.as_ref()? {
            Place::Beside(id, behind) => Some(spots.places.with(|places| places.get(id).copied())? + usize::from(*behind)),
            _ => None,
        })
    });
    move || place.get().map(|place| view! { <div class="drop-line" style:--row=place.to_string()></div> })
}

/// The band that is drawn around bars to select them.
#[component]
fn Band() -> impl IntoView {
    let app = App::get();
    let corners = Memo::new(move |_| {
        app.gesture.with(|gesture| match (&gesture.as_ref()?.grip, gesture.as_ref()?.at.as_ref()?) {
            (Grip::Band(day, row), Place::Corner(to, to_row)) => {
                let rows = (*row.min(to_row), row.abs_diff(*to_row) + 1);
                Some((Span::new(*day.min(to), *day.max(to))?, rows))
            }
            _ => None,
        })
    });
    move || {
        corners.get().map(|(days, (row, count))| {
            view! {
                <div class="band" style:--start=days_since(days.start()) style:--length=days.days().to_string() style:--row=row.to_string() style:--rows=count.to_string()></div>
            }
        })
    }
}
