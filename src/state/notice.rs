//! Messages to the reader, as values, so that they can be said again in the other language.

use leptos::prelude::*;

use domain::edit::{Label, Refusal};
use domain::format::{csv, json};
use domain::persist::{OpenError, PlanInfo, SaveError};

/// What there is to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A step was made.
    Did(Label),
    /// A step was taken back.
    Undid(Label),
    /// A step was made again.
    Redid(Label),
    /// A command changed nothing.
    Refused(Refusal),
    /// This tab may not change the plan.
    ReadOnly,
    /// This tab may change the plan from now on.
    WritableNow,
    /// The filter hid the thing of this name, which was asked for: everything is shown again.
    FilterCleared(String),
    /// The address names a plan that this browser does not keep.
    NotHere,
    /// The plan was handed over as a file.
    Exported(String),
    /// A file of this name could not be read.
    UnreadableFile(String),
    /// A file is no plan.
    BadFile(json::PlanFileError),
    /// A file is no list.
    BadList(csv::ListError),
    /// A file was read, and these things in it were mended or marked.
    Repaired(String, Vec<json::Repair>),
    /// A plan that this browser keeps was not opened.
    NotOpened(OpenError),
    /// The last change is not on disk.
    NotSaved(SaveError),
    /// So many parts of what was kept could not be used.
    Damaged(usize),
    /// A plan went to the bin.
    Binned(PlanInfo),
    /// A plan could not be touched, because another tab has it open.
    OpenElsewhere(PlanInfo),
    /// A plan could not be deleted or restored.
    PlanKept(PlanInfo),
    /// A file of this name holds the plan as it is.
    NothingNew(String),
    /// No backup could be made, so nothing was replaced.
    NoBackup,
    /// The browser does not let the page put text on the clipboard.
    NotCopied,
    /// What was typed in a cell cannot be read; says why, in the reader's language.
    NotTyped(String),
    /// A backup cannot be read.
    BackupUnreadable,
}

/// The messages on screen: one of what was done, which makes way for the next, and those of what
/// went wrong, which stay until dismissed; a refusal goes with the next step.
#[derive(Clone, Copy)]
pub struct Notices {
    /// What was done last, with the number of the message, so that a timer dismisses only its own.
    pub told: RwSignal<Option<(u32, Notice)>>,
    /// What went wrong, oldest first.
    pub alerts: RwSignal<Vec<(u32, Notice)>>,
    count: StoredValue<u32>,
}

impl Notices {
    /// How long a message of what was done stays, in milliseconds.
    pub const STAYS: u32 = 8_000;

    /// No messages.
    pub fn new() -> Notices {
        Notices {
            told: RwSignal::new(None),
            alerts: RwSignal::new(Vec::new()),
            count: StoredValue::new(0),
        }
    }

    fn number(&self) -> u32 {
        self.count.update_value(|n| *n += 1);
        self.count.get_value()
    }

    /// Says what was done.
    pub fn tell(&self, notice: Notice) {
        let number = self.number();
        let told = self.told;
        told.set(Some((number, notice)));
        gloo_timers::callback::Timeout::new(Notices::STAYS, move || {
            if told.with_untracked(|told| told.as_ref().is_some_and(|(n, _)| *n == number)) {
                told.set(None);
            }
        })
        .forget();
    }

    /// Says what went wrong; the same message is not said twice.
    pub fn alert(&self, notice: Notice) {
        let number = self.number();
        self.alerts.update(|alerts| {
            alerts.retain(|(_, said)| *said != notice);
            alerts.push((number, notice));
        });
    }

    /// Takes the message about a step away, since another one came after it, or another plan on
    /// screen: its undo would mean something else. With it goes what was refused before.
    pub fn forget_step(&self) {
        let refused = |notice: &Notice| matches!(notice, Notice::Refused(_) | Notice::NotTyped(_));
        if self.alerts.with_untracked(|alerts| alerts.iter().any(|(_, notice)| refused(notice))) {
            self.alerts.update(|alerts| alerts.retain(|(_, notice)| !refused(notice)));
        }
        self.told.update(|told| {
            if matches!(told, Some((_, Notice::Did(_) | Notice::Undid(_) | Notice::Redid(_)))) {
                *told = None;
            }
        });
    }

    /// Does the message say that a plan went to the bin?
    pub fn binned(&self) -> bool {
        self.told.with_untracked(|told| matches!(told, Some((_, Notice::Binned(_)))))
    }

    /// Takes a message away.
    pub fn dismiss(&self, number: u32) {
        self.alerts.update(|alerts| alerts.retain(|(n, _)| *n != number));
        self.told.update(|told| {
            if told.as_ref().is_some_and(|(n, _)| *n == number) {
                *told = None;
            }
        });
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}
