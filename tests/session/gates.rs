//! What people decide on a product: the rules R7 to R9 of docs/SPEC.md, and the commands behind
//! them.

use crate::notation::{day, plan};
use domain::{
    edit::{commands::*, *},
    readiness::{self, *},
};
use engine::{
    forecast::{Chances, FULL, Sampling},
    model::*,
    schedule::Schedule,
};
use session::viewmodel::{board_line, standing, swimlane};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn judge(plan: &Plan) -> Readiness {
    readiness::judge(plan, &Schedule::of(plan), &id("P"))
}

/// Product P that is there in time and in the right form, or is late by so much that it is red.
const GREEN: &str = "project A 2026-05-04..2026-05-29 running; P must A; criterion c on P/A accepted evidence report";
const RED: &str = "project A 2026-05-04..2026-12-31 running; P must A; criterion c on P/A accepted evidence report";

#[test]
fn r7_what_somebody_says_stands_until_its_last_day() {
    /// What is found, what stands, and whether what was said counts.
    fn check(status: &str, said: &str, rest: &str, expected: (Verdict, Verdict, Option<bool>)) {
        let plan = plan(&format!("{status}; product P launch 2026-06-01 {said}; {rest}"));
        let readiness = judge(&plan);
        let stands = readiness.overridden.as_ref().map(|overridden| overridden.stands);
        assert_eq!(
            (readiness.found(), readiness.verdict(), stands),
            expected,
            "R7: {status}; {said}; {rest}"
        );
        // Only one that stands shows, with what it stands in the place of: on the lane, on the
        // board and in the hand.
        let by_hand =
            (stands == Some(true)).then(|| ByHand { until: day("2026-05-20"), found: expected.0 });
        assert_eq!(readiness.by_hand(), by_hand, "R7: {status}; {said}; {rest}");
        let (schedule, chances) = (Schedule::of(&plan), Chances::new());
        let lane = swimlane(&plan, &schedule, &chances, &id("P")).expect("it is there");
        assert_eq!((lane.verdict, lane.by_hand), (expected.1, by_hand));
        let line = board_line(&plan, &schedule, &chances, &id("P")).expect("it is there");
        assert_eq!((line.verdicts.0, line.by_hand), (expected.1, by_hand));
        assert_eq!(standing(&plan, &schedule, &chances, &id("P")).by_hand, by_hand);
        // What was said is there to be read, also when it no longer counts.
        assert_eq!(
            readiness.overridden.map(|overridden| overridden.said),
            plan.products[&id("P")].override_
        );
    }
    use Verdict::*;
    check("status 2026-05-11", "", RED, (Red, Red, None));
    check("status 2026-05-11", "override amber 2026-05-20 so", RED, (Red, Amber, Some(true)));
    check("status 2026-05-20", "override amber 2026-05-20 so", RED, (Red, Amber, Some(true)));
    check("status 2026-05-21", "override amber 2026-05-20 so", RED, (Red, Red, Some(false)));
    check("", "override amber 2026-05-20 so", RED, (Red, Amber, Some(true)));
    check("status 2026-05-11", "override green 2026-05-20 so", RED, (Red, Green, Some(true)));
    // It can be worse than what is found, and speaks where nothing is.
    check("status 2026-05-11", "override red 2026-05-20 so", GREEN, (Green, Red, Some(true)));
    check("status 2026-05-21", "override red 2026-05-20 so", GREEN, (Green, Green, Some(false)));
    check(
        "status 2026-05-11",
        "override amber 2026-05-20 so",
        "project A",
        (NotJudged, Amber, Some(true)),
    );
}

#[test]
fn r7_an_override_needs_a_reason_and_a_last_day() {
    let before = plan("product P launch 2026-06-01");
    let say = |reason: &str, until: Option<&str>| {
        override_verdict(&before, &id("P"), GivenVerdict::Amber, reason, " Ann ", until.map(day))
    };
    assert_eq!(say(" ", Some("2026-05-20")), Err(Refusal::NoReason));
    assert_eq!(say("so", None), Err(Refusal::NoExpiry));
    assert_eq!(
        override_verdict(&before, &id("x"), GivenVerdict::Red, "", "", None),
        Err(Refusal::Gone(RecordType::Product))
    );
    let late = plan("status 2026-05-04; product P launch 2026-06-01");
    let until =
        |day: Day| override_verdict(&late, &id("P"), GivenVerdict::Amber, "so", "", Some(day));
    assert_eq!(until(day("2026-05-03")), Err(Refusal::Expired(day("2026-05-04"))));
    assert!(until(day("2026-05-04")).is_ok(), "the last day is one on which it stands");
    let change = say(" so ", Some("2026-05-20")).expect("it has both");
    assert_eq!(
        change.label,
        Label::Overridden { name: "P".into(), until: Some(day("2026-05-20")) }
    );
    let after = before.apply(&change.patch).expect("made for this plan");
    let said = Override {
        verdict: GivenVerdict::Amber,
        reason: "so".into(),
        by: "Ann".into(),
        until: day("2026-05-20"),
    };
    assert_eq!(after.products[&id("P")].override_, Some(said));
    let lifted = lift_override(&after, &id("P")).expect("it is there");
    assert_eq!(lifted.label, Label::Overridden { name: "P".into(), until: None });
    assert_eq!(after.apply(&lifted.patch).as_ref(), Ok(&before));
    assert!(lift_override(&before, &id("P")).expect("it is there").patch.is_empty());
    assert_eq!(lift_override(&before, &id("x")), Err(Refusal::Gone(RecordType::Product)));
}

#[test]
fn r8_the_latest_decision_counts() {
    /// What the decisions call for, and what is found of the product as a whole.
    fn check(decisions: &str, rest: &str, gate: &[(Verdict, Reason)], found: Verdict) {
        let plan =
            plan(&format!("status 2026-05-11; product P launch 2026-06-01; {rest}; {decisions}"));
        let readiness = judge(&plan);
        let findings: Vec<_> = readiness
            .gate
            .iter()
            .map(|finding| (finding.verdict, finding.reason.clone()))
            .collect();
        assert_eq!(
            (findings.as_slice(), readiness.found()),
            (gate, found),
            "R8: {decisions}; {rest}"
        );
    }
    let held = |text: &str| (Verdict::Amber, Reason::OnHold(id(text)));
    let stopped = |text: &str| (Verdict::Red, Reason::Stopped(id(text)));
    let unmet = |condition, due| {
        let (decision, condition) = (id("d"), id(condition));
        (Verdict::Amber, Reason::Unmet { decision, condition, due: day(due) })
    };
    check("", GREEN, &[], Verdict::Green);
    check("decision d on P go 2026-05-04", GREEN, &[], Verdict::Green);
    check("decision d on P hold 2026-05-04", GREEN, &[held("d")], Verdict::Amber);
    check(
        "decision d on P recycle 2026-05-04",
        GREEN,
        &[(Verdict::Amber, Reason::Recycled(id("d")))],
        Verdict::Amber,
    );
    check("decision d on P stop 2026-05-04", GREEN, &[stopped("d")], Verdict::Red);
    // At least so bad: what is worse shows, and so does what is decided where nothing is judged.
    check("decision d on P hold 2026-05-04", RED, &[held("d")], Verdict::Red);
    check("decision d on P hold 2026-05-04", "project A", &[held("d")], Verdict::Amber);
    check("decision d on P go 2026-05-04", "project A", &[], Verdict::NotJudged);
    // By day, then by id; whatever the order in which they were made.
    check(
        "decision d on P hold 2026-05-04; decision e on P go 2026-05-05",
        GREEN,
        &[],
        Verdict::Green,
    );
    check(
        "decision e on P hold 2026-05-05; decision d on P go 2026-05-04",
        GREEN,
        &[held("e")],
        Verdict::Amber,
    );
    check(
        "decision d on P stop 2026-05-04; decision e on P hold 2026-05-04",
        GREEN,
        &[held("e")],
        Verdict::Amber,
    );
    check("product Q; decision d on Q stop 2026-05-04", GREEN, &[], Verdict::Green);
    // A condition is in time on its day, and speaks only after a conditional go.
    check(
        "decision d on P conditional 2026-05-04 if x due 2026-05-10",
        GREEN,
        &[unmet("1", "2026-05-10")],
        Verdict::Amber,
    );
    check("decision d on P conditional 2026-05-04 if x due 2026-05-11", GREEN, &[], Verdict::Green);
    check(
        "decision d on P conditional 2026-05-04 if x due 2026-05-10 met",
        GREEN,
        &[],
        Verdict::Green,
    );
    check("decision d on P conditional 2026-05-04 if x", GREEN, &[], Verdict::Green);
    check(
        "decision d on P conditional 2026-05-04 if x due 2026-05-10 met if y due 2026-05-08",
        GREEN,
        &[unmet("2", "2026-05-08")],
        Verdict::Amber,
    );
    check("decision d on P go 2026-05-04 if x due 2026-05-10", GREEN, &[], Verdict::Green);
    check(
        "decision d on P conditional 2026-05-04 if x due 2026-05-10; decision e on P go 2026-05-06",
        GREEN,
        &[],
        Verdict::Green,
    );
}

/// Without a status date nothing has passed.
#[test]
fn r8_no_condition_is_overdue_without_a_status_date() {
    let plan = plan(&format!(
        "product P launch 2026-06-01; {GREEN}; decision d on P conditional 1900-01-02 if x due 1900-01-01"
    ));
    assert_eq!(judge(&plan).gate, []);
}

/// A condition whose id is this number.
fn condition(number: u32, text: &str, rank: Rank) -> Condition {
    Condition::new(id(&number.to_string()), text, rank)
}

/// A decision with these conditions, whose ids are their places, from 1.
fn decision(outcome: Outcome, conditions: &[&str]) -> Decision {
    let conditions = (1..)
        .zip(conditions)
        .map(|(place, text)| condition(place, text, Rank::nth(place)))
        .collect();
    let (by, note, foreseen) = (
        String::new(),
        String::new(),
        Foreseen { launch: Some(day("2026-06-01")), ..Foreseen::default() },
    );
    Decision {
        product: id("P"),
        milestone: None,
        outcome,
        day: day("2026-05-04"),
        by,
        note,
        conditions,
        foreseen,
    }
}

#[test]
fn r8_a_conditional_go_needs_conditions_that_say_something() {
    fn check(made: Decision, expected: Result<Label, Refusal>) {
        let plan = plan(
            "product P launch 2026-06-01; project A 2026-05-04..2026-05-29; milestone M in A 2026-05-20",
        );
        let change = decide(&plan, &id("d"), made.clone());
        assert_eq!(
            change.as_ref().map(|change| change.label.clone()).map_err(Clone::clone),
            expected
        );
        if let Ok(change) = change {
            assert_eq!(
                *plan.apply(&change.patch).expect("made for this plan").decisions[&id("d")],
                made
            );
        }
    }
    let decided = |outcome| Ok(Label::Decided { name: "P".into(), outcome });
    check(decision(Outcome::Go, &[]), decided(Outcome::Go));
    check(decision(Outcome::Conditional, &["x"]), decided(Outcome::Conditional));
    check(decision(Outcome::Hold, &["x"]), decided(Outcome::Hold));
    check(decision(Outcome::Conditional, &[]), Err(Refusal::NoCondition));
    check(decision(Outcome::Conditional, &["x", " "]), Err(Refusal::EmptyCondition));
    check(decision(Outcome::Go, &[""]), Err(Refusal::EmptyCondition));
    check(
        Decision { milestone: Some(id("M")), ..decision(Outcome::Go, &[]) },
        decided(Outcome::Go),
    );
    check(
        Decision { milestone: Some(id("N")), ..decision(Outcome::Go, &[]) },
        Err(Refusal::Gone(RecordType::Milestone)),
    );
    check(
        Decision { product: id("x"), ..decision(Outcome::Go, &[]) },
        Err(Refusal::Gone(RecordType::Product)),
    );
}

#[test]
fn r8_a_decision_changes_but_not_what_was_foreseen() {
    let mut before = plan("product P; product Q");
    before.insert(id("d"), decision(Outcome::Conditional, &["x", "y"]));
    let after = |change: Change| {
        Decision::clone(
            &before.apply(&change.patch).expect("made for this plan").decisions[&id("d")],
        )
    };
    let changed = |field| Label::Changed { what: RecordType::Decision, name: "P".into(), field };

    let change = meet(&before, &id("d"), &id("2"), true).expect("it is there");
    assert_eq!(change.label, changed(Field::Conditions));
    assert_eq!(
        after(change).conditions.iter().map(|condition| condition.met).collect::<Vec<_>>(),
        [false, true]
    );
    assert!(meet(&before, &id("d"), &id("3"), true).expect("it is there").patch.is_empty());
    assert_eq!(meet(&before, &id("e"), &id("1"), true), Err(Refusal::Gone(RecordType::Decision)));

    let edit = |decision: &mut Decision| {
        (decision.note, decision.product, decision.foreseen) =
            ("later".into(), id("Q"), Foreseen::default());
    };
    let change = amend_decision(&before, &id("d"), Field::Note, edit).expect("it is there");
    assert_eq!(change.label, changed(Field::Note));
    assert_eq!(
        after(change),
        Decision { note: "later".into(), ..decision(Outcome::Conditional, &["x", "y"]) }
    );

    let clear = |decision: &mut Decision| decision.conditions.clear();
    assert_eq!(
        amend_decision(&before, &id("d"), Field::Conditions, clear),
        Err(Refusal::NoCondition)
    );
    let change = take_back(&before, &id("d")).expect("it is there");
    assert_eq!(change.label, Label::Deleted { what: RecordType::Decision, name: "P".into() });
    assert!(before.apply(&change.patch).expect("made for this plan").decisions.is_empty());
}

/// Each part is a step of its own; what was foreseen, and of which product, is no part of it.
#[test]
fn r9_a_decision_is_corrected_but_not_what_was_foreseen() {
    fn check(
        made: &Decision,
        correct: impl Fn(&Plan, &DecisionId) -> Result<Change, Refusal>,
        expected: Result<(Field, Decision), Refusal>,
    ) {
        let mut before =
            plan("product P; project A 2026-05-04..2026-05-29; milestone M in A 2026-05-20");
        before.insert(id("d"), made.clone());
        let corrected = correct(&before, &id("d")).map(|change| {
            let after = before.apply(&change.patch).expect("made for this plan");
            assert_eq!(after.apply(&change.patch.inverse()).as_ref(), Ok(&before), "one undo");
            assert_eq!(after.decisions[&id("d")].foreseen, made.foreseen);
            (change.label, Decision::clone(&after.decisions[&id("d")]))
        });
        let label = |field| Label::Changed { what: RecordType::Decision, name: "P".into(), field };
        assert_eq!(corrected, expected.map(|(field, decision)| (label(field), decision)));
    }
    let amend = |field, edit: fn(&mut Decision)| {
        move |plan: &Plan, id: &DecisionId| amend_decision(plan, id, field, edit)
    };
    let (go, conditional) =
        (decision(Outcome::Go, &[]), decision(Outcome::Conditional, &["x", "y"]));
    check(
        &go,
        amend(Field::Outcome, |it| it.outcome = Outcome::Stop),
        Ok((Field::Outcome, decision(Outcome::Stop, &[]))),
    );
    check(
        &go,
        amend(Field::Outcome, |it| it.outcome = Outcome::Conditional),
        Err(Refusal::NoCondition),
    );
    check(
        &go,
        amend(Field::Day, |it| it.day = day("2026-05-06")),
        Ok((Field::Day, Decision { day: day("2026-05-06"), ..go.clone() })),
    );
    check(
        &go,
        amend(Field::By, |it| it.by = "Board".into()),
        Ok((Field::By, Decision { by: "Board".into(), ..go.clone() })),
    );
    check(
        &go,
        amend(Field::Gate, |it| it.milestone = Some(id("M"))),
        Ok((Field::Gate, Decision { milestone: Some(id("M")), ..go.clone() })),
    );
    check(
        &go,
        amend(Field::Gate, |it| it.milestone = Some(id("N"))),
        Err(Refusal::Gone(RecordType::Milestone)),
    );
    let with = |conditions: &[Condition]| {
        let conditions = conditions.to_vec();
        Ok((Field::Conditions, Decision { conditions, ..decision(Outcome::Conditional, &[]) }))
    };
    let [x, y] = [0, 1].map(|place: usize| conditional.conditions[place].clone());
    let add = |number: &'static str, text: &'static str| {
        move |plan: &Plan, decision: &DecisionId| add_condition(plan, decision, id(number), text)
    };
    let delete = |number: &'static str| {
        move |plan: &Plan, decision: &DecisionId| delete_condition(plan, decision, &id(number))
    };
    let both = [x.clone(), y.clone()];
    let z = condition(3, "z", Rank::nth(3));
    check(&conditional, add("3", " z "), with(&[x.clone(), y.clone(), z]));
    check(&conditional, add("3", " "), Err(Refusal::EmptyCondition));
    check(&conditional, add("2", "z"), Err(Refusal::IdTaken));
    check(&conditional, delete("1"), with(&[y]));
    check(&conditional, delete("3"), with(&both));
    check(&decision(Outcome::Conditional, &["x"]), delete("1"), Err(Refusal::NoCondition));
    let first = condition(1, "x", Rank::default());
    check(
        &go,
        add("1", "x"),
        Ok((Field::Conditions, Decision { conditions: vec![first], ..go.clone() })),
    );
    // By rank, then by id, whatever order they are given in.
    let same = condition(0, "w", x.rank.clone());
    check(
        &conditional,
        |plan, id| {
            amend_decision(plan, id, Field::Conditions, |it| it.conditions.insert(2, same.clone()))
        },
        with(&[same.clone(), both[0].clone(), both[1].clone()]),
    );
    check(
        &go,
        |plan, _| add_condition(plan, &id("e"), id("1"), "x"),
        Err(Refusal::Gone(RecordType::Decision)),
    );
}

#[test]
fn m10_who_owns_a_condition_exists_as_soon_as_named() {
    let before = plan("product P manager Ann");
    let owners = |plan: &Plan| {
        let owner = |condition: &Condition| {
            condition.owner.as_ref().map_or("-".into(), |owner| plan.people[owner].name.clone())
        };
        plan.decisions
            .values()
            .flat_map(|decision| decision.conditions.iter().map(owner))
            .collect::<Vec<_>>()
    };
    // One who is known is meant, in capitals or not; another is made once, also when named twice.
    let names = ["ann", "", "Bo", " BO "];
    let given = (1..)
        .zip(names)
        .map(|(place, name)| (id(&place.to_string()), name.into(), id(&format!("new-{place}"))))
        .collect::<Vec<(ConditionId, String, PersonId)>>();
    let change = decide_naming(
        &before,
        &id("d"),
        decision(Outcome::Conditional, &["w", "x", "y", "z"]),
        given.clone(),
    )
    .expect("allowed");
    let after = before.apply(&change.patch).expect("made for this plan");
    assert_eq!(owners(&after), ["Ann", "-", "Bo", "Bo"]);
    assert_eq!(after.people.size(), 2);
    assert_eq!(
        decide_naming(&before, &id("d"), decision(Outcome::Conditional, &[]), given),
        Err(Refusal::NoCondition)
    );

    let assigned = |condition, name| {
        let change = assign_condition(&after, &id("d"), &id(condition), name, id("new"))
            .expect("it is there");
        after.apply(&change.patch).expect("made for this plan")
    };
    assert_eq!(owners(&assigned("1", "Cas")), ["Cas", "-", "Bo", "Bo"]);
    assert_eq!(owners(&assigned("3", " ")), ["Ann", "-", "-", "Bo"]);
    assert_eq!(owners(&assigned("2", "bo")), ["Ann", "Bo", "Bo", "Bo"]);
    // Where there is no condition, nobody is made.
    assert_eq!(assigned("5", "Cas"), after);
    assert_eq!(
        assign_condition(&after, &id("e"), &id("1"), "Cas", id("new")),
        Err(Refusal::Gone(RecordType::Decision))
    );
}

#[test]
fn whoever_goes_owns_no_condition_and_no_activity_any_more() {
    let before = plan(
        "product P; activity a for P promotion -5..-1 owner Ann; activity b for P support 1..5 owner Bo
         decision d on P conditional 2026-05-04 if x owner Ann if y owner Bo if z owner Ann",
    );
    let owners = |plan: &Plan| {
        let conditions = plan
            .decisions
            .values()
            .flat_map(|decision| &decision.conditions)
            .map(|condition| &condition.owner);
        let all = plan.activities.values().map(|activity| &activity.owner).chain(conditions);
        all.map(|owner| owner.as_ref().map_or("-", |owner| owner.as_str()).to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let check = |change: Change, expected: &str| {
        assert_eq!(owners(&before.apply(&change.patch).expect("made for this plan")), expected)
    };
    assert_eq!(owners(&before), "Ann Bo Ann Bo Ann");
    check(delete::<Person>(&before, &id("Ann")).expect("she is there"), "- Bo - Bo -");
    check(
        delete_all::<Person>(&before, &[id("Ann"), id("Bo")]).expect("both are there"),
        "- - - - -",
    );
    let change =
        replace_everywhere::<Person>(&before, &id("Ann"), "Bo", id("new"), AfterReplacing::Leave)
            .expect("she is there");
    check(change, "Bo Bo Bo Bo Bo");
    assert_eq!(Person::uses(&before, &id("Ann")), 3);
}

/// By all samples, and by the launch alone as by the whole plan.
#[test]
fn r9_what_was_foreseen_is_kept_with_the_decision() {
    let text = "status 2026-05-04; product P launch 2026-06-01; project A 2026-05-04..2026-05-22; project B 2026-05-04..2026-05-28; P must A; P must B
                criterion c on P/A accepted evidence report; criterion d on P/B accepted evidence report";
    let plan = plan(text);
    let schedule = Schedule::of(&plan);
    let mut full = Sampling::new(&plan, schedule.network());
    full.run(schedule.network(), FULL);
    let outlook = full.outlook(schedule.network(), &id("P")).expect("it is judged");
    let foreseen = foresee(&plan, &schedule, &id("P"));
    let expected = Foreseen {
        launch: Some(day("2026-06-01")),
        verdict: Some(GivenVerdict::Amber),
        chance: Some(ChanceCounts { hits: outlook.chance.hits, samples: 2_000 }),
        p50: Some(outlook.ready.p50),
        p80: Some(outlook.ready.p80),
        as_at: Some(day("2026-05-04")),
    };
    assert_eq!(foreseen, expected);
    // What is said in the place of the verdict is no forecast.
    let said = crate::notation::plan(
        &text.replace("launch 2026-06-01", "launch 2026-06-01 override red 2026-06-01 so"),
    );
    assert_eq!(foresee(&said, &schedule, &id("P")), expected);
    // What is not judged has no chance.
    let bare = crate::notation::plan("status 2026-05-04; product P");
    let schedule = Schedule::of(&bare);
    let expected = Foreseen { as_at: Some(day("2026-05-04")), ..Foreseen::default() };
    assert_eq!(foresee(&bare, &schedule, &id("P")), expected);
}
