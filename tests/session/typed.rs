//! Days as people type them (rule W15 of docs/SPEC.md): what is read, against what, and what is
//! not.

use crate::notation::day;
use engine::model::{Calendar, Day};
use session::text::{self, Lang, Typed, typed_day};

/// What stands there is Wednesday 10 June 2026; today is Tuesday 24 November 2026.
fn read(text: &str, end: bool) -> String {
    let calendar = Calendar::default();
    let typed =
        Typed { stands: day("2026-06-10"), today: day("2026-11-24"), calendar: &calendar, end };
    typed_day(text, typed).map_or_else(|| "none".into(), |day| day.to_string())
}

#[test]
fn a_day_is_read_as_it_is_typed() {
    let rows = [
        // In full, in either language, in either order.
        ("2026-07-01", "2026-07-01"),
        ("12 mei 2027", "2027-05-12"),
        ("12 May 2027", "2027-05-12"),
        ("May 12, 2027", "2027-05-12"),
        ("12-5-2027", "2027-05-12"),
        ("12/5/27", "2027-05-12"),
        ("12.5.2027", "2027-05-12"),
        ("1 mrt '27", "2027-03-01"),
        ("  3 OKT 2026 ", "2026-10-03"),
        // Without a year: the one nearest to what stands there.
        ("12 mei", "2026-05-12"),
        ("12-5", "2026-05-12"),
        ("5 jan", "2026-01-05"),
        ("28 dec", "2025-12-28"),
        ("sept 1", "2026-09-01"),
        // A part of it.
        ("22", "2026-06-22"),
        ("augustus", "2026-08-01"),
        ("aug 2028", "2028-08-01"),
        // Weeks begin on Monday.
        ("w24", "2026-06-08"),
        ("week 24", "2026-06-08"),
        ("wk 1 2027", "2027-01-04"),
        ("w53 2026", "2026-12-28"),
        // From what stands there: working days, weeks, months, years.
        ("+3d", "2026-06-15"),
        ("+3", "2026-06-15"),
        ("-1 dag", "2026-06-09"),
        ("−2", "2026-06-08"),
        ("+2w", "2026-06-24"),
        ("-1 week", "2026-06-03"),
        ("+1m", "2026-07-10"),
        ("+ 3 maanden", "2026-09-10"),
        ("+1 jaar", "2027-06-10"),
        // By name.
        ("vandaag", "2026-11-24"),
        ("Tomorrow", "2026-11-25"),
        ("gisteren", "2026-11-23"),
        // Not a day.
        ("", "none"),
        ("soon", "none"),
        ("31 june", "none"),
        ("29-2-2027", "none"),
        ("w54", "none"),
        ("w53 2027", "none"),
        ("12 mei 1800", "none"),
        ("12 mei 27 5", "none"),
        ("+3 moons", "none"),
        ("+99999999999d", "none"),
        ("mei mei", "none"),
        ("32", "none"),
    ];
    for (text, expected) in rows {
        assert_eq!(read(text, false), expected, "{text:?}");
    }
}

#[test]
fn a_day_is_read_as_it_is_shown_where_there_is_little_room() {
    for (lang, month) in Lang::ALL.into_iter().flat_map(|lang| (1..=12).map(move |it| (lang, it))) {
        let day = Day::from_ymd(2027, month, 4).unwrap();
        assert_eq!(read(&text::date_short(lang, day), false), day.to_string());
    }
}

#[test]
fn the_end_of_a_week_or_a_month_is_its_last_day() {
    for (text, expected) in [
        ("w24", "2026-06-12"),
        ("augustus", "2026-08-31"),
        ("feb 2028", "2028-02-29"),
        ("12 mei", "2026-05-12"),
    ] {
        assert_eq!(read(text, true), expected, "{text:?}");
    }
}

#[test]
fn a_month_that_is_shorter_ends_earlier() {
    let rows = [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-30", 14, "2028-01-30"),
    ];
    for (from, months, expected) in rows {
        assert_eq!(day(from).plus_months(months), Some(day(expected)), "{from} and {months}");
    }
    assert_eq!(day("2200-12-01").plus_months(1), None);
}
