//! How a team works together by passing files, in a few sentences.

use leptos::prelude::*;

use super::tr;
use crate::state::App;
use session::text::{self as t, Lang};

const SENTENCES: [fn(Lang) -> String; 5] =
    [t::guide_send, t::guide_take, t::guide_any, t::guide_both, t::guide_part];

/// The sentences, folded away.
#[component]
pub fn Guide() -> impl IntoView {
    let app = App::get();
    view! {
        <details class="guide">
            <summary>{tr!(app, guide)}</summary>
            <ul>{SENTENCES.map(|says| view! { <li>{move || says(app.lang.get())}</li> })}</ul>
        </details>
    }
}
