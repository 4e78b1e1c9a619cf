//! Messages to the reader, as values, so that they can be said again in the other language.

use super::part::{Part, changed};
use super::watched::Watched;
use crate::folder::FolderFault;
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
    /// What is on screen is a view of several plans, which cannot be changed.
    ForReading,
    /// Some plans cannot be shown together, for this reason.
    NotTogether(Refusal),
    /// A plan of a view of several is not in this browser.
    NotAllHere,
    /// This tab may change the plan from now on.
    WritableNow,
    /// The filter hid the thing of this name, which was asked for: everything is shown again.
    FilterCleared(String),
    /// The address names a plan that this browser does not keep.
    NotHere,
    /// The plan was handed over as a file.
    Exported(String),
    /// The plan was handed to the share sheet under this name.
    Shared(String),
    /// The share sheet did not take it.
    NotShared,
    /// The plan is on the clipboard, so many kilobytes of text.
    CopiedPlan(usize),
    /// A plan came with a note for whoever opens it; the name of its sender may be empty.
    CameWith { file: String, who: String, note: String },
    /// A file is of another plan than the one that was open, and was opened as that.
    OtherPlan {
        file: String,
        /// The name of the plan that was open.
        other: String,
    },
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
    /// The browser gives a page no folder to write in.
    NoTeamFolder,
    /// The team folder could not be used.
    FolderFault(FolderFault),
    /// The browser does not let the page put text on the clipboard.
    NotCopied,
    /// What was typed in a cell cannot be read; says why, in the reader's language.
    NotTyped(String),
    /// A backup cannot be read.
    BackupUnreadable,
    /// These were left as they are, since both sides changed them and nobody has chosen.
    LeftUnsettled(Vec<String>),
}

impl Notice {
    /// Whether it is about a step: with another step after it, its undo would mean something else.
    fn is_of_step(&self) -> bool {
        matches!(self, Notice::Did(_) | Notice::Undid(_) | Notice::Redid(_))
    }

    /// Whether it says that something was not done.
    fn is_refusal(&self) -> bool {
        matches!(self, Notice::Refused(_) | Notice::NotTyped(_) | Notice::LeftUnsettled(_))
    }
}

/// The messages on screen: one of what was done, which makes way for the next, and those of what
/// went wrong, which stay until dismissed; a refusal goes with the next step.
#[derive(Default)]
pub struct Notices {
    told: Watched<Option<(u32, Notice)>>,
    alerts: Watched<Vec<(u32, Notice)>>,
    count: u32,
}

impl Notices {
    /// Returns what was done last, with the number of the message.
    pub fn told(&self) -> Option<&(u32, Notice)> {
        self.told.as_ref()
    }

    /// Returns what went wrong, oldest first, each with its number.
    pub fn alerts(&self) -> &[(u32, Notice)] {
        &self.alerts
    }

    /// Says what was done; returns the number of the message.
    pub(super) fn tell(&mut self, notice: Notice) -> u32 {
        self.count = self.count.wrapping_add(1);
        self.told.set(Some((self.count, notice)));
        self.count
    }

    /// Says what went wrong; the same message is not said twice.
    pub(super) fn alert(&mut self, notice: Notice) {
        self.count = self.count.wrapping_add(1);
        let number = self.count;
        self.alerts.edit(|alerts| {
            alerts.retain(|(_, said)| *said != notice);
            alerts.push((number, notice));
        });
    }

    /// Takes the message about a step away, since another one came after it, or another plan on
    /// screen. With it goes what was refused before.
    pub(super) fn forget_step(&mut self) {
        if self.alerts.iter().any(|(_, notice)| notice.is_refusal()) {
            self.alerts.edit(|alerts| alerts.retain(|(_, notice)| !notice.is_refusal()));
        }
        if self.told().is_some_and(|(_, notice)| notice.is_of_step()) {
            self.told.set(None);
        }
    }

    /// Takes a message away.
    pub(super) fn dismiss(&mut self, number: u32) {
        if self.alerts.iter().any(|(own, _)| *own == number) {
            self.alerts.edit(|alerts| alerts.retain(|(own, _)| *own != number));
        }
        if self.told().is_some_and(|(own, _)| *own == number) {
            self.told.set(None);
        }
    }

    pub(super) fn changes(&mut self) -> impl Iterator<Item = Part> {
        // All of it is named, so that what is new cannot be left out.
        let Notices { told, alerts, count: _ } = self;
        changed([(told.take_changed(), Part::Told), (alerts.take_changed(), Part::Alerts)])
    }
}
