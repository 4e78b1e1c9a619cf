//! The projects: only the rows on screen exist.

use std::sync::Arc;

use leptos::prelude::*;

use super::Sizes;
use super::bar::{Bar, Ghost};
use super::header::from_start;
use super::pointer::Pointer;
use crate::model::{MilestoneId, ProjectId};
use crate::state::{App, Selection};
use crate::text as t;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use crate::viewmodel::{GroupKey, Row, rows, window};

/// All rows of projects and their headings.
#[component]
pub fn Rows(sizes: RwSignal<Sizes>, pointer: Pointer) -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| app.in_view.with(|plan| app.folded.with(|folded| Arc::new(rows(plan, folded)))));
    let range = Memo::new(move |_| {
        let viewport = app.axis.viewport.get();
        window(viewport.top, viewport.height, sizes.get().row, all.read().len())
    });
    let visible = Memo::new(move |_| all.with(|all| range.get().map(|place| (place, all[place].clone())).collect::<Vec<_>>()));
    Effect::new(move || {
        let Some(id) = app.sought.get() else { return };
        let is_it = |row: &Row| matches!(row, Row::Project { id: own, .. } if *own == id);
        if let Some(place) = all.with(|all| all.iter().position(is_it)) {
            let Sizes { row, lane, header, .. } = sizes.get_untracked();
            let lanes = app.in_view.with_untracked(|plan| plan.products.size()).clamp(1, super::lanes::SHOWN);
            app.axis.bring_row(place as f64 * row, row, header + lanes as f64 * lane);
            app.shown
                .with_untracked(|plan| plan.get(&id).and_then(|project| project.dates))
                .into_iter()
                .for_each(|dates| app.axis.bring(dates));
        }
        app.sought.set(None);
    });
    view! {
        <div class="rows" role="group" aria-label=tr!(app, projects) data-rows style:--count=move || all.read().len().to_string()>
            <Show when=move || all.read().is_empty()>
                <p class="empty">{move || if app.filter.with(|filter| filter.is_empty()) { t::empty_projects(app.lang.get()) } else { t::filter_empty(app.lang.get()) }}</p>
            </Show>
            <For each=move || visible.get() key=|row| row.clone() let((place, row))>
                {match row {
                    Row::Group { key, depth, count, folded } => view! { <GroupRow place=place key=key depth=depth count=count folded=folded /> }.into_any(),
                    Row::Project { id, depth } => view! { <ProjectRow place=place id=id depth=depth /> }.into_any(),
                }}
            </For>
            <Ghost pointer=pointer />
        </div>
    }
}

#[component]
fn GroupRow(place: usize, key: GroupKey, depth: u8, count: usize, folded: bool) -> impl IntoView {
    let app = App::get();
    let programme = {
        let key = key.clone();
        Memo::new(move |_| app.shown.with(|plan| plan.get(key.as_ref()?).cloned()))
    };
    let name = move || programme.get().map_or_else(|| t::no_programme(app.lang.get()), |programme| programme.name.clone());
    let hue = move || programme.get().map_or(0, |programme| programme.hue).to_string();
    let mark = key.as_ref().map_or_else(String::new, |id| id.to_string());
    let toggle = move |_| {
        app.folded.update(|folded| {
            if !folded.remove(&key) {
                folded.insert(key.clone());
            }
        });
    };
    view! {
        <div class="row is-group" data-group-id=mark style:--row=place.to_string() style:--depth=depth.to_string() style:--hue=hue>
            <button type="button" class="names" data-command="fold" aria-expanded=(!folded).to_string() on:click=toggle>
                <Pictogram icon=if folded { Icon::Right } else { Icon::Down } />
                <span class="name">{name}</span>
                <span class="quiet">{count}</span>
            </button>
        </div>
    }
}

#[component]
fn ProjectRow(place: usize, id: ProjectId, depth: u8) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let project = Memo::new(move |_| app.shown.with(|plan| plan.get(&key.get_value()).cloned()));
    let hue = Memo::new(move |_| {
        let programme = project.get()?.programme.clone()?;
        app.shown.with(|plan| plan.get(&programme).map(|programme| programme.hue))
    });
    let milestones =
        Memo::new(move |_| app.shown.with(|plan| plan.milestones_of(&key.get_value()).map(|(id, _)| id.clone()).collect::<Vec<_>>()));
    let name = move || project.get().map_or_else(String::new, |project| project.name.clone());
    let selected = move || app.selection.read().as_ref() == Some(&Selection::Project(key.get_value()));
    view! {
        <div
            class="row"
            class:is-selected=selected
            data-row-id=key.get_value().to_string()
            style:--row=place.to_string()
            style:--depth=depth.to_string()
            style:--hue=move || hue.get().unwrap_or(0).to_string()
        >
            <div class="names" title=name>
                <i class="stripe"></i>
                <span class="name">{name}</span>
            </div>
            <Bar id=id project=project />
            <For each=move || milestones.get() key=|id| id.clone() let(id)>
                <Diamond id=id />
            </For>
        </div>
    }
}

#[component]
fn Diamond(id: MilestoneId) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let milestone = Memo::new(move |_| app.shown.with(|plan| plan.get(&key.get_value()).cloned()));
    let said = move || milestone.get().map(|it| format!("{}, {}", it.name, t::date(app.lang.get(), it.day)));
    view! {
        <i
            class="diamond"
            class:is-done=move || milestone.get().is_some_and(|it| it.done)
            data-milestone-id=id.to_string()
            role="img"
            aria-label=said
            title=said
            style:--start=move || milestone.get().map(|it| from_start(app, it.day))
        ></i>
    }
}
