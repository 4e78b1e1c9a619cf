//! The bar at the top: the plan's name, the commands, and where the plan is kept.

use leptos::prelude::*;

use super::clashes::ClashCount;
use super::command_button::CommandButton;
use super::drop::files_of;
use super::icon::{Icon, Pictogram};
use super::rename::PlanName;
use super::several::SeveralLine;
use super::storage::ExportReminder;
use super::timeline::{Arrange, Conflicts};
use super::tr;
use crate::state::{App, Command, Input, SaveState, Screen, View};
use crate::view::events::while_here;
use engine::schedule::PushRule;
use session::text::{self as t, Lang};
use session::viewmodel::Zoom;

/// The bar over an open plan.
#[component]
pub fn Toolbar() -> impl IntoView {
    let app = App::get();
    view! {
        <header class="toolbar">
            <div class="toolbar-lead">
                <button type="button" class="button is-quiet" data-command="home" title=tr!(app, home) aria-label=tr!(app, home) on:click=move |_| app.go_home()>
                    <Pictogram icon=Icon::Home />
                </button>
                <PlanName />
                <CommandButton command=Command::Undo icon=Icon::Undo quiet=true />
                <CommandButton command=Command::Redo icon=Icon::Redo quiet=true />
            </div>
            <nav class="tabs" aria-label=tr!(app, views)>
                <Tab view=View::Timeline mark="view-timeline" name=t::timeline />
                <Tab view=View::Products mark="view-products" name=t::products />
                <Tab view=View::People mark="view-people" name=t::people />
            </nav>
            <div class="toolbar-tools">
                // Where there is little room, what is needed most comes first.
                <Show when=move || app.device.narrow.get()>
                    <CommandButton command=Command::Search icon=Icon::Search folding=true />
                    <Show when=move || app.view.get() == View::Timeline><Conflicts /></Show>
                </Show>
                <div class="group">
                    <CommandButton command=Command::AddProject icon=Icon::Plus />
                    <CommandButton command=Command::AddProgramme icon=Icon::Plus />
                    <CommandButton command=Command::AddProduct icon=Icon::Plus />
                </div>
                <Show when=move || app.view.get() == View::Timeline>
                    <div class="group is-segmented" role="group" aria-label=tr!(app, zoom)>
                        {Zoom::ALL.map(|zoom| view! { <CommandButton command=Command::Zoom(zoom) brief=true /> })}
                        <CommandButton command=Command::ZoomFit />
                    </div>
                    <CommandButton command=Command::Today icon=Icon::Today quiet=true />
                </Show>
                <span class="spring"></span>
                <Show when=move || app.view.get() == View::Timeline>
                    <PushRuleMenu />
                    <Show when=move || app.device.narrow.get()><Arrange /></Show>
                </Show>
                <Show when=move || !app.device.narrow.get()>
                    <CommandButton command=Command::Search icon=Icon::Search folding=true />
                </Show>
                <div class="group">
                    <OpenFile />
                    <CommandButton command=Command::Export icon=Icon::Export folding=true />
                    <CommandButton command=Command::Send icon=Icon::Send folding=true />
                </div>
            </div>
            <div class="toolbar-tail">
                <ClashCount />
                <ExportReminder />
                <Show when=move || !app.open.is_view()><SaveMark /></Show>
                <CommandButton command=Command::Settings icon=Icon::Settings quiet=true />
            </div>
        </header>
        <SeveralLine />
        <Show when=move || !app.open.writable.get() && !app.open.is_view()>
            <p class="banner" role="status">{tr!(app, read_only)}</p>
        </Show>
    }
}

/// How links push, to be chosen before a drag; in the drag there are the keys 1 to 4.
#[component]
fn PushRuleMenu() -> impl IntoView {
    let app = App::get();
    let place = move || {
        PushRule::ALL
            .iter()
            .position(|rule| *rule == app.scheduling.rule.get())
            .unwrap_or(0)
            .to_string()
    };
    let changed = move |event: leptos::ev::Event| {
        if let Some(rule) = event_target_value(&event)
            .parse::<usize>()
            .ok()
            .and_then(|place| PushRule::ALL.get(place))
        {
            app.feed(Input::PushBy(*rule));
        }
    };
    view! {
        <select class="push-select" data-command="push-rule" aria-label=tr!(app, push_rule) title=move || t::rule_hint(app.lang.get(), app.scheduling.rule.get())
            prop:value=place on:change=while_here(changed)>
            {PushRule::ALL.into_iter().enumerate().map(|(place, rule)| view! {
                <option value=place.to_string() selected=move || app.scheduling.rule.get() == rule>{move || t::rule_name(app.lang.get(), rule)}</option>
            }).collect_view()}
        </select>
    }
}

/// A way of looking at the plan.
#[component]
fn Tab(view: View, mark: &'static str, name: fn(Lang) -> String) -> impl IntoView {
    let app = App::get();
    view! {
        <button
            type="button"
            class="tab"
            data-command=mark
            aria-current=move || (app.view.get() == view).then_some("page")
            on:click=move |_| app.run(Command::View(view))
        >
            {move || name(app.lang.get())}
        </button>
    }
}

/// Whether the last change is safe.
#[component]
fn SaveMark() -> impl IntoView {
    let app = App::get();
    let mark = move || match app.open.save.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Unsaved => "unsaved",
    };
    let name = move || match app.open.save.get() {
        SaveState::Saved => t::saved(app.lang.get()),
        SaveState::Saving => t::saving(app.lang.get()),
        SaveState::Unsaved => t::unsaved(app.lang.get()),
    };
    let hint = move || match app.open.save.get() {
        SaveState::Unsaved => t::unsaved_hint(app.lang.get()),
        _ => t::saved_hint(app.lang.get()),
    };
    view! { <span class="save-mark" data-save-state=mark title=hint>{name}</span> }
}

/// The file input, present on every screen; it looks like a button and takes a dropped file too.
#[component]
pub fn OpenFile(#[prop(optional)] children: Option<Children>) -> impl IntoView {
    let app = App::get();
    let on_start = move || app.screen.get() == Screen::Start;
    let changed = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        app.open_files(files_of(input.files()));
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="button file-button" class:is-large=on_start class:is-folding=move || !on_start() title=tr!(app, open_file_hint)>
            <input type="file" multiple=true accept=".json,.csv,.tsv,.txt,application/json,text/csv" data-command="open-file" aria-label=tr!(app, open_file) on:change=while_here(changed) />
            {match children {
                Some(children) => children().into_any(),
                None => view! {
                    <Pictogram icon=Icon::Open />
                    <span>{tr!(app, open)}</span>
                }.into_any(),
            }}
        </label>
    }
}
