//! One measurable statement: owner, evidence, due date, state.

use leptos::prelude::*;

use super::panel::DeleteButton;
use crate::state::App;
use crate::view::fields::{ChoiceField, DayField, TextField};
use crate::view::form::Form;
use crate::view::tr;
use engine::model::*;
use session::edit::Post;
use session::inspector::deliverable::criterion_stands;
use session::text as t;
use session::viewmodel::Mark;

const STATES: &[CriterionState] = &[
    CriterionState::Open,
    CriterionState::Accepted,
    CriterionState::Concession,
    CriterionState::Rejected,
    CriterionState::Waived,
];

/// A criterion at a glance: what has to be true, its state, its day and whose it is; unfolded, its
/// fields.
#[component]
pub fn CriterionCard(id: CriterionId, is_open: bool) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let criterion =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Criterion) -> String| {
        Signal::derive(move || criterion.get().map_or_else(String::new, |criterion| of(&criterion)))
    };
    let form = Form::of(app, id, criterion);
    let stands = Memo::new(move |_| {
        criterion.with(|criterion| {
            let criterion = criterion.as_ref()?;
            Some(app.open.shown.with(|plan| criterion_stands(app.lang.get(), plan, criterion)))
        })
    });
    let mark = move || criterion.get().map(|criterion| criterion.state.mark());
    view! {
        <details class="criterion" open=is_open data-criterion-id=move || id.get_value().to_string() data-state=mark>
            <summary>{read(|criterion| criterion.text.clone())} " " <span class="quiet">{stands}</span></summary>
            <div class="fields">
                <TextField label=tr!(app, criterion) of=form.field(Criterion::FIELDS.text) />
                <div class="pair">
                    <ChoiceField label=tr!(app, state) choices=STATES name=move |state| t::criterion_state(app.lang.get(), state)
                        of=form.field(Criterion::FIELDS.state) />
                    <DayField label=tr!(app, due) of=form.field(Criterion::FIELDS.due) />
                </div>
                <div class="pair">
                    <TextField label=tr!(app, owner) list="people" of=app.holder(Post::CriterionOwner(id.get_value())) />
                    <ChoiceField label=tr!(app, need) choices=&Need::ALL name=move |need| t::need_name(app.lang.get(), need)
                        of=form.field(Criterion::FIELDS.need) />
                </div>
                <TextField label=tr!(app, evidence) of=form.field(Criterion::FIELDS.evidence) />
                <DeleteButton id=id.get_value() mark="delete-criterion" />
            </div>
        </details>
    }
}
