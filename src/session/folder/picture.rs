//! What is shown of the folder.

use super::{Access, FolderFault, FolderNews, Moment, TeamFolder};

/// How the folder stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FolderState {
    /// None was chosen.
    #[default]
    None,
    /// The browser wants the reader to allow it again.
    Asks,
    Ready,
    /// Something could not be done.
    Fault,
}

impl FolderState {
    /// The public mark: the value of `data-folder`.
    pub fn mark(self) -> &'static str {
        match self {
            FolderState::None => "none",
            FolderState::Asks => "asks",
            FolderState::Ready => "ready",
            FolderState::Fault => "fault",
        }
    }
}

/// What is shown of a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FolderPicture {
    pub state: FolderState,
    pub fault: Option<FolderFault>,
    /// The name of the own file, when it was written, and whether it is being looked at now.
    pub own: Option<String>,
    pub written_at: Option<Moment>,
    /// Is the plan other than what was written?
    pub unwritten: bool,
    /// When the folder was looked at last.
    pub looked_at: Option<Moment>,
    /// What other files bring, by name.
    pub news: Vec<FolderNews>,
}

impl TeamFolder {
    /// What is shown of it.
    pub fn picture(&self) -> FolderPicture {
        let own_gone = || self.missing.then_some(FolderFault::OwnGone);
        let fault = self.list_fault.clone().or(self.write_fault.clone()).or_else(own_gone);
        FolderPicture {
            state: match (self.access, &fault) {
                (Access::Asks, _) => FolderState::Asks,
                (Access::Granted, Some(_)) => FolderState::Fault,
                (Access::Granted, None) => FolderState::Ready,
            },
            fault,
            own: self.memory.own.clone().filter(|_| self.memory.written_at.is_some()),
            written_at: self.memory.written_at,
            unwritten: self.is_unwritten(),
            looked_at: self.looked,
            news: self.news.values().map(|(_, news)| news.clone()).collect(),
        }
    }
}
