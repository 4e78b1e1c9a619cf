//! The part of the plan that concerns whom or what the inspector shows, as a file.

use leptos::prelude::*;

use crate::state::{App, Selection};
use crate::view::icon::{Icon, Pictogram};
use session::part::PartContents;
use session::text as t;

/// What the file would hold, and the button for it; nothing when nothing concerns them.
#[component]
pub fn SendPart(who: Selection) -> impl IntoView {
    let app = App::get();
    let who = StoredValue::new(who);
    // Made again when the plan changed, not while something is dragged.
    let contents = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        // What comes back is taken in by a plan, which a view of several is not.
        if app.open.is_view() {
            return None;
        }
        PartContents::of(&app.plan(), &who.get_value())
    });
    let says = move || match who.with_value(|who| matches!(who, Selection::Project(_))) {
        true => t::part_report(app.lang.get()),
        false => t::part_send(app.lang.get()),
    };
    view! {
        {move || contents.get().map(|it| view! {
            <section class="part">
                <p class="quiet">{move || t::part_holds(app.lang.get(), it.projects, it.products, it.people)}</p>
                <button type="button" class="button" data-command="send-part" on:click=move |_| app.open_sending(Some(who.get_value()))>
                    <Pictogram icon=Icon::Export />
                    <span>{says}</span>
                </button>
            </section>
        })}
    }
}
