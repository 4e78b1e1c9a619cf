//! Links as they are made, changed and answered, agreements, and the arrows that show links (rules
//! L3, L12 to L14, D9 of docs/SPEC.md).

use std::collections::{BTreeMap, BTreeSet};

use crate::notation::{day, plan};
use domain::edit::{commands::*, *};
use engine::{model::*, schedule::*};
use proptest::prelude::*;
use session::viewmodel::{
    Arrangement, Arrow, LinkState, Row, RowOfProject, Scale, arrow, links_in, places, rows,
};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn after(plan: &Plan, change: &Change) -> Plan {
    plan.apply(&change.patch).expect("made for this plan")
}

/// A link from one end to another, as the form makes it.
fn to_make(plan: &Plan, from: &str, to: &str) -> Link {
    let end = |name: &str| {
        if plan.milestones.contains_key(&id(name)) {
            LinkEnd::Milestone(id(name))
        } else {
            LinkEnd::Project(id(name))
        }
    };
    Link {
        predecessor: end(from),
        successor: end(to),
        kind: LinkKind::FinishStart,
        lag: Lag::default(),
        accepted: None,
    }
}

#[test]
fn l3_what_is_no_link_is_refused() {
    const PLAN: &str = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C; milestone M in A 2026-05-06; milestone N in B 2026-05-13; link A FS B";
    fn check(text: &str, from: &str, to: &str, expected: Option<Refusal>) {
        let plan = plan(text);
        let made = link(&plan, &Network::of(&plan), &id("new"), to_make(&plan, from, to));
        assert_eq!(made.as_ref().err(), expected.as_ref(), "L3: {from} to {to} in {text}");
        if let Ok(change) = made {
            let there = after(&plan, &change);
            assert_eq!(there.projects, plan.projects, "a link moves nothing");
            assert!(Network::of(&there).left_out().is_empty(), "no loop");
        }
    }
    let names = |names: &[&str]| {
        Some(Refusal::LinkLoop(names.iter().map(|name| String::from(*name)).collect()))
    };
    check(PLAN, "B", "C", None);
    check(PLAN, "M", "N", None);
    check(PLAN, "A", "A", Some(Refusal::LinkToItself));
    check(PLAN, "M", "A", Some(Refusal::LinkToItself));
    check(PLAN, "A", "B", Some(Refusal::LinkedAlready));
    check(PLAN, "B", "A", names(&["A", "B"]));
    // Through milestones it is a loop as well: a project moves as a whole.
    check(PLAN, "N", "M", names(&["A", "B"]));
    check(
        &format!("{PLAN}; project D 2026-06-01 5d; link B FS D"),
        "D",
        "A",
        names(&["A", "B", "D"]),
    );
    // Also through a project without dates, which no schedule knows.
    check(&format!("{PLAN}; link B FS C"), "C", "A", names(&["A", "B", "C"]));
    check(PLAN, "A", "gone", Some(Refusal::Gone(RecordType::Project)));
}

#[test]
fn a_link_is_changed_and_goes() {
    let plan = plan("project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B; link A SS B");
    let change = set_link(&plan, &id("A>B"), LinkKind::FinishFinish, Lag::Calendar(-3))
        .expect("there is none of that kind");
    let link = after(&plan, &change).links[&id("A>B")].clone();
    assert_eq!((link.kind, link.lag), (LinkKind::FinishFinish, Lag::Calendar(-3)));
    assert_eq!(
        set_link(&plan, &id("A>B"), LinkKind::StartStart, Lag::default()).err(),
        Some(Refusal::LinkedAlready)
    );

    // What was asked because of it stays asked.
    let asked = after(
        &plan,
        &ask(&plan, &Schedule::of(&plan), &id("r"), &id("A>B")).expect("it is in conflict"),
    );
    assert_eq!(asked.requests[&id("r")].link, Some(id("A>B")));
    let gone = after(&asked, &unlink(&asked, &id("A>B")).expect("it is there"));
    assert_eq!((gone.links.size(), &gone.requests[&id("r")].link), (1, &None));
    // With its project, all that hangs on it goes.
    let bare = after(&asked, &delete::<Project>(&asked, &id("A")).expect("it is there"));
    assert_eq!((bare.links.size(), bare.requests.size()), (0, 0));
}

/// The three answers to a conflict on the link from A to B: what B and its milestone become, what
/// is asked, what is refused.
#[test]
fn l12_a_conflict_has_three_answers() {
    fn check(text: &str, moved: Result<&str, Refusal>, asked: Ask) {
        let plan = plan(text);
        let schedule = Schedule::of(&plan);
        let network = Network::of(&plan);
        let link = plan.links.keys().next().expect("a link").clone();
        let snapped = snap_back(
            &plan,
            &schedule,
            PushContext { network: &network, rule: PushRule::OnOverlap },
            &link,
        )
        .map(|change| {
            let there = after(&plan, &change);
            assert_eq!(Schedule::of(&there).conflicts().len(), 0, "{text}");
            let dates = there.projects[&id("B")].dates.expect("it has dates");
            let stone =
                there.milestones.get(&id("N")).map_or(String::new(), |it| format!(" N {}", it.day));
            format!("{}..{}{stone}", dates.start(), dates.finish())
        });
        assert_eq!(snapped, moved.map(String::from), "{text}");
        let request = ask(&plan, &schedule, &id("r"), &link).expect("there is something to ask");
        let there = after(&plan, &request);
        assert_eq!(there.requests[&id("r")].ask, asked, "{text}");
        // Were the predecessor there by then, there would be no conflict.
        let accepted =
            accept(&plan, &link, Some(Acceptance { by: "Ann".into(), reason: "It can".into() }))
                .expect("it is there");
        let there = after(&plan, &accepted);
        assert_eq!(Schedule::of(&there).open_conflicts(), 0, "{text}");
        assert_eq!(Schedule::of(&there).conflicts().len(), 1, "it is still shown: {text}");
        assert_eq!(after(&there, &accept(&there, &link, None).expect("it is there")), plan);
    }
    let with =
        |b: &str, link: &str| format!("project A 2026-05-04 5d; project B {b}; link A {link} B");
    check(
        &with("2026-05-06 5d", "FS"),
        Ok("2026-05-11..2026-05-15"),
        Ask::FinishBy(day("2026-05-05")),
    );
    check(
        &with("2026-05-06 5d", "FS+2"),
        Ok("2026-05-13..2026-05-19"),
        Ask::FinishBy(day("2026-05-01")),
    );
    check(
        &with("2026-04-27 5d", "SS"),
        Ok("2026-05-04..2026-05-08"),
        Ask::StartBy(day("2026-04-27")),
    );
    check(
        &with("2026-04-27 5d", "FF"),
        Ok("2026-05-04..2026-05-08"),
        Ask::FinishBy(day("2026-05-01")),
    );
    check(
        &with("2026-04-20 5d", "SF"),
        Ok("2026-04-27..2026-05-01"),
        Ask::StartBy(day("2026-04-27")),
    );
    check(
        &with("2026-05-06 5d running", "FS"),
        Err(Refusal::CannotMove(Stop::Begun)),
        Ask::FinishBy(day("2026-05-05")),
    );
    check(
        &with("2026-05-06 5d finished", "FS"),
        Err(Refusal::CannotMove(Stop::Finished)),
        Ask::FinishBy(day("2026-05-05")),
    );
    check(
        &with("2026-05-06 5d agreed start", "FS"),
        Err(Refusal::CannotMove(Stop::Agreed)),
        Ask::FinishBy(day("2026-05-05")),
    );
    // What is running finishes later; a milestone in it moves alone.
    check(
        &with("2026-04-27 5d running", "FF"),
        Ok("2026-04-27..2026-05-08"),
        Ask::FinishBy(day("2026-05-01")),
    );
    let into = |state: &str| {
        format!(
            "project A 2026-05-04 5d; project B 2026-04-27 15d {state}; milestone N in B 2026-05-01; link A FS N"
        )
    };
    check(
        &into("running"),
        Ok("2026-04-27..2026-05-15 N 2026-05-08"),
        Ask::FinishBy(day("2026-05-01")),
    );
    check(
        &into("planned"),
        Ok("2026-05-04..2026-05-22 N 2026-05-08"),
        Ask::FinishBy(day("2026-05-01")),
    );
}

#[test]
fn l14_a_request_is_open_until_it_is_answered() {
    let plan =
        plan("project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B; status 2026-05-04");
    let asked = after(
        &plan,
        &ask(&plan, &Schedule::of(&plan), &id("r"), &id("A>B")).expect("it is in conflict"),
    );
    let request = &asked.requests[&id("r")];
    assert_eq!(
        (&request.project, &request.owner, request.asked, request.answer.as_str()),
        (&id("A"), &None, Some(day("2026-05-04")), "")
    );
    let told = after(&asked, &answer(&asked, &id("r"), " No. ").expect("it is there"));
    assert_eq!(told.requests[&id("r")].answer, "No.");
    assert_eq!(after(&told, &withdraw(&told, &id("r")).expect("it is there")), plan);
}

#[test]
fn d9_moving_an_agreed_date_is_asked_about() {
    fn check(
        text: &str,
        edit: impl FnOnce(&Plan, PushContext) -> Result<Change, Refusal>,
        expected: &[&str],
    ) {
        let plan = plan(text);
        let change =
            edit(&plan, PushContext { network: &Network::of(&plan), rule: PushRule::OnOverlap })
                .expect("it can be done");
        assert_eq!(broken_agreements(&plan, &change.patch), expected, "{text}");
    }
    let move_it =
        |plan: &Plan, chain: PushContext| move_project(plan, chain, &id("A"), day("2026-05-11"));
    let stretch = |plan: &Plan, chain: PushContext| {
        resize_project(plan, chain, &id("A"), SpanEnd::Finish, day("2026-05-11"))
    };
    check("project A 2026-05-04 5d", move_it, &[]);
    check("project A 2026-05-04 5d agreed start", move_it, &["A"]);
    check("project A 2026-05-04 5d agreed finish", move_it, &["A"]);
    check("project A 2026-05-04 5d agreed start", stretch, &[]);
    check("project A 2026-05-04 5d agreed finish", stretch, &["A"]);
    check("project A 2026-05-04 5d; milestone M in A 2026-05-06 agreed", move_it, &["M (A)"]);
    check("project A 2026-05-04 5d; milestone M in A 2026-05-06 agreed", stretch, &[]);
    // Others that are agreed are not pushed, so nothing of theirs is asked.
    check(
        "project A 2026-05-04 5d; project B 2026-05-11 5d agreed both; link A FS B",
        move_it,
        &[],
    );
    // Taking the agreement away breaks nothing.
    check(
        "project A 2026-05-04 5d agreed start",
        |plan, _| amend(plan, &id("A"), Field::Agreed, |it: &mut Project| it.agreed = Agreed::None),
        &[],
    );
}

/// The arrows at these rows.
fn arrows(
    plan: &Plan,
    rows: &[Row],
    places: &RowOfProject,
    scale: &Scale,
    row_height: f64,
) -> BTreeMap<LinkId, Arrow> {
    let schedule = Schedule::of(plan);
    let drawn =
        |id: LinkId| Some((id.clone(), arrow(plan, &schedule, &id, places, scale, row_height)?));
    links_in(plan, rows).into_iter().filter_map(drawn).collect()
}

/// The arrows of a plan at ten pixels a day from 4 May and rows of twenty, as `A>B conflict M50.0
/// 10.0...`.
#[test]
fn arrows_go_from_bar_to_bar() {
    fn check(text: &str, window: std::ops::Range<usize>, expected: &[&str]) {
        let plan = plan(text);
        let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
        let scale = Scale {
            range: Span::new(day("2026-05-04"), day("2026-06-30")).expect("in order"),
            day_width: 10.0,
        };
        let drawn = arrows(&plan, &rows[window], &places(&rows), &scale, 20.0);
        let said: Vec<String> = drawn
            .iter()
            .map(|(id, arrow)| {
                let look = match arrow.look {
                    LinkState::Kept => "",
                    LinkState::Idle => " idle",
                    LinkState::Conflict => " conflict",
                    LinkState::Accepted => " accepted",
                };
                format!(
                    "{id}{look} {}",
                    arrow.path.split('m').next().expect("a line before its head")
                )
            })
            .collect();
        assert_eq!(said, expected, "{text}");
    }
    let ab = "project A 2026-05-04 5d; project B 2026-05-18 5d";
    // From the end of the fifth day, straight on and down.
    check(&format!("{ab}; link A FS B"), 0..2, &["A>B M50 10.5H132.5V30.5H140"]);
    check(&format!("{ab}; link A SS B"), 0..2, &["A>B M0 10.5H-8.5V30.5H140"]);
    check(&format!("{ab}; link A FF B"), 0..2, &["A>B M50 10.5H198.5V30.5H190"]);
    // Around the end of the bar when there is no room.
    check(
        "project A 2026-05-04 5d; project B 2026-05-09 5d; link A FS B",
        0..2,
        &["A>B M50 10.5H58.5V20.5H42.5V30.5H50"],
    );
    check(
        "project A 2026-05-04 5d; project B 2026-05-11 5d; link A FS B",
        0..2,
        &["A>B M50 10.5H62.5V30.5H70"],
    );
    check(
        "project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B",
        0..2,
        &["A>B conflict M50 10.5H58.5V20.5H12.5V30.5H20"],
    );
    check(
        "project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B accepted",
        0..2,
        &["A>B accepted M50 10.5H58.5V20.5H12.5V30.5H20"],
    );
    check(
        "project A 2026-05-04 5d proposed; project B 2026-05-18 5d; link A FS B",
        0..2,
        &["A>B idle M50 10.5H132.5V30.5H140"],
    );
    // An end outside the window is drawn as long as the other is in it; one without a row is not.
    check(&format!("{ab}; link A FS B"), 0..1, &["A>B M50 10.5H132.5V30.5H140"]);
    check(&format!("{ab}; project C 2026-05-18 5d; link A FS B"), 2..3, &[]);
    check("project A 2026-05-04 5d; project B; link A FS B", 0..1, &[]);
    // From a milestone.
    check(
        &format!("{ab}; milestone M in A 2026-05-06; link M FS B"),
        0..2,
        &["M>B M31 10.5H132.5V30.5H140"],
    );
}

proptest! {
    /// Whatever the plan, an arrow that is drawn has its link, and no link at a row in the window
    /// is left out while both its ends have one.
    #[test]
    fn every_link_at_a_row_has_its_arrow(plan in crate::plans::plan()) {
        let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
        let places = places(&rows);
        let scale = Scale { range: Span::new(day("2026-01-01"), day("2026-12-31")).expect("in order"), day_width: 3.0 };
        let drawn = arrows(&plan, &rows, &places, &scale, 28.0);
        for (id, link) in plan.links.iter() {
            let has_row = |end: &LinkEnd| plan.project_of(end).is_some_and(|(id, project)| project.dates.is_some() && places.contains_key(id));
            prop_assert_eq!(drawn.contains_key(id), has_row(&link.predecessor) && has_row(&link.successor));
        }
    }
}
