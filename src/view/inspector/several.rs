//! Several projects that are selected together: which, from when to when, and what can be done with
//! all of them.

use leptos::prelude::*;

use super::super::each::Each;
use crate::state::{App, Command, Input, Selection};
use crate::view::command_button::CommandButton;
use crate::view::fields::WholeField;
use crate::view::form::Binding;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::ProjectId;
use session::inspector::several;
use session::text as t;

/// Projects listed at most.
const LISTED: usize = 40;

/// All of them.
#[component]
pub fn SeveralInspector() -> impl IntoView {
    let app = App::get();
    let days = RwSignal::new(None::<i32>);
    let count = Memo::new(move |_| app.selection.picked.with(|picked| picked.len()));
    let listed = Memo::new(move |_| {
        app.selection.picked.with(|picked| picked.iter().take(LISTED).cloned().collect::<Vec<_>>())
    });
    // Made again when the plan changed, not while something is dragged.
    let span = Memo::new(move |_| {
        app.open.history.track();
        app.selection.picked.with(|picked| several::span(&app.plan(), picked))
    });
    let said = move || span.get().map(|span| several::said(app.lang.get(), span));
    let run = move |_| {
        if let Some(by) = days.get_untracked().filter(|by| *by != 0)
            && app.step(Input::MovePicked { days: by })
        {
            days.set(None);
        }
    };
    view! {
        <header class="panel-head">
            <h2>{move || t::count_projects(app.lang.get(), count.get())}</h2>
            <span class="spring"></span>
            <button type="button" class="button is-quiet" data-command="close-inspector" aria-label=tr!(app, close) on:click=move |_| super::panel::close(app)>
                <Pictogram icon=Icon::Cross />
            </button>
        </header>
        <p class="sentence" data-several=move || count.get().to_string()>{said}</p>
        <section class="part">
            <WholeField label=tr!(app, several_move) hint=Signal::derive(tr!(app, several_move_hint)) min=-9999 max=9999 optional=true
                of=Binding::draft(days) />
            <div class="line">
                <button type="button" class="button" data-command="move-several" on:click=run>{tr!(app, move_them)}</button>
                <CommandButton command=Command::ZoomSelection />
                <button type="button" class="button is-quiet" data-command="delete-several" on:click=move |_| app.feed(Input::DeletePicked)>
                    <Pictogram icon=Icon::Bin /><span>{tr!(app, several_delete)}</span>
                </button>
            </div>
            <p class="aside">{tr!(app, several_hint)}</p>
        </section>
        <section class="part">
            <Each each=move || listed.get() key=|id| id.clone() let(id)><Line id=id /></Each>
            {move || count.get().checked_sub(LISTED).filter(|n| *n != 0).map(|n| view! { <p class="aside">{t::and_more(app.lang.get(), n)}</p> })}
        </section>
    }
}

#[component]
fn Line(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id);
    let name = move || {
        app.open
            .shown
            .with(|plan| key.with_value(|id| plan.get(id).map(|project| project.name.clone())))
    };
    let show = move |_| {
        app.feed(Input::Select(Some(Selection::Project(key.get_value()))));
    };
    view! { <div class="line"><button type="button" class="link" data-command="show-project" on:click=show>{name}</button></div> }
}
