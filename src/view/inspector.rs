//! The inspector: one sentence that matters, then the fields of what is selected.

mod activities;
mod criterion;
mod decision;
mod deliverable;
mod duties;
mod gate_field;
mod gates;
mod newer;
mod otherwise;
mod outlook;
mod panel;
mod party;
mod person;
mod picker;
mod product;
mod programme;
mod project;
mod record;
mod requests;
mod send_part;
mod several;
mod slips;
mod spread;
mod waits;
mod why;

pub use panel::close;

use leptos::html::Aside;
use leptos::prelude::*;

use panel::{focus, focus_name};

use super::clashes::ClashList;
use super::history::RecordHistory;
use super::several::FromPlan;
use super::tr;
use crate::state::{App, Grip, Selection};
use engine::model::{Party, Person, Plan, Product, Programme, Project, Record, Unknown, UnknownId};

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
    // Another subject is read from its head on, though the panel is the same element.
    let panel = NodeRef::<Aside>::new();
    Effect::new(move || {
        app.selection.subject.track();
        if let Some(panel) = panel.get() {
            panel.set_scroll_top(0);
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
        {move || app.selection.subject.get().filter(|_| !several.get()).map(|selection| { let (label, record) = (named(app, &selection), key_of(&selection)); view! {
            <aside class="inspector" node_ref=panel tabindex="-1" aria-label=label>
                <FromPlan of=selection.clone() />
                <ClashList record=Some(key_of(&selection)) />
                <newer::NewerFields of=unknown_of(&selection) />
                {match selection {
                    Selection::Project(id) => view! { <project::ProjectInspector id=id /> }.into_any(),
                    Selection::Product(id) => view! { <product::ProductInspector id=id /> }.into_any(),
                    Selection::Programme(id) => view! { <programme::ProgrammeInspector id=id /> }.into_any(),
                    Selection::Person(id) => view! { <person::PersonInspector id=id /> }.into_any(),
                    Selection::Party(id) => view! { <party::PartyInspector id=id /> }.into_any(),
                }}
                <RecordHistory record=record />
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

/// Names to choose from; made again when records come or go, not while a bar moves.
fn names(app: App, of: fn(&Plan) -> Vec<String>) -> impl IntoView {
    app.open.structure.track();
    of(&app.plan()).into_iter().map(|name| view! { <option value=name></option> }).collect_view()
}

/// Names the record of the subject, as what both sides changed does.
fn key_of(selection: &Selection) -> String {
    unknown_of(selection).as_str().to_owned()
}

fn named(app: App, selection: &Selection) -> String {
    app.open.shown.with_untracked(|plan| selection.name(plan).unwrap_or_default().to_owned())
}
