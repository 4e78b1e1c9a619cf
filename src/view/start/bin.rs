//! The plans that were deleted: restore one, or delete it for good.

use leptos::ev::MouseEvent;
use leptos::html::Summary;
use leptos::prelude::*;

use super::super::each::Each;
use super::focus::take_focus;
use crate::state::{App, FocusOn};
use crate::view::events::while_here;
use crate::view::tr;
use domain::persist::PlanInfo;
use session::text as t;

/// The bin, folded; nothing while it is empty.
#[component]
pub fn Bin() -> impl IntoView {
    let app = App::get();
    let binned = Memo::new(move |_| {
        app.shelf
            .plans
            .read()
            .iter()
            .filter(|plan| plan.binned.is_some())
            .cloned()
            .collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| !binned.read().is_empty());
    view! {
        <Show when=move || any.get()>
            <details class="plans bin">
                <Heading count=Signal::derive(move || binned.read().len()) />
                <ul>
                    <Each each=move || binned.get() key=|plan| plan.clone() let(plan)>
                        <BinLine info=plan />
                    </Each>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Heading(count: Signal<usize>) -> impl IntoView {
    let app = App::get();
    let summary = NodeRef::<Summary>::new();
    take_focus(app, FocusOn::Bin, move || summary.get());
    view! { <summary node_ref=summary data-command="show-bin">{tr!(app, recently_deleted, count.get())}</summary> }
}

#[component]
fn BinLine(info: PlanInfo) -> impl IntoView {
    let app = App::get();
    let title = info.title().to_owned();
    let binned = info.binned.unwrap_or_else(|| app.today());
    // There is no undo for it, so it takes two.
    let sure = RwSignal::new(false);
    let info = StoredValue::new(info);
    let purge = move |event: MouseEvent| {
        event.stop_propagation();
        if sure.get_untracked() { app.purge_plan(info.get_value()) } else { sure.set(true) }
    };
    let says = move |say: fn(t::Lang, &str) -> String| {
        move || info.with_value(|info| say(app.lang.get(), info.title()))
    };
    view! {
        <li class="plan" data-binned-plan-id=info.with_value(|info| info.id.clone())>
            <div class="plan-words">
                <span class="plan-open">{title}</span>
                <p class="quiet">{move || t::days_left(app.lang.get(), binned, app.today())}</p>
            </div>
            <div class="plan-tools">
                <button
                    type="button"
                    class="button"
                    data-command="restore-plan"
                    aria-label=says(t::restore_plan)
                    on:click=move |_| app.restore_plan(info.get_value())
                >
                    {tr!(app, restore)}
                </button>
                <button
                    type="button"
                    class="button"
                    class:is-grave=move || sure.get()
                    data-command="purge-plan"
                    aria-label=move || if sure.get() { t::purge_sure(app.lang.get()) } else { says(t::purge_plan)() }
                    on:click=purge
                    on:blur=while_here(move |_| sure.set(false))
                >
                    {move || if sure.get() { t::purge_sure(app.lang.get()) } else { t::purge(app.lang.get()) }}
                </button>
            </div>
        </li>
    }
}
