//! What lists say a year later (docs/CALIBRATION.md): how far approved finishes moved, the usual
//! class that follows from it, and that class against another year.

use std::collections::BTreeMap;

use domain::format::csv::{self, *};
use engine::forecast::{FULL, Sampling};
use engine::model::*;
use engine::schedule::*;

const LISTS: [(&str, &[u8]); 3] = [
    ("2021-03-31", include_bytes!("../data/uk-major-projects-2021.csv")),
    ("2022-03-31", include_bytes!("../data/uk-major-projects-2022.csv")),
    ("2023-03-31", include_bytes!("../data/uk-major-projects-2023.csv")),
];

/// A list in a plan of its own, as it comes in without any hand: as at the day that it reports.
fn list((as_at, bytes): (&str, &[u8])) -> Plan {
    bring(&Plan::new("p", "List"), (as_at, bytes)).plan
}

fn bring(plan: &Plan, (as_at, bytes): (&str, &[u8])) -> Imported {
    let table = ListTable::read(bytes).expect("a table");
    let mapping = Mapping {
        as_at: as_at.parse().expect("a day"),
        ..Mapping::guess(&table, Day::MIN).expect("columns")
    };
    csv::import(
        &table,
        &mapping,
        &ImportTarget { plan, seed: "x", row: "Row", same: &BTreeMap::new() },
    )
    .expect("a list")
}

/// A project that was still to finish, and is in a later list under exactly the same name.
struct Case {
    id: ProjectId,
    name: String,
    /// Working days left at the first list, as the forecast has them (SPEC C2).
    left: i32,
    /// Working days by which its approved finish was moved.
    moved: i32,
    finish: Day,
}

impl Case {
    /// In shares of what was left.
    fn share(&self) -> f64 {
        f64::from(self.moved) / f64::from(self.left)
    }
}

/// What became of the projects of a list.
#[derive(Default)]
struct Year {
    cases: Vec<Case>,
    /// In both lists, but without a date in either, or past its finish at the first.
    unusable: usize,
    /// Of those that left: past their finish already, due before the next list, due later, without
    /// a date.
    gone: [usize; 4],
    /// Names of the next list that nearly are one of those that left.
    near: usize,
}

fn year(first: (&str, &[u8]), next: (&str, &[u8])) -> Year {
    let (plan, later) = (list(first), list(next));
    let [from, to] = [&plan, &later].map(|plan| plan.about.status_date.expect("it was given"));
    let network = Network::of(&plan);
    let ready = Propagation::of(&network);
    let left: Vec<i32> = ready.uncertain().map(|of| of.left).collect();
    let after: BTreeMap<&str, &Project> =
        later.projects.values().map(|project| (project.name.as_str(), &**project)).collect();
    let mut year = Year { near: bring(&plan, next).report.near.len(), ..Year::default() };
    for (id, project) in plan.projects.iter() {
        let finish = project.dates.map(Span::finish);
        let Some(after) = after.get(project.name.as_str()) else {
            let why = finish.map_or(3, |finish| {
                if finish <= from {
                    0
                } else if finish <= to {
                    1
                } else {
                    2
                }
            });
            year.gone[why] += 1;
            continue;
        };
        match (finish.filter(|finish| *finish > from), after.dates.map(Span::finish)) {
            (Some(before), Some(finish)) => {
                let calendar = plan.calendar_of(project);
                let moved = calendar.between(before, finish);
                let left = left[ready.place(&network, id).expect("it has dates")];
                year.cases.push(Case {
                    id: id.clone(),
                    name: project.name.clone(),
                    left,
                    moved,
                    finish,
                });
            }
            _ => year.unusable += 1,
        }
    }
    year
}

/// The counts of cases that came later, held and came earlier.
fn moves<'a>(cases: impl IntoIterator<Item = &'a Case>) -> [usize; 3] {
    cases.into_iter().fold([0; 3], |mut counts, case| {
        counts[(1 - case.moved.signum()) as usize] += 1;
        counts
    })
}

/// The average and the middle of the slips of what came later, in whole per cents of what was left.
fn slips(cases: &[Case]) -> (i32, i32) {
    let mut shares: Vec<f64> =
        cases.iter().filter(|case| case.moved > 0).map(Case::share).collect();
    shares.sort_by(f64::total_cmp);
    let percent = |share: f64| (share * 100.0).round() as i32;
    (percent(shares.iter().sum::<f64>() / shares.len() as f64), percent(shares[shares.len() / 2]))
}

/// How many per cent did not come later.
fn holds(cases: &[Case]) -> i32 {
    let [later, ..] = moves(cases);
    (((cases.len() - later) * 200 + cases.len()) / (cases.len() * 2)) as i32
}

/// The usual class is this year's: exact matches, what came earlier counts as held, a move of one
/// day counts as a move.
#[test]
fn the_usual_class_is_what_became_of_2021() {
    let year = year(LISTS[0], LISTS[1]);
    assert_eq!((year.cases.len(), year.unusable), (126, 9), "in both lists");
    assert_eq!((year.gone, year.near), ([9, 6, 31, 3], 16), "gone");
    assert_eq!(moves(&year.cases), [37, 84, 5], "later, held, earlier");
    assert_eq!((holds(&year.cases), slips(&year.cases)), (71, (109, 50)));
    // To the nearest ten: the standard errors are 4 and 26 per cent.
    let UncertaintySettings { normal, usual, .. } = UncertaintySettings::default();
    assert_eq!((normal, usual), (Class { holds: 70, slip: 110 }, UsualClass::Normal));
}

/// That each year has its chance anew, whatever came before: 0.7 times 0.7 is 49. So is the class
/// of what is new.
#[test]
fn two_years_hold_as_often_as_one_year_and_another() {
    let two = year(LISTS[0], LISTS[2]);
    assert_eq!(moves(&two.cases), [51, 41, 4]);
    assert_eq!((holds(&two.cases), slips(&two.cases)), (47, (96, 57)));
    assert_eq!(UncertaintySettings::default().new, Class { holds: 50, slip: 110 });
    // What came later in the one year did so in the next about as often as the others.
    let [first, second] = [year(LISTS[0], LISTS[1]), year(LISTS[1], LISTS[2])];
    let came_later: BTreeMap<&str, bool> =
        first.cases.iter().map(|case| (case.name.as_str(), case.moved > 0)).collect();
    let again = |later: bool| {
        moves(second.cases.iter().filter(|case| came_later.get(case.name.as_str()) == Some(&later)))
    };
    assert_eq!((again(true), again(false)), ([10, 20, 1], [19, 42, 2]));
}

/// Of the finishes of 2023, those by the days that the forecast called in 2022 for each project
/// alone.
#[test]
fn dates_called_on_the_list_of_2022_against_that_of_2023() {
    let year = year(LISTS[1], LISTS[2]);
    assert_eq!(
        (year.cases.len(), year.unusable, year.gone, year.near),
        (158, 30, [10, 9, 27, 1], 9)
    );
    assert_eq!(
        (moves(&year.cases), holds(&year.cases), slips(&year.cases)),
        ([39, 110, 9], 75, (112, 50))
    );
    let check = |class: Class, expected: [usize; 4]| {
        let mut plan = list(LISTS[1]);
        let uncertainty = UncertaintySettings { normal: class, ..UncertaintySettings::default() };
        plan.about = About { uncertainty, ..About::clone(&plan.about) }.into();
        let network = Network::of(&plan);
        let mut sampling = Sampling::new(&plan, &network);
        sampling.run(&network, FULL);
        let by = |percent: u32| {
            let in_time = year.cases.iter().filter(|case| {
                let days = sampling.finishes(&network, &case.id);
                let by: u32 = days
                    .iter()
                    .filter(|(day, _)| *day < case.finish)
                    .map(|(_, samples)| samples)
                    .sum();
                by * 100 < percent * FULL as u32
            });
            in_time.count()
        };
        assert_eq!([50, 80, 90, 95].map(by), expected, "{class:?}");
    };
    // 75, 82, 91 and 96 per cent; the standard errors are 3, 3, 2 and 2.
    check(UncertaintySettings::default().normal, [119, 130, 144, 151]);
    check(Class { holds: 71, slip: 109 }, [119, 130, 144, 151]);
    // What stood here before the lists were asked.
    check(Class { holds: 70, slip: 50 }, [119, 125, 131, 143]);
}

/// Later of all, by what a list says of a project. Software is later in both years, and so is what
/// has a year left, when those that left the list are not counted; who was doubted was later in one
/// year and not in the other. None of it says who has done such work before.
#[test]
fn the_lists_do_not_say_what_is_routine() {
    let check = |first: usize, expected: &str| {
        let plan = list(LISTS[first]);
        let year = year(LISTS[first], LISTS[first + 1]);
        let mut groups: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        for case in &year.cases {
            let project = plan.get(&case.id).expect("it is in the plan");
            let rating = project.rating.as_ref().map_or("", |rating| &rating.value);
            let doubted =
                if rating.to_lowercase().ends_with("red") { "doubted" } else { "not doubted" };
            let length = ["a year left", "two years left", "more left"]
                [usize::from(case.left > 262) + usize::from(case.left > 522)];
            for group in [&project.kind, doubted, length] {
                let [later, all] = groups.entry(group.into()).or_default();
                *later += usize::from(case.moved > 0);
                *all += 1;
            }
        }
        let found: Vec<String> = groups
            .iter()
            .map(|(group, [later, all])| format!("{group} {later} of {all}"))
            .collect();
        assert_eq!(found.join(", "), expected);
    };
    check(
        0,
        "Government Transformation and Service Delivery 10 of 45, ICT 8 of 17, Infrastructure and Construction 14 of 45, Military Capability 5 of 19, a year left 9 of 14, doubted 16 of 40, more left 24 of 96, not doubted 21 of 86, two years left 4 of 16",
    );
    check(
        1,
        "Government Transformation and Service Delivery 17 of 64, ICT 6 of 16, Infrastructure and Construction 8 of 45, Military Capability 8 of 33, a year left 8 of 17, doubted 6 of 18, more left 25 of 123, not doubted 33 of 140, two years left 6 of 18",
    );
}
