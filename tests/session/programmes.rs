//! Programmes in layers: moving, nesting, ordering and deleting (rules G of docs/SPEC.md), and what
//! they add up to (rules W).

use crate::notation::{day, plan};
use domain::edit::{commands::PushContext, *};
use engine::{
    model::*,
    schedule::{Network, PushRule},
};
use proptest::prelude::*;
use session::viewmodel::*;

const LAYERS: &str = "
    programme A
    programme B under A
    programme C under B
    programme D
    project one 2026-05-04..2026-05-15 in A
    project two 2026-04-06..2026-06-26 in C
    project three 2026-07-06..2026-07-10 in C
    project four in C
    project five 2026-01-05..2026-01-09";

/// Every programme and then every project as `name<home`, in the order of siblings.
fn homes(plan: &Plan) -> Vec<String> {
    let mut programmes: Vec<_> = plan
        .programmes
        .values()
        .map(|it| (it.parent.clone(), it.rank.clone(), it.name.clone()))
        .collect();
    let mut projects: Vec<_> = plan
        .projects
        .values()
        .map(|it| (it.programme.clone(), it.rank.clone(), it.name.clone()))
        .collect();
    programmes.sort();
    projects.sort();
    let said = |(home, _, name): (Option<ProgrammeId>, Rank, String)| {
        format!("{name}<{}", home.map_or_else(String::new, |id| id.to_string()))
    };
    programmes.into_iter().chain(projects).map(said).collect()
}

fn done(plan: &Plan, change: Result<Change, Refusal>) -> Plan {
    let change = change.expect("it is not refused");
    let after = plan.apply(&change.patch).expect("it was made for this plan");
    assert_eq!(
        &after.apply(&change.patch.inverse()).expect("it can be undone"),
        plan,
        "{:?}",
        change.label
    );
    after
}

#[test]
fn what_moves_lies_behind_what_lies_there() {
    fn check(what: &str, id: &str, into: Option<&str>, expected: Result<&str, Refusal>) {
        let before = plan(LAYERS);
        let into = into.map(Id::new);
        let change = match what {
            "project" => commands::move_to_programme(&before, &Id::new(id), into.as_ref()),
            _ => commands::nest(&before, &Id::new(id), into.as_ref()),
        };
        match expected {
            Ok(expected) => {
                let label = change.clone().map(|change| change.label);
                let after = homes(&done(&before, change));
                let home = format!("<{}", into.as_ref().map_or("", |id| id.as_str()));
                // Programmes have a capital, and stand before projects.
                let is_it = |it: &&String| {
                    it.ends_with(&home) && it.starts_with(char::is_uppercase) == (what != "project")
                };
                let last = after.iter().rfind(is_it);
                assert_eq!(last.map(String::as_str), Some(expected), "{after:?}");
                assert!(matches!(label, Ok(Label::Regrouped { name, .. }) if name == id));
            }
            Err(refusal) => {
                assert_eq!(change.map(|change| change.label), Err(refusal), "{what} {id}")
            }
        }
    }
    check("project", "one", Some("C"), Ok("one<C"));
    check("project", "one", None, Ok("one<"));
    check("project", "five", Some("D"), Ok("five<D"));
    check("project", "gone", Some("D"), Err(Refusal::Gone(RecordType::Project)));
    check("project", "one", Some("gone"), Err(Refusal::Gone(RecordType::Programme)));
    check("programme", "D", Some("C"), Ok("D<C"));
    check("programme", "C", Some("D"), Ok("C<D"));
    check("programme", "B", None, Ok("B<"));
    let looped =
        |names: &[&str]| Err(Refusal::Loop(names.iter().map(|name| name.to_string()).collect()));
    check("programme", "A", Some("A"), looped(&["A"]));
    check("programme", "A", Some("B"), looped(&["A", "B"]));
    check("programme", "A", Some("C"), looped(&["A", "B", "C"]));
    check("programme", "B", Some("C"), looped(&["B", "C"]));
    check("programme", "gone", None, Err(Refusal::Gone(RecordType::Programme)));
}

#[test]
fn what_lies_there_already_stays_as_it_is() {
    let plan = plan(LAYERS);
    assert!(
        commands::nest(&plan, &Id::new("B"), Some(&Id::new("A")))
            .expect("allowed")
            .patch
            .is_empty()
    );
    assert!(commands::nest(&plan, &Id::new("A"), None).expect("allowed").patch.is_empty());
    assert!(
        commands::move_to_programme(&plan, &Id::new("one"), Some(&Id::new("A")))
            .expect("allowed")
            .patch
            .is_empty()
    );
}

#[test]
fn siblings_change_places() {
    fn check(id: &str, places: i32, expected: &[&str]) {
        let before = plan(
            "programme A; project a in A; project b in A; project c in A; project d in A; project x",
        );
        let after = done(&before, commands::reorder::<Project>(&before, &Id::new(id), places));
        let own: Vec<_> = homes(&after)
            .into_iter()
            .filter_map(|it| it.strip_suffix("<A").map(String::from))
            .collect();
        assert_eq!(own, expected, "{id} {places}");
        assert_eq!(after.get(&Id::<Project>::new("x")), before.get(&Id::new("x")));
    }
    check("b", 1, &["a", "c", "b", "d"]);
    check("b", -1, &["b", "a", "c", "d"]);
    check("a", -1, &["a", "b", "c", "d"]);
    check("d", 1, &["a", "b", "c", "d"]);
    check("a", 9, &["b", "c", "d", "a"]);
    check("d", i32::MIN, &["d", "a", "b", "c"]);
    check("b", 0, &["a", "b", "c", "d"]);
}

#[test]
fn one_comes_to_lie_between_siblings_of_one_rank() {
    fn check(id: &str, places: i32, expected: &[&str]) {
        let mut before = Plan::new("p", "P");
        for id in ["a", "b", "c"] {
            before.insert(Id::new(id), Project { name: id.into(), ..Project::default() });
        }
        let after = done(&before, commands::reorder::<Project>(&before, &Id::new(id), places));
        assert_eq!(in_order(&after), expected.iter().map(|id| Id::new(*id)).collect::<Vec<_>>());
    }
    check("c", -1, &["a", "c", "b"]);
    check("a", 1, &["b", "a", "c"]);
    check("c", -2, &["c", "a", "b"]);
}

#[test]
fn a_programme_that_goes_leaves_all_it_held() {
    fn check(id: &str, expected: &[&str]) {
        let before = plan(LAYERS);
        let after = done(&before, commands::delete::<Programme>(&before, &Id::new(id)));
        let mut found = homes(&after);
        found.sort();
        assert_eq!(found, expected, "without {id}");
    }
    check("C", &["A<", "B<A", "D<", "five<", "four<B", "one<A", "three<B", "two<B"]);
    check("A", &["B<", "C<B", "D<", "five<", "four<C", "one<", "three<C", "two<C"]);
}

#[test]
fn a_new_programme_lies_where_it_is_made() {
    let before = plan(LAYERS);
    let after =
        done(&before, commands::create_programme(&before, &Id::new("E"), "E", Some(&Id::new("C"))));
    assert_eq!(homes(&after).iter().filter(|it| it.as_str() == "E<C").count(), 1);
    assert_eq!(
        commands::create_programme(&before, &Id::new("E"), "E", Some(&Id::new("gone"))),
        Err(Refusal::Gone(RecordType::Programme))
    );
    assert_eq!(
        commands::create_programme(&before, &Id::new("E"), " ", None),
        Err(Refusal::NoName(RecordType::Programme))
    );
}

#[test]
fn a_group_adds_up_its_layers() {
    fn check(group: &str, projects: usize, span: Option<(&str, &str)>) {
        let plan = plan(LAYERS);
        let key = GroupKey::parse(group);
        let rollups = Rollups::of(&plan, [Grouping::Programme]);
        let span =
            span.map(|(start, finish)| Span::new(day(start), day(finish)).expect("in order"));
        assert_eq!((rollups.projects(&key), rollups.span(&key)), (projects, span), "{group}");
    }
    check("A", 4, Some(("2026-04-06", "2026-07-10")));
    check("B", 3, Some(("2026-04-06", "2026-07-10")));
    check("C", 3, Some(("2026-04-06", "2026-07-10")));
    check("D", 0, None);
    check("", 1, Some(("2026-01-05", "2026-01-09")));
}

#[test]
fn a_drag_shows_in_the_groups_it_touches() {
    fn check(id: &str, start: &str, group: &str, expected: (&str, &str)) {
        let plan = plan(LAYERS);
        let moves = commands::plan_moving(
            &plan,
            PushContext { network: &Network::of(&plan), rule: PushRule::OnOverlap },
            &Id::new(id),
            &[],
            day(start),
        )
        .expect("it can move");
        let key = GroupKey::parse(group);
        let change = moves.clone().change(&plan);
        for preview in [Preview::Moves(moves), Preview::Change(change)] {
            let sums = Rollups::of(&plan, [Grouping::Programme]);
            assert_eq!(
                sums.span_with(&key, &preview, &plan),
                Span::new(day(expected.0), day(expected.1)),
                "{id} to {start} in {group}"
            );
        }
    }
    check("three", "2026-03-02", "A", ("2026-03-02", "2026-06-26"));
    check("three", "2026-08-03", "C", ("2026-04-06", "2026-08-07"));
    check("two", "2026-05-04", "A", ("2026-05-04", "2026-07-24"));
    check("two", "2026-05-04", "", ("2026-01-05", "2026-01-09"));
    check("five", "2026-02-02", "", ("2026-02-02", "2026-02-06"));
}

/// Any change that somebody could make to programmes and what lies in them.
fn wish() -> impl Strategy<Value = (u8, prop::sample::Index, prop::sample::Index, i32)> {
    (0..5u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), -3..4i32)
}

fn granted(
    plan: &Plan,
    (verb, which, into, places): (u8, prop::sample::Index, prop::sample::Index, i32),
) -> Option<Change> {
    let programmes: Vec<ProgrammeId> = plan.programmes.keys().cloned().collect();
    let projects: Vec<ProjectId> = plan.projects.keys().cloned().collect();
    let pick = |index: &prop::sample::Index| {
        (!programmes.is_empty()).then(|| index.get(&programmes).clone())
    };
    // Every fourth lands at the top.
    let home = if places == 3 { None } else { pick(&into) };
    match verb {
        0 => commands::nest(plan, &pick(&which)?, home.as_ref()).ok(),
        1 => commands::delete(plan, &pick(&which)?).ok(),
        2 => commands::reorder(plan, &pick(&which)?, places).ok(),
        3 if !projects.is_empty() => {
            commands::move_to_programme(plan, which.get(&projects), home.as_ref()).ok()
        }
        4 if !projects.is_empty() => commands::reorder(plan, which.get(&projects), places).ok(),
        _ => None,
    }
}

/// A plan without the loops of parents that a damaged file can hold.
fn sound(mut plan: Plan) -> Plan {
    for (id, programme) in plan.programmes.clone().iter() {
        let climbs = programme
            .parent
            .as_ref()
            .is_some_and(|parent| plan.lineage(parent).any(|above| above == id));
        if climbs {
            plan.insert(id.clone(), Programme { parent: None, ..Programme::clone(programme) });
        }
    }
    plan
}

/// The projects in the order in which they stand.
fn in_order(plan: &Plan) -> Vec<ProjectId> {
    let mut projects: Vec<_> = plan.projects.iter().map(|(id, it)| (&it.rank, id)).collect();
    projects.sort();
    projects.into_iter().map(|(_, id)| id.clone()).collect()
}

proptest! {
    /// G5: siblings come to stand as was asked, and one record changes, with those behind it that
    /// had one rank with the one before it.
    #[test]
    fn siblings_take_the_places_that_were_asked_for(ranks in prop::collection::vec(crate::plans::rank(), 1..9), which: prop::sample::Index, places in -9..9) {
        let mut plan = Plan::new("p", "P");
        for (n, rank) in ranks.into_iter().enumerate() {
            plan.insert(Id::new(format!("{n}")), Project { name: format!("{n}"), rank, ..Project::default() });
        }
        let before = in_order(&plan);
        let from = which.index(before.len());
        let to = from.saturating_add_signed(places as isize).min(before.len() - 1);
        let mut expected = before.clone();
        let moved = expected.remove(from);
        expected.insert(to, moved.clone());

        let change = commands::reorder(&plan, &moved, places).expect("it is there");
        let after = plan.apply(&change.patch).expect("made for this plan");
        prop_assert_eq!(in_order(&after), &*expected);
        let rank = |id: &ProjectId| plan.projects[id].rank.clone();
        let low = to.checked_sub(1).map(|place| rank(&expected[place]));
        let equal = expected[to + 1..].iter().take_while(|id| Some(rank(id)) == low).count();
        let mut changed = expected[to..=to + equal].to_vec();
        changed.sort();
        changed.truncate(if from == to { 0 } else { changed.len() });
        // One may get the very rank that it had.
        changed.retain(|id| after.projects[id].rank != rank(id));
        prop_assert_eq!(change.patch.projects.keys().cloned().collect::<Vec<_>>(), changed);
    }

    #[test]
    fn nothing_is_lost_or_looped_whatever_is_done(start in crate::plans::plan(), wishes in prop::collection::vec(wish(), 1..24)) {
        let mut plan = sound(start);
        let projects = plan.projects.size();
        let mut rollups = Rollups::of(&plan, [Grouping::Programme]);
        for wish in wishes {
            let Some(change) = granted(&plan, wish) else { continue };
            let after = plan.apply(&change.patch).expect("it was made for this plan");
            prop_assert_eq!(&after.apply(&change.patch.inverse()).expect("it can be undone"), &plan);
            rollups.follow(&change.patch, &after);
            plan = after;
            prop_assert_eq!(plan.projects.size(), projects);
            for (id, programme) in plan.programmes.iter() {
                prop_assert!(!programme.parent.as_ref().is_some_and(|parent| plan.lineage(parent).any(|above| above == id)), "{id} lies in itself");
            }
            prop_assert_eq!(&rollups, &Rollups::of(&plan, [Grouping::Programme]));
        }
    }
}
