//! The baselines of the plan: taking one, naming it, showing it on the timeline, deleting it.

use leptos::prelude::*;

use super::each::Each;
use super::fields::TextField;
use super::form::Form;
use super::icon::{Icon, Pictogram};
use super::tr;
use crate::state::{App, Command, Input};
use engine::model::*;
use session::edit::Edit;
use session::inspector::baselines::{baselines, label};

/// All baselines, one of which can be shown.
#[component]
pub fn Baselines() -> impl IntoView {
    let app = App::get();
    let list = Memo::new(move |_| app.open.shown.with(baselines));
    view! {
        <section class="part" aria-label=tr!(app, baselines)>
            <h3>{tr!(app, baselines)}</h3>
            <Each each=move || list.get() key=|id| id.clone() let(id)><BaselineLine id=id /></Each>
            <button type="button" class="button" data-command=Command::TakeBaseline.mark() title=tr!(app, baseline_hint)
                on:click=move |_| app.run(Command::TakeBaseline)>
                <Pictogram icon=Icon::Plus />
                <span>{tr!(app, take_baseline)}</span>
            </button>
        </section>
    }
}

#[component]
fn BaselineLine(id: BaselineId) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let baseline =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let is_shown = move || app.scheduling.baseline.get() == Some(id.get_value());
    let label = move || baseline.with(|baseline| label(app.lang.get(), baseline.as_deref()));
    view! {
        <div class="line" data-baseline=mark>
            <TextField label=Signal::derive(label)
                of=Form::of(app, id, baseline).field(Baseline::FIELDS.name) />
            <button type="button" class="button" data-command="show-baseline" title=tr!(app, baseline_shown) aria-pressed=move || is_shown().to_string()
                on:click=move |_| app.feed(Input::ShowBaseline((!is_shown()).then(|| id.get_value())))>
                <Pictogram icon=Icon::Chart />
            </button>
            <button type="button" class="button is-quiet" data-command="delete-baseline" aria-label=tr!(app, delete) title=tr!(app, delete)
                on:click=move |_| { app.edit_aloud(Edit::Delete(id.get_value().into())); }>
                <Pictogram icon=Icon::Bin />
            </button>
        </div>
    }
}
