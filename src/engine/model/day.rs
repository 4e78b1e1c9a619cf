//! A calendar day, and the inclusive span between two of them.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day without a time or a zone, from 1 January 1900 to 31 December 2200.
///
/// It is stored as whole days since 1 January 1970, so that arithmetic is integer arithmetic.
/// Written `2026-05-04`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A text is no day that a plan can hold: not `yyyy-mm-dd`, no such date, or outside 1900 to 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl Day {
    /// The earliest day that a plan can hold: 1 January 1900.
    pub const MIN: Day = Day(-25_567);
    /// The latest day that a plan can hold: 31 December 2200.
    pub const MAX: Day = Day(84_370);

    /// The day of this year, month (1 to 12) and day of the month; none if there is no such day
    /// from 1900 to 2200.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Day::from_date)
    }

    /// The day so many days after 1 January 1970 (negative: before); none outside 1900 to 2200.
    pub fn from_number(number: i32) -> Option<Day> {
        (Day::MIN.0..=Day::MAX.0).contains(&number).then_some(Day(number))
    }

    fn from_date(date: NaiveDate) -> Option<Day> {
        Day::from_number(date.to_epoch_days())
    }

    /// Returns the same day as chrono has it.
    pub fn date(self) -> NaiveDate {
        // A `Day` lies between its `MIN` and `MAX`; chrono knows far more years.
        NaiveDate::from_epoch_days(self.0).expect("a day lies between 1900 and 2200")
    }

    /// Whole days since 1 January 1970; negative before.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day so many calendar days later (negative: earlier), kept within [`Day::MIN`] and
    /// [`Day::MAX`].
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days).clamp(Day::MIN.0, Day::MAX.0))
    }

    /// This day of a month (1 to 31), or the month's last one where it is shorter; none outside
    /// 1900 to 2200.
    pub fn in_month(year: i32, month: u32, of_month: u32) -> Option<Day> {
        (of_month.saturating_sub(3).max(1)..=of_month)
            .rev()
            .find_map(|of_month| Day::from_ymd(year, month, of_month))
    }

    /// The same day so many months later (negative: earlier), or the last one of a month that is
    /// shorter; none outside 1900 to 2200.
    pub fn plus_months(self, months: i32) -> Option<Day> {
        let (year, month, of_month) = self.ymd();
        let months = year.checked_mul(12)?.checked_add(month as i32 - 1)?.checked_add(months)?;
        Day::in_month(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, of_month)
    }

    /// Calendar days from `earlier` to this day; negative when this day comes first.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Day {
        Day(self.0 - i32::from(self.weekday()))
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// ISO 8601 week: its year, which may differ from the day's near New Year, and its number, 1 to
    /// 53.
    pub fn iso_week(self) -> (i32, u32) {
        let week = self.date().iso_week();
        (week.year(), week.week())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    /// Reads `yyyy-mm-dd`, exactly: four, two and two digits.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes
                .iter()
                .enumerate()
                .all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return Err(NotADay);
        }
        let number =
            |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| NotADay);
        Day::from_ymd(number(0..4)? as i32, number(5..7)?, number(8..10)?).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| {
            serde::de::Error::custom(format!("`{text}` is no day from 1900-01-01 to 2200-12-31"))
        })
    }
}

/// Which end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpanEnd {
    /// The start.
    Start,
    /// The finish.
    Finish,
}

/// A start and a finish, both inclusive; the finish is never before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SpanParts")]
pub struct Span {
    start: Day,
    finish: Day,
}

#[derive(Deserialize)]
struct SpanParts {
    start: Day,
    finish: Day,
}

impl TryFrom<SpanParts> for Span {
    type Error = String;

    fn try_from(parts: SpanParts) -> Result<Span, String> {
        Span::new(parts.start, parts.finish).ok_or_else(|| {
            format!("it ends on {} before it starts on {}", parts.finish, parts.start)
        })
    }
}

impl Span {
    /// The span from `start` to `finish`, both inclusive; none if it would end before it starts.
    pub fn new(start: Day, finish: Day) -> Option<Span> {
        (start <= finish).then_some(Span { start, finish })
    }

    /// The span of one day.
    pub const fn day(day: Day) -> Span {
        Span { start: day, finish: day }
    }

    /// The span from `start` to `finish`; that of the start alone if it would end before it starts.
    pub fn until(start: Day, finish: Day) -> Span {
        Span { start, finish: finish.max(start) }
    }

    /// The first day.
    pub fn start(self) -> Day {
        self.start
    }

    /// The last day, inclusive.
    pub fn finish(self) -> Day {
        self.finish
    }

    /// The day at one end.
    pub fn at(self, edge: SpanEnd) -> Day {
        match edge {
            SpanEnd::Start => self.start,
            SpanEnd::Finish => self.finish,
        }
    }

    /// Calendar days, at least 1.
    pub fn days(self) -> i32 {
        self.finish.since(self.start) + 1
    }

    /// Whether the two have a day in common.
    pub fn meets(self, other: Span) -> bool {
        self.start <= other.finish && other.start <= self.finish
    }

    /// The nearest day within the span.
    pub fn clamp(self, day: Day) -> Day {
        day.clamp(self.start, self.finish)
    }
}
