//! What if a project slips: the launches that stand otherwise, with their chances, and who must
//! adjust. Nothing is moved.

use leptos::prelude::*;

use crate::state::{App, Input, Selection};
use crate::view::fields::NumberField;
use crate::view::form::Binding;
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use domain::readiness::{Slipped, if_slips};
use engine::model::*;
use session::inspector::slips::{SlipLine, SlipPicture};

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
    let shown = Memo::new(move |_| {
        answer.with(|answer| {
            let slipped = answer.as_ref()?;
            Some(app.open.shown.with(|plan| SlipPicture::of(app.lang.get(), plan, slipped)))
        })
    });
    let has_answer = Memo::new(move |_| shown.read().is_some());
    let said = move || shown.with(|shown| shown.as_ref().map(|shown| shown.said.clone()));
    let launches = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().map_or_else(Vec::new, |shown| shown.launches.clone()))
    });
    let people = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().map_or_else(Vec::new, |shown| shown.people.clone()))
    });
    view! {
        <section class="part" data-slips>
            <h3>{tr!(app, slips)}</h3>
            <NumberField label=tr!(app, slips_days) max=2_000 of=Binding::draft(days) />
            <Show when=move || has_answer.get()>
                <p class="sentence" role="status">{said}</p>
                <ul class="links">
                    {move || launches.get().into_iter().map(|launch| view! { <Hit launch=launch /> }).collect_view()}
                </ul>
                <ul class="links">
                    {move || people.get().into_iter().map(|(id, name)| view! { <Adjusts id=id name=name /> }).collect_view()}
                </ul>
            </Show>
        </section>
    }
}

/// A launch before and after.
#[component]
fn Hit(launch: SlipLine) -> impl IntoView {
    let app = App::get();
    let SlipLine { product, name, verdict, said } = launch;
    let mark = product.to_string();
    view! {
        <li data-threatened=mark>
            <VerdictBadge verdict=Signal::stored(verdict) />
            <button type="button" class="link" data-command="show-product" on:click=move |_| app.feed(Input::LookAt(Selection::Product(product.clone())))>{name}</button>
            <span class="aside">{said}</span>
        </li>
    }
}

/// Somebody who must adjust.
#[component]
fn Adjusts(id: PersonId, name: Option<String>) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    view! {
        <li data-adjusts=mark>
            <button type="button" class="link" data-command="show-person" on:click=move |_| app.feed(Input::LookAt(Selection::Person(id.clone())))>{name}</button>
        </li>
    }
}
