//! A person in the inspector.

use leptos::prelude::*;

use super::duties::{Leaving, Links, subjects};
use super::panel::Head;
use super::requests::Requests;
use super::send_part::SendPart;
use crate::state::App;
use crate::view::fields::TextField;
use crate::view::form::Form;
use crate::view::tr;
use engine::model::*;
use session::edit::{Post, Somebody};
use session::inspector::people::products_of_criteria;
use session::inspector::requests::Concerned;
use session::text as t;
use session::viewmodel::{Duties, Subject, duties};

/// Everything of a person that can be said in a form, and what they see to.
#[component]
pub fn PersonInspector(id: PersonId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let person = Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Person) -> String| {
        Signal::derive(move || person.get().map_or_else(String::new, |person| of(&person)))
    };
    let form = Form::of(app, id, person);
    // Made again when the plan changed, not while something is dragged.
    let own = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        app.with_forecast_untracked(duties).remove(&id.get_value()).unwrap_or_default()
    });
    let listed = move |of: fn(Duties) -> Vec<Subject>| Signal::derive(move || of(own.get()));
    let owned = Signal::derive(move || {
        let products = own.with(|own| products_of_criteria(&app.plan(), own));
        subjects(products, Subject::Product)
    });
    view! {
        <Head>
            <h2>{read(|person| person.name.clone())}</h2>
        </Head>
        <Show when=move || person.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <p class="sentence">{move || t::duties(app.lang.get(), &own.read())}</p>
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Person::FIELDS.name) />
                <TextField label=tr!(app, works_for) list="parties" of=app.holder(Post::WorksFor(id.get_value())) />
            </div>
            <Links title=tr!(app, programmes) subjects=listed(|own| subjects(own.programmes, Subject::Programme)) />
            <Links title=tr!(app, projects) subjects=listed(|own| subjects(own.projects, Subject::Project)) />
            <Links title=tr!(app, products) subjects=listed(|own| subjects(own.products, Subject::Product)) />
            <Links title=tr!(app, owns_criteria_of) subjects=owned />
            <Requests of=Concerned::Person(id.get_value()) />
            <SendPart who=Subject::Person(id.get_value()) />
            <Leaving who=Somebody::Person(id.get_value()) list="people" mark="delete-person" />
        </Show>
    }
}
