//! Days, spans and working weeks: rows of what the calendar says, and counting held against a loop
//! over the days.

use crate::plans::{calendar, day, span};
use engine::model::*;
use proptest::prelude::*;

fn d(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// The days between two days, both included, one by one.
fn each(from: Day, to: Day) -> impl Iterator<Item = Day> {
    (from.number()..=to.number()).filter_map(Day::from_number)
}

#[test]
fn a_day_is_read_exactly() {
    fn check(text: &str, expect: Option<(i32, u32, u32)>) {
        let day = text.parse::<Day>().ok();
        assert_eq!(day.map(Day::ymd), expect, "{text}");
        if let Some(day) = day {
            assert_eq!(day.to_string(), text);
        }
    }
    check("1970-01-01", Some((1970, 1, 1)));
    check("1900-01-01", Some((1900, 1, 1)));
    check("2200-12-31", Some((2200, 12, 31)));
    check("2024-02-29", Some((2024, 2, 29)));
    check("2000-02-29", Some((2000, 2, 29)));
    check("1899-12-31", None);
    check("2201-01-01", None);
    check("2026-02-29", None);
    check("2100-02-29", None);
    check("2026-02-31", None);
    check("2026-13-01", None);
    check("2026-00-10", None);
    check("2026-05-00", None);
    check("9999-12-31", None);
    check("", None);
    check("2026-5-4", None);
    check("2026-05-04 ", None);
    check("2026-05-04T00:00", None);
    check("04-05-2026", None);
    check("2026/05/04", None);
    check("+026-05-04", None);
    check("２０２６-05", None);
    check("20é6-05-0", None);
}

#[test]
fn the_ends_are_the_ends() {
    assert_eq!((Day::MIN, Day::MAX), (d("1900-01-01"), d("2200-12-31")));
    assert_eq!(Day::from_number(Day::MIN.number() - 1), None);
    assert_eq!(Day::from_number(Day::MAX.number() + 1), None);
    assert_eq!(d("1970-01-01").number(), 0);
}

#[test]
fn weekday_and_iso_week() {
    fn check(day: &str, weekday: u8, week: (i32, u32)) {
        assert_eq!((d(day).weekday(), d(day).iso_week()), (weekday, week), "{day}");
    }
    check("1970-01-01", 3, (1970, 1));
    check("1900-01-01", 0, (1900, 1));
    check("2020-12-27", 6, (2020, 52));
    check("2020-12-28", 0, (2020, 53));
    check("2021-01-03", 6, (2020, 53));
    check("2021-01-04", 0, (2021, 1));
    check("2024-12-30", 0, (2025, 1));
    check("2026-05-04", 0, (2026, 19));
    check("2026-12-28", 0, (2026, 53));
    check("2027-01-01", 4, (2026, 53));
    check("2027-01-04", 0, (2027, 1));
    check("2200-12-31", 2, (2201, 1));
}

#[test]
fn a_span_never_ends_before_it_starts() {
    fn check(start: &str, finish: &str, days: Option<i32>) {
        assert_eq!(Span::new(d(start), d(finish)).map(Span::days), days, "{start} to {finish}");
        let json = format!(r#"{{"start":"{start}","finish":"{finish}"}}"#);
        assert_eq!(serde_json::from_str(&json).ok().map(Span::days), days, "{json}");
    }
    check("2026-05-04", "2026-05-04", Some(1));
    check("2026-05-04", "2026-05-08", Some(5));
    check("2026-05-04", "2026-05-03", None);
    check("1900-01-01", "2200-12-31", Some(109_938));
}

#[test]
fn a_week_needs_a_working_day() {
    assert!(WorkingWeek::try_from([false; 7]).is_err());
    assert!(
        serde_json::from_str::<WorkingWeek>("[false,false,false,false,false,false,false]").is_err()
    );
    assert_eq!(
        serde_json::from_str::<WorkingWeek>("[true,true,true,true,true,false,false]").ok(),
        Some(WorkingWeek::default())
    );
}

#[test]
fn slack_by_monday_to_friday() {
    fn check(finish: &str, needed: &str, slack: i32) {
        assert_eq!(
            Calendar::default().slack(d(finish), d(needed)),
            slack,
            "{finish}, needed {needed}"
        );
    }
    check("2026-05-08", "2026-05-08", 0);
    check("2026-05-07", "2026-05-08", 1);
    check("2026-05-04", "2026-05-08", 4);
    // Friday to the Monday after it: one working day.
    check("2026-05-08", "2026-05-11", 1);
    // Only days off lie between: no working day to spare, yet not late.
    check("2026-05-08", "2026-05-10", 0);
    check("2026-05-09", "2026-05-10", 0);
    check("2026-05-11", "2026-05-08", -1);
    check("2026-05-15", "2026-05-08", -5);
    // Late by days off alone is late all the same.
    check("2026-05-09", "2026-05-08", -1);
    check("2026-05-10", "2026-05-09", -1);
}

#[test]
fn a_bar_keeps_its_working_days_when_it_moves() {
    fn check(start: &str, finish: &str, to: &str, expect: (&str, &str)) {
        let span = Span::new(d(start), d(finish)).expect("in order");
        let moved = Calendar::default().moved(span, d(to));
        assert_eq!(
            (moved.start(), moved.finish()),
            (d(expect.0), d(expect.1)),
            "{start} to {finish}, moved to {to}"
        );
    }
    check("2026-05-04", "2026-05-08", "2026-05-11", ("2026-05-11", "2026-05-15"));
    check("2026-05-04", "2026-05-08", "2026-05-06", ("2026-05-06", "2026-05-12"));
    check("2026-05-04", "2026-05-08", "2026-05-09", ("2026-05-11", "2026-05-15"));
    // A bar of days off alone becomes one working day.
    check("2026-05-09", "2026-05-10", "2026-05-16", ("2026-05-18", "2026-05-18"));
    check("2026-05-04", "2026-05-08", "2200-12-31", ("2200-12-31", "2200-12-31"));
}

/// Every public holiday of a year, as `01-01 NewYear`.
fn holidays(rules: Holidays, year: i32) -> String {
    let said = rules
        .of_year(year)
        .into_iter()
        .map(|(day, holiday)| format!("{} {holiday:?}", &day.to_string()[5..]));
    said.collect::<Vec<_>>().join(", ")
}

/// As published by the Dutch government for these years.
#[test]
fn dutch_holidays_follow_their_rule() {
    fn check(year: i32, expected: &str) {
        assert_eq!(holidays(Holidays::default(), year), expected, "{year}");
    }
    check(
        2024,
        "01-01 NewYear, 03-31 Easter, 04-01 EasterMonday, 04-27 KingsDay, 05-09 Ascension, 05-19 WhitSunday, 05-20 WhitMonday, 12-25 Christmas, 12-26 BoxingDay",
    );
    check(
        2025,
        "01-01 NewYear, 04-20 Easter, 04-21 EasterMonday, 04-26 KingsDay, 05-05 LiberationDay, 05-29 Ascension, 06-08 WhitSunday, 06-09 WhitMonday, 12-25 Christmas, 12-26 BoxingDay",
    );
    check(
        2026,
        "01-01 NewYear, 04-05 Easter, 04-06 EasterMonday, 04-27 KingsDay, 05-14 Ascension, 05-24 WhitSunday, 05-25 WhitMonday, 12-25 Christmas, 12-26 BoxingDay",
    );
    // Ascension fell on Liberation Day, and Queen's Day was another day.
    check(
        2005,
        "01-01 NewYear, 03-27 Easter, 03-28 EasterMonday, 04-30 KingsDay, 05-05 LiberationDay, 05-05 Ascension, 05-15 WhitSunday, 05-16 WhitMonday, 12-25 Christmas, 12-26 BoxingDay",
    );
    let all = Holidays { good_friday: true, liberation_day_yearly: true, ..Holidays::default() };
    assert!(
        holidays(all, 2027).contains("03-26 GoodFriday")
            && holidays(all, 2027).contains("05-05 LiberationDay")
    );
}

/// The earliest and latest there can be, and years on both sides of a change of century.
#[test]
fn easter_is_where_the_tables_have_it() {
    for (year, expected) in [
        (1900, "1900-04-15"),
        (1943, "1943-04-25"),
        (1961, "1961-04-02"),
        (1999, "1999-04-04"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2019, "2019-04-21"),
        (2038, "2038-04-25"),
        (2100, "2100-03-28"),
        (2200, "2200-04-06"),
    ] {
        assert_eq!(easter(year), d(expected), "{year}");
    }
}

#[test]
fn a_calendar_says_why_a_day_is_off() {
    fn check(day: &str, expected: Option<DayOff>) {
        let closed = ClosedPeriod {
            name: "Break".into(),
            dates: Span::new(d("2026-07-20"), d("2026-08-07")).expect("in order"),
        };
        let calendar: Calendar = CalendarRules {
            holidays: Some(Holidays::default()),
            closed: vec![closed],
            ..CalendarRules::default()
        }
        .into();
        assert_eq!(calendar.off(d(day)), expected, "{day}");
        assert_eq!(calendar.works(d(day)), expected.is_none(), "{day}");
    }
    check("2026-04-28", None);
    check("2026-04-27", Some(DayOff::Holiday(Holiday::KingsDay)));
    check("2026-05-09", Some(DayOff::Week));
    check("2026-12-26", Some(DayOff::Week));
    check("2026-07-20", Some(DayOff::Closed("Break".into())));
    check("2026-07-25", Some(DayOff::Week));
    check("2026-08-07", Some(DayOff::Closed("Break".into())));
    check("2026-08-10", None);
    // In 2026 the fifth of May is a working day.
    check("2026-05-05", None);
}

/// One that never works stops at the ends instead of looking for ever.
#[test]
fn a_calendar_without_a_working_day_does_no_harm() {
    let always = ClosedPeriod {
        name: "Closed".into(),
        dates: Span::new(Day::MIN, Day::MAX).expect("in order"),
    };
    let calendar: Calendar =
        CalendarRules { closed: vec![always], ..CalendarRules::default() }.into();
    let (day, week) =
        (d("2026-05-04"), Span::new(d("2026-05-04"), d("2026-05-08")).expect("in order"));
    assert_eq!((calendar.on_or_after(day), calendar.on_or_before(day)), (Day::MAX, Day::MIN));
    assert_eq!(
        (calendar.working_days(week), calendar.plus(day, 3), calendar.between(day, Day::MAX)),
        (0, Day::MAX, 0)
    );
    assert_eq!(calendar.moved(week, day).start(), Day::MAX);
}

proptest! {
    #[test]
    fn a_day_is_what_it_is_written_as(day in day()) {
        prop_assert_eq!(day.to_string().parse(), Ok(day));
        prop_assert_eq!(Day::from_number(day.number()), Some(day));
        let (year, month, of_month) = day.ymd();
        prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        prop_assert!(day.monday() <= day && day.monday().weekday() == 0 && day.since(day.monday()) == i32::from(day.weekday()));
    }

    #[test]
    fn no_text_panics(text in any::<String>(), near in "[0-9]{4}.[0-9]{2}.[0-9]{2}") {
        for text in [text, near] {
            if let Ok(day) = text.parse::<Day>() {
                prop_assert_eq!(day.to_string(), text);
            }
        }
    }

    #[test]
    fn adding_stays_within_the_ends(day in day(), days in prop_oneof![any::<i32>(), -800..800]) {
        let sum = day.plus(days);
        let exact = i64::from(day.number()) + i64::from(days);
        prop_assert_eq!(i64::from(sum.number()), exact.clamp(Day::MIN.number().into(), Day::MAX.number().into()));
    }

    #[test]
    fn a_day_is_off_for_a_reason(calendar in calendar(), day in day()) {
        prop_assert_eq!(calendar.works(day), calendar.off(day).is_none());
    }

    #[test]
    fn working_days_are_those_that_a_loop_counts(calendar in calendar(), from in day(), length in -400..400) {
        let to = from.plus(length);
        let (first, last) = (from.min(to), from.max(to));
        let whole = each(first, last).filter(|day| calendar.works(*day)).count() as i32;
        let after_first = whole - i32::from(calendar.works(first));
        prop_assert_eq!(calendar.between(first, last), after_first);
        prop_assert_eq!(calendar.between(last, first), -after_first);
        prop_assert_eq!(calendar.working_days(Span::new(first, last).expect("in order")), whole);
    }

    #[test]
    fn the_nearest_working_days_are_those_that_a_loop_finds(calendar in calendar(), day in day()) {
        prop_assert_eq!(calendar.on_or_after(day), each(day, day.plus(400)).find(|day| calendar.works(*day)).unwrap_or(Day::MAX));
        prop_assert_eq!(calendar.on_or_before(day), each(day.plus(-400), day).filter(|day| calendar.works(*day)).last().unwrap_or(Day::MIN));
    }

    #[test]
    fn adding_working_days_counts_them(calendar in calendar(), day in day(), count in -150..150) {
        let sum = calendar.plus(day, count);
        let first = calendar.on_or_after(day);
        // Away from the ends, where it has to stop.
        if first.plus(-1600) > Day::MIN && first.plus(1600) < Day::MAX {
            prop_assert!(calendar.works(sum) && calendar.off(sum).is_none());
            prop_assert_eq!(calendar.between(first, sum), count);
        }
    }

    #[test]
    fn a_moved_bar_has_as_many_working_days(calendar in calendar(), like in span(), start in day()) {
        let moved = calendar.moved(like, start);
        prop_assert_eq!(moved.start(), calendar.on_or_after(start));
        prop_assert!(moved.finish() == Day::MAX || calendar.working_days(moved) == calendar.working_days(like).max(1));
    }

    #[test]
    fn slack_has_the_sign_of_the_dates(calendar in calendar(), finish in day(), needed in day()) {
        let slack = calendar.slack(finish, needed);
        prop_assert_eq!(slack < 0, finish > needed);
        prop_assert!(slack.abs() <= needed.since(finish).abs().max(1));
    }

    #[test]
    fn nothing_panics_at_the_ends(calendar in calendar(), day in day(), other in day(), count in any::<i32>()) {
        let sum = calendar.plus(day, count);
        prop_assert!((Day::MIN..=Day::MAX).contains(&sum));
        calendar.slack(day, other);
        day.plus(count).iso_week();
    }
}
