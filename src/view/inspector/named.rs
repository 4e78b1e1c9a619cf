//! A field that holds a person, a party or a programme: type a name, and it exists.

use leptos::prelude::*;

use super::fields::TextField;
use crate::platform::ids;
use crate::state::App;
use domain::edit::commands::{FromName, assign};
use domain::edit::{Field, Named, RecordType};
use engine::model::Id;

/// The list of names to choose from, and what new ids begin with.
fn of_type(what: RecordType) -> (&'static str, &'static str) {
    match what {
        RecordType::Person => ("people", "person"),
        RecordType::Party => ("parties", "party"),
        _ => ("programmes", "programme"),
    }
}

/// A new id for a record of this type.
pub fn fresh<N: Named>() -> Id<N> {
    ids::fresh(of_type(N::WHAT).1)
}

/// The name of what stands in a field of a record; typing another name puts that one there, made
/// when it is new, and no name clears the field.
#[component]
pub fn NamedField<T: Named + 'static, N: FromName + 'static>(
    #[prop(into)] label: Signal<String>,
    id: Id<T>,
    field: Field,
    get: fn(&T) -> Option<&Id<N>>,
    set: fn(&mut T, Option<Id<N>>),
) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let name = Signal::derive(move || {
        app.shown
            .with(|plan| Some(plan.get(get(plan.get(&id.get_value())?)?)?.name().to_owned()))
            .unwrap_or_default()
    });
    let put = move |name: String| {
        app.dispatch(assign(&app.plan(), &id.get_value(), field, &name, fresh(), set))
    };
    view! { <TextField label=label list=of_type(N::WHAT).0 value=name set=put /> }
}
