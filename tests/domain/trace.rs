//! Traced both ways: what a product waits for, and what would follow if a project finished later
//! (SPEC R10, R11).

use crate::notation::plan;
use domain::readiness::*;
use engine::{
    forecast::{FULL, Sampling},
    model::*,
    schedule::Schedule,
};
use proptest::prelude::*;

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".into(), |value| value.to_string())
}

/// A thread in words: what, of which project, at which milestone, led by whom, expected and needed
/// when, its slack, its criteria.
fn said(line: &TraceLine) -> String {
    let criteria: String = line
        .criteria
        .iter()
        .map(|(id, owner)| format!(" {id}:{}", shown(owner.as_ref())))
        .collect();
    let TraceLine { deliverable, project, milestone, leader, expected, needed, slack, .. } = line;
    let (milestone, leader) = (shown(milestone.as_ref()), shown(leader.as_ref()));
    format!(
        "{deliverable} {project} {milestone} {leader} {} {} {}{criteria}",
        shown(*expected),
        shown(*needed),
        shown(*slack)
    )
}

#[test]
fn r10_a_product_is_traced_to_those_who_lead_and_own() {
    fn check(text: &str, expected: &[&str]) {
        let plan = plan(text);
        let lines: Vec<_> = trace(&plan, &Schedule::of(&plan), &id("P")).iter().map(said).collect();
        assert_eq!(lines, expected, "R10: {text}");
    }
    let p = "product P launch 2026-06-01";
    let a = "project A 2026-05-04..2026-05-27 manager Ann; milestone M in A 2026-05-20";
    check(&format!("{p}; {a}; P must A"), &["P/A A - Ann 2026-05-27 2026-06-01 3"]);
    check(&format!("{p}; {a}; P must A at M lead 5"), &["P/A A M Ann 2026-05-20 2026-05-25 3"]);
    check(&format!("{p}; {a}; P must A lead 5"), &["P/A A - Ann 2026-05-27 2026-05-25 -2"]);
    // A milestone of another project, or one that is gone, is none.
    check(&format!("{p}; {a}; P must A at N"), &["P/A A - Ann 2026-05-27 2026-06-01 3"]);
    // Criteria in order, each with its owner; somebody who is not in the plan is nobody.
    check(
        &format!("{p}; {a}; P must A; criterion y on P/A owner Bo; criterion x on P/A"),
        &["P/A A - Ann 2026-05-27 2026-06-01 3 y:Bo x:-"],
    );
    check(
        &format!("{p}; {a}; project B; P should B; P must A"),
        &["P/B B - - - 2026-06-01 -", "P/A A - Ann 2026-05-27 2026-06-01 3"],
    );
    // An idea has no slack, and neither has what is gone or has no launch to be there for.
    check(
        &format!("{p}; project A 2026-05-04..2026-05-27 proposed; P must A"),
        &["P/A A - - 2026-05-27 2026-06-01 -"],
    );
    check(&format!("{p}; P must A"), &["P/A A - - - 2026-06-01 -"]);
    check(&format!("product P; {a}; P must A"), &["P/A A - Ann 2026-05-27 - -"]);
    check(a, &[]);
}

/// What follows from a slip in words: who is later, how each launch stands before and after, who
/// has to know.
fn followed(slipped: &Slipped) -> String {
    let later: Vec<_> = slipped
        .later
        .iter()
        .map(|later| format!("{} {}>{}", later.project, later.from, later.to))
        .collect();
    let stand =
        |stand: &TimeStanding| format!("{:?} {}", stand.verdict, shown(stand.slack)).to_lowercase();
    let launches = slipped.launches.iter().map(|launch| {
        format!("{} {}>{}", launch.product, stand(&launch.before), stand(&launch.after))
    });
    let people: Vec<_> = slipped.people.iter().map(ToString::to_string).collect();
    format!(
        "{}; {}; {}",
        later.join(", "),
        launches.collect::<Vec<_>>().join(", "),
        people.join(" ")
    )
}

#[test]
fn r11_what_follows_if_a_project_slips() {
    fn check(text: &str, days: u16, expected: &str) {
        let plan = plan(text);
        let slipped =
            if_slips(&plan, &Schedule::of(&plan), None, &id("A"), days).expect("it has dates");
        assert_eq!(followed(&slipped), expected, "R11: {text} by {days}");
    }
    let a = "product P launch 2026-06-01 manager Pia; project A 2026-05-04..2026-05-27 manager Ann; P must A";
    check(a, 0, "; P green 3>green 3; ");
    check(a, 3, "A 2026-05-27>2026-06-01; P green 3>green 0; Ann Pia");
    check(a, 4, "A 2026-05-27>2026-06-02; P green 3>amber -1; Ann Pia");
    check(a, 9, "A 2026-05-27>2026-06-09; P green 3>red -6; Ann Pia");
    // Whether it runs, has a number of days left, or should have ended.
    let state = |state: &str| {
        format!(
            "status 2026-05-20; {}",
            a.replace("05-27 manager", &format!("05-27 {state} manager"))
        )
    };
    check(&state("running"), 3, "A 2026-05-27>2026-06-01; P green 3>green 0; Ann Pia");
    check(&state("running left 5"), 3, "A 2026-05-26>2026-05-29; P green 4>green 1; Ann Pia");
    check(&state("running left 20"), 1, "A 2026-06-16>2026-06-17; P red -11>red -12; Ann Pia");
    check(&state("planned"), 1, "A 2026-06-12>2026-06-15; P red -9>red -10; Ann Pia");
    check(
        &state("running").replace("status 2026-05-20", "status 2026-05-29"),
        1,
        "A 2026-05-29>2026-06-01; P green 1>green 0; Ann Pia",
    );
    check(&state("finished"), 3, "; P green 3>green 3; ");
    // What waits for it is later as far as it has to be, and only who is hit has to know.
    let b = "product P launch 2026-06-01 manager Pia; project A 2026-05-04 5d manager Ann; project B 2026-05-13 5d manager Bo; link A FS B; P must B";
    check(b, 2, "A 2026-05-08>2026-05-12; P green 9>green 9; Ann");
    check(b, 4, "A 2026-05-08>2026-05-14, B 2026-05-19>2026-05-21; P green 9>green 7; Ann Bo Pia");
    check(
        &format!("{b}; product Q launch 2026-05-20; Q must A"),
        4,
        "A 2026-05-08>2026-05-14, B 2026-05-19>2026-05-21; P green 9>green 7, Q green 8>green 4; Ann Bo Pia",
    );
    // What waits for another to finish has room as long as that takes; when it has not begun, it
    // takes longer from there.
    let ff = "product P launch 2026-06-01; project B 2026-05-04..2026-05-27; project A 2026-05-04..2026-05-20 running; link B FF A; P must A";
    check(ff, 5, "; P green 3>green 3; ");
    check(ff, 6, "A 2026-05-27>2026-05-28; P green 3>green 2; ");
    check(&ff.replace("running", "planned"), 5, "A 2026-05-27>2026-06-03; P green 3>amber -2; ");
    // Its start stays, and so does what starts with it; a milestone takes its share of the slip.
    check(&b.replace("A FS", "A SS"), 4, "A 2026-05-08>2026-05-14; P green 9>green 9; Ann");
    let m = "product P launch 2026-06-01; project A 2026-05-04..2026-05-27; milestone M in A 2026-05-20; P must A at M";
    check(m, 9, "A 2026-05-27>2026-06-09; P green 8>green 1; ");
    // It slips in its own days; what has no launch is no launch.
    check(
        "party Yard week MTWT---; project A 2026-05-04..2026-05-07 by Yard",
        1,
        "A 2026-05-07>2026-05-11; ; ",
    );
    check(
        "product P; project A 2026-05-04..2026-05-08; P must A",
        1,
        "A 2026-05-08>2026-05-11; ; ",
    );
    check("project A 2026-05-04..2026-05-10", 1, "A 2026-05-10>2026-05-11; ; ");
    check("project A 2026-05-09..2026-05-10", 1, "A 2026-05-10>2026-05-11; ; ");
}

#[test]
fn r11_without_dates_nothing_slips() {
    let plan = plan("project A");
    for name in ["A", "x"] {
        assert_eq!(if_slips(&plan, &Schedule::of(&plan), None, &id(name), 5), None);
    }
}

#[test]
fn r11_the_chance_before_and_after_is_of_the_same_draws() {
    let text = "status 2026-05-04; product P launch 2026-06-01; product Q launch 2026-06-01
                project A 2026-05-04..2026-05-20 points 10/13/17; project B 2026-05-04..2026-05-20; P must A; Q must B";
    let plan = plan(text);
    let schedule = Schedule::of(&plan);
    let mut sampling = Sampling::new(&plan, schedule.network());
    sampling.run(schedule.network(), FULL);
    let chances = |project: &str, days| {
        let slipped =
            if_slips(&plan, &schedule, Some((&sampling, schedule.network())), &id(project), days)
                .expect("it has dates");
        let [launch] = &slipped.launches[..] else {
            panic!("one launch, not {:?}", slipped.launches)
        };
        let hits = |stand: &TimeStanding| stand.chance.expect("it is judged").hits;
        (hits(&launch.before), hits(&launch.after))
    };
    // Its estimate lies between four working days before 1 June, the 21st of its own, and three
    // beyond its 17 at worst.
    assert_eq!(chances("A", 0), (2_000, 2_000));
    assert_eq!(chances("A", 4), (2_000, 2_000));
    assert_eq!(chances("A", 12), (2_000, 0));
    let (before, after) = chances("A", 7);
    assert!(before == 2_000 && 0 < after && after < 2_000, "{after}");
    let (before, after) = chances("B", 5);
    assert!(after < before && before < 2_000, "{before} to {after}");
    // The samples at hand stay as they are.
    assert_eq!(sampling.chance(&id("P")).map(|chance| chance.hits), Some(2_000));
}

/// The plan with work that always holds.
fn certain(mut plan: Plan) -> Plan {
    let mut about = About::clone(&plan.about);
    let holds = Class { holds: 100, slip: 0 };
    about.uncertainty = UncertaintySettings {
        routine: holds,
        normal: holds,
        new: holds,
        common: 0,
        ..about.uncertainty
    };
    plan.about = about.into();
    for (id, project) in plan.projects.clone().iter() {
        plan.insert(id.clone(), Project { spread: None, ..Project::clone(project) });
    }
    plan
}

/// Is all that a product must have there in time, by the dates alone?
fn musts(plan: &Plan, schedule: &Schedule, product: &ProductId) -> Option<bool> {
    let musts = trace(plan, schedule, product)
        .into_iter()
        .filter(|line| plan.deliverables[&line.deliverable].need == Need::Must);
    musts.map(|line| Some(line.slack? >= 0)).reduce(|a, b| Some(a? && b?)).flatten()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Later is never better, and what is finished stays.
    #[test]
    fn a_slip_hurts_or_does_nothing(plan in crate::plans::linked_plan(), which in 0_usize..9, days in 0_u16..30) {
        let plan = certain(plan);
        let schedule = Schedule::of(&plan);
        let project: ProjectId = plan.projects.keys().nth(which).expect("nine of them").clone();
        let mut sampling = Sampling::new(&plan, schedule.network());
        sampling.run(schedule.network(), 3);
        let slipped = if_slips(&plan, &schedule, Some((&sampling, schedule.network())), &project, days).expect("it has dates");
        let then = schedule.slipped(&project, slipped.days).expect("it has dates");
        prop_assert!(slipped.later.iter().all(|later| later.from < later.to));
        let moves = days > 0 && plan.projects[&project].state != ProjectState::Finished;
        let to_begin = matches!(plan.projects[&project].state, ProjectState::Planned | ProjectState::Proposed);
        let is_later = slipped.later.iter().any(|later| later.project == project);
        prop_assert!(is_later || !(moves && to_begin));
        prop_assert!(moves || slipped.later.is_empty());
        for launch in &slipped.launches {
            prop_assert!(launch.before.verdict <= launch.after.verdict);
            prop_assert!(launch.before.slack >= launch.after.slack);
            prop_assert!(moves || launch.is_safe());
            // Where nothing else slips, the samples say what the dates say.
            let even = |stand: &TimeStanding| stand.chance.map(|chance| chance.hits == chance.samples);
            let (before, after) = (even(&launch.before), even(&launch.after));
            prop_assert_eq!(before.is_some(), after.is_some());
            prop_assert!(before.is_none() || musts(&plan, &then, &launch.product) == after);
            prop_assert!(before.is_none() || musts(&plan, &schedule, &launch.product) == before);
            let now = judge(&plan, &schedule, &launch.product);
            prop_assert_eq!(now.slack(), launch.before.slack);
        }
    }
}
