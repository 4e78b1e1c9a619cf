//! The heads of the table beside the axis, each with an edge to pull, and the choice of columns.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::super::each::Each;
use super::px;
use crate::state::{App, ColumnLayout, Command, Input};
use crate::view::events::while_here;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use session::picture::{sorted_by, sorting_of};
use session::text as t;
use session::viewmodel::Column;

/// The heads, for the eye; a screen reader has them in the rows.
#[component]
pub fn Heads() -> impl IntoView {
    let app = App::get();
    let columns = Memo::new(move |_| app.table.columns.with(|table| table.columns()));
    view! {
        <Each each=move || columns.get() key=|column| *column let(column)>
            <div class="head" data-head=column.mark() style:width=move || px(width_of(app, Some(column)))>
                {match sorting_of(column) {
                    Some(order) => view! {
                        <button
                            type="button"
                            class="head-name"
                            aria-pressed=move || (app.rows.arrangement.get().sorting == order).to_string()
                            on:click=move |_| {
                                let now = app.rows.arrangement.get_untracked().sorting;
                                app.run(Command::SortBy(sorted_by(order, now)));
                            }
                        >
                            {move || t::column_name(app.lang.get(), column)}
                            {move || (app.rows.arrangement.get().sorting == order).then_some(" ↓")}
                        </button>
                    }.into_any(),
                    None => view! { <span class="head-name">{move || t::column_name(app.lang.get(), column)}</span> }.into_any(),
                }}
                <ColumnResizer column=Some(column) />
            </div>
        </Each>
    }
}

/// The width of a column, or of the names, in CSS pixels.
fn width_of(app: App, column: Option<Column>) -> u16 {
    app.table.columns.with(|table| match column {
        None => table.names,
        Some(column) => {
            table.shown.iter().find(|(own, _)| *own == column).map_or(0, |(_, width)| *width)
        }
    })
}

/// The right edge of a column, to be pulled; its twin is the number in the choice of columns.
#[component]
pub fn ColumnResizer(column: Option<Column>) -> impl IntoView {
    let app = App::get();
    let pulled = StoredValue::new(None::<(i32, u16)>);
    let down = move |event: PointerEvent| {
        event.stop_propagation();
        event.prevent_default();
        if let Some(edge) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = edge.set_pointer_capture(event.pointer_id());
        }
        pulled.set_value(Some((event.client_x(), untrack(|| width_of(app, column)))));
    };
    let moved = move |event: PointerEvent| {
        if let Some((from, width)) = pulled.get_value() {
            event.stop_propagation();
            let width = i32::from(width) + event.client_x() - from;
            app.feed(Input::SizeColumn(column, u16::try_from(width.max(0)).unwrap_or(u16::MAX)));
        }
    };
    view! { <i class="head-edge" on:pointerdown=down on:pointermove=moved on:lostpointercapture=while_here(move |_| pulled.set_value(None))></i> }
}

/// Which columns stand beside the bars, and how wide.
#[component]
pub fn TableChooser() -> impl IntoView {
    let app = App::get();
    let open = RwSignal::new(false);
    let closes = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
        }
    };
    view! {
        <div class="chooser" on:keydown=closes>
            <button
                type="button"
                class="button is-quiet"
                data-command="table"
                aria-expanded=move || open.get().to_string()
                title=tr!(app, table_hint)
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span>{tr!(app, table)}</span>
                <Pictogram icon=Icon::Down />
            </button>
            <Show when=move || open.get()>
                <section class="popover" role="dialog" aria-label=tr!(app, columns)>
                    <button type="button" class="button is-quiet" data-command="close-table" aria-label=tr!(app, close) on:click=move |_| open.set(false)>
                        <Pictogram icon=Icon::Cross />
                    </button>
                    <h3>{tr!(app, columns)}</h3>
                    {Column::ALL.map(|column| {
                        let is_shown = Memo::new(move |_| app.table.columns.with(|table| table.columns().contains(&column)));
                        view! {
                            <div class="chooser-line">
                                <label>
                                    <input type="checkbox" data-column=column.mark() prop:checked=is_shown on:change=while_here(move |_| app.run(Command::Column(column))) />
                                    <span>{move || t::column_name(app.lang.get(), column)}</span>
                                </label>
                                <Show when=move || is_shown.get()>
                                    <input
                                        type="number"
                                        min=ColumnLayout::WIDTHS.0
                                        max=ColumnLayout::WIDTHS.1
                                        step="4"
                                        aria-label=move || t::column_width(app.lang.get(), &t::column_name(app.lang.get(), column))
                                        prop:value=move || width_of(app, Some(column)).to_string()
                                        on:change=while_here(move |event| {
                                            if let Ok(width) = event_target_value(&event).parse() {
                                                app.feed(Input::SizeColumn(Some(column), width));
                                            }
                                        })
                                    />
                                </Show>
                            </div>
                        }
                    })}
                </section>
            </Show>
        </div>
    }
}
