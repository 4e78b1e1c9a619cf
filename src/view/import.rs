//! The preview of a list: what its columns mean, and how its rows would come in.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::inspector::fields::{DayField, TextField};
use super::tr;
use crate::format::csv::{DayOrder, Imported, Mapping, Role};
use crate::model::{Day, Project};
use crate::state::{App, Import};
use crate::text::{self as t, Lang};

/// Faults listed in full; the count says how many there are.
const LISTED: usize = 200;

/// A dialog over the page while a list waits to come in.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.import.read().is_some());
    view! {
        <Show when=move || is_open.get()>
            <Preview />
        </Show>
    }
}

#[component]
fn Preview() -> impl IntoView {
    let app = App::get();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    });
    let import = move || app.import.get().expect("the preview is shown while there is an import");
    let result = Memo::new(move |_| app.import.with(|import| Some(import.as_ref()?.result("preview", &t::row(app.lang.get())))));
    let undecided = Memo::new(move |_| app.import.with(|import| import.as_ref().is_some_and(|it| it.mapping.undecided(&it.table))));
    let ready = move || !undecided.get() && result.read().as_ref().is_some_and(Result::is_ok);
    let count = move || app.import.with(|import| import.as_ref().map_or(0, |import| import.table.rows.len()));
    let close = move || app.import.set(None);
    let title = import().file;
    view! {
        <dialog
            class="panel import"
            node_ref=dialog
            aria-label={ let title = title.clone(); move || t::import_title(app.lang.get(), &title) }
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head"><h2>{ let title = title.clone(); move || t::import_title(app.lang.get(), &title) }</h2></header>
            <div class="import-body">
                <Columns />
                {move || match result.get() {
                    Some(Ok(imported)) => view! { <Outcome imported=imported /> }.into_any(),
                    Some(Err(fault)) => view! { <p class="trouble" role="status">{t::mapping_fault(app.lang.get(), fault)}</p> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            <footer class="import-foot">
                <button type="button" class="button" data-command="cancel" on:click=move |_| close()>{tr!(app, cancel)}</button>
                <button
                    type="button"
                    class="button is-main"
                    data-command="confirm"
                    aria-disabled=move || (!ready()).to_string()
                    on:click=move |_| if ready() { app.confirm_import() }
                >
                    {move || t::import_confirm(app.lang.get(), count())}
                </button>
            </footer>
        </dialog>
    }
}

fn map(app: App, change: impl FnOnce(&mut Mapping, &crate::format::csv::Table)) -> bool {
    app.import.update(|import| {
        if let Some(Import { mapping, table, .. }) = import {
            change(mapping, table);
        }
    });
    true
}

/// A choice of column for each role, and what the list does not say of itself.
#[component]
fn Columns() -> impl IntoView {
    let app = App::get();
    let read = move |of: fn(&Mapping) -> String| {
        Signal::derive(move || app.import.with(|import| import.as_ref().map_or_else(String::new, |it| of(&it.mapping))))
    };
    let asks_order = Memo::new(move |_| app.import.with(|import| import.as_ref().is_some_and(|it| it.mapping.asks_order(&it.table))));
    let set_as_at = move |day: Option<Day>| day.is_some_and(|day| map(app, |mapping, _| mapping.as_at = day));
    let has_rating = move || app.import.with(|import| import.as_ref().is_some_and(|it| it.mapping.rating.is_some()));
    view! {
        <section>
            <h3>{tr!(app, import_columns)}</h3>
            <div class="columns">
                {Role::ALL.map(|role| view! { <Column role=role /> })}
                <DayField
                    label=tr!(app, import_as_at)
                    hint=Signal::derive(tr!(app, status_date_hint))
                    value=Signal::derive(move || app.import.with(|import| import.as_ref().map(|it| it.mapping.as_at)))
                    set=set_as_at
                />
                <Show when=has_rating>
                    <TextField
                        label=tr!(app, import_source)
                        value=read(|mapping| mapping.source.clone())
                        set=move |source: String| map(app, |mapping, _| mapping.source = source)
                    />
                </Show>
            </div>
            <Show when=move || asks_order.get()>
                <Order />
            </Show>
            <Kinds />
        </section>
    }
}

#[component]
fn Column(role: Role) -> impl IntoView {
    let app = App::get();
    let header = app.import.with_untracked(|import| import.as_ref().map_or_else(Vec::new, |it| it.table.header.clone()));
    let chosen = move || app.import.with(|import| import.as_ref().and_then(|it| it.mapping.column(role)));
    let options = header.into_iter().enumerate().map(|(place, name)| {
        let name = if name.is_empty() { format!("{}", place + 1) } else { name };
        view! { <option value=place.to_string() selected=move || chosen() == Some(place)>{name}</option> }
    });
    view! {
        <label class="field">
            <span>{move || t::role_name(app.lang.get(), role)}</span>
            <select autofocus={role == Role::Name} data-role=format!("{role:?}").to_lowercase() on:change=move |event| {
                let column = event_target_value(&event).parse().ok();
                map(app, |mapping, table| mapping.assign(role, column, table));
            }>
                <option value="" selected=move || chosen().is_none()>{tr!(app, import_none)}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

/// Asked only when no date of the list decides it: it is never guessed.
#[component]
fn Order() -> impl IntoView {
    let app = App::get();
    let chosen = move || app.import.with(|import| import.as_ref().and_then(|it| it.mapping.order));
    view! {
        <label class="field trouble">
            <span>{tr!(app, import_order)}</span>
            <select data-role="order" on:change=move |event| {
                let order = match event_target_value(&event).as_str() {
                    "day" => Some(DayOrder::DayMonth),
                    "month" => Some(DayOrder::MonthDay),
                    _ => None,
                };
                map(app, |mapping, _| mapping.order = order);
            }>
                <option value="" selected=move || chosen().is_none()>{tr!(app, import_choose)}</option>
                <option value="day" selected=move || chosen() == Some(DayOrder::DayMonth)>{tr!(app, import_day_first)}</option>
                <option value="month" selected=move || chosen() == Some(DayOrder::MonthDay)>{tr!(app, import_month_first)}</option>
            </select>
        </label>
    }
}

/// The kinds that stand in the list, each with the name it gets here.
#[component]
fn Kinds() -> impl IntoView {
    let app = App::get();
    let kinds = Memo::new(move |_| {
        app.import
            .with(|import| {
                let import = import.as_ref()?;
                // The names given to them change nothing about which there are.
                let plain = Import { mapping: Mapping { kinds: Default::default(), ..import.mapping.clone() }, ..import.clone() };
                plain.result("preview", "").ok().map(|imported| imported.kinds.into_iter().collect::<Vec<_>>())
            })
            .unwrap_or_default()
    });
    view! {
        <Show when=move || !kinds.read().is_empty()>
            <details class="kinds">
                <summary>{tr!(app, import_kinds)}</summary>
                <div class="columns">
                    <For each=move || kinds.get() key=|kind| kind.clone() let((kind, count))>
                        <TextField
                            label={ let kind = kind.clone(); Signal::derive(move || format!("{kind} ({count})")) }
                            value={ let kind = kind.clone(); Signal::derive(move || app.import.with(|import| {
                                import.as_ref().and_then(|it| it.mapping.kinds.get(&kind).cloned()).unwrap_or_else(|| kind.clone())
                            })) }
                            set={ let kind = kind.clone(); move |name: String| map(app, |mapping, _| drop(mapping.kinds.insert(kind.clone(), name))) }
                        />
                    </For>
                </div>
            </details>
        </Show>
    }
}

/// Counts, the first rows, and every fault.
#[component]
fn Outcome(imported: Imported) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get();
    let Imported { plan, faults, dated, proposed, sample, .. } = imported;
    let programme = |project: &Project| project.programme.as_ref().and_then(|id| plan.get(id)).map(|it| it.name.clone());
    let rows = sample.iter().map(|project| {
        let (start, finish) = project.dates.map_or_else(
            || (known(lang, project.known.start, &project.known.start_text), known(lang, project.known.finish, &project.known.finish_text)),
            |dates| (t::date(lang, dates.start()), t::date(lang, dates.finish())),
        );
        let rating = project.rating.as_ref().map(|rating| rating.value.clone());
        view! {
            <tr>
                <th scope="row">{project.name.clone()}</th>
                <td>{programme(project)}</td>
                <td>{project.kind.clone()}</td>
                <td>{start}</td>
                <td>{finish}</td>
                <td>{rating}</td>
                <td>{t::state_name(lang, project.state)}</td>
            </tr>
        }
    });
    let heads = [t::name(lang), t::programme(lang), t::kind(lang), t::start(lang), t::finish(lang), t::rating(lang), t::state(lang)];
    let listed = faults.iter().take(LISTED).map(|fault| view! { <li>{t::row_fault(lang, fault)}</li> }).collect_view();
    let more = faults.len().saturating_sub(LISTED);
    view! {
        <section>
            <h3>{tr!(app, import_sample)}</h3>
            <p class="quiet" role="status">{t::import_counts(lang, dated, proposed)}</p>
            <div class="table-frame" tabindex="0" role="region" aria-label=tr!(app, import_sample)>
                <table>
                    <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
        <section class="faults">
            {if faults.is_empty() {
                view! { <p class="quiet">{t::import_no_faults(lang)}</p> }.into_any()
            } else {
                view! {
                    <h3>{t::import_faults(lang, faults.len())}</h3>
                    <ul tabindex="0">{listed}{(more > 0).then(|| view! { <li>{t::and_more(lang, more)}</li> })}</ul>
                }.into_any()
            }}
        </section>
    }
}

fn known(lang: Lang, day: Option<Day>, text: &str) -> String {
    day.map_or_else(|| text.to_owned(), |day| t::date(lang, day))
}
