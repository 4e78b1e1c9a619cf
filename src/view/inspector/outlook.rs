//! How sure a launch is: the chance, when it could be, what drives that, and what another chance
//! would take.

use leptos::prelude::*;

use crate::state::{App, Details, Input, Selection};
use crate::view::events::while_here;
use crate::view::tr;
use engine::forecast::Shortening;
use engine::model::*;
use session::edit::Edit;
use session::inspector::outlook::{
    NAMED, OutlookDrawing, ProjectLine, SeekPicture, chance_typed, drivers, sentences, shortening,
};
use session::text as t;

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
    let said = Memo::new(move |_| {
        details.with(|details| {
            let details = details.as_ref();
            details.map_or_else(Vec::new, |details| sentences(app.lang.get(), details))
        })
    });
    view! {
        <Show when=move || has_details.get()>
            <section class="part outlook" data-outlook>
                <h3>{tr!(app, outlook)}</h3>
                {move || said.get().into_iter().map(|said| view! { <p>{said}</p> }).collect_view()}
                <Columns details=details />
                <Drivers details=details />
                <Seek id=id.get_value() details=details />
            </section>
        </Show>
    }
}

/// When it could be, drawn; the sentences above say the same.
#[component]
fn Columns(details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let drawing = Memo::new(move |_| {
        details.with(|details| OutlookDrawing::of(app.lang.get(), &details.as_ref()?.outlook))
    });
    move || {
        let (lang, OutlookDrawing { drawn, names, ends: (first, last) }) =
            (app.lang.get_untracked(), drawing.get()?);
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
                <div class="ends"><span>{first}</span><span>{last}</span></div>
            </div>
        })
    }
}

/// The projects that decide the launch: how often, and what it would gain by each.
#[component]
fn Drivers(details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let lines = Memo::new(move |_| {
        details.with(|details| {
            let details = details.as_ref();
            details.map_or_else(Vec::new, |details| {
                app.open.shown.with(|plan| drivers(app.lang.get(), plan, details))
            })
        })
    });
    move || {
        let lines = lines.get();
        let line = |ProjectLine { project, name, said }: ProjectLine| {
            let mark = project.to_string();
            let show = move |_| app.feed(Input::LookAt(Selection::Project(project.clone())));
            view! {
                <li data-driver=mark>
                    <button type="button" class="link" data-command="show-project" on:click=show>{name}</button>
                    <span class="aside">{said}</span>
                </li>
            }
        };
        (!lines.is_empty()).then(|| {
            view! { <h4>{tr!(app, drivers)}</h4><ul class="links">{lines.into_iter().map(line).collect_view()}</ul> }
        })
    }
}

/// A chance that is wanted, the day that has it, and the projects that would buy it.
#[component]
fn Seek(id: ProductId, details: Memo<Option<Details>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let wanted = RwSignal::new(app.open.shown.with_untracked(|plan| plan.about.uncertainty.green));
    let asked = RwSignal::new(false);
    let sought = Memo::new(move |_| {
        details.with(|details| {
            let details = details.as_ref();
            details.map_or_else(SeekPicture::default, |details| {
                SeekPicture::of(app.lang.get(), &details.outlook, wanted.get())
            })
        })
    });
    let day = Memo::new(move |_| sought.read().day);
    let bids = Memo::new(move |_| {
        details.track();
        if asked.get() {
            app.forecasting.shortenings(&id.get_value(), wanted.get(), NAMED)
        } else {
            Vec::new()
        }
    });
    let changed = move |event: leptos::ev::Event| match chance_typed(&event_target_value(&event)) {
        Some(percent) => {
            wanted.set(percent);
            asked.set(true);
        }
        None => wanted.notify(),
    };
    let is_there = Memo::new(move |_| sought.read().is_there);
    let move_there = move |_| {
        app.edit_aloud(Edit::SetLaunch { product: id.get_value(), day: day.get_untracked() });
    };
    view! {
        <h4>{tr!(app, seek)}</h4>
        <label class="field seek">
            <span>{tr!(app, seek_wanted)}</span>
            <input type="number" min="1" max="99" step="1" data-seek prop:value=move || wanted.get().to_string() on:change=while_here(changed) />
        </label>
        <p data-seek-day=move || day.get().map(|day| day.to_string())>{move || sought.read().said.clone()}</p>
        <Show when=move || app.open.writable.get() && !is_there.get()>
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
                <p class="aside">{move || if sought.read().has_it { t::seek_there(app.lang.get()) } else { t::seek_nobody(app.lang.get()) }}</p>
            </Show>
        </Show>
    }
}

/// A project that would buy the chance, or what it would bring.
#[component]
fn BidLine(bid: Shortening) -> impl IntoView {
    let app = App::get();
    let project = bid.project.clone();
    let mark = project.to_string();
    let line =
        Memo::new(move |_| app.open.shown.with(|plan| shortening(app.lang.get(), plan, &bid)));
    view! {
        <li data-bid=mark>
            <button type="button" class="link" data-command="show-project" on:click=move |_| app.feed(Input::LookAt(Selection::Project(project.clone())))>{move || line.read().name.clone()}</button>
            <span class="aside">{move || line.read().said.clone()}</span>
        </li>
    }
}
