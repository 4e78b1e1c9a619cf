//! People by party, each with what they see to; only the rows on screen exist.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::each::Each;
use super::icon::{Icon, Pictogram};
use super::tr;
use super::verdict::VerdictBadge;
use super::windowed::Windowed;
use crate::state::{App, Input, Selection};
use domain::readiness::Verdict;
use engine::model::*;
use session::edit::Edit;
use session::text as t;
use session::viewmodel::{Duties, PeopleRow, duties, people_rows};

/// The height of a row in CSS pixels; the style sheet has the same.
const ROW: f64 = 36.0;

/// The screen of people and parties.
#[component]
pub fn People() -> impl IntoView {
    let app = App::get();
    let list = Windowed::new();
    // Made again when the plan changed; nothing is dragged here.
    let rows = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        Arc::new(people_rows(&app.plan()))
    });
    let all = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        Arc::new(app.with_forecast_untracked(duties))
    });
    let visible = Memo::new(move |_| {
        rows.with(|rows| {
            list.rows(ROW, rows.len()).map(|place| (place, rows[place].clone())).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="people" aria-label=tr!(app, people)>
            <header class="people-head">
                <h2>{tr!(app, people)} " " <span class="quiet">{move || app.open.shown.with(|plan| plan.people.size())}</span></h2>
                <Show when=move || app.open.writable.get()>
                    <button type="button" class="button" data-command="add-person" on:click=move |_| app.add_person(None)>
                        <Pictogram icon=Icon::Plus /><span>{tr!(app, add_person)}</span>
                    </button>
                    <button type="button" class="button" data-command="add-party" on:click=move |_| app.add_party()>
                        <Pictogram icon=Icon::Plus /><span>{tr!(app, add_party)}</span>
                    </button>
                </Show>
            </header>
            <div
                class="people-list"
                node_ref=list.scroller
                on:scroll=move |_| list.scrolled()
                on:keydown=walk
            >
                <Show when=move || rows.read().is_empty()>
                    <p class="empty">{tr!(app, empty_people)}</p>
                </Show>
                <div class="people-all" role="list" style:--count=move || rows.read().len().to_string()>
                    <Each each=move || visible.get() key=|row| row.clone() let((place, row))>
                        {match row {
                            PeopleRow::Party(id) => view! { <PartyRow place=place id=id /> }.into_any(),
                            PeopleRow::Person(id) => view! { <PersonRow place=place id=id all=all /> }.into_any(),
                        }}
                    </Each>
                </div>
            </div>
        </section>
    }
}

/// Arrows walk from row to row.
fn walk(event: leptos::ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let place =
        |element: &web_sys::Element| element.get_attribute("data-place")?.parse::<i32>().ok();
    let Some(place) = place(&target) else { return };
    let list = target.closest(".people-all").ok().flatten();
    let next = list.and_then(|list| {
        list.query_selector(&format!("[data-place='{}']", place + step)).ok().flatten()
    });
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = next.focus();
    }
}

#[component]
fn PartyRow(place: usize, id: Option<PartyId>) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let party = Memo::new(move |_| {
        app.open.shown.with(|plan| plan.get(key.get_value().as_ref()?).cloned())
    });
    let name = Memo::new(move |_| {
        party.get().map_or_else(|| t::own_people(app.lang.get()), |party| party.name.clone())
    });
    let kind = move || {
        party.get().map(|party| {
            if party.external { t::external(app.lang.get()) } else { t::internal(app.lang.get()) }
        })
    };
    let mark = id.as_ref().map_or_else(String::new, |id| id.to_string());
    let is_selected = move || {
        key.get_value()
            .map(Selection::Party)
            .is_some_and(|own| app.selection.subject.read().as_ref() == Some(&own))
    };
    view! {
        <div class="people-row is-party" class:is-selected=is_selected role="listitem" data-party-id=mark style:--row=place.to_string()>
            {if id.is_some() {
                view! {
                    <button type="button" class="people-name" data-place=place.to_string() data-command="show-party"
                        on:click=move |_| app.select(key.get_value().map(Selection::Party))>{name}</button>
                }.into_any()
            } else {
                view! { <span class="people-name">{name}</span> }.into_any()
            }}
            <span class="quiet">{kind}</span>
            <span class="spring"></span>
            <Show when=move || app.open.writable.get()>
                <button
                    type="button"
                    class="button is-quiet"
                    data-command="add-person-here"
                    aria-label=move || t::add_person_to(app.lang.get(), &name.read())
                    title=move || t::add_person_to(app.lang.get(), &name.read())
                    on:click=move |_| app.add_person(key.get_value())
                >
                    <Pictogram icon=Icon::Plus />
                </button>
            </Show>
        </div>
    }
}

#[component]
fn PersonRow(
    place: usize,
    id: PersonId,
    all: Memo<Arc<BTreeMap<PersonId, Duties>>>,
) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let name = Memo::new(move |_| {
        app.open.shown.with(|plan| {
            plan.get(&key.get_value()).map_or_else(String::new, |person| person.name.clone())
        })
    });
    let own =
        Memo::new(move |_| all.with(|all| all.get(&key.get_value()).cloned()).unwrap_or_default());
    let verdict = Signal::derive(move || own.read().verdict.unwrap_or(Verdict::NotJudged));
    let is_selected =
        move || app.selection.subject.read().as_ref() == Some(&Selection::Person(key.get_value()));
    view! {
        <div class="people-row" class:is-selected=is_selected role="listitem" data-person-id=id.to_string() style:--row=place.to_string()>
            {move || own.read().verdict.is_some().then(|| view! { <VerdictBadge verdict=verdict /> })}
            <button type="button" class="people-name" data-place=place.to_string() data-command="show-person"
                on:click=move |_| app.select(Some(Selection::Person(key.get_value())))>{name}</button>
            <span class="people-duties quiet">{move || t::duties(app.lang.get(), &own.read())}</span>
        </div>
    }
}

impl App {
    /// Adds a person who works for this party, and shows them.
    fn add_person(&self, party: Option<PartyId>) {
        let made = self.make(Edit::AddPerson { party });
        made.into_iter().for_each(|id| self.feed(Input::ShowNew(Selection::Person(id))));
    }

    /// Adds an external party, and shows it.
    fn add_party(&self) {
        let made = self.make(Edit::AddParty);
        made.into_iter().for_each(|id| self.feed(Input::ShowNew(Selection::Party(id))));
    }
}
