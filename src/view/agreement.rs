//! The one question that a drop can raise: an agreed date would be broken.

use leptos::prelude::*;

use super::modal::modal;
use super::tr;
use crate::state::{App, Input};
use session::text as t;

/// A dialog over the page while a change that breaks an agreement waits for an answer.
#[component]
pub fn AgreementDialog() -> impl IntoView {
    let app = App::get();
    view! { {move || app.notices.question.with(|breaking| breaking.as_ref().map(|(_, names)| names.join(", "))).map(|names| view! { <Question names=names /> })} }
}

#[component]
fn Question(names: String) -> impl IntoView {
    let app = App::get();
    let names = StoredValue::new(names);
    let dialog = modal();
    view! {
        <dialog
            class="question"
            node_ref=dialog
            aria-label=tr!(app, breaks_agreement_title)
            data-breaks=names.get_value()
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); app.feed(Input::Answer { anyway: false }); }
        >
            <h2>{tr!(app, breaks_agreement_title)}</h2>
            <p>{move || t::breaks_agreement(app.lang.get(), &names.get_value())}</p>
            <div class="answers">
                <button type="button" class="button" data-command="keep-agreement" on:click=move |_| app.feed(Input::Answer { anyway: false })>{tr!(app, keep_agreement)}</button>
                <button type="button" class="button" data-command="break-agreement" on:click=move |_| app.feed(Input::Answer { anyway: true })>{tr!(app, break_agreement)}</button>
            </div>
        </dialog>
    }
}
