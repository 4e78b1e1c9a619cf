//! A project's bar: a commitment from its start to its finish, with what lies along it and the handles to change it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::header::from_start;
use super::pointer::Pointer;
use crate::edit::Edge;
use crate::model::{Agreed, End, ProjectId, Span, State};
use crate::state::{App, Grip, Place};
use crate::text as t;
use crate::view::tr;
use crate::viewmodel::{BarLook, Tail};

/// Pixels that a letter of a label takes, nearly always less.
const LETTER: f64 = 6.7;

/// The projects on the critical path that is shown, and those nearly on it; for the bars below.
#[derive(Clone, Copy)]
pub(super) struct Critical {
    pub path: Memo<BTreeSet<ProjectId>>,
    pub near: Memo<BTreeSet<ProjectId>>,
}

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

/// A bar, its label, and while it is dragged the place it came from.
#[component]
pub fn Bar(id: ProjectId, look: Memo<Option<BarLook>>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let with = move |read: fn(&BarLook) -> Option<String>| move || look.with(|look| look.as_ref().and_then(read));
    let dates = Memo::new(move |_| look.with(|look| look.as_ref().map(|look| look.dates)));
    let name = Memo::new(move |_| look.with(|look| look.as_ref().map_or_else(String::new, |look| look.project.name.clone())));
    // Inside where it fits, beside where not.
    let fits = Memo::new(move |_| {
        let width = dates.get().map_or(0.0, |dates| f64::from(dates.days())) * app.axis.scale.read().day_width;
        width > name.read().chars().count() as f64 * LETTER + 18.0
    });
    let part = move |read: fn(&BarLook) -> Option<Span>| Memo::new(move |_| look.with(|look| look.as_ref().and_then(read)));
    let (baseline, expected, was) = (part(|look| look.baseline), part(|look| look.expected), part(|look| look.was));
    let moved = Memo::new(move |_| look.with(|look| look.as_ref().and_then(BarLook::moved)));
    let tail = Memo::new(move |_| look.with(|look| look.as_ref().and_then(|look| look.tail)));
    let conflicts = Memo::new(move |_| look.with(|look| look.as_ref().map_or(0, |look| look.conflicts)));
    let critical = use_context::<Critical>();
    let on = move |of: fn(Critical) -> Memo<BTreeSet<ProjectId>>| {
        move || critical.is_some_and(|critical| of(critical).with(|path| key.with_value(|id| path.contains(id))))
    };
    let is_selected = Memo::new(move |_| key.with_value(|id| app.is_selected(id)));
    let is_hot = Memo::new(move |_| is_selected.get() || app.hovered.with(|at| key.with_value(|id| at.as_ref() == Some(id))));
    // A link that is being drawn would end here.
    let target = Memo::new(move |_| {
        app.gesture.with(|gesture| match gesture.as_ref()?.at.as_ref()? {
            Place::End(End::Project(id), edge) if key.with_value(|own| own == id) => Some(*edge),
            _ => None,
        })
    });
    let said = move || {
        let lang = app.lang.get();
        look.with(|look| {
            let look = look.as_ref()?;
            let (start, finish) = (t::date(lang, look.dates.start()), t::date(lang, look.dates.finish()));
            Some(t::bar_name(lang, &look.project.name, &start, &finish, &t::state_name(lang, look.project.state)))
        })
    };
    let along =
        move |class: &'static str, span: Memo<Option<Span>>| {
            move || {
                let mark = key.get_value().to_string();
                let (baseline, expected) = (class == "baseline", class == "expected");
                let title = move || {
                    expected.then(|| span.get()).flatten().map(|dates| {
                        let lang = app.lang.get();
                        t::expected(lang, &t::date(lang, dates.start()), &t::date(lang, dates.finish()))
                    })
                };
                span.get().map(|dates| view! {
                <div class=class data-baseline-of=baseline.then(|| mark.clone()) data-expected-of=expected.then_some(mark) title=title
                    style:--start=move || from_start(app, dates.start()) style:--length=dates.days().to_string()></div>
            })
            }
        };
    view! {
        {along("baseline", baseline)}
        {move || tail.get().map(|Tail { from, length, slack }| view! {
            <div class="tail" data-tail=slack.to_string() style:--start=move || from_start(app, from) style:--length=length.to_string()></div>
        })}
        {along("expected", expected)}
        {along("ghost", was)}
        <Show when=move || dates.get().is_some()>
            <div
                class="bar"
                class:is-overdue=move || look.with(|look| look.as_ref().is_some_and(|look| look.overdue))
                class:is-critical=on(|critical| critical.path)
                class:is-near=on(|critical| critical.near)
                class:is-conflict=move || conflicts.get() != 0
                class:is-selected=is_selected
                class:is-target=move || target.get().is_some()
                data-agreed=with(|look| Some(agreed_mark(look.project.agreed).to_owned()))
                data-project-id=key.get_value().to_string()
                data-state=with(|look| Some(mark(look.project.state).to_owned()))
                role="button"
                tabindex="0"
                aria-label=said
                title=said
                style:--start=move || dates.get().map(|dates| from_start(app, dates.start()))
                style:--length=move || dates.get().map(|dates| dates.days().to_string())
                style:--progress=with(|look| Some(look.project.progress.to_string()))
            >
                <span class="bar-label" class:is-beside=move || !fits.get()>{name}</span>
                {move || is_hot.get().then(|| view! { <Handles state=Signal::derive(move || look.with(|look| look.as_ref().map_or(State::Proposed, |look| look.project.state))) /> })}
                {move || target.get().map(|edge| view! { <i class="bar-target" class:is-finish=edge == Edge::Finish></i> })}
                {move || moved.get().map(|days| view! { <b class="bar-moved">{t::days_moved(app.lang.get(), days)}</b> })}
            </div>
        </Show>
        // Beside the bar, since a button cannot lie in one.
        {move || (conflicts.get() != 0).then(|| view! {
            <button
                type="button"
                class="bar-conflict"
                data-command="show-conflicts"
                data-conflicts=move || conflicts.get().to_string()
                title=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                aria-label=move || t::number_of_conflicts(app.lang.get(), conflicts.get())
                style:--start=move || dates.get().map(|dates| from_start(app, dates.start()))
                on:click=move |_| app.show_conflicts(key.get_value())
            >"!"</button>
        })}
    }
}

/// What to pull on a bar under the pointer, or a selected one: its ends, how far it is, and a link from either end.
#[component]
fn Handles(state: Signal<State>) -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.writable.get()>
            <i class="bar-edge" data-grip="start"></i>
            <i class="bar-edge is-finish" data-grip="finish"></i>
            <i class="bar-handle" data-grip="link-start" title=tr!(app, draw_link)></i>
            <i class="bar-handle is-finish" data-grip="link-finish" title=tr!(app, draw_link)></i>
            <Show when=move || state.get() == State::Running>
                <i class="bar-knob" data-grip="progress" title=tr!(app, drag_progress)></i>
            </Show>
        </Show>
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
        let in_lane = app.gesture.with(|gesture| gesture.as_ref().is_some_and(|gesture| matches!(gesture.grip, Grip::Lane(..))));
        let row = pointer.row_height();
        if in_lane { at.row as f64 * row } else { (at.canvas.1 / row).floor().max(0.0) * row }
    };
    move || {
        new.get().map(|(name, dates): (String, Span)| {
            let lang = app.lang.get();
            view! {
                <div
                    class="bar is-new"
                    style:--start=from_start(app, dates.start())
                    style:--length=dates.days().to_string()
                    style:top=move || format!("{}px", top())
                >
                    <span class="bar-label is-beside">{name}</span><b class="bar-moved">{format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish()))}</b>
                </div>
            }
        })
    }
}
