//! Days as people type them: "12 mei", "12-5", "w24", "mei 2027", "+3d", "vandaag".

use domain::format::days::{self, day_and_month, month_beginning};
use engine::model::{Calendar, Day};

/// What a typed day is read against.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The day that stands there: "+3d" counts from it, and a day without a year is the one nearest
    /// to it.
    pub stands: Day,
    /// Today.
    pub today: Day,
    /// The days that are worked: "+3d" counts these.
    pub calendar: &'a Calendar,
    /// Is it the end of something? Then a week or a month means its last day instead of its first.
    pub end: bool,
}

/// The day that was typed, in either language; none where it cannot be told.
pub fn typed_day(text: &str, typed: Typed) -> Option<Day> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" | "vandaag" | "nu" | "now" => return Some(typed.today),
        "tomorrow" | "morgen" => return Some(typed.today.plus(1)),
        "yesterday" | "gisteren" => return Some(typed.today.plus(-1)),
        _ => {}
    }
    if let Ok(day) = text.parse::<Day>() {
        return Some(day);
    }
    relative(&text, typed).or_else(|| week(&text, typed)).or_else(|| date(&text, typed))
}

/// "+3d", "-2 weken", "+1 month"; a number alone counts working days.
fn relative(text: &str, typed: Typed) -> Option<Day> {
    let forward = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let rest = text.trim_start_matches(['+', '-', '−', ' ']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let count = rest[..digits].parse::<i32>().ok().filter(|count| *count <= 100_000)? * forward;
    Some(match rest[digits..].trim() {
        "" | "d" | "day" | "days" | "dag" | "dagen" => {
            typed.calendar.plus(typed.calendar.on_or_after(typed.stands), count)
        }
        "w" | "wk" | "week" | "weeks" | "weken" => typed.stands.plus(count.saturating_mul(7)),
        "m" | "mo" | "month" | "months" | "maand" | "maanden" => typed.stands.plus_months(count)?,
        "y" | "year" | "years" | "j" | "jr" | "jaar" | "jaren" => {
            typed.stands.plus_months(count.checked_mul(12)?)?
        }
        _ => return None,
    })
}

/// "w24", "week 24", "wk 24 2027".
fn week(text: &str, typed: Typed) -> Option<Day> {
    let rest = text
        .strip_prefix("week")
        .or_else(|| text.strip_prefix("wk"))
        .or_else(|| text.strip_prefix('w'))?;
    let mut parts = rest.split([' ', '-', '/']).filter(|part| !part.is_empty());
    let number: i32 = parts.next()?.parse().ok().filter(|number| (1..=53).contains(number))?;
    let monday = |year: i32| {
        // The fourth of January lies in the first week.
        let day = Day::from_ymd(year, 1, 4)?.monday().plus((number - 1) * 7);
        (day.iso_week() == (year, number as u32)).then_some(day)
    };
    let monday = match parts.next() {
        Some(year) => monday(days::year(year)?)?,
        None => nearest(typed.stands, monday)?,
    };
    if parts.next().is_some() {
        return None;
    }
    Some(if typed.end { typed.calendar.on_or_before(monday.plus(6)).max(monday) } else { monday })
}

/// "12 mei", "May 12 2027", "12-5", "12/5/27", "mei", "mei 2027"; a number alone is a day of the
/// month that stands there.
fn date(text: &str, typed: Typed) -> Option<Day> {
    let parts: Vec<&str> =
        text.split([' ', '-', '/', '.', ',', '\'', '’']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let in_words = |first, second| day_and_month(first, second, number, month_beginning);
    let in_numbers = |day, month| number(day).zip(number(month));
    let (day, month, year) = match parts.as_slice() {
        [day] if number(day).is_some() => {
            let (year, month, _) = typed.stands.ymd();
            (number(day), month, Some(year))
        }
        [month] => (None, month_beginning(month)?, None),
        [first, second] => {
            // No month has so many days: "mei 45" is a month and its year.
            let in_words = in_words(first, second).filter(|(day, _)| *day <= 31);
            match in_words.or_else(|| in_numbers(first, second)) {
                Some((day, month)) => (Some(day), month, None),
                None => (None, month_beginning(first)?, Some(days::year(second)?)),
            }
        }
        [first, second, year] => {
            let (day, month) = in_words(first, second).or_else(|| in_numbers(first, second))?;
            (Some(day), month, Some(days::year(year)?))
        }
        _ => return None,
    };
    let on = |year: i32| match day {
        Some(day) => Day::from_ymd(year, month, day),
        None if typed.end => Day::in_month(year, month, 31),
        None => Day::from_ymd(year, month, 1),
    };
    match year {
        Some(year) => on(year),
        None => nearest(typed.stands, on),
    }
}

/// Of last year, this year and next year the one nearest to what stands there.
fn nearest(stands: Day, on: impl Fn(i32) -> Option<Day>) -> Option<Day> {
    let year = stands.ymd().0;
    (year - 1..=year + 1).filter_map(on).min_by_key(|day| day.since(stands).abs())
}
