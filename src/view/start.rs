//! Where to begin: the plans that this browser keeps, the example, a file, a list, or nothing yet.

mod bin;
mod focus;
mod plans;

use bin::Bin;
use focus::take_focus;
use leptos::html::H1;
use leptos::prelude::*;
use plans::Plans;

use super::command_button::CommandButton;
use super::icon::{Icon, Pictogram};
use super::storage::Room;
use super::toolbar::OpenFile;
use super::tr;
use crate::state::{App, Command, FocusOn};

/// The first look.
#[component]
pub fn Start() -> impl IntoView {
    let app = App::get();
    let head = NodeRef::<H1>::new();
    take_focus(app, FocusOn::Head, move || head.get().map(Into::into));
    app.look_around();
    let has_plans =
        Memo::new(move |_| app.shelf.plans.read().iter().any(|plan| plan.binned.is_none()));
    view! {
        <div class="start">
            <header class="start-head">
                <span class="spring"></span>
                <CommandButton command=Command::Settings icon=Icon::Settings quiet=true />
            </header>
            <main class="start-main" class:has-plans=has_plans>
                <h1 node_ref=head tabindex="-1">{tr!(app, app_name)}</h1>
                <p class="tagline">{tr!(app, tagline)}</p>
                <Plans />
                <div class="doors">
                    <button type="button" class="door" class:is-first=move || !has_plans.get() data-command="open-example" on:click=move |_| app.open_example()>
                        <Pictogram icon=Icon::Chart />
                        <strong>{tr!(app, start_example)}</strong>
                        <span>{tr!(app, start_example_hint)}</span>
                    </button>
                    <div class="door">
                        <OpenFile>
                            <Pictogram icon=Icon::Open />
                            <strong>{tr!(app, open_file)}</strong>
                            <span>{tr!(app, start_file_hint)}</span>
                            <strong class="door-second">{tr!(app, start_list)}</strong>
                            <span>{tr!(app, start_list_hint)}</span>
                        </OpenFile>
                    </div>
                    <button type="button" class="door" data-command="new-plan" on:click=move |_| app.open_empty()>
                        <Pictogram icon=Icon::Plus />
                        <strong>{tr!(app, start_empty)}</strong>
                        <span>{tr!(app, start_empty_hint)}</span>
                    </button>
                </div>
                <Bin />
                <footer class="start-foot">
                    <p class="quiet">{tr!(app, start_private)}</p>
                    <Room />
                </footer>
            </main>
        </div>
    }
}
