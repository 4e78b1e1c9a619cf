//! The rows as a reader meets them, by eye or by ear: each with its name, the cells of the table,
//! and its bar, which lies elsewhere on the page.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::super::each::Each;
use super::focus::mark;
use super::slots::Slot;
use super::{moved_down, px};
use crate::state::{App, Editing, Input, Selection};
use crate::view::events::while_here;
use crate::view::icon::{Icon, Pictogram};
use engine::model::ProgrammeId;
use session::picture::{GroupName, NameLook, ProjectName, RowPosition};
use session::text as t;
use session::viewmodel::{Cell, Column, CursorMove, GroupKey, RowKey, show_mark};

/// What the name half of a slot is, for as long as it keeps its elements.
#[derive(Clone, PartialEq)]
enum NameSlotKind {
    Nothing,
    Project,
    Group(GroupKey),
}

/// The id of the element that holds the bar of a slot.
pub fn track_id(slot: usize) -> String {
    format!("track-{slot}")
}

/// A row: its name, its cells, and by reference its bar.
#[component]
pub fn NameSlot(shows: Slot) -> impl IntoView {
    let app = App::get();
    let Slot { name, number, cells, .. } = shows;
    let kind = Memo::new(move |_| {
        name.with(|name| match name {
            NameLook::Nothing => NameSlotKind::Nothing,
            NameLook::Project(_) => NameSlotKind::Project,
            NameLook::Group(group) => NameSlotKind::Group(group.key.clone()),
        })
    });
    let position =
        move |read: fn(&RowPosition) -> String| move || name.with(|name| name.position().map(read));
    let group = move |read: fn(&GroupName) -> bool| {
        move || name.with(|name| name.group().is_some_and(read))
    };
    let expanded =
        move || name.with(|name| name.group().map(|group| (!group.is_folded).to_string()));
    let is_selected = move || name.with(NameLook::is_selected);
    let columns = Memo::new(move |_| app.table.columns.with(|table| table.columns()));
    view! {
        <div
            class="grid-row"
            class:is-group=group(|_| true)
            class:is-selected=move || is_selected().unwrap_or(false)
            class:is-target=group(|group| group.is_target)
            hidden=move || kind.get() == NameSlotKind::Nothing
            role="row"
            aria-label=move || name.with(|name| name.name().map(str::to_owned))
            aria-rowindex=position(|it| (it.index + 1).to_string())
            attr:aria-level=position(|it| it.level.to_string())
            aria-posinset=position(|it| it.among.0.to_string())
            aria-setsize=position(|it| it.among.1.to_string())
            aria-expanded=expanded
            aria-selected=move || is_selected().map(|is| is.to_string())
            aria-owns=track_id(number)
            style:transform=position(|it| moved_down(it.top))
        >
            {move || match kind.get() {
                NameSlotKind::Nothing => ().into_any(),
                NameSlotKind::Project => view! { <ProjectCell name=name number=number /> }.into_any(),
                NameSlotKind::Group(key) => view! { <GroupCell name=name number=number key=key /> }.into_any(),
            }}
            <Each each=move || columns.get().into_iter().enumerate() key=|pair| *pair let((place, column))>
                <DataCell name=name number=number column=column said=Memo::new(move |_| cells.with(|cells| cells.get(place).cloned()).unwrap_or_default()) />
            </Each>
        </div>
    }
}

/// Is this the cell that the Tab key reaches? As the value of `tabindex`.
fn tabindex(name: RwSignal<NameLook>, cell: Cell) -> Memo<&'static str> {
    Memo::new(move |_| {
        if name.with(|name| name.position().is_some_and(|it| it.tab_stop == Some(cell))) {
            "0"
        } else {
            "-1"
        }
    })
}

/// What is typed in a cell, as it opened; none while nobody types there.
fn editing(name: RwSignal<NameLook>, cell: Cell) -> Memo<Option<String>> {
    Memo::new(move |_| {
        name.with(|name| {
            let (own, text) = name.position()?.editing.as_ref()?;
            (*own == cell).then(|| text.clone())
        })
    })
}

/// The name of a project: select it by it, or drag it by it to another group.
#[component]
fn ProjectCell(name: RwSignal<NameLook>, number: usize) -> impl IntoView {
    let app = App::get();
    let of =
        move |read: fn(&ProjectName) -> String| move || name.with(|name| name.project().map(read));
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
            {move || name.with(|name| name.project().is_some_and(|it| it.is_unsettled)).then(|| {
                let says = move || t::clash_here(app.lang.get());
                view! { <i class="clash-mark" data-unsettled="" role="img" aria-label=says title=says>"≠"</i> }
            })}
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
    let project = move || name.with(|name| name.project().map(|project| project.id.to_string()));
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

/// What is typed in a cell, for as long as its field is there.
#[derive(Clone, Copy)]
struct Typing {
    app: App,
    cell: Cell,
    /// The row that it was opened in.
    row: StoredValue<Option<RowKey>>,
    now: StoredValue<String>,
}

impl Typing {
    fn new(app: App, cell: Cell, text: String) -> Typing {
        let row =
            app.table.editing.with_untracked(|editing| editing.as_ref().map(|it| it.row.clone()));
        Typing { app, cell, row: StoredValue::new(row), now: StoredValue::new(text) }
    }

    /// What is typed, unless it was taken, given up or is typed in elsewhere by now.
    fn editing(&self) -> Option<Editing> {
        let is_own = |editing: &Editing| {
            editing.cell == self.cell
                && self.row.with_value(|row| row.as_ref() == Some(&editing.row))
        };
        self.app.table.editing.get_untracked().filter(is_own)
    }

    /// Takes it and goes on there, also when it is left by a press elsewhere; it is gone before that
    /// when Escape was pressed.
    fn take(&self, then: Option<CursorMove>) {
        if self.editing().is_some() {
            self.app.feed(Input::Type(self.now.get_value(), then));
        }
    }

    /// Takes it in the next frame: a row that scrolls away takes along what was typed in it.
    fn take_along(&self) {
        let Some(editing) = self.editing() else { return };
        let (app, text) = (self.app, self.now.get_value());
        request_animation_frame(move || {
            if app.table.editing.with_untracked(|now| now.as_ref() == Some(&editing)) {
                app.feed(Input::Type(text, None));
            }
        });
    }

    /// Enter takes it and goes on below, Tab goes on beside, Escape gives it up.
    fn key(&self, event: &KeyboardEvent) {
        event.stop_propagation();
        let by = match event.key().as_str() {
            "Enter" => CursorMove::Rows(if event.shift_key() { -1 } else { 1 }),
            "Tab" => CursorMove::Cells(if event.shift_key() { -1 } else { 1 }),
            "Escape" => {
                self.app.feed(Input::StopEditing);
                return self.app.feed(Input::Step(CursorMove::Rows(0)));
            }
            _ => return,
        };
        event.prevent_default();
        self.take(Some(by));
    }

    /// What is typed there, in words.
    fn said(&self) -> String {
        let lang = self.app.lang.get();
        let id = self
            .app
            .table
            .editing
            .with_untracked(|editing| editing.as_ref()?.row.project().cloned());
        let name = id.and_then(|id| self.app.plan().get(&id).map(|project| project.name.clone()));
        let name = name.unwrap_or_default();
        match self.cell {
            Cell::Column(column) => t::edit_cell(lang, &t::column_name(lang, column), &name),
            _ => t::edit_cell(lang, &t::name(lang), &name),
        }
    }
}

/// The field in which is typed in a cell.
#[component]
fn Editor(cell: Cell, text: String) -> impl IntoView {
    let app = App::get();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        let Some(input) = input.get() else { return };
        let _ = input.focus();
        // What stood there is selected, to be typed over; what was typed to open it goes on.
        let is_typed = |editing: &Option<Editing>| editing.as_ref().is_some_and(|it| it.typed);
        if app.table.editing.with_untracked(is_typed) {
            let end = input.value().encode_utf16().count() as u32;
            let _ = input.set_selection_range(end, end);
        } else {
            input.select();
        }
    });
    let typing = Typing::new(app, cell, text.clone());
    on_cleanup(move || typing.take_along());
    view! {
        <input
            type="text"
            class="cell-input"
            node_ref=input
            autocomplete="off"
            spellcheck="false"
            aria-label=move || typing.said()
            value=text
            on:input=move |event| typing.now.set_value(event_target_value(&event))
            on:keydown=move |event| typing.key(&event)
            on:blur=while_here(move |_| typing.take(None))
        />
    }
}

/// The heading of a group.
#[component]
fn GroupCell(name: RwSignal<NameLook>, number: usize, key: GroupKey) -> impl IntoView {
    let app = App::get();
    let of = move |read: fn(&GroupName) -> String| {
        move || name.with(|name| name.group().map(read).unwrap_or_default())
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
            <FoldButton name=name key=group called=called />
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
            {home.map(|home| view! { <AddProjectButton home=home called=called /> })}
        </div>
    }
}

/// Folds a group away, or unfolds it.
#[component]
fn FoldButton(
    name: RwSignal<NameLook>,
    key: StoredValue<GroupKey>,
    called: Memo<String>,
) -> impl IntoView {
    let app = App::get();
    let folded =
        Memo::new(move |_| name.with(|name| name.group().is_some_and(|group| group.is_folded)));
    let said = move || match folded.get() {
        true => t::unfold_group(app.lang.get(), &called.read()),
        false => t::fold_group(app.lang.get(), &called.read()),
    };
    let icon = Signal::derive(move || if folded.get() { Icon::Right } else { Icon::Down });
    view! {
        <button
            type="button"
            class="button is-quiet"
            tabindex="-1"
            data-command="fold"
            aria-expanded=move || (!folded.get()).to_string()
            aria-label=said
            on:click=move |_| app.feed(Input::Fold(key.get_value()))
        >
            <Pictogram icon=icon />
        </button>
    }
}

/// Makes a project in the programme that the heading is of, or in none.
#[component]
fn AddProjectButton(home: Option<ProgrammeId>, called: Memo<String>) -> impl IntoView {
    let app = App::get();
    let home = StoredValue::new(home);
    let said = move || t::add_project_to(app.lang.get(), &called.read());
    view! {
        <Show when=move || app.open.writable.get()>
            <button
                type="button"
                class="button is-quiet group-add"
                tabindex="-1"
                data-command="add-project-here"
                aria-label=said
                title=said
                on:click=move |_| app.feed(Input::AddProject(home.get_value()))
            >
                <Pictogram icon=Icon::Plus />
            </button>
        </Show>
    }
}
