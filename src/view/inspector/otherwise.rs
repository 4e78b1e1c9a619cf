//! What somebody says in the place of the verdict that is found: with a reason, and until a day
//! (SPEC R7).

use leptos::prelude::*;

use crate::state::App;
use crate::view::fields::{ChoiceField, DayField, TextField};
use crate::view::form::Binding;
use crate::view::tr;
use engine::model::*;
use session::edit::Edit;
use session::inspector::product::Instead;
use session::text as t;

const VERDICTS: &[GivenVerdict] = &[GivenVerdict::Green, GivenVerdict::Amber, GivenVerdict::Red];

/// What is said, with the way back; also when it has expired, since it does not go by itself.
/// Nothing where nothing is said.
#[component]
pub fn Said(id: ProductId, instead: Memo<Option<Instead>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let stands = Memo::new(move |_| instead.with(|instead| Some(instead.as_ref()?.stands)));
    let said = move || instead.with(|instead| Some(instead.as_ref()?.said.clone()));
    let lift = move |_| {
        app.edit_aloud(Edit::LiftOverride { product: id.get_value() });
    };
    view! {
        <Show when=move || stands.get().is_some()>
            <div class="overridden" class:is-expired=move || stands.get() == Some(false)
                data-overridden=move || stands.get().map(|stands| if stands { "stands" } else { "expired" })
            >
                <p>{said}</p>
                <button type="button" class="button" data-command="lift-override" on:click=lift>{tr!(app, lift_override)}</button>
            </div>
        </Show>
    }
}

/// The form to say otherwise, behind a button.
#[component]
pub fn Otherwise(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let is_open = RwSignal::new(false);
    view! {
        <button type="button" class="button" data-command="override" aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)>{tr!(app, say_otherwise)}</button>
        <Show when=move || is_open.get()><Form id=id.get_value() is_open=is_open /></Show>
    }
}

/// Another verdict, why, who says so and until when.
#[component]
fn Form(id: ProductId, is_open: RwSignal<bool>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let (verdict, until) = (RwSignal::new(GivenVerdict::Amber), RwSignal::new(None::<Day>));
    let (reason, by) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let confirm = move |_| {
        let said = Edit::Override {
            product: id.get_value(),
            verdict: verdict.get_untracked(),
            reason: reason.get_untracked(),
            by: by.get_untracked(),
            until: until.get_untracked(),
        };
        if app.edit_aloud(said) {
            is_open.set(false);
            super::panel::focus("[data-command=override]");
        }
    };
    view! {
        <div class="card" role="group" aria-label=tr!(app, say_otherwise) data-form="override">
            <div class="pair">
                <ChoiceField label=tr!(app, said_verdict) choices=VERDICTS name=move |verdict: GivenVerdict| t::verdict_name(app.lang.get(), verdict.into())
                    of=Binding::draft(verdict) />
                <DayField label=tr!(app, said_until) of=Binding::draft(until) />
            </div>
            <TextField label=tr!(app, said_reason) of=Binding::draft(reason) />
            <TextField label=tr!(app, said_by) list="people" of=Binding::draft(by) />
            <button type="button" class="button" data-command="override-confirm" on:click=confirm>{tr!(app, override_confirm)}</button>
        </div>
    }
}
