//! Public holidays by rule, for any year.

use serde::{Deserialize, Serialize};

use super::Day;

/// A country whose public holidays follow a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Country {
    /// The Netherlands.
    #[default]
    #[serde(rename = "NL")]
    Netherlands,
}

/// The public holidays of a country, with what employers there decide for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Holidays {
    /// Which country.
    pub country: Country,
    /// Good Friday is a day off.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub good_friday: bool,
    /// Liberation Day is a day off in every year, not only in those that can be divided by five.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub liberation_day_yearly: bool,
}

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter.
    GoodFriday,
    /// The first Sunday after the first full moon of spring, as the Gregorian calendar reckons it.
    Easter,
    /// The day after Easter.
    EasterMonday,
    /// 27 April, or the Saturday before when that is a Sunday; until 2013 Queen's Day, on 30 April
    /// or the Saturday before.
    KingsDay,
    /// 5 May.
    LiberationDay,
    /// 39 days after Easter.
    Ascension,
    /// 49 days after Easter.
    WhitSunday,
    /// 50 days after Easter.
    WhitMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

impl Holidays {
    /// Returns the public holidays of this year, in order; a day that is two of them stands twice.
    /// Requires a year from 1900 to 2200.
    pub fn of_year(&self, year: i32) -> Vec<(Day, Holiday)> {
        // Only days that each year has are asked for: 29 February is no holiday.
        let on = |month, day| {
            Day::from_ymd(year, month, day).expect("the day exists in every year of a plan")
        };
        let easter = easter(year);
        let mut days = vec![
            (on(1, 1), Holiday::NewYear),
            (easter, Holiday::Easter),
            (easter.plus(1), Holiday::EasterMonday),
            (kings_day(year, on), Holiday::KingsDay),
            (easter.plus(39), Holiday::Ascension),
            (easter.plus(49), Holiday::WhitSunday),
            (easter.plus(50), Holiday::WhitMonday),
            (on(12, 25), Holiday::Christmas),
            (on(12, 26), Holiday::BoxingDay),
        ];
        if self.good_friday {
            days.push((easter.plus(-2), Holiday::GoodFriday));
        }
        if self.liberation_day_yearly || year % 5 == 0 {
            days.push((on(5, 5), Holiday::LiberationDay));
        }
        days.sort();
        days
    }

    /// Returns the holiday that this day is, if any; of two, the first by the order of their names
    /// here.
    pub fn on(&self, day: Day) -> Option<Holiday> {
        self.of_year(day.ymd().0)
            .into_iter()
            .find(|(other, _)| *other == day)
            .map(|(_, holiday)| holiday)
    }
}

/// The Saturday before, when the day itself is a Sunday.
fn kings_day(year: i32, on: impl Fn(u32, u32) -> Day) -> Day {
    let day = if year >= 2014 { on(4, 27) } else { on(4, 30) };
    if day.weekday() == 6 { day.plus(-1) } else { day }
}

/// Returns Easter Sunday by the Gregorian calendar. Requires a year from 1900 to 2200.
///
/// Meeus, Astronomical Algorithms (1991), chapter 8.
pub fn easter(year: i32) -> Day {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let moon = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - moon - c % 4) % 7;
    let late = (a + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    // The formula gives 22 March to 25 April.
    Day::from_ymd(year, (days / 31) as u32, (days % 31 + 1) as u32)
        .expect("Easter is in March or April")
}
