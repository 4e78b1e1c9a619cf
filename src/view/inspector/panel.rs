//! What every panel of the inspector has: its head, the way to delete its subject, and where the
//! focus goes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::state::{App, Input, Selection};
use crate::view::icon::{Icon, Pictogram};
use crate::view::timeline::focus_launch;
use crate::view::tr;
use session::edit::{Edit, RecordId};

/// The close button at the head of the inspector.
#[component]
pub fn Head(children: Children) -> impl IntoView {
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
pub fn DeleteButton(
    #[prop(into)] id: RecordId,
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
        if app.edit_aloud(Edit::Delete(id.clone())) && subject {
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

/// Puts the focus on an element of the page.
pub fn focus(selector: &str) {
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
pub fn focus_name(within: &str) {
    let field = document().query_selector(&format!("{within} input[type=text]")).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        let _ = field.focus();
        field.select();
    }
}
