//! What a person or party stands for: links to it, replacing it everywhere, and leaving.

use leptos::prelude::*;

use super::super::each::Each;
use crate::state::{App, Input, Selection};
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::Id;
use session::edit::{AfterReplacing, Edit, Somebody};
use session::inspector::people;
use session::text as t;
use session::viewmodel::{Subject, show_mark};

/// Links listed at most under one heading.
const LISTED: usize = 40;

/// Things one can go to, under a heading; nothing at all when there are none.
#[component]
pub fn Links(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] subjects: Signal<Vec<Subject>>,
) -> impl IntoView {
    let app = App::get();
    let more = move || subjects.read().len().saturating_sub(LISTED);
    view! {
        <Show when=move || !subjects.read().is_empty()>
            <section class="part">
                <h3>{title}</h3>
                <ul class="links">
                    <Each each=move || subjects.get().into_iter().take(LISTED) key=|subject| subject.clone() let(subject)>
                        <Link subject=subject />
                    </Each>
                    {move || (more() > 0).then(|| view! { <li class="quiet">{t::and_more(app.lang.get(), more())}</li> })}
                </ul>
            </section>
        </Show>
    }
}

/// Something one can go to.
#[component]
pub fn Link(subject: Subject) -> impl IntoView {
    let app = App::get();
    let mark = show_mark(&subject);
    let name = {
        let subject = subject.clone();
        move || {
            app.open
                .shown
                .with(|plan| subject.name(plan).map(String::from))
                .unwrap_or_else(|| t::gone(app.lang.get()))
        }
    };
    view! { <li><button type="button" class="link" data-command=mark on:click=move |_| app.feed(Input::LookAt(subject.clone()))>{name}</button></li> }
}

/// Another takes over everywhere, and deleting: of what stands in no place at once, of the rest
/// with the question who takes over.
#[component]
pub fn Leaving(
    who: Somebody,
    /// The list of names to choose from.
    list: &'static str,
    /// The mark of deleting.
    mark: &'static str,
) -> impl IntoView {
    let app = App::get();
    let who = StoredValue::new(who);
    // Counted when the plan changed, not while something is dragged.
    let uses = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        who.with_value(|who| who.uses(&app.plan()))
    });
    let name =
        Signal::derive(move || app.open.shown.with(|plan| who.with_value(|who| who.name(plan))));
    let to = RwSignal::new(String::new());
    let give = move |then: AfterReplacing, by: String| {
        if app.edit_aloud(Edit::Replace { who: who.get_value(), by, then })
            && then == AfterReplacing::Leave
        {
            app.select(None);
        }
    };
    let is_named = move || !to.read().trim().is_empty();
    view! {
        <section class="part">
            <Show when=move || { uses.get() > 0 }>
                <h3>{move || t::replace_everywhere(app.lang.get(), &name.read())}</h3>
                <p class="aside">{move || people::stands_in(app.lang.get(), uses.get())}</p>
                <label class="field">
                    <span>{tr!(app, replaced_by)}</span>
                    <input
                        type="text"
                        list=list
                        autocomplete="off"
                        data-hand-over
                        prop:value=to
                        on:input=move |event| to.set(event_target_value(&event))
                    />
                </label>
                <div class="line">
                    <button type="button" class="button" data-command="hand-over" aria-disabled=move || (!is_named()).to_string()
                        on:click=move |_| if is_named() { give(AfterReplacing::Stay, to.get_untracked()); to.set(String::new()) }
                    >
                        {tr!(app, replace_everywhere_do)}
                    </button>
                </div>
            </Show>
        </section>
        <footer class="panel-foot">
            <button type="button" class="button is-quiet" data-command=mark on:click=move |_| give(AfterReplacing::Leave, to.get_untracked())>
                <Pictogram icon=Icon::Bin />
                <span>{move || people::leaving(app.lang.get(), uses.get(), &to.read())}</span>
            </button>
        </footer>
    }
}

/// Goes to a thing that is selected in the same panel.
pub fn subjects<T>(
    ids: impl IntoIterator<Item = Id<T>>,
    of: fn(Id<T>) -> Selection,
) -> Vec<Subject> {
    ids.into_iter().map(of).collect()
}
