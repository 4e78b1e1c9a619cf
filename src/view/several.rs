//! A view of several plans: what it says of itself, and the way to each of them.

use leptos::prelude::*;

use super::each::Each;
use super::tr;
use crate::state::{App, Selection};
use session::several::ViewedPlan;
use session::text as t;

/// The line over a view of several plans: which they are, and what holds in it; nothing over a plan.
#[component]
pub fn SeveralLine() -> impl IntoView {
    let app = App::get();
    let view = app.open.several;
    let count = move || view.read().plans.len();
    view! {
        <Show when=move || count() != 0>
            <section class="several" data-view-of=move || count().to_string() aria-label=tr!(app, several_line, count())>
                <strong>{tr!(app, several_line, count())}</strong>
                <ul>
                    <Each each=move || view.get().plans key=|plan| plan.clone() let(plan)><OneOf plan=plan /></Each>
                </ul>
                {move || view.read().notes(app.lang.get()).into_iter().map(|note| view! { <p class="quiet">{note}</p> }).collect_view()}
            </section>
        </Show>
    }
}

#[component]
fn OneOf(plan: ViewedPlan) -> impl IntoView {
    let app = App::get();
    let ViewedPlan { id, name, status_date, .. } = plan;
    let (title, open) = (name.clone(), id.clone());
    let status = move || match status_date {
        Some(day) => t::several_as_of(app.lang.get(), &t::date_short(app.lang.get(), day)),
        None => t::several_no_status(app.lang.get()),
    };
    view! {
        <li>
            <button type="button" class="link" data-command="open-plan" data-plan-id=id title=move || t::several_open(app.lang.get(), &title) on:click=move |_| app.open_plan(open.clone())>
                {name}
            </button>
            <span class="quiet">{status}</span>
        </li>
    }
}

/// In the inspector: which plan the record that it shows came from, and the way there; nothing in a
/// plan.
#[component]
pub fn FromPlan(of: Selection) -> impl IntoView {
    let app = App::get();
    let home = app.open.several.with_untracked(|view| {
        view.plan_of(&of).map(|plan| (plan.name.clone(), view.home_of(&of)))
    });
    home.map(|(name, home)| {
        let label = name.clone();
        view! {
            <p class="from-plan">
                <span class="quiet">{move || t::several_from(app.lang.get(), &label)}</span>
                <button type="button" class="button" data-command="open-home" title=move || t::several_open(app.lang.get(), &name) on:click=move |_| app.open_at(home.clone())>
                    {tr!(app, several_open_plan)}
                </button>
            </p>
        }
    })
}
