//! The rows as a reader meets them, by eye or by ear: each with its name, the cells of the table,
//! and its bar, which lies elsewhere on the page.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::focus::mark;
use super::slots::{GroupName, NameLook, ProjectName, Slot, Stand};
use super::{moved_down, px};
use crate::state::{App, Editing, Input, Selection};
use crate::view::events::while_here;
use crate::view::icon::{Icon, Pictogram};
use session::text as t;
use session::viewmodel::{Cell, Column, CursorMove, GroupKey, show_mark};

/// What a slot is, for as long as it keeps its elements.
#[derive(Clone, PartialEq)]
enum Kind {
    Nothing,
    Project,
    Group(GroupKey),
}

/// The id of the element that holds the bar of a slot.
pub fn track_id(slot: usize) -> String {
    format!("track-{slot}")
}

/// What a name says of its row.
fn with_stand<T>(name: &NameLook, read: impl FnOnce(&Stand) -> T) -> Option<T> {
    match name {
        NameLook::Nothing => None,
        NameLook::Project(project) => Some(read(&project.stand)),
        NameLook::Group(group) => Some(read(&group.stand)),
    }
}

/// A row: its name, its cells, and by reference its bar.
#[component]
pub fn NameSlot(shows: Slot) -> impl IntoView {
    let app = App::get();
    let Slot { name, number, cells, .. } = shows;
    let kind = Memo::new(move |_| {
        name.with(|name| match name {
            NameLook::Nothing => Kind::Nothing,
            NameLook::Project(_) => Kind::Project,
            NameLook::Group(group) => Kind::Group(group.key.clone()),
        })
    });
    let stand = move |read: fn(&Stand) -> String| move || name.with(|name| with_stand(name, read));
    let is = move |read: fn(&NameLook) -> bool| move || name.with(read);
    let expanded = move || {
        name.with(|name| match name {
            NameLook::Group(group) => Some((!group.folded).to_string()),
            _ => None,
        })
    };
    let label = move || {
        name.with(|name| match name {
            NameLook::Nothing => None,
            NameLook::Project(project) => Some(project.name.clone()),
            NameLook::Group(group) => Some(group.name.clone()),
        })
    };
    let selected = move || {
        name.with(|name| match name {
            NameLook::Nothing => None,
            NameLook::Project(project) => Some(project.selected.to_string()),
            NameLook::Group(group) => Some(group.selected.to_string()),
        })
    };
    let columns = Memo::new(move |_| app.table.columns.with(|table| table.columns()));
    view! {
        <div
            class="grid-row"
            class:is-group=is(|name| matches!(name, NameLook::Group(_)))
            class:is-selected=is(|name| match name {
                NameLook::Project(project) => project.selected,
                NameLook::Group(group) => group.selected,
                NameLook::Nothing => false,
            })
            class:is-target=is(|name| matches!(name, NameLook::Group(group) if group.target))
            hidden=move || kind.get() == Kind::Nothing
            role="row"
            aria-label=label
            aria-rowindex=stand(|it| (it.index + 1).to_string())
            attr:aria-level=stand(|it| it.level.to_string())
            aria-posinset=stand(|it| it.position.0.to_string())
            aria-setsize=stand(|it| it.position.1.to_string())
            aria-expanded=expanded
            aria-selected=selected
            aria-owns=track_id(number)
            style:transform=move || name.with(|name| with_stand(name, |it| moved_down(it.top)))
        >
            {move || match kind.get() {
                Kind::Nothing => ().into_any(),
                Kind::Project => view! { <ProjectCell name=name number=number /> }.into_any(),
                Kind::Group(key) => view! { <GroupCell name=name number=number key=key /> }.into_any(),
            }}
            <For each=move || columns.get().into_iter().enumerate() key=|pair| *pair let((place, column))>
                <DataCell name=name number=number column=column said=Memo::new(move |_| cells.with(|cells| cells.get(place).cloned()).unwrap_or_default()) />
            </For>
        </div>
    }
}

/// Is this the cell that the Tab key reaches? As the value of `tabindex`.
fn tabindex(name: RwSignal<NameLook>, cell: Cell) -> Memo<&'static str> {
    Memo::new(move |_| {
        if name.with(|name| with_stand(name, |it| it.stop == Some(cell))) == Some(true) {
            "0"
        } else {
            "-1"
        }
    })
}

/// What is typed in a cell, as it opened; none while nobody types there.
fn editing(name: RwSignal<NameLook>, cell: Cell) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let text = |it: &Stand| {
            it.editing.as_ref().filter(|(own, _)| *own == cell).map(|(_, text)| text.clone())
        };
        name.with(|name| with_stand(name, text)).flatten()
    })
}

/// The name of a project: select it by it, or drag it by it to another group.
#[component]
fn ProjectCell(name: RwSignal<NameLook>, number: usize) -> impl IntoView {
    let of = move |read: fn(&ProjectName) -> String| {
        move || {
            name.with(|name| match name {
                NameLook::Project(project) => Some(read(project)),
                _ => None,
            })
        }
    };
    let (stop, typed) = (tabindex(name, Cell::Name), editing(name, Cell::Name));
    view! {
        <div
            class="cell name"
            role="rowheader"
            tabindex=stop
            data-slot=number.to_string()
            data-cell="name"
            data-row-id=of(|it| it.id.to_string())
            data-grip="name"
            title=of(|it| it.title.clone())
        >
            <span style:--depth=of(|it| it.depth.to_string()) style:--hue=of(|it| it.hue.to_string())>{of(|it| it.name.clone())}</span>
            {move || typed.get().map(|text| view! { <Editor cell=Cell::Name text=text /> })}
        </div>
    }
}

/// A cell of the table.
#[component]
fn DataCell(
    name: RwSignal<NameLook>,
    number: usize,
    column: Column,
    said: Memo<String>,
) -> impl IntoView {
    let app = App::get();
    let cell = Cell::Column(column);
    let (stop, typed) = (tabindex(name, cell), editing(name, cell));
    let width = move || {
        app.table.columns.with(|table| {
            table.shown.iter().find(|(own, _)| *own == column).map(|(_, width)| px(*width))
        })
    };
    let project = move || {
        name.with(|name| match name {
            NameLook::Project(project) => Some(project.id.to_string()),
            _ => None,
        })
    };
    view! {
        <div
            class="cell data"
            class:is-number=!matches!(column, Column::Manager | Column::Product)
            role="gridcell"
            aria-readonly=(!column.is_edited()).then_some("true")
            tabindex=stop
            data-slot=number.to_string()
            data-cell=column.mark()
            data-cell-of=project
            data-grip="name"
            title=said
            style:width=width
        >
            {said}
            {move || typed.get().map(|text| view! { <Editor cell=cell text=text /> })}
        </div>
    }
}

/// What is typed in a cell: Enter takes it and goes on below, Tab goes on beside, Escape gives it
/// up.
#[component]
fn Editor(cell: Cell, text: String) -> impl IntoView {
    let app = App::get();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
            // What stood there is selected, to be typed over; what was typed to open it goes on.
            if app
                .table
                .editing
                .with_untracked(|editing| editing.as_ref().is_some_and(|editing| editing.typed))
            {
                let end = input.value().encode_utf16().count() as u32;
                let _ = input.set_selection_range(end, end);
            } else {
                input.select();
            }
        }
    });
    let (now, row) = (
        StoredValue::new(text.clone()),
        app.table
            .editing
            .with_untracked(|editing| editing.as_ref().map(|editing| editing.row.clone())),
    );
    let row = StoredValue::new(row);
    let is_own = move |editing: &Editing| {
        editing.cell == cell && row.with_value(|row| row.as_ref() == Some(&editing.row))
    };
    // Also when it is left by a press elsewhere; it is gone before that when Escape was pressed.
    let take = move |then: Option<CursorMove>| {
        if app.table.editing.get_untracked().is_some_and(|editing| is_own(&editing)) {
            app.feed(Input::Type(now.get_value(), then));
        }
    };
    // A row that scrolls away takes along what was typed in it.
    on_cleanup(move || {
        let Some(editing) = app.table.editing.get_untracked().filter(is_own) else { return };
        let text = now.get_value();
        request_animation_frame(move || {
            // Unless it was taken, given up or is typed in elsewhere by now.
            if app.table.editing.with_untracked(|now| now.as_ref() == Some(&editing)) {
                app.feed(Input::Type(text, None));
            }
        });
    });
    let key = move |event: KeyboardEvent| {
        event.stop_propagation();
        let by = match event.key().as_str() {
            "Enter" => CursorMove::Rows(if event.shift_key() { -1 } else { 1 }),
            "Tab" => CursorMove::Cells(if event.shift_key() { -1 } else { 1 }),
            "Escape" => {
                app.feed(Input::StopEditing);
                return app.feed(Input::Step(CursorMove::Rows(0)));
            }
            _ => return,
        };
        event.prevent_default();
        take(Some(by));
    };
    let label = move || {
        let (lang, name) = (
            app.lang.get(),
            app.table.editing.with_untracked(|editing| {
                editing.as_ref().and_then(|it| it.row.project().cloned())
            }),
        );
        let name = name
            .and_then(|id| app.plan().get(&id).map(|project| project.name.clone()))
            .unwrap_or_default();
        match cell {
            Cell::Column(column) => t::edit_cell(lang, &t::column_name(lang, column), &name),
            _ => t::edit_cell(lang, &t::name(lang), &name),
        }
    };
    view! {
        <input
            type="text"
            class="cell-input"
            node_ref=input
            autocomplete="off"
            spellcheck="false"
            aria-label=label
            value=text
            on:input=move |event| now.set_value(event_target_value(&event))
            on:keydown=key
            on:blur=while_here(move |_| { take(None); })
        />
    }
}

/// The heading of a group.
#[component]
fn GroupCell(name: RwSignal<NameLook>, number: usize, key: GroupKey) -> impl IntoView {
    let app = App::get();
    let folded = Memo::new(move |_| {
        name.with(|name| matches!(name, NameLook::Group(group) if group.folded))
    });
    let of = move |read: fn(&GroupName) -> String| {
        move || {
            name.with(|name| match name {
                NameLook::Group(group) => read(group),
                _ => String::new(),
            })
        }
    };
    let called = Memo::new(move |_| of(|it| it.name.clone())());
    let stop = tabindex(name, Cell::Name);
    let group = StoredValue::new(key.clone());
    let marked = key.mark();
    let heading = marked.clone();
    let show = move |_| app.select(group.with_value(GroupKey::subject));
    // What is made here lies in a programme: other groups a project joins by what is said of it.
    let home = match &key {
        GroupKey::Programme(home) => Some(home.clone()),
        _ => None,
    };
    // The cell is one stop of the Tab key; what is in it has keys of its own there.
    view! {
        <div
            class="cell is-group"
            role="rowheader"
            tabindex=stop
            data-slot=number.to_string()
            data-cell=mark(Cell::Name)
            data-group-id=marked
            aria-label=move || format!("{}, {}", called.read(), of(|it| it.count.to_string())())
            style:--depth=of(|it| it.depth.to_string())
            style:--hue=of(|it| it.hue.unwrap_or(0).to_string())
        >
            <button
                type="button"
                class="button is-quiet"
                tabindex="-1"
                data-command="fold"
                aria-expanded=move || (!folded.get()).to_string()
                aria-label=move || if folded.get() { t::unfold_group(app.lang.get(), &called.read()) } else { t::fold_group(app.lang.get(), &called.read()) }
                on:click=move |_| app.feed(Input::Fold(group.get_value()))
            >
                <Pictogram icon=Signal::derive(move || if folded.get() { Icon::Right } else { Icon::Down }) />
            </button>
            {matches!(key, GroupKey::Programme(Some(_))).then(|| view! { <i class="stripe"></i> })}
            {match key.subject() {
                Some(subject) => view! {
                    <button
                        type="button"
                        class="name"
                        tabindex="-1"
                        data-grip=matches!(subject, Selection::Programme(_)).then_some("name")
                        data-heading-id=heading
                        data-command=show_mark(&subject)
                        title=of(|it| it.title.clone())
                        on:click=show
                    >
                        {called}
                    </button>
                }.into_any(),
                None => view! { <span class="name">{called}</span> }.into_any(),
            }}
            <span class="quiet">{of(|it| it.count.to_string())}</span>
            <span class="spring"></span>
            {home.map(StoredValue::new).map(|home| view! {
                <Show when=move || app.open.writable.get()>
                    <button
                        type="button"
                        class="button is-quiet group-add"
                        tabindex="-1"
                        data-command="add-project-here"
                        aria-label=move || t::add_project_to(app.lang.get(), &called.read())
                        title=move || t::add_project_to(app.lang.get(), &called.read())
                        on:click=move |_| app.feed(Input::AddProject(home.get_value()))
                    >
                        <Pictogram icon=Icon::Plus />
                    </button>
                </Show>
            })}
        </div>
    }
}
