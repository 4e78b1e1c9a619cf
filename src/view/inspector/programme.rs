//! A programme in the inspector.

use leptos::prelude::*;

use super::super::each::Each;
use super::duties::Link;
use super::panel::{DeleteButton, Head};
use crate::state::{App, Input, Selection};
use crate::view::fields::TextField;
use crate::view::form::Form;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::Post;
use session::inspector::programme::{ProgrammeContents, sentence};
use session::text as t;
use session::viewmodel::GroupKey;

/// The places on the wheel of colours to choose from: far enough apart to be told from one another.
const HUES: [u16; 9] = [0, 35, 70, 130, 175, 210, 250, 290, 325];
/// Projects listed at most.
const LISTED: usize = 40;

/// Everything of a programme that can be said in a form.
#[component]
pub fn ProgrammeInspector(id: ProgrammeId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let programme =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let read = move |of: fn(&Programme) -> String| {
        Signal::derive(move || programme.get().map_or_else(String::new, |programme| of(&programme)))
    };
    let form = Form::of(app, id, programme);
    let contents = Memo::new(move |_| {
        app.open.structure.track();
        app.open.history.track();
        app.with_forecast_untracked(|plan, schedule, chances| {
            ProgrammeContents::of(plan, schedule, chances, &id.get_value())
        })
    });
    let said = move || {
        let key = GroupKey::Programme(Some(id.get_value()));
        sentence(app.lang.get(), app.group_projects(&key), app.group_span(&key), &contents.read())
    };
    view! {
        <Head>
            <h2>{read(|programme| programme.name.clone())}</h2>
        </Head>
        <Show when=move || programme.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <p class="sentence">{said}</p>
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Programme::FIELDS.name) />
                <TextField label=tr!(app, programme_above) list="programmes"
                    of=app.holder(Post::Above(id.get_value())) />
                <TextField label=tr!(app, programme_manager) list="people" of=app.holder(Post::ProgrammeManager(id.get_value())) />
                <fieldset class="choice hues">
                    <legend>{tr!(app, hue)}</legend>
                    {HUES.into_iter().enumerate().map(|(place, hue)| view! {
                        <button
                            type="button"
                            class="button is-quiet"
                            data-command="set-hue"
                            aria-label=move || t::hue_name(app.lang.get(), place + 1)
                            aria-pressed=move || programme.get().is_some_and(|programme| programme.hue == hue).to_string()
                            style:--hue=hue.to_string()
                            on:click=move |_| { form.field(Programme::FIELDS.hue).set.run(hue); }
                        ><i class="stripe"></i></button>
                    }).collect_view()}
                </fieldset>
            </div>
            <section class="part">
                <h3>{tr!(app, programmes_below)}</h3>
                <ul class="links">
                    <Each each=move || contents.get().below key=|id| id.clone() let(below)>
                        <Link subject=Selection::Programme(below) />
                    </Each>
                </ul>
                <button type="button" class="button" data-command="add-sub-programme" on:click=move |_| app.feed(Input::AddProgramme(Some(id.get_value())))>
                    <Pictogram icon=Icon::Plus />
                    <span>{tr!(app, add_sub_programme)}</span>
                </button>
            </section>
            <section class="part">
                <h3>{tr!(app, projects_in_it)}</h3>
                <ul class="links">
                    <Each each=move || contents.get().projects.into_iter().take(LISTED) key=|id| id.clone() let(project)>
                        <Link subject=Selection::Project(project) />
                    </Each>
                    {move || {
                        let more = contents.read().projects.len().saturating_sub(LISTED);
                        (more > 0).then(|| view! { <li class="quiet">{t::and_more(app.lang.get(), more)}</li> })
                    }}
                </ul>
                <button type="button" class="button" data-command="add-project-here" on:click=move |_| app.feed(Input::AddProject(Some(id.get_value())))>
                    <Pictogram icon=Icon::Plus />
                    <span>{tr!(app, add_project_here)}</span>
                </button>
            </section>
            <footer class="panel-foot"><DeleteButton id=id.get_value() mark="delete-programme" subject=true /></footer>
        </Show>
    }
}
