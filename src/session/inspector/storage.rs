//! How safe the plan is in this browser.

use crate::text::{self as t, Lang};
use domain::persist::PlanInfo;
use engine::model::Day;

/// Whether so much of the room is used that it is time to say so: seven tenths.
pub fn is_short(used: usize, room: usize) -> bool {
    used >= room / 10 * 7
}

/// Says what the browser has promised; none: it does not tell. One that was asked refused.
pub fn promise(lang: Lang, promised: Option<bool>, is_asked: bool) -> String {
    match promised {
        Some(true) => t::persisted_yes(lang),
        Some(false) if is_asked => t::persist_refused(lang),
        Some(false) => t::persisted_no(lang),
        None => t::persisted_unknown(lang),
    }
}

/// Returns how many days old the last file of a plan is; none while there is no file.
pub fn file_days(info: &PlanInfo, today: Day) -> Option<i32> {
    Some(today.since(info.exported.as_ref()?.day))
}
