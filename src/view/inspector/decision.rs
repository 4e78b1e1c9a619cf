//! A decision that was made: a sentence with its conditions, and behind a button the fields to
//! correct it; what was foreseen that day stays (SPEC R8, R9).

use std::sync::Arc;

use leptos::prelude::*;

use super::super::each::Each;
use super::gate_field::GateField;
use crate::state::App;
use crate::view::fields::{CheckField, ChoiceField, DayField, NoteField, NoteLinks, TextField};
use crate::view::form::{Binding, Form};
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::{Edit, Post};
use session::inspector::gates::change_this;
use session::text as t;
use session::viewmodel::Mark;

/// A decision as it stands; none when it is gone.
type Made = Memo<Option<Arc<Decision>>>;

/// What was decided, with a tick for each condition and the note; or its fields, while it is the
/// one that is being changed.
#[component]
pub fn DecisionCard(id: DecisionId, changing: RwSignal<Option<DecisionId>>) -> impl IntoView {
    let app = App::get();
    let name = id.to_string();
    let id = StoredValue::new(id);
    let decision: Made =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let said = move || {
        decision.get().map(|decision| {
            app.open.shown.with(|plan| t::decision(app.lang.get(), plan, &decision))
        })
    };
    let outcome = move || decision.get().map(|decision| decision.outcome.mark());
    let conditions = Memo::new(move |_| {
        decision.with(|decision| {
            let conditions = decision.iter().flat_map(|decision| &decision.conditions);
            conditions.map(|condition| condition.id.clone()).collect::<Vec<_>>()
        })
    });
    let note = Signal::derive(move || {
        decision.get().map_or_else(String::new, |decision| decision.note.clone())
    });
    let is_open = Memo::new(move |_| {
        changing.with(|changing| id.with_value(|id| changing.as_ref() == Some(id)))
    });
    let toggle = move |_| changing.set((!is_open.get_untracked()).then(|| id.get_value()));
    let change_this = move || {
        decision.with(|decision| {
            decision.as_ref().map(|decision| change_this(app.lang.get(), decision))
        })
    };
    let take_back = move |_| {
        if app.edit_aloud(Edit::TakeBack { decision: id.get_value() }) {
            super::panel::focus("[data-command=decide]");
        }
    };
    view! {
        <article class="card decision" data-decision=name data-outcome=outcome>
            <div class="line">
                <p>{said}</p>
                <button type="button" class="button is-quiet" data-command="take-back-decision" aria-label=tr!(app, take_back) title=tr!(app, take_back)
                    on:click=take_back>
                    <Pictogram icon=Icon::Bin />
                </button>
            </div>
            <Show when=move || !is_open.get()>
                <Each each=move || conditions.get() key=|condition| condition.clone() let(condition)>
                    <Tick id=id.get_value() decision=decision condition=condition />
                </Each>
                <Show when=move || !note.read().is_empty()><p class="aside">{note}</p><NoteLinks note=note /></Show>
            </Show>
            <button type="button" class="button" data-command="change-decision" aria-expanded=move || is_open.get().to_string()
                aria-label=change_this on:click=toggle>{tr!(app, change)}</button>
            <Show when=move || is_open.get()>
                <Changing id=id.get_value() decision=decision conditions=conditions />
            </Show>
        </article>
    }
}

/// What has to be met, and whether it is.
#[component]
fn Tick(id: DecisionId, decision: Made, condition: ConditionId) -> impl IntoView {
    let app = App::get();
    let name = condition.to_string();
    let (id, condition) = (StoredValue::new(id), StoredValue::new(condition));
    let stands = condition_of(decision, condition);
    let meet = move |met| {
        let (decision, condition) = (id.get_value(), condition.get_value());
        app.edit(Edit::Meet { decision, condition, met })
    };
    let said = move || {
        stands.get().map_or_else(String::new, |it| {
            app.open.shown.with(|plan| t::condition(app.lang.get(), plan, &it))
        })
    };
    view! {
        <div data-condition=name>
            <CheckField label=Signal::derive(said) mark="meet-condition"
                of=Binding::new(Signal::derive(move || stands.get().is_some_and(|it| it.met)), meet) />
        </div>
    }
}

/// A condition as it stands; none when it is gone.
fn condition_of(decision: Made, id: StoredValue<ConditionId>) -> Memo<Option<Condition>> {
    Memo::new(move |_| {
        decision.with(|decision| id.with_value(|id| decision.as_ref()?.condition(id).cloned()))
    })
}

/// Everything of a decision but what was foreseen, each field a step.
#[component]
fn Changing(id: DecisionId, decision: Made, conditions: Memo<Vec<ConditionId>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let form = Form::of(app, id, decision);
    let gate = form.field(Decision::FIELDS.milestone);
    let set_gate = move |chosen| {
        gate.set.run(chosen);
    };
    // What was added stands above it, so that the field is empty again.
    let add = move |text: String| {
        if !text.is_empty() {
            app.edit(Edit::AddCondition { decision: id.get_value(), text });
        }
        false
    };
    view! {
        <div class="fields" role="group" aria-label=tr!(app, word_decision) data-form="change">
            <div class="pair">
                <ChoiceField label=tr!(app, outcome) choices=&Outcome::ALL name=move |outcome| t::outcome_name(app.lang.get(), outcome)
                    of=form.field_or(Decision::FIELDS.outcome, Outcome::Go) />
                <DayField label=tr!(app, day) of=form.required(Decision::FIELDS.day) />
            </div>
            {decision.get_untracked().map(|decision| view! { <GateField id=decision.product.clone() gate=gate.value set=set_gate /> })}
            <TextField label=tr!(app, decided_by) list="people" of=form.field(Decision::FIELDS.by) />
            <Each each=move || conditions.get() key=|condition| condition.clone() let(condition)>
                <ConditionFields id=id.get_value() decision=decision condition=condition />
            </Each>
            <TextField label=tr!(app, another_condition) mark="add-condition"
                of=Binding::new(Signal::stored(String::new()), add) />
            <NoteField label=tr!(app, note) of=form.field(Decision::FIELDS.note) />
        </div>
    }
}

/// What has to be met, by whom and by when, and whether it is.
#[component]
fn ConditionFields(id: DecisionId, decision: Made, condition: ConditionId) -> impl IntoView {
    let app = App::get();
    let name = condition.to_string();
    let owner = app.holder(Post::ConditionOwner(id.clone(), condition.clone()));
    let (id, condition) = (StoredValue::new(id), StoredValue::new(condition));
    let stands = condition_of(decision, condition);
    let both = move || (id.get_value(), condition.get_value());
    let set_text = move |text| {
        let (decision, condition) = both();
        app.edit(Edit::SetConditionText { decision, condition, text })
    };
    let set_due = move |due| {
        let (decision, condition) = both();
        app.edit(Edit::SetConditionDue { decision, condition, due })
    };
    let meet = move |met| {
        let (decision, condition) = both();
        app.edit(Edit::Meet { decision, condition, met })
    };
    let delete = move |_| {
        let (decision, condition) = both();
        if app.edit_aloud(Edit::DeleteCondition { decision, condition }) {
            super::panel::focus("[data-form=change] [data-command=add-condition]");
        }
    };
    view! {
        <div class="criterion" data-condition=name>
            <TextField label=tr!(app, word_condition)
                of=Binding::new(Signal::derive(move || stands.get().map_or_else(String::new, |it| it.text)), set_text) />
            <div class="pair">
                <TextField label=tr!(app, owner) list="people" of=owner />
                <DayField label=tr!(app, due)
                    of=Binding::new(Signal::derive(move || stands.get().and_then(|it| it.due)), set_due) />
            </div>
            <div class="line">
                <CheckField label=tr!(app, condition_is_met) mark="meet-condition"
                    of=Binding::new(Signal::derive(move || stands.get().is_some_and(|it| it.met)), meet) />
                <button type="button" class="button is-quiet" data-command="delete-condition" aria-label=tr!(app, delete_condition)
                    title=tr!(app, delete_condition) on:click=delete>
                    <Pictogram icon=Icon::Bin />
                </button>
            </div>
        </div>
    }
}
