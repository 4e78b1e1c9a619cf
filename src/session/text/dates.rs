//! Dates and the marks of the time axis as people say them.

use super::Lang;
use crate::viewmodel::{Tick, TickKind};
use engine::model::Day;

const MONTHS: [[&str; 2]; 12] = [
    ["January", "januari"],
    ["February", "februari"],
    ["March", "maart"],
    ["April", "april"],
    ["May", "mei"],
    ["June", "juni"],
    ["July", "juli"],
    ["August", "augustus"],
    ["September", "september"],
    ["October", "oktober"],
    ["November", "november"],
    ["December", "december"],
];
const MONTHS_SHORT: [[&str; 2]; 12] = [
    ["Jan", "jan"],
    ["Feb", "feb"],
    ["Mar", "mrt"],
    ["Apr", "apr"],
    ["May", "mei"],
    ["Jun", "jun"],
    ["Jul", "jul"],
    ["Aug", "aug"],
    ["Sep", "sep"],
    ["Oct", "okt"],
    ["Nov", "nov"],
    ["Dec", "dec"],
];
const WEEKDAYS: [[&str; 2]; 7] = [
    ["Mon", "ma"],
    ["Tue", "di"],
    ["Wed", "wo"],
    ["Thu", "do"],
    ["Fri", "vr"],
    ["Sat", "za"],
    ["Sun", "zo"],
];

fn weekday(lang: Lang, day: Day) -> &'static str {
    WEEKDAYS[usize::from(day.weekday())][lang as usize]
}

/// The day of the week in a few letters: "Mon", "ma".
pub fn weekday_name(lang: Lang, day: Day) -> &'static str {
    weekday(lang, day)
}

fn month(names: &[[&'static str; 2]; 12], lang: Lang, month: u32) -> &'static str {
    names[month.clamp(1, 12) as usize - 1][lang as usize]
}

/// A day in full: "4 May 2026", "ma 4 mei 2026".
pub fn date(lang: Lang, day: Day) -> String {
    match lang {
        Lang::En => date_short(lang, day),
        Lang::Nl => format!("{} {}", weekday(lang, day), date_short(lang, day)),
    }
}

/// A day where there is little room: "4 May 2026", "4 mei 2026".
pub fn date_short(lang: Lang, day: Day) -> String {
    let (year, number, of_month) = day.ymd();
    format!("{of_month} {} {year}", month(&MONTHS_SHORT, lang, number))
}

/// A mark of the upper row of the axis, which stands by itself: "May 2026", "w19 · May 2026".
pub fn tick(lang: Lang, tick: &Tick) -> String {
    match tick.kind {
        TickKind::Decade(year) => format!("{year}–{}", year + 9),
        TickKind::Lustrum(year) | TickKind::Year(year) => year.to_string(),
        TickKind::Quarter(year, quarter) => format!("{} {year}", quarter_name(lang, quarter)),
        TickKind::Month(year, number) => format!("{} {year}", month(&MONTHS, lang, number)),
        TickKind::Week(_, week) => {
            let (year, number, _) = tick.start.ymd();
            format!("w{week} · {} {year}", month(&MONTHS, lang, number))
        }
        TickKind::Day(day) => date(lang, day),
    }
}

/// A mark of the lower row, under one that says the rest: "May", "w19", "Mon 4".
pub fn tick_short(lang: Lang, kind: TickKind) -> String {
    match kind {
        TickKind::Decade(year) | TickKind::Lustrum(year) | TickKind::Year(year) => year.to_string(),
        TickKind::Quarter(_, quarter) => quarter_name(lang, quarter),
        TickKind::Month(_, number) => month(&MONTHS_SHORT, lang, number).to_owned(),
        TickKind::Week(_, week) => format!("w{week}"),
        TickKind::Day(day) => format!("{} {}", weekday(lang, day), day.ymd().2),
    }
}

fn quarter_name(lang: Lang, quarter: u32) -> String {
    match lang {
        Lang::En => format!("Q{quarter}"),
        Lang::Nl => format!("K{quarter}"),
    }
}
