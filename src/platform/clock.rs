//! The only clock: which day it is where the reader is, and how long something takes.

use js_sys::Date;

use engine::model::Day;

/// Today, by the reader's own clock and zone.
pub fn today() -> Day {
    let now = Date::new_0();
    Day::from_ymd(now.get_full_year() as i32, now.get_month() + 1, now.get_date())
        .unwrap_or(Day::MIN)
}

/// Milliseconds since the page was opened, for telling how long something takes; 0 in a browser
/// that does not tell.
pub fn milliseconds() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}
