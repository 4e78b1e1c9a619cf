//! The drag without a browser: what a hand does to a session, in rows and in laws.

use std::fmt::Write;

use domain::edit::{Change, Refusal, SpanEnd, commands, set};
use domain::format::json;
use engine::model::*;
use engine::schedule::Schedule;
use expect_test::expect;
use proptest::prelude::*;
use session::state::{Effect, Input, Notice, Part};

use crate::inputs::{World, inputs};
use crate::notation::plan;
use crate::plans;

/// A holds back B; C has no dates; P waits for B.
const PLAN: &str = "status 2026-05-04; programme Ferry; programme Quay; \
    project A 2026-05-04..2026-05-15; project B 2026-05-18..2026-05-29; project C; project D 2026-05-04..2026-05-08 agreed both; \
    milestone M in A 2026-05-08; link A FS B; product P launch 2026-06-15; P must B";

/// Where a project lies, or what a field of it says, in a few words.
fn said(plan: &Plan, what: &str) -> String {
    let (kind, id) = what.split_once(' ').expect("a kind and an id");
    match kind {
        "project" => plan.get(&Id::<Project>::new(id)).map_or_else(
            || "gone".into(),
            |project| match project.dates {
                Some(dates) => format!("{}..{}", dates.start(), dates.finish()),
                None => "no dates".into(),
            },
        ),
        "progress" => plan.projects[&Id::new(id)].progress.to_string(),
        "programme" => {
            format!("{:?}", plan.projects[&Id::new(id)].programme.as_ref().map(Id::as_str))
        }
        "parent" => format!("{:?}", plan.programmes[&Id::new(id)].parent.as_ref().map(Id::as_str)),
        "launch" => plan.products[&Id::new(id)].launch.map_or("none".into(), |day| day.to_string()),
        "milestone" => plan.milestones[&Id::new(id)].day.to_string(),
        "links" => plan.links.size().to_string(),
        other => panic!("`{other}` is nothing to ask for"),
    }
}

#[test]
fn each_grip_previews_what_its_drop_makes() {
    // Each: what a hand does, what is looked at, how it is shown before the drop, and then.
    for (acts, what, shown) in [
        ("grip bar A; hold 2026-05-11", "project A", "2026-05-11..2026-05-22"),
        ("grip bar A; hold 2026-05-11", "project B", "2026-05-25..2026-06-05"),
        ("push only; grip bar A; hold 2026-05-11", "project B", "2026-05-18..2026-05-29"),
        ("grip bar A; hold 2026-05-11; push only", "project B", "2026-05-18..2026-05-29"),
        ("grip bar B with A; hold 2026-05-25", "project A", "2026-05-11..2026-05-22"),
        ("grip end A finish; hold 2026-05-22", "project A", "2026-05-04..2026-05-22"),
        ("grip end A start; hold 2026-05-06", "project A", "2026-05-06..2026-05-15"),
        ("grip progress B; hold 60%", "progress B", "60"),
        ("grip milestone M; hold 2026-05-12", "milestone M", "2026-05-12"),
        ("grip milestone M; hold 2026-07-01", "milestone M", "2026-05-15"),
        ("grip flag P; hold 2026-06-20", "launch P", "2026-06-22"),
        ("grip handle D finish; hold on B start", "links _", "2"),
        ("grip card C; hold 2026-05-09", "project C", "2026-05-11..2026-08-07"),
        ("grip new 2026-05-11; hold 2026-05-04", "project project-1", "2026-05-04..2026-05-11"),
        ("grip row A; hold in Ferry", "programme A", "Some(\"Ferry\")"),
        ("grip heading Quay; hold in Ferry", "parent Quay", "Some(\"Ferry\")"),
        // Where nothing would happen, nothing is shown.
        ("grip heading Quay; hold in Quay", "parent Quay", "None"),
        ("grip bar A; hold 2026-05-11; hold nowhere", "project A", "2026-05-04..2026-05-15"),
        ("grip handle A finish; hold on A start", "links _", "1"),
    ] {
        let mut world = World::of(plan(PLAN));
        world.run(acts);
        assert_eq!(said(world.session.shown(), what), shown, "{acts}: shown");
        let expected = world.session.shown().clone();
        world.run("drop");
        assert_eq!(world.session.plan(), &expected, "{acts}: dropped");
    }
}

#[test]
fn what_moves_dates_is_previewed_by_dates_alone() {
    // Each: what a hand does, and what is previewed, dates or records.
    for (acts, expected) in [
        ("grip bar A; hold 2026-05-11", "dates of 2 projects, 1 milestones"),
        ("push only; grip bar A; hold 2026-05-11", "dates of 1 projects, 1 milestones"),
        ("grip bar B with A; hold 2026-05-25", "dates of 2 projects, 1 milestones"),
        ("grip end A finish; hold 2026-05-22", "dates of 2 projects, 0 milestones"),
        ("grip milestone M; hold 2026-05-12", "dates of 0 projects, 1 milestones"),
        // It had no dates.
        ("grip card C; hold 2026-05-09", "1 records"),
        ("grip progress B; hold 60%", "1 records"),
        ("grip flag P; hold 2026-06-20", "1 records"),
        // There and back.
        ("grip bar A; hold 2026-05-11; hold 2026-05-04", "nothing"),
        ("grip end A finish; hold 2026-05-22; hold 2026-05-15", "nothing"),
        ("grip milestone M; hold 2026-05-12; hold 2026-05-08", "nothing"),
    ] {
        let mut world = World::of(plan(PLAN));
        world.run(acts);
        let gesture = world.session.gesture().expect("it is in hand");
        let previewed = match (gesture.dates(), gesture.patch()) {
            (Some(Dates { projects, milestones }), None) => {
                format!("dates of {} projects, {} milestones", projects.len(), milestones.len())
            }
            (None, Some(patch)) => format!("{} records", patch.len()),
            _ => "nothing".into(),
        };
        assert_eq!(previewed, expected, "{acts}");
    }
}

/// What the page is told at each input: an effect by its name, with what is said of it.
#[test]
fn the_page_is_told_what_to_do() {
    let mut world = World::of(plan(PLAN));
    let mut told = String::new();
    for words in [
        "sample",
        "grip bar A",
        "hold 2026-05-11",
        "hold 2026-05-11",
        "let go",
        "grip bar A",
        "hold 2026-05-11",
        "drop",
        "undo",
        "undo",
    ] {
        let effects: Vec<_> = world.run(words).iter().map(in_short).collect();
        let effects = if effects.is_empty() { "nothing".into() } else { effects.join(", ") };
        let _ = writeln!(told, "{words}: {effects}");
    }
    expect![[r#"
        sample: Chances
        grip bar A: Gesture
        hold 2026-05-11: Shown, Gesture, Chances
        hold 2026-05-11: nothing
        let go: Gesture, Shown, Chances, Chances, Bring(2026-05-04..2026-05-15)
        grip bar A: Gesture
        hold 2026-05-11: Shown, Gesture, Chances
        drop: Told, Gesture, History, Stepped(3 records), Chances, Shown, DismissLater
        undo: Told, History, Stepped(3 records), Chances, Shown, DismissLater
        undo: nothing
    "#]]
    .assert_eq(&told);
}

/// The name of an effect, with what a reader of a row wants to know.
fn in_short(effect: &Effect) -> String {
    match effect {
        Effect::Stepped(_, patch) => format!("Stepped({} records)", patch.len()),
        Effect::Bring(dates) => format!("Bring({}..{})", dates.start(), dates.finish()),
        Effect::Changed(part) => format!("{part:?}"),
        Effect::DismissLater(_) => "DismissLater".into(),
        other => format!("{other:?}"),
    }
}

#[test]
fn an_agreed_date_is_asked_about_before_it_is_broken() {
    let mut world = World::of(plan(PLAN));
    let before = world.session.plan().clone();
    world.run("grip bar D; hold 2026-05-11; drop");
    let (_, whose) = world.session.question().expect("somebody is asked");
    assert_eq!(whose, &["D"]);
    assert_eq!((world.session.plan(), world.session.shown()), (&before, &before));
    world.feed(Input::Answer { anyway: true });
    assert_eq!(said(world.session.plan(), "project D"), "2026-05-11..2026-05-15");
}

#[test]
fn a_question_lets_go_of_what_is_in_hand() {
    let mut world = World::of(plan(PLAN));
    let before = world.session.plan().clone();
    let d = Id::new("D");
    let change = world.session.planned(|plan, chain| {
        domain::edit::commands::move_project(plan, chain, &d, crate::notation::day("2026-05-11"))
    });
    world.run("grip bar A; hold 2026-05-11");
    world.feed(Input::Do(change.unwrap()));
    assert!(world.session.question().is_some());
    assert_eq!((world.session.gesture(), world.session.shown()), (None, &before));
}

#[test]
fn a_tab_that_may_only_read_grips_nothing() {
    let mut world = World::of(plan(PLAN));
    world.writable = false;
    assert_eq!(world.run("grip bar A"), [Effect::Changed(Part::Alerts)]);
    assert_eq!(world.session.notices().alerts(), [(1, Notice::ReadOnly)]);
    assert!(world.session.gesture().is_none());
}

#[test]
fn a_drag_does_what_the_command_of_its_key_does() {
    use domain::edit::SpanEnd;
    use domain::edit::commands::{move_project, resize_project, set_launch, set_milestone_day};
    let day = crate::notation::day;
    let check = |drag: &str, key: &dyn Fn(&mut World) -> domain::edit::Change| {
        let mut dragged = World::of(plan(PLAN));
        dragged.run(drag);
        let mut keyed = World::of(plan(PLAN));
        let change = key(&mut keyed);
        keyed.feed(Input::Do(change));
        assert_eq!(dragged.session.document(), keyed.session.document(), "{drag}");
    };
    let a = Id::new("A");
    check("grip bar A; hold 2026-05-11; drop", &|world| {
        world
            .session
            .planned(|plan, chain| move_project(plan, chain, &a, day("2026-05-11")))
            .unwrap()
    });
    check("grip end A finish; hold 2026-05-20; drop", &|world| {
        let end = SpanEnd::Finish;
        world
            .session
            .planned(|plan, chain| resize_project(plan, chain, &a, end, day("2026-05-20")))
            .unwrap()
    });
    check("grip milestone M; hold 2026-05-12; drop", &|world| {
        let m = Id::new("M");
        world
            .session
            .planned(|plan, chain| set_milestone_day(plan, chain, &m, day("2026-05-12")))
            .unwrap()
    });
    check("grip flag P; hold 2026-06-22; drop", &|world| {
        set_launch(world.session.plan(), &Id::new("P"), Some(day("2026-06-22"))).unwrap()
    });
}

// ---- Laws over what hands do

/// What a hand does, by numbers that are taken as names of what the plan holds.
fn acts() -> impl Strategy<Value = Vec<(u8, usize, usize, i32)>> {
    proptest::collection::vec((0_u8..28, 0_usize..40, 0_usize..40, -30_i32..60), 1..14)
}

/// The acts that grip something.
fn grips() -> impl Strategy<Value = u8> {
    prop::sample::select((0..10).chain([23, 24]).collect::<Vec<_>>())
}

/// The same in the words of [`inputs`].
fn in_words(plan: &Plan, acts: &[(u8, usize, usize, i32)]) -> String {
    fn nth<T: Record>(plan: &Plan, n: usize) -> Option<&Id<T>> {
        let records = T::of(plan);
        (records.size() > 0).then(|| records.keys().nth(n % records.size())).flatten()
    }
    let mut words = String::new();
    for (act, one, other, days) in acts {
        let project = nth::<Project>(plan, *one).map_or("none", Id::as_str);
        let another = nth::<Project>(plan, *other).map_or("none", Id::as_str);
        let product = nth::<Product>(plan, *one).map_or("none", Id::as_str);
        let programme = nth::<Programme>(plan, *other).map_or("none", Id::as_str);
        let milestone = nth::<Milestone>(plan, *one).map_or("none", Id::as_str);
        let day = Day::from_number(20_500 + days).expect("a day of 2026");
        let end = if one % 2 == 0 { "start" } else { "finish" };
        let _ = match act {
            0 => write!(words, "grip bar {project}"),
            1 => write!(words, "grip bar {project} with {another}"),
            2 => write!(words, "grip end {project} {end}"),
            3 => write!(words, "grip progress {project}"),
            4 => write!(words, "grip handle {project} {end}"),
            5 => write!(words, "grip milestone {milestone}"),
            6 => write!(words, "grip flag {product}"),
            7 => write!(words, "grip card {project}"),
            8 => write!(words, "grip row {project}"),
            9 => write!(words, "grip new {day}"),
            10..=13 => write!(words, "hold {day}"),
            14 => write!(words, "hold {}%", days.unsigned_abs()),
            15 => write!(words, "hold on {another} {end}"),
            16 => write!(words, "hold in {programme}"),
            17 => write!(words, "hold behind {another}"),
            18 => write!(words, "hold nowhere"),
            19 => write!(words, "drop"),
            20 => write!(words, "let go"),
            21 => write!(words, "undo"),
            22 => write!(words, "redo"),
            23 => write!(words, "grip heading {programme}"),
            24 => write!(words, "grip chance {product}"),
            25 => write!(words, "hold before {another}"),
            26 => write!(words, "sample"),
            _ => write!(words, "push {}", ["overlap", "distance", "gaps", "only"][one % 4]),
        };
        words.push_str("; ");
    }
    words
}

/// What holds after every input.
fn check_invariants(world: &World) -> Result<(), TestCaseError> {
    let session = &world.session;
    prop_assert_eq!(session.schedule(), &Schedule::of(session.shown()), "the analysis follows");
    let previewed = session.gesture().and_then(|gesture| gesture.preview.as_deref());
    prop_assert_eq!(session.is_previewing(), previewed.is_some(), "only a drag previews");
    let expected = match previewed {
        Some(preview) => {
            let change = preview.clone().change(session.plan());
            session.plan().apply(&change.patch).expect("it fits")
        }
        None => session.plan().clone(),
    };
    prop_assert_eq!(session.shown(), &expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever hands do: nothing panics, the analysis is as if begun anew, and undoing every step
    /// gives the bytes of before.
    #[test]
    fn whatever_is_done_can_be_undone(plan in plans::linked_plan(), acts in acts()) {
        let words = in_words(&plan, &acts);
        let mut world = World::of(plan.clone());
        for input in inputs(&words) {
            world.feed(input);
            check_invariants(&world).map_err(|why| TestCaseError::fail(format!("{words}: {why}")))?;
        }
        world.run("let go");
        while world.session.document().history.undo().is_some() {
            world.run("undo");
        }
        prop_assert_eq!(json::write(world.session.plan()), json::write(&plan), "{}", words);
    }

    /// A drag that is let go leaves no trace, however it went.
    #[test]
    fn what_is_let_go_was_never_done(plan in plans::linked_plan(), grip in grips(), holds in acts()) {
        let holds: Vec<_> = holds.into_iter().map(|(act, one, other, days)| (10 + act % 9, one, other, days)).collect();
        let (one, other, days) = holds.first().map_or((0, 0, 0), |(_, one, other, days)| (*one, *other, *days));
        let words = in_words(&plan, &[(grip, one, other, days)]) + &in_words(&plan, &holds);
        let mut world = World::of(plan);
        let before = world.session.document().clone();
        world.run(&words);
        world.run("let go");
        prop_assert_eq!(world.session.document(), &before, "{}", words);
        check_invariants(&world)?;
    }

    /// What a drag shows depends on where it is held, not on how it came there; and it is what a
    /// drop makes, unless somebody has to be asked first.
    #[test]
    fn a_preview_is_what_the_drop_makes(plan in plans::linked_plan(), grip in grips(), holds in acts()) {
        let holds: Vec<_> = holds.into_iter().map(|(act, one, other, days)| (10 + act % 9, one, other, days)).collect();
        let (_, one, other, days) = holds[0];
        let gripped = in_words(&plan, &[(grip, one, other, days)]);
        let last = in_words(&plan, &holds[holds.len() - 1..]);
        let (mut world, mut direct) = (World::of(plan.clone()), World::of(plan.clone()));
        world.run(&(gripped.clone() + &in_words(&plan, &holds)));
        direct.run(&(gripped.clone() + &last));
        prop_assert_eq!(world.session.shown(), direct.session.shown(), "{}{}", gripped, last);
        let shown = world.session.shown().clone();
        world.run("drop");
        let asked = world.session.question().is_some();
        let expected = if asked { &plan } else { &shown };
        prop_assert_eq!(world.session.plan(), expected, "{}{}", gripped, last);
        check_invariants(&world)?;
    }

    /// There and back is nothing, wherever it has been in between.
    #[test]
    fn what_is_back_in_its_place_was_never_moved(
        plan in plans::linked_plan(), kind in 0_u8..3, one in 0_usize..40, holds in acts(),
    ) {
        let Some((grip, back)) = in_its_place(&plan, kind, one) else { return Ok(()) };
        let holds: Vec<_> = holds
            .into_iter()
            .map(|(act, one, other, days)| (10 + act % 9, one, other, days))
            .collect();
        let words = format!("grip {grip}; {}hold {back}", in_words(&plan, &holds));
        let mut world = World::of(plan.clone());
        let before = world.session.document().clone();
        world.run(&words);
        prop_assert_eq!(world.session.shown(), &plan, "{}", words);
        world.run("drop");
        prop_assert_eq!(world.session.document(), &before, "{}", words);
        check_invariants(&world)?;
    }

    /// What a key or a form does is what the drag does: the same step, the same question, the same
    /// refusal.
    #[test]
    fn every_twin_does_what_its_drag_does(
        plan in plans::linked_plan(), kind in 0_u8..7,
        one in 0_usize..40, other in 0_usize..40, days in -30_i32..60,
    ) {
        let mut keyed = World::of(plan.clone());
        let Some((drag, change)) = twins(&mut keyed, kind, one, other, days) else { return Ok(()) };
        let mut dragged = World::of(plan);
        dragged.run(&format!("{drag}; drop"));
        keyed.feed(change.map_or_else(Input::Refuse, Input::Do));
        prop_assert_eq!(dragged.session.question(), keyed.session.question(), "{}", drag);
        let alerts = |world: &World| world.session.notices().alerts().to_vec();
        prop_assert_eq!(alerts(&dragged), alerts(&keyed), "{}", drag);
        prop_assert_eq!(dragged.session.document(), keyed.session.document(), "{}", drag);
    }
}

/// Something that can be gripped, by numbers, and where it is held when it is in its place.
fn in_its_place(plan: &Plan, kind: u8, n: usize) -> Option<(String, String)> {
    let product = |n: usize| plan.products.iter().nth(n % plan.products.size());
    let (id, project) = plan.projects.iter().nth(n % plan.projects.size().max(1))?;
    Some(match kind {
        0 => (format!("bar {id}"), project.dates?.start().to_string()),
        1 => (format!("progress {id}"), format!("{}%", project.progress)),
        _ if plan.products.size() == 0 => return None,
        _ => {
            let (id, product) = product(n)?;
            // A launch on a day off would be set on the next working day.
            let launch = product.launch.filter(|day| plan.about.calendar.works(*day))?;
            (format!("flag {id}"), launch.to_string())
        }
    })
}

/// A drag, by numbers, and what its key or its form does.
fn twins(
    world: &mut World,
    kind: u8,
    one: usize,
    other: usize,
    days: i32,
) -> Option<(String, Result<Change, Refusal>)> {
    fn nth<T: Record>(plan: &Plan, n: usize) -> Option<Id<T>> {
        let records = T::of(plan);
        (records.size() > 0).then(|| records.keys().nth(n % records.size()).cloned()).flatten()
    }
    let session = &mut world.session;
    let plan = session.plan().clone();
    let (id, beside) = (nth::<Project>(&plan, one)?, nth::<Project>(&plan, other)?);
    let day = Day::from_number(20_500 + days)?;
    let (end, word) =
        if one.is_multiple_of(2) { (SpanEnd::Start, "start") } else { (SpanEnd::Finish, "finish") };
    Some(match kind {
        0 => {
            let change =
                session.planned(|plan, chain| commands::move_project(plan, chain, &id, day));
            (format!("grip bar {id}; hold {day}"), change)
        }
        1 => {
            let change =
                session.planned(|plan, chain| commands::resize_project(plan, chain, &id, end, day));
            (format!("grip end {id} {word}; hold {day}"), change)
        }
        2 => {
            let percent = days.unsigned_abs() as u8;
            let change = set(&plan, &id, Project::FIELDS.progress, percent);
            (format!("grip progress {id}; hold {percent}%"), change)
        }
        3 => {
            let change = commands::place_beside(&plan, &id, &beside, true);
            (format!("grip row {id}; hold behind {beside}"), change)
        }
        4 => {
            let (id, launch) = (nth::<Product>(&plan, one)?, plan.about.calendar.on_or_after(day));
            let change = commands::set_launch(&plan, &id, Some(launch));
            (format!("grip flag {id}; hold {day}"), change)
        }
        5 => {
            let (id, home) = (nth::<Programme>(&plan, one)?, nth::<Programme>(&plan, other)?);
            let change = commands::nest(&plan, &id, Some(&home));
            let drag = format!("grip heading {id}; hold in {home}");
            // Over itself a heading does nothing.
            return (id != home).then_some((drag, change));
        }
        _ => {
            let link = Link {
                predecessor: LinkEnd::Project(id.clone()),
                successor: LinkEnd::Project(beside.clone()),
                kind: LinkKind::FinishStart,
                lag: Lag::default(),
                accepted: None,
            };
            // The second id that is made when something is gripped.
            let made = Id::new("link-2");
            let change =
                session.planned(|plan, chain| commands::link(plan, chain.network, &made, link));
            (format!("grip handle {id} finish; hold on {beside} start"), change)
        }
    })
}

#[test]
fn a_form_pushes_by_the_rule_that_was_chosen_last() {
    let mut world = World::of(plan(PLAN));
    world.run("grip bar A; hold 2026-05-11; push only; let go");
    let (a, day) = (Id::new("A"), crate::notation::day("2026-05-11"));
    let change = world.session.planned(|plan, chain| commands::move_project(plan, chain, &a, day));
    world.feed(Input::Do(change.unwrap()));
    assert_eq!(said(world.session.plan(), "project A"), "2026-05-11..2026-05-22");
    assert_eq!(said(world.session.plan(), "project B"), "2026-05-18..2026-05-29");
}
