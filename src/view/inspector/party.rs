//! A party in the inspector.

use leptos::prelude::*;

use super::Head;
use super::fields::TextField;
use crate::edit::{Field, amend};
use crate::model::*;
use crate::state::App;
use crate::view::tr;

/// Everything of a party that can be said in a form.
#[component]
pub fn PartyInspector(id: PartyId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let party = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Party) -> String| Signal::derive(move || party.get().map_or_else(String::new, |party| of(&party)));
    let change = move |field, edit: Box<dyn FnOnce(&mut Party)>| app.dispatch(amend(&app.plan(), &id.get_value(), field, edit));
    view! {
        <Head>
            <h2>{read(|party| party.name.clone())}</h2>
        </Head>
        <Show when=move || party.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <div class="fields">
                <TextField label=tr!(app, name) value=read(|party| party.name.clone())
                    set=move |name: String| change(Field::Name, Box::new(move |party| party.name = name)) />
            </div>
        </Show>
    }
}
