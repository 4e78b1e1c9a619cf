//! A project in the inspector.

use leptos::prelude::*;

use super::super::each::Each;
use super::panel::{DeleteButton, Head};
use super::picker::Picker;
use super::requests::Requests;
use super::send_part::SendPart;
use super::slips::Slips;
use super::spread::SpreadFields;
use super::waits::Waits;
use super::why;
use crate::state::{App, Selection};
use crate::view::fields::{
    CheckField, ChoiceField, DayField, NoteField, NumberField, TextField, WholeField,
};
use crate::view::form::{Binding, Form};
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use engine::model::*;
use session::edit::{Edit, Post};
use session::inspector::project::{self as picture, Delivery};
use session::inspector::requests::Concerned;
use session::text as t;

const AGREED: &[Agreed] = &[Agreed::None, Agreed::Start, Agreed::Finish, Agreed::Both];
const STATES: &[ProjectState] =
    &[ProjectState::Proposed, ProjectState::Planned, ProjectState::Running, ProjectState::Finished];

/// Everything of a project that can be said in a form.
#[component]
pub fn ProjectInspector(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let project =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Project) -> String| {
        Signal::derive(move || project.get().map_or_else(String::new, |project| of(&project)))
    };
    let form = Form::of(app, id, project);
    let dates = Memo::new(move |_| project.get().and_then(|project| project.dates));
    let sentence = Memo::new(move |_| {
        project.with(|project| {
            let project = project.as_ref()?;
            Some(app.open.shown.with(|plan| picture::sentence(app.lang.get(), plan, project)))
        })
    });
    let length = Memo::new(move |_| {
        project.with(|project| {
            let project = project.as_ref();
            project.map_or(0, |it| app.open.shown.with(|plan| picture::duration(plan, it)))
        })
    });
    let start = move |day| app.edit(Edit::SetStart { project: id.get_value(), day });
    let finish = move |day| app.edit(Edit::SetFinish { project: id.get_value(), day });
    let set_days = move |days| app.edit(Edit::SetDuration { project: id.get_value(), days });
    let set_state = move |state| app.edit(Edit::SetState { project: id.get_value(), state });
    view! {
        <Head>
            <h2>{read(|project| project.name.clone())}</h2>
        </Head>
        <Show when=move || project.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <p class="sentence">{sentence}</p>
            <why::Schedule id=id.get_value() />
            <Reported project=project />
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Project::FIELDS.name) />
                <div class="pair">
                    <DayField label=tr!(app, start)
                        of=Binding::new(Signal::derive(move || dates.get().map(Span::start)), move |day: Option<Day>| day.is_some_and(start)) />
                    <DayField label=tr!(app, finish)
                        of=Binding::new(Signal::derive(move || dates.get().map(Span::finish)), move |day: Option<Day>| day.is_some_and(finish)) />
                </div>
                <Show when=move || dates.get().is_some()>
                    <NumberField label=tr!(app, duration) max=50_000
                        of=Binding::new(length.into(), set_days) />
                </Show>
                <div class="pair">
                    <ChoiceField label=tr!(app, state) choices=STATES name=move |state| t::state_name(app.lang.get(), state)
                        of=form.field(Project::FIELDS.state).set_by(set_state) />
                    <NumberField label=tr!(app, progress_percent) max=100
                        of=form.field(Project::FIELDS.progress).number() />
                </div>
                <div class="pair">
                    <ChoiceField label=tr!(app, agreed) choices=AGREED name=move |agreed| t::agreed_name(app.lang.get(), agreed)
                        of=form.field(Project::FIELDS.agreed) />
                    <DayField label=tr!(app, deadline) hint=Signal::derive(tr!(app, deadline_hint))
                        of=form.field(Project::FIELDS.deadline) />
                </div>
                <Show when=move || project.get().is_some_and(|project| project.state == ProjectState::Running)>
                    <WholeField label=tr!(app, remaining) hint=Signal::derive(tr!(app, remaining_hint)) min=0 max=65_535 optional=true
                        of=form.field(Project::FIELDS.remaining).whole() />
                </Show>
                <SpreadFields id=id.get_value() />
                <TextField label=tr!(app, programme) list="programmes" of=app.holder(Post::Programme(id.get_value())) />
                <TextField label=tr!(app, project_manager) list="people" of=app.holder(Post::ProjectManager(id.get_value())) />
                <LedBy project=project />
                <div class="pair">
                    <TextField label=tr!(app, kind) of=form.field(Project::FIELDS.kind) />
                    <TextField label=tr!(app, done_by) list="parties" of=app.holder(Post::DoneBy(id.get_value())) />
                </div>
                <NoteField label=tr!(app, note) of=form.field(Project::FIELDS.note) />
            </div>
            <Milestones id=id.get_value() dates=dates />
            <Waits id=id.get_value() />
            <Requests of=Concerned::Project(id.get_value()) />
            <DeliversTo id=id.get_value() />
            <Slips id=id.get_value() />
            <SendPart who=Selection::Project(id.get_value()) />
            <footer class="panel-foot"><DeleteButton id=id.get_value() mark="delete-project" subject=true /></footer>
        </Show>
    }
}

/// Who leads a project that has no manager of its own.
#[component]
fn LedBy(project: Memo<Option<std::sync::Arc<Project>>>) -> impl IntoView {
    let app = App::get();
    let said = Memo::new(move |_| {
        project.with(|project| {
            app.open.shown.with(|plan| picture::led_by(app.lang.get(), plan, project.as_ref()?))
        })
    });
    move || said.get().map(|said| view! { <p class="aside" data-led-by>{said}</p> })
}

/// What others said of it: the reported rating, and the texts that stood where dates belong.
#[component]
fn Reported(project: Memo<Option<std::sync::Arc<Project>>>) -> impl IntoView {
    let app = App::get();
    let facts = Memo::new(move |_| {
        project.with(|project| {
            let project = project.as_ref();
            project.map_or_else(Vec::new, |project| picture::reported(app.lang.get(), project))
        })
    });
    move || {
        let facts = facts.get();
        (!facts.is_empty()).then(|| {
            view! {
                <dl class="facts">{facts.into_iter().map(|(name, said)| view! { <dt>{name}</dt><dd>{said}</dd> }).collect_view()}</dl>
            }
        })
    }
}

#[component]
fn Milestones(id: ProjectId, dates: Memo<Option<Span>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let list =
        Memo::new(move |_| app.open.shown.with(|plan| picture::milestones(plan, &id.get_value())));
    let add = move |_| {
        app.edit(Edit::AddMilestone { project: id.get_value() });
    };
    view! {
        <section class="part">
            <h3>{tr!(app, milestones)}</h3>
            <Each each=move || list.get() key=|id| id.clone() let(id)>
                <MilestoneFields id=id />
            </Each>
            <Show when=move || dates.get().is_some()>
                <button type="button" class="button" data-command="add-milestone" on:click=add>
                    <Pictogram icon=Icon::Plus />
                    <span>{tr!(app, add_milestone)}</span>
                </button>
            </Show>
        </section>
    }
}

#[component]
fn MilestoneFields(id: MilestoneId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let milestone =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let form = Form::of(app, id, milestone);
    let set_day = move |day: Option<Day>| {
        day.is_some_and(|day| app.edit(Edit::SetMilestoneDay { milestone: id.get_value(), day }))
    };
    view! {
        <div class="milestone">
        <div class="line">
            <TextField label=tr!(app, milestone) of=form.field(Milestone::FIELDS.name) />
            <DayField label=tr!(app, day)
                of=form.required(Milestone::FIELDS.day).set_by(set_day) />
            <DeleteButton id=id.get_value() mark="delete-milestone" quiet=true />
        </div>
        <div class="checks">
            <CheckField label=tr!(app, milestone_reached) of=form.field(Milestone::FIELDS.done) />
            <CheckField label=tr!(app, agreed_milestone) hint=Signal::derive(tr!(app, agreed_hint))
                of=form.field(Milestone::FIELDS.agreed) />
        </div>
        </div>
    }
}

/// The products that the project delivers to, each with its verdict.
#[component]
fn DeliversTo(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let list =
        Memo::new(move |_| app.open.shown.with(|plan| picture::deliveries(plan, &id.get_value())));
    let add = move |product: ProductId| {
        app.edit(Edit::AddDeliverable { project: id.get_value(), product });
    };
    view! {
        <section class="part">
            <h3>{tr!(app, delivers_to)}</h3>
            <ul class="links">
                <Each each=move || list.get() key=|pair| pair.clone() let((deliverable, product))>
                    <Delivery deliverable=deliverable product=product />
                </Each>
            </ul>
            <Picker<Product> label=tr!(app, add_delivers_to) placeholder=tr!(app, find_product) mark="add-delivers-to" take=add />
        </section>
    }
}

#[component]
fn Delivery(deliverable: DeliverableId, product: ProductId) -> impl IntoView {
    let app = App::get();
    let to = product.clone();
    let shown = Memo::new(move |_| {
        app.with_forecast(|plan, schedule, chances| {
            let known = (plan, schedule, chances);
            Delivery::of(app.lang.get(), known, &deliverable, &product)
        })
    });
    view! {
        <li>
            <VerdictBadge verdict=Signal::derive(move || shown.read().verdict) by_hand=Signal::derive(move || shown.read().by_hand) />
            <button type="button" class="link" data-command="show-product" on:click=move |_| app.select(Some(Selection::Product(to.clone())))>{move || shown.read().product.clone()}</button>
            <span class="aside">{move || shown.read().what.clone()}</span>
        </li>
    }
}
