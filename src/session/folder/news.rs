//! What a file of the folder brings.

use super::FileFacts;
use crate::review::ReviewPreview;
use domain::edit::Document;
use domain::format::json::{self, PlanFileError};
use domain::together::News;
use engine::model::Day;

/// What came of looking at a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// It is of another plan, or no plan, or all of it is here.
    Nothing,
    /// It went between being listed and being read.
    Vanished,
    News(FolderNewsKind),
}

/// What there is to say of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum FolderNewsKind {
    /// It brings so many changes; the last of them by this person, if that is known.
    Changes { who: Option<String>, count: usize },
    /// It is no plan that can be read.
    Unreadable(PlanFileError),
    /// It is in use by something else.
    InUse,
}

impl FolderNewsKind {
    /// Does it hold for as long as the file is as it is?
    pub fn stays(&self) -> bool {
        *self != FolderNewsKind::InUse
    }
}

/// A file of which there is something to say.
#[derive(Clone, Debug, PartialEq)]
pub struct FolderNews {
    /// Its name.
    pub file: String,
    pub what: FolderNewsKind,
    /// Nobody wants to see it at the foot of the page.
    pub put_away: bool,
}

/// Looks at a file that is too large to be read; none if it is not.
pub fn too_large(file: &FileFacts) -> Option<Finding> {
    let limit = json::MAX_BYTES;
    let fault = FolderNewsKind::Unreadable(PlanFileError::TooLarge { limit });
    (file.size > limit as u64).then_some(Finding::News(fault))
}

/// Looks at the bytes of a file: what would they bring to this plan?
pub fn find(document: &Document, name: &str, bytes: &[u8], today: Day) -> Finding {
    let loaded = match json::read(bytes) {
        Ok(loaded) => loaded,
        // A folder holds files of other programs, too.
        Err(PlanFileError::NotAPlan) => return Finding::Nothing,
        Err(fault) => return Finding::News(FolderNewsKind::Unreadable(fault)),
    };
    if loaded.plan.id != document.plan.id {
        return Finding::Nothing;
    }
    let review = ReviewPreview::of(document, &loaded, name, today).review;
    match review.news {
        News::Nothing { .. } | News::Older { .. } => Finding::Nothing,
        _ => {
            let who = review.by.as_ref().map(|by| by.who.trim().to_owned());
            let who = who.filter(|who| !who.is_empty());
            Finding::News(FolderNewsKind::Changes { who, count: review.items.len() })
        }
    }
}
