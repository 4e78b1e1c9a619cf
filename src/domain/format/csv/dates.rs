//! Days as lists write them, without ever guessing whether the day or the month comes first.

use serde::{Deserialize, Serialize};

use super::error::CellProblem;
use crate::format::days::{day_and_month, is_weekday, month_named, short_number, year_in_full};
use engine::model::Day;

/// Says what comes first where a date ends in its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayOrder {
    /// `31-03-2026`.
    DayMonth,
    /// `03/31/2026`.
    MonthDay,
}

/// Says what a cell tells about the order of day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clue {
    /// It can only be read in this order.
    Only(DayOrder),
    /// It is a day in both orders, and not the same.
    Either,
    /// Nothing: its order is plain, or does not matter, or it is no date.
    Nothing,
}

/// A date as it is written, whether or not there is such a day.
enum Written {
    /// Year, month and day are plain.
    Plain { year: u32, month: u32, day: u32 },
    /// The year is plain; which of the two is the month depends on the order.
    Ordered { first: u32, second: u32, year: u32 },
}

/// Returns the day that a cell names, whatever time of day follows it.
///
/// Understood are `2026-05-04`, `4-5-2026`, `4 May 2026` and `May 4, 2026`, with `-`, `/` or `.`
/// between numbers, months in English and Dutch, and a day of the week before them. A year has four
/// digits.
pub(super) fn read_day(text: &str, order: Option<DayOrder>) -> Result<Day, CellProblem> {
    if text.is_empty() {
        return Err(CellProblem::Missing);
    }
    match parse(text).ok_or(CellProblem::NotADate)? {
        Written::Plain { year, month, day } => to_day(year, month, day),
        Written::Ordered { first, second, year } => {
            let order = match clue(text) {
                Clue::Only(only) => order.unwrap_or(only),
                Clue::Either => order.ok_or(CellProblem::EitherOrder)?,
                Clue::Nothing => order.unwrap_or(DayOrder::DayMonth),
            };
            match order {
                DayOrder::DayMonth => to_day(year, second, first),
                DayOrder::MonthDay => to_day(year, first, second),
            }
        }
    }
}

/// Returns what this cell says about the order of day and month.
pub(super) fn clue(text: &str) -> Clue {
    let Some(Written::Ordered { first, second, year }) = parse(text) else { return Clue::Nothing };
    let months = 1..=12;
    match (months.contains(&first), months.contains(&second)) {
        (true, true) if first != second && in_range(year) => Clue::Either,
        (true, false) if second > 12 => Clue::Only(DayOrder::MonthDay),
        (false, true) if first > 12 => Clue::Only(DayOrder::DayMonth),
        _ => Clue::Nothing,
    }
}

/// Whether it is written as a date, be there such a day or not.
pub(super) fn looks_like_a_date(text: &str) -> bool {
    parse(text).is_some()
}

fn to_day(year: u32, month: u32, day: u32) -> Result<Day, CellProblem> {
    if !in_range(year) {
        return Err(CellProblem::OutOfRange);
    }
    Day::from_ymd(year as i32, month, day).ok_or(CellProblem::NoSuchDay)
}

fn in_range(year: u32) -> bool {
    (1900..=2200).contains(&year)
}

fn parse(text: &str) -> Option<Written> {
    numbers(text).or_else(|| words(text))
}

/// Reads `2026-05-04`, `04/05/2026`, `4.5.2026`, and a time after it.
fn numbers(text: &str) -> Option<Written> {
    let length = text.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(text.len());
    let (date, time) = text.split_at(length);
    let separator = date.chars().find(|c| is_separator(*c)).filter(|_| is_time(time))?;
    let mut parts = date.split(separator);
    let (first, second, third) =
        (parts.next()?, parts.next()?, parts.next().filter(|_| parts.next().is_none())?);
    if let Some(year) = year_in_full(first) {
        return Some(Written::Plain {
            year,
            month: short_number(second)?,
            day: short_number(third)?,
        });
    }
    Some(Written::Ordered {
        first: short_number(first)?,
        second: short_number(second)?,
        year: year_in_full(third)?,
    })
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.')
}

/// Whether this may follow a date without changing its day: nothing, `T00:00:00Z`, ` 12:30`,
/// ` 12:00:00 AM`.
fn is_time(text: &str) -> bool {
    let Some(time) = text.strip_prefix(['T', ' ']) else { return text.is_empty() };
    time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || ":.,+-Z AaPpMm".contains(c))
}

/// Reads `4 May 2026`, `ma 4 mei 2026`, `4-mei-2026`, `May 4, 2026`.
fn words(text: &str) -> Option<Written> {
    // Sentences are common where a date should stand; no date is as long as one.
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let mut words =
        text.split([' ', '\u{a0}', '-', '/', ',', '.']).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| is_weekday(word));
    let (first, second, third) =
        (words.next()?, words.next()?, words.next().filter(|_| words.next().is_none())?);
    let (day, month) = day_and_month(first, second, short_number, month_named)?;
    Some(Written::Plain { year: year_in_full(third)?, month, day })
}
