//! Chances and verdicts while something is in hand: as they would be after the drop, and on their
//! way again after it.

use engine::forecast::{Chance, FULL};
use engine::model::*;
use session::state::{Effect, Input};
use session::viewmodel::standing;

use crate::inputs::World;
use crate::notation::plan;

/// Design, Build and Trial follow one another to the ship; Paint feeds nothing.
const YARD: &str = "status 2026-05-04; project Design 2026-05-04..2026-06-26; \
    project Build 2026-07-06..2026-08-28; project Trial 2026-08-31..2026-09-25; \
    project Paint 2026-05-04..2026-07-31; link Design FS Build; link Build FS Trial; \
    product Ship launch 2026-10-05; Ship must Trial";

fn ship() -> ProductId {
    Id::new("Ship")
}

/// The yard with all its samples, and the chance of its launch.
fn yard() -> (World, u8) {
    let mut world = World::of(plan(YARD));
    world.run("sample");
    let stood = chance(&world);
    assert!((1..100).contains(&stood), "{stood} %");
    (world, stood)
}

/// The chance of the launch by what is shown, in per cent.
fn chance(world: &World) -> u8 {
    let chances = world.session.forecaster().chances();
    chances.get(&ship()).copied().and_then(Chance::percent).expect("the launch is judged")
}

#[test]
fn a_chance_moves_before_the_drop() {
    // A bar that the launch waits for, and a link that has it wait for more.
    for (grip, held) in [
        ("grip bar Trial", "hold 2026-09-07"),
        ("grip end Build finish", "hold 2026-09-04"),
        ("grip handle Paint finish", "hold on Trial start"),
    ] {
        let (mut world, stood) = yard();
        world.run(&format!("{grip}; {held}"));
        let less = chance(&world);
        assert!(less < stood, "{grip}; {held}: {less} % after {stood} %");
        world.run("hold nowhere");
        assert_eq!(chance(&world), stood, "{grip}: back");
        world.run(&format!("{held}; drop"));
        assert_eq!(chance(&world), less, "{grip}: dropped");
        world.run("undo");
        assert_eq!(chance(&world), stood, "{grip}: undone");
        world.run(&format!("{grip}; {held}; let go"));
        assert_eq!(chance(&world), stood, "{grip}: let go");
    }
}

#[test]
fn a_verdict_follows_the_hand() {
    let says = |world: &World| {
        let session = &world.session;
        let chances = session.forecaster().chances();
        standing(session.shown(), session.schedule(), &chances, &ship()).verdict
    };
    let mut world = World::of(plan(&YARD.replace("2026-10-05", "2027-10-04")));
    world.run("sample");
    let stood = says(&world);
    world.run("grip bar Trial; hold 2027-09-20");
    let held = says(&world);
    assert_ne!(held, stood);
    world.run("let go");
    assert_eq!(says(&world), stood);
    world.run("grip bar Trial; hold 2027-09-20; drop");
    assert_eq!(says(&world), held);
}

#[test]
fn what_was_on_its_way_goes_on_after_a_drag_that_is_given_up() {
    let mut world = World::of(plan(YARD));
    let asks = |effects: &[Effect]| effects.contains(&Effect::Sample);
    // Time goes by, so that a slice holds few samples.
    world.pace = 1.0;
    assert!(asks(&world.run("sample")), "all in one slice proves nothing");
    // What is in hand changes no launch; what was on its way waits until it is done.
    world.run("grip bar Paint; hold 2026-05-11");
    while asks(&world.feed(Input::Sample)) {}
    assert!(!world.session.forecaster().is_complete());
    assert!(asks(&world.run("let go")), "nobody goes on");
    while asks(&world.feed(Input::Sample)) {}
    assert!(world.session.forecaster().is_complete());
    assert_eq!(world.session.forecaster().settled()[&ship()].samples, FULL as u32);
}
