//! Where to begin: the example, a file, a list, or nothing yet.

use leptos::prelude::*;

use super::command_button::CommandButton;
use super::icon::{Icon, Pictogram};
use super::toolbar::OpenFile;
use super::tr;
use crate::state::{App, Command};

/// The first look.
#[component]
pub fn Start() -> impl IntoView {
    let app = App::get();
    view! {
        <div class="start">
            <header class="start-head">
                <span class="spring"></span>
                <CommandButton command=Command::Settings icon=Icon::Settings quiet=true />
            </header>
            <main class="start-main">
                <h1>{tr!(app, app_name)}</h1>
                <p class="tagline">{tr!(app, tagline)}</p>
                <div class="doors">
                    <button type="button" class="door is-first" data-command="open-example" on:click=move |_| app.open_example()>
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
                <Plans />
                <p class="quiet">{tr!(app, start_private)}</p>
            </main>
        </div>
    }
}

/// The plans that this browser keeps.
#[component]
fn Plans() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || !app.plans.read().is_empty()>
            <section class="plans">
                <h2>{tr!(app, start_plans)}</h2>
                <ul>
                    <For each=move || app.plans.get() key=|plan| plan.id.clone() let(plan)>
                        <li>
                            <button type="button" class="link" data-command="open-plan" data-plan-id=plan.id.clone() on:click={
                                let id = plan.id.clone();
                                move |_| app.open_plan(id.clone())
                            }>
                                {plan.name.clone().unwrap_or_else(|| plan.id.clone())}
                            </button>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
