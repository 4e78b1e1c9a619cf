//! Rows grouped and sorted otherwise (rules W9 to W14 of docs/SPEC.md): which groups there are,
//! what stands in them and in which order, what they add up to, and what dropping a project on one
//! of them does.

use std::collections::BTreeSet;

use crate::notation::{day, plan};
use domain::edit::{Change, Field, Label, Preview, RecordType};
use engine::model::*;
use proptest::prelude::*;
use session::{
    text::{self, Lang},
    viewmodel::*,
};

/// Two programmes of which one is led, four people, two parties, three products of which one gets
/// nothing.
fn harbour() -> Plan {
    let mut plan = plan(
        "programme Harbour
         programme Ferry under Harbour
         party Zeeland
         party abel
         project Quay 2026-03-02..2026-03-06 finished in Harbour by Zeeland
         project Boat 2026-01-05..2026-06-05 running in Ferry by abel
         project crew 2026-02-02..2026-04-03 in Ferry by gone
         project Café 2026-02-02..2026-05-01 running
         project Dream in Ferry
         product Line launch 2026-07-01
         product Kiosk
         product Bell
         Line must Quay; Line must Boat; Kiosk must Boat; Kiosk must Café; gone must crew",
    );
    for name in ["Hanna", "bo", "Pim"] {
        plan.insert(Id::new(name), Person { name: name.into(), party: None });
    }
    edit(&mut plan, "Harbour", |programme: &mut Programme| {
        programme.manager = Some(Id::new("Hanna"))
    });
    edit(&mut plan, "Boat", |project: &mut Project| project.manager = Some(Id::new("bo")));
    edit(&mut plan, "Boat", |project: &mut Project| project.kind = "Ship".into());
    edit(&mut plan, "Quay", |project: &mut Project| project.kind = "building".into());
    edit(&mut plan, "Café", |project: &mut Project| project.kind = " building ".into());
    plan
}

fn edit<T: Record + Indexed>(plan: &mut Plan, id: &str, change: impl FnOnce(&mut T)) {
    let id = Id::new(id);
    let mut record = T::clone(plan.get(&id).expect("a record of that id"));
    change(&mut record);
    plan.insert(id, record);
}

/// The rows, indented by depth: headings by their marks with a colon, folded ones with a plus.
fn outline(plan: &Plan, grouping: Grouping, sorting: Sorting, folded: &[&str]) -> String {
    let folded = folded.iter().map(|mark| GroupKey::parse(mark)).collect();
    let line = |row: Row| match row {
        Row::Group { key, depth, folded } => {
            format!("{}{}{}:", ".".repeat(depth.into()), if folded { "+" } else { "" }, key.mark())
        }
        Row::Project { id, depth, .. } => format!("{}{id}", ".".repeat(depth.into())),
    };
    rows(plan, Arrangement { grouping, sorting }, &folded)
        .into_iter()
        .map(line)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn w9_each_grouping_has_its_groups() {
    fn check(grouping: Grouping, folded: &[&str], expected: &str) {
        assert_eq!(outline(&harbour(), grouping, Sorting::Rank, folded), expected, "{grouping:?}");
    }
    check(Grouping::Programme, &[], "Harbour: .Quay .Ferry: ..Boat ..crew : .Café");
    // By rank, also the one that gets nothing; a project in each that it delivers to.
    check(
        Grouping::Product,
        &[],
        "product:Line: .Quay .Boat product:Kiosk: .Boat .Café product:Bell: product:: .crew",
    );
    // By name, capitals or not; led also by the manager of a programme above.
    check(Grouping::Leader, &[], "person:bo: .Boat person:Hanna: .Quay .crew person:: .Café");
    check(Grouping::Party, &[], "party:abel: .Boat party:Zeeland: .Quay party:: .crew .Café");
    check(
        Grouping::State,
        &[],
        "state:proposed: state:planned: .crew state:running: .Boat .Café state:finished: .Quay",
    );
    check(Grouping::Kind, &[], "kind:building: .Quay .Café kind:Ship: .Boat kind:: .crew");
    // Folding takes away the rows of that group and of no other, be they of the same project.
    check(
        Grouping::Product,
        &["product:Line", "product:"],
        "+product:Line: product:Kiosk: .Boat .Café product:Bell: +product::",
    );
    check(
        Grouping::State,
        &["state:running"],
        "state:proposed: state:planned: .crew +state:running: state:finished: .Quay",
    );
    check(
        Grouping::Kind,
        &["building", "person:building"],
        "kind:building: .Quay .Café kind:Ship: .Boat kind:: .crew",
    );
}

#[test]
fn w14_an_arrow_ends_at_the_first_row_of_a_project() {
    let rows = rows(
        &harbour(),
        Arrangement { grouping: Grouping::Product, ..Arrangement::default() },
        &BTreeSet::new(),
    );
    let places = places(&rows);
    let found: Vec<_> =
        ["Quay", "Boat", "Café", "crew"].map(|id| places.get(&Id::new(id)).copied()).into();
    assert_eq!(found, [Some(1), Some(2), Some(5), Some(8)]);
}

#[test]
fn w10_a_group_that_is_all_there_is_has_no_heading() {
    fn check(text: &str, grouping: Grouping, expected: &str) {
        assert_eq!(
            outline(&plan(text), grouping, Sorting::Rank, &[]),
            expected,
            "{grouping:?}: {text}"
        );
    }
    let two = "project B 2026-05-04..2026-05-04; project A 2026-05-04..2026-05-04";
    for grouping in Grouping::ALL {
        check("", grouping, "");
        check("project A", grouping, "");
        check(
            two,
            grouping,
            if grouping == Grouping::State {
                "state:proposed: state:planned: .B .A state:running: state:finished:"
            } else {
                "B A"
            },
        );
    }
    check("product P", Grouping::Product, "product:P:");
    check(
        "product P; project A 2026-05-04..2026-05-04",
        Grouping::Product,
        "product:P: product:: .A",
    );
    check(
        "product P; project A 2026-05-04..2026-05-04; P must A",
        Grouping::Product,
        "product:P: .A",
    );
    // Twice to the same product is one row; to one that is gone is to none.
    check("project A 2026-05-04..2026-05-04; gone must A", Grouping::Product, "A");
}

#[test]
fn w11_rows_are_sorted_within_their_group() {
    fn check(sorting: Sorting, expected: &str) {
        let mut plan = plan(
            "project b 2026-05-04..2026-05-29 running; project C 2026-05-04..2026-05-08; project A 2026-06-01..2026-06-05 finished
             project D 2026-04-06..2026-05-29 proposed",
        );
        // Of equal rank: by id, in which capitals come first.
        for id in ["b", "C"] {
            edit(&mut plan, id, |project: &mut Project| project.rank = Rank::nth(1));
        }
        assert_eq!(outline(&plan, Grouping::Programme, sorting, &[]), expected, "{sorting:?}");
    }
    check(Sorting::Rank, "C b A D");
    check(Sorting::Start, "D C b A");
    check(Sorting::Finish, "C b D A");
    check(Sorting::Name, "A b C D");
    check(Sorting::State, "D C b A");
    assert_eq!(
        outline(&harbour(), Grouping::Product, Sorting::Start, &[]),
        "product:Line: .Boat .Quay product:Kiosk: .Boat .Café product:Bell: product:: .crew"
    );
    assert_eq!(
        outline(&harbour(), Grouping::Programme, Sorting::Name, &[]),
        "Harbour: .Quay .Ferry: ..Boat ..crew : .Café"
    );
}

#[test]
fn w12_only_what_can_change_these_rows_restructures() {
    fn check(after: &str, grouping: Grouping, sorting: Sorting, expected: bool) {
        let plan = |edited: &str| plan(&format!("party Yard; product P; {edited}"));
        let patch =
            Patch::between(&plan("project A 2026-05-04..2026-05-15; P must A"), &plan(after));
        assert_eq!(
            restructures(&patch, Arrangement { grouping, sorting }),
            expected,
            "{after} {grouping:?} {sorting:?}"
        );
    }
    let moved = "project A 2026-05-11..2026-05-15; P must A";
    for grouping in Grouping::ALL {
        check(moved, grouping, Sorting::Rank, false);
        check(moved, grouping, Sorting::Start, true);
        check(moved, grouping, Sorting::Finish, false);
        check("project A 2026-05-04..2026-05-18; P must A", grouping, Sorting::Finish, true);
    }
    let party = "project A 2026-05-04..2026-05-15 by Yard; P must A";
    check(party, Grouping::Party, Sorting::Rank, true);
    check(party, Grouping::Programme, Sorting::Rank, false);
    let state = "project A 2026-05-04..2026-05-15 running; P must A";
    check(state, Grouping::State, Sorting::Rank, true);
    check(state, Grouping::Leader, Sorting::State, true);
    check(state, Grouping::Leader, Sorting::Start, false);
    check("project A 2026-05-04..2026-05-15", Grouping::Product, Sorting::Rank, true);
    check("project A 2026-05-04..2026-05-15", Grouping::Kind, Sorting::Rank, false);
    check(
        "project A 2026-05-04..2026-05-15; P should A lead 3",
        Grouping::Product,
        Sorting::Name,
        false,
    );
}

#[test]
fn a_group_adds_up_what_stands_in_it() {
    fn check(mark: &str, projects: usize, span: Option<(&str, &str)>) {
        let key = GroupKey::parse(mark);
        let rollups = Rollups::of(&harbour(), [key.grouping()]);
        let span =
            span.map(|(start, finish)| Span::new(day(start), day(finish)).expect("in order"));
        assert_eq!((rollups.projects(&key), rollups.span(&key)), (projects, span), "{mark}");
    }
    check("Harbour", 4, Some(("2026-01-05", "2026-06-05")));
    check("product:Line", 2, Some(("2026-01-05", "2026-06-05")));
    check("product:Kiosk", 2, Some(("2026-01-05", "2026-06-05")));
    check("product:Bell", 0, None);
    check("product:", 2, Some(("2026-02-02", "2026-04-03")));
    // With those that wait in the tray.
    check("person:Hanna", 3, Some(("2026-02-02", "2026-04-03")));
    check("party:", 3, Some(("2026-02-02", "2026-05-01")));
    check("state:proposed", 1, None);
    check("state:finished", 1, Some(("2026-03-02", "2026-03-06")));
    check("kind:building", 2, Some(("2026-02-02", "2026-05-01")));
}

#[test]
fn w13_a_project_takes_on_what_its_new_group_stands_for() {
    /// The group it is dropped on, what is changed of it, and the marks of the groups it stands in
    /// then.
    fn check(id: &str, mark: &str, expected: Option<(Field, &[&str])>) {
        let (plan, key, id) = (harbour(), GroupKey::parse(mark), Id::new(id));
        let change = key
            .take_in(&plan, &id, Id::new("new"))
            .map(|change| change.expect("it is not refused"));
        let found = change.map(|change| {
            let after = plan.apply(&change.patch).expect("it was made for this plan");
            assert_eq!(after.apply(&change.patch.inverse()).expect("it can be undone"), plan);
            let groups: Vec<_> = key
                .grouping()
                .groups(&after, &id, &after.projects[&id])
                .iter()
                .map(GroupKey::mark)
                .collect();
            let field = match change.label {
                Label::Changed { what: RecordType::Project, field, .. } => field,
                Label::Regrouped { .. } => Field::Programme,
                Label::Created { what: RecordType::Deliverable, .. } => Field::Handover,
                other => panic!("{other:?}"),
            };
            (field, groups)
        });
        let expected = expected.map(|(field, groups)| {
            (field, groups.iter().map(|it| it.to_string()).collect::<Vec<_>>())
        });
        assert_eq!(found, expected, "{id} on {mark}");
    }
    check("Café", "Ferry", Some((Field::Programme, &["Ferry"])));
    check("Boat", "", Some((Field::Programme, &[""])));
    check("Boat", "Ferry", None);
    // It goes on delivering to the others.
    check("Quay", "product:Kiosk", Some((Field::Handover, &["product:Kiosk", "product:Line"])));
    check("crew", "product:Bell", Some((Field::Handover, &["product:Bell"])));
    check("Quay", "product:Line", None);
    check("Quay", "product:", None);
    check("Boat", "person:Pim", Some((Field::Manager, &["person:Pim"])));
    // Led by the manager of its programme: that is the group it stands in already.
    check("crew", "person:Hanna", None);
    check("crew", "person:Pim", Some((Field::Manager, &["person:Pim"])));
    // Without a manager of its own it is led by that of its programme.
    check("Boat", "person:", Some((Field::Manager, &["person:Hanna"])));
    check("Café", "party:abel", Some((Field::Party, &["party:abel"])));
    check("Boat", "party:", Some((Field::Party, &["party:"])));
    check("Boat", "state:finished", Some((Field::State, &["state:finished"])));
    check("Boat", "state:running", None);
    check("Boat", "kind:building", Some((Field::Kind, &["kind:building"])));
    check("Boat", "kind:", Some((Field::Kind, &["kind:"])));
    check("gone", "kind:building", None);
}

#[test]
fn every_group_has_a_name() {
    fn check(mark: &str, expected: [&str; 2]) {
        let key = GroupKey::parse(mark);
        assert_eq!(
            Lang::ALL.map(|lang| text::group_name(lang, &harbour(), &key)),
            expected,
            "{mark}"
        );
    }
    check("Ferry", ["Ferry"; 2]);
    check("", ["Geen programma", "No programme"]);
    check("product:Bell", ["Bell"; 2]);
    check("product:", ["Geen product", "No product"]);
    check("person:Pim", ["Pim"; 2]);
    check("person:", ["Niemand leidt het", "Nobody leads it"]);
    check("party:abel", ["abel"; 2]);
    check("party:", ["Geen partij", "No party"]);
    check("state:planned", ["gepland", "planned"]);
    check("kind:Ship", ["Ship"; 2]);
    check("kind:", ["Geen soort", "No kind"]);
    check("person:gone", ["(niet meer in het plan)", "(no longer in the plan)"]);
}

fn arrangement() -> impl Strategy<Value = Arrangement> {
    let (groupings, sortings) = (Grouping::ALL.to_vec(), Sorting::ALL.to_vec());
    (prop::sample::select(groupings), prop::sample::select(sortings))
        .prop_map(|(grouping, sorting)| Arrangement { grouping, sorting })
}

/// Any change, or one of projects alone.
fn edits() -> impl Strategy<Value = (crate::plans::Edit, bool)> {
    (crate::plans::edit(), any::<bool>())
}

fn patch(plan: &Plan, (edit, projects_alone): &(crate::plans::Edit, bool)) -> Patch {
    let patch = edit.patch(plan);
    if *projects_alone { Patch { projects: patch.projects, ..Patch::default() } } else { patch }
}

proptest! {
    #[test]
    fn every_project_stands_in_its_groups_and_nowhere_else(plan in crate::plans::plan(), arrangement in arrangement()) {
        let all = rows(&plan, arrangement, &BTreeSet::new());
        let mut seen: Vec<_> = all.iter().filter_map(|row| match row {
            Row::Project { id, group, .. } => Some((id.clone(), group.clone())),
            Row::Group { .. } => None,
        }).collect();
        seen.sort();
        let dated = plan.projects.iter().filter(|(_, project)| project.dates.is_some());
        let stands = |(id, project): (&ProjectId, &std::sync::Arc<Project>)| {
            arrangement.grouping.groups(&plan, id, project).into_iter().map(|group| (id.clone(), group)).collect::<Vec<_>>()
        };
        let mut expected: Vec<_> = dated.flat_map(stands).collect();
        expected.sort();
        prop_assert_eq!(seen, expected);
        // No heading twice, and each row below the heading of its group, if there are headings at
        // all.
        let mut headings = BTreeSet::new();
        for row in &all {
            match row {
                Row::Group { key, .. } => prop_assert!(headings.insert(key), "{key:?} stands twice"),
                Row::Project { group, depth, .. } => prop_assert!(*depth == 0 || headings.contains(group)),
            }
        }
    }

    /// A page that keeps its rows while this says so shows the right ones.
    #[test]
    fn what_does_not_restructure_leaves_rows_lanes_and_cards(plan in crate::plans::plan(), edit in edits(), arrangement in arrangement()) {
        let patch = patch(&plan, &edit);
        let after = plan.apply(&patch).expect("made for this plan");
        let picture = |plan: &Plan| (rows(plan, arrangement, &BTreeSet::new()), products_by_rank(plan), tray(plan));
        prop_assert!(restructures(&patch, arrangement) || picture(&plan) == picture(&after));
    }

    #[test]
    fn sums_follow_any_change(plan in crate::plans::plan(), edit in edits(), grouping in prop::sample::select(Grouping::ALL.to_vec())) {
        let patch = patch(&plan, &edit);
        let after = plan.apply(&patch).expect("it was made for this plan");
        let groupings = [Grouping::Programme, grouping];
        let before = Rollups::of(&plan, groupings);
        let mut rollups = before.clone();
        rollups.follow(&patch, &after);
        prop_assert_eq!(&rollups, &Rollups::of(&after, groupings));
        // A preview is what would be there after the drop.
        if !grouping.regroups(&patch) {
            let groups = |plan: &Plan| plan.projects.iter().flat_map(|(id, project)| grouping.groups(plan, id, project)).collect::<Vec<_>>();
            let groups: Vec<_> = [&plan, &after].into_iter().flat_map(groups).collect();
            let preview = Preview::Change(Change { label: Label::Restarted, patch });
            for key in groups.iter().flat_map(|group| group.line(&plan)) {
                prop_assert_eq!(before.span_with(&key, &preview, &plan), rollups.span(&key), "{:?}", key);
            }
        }
    }

    #[test]
    fn the_mark_of_a_group_leads_back_to_it(
        text in prop_oneof![3 => "\\PC{1,12}", 1 => "(programme|product|person|party|state|kind):[a-z:]{0,9}"],
        state in prop::sample::select(vec![ProjectState::Proposed, ProjectState::Planned, ProjectState::Running, ProjectState::Finished]),
    ) {
        let of = |text: &str| [
            GroupKey::Programme(Some(Id::new(text))), GroupKey::Product(Some(Id::new(text))), GroupKey::Leader(Some(Id::new(text))),
            GroupKey::Party(Some(Id::new(text))), GroupKey::Kind(text.to_owned()), GroupKey::State(state),
        ];
        let rests = Grouping::ALL.into_iter().filter_map(Grouping::rest);
        for key in of(&text).into_iter().chain(rests) {
            prop_assert_eq!(GroupKey::parse(&key.mark()), key);
        }
    }
}
