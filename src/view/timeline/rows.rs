//! The projects: only the rows on screen exist.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Sizes;
use super::bar::{Bar, Critical, Ghost};
use super::header::from_start;
use super::links::Links;
use super::overlay::Spots;
use super::pointer::Pointer;
use crate::model::{End, Leader, MilestoneId, Plan, ProjectId, Span, leader};
use crate::state::{App, Grip, Place, Selection};
use crate::text as t;
use crate::view::icon::{Icon, Pictogram};
use crate::view::inspector::show_mark;
use crate::view::tr;
use crate::viewmodel::{GroupKey, Row, bar, window};

/// All rows of projects and their headings.
#[component]
pub fn Rows(sizes: RwSignal<Sizes>, pointer: Pointer, spots: Spots) -> impl IntoView {
    let app = App::get();
    let all = app.rows;
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
    let path = Memo::new(move |_| app.critical_path());
    let critical =
        Memo::new(move |_| path.with(|path| path.iter().flat_map(|path| path.critical.iter().cloned()).collect::<BTreeSet<_>>()));
    let near = Memo::new(move |_| {
        path.with(|path| path.iter().flat_map(|path| path.near.iter().map(|(id, _)| id.clone())).collect::<BTreeSet<_>>())
    });
    provide_context(Critical { path: critical, near });
    view! {
        <div class="rows" role="group" aria-label=tr!(app, projects) data-rows style:--count=move || all.read().len().to_string()>
            <Show when=move || all.read().is_empty()>
                <p class="empty">{move || if app.filter.with(|filter| filter.is_empty()) { t::empty_projects(app.lang.get()) } else { t::filter_empty(app.lang.get()) }}</p>
            </Show>
            <Links sizes=sizes range=range places=spots.places critical=critical />
            <For each=move || visible.get() key=|row| row.clone() let((place, row))>
                {match row {
                    Row::Group { key, depth, folded, .. } => view! { <GroupRow place=place key=key depth=depth folded=folded /> }.into_any(),
                    Row::Project { id, depth, .. } => view! { <ProjectRow place=place id=id depth=depth /> }.into_any(),
                }}
            </For>
            <Ghost pointer=pointer />
            <Band />
        </div>
    }
}

#[component]
fn GroupRow(place: usize, key: GroupKey, depth: u8, folded: bool) -> impl IntoView {
    let app = App::get();
    let group = StoredValue::new(key.clone());
    let subject = StoredValue::new(key.subject());
    let programme = Memo::new(move |_| match group.get_value() {
        GroupKey::Programme(Some(id)) => app.shown.with(|plan| plan.get(&id).cloned()),
        _ => None,
    });
    let name = Memo::new(move |_| app.shown.with(|plan| group.with_value(|key| t::group_name(app.lang.get(), plan, key))));
    let hue = move || programme.get().map_or(0, |programme| programme.hue).to_string();
    let count = Memo::new(move |_| app.group_projects(&group.get_value()));
    let manager = Memo::new(move |_| app.shown.with(|plan| Some(plan.get(programme.get()?.manager.as_ref()?)?.name.clone())));
    let is_target =
        Memo::new(move |_| app.gesture.with(|gesture| gesture.as_ref().is_some_and(|it| it.at == Some(Place::Group(group.get_value())))));
    let is_selected = move || subject.get_value().is_some_and(|subject| app.selection.read().as_ref() == Some(&subject));
    let mark = StoredValue::new(key.mark());
    let title = move || match manager.get() {
        Some(manager) => format!("{}, {}", name.get(), t::led_by(app.lang.get(), &manager)),
        None => name.get(),
    };
    // What is made here lies in a programme: other groups a project joins by what is said of it.
    let home = match key.clone() {
        GroupKey::Programme(home) => Some(home),
        _ => None,
    };
    let show = move |_| app.selection.set(subject.get_value());
    view! {
        <div
            class="row is-group"
            class:is-target=is_target
            class:is-selected=is_selected
            data-group-id=mark.get_value()
            style:--row=place.to_string()
            style:--depth=depth.to_string()
            style:--hue=hue
        >
            <div class="names">
                <button
                    type="button"
                    class="button is-quiet"
                    data-command="fold"
                    aria-expanded=(!folded).to_string()
                    aria-label=move || if folded { t::unfold_group(app.lang.get(), &name.read()) } else { t::fold_group(app.lang.get(), &name.read()) }
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
                            data-heading-id=mark.get_value()
                            data-command=show_mark(&subject)
                            title=title
                            on:click=show
                        >
                            {name}
                        </button>
                    }.into_any(),
                    None => view! { <span class="name">{name}</span> }.into_any(),
                }}
                <span class="quiet">{count}</span>
                <span class="spring"></span>
                {home.map(StoredValue::new).map(|home| view! {
                    <Show when=move || app.writable.get()>
                        <button
                            type="button"
                            class="button is-quiet group-add"
                            data-command="add-project-here"
                            aria-label=move || t::add_project_to(app.lang.get(), &name.read())
                            title=move || t::add_project_to(app.lang.get(), &name.read())
                            on:click=move |_| app.add_project(home.get_value())
                        >
                            <Pictogram icon=Icon::Plus />
                        </button>
                    </Show>
                })}
            </div>
            <Rollup group=key manager=manager count=count />
        </div>
    }
}

/// From the first start to the last finish in a group, as a slim line, and who leads it.
#[component]
fn Rollup(group: GroupKey, manager: Memo<Option<String>>, count: Memo<usize>) -> impl IntoView {
    let app = App::get();
    let span = Memo::new(move |_| app.group_span(&group));
    let said = move || manager.get().map(|manager| t::led_by(app.lang.get(), &manager));
    view! {
        {move || span.get().map(|span| view! {
            <div
                class="rollup"
                style:--start=move || from_start(app, span.start())
                style:--length=span.days().to_string()
                title=move || format!("{} – {}", t::date(app.lang.get(), span.start()), t::date(app.lang.get(), span.finish()))
            >
                <span class="rollup-label">{said}</span>
            </div>
        })}
        <Show when=move || count.get() == 0>
            <span class="group-empty quiet">{tr!(app, empty_programme)}</span>
        </Show>
    }
}

/// The band that is drawn around bars to select them.
#[component]
fn Band() -> impl IntoView {
    let app = App::get();
    let corners = Memo::new(move |_| {
        app.gesture.with(|gesture| match (&gesture.as_ref()?.grip, gesture.as_ref()?.at.as_ref()?) {
            (Grip::Band(day, row), Place::Corner(to, to_row)) => {
                let rows = (*row.min(to_row), row.abs_diff(*to_row) + 1);
                Some((Span::new(*day.min(to), *day.max(to))?, rows))
            }
            _ => None,
        })
    });
    move || {
        corners.get().map(|(days, (row, count))| {
            view! {
                <div class="band" style:--start=from_start(app, days.start()) style:--length=days.days().to_string() style:--row=row.to_string() style:--rows=count.to_string()></div>
            }
        })
    }
}

#[component]
fn ProjectRow(place: usize, id: ProjectId, depth: u8) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let project = Memo::new(move |_| app.shown.with(|plan| key.with_value(|id| plan.get(id).cloned())));
    let look = Memo::new(move |_| {
        let baseline = app.scheduling.baseline.get();
        let slack = app.scheduling.slack_shown.get() || key.with_value(|id| app.is_selected(id));
        let see = |before: Option<&Plan>| {
            app.with_schedule(|plan, schedule| key.with_value(|id| bar(plan, schedule, id, before, baseline.as_ref(), slack)))
        };
        app.gesture.with(|gesture| see(gesture.as_ref().map(|gesture| &gesture.before)))
    });
    let moves = Memo::new(move |_| look.with(|look| look.as_ref().is_some_and(|look| look.was.is_some())));
    let hue = Memo::new(move |_| {
        let programme = project.get()?.programme.clone()?;
        app.shown.with(|plan| plan.get(&programme).map(|programme| programme.hue))
    });
    let milestones =
        Memo::new(move |_| app.shown.with(|plan| plan.milestones_of(&key.get_value()).map(|(id, _)| id.clone()).collect::<Vec<_>>()));
    let name = move || project.get().map_or_else(String::new, |project| project.name.clone());
    let title = move || {
        let lang = app.lang.get();
        let led = app.shown.with(|plan| {
            let project = project.get()?;
            let leader = leader(plan, &project)?;
            let name = &plan.get(leader.person())?.name;
            Some(match leader {
                Leader::Own(_) => t::led_by(lang, name),
                Leader::Programme(_, programme) => t::led_by_programme(lang, name, &plan.get(programme)?.name),
            })
        });
        led.map_or_else(name, |led| format!("{}, {}", name(), led))
    };
    let selected = Memo::new(move |_| key.with_value(|id| app.is_selected(id)));
    view! {
        <div
            class="row"
            class:is-selected=selected
            class:is-moving=moves
            data-row-id=key.get_value().to_string()
            style:--row=place.to_string()
            style:--depth=depth.to_string()
            style:--hue=move || hue.get().unwrap_or(0).to_string()
        >
            <div class="names" data-grip="name" title=title>
                <i class="stripe"></i>
                <span class="name">{name}</span>
            </div>
            <Bar id=id look=look />
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
    let milestone = Memo::new(move |_| app.shown.with(|plan| key.with_value(|id| plan.get(id).cloned())));
    let said = move || milestone.get().map(|it| format!("{}, {}", it.name, t::date(app.lang.get(), it.day)));
    let is_target = Memo::new(move |_| {
        app.gesture.with(|gesture| match gesture.as_ref().and_then(|gesture| gesture.at.as_ref()) {
            Some(Place::End(End::Milestone(id), _)) => key.with_value(|own| own == id),
            _ => false,
        })
    });
    view! {
        <i
            class="diamond"
            class:is-done=move || milestone.get().is_some_and(|it| it.done)
            class:is-agreed=move || milestone.get().is_some_and(|it| it.agreed)
            class:is-target=is_target
            data-milestone-id=id.to_string()
            role="img"
            aria-label=said
            title=said
            style:--start=move || milestone.get().map(|it| from_start(app, it.day))
        ></i>
    }
}
