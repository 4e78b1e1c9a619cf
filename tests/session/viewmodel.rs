//! From plan to picture: what is on screen, where a day is, the marks of the axis, the rows (rules
//! W of docs/SPEC.md) and the lanes.

use std::collections::BTreeSet;

use crate::notation::{day, plan};
use domain::readiness::Verdict;
use engine::{forecast::Chances, model::*, schedule::Schedule};
use proptest::prelude::*;
use session::viewmodel::*;

fn span(text: &str) -> Span {
    let (start, finish) = text.split_once("..").unwrap_or((text, text));
    Span::new(day(start), day(finish)).expect("in order")
}

#[test]
fn a_window_holds_what_is_seen_in_whole_chunks() {
    /// Rows of 20 pixels, a viewport of 100.
    fn check(scroll: f64, count: usize, expected: std::ops::Range<usize>) {
        assert_eq!(
            window(scroll, 100.0, 20.0, count),
            expected,
            "{count} rows scrolled by {scroll}"
        );
    }
    check(0.0, 0, 0..0);
    check(0.0, 3, 0..3);
    check(0.0, 100, 0..16);
    check(19.0, 100, 0..16);
    // Rows 12 to 17 are seen: from 8, since four rows before are kept, to 24.
    check(240.0, 100, 8..24);
    check(239.0, 100, 0..24);
    check(1_900.0, 100, 88..100);
    // Overscroll on both sides, and a scroll position that lags behind rows that went.
    check(-50.0, 100, 0..8);
    check(-500.0, 100, 0..8);
    check(9_000.0, 100, 96..100);
    check(9_000.0, 0, 0..0);
    for strange in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN] {
        let window = window(strange, 100.0, 20.0, 100);
        assert!(window.start <= window.end && window.end <= 100, "{strange}: {window:?}");
    }
}

#[test]
fn a_pool_shows_each_item_in_one_slot() {
    /// Rows of 20 pixels in a viewport of 100: scrolled so far, these are shown.
    fn check(scroll: f64, count: usize, expected: std::ops::Range<usize>) {
        let pool = Pool::new(scroll, 100.0, 20.0, 4);
        assert_eq!(pool.range(count), expected, "{count} rows scrolled by {scroll}");
        let mut items: Vec<usize> = (0..pool.slots).map(|slot| pool.item(slot)).collect();
        items.sort_unstable();
        assert!(items.into_iter().eq(pool.first..pool.first + pool.slots), "each item once");
    }
    check(0.0, 100, 0..14);
    check(0.0, 3, 0..3);
    check(0.0, 0, 0..0);
    check(99.0, 100, 0..14);
    check(100.0, 100, 1..15);
    check(1_900.0, 100, 91..100);
    check(9_000.0, 100, 100..100);
    check(-50.0, 100, 0..14);
    for strange in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
        assert!(Pool::new(0.0, strange, 20.0, 4).slots <= 1_009, "{strange}");
    }
}

#[test]
fn a_slot_keeps_its_item_for_as_long_as_that_is_shown() {
    for scroll in 0..200 {
        let (before, after) = (
            Pool::new(f64::from(scroll) * 20.0, 100.0, 20.0, 4),
            Pool::new(f64::from(scroll + 1) * 20.0, 100.0, 20.0, 4),
        );
        let moved =
            (0..before.slots).filter(|slot| before.item(*slot) != after.item(*slot)).count();
        assert!(moved <= 1, "{moved} slots show another item after one row at {scroll}");
    }
}

#[test]
fn a_scale_knows_where_a_day_is() {
    fn check(range: &str, day_width: f64, x: f64, expected_day: &str, left: f64) {
        let scale = Scale { range: span(range), day_width };
        assert_eq!(
            (scale.day_at(x), scale.x(scale.day_at(x))),
            (day(expected_day), left),
            "{range} at {x}"
        );
    }
    check("2026-05-04..2026-06-30", 10.0, 0.0, "2026-05-04", 0.0);
    check("2026-05-04..2026-06-30", 10.0, 9.9, "2026-05-04", 0.0);
    check("2026-05-04..2026-06-30", 10.0, 10.0, "2026-05-05", 10.0);
    // Also beyond its ends.
    check("2026-05-04..2026-06-30", 10.0, -0.1, "2026-05-03", -10.0);
    check("2026-05-04..2026-05-05", 10.0, 270.0, "2026-05-31", 270.0);
    check("2026-05-04..2026-06-30", 0.5, 14.9, "2026-06-02", 14.5);
    check("1900-01-01..2200-12-31", 1.0, f64::NEG_INFINITY, "1900-01-01", 0.0);
    check("1900-01-01..2200-12-31", 1.0, 1e300, "2200-12-31", 109_937.0);
}

#[test]
fn a_scale_measures_in_days() {
    let scale = Scale { range: span("2026-05-04..2026-05-13"), day_width: 8.0 };
    assert_eq!(scale.width(), 80.0);
    // In whole pixels what touches in days touches on screen, however narrow a day is.
    for day_width in [0.02, 0.37, 1.3, 8.0, 44.0] {
        let scale = Scale { day_width, ..scale };
        let (first, next) = (
            scale.strip(span("2026-05-05..2026-05-07")),
            scale.strip(span("2026-05-08..2026-05-08")),
        );
        assert_eq!(first.x + first.width, next.x, "at {day_width}");
        assert_eq!(f64::from(next.x), (4.0 * day_width).round(), "at {day_width}");
    }
    let check = |dx: f64, days: i32| assert_eq!(scale.days_in(dx), days, "{dx}");
    check(0.0, 0);
    check(3.9, 0);
    check(4.0, 1);
    check(-12.1, -2);
    assert_eq!(scale.with_day_width(1e9).day_width, Scale::DAY_WIDTHS.1);
    assert_eq!(scale.with_day_width(0.0).day_width, Scale::DAY_WIDTHS.0);
    assert_eq!(scale.with_day_width(2.0), Scale { day_width: 2.0, ..scale });
}

#[test]
fn what_is_fitted_fills_the_view_with_margins() {
    fn check(range: &str, viewport: f64, margins: (i32, i32), day_width: f64) {
        let span = span(range);
        assert_eq!(
            (Scale::margins(span), Scale::fit(span, viewport)),
            (margins, day_width),
            "{range}"
        );
    }
    check("2026-05-04", 600.0, (2, 3), Zoom::Day.day_width());
    check("2026-05-04..2026-06-02", 720.0, (2, 4), 18.75);
    check("2026-01-01..2026-10-07", 3270.0, (7, 40), 10.0);
    // On a narrow screen what follows a launch needs more room than the margin.
    check("2026-01-01..2026-10-07", 407.0, (7, 40), 1.0);
    check("1900-01-01..2200-12-31", 600.0, (2_748, 15_705), Scale::DAY_WIDTHS.0);
    check("2026-05-04", -1.0, (2, 3), Scale::DAY_WIDTHS.0);
}

#[test]
fn the_extent_is_all_that_matters_and_room_to_draw() {
    fn check(text: &str, expected: &str) {
        assert_eq!(extent(&plan(text), day("2026-05-04")), span(expected), "{text}");
    }
    // Nothing yet: four weeks before today, and 120 days in all.
    check("", "2026-04-06..2026-08-04");
    check("project A; product P", "2026-04-06..2026-08-04");
    check("status 2026-01-01", "2026-01-01..2026-05-01");
    check("project A 2026-01-05..2026-12-31", "2026-01-05..2026-12-31");
    check(
        "project A 2026-01-05..2026-02-01; product P launch 2027-03-01",
        "2026-01-05..2027-03-01",
    );
    check("project A 2026-06-01..2026-12-31; status 2026-05-01", "2026-05-01..2026-12-31");
    check("project A 1900-01-01..2200-12-31", "1900-01-01..2200-12-31");
    check("project A 2200-12-30..2200-12-31", "2200-12-30..2200-12-31");
}

/// The marks of one row of the axis: first day, length in days, name.
fn shown(ticks: &[Tick]) -> String {
    let name = |kind| match kind {
        TickKind::Decade(year) => format!("{year}s"),
        TickKind::Lustrum(year) => format!("{year}+5"),
        TickKind::Year(year) => year.to_string(),
        TickKind::Quarter(year, quarter) => format!("{year}Q{quarter}"),
        TickKind::Month(year, month) => format!("{year}-{month}"),
        TickKind::Week(year, week) => format!("{year}W{week}"),
        TickKind::Day(day) => day.to_string(),
    };
    ticks
        .iter()
        .map(|tick| format!("{} {} {}", tick.start, tick.days, name(tick.kind)))
        .collect::<Vec<_>>()
        .join(", ")
}

fn ticks_of(day_width: f64, range: &str) -> Ticks {
    let range = span(range);
    ticks(&Plan::default(), &Scale { range, day_width }, range)
}

#[test]
fn weeks_are_those_of_iso_8601() {
    fn check(range: &str, expected: &str) {
        assert_eq!(shown(&ticks_of(8.0, range).lower), expected, "{range}");
    }
    check("2026-05-06", "2026-05-04 7 2026W19");
    check("2020-12-31..2021-01-04", "2020-12-28 7 2020W53, 2021-01-04 7 2021W1");
    check("2026-12-25..2027-01-01", "2026-12-21 7 2026W52, 2026-12-28 7 2026W53");
    check("2027-01-03..2027-01-04", "2026-12-28 7 2026W53, 2027-01-04 7 2027W1");
    // The last days of a year can belong to the first week of the next.
    check("2025-12-30", "2025-12-29 7 2026W1");
    // The calendar ends on a Wednesday.
    check("1900-01-01..1900-01-08", "1900-01-01 7 1900W1, 1900-01-08 7 1900W2");
    check("2200-12-28..2200-12-31", "2200-12-22 7 2200W52, 2200-12-29 3 2201W1");
}

#[test]
fn the_axis_is_as_coarse_as_its_days_are_narrow() {
    fn check(day_width: f64, range: &str, upper: &str, lower: &str) {
        let ticks = ticks_of(day_width, range);
        assert_eq!(
            (shown(&ticks.upper).as_str(), shown(&ticks.lower).as_str()),
            (upper, lower),
            "{day_width} {range}"
        );
    }
    check(
        36.0,
        "2026-05-31..2026-06-01",
        "2026-05-25 7 2026W22, 2026-06-01 7 2026W23",
        "2026-05-31 1 2026-05-31, 2026-06-01 1 2026-06-01",
    );
    check(22.0, "2026-05-04", "2026-05-04 7 2026W19", "2026-05-04 1 2026-05-04");
    check(21.9, "2026-05-04", "2026-05-01 31 2026-5", "2026-05-04 7 2026W19");
    check(4.5, "2026-05-04", "2026-05-01 31 2026-5", "2026-05-04 7 2026W19");
    check(4.4, "2028-02-04", "2028-01-01 366 2028", "2028-02-01 29 2028-2");
    check(
        1.1,
        "2026-12-31..2027-01-01",
        "2026-01-01 365 2026, 2027-01-01 365 2027",
        "2026-12-01 31 2026-12, 2027-01-01 31 2027-1",
    );
    check(
        1.0,
        "2026-03-31..2026-04-01",
        "2026-01-01 365 2026",
        "2026-01-01 90 2026Q1, 2026-04-01 91 2026Q2",
    );
    check(0.35, "2026-12-31", "2026-01-01 365 2026", "2026-10-01 92 2026Q4");
    check(
        0.34,
        "2029-05-04..2030-05-04",
        "2020-01-01 3653 2020s, 2030-01-01 3652 2030s",
        "2029-01-01 365 2029, 2030-01-01 365 2030",
    );
    check(0.085, "2026-05-04", "2020-01-01 3653 2020s", "2026-01-01 365 2026");
    check(
        0.08,
        "2024-05-04..2025-05-04",
        "2020-01-01 3653 2020s",
        "2020-01-01 1827 2020+5, 2025-01-01 1826 2025+5",
    );
    check(0.02, "1900-01-01", "1900-01-01 3652 1900s", "1900-01-01 1826 1900+5");
    check(0.02, "2200-12-31", "2200-01-01 365 2200s", "2200-01-01 365 2200+5");
    check(0.15, "2200-12-31", "2200-01-01 365 2200s", "2200-01-01 365 2200");
    check(36.0, "2200-12-31", "2200-12-29 3 2201W1", "2200-12-31 1 2200-12-31");
}

#[test]
fn days_off_show_where_they_can_be_seen() {
    fn check(text: &str, day_width: f64, range: &str, expected: &[&str]) {
        let range = span(range);
        let off = ticks(&plan(text), &Scale { range, day_width }, range).off;
        assert_eq!(
            off,
            expected.iter().copied().map(span).collect::<Vec<_>>(),
            "{text} {day_width} {range:?}"
        );
    }
    check("", 8.0, "2026-05-04..2026-05-17", &["2026-05-09..2026-05-10", "2026-05-16..2026-05-17"]);
    check("", 8.0, "2026-05-10..2026-05-16", &["2026-05-10", "2026-05-16"]);
    check("", 8.0, "2026-05-04..2026-05-08", &[]);
    check("", 4.5, "2026-05-09", &["2026-05-09"]);
    check("", 4.4, "2026-05-09", &[]);
    check("week M-W-FSS", 8.0, "2026-05-04..2026-05-10", &["2026-05-05", "2026-05-07"]);
}

/// The rows, a line each: headings with a colon, projects, indented by depth; folded groups with a
/// plus.
fn outline(plan: &Plan, folded: &[&str]) -> String {
    let folded: BTreeSet<GroupKey> = folded
        .iter()
        .map(|name| GroupKey::Programme((*name != "-").then(|| Id::new(*name))))
        .collect();
    let line = |row: Row| match row {
        Row::Group { key, depth, folded } => {
            let name = if key == GroupKey::Programme(None) { "-".into() } else { key.mark() };
            format!("{}{}{name}:", ".".repeat(depth.into()), if folded { "+" } else { "" })
        }
        Row::Project { id, depth, .. } => format!("{}{id}", ".".repeat(depth.into())),
    };
    rows(plan, Arrangement::default(), &folded).into_iter().map(line).collect::<Vec<_>>().join(" ")
}

fn check_rows(rule: &str, text: &str, folded: &[&str], expected: &str) {
    assert_eq!(outline(&plan(text), folded), expected, "{rule}: {text}");
}

/// A project of one day.
const ONE: &str = "2026-05-04..2026-05-04";

#[test]
fn w1_programmes_stand_in_layers_by_rank() {
    check_rows("W1", "", &[], "");
    check_rows("W1", &format!("project B {ONE}; project A {ONE}"), &[], "B A");
    check_rows(
        "W1",
        &format!(
            "programme Z; programme Y under Z; programme X; programme W under Y
             project A {ONE} in Z; project B {ONE} in W; project C {ONE} in X; project D {ONE} in Z; project E {ONE} in Y"
        ),
        &[],
        "Z: .A .D .Y: ..E ..W: ...B X: .C",
    );
    // A programme without projects is there all the same.
    check_rows("W1", "programme X; programme Y under X", &[], "X: .Y:");
}

#[test]
fn w1_equal_ranks_stand_in_the_order_of_their_ids() {
    let mut plan = plan(&format!("project B {ONE}; project A {ONE}; project C {ONE}"));
    for id in ["A", "B", "C"] {
        let rank = Rank::nth(u32::from(id == "A"));
        plan.insert(Id::new(id), Project { rank, ..Project::clone(&plan.projects[&Id::new(id)]) });
    }
    assert_eq!(outline(&plan, &[]), "B C A");
}

#[test]
fn w2_no_project_is_hidden_by_a_programme_that_is_nowhere() {
    // Its parent is gone.
    check_rows("W2", &format!("programme X under gone; project A {ONE} in X"), &[], "X: .A");
    // It lies under itself, or in a loop; the smallest id of what lies there comes first.
    check_rows("W2", &format!("programme X under X; project A {ONE} in X"), &[], "X: .A");
    check_rows(
        "W2",
        &format!(
            "programme X under Y; programme Y under X; programme W under Y; programme V; project A {ONE} in Y; project B {ONE} in W"
        ),
        &[],
        "V: W: .B X: .Y: ..A",
    );
}

#[test]
fn w3_projects_in_no_programme_come_last() {
    check_rows(
        "W3",
        &format!("programme X; project A {ONE}; project B {ONE} in X; project C {ONE} in gone"),
        &[],
        "X: .B -: .A .C",
    );
    check_rows("W3", &format!("programme X; project B {ONE} in X"), &[], "X: .B");
    // Without programmes there is nothing to set them apart from.
    check_rows("W3", &format!("project A {ONE} in gone; project B {ONE}"), &[], "A B");
}

#[test]
fn w4_a_folded_group_takes_its_rows_away() {
    let text = format!(
        "programme X; programme Y under X; programme Z under Y
         project A {ONE} in X; project B {ONE} in Y; project C {ONE} in Z; project D {ONE} in Z; project E {ONE}"
    );
    check_rows("W4", &text, &[], "X: .A .Y: ..B ..Z: ...C ...D -: .E");
    check_rows("W4", &text, &["Y"], "X: .A .+Y: -: .E");
    check_rows("W4", &text, &["Z", "Y"], "X: .A .+Y: -: .E");
    check_rows("W4", &text, &["Z", "-"], "X: .A .Y: ..B ..+Z: +-:");
    check_rows("W4", &text, &["X"], "+X: -: .E");
    check_rows("W4", &text, &["gone"], "X: .A .Y: ..B ..Z: ...C ...D -: .E");
}

#[test]
fn w5_projects_without_dates_wait_in_the_tray() {
    let plan = plan(&format!("programme X; project C in X; project A; project B {ONE} in X"));
    assert_eq!(outline(&plan, &[]), "X: .B");
    assert_eq!(tray(&plan), [Id::new("C"), Id::new("A")]);
}

#[test]
fn w6_products_stand_above_by_rank() {
    assert_eq!(
        products_by_rank(&plan("product Q; product P launch 2026-06-01")),
        [Id::new("Q"), Id::new("P")]
    );
}

#[test]
fn w1_layers_may_be_as_deep_as_a_file_can_hold() {
    let mut plan = Plan::default();
    for n in 0..100_000_u32 {
        let parent = n.checked_sub(1).map(|above| Id::new(format!("{above:06}")));
        plan.insert(
            Id::new(format!("{n:06}")),
            Programme { name: n.to_string(), parent, ..Programme::default() },
        );
    }
    let dates = Some(span("2026-05-04"));
    plan.insert(
        Id::new("A"),
        Project { dates, programme: Some(Id::new("099999")), ..Project::default() },
    );
    let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
    assert_eq!(rows.len(), 100_001);
    assert_eq!(
        rows[0],
        Row::Group { key: GroupKey::Programme(Some(Id::new("000000"))), depth: 0, folded: false }
    );
    let group = GroupKey::Programme(Some(Id::new("099999")));
    assert_eq!(rows[100_000], Row::Project { id: Id::new("A"), group, depth: u8::MAX });
}

#[test]
fn w7_only_what_changes_rows_lanes_or_cards_restructures() {
    fn check(before: &str, after: &str, expected: bool) {
        let patch = Patch::between(&plan(before), &plan(after));
        assert_eq!(restructures(&patch, Arrangement::default()), expected, "{before} to {after}");
    }
    let a = "project A 2026-05-04..2026-05-15";
    check(a, a, false);
    check(a, "project A 2026-06-04..2026-06-15 running", false);
    check(a, "project A", true);
    check(a, "", true);
    check(
        "programme X; project A 2026-05-04..2026-05-15",
        "programme X; project A 2026-05-04..2026-05-15 in X",
        true,
    );
    check("", "programme X", true);
    check("product P", "product P launch 2026-06-01", false);
    check("", "product P", true);
    check("product P; product Q", "product Q; product P", true);
    // Who there is to choose from.
    check("criterion c on P/A", "criterion c on P/A owner Ann", true);
    check("criterion c on P/A owner Ann", "criterion c on P/A owner Ann accepted", false);
    check("product P; project A; P must A", "product P; project A; P should A lead 3", false);
    check("", "status 2026-05-04; tolerance 3", false);
    check(
        "project A 2026-05-04..2026-05-15",
        "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06",
        false,
    );
}

#[test]
fn a_lane_shows_where_deliverables_land() {
    let plan = plan(
        "status 2026-05-11; product P launch 2026-06-01; product Q
         project A 2026-05-04..2026-05-29 running; project B 2026-05-04..2026-06-03 running; project C
         project D 2026-05-04..2026-05-29 running; milestone M in D 2026-05-27
         P must A; P should B; P must C; P must D at M; P must gone",
    );
    let schedule = Schedule::of(&plan);
    let lane =
        |id: &str| swimlane(&plan, &schedule, &Chances::new(), &Id::new(id)).expect("it is there");
    let p = lane("P");
    let landings: Vec<_> = p
        .landings
        .iter()
        .map(|landing| format!("{} {} {:?}", landing.id, landing.day, landing.verdict))
        .collect();
    assert_eq!(landings, ["P/A 2026-05-29 Green", "P/B 2026-06-03 Amber", "P/D 2026-05-27 Green"]);
    assert_eq!(
        (p.name.as_str(), p.launch, p.verdict, p.slack),
        ("P", Some(day("2026-06-01")), Verdict::Amber, Some(-2))
    );
    let q = lane("Q");
    assert_eq!(
        (q.launch, q.verdict, q.slack, q.landings),
        (None, Verdict::NotJudged, None, vec![])
    );
    assert_eq!(
        session::viewmodel::swimlane(&plan, &schedule, &Chances::new(), &Id::new("gone")),
        None
    );
}

#[test]
fn a_lane_shows_what_is_done_around_its_launch() {
    fn check(product: &str, expected: &[&str]) {
        let plan = plan(&format!(
            "product P {product}; product Q launch 2026-06-01
             activity a for P promotion -5..-1; activity b for P launch 2026-05-30..2026-05-31; activity c for Q support 1..5"
        ));
        let lane = swimlane(&plan, &Schedule::of(&plan), &Chances::new(), &Id::new("P"))
            .expect("it is there");
        let said: Vec<_> = lane
            .activities
            .iter()
            .map(|(id, kind, dates)| format!("{id} {kind:?} {}..{}", dates.start(), dates.finish()))
            .collect();
        assert_eq!(said, expected, "{product}");
    }
    check(
        "launch 2026-06-01",
        &["a Promotion 2026-05-25..2026-05-29", "b Launch 2026-05-30..2026-05-31"],
    );
    check(
        "launch 2026-06-10",
        &["a Promotion 2026-06-03..2026-06-09", "b Launch 2026-05-30..2026-05-31"],
    );
    // Without a launch, what moves with it has no dates.
    check("", &["b Launch 2026-05-30..2026-05-31"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_seen_is_in_the_window(scroll in 0.0..30_000.0, viewport in 0.0..2_000.0, size in 10.0..60.0, count in 0_usize..800) {
        let window = window(scroll, viewport, size, count);
        prop_assert!(window.start <= window.end && window.end <= count);
        let seen = (0..count).filter(|row| (*row as f64) * size < scroll + viewport && (*row as f64 + 1.0) * size > scroll);
        for row in seen {
            prop_assert!(window.contains(&row), "row {row}");
        }
        prop_assert!((window.len() as f64) < viewport / size + 32.0);
    }

    #[test]
    fn a_day_is_found_where_it_is_drawn(range in crate::plans::span(), day in crate::plans::day(), width in 0.02_f64..64.0) {
        let scale = Scale { range, day_width: width };
        prop_assert_eq!(scale.day_at(scale.x(day) + width / 2.0), day);
    }

    #[test]
    fn the_marks_cover_the_range_without_a_gap(start in crate::plans::day(), days in 0..2_000, width in 0.02_f64..64.0, week in crate::plans::week()) {
        let range = Span::new(start, start.plus(days)).expect("in order");
        let mut plan = Plan::default();
        plan.about = About { calendar: week.into(), ..About::default() }.into();
        let marks = ticks(&plan, &Scale { range, day_width: width }, range);
        for row in [&marks.upper, &marks.lower] {
            prop_assert!(row[0].start <= range.start());
            let last = row.last().expect("it is not empty");
            prop_assert!(last.start <= range.finish() && last.start.number() + last.days > range.finish().number());
            for pair in row.windows(2) {
                prop_assert_eq!(pair[0].start.number() + pair[0].days, pair[1].start.number());
                prop_assert_ne!(pair[0].kind, pair[1].kind);
            }
        }
        prop_assert!(marks.lower.len() >= marks.upper.len());
    }

    #[test]
    fn the_whole_calendar_has_an_end(width in 0.02_f64..64.0) {
        let range = Span::new(Day::MIN, Day::MAX).expect("in order");
        let marks = ticks(&Plan::default(), &Scale { range, day_width: width }, range);
        prop_assert!(marks.lower.len() <= range.days() as usize);
        prop_assert_eq!(marks.lower.iter().map(|tick| i64::from(tick.days)).sum::<i64>(), i64::from(range.days()));
    }

    #[test]
    fn every_project_is_in_one_row_or_in_the_tray(plan in crate::plans::plan(), folded in prop::collection::btree_set("[a-e]", 0..4)) {
        let all = rows(&plan, Arrangement::default(), &BTreeSet::new());
        let mut seen: Vec<ProjectId> = tray(&plan);
        seen.extend(all.iter().filter_map(|row| match row { Row::Project { id, .. } => Some(id.clone()), Row::Group { .. } => None }));
        seen.sort();
        prop_assert_eq!(seen, plan.projects.keys().cloned().collect::<Vec<_>>());
        let mut groups: Vec<_> = all.iter().filter_map(|row| match row { Row::Group { key: GroupKey::Programme(key), .. } => key.clone(), _ => None }).collect();
        groups.sort();
        prop_assert_eq!(groups, plan.programmes.keys().cloned().collect::<Vec<_>>());

        // Folding takes rows away and changes no other.
        let folded: BTreeSet<GroupKey> = folded.into_iter().map(|id| GroupKey::Programme(Some(Id::new(id)))).collect();
        let plain = |row: &Row| match row.clone() {
            Row::Group { key, depth, .. } => Row::Group { key, depth, folded: false },
            project => project,
        };
        let mut rest = all.iter();
        for row in rows(&plan, Arrangement::default(), &folded) {
            prop_assert!(rest.any(|other| *other == plain(&row)), "{row:?} is new, or out of order");
        }
    }
}
