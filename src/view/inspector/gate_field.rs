//! The choice of the milestone that is the gate of a decision.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::state::App;
use crate::view::events::while_here;
use crate::view::tr;
use engine::model::*;
use session::text as t;

/// The milestone that is the gate: of the projects that deliver to the product, by day; or none.
/// One that was chosen is there whatever it is of; nothing when there is none to choose.
#[component]
pub fn GateField(
    id: ProductId,
    #[prop(into)] gate: Signal<Option<MilestoneId>>,
    set: impl Fn(Option<MilestoneId>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let milestones = Memo::new(move |_| {
        app.open.shown.with(|plan| {
            let chosen = gate.get().and_then(|gate| Some(plan.get(&gate)?.project.clone()));
            let projects: BTreeSet<_> = plan
                .deliverables_of(&id.get_value())
                .map(|(_, it)| it.project.clone())
                .chain(chosen)
                .collect();
            let mut list = Vec::new();
            for project in &projects {
                let name =
                    plan.get(project).map_or_else(String::new, |project| project.name.clone());
                list.extend(
                    plan.milestones_of(project)
                        .map(|(id, it)| (it.day, id.clone(), it.name.clone(), name.clone())),
                );
            }
            list.sort();
            list.into_iter().map(|(_, id, name, project)| (id, name, project)).collect::<Vec<_>>()
        })
    });
    let chosen = move |event| {
        let id = event_target_value(&event);
        set((!id.is_empty()).then(|| Id::new(id)));
    };
    view! {
        <Show when=move || !milestones.read().is_empty()>
            <label class="field">
                <span>{tr!(app, gate)}</span>
                <select data-gate on:change=while_here(chosen)>
                    <option value="" selected=move || gate.read().is_none()>{tr!(app, between_gates)}</option>
                    {move || milestones.get().into_iter().map(|(id, name, project)| {
                        let value = id.to_string();
                        view! {
                            <option value=value selected=move || gate.read().as_ref() == Some(&id)>{t::gate_of(app.lang.get(), &name, &project)}</option>
                        }
                    }).collect_view()}
                </select>
            </label>
        </Show>
    }
}
