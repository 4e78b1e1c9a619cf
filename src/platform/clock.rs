//! The only clock: which day it is where the reader is, and how long something takes.

use js_sys::Date;

use engine::model::Day;

/// Today, by the reader's own clock and zone.
pub fn today() -> Day {
    day_of(&Date::new_0())
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    Date::now() as u64
}

/// The day and the time of a moment where the reader is, such as `14:05`.
pub fn local(milliseconds: u64) -> (Day, String) {
    let date = Date::new(&(milliseconds as f64).into());
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    (day_of(&date), time)
}

fn day_of(date: &Date) -> Day {
    Day::from_ymd(date.get_full_year() as i32, date.get_month() + 1, date.get_date())
        .unwrap_or(Day::MIN)
}

/// Milliseconds since the page was opened, for telling how long something takes; 0 in a browser
/// that does not tell.
pub fn milliseconds() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
