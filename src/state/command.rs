//! What the page does about commands of its own, and when each can be given.

use leptos::prelude::*;

use super::App;
use crate::platform::focus;
pub use session::command::Command;
use session::command::{CommandRow, CommandWords, Needs};
use session::text as t;
use session::{Input, state::Notice};

impl App {
    /// What a command says of itself now; follows what its words depend on.
    pub fn row(&self, command: Command) -> CommandRow {
        let (undo, redo) = self.open.history.get();
        let lang = self.lang.get();
        let row = command.row(&CommandWords { lang, undo, redo });
        match row.needs.changes() && self.open.is_view() {
            true => CommandRow { hint: t::several_for_reading(lang), ..row },
            false => row,
        }
    }

    /// Can a command be given now? Follows what that depends on.
    pub fn can(&self, command: Command) -> bool {
        match command.row(&CommandWords::default()).needs {
            Needs::Nothing | Needs::Writable => {}
            Needs::Undo | Needs::Redo => self.open.history.track(),
            Needs::Filter => self.rows.filter.track(),
            Needs::Conflict => self.open.shown.track(),
            Needs::Project | Needs::WritableProject => self.selection.subject.track(),
            Needs::Days => {
                self.open.shown.track();
                self.selection.subject.track();
                self.selection.picked.track();
            }
        }
        let writable = self.open.writable.get();
        self.session.with_value(|session| session.can(command, writable))
    }

    /// Carries a command out.
    pub fn run(&self, command: Command) {
        self.feed(Input::Run(command));
    }

    /// Carries out a command that is about the page, or about what this browser keeps.
    pub(super) fn run_here(&self, command: Command) {
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Export => self.export(),
            Command::Send => self.open_sending(None),
            Command::History => self.open_history(),
            Command::TeamFolder => self.team_folder(),
            Command::ExportTable(sheet) => self.export_table(sheet),
            Command::Settings => self.dialogs.settings.update(|open| *open = !*open),
            Command::Search => self.dialogs.palette.set(true),
            Command::TakePlanIn => {
                self.dialogs.settings.set(false);
                self.begin_intake();
            }
            Command::Keys => self.dialogs.keys.set(true),
            Command::Home => self.go_home(),
            Command::DragByClicking => self.drag_by_clicking(),
            // The session carries out all others.
            _ => {}
        }
    }

    /// Takes back the last change; without a plan, the last plan that was deleted while its message
    /// stands.
    pub fn undo(&self) {
        focus::leave_field();
        if self.screen.get_untracked() == super::Screen::Start && self.told_binned() {
            return self.undo_told();
        }
        self.feed(Input::Undo);
    }

    /// Makes again what was taken back last.
    pub fn redo(&self) {
        focus::leave_field();
        self.feed(Input::Redo);
    }

    /// Takes back what the message says was done.
    pub fn undo_told(&self) {
        match self.notices.told.get_untracked() {
            Some((number, Notice::Binned(info))) => {
                self.feed(Input::Dismiss(number));
                self.restore_plan(info);
            }
            _ => self.undo(),
        }
    }

    /// Does the message say that a plan went to the bin?
    fn told_binned(&self) -> bool {
        self.notices.told.with_untracked(|told| matches!(told, Some((_, Notice::Binned(_)))))
    }

    fn drag_by_clicking(&self) {
        self.prefer(|prefs| prefs.clicks = !prefs.clicks);
        let lang = self.lang.get_untracked();
        let now = if self.device.prefs.with_untracked(|prefs| prefs.clicks) {
            t::dragging_clicks(lang)
        } else {
            t::dragging_hold(lang)
        };
        self.announce(t::dragging_now(lang, &now));
    }
}
