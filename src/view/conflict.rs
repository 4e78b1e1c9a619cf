//! A conflict on a link with its three answers, for the inspector and beside the bar.

use leptos::prelude::*;

use super::fields::TextField;
use super::form::Binding;
use super::tr;
use crate::state::App;
use domain::edit::Refusal;
use engine::model::*;
use session::edit::Edit;
use session::text as t;

/// What is wrong on a link, and the three answers: move it, ask, or live with it.
#[component]
pub fn Conflict(id: LinkId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let accepting = RwSignal::new(false);
    let (by, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let said = Memo::new(move |_| {
        let lang = app.lang.get();
        app.with_schedule(|plan, schedule| {
            Some(t::conflict(
                lang,
                plan,
                &**plan.get(&id.get_value())?,
                &schedule.conflict(&id.get_value())?,
            ))
        })
    });
    let stop = Memo::new(move |_| {
        app.with_schedule(|_, schedule| {
            schedule.conflict(&id.get_value()).and_then(|conflict| conflict.stop)
        })
    });
    let accepted = Memo::new(move |_| {
        app.shown.with(|plan| plan.get(&id.get_value()).and_then(|link| link.accepted.clone()))
    });
    let asked = Memo::new(move |_| {
        app.shown.with(|plan| {
            plan.requests.values().any(|request| {
                request.link.as_ref() == Some(&id.get_value()) && request.answer.is_empty()
            })
        })
    });
    let snap = move |_| {
        app.edit_aloud(Edit::SnapBack { link: id.get_value() });
    };
    let ask = move |_| {
        app.edit_aloud(Edit::Ask { link: id.get_value() });
    };
    let ask_name = move || {
        let owner = app.shown.with(|plan| {
            let link = plan.get(&id.get_value())?;
            let (_, project) = plan.project_of(&link.predecessor)?;
            Some(plan.get(leader(plan, project)?.person())?.name.clone())
        });
        owner.map_or_else(
            || t::ask_owner(app.lang.get()),
            |name| t::ask_person(app.lang.get(), &name),
        )
    };
    let accept = move |_| {
        let said = Edit::accept(id.get_value(), &by.read_untracked(), &reason.read_untracked());
        if said.is_some_and(|said| app.edit_aloud(said)) {
            accepting.set(false);
        }
    };
    view! {
        <Show when=move || said.read().is_some()>
            <div class="conflict" class:is-accepted=move || accepted.read().is_some() data-conflict=id.get_value().to_string()>
                <p>{move || said.get()}</p>
                {move || accepted.get().map(|it| view! {
                    <p class="aside">{t::accepted_by(app.lang.get(), &it.by, &it.reason)}</p>
                    <button type="button" class="button" data-command="accept-undo"
                        on:click=move |_| { app.edit_aloud(Edit::AcceptNoLonger { link: id.get_value() }); }>{tr!(app, accept_undo)}</button>
                })}
                <Show when=move || accepted.read().is_none()>
                    <div class="answers">
                        <Show when=move || stop.get().is_none()>
                            <button type="button" class="button" data-command="snap-back" on:click=snap>{tr!(app, snap_back)}</button>
                        </Show>
                        <Show when=move || !asked.get()>
                            <button type="button" class="button" data-command="ask-owner" on:click=ask>{ask_name}</button>
                        </Show>
                        <button type="button" class="button" data-command="accept" aria-expanded=move || accepting.get().to_string()
                            on:click=move |_| accepting.update(|open| *open = !*open)>{tr!(app, accept)}</button>
                    </div>
                    {move || stop.get().map(|stop| view! { <p class="aside">{t::refusal(app.lang.get(), &Refusal::CannotMove(stop))}</p> })}
                    <Show when=move || accepting.get()>
                        <TextField label=tr!(app, accept_by) list="people" of=Binding::draft(by) />
                        <TextField label=tr!(app, accept_reason) of=Binding::draft(reason) />
                        <button type="button" class="button" data-command="accept-confirm" title=tr!(app, accept_needs) on:click=accept>{tr!(app, accept_confirm)}</button>
                    </Show>
                </Show>
            </div>
        </Show>
    }
}
