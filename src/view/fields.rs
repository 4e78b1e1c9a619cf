//! Form fields that show a value of the plan and set it when the reader is done with them.
//!
//! A field is set on `change`: when it is left or Enter is pressed, one step of undo for each. A
//! refused value gives way to the one that stands.

use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::each::Each;
use super::form::Binding;
use crate::view::events::while_here;
use engine::model::Day;
use session::viewmodel::links;

fn input_of(event: &Event) -> HtmlInputElement {
    event_target(event)
}

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    /// The `id` of a `datalist` with names to choose from.
    #[prop(optional)]
    list: Option<&'static str>,
    /// The mark of what it does.
    #[prop(optional)]
    mark: Option<&'static str>,
    of: Binding<String>,
) -> impl IntoView {
    let Binding { value, set, .. } = of;
    let changed = move |event: Event| {
        let input = input_of(&event);
        if !set.run(input.value().trim().to_owned()) {
            input.set_value(&value.get_untracked());
        }
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                prop:value=value
                prop:defaultValue=value
                list=list
                data-command=mark
                autocomplete="off"
                on:change=while_here(changed)
                on:keydown=move |event| {
                    let input = input_of(event.unchecked_ref());
                    let stands = value.get_untracked();
                    // The first Escape takes back what was typed; the next one is for the page.
                    if event.key() == "Escape" && input.value() != stands {
                        input.set_value(&stands);
                        event.stop_propagation();
                    }
                }
            />
        </label>
    }
}

/// Several lines of plain text, and below it the addresses in it that are safe to follow.
#[component]
pub fn NoteField(#[prop(into)] label: Signal<String>, of: Binding<String>) -> impl IntoView {
    let Binding { value, set, .. } = of;
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea rows="3" prop:value=value prop:defaultValue=value on:change=while_here(move |event| { set.run(event_target_value(&event)); })></textarea>
        </label>
        <NoteLinks note=value />
    }
}

/// The addresses in a note that are safe to follow.
#[component]
pub fn NoteLinks(#[prop(into)] note: Signal<String>) -> impl IntoView {
    let found = move || links(&note.read()).into_iter().map(String::from).collect::<Vec<_>>();
    view! {
        <ul class="note-links">
            <Each each=found key=|address| address.clone() let(address)>
                <li><a href=address.clone() target="_blank" rel="noopener noreferrer">{address.clone()}</a></li>
            </Each>
        </ul>
    }
}

/// A day, or none.
#[component]
pub fn DayField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Signal<String>,
    of: Binding<Option<Day>>,
) -> impl IntoView {
    let Binding { value, set, .. } = of;
    let text = move || value.get().map_or_else(String::new, |day| day.to_string());
    // The browser reports a change for every digit that makes some date, such as the year 2 on the
    // way to 2030. A date being typed counts when the field is left or Enter is pressed; one that
    // was picked counts at once.
    let typing = StoredValue::new(false);
    let commit = move |input: HtmlInputElement| {
        // A field that goes while it has the focus is left for the last time after all that it
        // knows is gone.
        let Some(value) = value.try_get_untracked() else { return };
        typing.set_value(false);
        let typed = input.value();
        let shown = value.map_or_else(String::new, |day| day.to_string());
        // A date half typed reads as nothing, which is not the same as a date taken away.
        let half_typed = typed.is_empty() && input.validity().bad_input();
        if typed == shown && !half_typed {
            return;
        }
        let day = typed.parse::<Day>().ok();
        if half_typed || (day.is_none() && !typed.is_empty()) || !set.run(day) {
            input.set_value(&shown);
        }
    };
    let commit = std::rc::Rc::new(commit);
    let (on_change, on_blur, on_enter) = (commit.clone(), commit.clone(), commit);
    view! {
        <label class="field" title=hint>
            <span>{label}</span>
            <input
                type="date"
                min="1900-01-01"
                max="2200-12-31"
                prop:value=text
                prop:defaultValue=text
                on:keydown=move |event| {
                    let input = input_of(event.unchecked_ref());
                    match event.key().as_str() {
                        "Enter" => on_enter(input),
                        // It may only go to the next part of the date: what is not a whole day yet
                        // is left alone.
                        "Tab" if input.value().parse::<Day>().is_err() => {}
                        "Tab" => on_enter(input),
                        _ => typing.set_value(true),
                    }
                }
                on:change=while_here(move |event: Event| if !typing.get_value() { on_change(input_of(&event)) })
                on:blur=while_here(move |event: web_sys::FocusEvent| on_blur(input_of(event.unchecked_ref())))
            />
        </label>
    }
}

/// A whole number from 0 to `max`.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    max: u32,
    #[prop(optional, into)] hint: Signal<String>,
    of: Binding<u32>,
) -> impl IntoView {
    let Binding { value, set, .. } = of;
    let changed = move |event: Event| {
        let input = input_of(&event);
        let number = input.value().trim().parse::<u32>().ok().filter(|number| *number <= max);
        if !number.is_some_and(|number| set.run(number)) {
            input.set_value(&value.get_untracked().to_string());
        }
    };
    view! {
        <label class="field" title=hint>
            <span>{label}</span>
            <input type="number" min="0" max=max step="1" prop:value=move || value.get().to_string() prop:defaultValue=move || value.get().to_string() on:change=while_here(changed) />
        </label>
    }
}

/// The option that stands for a value that only a newer version knows.
const NEWER: &str = "newer";

/// One of a few: each with the text that stands for it in the page and in the option's value.
#[component]
pub fn ChoiceField<T: Copy + PartialEq + Send + Sync + 'static>(
    #[prop(into)] label: Signal<String>,
    choices: &'static [T],
    #[prop(into)] name: Callback<T, String>,
    of: Binding<T>,
) -> impl IntoView {
    let Binding { value, set, newer } = of;
    let place = move || match newer.get() {
        Some(_) => NEWER.to_owned(),
        None => choices.iter().position(|choice| *choice == value.get()).unwrap_or(0).to_string(),
    };
    let changed = move |event: Event| {
        let select: web_sys::HtmlSelectElement = event_target(&event);
        let chosen =
            select.value().parse::<usize>().ok().and_then(|place| choices.get(place).copied());
        if !chosen.is_some_and(|chosen| set.run(chosen)) {
            let place =
                choices.iter().position(|choice| *choice == value.get_untracked()).unwrap_or(0);
            select.set_value(&place.to_string());
        }
    };
    let options = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            let choice = *choice;
            view! { <option value=place.to_string() selected=move || newer.get().is_none() && value.get() == choice>{move || name.run(choice)}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            <span>{label}</span>
            <select prop:value=place on:change=while_here(changed)>
                {move || newer.get().map(|said| view! { <option value=NEWER selected=true disabled=true>{said}</option> })}
                {options}
            </select>
        </label>
    }
}

/// A whole number within a range, or none where that is allowed.
#[component]
pub fn WholeField(
    #[prop(into)] label: Signal<String>,
    min: i32,
    max: i32,
    /// An empty field is none.
    #[prop(optional)]
    optional: bool,
    #[prop(optional, into)] hint: Signal<String>,
    of: Binding<Option<i32>>,
) -> impl IntoView {
    let Binding { value, set, .. } = of;
    let text = move || value.get().map_or_else(String::new, |number| number.to_string());
    let changed = move |event: Event| {
        let input = input_of(&event);
        let typed = input.value();
        let number = typed.trim().parse::<i32>().ok().filter(|number| (min..=max).contains(number));
        let is_none = optional && typed.trim().is_empty() && !input.validity().bad_input();
        if !((number.is_some() || is_none) && set.run(number)) {
            input.set_value(
                &value.get_untracked().map_or_else(String::new, |number| number.to_string()),
            );
        }
    };
    view! {
        <label class="field" title=hint>
            <span>{label}</span>
            <input type="number" min=min max=max step="1" prop:value=text prop:defaultValue=text on:change=while_here(changed) />
        </label>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] hint: Signal<String>,
    /// The mark of what it does.
    #[prop(optional)]
    mark: Option<&'static str>,
    of: Binding<bool>,
) -> impl IntoView {
    let Binding { value, set, .. } = of;
    let changed = move |event: Event| {
        let input = input_of(&event);
        if !set.run(input.checked()) {
            input.set_checked(value.get_untracked());
        }
    };
    view! {
        <label class="check" title=hint>
            <input type="checkbox" data-command=mark prop:checked=value on:change=while_here(changed) />
            <span>{label}</span>
        </label>
    }
}
