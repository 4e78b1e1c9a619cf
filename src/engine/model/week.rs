//! The days of the week that are worked.

use serde::{Deserialize, Serialize};

use super::Day;

/// The days of the week that are worked, at least one: `[true; 7]` from Monday to Sunday.
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
        if days.contains(&true) {
            Ok(Self(days))
        } else {
            Err("a working week needs a working day")
        }
    }
}

impl WorkingWeek {
    /// Is this day of the week worked?
    pub fn works(self, day: Day) -> bool {
        self.0[usize::from(day.weekday())]
    }
}
