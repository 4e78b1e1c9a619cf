//! What a newer version wrote of a record: kept and written back, shown as it stands.

use leptos::prelude::*;

use crate::state::App;
use crate::view::tr;
use engine::model::UnknownId;
use session::text as t;

/// The fields of a record that this version does not know, each with its value.
#[component]
pub fn NewerFields(of: UnknownId) -> impl IntoView {
    let app = App::get();
    let lines = Memo::new(move |_| {
        app.open.shown.with(|plan| {
            plan.unknown
                .get(&of)
                .map(|unknown| t::newer_fields(app.lang.get(), unknown))
                .unwrap_or_default()
        })
    });
    view! {
        <Show when=move || !lines.read().is_empty()>
            <section class="part" data-newer=move || lines.read().len().to_string()>
                <h3>{tr!(app, word_newer)}</h3>
                <p class="quiet">{tr!(app, newer_hint)}</p>
                <ul class="links">{move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </section>
        </Show>
    }
}
