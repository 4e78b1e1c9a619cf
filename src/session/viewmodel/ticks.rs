//! The marks on the time axis, and the days off between them.

use super::Scale;
use engine::model::{Day, Plan, Span};

/// What a tick stands for; the page says it in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickKind {
    /// Ten years, by the first of them.
    Decade(i32),
    /// Five years, by the first of them.
    Lustrum(i32),
    /// A year.
    Year(i32),
    /// A quarter, 1 to 4, of a year.
    Quarter(i32, u32),
    /// A month, 1 to 12, of a year.
    Month(i32, u32),
    /// An ISO week of an ISO year.
    Week(i32, u32),
    /// A day.
    Day(Day),
}

/// A stretch of the axis with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tick {
    /// Its first day, which may lie before the range asked for.
    pub start: Day,
    /// Its length in days.
    pub days: i32,
    /// What it stands for.
    pub kind: TickKind,
}

/// Two rows of ticks, and the days off where they are wide enough to be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// The wider ones.
    pub upper: Vec<Tick>,
    /// The narrower ones.
    pub lower: Vec<Tick>,
    /// Runs of days off.
    pub off: Vec<Span>,
}

#[derive(Clone, Copy)]
enum Unit {
    Decade,
    Lustrum,
    Year,
    Quarter,
    Month,
    Week,
    Day,
}

/// The ticks that touch `range`, as coarse as the width of a day asks for: a lower tick is at least
/// about 30 pixels wide.
pub fn ticks(plan: &Plan, scale: &Scale, range: Span) -> Ticks {
    let (upper, lower) = match scale.day_width {
        w if w >= 22.0 => (Unit::Week, Unit::Day),
        w if w >= 4.5 => (Unit::Month, Unit::Week),
        w if w >= 1.1 => (Unit::Year, Unit::Month),
        w if w >= 0.35 => (Unit::Year, Unit::Quarter),
        w if w >= 0.085 => (Unit::Decade, Unit::Year),
        _ => (Unit::Decade, Unit::Lustrum),
    };
    // A day off narrower than this would only grey the page.
    let off = if scale.day_width >= 4.5 { days_off(plan, range) } else { Vec::new() };
    Ticks { upper: run(upper, range), lower: run(lower, range), off }
}

fn run(unit: Unit, range: Span) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut start = first(unit, range.start());
    while start <= range.finish() {
        let next = next(unit, start);
        // The last tick ends where all days end.
        let days = next.map_or(Day::MAX.since(start) + 1, |next| next.since(start));
        ticks.push(Tick { start, days, kind: kind(unit, start) });
        let Some(next) = next else { break };
        start = next;
    }
    ticks
}

fn first(unit: Unit, day: Day) -> Day {
    let (year, month, _) = day.ymd();
    let ymd = |year, month| Day::from_ymd(year, month, 1).unwrap_or(Day::MIN);
    match unit {
        Unit::Decade => ymd(year - year.rem_euclid(10), 1),
        Unit::Lustrum => ymd(year - year.rem_euclid(5), 1),
        Unit::Year => ymd(year, 1),
        Unit::Quarter => ymd(year, (month - 1) / 3 * 3 + 1),
        Unit::Month => ymd(year, month),
        Unit::Week => day.monday().max(Day::MIN),
        Unit::Day => day,
    }
}

/// The first day of the tick after the one that begins on `start`; none at the end of all days.
fn next(unit: Unit, start: Day) -> Option<Day> {
    let (year, month, _) = start.ymd();
    let months_on = |months: u32| {
        let month = month - 1 + months;
        Day::from_ymd(year + (month / 12) as i32, month % 12 + 1, 1)
    };
    match unit {
        Unit::Decade => months_on(120),
        Unit::Lustrum => months_on(60),
        Unit::Year => months_on(12),
        Unit::Quarter => months_on(3),
        Unit::Month => months_on(1),
        Unit::Week => Day::from_number(start.number() + 7 - i32::from(start.weekday())),
        Unit::Day => Day::from_number(start.number() + 1),
    }
}

fn kind(unit: Unit, start: Day) -> TickKind {
    let (year, month, _) = start.ymd();
    match unit {
        Unit::Decade => TickKind::Decade(year),
        Unit::Lustrum => TickKind::Lustrum(year),
        Unit::Year => TickKind::Year(year),
        Unit::Quarter => TickKind::Quarter(year, (month - 1) / 3 + 1),
        Unit::Month => TickKind::Month(year, month),
        Unit::Week => {
            let (year, week) = start.iso_week();
            TickKind::Week(year, week)
        }
        Unit::Day => TickKind::Day(start),
    }
}

fn days_off(plan: &Plan, range: Span) -> Vec<Span> {
    let calendar = &plan.about.calendar;
    let mut off: Vec<Span> = Vec::new();
    for n in range.start().number()..=range.finish().number() {
        let Some(day) = Day::from_number(n).filter(|day| !calendar.works(*day)) else { continue };
        match off.last_mut() {
            Some(last) if last.finish().plus(1) == day => *last = Span::until(last.start(), day),
            _ => off.extend(Span::new(day, day)),
        }
    }
    off
}
