//! Commands: rules M, D4 and U of docs/SPEC.md as rows, and the laws that hold for every command on
//! any plan.

use std::sync::Arc;

use crate::notation::{day, plan};
use domain::{
    edit::{commands::*, *},
    format::json,
};
use engine::{
    model::*,
    schedule::{Network, PushRule, Schedule},
};
use proptest::prelude::*;

type Planned = Result<Change, Refusal>;

/// The commands that move dates, for a bar alone: what they push is held by `tests/domain/push.rs`.
fn alone<T>(plan: &Plan, command: impl Fn(PushContext) -> T) -> T {
    command(PushContext { network: &Network::of(plan), rule: PushRule::OnlyThis })
}

fn move_project(plan: &Plan, id: &ProjectId, start: Day) -> Planned {
    alone(plan, |chain| commands::move_project(plan, chain, id, start))
}

fn resize_project(plan: &Plan, id: &ProjectId, edge: SpanEnd, day: Day) -> Planned {
    alone(plan, |chain| commands::resize_project(plan, chain, id, edge, day))
}

fn set_dates(plan: &Plan, id: &ProjectId, start: Day, finish: Day) -> Planned {
    alone(plan, |chain| commands::set_dates(plan, chain, id, start, finish))
}

fn set_milestone_day(plan: &Plan, id: &MilestoneId, day: Day) -> Planned {
    alone(plan, |chain| commands::set_milestone_day(plan, chain, id, day))
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// The plan as a change leaves it.
fn after(plan: &Plan, change: &Change) -> Plan {
    plan.apply(&change.patch).expect("made for this plan")
}

/// The bar of project A and the days of its milestones: "2026-05-04..2026-05-08 M 2026-05-06".
fn bar(plan: &Plan) -> String {
    let a = id("A");
    let dates = plan.projects[&a]
        .dates
        .map_or("no dates".into(), |dates| format!("{}..{}", dates.start(), dates.finish()));
    let milestones: String =
        plan.milestones_of(&a).map(|(id, milestone)| format!(" {id} {}", milestone.day)).collect();
    dates + &milestones
}

/// What a command makes of project A's bar, and how the step is called; or why it is refused.
fn check_bar(
    rule: &str,
    before: &str,
    command: impl Fn(&Plan) -> Planned,
    expected: Result<(&str, Label), Refusal>,
) {
    let plan = plan(before);
    let made = command(&plan).map(|change| (bar(&after(&plan, &change)), change.label));
    assert_eq!(made, expected.map(|(bar, label)| (bar.into(), label)), "{rule}: {before}");
}

#[test]
fn m1_a_bar_moves_by_its_start_and_keeps_its_working_days() {
    fn check(rule: &str, before: &str, to: &str, expected: &str, days: i32) {
        let label = Label::Moved { name: "A".into(), days, along: 0 };
        check_bar(
            rule,
            before,
            |plan| move_project(plan, &id("A"), day(to)),
            Ok((expected, label)),
        );
    }
    let a = "project A 2026-05-04..2026-05-08";
    check("M1", a, "2026-05-11", "2026-05-11..2026-05-15", 7);
    check("M1", a, "2026-05-06", "2026-05-06..2026-05-12", 2);
    check("M1", a, "2026-04-30", "2026-04-30..2026-05-06", -4);
    // Onto a day off is onto the working day after it.
    check("M1", a, "2026-05-09", "2026-05-11..2026-05-15", 7);
    check("M1", a, "2026-05-04", "2026-05-04..2026-05-08", 0);
    // A bar that was set on days off keeps its working days, and has one at least.
    check("M1", "project A 2026-05-02..2026-05-10", "2026-05-12", "2026-05-12..2026-05-18", 10);
    check("M1", "project A 2026-05-09..2026-05-10", "2026-05-12", "2026-05-12..2026-05-12", 3);
    check(
        "M1",
        "week M-W----; project A 2026-05-04..2026-05-11",
        "2026-05-05",
        "2026-05-06..2026-05-13",
        2,
    );
    // Where it would snap back to its own start it stays as it is, its finish on a day off too.
    check("M2", "project A 2026-05-09..2026-05-12", "2026-05-09", "2026-05-09..2026-05-12", 0);
    check(
        "M2",
        "project A 2026-05-04..2026-05-10; milestone M in A 2026-05-10",
        "2026-05-02",
        "2026-05-04..2026-05-10 M 2026-05-10",
        0,
    );
    // The calendar ends.
    check("M1", a, "2200-12-31", "2200-12-31..2200-12-31", 63_793);
}

#[test]
fn m3_milestones_move_with_their_project() {
    fn check(milestone: &str, to: &str, expected: &str) {
        let before = format!("project A 2026-05-04..2026-05-15; milestone M in A {milestone}");
        let plan = plan(&before);
        let change = move_project(&plan, &id("A"), day(to)).expect("it has dates");
        assert_eq!(
            after(&plan, &change).milestones[&id("M")].day,
            day(expected),
            "M3: {before} to {to}"
        );
    }
    check("2026-05-04", "2026-05-11", "2026-05-11");
    check("2026-05-06", "2026-05-11", "2026-05-13");
    check("2026-05-06", "2026-05-08", "2026-05-12");
    check("2026-05-15", "2026-05-11", "2026-05-22");
    check("2026-05-15", "2026-05-06", "2026-05-19");
    // On a day off it counts as on the working day before.
    check("2026-05-10", "2026-05-11", "2026-05-15");
    // One that lay outside comes in.
    check("2026-04-01", "2026-05-11", "2026-05-11");
    check("2026-12-31", "2026-05-11", "2026-05-22");
}

#[test]
fn m4_an_end_moves_and_milestones_stay_if_they_fit() {
    fn check(before: &str, edge: SpanEnd, to: &str, expected: &str, days: i32) {
        let label = Label::Resized { name: "A".into(), edge, days, along: 0 };
        check_bar(
            "M4",
            before,
            |plan| resize_project(plan, &id("A"), edge, day(to)),
            Ok((expected, label)),
        );
    }
    let a = "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06; milestone N in A 2026-05-15";
    check(a, SpanEnd::Finish, "2026-05-20", "2026-05-04..2026-05-20 M 2026-05-06 N 2026-05-15", 5);
    check(a, SpanEnd::Finish, "2026-05-08", "2026-05-04..2026-05-08 M 2026-05-06 N 2026-05-08", -7);
    check(
        a,
        SpanEnd::Finish,
        "2026-05-05",
        "2026-05-04..2026-05-05 M 2026-05-05 N 2026-05-05",
        -10,
    );
    check(a, SpanEnd::Start, "2026-05-01", "2026-05-01..2026-05-15 M 2026-05-06 N 2026-05-15", -3);
    check(a, SpanEnd::Start, "2026-05-11", "2026-05-11..2026-05-15 M 2026-05-11 N 2026-05-15", 7);
    // An end snaps inwards, and stops at the other one.
    check(
        "project A 2026-05-04..2026-05-15",
        SpanEnd::Finish,
        "2026-05-10",
        "2026-05-04..2026-05-08",
        -7,
    );
    check(
        "project A 2026-05-04..2026-05-15",
        SpanEnd::Start,
        "2026-05-09",
        "2026-05-11..2026-05-15",
        7,
    );
    check(
        "project A 2026-05-04..2026-05-15",
        SpanEnd::Finish,
        "2026-01-01",
        "2026-05-04..2026-05-04",
        -11,
    );
    check(
        "project A 2026-05-04..2026-05-15",
        SpanEnd::Start,
        "2026-12-31",
        "2026-05-15..2026-05-15",
        11,
    );
    // An end on a day off stays while it is not moved.
    check(
        "project A 2026-05-09..2026-05-16",
        SpanEnd::Start,
        "2026-05-09",
        "2026-05-09..2026-05-16",
        0,
    );
    check(
        "project A 2026-05-09..2026-05-16",
        SpanEnd::Finish,
        "2026-05-16",
        "2026-05-09..2026-05-16",
        0,
    );
    check(
        "project A 2026-05-09..2026-05-16",
        SpanEnd::Finish,
        "2026-05-14",
        "2026-05-09..2026-05-14",
        -2,
    );
}

#[test]
fn m5_dates_that_are_typed_stand_as_typed() {
    fn check(before: &str, start: &str, finish: &str, expected: Result<(&str, Label), Refusal>) {
        check_bar(
            "M5",
            before,
            |plan| set_dates(plan, &id("A"), day(start), day(finish)),
            expected,
        );
    }
    let changed =
        Label::Changed { what: RecordType::Project, name: "A".into(), field: Field::Dates };
    let a = "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06";
    check(
        a,
        "2026-05-09",
        "2026-05-10",
        Ok(("2026-05-09..2026-05-10 M 2026-05-09", changed.clone())),
    );
    check(a, "2026-05-06", "2026-05-06", Ok(("2026-05-06..2026-05-06 M 2026-05-06", changed)));
    check(a, "2026-05-11", "2026-05-10", Err(Refusal::EndsBeforeStart));
    // Out of the tray.
    check(
        "project A",
        "2026-05-09",
        "2026-05-10",
        Ok(("2026-05-09..2026-05-10", Label::Placed { name: "A".into() })),
    );
}

#[test]
fn m6_a_project_drawn_on_days_off_is_made_of_working_days() {
    fn check(start: &str, finish: &str, expected: &str) {
        let plan = plan("project Z 2026-05-04..2026-05-15");
        let dates = Span::new(day(start), day(finish)).expect("in order");
        let change =
            create_project(&plan, &id("A"), "Alpha", Some(id("X")), dates).expect("it has a name");
        assert_eq!(
            change.label,
            Label::Created { what: RecordType::Project, name: "Alpha".into() }
        );
        let after = after(&plan, &change);
        assert_eq!(bar(&after), expected, "M6: {start}..{finish}");
        let made = &after.projects[&id("A")];
        assert_eq!(
            (made.state, &made.programme, &made.rank),
            (ProjectState::Planned, &Some(id("X")), &Rank::nth(1))
        );
    }
    check("2026-05-04", "2026-05-15", "2026-05-04..2026-05-15");
    check("2026-05-02", "2026-05-10", "2026-05-04..2026-05-08");
    check("2026-05-09", "2026-05-10", "2026-05-11..2026-05-11");
    check("2026-05-09", "2026-05-09", "2026-05-11..2026-05-11");
}

#[test]
fn m7_a_milestone_lies_within_its_project() {
    fn check(before: &str, to: &str, expected: Result<&str, Refusal>) {
        let plan = plan(before);
        let moved = set_milestone_day(&plan, &id("M"), day(to))
            .map(|change| after(&plan, &change).milestones[&id("M")].day);
        assert_eq!(moved, expected.clone().map(day), "M7: {before} to {to}");
        let made = create_milestone(&plan, &id("N"), &id("A"), "New", day(to));
        assert_eq!(
            made.map(|change| after(&plan, &change).milestones[&id("N")].day),
            expected.map(day),
            "M7: {before} at {to}"
        );
    }
    let a = "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06";
    check(a, "2026-05-04", Ok("2026-05-04"));
    check(a, "2026-05-15", Ok("2026-05-15"));
    check(a, "2026-05-10", Ok("2026-05-10"));
    check(a, "2026-05-03", Err(Refusal::OutsideProject));
    check(a, "2026-05-16", Err(Refusal::OutsideProject));
    check("project A; milestone M in A 2026-05-06", "2026-05-06", Err(Refusal::NeedsDates));
}

#[test]
fn d3_only_a_proposed_project_lacks_dates() {
    let plan = plan("project A");
    let check = |planned: Planned| assert_eq!(planned, Err(Refusal::NeedsDates));
    check(move_project(&plan, &id("A"), day("2026-05-04")));
    check(resize_project(&plan, &id("A"), SpanEnd::Finish, day("2026-05-04")));
    check(set_state(&plan, &id("A"), ProjectState::Planned));
    check(set_state(&plan, &id("A"), ProjectState::Running));
    check(set_state(&plan, &id("A"), ProjectState::Finished));
    assert!(set_state(&plan, &id("A"), ProjectState::Proposed).expect("it is").patch.is_empty());
}

#[test]
fn d4_a_finished_project_is_complete() {
    fn check(before: ProjectState, progress: u8, to: ProjectState, expected: u8) {
        let mut plan = plan("project A 2026-05-04..2026-05-15");
        plan.insert(
            id("A"),
            Project { state: before, progress, ..Project::clone(&plan.projects[&id("A")]) },
        );
        let project = after(&plan, &set_state(&plan, &id("A"), to).expect("it has dates")).projects
            [&id("A")]
            .clone();
        assert_eq!(
            (project.state, project.progress),
            (to, expected),
            "D4: {before:?} {progress} to {to:?}"
        );
    }
    check(ProjectState::Running, 40, ProjectState::Finished, 100);
    check(ProjectState::Planned, 0, ProjectState::Finished, 100);
    check(ProjectState::Finished, 100, ProjectState::Running, 100);
    check(ProjectState::Planned, 0, ProjectState::Running, 0);
    check(ProjectState::Running, 40, ProjectState::Proposed, 40);
}

#[test]
fn d5_editing_the_week_moves_nothing() {
    let plan = plan(
        "status 2026-05-06; project A 2026-05-04..2026-05-15; product P launch 2026-06-01; P must A lead 3",
    );
    let week = WorkingWeek::try_from([true, false, true, false, true, true, true])
        .expect("it has working days");
    let change = set_about(&plan, About::FIELDS.calendar, week.into()).expect("it has a name");
    let after = after(&plan, &change);
    assert_eq!(
        (&after.projects, &after.products, change.patch.len()),
        (&plan.projects, &plan.products, 1)
    );
}

#[test]
fn m8_a_new_record_stands_behind_its_siblings() {
    let plan = plan(
        "product P launch 2026-06-01; product Q; project A 2026-05-04..2026-05-15; P must A; Q must A; criterion c on P/A; criterion d on P/A",
    );
    let product = after(&plan, &create_product(&plan, &id("R"), "Third").expect("named")).products
        [&id("R")]
        .clone();
    assert_eq!(
        *product,
        Product { name: "Third".into(), rank: Rank::nth(2), ..Product::default() }
    );

    let change = create_deliverable(&plan, &id("x"), &id("P"), &id("A")).expect("both are there");
    let deliverable = after(&plan, &change).deliverables[&id("x")].clone();
    let (project, product) = (id("A"), id("P"));
    assert_eq!(
        *deliverable,
        Deliverable {
            name: "A".into(),
            project,
            product,
            milestone: None,
            need: Need::Must,
            preparation: 0,
            rank: Rank::nth(4)
        }
    );

    let criterion =
        after(&plan, &create_criterion(&plan, &id("e"), &id("P/A"), "New").expect("it is there"))
            .criteria[&id("e")]
            .clone();
    assert_eq!(
        (&criterion.rank, criterion.state, criterion.need, criterion.due),
        (&Rank::nth(7), CriterionState::Open, Need::Must, None)
    );
    // There is always a place behind the last.
    let mut full = plan.clone();
    let last = Rank::nth(u32::MAX);
    full.insert(id("Z"), Product { name: "Z".into(), rank: last.clone(), ..Product::default() });
    let after = after(&full, &create_product(&full, &id("R"), "R").expect("named"));
    assert_eq!(after.products[&id("R")].rank, Rank::after(Some(&last)));
}

#[test]
fn m11_what_is_gone_is_refused() {
    let plan = plan("project A 2026-05-04..2026-05-15");
    fn check(planned: Planned, what: RecordType) {
        assert_eq!(planned, Err(Refusal::Gone(what)));
    }
    let monday = day("2026-05-04");
    check(move_project(&plan, &id("x"), monday), RecordType::Project);
    check(resize_project(&plan, &id("x"), SpanEnd::Start, monday), RecordType::Project);
    check(set_dates(&plan, &id("x"), monday, monday), RecordType::Project);
    check(set_state(&plan, &id("x"), ProjectState::Running), RecordType::Project);
    check(set_launch(&plan, &id("x"), Some(monday)), RecordType::Product);
    check(set_milestone_day(&plan, &id("x"), monday), RecordType::Milestone);
    check(create_milestone(&plan, &id("n"), &id("x"), "N", monday), RecordType::Project);
    check(create_deliverable(&plan, &id("n"), &id("x"), &id("A")), RecordType::Product);
    check(create_deliverable(&plan, &id("n"), &id("x"), &id("x")), RecordType::Project);
    check(create_criterion(&plan, &id("n"), &id("x"), "N"), RecordType::Deliverable);
    check(delete::<Project>(&plan, &id("x")), RecordType::Project);
    check(delete::<Criterion>(&plan, &id("x")), RecordType::Criterion);
    check(amend::<Party>(&plan, &id("x"), Field::Name, |_| {}), RecordType::Party);
    check(assign(&plan, &id("x"), Project::FIELDS.manager, "Ann", id("n")), RecordType::Project);
}

#[test]
fn m8_nothing_is_without_a_name() {
    let plan = plan("project A 2026-05-04..2026-05-15; product P; P must A");
    fn check(planned: Planned, what: RecordType) {
        assert_eq!(planned, Err(Refusal::NoName(what)));
    }
    let dates = plan.projects[&id("A")].dates.expect("it has dates");
    check(create_project(&plan, &id("n"), " ", None, dates), RecordType::Project);
    check(create_product(&plan, &id("n"), ""), RecordType::Product);
    check(create_milestone(&plan, &id("n"), &id("A"), "\t", dates.start()), RecordType::Milestone);
    check(create_criterion(&plan, &id("n"), &id("P/A"), ""), RecordType::Criterion);
    check(set(&plan, &id("A"), Project::FIELDS.name, " ".into()), RecordType::Project);
    check(set_about(&plan, About::FIELDS.name, String::new()), RecordType::Plan);
}

#[test]
fn u2_a_step_says_what_it_did() {
    let plan = plan(
        "project A 2026-05-04..2026-05-15; product P launch 2026-06-01; P must A; milestone M in A 2026-05-06",
    );
    fn check(planned: Planned, label: Label) {
        assert_eq!(planned.map(|change| change.label), Ok(label));
    }
    let name = || String::from("A");
    check(
        delete::<Project>(&plan, &id("A")),
        Label::Deleted { what: RecordType::Project, name: name() },
    );
    check(
        amend(&plan, &id("A"), Field::Name, |project: &mut Project| project.name = "B".into()),
        Label::Renamed { what: RecordType::Project, from: name(), to: "B".into() },
    );
    check(
        amend(&plan, &id("A"), Field::Note, |project: &mut Project| project.note = "B".into()),
        Label::Changed { what: RecordType::Project, name: name(), field: Field::Note },
    );
    check(
        set_state(&plan, &id("A"), ProjectState::Running),
        Label::Changed { what: RecordType::Project, name: name(), field: Field::State },
    );
    check(
        set_milestone_day(&plan, &id("M"), day("2026-05-07")),
        Label::Changed { what: RecordType::Milestone, name: "M".into(), field: Field::Day },
    );
    check(set_launch(&plan, &id("P"), None), Label::Launch { name: "P".into(), day: None });
    check(
        set_launch(&plan, &id("P"), Some(Day::MAX)),
        Label::Launch { name: "P".into(), day: Some(Day::MAX) },
    );
    check(
        set_about(&plan, About::FIELDS.name, "B".into()),
        Label::Renamed { what: RecordType::Plan, from: "Test".into(), to: "B".into() },
    );
    check(
        set_about(&plan, About::FIELDS.tolerance, Tolerance(9)),
        Label::Changed { what: RecordType::Plan, name: "Test".into(), field: Field::Tolerance },
    );
    check(
        Ok(replace(&plan, &Plan::new("x", "Other"), "other.json")),
        Label::Opened { file: "other.json".into() },
    );
}

#[test]
fn m9_what_is_meaningless_alone_goes_along() {
    fn check(planned: impl Fn(&Plan) -> Planned, left: &str) {
        let mut plan = plan(
            "project A 2026-05-04..2026-05-15; project B 2026-05-04..2026-05-15; milestone M in A 2026-05-06
             product P; product Q; P must A at M; Q must A; P must B
             criterion c on P/A owner Ann; criterion d on Q/A; criterion e on P/B
             decision p on P hold 2026-05-04 at M; decision q on Q go 2026-05-04
             activity x for P promotion -5..-1; activity y for Q support 1..5",
        );
        let link = |predecessor, successor| Link {
            predecessor,
            successor,
            kind: LinkKind::default(),
            lag: Lag::default(),
            accepted: None,
        };
        plan.insert(id("A-B"), link(LinkEnd::Project(id("A")), LinkEnd::Project(id("B"))));
        plan.insert(id("M-B"), link(LinkEnd::Milestone(id("M")), LinkEnd::Project(id("B"))));
        plan.insert(id("B-B"), link(LinkEnd::Project(id("B")), LinkEnd::Project(id("B"))));
        let change = planned(&plan).expect("it is there");
        let after = after(&plan, &change);
        fn ids<'a, T: Record + 'a>(plan: &'a Plan) -> impl Iterator<Item = String> + 'a {
            T::of(plan).keys().map(ToString::to_string)
        }
        let all = ids::<Project>(&after)
            .chain(ids::<Milestone>(&after))
            .chain(ids::<Product>(&after))
            .chain(ids::<Deliverable>(&after));
        let all = all
            .chain(ids::<Criterion>(&after))
            .chain(ids::<Link>(&after))
            .chain(ids::<Person>(&after));
        let all = all.chain(ids::<Decision>(&after)).chain(ids::<Activity>(&after));
        assert_eq!(all.collect::<Vec<_>>().join(" "), left, "M9: {:?}", change.label);
        assert_eq!(after.apply(&change.patch.inverse()).as_ref(), Ok(&plan));
    }
    check(|plan| delete::<Project>(plan, &id("A")), "B P Q P/B e B-B Ann p q x y");
    check(|plan| delete::<Project>(plan, &id("B")), "A M P Q P/A Q/A c d Ann p q x y");
    check(
        |plan| delete::<Milestone>(plan, &id("M")),
        "A B P Q P/A P/B Q/A c d e A-B B-B Ann p q x y",
    );
    check(|plan| delete::<Product>(plan, &id("P")), "A B M Q Q/A d A-B B-B M-B Ann q y");
    check(
        |plan| delete::<Deliverable>(plan, &id("P/A")),
        "A B M P Q P/B Q/A d e A-B B-B M-B Ann p q x y",
    );
    check(
        |plan| delete::<Criterion>(plan, &id("c")),
        "A B M P Q P/A P/B Q/A d e A-B B-B M-B Ann p q x y",
    );
    check(
        |plan| delete::<Activity>(plan, &id("x")),
        "A B M P Q P/A P/B Q/A c d e A-B B-B M-B Ann p q y",
    );
    check(|plan| take_back(plan, &id("p")), "A B M P Q P/A P/B Q/A c d e A-B B-B M-B Ann q x y");
}

#[test]
fn m9_without_its_milestone_a_deliverable_is_handed_over_at_the_finish() {
    let plan = plan(
        "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06; milestone N in A 2026-05-06; P must A at M; Q must A at N",
    );
    let after = after(&plan, &delete::<Milestone>(&plan, &id("M")).expect("it is there"));
    assert_eq!(after.deliverables[&id("P/A")].milestone, None);
    assert_eq!(after.deliverables[&id("Q/A")].milestone, Some(id("N")));
}

#[test]
fn m9_without_its_milestone_a_decision_stands_between_gates() {
    let plan = plan(
        "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-06; milestone N in A 2026-05-06
         decision d on P go 2026-05-04 at M; decision e on P go 2026-05-04 at N",
    );
    let gates = |plan: &Plan| {
        plan.decisions.values().map(|decision| decision.milestone.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        gates(&after(&plan, &delete::<Milestone>(&plan, &id("M")).expect("it is there"))),
        [None, Some(id("N"))]
    );
    assert_eq!(
        gates(&after(&plan, &delete::<Project>(&plan, &id("A")).expect("it is there"))),
        [None, None]
    );
}

#[test]
fn m10_a_name_that_is_typed_is_found_or_made() {
    /// The people of the plan and the manager of A, after typing a name.
    fn check(typed: &str, expected: &str) {
        let mut plan = plan(
            "project A 2026-05-04..2026-05-15; criterion c on x owner Ann; criterion d on x owner Zoë",
        );
        plan.insert(
            id("A"),
            Project { manager: Some(id("Zoë")), ..Project::clone(&plan.projects[&id("A")]) },
        );
        let change = assign(&plan, &id("A"), Project::FIELDS.manager, typed, id("new"))
            .expect("it is there");
        let after = after(&plan, &change);
        let people: Vec<_> =
            after.people.iter().map(|(id, person)| format!("{id}={}", person.name)).collect();
        let manager =
            after.projects[&id("A")].manager.as_ref().map_or("nobody".into(), ToString::to_string);
        assert_eq!(format!("{manager} of {}", people.join(" ")), expected, "M10: {typed}");
        assert_eq!(
            change.label,
            Label::Changed { what: RecordType::Project, name: "A".into(), field: Field::Manager }
        );
    }
    check("Ann", "Ann of Ann=Ann Zoë=Zoë");
    check(" ann ", "Ann of Ann=Ann Zoë=Zoë");
    check("ZOË", "Zoë of Ann=Ann Zoë=Zoë");
    check("Bo", "new of Ann=Ann Zoë=Zoë new=Bo");
    check(" Bo ", "new of Ann=Ann Zoë=Zoë new=Bo");
    check("", "nobody of Ann=Ann Zoë=Zoë");
    check("  ", "nobody of Ann=Ann Zoë=Zoë");
}

#[test]
fn m10_a_new_programme_gets_a_colour_and_a_place() {
    let plan = plan("programme X; programme Y; project A 2026-05-04..2026-05-15 in X");
    let change =
        assign(&plan, &id("A"), Project::FIELDS.programme, "Z", id("Z")).expect("it is there");
    let made = after(&plan, &change).programmes[&id("Z")].clone();
    assert_eq!((made.name.as_str(), &made.rank, made.hue), ("Z", &Rank::nth(2), 274));
}

#[test]
fn u1_a_file_that_is_opened_is_one_step() {
    let before = plan("status 2026-05-04; project A 2026-05-04..2026-05-15; project B");
    let file = plan("tolerance 2; project B 2026-05-04..2026-05-15; product P");
    let change = replace(&before, &file, "file.json");
    assert_eq!(after(&before, &change), file);
    assert_eq!(after(&file, &Change { patch: change.patch.inverse(), ..change }), before);
}

#[test]
fn u3_u4_an_empty_change_is_no_step_and_a_new_one_ends_redo() {
    let mut document = Document::new(plan("project A 2026-05-04..2026-05-15"));
    let to = |document: &Document, start: &str| {
        Step::Do(Arc::new(
            move_project(&document.plan, &id("A"), day(start)).expect("it has dates"),
        ))
    };
    let moved = |days| Some(Label::Moved { name: "A".into(), days, along: 0 });

    let nothing = to(&document, "2026-05-04");
    assert_eq!((document.take(&nothing), document.history.undo()), (Ok(None), None));
    let week = to(&document, "2026-05-11");
    document.take(&week).expect("made for this plan");
    document.take(&Step::Undo).expect("it was made");
    assert_eq!((document.history.undo(), document.history.redo()), (None, moved(7).as_ref()));
    document.take(&nothing).expect("it does nothing");
    assert_eq!(document.history.redo(), moved(7).as_ref(), "nothing was done, so redo stands");
    let day_later = to(&document, "2026-05-05");
    document.take(&day_later).expect("made for this plan");
    assert_eq!((document.history.undo(), document.history.redo()), (moved(1).as_ref(), None));
    assert_eq!(document.take(&Step::Redo), Ok(None));
}

/// What every command answers when it is asked for these ids, days and this name; new records get
/// an id that no plan has.
fn every_command(plan: &Plan, file: &Plan, text: &str, days: [Day; 2], name: &str) -> Vec<Planned> {
    let [one, other] = days;
    let new = "new id";
    let span = Span::new(one.min(other), one.max(other)).expect("in order");
    let (schedule, network) = (Schedule::of(plan), Network::of(plan));
    let by = |rule| PushContext { network: &network, rule };
    let made = Link {
        predecessor: LinkEnd::Project(id(text)),
        successor: LinkEnd::Project(id("a")),
        kind: LinkKind::StartFinish,
        lag: Lag::Working(-3),
        accepted: None,
    };
    let accepted = Acceptance { by: name.into(), reason: "so".into() };
    let mut all: Vec<Planned> = PushRule::ALL
        .into_iter()
        .flat_map(|rule| {
            [
                commands::move_project(plan, by(rule), &id(text), one),
                commands::move_together(plan, by(rule), &id(text), &[id("a"), id("b")], one),
                commands::resize_project(plan, by(rule), &id(text), SpanEnd::Finish, one),
                commands::set_dates(plan, by(rule), &id(text), span.start(), span.finish()),
                commands::set_milestone_day(plan, by(rule), &id(text), one),
                snap_back(plan, &schedule, by(rule), &id(text)),
            ]
        })
        .collect();
    all.extend([
        link(plan, &network, &id(new), made),
        set_link(plan, &id(text), LinkKind::FinishFinish, Lag::Calendar(2)),
        unlink(plan, &id(text)),
        accept(plan, &id(text), Some(accepted)),
        accept(plan, &id(text), None),
        ask(plan, &schedule, &id(new), &id(text)),
        answer(plan, &id(text), name),
        withdraw(plan, &id(text)),
        take_baseline(plan, &id(new), name),
        delete::<Baseline>(plan, &id(text)),
    ]);
    all.extend([
        move_project(plan, &id(text), one),
        resize_project(plan, &id(text), SpanEnd::Start, one),
        resize_project(plan, &id(text), SpanEnd::Finish, one),
        set_dates(plan, &id(text), one, other),
        create_project(plan, &id(new), name, Some(id(text)), span),
        create_product(plan, &id(new), name),
        create_deliverable(plan, &id(new), &id(text), &id("a")),
        create_criterion(plan, &id(new), &id(text), name),
        create_milestone(plan, &id(new), &id(text), name, one),
        delete::<Project>(plan, &id(text)),
        delete::<Milestone>(plan, &id(text)),
        delete::<Product>(plan, &id(text)),
        delete::<Deliverable>(plan, &id(text)),
        delete::<Criterion>(plan, &id(text)),
        assign(plan, &id(text), Project::FIELDS.manager, name, id(new)),
        assign(plan, &id(text), Project::FIELDS.programme, name, id(new)),
        set_launch(plan, &id(text), Some(one)),
        set_launch(plan, &id(text), None),
        set_milestone_day(plan, &id(text), one),
        set_state(plan, &id(text), ProjectState::Finished),
        set_state(plan, &id(text), ProjectState::Proposed),
        set_about(plan, About::FIELDS.status_date, Some(one)),
        amend(plan, &id(text), Field::Name, |project: &mut Project| project.name = name.into()),
        Ok(replace(plan, file, name)),
    ]);
    let decision = Decision {
        product: id(text),
        milestone: Some(id("a")),
        outcome: Outcome::Conditional,
        day: one,
        by: String::new(),
        note: String::new(),
        conditions: vec![Condition::new(id("1"), name, Rank::nth(1))],
        foreseen: Foreseen::default(),
    };
    all.extend([
        override_verdict(plan, &id(text), GivenVerdict::Amber, name, "", Some(one)),
        lift_override(plan, &id(text)),
        decide(plan, &id(new), decision),
        amend_decision(plan, &id(text), Field::Outcome, |decision| {
            decision.outcome = Outcome::Conditional
        }),
        meet(plan, &id(text), &id("a"), true),
        take_back(plan, &id(text)),
        create_activity(
            plan,
            &id(new),
            &id(text),
            name,
            ActivityKind::Support,
            When::Launch(Offset { start: -3, finish: 9 }),
        ),
        set_when(plan, &id(text), When::Dates(span)),
        follow_launch(plan, &id(text)),
        leave_launch(plan, &id(text)),
        delete::<Activity>(plan, &id(text)),
    ]);
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_command_can_be_made_and_taken_back(
        plan in crate::plans::newer_plan(), file in crate::plans::newer_plan(), text in "[a-e]", days in [crate::plans::day(), crate::plans::day()], name in "[A-E ]{0,2}",
    ) {
        let bytes = json::write(&plan);
        for change in every_command(&plan, &file, &text, days, &name).into_iter().flatten() {
            let there = plan.apply(&change.patch).expect("a command's patch is made for its plan");
            let back = there.apply(&change.patch.inverse()).expect("its inverse is made for what it makes");
            prop_assert_eq!(&json::write(&back), &bytes, "{:?}", change.label);
            prop_assert_eq!(change.patch.is_empty(), json::write(&there) == bytes, "{:?}", change.label);
        }
    }

    #[test]
    fn every_command_leaves_a_tidy_plan(
        plan in crate::plans::tidy_plan(), file in crate::plans::tidy_plan(), text in "[a-e]", days in [crate::plans::day(), crate::plans::day()], name in "[A-E]",
    ) {
        for change in every_command(&plan, &file, &text, days, &name).into_iter().flatten() {
            let there = plan.apply(&change.patch).expect("made for this plan");
            for project in there.projects.values() {
                prop_assert!(project.dates.is_some() || project.state == ProjectState::Proposed, "{:?}", change.label);
            }
            for milestone in there.milestones.values() {
                let dates = there.get(&milestone.project).and_then(|project| project.dates);
                prop_assert!(dates.is_none_or(|dates| dates.clamp(milestone.day) == milestone.day), "{:?}", change.label);
            }
        }
    }

    /// Whatever the dates: a gesture is always computed from the plan as it was when it began.
    #[test]
    fn a_bar_dragged_back_to_its_start_was_never_moved(plan in crate::plans::plan()) {
        for (id, project) in plan.projects.iter() {
            if let Some(dates) = project.dates {
                prop_assert!(move_project(&plan, id, dates.start()).expect("it has dates").patch.is_empty());
                prop_assert!(resize_project(&plan, id, SpanEnd::Start, dates.start()).expect("it has dates").patch.is_empty());
                prop_assert!(resize_project(&plan, id, SpanEnd::Finish, dates.finish()).expect("it has dates").patch.is_empty());
                prop_assert!(set_dates(&plan, id, dates.start(), dates.finish()).expect("they are in order").patch.is_empty());
            }
        }
    }

    /// Two moves, one after the other: of bars and milestones on working days, away from the ends
    /// of the calendar.
    #[test]
    fn a_tidy_bar_moved_there_and_back_is_where_it_was(plan in crate::plans::tidy_plan(), days in -3_000..3_000) {
        for (id, project) in plan.projects.iter() {
            let Some(dates) = project.dates else { continue };
            let there = after(&plan, &move_project(&plan, id, dates.start().plus(days)).expect("it has dates"));
            let back = after(&there, &move_project(&there, id, dates.start()).expect("it has dates"));
            prop_assert_eq!(&back, &plan);
        }
    }

    #[test]
    fn a_moved_bar_keeps_its_working_days(plan in crate::plans::plan(), to in crate::plans::day()) {
        for (id, project) in plan.projects.iter() {
            let Some(dates) = project.dates else { continue };
            let moved = after(&plan, &move_project(&plan, id, to).expect("it has dates")).projects[id].dates.expect("it still has dates");
            let calendar = plan.calendar_of(project);
            let had = calendar.working_days(dates);
            prop_assert!(moved == dates || moved.finish() == Day::MAX || calendar.working_days(moved) == had.max(1));
        }
    }

    #[test]
    fn a_move_that_starts_where_it_started_is_no_move(plan in crate::plans::plan(), to in crate::plans::day()) {
        for (id, project) in plan.projects.iter() {
            let Some(dates) = project.dates else { continue };
            // Days near its start snap to it.
            for to in [to, dates.start().plus(-1), dates.start().plus(-2)] {
                let change = move_project(&plan, id, to).expect("it has dates");
                let start = after(&plan, &change).projects[id].dates.expect("it still has dates").start();
                prop_assert!(start != dates.start() || change.patch.is_empty());
            }
        }
    }
}

/// Whatever makes a record refuses an id that names another one already, and so replaces nothing.
#[test]
fn no_command_replaces_the_record_of_an_id_that_is_taken() {
    let plan = plan(
        "status 2026-05-04; programme Ferry; party Yard; project A 2026-05-04..2026-05-08; project B 2026-05-04..2026-05-08
         milestone M in A 2026-05-06; link A FS B; product P launch 2026-06-01 manager Ann; P must A; criterion \"It floats\" on P/A
         decision d on P go 2026-05-04; activity Fair for P launch -3..-1; project C 2026-05-11..2026-05-12; link B FS C",
    );
    let schedule = Schedule::of(&plan);
    let network = schedule.network();
    let (request, baseline) = (id("asked"), id("frozen"));
    let asked = ask(&plan, &schedule, &request, &id("A>B")).expect("the link has days");
    let plan = after(
        &after(&plan, &asked),
        &take_baseline(&plan, &baseline, "Frozen").expect("it has a name"),
    );
    let span = Span::new(day("2026-05-11"), day("2026-05-15")).expect("forwards");
    let link_back = Link {
        predecessor: LinkEnd::Project(id("A")),
        successor: LinkEnd::Project(id("C")),
        kind: LinkKind::FinishStart,
        lag: Lag::default(),
        accepted: None,
    };
    let decision = plan.decisions[&id("d")].as_ref().clone();
    let person = plan.people.keys().next().expect("Ann").clone();
    let rows: [(&str, Planned); 13] = [
        ("project", create_project(&plan, &id("A"), "New", None, span)),
        ("programme", create_programme(&plan, &id("Ferry"), "New", None)),
        ("product", create_product(&plan, &id("P"), "New")),
        ("deliverable", create_deliverable(&plan, &id("P/A"), &id("P"), &id("B"))),
        (
            "criterion",
            create_criterion(&plan, plan.criteria.keys().next().expect("one"), &id("P/A"), "New"),
        ),
        ("milestone", create_milestone(&plan, &id("M"), &id("A"), "New", day("2026-05-05"))),
        (
            "activity",
            create_activity(
                &plan,
                &id("Fair"),
                &id("P"),
                "New",
                ActivityKind::Launch,
                When::Dates(span),
            ),
        ),
        ("link", link(&plan, network, &id("A>B"), link_back)),
        ("request", ask(&plan, &schedule, &request, &id("A>B"))),
        ("baseline", take_baseline(&plan, &baseline, "New")),
        ("decision", decide(&plan, &id("d"), decision)),
        (
            "person, by a field",
            assign(&plan, &id("A"), Project::FIELDS.manager, "Bob", person.clone()),
        ),
        (
            "person, by taking over",
            replace_everywhere(&plan, &person, "Bob", person.clone(), AfterReplacing::Stay),
        ),
    ];
    for (what, made) in rows {
        assert_eq!(made, Err(Refusal::IdTaken), "{what}");
    }
}
