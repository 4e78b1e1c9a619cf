//! A button that gives a command.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use crate::state::{App, Command};

/// A button for a command: with its name, and an icon before it when there is one.
#[component]
pub fn CommandButton(
    command: Command,
    #[prop(optional)] icon: Option<Icon>,
    /// Show the icon alone; the name is still said to a screen reader.
    #[prop(optional)]
    quiet: bool,
    /// Show the icon alone where room is short.
    #[prop(optional)]
    folding: bool,
    /// Show the first letter alone where room is short.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let app = App::get();
    view! {
        <button
            type="button"
            class="button"
            class:is-quiet=quiet
            class:is-folding=folding
            class:is-brief=brief
            data-command=command.mark()
            title=move || app.row(command).hint
            aria-label=move || quiet.then(|| app.row(command).name)
            // Not `disabled`: a button that loses its focus when the last undo is gone leaves a
            // keyboard reader nowhere.
            aria-disabled=move || (!app.can(command)).to_string()
            on:click=move |_| if app.can(command) { app.run(command) }
        >
            {icon.map(|icon| view! { <Pictogram icon=icon /> })}
            {(!quiet).then(|| view! { <span class="full">{move || app.row(command).name}</span> })}
            {brief.then(|| view! { <span class="brief" aria-hidden="true">{move || app.row(command).name.chars().next().map(String::from)}</span> })}
        </button>
    }
}
