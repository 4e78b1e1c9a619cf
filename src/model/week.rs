//! Working days: which days of the week are worked, and counting by them.

use serde::{Deserialize, Serialize};

use super::{Day, Span};

/// The days of the week that are worked, at least one: `[true; 7]` from Monday to Sunday.
///
/// Changing it moves no date; it matters while a command moves or resizes a bar, and where slack is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[bool; 7]", into = "[bool; 7]")]
pub struct WorkingWeek([bool; 7]);

impl Default for WorkingWeek {
    /// Monday to Friday.
    fn default() -> Self {
        Self([true, true, true, true, true, false, false])
    }
}

impl From<WorkingWeek> for [bool; 7] {
    fn from(week: WorkingWeek) -> Self {
        week.0
    }
}

impl TryFrom<[bool; 7]> for WorkingWeek {
    type Error = &'static str;

    fn try_from(days: [bool; 7]) -> Result<Self, Self::Error> {
        if days.contains(&true) { Ok(Self(days)) } else { Err("a working week needs a working day") }
    }
}

impl WorkingWeek {
    /// Is this day worked?
    pub fn works(self, day: Day) -> bool {
        self.0[usize::from(day.weekday())]
    }

    fn per_week(self) -> i32 {
        self.0.iter().filter(|works| **works).count() as i32
    }

    /// Working days up to and including this day, counted from a fixed Monday: only differences mean something.
    fn ordinal(self, day: Day) -> i32 {
        let monday_number = day.monday().number();
        let weeks = (monday_number + 3).div_euclid(7);
        let this_week = self.0[..=usize::from(day.weekday())].iter().filter(|works| **works).count() as i32;
        weeks * self.per_week() + this_week
    }

    /// Working days after `from` up to and including `to`; negative when `to` comes first.
    pub fn between(self, from: Day, to: Day) -> i32 {
        self.ordinal(to) - self.ordinal(from)
    }

    /// Working days in the span, both ends included; 0 when it holds only days off.
    pub fn working_days(self, span: Span) -> i32 {
        self.ordinal(span.finish()) - self.ordinal(span.start()) + i32::from(self.works(span.start()))
    }

    /// This day if it is worked, else the next that is. Stops at [`Day::MAX`].
    pub fn on_or_after(self, day: Day) -> Day {
        (0..7).map(|i| day.plus(i)).find(|day| self.works(*day)).unwrap_or(Day::MAX)
    }

    /// This day if it is worked, else the last before it that is. Stops at [`Day::MIN`].
    pub fn on_or_before(self, day: Day) -> Day {
        (0..7).map(|i| day.plus(-i)).find(|day| self.works(*day)).unwrap_or(Day::MIN)
    }

    /// The working day that lies `count` working days after `day` (negative: before), counting from the working day on or after it.
    pub fn plus(self, day: Day, count: i32) -> Day {
        let first = self.on_or_after(day);
        let weeks = count.div_euclid(self.per_week());
        let mut rest = count.rem_euclid(self.per_week());
        let mut at = first.plus(weeks.saturating_mul(7));
        while rest > 0 && at < Day::MAX {
            at = self.on_or_after(at.plus(1));
            rest -= 1;
        }
        at
    }

    /// The span that starts on or after `start` and holds as many working days as `like`, at least one.
    pub fn moved(self, like: Span, start: Day) -> Span {
        let start = self.on_or_after(start);
        let finish = self.plus(start, self.working_days(like).max(1) - 1);
        Span::new(start, finish.max(start)).expect("a finish is on or after its start")
    }

    /// Working days of slack from a finish to the day it is needed by: 0 when they meet, negative when it is late.
    ///
    /// A finish after the needed day is late by at least 1, also when only days off lie between them (SPEC R2).
    pub fn slack(self, finish: Day, needed: Day) -> i32 {
        let days = self.between(finish, needed);
        if finish > needed { days.min(-1) } else { days }
    }
}
