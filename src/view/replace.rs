//! The preview of a file whose plan is here already: what differs, and what to do with it.

use leptos::prelude::*;

use super::modal::modal;
use super::tr;
use crate::state::{App, Replacement};
use domain::edit::{Compared, Comparison, RecordChange};
use session::text::{self as t, Lang};

/// Records listed under one heading; the count says how many there are.
const LISTED: usize = 100;

/// A dialog over the page while a file waits for an answer.
#[component]
pub fn ReplaceDialog() -> impl IntoView {
    let app = App::get();
    view! { {move || app.dialogs.replacement.get().map(|replacement| view! { <Preview replacement=replacement /> })} }
}

#[component]
fn Preview(replacement: Replacement) -> impl IntoView {
    let app = App::get();
    let Replacement { file, name, comparison, .. } = replacement;
    let dialog = modal();
    let close = move || app.dialogs.replacement.set(None);
    let title = StoredValue::new(file);
    let title = move || t::replace_title(app.lang.get(), &title.get_value());
    let (before, after) = comparison.count;
    view! {
        <dialog
            class="panel import replace"
            node_ref=dialog
            aria-label=title
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head"><h2>{title}</h2></header>
            <div class="import-body">
                <p>{tr!(app, replace_intro, &name)}</p>
                {comparison.shrinks().then(|| view! { <p class="trouble" data-shrinks="">{tr!(app, replace_shrinks, before, after)}</p> })}
                <Lists comparison=comparison />
                <p class="quiet">{move || {
                    let lang = app.lang.get();
                    if app.can_replace() { t::replace_promise(lang) } else { t::replace_read_only(lang) }
                }}</p>
            </div>
            <footer class="import-foot">
                <button type="button" class="button" data-command="cancel" autofocus=true on:click=move |_| close()>{tr!(app, cancel)}</button>
                <button type="button" class="button" data-command="open-copy" on:click=move |_| app.open_replacement_beside()>{tr!(app, open_copy)}</button>
                <button
                    type="button"
                    class="button is-main"
                    data-command="replace-plan"
                    aria-disabled=move || (!app.can_replace()).to_string()
                    on:click=move |_| if untrack(|| app.can_replace()) { app.confirm_replacement() }
                >
                    {tr!(app, replace_confirm)}
                </button>
            </footer>
        </dialog>
    }
}

/// What goes, what comes, what changes: what could hurt first.
#[component]
fn Lists(comparison: Comparison) -> impl IntoView {
    let part = |belongs: fn(&RecordChange) -> bool| {
        comparison.records.iter().filter(|record| belongs(&record.how)).cloned().collect::<Vec<_>>()
    };
    view! {
        <List mark="gone" title=t::differs_gone records=part(|how| matches!(how, RecordChange::Gone)) />
        <List mark="new" title=t::differs_new records=part(|how| matches!(how, RecordChange::New)) />
        <List mark="changed" title=t::differs_changed records=part(|how| matches!(how, RecordChange::Changed(_))) />
    }
}

#[component]
fn List(
    mark: &'static str,
    title: fn(Lang, usize) -> String,
    records: Vec<Compared>,
) -> impl IntoView {
    let app = App::get();
    let count = records.len();
    (count > 0).then(|| {
        let more = count.saturating_sub(LISTED);
        let line = |record: &Compared| {
            let record = record.clone();
            view! { <li>{move || t::differs_line(app.lang.get(), &record)}</li> }
        };
        let heading = move || title(app.lang.get(), count);
        view! {
            <section class="compared" data-compared=mark data-count=count>
                <h3>{heading}</h3>
                <ul tabindex="0" aria-label=heading>
                    {records.iter().take(LISTED).map(line).collect_view()}
                    {(more > 0).then(|| view! { <li>{tr!(app, and_more, more)}</li> })}
                </ul>
            </section>
        }
    })
}
