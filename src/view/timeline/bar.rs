//! A project's bar: a commitment from its start to its finish, with what lies along it and the handles to change it.

use std::sync::Arc;

use leptos::prelude::*;

use super::days_since;
use super::pointer::Pointer;
use super::slots::{ProjectTrack, Stone, TrackLook};
use crate::edit::Edge;
use crate::model::{Agreed, MilestoneId, ProjectId, Span, State};
use crate::state::{App, Grip};
use crate::text as t;
use crate::view::tr;
use crate::viewmodel::{Tail, days_moved};

/// The stable mark of a state, for the style sheet.
fn mark(state: State) -> &'static str {
    match state {
        State::Proposed => "proposed",
        State::Planned => "planned",
        State::Running => "running",
        State::Finished => "finished",
    }
}

fn agreed_mark(agreed: Agreed) -> &'static str {
    match agreed {
        Agreed::None => "none",
        Agreed::Start => "start",
        Agreed::Finish => "finish",
        Agreed::Both => "both",
    }
}

/// What of a bar stays as it is while it moves, so that a move writes little.
#[derive(Clone, PartialEq)]
struct Still {
    id: ProjectId,
    name: String,
    said: Arc<str>,
    class: String,
    state: State,
    agreed: Agreed,
    progress: u8,
    beside: bool,
    hidden: i32,
}

impl Still {
    fn of(track: &ProjectTrack) -> Still {
        let (bar, project) = (&track.bar, &track.bar.project);
        let classes = [
            (track.selected, " is-selected"),
            (track.critical, " is-critical"),
            (track.near, " is-near"),
            (track.target.is_some(), " is-target"),
            (bar.overdue, " is-overdue"),
            (bar.conflicts > 0, " is-conflict"),
        ];
        Still {
            id: track.id.clone(),
            name: project.name.clone(),
            said: track.said.clone(),
            class: classes.into_iter().filter(|(is, _)| *is).fold("bar".to_owned(), |all, (_, class)| all + class),
            state: project.state,
            agreed: project.agreed,
            progress: project.progress,
            beside: track.beside,
            hidden: track.hidden,
        }
    }
}

/// All of a bar but its dates.
#[derive(Clone, PartialEq)]
struct Rest {
    still: Still,
    baseline: Option<Span>,
    expected: Option<Span>,
    was: Option<Span>,
    tail: Option<Tail>,
    conflicts: usize,
    hot: bool,
    target: Option<Edge>,
    milestones: Vec<Stone>,
}

impl Rest {
    fn of(track: &ProjectTrack) -> Rest {
        let bar = &track.bar;
        Rest {
            still: Still::of(track),
            baseline: bar.baseline,
            expected: bar.expected,
            was: bar.was,
            tail: bar.tail,
            conflicts: bar.conflicts,
            hot: track.hot,
            target: track.target,
            milestones: track.milestones.clone(),
        }
    }
}

/// A bar, its label, its milestones, and while it is dragged the place it came from.
#[component]
pub fn Bar(track: RwSignal<TrackLook>) -> impl IntoView {
    let app = App::get();
    fn read<T>(track: &TrackLook, read: impl FnOnce(&ProjectTrack) -> Option<T>) -> Option<T> {
        match track {
            TrackLook::Project(track) => read(track),
            _ => None,
        }
    }
    // Two listeners for all of it: what moves, and what does not.
    let dates = Memo::new(move |_| track.with(|track| read(track, |it| Some(it.bar.dates))));
    let rest = Memo::new(move |_| track.with(|track| read(track, |it| Some(Rest::of(it)))));
    fn take<T>(rest: &Option<Rest>, take: impl FnOnce(&Rest) -> T) -> Option<T> {
        rest.as_ref().map(take)
    }
    let still = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.still.clone())));
    let of = move |take: fn(&Still) -> String| move || still.with(|still| still.as_ref().map(take));
    let is = move |take: fn(&Still) -> bool| move || still.with(|still| still.as_ref().is_some_and(take));
    let part = move |part: fn(&Rest) -> Option<Span>| Memo::new(move |_| rest.with(|rest| take(rest, part)).flatten());
    let (baseline, expected, was) = (part(|it| it.baseline), part(|it| it.expected), part(|it| it.was));
    let moved = move || was.get().zip(dates.get()).and_then(|(was, dates)| days_moved(Some(was), dates));
    let tail = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.tail)).flatten());
    let conflicts = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.conflicts)).unwrap_or(0));
    let is_hot = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.hot)).unwrap_or(false));
    let target = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.target)).flatten());
    let milestones = Memo::new(move |_| rest.with(|rest| take(rest, |it| it.milestones.clone())).unwrap_or_default());
    let days = Memo::new(move |_| dates.get().map_or(0, Span::days));
    let id = move || still.with(|still| still.as_ref().map(|still| still.id.to_string()));
    let start = move |span: Memo<Option<Span>>| move || span.get().map(|span| days_since(span.start()));
    let length = move |span: Memo<Option<Span>>| move || span.get().map(|span| span.days().to_string());
    let expected_said = move || {
        let (lang, dates) = (app.lang.get(), expected.get()?);
        Some(t::expected(lang, &t::date(lang, dates.start()), &t::date(lang, dates.finish())))
    };
    let has = |span: Memo<Option<Span>>| Memo::new(move |_| span.read().is_some());
    let (has_baseline, has_expected, has_ghost) = (has(baseline), has(expected), has(was));
    let has_conflicts = Memo::new(move |_| conflicts.get() != 0);
    let runs = Memo::new(move |_| is(|it| it.state == State::Running)());
    view! {
        <Show when=move || has_baseline.get()>
            <div class="baseline" data-baseline-of=id style:--start=start(baseline) style:--length=length(baseline)></div>
        </Show>
        {move || tail.get().map(|Tail { from, length, slack }| view! {
            <div class="tail" data-tail=slack.to_string() style:--start=move || days_since(from) style:--length=length.to_string()></div>
        })}
        <Show when=move || has_expected.get()>
            <div class="expected" data-expected-of=id title=expected_said style:--start=start(expected) style:--length=length(expected)></div>
        </Show>
        <Show when=move || has_ghost.get()>
            <div class="ghost" style:--start=start(was) style:--length=length(was)></div>
        </Show>
        <div
            class=of(|it| it.class.clone())
            data-agreed=of(|it| agreed_mark(it.agreed).to_owned())
            data-project-id=id
            data-state=of(|it| mark(it.state).to_owned())
            role="button"
            tabindex="0"
            aria-label=of(|it| it.said.to_string())
            title=of(|it| it.said.to_string())
            style:--start=start(dates)
            style:--length=move || days.get().to_string()
            style:--progress=of(|it| it.progress.to_string())
        >
            <Show when=move || is_hot.get()><Handles runs=runs /></Show>
            <span class="bar-label" class:is-beside=is(|it| it.beside) style:--hidden=of(|it| format!("{}px", it.hidden))>{of(|it| it.name.clone())}</span>
            {move || target.get().map(|edge| view! { <i class="bar-target" class:is-finish=edge == Edge::Finish></i> })}
            <Show when=move || has_ghost.get()>
                <b class="bar-moved">{move || moved().map(|days| t::days_moved(app.lang.get(), days))}</b>
            </Show>
        </div>
        // Beside the bar, since a button cannot lie in one.
        <Show when=move || has_conflicts.get()>
            <button
                type="button"
                class="bar-conflict"
                data-command="show-conflicts"
                data-conflicts=move || conflicts.get().to_string()
                title=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                aria-label=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                style:--start=start(dates)
                on:click=move |_| still.with_untracked(|still| still.iter().for_each(|still| app.show_conflicts(still.id.clone())))
            >"!"</button>
        </Show>
        <For each=move || milestones.get() key=|stone| stone.id.clone() let(stone)>
            <Diamond id=stone.id milestones=milestones />
        </For>
    }
}

/// What to pull on a bar under the pointer, or a selected one: its ends, how far it is, and a link from either end.
#[component]
fn Handles(runs: Memo<bool>) -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.writable.get()>
            <i class="bar-edge" data-grip="start"></i>
            <i class="bar-edge is-finish" data-grip="finish"></i>
            <i class="bar-handle" data-grip="link-start" title=tr!(app, draw_link)></i>
            <i class="bar-handle is-finish" data-grip="link-finish" title=tr!(app, draw_link)></i>
            <Show when=move || runs.get()>
                <i class="bar-knob" data-grip="progress" title=tr!(app, drag_progress)></i>
            </Show>
        </Show>
    }
}

/// A milestone, to be dragged along its project.
#[component]
fn Diamond(id: MilestoneId, milestones: Memo<Vec<Stone>>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let stone = Memo::new(move |_| milestones.with(|all| key.with_value(|id| all.iter().find(|stone| stone.id == *id).cloned())));
    let is = move |read: fn(&Stone) -> bool| move || stone.with(|stone| stone.as_ref().is_some_and(read));
    let said = move || {
        let date = |stone: &Stone| format!("{}, {}", stone.milestone.name, t::date(app.lang.get(), stone.milestone.day));
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
            style:--start=move || stone.with(|stone| stone.as_ref().map(|stone| stone.milestone.day)).map(days_since)
        ></i>
    }
}

/// What a drag over the empty lane, or of a card, would put on the timeline.
#[component]
pub fn Ghost(pointer: Pointer) -> impl IntoView {
    let app = App::get();
    let new = Memo::new(move |_| {
        app.gesture.with(|gesture| {
            let gesture = gesture.as_ref().filter(|gesture| matches!(gesture.grip, Grip::Lane(..) | Grip::Card(_)))?;
            let project = gesture.change.as_ref()?.patch.projects.get(gesture.project()?)?.after.clone()?;
            Some((project.name.clone(), project.dates?))
        })
    });
    let top = move || {
        let at = pointer.at();
        let in_lane = app.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Lane(..))));
        let row = pointer.row_height();
        if in_lane { at.row as f64 * row } else { (at.canvas.1 / row).floor().max(0.0) * row }
    };
    move || {
        new.get().map(|(name, dates): (String, Span)| {
            let lang = app.lang.get();
            view! {
                <div
                    class="bar is-new"
                    style:--start=days_since(dates.start())
                    style:--length=dates.days().to_string()
                    style:top=move || format!("{}px", top())
                >
                    <span class="bar-label is-beside">{name}</span><b class="bar-moved">{format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish()))}</b>
                </div>
            }
        })
    }
}
