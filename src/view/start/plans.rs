//! The list of plans: open one, and what can be done to it without opening.

use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;

use super::focus::take_focus;
use crate::state::{App, FocusOn};
use crate::view::icon::{Icon, Pictogram};
use crate::view::rename::NameField;
use crate::view::tr;
use domain::persist::PlanInfo;
use session::example::is_example;
use session::text::{self as t, Lang};

/// The plans that this browser keeps, what was changed last on top; nothing while there are none.
#[component]
pub fn Plans() -> impl IntoView {
    let app = App::get();
    let plans = Memo::new(move |_| {
        app.shelf
            .plans
            .read()
            .iter()
            .filter(|plan| plan.binned.is_none())
            .cloned()
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !plans.read().is_empty()>
            <section class="plans">
                <h2>{tr!(app, start_plans)}</h2>
                <ul>
                    // A plan that changed gets a new line.
                    <For each=move || plans.get() key=|plan| plan.clone() let(plan)>
                        <PlanLine info=plan />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn PlanLine(info: PlanInfo) -> impl IntoView {
    let app = App::get();
    let renaming = RwSignal::new(false);
    let opener = NodeRef::<Button>::new();
    take_focus(app, FocusOn::Plan(info.id.clone()), move || opener.get().map(Into::into));
    let (title, example) = (info.title().to_owned(), is_example(&info.id));
    let info = StoredValue::new(info);
    let back =
        move || app.shelf.focus.set(Some(FocusOn::Plan(info.with_value(|info| info.id.clone()))));
    let rename = move |name: Option<String>| {
        renaming.set(false);
        match name {
            Some(name) => app.rename_plan(info.get_value(), name),
            None => back(),
        }
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "F2" => renaming.set(true),
        "Delete" if !renaming.get_untracked() => app.bin_plan(info.get_value()),
        _ => {}
    };
    let name = title.clone();
    view! {
        <li class="plan" data-plan-line=info.with_value(|info| info.id.clone()) on:keydown=keys on:dblclick=move |_| renaming.set(true)>
            <div class="plan-words">
                <Show
                    when=move || renaming.get()
                    fallback={
                        let name = name.clone();
                        move || view! {
                            <button
                                type="button"
                                class="link plan-open"
                                node_ref=opener
                                data-command="open-plan"
                                data-plan-id=info.with_value(|info| info.id.clone())
                                on:click=move |_| app.open_plan(info.with_value(|info| info.id.clone()))
                            >
                                {name.clone()}
                            </button>
                        }
                    }
                >
                    <NameField name=title.clone() done=rename />
                </Show>
                <p class="quiet">
                    {example.then(|| view! { <span class="tag">{tr!(app, is_example)}</span> })}
                    {move || info.with_value(|info| t::plan_line(app.lang.get(), info, app.today()))}
                </p>
            </div>
            <div class="plan-tools">
                {example.then(|| view! {
                    <button
                        type="button"
                        class="button"
                        data-command="restart-example"
                        title=tr!(app, restart_example_hint)
                        on:click=move |_| info.with_value(|info| app.restart_example(&info.id))
                    >
                        {tr!(app, restart_example)}
                    </button>
                })}
                <Tool mark="rename-plan" icon=Icon::Pencil info=info says=t::rename_plan run=move || renaming.set(true) />
                <Tool mark="duplicate-plan" icon=Icon::Copy info=info says=t::duplicate_plan run=move || app.duplicate_plan(info.get_value()) />
                <Tool mark="delete-plan" icon=Icon::Bin info=info says=t::bin_plan run=move || app.bin_plan(info.get_value()) />
            </div>
        </li>
    }
}

/// A small button that says what it does to which plan.
#[component]
fn Tool(
    mark: &'static str,
    icon: Icon,
    info: StoredValue<PlanInfo>,
    says: fn(Lang, &str) -> String,
    run: impl Fn() + 'static,
) -> impl IntoView {
    let app = App::get();
    let name = Memo::new(move |_| info.with_value(|info| says(app.lang.get(), info.title())));
    view! {
        <button type="button" class="button is-quiet" data-command=mark title=name aria-label=name on:click=move |_| run()>
            <Pictogram icon=icon />
        </button>
    }
}
