//! What was asked, with the answers.

use leptos::prelude::*;

use super::super::each::Each;
use crate::state::App;
use crate::view::fields::TextField;
use crate::view::form::Binding;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::Edit;
use session::inspector::requests::{Concerned, RequestPicture, requests};

/// Those requests that the project or the person of this panel has to do with.
#[component]
pub fn Requests(of: Concerned) -> impl IntoView {
    let app = App::get();
    // Made again when the plan changed, not while something is dragged.
    let list = Memo::new(move |_| {
        app.open.history.track();
        requests(&app.plan(), &of)
    });
    view! {
        <Show when=move || !list.read().is_empty()>
            <section class="part">
                <h3>{tr!(app, requests)}</h3>
                <Each each=move || list.get() key=|id| id.clone() let(request)><RequestCard id=request /></Each>
            </section>
        </Show>
    }
}

#[component]
fn RequestCard(id: RequestId) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let request = Memo::new(move |_| {
        app.open.shown.with(|plan| RequestPicture::of(app.lang.get(), plan, &id.get_value()))
    });
    let read = move |of: fn(&RequestPicture) -> &String| {
        Memo::new(move |_| {
            request.with(|request| request.as_ref().map_or_else(String::new, |it| of(it).clone()))
        })
    };
    let answer = move |text| app.edit(Edit::Answer { request: id.get_value(), text });
    view! {
        <div class="card" data-request=mark>
            <div class="line">
                <span>{read(|request| &request.said)}</span>
                <button type="button" class="button is-quiet" data-command="withdraw-request" aria-label=tr!(app, withdraw_request) title=tr!(app, withdraw_request)
                    on:click=move |_| { app.edit_aloud(Edit::Withdraw { request: id.get_value() }); }>
                    <Pictogram icon=Icon::Cross />
                </button>
            </div>
            <p class="aside">{read(|request| &request.owner)}</p>
            <TextField label=tr!(app, answer) of=Binding::new(read(|request| &request.answer).into(), answer) />
        </div>
    }
}
