//! The product manager's own plan: the rules Y1 to Y5 of docs/SPEC.md, and the laws that hold for
//! any calendar.

use crate::notation::{day, plan};
use domain::edit::{commands::*, *};
use engine::model::*;
use proptest::prelude::*;

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn span(text: &str) -> Span {
    let (start, finish) = text.split_once("..").expect("two days");
    Span::new(day(start), day(finish)).expect("in order")
}

#[test]
fn y2_an_activity_lies_so_many_working_days_from_the_launch() {
    fn check(setting: &str, launch: &str, when: &str, expected: Option<&str>) {
        let plan =
            plan(&format!("{setting}; product P {launch}; activity a for P promotion {when}"));
        assert_eq!(
            activity_dates(&plan, &plan.activities[&id("a")]),
            expected.map(span),
            "Y2: {setting}; {launch}; {when}"
        );
    }
    let monday = "launch 2026-06-01";
    check("", monday, "0..0", Some("2026-06-01..2026-06-01"));
    check("", monday, "-1..1", Some("2026-05-29..2026-06-02"));
    check("", monday, "-20..-1", Some("2026-05-04..2026-05-29"));
    check("", monday, "5..9", Some("2026-06-08..2026-06-12"));
    check("holidays NL", monday, "-6..-5", Some("2026-05-21..2026-05-22"));
    check("week M------", monday, "-1..1", Some("2026-05-25..2026-06-08"));
    // A launch on a day off stands; before and after it lie the nearest working days.
    check("", "launch 2026-05-30", "-1..1", Some("2026-05-29..2026-06-01"));
    check("", "launch 2026-05-31", "0..2", Some("2026-05-31..2026-06-02"));
    // The calendar ends.
    check("", monday, "-110000..110000", Some("1900-01-01..2200-12-31"));
    check("", "", "-20..-1", None);
    // Days of its own stay, with or without a launch.
    check("", "", "2026-05-09..2026-05-10", Some("2026-05-09..2026-05-10"));
    check("", monday, "2026-05-09..2026-05-10", Some("2026-05-09..2026-05-10"));
}

#[test]
fn y2_it_moves_with_the_launch_by_itself() {
    let text = "product P launch 2026-06-01; activity a for P promotion -5..-1; activity b for P launch 2026-05-25..2026-05-29
                activity c for P release 65..65";
    let before = plan(text);
    let change = set_launch(&before, &id("P"), Some(day("2026-06-10"))).expect("it is there");
    assert_eq!(change.patch.len(), 1, "only the product changes");
    let after = before.apply(&change.patch).expect("made for this plan");
    let dates = |plan: &Plan| {
        plan.activities.values().map(|activity| activity_dates(plan, activity)).collect::<Vec<_>>()
    };
    assert_eq!(
        dates(&before),
        ["2026-05-25..2026-05-29", "2026-05-25..2026-05-29", "2026-08-31..2026-08-31"]
            .map(|text| Some(span(text)))
    );
    assert_eq!(
        dates(&after),
        ["2026-06-03..2026-06-09", "2026-05-25..2026-05-29", "2026-09-09..2026-09-09"]
            .map(|text| Some(span(text)))
    );
}

#[test]
fn y3_switching_between_the_launch_and_own_days_keeps_the_dates() {
    fn check(when: &str, follows: bool, launch: &str, expected: Result<When, Refusal>) {
        let before = plan(&format!("product P {launch}; activity a for P promotion {when}"));
        let command = if follows { follow_launch } else { leave_launch };
        let change = command(&before, &id("a"));
        if let Ok(change) = &change {
            assert_eq!(
                change.label,
                Label::Changed { what: RecordType::Activity, name: "a".into(), field: Field::When }
            );
        }
        let after = change.map(|change| {
            before.apply(&change.patch).expect("made for this plan").activities[&id("a")].when
        });
        assert_eq!(after, expected, "Y3: {when} {follows} {launch}");
    }
    let launch = |start, finish| Ok(When::Launch(Offset { start, finish }));
    let own = |text: &str| Ok(When::Dates(span(text)));
    let monday = "launch 2026-06-01";
    check("-5..3", false, monday, own("2026-05-25..2026-06-04"));
    check("2026-05-25..2026-06-04", true, monday, launch(-5, 3));
    check("2026-06-01..2026-06-01", true, monday, launch(0, 0));
    // Days off at its ends are left out, save a launch on one.
    check("2026-05-23..2026-05-31", true, monday, launch(-5, -1));
    check("2026-05-23..2026-05-24", true, monday, launch(-5, -5));
    check("2026-05-30..2026-06-01", true, "launch 2026-05-30", launch(0, 1));
    check("2026-05-29..2026-05-31", true, "launch 2026-05-31", launch(-1, 0));
    check("2026-05-25..2026-06-04", false, monday, own("2026-05-25..2026-06-04"));
    check("-5..3", true, "", launch(-5, 3));
    check("-5..3", false, "", Err(Refusal::NoLaunch));
    check("2026-05-25..2026-06-04", true, "", Err(Refusal::NoLaunch));
    check("2026-05-25..2026-06-04", false, "", own("2026-05-25..2026-06-04"));
}

#[test]
fn m5_a_start_behind_the_finish_moves_the_whole() {
    fn check(start: i32, expected: (i32, i32)) {
        let offset = Offset { start: -5, finish: -1 }.starting(start);
        assert_eq!((offset.start, offset.finish), expected, "start {start}");
    }
    check(-9, (-9, -1));
    check(-1, (-1, -1));
    check(0, (0, 4));
    check(Offset::MOST, (Offset::MOST, Offset::MOST));
    check(i32::MAX, (Offset::MOST, Offset::MOST));
}

#[test]
fn y5_a_new_activity_lies_where_its_sort_mostly_does() {
    let usual = |kind: ActivityKind| {
        Offset::new(kind.usual().start, kind.usual().finish).expect("it is one")
    };
    assert!(usual(ActivityKind::Promotion).finish < 0);
    assert_eq!(usual(ActivityKind::Launch), Offset { start: 0, finish: 0 });
    assert!(usual(ActivityKind::Support).start > 0);
    assert!(usual(ActivityKind::Improvement).start > usual(ActivityKind::Support).finish);
    // One day, when what was improved is done.
    let release = usual(ActivityKind::Release);
    assert!(
        release.start == release.finish && release.start > usual(ActivityKind::Improvement).finish
    );
    // Each sort stands once in the list to choose from.
    let all: std::collections::BTreeSet<_> = ActivityKind::ALL.into_iter().collect();
    assert_eq!(all.len(), ActivityKind::ALL.len());
}

#[test]
fn y1_an_activity_is_made_changed_and_deleted() {
    let before = plan(
        "product P; product Q; activity a for P promotion -5..-1; activity b for Q promotion -5..-1",
    );
    let new = |name: &str, product: &str, start, finish| {
        let when = When::Launch(Offset { start, finish });
        create_activity(&before, &id("n"), &id(product), name, ActivityKind::Support, when)
    };
    let change = new("Desk", "P", 1, 9).expect("allowed");
    assert_eq!(change.label, Label::Created { what: RecordType::Activity, name: "Desk".into() });
    let made =
        before.apply(&change.patch).expect("made for this plan").activities[&id("n")].clone();
    let when = When::Launch(Offset { start: 1, finish: 9 });
    let (name, product, kind) = ("Desk".into(), id("P"), ActivityKind::Support);
    assert_eq!(
        *made,
        Activity {
            name,
            product,
            kind,
            when,
            owner: None,
            note: String::new(),
            rank: Rank::nth(3)
        }
    );
    assert_eq!(new(" ", "P", 1, 9), Err(Refusal::NoName(RecordType::Activity)));
    assert_eq!(new("Desk", "x", 1, 9), Err(Refusal::Gone(RecordType::Product)));
    assert_eq!(new("Desk", "P", 9, 1), Err(Refusal::EndsBeforeStart));
    assert_eq!(
        set_when(&before, &id("a"), When::Launch(Offset { start: 0, finish: -1 })),
        Err(Refusal::EndsBeforeStart)
    );
    let far = set_when(&before, &id("a"), When::Launch(Offset { start: 0, finish: i32::MAX }))
        .expect("allowed");
    let far = before.apply(&far.patch).expect("made for this plan").activities[&id("a")].when;
    assert_eq!(far, When::Launch(Offset { start: 0, finish: Offset::MOST }));
    for command in [follow_launch, leave_launch] {
        assert_eq!(command(&before, &id("x")), Err(Refusal::Gone(RecordType::Activity)));
    }
    let change =
        assign(&before, &id("a"), Activity::FIELDS.owner, "Ann", id("ann")).expect("it is there");
    assert_eq!(
        before.apply(&change.patch).expect("made for this plan").activities[&id("a")].owner,
        Some(id("ann"))
    );
    let change = delete::<Activity>(&before, &id("a")).expect("it is there");
    assert_eq!(
        before
            .apply(&change.patch)
            .expect("made for this plan")
            .activities
            .keys()
            .collect::<Vec<_>>(),
        [&id("b")]
    );
}

proptest! {
    #[test]
    fn later_offsets_give_later_days(calendar in crate::plans::calendar(), launch in crate::plans::day(), offset in crate::plans::offset()) {
        let dates = offset.dates(&calendar, launch);
        let longer = Offset { start: offset.start - 1, finish: offset.finish + 1 }.mended().dates(&calendar, launch);
        prop_assert!(longer.start() <= dates.start() && dates.finish() <= longer.finish());
        prop_assert!(offset.start > 0 || dates.start() <= launch);
        prop_assert!(offset.finish < 0 || dates.finish() >= launch);
    }

    /// Away from the ends of the calendar.
    #[test]
    fn there_and_back_is_where_it_was(calendar in crate::plans::calendar(), launch in 20_000..21_500, start in -60..60, days in 0..60) {
        let launch = Day::from_number(launch).expect("a day that a plan can hold");
        let offset = Offset { start, finish: start + days };
        let dates = offset.dates(&calendar, launch);
        prop_assert_eq!(Offset::between(&calendar, launch, dates), offset);
        prop_assert_eq!(Offset::between(&calendar, launch, dates).dates(&calendar, launch), dates);
    }
}
