//! The review of a colleague's file: what it brings, before anything is done.

use leptos::prelude::*;

use super::each::Each;
use super::modal::modal;
use super::tr;
use super::windowed::Windowed;
use crate::state::{App, ReviewedFile};
use crate::view::events::while_here;
use domain::together::Choice;
use session::review::ReviewLine;
use session::text as t;

/// The height of a line on a wide page and on a narrow one, in CSS pixels; the style sheet has the
/// same.
const LINE: [f64; 2] = [92.0, 224.0];

fn line_height(app: App) -> f64 {
    LINE[usize::from(app.device.narrow.get())]
}

/// A dialog over the page while a file waits for an answer.
#[component]
pub fn ReviewDialog() -> impl IntoView {
    let app = App::get();
    let is_open = Memo::new(move |_| app.dialogs.review.with(Option::is_some));
    view! {
        <Show when=move || is_open.get()>
            <Review />
        </Show>
    }
}

#[component]
fn Review() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.leave_review();
    let of = move |read: fn(&ReviewedFile, t::Lang) -> Option<String>| {
        move || app.dialogs.review.with(|it| read(it.as_ref()?, app.lang.get()))
    };
    let title = of(|it, lang| Some(t::review_title(lang, &it.preview.review.file)));
    let sender = of(|it, lang| Some(t::review_sender(lang, it.preview.review.by.as_ref())));
    let note = of(|it, lang| {
        let note = it.preview.review.by.as_ref().map(|by| by.note.clone())?;
        (!note.is_empty()).then(|| t::review_note(lang, &note))
    });
    let counts = of(|it, lang| Some(t::review_counts(lang, it.preview.counts())));
    let launches = of(|it, lang| it.preview.launches_said(lang));
    let warnings = move || {
        let lang = app.lang.get();
        app.dialogs.review.with(|it| it.as_ref().map(|it| it.preview.warnings(lang, it.records)))
    };
    let place = move || match app.queue.place.get() {
        (_, 0 | 1) => None,
        (at, of) => Some(t::several_files(app.lang.get(), at, of)),
    };
    let troubles =
        move || app.dialogs.review.with(|it| Some(it.as_ref()?.preview.troubles(app.lang.get())));
    view! {
        <dialog
            class="panel import review"
            node_ref=dialog
            data-review=""
            aria-label=title
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <header class="panel-head"><h2>{title}</h2>{move || place().map(|text| view! { <span class="quiet">{text}</span> })}</header>
            <div class="import-body">
                <p><strong>{sender}</strong>" · "{counts}</p>
                {move || note().map(|note| view! { <blockquote class="quiet">{note}</blockquote> })}
                {move || warnings().unwrap_or_default().into_iter().map(|text| view! { <p class="trouble" data-review-warning="">{text}</p> }).collect_view()}
                {move || launches().map(|text| view! { <p data-review-launches="">{text}</p> })}
                <All />
                <Lines />
                {move || troubles().into_iter().flatten().map(|text| view! { <p class="trouble" data-review-trouble="">{text}</p> }).collect_view()}
                <Push />
                <p class="quiet">{move || {
                    let lang = app.lang.get();
                    if app.can_take_in() { t::review_promise(lang) } else { t::review_read_only(lang) }
                }}</p>
            </div>
            <footer class="import-foot">
                <button type="button" class="button" data-command="cancel" autofocus=true on:click=move |_| close()>{tr!(app, cancel)}</button>
                <button type="button" class="button" data-command="open-copy" on:click=move |_| app.open_reviewed_beside()>{tr!(app, open_copy)}</button>
                <button
                    type="button"
                    class="button is-main"
                    data-command="take"
                    aria-disabled=move || (!app.can_take_in()).to_string()
                    on:click=move |_| if untrack(|| app.can_take_in()) { app.take_in() }
                >
                    {tr!(app, review_take)}
                </button>
            </footer>
        </dialog>
    }
}

/// One choice for all that both have changed, where that is more than one thing.
#[component]
fn All() -> impl IntoView {
    let app = App::get();
    let count = Memo::new(move |_| {
        app.dialogs.review.with(|it| it.as_ref().map_or(0, |it| it.preview.counts().1))
    });
    let are_many = move || count.get() > 1;
    let button = move |choice: Choice, says: fn(t::Lang) -> String| {
        view! {
            <button type="button" class="button" data-choose-all=mark_of(choice) on:click=move |_| app.choose_all(choice)>
                {move || says(app.lang.get())}
            </button>
        }
    };
    view! {
        <Show when=are_many>
            <div class="review-all" role="group" aria-label=tr!(app, review_all)>
                <span>{tr!(app, review_all)}":"</span>
                <div class="group is-segmented">
                    {button(Choice::Mine, t::review_all_mine)}
                    {button(Choice::Theirs, t::review_all_theirs)}
                    {button(Choice::Later, t::review_later)}
                </div>
            </div>
        </Show>
    }
}

/// Whether what would lie too early moves along, where anything would.
#[component]
fn Push() -> impl IntoView {
    let app = App::get();
    let pushes = Memo::new(move |_| app.dialogs.review.with(|it| it.as_ref()?.preview.pushes()));
    let is_offered = Memo::new(move |_| pushes.get().is_some());
    view! {
        <Show when=move || is_offered.get()>
            <label class="check">
                <input
                    type="checkbox"
                    data-review-push=""
                    prop:checked=move || pushes.get() == Some(true)
                    on:change=while_here(move |event| app.push_after_review(event_target_checked(&event)))
                />
                {tr!(app, review_push)}
            </label>
        </Show>
    }
}

/// The lines on screen, of as many as there are.
#[component]
fn Lines() -> impl IntoView {
    let app = App::get();
    let list = Windowed::new();
    let count = Memo::new(move |_| {
        app.dialogs.review.with(|it| it.as_ref().map_or(0, |it| it.preview.review.items.len()))
    });
    let shown = Memo::new(move |_| list.rows(line_height(app), count.get()));
    let height = move || format!("{}px", line_height(app) * count.get() as f64);
    view! {
        <div class="review-list" node_ref=list.scroller tabindex="0" role="group" aria-label=tr!(app, review_list) on:scroll=move |_| list.scrolled()>
            <div class="review-lines" style:height=height>
                <Each each=move || shown.get() key=|place| *place let(place)><Line place=place /></Each>
            </div>
        </div>
    }
}

#[component]
fn Line(place: usize) -> impl IntoView {
    let app = App::get();
    let of_review = move || app.dialogs.review.with(|it| it.as_ref().map(|it| it.preview.clone()));
    let line = Memo::new(move |_| of_review()?.line(app.lang.get(), place));
    let holds =
        Memo::new(move |_| app.dialogs.review.with(|it| it.as_ref()?.preview.choice_at(place)));
    let top = move || format!("{}px", line_height(app) * place as f64);
    view! {
        {move || line.get().map(|line| {
            let ReviewLine { mark, id, name, text, choices } = line;
            let (label, title) = (text.clone(), text.clone());
            let name = StoredValue::new(name);
            let button = move |(choice, text): (Choice, String)| {
                let title = match choice {
                    Choice::Mine if mark == "theirs" => t::review_leave_out_hint(app.lang.get_untracked()),
                    _ => text.clone(),
                };
                view! {
                    <button
                        type="button"
                        class="button"
                        data-choice=mark_of(choice)
                        aria-pressed=move || (holds.get() == Some(choice)).to_string()
                        title=title
                        on:click=move |_| app.choose(&name.get_value(), choice)
                    >
                        {text}
                    </button>
                }
            };
            view! {
                <div class="review-line" style:top=top data-review-item=mark data-review-id=id role="group" aria-label=label>
                    <p title=title>{text}</p>
                    <div class="group is-segmented">{choices.into_iter().map(button).collect_view()}</div>
                </div>
            }
        })}
    }
}

fn mark_of(choice: Choice) -> &'static str {
    match choice {
        Choice::Mine => "mine",
        Choice::Theirs => "theirs",
        Choice::Later => "later",
    }
}
