//! What a reader asks of the plan: what each edit changes, what it finds out by itself, and when it
//! is refused.

use std::collections::BTreeMap;

use crate::notation::{day, plan};
use domain::{
    edit::{Change, Refusal, commands::AfterReplacing},
    format::json,
};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};
use expect_test::{Expect, expect};
use serde_json::Value;
use session::{
    edit::*,
    text::{Lang, label, refusal},
};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// What an edit comes to on a Wednesday, in English; new ids are counted.
fn planned(plan: &Plan, edit: &Edit) -> Result<Change, Refusal> {
    let mut made = 0;
    let mut fresh = |word: &str| {
        made += 1;
        format!("{word}-{made}")
    };
    let mut env = EditEnv { lang: Lang::En, today: day("2026-05-06"), fresh: &mut fresh };
    edit.change(plan, &Schedule::of(plan), PushRule::default(), &mut env)
}

/// The records of a plan by table and id, as its file has them.
fn records(plan: &Plan) -> BTreeMap<String, Value> {
    let file: Value = serde_json::from_str(&json::write(plan)).expect("a file is JSON");
    let mut records = BTreeMap::new();
    for (table, rows) in file.as_object().expect("a file is an object") {
        match rows.as_object() {
            Some(rows) if table != "about" => {
                records.extend(rows.iter().map(|(id, row)| (format!("{table} {id}"), row.clone())))
            }
            _ => drop(records.insert(table.clone(), rows.clone())),
        }
    }
    records
}

/// What differs, a line each: a record that came or went, or the fields that changed.
fn differs(before: &Plan, after: &Plan) -> String {
    let (before, after) = (records(before), records(after));
    let mut lines = Vec::new();
    for (name, row) in &after {
        match before.get(name) {
            None => lines.push(format!("+ {name} {row}")),
            Some(old) if old == row => {}
            Some(old) => {
                let (old, new) = (old.as_object(), row.as_object());
                let (Some(old), Some(new)) = (old, new) else { continue };
                let mut fields: Vec<_> = old.keys().chain(new.keys()).collect();
                fields.sort();
                fields.dedup();
                let said = |value: Option<&Value>| {
                    value.map_or_else(|| "nothing".to_owned(), Value::to_string)
                };
                for field in fields.into_iter().filter(|field| old.get(*field) != new.get(*field)) {
                    let (old, new) = (said(old.get(field)), said(new.get(field)));
                    lines.push(format!("{name} {field} {old} -> {new}"));
                }
            }
        }
    }
    lines.extend(
        before.keys().filter(|name| !after.contains_key(*name)).map(|it| format!("- {it}")),
    );
    lines.join("\n")
}

/// What the step is called and what it changes; or why it is refused.
fn check(before: &str, edit: Edit, expected: Expect) {
    let plan = plan(before);
    expected.assert_eq(&match planned(&plan, &edit) {
        Err(why) => format!("refused: {}", refusal(Lang::En, &why)),
        Ok(change) => {
            let after = plan.apply(&change.patch).expect("it was made for this plan");
            format!("{}\n{}", label(Lang::En, &change.label), differs(&plan, &after))
        }
    });
}

const BARS: &str = "project A 2026-05-04..2026-05-08; project B 2026-05-11..2026-05-15; \
    project C; link A FS B";

#[test]
fn a_day_that_is_typed_moves_an_end_or_the_whole_bar() {
    let start = |project, on: &str| Edit::SetStart { project: id(project), day: day(on) };
    let finish = |project, on: &str| Edit::SetFinish { project: id(project), day: day(on) };
    check(
        BARS,
        start("A", "2026-05-06"),
        expect![[r#"
        Changed dates of “A”
        projects A dates {"finish":"2026-05-08","start":"2026-05-04"} -> {"finish":"2026-05-08","start":"2026-05-06"}"#]],
    );
    // Behind its finish it moves as a whole, and what waits for it is pushed.
    check(
        BARS,
        start("A", "2026-05-11"),
        expect![[r#"
        Moved “A” +7 days, 1 other along
        projects A dates {"finish":"2026-05-08","start":"2026-05-04"} -> {"finish":"2026-05-15","start":"2026-05-11"}
        projects B dates {"finish":"2026-05-15","start":"2026-05-11"} -> {"finish":"2026-05-22","start":"2026-05-18"}"#]],
    );
    check(
        BARS,
        finish("A", "2026-05-07"),
        expect![[r#"
        Changed dates of “A”
        projects A dates {"finish":"2026-05-08","start":"2026-05-04"} -> {"finish":"2026-05-07","start":"2026-05-04"}"#]],
    );
    check(
        BARS,
        finish("A", "2026-05-01"),
        expect![
            "refused: The finish would come before the start: choose a later finish or an earlier start."
        ],
    );
    // The first day of a project without dates is its only one.
    check(
        BARS,
        start("C", "2026-05-06"),
        expect![[r#"
        “C” put on the timeline
        projects C dates nothing -> {"finish":"2026-05-06","start":"2026-05-06"}"#]],
    );
    check(
        BARS,
        finish("C", "2026-05-06"),
        expect![[r#"
        “C” put on the timeline
        projects C dates nothing -> {"finish":"2026-05-06","start":"2026-05-06"}"#]],
    );
    check(
        BARS,
        start("gone", "2026-05-06"),
        expect!["refused: That project is no longer in the plan."],
    );
}

#[test]
fn a_duration_counts_working_days_from_the_start() {
    let days = |project, days| Edit::SetDuration { project: id(project), days };
    check(
        BARS,
        days("B", 6),
        expect![[r#"
        Changed dates of “B”
        projects B dates {"finish":"2026-05-15","start":"2026-05-11"} -> {"finish":"2026-05-18","start":"2026-05-11"}"#]],
    );
    check(
        BARS,
        days("B", 0),
        expect![[r#"
        Changed dates of “B”
        projects B dates {"finish":"2026-05-15","start":"2026-05-11"} -> {"finish":"2026-05-11","start":"2026-05-11"}"#]],
    );
    check(
        "project A 2026-05-09..2026-05-10",
        days("A", 2),
        expect![[r#"
        Changed dates of “A”
        projects A dates {"finish":"2026-05-10","start":"2026-05-09"} -> {"finish":"2026-05-12","start":"2026-05-09"}"#]],
    );
    check(
        BARS,
        days("C", 5),
        expect![
            "refused: Only a proposed project may be without dates: give it a start and a finish first."
        ],
    );
    check(BARS, days("gone", 5), expect!["refused: That project is no longer in the plan."]);
}

#[test]
fn a_project_is_estimated_from_the_work_that_is_left() {
    let by = |by| Edit::Estimate { project: id("A"), by };
    let point = |point, days| Edit::SetPoint { project: id("A"), point, days };
    let points = "project A 2026-05-04 5d points 3/5/9";
    check(
        "project A 2026-05-04 5d",
        by(Estimate::Points),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread nothing -> {"points":{"high":7,"likely":5,"low":5}}"#]],
    );
    check(
        "project A 2026-05-04 5d left 8",
        by(Estimate::Points),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread nothing -> {"points":{"high":12,"likely":8,"low":8}}"#]],
    );
    check(
        "project A",
        by(Estimate::Points),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread nothing -> {"points":{"high":15,"likely":10,"low":10}}"#]],
    );
    check(
        "project A 2026-05-04 5d",
        by(Estimate::New),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread nothing -> "new""#]],
    );
    check(
        points,
        by(Estimate::Usual),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread {"points":{"high":9,"likely":5,"low":3}} -> nothing"#]],
    );
    // The others make way for the one that is set.
    check(
        points,
        point(Point::Low, 7),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread {"points":{"high":9,"likely":5,"low":3}} -> {"points":{"high":9,"likely":7,"low":7}}"#]],
    );
    check(
        points,
        point(Point::Likely, 2),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread {"points":{"high":9,"likely":5,"low":3}} -> {"points":{"high":9,"likely":2,"low":2}}"#]],
    );
    check(
        points,
        point(Point::Likely, 12),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread {"points":{"high":9,"likely":5,"low":3}} -> {"points":{"high":12,"likely":12,"low":3}}"#]],
    );
    check(
        points,
        point(Point::High, 0),
        expect![[r#"
        Changed uncertainty of “A”
        projects A spread {"points":{"high":9,"likely":5,"low":3}} -> {"points":{"high":1,"likely":1,"low":1}}"#]],
    );
    check("", by(Estimate::Points), expect!["refused: That project is no longer in the plan."]);
}

#[test]
fn a_milestone_begins_at_the_finish_of_its_project() {
    let add = |project| Edit::AddMilestone { project: id(project) };
    check(
        BARS,
        add("A"),
        expect![[r#"
        New milestone “New milestone”
        + milestones milestone-1 {"day":"2026-05-08","name":"New milestone","project":"A"}"#]],
    );
    check(
        BARS,
        add("C"),
        expect![
            "refused: Only a proposed project may be without dates: give it a start and a finish first."
        ],
    );
    let with = format!("{BARS}; milestone M in A 2026-05-06");
    let set = |on: &str| Edit::SetMilestoneDay { milestone: id("M"), day: day(on) };
    check(
        &with,
        set("2026-05-07"),
        expect![[r#"
        Changed day of “M”
        milestones M day "2026-05-06" -> "2026-05-07""#]],
    );
    check(
        &with,
        set("2026-06-07"),
        expect![
            "refused: The day lies outside the project: choose one between its start and finish."
        ],
    );
    check(
        &with,
        Edit::SetState { project: id("A"), state: ProjectState::Finished },
        expect![[r#"
        Changed state of “A”
        projects A progress nothing -> 100
        projects A state "planned" -> "finished""#]],
    );
}

#[test]
fn a_link_begins_plain_and_each_part_of_it_is_set_alone() {
    let add = |from, to| Edit::AddLink { from: id(from), to: id(to) };
    check(
        BARS,
        add("B", "C"),
        expect![[r#"
        “C” waits for “B”
        + links link-1 {"kind":"FS","lag":{"working":0},"predecessor":{"project":"B"},"successor":{"project":"C"}}"#]],
    );
    check(
        BARS,
        add("B", "A"),
        expect![
            "refused: They would wait for one another: A › B. Take away one of these dependencies first."
        ],
    );
    check(
        BARS,
        add("A", "B"),
        expect!["refused: This dependency is there already: change that one."],
    );
    check(
        BARS,
        add("A", "A"),
        expect!["refused: A project cannot wait for itself: choose another one."],
    );
    let lagged = "project A 2026-05-04..2026-05-08; project B 2026-05-18..2026-05-22; \
        milestone M in A 2026-05-06; link A FS+2c B";
    let link = || id("A>B");
    let kind = LinkKind::StartStart;
    check(
        lagged,
        Edit::SetLinkKind { link: link(), kind },
        expect![[r#"
        “B” waits for “A”
        links A>B kind "FS" -> "SS""#]],
    );
    check(
        lagged,
        Edit::SetLag { link: link(), days: -1 },
        expect![[r#"
        “B” waits for “A”
        links A>B lag {"calendar":2} -> {"calendar":-1}"#]],
    );
    check(
        lagged,
        Edit::SetLagUnit { link: link(), calendar: false },
        expect![[r#"
        “B” waits for “A”
        links A>B lag {"calendar":2} -> {"working":2}"#]],
    );
    let end = LinkEnd::Milestone(id("M"));
    check(
        lagged,
        Edit::SetLinkEnd { link: link(), side: LinkSide::From, end },
        expect![[r#"
        “B” waits for “M”
        links A>B predecessor {"project":"A"} -> {"milestone":"M"}"#]],
    );
    let end = LinkEnd::Project(id("B"));
    check(
        lagged,
        Edit::SetLinkEnd { link: link(), side: LinkSide::To, end },
        expect![[r#"
        “B” waits for “A”
    "#]],
    );
    let end = LinkEnd::Project(id("A"));
    check(
        lagged,
        Edit::SetLinkEnd { link: link(), side: LinkSide::To, end },
        expect!["refused: A project cannot wait for itself: choose another one."],
    );
    check(
        lagged,
        Edit::Unlink { link: link() },
        expect![[r#"
        “B” no longer waits for “A”
        - links A>B"#]],
    );
    check(
        lagged,
        Edit::SetLag { link: id("gone"), days: 1 },
        expect!["refused: That link is no longer in the plan."],
    );
}

#[test]
fn a_conflict_has_three_answers() {
    let text = "status 2026-05-04; project A 2026-05-04..2026-05-15 manager Ann; \
        project B 2026-05-11..2026-05-22; link A FS B";
    let link = || id("A>B");
    check(
        text,
        Edit::SnapBack { link: link() },
        expect![[r#"
        Moved “B” +7 days
        projects B dates {"finish":"2026-05-22","start":"2026-05-11"} -> {"finish":"2026-05-29","start":"2026-05-18"}"#]],
    );
    check(
        text,
        Edit::Ask { link: link() },
        expect![[r#"
        Asked who leads “A”
        + requests request-1 {"ask":{"finish_by":"2026-05-08"},"asked":"2026-05-04","link":"A>B","owner":"Ann","project":"A"}"#]],
    );
    let acceptance = Acceptance { by: "Bob".into(), reason: "They overlap".into() };
    check(
        text,
        Edit::Accept { link: link(), acceptance },
        expect![[r#"
        Accepted that “B” does not wait for “A”
        links A>B accepted nothing -> {"by":"Bob","reason":"They overlap"}"#]],
    );
    let accepted = format!("{text} accepted");
    check(
        &accepted,
        Edit::AcceptNoLonger { link: link() },
        expect![[r#"
        “B” waits for “A”
        links A>B accepted {"by":"Ann","reason":"It can"} -> nothing"#]],
    );
    check(
        text,
        Edit::Answer { request: id("gone"), text: "No".into() },
        expect!["refused: That request is no longer in the plan."],
    );
    check(
        text,
        Edit::Withdraw { request: id("gone") },
        expect!["refused: That request is no longer in the plan."],
    );
}

#[test]
fn who_lives_with_a_conflict_says_who_they_are_and_why() {
    let accept = |by, reason| Edit::accept(id("A>B"), by, reason);
    let acceptance = Acceptance { by: "Bob".into(), reason: "They overlap".into() };
    let expected = Edit::Accept { link: id("A>B"), acceptance };
    assert_eq!(accept(" Bob ", "They overlap\n"), Some(expected));
    for (by, reason) in [("", "They overlap"), ("Bob", " "), ("", "")] {
        assert_eq!(accept(by, reason), None, "{by}, {reason}");
    }
}

#[test]
fn a_product_gets_what_it_waits_for() {
    let text = "project A 2026-05-04..2026-05-08; product P launch 2026-06-01; P must A";
    let product = || id("P");
    check(
        text,
        Edit::SetLaunch { product: product(), day: None },
        expect![[r#"
        Launch of “P” cleared
        products P launch "2026-06-01" -> nothing"#]],
    );
    check(
        text,
        Edit::SetLaunch { product: product(), day: Some(day("2026-06-08")) },
        expect![[r#"
        Launch of “P” set to 8 Jun 2026
        products P launch "2026-06-01" -> "2026-06-08""#]],
    );
    check(
        text,
        Edit::AddDeliverable { project: id("A"), product: product() },
        expect![[r#"
            New deliverable “A”
            + deliverables deliverable-1 {"lead":0,"name":"A","need":"must","product":"P","project":"A","rank":"a3"}"#]],
    );
    check(
        text,
        Edit::AddDeliverable { project: id("gone"), product: product() },
        expect!["refused: That project is no longer in the plan."],
    );
    check(
        text,
        Edit::AddCriterion { deliverable: id("P/A") },
        expect![[r#"
            New criterion “New criterion”
            + criteria criterion-1 {"deliverable":"P/A","need":"must","rank":"a0","state":"open","text":"New criterion"}"#]],
    );
    check(
        text,
        Edit::AddCriterion { deliverable: id("gone") },
        expect!["refused: That deliverable is no longer in the plan."],
    );
    let said = |reason: &str, until| Edit::Override {
        product: product(),
        verdict: GivenVerdict::Amber,
        reason: reason.into(),
        by: "Ann".into(),
        until,
    };
    check(
        text,
        said("It will do", Some(day("2026-05-20"))),
        expect![[r#"
        Overrode the verdict on “P” until 20 May 2026
        products P override nothing -> {"by":"Ann","reason":"It will do","until":"2026-05-20","verdict":"amber"}"#]],
    );
    check(
        text,
        said("", Some(day("2026-05-20"))),
        expect!["refused: Say why the verdict should be another one."],
    );
    check(
        text,
        said("It will do", None),
        expect!["refused: Say until when it holds: choose a last day."],
    );
    check(
        text,
        Edit::LiftOverride { product: product() },
        expect![[r#"
        The verdict on “P” is as found again
    "#]],
    );
}

#[test]
fn an_activity_moves_with_the_launch_or_stands() {
    let text = "product P launch 2026-06-01; product Q; activity Campaign for P promotion -20..-1; \
        activity Fair for P launch 2026-05-04..2026-05-08";
    let kind = ActivityKind::Support;
    check(
        text,
        Edit::AddActivity { product: id("P"), kind },
        expect![[r#"
            New activity “New activity”
            + activities activity-1 {"kind":"support","name":"New activity","product":"P","rank":"a4","when":{"launch":{"finish":20,"start":1}}}"#]],
    );
    check(
        text,
        Edit::AddActivity { product: id("gone"), kind },
        expect!["refused: That product is no longer in the plan."],
    );
    let follow = |activity, follow| Edit::FollowLaunch { activity: id(activity), follow };
    check(
        text,
        follow("Campaign", false),
        expect![[r#"
        Changed when of “Campaign”
        activities Campaign when {"launch":{"finish":-1,"start":-20}} -> {"dates":{"finish":"2026-05-29","start":"2026-05-04"}}"#]],
    );
    check(
        text,
        follow("Fair", true),
        expect![[r#"
        Changed when of “Fair”
        activities Fair when {"dates":{"finish":"2026-05-08","start":"2026-05-04"}} -> {"launch":{"finish":-16,"start":-20}}"#]],
    );
    let offset = |activity, end, days| Edit::SetOffset { activity: id(activity), end, days };
    // Behind its last day it moves as a whole.
    check(
        text,
        offset("Campaign", SpanEnd::Start, 1),
        expect![[r#"
        Changed when of “Campaign”
        activities Campaign when {"launch":{"finish":-1,"start":-20}} -> {"launch":{"finish":20,"start":1}}"#]],
    );
    check(
        text,
        offset("Campaign", SpanEnd::Finish, -5),
        expect![[r#"
        Changed when of “Campaign”
        activities Campaign when {"launch":{"finish":-1,"start":-20}} -> {"launch":{"finish":-5,"start":-20}}"#]],
    );
    check(
        text,
        offset("Campaign", SpanEnd::Finish, -25),
        expect![
            "refused: The finish would come before the start: choose a later finish or an earlier start."
        ],
    );
    check(
        text,
        offset("Fair", SpanEnd::Finish, -25),
        expect!["refused: The product has no launch yet: set that first."],
    );
    let on = |activity, end, on: &str| Edit::SetActivityDay {
        activity: id(activity),
        end,
        day: day(on),
    };
    check(
        text,
        on("Fair", SpanEnd::Start, "2026-05-06"),
        expect![[r#"
        Changed when of “Fair”
        activities Fair when {"dates":{"finish":"2026-05-08","start":"2026-05-04"}} -> {"dates":{"finish":"2026-05-08","start":"2026-05-06"}}"#]],
    );
    check(
        text,
        on("Fair", SpanEnd::Start, "2026-05-11"),
        expect![[r#"
        Changed when of “Fair”
        activities Fair when {"dates":{"finish":"2026-05-08","start":"2026-05-04"}} -> {"dates":{"finish":"2026-05-15","start":"2026-05-11"}}"#]],
    );
    check(
        text,
        on("Fair", SpanEnd::Finish, "2026-05-01"),
        expect![
            "refused: The finish would come before the start: choose a later finish or an earlier start."
        ],
    );
    check(
        text,
        on("Campaign", SpanEnd::Finish, "2026-05-01"),
        expect![
            "refused: Only a proposed project may be without dates: give it a start and a finish first."
        ],
    );
}

#[test]
fn a_decision_is_noted_with_what_is_foreseen() {
    let text = "status 2026-05-04; project A 2026-05-04..2026-05-08; milestone M in A 2026-05-06; \
        product P launch 2026-06-01; P must A; criterion c on P/A owner Ann";
    let condition = |text: &str, owner: &str| ConditionDraft {
        text: text.into(),
        owner: owner.into(),
        due: None,
    };
    let decide = |product, outcome, conditions| {
        Edit::Decide(DecisionDraft {
            product: id(product),
            gate: Some(id("M")),
            outcome,
            day: day("2026-05-06"),
            by: "Board".into(),
            note: String::new(),
            conditions,
        })
    };
    // One who is known is taken, another made; what nothing is said of is no condition.
    let said =
        || vec![condition("It sells", "ann"), condition("", ""), condition("It floats", "Bob")];
    check(
        text,
        decide("P", Outcome::Conditional, said()),
        expect![[r#"
            Decided on “P”: conditional go
            + decisions decision-1 {"by":"Board","conditions":[{"id":"condition-2","owner":"Ann","rank":"a0","text":"It sells"},{"id":"condition-4","owner":"person-5","rank":"a1","text":"It floats"}],"day":"2026-05-06","foreseen":{"as_at":"2026-05-04","chance":{"hits":1964,"samples":2000},"launch":"2026-06-01","p50":"2026-05-08","p80":"2026-05-11","verdict":"amber"},"milestone":"M","outcome":"conditional","product":"P"}
            + people person-5 {"name":"Bob"}"#]],
    );
    // Conditions that were typed before it became a go are none.
    check(
        text,
        decide("P", Outcome::Go, said()),
        expect![[r#"
        Decided on “P”: go
        + decisions decision-1 {"by":"Board","day":"2026-05-06","foreseen":{"as_at":"2026-05-04","chance":{"hits":1964,"samples":2000},"launch":"2026-06-01","p50":"2026-05-08","p80":"2026-05-11","verdict":"amber"},"milestone":"M","outcome":"go","product":"P"}"#]],
    );
    check(
        text,
        decide("P", Outcome::Conditional, vec![condition("", "")]),
        expect!["refused: A conditional go needs a condition: say what has to be met."],
    );
    check(
        text,
        decide("P", Outcome::Conditional, vec![condition("", "Bob")]),
        expect!["refused: A condition needs a text: say what has to be met."],
    );
    check(
        text,
        decide("gone", Outcome::Go, vec![]),
        expect!["refused: That product is no longer in the plan."],
    );
}

#[test]
fn a_decision_is_corrected_part_by_part() {
    let text = "product P; decision d on P conditional 2026-05-04 if First if Second owner Ann";
    let (decision, condition) = (|| id("d"), || id("2"));
    let say = |condition, text: &str| {
        let (decision, condition) = (id("d"), id(condition));
        Edit::SetConditionText { decision, condition, text: text.into() }
    };
    check(
        text,
        say("2", "Third"),
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"}] -> [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Third"}]"#]],
    );
    check(
        text,
        say("2", ""),
        expect!["refused: A condition needs a text: say what has to be met."],
    );
    check(
        text,
        say("7", "Third"),
        expect![[r#"
        Changed conditions of “P”
    "#]],
    );
    let due = Some(day("2026-05-20"));
    check(
        text,
        Edit::SetConditionDue { decision: decision(), condition: condition(), due },
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"}] -> [{"id":"1","rank":"a1","text":"First"},{"due":"2026-05-20","id":"2","owner":"Ann","rank":"a2","text":"Second"}]"#]],
    );
    check(
        text,
        Edit::Meet { decision: decision(), condition: condition(), met: true },
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"}] -> [{"id":"1","rank":"a1","text":"First"},{"id":"2","met":true,"owner":"Ann","rank":"a2","text":"Second"}]"#]],
    );
    check(
        text,
        Edit::DeleteCondition { decision: decision(), condition: condition() },
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"}] -> [{"id":"1","rank":"a1","text":"First"}]"#]],
    );
    check(
        text,
        Edit::AddCondition { decision: decision(), text: "Third".into() },
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"}] -> [{"id":"1","rank":"a1","text":"First"},{"id":"2","owner":"Ann","rank":"a2","text":"Second"},{"id":"condition-1","rank":"a3","text":"Third"}]"#]],
    );
    check(
        text,
        Edit::TakeBack { decision: decision() },
        expect![[r#"
        Deleted decision “P”
        - decisions d"#]],
    );
    check(
        text,
        Edit::TakeBack { decision: id("gone") },
        expect!["refused: That decision is no longer in the plan."],
    );
}

const PEOPLE: &str = "party Yard; programme Harbour; programme Ferry under Harbour; \
    project A in Ferry by Yard manager Ann; product P manager Ann; \
    decision d on P conditional 2026-05-04 if First owner Ann; project B; P must B; \
    criterion c on P/B; activity Fair for P launch 0..0";

#[test]
fn a_name_that_is_typed_is_found_or_made() {
    let assign = |post, name: &str| Edit::Assign { post, name: name.into() };
    check(
        PEOPLE,
        assign(Post::ProjectManager(id("B")), "ann"),
        expect![[r#"
        Changed manager of “B”
        projects B manager nothing -> "Ann""#]],
    );
    check(
        PEOPLE,
        assign(Post::ProjectManager(id("B")), "Bob"),
        expect![[r#"
        Changed manager of “B”
        + people person-1 {"name":"Bob"}
        projects B manager nothing -> "person-1""#]],
    );
    check(
        PEOPLE,
        assign(Post::DoneBy(id("A")), ""),
        expect![[r#"
        Changed party of “A”
        projects A party "Yard" -> nothing"#]],
    );
    check(
        PEOPLE,
        assign(Post::Above(id("Harbour")), "Quay"),
        expect![[r#"
            Changed programme of “Harbour”
            programmes Harbour parent nothing -> "programme-1"
            + programmes programme-1 {"hue":274,"name":"Quay","rank":"a3"}"#]],
    );
    check(
        PEOPLE,
        assign(Post::Above(id("Ferry")), ""),
        expect![[r#"
        Moved “Ferry” to the top
        programmes Ferry parent "Harbour" -> nothing"#]],
    );
    // A programme that is there takes it in, but never into itself.
    check(
        PEOPLE,
        assign(Post::Above(id("Harbour")), "ferry"),
        expect![
            "refused: A programme cannot lie in itself: Harbour › Ferry. Choose one that is not below it."
        ],
    );
    check(
        PEOPLE,
        assign(Post::ConditionOwner(id("d"), id("1")), "Bob"),
        expect![[r#"
            Changed conditions of “P”
            decisions d conditions [{"id":"1","owner":"Ann","rank":"a1","text":"First"}] -> [{"id":"1","owner":"person-1","rank":"a1","text":"First"}]
            + people person-1 {"name":"Bob"}"#]],
    );
    check(
        PEOPLE,
        assign(Post::ConditionOwner(id("d"), id("7")), "Bob"),
        expect![[r#"
        Changed conditions of “P”
    "#]],
    );
    check(
        PEOPLE,
        assign(Post::ProjectManager(id("gone")), "Ann"),
        expect!["refused: That project is no longer in the plan."],
    );
}

#[test]
fn whom_a_name_puts_in_a_post_holds_it() {
    let posts = [
        Post::Programme(id("B")),
        Post::ProjectManager(id("B")),
        Post::DoneBy(id("B")),
        Post::ProductManager(id("P")),
        Post::Above(id("Harbour")),
        Post::ProgrammeManager(id("Ferry")),
        Post::WorksFor(id("Ann")),
        Post::CriterionOwner(id("c")),
        Post::ActivityOwner(id("Fair")),
        Post::ConditionOwner(id("d"), id("1")),
    ];
    for post in posts {
        for name in ["Somebody new", ""] {
            let plan = plan(PEOPLE);
            let edit = Edit::Assign { post: post.clone(), name: name.into() };
            let change = planned(&plan, &edit).expect("the post is there");
            let after = plan.apply(&change.patch).expect("it was made for this plan");
            assert_eq!(post.holder(&after), name, "{post:?}");
        }
    }
}

#[test]
fn people_come_and_another_takes_over() {
    check(
        PEOPLE,
        Edit::AddPerson { party: Some(id("Yard")) },
        expect![[r#"
        New person “New person”
        + people person-1 {"name":"New person","party":"Yard"}"#]],
    );
    check(
        PEOPLE,
        Edit::AddPerson { party: None },
        expect![[r#"
        New person “New person”
        + people person-1 {"name":"New person"}"#]],
    );
    check(
        PEOPLE,
        Edit::AddParty,
        expect![[r#"
        New party “New party”
        + parties party-1 {"external":true,"name":"New party"}"#]],
    );
    let replace = |who, by: &str, then| Edit::Replace { who, by: by.into(), then };
    let ann = || Somebody::Person(id("Ann"));
    assert_eq!((ann().name(&plan(PEOPLE)), ann().uses(&plan(PEOPLE))), ("Ann".into(), 3));
    check(
        PEOPLE,
        replace(ann(), "Bob", AfterReplacing::Stay),
        expect![[r#"
            Replaced “Ann” by “Bob” in 3 places
            decisions d conditions [{"id":"1","owner":"Ann","rank":"a1","text":"First"}] -> [{"id":"1","owner":"person-1","rank":"a1","text":"First"}]
            + people person-1 {"name":"Bob"}
            products P manager "Ann" -> "person-1"
            projects A manager "Ann" -> "person-1""#]],
    );
    check(
        PEOPLE,
        replace(ann(), "", AfterReplacing::Leave),
        expect![[r#"
            Deleted person “Ann”
            decisions d conditions [{"id":"1","owner":"Ann","rank":"a1","text":"First"}] -> [{"id":"1","rank":"a1","text":"First"}]
            products P manager "Ann" -> nothing
            projects A manager "Ann" -> nothing
            - people Ann"#]],
    );
    let yard = Somebody::Party(id("Yard"));
    check(
        PEOPLE,
        replace(yard, "Dock", AfterReplacing::Leave),
        expect![[r#"
        Deleted party “Yard”
        + parties party-1 {"external":true,"name":"Dock"}
        projects A party "Yard" -> "party-1"
        - parties Yard"#]],
    );
    let gone = Somebody::Person(id("gone"));
    check(
        PEOPLE,
        replace(gone, "Bob", AfterReplacing::Stay),
        expect!["refused: That person is no longer in the plan."],
    );
}

#[test]
fn a_calendar_is_changed_for_the_plan_or_a_party() {
    let plan = |edit| Edit::Calendar { of: CalendarOf::Plan, edit };
    let yard = |edit| Edit::Calendar { of: CalendarOf::Party(id("Yard")), edit };
    check(
        "",
        plan(CalendarEdit::ToggleDay(5)),
        expect![[r#"
        Changed working days of the plan
        about week [true,true,true,true,true,false,false] -> [true,true,true,true,true,true,false]"#]],
    );
    check(
        "week M------",
        plan(CalendarEdit::ToggleDay(0)),
        expect!["refused: Leave at least one working day in the week."],
    );
    check(
        "",
        plan(CalendarEdit::Holidays(true)),
        expect![[r#"
        Changed working days of the plan
        about holidays nothing -> {"country":"NL"}"#]],
    );
    check(
        "holidays NL",
        plan(CalendarEdit::GoodFriday(true)),
        expect![[r#"
        Changed working days of the plan
        about holidays {"country":"NL"} -> {"country":"NL","good_friday":true}"#]],
    );
    check(
        "holidays NL",
        plan(CalendarEdit::LiberationDay(true)),
        expect![[r#"
        Changed working days of the plan
        about holidays {"country":"NL"} -> {"country":"NL","liberation_day_yearly":true}"#]],
    );
    check(
        "",
        plan(CalendarEdit::GoodFriday(true)),
        expect![[r#"
        Changed working days of the plan
    "#]],
    );
    // A week from the status date, or from today.
    check(
        "status 2026-07-20",
        plan(CalendarEdit::AddClosed),
        expect![[r#"
        Changed working days of the plan
        about closed nothing -> [{"dates":{"finish":"2026-07-26","start":"2026-07-20"},"name":"Closed"}]"#]],
    );
    check(
        "",
        plan(CalendarEdit::AddClosed),
        expect![[r#"
        Changed working days of the plan
        about closed nothing -> [{"dates":{"finish":"2026-05-12","start":"2026-05-06"},"name":"Closed"}]"#]],
    );
    let closed = "closed Break 2026-07-20..2026-08-07";
    check(
        closed,
        plan(CalendarEdit::RenameClosed(0, "Summer".into())),
        expect![[r#"
        Changed working days of the plan
        about closed [{"dates":{"finish":"2026-08-07","start":"2026-07-20"},"name":"Break"}] -> [{"dates":{"finish":"2026-08-07","start":"2026-07-20"},"name":"Summer"}]"#]],
    );
    let set = |end, on: Option<&str>| plan(CalendarEdit::SetClosedDay(0, end, on.map(day)));
    check(
        closed,
        set(SpanEnd::Start, Some("2026-07-27")),
        expect![[r#"
        Changed working days of the plan
        about closed [{"dates":{"finish":"2026-08-07","start":"2026-07-20"},"name":"Break"}] -> [{"dates":{"finish":"2026-08-07","start":"2026-07-27"},"name":"Break"}]"#]],
    );
    check(
        closed,
        set(SpanEnd::Finish, Some("2026-07-17")),
        expect![
            "refused: The finish would come before the start: choose a later finish or an earlier start."
        ],
    );
    check(
        closed,
        set(SpanEnd::Finish, None),
        expect![
            "refused: The finish would come before the start: choose a later finish or an earlier start."
        ],
    );
    check(
        closed,
        plan(CalendarEdit::RemoveClosed(0)),
        expect![[r#"
        Changed working days of the plan
        about closed [{"dates":{"finish":"2026-08-07","start":"2026-07-20"},"name":"Break"}] -> nothing"#]],
    );
    check(
        closed,
        plan(CalendarEdit::RemoveClosed(1)),
        expect![[r#"
        Changed working days of the plan
    "#]],
    );
    // That of a party begins as the plan's.
    let own = |own| Edit::OwnCalendar { party: id("Yard"), own };
    check(
        "week MTWTFS-; party Yard",
        own(true),
        expect![[r#"
        Changed working days of “Yard”
        parties Yard calendar nothing -> {"week":[true,true,true,true,true,true,false]}"#]],
    );
    check(
        "party Yard week MTWTFS-",
        yard(CalendarEdit::ToggleDay(4)),
        expect![[r#"
        Changed working days of “Yard”
        parties Yard calendar {"week":[true,true,true,true,true,true,false]} -> {"week":[true,true,true,true,false,true,false]}"#]],
    );
    check(
        "party Yard week MTWTFS-",
        own(false),
        expect![[r#"
        Changed working days of “Yard”
        parties Yard calendar {"week":[true,true,true,true,true,true,false]} -> nothing"#]],
    );
    check(
        "",
        yard(CalendarEdit::ToggleDay(4)),
        expect!["refused: That party is no longer in the plan."],
    );
}

#[test]
fn settings_stay_within_their_ranges() {
    let set = |which, number| Edit::SetUncertainty { which, number };
    check(
        "",
        set(UncertaintyNumber::GreenFrom, 90),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":90,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":50,"routine":{"holds":85,"slip":55},"usual":"normal"}"#]],
    );
    // What is red lies below what is green.
    check(
        "",
        set(UncertaintyNumber::GreenFrom, 40),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":40,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":40,"routine":{"holds":85,"slip":55},"usual":"normal"}"#]],
    );
    check(
        "",
        set(UncertaintyNumber::RedBelow, 95),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":80,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":80,"routine":{"holds":85,"slip":55},"usual":"normal"}"#]],
    );
    check(
        "",
        set(UncertaintyNumber::Common, 1000),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":100,"green":80,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":50,"routine":{"holds":85,"slip":55},"usual":"normal"}"#]],
    );
    check(
        "",
        set(UncertaintyNumber::Holds(UsualClass::New), 20),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":80,"new":{"holds":20,"slip":110},"normal":{"holds":70,"slip":110},"red":50,"routine":{"holds":85,"slip":55},"usual":"normal"}"#]],
    );
    check(
        "",
        set(UncertaintyNumber::Slip(UsualClass::Routine), 100_000),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":80,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":50,"routine":{"holds":85,"slip":1000},"usual":"normal"}"#]],
    );
    check(
        "",
        Edit::SetUsualClass(UsualClass::New),
        expect![[r#"
        Changed uncertainty of the plan
        about uncertainty nothing -> {"common":30,"green":80,"new":{"holds":50,"slip":110},"normal":{"holds":70,"slip":110},"red":50,"routine":{"holds":85,"slip":55},"usual":"new"}"#]],
    );
    check(
        "",
        Edit::RenamePlan { name: "Ferry".into() },
        expect![[r#"
        Renamed “Test” to “Ferry”
        about name "Test" -> "Ferry""#]],
    );
    check(
        "",
        Edit::RenamePlan { name: String::new() },
        expect!["refused: A plan needs a name: type one."],
    );
}

#[test]
fn what_is_deleted_takes_along_what_is_of_it() {
    let text = "programme Ferry; project A 2026-05-04..2026-05-08 in Ferry; \
        milestone M in A 2026-05-06; product P; P must A; criterion c on P/A owner Ann; \
        activity Fair for P launch 0..0";
    check(
        text,
        Edit::Delete(id::<Programme>("Ferry").into()),
        expect![[r#"
        Deleted programme “Ferry”
        projects A programme "Ferry" -> nothing
        - programmes Ferry"#]],
    );
    check(
        text,
        Edit::Delete(id::<Project>("A").into()),
        expect![[r#"
        Deleted project “A”
        - criteria c
        - deliverables P/A
        - milestones M
        - projects A"#]],
    );
    check(
        text,
        Edit::Delete(id::<Person>("Ann").into()),
        expect![[r#"
        Deleted person “Ann”
        criteria c owner "Ann" -> nothing
        - people Ann"#]],
    );
    check(
        text,
        Edit::Delete(id::<Activity>("Fair").into()),
        expect![[r#"
        Deleted activity “Fair”
        - activities Fair"#]],
    );
    check(
        text,
        Edit::Delete(id::<Baseline>("gone").into()),
        expect!["refused: That baseline is no longer in the plan."],
    );
}

#[test]
fn an_edit_tells_what_it_made() {
    let plan = plan(PEOPLE);
    let change = planned(&plan, &Edit::AddCriterion { deliverable: id("P/B") }).unwrap();
    assert_eq!(created::<Criterion>(&change.patch), Some(id("criterion-1")));
    assert_eq!(created::<Person>(&change.patch), None);
    let change = planned(&plan, &Edit::Delete(id::<Project>("A").into())).unwrap();
    assert_eq!(created::<Project>(&change.patch), None);
}

#[test]
fn a_row_takes_a_place_among_its_siblings() {
    const ROWS: &str = "programme Ferry; programme Quay; project A in Ferry; project B in Ferry; project C in Ferry";
    check(
        ROWS,
        Edit::PlaceProject { project: id("A"), places: 1 },
        expect![[r#"
            Moved “A” among its neighbours
            projects A rank "a2" -> "a3V""#]],
    );
    check(
        ROWS,
        Edit::PlaceProject { project: id("C"), places: -9 },
        expect![[r#"
            Moved “C” among its neighbours
            projects C rank "a4" -> "a1""#]],
    );
    check(
        ROWS,
        Edit::PlaceProject { project: id("A"), places: -1 },
        expect![[r#"
        Moved “A” among its neighbours
    "#]],
    );
    check(
        ROWS,
        Edit::PlaceProgramme { programme: id("Quay"), places: -1 },
        expect![[r#"
            Moved “Quay” among its neighbours
            programmes Quay rank "a1" -> "Zz""#]],
    );
    check(
        ROWS,
        Edit::PlaceProject { project: id("gone"), places: 1 },
        expect!["refused: That project is no longer in the plan."],
    );
}
