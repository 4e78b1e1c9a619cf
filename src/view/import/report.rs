//! What a list would change in the plan that is open.

use leptos::prelude::*;

use super::super::each::Each;
use super::outcome::Faults;
use crate::state::App;
use crate::view::events::while_here;
use crate::view::tr;
use domain::format::csv::{Imported, MappingError, NearMatch, Switched};
use session::inspector::lists;
use session::text::{self as t, Lang};

/// Lines listed under one heading; the count says how many there are.
const LISTED: usize = 100;

/// How many of each: the lists below in one line.
#[component]
pub fn Summary(result: Memo<Option<Result<Imported, MappingError>>>) -> impl IntoView {
    let app = App::get();
    let says = move || {
        let lang = app.lang.get();
        match &*result.read() {
            Some(Ok(imported)) => lists::summary(lang, &imported.report),
            _ => String::new(),
        }
    };
    view! { <p class="summary" role="status">{says}</p> }
}

/// What moves, what changes, what comes and what is missing; each list only when there is something
/// in it.
#[component]
pub fn ReportView(
    imported: Imported,
    /// Does the plan stay as it is?
    nothing: bool,
) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get();
    let report = imported.report;
    let other = report.other.iter().map(|(name, roles)| lists::changed(lang, name, roles));
    let switched =
        |list: &[Switched]| list.iter().map(|it| lists::switched(lang, it)).collect::<Vec<_>>();
    view! {
        {nothing.then(|| view! { <p role="status" data-nothing="">{tr!(app, import_nothing)}</p> })}
        <List mark="moved" title=t::list_moved lines=report.moved.iter().map(|it| lists::moved(lang, it)).collect() />
        <List mark="programme" title=t::list_programme lines=switched(&report.programme) />
        <List mark="rating" title=t::list_rating lines=switched(&report.rating) />
        <List mark="other" title=t::list_other lines=other.collect() />
        <List mark="new" title=t::list_new lines=report.new />
        <List mark="gone" title=t::list_gone lines=report.gone />
        {(report.unchanged > 0).then(|| view! { <p class="quiet" data-unchanged=report.unchanged>{tr!(app, import_unchanged, report.unchanged)}</p> })}
        <Faults faults=imported.faults title=t::import_kept_faults />
        <p class="quiet">{tr!(app, import_promise)}</p>
    }
}

#[component]
fn List(mark: &'static str, title: fn(Lang, usize) -> String, lines: Vec<String>) -> impl IntoView {
    let app = App::get();
    let count = lines.len();
    (count > 0).then(|| {
        let more = count.saturating_sub(LISTED);
        let heading = move || title(app.lang.get(), count);
        view! {
            <section class="compared" data-listed=mark data-count=count>
                <h3>{heading}</h3>
                <ul tabindex="0" aria-label=heading>
                    {lines.into_iter().take(LISTED).map(|line| view! { <li>{line}</li> }).collect_view()}
                    {(more > 0).then(|| view! { <li>{tr!(app, and_more, more)}</li> })}
                </ul>
            </section>
        }
    })
}

/// Names that are nearly the same: the reader says which are.
#[component]
pub fn NearList(near: Memo<Vec<NearMatch>>) -> impl IntoView {
    let app = App::get();
    let count = move || near.read().len();
    view! {
        <Show when=move || { count() > 0 }>
            <section class="compared" data-listed="near" data-count=count>
                <h3>{move || t::list_near(app.lang.get(), count())}</h3>
                <ul>
                    // A line stays while others come and go, so that the focus does.
                    <Each each=move || near.get() key=|near| (near.row, near.id.clone()) let(near)>
                        <NearLine near=near />
                    </Each>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn NearLine(near: NearMatch) -> impl IntoView {
    let app = App::get();
    let NearMatch { row, name, id, like, .. } = near;
    let same = move || {
        app.dialogs
            .import
            .with(|import| import.as_ref().is_some_and(|import| import.same.contains_key(&row)))
    };
    let say = move |same: bool| {
        app.dialogs.import.update(|import| {
            let Some(import) = import else { return };
            match same {
                true => drop(import.same.insert(row, id.clone())),
                false => drop(import.same.remove(&row)),
            }
        });
    };
    view! {
        <li>
            <label class="check">
                <input type="checkbox" data-near=row prop:checked=same on:change=while_here(move |event| say(event_target_checked(&event))) />
                <span>{tr!(app, near_line, &name, &like)}</span>
            </label>
        </li>
    }
}
