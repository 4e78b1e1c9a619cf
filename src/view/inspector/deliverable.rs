//! What one project hands over to the product, and what must be true of it.

use leptos::prelude::*;

use super::DeleteButton;
use super::criterion::CriterionCard;
use super::fields::{ChoiceField, NumberField, TextField};
use crate::edit::{Field, amend, commands};
use crate::model::*;
use crate::platform::ids;
use crate::state::{App, Selection};
use crate::text as t;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;

pub(super) const NEEDS: &[Need] = &[Need::Must, Need::Should];

/// A deliverable with its project, its need, its handover and its criteria.
#[component]
pub fn DeliverableCard(id: DeliverableId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let deliverable = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let change = move |field, edit: Box<dyn FnOnce(&mut Deliverable)>| app.dispatch(amend(&app.plan(), &id.get_value(), field, edit));
    let project = Memo::new(move |_| deliverable.get().map(|deliverable| deliverable.project.clone()));
    let project_name = move || {
        app.shown.with(|plan| project.get().and_then(|id| Some(plan.get(&id)?.name.clone()))).unwrap_or_else(|| t::gone(app.lang.get()))
    };
    let criteria = Memo::new(move |_| {
        app.shown.with(|plan| {
            let mut list: Vec<_> = plan.criteria_of(&id.get_value()).map(|(id, it)| (it.rank, id.clone())).collect();
            list.sort();
            list.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let text = t::new_criterion(app.lang.get_untracked());
        app.dispatch(commands::create_criterion(&app.plan(), &ids::fresh("criterion"), &id.get_value(), &text));
    };
    view! {
        <article class="card" data-deliverable-id=move || id.get_value().to_string()>
            <div class="line">
                <button type="button" class="link" data-command="show-project" on:click=move |_| app.selection.set(project.get_untracked().map(Selection::Project))>{project_name}</button>
                <DeleteButton id=id.get_value() mark="delete-deliverable" quiet=true />
            </div>
            <TextField label=tr!(app, name) value=Signal::derive(move || deliverable.get().map_or_else(String::new, |it| it.name.clone()))
                set=move |name: String| change(Field::Name, Box::new(move |deliverable| deliverable.name = name)) />
            <div class="pair">
                <ChoiceField label=tr!(app, need) choices=NEEDS
                    value=Signal::derive(move || deliverable.get().map_or(Need::Must, |it| it.need))
                    name=move |need| need_name(app, need)
                    set=move |need| change(Field::Need, Box::new(move |deliverable| deliverable.need = need)) />
                <NumberField label=tr!(app, lead_days) max=1000 hint=Signal::derive(tr!(app, lead))
                    value=Signal::derive(move || deliverable.get().map_or(0, |it| u32::from(it.lead)))
                    set=move |days| change(Field::Lead, Box::new(move |deliverable| deliverable.lead = days as u16)) />
            </div>
            <Handover deliverable=deliverable set=move |milestone| change(Field::Handover, Box::new(move |deliverable| deliverable.milestone = milestone)) />
            <For each=move || criteria.get() key=|id| id.clone() let(id)>
                <CriterionCard id=id />
            </For>
            <button type="button" class="button" data-command="add-criterion" on:click=add>
                <Pictogram icon=Icon::Plus />
                <span>{tr!(app, add_criterion)}</span>
            </button>
        </article>
    }
}

/// Must or should, as it stands in a sentence.
pub(super) fn need_name(app: App, need: Need) -> String {
    match need {
        Need::Must => t::must(app.lang.get()),
        Need::Should => t::should(app.lang.get()),
    }
}

/// At the project's finish, or at one of its milestones; shown only when it has one.
#[component]
fn Handover(
    deliverable: Memo<Option<std::sync::Arc<Deliverable>>>,
    set: impl Fn(Option<MilestoneId>) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = App::get();
    let milestones = Memo::new(move |_| {
        let project = deliverable.get().map(|deliverable| deliverable.project.clone());
        app.shown.with(|plan| {
            project.iter().flat_map(|project| plan.milestones_of(project)).map(|(id, it)| (id.clone(), it.name.clone())).collect::<Vec<_>>()
        })
    });
    let chosen = move || deliverable.get().and_then(|deliverable| deliverable.milestone.clone());
    view! {
        <Show when=move || !milestones.read().is_empty()>
            <label class="field">
                <span>{tr!(app, handover)}</span>
                <select on:change=move |event| { let id = event_target_value(&event); set((!id.is_empty()).then(|| Id::new(id))); }>
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
