//! Which screen is shown, what is open above it, and how far the last change is on its way to disk.

use leptos::prelude::*;

use super::{ImportPreview, IntakeChoice, Rescue, ReviewedFile, Sending};
use domain::persist::Exchange;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The plan that was open last is on its way.
    Loading,
    /// Nothing is open yet: where to begin.
    Start,
    /// The open plan.
    Plan,
    /// After the page broke down: what is safe.
    Rescue,
}

/// How far the last change is on its way to disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It survives anything that may happen to the browser now.
    Saved,
    /// It is on its way.
    Saving,
    /// It could not be kept.
    Unsaved,
}

/// What is open above the screen.
#[derive(Clone, Copy)]
pub struct Dialogs {
    pub settings: RwSignal<bool>,
    /// The box for searching and commands.
    pub palette: RwSignal<bool>,
    /// The list of keys.
    pub keys: RwSignal<bool>,
    /// A list on its way in, while its preview is shown.
    pub import: RwSignal<Option<ImportPreview>>,
    /// The file of a plan that is here already, while its review is open.
    pub review: RwSignal<Option<ReviewedFile>>,
    /// The choice of a plan to be taken in as a programme, while it is open.
    pub intake: RwSignal<Option<IntakeChoice>>,
    /// The list of what both sides changed.
    pub clashes: RwSignal<bool>,
    /// What is about to go out to colleagues.
    pub send: RwSignal<Option<Sending>>,
    /// Who changed what, with what went out and came in.
    pub history: RwSignal<Option<Exchange>>,
    /// The question whose name goes with what leaves the page.
    pub name: RwSignal<bool>,
    /// What is known of the plan that was open when the page broke down, while that is said.
    pub rescue: RwSignal<Option<Rescue>>,
}

impl Dialogs {
    pub(super) fn new() -> Dialogs {
        Dialogs {
            settings: RwSignal::new(false),
            palette: RwSignal::new(false),
            keys: RwSignal::new(false),
            import: RwSignal::new(None),
            review: RwSignal::new(None),
            intake: RwSignal::new(None),
            clashes: RwSignal::new(false),
            send: RwSignal::new(None),
            history: RwSignal::new(None),
            name: RwSignal::new(false),
            rescue: RwSignal::new(None),
        }
    }
    /// Is something about to go out?
    pub fn sends(&self) -> bool {
        self.send.with_untracked(Option::is_some)
    }

    /// Does a file that was opened wait for an answer?
    pub fn asks_about_file(&self) -> bool {
        self.import.with_untracked(Option::is_some) || self.review.with_untracked(Option::is_some)
    }
}
