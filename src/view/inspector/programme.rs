//! A programme in the inspector.

use leptos::prelude::*;

use super::Head;
use super::fields::TextField;
use crate::edit::{Field, amend};
use crate::model::*;
use crate::state::App;
use crate::view::tr;

/// Everything of a programme that can be said in a form.
#[component]
pub fn ProgrammeInspector(id: ProgrammeId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let programme = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read =
        move |of: fn(&Programme) -> String| Signal::derive(move || programme.get().map_or_else(String::new, |programme| of(&programme)));
    let change = move |field, edit: Box<dyn FnOnce(&mut Programme)>| app.dispatch(amend(&app.plan(), &id.get_value(), field, edit));
    view! {
        <Head>
            <h2>{read(|programme| programme.name.clone())}</h2>
        </Head>
        <Show when=move || programme.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <div class="fields">
                <TextField label=tr!(app, name) value=read(|programme| programme.name.clone())
                    set=move |name: String| change(Field::Name, Box::new(move |programme| programme.name = name)) />
            </div>
        </Show>
    }
}
