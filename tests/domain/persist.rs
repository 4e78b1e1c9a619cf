//! What was reported as saved is there after any kill, and nothing is lost without being listed.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use domain::edit::commands::create_product;
use domain::edit::{Change, Document, Field, Label, RecordType, Step, amend};
use domain::format::json;
use domain::persist::fake::{Disk, Fake, run};
use domain::persist::{
    Damage, OpenError, Opened, Pair, PlanInfo, SaveError, StoreError, Vault, delete_plan, plans,
    recover, view,
};
use engine::model::{About, Id, Patch, Plan, Project, Rank};
use futures_util::future::{join, join_all};
use proptest::prelude::*;

const PLAN: &str = "plan.1%";

fn start() -> Document {
    let mut plan = Plan::new(PLAN, "Harbour");
    for n in 0..3 {
        plan.insert(
            Id::new(format!("p{n}")),
            Project { name: format!("Quay {n}"), ..Project::default() },
        );
    }
    Document::new(plan)
}

fn rename(document: &Document, project: u8, name: impl Into<String>) -> Step {
    let id = Id::<Project>::new(format!("p{}", project % 3));
    let change = amend(&document.plan, &id, Field::Name, |project| project.name = name.into())
        .expect("the project is there");
    Step::Do(change.into())
}

fn add(document: &Document, id: &str, note: &str) -> Step {
    let mut patch = Patch::default();
    patch.put(
        &document.plan,
        &Id::<Project>::new(id),
        Project { name: id.into(), note: note.into(), ..Project::default() },
    );
    Step::Do(
        Change { label: Label::Created { what: RecordType::Project, name: id.into() }, patch }
            .into(),
    )
}

fn now<T>(future: impl Future<Output = T>) -> T {
    run(future).expect("nobody kills this store")
}

fn open(store: &Fake) -> Opened<Fake> {
    now(Vault::open(store.clone(), PLAN)).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Takes a step, and says whether it is saved.
fn take(document: &mut Document, vault: &Vault<Fake>, step: Step) -> Result<(), SaveError> {
    document.take(&step).expect("the step was made for this document");
    now(vault.append(&step, document))
}

/// A store with a plan after so many steps, and the document after each number of steps.
fn saved(steps: u8) -> (Fake, Vec<Document>) {
    let store = Fake::new();
    let Opened { mut document, vault, saved, .. } =
        now(Vault::create(store.clone(), start())).expect("the store is empty");
    assert_eq!(saved, Ok(()));
    let mut documents = vec![document.clone()];
    for n in 0..steps {
        let step = rename(&document, n, format!("name {n} \u{e9}\u{1f6a2}"));
        assert_eq!(take(&mut document, &vault, step), Ok(()));
        documents.push(document.clone());
    }
    (store, documents)
}

/// All pairs of the local place, then all of the durable one.
fn stored(store: &Fake) -> Vec<Pair> {
    let disk = store.disk();
    disk.local.clone().into_iter().chain(disk.durable.clone()).collect()
}

fn keys(disk: &Disk, letter: char) -> Vec<String> {
    let begin = format!("overzicht.plan%2E1%25.{letter}.");
    let keys =
        disk.local.keys().chain(disk.durable.keys()).filter(|key| key.starts_with(&begin)).cloned();
    keys.collect::<BTreeSet<_>>().into_iter().collect()
}

fn step_key(disk: &Disk, seq: usize) -> String {
    keys(disk, 'j')
        .into_iter()
        .find(|key| key.split('.').nth(3) == Some(&seq.to_string()))
        .expect("there is such a step")
}

/// Changes one character in the middle of a value.
fn flip(value: &mut String) {
    let middle = value.len() / 2;
    let flipped = if value.as_bytes()[middle] == b'A' { "B" } else { "A" };
    value.replace_range(middle..middle + 1, flipped);
}

#[test]
fn a_plan_and_its_undo_history_come_back() {
    let (store, documents) = saved(4);
    let Opened { mut document, vault, damage, .. } = open(&store);
    assert_eq!((&document, damage), (&documents[4], vec![]));
    take(&mut document, &vault, Step::Undo).unwrap();
    take(&mut document, &vault, Step::Undo).unwrap();
    take(&mut document, &vault, Step::Redo).unwrap();
    let again = open(&store).document;
    assert_eq!(again, document);
    assert_eq!(again.plan, documents[3].plan);
    assert_eq!(again.history.redo(), documents[4].history.undo());
    assert_eq!(now(view(&store, PLAN)), Ok((document, vec![])));
}

#[test]
fn an_edit_writes_one_small_key_and_rewrites_none() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    let before = store.disk().local.clone();
    let step = rename(&document, 1, "Lock");
    take(&mut document, &vault, step).unwrap();
    let after = store.disk().local.clone();
    let new: Vec<_> = after.iter().filter(|(key, _)| !before.contains_key(*key)).collect();
    assert!(before.iter().all(|(key, value)| after.get(key) == Some(value)));
    assert_eq!(new.len(), 1);
    assert!(new[0].1.len() < 300, "{new:?}");
    assert_eq!(store.disk().durable, after);
}

#[test]
fn a_damaged_store_gives_what_can_be_reached_and_lists_the_rest() {
    type Hurt = fn(&mut Disk);
    fn both(disk: &mut Disk, key: &str, hurt: fn(&mut String)) {
        hurt(disk.local.get_mut(key).unwrap());
        hurt(disk.durable.get_mut(key).unwrap());
    }
    /// The name of the case, what happens to a store of five steps, how many steps come back, and
    /// the damage that is listed.
    type Row = (&'static str, Hurt, usize, fn(&Disk) -> Vec<Damage>);
    let rows: &[Row] = &[
        ("nothing", |_| {}, 5, |_| vec![]),
        ("the local place is empty", |disk| disk.local.clear(), 5, |_| vec![]),
        ("the durable place is empty", |disk| disk.durable.clear(), 5, |_| vec![]),
        (
            "each has what the other lacks",
            |disk| {
                let (second, fourth) = (step_key(disk, 2), step_key(disk, 4));
                disk.local.remove(&second);
                disk.durable.remove(&fourth);
            },
            5,
            |_| vec![],
        ),
        (
            "keys that are not the plan's",
            |disk| {
                for key in [
                    "overzicht.open",
                    "overzicht.plan.j.1.0",
                    "j.1",
                    "",
                    "overzicht.plan%2E1%25",
                    "overzicht.plan%2E1%25.z",
                ] {
                    disk.local.insert(key.into(), "?".into());
                }
            },
            5,
            |_| vec![],
        ),
        (
            "a mark of deletion that nobody wrote",
            |disk| {
                _ = disk
                    .durable
                    .insert("overzicht.plan%2E1%25.g".into(), "0000000000000000999".into())
            },
            5,
            |_| vec![],
        ),
        (
            "one copy of a step is damaged",
            |disk| {
                let key = step_key(disk, 2);
                flip(disk.local.get_mut(&key).unwrap());
            },
            5,
            |disk| vec![Damage::Healed { key: step_key(disk, 2) }],
        ),
        (
            "one copy of the snapshot is damaged",
            |disk| {
                let key = keys(disk, 's').remove(0);
                disk.durable.get_mut(&key).unwrap().truncate(40);
            },
            5,
            |disk| vec![Damage::Healed { key: keys(disk, 's').remove(0) }],
        ),
        (
            "both copies of the last step",
            |disk| {
                let key = step_key(disk, 5);
                both(disk, &key, flip);
            },
            4,
            |disk| vec![Damage::Unreadable { key: step_key(disk, 5) }],
        ),
        (
            "both copies of a step in the middle",
            |disk| {
                let key = step_key(disk, 3);
                both(disk, &key, String::clear);
            },
            2,
            |disk| {
                vec![
                    Damage::Unreadable { key: step_key(disk, 3) },
                    Damage::Stranded { from: 4, steps: 2 },
                ]
            },
        ),
        (
            "a step is gone from both",
            |disk| {
                let key = step_key(disk, 2);
                disk.local.remove(&key);
                disk.durable.remove(&key);
            },
            1,
            |_| vec![Damage::Stranded { from: 3, steps: 3 }],
        ),
        (
            "a step under the number of another",
            |disk| {
                let key = step_key(disk, 5);
                let value = disk.local.remove(&key).unwrap();
                disk.durable.remove(&key);
                disk.local.insert(key.replace(".j.5.", ".j.9."), value);
            },
            4,
            |_| vec![Damage::Stranded { from: 9, steps: 1 }],
        ),
        (
            "a key that nobody wrote",
            |disk| {
                disk.local.insert("overzicht.plan%2E1%25.j.05.zz".into(), "?".into());
            },
            5,
            |_| vec![Damage::Unreadable { key: "overzicht.plan%2E1%25.j.05.zz".into() }],
        ),
    ];
    for (name, hurt, steps, damage) in rows {
        let (store, documents) = saved(5);
        hurt(&mut store.disk());
        let expected = damage(&store.disk());
        let Opened { mut document, vault, damage, saved } = open(&store);
        assert_eq!(
            (&document, &damage, &saved),
            (&documents[*steps], &expected, &Ok(())),
            "{name}"
        );

        // Whatever happened, work goes on, both places are whole, and a compaction sets aside what
        // cannot be used.
        let step = rename(&document, 0, "goes on");
        assert_eq!(take(&mut document, &vault, step), Ok(()), "{name}");
        let unusable = expected.iter().any(|damage| !matches!(damage, Damage::Healed { .. }));
        assert_eq!(vault.needs_compaction(), unusable, "{name}");
        let values = || stored(&store).into_iter().map(|(_, value)| value).collect::<BTreeSet<_>>();
        let before = values();
        assert_eq!(now(vault.compact()), Ok(()), "{name}");
        assert!(before.is_subset(&values()), "{name}");
        assert!(!vault.needs_compaction(), "{name}");
        for empty in [
            |disk: &mut Disk| disk.local.clear(),
            |disk: &mut Disk| disk.durable.clear(),
            |_: &mut Disk| {},
        ] {
            let store = store.after_kill(0);
            empty(&mut store.disk());
            let again = open(&store);
            assert_eq!((&again.document, &again.damage), (&document, &vec![]), "{name}");
        }
        assert_eq!(keys(&store.disk(), 'x').is_empty(), !unusable, "{name}");
    }
}

#[test]
fn without_a_readable_snapshot_the_raw_texts_are_handed_over() {
    let (store, _) = saved(2);
    let key = keys(&store.disk(), 's').remove(0);
    store.disk().local.remove(&key);
    flip(store.disk().durable.get_mut(&key).unwrap());
    assert_eq!(
        now(Vault::open(store.clone(), PLAN)).err(),
        Some(OpenError::Unreadable { raw: stored(&store) })
    );
    assert_eq!(now(Vault::open(Fake::new(), PLAN)).err(), Some(OpenError::Absent));
    assert_eq!(now(view(&Fake::new(), PLAN)).err(), Some(OpenError::Absent));
}

/// Two tabs, or a stale copy, made two histories after step 2: so many steps in each, and which of
/// them are durable.
#[test]
fn of_two_histories_the_saved_one_counts_then_the_longer_one_and_the_other_is_kept() {
    for (mine, mine_durable, theirs, mine_counts) in
        [(3, true, 1, true), (1, true, 4, true), (4, false, 1, true), (1, false, 4, false)]
    {
        let (store, _) = saved(2);
        let (left, right) = (store.after_kill(0), store.after_kill(0));
        let go = |store: &Fake, name: &str, steps: u8| {
            let Opened { mut document, vault, .. } = open(store);
            for n in 0..steps {
                let step = rename(&document, n, format!("{name} {n}"));
                take(&mut document, &vault, step).unwrap();
            }
            document
        };
        let (my_document, their_document) = (go(&left, "mine", mine), go(&right, "theirs", theirs));
        if mine_durable {
            store.disk().durable = left.disk().durable.clone();
        } else {
            store.disk().local = left.disk().local.clone();
        }
        store.disk().local.extend(right.disk().local.clone());

        let Opened { document, vault, damage, .. } = open(&store);
        let (expected, lost) =
            if mine_counts { (my_document, theirs) } else { (their_document, mine) };
        assert_eq!(
            (&document, damage),
            (&expected, vec![Damage::Diverged { after: 2, steps: u64::from(lost) }])
        );
        now(vault.compact()).unwrap();
        assert_eq!(keys(&store.disk(), 'x').len(), usize::from(lost));
        assert_eq!(open(&store).damage, vec![]);
    }
}

#[test]
fn a_step_that_does_not_fit_stops_its_branch_only() {
    let (store, documents) = saved(3);
    let Opened { document, vault, .. } = open(&store);
    // Journalled without having been taken: it expects another name.
    let stray = rename(&documents[0], 0, "stray");
    now(vault.append(&stray, &document)).unwrap();
    let after_it = rename(&document, 1, "after it");
    now(vault.append(&after_it, &document)).unwrap();
    let Opened { mut document, vault, damage, .. } = open(&store);
    assert_eq!((&document, damage), (&documents[3], vec![Damage::Unfit { from: 4, steps: 2 }]));
    let step = rename(&document, 2, "instead");
    take(&mut document, &vault, step).unwrap();
    assert_eq!(open(&store).document, document);
}

#[test]
fn saved_means_durable() {
    let full = || StoreError::Full;
    /// The faults, what an append answers, and whether the step is there after a kill that empties
    /// the local place.
    type Row = (fn(&mut Disk), Result<(), SaveError>, bool);
    let rows: &[Row] = &[
        (|_| {}, Ok(()), true),
        (|disk| disk.room = Some(0), Err(SaveError::Local(full())), true),
        (|disk| disk.failing = 1, Err(SaveError::Durable(full())), false),
        (|disk| disk.closed = true, Err(SaveError::Durable(StoreError::Unavailable)), false),
        (
            |disk| {
                disk.room = Some(0);
                disk.failing = 1
            },
            Err(SaveError::Both { local: full(), durable: full() }),
            false,
        ),
    ];
    for (fault, expected, kept) in rows {
        let (store, _) = saved(1);
        let Opened { mut document, vault, .. } = open(&store);
        let before = document.clone();
        fault(&mut store.disk());
        let step = rename(&document, 0, "new");
        assert_eq!(take(&mut document, &vault, step), *expected);
        let killed = store.after_kill(0);
        killed.disk().local.clear();
        assert_eq!(open(&killed).document, if *kept { document.clone() } else { before });

        // The next success covers what failed before it, since it cannot be durable without it.
        store.disk().mend();
        let step = rename(&document, 1, "newer");
        assert_eq!(take(&mut document, &vault, step), Ok(()));
        store.disk().local.clear();
        assert_eq!(open(&store).document, document);
    }
}

#[test]
fn a_burst_shares_one_durable_write_and_one_failure() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    let mut burst = |count: u8| {
        let mut answers = Vec::new();
        for n in 0..count {
            let step = rename(
                &document,
                n,
                format!("{n} {}", document.plan.get(&Id::<Project>::new("p0")).unwrap().name),
            );
            document.take(&step).unwrap();
            answers.push(vault.append(&step, &document));
        }
        now(join_all(answers))
    };
    let before = store.disk().writes;
    assert!(burst(50).iter().all(Result::is_ok));
    assert_eq!(store.disk().writes, before + 1);

    store.disk().failing = 1;
    assert!(burst(20).iter().all(|answer| *answer == Err(SaveError::Durable(StoreError::Full))));
    assert_eq!(store.disk().failing, 0, "it was tried once for all of them");
    assert_eq!(now(vault.check()), Ok(()));
    store.disk().local.clear();
    assert_eq!(open(&store).document, document);
}

#[test]
fn compaction_leaves_one_snapshot_here_and_one_generation_more_there() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    for n in 0..=255 {
        assert!(!vault.needs_compaction(), "after {n}");
        let step = rename(&document, 0, format!("name {n}"));
        take(&mut document, &vault, step).unwrap();
    }
    assert!(vault.needs_compaction());
    let (compacted, during) = {
        let compaction = vault.compact();
        let step = rename(&document, 1, "meanwhile");
        document.take(&step).unwrap();
        now(join(compaction, vault.append(&step, &document)))
    };
    assert_eq!((compacted, during), (Ok(()), Ok(())));
    assert!(!vault.needs_compaction());
    let counts = |store: &Fake| {
        let disk = store.disk();
        (disk.local.len(), disk.durable.len())
    };
    // Snapshot, one step, the name and the version; and the generation before: 256 steps and their
    // snapshot.
    assert_eq!(counts(&store), (4, 4 + 257));
    assert_eq!(open(&store).document, document);

    // The newest snapshot is lost in both places: the one before it and its steps tell the same.
    let hurt = store.after_kill(0);
    let newest = hurt.disk().local.keys().find(|key| key.contains(".s.")).cloned().unwrap();
    hurt.disk().local.remove(&newest);
    flip(hurt.disk().durable.get_mut(&newest).unwrap());
    let healed = open(&hurt);
    assert_eq!(
        (&healed.document, healed.damage),
        (&document, vec![Damage::Unreadable { key: newest }])
    );

    now(vault.compact()).unwrap();
    assert_eq!(counts(&store), (3, 3 + 2));
    assert_eq!(open(&store).document, document);
}

#[test]
fn a_large_step_is_packed_and_asks_for_compaction() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    let step = add(&document, "long", &"all the same ".repeat(1000));
    take(&mut document, &vault, step).unwrap();
    let long = step_key(&store.disk(), 1);
    assert!(store.disk().local[&long].len() < 2_000);
    assert_eq!(open(&store).document, document);
    assert!(!vault.needs_compaction());

    let mut note = String::new();
    let mut state = 1_u64;
    while note.len() < 400_000 {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        note.push_str(&format!("{state:016x}"));
    }
    let step = add(&document, "noise", &note);
    take(&mut document, &vault, step).unwrap();
    assert!(vault.needs_compaction());
    now(vault.compact()).unwrap();
    assert_eq!(open(&store).document, document);
}

#[test]
fn a_snapshot_of_many_blocks_holds_the_plan_and_large_changes_of_its_history() {
    let mut document = start();
    let import = |document: &Document, from: u32| {
        let mut patch = Patch::default();
        for n in from..from + 700 {
            let project = Project {
                name: format!("Project {n}"),
                note: "what is known of it ".repeat(20),
                rank: Rank::nth(n),
                ..Project::default()
            };
            patch.put(&document.plan, &Id::new(format!("i{n}")), project);
        }
        patch.set_about(
            &document.plan,
            About { name: format!("Harbour {from}"), ..About::default() },
        );
        Step::Do(Change { label: Label::Opened { file: "list.csv".into() }, patch }.into())
    };
    for from in [0, 500, 1000] {
        let step = import(&document, from);
        document.take(&step).unwrap();
    }
    document.take(&Step::Undo).unwrap();
    let store = Fake::new();
    assert_eq!(now(Vault::create(store.clone(), document.clone())).unwrap().saved, Ok(()));
    let (_, snapshot) = stored(&store).into_iter().find(|(key, _)| key.contains(".s.")).unwrap();
    assert!(snapshot.is_ascii() && snapshot.split('.').count() > 3);
    let mut again = open(&store).document;
    assert_eq!(again, document);
    for step in [Step::Redo, Step::Undo, Step::Undo, Step::Undo] {
        again.take(&step).unwrap();
    }
    assert_eq!(again.plan, start().plan);
}

#[test]
fn a_compaction_that_cannot_be_proven_removes_nothing() {
    for fault in [|disk: &mut Disk| disk.failing = 1, |disk: &mut Disk| disk.closed = true] {
        let (store, _) = saved(3);
        let Opened { document, vault, .. } = open(&store);
        let before = store.disk().durable.clone();
        fault(&mut store.disk());
        assert!(matches!(now(vault.compact()), Err(SaveError::Durable(_))));
        assert_eq!(store.disk().durable, before);
        let killed = store.after_kill(0);
        assert!(before.iter().all(|(key, value)| killed.disk().local.get(key) == Some(value)));
        assert_eq!(open(&killed).document, document);
    }
}

#[test]
fn a_full_local_place_gets_the_snapshot_once_the_old_one_is_gone() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    let size = |store: &Fake| {
        store.disk().local.iter().map(|(key, value)| key.len() + value.len()).sum::<usize>()
    };
    for n in 0..20 {
        let step = rename(&document, n, format!("name {n}"));
        take(&mut document, &vault, step).unwrap();
    }
    store.disk().room = Some(size(&store));
    let step = rename(&document, 0, "refused");
    assert_eq!(take(&mut document, &vault, step), Err(SaveError::Local(StoreError::Full)));
    assert_eq!(now(vault.compact()), Ok(()));
    let killed = store.after_kill(0);
    killed.disk().durable.clear();
    assert_eq!(open(&killed).document, document);
}

#[test]
fn plans_are_listed_from_both_places_and_deleted_from_both() {
    let (store, documents) = saved(2);
    let other = Document::new(Plan::new("other", "Other"));
    assert!(now(Vault::create(store.clone(), other)).is_ok());
    assert_eq!(now(Vault::create(store.clone(), start())).err(), Some(OpenError::Exists));
    let other_keys: Vec<_> = store
        .disk()
        .durable
        .keys()
        .filter(|key| key.starts_with("overzicht.other."))
        .cloned()
        .collect();
    other_keys.iter().for_each(|key| _ = store.disk().durable.remove(key));
    store.disk().local.retain(|key, _| other_keys.contains(key));
    store.disk().local.insert("overzicht.open".into(), "\"other\"".into());
    let info = |id: &str, name: &str, steps| PlanInfo {
        id: id.into(),
        name: Some(name.into()),
        steps,
        ..PlanInfo::default()
    };
    assert_eq!(now(plans(&store)), vec![info("other", "Other", 0), info(PLAN, "Harbour", 2)]);

    store.disk().failing = 1;
    assert_eq!(now(delete_plan(&store, PLAN)), Err(StoreError::Full));
    assert_eq!(open(&store).document, documents[2]);
    let before = store.disk().local.clone();
    assert_eq!(now(delete_plan(&store, PLAN)), Ok(()));
    assert_eq!(now(plans(&store)), vec![info("other", "Other", 0)]);
    assert_eq!(now(Vault::open(store.clone(), PLAN)).err(), Some(OpenError::Absent));

    // A kill brings the old keys back: they stay deleted, and a new plan of the same id is not
    // mixed up with them.
    store.disk().local = before;
    assert_eq!(now(plans(&store)), vec![info("other", "Other", 0)]);
    let Opened { mut document, vault, .. } =
        now(Vault::create(store.clone(), start())).expect("the plan is gone");
    let step = rename(&document, 0, "another life");
    take(&mut document, &vault, step).unwrap();
    let again = open(&store);
    assert_eq!((again.document, again.damage), (document, vec![]));
}

#[test]
fn a_renamed_plan_is_listed_by_its_new_name() {
    let (store, _) = saved(0);
    let Opened { mut document, vault, .. } = open(&store);
    let mut patch = Patch::default();
    patch
        .set_about(&document.plan, About { name: "Port".into(), ..(*document.plan.about).clone() });
    let label =
        Label::Renamed { what: RecordType::Plan, from: "Harbour".into(), to: "Port".into() };
    take(&mut document, &vault, Step::Do(Change { label, patch }.into())).unwrap();
    assert_eq!(now(plans(&store))[0].name.as_deref(), Some("Port"));
    take(&mut document, &vault, Step::Undo).unwrap();
    drop(open(&store));
    assert_eq!(now(plans(&store))[0].name.as_deref(), Some("Harbour"));
}

#[test]
fn without_the_durable_place_it_opens_and_says_so() {
    let (store, documents) = saved(2);
    store.disk().closed = true;
    let Opened { document, damage, saved, .. } = open(&store);
    assert_eq!((&document, damage), (&documents[2], vec![Damage::Alone(StoreError::Unavailable)]));
    assert_eq!(saved, Err(SaveError::Durable(StoreError::Unavailable)));
    store.disk().local.clear();
    assert_eq!(
        now(Vault::open(store.clone(), PLAN)).err(),
        Some(OpenError::Unavailable(StoreError::Unavailable))
    );
}

/// Stored by version 0.1 after a renaming, a move that was taken back, and a new product.
#[test]
fn a_plan_that_version_0_1_stored_opens_with_its_history() {
    let stored: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../data/stored-0.1.json")).expect("keys and values");
    let store = Fake::new();
    store.disk().local = stored.clone();
    store.disk().durable = stored;
    let opened = now(Vault::open(store, "stored-by-0.1")).expect("it can be read");
    let Opened { mut document, damage, saved, .. } = opened;
    assert_eq!((damage, saved), (vec![], Ok(())));
    let crew = |document: &Document| document.plan.projects[&Id::new("crew")].name.clone();
    assert_eq!(crew(&document), "Crew, renamed");
    assert_eq!(document.plan.products.size(), 5);
    document.take(&Step::Undo).expect("its history fits");
    assert_eq!((crew(&document).as_str(), document.plan.products.size()), ("Crew, renamed", 4));
    document.take(&Step::Undo).expect("its history fits");
    assert_ne!(crew(&document), "Crew, renamed");
    document.take(&Step::Redo).expect("its history fits");
    assert_eq!(crew(&document), "Crew, renamed");
}

/// Stored by version 0.2, with numbers for places and conditions without ids, in a snapshot, its
/// history and the steps after it.
#[test]
fn a_plan_that_version_0_2_stored_opens_with_its_history() {
    let store = stored_by_0_2();
    let plan_of = |file: &[u8]| json::read(file).expect("it is a plan").plan;
    let (first, last) = (
        plan_of(include_bytes!("../data/sample-0.json")),
        plan_of(include_bytes!("../data/stored-0.2-plan.json")),
    );
    let opened = now(Vault::open(store.clone(), "city-bike")).expect("it can be read");
    let Opened { mut document, vault, damage, saved } = opened;
    assert_eq!((&document.plan, damage, saved), (&last, vec![], Ok(())));
    let mut steps = 0;
    while document.history.undo().is_some() {
        assert_eq!(take(&mut document, &vault, Step::Undo), Ok(()));
        steps += 1;
    }
    assert_eq!((&document.plan, steps), (&first, 6));
    assert_eq!(now(vault.compact()), Ok(()));
    let Opened { document: again, damage, .. } =
        now(Vault::open(store, "city-bike")).expect("it can be read");
    assert_eq!((again, damage), (document, vec![]));
}

/// What both places hold: version 0.2 stored it, and no version is noted.
fn stored_by_0_2() -> Fake {
    let stored: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../data/stored-0.2.json")).expect("keys and values");
    let store = Fake::new();
    store.disk().local = stored.clone();
    store.disk().durable = stored;
    store
}

const VERSION: &str = "overzicht.city-bike.v";

#[test]
fn a_plan_of_a_newer_version_is_listed_and_not_opened_and_nothing_changes() {
    let newer = |found| Some(OpenError::Newer { found, known: 1 });
    let rows: &[(Option<&str>, Option<&str>, Option<OpenError>)] = &[
        (None, None, None),
        (Some("1"), None, None),
        (None, Some("1"), None),
        (Some("?"), Some(""), None),
        (Some("2"), None, newer(2)),
        (None, Some("2"), newer(2)),
        (Some("1"), Some("2"), newer(2)),
        (Some("7"), Some("2"), newer(7)),
    ];
    for (local, durable, expected) in rows {
        let store = stored_by_0_2();
        let put = |version: &str| (VERSION.to_owned(), version.to_owned());
        store.disk().local.extend(local.map(put));
        store.disk().durable.extend(durable.map(put));
        let before = stored(&store);
        let name = format!("{local:?} {durable:?}");
        assert_eq!(now(view(&store, "city-bike")).err(), *expected, "{name}");
        let opened = now(Vault::open(store.clone(), "city-bike"));
        assert_eq!(opened.as_ref().err(), expected.as_ref(), "{name}");
        assert_eq!(now(plans(&store)).len(), 1, "{name}");
        match opened {
            Ok(Opened { saved, .. }) => {
                assert_eq!(saved, Ok(()), "{name}");
                let disk = store.disk();
                for place in [&disk.local, &disk.durable] {
                    assert_eq!(place.get(VERSION).map(String::as_str), Some("1"), "{name}");
                }
            }
            Err(_) => {
                let document = Document::new(Plan::new("city-bike", "Another"));
                let made = now(Vault::create(store.clone(), document)).err();
                assert_eq!(made, *expected, "{name}");
                assert!(stored(&store) == before, "{name}");
            }
        }
    }
}

/// Wherever the browser dies: no place has what an older version cannot read without the version.
#[test]
fn the_version_is_there_before_anything_in_the_new_form() {
    let before = stored_by_0_2().disk().local.clone();
    let edits = |store: Fake| async move {
        let Opened { mut document, vault, .. } = Vault::open(store, "city-bike").await.unwrap();
        let change = create_product(&document.plan, &Id::new("new"), "New").unwrap();
        let step = Step::Do(change.into());
        document.take(&step).unwrap();
        vault.append(&step, &document).await.unwrap();
        vault.compact().await.unwrap();
    };
    let mut calls = 0;
    loop {
        let store = stored_by_0_2();
        store.disk().calls_left = Some(calls);
        let is_done = run(edits(store.clone())).is_some();
        for forgotten in 0..4 {
            let left = store.after_kill(forgotten);
            let disk = left.disk();
            for place in [&disk.local, &disk.durable] {
                let is_new = place.keys().any(|key| *key != VERSION && !before.contains_key(key));
                assert!(!is_new || place.contains_key(VERSION), "{calls} {forgotten}");
            }
        }
        if is_done {
            break;
        }
        calls += 1;
    }
    assert!(calls > 8, "{calls} calls");
}

/// A store that is cleared, or replaced by an older copy, under an open plan gets all of it again
/// before a step counts as saved.
#[test]
fn a_store_that_lost_the_plan_gets_all_of_it_again() {
    type Hurt = fn(&mut Disk, &Disk);
    let rows: &[(&str, Hurt)] = &[
        ("both are cleared", |disk, _| {
            disk.local.clear();
            disk.durable.clear();
        }),
        ("the durable place is cleared", |disk, _| disk.durable.clear()),
        ("the local place is cleared", |disk, _| disk.local.clear()),
        ("the durable place is an older copy", |disk, old| disk.durable = old.durable.clone()),
        ("the local place is an older copy", |disk, old| disk.local = old.local.clone()),
        ("both are an older copy", |disk, old| {
            (disk.local, disk.durable) = (old.local.clone(), old.durable.clone())
        }),
        ("the last step is gone from both", |disk, _| {
            let last = keys(disk, 'j')
                .pop()
                .or_else(|| keys(disk, 's').pop())
                .expect("there is a step or a snapshot");
            disk.local.remove(&last);
            disk.durable.remove(&last);
        }),
    ];
    for (name, hurt) in rows {
        let (store, _) = saved(2);
        let old = store.after_kill(0);
        let Opened { mut document, vault, .. } = open(&store);
        let step = rename(&document, 0, "the third step");
        take(&mut document, &vault, step).unwrap();
        // Looking is enough to find it, and so is a step.
        for look in [true, false] {
            hurt(&mut store.disk(), &old.disk());
            let answer = if look {
                now(vault.check())
            } else {
                let step = rename(&document, 1, format!("after {name}"));
                take(&mut document, &vault, step)
            };
            assert_eq!(answer, Ok(()), "{name}");
            for forgotten in
                [|disk: &mut Disk| disk.local.clear(), |disk: &mut Disk| disk.durable.clear()]
            {
                let store = store.after_kill(0);
                forgotten(&mut store.disk());
                assert_eq!(open(&store).document, document, "{name}: either place alone is enough");
            }
            assert_eq!(
                now(plans(&store)).first().and_then(|info| info.name.clone()),
                Some("Harbour".into()),
                "{name}"
            );
        }
    }
}

// Kills.

#[derive(Clone, Debug)]
enum Act {
    Edit(u8),
    Undo,
    Redo,
    /// Steps that do not wait for each other.
    Burst(u8),
    /// A compaction with a step in the midst of it.
    Compact,
    Check,
    /// Somebody clears the local place, the durable one, or both.
    Clear {
        local: bool,
        durable: bool,
    },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (0_u8..3).prop_map(Act::Edit),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        2 => (2_u8..5).prop_map(Act::Burst),
        2 => Just(Act::Compact),
        1 => Just(Act::Check),
        1 => (any::<bool>(), any::<bool>()).prop_map(|(local, durable)| Act::Clear { local, durable }),
    ];
    prop::collection::vec(act, 1..9)
}

/// What the person at work saw.
#[derive(Default)]
struct Seen {
    /// The document after each number of steps.
    documents: Vec<Document>,
    /// So many documents of them were shown as saved.
    saved: usize,
}

/// Works on a plan until the acts are done or the store is killed.
async fn work(store: Fake, acts: Vec<Act>, seen: Rc<RefCell<Seen>>) {
    let report = |number: usize, answer: Result<(), SaveError>| {
        if matches!(answer, Ok(()) | Err(SaveError::Local(_))) {
            let mut seen = seen.borrow_mut();
            seen.saved = seen.saved.max(number);
        }
    };
    seen.borrow_mut().documents.push(start());
    let Ok(Opened { mut document, vault, saved, .. }) = Vault::create(store.clone(), start()).await
    else {
        panic!("the store is empty")
    };
    report(1, saved);
    let step = |document: &mut Document, step: Step| {
        document.take(&step).unwrap();
        seen.borrow_mut().documents.push(document.clone());
        let number = seen.borrow().documents.len();
        let saving = vault.append(&step, document);
        let report = &report;
        async move { report(number, saving.await) }
    };
    let edit = |document: &Document, project: u8| {
        let version = seen.borrow().documents.len();
        rename(document, project, format!("version {version}"))
    };
    for act in acts {
        match act {
            Act::Edit(project) => {
                let edit = edit(&document, project);
                step(&mut document, edit).await;
            }
            Act::Undo => step(&mut document, Step::Undo).await,
            Act::Redo => step(&mut document, Step::Redo).await,
            Act::Burst(count) => {
                let mut saving = Vec::new();
                for project in 0..count {
                    let edit = edit(&document, project);
                    saving.push(step(&mut document, edit));
                }
                join_all(saving).await;
            }
            Act::Compact => {
                let compaction = vault.compact();
                let edit = edit(&document, 0);
                _ = join(compaction, step(&mut document, edit)).await;
            }
            Act::Clear { local, durable } => {
                let mut disk = store.disk();
                if local {
                    disk.local.clear();
                }
                if durable {
                    disk.durable.clear();
                    // Until the next word that it is saved.
                    seen.borrow_mut().saved = 0;
                }
            }
            Act::Check => {
                let number = seen.borrow().documents.len();
                if vault.check().await.is_ok() {
                    report(number, Ok(()));
                }
            }
        }
    }
}

/// Is this a document that was seen, at or after the last one that was shown as saved?
fn survives(seen: &Seen, document: &Document) -> bool {
    seen.documents[seen.saved.saturating_sub(1)..].contains(document)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// At every call of the store a kill, after which the local place may have forgotten its last
    /// writes.
    #[test]
    fn what_was_shown_as_saved_survives_a_kill_at_any_call(
        acts in acts(),
        forgotten in prop::collection::vec(prop_oneof![0_usize..12, Just(usize::MAX)], 16),
        faults in prop::option::of((0_usize..4, prop::option::of(1500_usize..4000))),
    ) {
        let cleared = acts.iter().any(|act| matches!(act, Act::Clear { .. }));
        let play = |calls: Option<usize>| {
            let (store, seen) = (Fake::new(), Rc::new(RefCell::new(Seen::default())));
            store.disk().calls_left = calls;
            if let Some((failing, room)) = faults {
                store.disk().failing = failing;
                store.disk().room = room;
            }
            let done = run(work(store.clone(), acts.clone(), seen.clone())).is_some();
            (store, seen, done)
        };
        let (store, _, done) = play(None);
        prop_assert!(done);
        let calls = store.disk().calls;
        for at in 0..=calls {
            let (store, seen, _) = play(Some(at));
            let seen = seen.borrow();
            let store = store.after_kill(forgotten[at % forgotten.len()]);
            let document = match now(view(&store, PLAN)) {
                Ok((document, damage)) => {
                    prop_assert!(survives(&seen, &document), "killed at call {at} of {calls}");
                    prop_assert!(faults.is_some() || cleared || damage.is_empty(), "killed at call {at}: {damage:?}");
                    document
                }
                Err(error) => {
                    prop_assert!(seen.saved == 0, "killed at call {at} of {calls}: {error:?}");
                    continue;
                }
            };

            // Killed again while it is opened, at a call that depends on the first.
            store.disk().calls_left = Some(at % 7);
            _ = run(Vault::open(store.clone(), PLAN));
            let store = store.after_kill(forgotten[(at + 1) % forgotten.len()]);
            let mut opened = open(&store);
            prop_assert_eq!(&opened.document, &document);

            // Work goes on, and either place alone is enough for it.
            let step = rename(&document, 1, "after the kill");
            prop_assert_eq!(take(&mut opened.document, &opened.vault, step), Ok(()));
            prop_assert_eq!(now(opened.vault.compact()), Ok(()));
            for empty in [|disk: &mut Disk| disk.local.clear(), |disk: &mut Disk| disk.durable.clear()] {
                let store = store.after_kill(0);
                empty(&mut store.disk());
                prop_assert_eq!(&open(&store).document, &opened.document);
            }
        }
    }

    /// Whatever is stored, recovery answers; and what it answers with holds the history that it
    /// claims.
    #[test]
    fn recovery_never_panics(
        noise in prop::collection::vec((0_usize..40, "[ -~\u{e9}\u{4e2d}]{0,40}", any::<prop::sample::Index>(), any::<bool>()), 0..6),
        keys in prop::collection::vec(("overzicht\\.plan%2E1%25\\.[sjgxn](\\.[0-9]{0,20}(\\.[0-9a-f]{0,17})?)?", "[0-9a-f]{0,17}.{0,12}"), 0..4),
    ) {
        let (store, documents) = saved(6);
        let mut pairs: Vec<(String, String)> = store.disk().local.clone().into_iter().collect();
        for (kind, text, index, in_key) in noise {
            let pair = index.get(&pairs).clone();
            let at = |text: &str| text.char_indices().map(|(at, _)| at).nth(index.index(text.chars().count().max(1))).unwrap_or(0);
            let mut hurt = if in_key { pair.0.clone() } else { pair.1.clone() };
            let here = at(&hurt);
            match kind % 4 {
                0 => hurt.truncate(here),
                1 => hurt.insert_str(here, &text),
                2 => hurt = text,
                _ => hurt.clear(),
            }
            let hurt = if in_key { (hurt, pair.1.clone()) } else { (pair.0.clone(), hurt) };
            // Beside the whole pair, or instead of it.
            if kind % 8 < 4 { pairs.push(hurt) } else { *pairs.iter_mut().find(|other| **other == pair).unwrap() = hurt }
        }
        pairs.extend(keys);
        for split in [0, pairs.len() / 2, pairs.len()] {
            let (local, durable) = pairs.split_at(split);
            if let Some(recovered) = recover(PLAN, local.to_vec(), durable.to_vec()) {
                prop_assert!(documents.contains(&recovered.document));
                // What was used makes the same document again, without damage.
                let again = recover(PLAN, recovered.used.clone(), []).unwrap();
                prop_assert_eq!(again.document, recovered.document);
                prop_assert_eq!(again.damage, vec![]);
            }
        }
    }
}
