//! What both sides have changed stays so until somebody chooses: nothing else that is done settles it
//! (rule J8).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::edit::{Change, Document, Label, RecordType, Seal, Step};
use domain::merge::{Batch, BatchId, Side};
use domain::together;
use engine::model::*;
use proptest::prelude::*;
use session::state::{Input, Notice};

use crate::inputs::World;
use crate::notation::plan;

/// Moves these projects and milestones by so many days, as one step, and seals it.
fn moved(plan: &Plan, names: &str, days: i32, who: &str) -> Document {
    let mut document = Document::new(plan.clone());
    let mut patch = Patch::default();
    for name in names.split_whitespace() {
        if let Some(project) = plan.get(&ProjectId::new(name)) {
            let on = |day: Day| day.plus(days);
            let dates = project.dates.and_then(|it| Span::new(on(it.start()), on(it.finish())));
            let manager = Some(PersonId::new(who));
            let after = Project { dates, manager, ..Project::clone(project) };
            patch.put(plan, &ProjectId::new(name), after);
        } else if let Some(milestone) = plan.get(&MilestoneId::new(name)) {
            let after = Milestone { day: milestone.day.plus(days), ..Milestone::clone(milestone) };
            patch.put(plan, &MilestoneId::new(name), after);
        }
    }
    let label = Label::Created { what: RecordType::Project, name: String::new() };
    document.take(&Step::Do(Arc::new(Change { label, patch }))).unwrap();
    let batch = Batch { who: who.into(), ..Batch::default() };
    document.take(&Step::Seal(Seal { id: BatchId::of(who), batch })).unwrap();
    document
}

/// A plan in which two have moved these, not knowing of one another, and were given another to
/// lead.
fn disputed(plan: Plan, names: &str) -> World {
    let mut plan = plan;
    for who in ["Ann", "Bo"] {
        plan.insert(Id::new(who), Person { name: who.into(), ..Person::default() });
    }
    let [mut mine, theirs] =
        [("Ann", 7), ("Bo", 14)].map(|(who, days)| moved(&plan, names, days, who));
    let side = Side { plan: &theirs.plan, state: &theirs.merge };
    if let Some(merge) = together::merge(&mine, side, "Bo", &BTreeMap::new()) {
        mine.take(&Step::Merge(Arc::new(merge))).unwrap();
    }
    let mut world = World::of(Plan::default());
    world.feed(Input::Open(Box::new(mine), BTreeSet::new()));
    world
}

/// What waits for somebody to choose.
fn open(world: &World) -> BTreeSet<String> {
    together::clashes(world.session.document()).iter().map(|clash| clash.name()).collect()
}

fn left(world: &World) -> Vec<String> {
    let left = world.session.notices().alerts().iter().filter_map(|(_, notice)| match notice {
        Notice::LeftUnsettled(names) => Some(names.join(" ")),
        _ => None,
    });
    left.collect()
}

const CHAIN: &str = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d; \
    programme Ferry; project D 2026-06-01 5d in Ferry; link A FS B; link B FS C";

#[test]
fn what_is_not_aimed_at_it_leaves_it_open_and_says_so() {
    /// What both have moved, what is done, what is open then, and what was left as it is.
    #[track_caller]
    fn check(names: &str, acts: &str, still: &str, said: &[&str]) {
        let mut world = disputed(plan(CHAIN), names);
        let all = |name: &str| open(&world).iter().any(|it| it.starts_with(name));
        names.split_whitespace().for_each(|name| assert!(all(&format!("projects/{name}#dates"))));
        world.run(acts);
        let open = open(&world);
        let dates: Vec<_> = open
            .iter()
            .filter_map(|name| name.strip_prefix("projects/")?.strip_suffix("#dates"))
            .collect();
        assert_eq!(dates.join(" "), still, "{acts}");
        assert_eq!(left(&world), said, "{acts}");
    }
    // A push; by key, by drag.
    check("B", "move bar A month on", "B", &[]);
    check("B", "grip bar A; hold 2026-06-15; drop", "B", &[]);
    check("B C", "move bar B week on", "C", &[]);
    // Several at once.
    check("B", "select project:A; pick B; move picked 5", "B", &["B"]);
    check("B", "select project:A; pick B; move bar A week on", "B", &["B"]);
    check("B", "grip bar A with B; hold 2026-06-15; drop", "B", &["B"]);
    check("B", "grip bar B with A; hold 2026-06-15; drop", "", &[]);
    check("B", "select project:A; pick B; delete picked", "B", &["B"]);
    check("A B", "select project:A; pick B; delete picked", "A B", &["A B"]);
    check("A B", "select project:A; pick B; move picked 5", "A B", &["A B"]);
    check(
        "A B",
        "run column-start; go to A start; paste 1 June 2026 / 2 June 2026",
        "A B",
        &["A B"],
    );
    // Itself.
    check("B", "select project:B; move picked 5", "", &[]);
    check("B", "select project:B; delete picked", "", &[]);
    check("B", "run column-start; go to B start; paste 1 June 2026", "", &[]);
    check("B", "edit B start; type 1 June 2026", "", &[]);
    check("B", "delete project:B", "", &[]);
}

/// Who leads it is open too, so whoever stands there does not go until that is settled.
#[test]
fn who_stands_in_a_place_that_is_not_settled_is_not_deleted() {
    let mut world = disputed(plan(CHAIN), "B");
    let manager = |world: &World| world.session.plan().projects[&Id::new("B")].manager.clone();
    let leads = manager(&world).unwrap();
    world.run(&format!("delete person:{leads}"));
    assert_eq!(left(&world), ["B"]);
    assert!(world.session.plan().get(&leads).is_some());
    assert_eq!(manager(&world), Some(leads.clone()));
    world.feed(Input::Settle("projects/B#manager".into(), 0));
    world.run(&format!("delete person:{leads}"));
    assert!(world.session.plan().get(&leads).is_none() && left(&world).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever is done, nothing is settled but in what it was aimed at.
    #[test]
    fn nothing_is_settled_that_was_not_aimed_at(
        plan in crate::plans::linked_plan(),
        names in prop::sample::subsequence(vec!["a", "b", "c", "d", "e", "f", "g", "h", "i", "m0", "m1", "m2", "m3", "m4"], 2..10),
        picked in prop::sample::subsequence(vec!["a", "b", "c", "d", "e", "f", "g", "h", "i"], 2..6),
        kind in 0_usize..8, day in 0_i32..300, rule in 0_usize..4,
    ) {
        let mut world = disputed(plan, &names.join(" "));
        let before = open(&world);
        let day = Day::from_number(20_500 + day).unwrap();
        let (first, rest) = (picked[0], picked[1..].join(" "));
        let picks: String = picked[1..].iter().map(|id| format!("; pick {id}")).collect();
        let rule = ["overlap", "distance", "gaps", "only"][rule];
        let (acts, aimed) = match kind {
            0 => (format!("move bar {first} month on"), vec![first]),
            1 => (format!("grip bar {first} with {rest}; hold {day}; drop"), vec![first]),
            2 => (format!("grip end {first} finish; hold {day}; drop"), vec![first]),
            3 => (format!("select project:{first}{picks}; move picked 12"), vec![]),
            4 => (format!("select project:{first}{picks}; delete picked"), vec![]),
            5 => (format!("run column-start; go to {first} start; paste {day} / {day} / {day}"), vec![]),
            6 => ("delete person:Ann; delete party:yard".to_owned(), vec![]),
            _ => (format!("edit {first} finish; type {day}"), vec![first]),
        };
        if let Some(known) = engine::schedule::PushRule::ALL.into_iter().find(|it| format!("{it:?}").to_lowercase().contains(rule)) {
            world.feed(Input::PushBy(known));
        }
        world.run(&acts);
        world.run("answer yes");
        let after = open(&world);
        for name in before.difference(&after) {
            let is_aimed = aimed.iter().any(|id| name.starts_with(&format!("projects/{id}#")));
            prop_assert!(is_aimed, "{acts} settled {name}");
        }
    }
}
