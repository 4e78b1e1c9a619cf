//! Finding one record among many by typing part of its name.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::state::App;
use crate::view::events::while_here;
use domain::edit::Named;
use engine::model::Id;
use session::inspector::picker::matches;

/// A box to type in with the matches below it; arrows walk them, Enter or a click takes one.
#[component]
pub fn Picker<T: Named + 'static>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] placeholder: Signal<String>,
    /// The mark of what taking a match does.
    mark: &'static str,
    #[prop(into)] take: Callback<Id<T>>,
) -> impl IntoView {
    let app = App::get();
    let typed = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let at = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        if open.get() {
            app.open.shown.with(|plan| matches::<T>(plan, &typed.read()))
        } else {
            Vec::new()
        }
    });
    let take_it = move |id: Id<T>| {
        take.run(id);
        typed.set(String::new());
        open.set(false);
        at.set(0);
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            open.set(true);
            at.update(|at| *at = (*at + 1).min(found.with_untracked(Vec::len).saturating_sub(1)));
        }
        "ArrowUp" => {
            event.prevent_default();
            at.update(|at| *at = at.saturating_sub(1));
        }
        "Enter" => {
            event.prevent_default();
            let chosen = found.with_untracked(|found| found.get(at.get_untracked()).cloned());
            if let Some((id, _)) = chosen {
                take_it(id);
            }
        }
        "Escape" if open.get_untracked() => {
            event.stop_propagation();
            open.set(false);
        }
        _ => {}
    };
    let list_id = format!("picker-{mark}");
    let option_id = {
        let list_id = list_id.clone();
        move |place: usize| format!("{list_id}-{place}")
    };
    let active = {
        let option_id = option_id.clone();
        move || (!found.read().is_empty()).then(|| option_id(at.get()))
    };
    view! {
        <div class="picker">
            <label class="field">
                <span>{label}</span>
                <input
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-controls=list_id.clone()
                    aria-expanded=move || (!found.read().is_empty()).to_string()
                    aria-activedescendant=active
                    data-command=mark
                    placeholder=placeholder
                    prop:value=typed
                    on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); open.set(true); }
                    on:focus=move |_| open.set(true)
                    on:blur=while_here(move |_| open.set(false))
                    on:keydown=key
                />
            </label>
            <ul class="matches" role="listbox" id=list_id hidden=move || found.read().is_empty()>
                {move || {
                    found.get().into_iter().enumerate().map(|(place, (id, name))| view! {
                        <li
                            role="option"
                            id=option_id(place)
                            aria-selected=move || (at.get() == place).to_string()
                            // Before the input loses its focus and closes the list.
                            on:pointerdown=move |event| { event.prevent_default(); take_it(id.clone()); }
                        >
                            {name}
                        </li>
                    }).collect_view()
                }}
            </ul>
        </div>
    }
}
