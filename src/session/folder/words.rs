//! What is said of the folder.

use super::{FolderFault, FolderNews, FolderNewsKind};
use crate::text::{self as t, Lang};
use engine::model::Day;

/// Why the folder could not be used, and what can be done about it.
pub fn fault_line(lang: Lang, fault: &FolderFault) -> String {
    match fault {
        FolderFault::Gone => t::folder_gone(lang),
        FolderFault::Full => t::folder_full(lang),
        FolderFault::Locked => t::folder_locked(lang),
        FolderFault::Differs => t::folder_differs(lang),
        FolderFault::NotKept => t::folder_not_kept(lang),
        FolderFault::OwnGone => t::folder_own_gone(lang),
        FolderFault::Failed(word) => t::folder_failed(lang, word),
    }
}

/// What a file brings.
pub fn news_line(lang: Lang, news: &FolderNews) -> String {
    let file = &news.file;
    match &news.what {
        FolderNewsKind::Changes { who, count } => {
            let who = who.as_deref().unwrap_or(file.trim_end_matches(".json"));
            match count {
                0 => t::folder_settles(lang, who),
                1 => t::folder_change(lang, who),
                count => t::folder_changes(lang, who, *count),
            }
        }
        FolderNewsKind::Unreadable(fault) => {
            t::folder_bad_file(lang, file, &t::json_fault(lang, fault))
        }
        FolderNewsKind::InUse => t::folder_in_use(lang, file),
    }
}

/// A moment by the reader's own clock: the day, and hours and minutes.
pub fn moment(lang: Lang, (day, time): (Day, &str), today: Day) -> String {
    t::folder_moment(lang, &t::when(lang, day, today), time)
}
