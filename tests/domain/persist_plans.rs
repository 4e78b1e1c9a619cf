//! The plans of a browser: what is known of each, the bin, and backups; each all or nothing at any
//! kill.

use std::collections::BTreeMap;

use domain::edit::{Document, Field, Step, amend};
use domain::persist::fake::{Fake, run};
use domain::persist::{
    BIN_DAYS, Exported, Opened, PlanFacts, PlanInfo, StoreError, Vault, back_up, backups, bin_plan,
    delete_plan, empty_bin, note_export, note_facts, plan_info, plans, read_backup, restore_plan,
    view,
};
use engine::model::{Day, Id, Plan, Project};

const PLAN: &str = "harbour.1";

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn now<T>(future: impl Future<Output = T>) -> T {
    run(future).expect("nobody kills this store")
}

fn plan(projects: usize) -> Plan {
    let mut plan = Plan::new(PLAN, "Harbour");
    for n in 0..projects {
        plan.insert(
            Id::new(format!("p{n}")),
            Project { name: format!("Quay {n}"), ..Project::default() },
        );
    }
    plan
}

/// A store with a plan of three projects after so many steps, and the plan.
fn saved(steps: usize) -> (Fake, Document) {
    let store = Fake::new();
    let Opened { mut document, vault, .. } =
        now(Vault::create(store.clone(), Document::new(plan(3)))).expect("the store is empty");
    for n in 0..steps {
        let change = amend(&document.plan, &Id::<Project>::new("p0"), Field::Name, |project| {
            project.name = format!("Quay, {n}")
        })
        .unwrap();
        let step = Step::Do(change.into());
        document.take(&step).unwrap();
        now(vault.append(&step, &document)).unwrap();
    }
    (store, document)
}

fn info(store: &Fake) -> Option<PlanInfo> {
    now(plan_info(store, PLAN))
}

/// What both places hold.
fn stored(store: &Fake) -> [BTreeMap<String, String>; 2] {
    let disk = store.disk();
    [disk.local.clone(), disk.durable.clone()]
}

fn shown(store: &Fake) -> Option<Document> {
    now(view(store, PLAN)).ok().map(|(document, _)| document)
}

/// Kills the store at every call of `act`, with the local place forgetting none or all of its last
/// writes, and shows what is left.
fn kill_everywhere(store: &Fake, act: impl AsyncFn(&Fake), check: impl Fn(Fake, String)) {
    let whole = store.after_kill(0);
    now(act(&whole));
    let calls = whole.disk().calls;
    for at in 0..=calls {
        for forgotten in [0, 1, usize::MAX] {
            let killed = store.after_kill(0);
            killed.disk().calls_left = Some(at);
            _ = run(act(&killed));
            check(
                killed.after_kill(forgotten),
                format!("killed at call {at} of {calls}, {forgotten} forgotten"),
            );
        }
    }
}

#[test]
fn what_is_known_of_a_plan_comes_from_either_place() {
    let (store, _) = saved(4);
    let facts = PlanFacts {
        made: Some(day("2026-05-01")),
        changed: Some(day("2026-05-04")),
        projects: Some(3),
    };
    assert_eq!(now(note_facts(&store, PLAN, &facts)), Ok(()));
    assert_eq!(
        now(note_export(&store, PLAN, day("2026-05-02"))),
        Ok(Exported { day: day("2026-05-02"), step: 4 })
    );
    let expected = PlanInfo {
        id: PLAN.into(),
        name: Some("Harbour".into()),
        facts,
        exported: Some(Exported { day: day("2026-05-02"), step: 4 }),
        steps: 4,
        binned: None,
    };
    assert_eq!(info(&store), Some(expected.clone()));
    for empty in [
        |store: &Fake| store.disk().local.clear(),
        |store: &Fake| store.disk().durable.clear(),
        |store: &Fake| store.disk().closed = true,
    ] {
        let store = store.after_kill(0);
        empty(&store);
        assert_eq!(info(&store), Some(expected.clone()));
        assert_eq!(now(plans(&store)), vec![expected.clone()]);
    }
    // Damage costs the fact, never the plan.
    for place in ["f", "e", "d", "n"] {
        let store = store.after_kill(0);
        store.disk().durable.insert(format!("overzicht.harbour%2E1.{place}"), "{?".into());
        assert!(info(&store).is_some_and(|info| info.steps == 4 && info.binned.is_none()));
    }
    assert_eq!(now(plan_info(&store, "another")), None);
}

#[test]
fn a_file_is_asked_for_when_much_has_changed_and_the_last_one_is_old() {
    let made = |text| PlanFacts { made: Some(day(text)), ..PlanFacts::default() };
    let file = |text, step| Some(Exported { day: day(text), step });
    let today = day("2026-05-20");
    for (facts, exported, steps, wanted) in [
        (made("2026-05-01"), None, 19, false),
        (made("2026-05-01"), None, 20, true),
        (made("2026-05-14"), None, 500, false),
        (made("2026-05-13"), None, 500, true),
        (PlanFacts::default(), None, 500, false),
        (made("2026-01-01"), file("2026-05-14", 10), 500, false),
        (made("2026-01-01"), file("2026-05-13", 10), 30, true),
        (made("2026-01-01"), file("2026-05-13", 10), 29, false),
        // A clock that was put back, and a plan that was deleted and came in again.
        (made("2026-05-25"), None, 500, false),
        (made("2026-01-01"), file("2026-01-02", 400), 30, false),
    ] {
        let info = PlanInfo { facts, exported, steps, ..PlanInfo::default() };
        assert_eq!(info.wants_export(today), wanted, "{info:?}");
    }
}

#[test]
fn the_bin_gives_the_room_back_and_the_plan_too() {
    let (store, document) = saved(5);
    let today = day("2026-05-04");
    assert_eq!(now(bin_plan(&store, PLAN, today)), Ok(()));
    assert!(store.disk().local.is_empty());
    assert_eq!(info(&store).and_then(|info| info.binned), Some(today));
    assert_eq!(now(restore_plan(&store, PLAN)), Ok(()));
    assert_eq!(info(&store).map(|info| (info.binned, info.steps)), Some((None, 5)));
    let opened = now(Vault::open(store.clone(), PLAN)).expect("it is back");
    assert_eq!((&opened.document, opened.damage, opened.saved), (&document, vec![], Ok(())));
    assert!(!store.disk().local.is_empty());
}

#[test]
fn what_only_the_local_place_has_goes_to_the_bin_too() {
    let (store, document) = saved(3);
    let steps: Vec<String> =
        store.disk().durable.keys().filter(|key| key.contains(".j.")).cloned().collect();
    steps.iter().for_each(|key| _ = store.disk().durable.remove(key));
    // One durable copy is damaged, so the local one is the only whole one.
    let snapshot =
        store.disk().durable.keys().find(|key| key.contains(".s.")).cloned().expect("a snapshot");
    store.disk().durable.insert(snapshot, "damaged".into());
    assert_eq!(now(bin_plan(&store, PLAN, day("2026-05-04"))), Ok(()));
    assert_eq!(now(restore_plan(&store, PLAN)), Ok(()));
    assert_eq!(shown(&store), Some(document));
}

#[test]
fn a_refused_move_to_the_bin_moves_nothing() {
    for fault in
        [|store: &Fake| store.disk().failing = 1, |store: &Fake| store.disk().closed = true]
    {
        let (store, document) = saved(2);
        let before = stored(&store);
        fault(&store);
        assert!(now(bin_plan(&store, PLAN, day("2026-05-04"))).is_err());
        store.disk().mend();
        assert_eq!(stored(&store), before);
        assert_eq!(shown(&store), Some(document));
        assert_eq!(info(&store).and_then(|info| info.binned), None);
    }
}

#[test]
fn a_kill_on_the_way_to_the_bin_or_back_loses_nothing() {
    let (store, document) = saved(3);
    let today = day("2026-05-04");
    let whole = |store: Fake, when: String| {
        assert!(info(&store).is_some(), "{when}");
        assert_eq!(shown(&store).as_ref(), Some(&document), "{when}");
        // Wherever it is, it can be taken out and worked on.
        assert_eq!(now(restore_plan(&store, PLAN)), Ok(()), "{when}");
        let opened = now(Vault::open(store.clone(), PLAN))
            .unwrap_or_else(|error| panic!("{when}: {error:?}"));
        assert_eq!(
            (&opened.document, opened.damage, opened.saved),
            (&document, vec![], Ok(())),
            "{when}"
        );
        assert_eq!(info(&store).and_then(|info| info.binned), None, "{when}");
    };
    kill_everywhere(&store, async |store| bin_plan(store, PLAN, today).await.unwrap(), whole);
    assert_eq!(now(bin_plan(&store, PLAN, today)), Ok(()));
    kill_everywhere(&store, async |store| restore_plan(store, PLAN).await.unwrap(), whole);
}

#[test]
fn a_kill_while_deleting_for_good_leaves_all_or_nothing() {
    let (store, document) = saved(3);
    now(back_up(&store, &document.plan, day("2026-05-04"))).unwrap();
    kill_everywhere(
        &store,
        async |store| delete_plan(store, PLAN).await.unwrap(),
        |store, when| match info(&store) {
            Some(_) => assert_eq!(shown(&store).as_ref(), Some(&document), "{when}"),
            None => assert_eq!(
                (shown(&store), now(backups(&store, PLAN))),
                (None, Ok(vec![])),
                "{when}"
            ),
        },
    );
}

#[test]
fn the_bin_is_emptied_after_thirty_days() {
    let (store, _) = saved(1);
    let today = day("2026-05-04");
    now(bin_plan(&store, PLAN, today)).unwrap();
    for (days, left) in [(-1, 1), (0, 1), (BIN_DAYS - 1, 1), (BIN_DAYS, 0), (1000, 0)] {
        let store = store.after_kill(0);
        assert_eq!(
            now(empty_bin(&store, now(plans(&store)), today.plus(days))).len(),
            left,
            "after {days} days"
        );
        assert_eq!(now(plans(&store)).len(), left, "after {days} days");
    }
    // A plan that stands is never emptied away, and what cannot be deleted waits.
    assert_eq!(now(empty_bin(&saved(1).0, now(plans(&saved(1).0)), today.plus(1000))).len(), 1);
    store.disk().failing = 1;
    let listed = now(plans(&store));
    assert_eq!(now(empty_bin(&store, listed, today.plus(1000))).len(), 1);
}

#[test]
fn the_ten_newest_backups_are_kept_and_each_gives_its_plan() {
    let (store, _) = saved(1);
    for n in 1..=12 {
        assert_eq!(now(back_up(&store, &plan(n), day("2026-05-04").plus(n as i32))), Ok(()));
    }
    let kept = now(backups(&store, PLAN)).unwrap();
    let listed: Vec<_> = kept.iter().map(|backup| (backup.number, backup.projects)).collect();
    assert_eq!(listed, (3..=12).rev().map(|n| (n as u64, n)).collect::<Vec<_>>());
    for backup in &kept {
        assert_eq!(now(read_backup(&store, PLAN, backup)), Ok(Some(plan(backup.projects))));
    }
    // They lie in the durable place alone, and opening the plan reads none of them.
    assert!(store.disk().local.keys().all(|key| !key.contains(".b.")));
    assert_eq!(shown(&store).map(|document| document.plan.projects.size()), Some(3));
    assert_eq!(now(plans(&store)).len(), 1);
    assert_eq!(now(backups(&store, "another")), Ok(vec![]));
}

#[test]
fn a_damaged_backup_is_none_and_stray_keys_are_no_backups() {
    let (store, document) = saved(1);
    now(back_up(&store, &document.plan, day("2026-05-04"))).unwrap();
    let key = store.disk().durable.keys().find(|key| key.contains(".b.")).cloned().unwrap();
    let backup = now(backups(&store, PLAN)).unwrap().remove(0);
    store.disk().durable.get_mut(&key).unwrap().push('A');
    assert_eq!(now(read_backup(&store, PLAN, &backup)), Ok(None));
    store.disk().durable.remove(&key);
    assert_eq!(now(read_backup(&store, PLAN, &backup)), Ok(None));
    for stray in [
        "b.",
        "b.1",
        "b.x.2026-05-04.1.0",
        "b.1.2026-13-04.1.0000000000000000",
        "b.01.2026-05-04.1.0000000000000000",
    ] {
        store.disk().durable.insert(format!("overzicht.harbour%2E1.{stray}"), "?".into());
    }
    assert_eq!(now(backups(&store, PLAN)), Ok(vec![]));
}

#[test]
fn a_kill_while_backing_up_leaves_the_older_backups_and_the_plan() {
    let (store, document) = saved(2);
    for n in 1..=10 {
        now(back_up(&store, &plan(n), day("2026-05-04"))).unwrap();
    }
    kill_everywhere(
        &store,
        async |store| back_up(store, &plan(11), day("2026-05-05")).await.unwrap(),
        |store, when| {
            let kept = now(backups(&store, PLAN)).unwrap();
            assert_eq!(kept.len(), 10, "{when}");
            assert!(
                kept.iter().all(|backup| now(read_backup(&store, PLAN, backup))
                    == Ok(Some(plan(backup.projects)))),
                "{when}"
            );
            assert_eq!(shown(&store).as_ref(), Some(&document), "{when}");
        },
    );
    store.disk().failing = 1;
    assert_eq!(now(back_up(&store, &plan(11), day("2026-05-05"))), Err(StoreError::Full));
    assert_eq!(now(backups(&store, PLAN)).unwrap().len(), 10);
}
