//! One box (Ctrl K) that finds every project, product, programme, person, party and command.

use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::tr;
use crate::state::{App, Command, Input};
use session::inspector::palette::{Choice, choices};
use session::text as t;
use session::viewmodel::{Query, search};

/// Records listed at most; the count says how many there are.
const RECORDS: usize = 10;
/// Goes to what is chosen, or runs it.
fn take_it(app: App, choice: Choice) {
    match choice {
        Choice::Go(hit) => app.feed(Input::LookAt(hit.subject)),
        Choice::Run(command) => app.run(command),
        Choice::Named(text) => app.feed(Input::ShowNamed(text.clone())),
    }
}

/// Shows only what is chosen; a command filters nothing.
fn filter_by(app: App, choice: Choice) -> bool {
    match choice {
        Choice::Go(hit) => app.feed(Input::ShowOnly(hit.subject)),
        Choice::Named(text) => app.feed(Input::ShowNamed(text.clone())),
        Choice::Run(_) => return false,
    }
    true
}

/// The box, while it is open.
#[component]
pub fn Palette() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.dialogs.palette.get()>
            <Open />
        </Show>
    }
}

#[component]
fn Open() -> impl IntoView {
    let app = App::get();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only when it is open already. The browser gives the focus back when it
            // closes.
            let _ = dialog.show_modal();
        }
    });
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        app.open.shown.with_untracked(|plan| search(plan, &Query::new(&typed.read()), RECORDS))
    });
    let choices = Memo::new(move |_| {
        let commands = Command::all().filter(|command| app.can(*command));
        let commands = commands.map(|command| (command, app.row(command).title));
        choices(&typed.read(), found.get().hits, commands)
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        app.dialogs.palette.set(false);
    };
    let chosen = move || choices.with_untracked(|choices| choices.get(at.get_untracked()).cloned());
    let take = move |choice: Choice| {
        close();
        take_it(app, choice);
    };
    let key = move |event: KeyboardEvent| {
        let last = choices.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = if *at == 0 { last } else { *at - 1 }),
            "Enter" if event.ctrl_key() || event.meta_key() => {
                if chosen().is_some_and(|choice| filter_by(app, choice)) {
                    close();
                }
            }
            "Enter" => chosen().into_iter().for_each(take),
            _ => return,
        }
        event.prevent_default();
    };
    let more = move || found.read().total.saturating_sub(RECORDS);
    view! {
        <dialog
            class="panel palette"
            node_ref=dialog
            aria-label=tr!(app, search)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
            // The dialog's own box is filled by its content, so a click on the dialog itself is one
            // beside it.
            on:click=move |event| if event.target() == dialog.get_untracked().map(|dialog| dialog.into()) { close() }
        >
            <div class="palette-box">
                <input
                    type="text"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    spellcheck="false"
                    data-search
                    aria-label=tr!(app, search)
                    aria-autocomplete="list"
                    aria-controls="palette-list"
                    aria-expanded="true"
                    aria-activedescendant=move || (!choices.read().is_empty()).then(|| format!("palette-{}", at.get()))
                    placeholder=tr!(app, search_hint)
                    prop:value=typed
                    on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                    on:keydown=key
                />
                <ul id="palette-list" role="listbox" aria-label=tr!(app, search_results)>
                    {move || choices.get().into_iter().enumerate().map(|(place, choice)| view! {
                        <Line place=place choice=choice at=at take=Callback::new(take) />
                    }).collect_view()}
                </ul>
                <p class="palette-foot quiet" role="status">
                    <span>{move || {
                        let (lang, more) = (app.lang.get(), more());
                        if more > 0 { t::and_more(lang, more) } else if choices.read().is_empty() { t::search_nothing(lang) } else { String::new() }
                    }}</span>
                    <span class="palette-keys"><kbd>"Enter"</kbd> " " {tr!(app, search_go)} "  " <kbd>"Ctrl Enter"</kbd> " " {tr!(app, search_only)}</span>
                </p>
            </div>
        </dialog>
    }
}

#[component]
fn Line(
    place: usize,
    choice: Choice,
    at: RwSignal<usize>,
    take: Callback<Choice>,
) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get_untracked();
    let (kind, name, within) = match &choice {
        Choice::Go(hit) => {
            (t::what_name(lang, hit.subject.what()), hit.name.clone(), hit.within.clone())
        }
        Choice::Run(command) => {
            let row = untrack(|| app.row(*command));
            (t::command(lang), row.title, row.keys.map(String::from))
        }
        Choice::Named(text) => (t::filter(lang), t::filter_named(lang, text), None),
    };
    let line = NodeRef::<leptos::html::Li>::new();
    Effect::new(move || {
        if at.get() == place
            && let Some(line) = line.get()
        {
            line.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    });
    view! {
        <li
            role="option"
            node_ref=line
            id=format!("palette-{place}")
            data-hit=choice.mark()
            aria-selected=move || (at.get() == place).to_string()
            on:click=move |_| take.run(choice.clone())
        >
            <span class="palette-name">{name}</span>
            <span class="palette-within quiet">{within}</span>
            <span class="palette-kind quiet">{kind}</span>
        </li>
    }
}

/// Scrolls no further than it must.
fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options
}
