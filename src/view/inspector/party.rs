//! A party in the inspector.

use leptos::prelude::*;

use super::Head;
use super::duties::{Leaving, Links, subjects};
use super::fields::{CheckField, ChoiceField, TextField};
use crate::state::App;
use crate::view::calendar::CalendarFields;
use crate::view::tr;
use domain::edit::{Field, amend};
use engine::model::*;
use session::text as t;
use session::viewmodel::Subject;

/// Everything of a party that can be said in a form, with its people and what it does.
#[component]
pub fn PartyInspector(id: PartyId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let party = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Party) -> String| {
        Signal::derive(move || party.get().map_or_else(String::new, |party| of(&party)))
    };
    let change = move |field, edit: Box<dyn FnOnce(&mut Party)>| {
        app.dispatch(amend(&app.plan(), &id.get_value(), field, edit))
    };
    // Made again when the plan changed, not while something is dragged.
    let own = Memo::new(move |_| {
        app.structure.track();
        app.history.track();
        let (plan, id) = (app.plan(), id.get_value());
        let people = plan
            .people
            .iter()
            .filter(|(_, it)| it.party.as_ref() == Some(&id))
            .map(|(id, _)| id.clone());
        let projects = plan
            .projects
            .iter()
            .filter(|(_, it)| it.party.as_ref() == Some(&id))
            .map(|(id, _)| id.clone());
        (people.collect::<Vec<_>>(), projects.collect::<Vec<_>>())
    });
    let has_calendar =
        Signal::derive(move || party.get().is_some_and(|party| party.calendar.is_some()));
    // It begins as the plan's, to be changed from there.
    let own_calendar = move |on: bool| {
        let calendar = on.then(|| app.plan().about.calendar.clone());
        change(Field::Calendar, Box::new(move |party| party.calendar = calendar))
    };
    let said = move || {
        let external = party.get().is_some_and(|party| party.external);
        own.with(|(people, projects)| {
            t::party_sentence(app.lang.get(), external, people.len(), projects.len())
        })
    };
    view! {
        <Head>
            <h2>{read(|party| party.name.clone())}</h2>
        </Head>
        <Show when=move || party.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <p class="sentence">{said}</p>
            <div class="fields">
                <TextField label=tr!(app, name) value=read(|party| party.name.clone())
                    set=move |name: String| change(Field::Name, Box::new(move |party| party.name = name)) />
                <ChoiceField label=tr!(app, own_or_external) choices=&[false, true]
                    value=Signal::derive(move || party.get().is_some_and(|party| party.external))
                    name=move |external| if external { t::external(app.lang.get()) } else { t::internal(app.lang.get()) }
                    set=move |external| change(Field::External, Box::new(move |party| party.external = external)) />
            </div>
            <section class="part">
                <CheckField label=tr!(app, own_calendar) hint=Signal::derive(tr!(app, own_calendar_hint)) value=has_calendar set=own_calendar />
                <Show when=move || has_calendar.get()>
                    <div class="fields">
                        <CalendarFields
                            rules=Signal::derive(move || party.get().and_then(|party| party.calendar.clone()).unwrap_or_default().rules().clone())
                            set=move |rules: CalendarRules| change(Field::Calendar, Box::new(move |party| party.calendar = Some(rules.into())))
                        />
                    </div>
                </Show>
            </section>
            <Links title=tr!(app, people) subjects=Signal::derive(move || subjects(own.get().0, Subject::Person)) />
            <Links title=tr!(app, projects) subjects=Signal::derive(move || subjects(own.get().1, Subject::Project)) />
            <Leaving<Party> id=id.get_value() list="parties" mark="delete-party" />
        </Show>
    }
}
