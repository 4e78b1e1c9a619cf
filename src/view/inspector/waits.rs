//! What a project waits for and what waits for it: each link with its kind and its days, and its
//! conflict with the three answers.

use leptos::prelude::*;

use super::super::each::Each;
use super::picker::Picker;
use crate::state::{App, Selection};
use crate::view::conflict::Conflict;
use crate::view::events::while_here;
use crate::view::fields::{ChoiceField, WholeField};
use crate::view::form::Binding;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::{Edit, LinkSide};
use session::inspector::waits::{self as picture, LinkPicture, end_choices};
use session::text as t;

const KINDS: &[LinkKind] =
    &[LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish];

/// Both lists.
#[component]
pub fn Waits(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let links = move |side: LinkSide| {
        Memo::new(move |_| app.open.shown.with(|plan| picture::links(plan, &id.get_value(), side)))
    };
    let (into, out) = (links(LinkSide::To), links(LinkSide::From));
    let add = move |from: ProjectId, to: ProjectId| {
        app.edit(Edit::AddLink { from, to });
    };
    view! {
        <section class="part">
            <h3>{tr!(app, waits_for)}</h3>
            <Each each=move || into.get() key=|id| id.clone() let(link)><LinkCard id=link side=LinkSide::To /></Each>
            <Picker<Project> label=tr!(app, add_waits_for) placeholder=tr!(app, find_project_to_wait_for) mark="add-waits-for"
                take=move |other| add(other, id.get_value()) />
        </section>
        <section class="part">
            <h3>{tr!(app, waited_for)}</h3>
            <Each each=move || out.get() key=|id| id.clone() let(link)><LinkCard id=link side=LinkSide::From /></Each>
            <Picker<Project> label=tr!(app, add_waited_for) placeholder=tr!(app, find_project_that_waits) mark="add-waited-for"
                take=move |other| add(id.get_value(), other) />
        </section>
    }
}

/// A link as the project on this side sees it.
#[component]
fn LinkCard(id: LinkId, side: LinkSide) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let link = Memo::new(move |_| {
        app.open.shown.with(|plan| LinkPicture::of(plan, &id.get_value(), side))
    });
    let show = move |_| {
        let project = link.with_untracked(|link| link.as_ref()?.project.clone());
        project.into_iter().for_each(|id| app.select(Some(Selection::Project(id))));
    };
    let name = move || link.with(|link| link.as_ref().map(|link| link.other.clone()));
    let kind = Memo::new(move |_| {
        link.with(|link| link.as_ref().map_or(LinkKind::FinishStart, |link| link.kind))
    });
    let days = Memo::new(move |_| {
        Some(link.with(|link| link.as_ref().map_or(0, |link| i32::from(link.days))))
    });
    let is_calendar =
        Memo::new(move |_| link.with(|link| link.as_ref().is_some_and(|link| link.is_calendar)));
    let set_kind = move |kind| app.edit(Edit::SetLinkKind { link: id.get_value(), kind });
    let set_days = move |days: Option<i32>| {
        days.is_some_and(|days| app.edit(Edit::SetLag { link: id.get_value(), days: days as i16 }))
    };
    let set_unit = move |calendar| app.edit(Edit::SetLagUnit { link: id.get_value(), calendar });
    let newer_kind = app.newer_value::<Link>(id.get_value().as_str(), "kind");
    view! {
        <div class="card link-card" data-link=mark>
            <div class="line">
                <button type="button" class="link" data-command="show-project" on:click=show>{name}</button>
                <span class="spring"></span>
                <button type="button" class="button is-quiet" data-command="unlink" aria-label=tr!(app, unlink) title=tr!(app, unlink)
                    on:click=move |_| { app.edit_aloud(Edit::Unlink { link: id.get_value() }); }>
                    <Pictogram icon=Icon::Cross />
                </button>
            </div>
            <EndSelect id=id.get_value() side=LinkSide::From />
            <EndSelect id=id.get_value() side=LinkSide::To />
            <ChoiceField label=tr!(app, link_kind) choices=KINDS name=move |kind| t::link_kind_name(app.lang.get(), kind)
                of=Binding { newer: newer_kind, ..Binding::new(kind.into(), set_kind) } />
            <div class="pair">
                <WholeField label=tr!(app, lag) min=-999 max=999 hint=Signal::derive(tr!(app, lag_hint))
                    of=Binding::new(days.into(), set_days) />
                <ChoiceField label=tr!(app, lag_unit) choices=&[false, true] name=move |calendar| if calendar { t::calendar_unit(app.lang.get()) } else { t::working_unit(app.lang.get()) }
                    of=Binding::new(is_calendar.into(), set_unit) />
            </div>
            <Conflict id=id.get_value() />
        </div>
    }
}

/// Which part of a project a link begins or ends at: the project itself or one of its milestones.
/// Nothing when it has none.
#[component]
fn EndSelect(id: LinkId, side: LinkSide) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let end = Memo::new(move |_| {
        app.open.shown.with(|plan| plan.get(&id.get_value()).map(|link| side.of(link).clone()))
    });
    let choices = Memo::new(move |_| {
        app.open.shown.with(|plan| end_choices(app.lang.get(), plan, &id.get_value(), side))
    });
    let changed = move |event: leptos::ev::Event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let chosen = place.and_then(|place| {
            choices.with_untracked(|choices| choices.get(place).map(|(end, _)| end.clone()))
        });
        if let Some(end) = chosen {
            app.edit(Edit::SetLinkEnd { link: id.get_value(), side, end });
        }
    };
    view! {
        <Show when=move || choices.read().len() != 1>
            <label class="field">
                <span>{move || if side == LinkSide::To { t::end_to(app.lang.get()) } else { t::end_from(app.lang.get()) }}</span>
                <select data-end=if side == LinkSide::To { "to" } else { "from" } on:change=while_here(changed)>
                    {move || choices.get().into_iter().enumerate().map(|(place, (choice, name))| {
                        view! { <option value=place.to_string() selected=move || end.get().as_ref() == Some(&choice)>{name}</option> }
                    }).collect_view()}
                </select>
            </label>
        </Show>
    }
}
