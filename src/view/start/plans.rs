//! The list of plans: open one, and what can be done to it without opening.

use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;

use super::super::each::Each;
use super::focus::take_focus;
use crate::state::{App, FocusOn};
use crate::view::events::while_here;
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
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" && app.shelf.picked.read_untracked().is_some() {
            app.stop_picking();
        }
    };
    view! {
        <Show when=move || !plans.read().is_empty()>
            <section class="plans" on:keydown=keys>
                <div class="plans-head">
                    <h2>{tr!(app, start_plans)}</h2>
                    <PickSeveral count=Signal::derive(move || plans.read().len()) />
                </div>
                <ul>
                    // A plan that changed gets a new line.
                    <Each each=move || plans.get() key=|plan| plan.clone() let(plan)>
                        <PlanLine info=plan />
                    </Each>
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
        _ if app.shelf.picked.read_untracked().is_some() => {}
        "F2" => renaming.set(true),
        "Delete" if !renaming.get_untracked() => app.bin_plan(info.get_value()),
        _ => {}
    };
    let name = title.clone();
    let is_picking = Memo::new(move |_| app.shelf.picked.read().is_some());
    view! {
        <li class="plan" data-plan-line=info.with_value(|info| info.id.clone()) on:keydown=keys on:dblclick=move |_| if app.shelf.picked.read_untracked().is_none() { renaming.set(true) }>
            <Show when=move || is_picking.get()>
                <input
                    type="checkbox"
                    class="plan-pick"
                    data-pick-plan=info.with_value(|info| info.id.clone())
                    aria-label=move || info.with_value(|info| t::several_pick(app.lang.get(), info.title()))
                    prop:checked=move || info.with_value(|info| app.picked_plans().is_some_and(|ids| ids.contains(&info.id)))
                    on:change=while_here(move |_| info.with_value(|info| app.pick_plan(&info.id)))
                />
            </Show>
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
            <div class="plan-tools" class:is-away=is_picking>
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

/// Picks plans to be looked at together: the button for it, then how many are picked and a way
/// out. Nothing while there are not two plans.
#[component]
fn PickSeveral(count: Signal<usize>) -> impl IntoView {
    let app = App::get();
    let button = NodeRef::<Button>::new();
    take_focus(app, FocusOn::Several, move || button.get().map(Into::into));
    let picked = Memo::new(move |_| app.picked_plans().map(|ids| ids.len()));
    let is_ready = move || picked.get().is_none_or(|picked| picked > 1);
    let name = move || match picked.get() {
        Some(picked) if picked > 1 => t::several_look_at(app.lang.get(), picked),
        _ => t::several_look(app.lang.get()),
    };
    view! {
        <Show when=move || { count.get() > 1 }>
            <span class="spring"></span>
            <button
                type="button"
                class="button"
                class:is-main=move || picked.get().is_some()
                node_ref=button
                data-command="view-several"
                title=tr!(app, several_pick_hint)
                aria-disabled=move || (!is_ready()).to_string()
                on:click=move |_| app.look_at_several()
            >
                {name}
            </button>
            <Show when=move || picked.get().is_some()>
                <button type="button" class="button" data-command="cancel" on:click=move |_| app.stop_picking()>{tr!(app, cancel)}</button>
                <p class="quiet plans-hint" role="status">{tr!(app, several_pick_hint)}</p>
            </Show>
        </Show>
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
