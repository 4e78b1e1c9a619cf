//! On time and in the right form: the rules R1 to R6 of docs/SPEC.md, their borders, and the laws
//! that hold for any plan.

use crate::notation::{day, plan};
use domain::{
    edit::commands::{PushContext, move_project},
    readiness::{self, *},
};
use engine::{
    forecast::Chance,
    model::*,
    schedule::{Network, PushRule, Schedule},
};
use proptest::prelude::*;

/// How a product stands, by an analysis made for it.
fn judge(plan: &Plan, product: &ProductId) -> Readiness {
    readiness::judge(plan, &Schedule::of(plan), product)
}

/// A side of a verdict as text: each finding with the verdict it calls for, the worst first.
fn shown(judgement: &Judgement) -> String {
    let findings = judgement
        .findings
        .iter()
        .map(|finding| format!("{} {}", name(finding.verdict), why(&finding.reason)));
    findings.collect::<Vec<_>>().join(", ")
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Green => "green",
        Verdict::NotJudged => "none",
        Verdict::Amber => "amber",
        Verdict::Red => "red",
    }
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::NoLaunch => "no launch".into(),
        Reason::NoDeliverable => "no deliverable".into(),
        Reason::NoProject(id) => format!("{id} no project"),
        Reason::Proposed(id) => format!("{id} proposed"),
        Reason::InTime { deliverable, finish, needed, slack } => {
            format!("{deliverable} {finish} for {needed} +{slack}")
        }
        Reason::Late { deliverable, finish, needed, days } => {
            format!("{deliverable} {finish} for {needed} -{days}")
        }
        Reason::Likely(chance) => format!("{} of {}", chance.hits, chance.samples),
        Reason::NoCriterion(id) => format!("{id} no criterion"),
        Reason::Rejected(id) => format!("{id} rejected"),
        Reason::Overdue { criterion, due } => format!("{criterion} overdue {due}"),
        Reason::NoOwner(id) => format!("{id} no owner"),
        Reason::NoDue(id) => format!("{id} no due"),
        Reason::DueTooLate { criterion, due, needed } => {
            format!("{criterion} due {due} for {needed}")
        }
        Reason::NoEvidence(id) => format!("{id} no evidence"),
        Reason::Concession(id) => format!("{id} concession"),
        Reason::InOrder { accepted, open } => format!("{accepted} accepted {open} open"),
        Reason::Unmet { decision, condition, due } => format!("{decision} {condition} unmet {due}"),
        Reason::OnHold(id) => format!("{id} held"),
        Reason::Recycled(id) => format!("{id} recycled"),
        Reason::Stopped(id) => format!("{id} stopped"),
    }
}

/// How product P stands on the side of time.
fn check_time(rule: &str, text: &str, expected: &str) {
    assert_eq!(shown(&judge(&plan(text), &Id::new("P")).time), expected, "{rule}: {text}");
}

/// How product P stands on the side of form.
fn check_form(rule: &str, text: &str, expected: &str) {
    assert_eq!(shown(&judge(&plan(text), &Id::new("P")).form), expected, "{rule}: {text}");
}

#[test]
fn r1_nothing_is_forecast_before_the_status_date_unless_it_is_a_fact() {
    fn check(status: &str, project: &str, expected: Option<&str>) {
        let plan = plan(&format!("{status}; project A {project}"));
        let forecast = Schedule::of(&plan).forecast(&Id::new("A"));
        assert_eq!(forecast.map(Span::finish), expected.map(day), "R1: {status}; {project}");
    }
    check("", "2026-05-04..2026-05-08 running", Some("2026-05-08"));
    check("status 2026-05-07", "2026-05-04..2026-05-08 running", Some("2026-05-08"));
    check("status 2026-05-08", "2026-05-04..2026-05-08 running", Some("2026-05-08"));
    check("status 2026-05-11", "2026-05-04..2026-05-08 running", Some("2026-05-11"));
    // What has not begun still needs all its days.
    check("status 2026-05-11", "2026-05-04..2026-05-08 planned", Some("2026-05-15"));
    check("status 2026-05-05", "2026-05-04..2026-05-08 planned", Some("2026-05-11"));
    // A status date on a day off stands as it is.
    check("status 2026-05-09", "2026-05-04..2026-05-08 running", Some("2026-05-09"));
    check("status 2026-05-11", "2026-05-04..2026-05-08 finished", Some("2026-05-08"));
    check("status 2026-05-05", "2026-05-04..2026-05-08 finished", Some("2026-05-08"));
    check("status 2026-05-11", "2026-05-04..2026-05-08 proposed", Some("2026-05-15"));
    check("status 2026-05-11", "", None);
}

#[test]
fn r1_a_milestone_is_forecast_like_a_finish() {
    fn check(status: &str, state: &str, milestone: &str, expected: &str) {
        let text = format!(
            "{status}; project A 2026-05-04..2026-05-15 {state}; milestone M in A {milestone}"
        );
        let plan = plan(&text);
        let forecast = Schedule::of(&plan).forecast_milestone(&Id::new("M"));
        assert_eq!(forecast, Some(day(expected)), "R1: {text}");
    }
    check("", "running", "2026-05-08", "2026-05-08");
    check("status 2026-05-08", "running", "2026-05-08", "2026-05-08");
    check("status 2026-05-11", "running", "2026-05-08", "2026-05-11");
    check("status 2026-05-11", "running", "2026-05-08 done", "2026-05-08");
    check("status 2026-05-11", "finished", "2026-05-08", "2026-05-08");
}

#[test]
fn r2_a_deliverable_is_needed_so_many_working_days_before_the_launch() {
    fn check(launch: &str, lead: u16, expected: &str) {
        assert_eq!(
            needed_by(&Plan::default(), day(launch), lead),
            day(expected),
            "R2: {launch} - {lead}"
        );
    }
    check("2026-06-01", 0, "2026-06-01");
    check("2026-06-01", 1, "2026-05-29");
    check("2026-06-01", 5, "2026-05-25");
    check("2026-06-01", 6, "2026-05-22");
    check("2026-06-05", 5, "2026-05-29");
    // A launch on a day off stands; the day before it is the last that is worked.
    check("2026-05-30", 0, "2026-05-30");
    check("2026-05-30", 1, "2026-05-29");
    check("2026-05-31", 1, "2026-05-29");
    check("1900-01-01", u16::MAX, "1900-01-01");
}

#[test]
fn r2_r3_slack_is_counted_in_working_days_and_the_tolerance_parts_amber_from_red() {
    /// Project A finishes on a day, and P must have it so many working days before its launch.
    fn check(rule: &str, finish: &str, launch: &str, lead: u16, expected: &str) {
        let text = format!(
            "project A 2026-05-04..{finish} running; product P launch {launch}; P must A lead {lead}"
        );
        check_time(rule, &text, expected);
    }
    check("R2", "2026-05-04", "2026-06-01", 0, "green P/A 2026-05-04 for 2026-06-01 +20");
    check("R2", "2026-05-29", "2026-06-01", 0, "green P/A 2026-05-29 for 2026-06-01 +1");
    check("R2", "2026-06-01", "2026-06-01", 0, "green P/A 2026-06-01 for 2026-06-01 +0");
    check("R2", "2026-06-02", "2026-06-01", 0, "amber P/A 2026-06-02 for 2026-06-01 -1");
    // What finishes in the weekend is there on Monday.
    check("R2", "2026-05-30", "2026-06-01", 0, "green P/A 2026-05-30 for 2026-06-01 +1");
    check("R2", "2026-05-31", "2026-06-01", 0, "green P/A 2026-05-31 for 2026-06-01 +1");
    // Later than needed is late, also when only days off lie between.
    check("R2", "2026-05-30", "2026-05-29", 0, "amber P/A 2026-05-30 for 2026-05-29 -1");
    check("R2", "2026-06-01", "2026-05-29", 0, "amber P/A 2026-06-01 for 2026-05-29 -1");
    check("R2", "2026-05-31", "2026-05-30", 0, "amber P/A 2026-05-31 for 2026-05-30 -1");
    check("R2", "2026-05-30", "2026-05-30", 0, "green P/A 2026-05-30 for 2026-05-30 +0");
    // The days before the launch count, across a weekend too.
    check("R2", "2026-05-29", "2026-06-01", 1, "green P/A 2026-05-29 for 2026-05-29 +0");
    check("R2", "2026-05-30", "2026-06-01", 1, "amber P/A 2026-05-30 for 2026-05-29 -1");
    check("R2", "2026-05-29", "2026-06-01", 2, "amber P/A 2026-05-29 for 2026-05-28 -1");
    // The tolerance is 5 unless set.
    check("R3", "2026-06-08", "2026-06-01", 0, "amber P/A 2026-06-08 for 2026-06-01 -5");
    check("R3", "2026-06-09", "2026-06-01", 0, "red P/A 2026-06-09 for 2026-06-01 -6");
    check("R3", "2026-06-06", "2026-06-01", 0, "amber P/A 2026-06-06 for 2026-06-01 -4");
    check("R3", "2026-06-02", "2026-06-01", 5, "red P/A 2026-06-02 for 2026-05-25 -6");
}

#[test]
fn r3_the_tolerance_is_a_setting_and_the_week_is_the_plans_own() {
    let a = "project A 2026-05-04..2026-06-02; product P launch 2026-06-01; P must A";
    check_time("R3", &format!("tolerance 0; {a}"), "red P/A 2026-06-02 for 2026-06-01 -1");
    check_time("R3", &format!("tolerance 1; {a}"), "amber P/A 2026-06-02 for 2026-06-01 -1");
    let b = "project B 2026-05-04..2026-06-12; product P launch 2026-06-01; P must B";
    check_time("R3", b, "red P/B 2026-06-12 for 2026-06-01 -9");
    check_time("R3", &format!("week M------; {b}"), "amber P/B 2026-06-12 for 2026-06-01 -1");
}

#[test]
fn r3_the_launch_does_not_wait_for_what_it_should_have() {
    let both = "product P launch 2026-06-01; project A 2026-05-04..2026-05-29";
    check_time(
        "R3",
        &format!("{both}; project B 2026-05-04..2026-12-31; P must A; P should B"),
        "amber P/B 2026-12-31 for 2026-06-01 -153, green P/A 2026-05-29 for 2026-06-01 +1",
    );
    check_time(
        "R3",
        &format!("{both}; project B; P must A; P should B"),
        "green P/A 2026-05-29 for 2026-06-01 +1, green P/B proposed",
    );
    check_time(
        "R3",
        &format!("{both}; P must A; P should B"),
        "green P/A 2026-05-29 for 2026-06-01 +1, green P/B no project",
    );
    check_time(
        "R3",
        &format!("{both}; project B; P must A; P must B"),
        "none P/B proposed, green P/A 2026-05-29 for 2026-06-01 +1",
    );
    check_time(
        "R3",
        &format!("{both}; P must A; P must B"),
        "none P/B no project, green P/A 2026-05-29 for 2026-06-01 +1",
    );
}

/// The worst rule that applies wins: the chance, or the slack by the plain forecast.
#[test]
fn r3_with_a_chance() {
    fn check(setting: &str, finish: &str, hits: u32, expected: Verdict) {
        let plan = plan(&format!(
            "{setting}; project A 2026-05-04..{finish}; product P launch 2026-06-01; P must A"
        ));
        let chance = Some(Chance { hits, samples: 1_000 });
        let readiness =
            readiness::judge_by_chance(&plan, &Schedule::of(&plan), &Id::new("P"), chance);
        assert_eq!(
            readiness.time.verdict(),
            expected,
            "R3: {finish} and {hits} of 1000; {setting}"
        );
    }
    let (in_time, late, far_too_late) = ("2026-05-29", "2026-06-04", "2026-06-30");
    check("", in_time, 1_000, Verdict::Green);
    check("", in_time, 800, Verdict::Green);
    check("", in_time, 799, Verdict::Amber);
    check("", in_time, 500, Verdict::Amber);
    check("", in_time, 499, Verdict::Red);
    check("", late, 900, Verdict::Amber);
    check("", late, 499, Verdict::Red);
    check("", far_too_late, 900, Verdict::Red);
    check("chances 90 20", in_time, 899, Verdict::Amber);
    check("chances 90 20", in_time, 200, Verdict::Amber);
    check("chances 90 20", in_time, 199, Verdict::Red);
    // What is not judged stays so, and without samples the dates alone speak.
    let plan = plan("project A; product P launch 2026-06-01; P must A");
    let by = |chance| {
        readiness::judge_by_chance(&plan, &Schedule::of(&plan), &Id::new("P"), chance)
            .time
            .verdict()
    };
    assert_eq!(
        [by(None), by(Some(Chance::default())), by(Some(Chance { hits: 1, samples: 1 }))],
        [Verdict::NotJudged; 3]
    );
}

#[test]
fn r3_a_proposed_project_promises_nothing() {
    let launched = "product P launch 2026-06-01; P must A";
    check_time("R3", &format!("project A; {launched}"), "none P/A proposed");
    check_time(
        "R3",
        &format!("project A 2026-05-04..2026-05-29 proposed; {launched}"),
        "none P/A proposed",
    );
    check_time("R3", launched, "none P/A no project");
    // Nothing at all is known, so it is not green either.
    check_time("R3", "project A; product P launch 2026-06-01; P should A", "none P/A proposed");
    check_time("R3", "product P launch 2026-06-01; P should A", "none P/A no project");
    // What is known to be wrong still shows.
    check_time(
        "R3",
        "project A; project B 2026-05-04..2026-12-31; product P launch 2026-06-01; P must A; P must B",
        "red P/B 2026-12-31 for 2026-06-01 -153, none P/A proposed",
    );
}

#[test]
fn r1_r2_what_is_handed_over_at_a_milestone_is_judged_by_its_day() {
    let a = "project A 2026-05-04..2026-12-31 running; milestone M in A 2026-05-29; product P launch 2026-06-01; P must A at M";
    check_time("R2", a, "green P/A 2026-05-29 for 2026-06-01 +1");
    check_time("R1", &format!("status 2026-06-02; {a}"), "amber P/A 2026-06-02 for 2026-06-01 -1");
    check_time(
        "R1",
        &format!("status 2026-06-02; {a}").replace("05-29;", "05-29 done;"),
        "green P/A 2026-05-29 for 2026-06-01 +1",
    );
    // A milestone that is gone leaves the project's finish.
    check_time("R2", &a.replace("at M", "at N"), "red P/A 2026-12-31 for 2026-06-01 -153");
}

#[test]
fn r1_r2_a_finish_that_has_passed_is_no_finish_until_it_is_a_fact() {
    let a = "status 2026-06-03; project A 2026-05-04..2026-05-29 running; product P launch 2026-06-01; P must A";
    check_time("R1", a, "amber P/A 2026-06-03 for 2026-06-01 -2");
    check_time("R1", &a.replace("running", "finished"), "green P/A 2026-05-29 for 2026-06-01 +1");
    check_time(
        "R1",
        &a.replace("status 2026-06-03; ", ""),
        "green P/A 2026-05-29 for 2026-06-01 +1",
    );
}

#[test]
fn r4_r5_a_criterion_is_judged_against_its_due_date() {
    /// A criterion c on what P must have of A on 1 June; the status date is 11 May.
    fn check(rule: &str, criterion: &str, expected: &str) {
        let a = "project A 2026-05-04..2026-05-29 running; product P launch 2026-06-01; P must A";
        check_form(
            rule,
            &format!("status 2026-05-11; {a}; criterion c on P/A {criterion}"),
            expected,
        );
    }
    check("R4", "owner Ann due 2026-05-10", "red c overdue 2026-05-10");
    check("R4", "owner Ann due 2026-05-11", "green 0 accepted 1 open");
    check("R4", "owner Ann due 2026-05-12", "green 0 accepted 1 open");
    check("R4", "owner Ann due 2026-06-01", "green 0 accepted 1 open");
    check("R4", "owner Ann due 2026-06-02", "amber c due 2026-06-02 for 2026-06-01");
    check("R4", "rejected", "red c rejected");
    check("R4", "rejected owner Ann due 2026-05-29 evidence report", "red c rejected");
    check("R5", "accepted evidence report", "green 1 accepted 0 open");
    check("R5", "accepted", "amber c no evidence");
    check("R5", "accepted evidence \" \"", "amber c no evidence");
    check("R5", "accepted evidence report due 2026-05-10", "green 1 accepted 0 open");
    check("R5", "waived evidence \"no longer asked\"", "green 1 accepted 0 open");
    check("R5", "waived", "amber c no evidence");
    check("R5", "concession", "amber c concession");
    check("R5", "concession evidence report", "amber c concession");
    check("R5", "due 2026-05-29", "amber c no owner");
    check("R5", "owner Ann", "amber c no due");
    check("R5", "", "amber c no due, amber c no owner");
    check("R5", "due 2026-05-10", "red c overdue 2026-05-10, amber c no owner");
    // It is asked for evidence only once there can be some.
    check("R5", "owner Ann due 2026-05-29 evidence \"\"", "green 0 accepted 1 open");
    // What one can do without is amber at most.
    check("R4", "should rejected", "amber c rejected");
    check("R4", "should owner Ann due 2026-05-10", "amber c overdue 2026-05-10");
    check("R5", "should accepted evidence report", "green 1 accepted 0 open");
}

#[test]
fn r4_the_day_a_criterion_is_needed_is_that_of_its_deliverable() {
    let a = "project A 2026-05-04..2026-05-22; product P launch 2026-06-01; P must A lead 2; criterion c on P/A owner Ann due";
    check_form("R4", &format!("{a} 2026-05-28"), "green 0 accepted 1 open");
    check_form("R4", &format!("{a} 2026-05-29"), "amber c due 2026-05-29 for 2026-05-28");
    // Without a status date nothing is overdue.
    check_form("R4", &format!("{a} 1900-01-01"), "green 0 accepted 1 open");
    // Overdue says enough: the day it is needed is no second fault.
    check_form("R4", &format!("status 2026-12-31; {a} 2026-06-05"), "red c overdue 2026-06-05");
}

#[test]
fn r5_an_owner_who_is_not_in_the_plan_is_no_owner() {
    let mut plan =
        plan("product P launch 2026-06-01; P must A; criterion c on P/A due 2026-05-29 owner Ann");
    plan.people.remove_mut(&Id::new("Ann"));
    assert_eq!(shown(&judge(&plan, &Id::new("P")).form), "amber c no owner");
}

#[test]
fn r5_what_must_be_there_needs_a_criterion() {
    let p = "product P launch 2026-06-01";
    let good = "accepted evidence report";
    check_form("R5", &format!("{p}; P must A"), "none P/A no criterion");
    check_form(
        "R5",
        &format!("{p}; P must A; P must B; criterion c on P/A {good}"),
        "none P/B no criterion",
    );
    check_form(
        "R5",
        &format!("{p}; P must A; P must B; criterion c on P/A rejected"),
        "red c rejected, none P/B no criterion",
    );
    check_form(
        "R5",
        &format!("{p}; P must A; P should B; criterion c on P/A {good}"),
        "green 1 accepted 0 open",
    );
    check_form(
        "R5",
        &format!("{p}; P should A; P should B; criterion c on P/A {good}"),
        "green 1 accepted 0 open",
    );
    check_form("R5", &format!("{p}; P should A"), "none P/A no criterion");
    check_form("R4", &format!("{p}; P should A; criterion c on P/A rejected"), "amber c rejected");
    check_form(
        "R4",
        &format!("status 2026-05-11; {p}; P should A; criterion c on P/A owner Ann due 2026-05-10"),
        "amber c overdue 2026-05-10",
    );
    check_form(
        "R5",
        &format!(
            "{p}; P must A; criterion c on P/A {good}; criterion d on P/A owner Ann due 2026-05-29"
        ),
        "green 1 accepted 1 open",
    );
}

#[test]
fn r6_a_product_is_the_worse_of_the_two() {
    /// On time, in the right form, and the two together.
    fn check(text: &str, expected: &str) {
        let readiness = judge(&plan(text), &Id::new("P"));
        let verdicts = [readiness.time.verdict(), readiness.form.verdict(), readiness.verdict()];
        assert_eq!(verdicts.map(name).join(" "), expected, "R6: {text}");
    }
    let product = "status 2026-05-11; product P launch 2026-06-01; P must A";
    let times = [
        ("green", "project A 2026-05-04..2026-05-29 running"),
        ("none", "project A"),
        ("amber", "project A 2026-05-04..2026-06-02 running"),
        ("red", "project A 2026-05-04..2026-12-31 running"),
    ];
    let forms = [
        ("green", "criterion c on P/A accepted evidence report"),
        ("none", ""),
        ("amber", "criterion c on P/A concession"),
        ("red", "criterion c on P/A rejected"),
    ];
    // From best to worst; not judged is worse than green, so nothing is green by default, and
    // better than a known fault, which still shows.
    for (time, (time_name, project)) in times.into_iter().enumerate() {
        for (form, (form_name, criterion)) in forms.into_iter().enumerate() {
            let worse = times[time.max(form)].0;
            check(
                &format!("{product}; {project}; {criterion}"),
                &format!("{time_name} {form_name} {worse}"),
            );
        }
    }
    check("project A 2026-05-04..2026-05-29; P must A", "none none none");
    check(
        "product P; project A 2026-05-04..2026-05-29; P must A; criterion c on P/A rejected",
        "none none none",
    );
    check("product P launch 2026-06-01", "none none none");
}

#[test]
fn r6_without_a_launch_or_a_deliverable_there_is_nothing_to_judge() {
    check_time("R6", "product P; project A 2026-05-04..2026-05-29; P must A", "none no launch");
    check_form("R6", "product P; project A 2026-05-04..2026-05-29; P must A", "none no launch");
    check_time("R6", "product P launch 2026-06-01; product Q; Q must A", "none no deliverable");
    check_form("R6", "product P launch 2026-06-01; product Q; Q must A", "none no deliverable");
    check_time("R6", "P must A; project A 2026-05-04..2026-05-29", "none no launch");
}

/// Every product of a plan, and one that it does not have.
fn products(plan: &Plan) -> Vec<ProductId> {
    plan.products.keys().cloned().chain([Id::new("nowhere")]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_plan_is_judged_and_the_worst_is_said_first(plan in crate::plans::plan()) {
        for product in products(&plan) {
            let readiness = judge(&plan, &product);
            for side in [&readiness.time, &readiness.form] {
                prop_assert!(side.findings.is_sorted_by_key(|finding| std::cmp::Reverse(finding.verdict)));
                prop_assert_eq!(Some(side.verdict()), side.findings.first().map(|finding| finding.verdict));
            }
            let found = readiness.findings();
            prop_assert!(found.is_sorted_by_key(|finding| std::cmp::Reverse(finding.verdict)));
            prop_assert_eq!(Some(readiness.found()), found.first().map(|finding| finding.verdict));
            prop_assert!(readiness.found() >= readiness.time.verdict().max(readiness.form.verdict()));
            let stands = readiness.overridden.as_ref().is_some_and(|overridden| overridden.stands);
            prop_assert!(stands || readiness.verdict() == readiness.found());
        }
    }

    #[test]
    fn green_is_never_given_by_default(plan in crate::plans::plan()) {
        for product in products(&plan) {
            let Readiness { time, form, .. } = judge(&plan, &product);
            let known = time.findings.iter().any(|finding| matches!(finding.reason, Reason::InTime { .. }));
            prop_assert!(known || time.verdict() != Verdict::Green);
            let met = form.findings.iter().any(|finding| matches!(finding.reason, Reason::InOrder { accepted, open } if accepted + open > 0));
            prop_assert!(met || form.verdict() != Verdict::Green);
        }
    }

    #[test]
    fn the_order_in_which_a_plan_was_made_does_not_matter(plan in crate::plans::plan()) {
        fn add<T: Record + Indexed>(from: &Plan, to: &mut Plan) {
            let mut records: Vec<_> = T::of(from).iter().collect();
            records.reverse();
            records.into_iter().for_each(|(id, record)| to.insert(id.clone(), T::clone(record)));
        }
        let mut other = Plan::default();
        other.about = plan.about.clone();
        add::<Decision>(&plan, &mut other);
        add::<Criterion>(&plan, &mut other);
        add::<Deliverable>(&plan, &mut other);
        add::<Milestone>(&plan, &mut other);
        add::<Product>(&plan, &mut other);
        add::<Project>(&plan, &mut other);
        add::<Person>(&plan, &mut other);
        for product in products(&plan) {
            prop_assert_eq!(judge(&plan, &product), judge(&other, &product));
        }
    }

    /// Of a bar that begins and ends on working days; one that ends on a day off may, moved, end on
    /// the working day before it.
    #[test]
    fn a_later_project_is_never_better_for_the_time(bar in bar(), days in 1..60) {
        let start = bar.projects[&Id::new("A")].dates.expect("it has dates").start();
        let chain = PushContext { network: &Network::of(&bar), rule: PushRule::OnOverlap };
        let change = move_project(&bar, chain, &Id::new("A"), start.plus(days)).expect("it has dates");
        let later = bar.apply(&change.patch).expect("made for this plan");
        let verdict = |plan: &Plan| judge(plan, &Id::new("P")).time.verdict();
        prop_assert!(verdict(&bar) <= verdict(&later), "{} became {}", name(verdict(&bar)), name(verdict(&later)));
    }
}

/// Project A in any working week, with what product P must and should have of it around its launch,
/// at its finish and at a milestone.
fn bar() -> impl Strategy<Value = Plan> {
    let state = prop::sample::select(vec!["planned", "running", "finished"]);
    let lead = prop_oneof![Just(0), 0..20];
    (crate::plans::week(), 0..100, 0..40, 0..40, 0..160, lead, 0..8, 0..160, state).prop_map(
        |(week, start, length, reached, launch, lead, tolerance, status, state)| {
            let calendar = Calendar::from(week);
            let from = |days: i32| day("2026-01-01").plus(days);
            let start = calendar.on_or_after(from(start));
            let finish = calendar.on_or_after(start.plus(length));
            let reached = start.plus(reached).min(finish);
            let mut plan = plan(&format!(
                "status {}; tolerance {tolerance}; project A {start}..{finish} {state}; milestone M in A {reached}
                product P launch {}; P must A lead {lead}; P should A2; project A2 2026-01-01..2026-01-02 finished",
                from(status),
                from(launch),
            ));
            plan.about = About { calendar, ..About::clone(&plan.about) }.into();
            // Half of the bars hand over at the milestone.
            if lead % 2 == 1 {
                let id: DeliverableId = Id::new("P/A");
                let at_milestone = Deliverable { milestone: Some(Id::new("M")), ..Deliverable::clone(&plan.deliverables[&id]) };
                plan.insert(id, at_milestone);
            }
            plan
        },
    )
}
