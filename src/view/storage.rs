//! Where the data is: this browser, how full it is, how old the last file is, and what would help.

use leptos::prelude::*;

use super::command_button::CommandButton;
use super::each::Each;
use super::icon::Icon;
use super::my_name::MyName;
use super::offline::OfflineSettings;
use super::tr;
use crate::platform::storage::ROOM;
use crate::state::{App, Command, Screen};
use domain::format::csv::Sheet;
use domain::persist::Backup;
use session::inspector::storage::{file_days, is_short, promise};
use session::text as t;

/// The part of the settings about where the data is.
#[component]
pub fn StorageSettings() -> impl IntoView {
    let app = App::get();
    app.look_around();
    view! {
        <section class="storage" aria-labelledby="data-place">
            <h3 id="data-place">{tr!(app, data_place)}</h3>
            <p>{tr!(app, data_here)}</p>
            <Show when=move || app.screen.get() == Screen::Plan>
                <FileAge />
                <MyName />
                <Tables />
            </Show>
            <Room />
            <Promise />
            <OfflineSettings />
            <Show when=move || app.screen.get() == Screen::Plan>
                <Backups />
            </Show>
        </section>
    }
}

/// A button for each table of the plan.
#[component]
fn Tables() -> impl IntoView {
    let app = App::get();
    view! {
        <h3>{tr!(app, export_tables)}</h3>
        <div class="tables">
            {Sheet::ALL.map(|sheet| view! { <CommandButton command=Command::ExportTable(sheet) /> })}
        </div>
        <p class="quiet">{tr!(app, paste_hint)}</p>
        <div class="tables"><CommandButton command=Command::TakePlanIn icon=Icon::TakeIn /></div>
    }
}

/// How old the last exported file of the open plan is.
#[component]
fn FileAge() -> impl IntoView {
    let app = App::get();
    let says = move || {
        app.safety
            .info
            .with(|info| info.as_ref().map(|info| t::file_age(app.lang.get(), info, app.today())))
    };
    view! {
        <div class="storage-line">
            <p data-file-age=move || age(app)>{says}</p>
            <button type="button" class="button" data-command="export-now" on:click=move |_| app.export()>{tr!(app, export_now)}</button>
        </div>
    }
}

/// How many days old the last file is; none while there is no file.
fn age(app: App) -> Option<String> {
    let days = app.safety.info.with(|info| file_days(info.as_ref()?, app.today()));
    days.map(|days| days.to_string())
}

/// How much of the room is used.
#[component]
pub fn Room() -> impl IntoView {
    let app = App::get();
    let short = move || is_short(app.safety.used.get(), ROOM);
    view! {
        <div class="room" data-room-used=move || app.safety.used.get().to_string()>
            <meter
                min="0"
                max=ROOM.to_string()
                high=(ROOM / 10 * 7).to_string()
                optimum="0"
                aria-label=tr!(app, room)
                prop:value=move || app.safety.used.get() as f64
            ></meter>
            <p class="quiet">{move || t::room_line(app.lang.get(), app.safety.used.get(), ROOM)}</p>
        </div>
        <Show when=short>
            <p class="trouble">{tr!(app, room_short)}</p>
        </Show>
    }
}

/// What the browser has promised, and a button to ask for it.
#[component]
fn Promise() -> impl IntoView {
    let app = App::get();
    let promised = move || app.safety.promised.get();
    let says = move || promise(app.lang.get(), promised(), app.device.prefs.get().asked);
    let mark = move || match promised() {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    view! {
        <div class="storage-line">
            <p data-promised=mark role="status">{says}</p>
            <Show when=move || promised() == Some(false)>
                <button type="button" class="button" data-command="ask-promise" on:click=move |_| app.ask_promise()>{tr!(app, persist_ask)}</button>
            </Show>
        </div>
    }
}

/// The backups of the open plan; nothing while there are none.
#[component]
fn Backups() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || !app.safety.backups.read().is_empty()>
            <h3>{tr!(app, backups)}</h3>
            <p class="quiet">{tr!(app, backups_hint)}</p>
            <ul class="backups">
                <Each each=move || app.safety.backups.get() key=|backup| backup.clone() let(backup)>
                    <BackupLine backup=backup />
                </Each>
            </ul>
        </Show>
    }
}

#[component]
fn BackupLine(backup: Backup) -> impl IntoView {
    let app = App::get();
    let (day, projects, number) = (backup.day, backup.projects, backup.number);
    let says = move || {
        let lang = app.lang.get();
        t::backup_line(lang, &t::date(lang, day), &t::number_of_projects(lang, projects))
    };
    view! {
        <li class="storage-line" data-backup=number>
            <span>{says}</span>
            <button
                type="button"
                class="button"
                data-command="open-backup"
                aria-label=move || t::open_backup_of(app.lang.get(), &t::date(app.lang.get(), day))
                on:click=move |_| app.open_backup(backup.clone())
            >
                {tr!(app, open_backup)}
            </button>
        </li>
    }
}

/// A few words that ask for a new file when much has changed and the last one is old; a click makes
/// it.
#[component]
pub fn ExportReminder() -> impl IntoView {
    let app = App::get();
    let wanted = Memo::new(move |_| app.safety.wants_export());
    let says = move || {
        app.safety
            .info
            .with(|info| info.as_ref().map(|info| t::reminder(app.lang.get(), info, app.today())))
    };
    let hint = move || {
        app.safety.info.with(|info| {
            info.as_ref().map(|info| t::remind_hint(app.lang.get(), info.steps_without_file()))
        })
    };
    view! {
        <Show when=move || wanted.get()>
            <button type="button" class="button reminder" data-command="remind-export" title=hint on:click=move |_| app.export()>
                {says}
            </button>
        </Show>
    }
}
