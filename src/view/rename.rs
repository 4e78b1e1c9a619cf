//! Giving a plan another name where its name stands.

use leptos::ev::KeyboardEvent;
use leptos::html::{Button, Input};
use leptos::prelude::*;

use super::tr;
use crate::state::App;
use crate::view::events::while_here;
use session::edit::Edit;
use session::text as t;

/// A field in the place of a name, with all of it selected. Enter or leaving it gives the new name,
/// Escape or no change gives none.
#[component]
pub fn NameField(name: String, done: impl Fn(Option<String>) + Copy + 'static) -> impl IntoView {
    let app = App::get();
    let input = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            // Refused by no field that can be typed in.
            let _ = input.focus();
            input.select();
        }
    });
    let before = StoredValue::new(name.clone());
    // Once: a field that goes away with the focus in it is also left.
    let open = StoredValue::new(true);
    let finish = move |taken: bool| {
        if open.try_get_value() == Some(true) {
            open.set_value(false);
            let name = input
                .get_untracked()
                .filter(|_| taken)
                .map(|input| input.value().trim().to_owned());
            done(
                name.filter(|name| !name.is_empty() && before.with_value(|before| before != name)),
            );
        }
    };
    let keys = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => finish(true),
            "Escape" => finish(false),
            _ => {}
        }
        // What is typed here is no command of the list around it.
        event.stop_propagation();
    };
    view! {
        <input
            type="text"
            class="name-field"
            node_ref=input
            value=name
            aria-label=tr!(app, plan_name)
            autocomplete="off"
            maxlength="200"
            on:keydown=keys
            on:blur=while_here(move |_| finish(true))
        />
    }
}

/// The name of the open plan: a click on it makes it a field.
#[component]
pub fn PlanName() -> impl IntoView {
    let app = App::get();
    let name = Memo::new(move |_| app.open.shown.with(|plan| plan.about.name.clone()));
    let renaming = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let back = RwSignal::new(false);
    Effect::new(move || {
        if let Some(button) = button.get().filter(|_| back.get()) {
            back.set(false);
            // Refused by no button.
            let _ = button.focus();
        }
    });
    let rename = move |name: Option<String>| {
        renaming.set(false);
        back.set(true);
        if let Some(name) = name {
            app.edit(Edit::RenamePlan { name });
        }
    };
    let hint = move || match app.open.is_view() {
        true => t::several_for_reading(app.lang.get()),
        false => t::rename_plan(app.lang.get(), &name.read()),
    };
    view! {
        <h1 class="plan-name">
            <Show
                when=move || renaming.get()
                fallback=move || view! {
                    <button
                        type="button"
                        class="name-button"
                        node_ref=button
                        data-command="rename"
                        title=hint
                        aria-disabled=move || (!app.open.writable.get()).to_string()
                        on:click=move |_| if app.open.writable.get_untracked() { renaming.set(true) }
                        on:keydown=move |event| if event.key() == "F2" && app.open.writable.get_untracked() { renaming.set(true) }
                    >
                        {name}
                    </button>
                }
            >
                <NameField name=name.get_untracked() done=rename />
            </Show>
        </h1>
    }
}
