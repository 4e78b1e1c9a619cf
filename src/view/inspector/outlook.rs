//! How sure a launch is: the chance, when it could be, what drives that, and what another chance
//! would take.

use leptos::prelude::*;

use crate::state::{App, Details, Selection};
use crate::view::events::while_here;
use crate::view::tr;
use engine::forecast::{Shortening, WhyPlainIsEarly};
use engine::model::*;
use session::edit::Edit;
use session::text::{self as t, Lang};
use session::viewmodel::distribution;

/// Projects named at most.
const NAMED: usize = 5;

/// The forecast of a launch; nothing when it is not judged.
#[component]
pub fn OutlookSection(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    // Of the plan as it stands, once all samples are there: while something is dragged, the lane
    // tells the chance.
    let details = Memo::new(move |before: Option<&Option<Details>>| {
        app.forecasting.steps.track();
        if app.forecasting.is_complete() {
            app.forecasting.details(&id.get_value())
        } else {
            before.cloned().flatten()
        }
    });
    let has_details = Memo::new(move |_| details.read().is_some());
    let said = move || {
        details.with(|details| details.as_ref().map(|details| sentences(app.lang.get(), details)))
    };
    view! {
        <Show when=move || has_details.get()>
            <section class="part outlook" data-outlook>
                <h3>{tr!(app, outlook)}</h3>
                {move || said().map(|said| said.into_iter().map(|said| view! { <p>{said}</p> }).collect_view())}
                <Columns details=details />
                <Drivers details=details />
                <Seek id=id.get_value() details=details />
            </section>
        </Show>
    }
}

/// The chance, when it could be, and why the plain date is too good if it is.
fn sentences(lang: Lang, details: &Details) -> Vec<String> {
    let outlook = &details.outlook;
    let date = |day: Day| t::date(lang, day);
    let below = details.paths.below.map(|below| match below {
        WhyPlainIsEarly::Merging(paths) => {
            t::below_merging(lang, &date(details.paths.plain), paths)
        }
        WhyPlainIsEarly::Tail => t::below_tail(lang, &date(details.paths.plain)),
    });
    let chance =
        t::outlook_chance(lang, &date(outlook.launch), &t::about_percent(lang, outlook.chance));
    [chance, t::outlook_days(lang, &date(outlook.ready.p50), &date(outlook.ready.p80))]
        .into_iter()
        .chain(below)
        .collect()
}

/// When it could be, drawn; the sentences above say the same.
#[component]
fn Columns(details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let drawn =
        Memo::new(move |_| details.with(|details| distribution(&details.as_ref()?.outlook)));
    move || {
        let (lang, drawn) = (app.lang.get(), drawn.get()?);
        let (first, last) =
            (drawn.columns.first()?.days.start(), drawn.columns.last()?.days.finish());
        let names = [t::launch(lang), "P50".into(), "P80".into()];
        let marks =
            drawn.day_positions.into_iter().zip(names).zip(["is-launch", "is-half", "is-most"]);
        Some(view! {
            <div class="distribution" aria-hidden="true">
                <div class="columns">
                    {drawn.columns.into_iter().map(|column| view! {
                        <i class:is-late=column.is_late style:height=format!("{}%", column.height) title=t::date(lang, column.days.start())></i>
                    }).collect_view()}
                    {marks.map(|((at, name), class)| view! { <b class=class class:is-first={at < 14} class:is-last={at > 86} style:left=format!("{at}%")><span>{name}</span></b> }).collect_view()}
                </div>
                <div class="ends">
                    <span>{t::date_short(lang, first)}</span>
                    <span>{if drawn.has_later { t::and_later(lang, &t::date_short(lang, last)) } else { t::date_short(lang, last) }}</span>
                </div>
            </div>
        })
    }
}

/// The projects that decide the launch: how often, and what it would gain by each.
#[component]
fn Drivers(details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let lines = move || {
        let details = details.get()?;
        let lang = app.lang.get();
        let from = details.outlook.chance.percent()?;
        let line = |(id, often): &(ProjectId, engine::forecast::Chance)| {
            let name = app.shown.with(|plan| plan.get(id).map(|project| project.name.clone()))?;
            let gain = details
                .gains
                .iter()
                .find(|gain| gain.project == *id)
                .and_then(|gain| gain.chance.percent());
            let gain = gain.filter(|to| *to != from).map(|to| t::gains(lang, from, to));
            let (often, mark) = (t::often_critical(lang, often.percent()?), id.to_string());
            let show = {
                let id = id.clone();
                move |_| app.look_at(Selection::Project(id.clone()))
            };
            Some(view! {
                <li data-driver=mark>
                    <button type="button" class="link" data-command="show-project" on:click=show>{name}</button>
                    <span class="aside">{often}{gain.map(|gain| format!("; {gain}"))}</span>
                </li>
            })
        };
        let lines: Vec<_> = details.paths.critical.iter().take(NAMED).filter_map(line).collect();
        (!lines.is_empty())
            .then(|| view! { <h4>{t::drivers(lang)}</h4><ul class="links">{lines}</ul> })
    };
    view! { {lines} }
}

/// A chance that is wanted, the day that has it, and the projects that would buy it.
#[component]
fn Seek(id: ProductId, details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let wanted = RwSignal::new(app.shown.with_untracked(|plan| plan.about.uncertainty.green));
    let asked = RwSignal::new(false);
    let day =
        Memo::new(move |_| details.with(|details| details.as_ref()?.outlook.day_for(wanted.get())));
    let bids = Memo::new(move |_| {
        details.track();
        if asked.get() {
            app.forecasting.shortenings(&id.get_value(), wanted.get(), NAMED)
        } else {
            Vec::new()
        }
    });
    let changed =
        move |event: leptos::ev::Event| match event_target_value(&event).trim().parse::<u8>() {
            Ok(percent) if (1..=99).contains(&percent) => {
                wanted.set(percent);
                asked.set(true);
            }
            _ => wanted.notify(),
        };
    let is_there = Memo::new(move |_| {
        details.with(|details| {
            details.as_ref().is_some_and(|details| Some(details.outlook.launch) == day.get())
        })
    });
    let move_there = move |_| {
        app.edit_aloud(Edit::SetLaunch { product: id.get_value(), day: day.get_untracked() });
    };
    let said = move || {
        let (lang, day) = (app.lang.get(), day.get()?);
        let date = t::date(lang, day);
        // What is asked for less than the first day has gets that one.
        let least = details
            .with(|details| details.as_ref().and_then(|details| details.outlook.percent_on(day)));
        Some(
            match least.filter(|least| {
                *least > wanted.get() && details.with(|details| is_first(details.as_ref(), day))
            }) {
                Some(least) => t::seek_first(lang, least, &date),
                None => t::seek_day(lang, wanted.get(), &date),
            },
        )
    };
    let has_it = Memo::new(move |_| {
        details.with(|details| {
            details.as_ref().is_some_and(|it| it.outlook.chance.is_at_least(wanted.get()))
        })
    });
    view! {
        <h4>{tr!(app, seek)}</h4>
        <label class="field seek">
            <span>{tr!(app, seek_wanted)}</span>
            <input type="number" min="1" max="99" step="1" data-seek prop:value=move || wanted.get().to_string() on:change=while_here(changed) />
        </label>
        <p data-seek-day=move || day.get().map(|day| day.to_string())>{said}</p>
        <Show when=move || app.writable.get() && !is_there.get()>
            <button type="button" class="button" data-command="seek-launch" on:click=move_there>{tr!(app, seek_move)}</button>
        </Show>
        <Show when=move || !asked.get()>
            <button type="button" class="button" data-command="seek-projects" on:click=move |_| asked.set(true)>{tr!(app, seek_projects)}</button>
        </Show>
        <Show when=move || asked.get()>
            <ul class="links" data-bids>
                {move || bids.get().into_iter().map(|bid| view! { <BidLine bid=bid /> }).collect_view()}
            </ul>
            <Show when=move || bids.read().is_empty()>
                <p class="aside">{move || if has_it.get() { t::seek_there(app.lang.get()) } else { t::seek_nobody(app.lang.get()) }}</p>
            </Show>
        </Show>
    }
}

/// Is this the first day on which the launch could be at all?
fn is_first(details: Option<&Details>, day: Day) -> bool {
    details.is_some_and(|details| {
        details.outlook.launches.first().is_some_and(|(first, _)| *first == day)
    })
}

/// A project that would buy the chance, or what it would bring.
#[component]
fn BidLine(bid: Shortening) -> impl IntoView {
    let app = App::get();
    let Shortening { project, days, chance, is_enough } = bid;
    let mark = project.to_string();
    let name = {
        let project = project.clone();
        move || app.shown.with(|plan| plan.get(&project).map(|project| project.name.clone()))
    };
    let said = move || {
        let lang = app.lang.get();
        let (days, chance) = (t::working_days(lang, days), t::about_percent(lang, chance));
        if is_enough {
            t::bid(lang, &days, &chance)
        } else {
            t::bid_too_little(lang, &days, &chance)
        }
    };
    view! {
        <li data-bid=mark>
            <button type="button" class="link" data-command="show-project" on:click=move |_| app.look_at(Selection::Project(project.clone()))>{name}</button>
            <span class="aside">{said}</span>
        </li>
    }
}
