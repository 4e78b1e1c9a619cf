//! A conflict on a link with its three answers, for the inspector and beside the bar.

use leptos::prelude::*;

use super::fields::TextField;
use super::form::Binding;
use super::tr;
use crate::state::App;
use engine::model::*;
use session::edit::Edit;
use session::inspector::conflict::ConflictPicture;

/// What is wrong on a link, and the three answers: move it, ask, or live with it.
#[component]
pub fn Conflict(id: LinkId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let accepting = RwSignal::new(false);
    let (by, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let shown = Memo::new(move |_| {
        let lang = app.lang.get();
        app.with_schedule(|plan, schedule| {
            ConflictPicture::of(lang, plan, schedule, &id.get_value())
        })
    });
    let is_there = Memo::new(move |_| shown.read().is_some());
    let read = move |of: fn(&ConflictPicture) -> Option<String>| {
        Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(of)))
    };
    let (stop, accepted) = (read(|it| it.stop.clone()), read(|it| it.accepted.clone()));
    let asked =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|it| it.is_asked)));
    let snap = move |_| {
        app.edit_aloud(Edit::SnapBack { link: id.get_value() });
    };
    let ask = move |_| {
        app.edit_aloud(Edit::Ask { link: id.get_value() });
    };
    let accept = move |_| {
        let said = Edit::accept(id.get_value(), &by.read_untracked(), &reason.read_untracked());
        if said.is_some_and(|said| app.edit_aloud(said)) {
            accepting.set(false);
        }
    };
    view! {
        <Show when=move || is_there.get()>
            <div class="conflict" class:is-accepted=move || accepted.read().is_some() data-conflict=id.get_value().to_string()>
                <p>{read(|it| Some(it.said.clone()))}</p>
                {move || accepted.get().map(|said| view! {
                    <p class="aside">{said}</p>
                    <button type="button" class="button" data-command="accept-undo"
                        on:click=move |_| { app.edit_aloud(Edit::AcceptNoLonger { link: id.get_value() }); }>{tr!(app, accept_undo)}</button>
                })}
                <Show when=move || accepted.read().is_none()>
                    <div class="answers">
                        <Show when=move || stop.get().is_none()>
                            <button type="button" class="button" data-command="snap-back" on:click=snap>{tr!(app, snap_back)}</button>
                        </Show>
                        <Show when=move || !asked.get()>
                            <button type="button" class="button" data-command="ask-owner" on:click=ask>{read(|it| Some(it.ask.clone()))}</button>
                        </Show>
                        <button type="button" class="button" data-command="accept" aria-expanded=move || accepting.get().to_string()
                            on:click=move |_| accepting.update(|open| *open = !*open)>{tr!(app, accept)}</button>
                    </div>
                    {move || stop.get().map(|stop| view! { <p class="aside">{stop}</p> })}
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
