//! What both sides changed and nobody has settled: on its record, and all of it in a list.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::modal::modal;
use super::tr;
use crate::state::{App, Input};
use session::review::ClashLine;
use session::text as t;

/// How many there are, and the way to them; nothing while there is none.
#[component]
pub fn ClashCount() -> impl IntoView {
    let app = App::get();
    Effect::new(move || {
        let root = document().document_element().expect("a page has a root element");
        let _ = root.set_attribute("data-clash-count", &app.open.clashes.get().to_string());
    });
    let count = move || match app.open.clashes.get() {
        1 => t::clash_one(app.lang.get()),
        n => t::clash_count(app.lang.get(), n),
    };
    view! {
        <Show when=move || app.open.clashes.get() != 0>
            <button type="button" class="button is-clash" data-command="clashes" aria-label=count title=move || format!("{}. {}", count(), t::clash_hint(app.lang.get())) on:click=move |_| app.dialogs.clashes.set(true)>
                <span aria-hidden="true">"≠ "{move || app.open.clashes.get()}</span>
            </button>
        </Show>
    }
}

/// All of it, in a dialog.
#[component]
pub fn ClashDialog() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.dialogs.clashes.get()>
            <Dialog />
        </Show>
    }
}

#[component]
fn Dialog() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.dialogs.clashes.set(false);
    view! {
        <dialog
            class="panel clashes"
            node_ref=dialog
            aria-label=tr!(app, clash_title)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head">
                <h2>{tr!(app, clash_title)}</h2>
                <span class="spring"></span>
                <button type="button" class="button is-quiet" data-command="cancel" aria-label=tr!(app, close) on:click=move |_| close()>
                    <Pictogram icon=Icon::Cross />
                </button>
            </header>
            <div class="import-body">
                <p class="quiet">{move || match app.open.clashes.get() {
                    0 => t::clash_none(app.lang.get()),
                    _ => t::clash_hint(app.lang.get()),
                }}</p>
                <ClashList record=None />
            </div>
        </dialog>
    }
}

/// What is open of one record, or of all.
#[component]
pub fn ClashList(record: Option<String>) -> impl IntoView {
    let app = App::get();
    let lines = Memo::new(move |_| {
        app.lang.track();
        app.open.clashes.track();
        app.open.shown.track();
        let lines = app.clash_lines();
        lines
            .into_iter()
            .filter(|line| record.as_ref().is_none_or(|it| *it == line.record))
            .collect::<Vec<_>>()
    });
    view! {
        {move || lines.get().into_iter().map(|line| {
            let ClashLine { name, record, id, text, options } = line;
            let name = StoredValue::new(name);
            let label = text.clone();
            view! {
                <section class="clash" data-clash-id=record data-review-id=id role="group" aria-label=label>
                    <p>{text}</p>
                    <div class="clash-options">
                        {options.into_iter().enumerate().map(|(which, text)| view! {
                            <button type="button" class="button" data-settle=which.to_string() on:click=move |_| app.feed(Input::Settle(name.get_value(), which))>
                                {text}
                            </button>
                        }).collect_view()}
                    </div>
                </section>
            }
        }).collect_view()}
    }
}
