//! A project's bar: a commitment from its start to its finish, with handles on both ends.

use std::sync::Arc;

use leptos::prelude::*;

use super::header::from_start;
use super::pointer::Pointer;
use super::rows::Critical;
use crate::model::{Agreed, Project, ProjectId, Span, State};
use crate::state::{App, Grip, Selection};
use crate::text as t;

/// Pixels that a letter of a label takes, nearly always less.
const LETTER: f64 = 6.7;

/// The stable mark of a state, for the style sheet.
fn mark(state: State) -> &'static str {
    match state {
        State::Proposed => "proposed",
        State::Planned => "planned",
        State::Running => "running",
        State::Finished => "finished",
    }
}

/// A bar, its label, and while it is dragged the place it came from.
#[component]
pub fn Bar(id: ProjectId, project: Memo<Option<Arc<Project>>>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let dates = Memo::new(move |_| project.get().and_then(|project| project.dates));
    let name = Memo::new(move |_| project.get().map_or_else(String::new, |project| project.name.clone()));
    let state = Memo::new(move |_| project.get().map_or(State::Proposed, |project| project.state));
    let progress = Memo::new(move |_| project.get().map_or(0, |project| project.progress));
    // Inside where it fits, beside where not.
    let fits = Memo::new(move |_| {
        let width = dates.get().map_or(0.0, |dates| f64::from(dates.days())) * app.axis.scale.read().day_width;
        width > name.read().chars().count() as f64 * LETTER + 18.0
    });
    let overdue = Memo::new(move |_| {
        let status = app.shown.with(|plan| plan.about.status_date);
        state.get() != State::Finished && dates.get().zip(status).is_some_and(|(dates, status)| dates.finish() < status)
    });
    // Where the bar was when the drag began, and how many days its gripped end has moved.
    let moved = Memo::new(move |_| {
        let before = app.gesture.with(|gesture| gesture.as_ref()?.before.get(&key.get_value())?.dates)?;
        let now = dates.get().filter(|now| *now != before)?;
        let start = now.start().since(before.start());
        Some((before, if start != 0 { start } else { now.finish().since(before.finish()) }))
    });
    // What the analysis says of it; nothing of it moves the bar.
    let on = |of: fn(Critical) -> Memo<std::collections::BTreeSet<ProjectId>>| {
        use_context::<Critical>().map(|critical| Memo::new(move |_| of(critical).with(|path| path.contains(&key.get_value()))))
    };
    let (is_critical, is_near) = (on(|critical| critical.path), on(|critical| critical.near));
    let conflicts = Memo::new(move |_| {
        app.with_schedule(|plan, schedule| {
            let open = schedule.conflicts_into(&key.get_value()).filter(|id| plan.get(id).is_some_and(|link| link.accepted.is_none()));
            open.count()
        })
    });
    let in_conflict = Memo::new(move |_| conflicts.get() > 0);
    let expected = Memo::new(move |_| {
        let set = dates.get()?;
        app.with_schedule(|_, schedule| schedule.forecast(&key.get_value()).filter(|dates| *dates != set))
    });
    // From the finish to the last day that still keeps every promise.
    let tail = Memo::new(move |_| {
        let selected = app.selection.read().as_ref() == Some(&Selection::Project(key.get_value()));
        if !selected && !app.scheduling.slack_shown.get() {
            return None;
        }
        app.with_schedule(|plan, schedule| {
            let slack = schedule.slack(&key.get_value()).filter(|days| *days > 0)?;
            let finish = schedule.forecast(&key.get_value())?.finish();
            let until = plan.calendar_of(plan.get(&key.get_value())?).plus(finish, slack);
            Some((finish.plus(1), until.since(finish), slack))
        })
    });
    let before = Memo::new(move |_| {
        let baseline = app.scheduling.baseline.get()?;
        app.shown.with(|plan| plan.get(&baseline)?.projects.get(&key.get_value()).copied())
    });
    let agreed = move || {
        project.get().map_or("none", |project| match project.agreed {
            Agreed::None => "none",
            Agreed::Start => "start",
            Agreed::Finish => "finish",
            Agreed::Both => "both",
        })
    };
    let said = move || {
        let (lang, dates) = (app.lang.get(), dates.get()?);
        Some(t::bar_name(
            lang,
            &name.get(),
            &t::date(lang, dates.start()),
            &t::date(lang, dates.finish()),
            &t::state_name(lang, state.get()),
        ))
    };
    view! {
        {move || before.get().map(|dates| view! { <div class="baseline" data-baseline-of=key.get_value().to_string() style:--start=move || from_start(app, dates.start()) style:--length=dates.days().to_string()></div> })}
        {move || tail.get().map(|(from, days, slack)| view! {
            <div class="tail" data-tail=slack.to_string() style:--start=move || from_start(app, from) style:--length=days.to_string()></div>
        })}
        {move || expected.get().map(|dates| view! {
            <div class="expected" data-expected-of=key.get_value().to_string() style:--start=move || from_start(app, dates.start()) style:--length=dates.days().to_string()
                title=move || t::expected(app.lang.get(), &t::date(app.lang.get(), dates.start()), &t::date(app.lang.get(), dates.finish()))></div>
        })}
        {move || moved.get().map(|(before, _)| view! { <div class="ghost" style:--start=move || from_start(app, before.start()) style:--length=before.days().to_string()></div> })}
        <Show when=move || dates.get().is_some()>
            <div
                class="bar"
                class:is-overdue=overdue
                class:is-critical=move || is_critical.is_some_and(|it| it.get())
                class:is-near=move || is_near.is_some_and(|it| it.get())
                class:is-conflict=in_conflict
                data-agreed=agreed
                class:is-selected=move || app.selection.read().as_ref() == Some(&Selection::Project(key.get_value()))
                data-project-id=key.get_value().to_string()
                data-state=move || mark(state.get())
                role="button"
                tabindex="0"
                aria-label=said
                title=said
                style:--start=move || dates.get().map(|dates| from_start(app, dates.start()))
                style:--length=move || dates.get().map(|dates| dates.days().to_string())
                style:--progress=move || progress.get().to_string()
            >
                {move || in_conflict.get().then(|| view! {
                    <i class="bar-conflict" data-conflicts=move || conflicts.get().to_string() title=move || t::number_of_conflicts(app.lang.get(), conflicts.get())>"!"</i>
                })}
                <i class="bar-done"></i>
                <i class="bar-edge" data-grip="start"></i>
                <i class="bar-edge is-finish" data-grip="finish"></i>
                <span class="bar-label" class:is-beside=move || !fits.get()>{name}</span>
                {move || moved.get().map(|(_, days)| view! { <b class="bar-moved">{t::days_moved(app.lang.get(), days)}</b> })}
            </div>
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
    move || {
        new.get().map(|(name, dates): (String, Span)| {
            let lang = app.lang.get();
            view! {
                <div
                    class="bar is-new"
                    style:--start=from_start(app, dates.start())
                    style:--length=dates.days().to_string()
                    style:top=format!("{}px", pointer.row_top())
                >
                    <span class="bar-label is-beside">{name}</span><b class="bar-moved">{format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish()))}</b>
                </div>
            }
        })
    }
}
