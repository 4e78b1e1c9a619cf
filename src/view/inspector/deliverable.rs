//! What one project hands over to the product, and what must be true of it.

use leptos::prelude::*;

use super::super::each::Each;
use super::criterion::CriterionCard;
use super::panel::{DeleteButton, focus_name};
use crate::state::{App, Selection};
use crate::view::events::while_here;
use crate::view::fields::{ChoiceField, NumberField, TextField};
use crate::view::form::{Binding, Form};
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use domain::readiness::TraceLine;
use engine::forecast::Chance;
use engine::model::*;
use session::edit::Edit;
use session::inspector::deliverable::{DeliverablePicture, handovers};
use session::text as t;

/// A deliverable at a glance: whose it is, when it comes and when it is needed, how sure that is,
/// and what it must meet; its fields, unfolded.
#[component]
pub fn DeliverableCard(
    id: DeliverableId,
    /// What all deliverables of the product wait for.
    traced: Memo<Vec<TraceLine>>,
    /// How sure each of them is, as far as that is known.
    likely: Memo<Vec<(DeliverableId, Chance)>>,
    is_open: bool,
) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let deliverable =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let shown = Memo::new(move |_| {
        let (lang, id) = (app.lang.get(), id.get_value());
        let (traced, likely) = (traced.read(), likely.read());
        app.open.shown.with(|plan| DeliverablePicture::of(lang, plan, &id, &traced, &likely))
    });
    let slack = move || shown.read().slack;
    let chance = move || shown.read().chance;
    let criteria = Memo::new(move |_| shown.read().criteria.clone());
    let show =
        move |_| app.select(shown.with_untracked(|it| it.project.clone()).map(Selection::Project));
    let made = RwSignal::new(None::<CriterionId>);
    let add = move |_| {
        if let Some(new) = app.make(Edit::AddCriterion { deliverable: id.get_value() }) {
            made.set(Some(new.clone()));
            request_animation_frame(move || {
                focus_name(&format!("[data-criterion-id={:?}]", new.to_string()))
            });
        }
    };
    view! {
        <article class="card deliverable" data-deliverable-id=move || id.get_value().to_string()>
            <div class="line">
                <h4>{move || shown.read().name.clone()} " " <span class="quiet">{move || shown.read().need.clone()}</span></h4>
                <b data-likely=chance title=tr!(app, board_chance)>{move || chance().map(|percent| t::percent(app.lang.get(), percent))}</b>
            </div>
            <div class="line">
                <span>
                    <button type="button" class="link" data-command="show-project" on:click=show>{move || shown.read().project_name.clone()}</button>
                    " " <span class="quiet">{move || shown.read().days.clone()}</span>
                </span>
                <span class:is-short=move || slack().is_some_and(|slack| slack < 0) title=tr!(app, word_slack)>{move || slack().map(|slack| t::signed(app.lang.get(), slack))}</span>
            </div>
            <Each each=move || criteria.get() key=|id| id.clone() let(id)>
                <CriterionCard is_open=made.with_untracked(|made| made.as_ref() == Some(&id)) id=id />
            </Each>
            <button type="button" class="button is-quiet" data-command="add-criterion" on:click=add>
                <Pictogram icon=Icon::Plus />
                <span>{tr!(app, add_criterion)}</span>
            </button>
            <details class="more" open=is_open data-fields>
                <summary>{tr!(app, change)}</summary>
                <Fields id=id.get_value() deliverable=deliverable />
            </details>
        </article>
    }
}

/// What can be said of a deliverable, and the way to take it away.
#[component]
fn Fields(
    id: DeliverableId,
    deliverable: Memo<Option<std::sync::Arc<Deliverable>>>,
) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let form = Form::of(app, id, deliverable);
    view! {
        <div class="fields">
            <TextField label=tr!(app, name) of=form.field(Deliverable::FIELDS.name) />
            <div class="pair">
                <ChoiceField label=tr!(app, need) choices=&Need::ALL name=move |need| t::need_name(app.lang.get(), need)
                    of=form.field(Deliverable::FIELDS.need) />
                <NumberField label=tr!(app, preparation_days) max=1000 hint=Signal::derive(tr!(app, preparation))
                    of=form.field(Deliverable::FIELDS.preparation).number() />
            </div>
            <Handover id=id.get_value() of=form.field(Deliverable::FIELDS.milestone) />
            <DeleteButton id=id.get_value() mark="delete-deliverable" />
        </div>
    }
}

/// At the project's finish, or at one of its milestones; shown only when it has one.
#[component]
fn Handover(id: DeliverableId, of: Binding<Option<MilestoneId>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let milestones =
        Memo::new(move |_| app.open.shown.with(|plan| handovers(plan, &id.get_value())));
    let chosen = move || of.value.get();
    view! {
        <Show when=move || !milestones.read().is_empty()>
            <label class="field">
                <span>{tr!(app, handover)}</span>
                <select on:change=while_here(move |event| { let id = event_target_value(&event); of.set.run((!id.is_empty()).then(|| Id::new(id))); })>
                    <option value="" selected=move || chosen().is_none()>{tr!(app, at_finish)}</option>
                    {move || milestones.get().into_iter().map(|(id, name)| {
                        let value = id.to_string();
                        view! { <option value=value selected=move || chosen().as_ref() == Some(&id)>{name}</option> }
                    }).collect_view()}
                </select>
            </label>
        </Show>
    }
}
