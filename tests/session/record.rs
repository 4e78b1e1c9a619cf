//! What came of the forecasts: the rule R12 of docs/SPEC.md.

use std::collections::BTreeSet;

use crate::notation::{day, plan};
use domain::readiness::launched_on;
use engine::{forecast::*, model::*, schedule::Schedule};
use proptest::prelude::*;
use session::viewmodel::*;

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// The forecast of a launch by all samples; none when it is not judged.
fn outlook(plan: &Plan, product: &ProductId) -> Option<Outlook> {
    let mut alone =
        Scope::of(plan, Schedule::of(plan).network(), &BTreeSet::from([product.clone()]));
    alone.take(FULL);
    alone.read(|sampling, network| sampling.outlook(network, product))
}

/// A running project of which nothing is uncertain, so that P50 and P80 are its finish, Fri 29 May.
const SURE: &str =
    "status 2026-05-04; class normal 100 0; project A 2026-05-04..2026-05-29 running; P must A";
const DONE: &str = "status 2026-06-08; project A 2026-05-04..2026-05-29 finished; P must A";

#[test]
fn r12_a_launch_has_come_when_all_it_must_have_is_there() {
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            launched_on(&plan(&format!("product P launch 2026-06-01; {text}")), &id("P")),
            expected.map(day),
            "R12: {text}"
        );
    }
    check("", None);
    check(DONE, Some("2026-05-29"));
    check(SURE, None);
    check("project A 2026-05-04..2026-05-29 finished; P should A", None);
    // A should-deliverable is not waited for; the last of several is.
    check(
        &format!("{DONE}; project B 2026-05-04..2026-06-30 running; P should B"),
        Some("2026-05-29"),
    );
    check(&format!("{DONE}; project B 2026-05-04..2026-06-30 running; P must B"), None);
    check(
        &format!("{DONE}; project B 2026-05-04..2026-06-03 finished; P must B"),
        Some("2026-06-03"),
    );
    check(&format!("{DONE}; P must B"), None);
    // With the days to prepare it, of the calendar of the plan; without them it may be on a day
    // off.
    check(&format!("{DONE} lead 5"), Some("2026-06-05"));
    check(
        "holidays NL; project A 2026-05-04..2026-05-22 finished; P must A lead 1",
        Some("2026-05-26"),
    );
    check("project A 2026-05-04..2026-05-30 finished; P must A", Some("2026-05-30"));
    check("project A 2026-05-04..2026-05-30 finished; P must A lead 1", Some("2026-06-02"));
    // Handed over at a milestone: there as soon as that is reached, or its project finished.
    let at = |state: &str, done: &str| {
        format!(
            "project A 2026-05-04..2026-05-29 {state}; milestone M in A 2026-05-20 {done}; P must A at M"
        )
    };
    check(&at("running", ""), None);
    check(&at("running", "done"), Some("2026-05-20"));
    check(&at("finished", ""), Some("2026-05-20"));
    // One of another project is no such milestone.
    check(
        &format!(
            "{DONE} at N; project B 2026-05-04..2026-06-30 running; milestone N in B 2026-05-20 done"
        ),
        Some("2026-05-29"),
    );
}

#[test]
fn r12_each_decision_is_laid_beside_what_is_so_now() {
    /// An entry: the decision, by how many working days the launch and P80 moved, and how the call
    /// was kept.
    fn check(launch: &str, rest: &str, expected: &[&str]) {
        let plan = plan(&format!("product P {launch}; {rest}"));
        let number =
            |number: Option<i32>| number.map_or("-".to_owned(), |number| number.to_string());
        let said = |entry: &Entry| {
            let kept = entry.kept.map_or("-".to_owned(), |kept| format!("{kept:?}"));
            format!(
                "{} {} {} {kept}",
                entry.decision,
                number(entry.launch_moved),
                number(entry.p80_moved)
            )
        };
        let outlook = outlook(&plan, &id("P"));
        let record = track_record(&plan, &id("P"), outlook.as_ref());
        let said: Vec<_> = record.iter().flat_map(|record| &record.entries).map(said).collect();
        assert_eq!(said, expected, "R12: {launch}; {rest}");
        let Some(record) = record else { return };
        let now = ForecastCall {
            launch: plan.products[&id("P")].launch,
            chance: outlook.as_ref().map(|outlook| outlook.chance),
            days: outlook.as_ref().map(|outlook| (outlook.ready.p50, outlook.ready.p80)),
        };
        assert_eq!((record.now, record.came), (now, launched_on(&plan, &id("P"))));
    }
    let monday = "launch 2026-06-01";
    let called = |name: &str, on: &str, words: &str| {
        format!("decision {name} on P go {on} foreseen {words}")
    };
    let with = |rest: &str, name: &str, words: &str| {
        format!("{rest}; {}", called(name, "2026-05-04", words))
    };
    // Nothing was foreseen, or nothing was decided.
    check(monday, SURE, &[]);
    check(monday, &format!("{SURE}; decision d on P go 2026-05-04"), &[]);
    check(monday, &with(SURE, "d", "- 1000/2000 - -"), &[]);
    check(
        monday,
        &format!("{SURE}; product Q; decision d on Q go 2026-05-04 foreseen 2026-06-01 - - -"),
        &[],
    );
    // Later is positive, in working days of the plan.
    check(monday, &with(SURE, "d", "2026-06-01 2000/2000 2026-05-29 2026-05-29"), &["d 0 0 -"]);
    check(monday, &with(SURE, "d", "2026-05-25 900/2000 2026-05-22 2026-05-27"), &["d 5 2 -"]);
    check(monday, &with(SURE, "d", "2026-06-08 900/2000 2026-05-22 2026-06-05"), &["d -5 -5 -"]);
    check(
        monday,
        &with(&format!("holidays NL; {SURE}"), "d", "2026-05-22 900/2000 2026-05-22 2026-05-22"),
        &["d 5 4 -"],
    );
    // What was not foreseen, or is not so now, moved by nothing that can be said.
    check(monday, &with(SURE, "d", "2026-05-25 - - -"), &["d 5 - -"]);
    check("", &with(SURE, "d", "2026-05-25 900/2000 2026-05-22 2026-05-27"), &["d - - -"]);
    check(
        monday,
        &with("project A; P must A", "d", "2026-05-25 900/2000 2026-05-22 2026-05-27"),
        &["d 5 - -"],
    );
    // Kept by the P50, by the P80, or by neither, on the day itself too.
    check(monday, &with(DONE, "d", "2026-06-01 900/2000 2026-05-29 2026-06-05"), &["d 0 -5 Half"]);
    check(monday, &with(DONE, "d", "2026-06-01 900/2000 2026-05-28 2026-05-29"), &["d 0 0 Most"]);
    check(
        monday,
        &with(DONE, "d", "2026-06-01 900/2000 2026-05-27 2026-05-28"),
        &["d 0 1 Neither"],
    );
    check(
        monday,
        &with(&format!("{DONE} lead 5"), "d", "2026-06-01 900/2000 2026-06-04 2026-06-05"),
        &["d 0 0 Most"],
    );
    // Also when the launch was taken away since: it came all the same.
    check("", &with(DONE, "d", "2026-06-01 900/2000 2026-05-29 2026-06-05"), &["d - - Half"]);
    // Said on the day it came, or later, it is no forecast.
    let late = |on: &str| {
        format!("{DONE}; {}", called("d", on, "2026-06-01 2000/2000 2026-05-29 2026-05-29"))
    };
    check(monday, &late("2026-05-28"), &["d 0 0 Half"]);
    check(monday, &late("2026-05-29"), &["d 0 0 -"]);
    check(monday, &late("2026-06-02"), &["d 0 0 -"]);
    // The oldest first, by day and then by id.
    let several = ["e 2026-05-06", "d 2026-05-06", "f 2026-05-04"].map(|it| {
        let (name, on) = it.split_once(' ').expect("a name and a day");
        called(name, on, "2026-06-01 2000/2000 2026-05-29 2026-05-29")
    });
    check(monday, &format!("{SURE}; {}", several.join("; ")), &["f 0 0 -", "d 0 0 -", "e 0 0 -"]);
}

#[test]
fn r12_over_all_launches_each_counts_once_by_its_first_call() {
    /// Launches that came, of those by the P50 and by the P80, and whether that is enough to tell.
    fn check(text: &str, expected: Option<(usize, usize, usize, bool)>) {
        let tally = tally(&plan(text));
        assert_eq!(
            tally.map(|tally| (tally.came, tally.by_half, tally.by_most, tally.is_enough())),
            expected,
            "R12: {text}"
        );
    }
    /// A product that came on Fri 29 May, and its calls: the day each was made, its P50 and its
    /// P80.
    fn came(name: &str, calls: &[(&str, &str, &str)]) -> String {
        let calls = calls.iter().zip(1..).map(|((on, half, most), number)| {
            format!("; decision {name}{number} on {name} go 2026-{on} foreseen 2026-06-01 900/2000 2026-{half} 2026-{most}")
        });
        let project = format!(
            "project for-{name} 2026-05-04..2026-05-29 finished; product {name} launch 2026-06-01; {name} must for-{name}"
        );
        calls.fold(project, |text, call| text + &call)
    }
    let (half, most, neither) =
        (("05-04", "05-29", "06-05"), ("05-04", "05-22", "05-29"), ("05-04", "05-20", "05-22"));
    let later = ("05-18", "05-29", "05-29");
    check("product P launch 2026-06-01", None);
    check(DONE, None);
    check(
        &format!(
            "product P; {SURE}; decision d on P go 2026-05-04 foreseen 2026-06-01 900/2000 2026-05-20 2026-05-22"
        ),
        Some((0, 0, 0, false)),
    );
    check(&came("P", &[half]), Some((1, 1, 1, false)));
    check(&came("P", &[most]), Some((1, 0, 1, false)));
    check(&came("P", &[neither]), Some((1, 0, 0, false)));
    // The first that was called before it came; later ones know more.
    check(&came("P", &[neither, later]), Some((1, 0, 0, false)));
    check(&came("P", &[("06-08", "05-29", "05-29")]), Some((0, 0, 0, false)));
    check(
        &format!("{}; decision a on P go 2026-05-03", came("P", &[most])),
        Some((1, 0, 1, false)),
    );
    let all = [("P", half), ("Q", half), ("R", most), ("S", most), ("T", neither)]
        .map(|(name, call)| came(name, &[call]));
    check(&all[..4].join("; "), Some((4, 2, 4, false)));
    check(&all.join("; "), Some((5, 2, 4, true)));
}

#[test]
fn the_drawing_has_a_row_a_decision_and_one_for_now() {
    /// Each row in per mille: the band from P50 to P80, and the launch; then the day it came.
    fn check(text: &str, expected: &[&str], came: Option<u16>) {
        let plan = plan(&format!("product P launch 2026-06-01; {text}"));
        let drawing = track_record(&plan, &id("P"), outlook(&plan, &id("P")).as_ref())
            .and_then(|record| record.chart())
            .expect("a record");
        let said = |track: &ChartRow| {
            let band = track.band.map_or("-".to_owned(), |(half, most)| format!("{half}..{most}"));
            format!("{band} {}", track.launch.map_or("-".to_owned(), |launch| launch.to_string()))
        };
        let rows: Vec<_> = drawing.rows.iter().chain([&drawing.now]).map(said).collect();
        assert_eq!(
            (rows, drawing.came),
            (expected.iter().map(|row| row.to_string()).collect(), came),
            "{text}"
        );
    }
    // From Sat 23 May to Thu 4 June, two days more than is named at either end; everything stands
    // in the middle of its day.
    let call = |words: &str| format!("decision d on P go 2026-05-04 foreseen {words}");
    check(
        &format!("{SURE}; {}", call("2026-05-25 900/2000 2026-05-25 2026-06-02")),
        &["192..807 192", "500..500 730"],
        None,
    );
    check(&format!("{SURE}; {}", call("2026-05-25 - - -")), &["- 208", "541..541 791"], None);
    check(
        &format!("{DONE}; {}", call("- 900/2000 2026-05-25 2026-06-02")),
        &["192..807 -", "500..500 730"],
        Some(500),
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// What has come is what the forecast says of it, in every sample, and stands within the
    /// drawing.
    #[test]
    fn a_launch_that_came_is_forecast_on_the_day_it_did(plan in crate::plans::linked_plan()) {
        let mut plan = plan;
        for (id, project) in plan.projects.clone().iter().filter(|(_, project)| project.dates.is_some()) {
            plan.insert(id.clone(), Project { state: ProjectState::Finished, ..Project::clone(project) });
        }
        for product in plan.products.keys() {
            let (came, outlook) = (launched_on(&plan, product), outlook(&plan, product));
            if let Some(outlook) = &outlook {
                prop_assert_eq!(came.map(|came| (came, came, came)), Some((outlook.ready.p10, outlook.ready.p50, outlook.ready.p80)));
            }
            if let Some(drawing) = track_record(&plan, product, outlook.as_ref()).and_then(|record| record.chart()) {
                let tracks = || drawing.rows.iter().chain([&drawing.now]);
                prop_assert!(tracks().filter_map(|track| track.band).all(|(half, most)| half <= most));
                prop_assert!(tracks().filter_map(|track| track.launch).chain(drawing.came).all(|at| (1..1000).contains(&at)));
            }
        }
    }
}
