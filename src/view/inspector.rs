//! The inspector: one sentence that matters, then the fields of what is selected.

mod activities;
mod criterion;
mod decision;
mod deliverable;
mod duties;
pub mod fields;
pub mod form;
mod gate_field;
mod gates;
mod named;
mod newer;
mod otherwise;
mod outlook;
mod party;
mod person;
mod picker;
mod product;
mod programme;
mod project;
mod record;
mod several;
mod slips;
mod spread;
mod waits;
mod why;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::{Icon, Pictogram};
use super::timeline::focus_launch;
use super::tr;
use crate::state::{App, Grip, Input, Selection};
use domain::edit::Named;
use domain::edit::commands::{Delete, delete};
use engine::model::{
    Id, Party, Person, Plan, Product, Programme, Project, Record, Unknown, UnknownId,
};

/// The panel beside the timeline; on a narrow screen a sheet at its foot.
#[component]
pub fn Inspector() -> impl IntoView {
    let app = App::get();
    // What has just been made wants a name: its field is at hand as soon as it is there.
    Effect::new(move || {
        if app.selection.naming.get() {
            app.selection.naming.set(false);
            gloo_timers::callback::Timeout::new(0, || focus_name(".inspector")).forget();
        }
    });
    Effect::new(move || {
        if app.selection.entering.get() {
            app.selection.entering.set(false);
            gloo_timers::callback::Timeout::new(0, || focus(".inspector")).forget();
        }
    });
    // Not while a band is drawn: the timeline would become narrower under it.
    let several = Memo::new(move |before: Option<&bool>| {
        let bands = app.drag.gesture.with(|gesture| {
            gesture.as_ref().is_some_and(|gesture| matches!(gesture.grip, Grip::Band(..)))
        });
        if bands {
            before.copied().unwrap_or(false)
        } else {
            !app.selection.picked.read().is_empty()
        }
    });
    view! {
        <Show when=move || several.get()>
            <aside class="inspector" aria-label=tr!(app, projects)><several::SeveralInspector /></aside>
        </Show>
        // Made anew for another subject, never for a change of the same one: a field keeps its
        // focus.
        {move || app.selection.subject.get().filter(|_| !several.get()).map(|selection| { let label = subject(app, &selection); view! {
            <aside class="inspector" tabindex="-1" aria-label=label>
                <newer::NewerFields of=unknown_of(&selection) />
                {match selection {
                    Selection::Project(id) => view! { <project::ProjectInspector id=id /> }.into_any(),
                    Selection::Product(id) => view! { <product::ProductInspector id=id /> }.into_any(),
                    Selection::Programme(id) => view! { <programme::ProgrammeInspector id=id /> }.into_any(),
                    Selection::Person(id) => view! { <person::PersonInspector id=id /> }.into_any(),
                    Selection::Party(id) => view! { <party::PartyInspector id=id /> }.into_any(),
                }}
            </aside>
        } })}
        <datalist id="people">
            {move || names(app, |plan| plan.people.values().map(|person| person.name.clone()).collect())}
        </datalist>
        <datalist id="parties">
            {move || names(app, |plan| plan.parties.values().map(|party| party.name.clone()).collect())}
        </datalist>
        <datalist id="programmes">
            {move || names(app, |plan| plan.programmes.values().map(|programme| programme.name.clone()).collect())}
        </datalist>
    }
}

/// Names what a newer version wrote of the subject.
fn unknown_of(selection: &Selection) -> UnknownId {
    match selection {
        Selection::Project(id) => Unknown::id(Project::TABLE, id.as_str()),
        Selection::Product(id) => Unknown::id(Product::TABLE, id.as_str()),
        Selection::Programme(id) => Unknown::id(Programme::TABLE, id.as_str()),
        Selection::Person(id) => Unknown::id(Person::TABLE, id.as_str()),
        Selection::Party(id) => Unknown::id(Party::TABLE, id.as_str()),
    }
}

fn focus(selector: &str) {
    let element = document()
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.into_iter().for_each(|element| drop(element.focus()));
}

/// Closes the inspector; a focus that was in it goes back to what it showed.
pub fn close(app: App) {
    let is_in = document()
        .active_element()
        .is_some_and(|active| active.closest(".inspector").ok().flatten().is_some());
    let subject = app.selection.subject.get_untracked();
    app.select(None);
    match subject {
        Some(Selection::Product(id)) if is_in => focus_launch(&id),
        _ if is_in => app.feed(Input::Refocus),
        _ => {}
    }
}

/// Puts the reader in the first field of text within an element, with all that stands there
/// selected.
fn focus_name(within: &str) {
    let field = document().query_selector(&format!("{within} input[type=text]")).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        let _ = field.focus();
        field.select();
    }
}

/// Names to choose from; made again when records come or go, not while a bar moves.
fn names(app: App, of: fn(&Plan) -> Vec<String>) -> impl IntoView {
    app.open.structure.track();
    of(&app.plan()).into_iter().map(|name| view! { <option value=name></option> }).collect_view()
}

fn subject(app: App, selection: &Selection) -> String {
    fn name<T: Named>(plan: &Plan, id: &Id<T>) -> Option<String> {
        plan.get(id).map(|record| record.name().to_owned())
    }
    app.open
        .shown
        .with_untracked(|plan| match selection {
            Selection::Project(id) => name(plan, id),
            Selection::Product(id) => name(plan, id),
            Selection::Programme(id) => name(plan, id),
            Selection::Person(id) => name(plan, id),
            Selection::Party(id) => name(plan, id),
        })
        .unwrap_or_default()
}

/// The close button at the head of the inspector.
#[component]
fn Head(children: Children) -> impl IntoView {
    let app = App::get();
    let only = move |_| {
        app.selection
            .subject
            .get_untracked()
            .into_iter()
            .for_each(|subject| app.feed(Input::ShowOnly(subject)))
    };
    view! {
        <header class="panel-head">
            {children()}
            <span class="spring"></span>
            <button type="button" class="button is-quiet" data-command="show-only" aria-label=tr!(app, filter_this) title=tr!(app, filter_this) on:click=only>
                <Pictogram icon=Icon::Filter />
            </button>
            <button type="button" class="button is-quiet" data-command="close-inspector" aria-label=tr!(app, close) on:click=move |_| close(app)>
                <Pictogram icon=Icon::Cross />
            </button>
        </header>
    }
}

/// Deletes a record; one undo brings it back, so nobody is asked.
#[component]
fn DeleteButton<T: Delete + 'static>(
    id: Id<T>,
    /// The mark of this command.
    mark: &'static str,
    /// Show the icon alone.
    #[prop(optional)]
    quiet: bool,
    /// Close the inspector, whose subject it is.
    #[prop(optional)]
    subject: bool,
) -> impl IntoView {
    let app = App::get();
    let run = move |_| {
        if app.dispatch_aloud(delete(&app.plan(), &id)) && subject {
            app.select(None);
        }
    };
    view! {
        <button type="button" class="button is-quiet" data-command=mark aria-label=tr!(app, delete) title=tr!(app, delete) on:click=run>
            <Pictogram icon=Icon::Bin />
            {(!quiet).then(|| view! { <span>{tr!(app, delete)}</span> })}
        </button>
    }
}
