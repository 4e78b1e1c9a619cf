//! A project's bar: a commitment from its start to its finish, with what lies along it and the
//! handles to change it.

use leptos::prelude::*;

use super::super::each::Each;
use super::pointer::Pointer;
use super::slots::Slot;
use super::{moved_to, px};
use crate::state::{App, Input};
use crate::view::tr;
use domain::edit::SpanEnd;
use engine::model::{MilestoneId, ProjectState};
use session::picture::drag::{NewBar, new_bar, new_bar_top};
use session::picture::{BarDecoration, MilestoneDiamond, ProjectTrack, TrackLook, drawn_width};
use session::text as t;
use session::viewmodel::{Mark, Strip};

/// The class of a bar.
fn class(track: &ProjectTrack) -> String {
    let classes = [
        (track.is_selected, " is-selected"),
        (track.is_critical, " is-critical"),
        (track.is_near_critical, " is-near"),
        (track.target.is_some(), " is-target"),
        (track.is_overdue, " is-overdue"),
        (track.conflicts > 0, " is-conflict"),
        (track.is_linking, " is-linking"),
    ];
    classes.into_iter().filter(|(is, _)| *is).fold("bar".to_owned(), |all, (_, class)| all + class)
}

/// The class of the label of a bar.
fn label_class(track: &ProjectTrack) -> String {
    match (track.is_label_beside, track.hidden) {
        (true, _) => "bar-label is-beside".to_owned(),
        (false, 0) => "bar-label".to_owned(),
        (false, _) => "bar-label is-cut".to_owned(),
    }
}

/// An attribute of a bar; none while its slot shows none.
fn attribute<T>(
    track: RwSignal<TrackLook>,
    read: fn(&ProjectTrack) -> T,
) -> impl Fn() -> Option<T> + Copy + Send + Sync + 'static
where
    T: 'static,
{
    move || track.with(|track| track.project().map(read))
}

/// What is read of a bar in several places: told only when it is another.
fn part<T: Default + PartialEq + Send + Sync + 'static>(
    track: RwSignal<TrackLook>,
    read: fn(&ProjectTrack) -> T,
) -> Memo<T> {
    Memo::new(move |_| track.with(|track| track.project().map(read)).unwrap_or_default())
}

/// A bar, its label, its milestones, and while it is dragged the place it came from.
///
/// Its place is written where it stands, as a transform and a width; a drag writes little more than
/// those.
#[component]
pub fn Bar(shows: Slot) -> impl IntoView {
    let app = App::get();
    let Slot { number, track, bar, moved, decoration, .. } = shows;
    let tab_stop = part(track, |it| it.is_tab_stop);
    let has_handles = part(track, |it| it.has_handles);
    let runs = part(track, |it| it.content.0.state == ProjectState::Running);
    let target = part(track, |it| it.target);
    let progress = part(track, |it| it.content.0.progress);
    let done = part(track, ProjectTrack::done);
    let has_ghost = Memo::new(move |_| decoration.with(|it| it.ghost.is_some()));
    let milestones = Memo::new(move |_| decoration.with(|it| it.milestones.clone()));
    let hidden = move || attribute(track, |it| it.hidden)().filter(|hidden| *hidden != 0);
    view! {
        <Decoration track=track decoration=decoration has_ghost=has_ghost />
        <div
            class=attribute(track, class)
            data-agreed=attribute(track, |it| it.content.0.agreed.mark().to_owned())
            data-project-id=attribute(track, |it| it.id.to_string())
            data-state=attribute(track, |it| it.content.0.state.mark().to_owned())
            role="button"
            tabindex=move || if tab_stop.get() { "0" } else { "-1" }
            data-slot=number.to_string()
            data-cell="bar"
            aria-label=attribute(track, |it| it.said.to_string())
            title=attribute(track, |it| it.said.to_string())
            style:transform=move || moved_to(bar.get().x)
            style:width=move || px(drawn_width(bar.get()))
        >
            {move || Some(done.get()).filter(|done| *done != 0).map(|done| view! { <i class="bar-done" style:width=format!("{done}%")></i> })}
            <Show when=move || has_handles.get()><Handles runs=runs progress=progress /></Show>
            <span
                class=attribute(track, label_class)
                style:padding-left=move || hidden().map(|hidden| px(hidden + 8))
            >
                {attribute(track, |it| it.content.0.name.clone())}
            </span>
            {move || target.get().map(|edge| view! { <i class="bar-target" class:is-finish=edge == SpanEnd::Finish></i> })}
            <Show when=move || has_ghost.get()>
                <b class="bar-moved">{move || moved.get().map(|days| t::days_moved(app.lang.get(), days))}</b>
            </Show>
        </div>
        <ConflictButton track=track bar=bar />
        <Each each=move || milestones.get() key=|diamond| diamond.id.clone() let(diamond)>
            <Diamond id=diamond.id milestones=milestones />
        </Each>
    }
}

/// What lies along a bar, behind it.
#[component]
fn Decoration(
    track: RwSignal<TrackLook>,
    decoration: RwSignal<BarDecoration>,
    has_ghost: Memo<bool>,
) -> impl IntoView {
    let app = App::get();
    let part =
        move |part: fn(&BarDecoration) -> Option<Strip>| Memo::new(move |_| decoration.with(part));
    let (baseline, ghost) = (part(|it| it.baseline), part(|it| it.ghost));
    let forecast = part(|it| it.forecast.map(|(strip, _)| strip));
    let tail = Memo::new(move |_| decoration.with(|it| it.tail));
    let has = |strip: Memo<Option<Strip>>| Memo::new(move |_| strip.read().is_some());
    let (has_baseline, has_forecast) = (has(baseline), has(forecast));
    let x = |strip: Memo<Option<Strip>>| move || strip.get().map(|strip| moved_to(strip.x));
    let width = |strip: Memo<Option<Strip>>| move || strip.get().map(|strip| px(strip.width));
    let id = attribute(track, |it| it.id.to_string());
    let forecast_said = move || decoration.with(|it| it.forecast_said(app.lang.get()));
    view! {
        <Show when=move || has_baseline.get()>
            <div class="baseline" data-baseline-of=id style:transform=x(baseline) style:width=width(baseline)></div>
        </Show>
        {move || tail.get().map(|(Strip { x, width }, slack)| view! {
            <div class="tail" data-tail=slack.to_string() style:transform=moved_to(x) style:width=px(width)></div>
        })}
        <Show when=move || has_forecast.get()>
            <div class="expected" data-expected-of=id title=forecast_said style:transform=x(forecast) style:width=width(forecast)></div>
        </Show>
        <Show when=move || has_ghost.get()>
            <div class="ghost" style:transform=x(ghost) style:width=move || ghost.get().map(|strip| px(drawn_width(strip)))></div>
        </Show>
    }
}

/// The red mark of a bar that lies too early: beside the bar, since a button cannot lie in one.
#[component]
fn ConflictButton(track: RwSignal<TrackLook>, bar: RwSignal<Strip>) -> impl IntoView {
    let app = App::get();
    let conflicts = part(track, |it| it.conflicts);
    let has_conflicts = Memo::new(move |_| conflicts.get() != 0);
    let said = move || t::number_of_conflicts(app.lang.get(), conflicts.get());
    let show = move |_| {
        track.with_untracked(|track| {
            track.project().into_iter().for_each(|it| app.feed(Input::Dispute(Some(it.id.clone()))))
        })
    };
    view! {
        <Show when=move || has_conflicts.get()>
            <button
                type="button"
                class="bar-conflict"
                tabindex="-1"
                data-command="show-conflicts"
                data-conflicts=move || conflicts.get().to_string()
                title=said
                aria-label=said
                style:transform=move || moved_to(bar.get().x)
                on:click=show
            >"!"</button>
        </Show>
    }
}

/// What to pull on a bar under the pointer, or a selected one: its ends, how far it is, and a link
/// from either end.
#[component]
fn Handles(runs: Memo<bool>, progress: Memo<u8>) -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.open.writable.get()>
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
fn Diamond(id: MilestoneId, milestones: Memo<Vec<MilestoneDiamond>>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let diamond = Memo::new(move |_| {
        milestones.with(|all| key.with_value(|id| all.iter().find(|it| it.id == *id).cloned()))
    });
    let is = move |read: fn(&MilestoneDiamond) -> bool| {
        move || diamond.with(|diamond| diamond.as_ref().is_some_and(read))
    };
    let said = move || diamond.with(|diamond| diamond.as_ref().map(|it| it.said(app.lang.get())));
    view! {
        <i
            class="diamond"
            class:is-done=is(|it| it.milestone.done)
            class:is-agreed=is(|it| it.milestone.agreed)
            class:is-target=is(|it| it.is_target)
            data-milestone-id=id.to_string()
            role="img"
            aria-label=said
            title=said
            style:transform=move || diamond.with(|diamond| diamond.as_ref().map(|it| format!("{} rotate(45deg)", moved_to(it.x - 5))))
        ></i>
    }
}

/// What a drag over the empty lane, or of a card, would put on the timeline.
#[component]
pub fn Ghost(pointer: Pointer) -> impl IntoView {
    let app = App::get();
    let new = Memo::new(move |_| app.drag.gesture.with(|gesture| new_bar(gesture.as_ref()?)));
    let top = move || {
        let at = pointer.at();
        app.drag.grasp.with(|grasp| {
            let grip = grasp.as_ref().map(|grasp| &grasp.grip);
            new_bar_top(grip, at.row, at.canvas.1, pointer.row_height())
        })
    };
    move || {
        new.get().map(|new: NewBar| {
            let said = new.said(app.lang.get());
            let strip = app.axis.scale.with(|scale| scale.strip(new.dates));
            view! {
                <div
                    class="bar is-new"
                    style:transform=moved_to(strip.x)
                    style:width=px(drawn_width(strip))
                    style:top=move || format!("{}px", top())
                >
                    <span class="bar-label is-beside">{new.name}</span><b class="bar-moved">{said}</b>
                </div>
            }
        })
    }
}
