//! People and the parties they work for.

use leptos::prelude::*;

use super::tr;
use crate::state::App;

/// The screen of people and parties.
#[component]
pub fn People() -> impl IntoView {
    let app = App::get();
    view! { <section class="people" aria-label=tr!(app, people)></section> }
}
