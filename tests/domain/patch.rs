//! Laws of the model: a patch can be taken back, leads from any plan to any other, and keeps the
//! lookup tables right.

use std::{collections::BTreeSet, sync::Arc};

use crate::plans::{Edit, edit, newer_plan, plan, span};
use domain::{
    edit::{Change, Document, History, Label, RecordType, Step},
    format::json,
};
use engine::model::*;
use proptest::{collection::vec, prelude::*};

/// Who belongs to whom: the table, the parent, the child.
type Pairs = BTreeSet<(&'static str, String, String)>;

/// A document as a file.
fn file(document: &Document) -> String {
    json::write_with(&document.plan, &document.merge)
}

/// Who belongs to whom by the records themselves.
fn by_records(plan: &Plan) -> Pairs {
    let mut pairs = Pairs::new();
    for (id, milestone) in plan.milestones.iter() {
        pairs.insert(("milestones_of", milestone.project.to_string(), id.to_string()));
    }
    for (id, deliverable) in plan.deliverables.iter() {
        pairs.insert(("deliverables_by", deliverable.project.to_string(), id.to_string()));
        pairs.insert(("deliverables_of", deliverable.product.to_string(), id.to_string()));
    }
    for (id, criterion) in plan.criteria.iter() {
        pairs.insert(("criteria_of", criterion.deliverable.to_string(), id.to_string()));
    }
    for (id, decision) in plan.decisions.iter() {
        pairs.insert(("decisions_of", decision.product.to_string(), id.to_string()));
    }
    for (id, activity) in plan.activities.iter() {
        pairs.insert(("activities_of", activity.product.to_string(), id.to_string()));
    }
    for (id, link) in plan.links.iter() {
        for end in [&link.predecessor, &link.successor] {
            pairs.insert(("links_at", format!("{end:?}"), id.to_string()));
        }
    }
    pairs
}

/// Who belongs to whom by the lookup tables, asked for each of these ids.
fn by_tables(plan: &Plan, ids: &BTreeSet<String>) -> Pairs {
    let mut pairs = Pairs::new();
    let mut answer = |table, parent: &dyn ToString, children: Vec<String>| {
        for child in children {
            assert!(
                pairs.insert((table, parent.to_string(), child.clone())),
                "{table} lists {child} twice"
            );
        }
    };
    for id in ids {
        let (project, product, deliverable) = (Id::new(&**id), Id::new(&**id), Id::new(&**id));
        answer(
            "milestones_of",
            id,
            plan.milestones_of(&project).map(|(id, _)| id.to_string()).collect(),
        );
        answer(
            "deliverables_by",
            id,
            plan.deliverables_by(&project).map(|(id, _)| id.to_string()).collect(),
        );
        answer(
            "deliverables_of",
            id,
            plan.deliverables_of(&product).map(|(id, _)| id.to_string()).collect(),
        );
        answer(
            "decisions_of",
            id,
            plan.decisions_of(&product).map(|(id, _)| id.to_string()).collect(),
        );
        answer(
            "activities_of",
            id,
            plan.activities_of(&product).map(|(id, _)| id.to_string()).collect(),
        );
        answer(
            "criteria_of",
            id,
            plan.criteria_of(&deliverable).map(|(id, _)| id.to_string()).collect(),
        );
        for end in [LinkEnd::Project(Id::new(&**id)), LinkEnd::Milestone(Id::new(&**id))] {
            answer(
                "links_at",
                &format!("{end:?}"),
                plan.links_at(&end).map(|(id, _)| id.to_string()).collect(),
            );
        }
    }
    pairs
}

/// Every id that could be a parent in this plan, present or not.
fn parents(plan: &Plan) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    ids.extend(plan.milestones.values().map(|milestone| milestone.project.to_string()));
    ids.extend(plan.deliverables.values().flat_map(|deliverable| {
        [deliverable.project.to_string(), deliverable.product.to_string()]
    }));
    ids.extend(plan.criteria.values().map(|criterion| criterion.deliverable.to_string()));
    ids.extend(plan.decisions.values().map(|decision| decision.product.to_string()));
    ids.extend(plan.activities.values().map(|activity| activity.product.to_string()));
    let ends = plan.links.values().flat_map(|link| [&link.predecessor, &link.successor]);
    ids.extend(ends.map(|end| match end {
        LinkEnd::Project(id) => id.to_string(),
        LinkEnd::Milestone(id) => id.to_string(),
    }));
    ids
}

/// An equal plan of which each record is a copy.
fn sharing_nothing(plan: &Plan) -> Plan {
    fn copy<T: Record + Indexed>(from: &Plan, to: &mut Plan) {
        T::of(from).iter().for_each(|(id, record)| to.insert(id.clone(), T::clone(record)));
    }
    let mut copied = Plan::new(&*plan.id, "");
    copied.about = Arc::new(About::clone(&plan.about));
    copy::<Programme>(plan, &mut copied);
    copy::<Project>(plan, &mut copied);
    copy::<Milestone>(plan, &mut copied);
    copy::<Link>(plan, &mut copied);
    copy::<Product>(plan, &mut copied);
    copy::<Deliverable>(plan, &mut copied);
    copy::<Criterion>(plan, &mut copied);
    copy::<Person>(plan, &mut copied);
    copy::<Party>(plan, &mut copied);
    copy::<Baseline>(plan, &mut copied);
    copy::<Request>(plan, &mut copied);
    copy::<Decision>(plan, &mut copied);
    copy::<Activity>(plan, &mut copied);
    copy::<Unknown>(plan, &mut copied);
    copied
}

fn step(plan: &Plan, edit: &Edit) -> Step {
    let label = Label::Created { what: RecordType::Plan, name: String::new() };
    Step::Do(Arc::new(Change { label, patch: edit.patch(plan) }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_patch_and_its_inverse_change_nothing(plan in newer_plan(), edit in edit()) {
        let patch = edit.patch(&plan);
        let after = plan.apply(&patch).expect("made for this plan");
        prop_assert_eq!(patch.is_empty(), after == plan);
        prop_assert_eq!(after.apply(&patch.inverse()).expect("made for that plan"), plan);
    }

    #[test]
    fn the_patch_between_two_plans_leads_from_one_to_the_other(a in newer_plan(), mut b in newer_plan()) {
        // The id of a plan is not a part of any patch.
        b.id = a.id.clone();
        let there = Patch::between(&a, &b);
        prop_assert_eq!(&a.apply(&there).expect("made for this plan"), &b);
        prop_assert_eq!(Patch::between(&b, &a), there.inverse());
        prop_assert!(Patch::between(&a, &a).is_empty());
    }

    #[test]
    fn the_patch_between_two_plans_is_the_same_whatever_records_they_share(
        plan in newer_plan(),
        edits in vec(edit(), 1..4),
    ) {
        let after = edits.iter().fold(plan.clone(), |plan, edit| {
            plan.apply(&edit.patch(&plan)).expect("made for this plan")
        });
        let patch = Patch::between(&plan, &after);
        prop_assert_eq!(&patch, &Patch::between(&plan, &sharing_nothing(&after)));
        prop_assert_eq!(plan.apply(&patch).expect("made for this plan"), after.clone());
        // It copies no record: a plan that is reached by it shares all of them.
        for (id, diff) in &patch.projects {
            let is_shared = |now: &Arc<Project>| Arc::ptr_eq(now, &after.projects[id]);
            prop_assert!(diff.after.as_ref().is_none_or(is_shared), "{} is a copy", id);
        }
    }

    #[test]
    fn what_is_put_back_leaves_nothing_in_a_patch(plan in newer_plan(), edit in edit()) {
        let mut patch = edit.patch(&plan);
        let back = patch.clone();
        for id in back.projects.keys() {
            match plan.get(id) {
                Some(before) => patch.put(&plan, id, before.clone()),
                None => patch.remove(&plan, id),
            }
        }
        prop_assert!(patch.projects.is_empty());
        patch.set_about(&plan, plan.about.clone());
        prop_assert!(patch.about.is_none());
        let of_project = |id| Unknown::of(id).is_some_and(|(table, _)| table == "projects");
        prop_assert!(!patch.unknown.keys().any(of_project));
    }

    #[test]
    fn dates_alone_make_the_plan_that_their_patch_makes(plan in newer_plan(), spans in vec(span(), 1..6)) {
        let mut dates = Dates {
            projects: plan.projects.keys().cloned().zip(spans.iter().copied()).collect(),
            milestones: plan.milestones.keys().cloned().zip(spans.iter().map(|span| span.start())).collect(),
        };
        // What the plan does not hold is left out.
        dates.projects.insert(Id::new("nowhere"), spans[0]);
        let patch = dates.patch(&plan);
        let then = plan.apply(&patch).expect("made for this plan");
        prop_assert_eq!(&plan.with_dates(&dates), &then);
        dates.keep_moved(&plan);
        prop_assert_eq!(dates.is_empty(), patch.is_empty());
        prop_assert_eq!(plan.with_dates(&dates), then);
    }

    #[test]
    fn a_patch_is_the_same_after_a_journey_through_json(plan in newer_plan(), edit in edit()) {
        let patch = edit.patch(&plan);
        let text = serde_json::to_string(&patch).expect("a patch has a form in JSON");
        prop_assert_eq!(serde_json::from_str::<Patch>(&text).expect("it was written so"), patch);
    }

    #[test]
    fn a_patch_for_another_state_is_refused(plan in plan(), edit in edit()) {
        let patch = edit.patch(&plan);
        let after = plan.apply(&patch).expect("made for this plan");
        prop_assert_eq!(after.apply(&patch).is_ok(), patch.is_empty());
    }

    #[test]
    fn the_lookup_tables_follow_the_records(plan in plan(), edits in vec(edit(), 1..6)) {
        let mut ids = parents(&plan);
        let mut at = plan;
        prop_assert_eq!(by_tables(&at, &ids), by_records(&at));
        for edit in edits {
            let patch = edit.patch(&at);
            at = at.apply(&patch).expect("made for this plan");
            ids.extend(parents(&at));
            prop_assert_eq!(by_tables(&at, &ids), by_records(&at));
        }
    }

    #[test]
    fn undo_and_redo_walk_the_same_bytes(plan in plan(), edits in vec(edit(), 1..8), back in 0_usize..8) {
        let mut document = Document::new(plan);
        let mut bytes = vec![file(&document)];
        for edit in &edits {
            let before = document.plan.clone();
            document.take(&step(&before, edit)).expect("made for this plan");
            if document.plan != before {
                bytes.push(file(&document));
            }
        }
        let last = bytes.len() - 1;
        let back = back.min(last);
        for at in (last - back..last).rev() {
            document.take(&Step::Undo).expect("it was made from there");
            prop_assert_eq!(&file(&document), &bytes[at]);
        }
        for written in &bytes[last - back + 1..] {
            document.take(&Step::Redo).expect("it was there before");
            prop_assert_eq!(&file(&document), written);
        }
        prop_assert_eq!(document.history.redo(), None);
    }
}

#[test]
fn undo_ends_at_the_limit() {
    let mut document = Document::new(Plan::new("p", "0"));
    for n in 1..=History::LIMIT + 5 {
        let mut patch = Patch::default();
        patch.set_about(&document.plan, About { name: n.to_string(), ..About::default() });
        let label =
            Label::Renamed { what: RecordType::Plan, from: (n - 1).to_string(), to: n.to_string() };
        document.take(&Step::Do(Arc::new(Change { label, patch }))).expect("made for this plan");
    }
    for _ in 0..History::LIMIT {
        assert!(document.take(&Step::Undo).expect("it was made from there").is_some());
    }
    assert_eq!(document.take(&Step::Undo), Ok(None));
    assert_eq!(document.plan.about.name, "5");
}

#[test]
fn a_new_record_that_goes_again_in_the_same_patch_leaves_nothing() {
    let plan = Plan::new("p", "Plan");
    let id = PartyId::new("x");
    let mut patch = Patch::default();
    patch.put(&plan, &id, Party::default());
    patch.remove(&plan, &id);
    assert_eq!(patch, Patch::default());
}

#[test]
fn a_patch_that_is_refused_changes_nothing() {
    let mut plan = Plan::new("p", "Plan");
    plan.insert(PartyId::new("x"), Party { name: "Acme".into(), external: true, calendar: None });
    let mut document = Document::new(plan.clone());
    let mut patch = Patch::default();
    patch.put(&plan, &PartyId::new("a"), Party::default());
    patch.put(&Plan::new("p", "Plan"), &PartyId::new("x"), Party::default());
    let label = Label::Created { what: RecordType::Party, name: "a".into() };
    let refused = document.take(&Step::Do(Arc::new(Change { label, patch })));
    assert_eq!(refused, Err(Mismatch { id: "x".into() }));
    assert_eq!(document, Document::new(plan));
}

/// Else undo could not find back what held: there is no plan without it.
#[test]
fn a_patch_that_leaves_nothing_about_the_plan_is_refused() {
    let plan = Plan::new("p", "Plan");
    let patch = Patch {
        about: Some(Diff { before: Some(plan.about.clone()), after: None }),
        ..Patch::default()
    };
    assert_eq!(plan.apply(&patch), Err(Mismatch { id: "p".into() }));
}
