//! A person in the inspector.

use leptos::prelude::*;

use super::Head;
use super::fields::TextField;
use crate::edit::{Field, amend};
use crate::model::*;
use crate::state::App;
use crate::view::tr;

/// Everything of a person that can be said in a form.
#[component]
pub fn PersonInspector(id: PersonId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let person = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Person) -> String| Signal::derive(move || person.get().map_or_else(String::new, |person| of(&person)));
    let change = move |field, edit: Box<dyn FnOnce(&mut Person)>| app.dispatch(amend(&app.plan(), &id.get_value(), field, edit));
    view! {
        <Head>
            <h2>{read(|person| person.name.clone())}</h2>
        </Head>
        <Show when=move || person.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <div class="fields">
                <TextField label=tr!(app, name) value=read(|person| person.name.clone())
                    set=move |name: String| change(Field::Name, Box::new(move |person| person.name = name)) />
            </div>
        </Show>
    }
}
