//! A verdict by shape, letter and colour together.

use leptos::prelude::*;

use crate::readiness::Verdict;
use crate::state::App;
use crate::text as t;

/// The public mark of a verdict: the value of `data-verdict`.
pub fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Green => "green",
        Verdict::NotJudged => "none",
        Verdict::Amber => "amber",
        Verdict::Red => "red",
    }
}

/// A circle for green, a triangle for amber, an octagon for red, a ring for what is not judged, each with its letter.
#[component]
pub fn VerdictBadge(#[prop(into)] verdict: Signal<Verdict>) -> impl IntoView {
    let app = App::get();
    view! {
        <span
            class="badge"
            data-shape=move || mark(verdict.get())
            role="img"
            aria-label=move || t::verdict_name(app.lang.get(), verdict.get())
            title=move || t::verdict_name(app.lang.get(), verdict.get())
        >
            <span aria-hidden="true">{move || t::verdict_letter(app.lang.get(), verdict.get())}</span>
        </span>
    }
}
