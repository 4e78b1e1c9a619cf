//! Which days are worked, and counting by them.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use serde::{Deserialize, Serialize};

use super::{Day, Holiday, Holidays, Span, WorkingWeek};

/// What a calendar is made of: the working week less the public holidays less the closed periods.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarRules {
    /// The days of the week that are worked.
    pub week: WorkingWeek,
    /// Public holidays by rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays: Option<Holidays>,
    /// Days on which nobody works for another reason: holidays of elsewhere, the construction
    /// break.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<ClosedPeriod>,
}

/// A period in which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedPeriod {
    /// What people call it.
    pub name: String,
    /// Its first and last day.
    pub dates: Span,
}

/// Why a day is off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// It is not in the working week.
    Week,
    /// It is a public holiday.
    Holiday(Holiday),
    /// It lies in the closed period of this name.
    Closed(String),
}

/// The days that are worked, from 1900 to 2200.
///
/// Changing it moves no date (SPEC D5); it matters while a command moves a bar, and where slack is
/// counted. Counting takes the same time however many days lie between, by a table that is made
/// when it is first needed and shared by all copies.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "CalendarRules", into = "CalendarRules")]
pub struct Calendar {
    rules: Arc<CalendarRules>,
    table: OnceLock<Arc<Workdays>>,
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rules.fmt(f)
    }
}
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        self.rules == other.rules
    }
}
impl Eq for Calendar {}

impl From<CalendarRules> for Calendar {
    fn from(rules: CalendarRules) -> Self {
        Self { rules: rules.into(), table: OnceLock::new() }
    }
}
impl From<Calendar> for CalendarRules {
    fn from(calendar: Calendar) -> Self {
        CalendarRules::clone(&calendar.rules)
    }
}
impl From<WorkingWeek> for Calendar {
    fn from(week: WorkingWeek) -> Self {
        CalendarRules { week, ..CalendarRules::default() }.into()
    }
}

impl Calendar {
    /// What it is made of.
    pub fn rules(&self) -> &CalendarRules {
        &self.rules
    }

    /// The table, for one who counts much and would not look each time whether it is there.
    pub fn workdays(&self) -> &Arc<Workdays> {
        self.table.get_or_init(|| Arc::new(Workdays::of(&self.rules)))
    }

    /// Is this day worked?
    pub fn works(&self, day: Day) -> bool {
        self.workdays().works(day)
    }

    /// Why this day is off; none when it is worked. The working week counts first, then holidays,
    /// then closed periods.
    pub fn off(&self, day: Day) -> Option<DayOff> {
        let closed = || {
            self.rules
                .closed
                .iter()
                .find(|closed| closed.dates.clamp(day) == day)
                .map(|closed| DayOff::Closed(closed.name.clone()))
        };
        let holiday =
            || self.rules.holidays.and_then(|holidays| holidays.on(day)).map(DayOff::Holiday);
        if self.rules.week.works(day) { holiday().or_else(closed) } else { Some(DayOff::Week) }
    }

    /// Working days after `from` up to and including `to`; negative when `to` comes first.
    pub fn between(&self, from: Day, to: Day) -> i32 {
        self.workdays().count(to) - self.workdays().count(from)
    }

    /// Working days in the span, both ends included; 0 when it holds only days off.
    pub fn working_days(&self, span: Span) -> i32 {
        self.workdays().working_days(span)
    }

    /// This day if it is worked, else the next that is; [`Day::MAX`] when none is left.
    pub fn on_or_after(&self, day: Day) -> Day {
        self.workdays().on_or_after(day)
    }

    /// This day if it is worked, else the last before it that is; [`Day::MIN`] when there is none.
    pub fn on_or_before(&self, day: Day) -> Day {
        self.workdays().nth(self.workdays().count(day))
    }

    /// The working day that lies `count` working days after `day` (negative: before), counting from
    /// the working day on or after it. It stops at [`Day::MIN`] and [`Day::MAX`].
    pub fn plus(&self, day: Day, count: i32) -> Day {
        let table = self.workdays();
        table.nth(table.count(table.on_or_after(day)).saturating_add(count))
    }

    /// The span that starts on or after `start` and holds as many working days as `like`, at least
    /// one.
    pub fn moved(&self, like: Span, start: Day) -> Span {
        self.workdays().moved(like, start)
    }

    /// The day in `after` that lies as many working days from its start as `day` did in `before`;
    /// the last day stays the last (SPEC M3).
    pub fn carried(&self, before: Span, after: Span, day: Day) -> Day {
        self.workdays().carried(before, after, day)
    }

    /// Working days of slack from a finish to the day it is needed by: 0 when they meet, negative
    /// when it is late.
    ///
    /// A finish after the needed day is late by at least 1, also when only days off lie between
    /// them (SPEC R2).
    pub fn slack(&self, finish: Day, needed: Day) -> i32 {
        let days = self.between(finish, needed);
        if finish > needed { days.min(-1) } else { days }
    }
}

/// Working days as numbers, so that counting is arithmetic: a bit a day, and how many are set
/// before each word of 64.
pub struct Workdays {
    bits: Vec<u64>,
    before: Vec<i32>,
    total: i32,
}

impl fmt::Debug for Workdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} working days", self.total)
    }
}

impl Workdays {
    fn of(rules: &CalendarRules) -> Workdays {
        let days = (Day::MAX.number() - Day::MIN.number() + 1) as usize;
        let mut bits = vec![0_u64; days.div_ceil(64)];
        for day in (Day::MIN.number()..=Day::MAX.number())
            .filter_map(Day::from_number)
            .filter(|day| rules.week.works(*day))
        {
            let at = place(day);
            bits[at / 64] |= 1 << (at % 64);
        }
        let mut clear = |day: Day| bits[place(day) / 64] &= !(1 << (place(day) % 64));
        if let Some(holidays) = rules.holidays {
            (Day::MIN.ymd().0..=Day::MAX.ymd().0)
                .flat_map(|year| holidays.of_year(year))
                .for_each(|(day, _)| clear(day));
        }
        for ClosedPeriod { dates, .. } in &rules.closed {
            (dates.start().number()..=dates.finish().number())
                .filter_map(Day::from_number)
                .for_each(&mut clear);
        }
        let mut total = 0;
        let before = bits
            .iter()
            .map(|word| {
                total += word.count_ones() as i32;
                total - word.count_ones() as i32
            })
            .collect();
        Workdays { bits, before, total }
    }

    /// Is this day worked?
    pub fn works(&self, day: Day) -> bool {
        let at = place(day);
        self.bits[at / 64] >> (at % 64) & 1 == 1
    }

    /// Working days from 1900 up to and including this day.
    pub fn count(&self, day: Day) -> i32 {
        let at = place(day);
        // Two shifts, since one by 64 is not defined.
        self.before[at / 64] + (self.bits[at / 64] << (63 - at % 64)).count_ones() as i32
    }

    /// The working day of this number, from 1 as [`Workdays::count`] counts; [`Day::MIN`] and
    /// [`Day::MAX`] beyond the first and the last.
    pub fn nth(&self, number: i32) -> Day {
        if number < 1 {
            return Day::MIN;
        }
        if number > self.total {
            return Day::MAX;
        }
        // About there, since working days are spread evenly; a long closed period is searched for.
        let guess = number as usize * self.bits.len() / (self.total as usize + 1);
        let near = guess.saturating_sub(2);
        let word = match self.before[near..(guess + 3).min(self.before.len())]
            .iter()
            .position(|before| *before >= number)
        {
            Some(at) if at > 0 => near + at - 1,
            _ => self.before.partition_point(|before| *before < number) - 1,
        };
        let bit = select(self.bits[word], (number - self.before[word] - 1) as u32);
        Day::MIN.plus((word * 64) as i32 + bit as i32)
    }

    /// The working day so many after this day (negative: before); none after it is the day itself,
    /// worked or not.
    pub fn nth_from(&self, day: Day, days: i32) -> Day {
        if days == 0 { day } else { self.nth(self.count(day).saturating_add(days)) }
    }

    /// How many working days there are from 1900 to 2200.
    pub fn total(&self) -> i32 {
        self.total
    }

    /// This day if it is worked, else the next that is; [`Day::MAX`] when none is left.
    pub fn on_or_after(&self, day: Day) -> Day {
        if self.works(day) { day } else { self.nth(self.count(day) + 1) }
    }

    /// Working days in the span, both ends included.
    pub fn working_days(&self, span: Span) -> i32 {
        self.count(span.finish()) - self.count(span.start()) + i32::from(self.works(span.start()))
    }

    /// The span that starts on or after `start` and holds as many working days as `like`, at least
    /// one.
    pub fn moved(&self, like: Span, start: Day) -> Span {
        let start = self.on_or_after(start);
        let finish = self.nth(self.count(start).saturating_add(self.working_days(like).max(1) - 1));
        Span::until(start, finish)
    }

    /// The day in `after` that lies as many working days from its start as `day` did in `before`;
    /// the last day stays the last.
    pub fn carried(&self, before: Span, after: Span, day: Day) -> Day {
        if before == after {
            day
        } else if day == before.finish() {
            after.finish()
        } else {
            let days = (self.count(day) - self.count(self.on_or_after(before.start()))).max(0);
            after.clamp(self.nth(self.count(self.on_or_after(after.start())).saturating_add(days)))
        }
    }
}

fn place(day: Day) -> usize {
    (day.number() - Day::MIN.number()) as usize
}

/// The place of the set bit of this number, from 0; the word has more than so many.
fn select(word: u64, number: u32) -> u32 {
    let (mut rest, mut number, mut place) = (word, number, 0);
    for width in [32, 16, 8, 4, 2, 1] {
        let low = (rest & ((1 << width) - 1)).count_ones();
        if number >= low {
            number -= low;
            rest >>= width;
            place += width;
        }
    }
    place
}
