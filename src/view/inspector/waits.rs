//! What a project waits for and what waits for it: each link with its kind and its days, and its
//! conflict with the three answers.

use leptos::prelude::*;

use super::picker::Picker;
use crate::state::{App, Selection};
use crate::view::conflict::Conflict;
use crate::view::events::while_here;
use crate::view::fields::{ChoiceField, TextField, WholeField};
use crate::view::form::Binding;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use domain::edit::commands::name_of;
use engine::model::*;
use session::edit::{Edit, LinkSide};
use session::text as t;

const KINDS: &[LinkKind] =
    &[LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish];

/// Both lists.
#[component]
pub fn Waits(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    // Those whose successor is this project, and those whose predecessor is.
    let links = move |into: bool| {
        Memo::new(move |_| {
            app.shown.with(|plan| {
                let own = id.get_value();
                let milestones =
                    plan.milestones_of(&own).map(|(id, _)| LinkEnd::Milestone(id.clone()));
                let ends: Vec<LinkEnd> =
                    std::iter::once(LinkEnd::Project(own.clone())).chain(milestones).collect();
                let mut links: Vec<LinkId> = Vec::new();
                for end in &ends {
                    let at = plan.links_at(end).filter(|(_, link)| {
                        if into { link.successor == *end } else { link.predecessor == *end }
                    });
                    links.extend(at.map(|(id, _)| id.clone()));
                }
                links
            })
        })
    };
    let (into, out) = (links(true), links(false));
    let add = move |from: ProjectId, to: ProjectId| {
        app.edit(Edit::AddLink { from, to });
    };
    view! {
        <section class="part">
            <h3>{tr!(app, waits_for)}</h3>
            <For each=move || into.get() key=|id| id.clone() let(link)><LinkCard id=link into=true /></For>
            <Picker<Project> label=tr!(app, add_waits_for) placeholder=tr!(app, find_project_to_wait_for) mark="add-waits-for"
                take=move |other| add(other, id.get_value()) />
        </section>
        <section class="part">
            <h3>{tr!(app, waited_for)}</h3>
            <For each=move || out.get() key=|id| id.clone() let(link)><LinkCard id=link into=false /></For>
            <Picker<Project> label=tr!(app, add_waited_for) placeholder=tr!(app, find_project_that_waits) mark="add-waited-for"
                take=move |other| add(id.get_value(), other) />
        </section>
    }
}

/// A link from the side of one of its ends.
#[component]
fn LinkCard(id: LinkId, into: bool) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let link = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let ends = move |link: &Link| {
        if into {
            (link.predecessor.clone(), link.successor.clone())
        } else {
            (link.successor.clone(), link.predecessor.clone())
        }
    };
    let name = move || link.get().map(|link| app.shown.with(|plan| name_of(plan, &ends(&link).0)));
    let show = move |_| {
        let found = link
            .get_untracked()
            .and_then(|link| app.plan().project_of(&ends(&link).0).map(|(id, _)| id.clone()));
        found.into_iter().for_each(|id| app.selection.set(Some(Selection::Project(id))));
    };
    let kind = Signal::derive(move || link.get().map_or(LinkKind::FinishStart, |link| link.kind));
    let lag = move || link.get().map_or(Lag::default(), |link| link.lag);
    let days = move || match lag() {
        Lag::Working(days) | Lag::Calendar(days) => days,
    };
    let is_calendar = Signal::derive(move || matches!(lag(), Lag::Calendar(_)));
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
                of=Binding { newer: newer_kind, ..Binding::new(kind, set_kind) } />
            <div class="pair">
                <WholeField label=tr!(app, lag) min=-999 max=999 hint=Signal::derive(tr!(app, lag_hint))
                    of=Binding::new(Signal::derive(move || Some(i32::from(days()))), set_days) />
                <ChoiceField label=tr!(app, lag_unit) choices=&[false, true] name=move |calendar| if calendar { t::calendar_unit(app.lang.get()) } else { t::working_unit(app.lang.get()) }
                    of=Binding::new(is_calendar, set_unit) />
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
        app.shown.with(|plan| plan.get(&id.get_value()).map(|link| side.of(link).clone()))
    });
    // The project and its milestones, each with its name; the first stands for the project.
    let choices = Memo::new(move |_| {
        app.shown
            .with(|plan| {
                let end = end.get()?;
                let (project, _) = plan.project_of(&end)?;
                let milestones = plan
                    .milestones_of(project)
                    .map(|(id, it)| (LinkEnd::Milestone(id.clone()), it.name.clone()));
                Some(
                    std::iter::once((LinkEnd::Project(project.clone()), String::new()))
                        .chain(milestones)
                        .collect::<Vec<_>>(),
                )
            })
            .unwrap_or_default()
    });
    let changed = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event)
            .parse::<usize>()
            .ok()
            .and_then(|place| choices.get_untracked().get(place).cloned());
        let Some((chosen, _)) = chosen else { return };
        app.edit(Edit::SetLinkEnd { link: id.get_value(), side, end: chosen });
    };
    view! {
        <Show when=move || choices.read().len() != 1>
            <label class="field">
                <span>{move || if side == LinkSide::To { t::end_to(app.lang.get()) } else { t::end_from(app.lang.get()) }}</span>
                <select data-end=if side == LinkSide::To { "to" } else { "from" } on:change=while_here(changed)>
                    {move || choices.get().into_iter().enumerate().map(|(place, (choice, name))| {
                        let name = if name.is_empty() { t::end_project(app.lang.get()) } else { name };
                        view! { <option value=place.to_string() selected=move || end.get().as_ref() == Some(&choice)>{name}</option> }
                    }).collect_view()}
                </select>
            </label>
        </Show>
    }
}

/// What was asked, with the answers: those requests that the reader of this panel has to do with.
#[component]
pub fn Requests(#[prop(into)] concerns: Callback<Request, bool>) -> impl IntoView {
    let app = App::get();
    // Made again when the plan changed, not while something is dragged.
    let list = Memo::new(move |_| {
        app.history.track();
        let plan = app.plan();
        let about =
            plan.requests.iter().filter(|(_, request)| concerns.run(Request::clone(request)));
        about.map(|(id, _)| id.clone()).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !list.read().is_empty()>
            <section class="part">
                <h3>{tr!(app, requests)}</h3>
                <For each=move || list.get() key=|id| id.clone() let(request)><RequestCard id=request /></For>
            </section>
        </Show>
    }
}

#[component]
fn RequestCard(id: RequestId) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let request = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let said = move || {
        request
            .get()
            .map(|request| app.shown.with(|plan| t::request(app.lang.get(), plan, &request)))
    };
    let owner = move || {
        let owner = request.get()?.owner.clone()?;
        app.shown.with(|plan| plan.get(&owner).map(|person| person.name.clone()))
    };
    view! {
        <div class="card" data-request=mark>
            <div class="line">
                <span>{said}</span>
                <button type="button" class="button is-quiet" data-command="withdraw-request" aria-label=tr!(app, withdraw_request) title=tr!(app, withdraw_request)
                    on:click=move |_| { app.edit_aloud(Edit::Withdraw { request: id.get_value() }); }>
                    <Pictogram icon=Icon::Cross />
                </button>
            </div>
            <p class="aside">{move || owner().unwrap_or_else(|| t::nobody(app.lang.get()))}</p>
            <TextField label=tr!(app, answer)
                of=Binding::new(Signal::derive(move || request.get().map_or_else(String::new, |it| it.answer.clone())), move |text| app.edit(Edit::Answer { request: id.get_value(), text })) />
        </div>
    }
}
