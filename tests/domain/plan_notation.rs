//! The notation that other tests write their plans in: it says what it seems to say, and what it
//! cannot read it names.

use crate::notation::{day, plan, read};
use domain::format::json;
use engine::model::*;

#[test]
fn a_plan_is_what_it_says() {
    let plan = plan(
        r#"
        status 2026-05-04; tolerance 3; week MTWT---
        programme Harbour; programme Ferry under Harbour
        project A 2026-05-04..2026-05-15 running in Ferry
        project B
        milestone M in A 2026-05-08 done
        product P launch 2026-06-01
        product Q
        P must A lead 5 at M
        P should B
        criterion "It floats" on P/A due 2026-05-20 owner Ann should accepted evidence "A report"
        product R launch 2026-06-01 manager Bo override amber 2026-05-20 "It will do"
        decision d on P conditional 2026-05-04 at M by Board if "It sails" owner Ann due 2026-05-20 if "It sells" met
        activity Campaign for P promotion -20..-1 owner Bo; activity Fair for P launch 2026-05-04..2026-05-08
        "#,
    );
    let expected = r#"{
"schema": 1,
"format": "overzicht",
"id": "test",
"about": {"name":"Test","status_date":"2026-05-04","week":[true,true,true,true,false,false,false],"tolerance":3},
"programmes": {
"Ferry": {"name":"Ferry","parent":"Harbour","hue":0,"rank":"a1"},
"Harbour": {"name":"Harbour","hue":0,"rank":"a0"}
},
"projects": {
"A": {"name":"A","programme":"Ferry","dates":{"start":"2026-05-04","finish":"2026-05-15"},"state":"running","rank":"a2"},
"B": {"name":"B","state":"proposed","rank":"a3"}
},
"milestones": {
"M": {"name":"M","project":"A","day":"2026-05-08","done":true}
},
"products": {
"P": {"name":"P","launch":"2026-06-01","rank":"a5"},
"Q": {"name":"Q","rank":"a6"},
"R": {"name":"R","manager":"Bo","launch":"2026-06-01","override":{"verdict":"amber","reason":"It will do","until":"2026-05-20"},"rank":"aB"}
},
"deliverables": {
"P/A": {"name":"P/A","project":"A","milestone":"M","product":"P","need":"must","lead":5,"rank":"a7"},
"P/B": {"name":"P/B","project":"B","product":"P","need":"should","lead":0,"rank":"a8"}
},
"criteria": {
"It floats": {"text":"It floats","deliverable":"P/A","need":"should","owner":"Ann","evidence":"A report","due":"2026-05-20","state":"accepted","rank":"a9"}
},
"people": {
"Ann": {"name":"Ann"},
"Bo": {"name":"Bo"}
},
"decisions": {
"d": {"product":"P","milestone":"M","outcome":"conditional","day":"2026-05-04","by":"Board","conditions":[{"id":"1","text":"It sails","owner":"Ann","due":"2026-05-20","rank":"a1"},{"id":"2","text":"It sells","met":true,"rank":"a2"}]}
},
"activities": {
"Campaign": {"name":"Campaign","product":"P","kind":"promotion","when":{"launch":{"start":-20,"finish":-1}},"owner":"Bo","rank":"aE"},
"Fair": {"name":"Fair","product":"P","kind":"launch","when":{"dates":{"start":"2026-05-04","finish":"2026-05-08"}},"rank":"aF"}
}
}
"#;
    assert_eq!(json::write(&plan), expected);
}

#[test]
fn what_is_not_said_is_usual() {
    let plan = plan("project A 2026-05-04..2026-05-15");
    assert_eq!(plan.about, Plan::new("test", "Test").about);
    let project = &plan.projects[&Id::new("A")];
    assert_eq!(
        (project.state, project.dates),
        (ProjectState::Planned, Span::new(day("2026-05-04"), day("2026-05-15")))
    );
}

#[test]
fn what_was_foreseen_is_said_in_a_row() {
    fn check(
        words: &str,
        launch: Option<&str>,
        chance: Option<ChanceCounts>,
        days: Option<(&str, &str)>,
    ) {
        let plan = plan(&format!("decision d on P go 2026-05-04 foreseen {words}"));
        let foreseen = plan.decisions[&Id::new("d")].foreseen;
        let (p50, p80) = days.map(|(half, most)| (day(half), day(most))).unzip();
        assert_eq!(
            foreseen,
            Foreseen {
                launch: launch.map(day),
                verdict: None,
                chance,
                p50,
                p80,
                as_at: Some(day("2026-05-04"))
            }
        );
    }
    let odds = ChanceCounts { hits: 1440, samples: 2000 };
    check(
        "2026-06-01 1440/2000 2026-05-28 2026-06-05",
        Some("2026-06-01"),
        Some(odds),
        Some(("2026-05-28", "2026-06-05")),
    );
    check("2026-06-01 - - -", Some("2026-06-01"), None, None);
    check("- - - -", None, None, None);
}

#[test]
fn what_cannot_be_read_is_named() {
    fn check(text: &str, problem: &str) {
        assert_eq!(read(text), Err(problem.to_owned()));
    }
    check("status", "`status`: a day is missing at the end");
    check("status 2026-02-31", "`status 2026-02-31`: `2026-02-31` is not a day");
    check("status 2026-05-04 now", "`status 2026-05-04 now`: `now` means nothing here");
    check("week MTWTF", "`week MTWTF`: `MTWTF` is no week of seven days");
    check("week -------", "`week -------`: a working week needs a working day");
    check("project A late", "`project A late`: `late` means nothing here");
    check("project A running", "`project A running`: only a proposed project may be without dates");
    check(
        "project A 2026-05-15..2026-05-04",
        "`project A 2026-05-15..2026-05-04`: `2026-05-15..2026-05-04` ends before it starts",
    );
    check("project A; project A", "`project A`: `A` is there already");
    check("milestone M 2026-05-04", "`milestone M 2026-05-04`: `in` and a project are missing");
    check(
        "P wants A",
        "`P wants A`: `P` begins no statement, or `wants` should be `must` or `should`",
    );
    check("P must A lead -1", "`P must A lead -1`: `-1` is not a number of working days");
    check("criterion \"c on P/A", "`criterion \"c on P/A`: a quote does not close");
    check(
        "decision d on P maybe 2026-05-04",
        "`decision d on P maybe 2026-05-04`: `maybe` means nothing here",
    );
    check(
        "decision d on P go 2026-05-04 met",
        "`decision d on P go 2026-05-04 met`: `met` means nothing here",
    );
    check(
        "decision d on P go 2026-05-04 foreseen - 72 - -",
        "`decision d on P go 2026-05-04 foreseen - 72 - -`: `72` means nothing here",
    );
    check(
        "activity a for P launch 5..1",
        "`activity a for P launch 5..1`: `5..1` ends before it starts",
    );
    check(
        "product P override none 2026-05-04 so",
        "`product P override none 2026-05-04 so`: `none` means nothing here",
    );
    check("criterion c on P/A maybe", "`criterion c on P/A maybe`: `maybe` means nothing here");
}
