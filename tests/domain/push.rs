//! What moves along when something is moved: the four push rules, a row for each thing that can be
//! in the way (rules L10 to L12 of docs/SPEC.md).
//!
//! A row reads: this plan; this is done by hand; by this rule; then this has moved besides, and
//! these links are in conflict.

use std::sync::Arc;

use crate::notation::{day, plan};
use domain::{
    edit::{Change, Refusal, SpanEnd, commands::*},
    format::json,
};
use engine::{
    model::*,
    schedule::{Network, PushRule, Schedule, Stop, Unsettled},
};
use proptest::prelude::*;

/// The four rules by the keys that choose them.
const OVERLAP: PushRule = PushRule::OnOverlap;
const DISTANCE: PushRule = PushRule::KeepDistance;
const GAPS: PushRule = PushRule::CloseGaps;
const ONLY: PushRule = PushRule::OnlyThis;

/// What is done by hand, in words: `A +3` (working days), `A to 2026-05-18`, `A and B +3`, `A
/// starts 2026-05-18`, `A finishes 2026-05-18`, `M to 2026-05-18`.
fn by_hand(plan: &Plan, rule: PushRule, text: &str) -> Result<Change, Refusal> {
    on(plan, &Network::of(plan), rule, text)
}

fn on(plan: &Plan, network: &Network, rule: PushRule, text: &str) -> Result<Change, Refusal> {
    let chain = PushContext { network, rule };
    let words: Vec<&str> = text.split(' ').collect();
    let id: ProjectId = Id::new(words[0]);
    let dates = plan.get(&id).and_then(|project| project.dates);
    let steps = |by: &str| {
        let project = plan.get(&id).expect("a project of the plan");
        let calendar = plan.calendar_of(project);
        calendar.plus(
            dates.expect("it has dates").start(),
            by.parse().expect("a number of working days"),
        )
    };
    match words[..] {
        [_, "to", to] if dates.is_none() => {
            set_milestone_day(plan, chain, &Id::new(words[0]), day(to))
        }
        [_, "to", to] => move_project(plan, chain, &id, day(to)),
        [_, "starts", to] => resize_project(plan, chain, &id, SpanEnd::Start, day(to)),
        [_, "finishes", to] => resize_project(plan, chain, &id, SpanEnd::Finish, day(to)),
        [_, "and", other, by] => move_together(plan, chain, &id, &[Id::new(other)], steps(by)),
        [_, by] => move_project(plan, chain, &id, steps(by)),
        _ => panic!("`{text}` is nothing that is done by hand"),
    }
}

/// What moved besides that was held, and the conflicts: `B 2026-05-18..2026-05-22, M 2026-05-20;
/// A>B 3`.
fn moved(plan: &Plan, change: &Change, text: &str) -> String {
    let after = plan.apply(&change.patch).expect("made for this plan");
    let held: Vec<&str> = text.split(' ').collect();
    let projects =
        change.patch.projects.keys().filter(|id| !held.contains(&id.as_str())).map(|id| {
            let dates = after.projects[id].dates.expect("it has dates");
            format!("{id} {}..{}", dates.start(), dates.finish())
        });
    let milestones = change.patch.milestones.keys().filter(|id| !held.contains(&id.as_str()));
    let milestones = milestones.map(|id| format!("{id} {}", after.milestones[id].day));
    let schedule = Schedule::of(&after);
    let conflicts: Vec<String> = schedule
        .conflicts()
        .map(|id| format!("{id} {}", schedule.conflict(id).expect("it is in conflict").days))
        .collect();
    let moved: Vec<String> = projects.chain(milestones).collect();
    if conflicts.is_empty() {
        moved.join(", ")
    } else {
        format!("{}; {}", moved.join(", "), conflicts.join(", "))
    }
}

fn check(text: &str, hand: &str, rule: PushRule, expected: &str) {
    let plan = plan(text);
    let change =
        by_hand(&plan, rule, hand).unwrap_or_else(|refusal| panic!("{text}: {hand}: {refusal:?}"));
    assert_eq!(moved(&plan, &change, hand), expected, "{text}\n{hand}, by {rule:?}");
    // One step, and one undo takes all of it back.
    let back = plan.apply(&change.patch).and_then(|there| there.apply(&change.patch.inverse()));
    assert_eq!(back.as_ref().map(json::write), Ok(json::write(&plan)), "{text}\n{hand}, and back");
}

/// The table of docs/DRAGGING.md, as it stands there.
#[test]
fn the_four_rules() {
    let ab = "project A 2026-04-27..2026-05-08; project B 2026-05-18 5d; link A FS B";
    check(ab, "A +3", OVERLAP, "");
    check(ab, "A +9", OVERLAP, "B 2026-05-22..2026-05-28");
    check(ab, "A -5", OVERLAP, "");
    check(ab, "A +3", DISTANCE, "B 2026-05-21..2026-05-27");
    check(ab, "A +9", DISTANCE, "B 2026-05-29..2026-06-04");
    check(ab, "A -5", DISTANCE, "B 2026-05-11..2026-05-15");
    check(ab, "A +3", GAPS, "B 2026-05-14..2026-05-20");
    check(ab, "A +9", GAPS, "B 2026-05-22..2026-05-28");
    check(ab, "A -5", GAPS, "B 2026-05-04..2026-05-08");
    check(ab, "A +3", ONLY, "");
    check(ab, "A +9", ONLY, "; A>B 4");
    check(ab, "A -5", ONLY, "");
}

#[test]
fn every_type_of_link_pushes() {
    let with = |link: &str| format!("project A 2026-05-04 5d; project B 2026-05-11 5d; {link}");
    // Finish to start: the day after; with a lag so many days between.
    check(&with("link A FS B"), "A +2", OVERLAP, "B 2026-05-13..2026-05-19");
    check(&with("link A FS+2 B"), "A +0", OVERLAP, "; A>B 2");
    check(
        &with("link A FS+2 B").replace("B 2026-05-11", "B 2026-05-13"),
        "A +2",
        OVERLAP,
        "B 2026-05-15..2026-05-21",
    );
    check(&with("link A FS+2c B"), "A +2", OVERLAP, "B 2026-05-15..2026-05-21");
    check(
        &with("link A FS+4c B").replace("B 2026-05-11", "B 2026-05-13"),
        "A +1",
        OVERLAP,
        "B 2026-05-18..2026-05-22",
    );
    // Start to start.
    check(&with("link A SS B"), "A +5", OVERLAP, "");
    check(&with("link A SS B"), "A +6", OVERLAP, "B 2026-05-12..2026-05-18");
    check(&with("link A SS+2 B"), "A +6", OVERLAP, "B 2026-05-14..2026-05-20");
    // Finish to finish.
    check(&with("link A FF B"), "A +5", OVERLAP, "");
    check(&with("link A FF B"), "A +6", OVERLAP, "B 2026-05-12..2026-05-18");
    check(&with("link A FF+1 B"), "A +6", OVERLAP, "B 2026-05-13..2026-05-19");
    // Start to finish: the working day before.
    check(&with("link A SF B"), "A +10", OVERLAP, "");
    check(&with("link A SF B"), "A +11", OVERLAP, "B 2026-05-12..2026-05-18");
    check(&with("link A SF+1 B"), "A +11", OVERLAP, "B 2026-05-13..2026-05-19");
    // All of them by the other rules.
    check(&with("link A SS B"), "A +2", DISTANCE, "B 2026-05-13..2026-05-19");
    check(&with("link A FF B"), "A -3", DISTANCE, "B 2026-05-06..2026-05-12");
    check(&with("link A SF B"), "A +1", GAPS, "B 2026-04-28..2026-05-04");
    check(&with("link A SS B"), "A +1", GAPS, "B 2026-05-05..2026-05-11");
    check(&with("link A FF B"), "A +1", GAPS, "B 2026-05-05..2026-05-11");
    // A start and a finish that are both tied: the one that asks for more.
    check(
        &with("link A SS+1 B; project C 2026-05-04 5d; link C FF B"),
        "A +6",
        OVERLAP,
        "B 2026-05-13..2026-05-19",
    );
}

#[test]
fn a_lead_lets_them_overlap() {
    let lead = "project A 2026-05-04 5d; project B 2026-05-07 5d; link A FS-2 B";
    check(lead, "A +0", OVERLAP, "");
    check(lead, "A +1", OVERLAP, "B 2026-05-08..2026-05-14");
    check(lead, "A +3", DISTANCE, "B 2026-05-12..2026-05-18");
    check(lead, "A -2", GAPS, "B 2026-05-05..2026-05-11");
    check(
        "project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS-3c B",
        "A +1",
        OVERLAP,
        "B 2026-05-11..2026-05-15",
    );
}

/// Days off are passed over; the lag counts the days of what comes first, the bar those of what
/// waits.
#[test]
fn calendars_count() {
    let ab = "project A 2026-04-20 5d; project B 2026-04-27 5d; link A FS B";
    check(ab, "A +1", OVERLAP, "B 2026-04-28..2026-05-04");
    // King's Day is a Monday in 2026.
    check(
        &format!("holidays NL; {}", ab.replace("B 2026-04-27", "B 2026-04-28")),
        "A +1",
        OVERLAP,
        "B 2026-04-29..2026-05-05",
    );
    check(
        &format!("holidays NL; {}", ab.replace("B 2026-04-27", "B 2026-04-28")),
        "A +2",
        OVERLAP,
        "B 2026-04-30..2026-05-06",
    );
    let closed = "closed Break 2026-07-20..2026-08-07";
    check(
        &format!("{closed}; project A 2026-07-06 5d; project B 2026-07-13 5d; link A FS B"),
        "A +5",
        OVERLAP,
        "B 2026-08-10..2026-08-14",
    );
    // The yard works on Saturdays, so it goes on at once; its lag counts a Saturday.
    let yard = "party Yard week MTWTFS-; project A 2026-05-04 5d; project B 2026-05-11 5d by Yard; link A FS B";
    check(yard, "A +1", OVERLAP, "B 2026-05-12..2026-05-16");
    check(
        "party Yard week MTWTFS-; project A 2026-05-04 5d by Yard; project B 2026-05-12 5d; link A FS+2 B",
        "A +0",
        OVERLAP,
        "",
    );
    check(
        "party Yard week MTWTFS-; project A 2026-05-04 5d by Yard; project B 2026-05-12 5d; link A FS+2 B",
        "A +1",
        OVERLAP,
        "B 2026-05-13..2026-05-19",
    );
}

#[test]
fn milestones_go_along_and_pass_on() {
    let ab = "project A 2026-05-04 10d; milestone M in A 2026-05-06; project B 2026-05-07 5d; milestone N in B 2026-05-11; link M FS B";
    // What waits for a milestone follows it, wherever its project goes.
    check(ab, "A +1", OVERLAP, "B 2026-05-08..2026-05-14, M 2026-05-07, N 2026-05-12");
    check(ab, "M to 2026-05-08", OVERLAP, "B 2026-05-11..2026-05-15, N 2026-05-13");
    // A milestone keeps its day while its project is resized, so nothing that waits for it moves.
    check(ab, "A finishes 2026-05-29", OVERLAP, "");
    // If it no longer fits it comes in, and what waits for it need not move.
    check(ab, "A finishes 2026-05-05", OVERLAP, "M 2026-05-05");
    check(
        ab,
        "A finishes 2026-05-05",
        DISTANCE,
        "B 2026-05-06..2026-05-12, M 2026-05-05, N 2026-05-08",
    );
    // A start that comes later takes a milestone along, and that pushes.
    check(
        ab,
        "A starts 2026-05-08",
        OVERLAP,
        "B 2026-05-11..2026-05-15, M 2026-05-08, N 2026-05-13",
    );
    // A milestone that waits: the whole project keeps its shape. A milestone may lie on the day of
    // the finish.
    let into = "project A 2026-05-04 5d; project B 2026-05-04 10d; milestone N in B 2026-05-08; link A FS N";
    check(into, "A +0", OVERLAP, "");
    check(into, "A +2", OVERLAP, "B 2026-05-06..2026-05-19, N 2026-05-12");
    // From milestone to milestone.
    check(
        "project A 2026-05-04 10d; milestone M in A 2026-05-08; project B 2026-05-04 10d; milestone N in B 2026-05-08; link M FF N",
        "A +3",
        OVERLAP,
        "B 2026-05-07..2026-05-20, M 2026-05-13, N 2026-05-13",
    );
}

#[test]
fn what_has_begun_or_is_finished_stays() {
    let with = |b: &str, link: &str| {
        format!("project A 2026-05-04 5d; project B 2026-05-11 5d {b}; link A {link} B")
    };
    // The push stops, and the conflict shows.
    check(&with("finished", "FS"), "A +2", OVERLAP, "; A>B 2");
    check(&with("finished", "FF"), "A +6", OVERLAP, "; A>B 1");
    check(&with("running", "FS"), "A +2", OVERLAP, "; A>B 2");
    check(&with("running", "SS"), "A +6", OVERLAP, "; A>B 1");
    check(&with("running", "FS"), "A +2", DISTANCE, "; A>B 2");
    check(&with("running", "FS"), "A -2", GAPS, "");
    // What has begun can still finish later, under every rule; never earlier.
    check(&with("running", "FF"), "A +6", OVERLAP, "B 2026-05-11..2026-05-18");
    check(&with("running", "FF"), "A +6", DISTANCE, "B 2026-05-11..2026-05-18");
    check(&with("running", "FF"), "A -3", GAPS, "");
    // And pass that on.
    check(
        "project A 2026-05-04 5d; project B 2026-05-11 5d running; project C 2026-05-18 5d; link A FF B; link B FS C",
        "A +6",
        OVERLAP,
        "B 2026-05-11..2026-05-18, C 2026-05-19..2026-05-25",
    );
    // A milestone in it moves alone, and stretches the project when it no longer fits.
    let into = "project A 2026-05-04 5d; project B 2026-05-04 10d running; milestone N in B 2026-05-08; link A FS N";
    check(into, "A +2", OVERLAP, "N 2026-05-12");
    check(into, "A +6", OVERLAP, "B 2026-05-04..2026-05-18, N 2026-05-18");
    check(&into.replace("2026-05-08; link", "2026-05-08 done; link"), "A +2", OVERLAP, "; A>N 2");
    // What was finished on both sides is no conflict any more.
    check(
        "project A 2026-05-04 5d finished; project B 2026-05-06 5d finished; link A FS B",
        "A +0",
        OVERLAP,
        "",
    );
    // What lies behind a project that stays is not reached through it.
    let chain = "project A 2026-05-04 5d; project B 2026-05-11 5d finished; project C 2026-05-18 5d; link A FS B; link B FS C";
    check(chain, "A +9", OVERLAP, "; A>B 9");
}

#[test]
fn what_is_agreed_stays() {
    let with = |b: &str, link: &str| {
        format!("project A 2026-05-04 5d; project B 2026-05-11 5d {b}; link A {link} B")
    };
    check(&with("agreed start", "FS"), "A +2", OVERLAP, "; A>B 2");
    // It moves as a whole or not at all.
    check(&with("agreed finish", "FS"), "A +2", OVERLAP, "; A>B 2");
    check(&with("agreed both", "FS"), "A +2", DISTANCE, "; A>B 2");
    check(&with("agreed start", "FS"), "A -2", GAPS, "");
    check(&with("running agreed finish", "FF"), "A +6", OVERLAP, "; A>B 1");
    check(&with("running agreed start", "FF"), "A +6", OVERLAP, "B 2026-05-11..2026-05-18");
    let into = "project A 2026-05-04 5d; project B 2026-05-04 10d running agreed finish; milestone N in B 2026-05-08; link A FS N";
    check(into, "A +4", OVERLAP, "N 2026-05-14");
    check(into, "A +6", OVERLAP, "; A>N 6");
    // An agreed milestone holds its project, until it is reached.
    let held = "project A 2026-05-04 5d; project B 2026-05-11 5d; milestone N in B 2026-05-13 agreed; link A FS B";
    check(held, "A +2", OVERLAP, "; A>B 2");
    // By hand it can be moved: it was agreed, not nailed down.
    check(&with("agreed both", "FS"), "B +2", OVERLAP, "");
}

#[test]
fn several_predecessors() {
    let abc = "project A 2026-05-04 5d; project C 2026-05-04 10d; project B 2026-05-20 5d; link A FS B; link C FS B";
    // The later one decides.
    check(abc, "A +3", OVERLAP, "");
    check(abc, "C +4", OVERLAP, "B 2026-05-22..2026-05-28");
    // The one that stays is not overtaken on the way back.
    check(abc, "A -5", DISTANCE, "B 2026-05-18..2026-05-22");
    check(abc, "A -1", DISTANCE, "B 2026-05-19..2026-05-25");
    check(abc, "A -5", GAPS, "B 2026-05-18..2026-05-22");
    // Both moved: the later of the two, once.
    let diamond = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-11 8d; project D 2026-05-21 5d
        link A FS B; link A FS C; link B FS D; link C FS D";
    check(
        diamond,
        "A +2",
        OVERLAP,
        "B 2026-05-13..2026-05-19, C 2026-05-13..2026-05-22, D 2026-05-25..2026-05-29",
    );
    check(
        diamond,
        "A +2",
        DISTANCE,
        "B 2026-05-13..2026-05-19, C 2026-05-13..2026-05-22, D 2026-05-25..2026-05-29",
    );
    check(
        diamond,
        "A -2",
        DISTANCE,
        "B 2026-05-07..2026-05-13, C 2026-05-07..2026-05-18, D 2026-05-19..2026-05-25",
    );
    // A conflict with another one is left as it is.
    let other = "project A 2026-05-04 5d; project C 2026-05-04 10d; project B 2026-05-11 5d; link A FS B; link C FS B";
    check(other, "A +1", OVERLAP, "B 2026-05-12..2026-05-18; C>B 4");
}

/// A gesture is computed from the plan as it was when it began, so there and back is where it was:
/// no ratchet.
#[test]
fn dragging_there_and_back_leaves_nothing() {
    let chain = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d; link A FS B; link B FS C";
    for rule in PushRule::ALL {
        check(chain, "A +0", rule, "");
    }
    // A conflict that is there is not made worse by going nearer to an end to it, and not mended in
    // silence.
    let conflict = "project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B";
    check(conflict, "A -1", OVERLAP, "; A>B 2");
    check(conflict, "A +1", OVERLAP, "B 2026-05-07..2026-05-13; A>B 3");
    check(conflict, "A +1", GAPS, "B 2026-05-12..2026-05-18");
    check(
        &conflict.replace("FS", "FF-9").replace("B 2026-05-06 5d", "B 2026-04-20 5d running"),
        "A +2",
        OVERLAP,
        "B 2026-04-20..2026-04-28; A>B 1",
    );
    check(conflict, "A +1", DISTANCE, "B 2026-05-07..2026-05-13; A>B 3");
    // What waits can be dropped anywhere; before its time it shows the conflict.
    check(conflict, "B +9", OVERLAP, "");
    check(conflict, "B -1", OVERLAP, "; A>B 4");
}

#[test]
fn a_conflict_that_is_lived_with_pushes_only_by_what_comes_on_top() {
    let lived = "project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B accepted";
    check(lived, "A +1", OVERLAP, "B 2026-05-07..2026-05-13; A>B 3");
    check(lived, "A -1", OVERLAP, "; A>B 2");
    check(lived, "A +1", GAPS, "B 2026-05-07..2026-05-13; A>B 3");
    // Once it is no conflict, it pushes like any other.
    check(
        "project A 2026-05-04 5d; project B 2026-05-11 5d; link A FS B accepted",
        "A +1",
        OVERLAP,
        "B 2026-05-12..2026-05-18",
    );
}

#[test]
fn a_selection_moves_together() {
    let chain = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d; link A FS B; link B FS C";
    check(chain, "A and B +2", OVERLAP, "C 2026-05-20..2026-05-26");
    check(chain, "A and B -2", OVERLAP, "");
    check(chain, "A and B -2", DISTANCE, "C 2026-05-14..2026-05-20");
    // What lies between two that are held is pushed by the first, and the second stays where the
    // hand has it.
    check(chain, "A and C +2", OVERLAP, "B 2026-05-13..2026-05-19");
    check(chain, "A and C +2", ONLY, "; A>B 2");
    // Each by its own working days.
    let yard = "party Yard week MTWTFS-; project A 2026-05-07 2d; project B 2026-05-07 2d by Yard";
    let plan = plan(yard);
    let change = by_hand(&plan, OVERLAP, "A and B +2").expect("both have dates");
    let after = plan.apply(&change.patch).expect("made for this plan");
    let start = |id: &str| after.projects[&Id::new(id)].dates.expect("it has dates").start();
    assert_eq!((start("A"), start("B")), (day("2026-05-11"), day("2026-05-09")));
}

#[test]
fn an_idea_moves_for_the_plan_and_the_plan_not_for_an_idea() {
    let with = |a: &str, b: &str| {
        format!("project A 2026-05-04 5d {a}; project B 2026-05-11 5d {b}; link A FS B")
    };
    check(&with("planned", "proposed"), "A +2", OVERLAP, "B 2026-05-13..2026-05-19");
    check(&with("proposed", "proposed"), "A +2", OVERLAP, "B 2026-05-13..2026-05-19");
    check(&with("proposed", "planned"), "A +2", OVERLAP, "");
    check(&with("proposed", "planned"), "A +2", GAPS, "");
    // Without dates there is nothing to push, and nothing to push from.
    check(
        "project A 2026-05-04 5d; project B; link A FS B; project C 2026-05-11 5d; link B FS C",
        "A +9",
        OVERLAP,
        "",
    );
}

#[test]
fn a_resized_bar_pushes_by_the_end_that_moved() {
    let ab = "project A 2026-05-04 5d; project B 2026-05-11 5d; link A FS B";
    check(ab, "A finishes 2026-05-12", OVERLAP, "B 2026-05-13..2026-05-19");
    check(ab, "A finishes 2026-05-06", OVERLAP, "");
    check(ab, "A finishes 2026-05-06", DISTANCE, "B 2026-05-07..2026-05-13");
    check(ab, "A starts 2026-05-06", OVERLAP, "");
    check(ab, "A starts 2026-05-06", DISTANCE, "");
    check(
        "project A 2026-05-04 5d; project B 2026-05-04 5d; link A SS B",
        "A starts 2026-05-06",
        OVERLAP,
        "B 2026-05-06..2026-05-12",
    );
    check(
        "project A 2026-05-04 5d; project B 2026-05-04 5d; link A SS B",
        "A finishes 2026-05-20",
        DISTANCE,
        "",
    );
}

/// Nothing that is still to begin is pulled into the past.
#[test]
fn nothing_is_pulled_before_the_status_date() {
    let ab =
        "status 2026-05-11; project A 2026-05-04 5d running; project B 2026-05-13 5d; link A FS B";
    check(ab, "A -5", DISTANCE, "B 2026-05-11..2026-05-15");
    check(ab, "A -5", GAPS, "B 2026-05-11..2026-05-15");
    // What lies there already may move.
    check(
        "status 2026-06-01; project A 2026-05-04 5d; project B 2026-05-18 5d; link A FS B",
        "A +2",
        DISTANCE,
        "B 2026-05-20..2026-05-26",
    );
}

/// A network in which nobody has settled the dates of what is named: `B M`.
fn unsettled(plan: &Plan, names: &str) -> Network {
    let mut unsettled = Unsettled::default();
    for name in names.split_whitespace() {
        match plan.get(&ProjectId::new(name)) {
            Some(_) => drop(unsettled.projects.insert(Id::new(name))),
            None => drop(unsettled.milestones.insert(Id::new(name))),
        }
    }
    let mut network = Network::of(plan);
    network.hold(Arc::new(unsettled));
    network
}

/// Rule J8: nothing pushes dates that both sides have set, and nobody has settled.
#[test]
fn pushes_stop_at_dates_that_nobody_has_settled() {
    #[track_caller]
    fn check(text: &str, names: &str, hand: &str, rule: PushRule, expected: &str) {
        let plan = plan(text);
        let change = on(&plan, &unsettled(&plan, names), rule, hand).expect("it can be done");
        assert_eq!(moved(&plan, &change, hand), expected, "{text}\n{hand}, by {rule:?}");
    }
    let chain = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d;
        link A FS B; link B FS C";
    for rule in [OVERLAP, DISTANCE, GAPS] {
        check(chain, "B", "A +2", rule, "; A>B 2");
    }
    check(chain, "C", "A +2", OVERLAP, "B 2026-05-13..2026-05-19; B>C 2");
    // By hand it moves, and pushes on.
    check(chain, "B", "B +2", OVERLAP, "C 2026-05-20..2026-05-26");
    // Of several, it stays while the others go.
    check(chain, "B", "A and B +2", OVERLAP, "; A>B 2");
    // A milestone in it that nobody has settled holds it too, done or not.
    let with = |stone: &str| format!("{chain}; milestone M in B 2026-05-13 {stone}");
    check(&with(""), "M", "A +2", OVERLAP, "; A>B 2");
    check(&with("done"), "M", "A +2", OVERLAP, "; A>B 2");
    check(
        &with(""),
        "",
        "A +2",
        OVERLAP,
        "B 2026-05-13..2026-05-19, C 2026-05-20..2026-05-26, M 2026-05-15",
    );
    // It stays where it is when its project is moved by hand.
    check(&with(""), "M", "B +2", OVERLAP, "C 2026-05-20..2026-05-26");
    check(&with(""), "M", "B finishes 2026-05-12", OVERLAP, "");
    // What has begun keeps such a finish, and such a milestone.
    let begun = "project A 2026-05-04 5d; project B 2026-05-04 5d running; link A FF B";
    check(begun, "B", "A +2", OVERLAP, "; A>B 2");
    let stone = "project A 2026-05-04 5d; project B 2026-05-04 10d running;
        milestone M in B 2026-05-11; link A FS M";
    check(stone, "M", "A +2", OVERLAP, "; A>M 1");
    check(stone, "B", "A +2", OVERLAP, "M 2026-05-12");
    check(stone, "B", "A +9", OVERLAP, "; A>M 8");
}

#[test]
fn what_nobody_has_settled_is_told_on_the_link() {
    let plan = plan("project A 2026-05-04 5d; project B 2026-05-06 5d; link A FS B");
    let mut schedule = Schedule::over(unsettled(&plan, "B"));
    let link = Id::new("A>B");
    assert_eq!(schedule.conflict(&link).map(|it| it.stop), Some(Some(Stop::Unsettled)));
    let chain = PushContext { network: schedule.network(), rule: OVERLAP };
    let refused = snap_back(&plan, &schedule, chain, &link);
    assert_eq!(refused, Err(Refusal::CannotMove(Stop::Unsettled)));
    // A network that is built anew holds it still.
    let mut patch = Patch::default();
    let status_date = Some(day("2026-05-04"));
    patch.set_about(&plan, About { status_date, ..About::clone(&plan.about) });
    schedule.follow(&patch, &plan.apply(&patch).expect("made for this plan"));
    assert_eq!(schedule.conflict(&link).map(|it| it.stop), Some(Some(Stop::Unsettled)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// No push reaches dates that nobody has settled, and no bar that is held takes such a milestone
    /// along.
    #[test]
    fn no_push_settles_a_date(plan in crate::plans::linked_plan(), names in prop::sample::subsequence(vec!["a", "b", "c", "d", "e", "f", "g", "h", "i", "m0", "m1", "m2", "m3", "m4"], 1..8), days in -40..40) {
        let network = unsettled(&plan, &names.join(" "));
        for rule in PushRule::ALL {
            for (id, project) in plan.projects.iter() {
                let Some(dates) = project.dates else { continue };
                let start = plan.calendar_of(project).plus(dates.start(), days);
                let others: Vec<ProjectId> = plan.projects.keys().cloned().collect();
                for others in [&others[..], &[]] {
                    let chain = PushContext { network: &network, rule };
                    let change = move_together(&plan, chain, id, others, start).expect("it has dates");
                    let moved = change.patch.projects.keys().map(|id| id.as_str()).filter(|it| *it != id.as_str());
                    let moved = moved.chain(change.patch.milestones.keys().map(|id| id.as_str()));
                    for moved in moved {
                        prop_assert!(!names.contains(&moved), "{moved} moved with {id}, by {rule:?}");
                    }
                }
            }
        }
    }

    /// A push by overlap only ever moves later, and leaves none of the links it went along shorter
    /// than it asks.
    #[test]
    fn a_push_on_overlap_ends_what_it_caused(plan in crate::plans::linked_plan(), which in any::<prop::sample::Index>(), days in -40..40) {
        let ids: Vec<ProjectId> = plan.projects.keys().cloned().collect();
        let id = which.get(&ids).clone();
        let network = Network::of(&plan);
        let Some(dates) = plan.projects[&id].dates else { return Ok(()) };
        let start = plan.calendar_of(&plan.projects[&id]).plus(dates.start(), days);
        let change = move_project(&plan, PushContext { network: &network, rule: OVERLAP }, &id, start).expect("it has dates");
        let after = plan.apply(&change.patch).expect("made for this plan");
        let (before, now) = (Schedule::of(&plan), Schedule::of(&after));
        for (other, diff) in change.patch.projects.iter().filter(|(other, _)| **other != id) {
            let [was, is] = [&diff.before, &diff.after].map(|it| it.as_ref().and_then(|it| it.dates).expect("it has dates"));
            prop_assert!(is.start() >= was.start() && is.finish() >= was.finish(), "{other} went back");
        }
        for link in now.conflicts() {
            let conflict = now.conflict(link).expect("it is in conflict");
            let was = before.conflict(link).map_or(0, |conflict| conflict.days);
            let by_hand = plan.project_of(&plan.links[link].successor).is_some_and(|(successor, _)| *successor == id);
            prop_assert!(conflict.stop.is_some() || by_hand || conflict.days <= was, "{link}: {was} became {} when {id} moved by {days}: {}", conflict.days, json::write(&plan));
        }
    }

    /// With gaps kept at their distance, a move back moves the whole chain back, when nothing is in
    /// the way and no calendar differs.
    #[test]
    fn keeping_distance_is_undone_by_moving_back(plan in crate::plans::free_chain(), days in -60..60) {
        let id: ProjectId = Id::new("a");
        let go = |plan: &Plan, start: Day| {
            let chain = PushContext { network: &Network::of(plan), rule: DISTANCE };
            let change = move_project(plan, chain, &id, start).expect("it has dates");
            plan.apply(&change.patch).expect("made for this plan")
        };
        let start = plan.projects[&id].dates.expect("it has dates").start();
        let there = go(&plan, plan.about.calendar.plus(start, days));
        prop_assert_eq!(go(&there, start), plan);
    }

    /// Whatever the plan and its dates, every rule ends and leaves a plan that can be taken back.
    #[test]
    fn no_plan_makes_a_push_fail(plan in crate::plans::plan(), to in crate::plans::day()) {
        let network = Network::of(&plan);
        for rule in PushRule::ALL {
            for (id, _) in plan.projects.iter().filter(|(_, project)| project.dates.is_some()) {
                let change = move_project(&plan, PushContext { network: &network, rule }, id, to).expect("it has dates");
                let there = plan.apply(&change.patch).expect("made for this plan");
                prop_assert_eq!(&there.apply(&change.patch.inverse()).expect("and back"), &plan);
            }
        }
    }
}
