//! One measurable statement: owner, evidence, due date, state.

use leptos::prelude::*;

use super::DeleteButton;
use super::deliverable::{NEEDS, need_name};
use super::fields::{ChoiceField, DayField, TextField};
use super::named::NamedField;
use crate::state::App;
use crate::view::tr;
use domain::edit::{Field, amend};
use engine::model::*;
use session::text as t;

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
    let criterion = Memo::new(move |_| app.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Criterion) -> String| {
        Signal::derive(move || criterion.get().map_or_else(String::new, |criterion| of(&criterion)))
    };
    let change = move |field, edit: Box<dyn FnOnce(&mut Criterion)>| {
        app.dispatch(amend(&app.plan(), &id.get_value(), field, edit))
    };
    let newer = move |field| app.newer_value::<Criterion>(id.get_value().as_str(), field);
    let stands = move || {
        let (lang, criterion) = (app.lang.get(), criterion.get()?);
        let owner = criterion
            .owner
            .as_ref()
            .and_then(|owner| app.shown.with(|plan| Some(plan.get(owner)?.name.clone())));
        let due = criterion.due.map(|due| t::date_short(lang, due));
        let parts = [Some(t::criterion_state(lang, criterion.state)), due, owner];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let mark = move || criterion.get().map(|criterion| state_mark(criterion.state));
    view! {
        <details class="criterion" open=is_open data-criterion-id=move || id.get_value().to_string() data-state=mark>
            <summary>{read(|criterion| criterion.text.clone())} " " <span class="quiet">{stands}</span></summary>
            <div class="fields">
                <TextField label=tr!(app, criterion) value=read(|criterion| criterion.text.clone())
                    set=move |text: String| change(Field::Name, Box::new(move |criterion| criterion.text = text)) />
                <div class="pair">
                    <ChoiceField label=tr!(app, state) choices=STATES
                        value=Signal::derive(move || criterion.get().map_or(CriterionState::Open, |it| it.state))
                        name=move |state| t::criterion_state(app.lang.get(), state) newer=newer("state")
                        set=move |state| change(Field::State, Box::new(move |criterion| criterion.state = state)) />
                    <DayField label=tr!(app, due) value=Signal::derive(move || criterion.get().and_then(|it| it.due))
                        set=move |day| change(Field::Due, Box::new(move |criterion| criterion.due = day)) />
                </div>
                <div class="pair">
                    <NamedField<Criterion, Person> label=tr!(app, owner) id=id.get_value() field=Field::Owner
                        get=|criterion| criterion.owner.as_ref() set=|criterion, owner| criterion.owner = owner />
                    <ChoiceField label=tr!(app, need) choices=NEEDS
                        value=Signal::derive(move || criterion.get().map_or(Need::Must, |it| it.need))
                        name=move |need| need_name(app, need) newer=newer("need")
                        set=move |need| change(Field::Need, Box::new(move |criterion| criterion.need = need)) />
                </div>
                <TextField label=tr!(app, evidence) value=read(|criterion| criterion.evidence.clone())
                    set=move |evidence: String| change(Field::Evidence, Box::new(move |criterion| criterion.evidence = evidence)) />
                <DeleteButton id=id.get_value() mark="delete-criterion" />
            </div>
        </details>
    }
}

/// The public mark of a state: the value of `data-state`.
fn state_mark(state: CriterionState) -> &'static str {
    match state {
        CriterionState::Open => "open",
        CriterionState::Accepted => "accepted",
        CriterionState::Concession => "concession",
        CriterionState::Rejected => "rejected",
        CriterionState::Waived => "waived",
    }
}
