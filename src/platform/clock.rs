//! The only clock: which day it is where the reader is.

use js_sys::Date;

use crate::model::Day;

/// Today, by the reader's own clock and zone.
pub fn today() -> Day {
    let now = Date::new_0();
    Day::from_ymd(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or(Day::MIN)
}
