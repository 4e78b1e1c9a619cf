//! The analysis: what is expected, what has slack, what is critical, and why (rules L1 to L9 of
//! docs/SPEC.md); the same when it follows changes as when it is made anew.

use std::collections::BTreeMap;

use crate::notation::plan;
use domain::edit::commands::{PushContext, move_project, take_baseline};
use engine::{model::*, schedule::*};
use proptest::prelude::*;
use session::text::{self, Lang};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// When each project that is named is expected: `A 2026-05-04..2026-05-08, B ...`.
fn check_forecast(text: &str, expected: &str) {
    let schedule = Schedule::of(&plan(text));
    for one in expected.split(", ") {
        let (name, dates) = one.split_once(' ').expect("a name and dates");
        let found = match schedule.forecast(&id(name)) {
            Some(dates) => format!("{}..{}", dates.start(), dates.finish()),
            None => schedule
                .forecast_milestone(&id(name))
                .map_or("no dates".into(), |day| day.to_string()),
        };
        assert_eq!(found, dates, "{name} in {text}");
    }
}

#[test]
fn set_starts_are_floors() {
    // As set, while nothing stands against it; days off too.
    check_forecast("project A 2026-05-04..2026-05-10", "A 2026-05-04..2026-05-10");
    check_forecast(
        "project A 2026-05-04 5d; project B 2026-05-18 5d; link A FS B",
        "B 2026-05-18..2026-05-22",
    );
    // What comes too early is expected later; what waits for that as well.
    check_forecast(
        "project A 2026-05-04 5d; project B 2026-05-06 5d; project C 2026-05-12 5d; link A FS B; link B FS C",
        "A 2026-05-04..2026-05-08, B 2026-05-11..2026-05-15, C 2026-05-18..2026-05-22",
    );
    check_forecast("project A", "A no dates");
    // A finish that is tied moves the whole, which keeps its length.
    check_forecast(
        "project A 2026-05-04 10d; project B 2026-05-04 5d; link A FF B",
        "B 2026-05-11..2026-05-15",
    );
    check_forecast(
        "project A 2026-05-11 5d; project B 2026-05-04 3d; link A SF B",
        "B 2026-05-06..2026-05-08",
    );
    check_forecast(
        "project A 2026-05-11 5d; project B 2026-05-04 3d; link A SF+2 B",
        "B 2026-05-08..2026-05-12",
    );
    check_forecast(
        "project A 2026-05-04 5d; project B 2026-05-04 3d; link A SS+2 B; link A FF+1 B",
        "B 2026-05-07..2026-05-11",
    );
    // A milestone takes its project along.
    check_forecast(
        "project A 2026-05-04 5d; project B 2026-05-04 5d; milestone N in B 2026-05-06; link A FS N",
        "B 2026-05-06..2026-05-12, N 2026-05-08",
    );
}

#[test]
fn facts_stay_and_the_status_date_is_respected() {
    let with =
        |status: &str, state: &str| format!("status {status}; project A 2026-05-04 10d {state}");
    check_forecast(&with("2026-05-04", "planned"), "A 2026-05-04..2026-05-15");
    // Late to start: shown so, from the first working day on.
    check_forecast(&with("2026-05-06", "planned"), "A 2026-05-06..2026-05-19");
    check_forecast(&with("2026-05-09", "planned"), "A 2026-05-11..2026-05-22");
    check_forecast(&with("2026-05-06", "running"), "A 2026-05-04..2026-05-15");
    check_forecast(&with("2026-05-20", "running"), "A 2026-05-04..2026-05-20");
    check_forecast(&with("2026-05-20", "finished"), "A 2026-05-04..2026-05-15");
    // What is left of the work rules, when it is known; the percentage does not.
    check_forecast(&with("2026-05-06", "running left 3"), "A 2026-05-04..2026-05-08");
    check_forecast(&with("2026-05-20", "running left 3"), "A 2026-05-04..2026-05-22");
    check_forecast(&with("2026-05-20", "running left 0"), "A 2026-05-04..2026-05-20");
    check_forecast(&with("2026-05-09", "running left 1"), "A 2026-05-04..2026-05-11");
    // Only of what is running, and only as of a day.
    check_forecast(&with("2026-05-04", "planned left 3"), "A 2026-05-04..2026-05-15");
    check_forecast("project A 2026-05-04 10d running left 3", "A 2026-05-04..2026-05-15");
    // What has begun does not begin again; it can be held up in its finish.
    let behind = |state: &str, link: &str| {
        format!("project Z 2026-05-04 15d; project A 2026-05-04 10d {state}; link Z {link} A")
    };
    check_forecast(&behind("running", "FS"), "A 2026-05-04..2026-05-15");
    check_forecast(&behind("running", "FF"), "A 2026-05-04..2026-05-22");
    check_forecast(&behind("finished", "FF"), "A 2026-05-04..2026-05-15");
    check_forecast(&behind("planned", "FS"), "A 2026-05-25..2026-06-05");
    // Milestones: reached ones are facts, others not before the status date.
    check_forecast(
        "status 2026-05-11; project A 2026-05-04 10d running; milestone M in A 2026-05-06 done",
        "M 2026-05-06",
    );
    check_forecast(
        "status 2026-05-11; project A 2026-05-04 10d running; milestone M in A 2026-05-06",
        "M 2026-05-11",
    );
    check_forecast(
        "status 2026-05-11; project A 2026-05-04 10d; milestone M in A 2026-05-06",
        "M 2026-05-13",
    );
}

#[test]
fn ideas_and_conflicts_that_are_lived_with_drive_nothing() {
    let with = |a: &str, b: &str| {
        format!("project A 2026-05-04 10d {a}; project B 2026-05-11 5d {b}; link A FS B")
    };
    check_forecast(&with("proposed", "planned"), "B 2026-05-11..2026-05-15");
    check_forecast(&with("proposed", "proposed"), "B 2026-05-18..2026-05-22");
    check_forecast(&with("planned", "proposed"), "B 2026-05-18..2026-05-22");
    // The overlap that stands is accepted; what comes on top is not.
    let lived = "project Z 2026-05-04 2d; project A 2026-05-04 10d; project B 2026-05-11 5d; link A FS B accepted; link Z FS A";
    check_forecast(lived, "A 2026-05-06..2026-05-19, B 2026-05-13..2026-05-19");
}

/// The slack of each project that is named: `A +3 free 1, B -2`; a dash when it has none.
fn check_slack(text: &str, expected: &str) {
    let schedule = Schedule::of(&plan(text));
    for one in expected.split(", ") {
        let words: Vec<&str> = one.split(' ').collect();
        let say = |days: Option<i32>| days.map_or("-".into(), |days| days.to_string());
        assert_eq!(
            say(schedule.slack(&id(words[0]))),
            words[1].trim_start_matches('+'),
            "slack of {} in {text}",
            words[0]
        );
        if let [_, _, "free", free] = words[..] {
            assert_eq!(
                say(schedule.free_slack(&id(words[0]))),
                free,
                "free slack of {} in {text}",
                words[0]
            );
        }
    }
}

#[test]
fn slack_is_what_a_launch_or_a_deadline_leaves() {
    let ab = "project A 2026-05-04 5d; project B 2026-05-18 5d; link A FS B";
    check_slack(ab, "A -, B -");
    check_slack(&format!("{ab}; product P launch 2026-05-29; P must B"), "B 5 free 5, A 10 free 5");
    check_slack(&format!("{ab}; product P launch 2026-05-29; P must B lead 3"), "B 2, A 7");
    // What the launch can do without leaves all the slack there is.
    check_slack(&format!("{ab}; product P launch 2026-05-29; P should B"), "B -, A -");
    check_slack(
        &ab.replace("B 2026-05-18 5d", "B 2026-05-18 5d deadline 2026-05-22"),
        "B 0 free 0, A 5 free 5",
    );
    // Cannot be met: by so many working days.
    check_slack(&format!("{ab}; product P launch 2026-05-18; P must B"), "B -4, A 1 free 5");
    check_slack("project A 2026-05-04 5d deadline 2026-05-07", "A -1");
    // Finished work has no slack, and what waits for it none by it.
    check_slack("project A 2026-05-04 5d finished deadline 2026-05-20", "A -");
    // The least of several.
    let two = "project A 2026-05-04 5d; project B 2026-05-11 5d deadline 2026-05-29; project C 2026-05-11 5d deadline 2026-05-20
        link A FS B; link A FS C";
    check_slack(two, "A 3 free 0, B 10, C 3");
    // Through every type of link.
    let with = |link: &str| {
        format!(
            "project A 2026-05-04 5d; project B 2026-05-11 5d deadline 2026-05-20; link A {link} B"
        )
    };
    check_slack(&with("FS"), "A 3 free 0");
    check_slack(&with("FS-2"), "A 5 free 2");
    check_slack(&with("FS+2"), "A 1 free 0, B 1");
    check_slack(&with("SS"), "A 8 free 5");
    check_slack(&with("SS+3"), "A 5 free 2");
    check_slack(&with("FF"), "A 8 free 5");
    check_slack(&with("SF"), "A 13 free 10");
    // Two calendar days run out in the weekend, and would not a day later.
    check_slack(&with("FS+2c"), "A 1 free 0, B 3");
    // By way of a milestone.
    let stone = "project A 2026-05-04 10d; milestone M in A 2026-05-06; project B 2026-05-11 5d deadline 2026-05-20; link M FS B";
    check_slack(stone, "A 5 free 2");
    check_slack(&format!("{stone}; product P launch 2026-05-07; P must A at M"), "A 1 free 2");
    // In its own working days.
    check_slack(
        "party Yard week MTWTFS-; project A 2026-05-04 5d by Yard deadline 2026-05-18",
        "A 8",
    );
    // An idea makes no promise.
    check_slack(
        "project A 2026-05-04 5d; product P launch 2026-05-29; P must B; project B 2026-05-11 5d proposed; link A FS B",
        "A -, B -",
    );
}

/// The critical path to product P and the slack on it.
fn check_critical(text: &str, expected: &str, slack: i32) {
    let schedule = Schedule::of(&plan(text));
    let found = schedule.critical_path(Goal::Launch(&id("P"))).map(|path| {
        (
            path.critical.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" "),
            path.slack,
        )
    });
    assert_eq!(found, Some((expected.to_owned(), slack)), "{text}");
}

#[test]
fn the_critical_path_to_a_launch_goes_back_along_what_decides() {
    let diamond = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-11 8d; project D 2026-05-21 5d
        link A FS B; link A FS C; link B FS D; link C FS D";
    check_critical(&format!("{diamond}; product P launch 2026-05-27; P must D"), "A C D", 0);
    check_critical(&format!("{diamond}; product P launch 2026-06-03; P must D"), "A C D", 5);
    check_critical(&format!("{diamond}; product P launch 2026-05-26; P must D"), "A C D", -1);
    // To another product another path; a gap ends it.
    check_critical(
        &format!(
            "{diamond}; product P launch 2026-06-01; P must B; product Q launch 2026-05-27; Q must D"
        ),
        "A B",
        11,
    );
    check_critical(
        "project A 2026-05-04 5d; project B 2026-05-18 5d; link A FS B; product P launch 2026-06-01; P must B",
        "B",
        6,
    );
    // Two paths of the same length are both critical.
    let even = diamond.replace("B 2026-05-11 5d", "B 2026-05-11 8d");
    check_critical(&format!("{even}; product P launch 2026-05-27; P must D"), "A B C D", 0);
    // Across calendars: what decides a date is on the path, also where a weekend leaves it a day of
    // its own.
    let yard = "party Yard week MTWTFSS; project A by Yard 2026-05-04 5d; project B 2026-05-11 5d; link A FS+1 B";
    check_critical(&format!("{yard}; product P launch 2026-05-15; P must B"), "A B", 0);
    let weekend = yard.replace("A by Yard 2026-05-04", "A by Yard 2026-05-06");
    check_critical(&format!("{weekend}; product P launch 2026-05-18; P must B"), "A B", 0);
    // What it should have counts when it must have nothing.
    check_critical("project A 2026-05-04 5d; product P launch 2026-05-08; P should A", "A", 0);
    assert_eq!(
        Schedule::of(&plan("product P launch 2026-05-08; P must A"))
            .critical_path(Goal::Launch(&id("P"))),
        None
    );
}

#[test]
fn what_is_nearly_critical_says_by_how_much() {
    let plan = plan(
        "project A 2026-05-04 5d; project B 2026-05-04 3d; project C 2026-05-04 1d; project D 2026-05-11 5d; project E 2026-04-01 1d
         link A FS D; link B FS D; link C FS D; link E FS D; product P launch 2026-05-15; P must D",
    );
    let path = Schedule::of(&plan).critical_path(Goal::Launch(&id("P"))).expect("it has dates");
    assert_eq!(
        (path.critical, path.near, path.slack),
        (vec![id("A"), id("D")], vec![(id("B"), 2), (id("C"), 4)], 0)
    );
}

/// The conflicts, and why a push would stop: `A>B 3 until 2026-05-18 begun`.
fn check_conflicts(text: &str, expected: &str) {
    let schedule = Schedule::of(&plan(text));
    let found: Vec<String> = schedule
        .conflicts()
        .map(|id| {
            let conflict = schedule.conflict(id).expect("it is in conflict");
            let stop = conflict.stop.map_or(String::new(), |stop| format!(" {stop:?}"));
            format!("{id} {} until {}{stop}", conflict.days, conflict.allowed)
        })
        .collect();
    assert_eq!(found.join(", "), expected, "{text}");
}

#[test]
fn conflicts_are_of_the_dates_as_they_are_set() {
    let with =
        |b: &str, link: &str| format!("project A 2026-05-04 5d; project B {b}; link A {link} B");
    check_conflicts(&with("2026-05-11 5d", "FS"), "");
    check_conflicts(&with("2026-05-06 5d", "FS"), "A>B 3 until 2026-05-11");
    check_conflicts(
        &with("2026-05-06 5d", "FS accepted").replace("accepted B", "B accepted"),
        "A>B 3 until 2026-05-11",
    );
    check_conflicts(&with("2026-05-06 5d running", "FS"), "A>B 3 until 2026-05-11 Begun");
    check_conflicts(&with("2026-05-06 5d finished", "FS"), "A>B 3 until 2026-05-11 Finished");
    check_conflicts(&with("2026-05-06 5d agreed finish", "FS"), "A>B 3 until 2026-05-11 Agreed");
    check_conflicts(&with("2026-05-01 5d", "SS"), "A>B 1 until 2026-05-04");
    check_conflicts(&with("2026-05-01 5d", "FF"), "A>B 1 until 2026-05-08");
    check_conflicts(&with("2026-05-01 5d", "SF"), "");
    check_conflicts(&with("2026-04-20 3d", "SF"), "A>B 7 until 2026-05-01");
    // A start on a day off is a start on the next working day.
    check_conflicts(
        "project A 2026-05-04..2026-05-10; project B 2026-05-09..2026-05-15; link A FS B",
        "",
    );
    // An idea is in nobody's way.
    check_conflicts("project A 2026-05-04 5d proposed; project B 2026-05-06 5d; link A FS B", "");
    // What would close a loop, in a file made by others, is left out: always the same link.
    let looped = "project A 2026-05-04 5d; project B 2026-05-11 5d; link A FS B; link B FS A";
    check_conflicts(looped, "B>A 10 until 2026-05-18");
    assert_eq!(
        Schedule::of(&plan(looped))
            .network()
            .left_out()
            .iter()
            .map(|id| id.as_str())
            .collect::<Vec<_>>(),
        ["A>B"]
    );
}

/// Why project B starts or finishes when it does, in Dutch and English, step by step.
fn check_why(text: &str, edge: SpanEnd, dutch: &[&str], english: &[&str]) {
    let plan = plan(text);
    let chain = why(&plan, &Schedule::of(&plan), &id("B"), edge);
    for (lang, expected) in [(Lang::Nl, dutch), (Lang::En, english)] {
        let said: Vec<String> = chain.iter().map(|step| text::why_of(lang, &plan, step)).collect();
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn every_date_says_why() {
    check_why(
        "project B 2026-05-04 5d",
        SpanEnd::Start,
        &["B: begint ma 4 mei 2026: zo ingesteld."],
        &["B: starts 4 May 2026: set by hand."],
    );
    check_why(
        "holidays NL; project A 2026-04-20 5d; project B 2026-04-28 5d; link A FS B",
        SpanEnd::Start,
        &[
            "B: begint di 28 apr 2026 omdat A vr 24 apr 2026 eindigt, daarna een weekend en Koningsdag.",
            "A: eindigt vr 24 apr 2026: zo ingesteld.",
        ],
        &[
            "B: starts 28 Apr 2026 because A finishes 24 Apr 2026, then a weekend and King’s Day.",
            "A: finishes 24 Apr 2026: set by hand.",
        ],
    );
    check_why(
        "project A 2026-05-04 5d; project B 2026-05-14 5d; link A FS B",
        SpanEnd::Start,
        &["B: begint do 14 mei 2026: zo ingesteld, 3 werkdagen later dan A toelaat."],
        &["B: starts 14 May 2026: set by hand, 3 working days later than A allows."],
    );
    // Expected later than it is set, back to the first cause.
    check_why(
        "status 2026-05-13; project A 2026-05-04 5d running left 2; milestone M in A 2026-05-08; project B 2026-05-11 5d; link A SS+9 B; project C 2026-05-04 3d; link C FS A",
        SpanEnd::Finish,
        &[
            "B: ingesteld op vr 15 mei 2026, maar: eindigt do 21 mei 2026: 5 werkdagen vanaf het begin.",
            "B: ingesteld op ma 11 mei 2026, maar: begint vr 15 mei 2026 omdat A ma 4 mei 2026 begint, 9 werkdagen ertussen.",
            "A: begonnen op ma 4 mei 2026: dat is een feit.",
        ],
        &[
            "B: set for 15 May 2026, but: finishes 21 May 2026: 5 working days from its start.",
            "B: set for 11 May 2026, but: starts 15 May 2026 because A starts 4 May 2026, 9 working days between.",
            "A: started 4 May 2026: that is a fact.",
        ],
    );
    check_why(
        "status 2026-05-13; project A 2026-05-04 5d running left 2; project B 2026-05-11 5d; link A FS-1 B",
        SpanEnd::Start,
        &[
            "B: ingesteld op ma 11 mei 2026, maar: begint do 14 mei 2026 omdat A do 14 mei 2026 eindigt, 1 werkdag overlap.",
            "A: ingesteld op vr 8 mei 2026, maar: eindigt do 14 mei 2026: vanaf de peildatum nog 2 werkdagen werk.",
        ],
        &[
            "B: set for 11 May 2026, but: starts 14 May 2026 because A finishes 14 May 2026, 1 working day of overlap.",
            "A: set for 8 May 2026, but: finishes 14 May 2026: 2 working days of work left from the status date on.",
        ],
    );
    check_why(
        "status 2026-05-13; project B 2026-05-11 5d",
        SpanEnd::Start,
        &[
            "B: ingesteld op ma 11 mei 2026, maar: begint op zijn vroegst wo 13 mei 2026: het is niet begonnen, en dat is de peildatum of de eerste werkdag erna.",
        ],
        &[
            "B: set for 11 May 2026, but: starts 13 May 2026 at the earliest: it has not begun, and that is the status date or the first working day after it.",
        ],
    );
    check_why(
        "closed \"the move\" 2026-05-11..2026-05-12; project A 2026-05-04 5d; milestone M in A 2026-05-08; project B 2026-05-13 5d; link M FS B",
        SpanEnd::Start,
        &[
            "B: begint wo 13 mei 2026 omdat M vr 8 mei 2026 wordt bereikt, daarna een weekend en the move.",
            "A: begint ma 4 mei 2026: zo ingesteld.",
        ],
        &[
            "B: starts 13 May 2026 because M is reached 8 May 2026, then a weekend and the move.",
            "A: starts 4 May 2026: set by hand.",
        ],
    );
}

#[test]
fn variance_is_counted_in_working_days() {
    fn check(now: &str, start: i32, finish: i32, days: i32) {
        let then = plan("project A 2026-05-04 5d; product P launch 2026-06-01");
        let change = take_baseline(&then, &id("b"), "Approved").expect("it has a name");
        let mut now = plan(now);
        let baseline =
            then.apply(&change.patch).expect("made for this plan").baselines[&id("b")].clone();
        now.insert(id("b"), Baseline::clone(&baseline));
        assert_eq!(
            variance(&now, &baseline, &id("A")),
            Some(Variance { start, finish, days }),
            "{now:?}"
        );
    }
    check("project A 2026-05-04 5d", 0, 0, 0);
    check("project A 2026-05-11 5d", 5, 5, 0);
    check("project A 2026-05-01 8d", -1, 2, 3);
    let nothing = plan("project A 2026-05-04 5d");
    assert_eq!(variance(&nothing, &Baseline::default(), &id("A")), None);
}

/// What has begun keeps its dates when a milestone in it has to move, and what waits for that
/// milestone follows.
#[test]
fn a_milestone_that_moves_alone_is_passed_on() {
    let before = plan(
        "project A 2026-05-04 5d; project B 2026-05-04 40d running; milestone M in B 2026-05-08; project C 2026-05-11 5d
         link A FS M; link M FS C; product P launch 2026-06-01; P must C",
    );
    let mut schedule = Schedule::of(&before);
    let dates =
        Span::new("2026-05-11".parse().expect("a day"), "2026-05-15".parse().expect("a day"));
    let mut patch = Patch::default();
    patch.put(&before, &id("A"), Project { dates, ..Project::clone(&before.projects[&id("A")]) });
    let after = before.apply(&patch).expect("made for this plan");
    schedule.follow(&patch, &after);
    assert_eq!(schedule, Schedule::of(&after));
    let starts = schedule.forecast(&id("C")).map(|dates| dates.start().to_string());
    assert_eq!((starts.as_deref(), schedule.slack(&id("A"))), (Some("2026-05-18"), Some(6)));
}

/// A plan and changes to it, one after the other.
fn edits() -> impl Strategy<Value = (Plan, Vec<Plan>)> {
    (crate::plans::linked_plan(), proptest::collection::vec(crate::plans::linked_plan(), 1..4))
}

/// Brings a few records of one plan into another: a small change.
fn small_change(plan: &Plan, other: &Plan, which: usize) -> Patch {
    fn some<T: Record>(plan: &Plan, other: &Plan, patch: &mut Patch, which: usize, every: usize) {
        for (n, id) in
            T::of(plan).keys().enumerate().filter(|(n, _)| (n + which).is_multiple_of(every))
        {
            match (T::of(other).get(id), n % 3) {
                (Some(record), _) => patch.put(plan, id, T::clone(record)),
                (None, 0) => patch.remove(plan, id),
                _ => {}
            }
        }
        for (id, record) in T::of(other)
            .iter()
            .filter(|(id, _)| !T::of(plan).contains_key(id))
            .skip(which % 3)
            .take(1)
        {
            patch.put(plan, id, T::clone(record));
        }
    }
    let mut patch = Patch::default();
    match which % 7 {
        0 => some::<Project>(plan, other, &mut patch, which, 4),
        1 => some::<Milestone>(plan, other, &mut patch, which, 2),
        2 => some::<Link>(plan, other, &mut patch, which, 5),
        3 => some::<Deliverable>(plan, other, &mut patch, which, 2),
        4 => some::<Product>(plan, other, &mut patch, which, 2),
        5 => {
            some::<Project>(plan, other, &mut patch, which, 2);
            some::<Link>(plan, other, &mut patch, which, 2);
            some::<Milestone>(plan, other, &mut patch, which, 3);
        }
        _ => {
            patch.set_about(plan, About::clone(&other.about));
            some::<Party>(plan, other, &mut patch, which, 1);
        }
    }
    patch
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn following_changes_is_the_same_as_starting_anew((mut plan, others) in edits(), which in proptest::collection::vec(0_usize..70, 6)) {
        let mut schedule = Schedule::of(&plan);
        for (n, which) in which.into_iter().enumerate() {
            let patch = small_change(&plan, &others[n % others.len()], which);
            plan = plan.apply(&patch).expect("made for this plan");
            schedule.follow(&patch, &plan);
            prop_assert_eq!(&schedule, &Schedule::of(&plan), "after {:?}", patch);
        }
    }

    /// As a drag does: one preview is taken back for the next, and the analysis is brought up to
    /// date once for both.
    #[test]
    fn previews_that_are_taken_back_leave_nothing((plan, others) in edits(), which in proptest::collection::vec(0_usize..70, 4)) {
        let mut schedule = Schedule::of(&plan);
        let mut shown: Option<Patch> = None;
        for (n, which) in which.into_iter().enumerate() {
            if let Some(patch) = shown.take() {
                schedule.follow_later(&patch.inverse(), &plan);
            }
            let patch = small_change(&plan, &others[n % others.len()], which);
            let then = plan.apply(&patch).expect("made for this plan");
            schedule.follow(&patch, &then);
            prop_assert_eq!(&schedule, &Schedule::of(&then), "after {:?}", patch);
            shown = Some(patch);
        }
        schedule.follow_later(&shown.expect("four were shown").inverse(), &plan);
        schedule.catch_up();
        prop_assert_eq!(&schedule, &Schedule::of(&plan));
    }

    /// Any plan at all: loops, links that lead nowhere, milestones outside their projects, the
    /// first and the last day.
    #[test]
    fn following_any_change_is_the_same_as_starting_anew(plan in crate::plans::plan(), edits in proptest::collection::vec(crate::plans::edit(), 1..4)) {
        let mut schedule = Schedule::of(&plan);
        let mut plan = plan;
        for edit in edits {
            let patch = edit.patch(&plan);
            plan = plan.apply(&patch).expect("made for this plan");
            schedule.follow(&patch, &plan);
            prop_assert_eq!(&schedule, &Schedule::of(&plan));
        }
    }

    #[test]
    fn the_order_in_which_a_plan_was_made_does_not_matter(plan in crate::plans::linked_plan()) {
        fn add<T: Record + Indexed>(from: &Plan, to: &mut Plan) {
            let mut records: Vec<_> = T::of(from).iter().collect();
            records.reverse();
            records.into_iter().for_each(|(id, record)| to.insert(id.clone(), T::clone(record)));
        }
        let mut other = Plan::default();
        other.about = plan.about.clone();
        add::<Link>(&plan, &mut other);
        add::<Milestone>(&plan, &mut other);
        add::<Deliverable>(&plan, &mut other);
        add::<Product>(&plan, &mut other);
        add::<Project>(&plan, &mut other);
        add::<Party>(&plan, &mut other);
        prop_assert_eq!(Schedule::of(&plan), Schedule::of(&other));
    }

    /// No date, slack, path or reason of any plan makes it fail.
    #[test]
    fn any_plan_is_analysed_and_explained(plan in crate::plans::plan()) {
        let schedule = Schedule::of(&plan);
        for id in plan.projects.keys() {
            prop_assert_eq!(schedule.forecast(id).is_some(), plan.projects[id].dates.is_some());
            schedule.free_slack(id);
            for edge in [SpanEnd::Start, SpanEnd::Finish] {
                for step in why(&plan, &schedule, id, edge) {
                    text::why_of(Lang::Nl, &plan, &step);
                }
            }
        }
        for id in plan.links.keys() {
            prop_assert_eq!(schedule.conflict(id).is_some(), schedule.conflicts().any(|other| other == id));
            schedule.resolved(id);
            schedule.latest_by(id);
        }
        for id in plan.products.keys() {
            schedule.critical_path(Goal::Launch(id));
        }
        schedule.critical_path(Goal::PlanEnd(schedule.end().unwrap_or(Day::MIN)));
    }

    /// The meaning of slack: what is to begin can slip by it and no promise is missed that was
    /// kept; by a day more, and one is.
    #[test]
    fn slack_is_how_far_a_project_can_slip(plan in crate::plans::linked_plan(), which in 0_usize..9) {
        let id: ProjectId = Id::new(((b'a' + which as u8) as char).to_string());
        let project = &plan.projects[&id];
        // By one calendar, and no status date that would hold back what is moved; a project that
        // has begun cannot slip as a whole.
        let mut plan = plan.clone();
        plan.about = About { status_date: None, ..About::clone(&plan.about) }.into();
        plan.insert(Id::new("yard"), Party { calendar: None, ..Party::clone(&plan.parties[&Id::new("yard")]) });
        for (id, project) in plan.projects.clone().iter() {
            let dates = project.dates.map(|dates| plan.about.calendar.moved(dates, dates.start()));
            plan.insert(id.clone(), Project { dates, ..Project::clone(project) });
        }
        for (id, milestone) in plan.milestones.clone().iter() {
            let dates = plan.projects[&milestone.project].dates.expect("each has dates");
            let day = dates.clamp(plan.about.calendar.on_or_after(milestone.day));
            plan.insert(id.clone(), Milestone { day, done: false, ..Milestone::clone(milestone) });
        }
        // A lived-with overlap is reckoned from the dates as they are set, which this test changes.
        for (id, link) in plan.links.clone().iter() {
            plan.insert(id.clone(), Link { accepted: None, lag: if let Lag::Calendar(_) = link.lag { Lag::Working(1) } else { link.lag }, ..Link::clone(link) });
        }
        let schedule = Schedule::of(&plan);
        let (Some(slack), Some(forecast)) = (schedule.slack(&id), schedule.forecast(&id)) else { return Ok(()) };
        if project.state != ProjectState::Planned || slack < 0 {
            return Ok(());
        }
        let kept = |plan: &Plan| Schedule::of(plan).slacks_to(Goal::Promises);
        let slipped = |days: i32| {
            let start = plan.about.calendar.plus(forecast.start(), days);
            let network = Network::of(&plan);
            let change = move_project(&plan, PushContext { network: &network, rule: PushRule::OnlyThis }, &id, start).expect("it has dates");
            plan.apply(&change.patch).expect("made for this plan")
        };
        let broken = |before: &BTreeMap<ProjectId, i32>, after: &BTreeMap<ProjectId, i32>| {
            after.iter().any(|(id, slack)| *slack < 0 && before.get(id).is_some_and(|before| *before >= 0))
        };
        let before = kept(&plan);
        prop_assert!(!broken(&before, &kept(&slipped(slack))), "{id} can slip by {slack}");
        prop_assert!(kept(&slipped(slack + 1)).get(&id).is_some_and(|slack| *slack < 0), "{id} cannot slip by more than {slack}: {}", domain::format::json::write(&plan));
    }

    /// A link added where it would close a loop is found by asking for the way back.
    #[test]
    fn a_loop_is_found_before_it_is_made(plan in crate::plans::linked_plan(), from in 0_usize..9, to in 0_usize..9) {
        let letter = |n: usize| Id::new(((b'a' + n as u8) as char).to_string());
        let (from, to): (ProjectId, ProjectId) = (letter(from), letter(to));
        let network = Network::of(&plan);
        let mut looped = plan.clone();
        let link = Link { predecessor: LinkEnd::Project(from.clone()), successor: LinkEnd::Project(to.clone()), kind: LinkKind::FinishStart, lag: Lag::default(), accepted: None };
        looped.insert(Id::new("new"), link);
        prop_assert_eq!(network.path(&to, &from).is_some(), from == to || !Network::of(&looped).left_out().is_empty());
    }
}
