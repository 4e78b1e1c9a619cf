//! What each part of the inspector says, without a browser.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::notation::{day, plan};
use domain::format::csv;
use domain::persist::{Exported, PlanInfo};
use domain::readiness::{if_slips, judge_by_chance, trace};
use engine::{forecast::*, model::*, schedule::*};
use expect_test::{Expect, expect};
use session::command::Command;
use session::edit::LinkSide;
use session::inspector::*;
use session::state::{Details, Forecaster};
use session::text::Lang;
use session::viewmodel::{Query, board_line, duties, search, track_record};

const EN: Lang = Lang::En;

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// A plan with all that is known of it.
struct Known {
    plan: Plan,
    schedule: Schedule,
    scope: Scope,
    chances: Chances,
}

fn known(text: &str) -> Known {
    let plan = plan(text);
    let schedule = Schedule::of(&plan);
    let all: BTreeSet<_> = plan.products.keys().cloned().collect();
    let mut scope = Scope::of(&plan, schedule.network(), &all);
    while scope.step() {}
    let chances = scope.chances();
    Known { plan, schedule, scope, chances }
}

impl Known {
    fn details(&self) -> Details {
        Forecaster::of(&self.plan, &self.schedule).details(&id("P")).expect("P is judged")
    }

    fn outlook(&self) -> Option<Outlook> {
        self.scope.read(|sampling, network| sampling.outlook(network, &id("P")))
    }
}

/// What a part of the inspector is, of this plan.
fn check<T: Debug>(text: &str, part: impl Fn(&Known) -> T, expected: Expect) {
    expected.assert_eq(&format!("{:#?}", part(&known(text))));
}

/// What a part says in each language.
fn check_said(text: &str, part: impl Fn(&Known, Lang) -> String, expected: Expect) {
    let known = known(text);
    expected.assert_eq(&format!("{}\n{}", part(&known, Lang::En), part(&known, Lang::Nl)));
}

#[test]
fn a_project_says_what_matters_most() {
    let said =
        |known: &Known, lang| project::sentence(lang, &known.plan, &known.plan.projects[&id("A")]);
    check_said(
        "project A",
        said,
        expect![[r#"
        Has no dates yet: drag its card onto the timeline, or fill them in.
        Heeft nog geen datums: sleep de kaart naar de tijdlijn, of vul ze in."#]],
    );
    check_said(
        "project A 2026-05-04 1d",
        said,
        expect![[r#"
        Runs from 4 May 2026 to 4 May 2026: 1 working day.
        Loopt van ma 4 mei 2026 tot en met ma 4 mei 2026: 1 werkdag."#]],
    );
    check_said(
        "week MTWT---; project A 2026-05-04..2026-05-15",
        said,
        expect![[r#"
        Runs from 4 May 2026 to 15 May 2026: 8 working days.
        Loopt van ma 4 mei 2026 tot en met vr 15 mei 2026: 8 werkdagen."#]],
    );
    check_said(
        "status 2026-06-01; project A 2026-05-04..2026-05-15 running",
        said,
        expect![[r#"
        Should have been finished on 15 May 2026; on the status date, 1 Jun 2026, it was not.
        Had op vr 15 mei 2026 gereed moeten zijn; op de peildatum, ma 1 jun 2026, was dat niet zo."#]],
    );
    check_said(
        "status 2026-06-01; project A 2026-05-04..2026-05-15 finished",
        said,
        expect![[r#"
        Runs from 4 May 2026 to 15 May 2026: 10 working days.
        Loopt van ma 4 mei 2026 tot en met vr 15 mei 2026: 10 werkdagen."#]],
    );
}

#[test]
fn a_project_without_a_manager_says_who_leads_it() {
    let led = |known: &Known| {
        project::led_by(EN, &known.plan, &known.plan.projects[&id("A")]).unwrap_or_default()
    };
    check("project A manager Ann", led, expect![[r#""""#]]);
    check(
        "project A",
        led,
        expect![[r#""Nobody leads it yet: neither a project manager nor a programme manager""#]],
    );
    let mut ferry = plan("programme Ferry; project A in Ferry; project B manager Ann");
    let manager = Some(id("Ann"));
    ferry.insert(
        id("Ferry"),
        Programme { manager, ..Programme::clone(&ferry.programmes[&id("Ferry")]) },
    );
    let led = project::led_by(EN, &ferry, &ferry.projects[&id("A")]);
    expect!["Led by Ann, manager of Ferry"].assert_eq(&led.unwrap_or_default());
}

#[test]
fn the_milestones_of_a_project_stand_by_day() {
    let text = "project A 2026-05-04..2026-05-15; milestone M in A 2026-05-14; \
        milestone N in A 2026-05-06; project B 2026-05-04..2026-05-08; milestone O in B 2026-05-05";
    let milestones = |known: &Known| project::milestones(&known.plan, &id("A"));
    assert_eq!(milestones(&known(text)), [id("N"), id("M")]);
    assert_eq!(milestones(&known("project B")), []);
    let days = |known: &Known| project::duration(&known.plan, &known.plan.projects[&id("A")]);
    assert_eq!((days(&known(text)), days(&known("project A"))), (10, 0));
}

const GATED: &str = "status 2026-05-04; class normal 100 0; \
    project A 2026-05-04..2026-05-15 manager Ann; milestone M in A 2026-05-08; \
    project B 2026-05-18..2026-05-29; link A FS B; \
    product P launch 2026-06-08 manager Bob; P must A at M lead 3; P should B; \
    criterion \"It floats\" on P/A due 2026-05-20 owner Cleo; criterion \"It sells\" on P/A accepted";

#[test]
fn a_project_shows_how_those_stand_that_it_delivers_to() {
    let deliveries = |known: &Known| {
        let all = (&known.plan, &known.schedule, &known.chances);
        let deliveries = project::deliveries(&known.plan, &id("A"));
        deliveries
            .iter()
            .map(|(what, product)| project::Delivery::of(EN, all, what, product))
            .collect::<Vec<_>>()
    };
    check(
        GATED,
        deliveries,
        expect![[r#"
        [
            Delivery {
                product: "P",
                what: Some(
                    "P/A",
                ),
                verdict: Amber,
                by_hand: None,
            },
        ]"#]],
    );
    check("project A", deliveries, expect!["[]"]);
    // What is gone is said to be.
    let gone = |known: &Known| {
        let all = (&known.plan, &known.schedule, &known.chances);
        project::Delivery::of(EN, all, &id("gone"), &id("gone"))
    };
    check(
        "",
        gone,
        expect![[r#"
        Delivery {
            product: "(no longer in the plan)",
            what: None,
            verdict: NotJudged,
            by_hand: None,
        }"#]],
    );
}

#[test]
fn a_link_is_seen_from_either_end() {
    let text = "project A 2026-05-04..2026-05-08; milestone M in A 2026-05-06; \
        project B 2026-05-18..2026-05-22; link M SS+2c B; link A FS B; project C; link B FS C";
    let links = |project: &str, side| waits::links(&known(text).plan, &id(project), side);
    assert_eq!(links("A", LinkSide::From), [id("A>B"), id("M>B")]);
    assert_eq!(links("A", LinkSide::To), []);
    assert_eq!(links("B", LinkSide::To), [id("A>B"), id("M>B")]);
    assert_eq!(links("gone", LinkSide::To), []);
    let link = |side| move |known: &Known| waits::LinkPicture::of(&known.plan, &id("M>B"), side);
    check(
        text,
        link(LinkSide::To),
        expect![[r#"
        Some(
            LinkPicture {
                other: "M",
                project: Some(
                    #A,
                ),
                kind: StartStart,
                days: 2,
                is_calendar: true,
            },
        )"#]],
    );
    check(
        text,
        link(LinkSide::From),
        expect![[r#"
        Some(
            LinkPicture {
                other: "B",
                project: Some(
                    #B,
                ),
                kind: StartStart,
                days: 2,
                is_calendar: true,
            },
        )"#]],
    );
    check("", link(LinkSide::From), expect!["None"]);
    let choices = |side| move |known: &Known| waits::end_choices(EN, &known.plan, &id("M>B"), side);
    check(
        text,
        choices(LinkSide::From),
        expect![[r#"
        [
            (
                Project(
                    #A,
                ),
                "the project itself",
            ),
            (
                Milestone(
                    #M,
                ),
                "M",
            ),
        ]"#]],
    );
    check(
        text,
        choices(LinkSide::To),
        expect![[r#"
        [
            (
                Project(
                    #B,
                ),
                "the project itself",
            ),
        ]"#]],
    );
    check("", choices(LinkSide::To), expect!["[]"]);
}

#[test]
fn a_conflict_says_what_is_wrong_and_what_can_be_done() {
    let text = "status 2026-05-04; project A 2026-05-04..2026-05-15 manager Ann; \
        project B 2026-05-11..2026-05-22";
    let conflict =
        |known: &Known| conflict::ConflictPicture::of(EN, &known.plan, &known.schedule, &id("A>B"));
    check(
        &format!("{text}; link A FS B"),
        conflict,
        expect![[r#"
        Some(
            ConflictPicture {
                said: "B starts 5 working days too early for A: 18 May 2026 is the first day it allows.",
                stop: None,
                accepted: None,
                is_asked: false,
                ask: "Ask Ann",
            },
        )"#]],
    );
    // What is agreed does not move; who leads it is not known; somebody lives with it.
    let agreed = text.replace(" manager Ann", "").replace("05-22", "05-22 agreed both");
    check(
        &format!("{agreed}; link A FS B accepted"),
        conflict,
        expect![[r#"
        Some(
            ConflictPicture {
                said: "B starts 5 working days too early for A: 18 May 2026 is the first day it allows.",
                stop: Some(
                    "Its date is agreed, so nothing pushes it: move it yourself, or take the agreement away first.",
                ),
                accepted: Some(
                    "Accepted by Ann: It can",
                ),
                is_asked: false,
                ask: "Ask who leads it",
            },
        )"#]],
    );
    check(&format!("{text}; link A SS B"), conflict, expect!["None"]);
}

#[test]
fn the_schedule_of_a_project_says_what_it_may_slip_and_why() {
    let said =
        |known: &Known| why::SchedulePicture::of(EN, &known.plan, &known.schedule, &id("A"), None);
    check(
        GATED,
        said,
        expect![[r#"
        SchedulePicture {
            expected: None,
            slack: Some(
                Slack {
                    days: Some(
                        18,
                    ),
                    said: "18 working days before a launch or deadline is in danger",
                    free: Some(
                        (
                            0,
                            "A day later, and another project has to move",
                        ),
                    ),
                },
            ),
            against: None,
        }"#]],
    );
    check(
        "project A",
        said,
        expect![[r#"
        SchedulePicture {
            expected: None,
            slack: None,
            against: None,
        }"#]],
    );
    check(
        "",
        said,
        expect![[r#"
        SchedulePicture {
            expected: None,
            slack: None,
            against: None,
        }"#]],
    );
    // It is late, and so not expected as it is set.
    let late = "status 2026-05-18; project A 2026-05-04..2026-05-15 running left 5 \
        deadline 2026-05-15";
    check(
        late,
        said,
        expect![[r#"
        SchedulePicture {
            expected: Some(
                "Expected 4 May 2026 to 22 May 2026",
            ),
            slack: Some(
                Slack {
                    days: Some(
                        -5,
                    ),
                    said: "Cannot be met: 5 working days short",
                    free: Some(
                        (
                            -5,
                            "A day later, and another project has to move",
                        ),
                    ),
                },
            ),
            against: None,
        }"#]],
    );
    let reasons = |known: &Known| why::reasons(EN, &known.plan, &known.schedule, &id("B"));
    check(
        GATED,
        reasons,
        expect![[r#"
        [
            "Starts 18 May 2026 because A finishes 15 May 2026, then a weekend.",
            "A: finishes 15 May 2026: set by hand.",
            "Finishes 29 May 2026: set by hand.",
        ]"#]],
    );
}

#[test]
fn a_slip_says_whom_it_hurts() {
    let slips = |days| {
        move |known: &Known| {
            let slipped = known.scope.read(|sampling, network| {
                let samples = Some((sampling, network));
                if_slips(&known.plan, &known.schedule, samples, &id("A"), days)
            });
            slipped.map(|slipped| slips::SlipPicture::of(EN, &known.plan, &slipped))
        }
    };
    check(
        GATED,
        slips(30),
        expect![[r#"
        Some(
            SlipPicture {
                said: "If “A” takes 30 working days longer: “P” goes from ready for launch (+6 d, nearly certain) to at risk (−24 d, nearly certain); 1 other project finishes later; to adjust: Ann, Bob.",
                launches: [
                    SlipLine {
                        product: #P,
                        name: Some(
                            "P",
                        ),
                        verdict: Amber,
                        said: "100 %, +6 d → 100 %, −24 d",
                    },
                ],
                people: [
                    (
                        #Ann,
                        Some(
                            "Ann",
                        ),
                    ),
                    (
                        #Bob,
                        Some(
                            "Bob",
                        ),
                    ),
                ],
            },
        )"#]],
    );
    check("project A", slips(30), expect!["None"]);
}

/// One project, of which nothing is certain, and a launch that it feeds.
const UNSURE: &str = "status 2026-05-04; project A 2026-05-04..2026-05-29; \
    project B 2026-05-04..2026-05-15; product P launch 2026-06-01; P must A; P must B";

#[test]
fn an_outlook_says_how_sure_a_launch_is() {
    check(
        UNSURE,
        |known| outlook::sentences(EN, &known.details()),
        expect![[r#"
        [
            "The chance of being on time for 1 Jun 2026: about 68 %.",
            "Half of all cases are ready by 29 May 2026 (P50), four out of five by 9 Jun 2026 (P80).",
        ]"#]],
    );
    check(
        UNSURE,
        |known| outlook::drivers(EN, &known.plan, &known.details()),
        expect![[r#"
        [
            ProjectLine {
                project: #A,
                name: "A",
                said: "on the critical path in 94 % of all cases; if it goes as planned: 68 → 93 %",
            },
            ProjectLine {
                project: #B,
                name: "B",
                said: "on the critical path in 7 % of all cases; if it goes as planned: 68 → 73 %",
            },
        ]"#]],
    );
    let drawing = |known: &Known| {
        let drawing = outlook::OutlookDrawing::of(EN, &known.details().outlook).unwrap();
        (drawing.names, drawing.ends, drawing.drawn.columns.len())
    };
    check(
        UNSURE,
        drawing,
        expect![[r#"
        (
            [
                "Launch",
                "P50",
                "P80",
            ],
            (
                "26 May 2026",
                "27 Jul 2026 and later",
            ),
            9,
        )"#]],
    );
    let seek = |wanted| {
        move |known: &Known| outlook::SeekPicture::of(EN, &known.details().outlook, wanted)
    };
    check(
        UNSURE,
        seek(80),
        expect![[r#"
        SeekPicture {
            day: Some(
                2026-06-09,
            ),
            said: Some(
                "For 80 % the launch would be on 9 Jun 2026.",
            ),
            is_there: false,
            has_it: false,
        }"#]],
    );
    check(
        UNSURE,
        seek(1),
        expect![[r#"
        SeekPicture {
            day: Some(
                2026-05-29,
            ),
            said: Some(
                "29 May 2026 is the first day on which it could be there at all; it has about 65 %.",
            ),
            is_there: false,
            has_it: true,
        }"#]],
    );
    // Of what is certain, no day has less.
    check(
        &format!("class normal 100 0; {UNSURE}"),
        seek(80),
        expect![[r#"
        SeekPicture {
            day: Some(
                2026-05-29,
            ),
            said: Some(
                "29 May 2026 is the first day on which it could be there at all; it has about 100 %.",
            ),
            is_there: false,
            has_it: true,
        }"#]],
    );
    let bid = |is_enough| {
        let chance = Chance { hits: 1600, samples: 2000 };
        let bid = Shortening { project: id("A"), days: 3, chance, is_enough };
        move |known: &Known| outlook::shortening(EN, &known.plan, &bid)
    };
    check(
        UNSURE,
        bid(true),
        expect![[r#"
        ProjectLine {
            project: #A,
            name: "A",
            said: "3 working days less: about 80 %",
        }"#]],
    );
    check(
        "",
        bid(false),
        expect![[r#"
        ProjectLine {
            project: #A,
            name: "",
            said: "not enough alone: 3 working days less gives about 80 %",
        }"#]],
    );
}

#[test]
fn a_wanted_chance_is_a_whole_number_below_certainty() {
    for (typed, expected) in [
        (" 80 ", Some(80)),
        ("1", Some(1)),
        ("99", Some(99)),
        ("0", None),
        ("100", None),
        ("8.5", None),
        ("", None),
    ] {
        assert_eq!(outlook::chance_typed(typed), expected, "{typed}");
    }
}

#[test]
fn a_product_says_why_its_verdict_is_what_it_is() {
    let reasons = |known: &Known| {
        let chance = known.chances.get(&id("P")).copied();
        let readiness = judge_by_chance(&known.plan, &known.schedule, &id("P"), chance);
        product::ReasonsPicture::of(EN, &known.plan, &readiness)
    };
    check(
        GATED,
        reasons,
        expect![[r#"
        ReasonsPicture {
            on_time: SidePicture {
                verdict: Green,
                reasons: [
                    ReasonLine {
                        said: "“P/A” is there on 8 May 2026, with 18 working days to spare.",
                        is_trouble: false,
                    },
                    ReasonLine {
                        said: "“P/B” is there on 29 May 2026, with 6 working days to spare.",
                        is_trouble: false,
                    },
                    ReasonLine {
                        said: "The chance that all it must have is there on time: nearly certain.",
                        is_trouble: false,
                    },
                ],
            },
            right_form: SidePicture {
                verdict: Amber,
                reasons: [
                    ReasonLine {
                        said: "Accepted without evidence: “It sells”.",
                        is_trouble: true,
                    },
                ],
            },
            by_decision: None,
            instead: None,
        }"#]],
    );
    let said = "status 2026-05-04; product P launch 2026-06-01 override amber 2026-05-20 \"It will do\"; \
        decision d on P hold 2026-05-04";
    check(
        said,
        reasons,
        expect![[r#"
        ReasonsPicture {
            on_time: SidePicture {
                verdict: NotJudged,
                reasons: [
                    ReasonLine {
                        said: "No project delivers anything to it yet.",
                        is_trouble: false,
                    },
                ],
            },
            right_form: SidePicture {
                verdict: NotJudged,
                reasons: [
                    ReasonLine {
                        said: "No project delivers anything to it yet.",
                        is_trouble: false,
                    },
                ],
            },
            by_decision: Some(
                SidePicture {
                    verdict: Amber,
                    reasons: [
                        ReasonLine {
                            said: "It was decided on 4 May 2026 to hold.",
                            is_trouble: true,
                        },
                    ],
                },
            ),
            instead: Some(
                Instead {
                    said: "Until 20 May 2026 it counts as “at risk” instead of “at risk”: It will do",
                    stands: true,
                },
            ),
        }"#]],
    );
    check(
        &said.replace("05-20", "05-01"),
        reasons,
        expect![[r#"
        ReasonsPicture {
            on_time: SidePicture {
                verdict: NotJudged,
                reasons: [
                    ReasonLine {
                        said: "No project delivers anything to it yet.",
                        is_trouble: false,
                    },
                ],
            },
            right_form: SidePicture {
                verdict: NotJudged,
                reasons: [
                    ReasonLine {
                        said: "No project delivers anything to it yet.",
                        is_trouble: false,
                    },
                ],
            },
            by_decision: Some(
                SidePicture {
                    verdict: Amber,
                    reasons: [
                        ReasonLine {
                            said: "It was decided on 4 May 2026 to hold.",
                            is_trouble: true,
                        },
                    ],
                },
            ),
            instead: Some(
                Instead {
                    said: "The override “at risk” expired after 1 May 2026, so “at risk” counts; its reason was: It will do",
                    stands: false,
                },
            ),
        }"#]],
    );
    assert_eq!(product::deliverables(&plan(GATED), &id("P")), [id("P/A"), id("P/B")]);
}

#[test]
fn the_critical_path_is_a_list() {
    let path = |known: &Known| {
        let path = known.schedule.critical_path(Goal::Launch(&id("P")));
        path.map(|path| product::PathPicture::of(EN, &known.plan, &path))
    };
    check(
        GATED,
        path,
        expect![[r#"
        Some(
            PathPicture {
                slack: 6,
                said: "6 working days of slack on it",
                critical: [
                    PathLine {
                        project: #A,
                        name: "A",
                        more: None,
                    },
                    PathLine {
                        project: #B,
                        name: "B",
                        more: None,
                    },
                ],
                near: [],
            },
        )"#]],
    );
    check("product P launch 2026-06-01", path, expect!["None"]);
}

#[test]
fn a_deliverable_is_known_at_a_glance() {
    let glance = |known: &Known| {
        let traced = trace(&known.plan, &known.schedule, &id("P"));
        let likely = known.outlook().map_or_else(Vec::new, |outlook| outlook.deliverables);
        deliverable::DeliverablePicture::of(EN, &known.plan, &id("P/A"), &traced, &likely)
    };
    check(
        GATED,
        glance,
        expect![[r#"
        DeliverablePicture {
            name: "P/A",
            need: "must",
            project: Some(
                #A,
            ),
            project_name: "A",
            days: Some(
                "forecast 8 May 2026, needed 3 Jun 2026",
            ),
            slack: Some(
                18,
            ),
            chance: Some(
                100,
            ),
            criteria: [
                #It floats,
                #It sells,
            ],
        }"#]],
    );
    check(
        "project A; product P; P should A",
        glance,
        expect![[r#"
        DeliverablePicture {
            name: "P/A",
            need: "should",
            project: Some(
                #A,
            ),
            project_name: "A",
            days: Some(
                "forecast –, needed –",
            ),
            slack: None,
            chance: None,
            criteria: [],
        }"#]],
    );
    check(
        "",
        glance,
        expect![[r#"
        DeliverablePicture {
            name: "",
            need: "",
            project: None,
            project_name: "(no longer in the plan)",
            days: None,
            slack: None,
            chance: None,
            criteria: [],
        }"#]],
    );
    let handovers = deliverable::handovers(&plan(GATED), &id("P/A"));
    assert_eq!(handovers, [(id("M"), "M".to_owned())]);
    assert_eq!(deliverable::handovers(&plan(GATED), &id("P/B")), []);
    let criterion = |name: &'static str| {
        move |known: &Known, lang| {
            deliverable::criterion_stands(lang, &known.plan, &known.plan.criteria[&id(name)])
        }
    };
    check_said(
        GATED,
        criterion("It floats"),
        expect![[r#"
        open · 20 May 2026 · Cleo
        open · 20 mei 2026 · Cleo"#]],
    );
    check_said(
        GATED,
        criterion("It sells"),
        expect![[r#"
        accepted
        geaccepteerd"#]],
    );
}

#[test]
fn a_thread_names_all_that_a_deliverable_waits_for() {
    let threads = |known: &Known| {
        let lines = trace(&known.plan, &known.schedule, &id("P"));
        lines.iter().map(|line| trace::ThreadPicture::of(EN, &known.plan, line)).collect::<Vec<_>>()
    };
    check(
        GATED,
        threads,
        expect![[r#"
        [
            ThreadPicture {
                deliverable: #P/A,
                name: "P/A",
                need: "must",
                days: "forecast 8 May 2026, needed 3 Jun 2026",
                slack: "+18 d",
                is_short: false,
                project: #A,
                project_name: "A",
                milestone: Some(
                    "M",
                ),
                leader: Some(
                    (
                        #Ann,
                        "Ann",
                    ),
                ),
                criteria: [
                    CriterionLine {
                        criterion: #It floats,
                        text: "It floats",
                        state: "open",
                        owner: Some(
                            (
                                #Cleo,
                                "Cleo",
                            ),
                        ),
                    },
                    CriterionLine {
                        criterion: #It sells,
                        text: "It sells",
                        state: "accepted",
                        owner: None,
                    },
                ],
            },
            ThreadPicture {
                deliverable: #P/B,
                name: "P/B",
                need: "should",
                days: "forecast 29 May 2026, needed 8 Jun 2026",
                slack: "+6 d",
                is_short: false,
                project: #B,
                project_name: "B",
                milestone: None,
                leader: None,
                criteria: [],
            },
        ]"#]],
    );
}

#[test]
fn the_gates_of_a_product_are_its_decisions() {
    let text = format!(
        "{GATED}; decision d on P go 2026-05-04; decision e on P hold 2026-05-18; \
        project C 2026-05-04..2026-05-08; milestone N in C 2026-05-05"
    );
    assert_eq!(gates::decisions(&plan(&text), &id("P")), [id("e"), id("d")]);
    let gates = |chosen: Option<MilestoneId>| {
        move |known: &Known| gates::gates(EN, &known.plan, &id("P"), chosen.as_ref())
    };
    check(
        &text,
        gates(None),
        expect![[r#"
        [
            (
                #M,
                "M (A)",
            ),
        ]"#]],
    );
    // One that was chosen is there whatever it is of.
    check(
        &text,
        gates(Some(id("N"))),
        expect![[r#"
        [
            (
                #N,
                "N (C)",
            ),
            (
                #M,
                "M (A)",
            ),
        ]"#]],
    );
    let change = |known: &Known, lang| gates::change_this(lang, &known.plan.decisions[&id("e")]);
    check_said(
        &text,
        change,
        expect![[r#"
        Change: hold on 18 May 2026
        Wijzigen: aanhouden op ma 18 mei 2026"#]],
    );
    let today = day("2026-05-06");
    assert_eq!(gates::day_to_decide(&plan(""), today), today);
    assert_eq!(gates::day_to_decide(&plan(&text), today), day("2026-05-04"));
}

#[test]
fn cards_keep_their_places_while_none_comes_or_goes() {
    for (before, now, expected) in [
        (None, vec![2, 1], vec![2, 1]),
        (Some(vec![1, 2]), vec![2, 1], vec![1, 2]),
        (Some(vec![1, 2]), vec![2, 1, 3], vec![2, 1, 3]),
        (Some(vec![1, 2]), vec![2], vec![2]),
        (Some(vec![1, 2]), vec![3, 1], vec![3, 1]),
    ] {
        assert_eq!(
            places::keep_places(before.as_ref(), now.clone()),
            expected,
            "{before:?} {now:?}"
        );
    }
}

#[test]
fn activities_stand_by_time() {
    let text = "product P launch 2026-06-01; product Q; activity Late for P support 5..9; \
        activity Early for P promotion -20..-1; activity Fair for P launch 2026-05-20..2026-05-21; \
        activity Never for Q launch 0..0; activity Soon for Q launch 2026-05-04..2026-05-08";
    assert_eq!(
        activities::activities(&plan(text), &id("P")),
        [id("Early"), id("Fair"), id("Late")]
    );
    // What has no dates comes last.
    assert_eq!(activities::activities(&plan(text), &id("Q")), [id("Soon"), id("Never")]);
}

#[test]
fn a_programme_adds_up_what_lies_in_it() {
    let text = "status 2026-05-04; class normal 100 0; programme Harbour; \
        programme Quay under Harbour; programme Ferry under Harbour; \
        project B 2026-05-04..2026-05-08 in Harbour; project A 2026-05-04..2026-05-15 in Harbour; \
        project C 2026-05-04..2026-06-05 in Ferry; product P launch 2026-06-01; P must A; \
        product Q launch 2026-06-01; Q must C; project D; product R; R must D";
    let contents = |known: &Known| {
        let Known { plan, schedule, chances, .. } = known;
        programme::ProgrammeContents::of(plan, schedule, chances, &id("Harbour"))
    };
    check(
        text,
        contents,
        expect![[r#"
        ProgrammeContents {
            projects: [
                #B,
                #A,
            ],
            below: [
                #Quay,
                #Ferry,
            ],
            launches: 2,
            hurt: 1,
        }"#]],
    );
    let (projects, below) = (vec![], vec![]);
    let with = |launches, hurt| programme::ProgrammeContents {
        projects: projects.clone(),
        below: below.clone(),
        launches,
        hurt,
    };
    let span = Span::new(day("2026-05-04"), day("2026-05-15"));
    let said = |(count, span, contents)| programme::sentence(EN, count, span, &contents);
    let rows = [
        (0, None, with(0, 0)),
        (1, None, with(0, 0)),
        (2, span, with(1, 0)),
        (2, span, with(3, 0)),
        (2, span, with(3, 1)),
        (2, span, with(3, 2)),
    ];
    expect![[r#"
        No projects in it yet: drag one here by its name, or make one.
        1 project, none of them with dates yet.
        2 projects, from 4 May 2026 to 15 May 2026. The launch it feeds is on course.
        2 projects, from 4 May 2026 to 15 May 2026. All 3 launches it feeds are on course.
        2 projects, from 4 May 2026 to 15 May 2026. 1 of the 3 launches it feeds is not on course.
        2 projects, from 4 May 2026 to 15 May 2026. 2 of the 3 launches it feeds are not on course."#]].assert_eq(&rows.map(said).join("\n"));
}

#[test]
fn people_and_parties_say_what_they_stand_for() {
    let text = "party Yard; project A by Yard; project B; product P; product Q; P must A; Q must A; \
        criterion c on P/A owner Ann; criterion d on P/A owner Ann; criterion e on Q/A owner Bob";
    let Known { plan, schedule, chances, .. } = known(text);
    let all = duties(&plan, &schedule, &chances);
    assert_eq!(people::products_of_criteria(&plan, &all[&id("Ann")]), [id("P")]);
    let contents = people::PartyContents::of(&plan, &id("Yard"));
    assert_eq!((contents.people.len(), contents.projects), (0, vec![id("A")]));
    let leaving = |(places, by)| people::leaving(EN, places, by);
    let rows = [(0, ""), (0, "Bob"), (1, " "), (3, ""), (3, " Bob ")];
    expect![[r#"
        Delete
        Delete
        Delete, and leave 1 place empty
        Delete, and leave 3 places empty
        Delete, and let Bob take over"#]]
    .assert_eq(&rows.map(leaving).join("\n"));
    expect![[r#"
        Named in 1 place.
        Named in 2 places."#]]
    .assert_eq(&[1, 2].map(|places| people::stands_in(EN, places)).join("\n"));
}

#[test]
fn requests_are_shown_to_whom_they_concern() {
    let mut plan = plan("project A manager Ann; project B");
    let ask = Ask::FinishBy(day("2026-05-15"));
    let request = Request {
        project: id("A"),
        owner: Some(id("Ann")),
        ask,
        link: None,
        asked: Some(day("2026-05-04")),
        answer: "Not before June".into(),
    };
    plan.insert(id("r"), request);
    use requests::Concerned;
    for (concerned, expected) in [
        (Concerned::Project(id("A")), vec![id("r")]),
        (Concerned::Project(id("B")), vec![]),
        (Concerned::Person(id("Ann")), vec![id("r")]),
        (Concerned::Person(id("Bob")), vec![]),
    ] {
        assert_eq!(requests::requests(&plan, &concerned), expected, "{concerned:?}");
    }
    let picture = |id: &RequestId| format!("{:#?}", requests::RequestPicture::of(EN, &plan, id));
    expect![[r#"
        Some(
            RequestPicture {
                said: "A: finish by 15 May 2026",
                owner: "Ann",
                answer: "Not before June",
            },
        )"#]]
    .assert_eq(&picture(&id("r")));
    expect!["None"].assert_eq(&picture(&id("gone")));
}

#[test]
fn the_record_lays_what_was_foreseen_beside_what_is() {
    let record = |known: &Known| {
        let record = track_record(&known.plan, &id("P"), known.outlook().as_ref());
        record.map(|record| record::RecordPicture::of(EN, &record))
    };
    let foreseen =
        "decision d on P go 2026-05-04 foreseen 2026-06-01 1440/2000 2026-05-28 2026-06-05";
    check(
        &format!("{GATED}; {foreseen}"),
        record,
        expect![[r#"
        Some(
            RecordPicture {
                lines: [
                    (
                        #d,
                        "4 May 2026: launch 1 Jun 2026 (+5 d since), P50 28 May 2026, P80 5 Jun 2026 (−17 d since), chance about 72 %.",
                    ),
                ],
                today: "Now: launch 8 Jun 2026, P50 13 May 2026, P80 13 May 2026, chance nearly certain.",
                drawing: Some(
                    RecordDrawing {
                        names: [
                            "4 May 2026",
                            "Now",
                        ],
                        rows: [
                            ChartRow {
                                band: Some(
                                    (
                                        564,
                                        822,
                                    ),
                                ),
                                launch: Some(
                                    693,
                                ),
                            },
                            ChartRow {
                                band: Some(
                                    (
                                        80,
                                        80,
                                    ),
                                ),
                                launch: Some(
                                    919,
                                ),
                            },
                        ],
                        launch: Some(
                            919,
                        ),
                        came: None,
                        ends: (
                            "11 May 2026",
                            "10 Jun 2026",
                        ),
                    },
                ),
            },
        )"#]],
    );
    // What has come is no forecast any more.
    let came = GATED.replace("05-15 manager", "05-15 finished manager");
    let came = came
        .replace("2026-05-08;", "2026-05-08 done;")
        .replace("status 2026-05-04", "status 2026-06-01");
    check(
        &format!("{came}; {foreseen}"),
        record,
        expect![[r#"
        Some(
            RecordPicture {
                lines: [
                    (
                        #d,
                        "4 May 2026: launch 1 Jun 2026 (+5 d since), P50 28 May 2026, P80 5 Jun 2026 (−17 d since), chance about 72 %, kept: there by the P50.",
                    ),
                ],
                today: "Now: it was there on 13 May 2026.",
                drawing: Some(
                    RecordDrawing {
                        names: [
                            "4 May 2026",
                            "Now",
                        ],
                        rows: [
                            ChartRow {
                                band: Some(
                                    (
                                        564,
                                        822,
                                    ),
                                ),
                                launch: Some(
                                    693,
                                ),
                            },
                            ChartRow {
                                band: None,
                                launch: Some(
                                    919,
                                ),
                            },
                        ],
                        launch: Some(
                            919,
                        ),
                        came: Some(
                            80,
                        ),
                        ends: (
                            "11 May 2026",
                            "10 Jun 2026",
                        ),
                    },
                ),
            },
        )"#]],
    );
    check(GATED, record, expect!["None"]);
}

#[test]
fn a_record_is_found_by_part_of_its_name() {
    let text = "project Quay; project \"New quay\"; project Ferry; project \"quay wall\"";
    let found = |typed| {
        let found = picker::matches::<Project>(&plan(text), typed);
        found.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(found("quay"), "Quay, quay wall, New quay");
    assert_eq!(found(" FER "), "Ferry");
    assert_eq!(found("x"), "");
    let many: String = (0..20).map(|n| format!("project A{n};")).collect();
    assert_eq!(picker::matches::<Project>(&plan(&many), "").len(), 8);
}

#[test]
fn several_projects_run_from_the_first_start_to_the_last_finish() {
    let text = "project A 2026-05-04..2026-05-08; project B 2026-05-06..2026-05-15; project C";
    for (projects, expected) in [
        (&["A", "B", "C"][..], "4 May 2026 – 15 May 2026"),
        (&["A"][..], "4 May 2026 – 8 May 2026"),
        (&["C", "gone"][..], "none"),
    ] {
        let projects = projects.iter().map(|project| id(project)).collect();
        let span = several::span(&plan(text), &projects);
        let said = span.map_or("none".to_owned(), |span| several::said(EN, span));
        assert_eq!(said, expected, "{projects:?}");
    }
}

#[test]
fn a_line_of_the_board_has_a_dash_where_it_has_nothing_to_say() {
    let cells = |known: &Known| {
        let Known { plan, schedule, chances, .. } = known;
        let line = board_line(plan, schedule, chances, &id("P"));
        let days = known.outlook().map(|outlook| (outlook.ready.p50, outlook.ready.p80));
        board::BoardCells::of(EN, plan, line.as_ref(), days)
    };
    check(
        &format!("{GATED}; decision d on P go 2026-05-04"),
        cells,
        expect![[r#"
        BoardCells {
            name: "P",
            why: Some(
                "Accepted without evidence: “It sells”.",
            ),
            launch: "8 Jun 2026",
            chance: "100 %",
            chance_width: "100%",
            days: "13 May 2026 · 13 May 2026",
            slack: "+6 d",
            criteria: "1 of 2",
            decided: "go",
            manager: "Bob",
        }"#]],
    );
    check(
        "product P",
        cells,
        expect![[r#"
        BoardCells {
            name: "P",
            why: Some(
                "No launch is set, so there is no day to judge it by.",
            ),
            launch: "–",
            chance: "–",
            chance_width: "0",
            days: "–",
            slack: "–",
            criteria: "0 of 0",
            decided: "–",
            manager: "–",
        }"#]],
    );
    check(
        "",
        cells,
        expect![[r#"
        BoardCells {
            name: "–",
            why: None,
            launch: "–",
            chance: "–",
            chance_width: "0",
            days: "–",
            slack: "–",
            criteria: "–",
            decided: "–",
            manager: "–",
        }"#]],
    );
}

#[test]
fn a_list_says_what_it_would_change() {
    let moved = |start, finish| lists::moved(EN, &csv::Moved { name: "A".into(), start, finish });
    let rows = [(2, 2), (0, -1), (3, 0), (1, 5)];
    expect![[r#"
        A: +2 days
        A: finish −1 day
        A: start +3 days
        A: start +1 day, finish +5 days"#]]
    .assert_eq(&rows.map(|(start, finish)| moved(start, finish)).join("\n"));
    let switched = |from: &str, to: &str| {
        lists::switched(EN, &csv::Switched { name: "A".into(), from: from.into(), to: to.into() })
    };
    expect![[r#"
        A: (none) → Ferry
        A: Ferry → (none)"#]]
    .assert_eq(&[switched("", "Ferry"), switched("Ferry", "")].join("\n"));
    let roles = [csv::ColumnRole::Kind, csv::ColumnRole::Finish];
    expect!["A: Kind, Finish"].assert_eq(&lists::changed(EN, "A", &roles));
    let report = csv::Report {
        new: vec!["A".into(), "B".into()],
        gone: vec!["C".into()],
        ..csv::Report::default()
    };
    assert_eq!(lists::summary(EN, &csv::Report::default()), "");
    expect!["New (2) · Not in the list (1)"].assert_eq(&lists::summary(EN, &report));
}

#[test]
fn the_first_rows_of_a_list_show_what_is_known() {
    let mut plan = plan("programme Ferry; project A 2026-05-04..2026-05-08 in Ferry; project B");
    let said = KnownDates {
        start: Some(day("2026-09-01")),
        finish_text: "before the winter".into(),
        ..KnownDates::default()
    };
    let b = Project { known: said, ..Project::clone(&plan.projects[&id("B")]) };
    plan.insert(id("B"), b);
    let previewed = plan.projects.values().cloned().collect();
    let (faults, report) = (vec![], csv::Report::default());
    let imported = csv::Imported { plan, faults, dated: 1, proposed: 1, previewed, report };
    expect![[r#"
        [
            ListRow {
                name: "A",
                programme: Some(
                    "Ferry",
                ),
                kind: "",
                start: "4 May 2026",
                finish: "8 May 2026",
                rating: None,
                state: "planned",
            },
            ListRow {
                name: "B",
                programme: None,
                kind: "",
                start: "1 Sep 2026",
                finish: "before the winter",
                rating: None,
                state: "proposed",
            },
        ]"#]]
    .assert_eq(&format!("{:#?}", lists::rows(EN, &imported)));
}

#[test]
fn what_can_be_chosen_is_records_first_then_what_fits_best() {
    let plan = plan("project \"New quay\"; product Quay");
    let commands = || Command::all().map(|command| (command, command.mark().to_owned()));
    let found = |typed: &str| {
        let hits = search(&plan, &Query::new(typed), 10).hits;
        let choices = palette::choices(typed, hits, commands());
        choices.iter().map(palette::Choice::mark).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(found("quay"), "product:Quay, project:New quay, named");
    expect!["command:zoom-fit, command:zoom-selection, command:zoom-day, command:zoom-week, command:zoom-month, command:zoom-quarter"].assert_eq(&found("zoom"));
    assert_eq!(palette::choices("", vec![], commands()).len(), Command::all().count());
}

#[test]
fn storage_says_how_safe_the_plan_is() {
    let room = 1000;
    assert_eq!([699, 700].map(|used| storage::is_short(used, room)), [false, true]);
    let promise = |(promised, is_asked)| storage::promise(EN, promised, is_asked);
    let rows = [(Some(true), true), (Some(false), true), (Some(false), false), (None, false)];
    expect![[r#"
        The browser has promised not to clear them away by itself.
        The browser did not promise it. Some do after more visits; a file is always safe.
        The browser may clear them away when the device runs short of room: keep a file.
        The browser does not say whether it may clear them away: keep a file."#]]
    .assert_eq(&rows.map(promise).join("\n"));
}

#[test]
fn a_file_is_so_many_days_old() {
    let today = day("2026-05-06");
    let exported = Some(Exported { day: day("2026-05-01"), step: 1 });
    assert_eq!(storage::file_days(&PlanInfo { exported, ..PlanInfo::default() }, today), Some(5));
    assert_eq!(storage::file_days(&PlanInfo::default(), today), None);
}

#[test]
fn baselines_stand_by_rank() {
    let mut plan = plan("");
    for (name, rank, as_at) in
        [("Second", Rank::nth(2), None), ("First", Rank::nth(1), Some(day("2026-05-04")))]
    {
        plan.insert(id(name), Baseline { name: name.into(), rank, as_at, ..Baseline::default() });
    }
    assert_eq!(baselines::baselines(&plan), [id("First"), id("Second")]);
    let label = |name| baselines::label(EN, plan.get(&id(name)).map(|it| &**it));
    assert_eq!(["First", "Second", "gone"].map(label), ["4 May 2026", "Baseline", "Baseline"]);
}
