//! The choice of the milestone that is the gate of a decision.

use leptos::prelude::*;

use crate::state::App;
use crate::view::events::while_here;
use crate::view::tr;
use engine::model::*;
use session::inspector::gates::gates;

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
        let (id, chosen) = (id.get_value(), gate.read());
        app.open.shown.with(|plan| gates(app.lang.get(), plan, &id, chosen.as_ref()))
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
                    {move || milestones.get().into_iter().map(|(id, name)| {
                        let value = id.to_string();
                        view! {
                            <option value=value selected=move || gate.read().as_ref() == Some(&id)>{name}</option>
                        }
                    }).collect_view()}
                </select>
            </label>
        </Show>
    }
}
