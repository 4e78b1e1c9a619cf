//! The page after it broke down: what happened, what is safe, and how to go on.

use leptos::prelude::*;

use super::tr;
use crate::state::{App, Rescue};
use domain::persist::OpenError;
use session::text as t;

/// What there is to say, and three ways on.
#[component]
pub fn RescueScreen() -> impl IntoView {
    let app = App::get();
    let rescue = move || app.dialogs.rescue.get();
    let had_plan = Memo::new(move |_| {
        app.dialogs
            .rescue
            .with(|rescue| rescue.as_ref().is_some_and(|rescue| rescue.address.plan.is_some()))
    });
    let can_export = move || {
        app.dialogs.rescue.with(|rescue| matches!(rescue, Some(Rescue { kept: Some(Ok(_)), .. })))
    };
    let said = move || {
        let lang = app.lang.get();
        match rescue()? {
            Rescue { address, .. } if address.plan.is_none() => Some(t::rescue_no_plan(lang)),
            Rescue { kept: None, .. } => Some(t::loading(lang)),
            Rescue { kept: Some(Ok((plan, 0))), .. } => Some(t::rescue_safe(
                lang,
                &plan.about.name,
                &t::number_of_projects(lang, plan.projects.size()),
            )),
            Rescue { kept: Some(Ok((plan, damaged))), .. } => {
                Some(t::rescue_damaged(lang, &plan.about.name, damaged))
            }
            Rescue { kept: Some(Err(OpenError::Absent | OpenError::Exists)), .. } => {
                Some(t::rescue_absent(lang))
            }
            Rescue { kept: Some(Err(error)), .. } => Some(t::open_error(lang, &error)),
        }
    };
    view! {
        <main class="rescue" data-rescue>
            <h1>{tr!(app, rescue_title)}</h1>
            <p>{tr!(app, rescue_what)}</p>
            <p role="status" data-rescue-safe=move || can_export().then_some("yes")><strong>{said}</strong></p>
            <Show when=move || had_plan.get()>
                <p class="quiet">{tr!(app, rescue_last)}</p>
            </Show>
            <div class="rescue-ways">
                <Show when=move || had_plan.get()>
                    <button type="button" class="button" data-command="rescue-open" on:click=move |_| app.open_rescued()>{tr!(app, rescue_open)}</button>
                    <button type="button" class="button" data-command="rescue-export" disabled=move || !can_export() on:click=move |_| app.export_rescued()>
                        {tr!(app, rescue_export)}
                    </button>
                </Show>
                <button type="button" class="button" data-command="home" on:click=move |_| app.go_home()>{tr!(app, home)}</button>
            </div>
            {move || rescue().and_then(|rescue| rescue.fault).map(|fault| view! {
                <details class="rescue-fault">
                    <summary>{tr!(app, rescue_fault)}</summary>
                    <pre>{fault}</pre>
                </details>
            })}
        </main>
    }
}
