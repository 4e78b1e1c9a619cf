//! Messages: what was done, with an undo beside it, and what went wrong.

use leptos::prelude::*;

use super::each::Each;
use super::folder::FolderNotices;
use super::icon::{Icon, Pictogram};
use super::my_name::AskName;
use super::offline::NewRelease;
use super::tr;
use crate::platform::me;
use crate::state::{App, Input, Notice};
use domain::format::json::Repair;
use session::folder;
use session::text::{self as t, Lang};

fn say(lang: Lang, notice: &Notice) -> String {
    match notice {
        Notice::Did(label) => t::label(lang, label),
        Notice::Undid(label) => t::did_undo(lang, &t::label(lang, label)),
        Notice::Redid(label) => t::did_redo(lang, &t::label(lang, label)),
        Notice::Refused(refusal) => t::refusal(lang, refusal),
        Notice::ReadOnly => t::refused_read_only(lang),
        Notice::ForReading => t::several_for_reading(lang),
        Notice::NotTogether(why) => t::several_refused(lang, &t::refusal(lang, why)),
        Notice::NotAllHere => t::several_gone(lang),
        Notice::WritableNow => t::writable_now(lang),
        Notice::FilterCleared(name) => t::filter_cleared(lang, name),
        Notice::NotHere => t::not_here(lang),
        Notice::Exported(file) => t::exported(lang, file),
        Notice::Shared(file) => t::send_shared(lang, file),
        Notice::NotShared => t::not_shared(lang),
        Notice::CopiedPlan(kilobytes) => t::send_copied(lang, *kilobytes),
        Notice::CameWith { file, who, note } if who.is_empty() => {
            t::came_with(lang, file, &t::somebody(lang), note)
        }
        Notice::CameWith { file, who, note } => t::came_with(lang, file, who, note),
        Notice::OtherPlan { file, other } => t::other_plan(lang, file, other),
        Notice::UnreadableFile(file) => t::file_unreadable(lang, file),
        Notice::BadFile(fault) => t::json_fault(lang, fault),
        Notice::BadList(fault) => t::csv_fault(lang, fault),
        Notice::Repaired(file, repairs) => repaired(lang, file, repairs),
        Notice::NotOpened(error) => t::open_error(lang, error),
        Notice::NotSaved(error) => t::save_error(lang, error),
        Notice::Damaged(count) => t::damaged(lang, *count),
        Notice::Binned(info) => t::plan_binned(lang, info.title()),
        Notice::OpenElsewhere(info) => t::open_elsewhere(lang, info.title()),
        Notice::PlanKept(info) => t::plan_kept(lang, info.title()),
        Notice::NothingNew(why) => why.clone(),
        Notice::NoBackup => t::no_backup(lang),
        Notice::NoTeamFolder => t::folder_not_offered(lang),
        Notice::FolderFault(fault) => folder::fault_line(lang, fault),
        Notice::NotCopied => t::not_copied(lang),
        Notice::NotTyped(why) => why.clone(),
        Notice::BackupUnreadable => t::backup_unreadable(lang),
        Notice::LeftUnsettled(names) => t::left_unsettled(lang, names),
    }
}

/// The first things that were mended; a list of thousands helps nobody.
fn repaired(lang: Lang, file: &str, repairs: &[Repair]) -> String {
    const SHOWN: usize = 5;
    let mut said: Vec<_> =
        repairs.iter().take(SHOWN).map(|repair| t::repair(lang, repair)).collect();
    if repairs.len() > SHOWN {
        said.push(t::and_more(lang, repairs.len() - SHOWN));
    }
    format!("{} {}", t::repaired(lang, file, repairs.len()), said.join(" "))
}

/// All messages, at the foot of the page.
#[component]
pub fn NoticeList() -> impl IntoView {
    let app = App::get();
    view! {
        <div class="notices">
            <Each each=move || app.notices.alerts.get() key=|(number, _)| *number let((number, notice))>
                <div class="notice is-alert" role="alert">
                    <span>{move || say(app.lang.get(), &notice)}</span>
                    <Dismiss number=number />
                </div>
            </Each>
            // The live region stays, so that a screen reader hears every new text in it.
            <div role="status" class="notice-region">
                {move || {
                    let (number, notice) = app.notices.told.get()?;
                    let nameless = matches!(notice, Notice::Exported(_) | Notice::Shared(_))
                        && !me::is_asked();
                    let undoable = matches!(notice, Notice::Did(_) | Notice::Binned(_));
                    Some(view! {
                        <div class="notice">
                            <span>{say(app.lang.get(), &notice)}</span>
                            {matches!(notice, Notice::Did(_)).then(|| view! { <Copy /> })}
                            {nameless.then(|| view! {
                                <button type="button" class="button" data-command="tell-name" on:click=move |_| app.dialogs.name.set(true)>{tr!(app, my_name_give)}</button>
                            })}
                            {undoable.then(|| view! {
                                <button type="button" class="button" data-command="undo-told" on:click=move |_| app.undo_told()>{tr!(app, undo)}</button>
                            })}
                            <Dismiss number=number />
                        </div>
                    })
                }}
            </div>
            // What a key came to, and where it went: for the ear alone, since the eye sees it.
            <div role="status" class="visually-hidden" data-announced>{app.notices.announced}</div>
            <FolderNotices />
            <AskName />
            // Last, so that no message that comes moves it away from under the hand.
            <NewRelease />
        </div>
    }
}

/// What was done, as text for a mail.
#[component]
fn Copy() -> impl IntoView {
    let app = App::get();
    let copied = RwSignal::new(false);
    view! {
        <button type="button" class="button is-quiet" data-command="copy-told" title=tr!(app, copy_hint) on:click=move |_| app.copy_told(copied)>
            {move || if copied.get() { t::copied(app.lang.get()) } else { t::copy(app.lang.get()) }}
        </button>
    }
}

#[component]
fn Dismiss(number: u32) -> impl IntoView {
    let app = App::get();
    view! {
        <button
            type="button"
            class="button is-quiet"
            data-command="dismiss"
            aria-label=tr!(app, dismiss)
            on:click=move |_| app.feed(Input::Dismiss(number))
        >
            <Pictogram icon=Icon::Cross />
        </button>
    }
}
