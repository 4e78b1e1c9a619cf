//! Who changed what: of the plan in a dialog, of one record in the inspector.

use leptos::prelude::*;

use super::each::Each;
use super::icon::{Icon, Pictogram};
use super::modal::modal;
use super::tr;
use super::windowed::Windowed;
use crate::state::{App, Input};
use crate::view::events::while_here;
use session::history::{HistoryRow, Since, authors, history, history_of};
use session::text::{self as t, Lang};

/// The height of a row, in CSS pixels; the style sheet has the same.
const ROW: f64 = 44.0;

/// Who changed what in the plan, while it is looked at.
#[component]
pub fn HistoryDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.dialogs.history.with(Option::is_some));
    view! { <Show when=move || is_open.get()><Dialog /></Show> }
}

#[component]
fn Dialog() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.dialogs.history.set(None);
    let since = RwSignal::new(Since::default());
    let who = RwSignal::new(None::<String>);
    let document = StoredValue::new(app.document());
    let changed = Trigger::new();
    let remove = move |record: String| {
        app.feed(Input::RemoveForGood(record));
        document.set_value(app.document());
        changed.notify();
    };
    let rows = Memo::new(move |_| {
        changed.track();
        let exchange = app.dialogs.history.get().unwrap_or_default();
        let who = who.get();
        document.with_value(|document| {
            history(app.lang.get(), document, &exchange, since.get(), who.as_deref(), app.today())
        })
    });
    let none = move || match (since.get(), who.get()) {
        (Since::Beginning, None) => t::history_none(app.lang.get()),
        _ => t::history_none_here(app.lang.get()),
    };
    view! {
        <dialog
            class="panel import history"
            node_ref=dialog
            data-history=""
            aria-label=tr!(app, history)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head">
                <h2>{tr!(app, history)}</h2>
                <span class="spring"></span>
                <button type="button" class="button is-quiet" data-command="cancel" aria-label=tr!(app, close) on:click=move |_| close()>
                    <Pictogram icon=Icon::Cross />
                </button>
            </header>
            <div class="import-body">
                <div class="history-choice">
                    <label class="field">
                        <span>{tr!(app, history_when)}</span>
                        <select data-field="history-since" on:change=while_here(move |event| since.set(since_of(&event_target_value(&event))))>
                            {Since::ALL.map(|it| view! { <option value=it.mark()>{move || since_name(app.lang.get(), it)}</option> })}
                        </select>
                    </label>
                    <label class="field">
                        <span>{tr!(app, history_who)}</span>
                        <select data-field="history-who" on:change=while_here(move |event| who.set(who_of(&event_target_value(&event))))>
                            <option value="">{tr!(app, history_everybody)}</option>
                            {document.with_value(authors).into_iter().map(|who| {
                                let name = who.clone();
                                view! {
                                    <option value=format!("={who}")>{move || match name.is_empty() {
                                        true => t::somebody(app.lang.get()),
                                        false => name.clone(),
                                    }}</option>
                                }
                            }).collect_view()}
                        </select>
                    </label>
                </div>
                <HistoryRows rows=rows label=t::history remove=Callback::new(remove) />
                <Show when=move || rows.with(Vec::is_empty)><p>{none}</p></Show>
                <p class="quiet">{tr!(app, history_hint)}</p>
            </div>
        </dialog>
    }
}

fn since_of(mark: &str) -> Since {
    Since::ALL.into_iter().find(|it| it.mark() == mark).unwrap_or_default()
}

fn since_name(lang: Lang, since: Since) -> String {
    match since {
        Since::Beginning => t::history_beginning(lang),
        Since::LastFile => t::history_last_file(lang),
        Since::LastReview => t::history_last_review(lang),
    }
}

/// Whose changes a choice asks for. A name may be empty, so the choice of one begins with a sign.
fn who_of(value: &str) -> Option<String> {
    value.strip_prefix('=').map(str::to_owned)
}

/// A list of which only the rows on screen exist; nothing without a row. With `remove`, what is kept
/// of records that are gone can be removed for good.
#[component]
pub fn HistoryRows(
    rows: Memo<Vec<HistoryRow>>,
    label: fn(Lang) -> String,
    #[prop(optional)] remove: Option<Callback<String>>,
) -> impl IntoView {
    let app = App::get();
    let list = Windowed::new();
    let count = Memo::new(move |_| rows.with(Vec::len));
    let shown = Memo::new(move |_| list.rows(ROW, count.get()));
    let height = move || format!("{}px", ROW * count.get() as f64);
    let row = move |place: usize| {
        let row = Memo::new(move |_| rows.with(|rows| rows.get(place).cloned()));
        let top = format!("{}px", ROW * place as f64);
        move || {
            let top = top.clone();
            row.get().map(|row| match row {
                HistoryRow::Batch { text, note } => view! {
                    <div class="history-row is-head" style:top=top>
                        <strong>{text}</strong>
                        {(!note.is_empty()).then(|| { let title = note.clone(); view! { <span class="quiet" title=title>"“"{note}"”"</span> } })}
                    </div>
                }.into_any(),
                HistoryRow::Line { record, text, is_kept } => {
                    let title = text.clone();
                    let remove = remove.filter(|_| is_kept && untrack(|| app.open.writable.get()));
                    let gone = record.clone();
                    view! {
                        <div class="history-row" style:top=top data-history-id=record title=title>
                            <p>{text}</p>
                            {remove.map(|remove| view! { <RemoveForGood on_sure=move || remove.run(gone.clone()) /> })}
                        </div>
                    }.into_any()
                }
            })
        }
    };
    view! {
        <div
            class="history-list"
            class:is-empty=move || count.get() == 0
            node_ref=list.scroller
            tabindex=move || if count.get() == 0 { "-1" } else { "0" }
            role="group"
            aria-label=move || label(app.lang.get())
            on:scroll=move |_| list.scrolled()
        >
            <div class="review-lines" style:height=height>
                <Each each=move || shown.get() key=|place| *place let(place)>{row(place)}</Each>
            </div>
        </div>
    }
}

/// Removes for good what is kept of a record: at the second press, since nothing brings it back for
/// colleagues.
#[component]
fn RemoveForGood(on_sure: impl Fn() + 'static) -> impl IntoView {
    let app = App::get();
    let is_sure = RwSignal::new(false);
    let says = move || match is_sure.get() {
        true => t::remove_for_good_sure(app.lang.get()),
        false => t::remove_for_good(app.lang.get()),
    };
    view! {
        <button
            type="button"
            class="button is-quiet"
            class:is-sure=move || is_sure.get()
            data-command="remove-for-good"
            title=tr!(app, remove_for_good_hint)
            on:click=move |_| if is_sure.get_untracked() { on_sure() } else { is_sure.set(true) }
            on:blur=while_here(move |_| is_sure.set(false))
        >
            {says}
        </button>
    }
}

/// Who changed what of the record in the inspector; nothing while nobody did.
#[component]
pub fn RecordHistory(record: String) -> impl IntoView {
    let app = App::get();
    let lines = Memo::new(move |_| {
        app.open.history.track();
        history_of(app.lang.get(), &app.document(), &record, app.today())
    });
    let has_lines = Memo::new(move |_| !lines.read().is_empty());
    view! {
        <Show when=move || has_lines.get()>
            <details class="record-history">
                <summary>{tr!(app, history_of_record)}</summary>
                <ul>{move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <button type="button" class="button" data-command="history" on:click=move |_| app.open_history()>{tr!(app, history)}</button>
            </details>
        </Show>
    }
}
