//! The column of names: projects, and the headings of their groups.

use leptos::prelude::*;

use super::moved_down;
use super::slots::{GroupName, NameLook, ProjectName};
use crate::state::{App, Selection};
use crate::text as t;
use crate::view::icon::{Icon, Pictogram};
use crate::view::inspector::show_mark;
use crate::viewmodel::GroupKey;

/// What a slot is, for as long as it keeps its elements.
#[derive(Clone, PartialEq)]
enum Kind {
    Nothing,
    Project,
    Group(GroupKey, bool),
}

/// A name, or a heading.
#[component]
pub fn NameSlot(name: RwSignal<NameLook>) -> impl IntoView {
    let kind = Memo::new(move |_| {
        name.with(|name| match name {
            NameLook::Nothing => Kind::Nothing,
            NameLook::Project(_) => Kind::Project,
            NameLook::Group(group) => Kind::Group(group.key.clone(), group.folded),
        })
    });
    move || match kind.get() {
        Kind::Nothing => ().into_any(),
        Kind::Project => view! { <ProjectCell name=name /> }.into_any(),
        Kind::Group(key, folded) => view! { <GroupCell name=name key=key folded=folded /> }.into_any(),
    }
}

/// The name of a project: select it by it, or drag it by it to another group.
#[component]
fn ProjectCell(name: RwSignal<NameLook>) -> impl IntoView {
    let of = move |read: fn(&ProjectName) -> String| {
        move || {
            name.with(|name| match name {
                NameLook::Project(project) => Some(read(project)),
                _ => None,
            })
        }
    };
    view! {
        <div
            class="cell name"
            class:is-selected=move || name.with(|name| matches!(name, NameLook::Project(project) if project.selected))
            data-row-id=of(|it| it.id.to_string())
            data-grip="name"
            title=of(|it| it.title.clone())
            style:transform=of(|it| moved_down(it.top))
        >
            <span style:--depth=of(|it| it.depth.to_string()) style:--hue=of(|it| it.hue.to_string())>{of(|it| it.name.clone())}</span>
        </div>
    }
}

/// The heading of a group.
#[component]
fn GroupCell(name: RwSignal<NameLook>, key: GroupKey, folded: bool) -> impl IntoView {
    let app = App::get();
    let of = move |read: fn(&GroupName) -> String| {
        move || {
            name.with(|name| match name {
                NameLook::Group(group) => read(group),
                _ => String::new(),
            })
        }
    };
    let is = move |read: fn(&GroupName) -> bool| move || name.with(|name| matches!(name, NameLook::Group(group) if read(group)));
    let called = Memo::new(move |_| of(|it| it.name.clone())());
    let group = StoredValue::new(key.clone());
    let mark = key.mark();
    let heading = mark.clone();
    let show = move |_| app.selection.set(group.with_value(GroupKey::subject));
    // What is made here lies in a programme: other groups a project joins by what is said of it.
    let home = match &key {
        GroupKey::Programme(home) => Some(home.clone()),
        _ => None,
    };
    view! {
        <div
            class="cell is-group"
            class:is-target=is(|it| it.target)
            class:is-selected=is(|it| it.selected)
            data-group-id=mark
            style:transform=of(|it| moved_down(it.top))
            style:--depth=of(|it| it.depth.to_string())
            style:--hue=of(|it| it.hue.unwrap_or(0).to_string())
        >
            <button
                type="button"
                class="button is-quiet"
                data-command="fold"
                aria-expanded=(!folded).to_string()
                aria-label=move || if folded { t::unfold_group(app.lang.get(), &called.read()) } else { t::fold_group(app.lang.get(), &called.read()) }
                on:click=move |_| app.fold(&group.get_value())
            >
                <Pictogram icon=if folded { Icon::Right } else { Icon::Down } />
            </button>
            {matches!(key, GroupKey::Programme(Some(_))).then(|| view! { <i class="stripe"></i> })}
            {match key.subject() {
                Some(subject) => view! {
                    <button
                        type="button"
                        class="name"
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
                <Show when=move || app.writable.get()>
                    <button
                        type="button"
                        class="button is-quiet group-add"
                        data-command="add-project-here"
                        aria-label=move || t::add_project_to(app.lang.get(), &called.read())
                        title=move || t::add_project_to(app.lang.get(), &called.read())
                        on:click=move |_| app.add_project(home.get_value())
                    >
                        <Pictogram icon=Icon::Plus />
                    </button>
                </Show>
            })}
        </div>
    }
}
