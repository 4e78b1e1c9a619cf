//! The gates of a product: all that was decided, the one that counts first, and the form to decide
//! (SPEC R8, R9).

use leptos::prelude::*;

use super::super::each::Each;
use super::decision::DecisionCard;
use super::gate_field::GateField;
use crate::state::App;
use crate::view::fields::{ChoiceField, DayField, NoteField, TextField};
use crate::view::form::Binding;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::{ConditionDraft, DecisionDraft, Edit};
use session::inspector::gates;
use session::inspector::places::keep_places;
use session::text as t;

/// All decisions on a product, the one that counts first, and the form to make another.
#[component]
pub fn Gates(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let changing = RwSignal::new(None::<DecisionId>);
    let decisions = Memo::new(move |before: Option<&Vec<DecisionId>>| {
        let now = app.open.shown.with(|plan| gates::decisions(plan, &id.get_value()));
        // While one is being changed, all keep their places.
        keep_places(before.filter(|_| changing.read().is_some()), now)
    });
    let is_open = RwSignal::new(false);
    view! {
        <section class="part">
            <h3>{tr!(app, gates)}</h3>
            <button type="button" class="button" data-command="decide" aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|open| *open = !*open)>{tr!(app, decide)}</button>
            <Show when=move || is_open.get()><Deciding id=id.get_value() is_open=is_open /></Show>
            <Each each=move || decisions.get() key=|id| id.clone() let(id)><DecisionCard id=id changing=changing /></Each>
        </section>
    }
}

/// Everything of a decision that is being made; what is foreseen is added when it is noted.
#[component]
fn Deciding(id: ProductId, is_open: RwSignal<bool>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let as_at = app.open.shown.with_untracked(|plan| gates::day_to_decide(plan, app.today()));
    let (outcome, gate, day) =
        (RwSignal::new(Outcome::Go), RwSignal::new(None::<MilestoneId>), RwSignal::new(as_at));
    let (by, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let drafts = RwSignal::new(vec![ConditionDraft::default()]);
    let is_conditional = Memo::new(move |_| outcome.get() == Outcome::Conditional);
    let confirm = move |_| {
        let draft = DecisionDraft {
            product: id.get_value(),
            gate: gate.get_untracked(),
            outcome: outcome.get_untracked(),
            day: day.get_untracked(),
            by: by.get_untracked(),
            note: note.get_untracked(),
            conditions: drafts.get_untracked(),
        };
        if app.edit_aloud(Edit::Decide(draft)) {
            close(is_open);
        }
    };
    view! {
        <div class="card" role="group" aria-label=tr!(app, decide) data-form="decide">
            <div class="pair">
                <ChoiceField label=tr!(app, outcome) choices=&Outcome::ALL name=move |outcome| t::outcome_name(app.lang.get(), outcome)
                    of=Binding::draft(outcome) />
                <DayField label=tr!(app, day)
                    of=Binding::new(Signal::derive(move || Some(day.get())), move |typed| { typed.into_iter().for_each(|typed| day.set(typed)); typed.is_some() }) />
            </div>
            <GateField id=id.get_value() gate=gate set=move |chosen| gate.set(chosen) />
            <TextField label=tr!(app, decided_by) list="people" of=Binding::draft(by) />
            <Show when=move || is_conditional.get()>
                <Each each=move || 0..drafts.read().len() key=|place| *place let(place)><DraftFields drafts=drafts place=place /></Each>
                <button type="button" class="button" data-command="add-condition" on:click=move |_| drafts.update(|drafts| drafts.push(ConditionDraft::default()))>
                    <Pictogram icon=Icon::Plus />
                    <span>{tr!(app, another_condition)}</span>
                </button>
            </Show>
            <NoteField label=tr!(app, note) of=Binding::draft(note) />
            <div class="answers">
                <button type="button" class="button is-main" data-command="decide-confirm" on:click=confirm>{tr!(app, decide_confirm)}</button>
                <button type="button" class="button" data-command="decide-cancel" on:click=move |_| close(is_open)>{tr!(app, cancel)}</button>
            </div>
        </div>
    }
}

/// Puts the form away, and the focus where it came from.
fn close(is_open: RwSignal<bool>) {
    is_open.set(false);
    super::panel::focus("[data-command=decide]");
}

/// A condition that is being said: what, by whom and by when.
#[component]
fn DraftFields(drafts: RwSignal<Vec<ConditionDraft>>, place: usize) -> impl IntoView {
    let app = App::get();
    let draft = move || drafts.with(|drafts| drafts.get(place).cloned()).unwrap_or_default();
    let change = move |edit: Box<dyn FnOnce(&mut ConditionDraft)>| {
        drafts.update(|drafts| {
            if let Some(draft) = drafts.get_mut(place) {
                edit(draft);
            }
        });
        true
    };
    view! {
        <div class="criterion" data-condition=place.to_string()>
            <TextField label=tr!(app, word_condition)
                of=Binding::new(Signal::derive(move || draft().text), move |text: String| change(Box::new(move |draft| draft.text = text))) />
            <div class="pair">
                <TextField label=tr!(app, owner) list="people"
                    of=Binding::new(Signal::derive(move || draft().owner), move |owner: String| change(Box::new(move |draft| draft.owner = owner))) />
                <DayField label=tr!(app, due)
                    of=Binding::new(Signal::derive(move || draft().due), move |due| change(Box::new(move |draft| draft.due = due))) />
            </div>
        </div>
    }
}
