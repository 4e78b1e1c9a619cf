//! A party in the inspector.

use leptos::prelude::*;

use super::duties::{Leaving, Links, subjects};
use super::panel::Head;
use super::send_part::SendPart;
use crate::state::App;
use crate::view::calendar::CalendarFields;
use crate::view::fields::{CheckField, ChoiceField, TextField};
use crate::view::form::{Binding, Form};
use crate::view::tr;
use engine::model::*;
use session::edit::{CalendarOf, Edit, Somebody};
use session::inspector::people::PartyContents;
use session::text as t;
use session::viewmodel::Subject;

/// Everything of a party that can be said in a form, with its people and what it does.
#[component]
pub fn PartyInspector(id: PartyId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let party = Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Party) -> String| {
        Signal::derive(move || party.get().map_or_else(String::new, |party| of(&party)))
    };
    let form = Form::of(app, id, party);
    // Made again when the plan changed, not while something is dragged.
    let own = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        PartyContents::of(&app.plan(), &id.get_value())
    });
    let has_calendar =
        Signal::derive(move || party.get().is_some_and(|party| party.calendar.is_some()));
    let own_calendar = move |own| app.edit(Edit::OwnCalendar { party: id.get_value(), own });
    let said = move || {
        let external = party.get().is_some_and(|party| party.external);
        own.with(|own| {
            let (people, projects) = (own.people.len(), own.projects.len());
            t::party_sentence(app.lang.get(), external, people, projects)
        })
    };
    view! {
        <Head>
            <h2>{read(|party| party.name.clone())}</h2>
        </Head>
        <Show when=move || party.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <p class="sentence">{said}</p>
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Party::FIELDS.name) />
                <ChoiceField label=tr!(app, own_or_external) choices=&[false, true] name=move |external| if external { t::external(app.lang.get()) } else { t::internal(app.lang.get()) }
                    of=form.field(Party::FIELDS.external) />
            </div>
            <section class="part">
                <CheckField label=tr!(app, own_calendar) hint=Signal::derive(tr!(app, own_calendar_hint))
                    of=Binding::new(has_calendar, own_calendar) />
                <Show when=move || has_calendar.get()>
                    <div class="fields">
                        <CalendarFields of=CalendarOf::Party(id.get_value()) />
                    </div>
                </Show>
            </section>
            <Links title=tr!(app, people) subjects=Signal::derive(move || subjects(own.get().people, Subject::Person)) />
            <Links title=tr!(app, projects) subjects=Signal::derive(move || subjects(own.get().projects, Subject::Project)) />
            <SendPart who=Subject::Party(id.get_value()) />
            <Leaving who=Somebody::Party(id.get_value()) list="parties" mark="delete-party" />
        </Show>
    }
}
