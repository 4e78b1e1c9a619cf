//! The timeline's picture while something is dragged: bars, who is affected, neighbours, scrolling
//! at the edges, several at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::notation::{day, plan};
use domain::{
    edit::{Label, RecordType, commands::*},
    readiness::{ByHand, Verdict},
};
use engine::{
    forecast::Chances,
    model::*,
    schedule::{Network, PushRule, Schedule},
};
use session::{
    text::{self, Lang},
    viewmodel::*,
};

/// Ann leads A, which B and C wait for in turn; the yard builds B. P needs C, Q needs the idle D.
const CHAIN: &str = "status 2026-05-04; party Yard; programme Works
    project A 2026-05-04..2026-05-08; project B 2026-05-11..2026-05-15 by Yard; project C 2026-05-18..2026-05-22; project D 2026-05-04..2026-05-08
    link A FS B; link B FS C
    product P launch 2026-06-01; P must C lead 5
    product Q launch 2026-06-01; Q must D";

fn chain() -> Plan {
    let mut plan = plan(CHAIN);
    for (id, name) in [("ann", "Ann"), ("bo", "Bo")] {
        plan.insert(Id::new(id), Person { name: name.into(), party: None });
    }
    let led =
        Project { manager: Some(Id::new("ann")), ..Project::clone(&plan.projects[&Id::new("A")]) };
    plan.insert(Id::new("A"), led);
    let managed =
        Product { manager: Some(Id::new("bo")), ..Product::clone(&plan.products[&Id::new("P")]) };
    plan.insert(Id::new("P"), managed);
    plan
}

fn ids<T>(ids: impl IntoIterator<Item = Id<T>>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_change_hits() {
    /// A moves to this day: so many projects move, of which these are named, these launches stand
    /// otherwise, these people are to be told.
    fn check(
        to: &str,
        rule: PushRule,
        moved: usize,
        shifts: &str,
        hits: &str,
        people: &str,
        parties: &str,
    ) {
        let plan = chain();
        let (was, network) = (Schedule::of(&plan), Network::of(&plan));
        let change =
            move_project(&plan, PushContext { network: &network, rule }, &Id::new("A"), day(to))
                .expect("it moves");
        let then = plan.apply(&change.patch).expect("made for this plan");
        let before: BTreeMap<_, _> = fed(&plan, &was, [&Id::new("A")])
            .into_iter()
            .map(|id| (id.clone(), standing(&plan, &was, &Chances::new(), &id)))
            .collect();
        let affected =
            affected(&plan, &change.patch, (&then, &Schedule::of(&then), &Chances::new()), &before);
        let said = affected
            .shifts
            .iter()
            .map(|shift| format!("{} {:+}", shift.name, shift.days()))
            .collect::<Vec<_>>()
            .join(", ");
        let slack =
            |standing: ProductStanding| standing.slack.map_or("-".into(), |days| days.to_string());
        let hit = affected
            .hits
            .iter()
            .map(|hit| format!("{} {} to {}", hit.name, slack(hit.from), slack(hit.to)))
            .collect::<Vec<_>>()
            .join(", ");
        let found = (
            affected.moved,
            said.as_str(),
            hit.as_str(),
            affected.people.join(" "),
            affected.parties.join(" "),
        );
        assert_eq!(
            found,
            (moved, shifts, hits, people.to_owned(), parties.to_owned()),
            "A to {to} by {rule:?}"
        );
    }
    check("2026-05-04", PushRule::OnOverlap, 0, "", "", "", "");
    check("2026-05-06", PushRule::OnOverlap, 3, "A +4, B +4, C +4", "P 1 to -1", "Ann Bo", "Yard");
    check("2026-05-11", PushRule::OnOverlap, 3, "A +7, B +7, C +7", "P 1 to -4", "Ann Bo", "Yard");
    // Nobody else moves, and yet the launch is expected later: what waits cannot be there in time.
    check("2026-05-11", PushRule::OnlyThis, 1, "A +7", "P 1 to -4", "Ann Bo", "");
}

#[test]
fn a_long_cascade_names_those_that_move_furthest() {
    let mut text = String::from("project A 2026-05-04..2026-05-08");
    for n in 0..20 {
        text.push_str(&format!(
            "; project B{n:02} 2026-05-{:02}..2026-05-30; link A FS B{n:02}",
            9 + n % 10
        ));
    }
    let plan = plan(&text);
    let network = Network::of(&plan);
    let chain = PushContext { network: &network, rule: PushRule::OnOverlap };
    let change = move_project(&plan, chain, &Id::new("A"), day("2026-05-18")).expect("it moves");
    let then = plan.apply(&change.patch).expect("made for this plan");
    let affected = affected(
        &plan,
        &change.patch,
        (&then, &Schedule::of(&then), &Chances::new()),
        &BTreeMap::new(),
    );
    assert_eq!((affected.moved, affected.shifts.len()), (21, Affected::SHOWN));
    let days: Vec<i32> = affected.shifts.iter().map(Shift::days).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    let least = days.last().copied().unwrap_or(0);
    let all = change.patch.projects.iter().filter(|(_, diff)| {
        let finish = |project: &Option<std::sync::Arc<Project>>| {
            project.as_ref().and_then(|project| project.dates).map(Span::finish)
        };
        finish(&diff.after)
            .zip(finish(&diff.before))
            .is_some_and(|(after, before)| after.since(before) > least)
    });
    assert!(all.count() <= Affected::SHOWN, "those that move furthest are named");
}

#[test]
fn what_feeds_what() {
    fn check(projects: &str, expected: &str) {
        let plan = chain();
        let found: Vec<ProjectId> = projects.split(' ').map(Id::new).collect();
        assert_eq!(ids(fed(&plan, &Schedule::of(&plan), &found)), expected, "{projects}");
    }
    check("A", "P");
    check("C", "P");
    check("D", "Q");
    check("A D", "P Q");
    check("nobody", "");
}

#[test]
fn what_there_is_to_see_of_a_bar() {
    /// Of a bar in this plan: days moved since the plan before, conflicts, whether it is expected
    /// elsewhere, its slack and whether it is overdue.
    fn check(
        text: &str,
        before: Option<&str>,
        expected: (Option<i32>, usize, bool, Option<i32>, bool),
    ) {
        let (now, before) = (plan(text), before.map(plan));
        let look = bar(&now, &Schedule::of(&now), &Id::new("B"), before.as_ref(), None, true)
            .expect("B has dates");
        let found = (
            days_moved(look.was, look.dates),
            look.conflicts,
            look.expected.is_some(),
            look.tail.map(|tail| tail.slack),
            look.overdue,
        );
        assert_eq!(found, expected, "{text}");
    }
    check("project B 2026-05-11..2026-05-15", None, (None, 0, false, None, false));
    check(
        "project B 2026-05-11..2026-05-15",
        Some("project B 2026-05-11..2026-05-15"),
        (None, 0, false, None, false),
    );
    check(
        "project B 2026-05-12..2026-05-15",
        Some("project B 2026-05-11..2026-05-15"),
        (Some(1), 0, false, None, false),
    );
    check(
        "project B 2026-05-11..2026-05-13",
        Some("project B 2026-05-11..2026-05-15"),
        (Some(-2), 0, false, None, false),
    );
    check(
        "project A 2026-05-04..2026-05-12; project B 2026-05-11..2026-05-15; link A FS B",
        None,
        (None, 1, true, None, false),
    );
    check(
        "project A 2026-05-04..2026-05-12; project B 2026-05-11..2026-05-15; link A FS B accepted",
        None,
        (None, 0, false, None, false),
    );
    check(
        "project B 2026-05-11..2026-05-15; product P launch 2026-05-20; P must B",
        None,
        (None, 0, false, Some(3), false),
    );
    check(
        "status 2026-05-18; project B 2026-05-11..2026-05-15 running",
        None,
        (None, 0, true, None, true),
    );
    assert_eq!(
        bar(
            &plan("project B"),
            &Schedule::of(&plan("project B")),
            &Id::new("B"),
            None,
            None,
            false
        ),
        None
    );
}

#[test]
fn neighbours_are_both_ways_and_once() {
    fn check(text: &str, of: &str, expected: &str) {
        assert_eq!(
            ids(neighbours(&plan(text), &Id::new(of)).into_iter().map(|(id, _)| id)),
            expected,
            "{of} in {text}"
        );
    }
    let three = "project A 2026-05-04..2026-05-08; project B 2026-05-11..2026-05-15; project C 2026-05-18..2026-05-22; ";
    check(&format!("{three}link A FS B; link B FS C"), "B", "A C");
    check(&format!("{three}link A FS B; link A SS B"), "A", "B");
    check(&format!("{three}link A FS B"), "C", "");
    check(&format!("{three}milestone M in A 2026-05-08; link M FS C"), "A", "C");
    check(&format!("{three}milestone M in A 2026-05-08; link M FS C"), "C", "A");
}

#[test]
fn it_scrolls_at_an_edge_that_is_meant() {
    /// A view from 100 to 900: pressed there, now there, it scrolls back (-1), on (1) or not at
    /// all.
    fn check(from: f64, at: f64, expected: i32) {
        let speed = edge_scroll(from, at, 100.0, 900.0);
        assert_eq!(
            speed.partial_cmp(&0.0).map(|order| order as i32),
            Some(expected),
            "{from} to {at}: {speed}"
        );
    }
    check(500.0, 500.0, 0);
    check(500.0, 870.0, 0);
    check(500.0, 880.0, 1);
    check(500.0, 899.0, 1);
    check(500.0, 2_000.0, 1);
    check(500.0, 130.0, 0);
    check(500.0, 120.0, -1);
    check(500.0, -50.0, -1);
    // What is gripped beside an edge stays until it is taken towards it.
    check(880.0, 880.0, 0);
    check(880.0, 890.0, 0);
    check(880.0, 897.0, 1);
    check(120.0, 110.0, 0);
    check(120.0, 102.0, -1);
    check(880.0, 400.0, 0);
    assert!(
        edge_scroll(500.0, 899.0, 100.0, 900.0) > edge_scroll(500.0, 880.0, 100.0, 900.0),
        "faster at the very edge"
    );
    assert_eq!(
        edge_scroll(500.0, 5_000.0, 100.0, 900.0),
        edge_scroll(500.0, 900.0, 100.0, 900.0),
        "and no faster beyond it"
    );
}

#[test]
fn rows_from_one_place_to_another() {
    fn check(from: usize, to: usize, expected: &str) {
        let plan = plan(
            "programme F; project A 2026-05-04..2026-05-08 in F; project B 2026-05-04..2026-05-08 in F; project C 2026-05-04..2026-05-08",
        );
        let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
        assert_eq!(ids(rows_between(&rows, from, to)), expected, "{from} to {to} of {rows:?}");
    }
    // F, A, B, the heading of those in no programme, C.
    check(1, 2, "A B");
    check(2, 1, "A B");
    check(0, 4, "A B C");
    check(4, 4, "C");
    check(0, 0, "");
    check(2, 99, "B C");
    check(50, 99, "");
}

#[test]
fn several_go_in_one_step() {
    let before = plan(
        "project A 2026-05-04..2026-05-08; project B 2026-05-11..2026-05-15; project C 2026-05-18..2026-05-22; link A FS B; link B FS C; milestone M in A 2026-05-08",
    );
    let check = |which: &str, left: &str, label: Label| {
        let ids: Vec<ProjectId> = which.split(' ').map(Id::new).collect();
        let change = delete_all(&before, &ids).expect("they are there");
        let after = before.apply(&change.patch).expect("made for this plan");
        assert_eq!(
            (self::ids(after.projects.keys().cloned()), change.label),
            (left.to_owned(), label),
            "{which}"
        );
        assert!(after.links.values().all(|link| after.project_of(&link.predecessor).is_some()
            && after.project_of(&link.successor).is_some()));
        assert_eq!(after.apply(&change.patch.inverse()).expect("its inverse"), before);
    };
    check("A B", "C", Label::DeletedAll { what: RecordType::Project, count: 2 });
    check("A B C", "", Label::DeletedAll { what: RecordType::Project, count: 3 });
    check("A", "B C", Label::Deleted { what: RecordType::Project, name: "A".into() });
    check("A nobody", "B C", Label::Deleted { what: RecordType::Project, name: "A".into() });
    assert!(delete_all::<Project>(&before, &[Id::new("nobody")]).is_err());
    assert!(delete_all::<Project>(&before, &[]).is_err());
}

#[test]
fn a_request_goes_with_its_project_whatever_else_goes() {
    let mut plan =
        plan("project A 2026-05-04..2026-05-12; project B 2026-05-11..2026-05-15; link A FS B");
    let asked =
        ask(&plan, &Schedule::of(&plan), &Id::new("r"), &Id::new("A>B")).expect("it can be asked");
    plan = plan.apply(&asked.patch).expect("made for this plan");
    let change =
        delete_all::<Project>(&plan, &[Id::new("A"), Id::new("B")]).expect("they are there");
    let after = plan.apply(&change.patch).expect("made for this plan");
    assert!(after.requests.is_empty() && after.links.is_empty());
}

#[test]
fn a_link_by_the_ends_it_is_drawn_between() {
    use domain::edit::SpanEnd::*;
    for (leaves, enters, kind) in [
        (Finish, Start, LinkKind::FinishStart),
        (Start, Start, LinkKind::StartStart),
        (Finish, Finish, LinkKind::FinishFinish),
        (Start, Finish, LinkKind::StartFinish),
    ] {
        assert_eq!(LinkKind::between(leaves, enters), kind, "{leaves:?} to {enters:?}");
    }
}

#[test]
fn a_step_as_text() {
    let plan = chain();
    let (was, network) = (Schedule::of(&plan), Network::of(&plan));
    let chain = PushContext { network: &network, rule: PushRule::OnOverlap };
    let change = move_project(&plan, chain, &Id::new("B"), day("2026-05-13")).expect("it moves");
    let then = plan.apply(&change.patch).expect("made for this plan");
    let before = fed(&plan, &was, [&Id::new("B")])
        .into_iter()
        .map(|id| (id.clone(), standing(&plan, &was, &Chances::new(), &id)))
        .collect();
    let affected =
        affected(&plan, &change.patch, (&then, &Schedule::of(&then), &Chances::new()), &before);
    assert_eq!(
        text::report(Lang::En, &change, &affected),
        "Moved “B” +2 days, 1 other along\nB: 11 May 2026 – 15 May 2026 → 13 May 2026 – 19 May 2026\n\
         C: 18 May 2026 – 22 May 2026 → 20 May 2026 – 26 May 2026\nP: – +1 d → A −1 d\nTo be told: Bo"
    );
    assert_eq!(
        text::report(Lang::Nl, &change, &affected),
        "“B” +2 dagen verplaatst, 1 ander mee\nB: ma 11 mei 2026 – vr 15 mei 2026 → wo 13 mei 2026 – di 19 mei 2026\n\
         C: ma 18 mei 2026 – vr 22 mei 2026 → wo 20 mei 2026 – di 26 mei 2026\nP: – +1 d → O −1 d\nTe informeren: Bo"
    );
    // A verdict that somebody set by hand says so.
    let mut by_hand = affected.clone();
    by_hand.hits[0].to.by_hand = Some(ByHand { until: day("2026-06-01"), found: Verdict::Red });
    assert!(
        text::report(Lang::En, &change, &by_hand).contains("\nP: – +1 d → A (set by hand) −1 d\n")
    );
    assert!(
        text::aloud(Lang::En, &[], &by_hand)
            .contains("at risk (set by hand until 1 Jun 2026; found: will not be ready)")
    );
    let gone = delete(&plan, &ProjectId::new("D")).expect("it is there");
    assert_eq!(
        text::report(Lang::En, &gone, &Affected::default()),
        "Deleted project “D”\nD: 4 May 2026 – 8 May 2026 (gone)"
    );
}

#[test]
fn a_row_lands_beside_another() {
    fn check(id: &str, beside: &str, behind: bool, expected: &str) {
        let plan = plan("project A; project B; project C; project D");
        let change = place_beside::<Project>(&plan, &Id::new(id), &Id::new(beside), behind)
            .expect("they are siblings");
        let after = plan.apply(&change.patch).expect("made for this plan");
        let mut order: Vec<_> =
            after.projects.iter().map(|(id, project)| (project.rank.clone(), id.clone())).collect();
        order.sort();
        assert_eq!(
            ids(order.into_iter().map(|(_, id)| id)),
            expected,
            "{id} beside {beside}, behind: {behind}"
        );
    }
    check("A", "C", true, "B C A D");
    check("A", "C", false, "B A C D");
    check("A", "B", false, "A B C D");
    check("B", "A", true, "A B C D");
    check("D", "A", false, "D A B C");
    check("D", "B", true, "A B D C");
    check("C", "D", true, "A B D C");
    check("B", "B", true, "A B C D");
    check("B", "B", false, "A B C D");
    let plan = plan("programme F; project A in F; project B");
    assert!(
        place_beside::<Project>(&plan, &Id::new("A"), &Id::new("B"), true).is_err(),
        "another group"
    );
}
