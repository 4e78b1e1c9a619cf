//! A verdict by shape, letter and colour together.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use crate::state::App;
use domain::readiness::{ByHand, Verdict};
use session::text as t;
use session::viewmodel::Mark;

/// A circle for green, a triangle for amber, an octagon for red, a ring for what is not judged,
/// each with its letter; and a pencil beside it where somebody set it by hand.
#[component]
pub fn VerdictBadge(
    #[prop(into)] verdict: Signal<Verdict>,
    /// Whether the verdict of a product was set by hand; what is no product's never is.
    #[prop(optional, into)]
    by_hand: Signal<Option<ByHand>>,
) -> impl IntoView {
    let app = App::get();
    let said = move || t::verdict_said(app.lang.get(), verdict.get(), by_hand.get());
    view! {
        <span
            class="badge"
            data-shape=move || verdict.get().mark()
            role="img"
            aria-label=said
            title=said
        >
            <span aria-hidden="true">{move || t::verdict_letter(app.lang.get(), verdict.get())}</span>
        </span>
        <HandMark by_hand=by_hand />
    }
}

/// The sign that somebody set the verdict beside it by hand; what that verdict says of itself tells
/// it in words.
#[component]
pub fn HandMark(by_hand: Signal<Option<ByHand>>) -> impl IntoView {
    let found = Memo::new(move |_| by_hand.get().map(|by_hand| by_hand.found));
    move || {
        found.get().map(|found| {
            view! {
                <span class="by-hand" data-overridden=found.mark() aria-hidden="true"><Pictogram icon=Icon::Pencil /></span>
            }
        })
    }
}
