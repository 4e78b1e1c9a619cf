//! The name that goes with what leaves the page.

use leptos::prelude::*;

use super::tr;
use crate::platform::me;
use crate::state::App;
use crate::view::events::while_here;

/// The field for it, in the settings.
#[component]
pub fn MyName() -> impl IntoView {
    let app = App::get();
    view! {
        <label class="field">
            <span>{tr!(app, my_name)}</span>
            <input type="text" data-command="my-name" maxlength="60" autocomplete="name" prop:value=me::name() on:change=while_here(move |event| me::keep(&event_target_value(&event))) />
        </label>
        <p class="quiet">{tr!(app, my_name_hint)}</p>
    }
}

/// Asks for it, beside the messages, when the first file has gone out.
#[component]
pub fn AskName() -> impl IntoView {
    let app = App::get();
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move || drop(field.get().map(|field| field.focus())));
    let done = move |name: String| {
        me::keep(&name);
        app.dialogs.name.set(false);
    };
    view! {
        <Show when=move || app.dialogs.name.get()>
            <form class="notice ask-name" on:submit=move |event: leptos::ev::SubmitEvent| { event.prevent_default(); done(typed.get_untracked()); }>
                <label>
                    <span>{tr!(app, my_name_ask)}</span>
                    <input node_ref=field type="text" data-command="my-name" maxlength="60" autocomplete="name" placeholder=tr!(app, my_name) on:input=move |event| typed.set(event_target_value(&event)) />
                </label>
                <button type="submit" class="button" data-command="keep-name">{tr!(app, my_name_keep)}</button>
                <button type="button" class="button is-quiet" data-command="no-name" on:click=move |_| done(String::new())>{tr!(app, dismiss)}</button>
            </form>
        </Show>
    }
}
