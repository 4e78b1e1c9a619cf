//! What the timeline shows only, and how much that leaves out.

use leptos::prelude::*;

use super::each::Each;
use super::icon::{Icon, Pictogram};
use super::tr;
use crate::state::{App, Input};
use session::text as t;
use session::viewmodel::Subject;

/// A line over the timeline while something is left out.
#[component]
pub fn FilterBar() -> impl IntoView {
    let app = App::get();
    let is_on = Memo::new(move |_| app.rows.filter.with(|filter| !filter.is_empty()));
    view! {
        <Show when=move || is_on.get()>
            <Bar />
        </Show>
    }
}

#[component]
fn Bar() -> impl IntoView {
    let app = App::get();
    let only = move || app.rows.filter.with(|filter| filter.only.clone());
    let text = Memo::new(move |_| app.rows.filter.with(|filter| filter.text.clone()));
    let shown = Memo::new(move |_| app.rows.in_view.with(|plan| plan.projects.size()));
    let all = Memo::new(move |_| app.open.shown.with(|plan| plan.projects.size()));
    view! {
        <section class="filter-bar" aria-label=tr!(app, filter)>
            <span class="quiet">{tr!(app, filter_only)}</span>
            <ul>
                <Each each=only key=|subject| subject.clone() let(subject)>
                    <Chip subject=subject />
                </Each>
                <Show when=move || !text.read().is_empty()>
                    <li class="chip" data-filter="named">
                        <span>{move || t::filter_named(app.lang.get(), &text.read())}</span>
                        <Remove name=text remove=move || app.narrow(|filter| filter.text.clear()) />
                    </li>
                </Show>
            </ul>
            <span role="status" data-hidden-count=move || (all.get() - shown.get()).to_string()>
                {move || t::filter_shown(app.lang.get(), shown.get(), all.get())}
            </span>
            <button type="button" class="button is-quiet" data-command="clear-filter" on:click=move |_| app.feed(Input::Filter(Default::default()))>{tr!(app, filter_clear)}</button>
        </section>
    }
}

#[component]
fn Chip(subject: Subject) -> impl IntoView {
    let app = App::get();
    let mark = subject.mark();
    let what = subject.what();
    let name = {
        let subject = subject.clone();
        Memo::new(move |_| {
            app.open.shown.with(|plan| subject.name(plan).unwrap_or_default().to_owned())
        })
    };
    view! {
        <li class="chip" data-filter=mark>
            <span class="quiet">{move || t::what_name(app.lang.get(), what)}</span>
            <span>{name}</span>
            <Remove name=name remove=move || app.narrow(|filter| filter.only.retain(|other| *other != subject)) />
        </li>
    }
}

#[component]
fn Remove(name: Memo<String>, remove: impl Fn() + 'static) -> impl IntoView {
    let app = App::get();
    view! {
        <button
            type="button"
            class="button is-quiet"
            data-command="remove-filter"
            aria-label=move || t::filter_remove(app.lang.get(), &name.read())
            on:click=move |_| remove()
        >
            <Pictogram icon=Icon::Cross />
        </button>
    }
}
