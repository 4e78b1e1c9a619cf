//! Days as people write them in English and Dutch: the names of months and of days of the week,
//! and the parts that a date is made of.
//!
//! Which parts make a date, each reader says for itself: lists name their days in full (`csv`),
//! whoever types a day leaves out what is plain.

/// Returns the month of this name, 1 to 12: in full or as it is usually cut short, in any case.
pub fn month_named(word: &str) -> Option<u32> {
    find_month(|name| name.eq_ignore_ascii_case(word))
}

/// Returns the month whose name begins with these letters, 1 to 12: three or more, in any case.
pub fn month_beginning(letters: &str) -> Option<u32> {
    const FEWEST: usize = 3;
    let begins = |name: &str| {
        let head = name.as_bytes().get(..letters.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(letters.as_bytes()))
    };
    if letters.len() < FEWEST { None } else { find_month(begins) }
}

/// Whether this word names a day of the week, in full or as it is usually cut short, in any case.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().flat_map(|names| names.split(' ')).any(|name| name.eq_ignore_ascii_case(word))
}

/// Returns the day and the month of two words of which one names the month: `4 May`, `May 4`.
///
/// What a number and what the name of a month is, the reader says.
pub fn day_and_month(
    first: &str,
    second: &str,
    number: impl Fn(&str) -> Option<u32>,
    month: impl Fn(&str) -> Option<u32>,
) -> Option<(u32, u32)> {
    match month(second) {
        Some(month) => Some((number(first)?, month)),
        None => Some((number(second)?, month(first)?)),
    }
}

/// Returns the number that one or two digits write.
pub fn short_number(text: &str) -> Option<u32> {
    digits(text, 1..=2)
}

/// Returns the year that four digits write.
pub fn year_in_full(text: &str) -> Option<u32> {
    digits(text, 4..=4)
}

/// Returns the year that four digits write, or two of this century.
pub fn year(text: &str) -> Option<i32> {
    let year = text.parse::<i32>().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let all_digits = count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { text.parse().ok() } else { None }
}

fn find_month(is: impl Fn(&str) -> bool) -> Option<u32> {
    MONTHS.iter().zip(1..).find_map(|(names, month)| names.split(' ').any(&is).then_some(month))
}

/// The names of the months in English and Dutch, long and short.
const MONTHS: [&str; 12] = [
    "january jan januari",
    "february feb februari",
    "march mar maart mrt",
    "april apr",
    "may mei",
    "june jun juni",
    "july jul juli",
    "august aug augustus",
    "september sep sept",
    "october oct oktober okt",
    "november nov",
    "december dec",
];

/// The names of the days of the week in English and Dutch, long and short.
const WEEKDAYS: [&str; 7] = [
    "monday mon maandag ma",
    "tuesday tue tues dinsdag di",
    "wednesday wed woensdag wo",
    "thursday thu thur thurs donderdag do",
    "friday fri vrijdag vr",
    "saturday sat zaterdag za",
    "sunday sun zondag zo",
];
