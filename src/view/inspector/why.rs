//! Why a project's dates are what they are, and how much it may slip.

use leptos::prelude::*;

use crate::state::App;
use crate::view::tr;
use engine::model::*;
use session::inspector::why::{SchedulePicture, reasons};
use session::text as t;

/// When it is expected, if not as it is set; its slack; and, when asked, why each of its dates is
/// what it is.
#[component]
pub fn Schedule(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let asked = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let (lang, baseline) = (app.lang.get(), app.scheduling.baseline.get());
        app.with_schedule(|plan, schedule| {
            SchedulePicture::of(lang, plan, schedule, &id.get_value(), baseline.as_ref())
        })
    });
    let has_slack = Memo::new(move |_| shown.read().slack.is_some());
    let slack = Memo::new(move |_| shown.read().slack.clone());
    let days = move || slack.with(|slack| slack.as_ref()?.days);
    let said = move || slack.with(|slack| slack.as_ref().map(|slack| slack.said.clone()));
    let free = move || slack.with(|slack| slack.as_ref()?.free.clone());
    let reasons = move || {
        let lang = app.lang.get();
        app.with_schedule(|plan, schedule| reasons(lang, plan, schedule, &id.get_value()))
    };
    view! {
        <section class="schedule">
            {move || shown.read().expected.clone().map(|said| view! { <p class="sentence is-warning" data-expected>{said}</p> })}
            <Show when=move || has_slack.get()>
                <p class="slack" class:is-short=move || days().is_some_and(|days| days < 0) data-slack=move || days().map(|days| days.to_string())>{said}</p>
                {move || free().map(|(days, said)| view! { <p class="aside" data-free-slack=days.to_string()>{said}</p> })}
            </Show>
            {move || shown.read().against.clone().map(|said| view! { <p class="aside" data-variance>{said}</p> })}
            <button
                type="button"
                class="button is-link"
                data-command="why"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.update(|asked| *asked = !*asked)
            >
                {move || if asked.get() { t::why_hide(app.lang.get()) } else { t::ask_why(app.lang.get()) }}
            </button>
            <Show when=move || asked.get()>
                <ol class="why" data-why aria-label=tr!(app, ask_why)>
                    {move || reasons().into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                </ol>
            </Show>
        </section>
    }
}
