//! What leaves with a file: a part says nothing of what is left out, and what was removed for good is
//! in no file (rules J7 and J11).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::edit::{Change, Document, Label, RecordType, Seal, Step, commands};
use domain::format::json;
use domain::merge::{
    Batch, BatchId, RecordKey, Scope, Side, keys, part, scope_of, text_of, with_unsettled,
};
use domain::together;
use engine::model::*;
use proptest::prelude::*;
use serde_json::Value;

use crate::notation::plan;

fn take(document: &mut Document, patch: Patch) {
    let label = Label::Created { what: RecordType::Project, name: String::new() };
    document.take(&Step::Do(Arc::new(Change { label, patch }))).expect("it fits");
}

fn seal(document: &mut Document, who: &str) {
    let batch = Batch { day: None, who: who.into(), note: format!("note of {who}") };
    document.take(&Step::Seal(Seal { id: BatchId::of(who), batch })).expect("a seal fits");
}

fn join(document: &mut Document, other: &Document) {
    let side = Side { plan: &other.plan, state: &other.merge };
    if let Some(merge) = together::merge(document, side, "other", &BTreeMap::new()) {
        document.take(&Step::Merge(Arc::new(merge))).expect("it fits");
    }
}

/// The texts in some JSON: values and the names of fields.
fn texts(json: &Value, found: &mut BTreeSet<String>) {
    match json {
        Value::String(text) => drop(found.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|it| texts(it, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                found.insert(name.clone());
                texts(value, found);
            }
        }
        _ => {}
    }
}

fn texts_of(plan: &Plan, keys: &BTreeSet<RecordKey>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for key in keys {
        let text = text_of(plan, key).unwrap_or_default();
        texts(&serde_json::from_str(&text).unwrap_or(Value::Null), &mut found);
        found.extend([key.id().to_owned(), key.to_string()]);
    }
    found
}

/// What is said by the merge state of records, anywhere in it.
fn named(merge: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (table, rows) in merge["records"].as_object().into_iter().flatten() {
        let ids = rows.as_object().into_iter().flatten().map(|(id, _)| id);
        found.extend(
            ids.map(|id| if table == "about" { "about/".into() } else { format!("{table}/{id}") }),
        );
    }
    for list in ["both", "gone", "first"] {
        found.extend(merge[list].as_object().into_iter().flatten().map(|(key, _)| key.clone()));
    }
    for scope in merge["scopes"].as_array().into_iter().flatten() {
        let keys = scope.as_array().into_iter().flatten();
        found.extend(keys.filter_map(|key| key.as_str().map(str::to_owned)));
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A part holds no id and no text that only what is left out has, wherever it may be written:
    /// in records, in what was written over, in what both changed, in batches and their names.
    #[test]
    fn a_part_holds_nothing_of_what_is_left_out(
        start in crate::plans::newer_plan(),
        mine in prop::collection::vec(crate::plans::edit(), 1..4),
        theirs in prop::collection::vec(crate::plans::edit(), 1..4),
        chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
    ) {
        let mut here = Document::new(start.clone());
        let mut there = Document::new(start.clone());
        let mut left_out: BTreeSet<String> = BTreeSet::new();
        for (document, who, edits) in [(&mut here, "Annabel", &mine), (&mut there, "Bonifatius", &theirs)] {
            for (place, edit) in edits.iter().enumerate() {
                // What stood there before, and may be gone by then.
                left_out.extend(texts_of(&document.plan, &keys(&document.plan)));
                let patch = edit.patch(&document.plan);
                take(document, patch);
                seal(document, &format!("{who}{place}"));
            }
        }
        left_out.extend(texts_of(&there.plan, &keys(&there.plan)));
        join(&mut here, &there);
        let plan = &here.plan;
        if plan.projects.size() == 0 {
            return Ok(());
        }
        let ids: Vec<ProjectId> = plan.projects.keys().cloned().collect();
        let scope: Scope = scope_of(plan, chosen.iter().map(|it| it.get(&ids).clone()));
        left_out.extend(texts_of(plan, &keys(plan)));
        let (part, state) = part(Side { plan, state: &here.merge }, &scope);
        let file = json::write_with(&part, &state);
        let json: Value = serde_json::from_str(&file).expect("a file is JSON");

        for key in named(&json["merge"]) {
            let key = if key == "about/" { RecordKey::about() } else { RecordKey::from(key) };
            prop_assert!(scope.contains(&key), "{key} is named in {file}");
        }
        // What the part may say: its records as they are, and what two say of them at once.
        let mut kept = texts_of(plan, &scope);
        kept.insert(plan.id.clone());
        texts(&json["merge"]["both"], &mut kept);
        let cells = |key: &RecordKey| here.merge.origin(key).cells.keys().cloned().collect::<Vec<_>>();
        kept.extend(scope.iter().flat_map(cells));
        let wrote: BTreeSet<_> = scope.iter().flat_map(|key| {
            let origin = here.merge.origin(key);
            origin.batches().into_iter().chain(origin.life.goes.iter()).collect::<Vec<_>>()
        }).collect();
        for (id, _) in here.merge.seen() {
            if let Some(batch) = here.merge.batch(id) {
                left_out.insert(batch.note.clone());
                match wrote.contains(&id) {
                    true => drop(kept.insert(batch.who.clone())),
                    false => drop(left_out.insert(batch.who.clone())),
                }
            }
        }
        let kept: Vec<String> = kept.into_iter().collect();
        let says = |text: &str| kept.iter().any(|it| it.contains(text)) || is_of_format(text);
        for text in left_out.iter().filter(|text| text.chars().filter(|c| c.is_alphabetic()).count() >= 4) {
            let quoted = serde_json::to_string(text).expect("a text");
            let inside = &quoted[1..quoted.len() - 1];
            prop_assert!(says(text) || !file.contains(inside), "{text:?} is in {file}");
        }
    }
}

/// Whether this is a word of the format, rather than of a plan.
fn is_of_format(text: &str) -> bool {
    const WORDS: &str = "schema format overzicht merge digest records both gone first scopes part \
        batches root about programmes projects milestones links products deliverables criteria \
        people parties baselines requests decisions activities scope";
    WORDS.split_whitespace().any(|word| word.contains(text))
}

/// Whom an unsettled value names comes along, so that it can be chosen; nobody else does.
#[test]
fn a_part_holds_whom_what_is_not_settled_names() {
    let start =
        plan("project A 2026-05-04 5d; project B 2026-05-04 5d; product P launch 2026-06-15");
    let [mut here, mut there] = ["Ann", "Bo"].map(|who| {
        let mut plan = start.clone();
        for who in ["Ann", "Bo", "Cor"] {
            plan.insert(Id::new(who), Person { name: who.into(), ..Person::default() });
        }
        let mut document = Document::new(plan);
        let mut patch = Patch::default();
        let id = ProjectId::new("A");
        let project = Project::clone(&document.plan.projects[&id]);
        patch.put(&document.plan, &id, Project { manager: Some(Id::new(who)), ..project });
        take(&mut document, patch);
        seal(&mut document, who);
        document
    });
    join(&mut here, &there);
    join(&mut there, &here);
    for document in [&here, &there] {
        let copy = Side { plan: &document.plan, state: &document.merge };
        let scope = with_unsettled(copy, scope_of(&document.plan, [Id::new("A")]));
        let people = scope.iter().filter(|key| key.table() == "people").map(RecordKey::id);
        assert_eq!(people.collect::<Vec<_>>(), ["Ann", "Bo"]);
    }
}

/// After a person was removed for good, no file holds their name, whoever still had it.
#[test]
fn what_is_removed_for_good_is_in_no_file() {
    let start = plan("project A 2026-05-04 5d; product P launch 2026-06-15 manager Ann");
    let person = PersonId::new("p-1");
    let key = RecordKey::of(&person);
    let named = |name: &str| Person { name: name.into(), ..Person::default() };
    let mut start = start;
    start.insert(person.clone(), named("Klaas Vaak"));
    let [mut here, mut there] = [Document::new(start.clone()), Document::new(start.clone())];
    let amend = |document: &mut Document, name: &str, who: &str| {
        let mut patch = Patch::default();
        patch.put(&document.plan, &person, named(name));
        take(document, patch);
        seal(document, who);
    };
    // Written over, and otherwise by each: first, one value and another are kept.
    amend(&mut here, "Klaas Slaap", "Ann");
    amend(&mut there, "Klaas Zand", "Bo");
    join(&mut here, &there);
    let holds = |document: &Document| {
        let file = json::write_with(&document.plan, &document.merge);
        ["Vaak", "Slaap", "Zand", "Klaas"].map(|word| file.contains(word))
    };
    assert_eq!(holds(&here), [true; 4]);
    assert_eq!(together::remove_for_good(&here, &key, RecordType::Person), None, "it is there");
    let change = commands::delete(&here.plan, &person).expect("it is there");
    here.take(&Step::Do(Arc::new(change))).expect("it fits");
    seal(&mut here, "Cor");
    assert!(holds(&here)[3], "a deleted record is kept");

    let merge = together::remove_for_good(&here, &key, RecordType::Person).expect("it is gone");
    here.take(&Step::Merge(Arc::new(merge))).expect("it fits");
    assert_eq!(holds(&here), [false; 4]);
    assert_eq!(together::remove_for_good(&here, &key, RecordType::Person), None, "twice");
    // Undo brings it back until it is sealed.
    here.take(&Step::Undo).expect("it fits");
    assert!(holds(&here)[3]);
    here.take(&Step::Redo).expect("it fits");
    seal(&mut here, "Dirk");
    assert_eq!(holds(&here), [false; 4]);

    // Files of colleagues do not bring it back, and theirs lose it.
    join(&mut here, &there);
    assert_eq!(holds(&here), [false; 4]);
    join(&mut there, &here);
    assert_eq!(holds(&there), [false; 4]);
    // Nor does a copy from the beginning, with or without who wrote what.
    join(&mut here, &Document::new(start.clone()));
    assert_eq!(holds(&here), [false; 4]);
    let loaded = json::read(json::write(&start).as_bytes()).expect("a plan");
    let review = together::review(&here, &loaded, "old.json", Day::MIN);
    let side = Side { plan: &review.plan, state: &review.state };
    if let Some(merge) = together::merge(&here, side, "old", &BTreeMap::new()) {
        here.take(&Step::Merge(Arc::new(merge))).expect("it fits");
    }
    assert_eq!(holds(&here), [false; 4]);
    // Whoever works on it meanwhile is not overruled in silence.
    let mut late = Document::new(start);
    amend(&mut late, "Klaas Droom", "Eef");
    join(&mut here, &late);
    assert_eq!(
        together::clashes(&here).iter().map(|it| it.name()).collect::<Vec<_>>(),
        ["people/p-1#life", "people/p-1#name"]
    );
}
