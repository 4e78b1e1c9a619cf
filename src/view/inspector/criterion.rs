//! One measurable statement: owner, evidence, due date, state.

use leptos::prelude::*;

use super::DeleteButton;
use super::deliverable::{NEEDS, need_name};
use super::fields::{ChoiceField, DayField, TextField};
use super::named::NamedField;
use crate::edit::{Field, amend};
use crate::model::*;
use crate::state::App;
use crate::text as t;
use crate::view::tr;

const STATES: &[CriterionState] =
    &[CriterionState::Open, CriterionState::Accepted, CriterionState::Concession, CriterionState::Rejected, CriterionState::Waived];

/// The fields of a criterion.
#[component]
pub fn CriterionCard(id: CriterionId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let criterion = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read =
        move |of: fn(&Criterion) -> String| Signal::derive(move || criterion.get().map_or_else(String::new, |criterion| of(&criterion)));
    let change = move |field, edit: Box<dyn FnOnce(&mut Criterion)>| app.dispatch(amend(&app.plan(), &id.get_value(), field, edit));
    view! {
        <div class="criterion" data-criterion-id=move || id.get_value().to_string()>
            <div class="line">
                <TextField label=tr!(app, criterion) value=read(|criterion| criterion.text.clone())
                    set=move |text: String| change(Field::Name, Box::new(move |criterion| criterion.text = text)) />
                <DeleteButton id=id.get_value() mark="delete-criterion" quiet=true />
            </div>
            <div class="pair">
                <ChoiceField label=tr!(app, state) choices=STATES
                    value=Signal::derive(move || criterion.get().map_or(CriterionState::Open, |it| it.state))
                    name=move |state| t::criterion_state(app.lang.get(), state)
                    set=move |state| change(Field::State, Box::new(move |criterion| criterion.state = state)) />
                <DayField label=tr!(app, due) value=Signal::derive(move || criterion.get().and_then(|it| it.due))
                    set=move |day| change(Field::Due, Box::new(move |criterion| criterion.due = day)) />
            </div>
            <div class="pair">
                <NamedField<Criterion, Person> label=tr!(app, owner) id=id.get_value() field=Field::Owner
                    get=|criterion| criterion.owner.as_ref() set=|criterion, owner| criterion.owner = owner />
                <ChoiceField label=tr!(app, need) choices=NEEDS
                    value=Signal::derive(move || criterion.get().map_or(Need::Must, |it| it.need))
                    name=move |need| need_name(app, need)
                    set=move |need| change(Field::Need, Box::new(move |criterion| criterion.need = need)) />
            </div>
            <TextField label=tr!(app, evidence) value=read(|criterion| criterion.evidence.clone())
                set=move |evidence: String| change(Field::Evidence, Box::new(move |criterion| criterion.evidence = evidence)) />
        </div>
    }
}
