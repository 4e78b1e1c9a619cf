//! A project's bar: a commitment from its start to its finish, with what lies along it and the
//! handles to change it.

use leptos::prelude::*;

use super::pointer::Pointer;
use super::slots::{Along, ProjectTrack, Slot, Stone, TrackLook};
use super::{moved_to, px};
use crate::state::{App, Grip};
use crate::view::tr;
use domain::edit::SpanEnd;
use engine::model::{MilestoneId, ProjectState, Span};
use session::text as t;
use session::viewmodel::{Mark, Strip};

/// The narrowest that a bar is drawn, in CSS pixels.
const NARROWEST: i32 = 4;

/// The class of a bar.
fn class(track: &ProjectTrack) -> String {
    let classes = [
        (track.selected, " is-selected"),
        (track.critical, " is-critical"),
        (track.near, " is-near"),
        (track.target.is_some(), " is-target"),
        (track.overdue, " is-overdue"),
        (track.conflicts > 0, " is-conflict"),
        (track.linking, " is-linking"),
    ];
    classes.into_iter().filter(|(is, _)| *is).fold("bar".to_owned(), |all, (_, class)| all + class)
}

/// How much of a bar is drawn as done, in per cent: only where that is said by its colour.
fn done(track: &ProjectTrack) -> u8 {
    match track.project.0.state {
        ProjectState::Planned | ProjectState::Running => track.project.0.progress,
        ProjectState::Proposed | ProjectState::Finished => 0,
    }
}

/// A bar, its label, its milestones, and while it is dragged the place it came from.
///
/// Its place is written where it stands, as a transform and a width; a drag writes little more than
/// those.
#[component]
pub fn Bar(shows: Slot) -> impl IntoView {
    let app = App::get();
    let Slot { number, track, bar, moved, along, .. } = shows;
    fn read<T>(track: &TrackLook, read: impl FnOnce(&ProjectTrack) -> T) -> Option<T> {
        match track {
            TrackLook::Project(track) => Some(read(track)),
            _ => None,
        }
    }
    let of = move |take: fn(&ProjectTrack) -> String| move || track.with(|track| read(track, take));
    let is = move |take: fn(&ProjectTrack) -> bool| {
        Memo::new(move |_| track.with(|track| read(track, take)).unwrap_or(false))
    };
    let stop = is(|it| it.stop);
    let (is_hot, runs) = (is(|it| it.hot), is(|it| it.project.0.state == ProjectState::Running));
    let conflicts =
        Memo::new(move |_| track.with(|track| read(track, |it| it.conflicts)).unwrap_or(0));
    let target = Memo::new(move |_| track.with(|track| read(track, |it| it.target)).flatten());
    let progress = Memo::new(move |_| {
        track.with(|track| read(track, |it| it.project.0.progress)).unwrap_or(0)
    });
    let done = Memo::new(move |_| track.with(|track| read(track, done)).unwrap_or(0));
    let id = of(|it| it.id.to_string());
    let part = move |part: fn(&Along) -> Option<Strip>| Memo::new(move |_| along.with(part));
    let baseline = part(|it| it.baseline);
    let ghost = part(|it| it.ghost);
    let expected = part(|it| it.expected.map(|(strip, _)| strip));
    let tail = Memo::new(move |_| along.with(|along| along.tail));
    let milestones = Memo::new(move |_| along.with(|along| along.milestones.clone()));
    let has = |strip: Memo<Option<Strip>>| Memo::new(move |_| strip.read().is_some());
    let (has_baseline, has_expected, has_ghost) = (has(baseline), has(expected), has(ghost));
    let has_conflicts = Memo::new(move |_| conflicts.get() != 0);
    let x = |strip: Memo<Option<Strip>>| move || strip.get().map(|strip| moved_to(strip.x));
    let width = |strip: Memo<Option<Strip>>| move || strip.get().map(|strip| px(strip.width));
    let expected_said = move || {
        let (lang, (_, dates)) = (app.lang.get(), along.with(|along| along.expected)?);
        Some(t::expected(lang, &t::date(lang, dates.start()), &t::date(lang, dates.finish())))
    };
    view! {
        <Show when=move || has_baseline.get()>
            <div class="baseline" data-baseline-of=id style:transform=x(baseline) style:width=width(baseline)></div>
        </Show>
        {move || tail.get().map(|(Strip { x, width }, slack)| view! {
            <div class="tail" data-tail=slack.to_string() style:transform=moved_to(x) style:width=px(width)></div>
        })}
        <Show when=move || has_expected.get()>
            <div class="expected" data-expected-of=id title=expected_said style:transform=x(expected) style:width=width(expected)></div>
        </Show>
        <Show when=move || has_ghost.get()>
            <div class="ghost" style:transform=x(ghost) style:width=move || ghost.get().map(|strip| px(strip.width.max(NARROWEST)))></div>
        </Show>
        <div
            class=of(class)
            data-agreed=of(|it| it.project.0.agreed.mark().to_owned())
            data-project-id=id
            data-state=of(|it| it.project.0.state.mark().to_owned())
            role="button"
            tabindex=move || if stop.get() { "0" } else { "-1" }
            data-slot=number.to_string()
            data-cell="bar"
            aria-label=of(|it| it.said.to_string())
            title=of(|it| it.said.to_string())
            style:transform=move || moved_to(bar.get().x)
            style:width=move || px(bar.get().width.max(NARROWEST))
        >
            {move || Some(done.get()).filter(|done| *done != 0).map(|done| view! { <i class="bar-done" style:width=format!("{done}%")></i> })}
            <Show when=move || is_hot.get()><Handles runs=runs progress=progress /></Show>
            <span
                class=of(|it| if it.beside { "bar-label is-beside" } else if it.hidden != 0 { "bar-label is-cut" } else { "bar-label" }.to_owned())
                style:padding-left=move || track.with(|track| read(track, |it| it.hidden)).filter(|hidden| *hidden != 0).map(|hidden| px(hidden + 8))
            >
                {of(|it| it.project.0.name.clone())}
            </span>
            {move || target.get().map(|edge| view! { <i class="bar-target" class:is-finish=edge == SpanEnd::Finish></i> })}
            <Show when=move || has_ghost.get()>
                <b class="bar-moved">{move || moved.get().map(|days| t::days_moved(app.lang.get(), days))}</b>
            </Show>
        </div>
        // Beside the bar, since a button cannot lie in one.
        <Show when=move || has_conflicts.get()>
            <button
                type="button"
                class="bar-conflict"
                tabindex="-1"
                data-command="show-conflicts"
                data-conflicts=move || conflicts.get().to_string()
                title=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                aria-label=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                style:transform=move || moved_to(bar.get().x)
                on:click=move |_| track.with_untracked(|track| read(track, |it| app.show_conflicts(it.id.clone())).unwrap_or_default())
            >"!"</button>
        </Show>
        <For each=move || milestones.get() key=|stone| stone.id.clone() let(stone)>
            <Diamond id=stone.id milestones=milestones />
        </For>
    }
}

/// What to pull on a bar under the pointer, or a selected one: its ends, how far it is, and a link
/// from either end.
#[component]
fn Handles(runs: Memo<bool>, progress: Memo<u8>) -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.writable.get()>
            <i class="bar-edge" data-grip="start"></i>
            <i class="bar-edge is-finish" data-grip="finish"></i>
            <i class="bar-handle" data-grip="link-start" title=tr!(app, draw_link)></i>
            <i class="bar-handle is-finish" data-grip="link-finish" title=tr!(app, draw_link)></i>
            <Show when=move || runs.get()>
                <i class="bar-knob" data-grip="progress" style:left=move || format!("calc({}% - 8px)", progress.get()) title=tr!(app, drag_progress)></i>
            </Show>
        </Show>
    }
}

/// A milestone, to be dragged along its project.
#[component]
fn Diamond(id: MilestoneId, milestones: Memo<Vec<Stone>>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let stone = Memo::new(move |_| {
        milestones
            .with(|all| key.with_value(|id| all.iter().find(|stone| stone.id == *id).cloned()))
    });
    let is = move |read: fn(&Stone) -> bool| {
        move || stone.with(|stone| stone.as_ref().is_some_and(read))
    };
    let said = move || {
        let date = |stone: &Stone| {
            format!("{}, {}", stone.milestone.name, t::date(app.lang.get(), stone.milestone.day))
        };
        stone.with(|stone| stone.as_ref().map(date))
    };
    view! {
        <i
            class="diamond"
            class:is-done=is(|it| it.milestone.done)
            class:is-agreed=is(|it| it.milestone.agreed)
            class:is-target=is(|it| it.target)
            data-milestone-id=id.to_string()
            role="img"
            aria-label=said
            title=said
            style:transform=move || stone.with(|stone| stone.as_ref().map(|stone| format!("{} rotate(45deg)", moved_to(stone.x - 5))))
        ></i>
    }
}

/// What a drag over the empty lane, or of a card, would put on the timeline.
#[component]
pub fn Ghost(pointer: Pointer) -> impl IntoView {
    let app = App::get();
    let new = Memo::new(move |_| {
        app.gesture.with(|gesture| {
            let gesture = gesture
                .as_ref()
                .filter(|gesture| matches!(gesture.grip, Grip::NewBar(..) | Grip::Card(_)))?;
            let project = gesture.patch()?.projects.get(gesture.project()?)?.after.clone()?;
            Some((project.name.clone(), project.dates?))
        })
    });
    let top = move || {
        let at = pointer.at();
        let in_lane = app.grasp.with(|grasp| {
            grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::NewBar(..)))
        });
        let row = pointer.row_height();
        if in_lane { at.row as f64 * row } else { (at.canvas.1 / row).floor().max(0.0) * row }
    };
    move || {
        new.get().map(|(name, dates): (String, Span)| {
            let lang = app.lang.get();
            let strip = app.axis.scale.with(|scale| scale.strip(dates));
            view! {
                <div
                    class="bar is-new"
                    style:transform=moved_to(strip.x)
                    style:width=px(strip.width.max(NARROWEST))
                    style:top=move || format!("{}px", top())
                >
                    <span class="bar-label is-beside">{name}</span><b class="bar-moved">{format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish()))}</b>
                </div>
            }
        })
    }
}
