//! The readiness board and the drawing of when a launch could be.

use std::collections::BTreeSet;

use domain::readiness::Verdict;
use engine::{forecast::*, model::*, schedule::Schedule};
use proptest::prelude::*;
use session::{text, viewmodel::*};

fn complete(plan: &Plan) -> Scope {
    let all: BTreeSet<_> = plan.products.keys().cloned().collect();
    let mut scope = Scope::of(plan, Schedule::of(plan).network(), &all);
    while scope.step() {}
    scope
}

fn lines(plan: &Plan) -> Vec<BoardLine> {
    let (schedule, chances) = (Schedule::of(plan), complete(plan).chances());
    products_by_rank(plan)
        .iter()
        .filter_map(|id| board_line(plan, &schedule, &chances, id))
        .collect()
}

/// A line: name, verdicts (as it stands, on time, in the right form), chance, slack, criteria that
/// are met.
fn check(text: &str, expected: &[&str]) {
    let said = |line: &BoardLine| {
        let letter = |verdict: Verdict| text::verdict_letter(text::Lang::En, verdict);
        let (stands, time, form) = line.verdicts;
        let number =
            |number: Option<i32>| number.map_or("-".to_owned(), |number| number.to_string());
        let (chance, slack) = (number(line.chance.map(i32::from)), number(line.slack));
        format!(
            "{} {}{}{} {chance} {slack} {}/{}",
            line.name,
            letter(stands),
            letter(time),
            letter(form),
            line.criteria.0,
            line.criteria.1
        )
    };
    assert_eq!(
        lines(&crate::notation::plan(text)).iter().map(said).collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn every_product_has_a_line_by_rank() {
    check("", &[]);
    check("product Q; product P", &["Q ––– - - 0/0", "P ––– - - 0/0"]);
    let sure = "status 2026-05-04; class normal 100 0; project A 2026-05-04 5d; product P launch 2026-05-15; P must A";
    check(sure, &["P –G– 100 5 0/0"]);
    let text = format!(
        "{sure}; criterion c on P/A accepted evidence report; criterion d on P/A due 2026-05-01"
    );
    check(&text, &["P RGR 100 5 1/2"]);
    check(&sure.replace("05-15", "05-07"), &["P RR– 0 -1 0/0"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn columns_hold_every_sample_and_stand_in_a_row(plan in crate::plans::linked_plan()) {
        let scope = complete(&plan);
        for outlook in scope.read(|sampling, network| sampling.outlooks(network)) {
            let drawn = distribution(&outlook).expect("there are samples");
            prop_assert!((1..=24).contains(&drawn.columns.len()), "{} columns", drawn.columns.len());
            prop_assert_eq!(drawn.columns.iter().map(|column| column.height).max(), Some(100));
            for pair in drawn.columns.windows(2) {
                prop_assert_eq!(pair[0].days.finish().plus(1), pair[1].days.start());
                prop_assert!(pair[0].is_late <= pair[1].is_late);
                prop_assert!(pair.iter().all(|column| column.days.finish() <= outlook.launch || column.days.start() > outlook.launch), "half late");
            }
            prop_assert!(drawn.day_positions[1] <= drawn.day_positions[2] && drawn.day_positions.iter().all(|mark| *mark <= 100));
            let first = drawn.columns[0].days.start();
            prop_assert!(first <= outlook.launch && first <= outlook.ready.p10);
        }
    }
}
