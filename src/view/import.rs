//! The preview of a list: what its columns mean, and how its rows would come in.

mod outcome;
mod report;

use leptos::html::Dialog;
use leptos::prelude::*;

use outcome::Outcome;
use report::{NearList, ReportView, Summary};

use super::each::Each;
use super::fields::{DayField, TextField};
use super::form::Binding;
use super::tr;
use crate::state::{App, ImportDestination, ImportPreview};
use crate::view::events::while_here;
use domain::format::csv::{ColumnRole, DayOrder, Mapping, Sheet};
use engine::model::Day;
use session::text as t;

/// A dialog over the page while a list waits to come in.
#[component]
pub fn ImportDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.dialogs.import.read().is_some());
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
    let import =
        move || app.dialogs.import.get().expect("the preview is shown while there is an import");
    let result = Memo::new(move |_| {
        app.dialogs
            .import
            .with(|import| Some(import.as_ref()?.result(&app.plan(), &t::row(app.lang.get()))))
    });
    let undecided = Memo::new(move |_| {
        app.dialogs
            .import
            .with(|import| import.as_ref().is_some_and(|it| it.mapping.undecided(&it.table)))
    });
    let into = Memo::new(move |_| {
        app.dialogs.import.with(|import| import.as_ref().map(|import| import.into))
    });
    let is_new = move || into.get() != Some(ImportDestination::ThisPlan);
    let nothing = move || {
        !is_new()
            && result
                .read()
                .as_ref()
                .is_some_and(|result| result.as_ref().is_ok_and(|it| it.plan == app.plan()))
    };
    let ready =
        move || !undecided.get() && !nothing() && result.read().as_ref().is_some_and(Result::is_ok);
    let near = Memo::new(move |_| match &*result.read() {
        Some(Ok(imported)) => imported.report.near.clone(),
        _ => Vec::new(),
    });
    let count = move || {
        app.dialogs
            .import
            .with(|import| import.as_ref().map_or(0, |import| import.table.rows.len()))
    };
    let close = move || app.leave_import();
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
                <Target />
                <Show when=move || !is_new()>
                    <Summary result=result />
                </Show>
                <Columns />
                <Show when=move || !is_new()>
                    <NearList near=near />
                </Show>
                {move || match result.get() {
                    Some(Ok(imported)) if is_new() => view! { <Outcome imported=imported /> }.into_any(),
                    Some(Ok(imported)) => view! { <ReportView imported=imported nothing=nothing() /> }.into_any(),
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
                    {move || if is_new() { t::import_confirm(app.lang.get(), count()) } else { t::import_apply(app.lang.get()) }}
                </button>
            </footer>
        </dialog>
    }
}

fn map(app: App, change: impl FnOnce(&mut Mapping, &domain::format::csv::ListTable)) -> bool {
    app.dialogs.import.update(|import| {
        if let Some(ImportPreview { mapping, table, .. }) = import {
            change(mapping, table);
        }
    });
    true
}

/// Where the list goes: asked while a plan is open that takes lists.
#[component]
fn Target() -> impl IntoView {
    let app = App::get();
    let name = app.plan().about.name.clone();
    let into = move || app.dialogs.import.with(|import| import.as_ref().map(|import| import.into));
    let choice = move |to: ImportDestination, mark: &'static str, label: Signal<String>| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="import-into"
                    data-command=mark
                    prop:checked=move || into() == Some(to)
                    on:change=while_here(move |_| app.dialogs.import.update(|import| if let Some(import) = import { import.into = to }))
                />
                <span>{label}</span>
            </label>
        }
    };
    untrack(|| app.takes_lists()).then(|| {
        view! {
            <fieldset class="choice into">
                <legend>{tr!(app, import_into)}</legend>
                {choice(ImportDestination::ThisPlan, "into-this-plan", Signal::derive(move || t::import_this_plan(app.lang.get(), &name)))}
                {choice(ImportDestination::NewPlan, "into-new-plan", Signal::derive(tr!(app, import_new_plan)))}
            </fieldset>
        }
    })
}

/// What the rows stand for, and whether the first of them is a header.
#[component]
fn Rows() -> impl IntoView {
    let app = App::get();
    let sheet = move || {
        app.dialogs.import.with(|import| {
            import.as_ref().map_or_else(Sheet::default, |import| import.mapping.sheet)
        })
    };
    let headed = move || {
        app.dialogs
            .import
            .with(|import| import.as_ref().is_some_and(|import| import.table.is_headed()))
    };
    let change = move |change: &dyn Fn(&mut ImportPreview)| {
        app.dialogs.import.update(|import| import.iter_mut().for_each(change))
    };
    view! {
        <label class="field">
            <span>{tr!(app, import_rows_are)}</span>
            <select data-sheet on:change=while_here(move |event| {
                let chosen = event_target_value(&event).parse().ok().and_then(|place: usize| Sheet::ALL.get(place).copied());
                change(&|import| if let Some(sheet) = chosen { import.guess(sheet) });
            })>
                {Sheet::ALL.into_iter().enumerate().map(|(place, own)| view! {
                    <option value=place.to_string() selected=move || sheet() == own>{move || t::sheet_name(app.lang.get(), own)}</option>
                }).collect_view()}
            </select>
        </label>
        <label class="check">
            <input
                type="checkbox"
                data-command="headed"
                prop:checked=headed
                on:change=while_here(move |event| { let headed = event_target_checked(&event); change(&|import| import.set_headed(headed)); })
            />
            <span>{tr!(app, import_headed)}</span>
        </label>
    }
}

/// A choice of column for each role, and what the list does not say of itself.
#[component]
fn Columns() -> impl IntoView {
    let app = App::get();
    let read = move |of: fn(&Mapping) -> String| {
        Signal::derive(move || {
            app.dialogs
                .import
                .with(|import| import.as_ref().map_or_else(String::new, |it| of(&it.mapping)))
        })
    };
    let asks_order = Memo::new(move |_| {
        app.dialogs
            .import
            .with(|import| import.as_ref().is_some_and(|it| it.mapping.asks_order(&it.table)))
    });
    let set_as_at =
        move |day: Option<Day>| day.is_some_and(|day| map(app, |mapping, _| mapping.as_at = day));
    let has_rating = move || {
        app.dialogs.import.with(|import| {
            import.as_ref().is_some_and(|it| it.mapping.column(ColumnRole::Rating).is_some())
        })
    };
    let recalled =
        move || app.dialogs.import.with(|import| import.as_ref().is_some_and(|it| it.recalled));
    // Other rows or another header: other columns to choose from.
    let shape = Memo::new(move |_| {
        app.dialogs
            .import
            .with(|import| import.as_ref().map(|it| (it.mapping.sheet, it.table.is_headed())))
    });
    let choices = move |common: bool| {
        let roles = shape.get().map_or(&[][..], |(sheet, _)| sheet.roles());
        let roles = roles.iter().filter(|role| COMMON.contains(role) == common);
        roles.map(|role| view! { <Column role=*role /> }).collect_view()
    };
    view! {
        <section>
            <h3>{tr!(app, import_columns)}</h3>
            <Show when=recalled>
                <p class="quiet" data-recalled="">{tr!(app, import_recalled)}</p>
            </Show>
            <div class="columns">
                {move || choices(true)}
                <DayField label=tr!(app, import_as_at) hint=Signal::derive(tr!(app, status_date_hint))
                    of=Binding::new(Signal::derive(move || app.dialogs.import.with(|import| import.as_ref().map(|it| it.mapping.as_at))), set_as_at) />
                <Show when=has_rating>
                    <TextField label=tr!(app, import_source)
                        of=Binding::new(read(|mapping| mapping.source.clone()), move |source: String| map(app, |mapping, _| mapping.source = source)) />
                </Show>
            </div>
            <details class="more">
                <summary>{tr!(app, import_more_columns)}</summary>
                <div class="columns">
                    <Rows />
                    {move || choices(false)}
                </div>
            </details>
            <Show when=move || asks_order.get()>
                <Order />
            </Show>
            <Kinds />
        </section>
    }
}

/// The columns that most lists have.
const COMMON: [ColumnRole; 6] = [
    ColumnRole::Name,
    ColumnRole::Programme,
    ColumnRole::Kind,
    ColumnRole::Start,
    ColumnRole::Finish,
    ColumnRole::Rating,
];

#[component]
fn Column(role: ColumnRole) -> impl IntoView {
    let app = App::get();
    let header = app.dialogs.import.with_untracked(|import| {
        import.as_ref().map_or_else(Vec::new, |it| it.table.header.clone())
    });
    let chosen = move || {
        app.dialogs.import.with(|import| import.as_ref().and_then(|it| it.mapping.column(role)))
    };
    let options = header.into_iter().enumerate().map(|(place, name)| {
        let name = if name.is_empty() { format!("{}", place + 1) } else { name };
        view! { <option value=place.to_string() selected=move || chosen() == Some(place)>{name}</option> }
    });
    view! {
        <label class="field">
            <span>{move || t::role_name(app.lang.get(), role)}</span>
            <select autofocus={role == ColumnRole::Name} data-role=format!("{role:?}").to_lowercase() on:change=while_here(move |event| {
                let column = event_target_value(&event).parse().ok();
                map(app, |mapping, table| mapping.assign(role, column, table));
            })>
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
    let chosen =
        move || app.dialogs.import.with(|import| import.as_ref().and_then(|it| it.mapping.order));
    view! {
        <label class="field trouble">
            <span>{tr!(app, import_order)}</span>
            <select data-role="order" on:change=while_here(move |event| {
                let order = match event_target_value(&event).as_str() {
                    "day" => Some(DayOrder::DayMonth),
                    "month" => Some(DayOrder::MonthDay),
                    _ => None,
                };
                map(app, |mapping, _| mapping.order = order);
            })>
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
        let column = |import: &ImportPreview| import.mapping.column(ColumnRole::Kind);
        app.dialogs
            .import
            .with(|import| import.as_ref().and_then(|it| Some(it.table.counts(column(it)?))))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || !kinds.read().is_empty()>
            <details class="kinds">
                <summary>{tr!(app, import_kinds)}</summary>
                <div class="columns">
                    <Each each=move || kinds.get() key=|kind| kind.clone() let((kind, count))>
                        <TextField label={ let kind = kind.clone(); Signal::derive(move || format!("{kind} ({count})")) }
                            of=Binding::new({ let kind = kind.clone(); Signal::derive(move || app.dialogs.import.with(|import| {
                                import.as_ref().and_then(|it| it.mapping.kinds.get(&kind).cloned()).unwrap_or_else(|| kind.clone())
                            })) }, { let kind = kind.clone(); move |name: String| map(app, |mapping, _| drop(mapping.kinds.insert(kind.clone(), name))) }) />
                    </Each>
                </div>
            </details>
        </Show>
    }
}
