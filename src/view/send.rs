//! What goes out to colleagues, before it does: since the last file, or of a part.

use leptos::prelude::*;

use super::guide::Guide;
use super::history::HistoryRows;
use super::modal::modal;
use super::tr;
use crate::platform::{me, share};
use crate::state::{App, Selection, SendBy};
use crate::view::events::while_here;
use session::history::{Since, history};
use session::part::{PartContents, part_lines, recipients};
use session::text as t;

/// A dialog over the page while something is about to go out.
#[component]
pub fn SendDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.dialogs.send.with(Option::is_some));
    view! { <Show when=move || is_open.get()><Dialog /></Show> }
}

#[component]
fn Dialog() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.dialogs.send.set(None);
    let note = RwSignal::new(String::new());
    let send = move |by| app.send(by, note.get_untracked().trim().to_owned());
    let document = StoredValue::new(app.document());
    let whom = Memo::new(move |_| app.dialogs.send.with(|it| it.as_ref()?.whom.clone()));
    let exchange = Memo::new(move |_| {
        app.dialogs.send.with(|it| it.as_ref().map(|it| it.exchange.clone())).unwrap_or_default()
    });
    let rows = Memo::new(move |_| {
        let lang = app.lang.get();
        document.with_value(|document| match whom.get() {
            Some(whom) => part_lines(lang, document, &whom),
            None => {
                exchange.with(|it| history(lang, document, it, Since::LastFile, None, app.today()))
            }
        })
    });
    let says = move || {
        let lang = app.lang.get();
        let holds = |whom| document.with_value(|it| PartContents::of(&it.plan, &whom));
        match whom.get().map(holds) {
            None => {
                let sent_on = exchange.with(|it| it.sent_on);
                t::sent_since(lang, sent_on, rows.with(Vec::is_empty), app.today())
            }
            Some(it) => {
                let it = it.unwrap_or_default();
                t::part_holds(lang, it.projects, it.products, it.people)
            }
        }
    };
    // A note goes with what was changed, and a part is sent without notes.
    let takes_note =
        move || whom.with(Option::is_none) && document.with_value(|it| it.merge.is_open());
    view! {
        <dialog
            class="panel import review send"
            node_ref=dialog
            data-send=""
            aria-label=tr!(app, send_title)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head"><h2>{tr!(app, send_title)}</h2></header>
            <div class="import-body">
                <Whom />
                <p>{says}</p>
                <HistoryRows rows=rows label=t::send_list />
                <div class="send-words">
                    <label class="field">
                        <span>{tr!(app, my_name)}</span>
                        <input type="text" data-command="my-name" maxlength="60" autocomplete="name" prop:value=me::name() on:change=while_here(move |event| me::keep(&event_target_value(&event))) />
                    </label>
                    <Show when=takes_note>
                        <label class="field">
                            <span>{tr!(app, send_note)}</span>
                            <textarea rows="2" maxlength="2000" data-field="send-note" on:input=move |event| note.set(event_target_value(&event))></textarea>
                        </label>
                    </Show>
                </div>
                <Guide />
            </div>
            <footer class="import-foot">
                <button type="button" class="button" data-command="cancel" on:click=move |_| close()>{tr!(app, cancel)}</button>
                <button type="button" class="button" data-command="send-text" title=tr!(app, send_text_hint) on:click=move |_| send(SendBy::Text)>{tr!(app, send_text)}</button>
                {share::is_there().then(|| view! {
                    <button type="button" class="button" data-command="send-share" on:click=move |_| send(SendBy::ShareSheet)>{tr!(app, send_share)}</button>
                })}
                <button type="button" class="button is-main" data-command="send-file" autofocus=true on:click=move |_| send(SendBy::File)>{tr!(app, send_file)}</button>
            </footer>
        </dialog>
    }
}

/// The choice between all of the plan and the part of somebody.
#[component]
fn Whom() -> impl IntoView {
    let app = App::get();
    let (plan, now) = (app.plan(), app.dialogs.send.get_untracked().and_then(|it| it.whom));
    let mut choices = recipients(&plan, &me::name());
    // What the inspector asked for can be chosen, whatever it is.
    if let Some(own) = now.clone().filter(|own| choices.iter().all(|(it, _)| it != own)) {
        let name = own.name(&plan).unwrap_or_default().to_owned();
        choices.insert(0, (own, name));
    }
    let place = choices.iter().position(|(it, _)| Some(it) == now.as_ref());
    let choices = StoredValue::new(choices);
    let chosen = move |event: leptos::ev::Event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let whom = choices.with_value(|it| Some(it.get(place?)?.0.clone()));
        app.dialogs.send.update(|sending| {
            if let Some(sending) = sending {
                sending.whom = whom;
            }
        });
    };
    let option = move |(at, (who, name)): (usize, (Selection, String))| {
        let says = move || match who {
            Selection::Project(_) => t::send_project(app.lang.get(), &name),
            _ => t::send_theirs(app.lang.get(), &name),
        };
        view! { <option value=at.to_string() selected=place == Some(at)>{says}</option> }
    };
    view! {
        <label class="field">
            <span>{tr!(app, send_whom)}</span>
            <select data-field="send-whom" on:change=while_here(chosen)>
                <option value="" selected=place.is_none()>{tr!(app, send_all)}</option>
                {choices.get_value().into_iter().enumerate().map(option).collect_view()}
            </select>
        </label>
    }
}
