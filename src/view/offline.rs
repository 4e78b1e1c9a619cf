//! What the page says of itself: whether it works without a network, and that a new release waits.

use leptos::prelude::*;

use super::tr;
use crate::platform::offline::release;
use crate::state::{App, SaveState};
use session::text as t;

/// The version that the page says of itself.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A message that stays until the reader takes the new release, or says "later".
#[component]
pub fn NewRelease() -> impl IntoView {
    let app = App::get();
    let asked = app.offline.asked;
    let says = move || {
        let lang = app.lang.get();
        match asked.get() {
            true if app.open.save.get() == SaveState::Unsaved => t::release_not_saved(lang),
            true => t::release_comes(lang),
            false => t::release_ready(lang),
        }
    };
    view! {
        <div role="status">
            <Show when=move || app.offline.new_release.get()>
                <div class="notice" data-new-release>
                    <span>{says}</span>
                    <button
                        type="button"
                        class="button"
                        data-command="take-release"
                        disabled=move || asked.get()
                        on:click=move |_| asked.set(true)
                    >
                        {tr!(app, release_take)}
                    </button>
                    <button
                        type="button"
                        class="button is-quiet"
                        data-command="later-release"
                        on:click=move |_| {
                            asked.set(false);
                            app.offline.new_release.set(false);
                        }
                    >
                        {tr!(app, release_later)}
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// The part of the settings about the page itself.
#[component]
pub fn OfflineSettings() -> impl IntoView {
    let app = App::get();
    let kept = app.offline.kept;
    let says = move || {
        let lang = app.lang.get();
        match kept.get() {
            Some(true) => t::offline_yes(lang),
            Some(false) => t::offline_no(lang),
            None => t::offline_coming(lang),
        }
    };
    let mark = move || match kept.get() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "coming",
    };
    view! {
        <p data-offline=mark role="status">{says}</p>
        {release().map(|name| {
            let mark = name.clone();
            view! { <p class="quiet" data-release=mark>{move || t::release_line(app.lang.get(), VERSION, &name)}</p> }
        })}
    }
}
