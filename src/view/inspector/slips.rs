//! What if a project slips: the launches that stand otherwise, with their chances, and who must
//! adjust. Nothing is moved.

use leptos::prelude::*;

use crate::state::{App, Selection};
use crate::view::fields::NumberField;
use crate::view::form::Binding;
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use domain::readiness::{Slipped, Threatened, TimeStanding, if_slips};
use engine::model::*;
use session::text as t;

/// The question, and its answer as soon as days are given.
#[component]
pub fn Slips(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let days = RwSignal::new(5_u32);
    // Of the plan as it stands: while something is dragged the lanes and the card say it.
    let answer = Memo::new(move |before: Option<&Option<Slipped>>| {
        app.forecasting.steps.track();
        let days = u16::try_from(days.get()).ok().filter(|days| *days > 0)?;
        let slipped = app.read_standing(|plan, schedule| {
            app.forecasting.read(|scope| {
                scope.read(|sampling, network| {
                    if_slips(plan, schedule, Some((sampling, network)), &id.get_value(), days)
                })
            })
        });
        slipped.map_or_else(|| before.cloned().flatten(), Option::flatten)
    });
    let has_answer = Memo::new(move |_| answer.read().is_some());
    let said = move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .map(|slipped| app.shown.with(|plan| t::slipped(app.lang.get(), plan, slipped)))
        })
    };
    view! {
        <section class="part" data-slips>
            <h3>{tr!(app, slips)}</h3>
            <NumberField label=tr!(app, slips_days) max=2_000 of=Binding::draft(days) />
            <Show when=move || has_answer.get()>
                <p class="sentence" role="status">{said}</p>
                <ul class="links">
                    {move || answer.get().map(|slipped: Slipped| slipped.launches.into_iter().map(|launch| view! { <Hit launch=launch /> }).collect_view())}
                </ul>
                <ul class="links">
                    {move || answer.get().map(|slipped: Slipped| slipped.people.into_iter().map(|id| view! { <Adjusts id=id /> }).collect_view())}
                </ul>
            </Show>
        </section>
    }
}

/// A launch before and after.
#[component]
fn Hit(launch: Threatened) -> impl IntoView {
    let app = App::get();
    let Threatened { product, before, after } = launch;
    let mark = product.to_string();
    let name = {
        let product = product.clone();
        move || app.shown.with(|plan| plan.get(&product).map(|product| product.name.clone()))
    };
    let stand = move |stand: TimeStanding| {
        let lang = app.lang.get();
        let slack = stand.slack.map_or_else(|| "–".to_owned(), |days| t::signed(lang, days));
        stand
            .chance
            .and_then(|chance| chance.percent())
            .map_or(slack.clone(), |percent| format!("{}, {slack}", t::percent(lang, percent)))
    };
    view! {
        <li data-threatened=mark>
            <VerdictBadge verdict=Signal::derive(move || after.verdict) />
            <button type="button" class="link" data-command="show-product" on:click=move |_| app.look_at(Selection::Product(product.clone()))>{name}</button>
            <span class="aside">{move || stand(before)} " → " {move || stand(after)}</span>
        </li>
    }
}

/// Somebody who must adjust.
#[component]
fn Adjusts(id: PersonId) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let name = {
        let id = id.clone();
        move || app.shown.with(|plan| plan.get(&id).map(|person| person.name.clone()))
    };
    view! {
        <li data-adjusts=mark>
            <button type="button" class="link" data-command="show-person" on:click=move |_| app.look_at(Selection::Person(id.clone()))>{name}</button>
        </li>
    }
}
