//! What the swimlane of a launch shows, at rest and while something is dragged, and how swimlanes
//! scroll.

use std::cell::Cell;

use domain::readiness::Verdict;
use expect_test::expect;
use session::picture::*;
use session::text::Lang;
use session::viewmodel::*;

use crate::inputs::World;
use crate::notation::plan;
use crate::picture::{PLAN, check, id, scale};

/// P has a campaign, a release, and a verdict set by hand; R has no launch, and nothing is judged.
const LANES: &str = "product R; activity Campaign for P promotion -10..-1; \
    activity Version for P release 2026-06-20..2026-06-20; \
    product S launch 2026-07-01 override amber 2026-06-01 \"It will do\"; S must D";

fn world(acts: &str) -> World {
    let mut world = World::of(plan(&format!("{PLAN}; {LANES}")));
    world.run("sample");
    world.run(acts);
    world
}

/// What a product shows, as somebody looks at it (`shows product:P`), in a slot that has shown
/// `before`; and whether it was judged for that.
fn swimlane_of(
    world: &World,
    selection: Option<&Subject>,
    product: &str,
    before: Option<&SwimlaneLook>,
) -> (Option<SwimlaneLook>, bool) {
    let (session, product) = (&world.session, id(product));
    let grasp = session.gesture().map(|gesture| gesture.grasp.clone());
    let in_hand: Vec<_> = grasp.iter().filter_map(|grasp| grasp.project()).collect();
    let fed = (!in_hand.is_empty())
        .then(|| fed(&grasp.as_ref().unwrap().before, session.schedule(), in_hand));
    let context = SwimlaneContext {
        scale: scale(),
        height: 36.0,
        selection,
        fed: fed.as_ref(),
        standing: grasp.as_ref().map(|grasp| &grasp.standing),
    };
    let is_judged = Cell::new(false);
    let look = context.swimlane(1, &product, before, || {
        is_judged.set(true);
        let chances = session.forecaster().chances();
        swimlane(session.shown(), session.schedule(), &chances, &product)
    });
    (look, is_judged.get())
}

fn verdict(verdict: Verdict) -> &'static str {
    verdict.mark()
}

/// What a swimlane shows, in a few words.
fn lane_in_short(look: &SwimlaneLook) -> String {
    let SwimlaneLook { lane, .. } = look;
    let mut said = vec![format!("{} {}", lane.name, verdict(lane.verdict))];
    said.extend(lane.by_hand.map(|by_hand| format!("by hand (found {})", verdict(by_hand.found))));
    said.extend(look.flag.map(|x| format!("flag at {x}")));
    said.extend(look.chance.map(|percent| format!("{percent} %")));
    said.extend(lane.slack.map(|days| format!("slack {days}")));
    said.extend(look.change.map(change_said));
    said.extend(look.is_fed.map(|is| if is { "fed".to_owned() } else { "recedes".to_owned() }));
    said.extend(look.is_selected.then(|| "selected".to_owned()));
    let landings = look.landings.iter();
    said.extend(landings.map(|it| format!("{} lands at {} {}", it.id, it.x, verdict(it.verdict))));
    let activities = look.activities.iter();
    said.extend(activities.map(|it| format!("{} {}+{}", it.id, it.strip.x, it.strip.width)));
    said.join(", ")
}

#[test]
fn what_a_swimlane_shows() {
    let said = |acts: &str, looked: &str, product: &str| {
        let selection = looked.strip_prefix("shows ").and_then(Subject::parse);
        let (look, _) = swimlane_of(&world(acts), selection.as_ref(), product, None);
        look.map_or_else(|| "nothing".to_owned(), |look| lane_in_short(&look))
    };
    check(
        &[
            ["", "", "P"],
            ["", "", "Q"],
            ["", "", "R"],
            ["", "", "S"],
            ["", "", "gone"],
            ["", "shows product:P", "P"],
            ["", "shows project:P", "P"],
            // What is in hand feeds P, and not Q.
            ["grip bar A", "", "P"],
            ["grip bar A", "", "Q"],
            ["grip bar A; hold 2026-05-25; sample", "", "P"],
            ["grip bar A; hold 2026-05-25; sample; let go", "", "P"],
            ["grip bar D; hold 2026-06-08; sample", "", "Q"],
            ["grip flag P; hold 2026-06-29; sample", "", "P"],
            ["grip flag R; hold 2026-06-29; sample", "", "R"],
        ],
        said,
        expect![[r#"
            P
                P none, flag at 420, 86 %, slack 11, P/B lands at 250 green, Campaign 280+120,
                Version 470+10
            Q
                Q none, flag at 280, 98 %, slack 16, Q/D lands at 40 green
            R
                R none
            S
                S amber, by hand (found none), flag at 580, 100 %, slack 38, S/D lands at 40
                green
            gone
                nothing
            shows product:P | P
                P none, flag at 420, 86 %, slack 11, selected, P/B lands at 250 green, Campaign
                280+120, Version 470+10
            shows project:P | P
                P none, flag at 420, 86 %, slack 11, P/B lands at 250 green, Campaign 280+120,
                Version 470+10
            grip bar A | P
                P none, flag at 420, slack 11, fed, P/B lands at 250 green, Campaign 280+120,
                Version 470+10
            grip bar A | Q
                Q none, flag at 280, 98 %, slack 16, recedes, Q/D lands at 40 green
            grip bar A; hold 2026-05-25; sample | P
                P red, flag at 420, 0 %, slack -4, ▼ 86, fed, P/B lands at 460 amber, Campaign
                280+120, Version 470+10
            grip bar A; hold 2026-05-25; sample; let go | P
                P none, flag at 420, 86 %, slack 11, P/B lands at 250 green, Campaign 280+120,
                Version 470+10
            grip bar D; hold 2026-06-08; sample | Q
                Q red, flag at 280, 0 %, slack -9, ▼ 98, fed, Q/D lands at 390 red
            grip flag P; hold 2026-06-29; sample | P
                P none, flag at 560, 93 %, slack 21, ▲ 7, P/B lands at 250 green, Campaign
                420+120, Version 470+10
            grip flag R; hold 2026-06-29; sample | R
                R none, flag at 560
        "#]],
    );
}

#[test]
fn a_change_is_of_the_chance_or_else_of_the_slack() {
    // Each: the chance and the slack before the drag and now, and by how much it stands better.
    for (before, now, expected) in [
        ((Some(80), Some(3)), (Some(72), Some(-2)), Some(-8)),
        ((Some(80), Some(3)), (Some(80), Some(-2)), None),
        ((None, Some(3)), (None, Some(-2)), Some(-5)),
        ((None, Some(3)), (Some(72), Some(5)), Some(2)),
        ((Some(80), Some(3)), (None, Some(3)), None),
        ((None, None), (None, Some(3)), None),
    ] {
        let standing = |(chance, slack): (Option<u8>, Option<i32>)| ProductStanding {
            verdict: Verdict::NotJudged,
            by_hand: None,
            slack,
            chance,
        };
        let world = World::of(plan("product P"));
        let lane = swimlane(
            world.session.plan(),
            world.session.schedule(),
            &world.session.forecaster().chances(),
            &id("P"),
        );
        let (percent, slack) = now;
        let chance = percent
            .map(|percent: u8| engine::forecast::Chance { hits: percent.into(), samples: 100 });
        let context = SwimlaneContext {
            scale: scale(),
            height: 36.0,
            selection: None,
            fed: None,
            standing: Some(&[(id("P"), standing(before))].into()),
        };
        let look = context
            .swimlane(0, &id("P"), None, || Some(Swimlane { chance, slack, ..lane.unwrap() }));
        assert_eq!(look.unwrap().change, expected, "{before:?} {now:?}");
    }
    assert_eq!([change_said(3), change_said(-12)], ["▲ 3", "▼ 12"]);
}

#[test]
fn only_what_a_drag_reaches_is_judged_again() {
    let at_rest = world("");
    let look_at = |world: &World, product: &str, before: Option<&SwimlaneLook>| {
        swimlane_of(world, None, product, before)
    };
    let [p, q] = ["P", "Q"].map(|product| look_at(&at_rest, product, None).0.unwrap());
    let dragged = world("grip bar A; hold 2026-05-25");
    for (product, before, is_judged) in [
        ("P", &p, true),
        ("Q", &q, false),
        // A slot that comes to show another product during the drag.
        ("Q", &p, true),
    ] {
        let (look, found) = look_at(&dragged, product, Some(before));
        assert_eq!((found, look.unwrap().id), (is_judged, id(product)), "{product}");
    }
    // Without a drag each is.
    assert!(look_at(&at_rest, "Q", Some(&q)).1);
}

#[test]
fn a_swimlane_says_what_it_shows() {
    let world = world("");
    for (lang, product, expected) in [
        (Lang::En, "R", "R: not judged, no launch yet"),
        (Lang::Nl, "R", "R: niet beoordeeld, nog geen lancering"),
        (
            Lang::En,
            "S",
            "S: at risk (set by hand until 1 Jun 2026; found: not judged), Launch 1 Jul 2026, \
             chance of being on time nearly certain",
        ),
        (
            Lang::Nl,
            "S",
            "S: in gevaar (handmatig gezet tot en met ma 1 jun 2026; gevonden: niet beoordeeld), \
             Lancering wo 1 jul 2026, kans om op tijd te zijn vrijwel zeker",
        ),
    ] {
        let look = swimlane_of(&world, None, product, None).0.unwrap();
        assert_eq!(look.said(lang), expected, "{product}");
    }
}

#[test]
fn swimlanes_scroll_no_further_than_they_must() {
    let scroll = LaneScroll { height: 36.0, shown: 3, count: 8 };
    assert_eq!((scroll.furthest(), LaneScroll { count: 2, ..scroll }.furthest()), (180.0, 0.0));
    for (top, by, expected) in
        [(0.0, 50.0, 50.0), (0.0, -50.0, 0.0), (150.0, 50.0, 180.0), (180.0, -10.0, 170.0)]
    {
        assert_eq!(scroll.scrolled(top, by), expected, "{top} by {by}");
    }
    for (top, place, expected) in [
        (0.0, 0, 0.0),
        (0.0, 2, 0.0),
        (0.0, 3, 36.0),
        (180.0, 5, 180.0),
        (180.0, 4, 144.0),
        (10.0, 0, 0.0),
    ] {
        assert_eq!(scroll.showing(top, place), expected, "{place} from {top}");
    }
    for (top, places, expected) in [
        (0.0, &[][..], None),
        (0.0, &[2], None),
        (0.0, &[3], Some(108.0)),
        (0.0, &[7], Some(180.0)),
        // One of them is seen; half of one is not enough.
        (36.0, &[0, 2], None),
        (50.0, &[1], Some(36.0)),
    ] {
        assert_eq!(scroll.showing_any(top, places), expected, "{places:?} from {top}");
    }
}
