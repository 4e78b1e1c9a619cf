//! The choice of a plan that comes in as a programme.

use leptos::prelude::*;

use super::modal::modal;
use super::tr;
use crate::state::App;
use crate::view::events::while_here;
use domain::persist::PlanInfo;
use session::several::PlanIntake;
use session::text as t;

/// A dialog over the page while a plan is chosen.
#[component]
pub fn IntakeDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.dialogs.intake.with(Option::is_some));
    view! {
        <Show when=move || is_open.get()>
            <Intake />
        </Show>
    }
}

#[component]
fn Intake() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.dialogs.intake.set(None);
    let plans = app
        .dialogs
        .intake
        .with_untracked(|it| it.as_ref().map(|it| it.plans.clone()).unwrap_or_default());
    let none = plans.is_empty();
    let intake = move |read: fn(&PlanIntake, t::Lang) -> Vec<String>| {
        app.dialogs
            .intake
            .with(|it| it.as_ref()?.intake.as_ref().map(|intake| read(intake, app.lang.get())))
    };
    let can_come = Memo::new(move |_| {
        app.dialogs.intake.with(|it| {
            it.as_ref().and_then(|it| it.intake.as_ref()).is_some_and(PlanIntake::can_come)
        })
    });
    view! {
        <dialog
            class="panel import intake"
            node_ref=dialog
            aria-label=tr!(app, plan_intake_title)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head"><h2>{tr!(app, plan_intake_title)}</h2></header>
            <div class="import-body">
                {if none {
                    view! { <p>{tr!(app, plan_intake_none)}</p> }.into_any()
                } else {
                    view! {
                        <fieldset class="intake-plans">
                            <legend>{tr!(app, plan_intake_which)}</legend>
                            {plans.into_iter().map(|info| view! { <Choice info=info /> }).collect_view()}
                        </fieldset>
                    }.into_any()
                }}
                <div class="intake-says" role="status">
                    {move || intake(PlanIntake::says).into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view()}
                </div>
                {(!none).then(|| view! { <p class="quiet">{tr!(app, plan_intake_promise)}</p> })}
            </div>
            <footer class="import-foot">
                <button type="button" class="button" data-command="cancel" on:click=move |_| close()>{tr!(app, cancel)}</button>
                {(!none).then(|| view! {
                    <button
                        type="button"
                        class="button is-main"
                        data-command="take"
                        aria-disabled=move || (!can_come.get()).to_string()
                        on:click=move |_| if can_come.get_untracked() { app.take_plan_in() }
                    >
                        {tr!(app, plan_intake_take)}
                    </button>
                })}
            </footer>
        </dialog>
    }
}

#[component]
fn Choice(info: PlanInfo) -> impl IntoView {
    let app = App::get();
    let (id, title) = (info.id.clone(), info.title().to_owned());
    let mark = id.clone();
    view! {
        <label class="intake-plan">
            <input type="radio" name="intake" data-take-plan=mark on:change=while_here(move |_| app.choose_intake(id.clone())) />
            <span>{title}</span>
            <span class="quiet">{move || t::plan_line(app.lang.get(), &info, app.today())}</span>
        </label>
    }
}
