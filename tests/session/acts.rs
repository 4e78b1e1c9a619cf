//! What else hands and keys do to a session, in rows and in laws: selecting, walking, typing, moving
//! by keys, commands, filters and addresses (rules W, F and A of docs/SPEC.md).

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::format::json;
use engine::model::*;
use engine::schedule::Schedule;
use proptest::prelude::*;
use session::state::Effect;
use session::text::{self as t, Lang};
use session::viewmodel::{GroupKey, Row, RowKey, rows};

use crate::inputs::{World, inputs};
use crate::notation::plan;
use crate::plans;

/// A holds back B and leads to P; C has no dates; D is agreed.
const PLAN: &str = "status 2026-05-04; programme Ferry; programme Quay under Ferry; \
    project A 2026-05-04..2026-05-15 running in Ferry; project B 2026-05-18..2026-05-29 in Ferry; \
    project C; project D 2026-05-04..2026-05-08 agreed both in Quay; project E 2026-06-01..2026-06-12; \
    link A FS B; product P launch 2026-06-15; P must B";

/// What a world says about something, in a few words.
fn said(world: &World, effects: &[Effect], what: &str) -> String {
    let session = &world.session;
    let list = |ids: &BTreeSet<ProjectId>| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ");
    let none = || "nothing".to_owned();
    let key = |key: &RowKey| match key {
        RowKey::Project(id, _) => id.to_string(),
        RowKey::Group(GroupKey::Programme(None)) => "the rest".into(),
        RowKey::Group(key) => key.mark(),
    };
    let notice = |notice: &session::state::Notice| {
        format!("{notice:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
    };
    match what {
        "selected" => session.selection().subject().map_or_else(none, |subject| subject.mark()),
        "picked" => list(session.selection().picked()),
        "disputed" => session.selection().disputed().map_or_else(none, Id::to_string),
        "cursor" => session
            .cursor()
            .map_or_else(none, |cursor| format!("{} {:?}", key(&cursor.row), cursor.cell)),
        "rows" => {
            session.layout().rows().iter().map(|row| key(&row.key())).collect::<Vec<_>>().join(" ")
        }
        "view" => format!("{:?}", session.view()),
        "linking" => session.linking().map_or_else(none, Id::to_string),
        "editing" => session
            .editing()
            .map_or_else(none, |it| format!("{} {:?} `{}`", key(&it.row), it.cell, it.text)),
        "told" => session.notices().told().map_or_else(none, |(_, it)| notice(it)),
        "alerts" => session
            .notices()
            .alerts()
            .iter()
            .map(|(_, it)| notice(it))
            .collect::<Vec<_>>()
            .join(" "),
        "announced" => {
            let mut texts = effects.iter().filter_map(|effect| match effect {
                Effect::Announce(text) => Some(text.clone()),
                _ => None,
            });
            texts.next_back().unwrap_or_else(none)
        }
        "effects" => {
            let names = effects.iter().filter(|effect| !matches!(effect, Effect::Changed(_)));
            let name = |effect: &Effect| notice_name(effect);
            names.map(name).collect::<Vec<_>>().join(" ")
        }
        "names" => {
            let plan = session.plan();
            plan.projects.values().map(|it| it.name.as_str()).collect::<Vec<_>>().join(" ")
        }
        "links" => session.plan().links.keys().map(Id::as_str).collect::<Vec<_>>().join(" "),
        "baseline" => session.baseline().map_or_else(none, Id::to_string),
        other => {
            let project = &session.plan().projects[&Id::new(other)];
            project.dates.map_or_else(none, |it| format!("{}..{}", it.start(), it.finish()))
        }
    }
}

fn notice_name(effect: &Effect) -> String {
    format!("{effect:?}").split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}

#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    for (acts, what, expected) in cases {
        let mut world = World::of(plan(PLAN));
        let effects = world.run(acts);
        assert_eq!(said(&world, &effects, what), *expected, "{what} after: {acts}");
    }
}

#[test]
fn one_or_several_are_selected() {
    check(&[
        ("select project:A", "selected", "project:A"),
        ("select project:A; pick B", "picked", "A B"),
        ("select project:A; pick B", "selected", "project:B"),
        ("pick A; pick B; pick A", "picked", ""),
        ("pick A; pick B; pick A", "selected", "project:B"),
        ("pick A; pick A", "selected", "nothing"),
        ("select project:A; pick up to E", "picked", "A B D E"),
        ("select project:E; pick up to A", "picked", "A B D E"),
        ("select project:E; pick up to A", "selected", "project:E"),
        ("pick up to D", "picked", ""),
        ("pick A; pick B; select project:A", "picked", ""),
        ("pick A; pick B; show project:A", "picked", "A B"),
        ("pick A; pick B; show project:D", "picked", ""),
        ("pick A; pick B; show product:P", "picked", ""),
        ("pick A; pick B; show nothing", "picked", ""),
        // What is not to be seen does not move along.
        ("pick A; pick B; pick D; only programme:Quay", "picked", ""),
        ("pick A; pick B; pick D; only programme:Quay", "selected", "project:D"),
        ("pick A; pick E; named A; move bar A day on", "E", "2026-06-01..2026-06-12"),
        ("pick A; pick B; delete picked", "selected", "nothing"),
        ("pick A; pick B; delete picked; undo", "names", "A B C D E"),
        ("pick A; pick B; pick D; delete project:B", "picked", "A D"),
        ("pick A; pick B; delete project:B", "picked", ""),
        ("delete programme:Ferry", "rows", "Quay D the rest A B E"),
        ("only product:P; delete product:P", "rows", ""),
        ("go to B bar; delete project:B; step rows 1", "cursor", "Ferry Bar"),
        ("pick A; pick B; pick D; grip row D; hold in none; drop", "picked", "A B D"),
        ("dispute A", "disputed", "A"),
        ("dispute A; dispute A", "disputed", "nothing"),
        ("dispute A; dispute nothing", "effects", "Focus"),
    ]);
}

#[test]
fn what_is_looked_at_comes_into_sight() {
    check(&[
        ("look at project:D", "selected", "project:D"),
        ("look at project:D", "effects", "Seek"),
        ("run view-people; look at project:D", "view", "Timeline"),
        ("run view-people; look at product:P", "view", "People"),
        ("fold Ferry; look at project:D", "rows", ROWS),
        ("fold Ferry; look at project:D", "effects", "KeepFolds Seek"),
        ("only programme:Quay; look at project:E", "rows", ROWS),
        ("only programme:Quay; look at project:E", "told", "FilterCleared"),
        ("only programme:Quay; look at project:D", "told", "nothing"),
    ]);
}

const ROWS: &str = "Ferry A B Quay D the rest E";

#[test]
fn rows_follow_how_they_are_arranged() {
    check(&[
        ("", "rows", ROWS),
        ("fold Quay", "rows", "Ferry A B Quay the rest E"),
        ("fold Quay; fold Quay", "rows", ROWS),
        ("fold Quay", "effects", "KeepFolds"),
        ("only programme:Quay", "rows", "Ferry Quay D"),
        ("named b", "rows", "Ferry B"),
        ("named b; run clear-filter", "rows", ROWS),
        (
            "run group-state",
            "rows",
            "state:proposed state:planned B D E state:running A state:finished",
        ),
        (
            "run group-state; undo",
            "rows",
            "state:proposed state:planned B D E state:running A state:finished",
        ),
        ("run sort-name; grip row A; hold in none; drop", "rows", "Ferry B Quay D the rest A E"),
        // A row keeps its place until the bar is let go.
        ("run sort-finish; grip bar A; hold 2026-06-22", "rows", "Ferry A B Quay D the rest E"),
        (
            "run push-only; run sort-finish; grip bar A; hold 2026-06-22; drop",
            "rows",
            "Ferry B A Quay D the rest E",
        ),
        ("run push-only; run sort-finish; grip bar A; hold 2026-06-22; drop; undo", "rows", ROWS),
        // What is made while a filter stands does not vanish under one's hands.
        ("only product:P; add project in Quay", "rows", "Ferry B Quay project-1"),
        ("grip card C; hold 2026-05-11; drop", "rows", "Ferry A B Quay D the rest C E"),
        ("grip bar A; hold 2026-05-11; drop", "rows", ROWS),
        ("delete picked; run undo", "effects", "Run"),
    ]);
}

#[test]
fn keys_walk_and_select() {
    check(&[
        ("step rows 1", "cursor", "Ferry Name"),
        ("go to A bar; step rows 1", "cursor", "B Bar"),
        ("go to A bar; step rows 1", "effects", "Focus"),
        ("go to A bar; step rows 9", "cursor", "E Bar"),
        ("go to A bar; step first row", "cursor", "Ferry Bar"),
        ("go to A bar; step first cell", "cursor", "A Name"),
        ("run column-start; go to A name; step cells 1", "cursor", "A Column(Start)"),
        ("run column-start; go to A start; run column-start; step cells 1", "cursor", "A Bar"),
        ("go to A bar; step picking 1", "picked", "A B"),
        ("go to A bar; step picking 1; step picking 2", "picked", "A B D"),
        ("go to B bar; step picking -1", "selected", "project:B"),
        ("run to-driver on B", "cursor", "A Bar"),
        ("run to-driver on A", "announced", &t::no_driver(Lang::En)),
        ("run to-successor on A", "selected", "project:B"),
        ("run to-successor on B", "announced", &t::no_successor(Lang::En)),
        ("run to-product on B", "selected", "product:P"),
        ("run to-product on A", "announced", &t::no_delivery(Lang::En)),
        ("select project:B; run to-driver", "cursor", "A Bar"),
        ("run to-driver", "effects", ""),
    ]);
}

#[test]
fn keys_move_what_hands_drag() {
    check(&[
        ("move bar A day on", "A", "2026-05-05..2026-05-18"),
        ("move bar A day on", "B", "2026-05-19..2026-06-01"),
        ("move bar A week back", "A", "2026-04-27..2026-05-08"),
        ("move bar E month on", "E", "2026-07-01..2026-07-14"),
        ("move finish A day on", "A", "2026-05-04..2026-05-18"),
        ("move start A day on", "A", "2026-05-05..2026-05-15"),
        ("pick A; pick E; move bar A day on", "E", "2026-06-02..2026-06-15"),
        ("pick A; pick E; move picked 5", "E", "2026-06-08..2026-06-19"),
        ("move bar A day on", "told", "Did"),
        ("move bar A day on", "effects", "Stepped Chances Shown DismissLater Announce Bring"),
        ("move bar C day on", "alerts", "Refused"),
        ("move bar D day on", "announced", "nothing"),
        ("move bar D day on; answer yes", "D", "2026-05-05..2026-05-11"),
        ("move bar D day on; answer no", "D", "2026-05-04..2026-05-08"),
        ("move bar D day on; answer no; answer yes", "D", "2026-05-04..2026-05-08"),
        ("move progress A 5", "announced", "A: 5 %"),
        // What is so already is done too.
        ("move progress A -5", "announced", "A: 0 %"),
        ("move progress B 5", "announced", &t::not_running(Lang::En)),
        ("run link-from-here on D", "linking", "D"),
        ("run link-from-here on D; run link-from-here on E", "links", "A>B link-1"),
        ("run link-from-here on A; run link-from-here on B", "links", ""),
        ("run link-from-here on A; run link-from-here on A", "links", "A>B"),
        ("run link-from-here on A; stop linking", "linking", "nothing"),
    ]);
}

#[test]
fn cells_are_typed_in() {
    const COLUMNS: &str = "run column-start; run column-finish; run column-duration; run column-progress; run column-slack; ";
    for (acts, what, expected) in [
        ("edit E name", "editing", "E Name `E`"),
        ("edit E start as 1", "editing", "E Column(Start) `1`"),
        ("edit E start", "editing", "E Column(Start) `1 Jun 2026`"),
        ("edit E slack", "editing", "nothing"),
        ("edit E name; type Dock", "names", "A B C D Dock"),
        ("edit E start; type 8-6", "E", "2026-06-08..2026-06-12"),
        // A start behind the finish can only mean that all of it moves there.
        ("edit E start; type 29 June", "E", "2026-06-29..2026-07-10"),
        ("edit E finish; type w26", "E", "2026-06-01..2026-06-26"),
        ("edit E duration; type 5", "E", "2026-06-01..2026-06-05"),
        ("edit E start; type soon", "alerts", "NotTyped"),
        ("edit E start; type soon", "editing", "nothing"),
        ("go to E start; edit E start; type soon then rows -1", "cursor", "E Column(Start)"),
        ("go to E start; edit E start; type +1d then rows -1", "cursor", "the rest Column(Start)"),
        ("edit E start; type 1 Jun 2026", "told", "nothing"),
        ("go to E start; edit E start; type 1-6 then rows -1", "cursor", "the rest Column(Start)"),
        ("edit E start; type 1-6", "told", "nothing"),
        ("edit E start; stop editing; type +1d", "E", "2026-06-01..2026-06-12"),
        ("go to D start; paste 11 May | 20 May", "D", "2026-05-04..2026-05-08"),
        ("go to A start; paste 11 May | 22 May | 10 / 1 June", "A", "2026-05-11..2026-05-22"),
        ("go to A start; paste 11 May | 22 May / 1 June", "B", "2026-06-01..2026-06-05"),
        ("go to A start; paste 11 May | soon", "alerts", "NotTyped"),
        ("go to A start; paste 11 May | soon", "A", "2026-05-04..2026-05-15"),
        ("go to E start; paste 1 / 2", "alerts", "NotTyped"),
        ("go to A bar; paste 11 May", "alerts", ""),
    ] {
        check(&[(&format!("{COLUMNS}{acts}"), what, expected)]);
    }
}

#[test]
fn rows_go_out_as_text() {
    let mut world = World::of(plan(PLAN));
    world.run("run column-start; run column-duration; go to B bar");
    assert_eq!(world.session.rows_as_text(Lang::En).unwrap(), "B\t18 May 2026\t10 d");
    world.run("pick E; pick A");
    let text = world.session.rows_as_text(Lang::En).unwrap();
    assert_eq!(text, "A\t4 May 2026\t10 d\nE\t1 Jun 2026\t10 d");
}

#[test]
fn commands_do_what_they_say() {
    check(&[
        ("run add-project", "selected", "project:project-1"),
        ("run add-project", "project-1", "2026-05-04..2026-07-31"),
        ("run add-project", "effects", "Stepped Chances Shown Seek Name"),
        ("select programme:Quay; run add-project", "rows", "Ferry A B Quay D project-1 the rest E"),
        ("select project:D; run add-project", "rows", "Ferry A B Quay D project-1 the rest E"),
        ("run add-product", "selected", "product:product-1"),
        ("add programme in Quay", "selected", "programme:programme-1"),
        ("run take-baseline", "baseline", "baseline-1"),
        ("run view-products; run today", "view", "Timeline"),
        ("run today", "effects", "Center Announce"),
        ("run zoom-fit", "effects", "Fit"),
        ("run zoom-selection", "effects", ""),
        ("select project:A; run zoom-selection", "effects", "Fit"),
        ("run zoom-week", "effects", "Zoom"),
        ("run export", "effects", "Run"),
        ("select project:A; run place-down", "rows", "Ferry B A Quay D the rest E"),
    ]);
}

#[test]
fn an_address_leads_to_what_is_still_there() {
    check(&[
        ("arrive plan=test&show=project:D", "selected", "project:D"),
        ("arrive plan=test&show=project:gone", "selected", "nothing"),
        ("arrive plan=test&view=people", "view", "People"),
        ("arrive plan=test&named=b", "rows", "Ferry B"),
        ("named b; arrive plan=test", "rows", ROWS),
        ("arrive plan=test&day=2026-05-04&zoom=3", "effects", "StandAt"),
    ]);
}

#[test]
fn messages_make_way_for_the_next_step() {
    check(&[
        ("move bar C day on; move bar A day on", "alerts", ""),
        ("move bar A day on; undo", "told", "Undid"),
        ("move bar A day on; undo; redo", "told", "Redid"),
        ("move bar A day on; add project in none", "told", "nothing"),
        ("move bar C day on; move bar C day on", "alerts", "Refused"),
    ]);
}

// ---- Laws

/// Anything that hands and keys can do, by numbers that are taken as names of what the plan holds.
fn acts() -> impl Strategy<Value = Vec<(usize, usize, usize, i32)>> {
    proptest::collection::vec((0_usize..WORDS.len(), 0_usize..40, 0_usize..40, -30_i32..60), 1..16)
}

/// What can be done; `@` is a project, `&` another, `#` a product, `^` a programme, `$` a day, `~` a
/// number.
const WORDS: [&str; 51] = [
    "select project:@",
    "show project:@",
    "show product:#",
    "look at project:@",
    "select nothing",
    "pick @",
    "pick up to @",
    "only product:#",
    "only programme:^",
    "named a",
    "run clear-filter",
    "fold ^",
    "run group-state",
    "run group-product",
    "run group-programme",
    "run sort-name",
    "run column-start",
    "run column-duration",
    "go to @ start",
    "go to @ bar",
    "step rows ~",
    "step picking 1",
    "edit @ start as 1",
    "type +~d then rows 1",
    "type soon",
    "paste +2d | 5",
    "move bar @ week on",
    "move start @ day back",
    "move finish @ month on",
    "move launch # day back",
    "move progress @ 5",
    "move picked ~",
    "delete picked",
    "delete project:@",
    "delete product:#",
    "delete programme:^",
    "run link-from-here on @",
    "run to-driver on @",
    "run next-conflict",
    "run place-up on @",
    "add project in ^",
    "run take-baseline",
    "grip bar @; hold $",
    "grip card @; hold $",
    "grip handle @ finish; hold on & start",
    "grip row @; hold in ^",
    "drop",
    "let go",
    "undo",
    "redo",
    "answer yes",
];

fn in_words(plan: &Plan, acts: &[(usize, usize, usize, i32)]) -> String {
    acts.iter().fold(String::new(), |mut text, (act, one, other, number)| {
        let _ = write!(text, "{}; ", with_names(WORDS[*act], plan, *one, *other, *number));
        text
    })
}

/// These words with names of what the plan holds.
fn with_names(words: &str, plan: &Plan, one: usize, other: usize, number: i32) -> String {
    let day = Day::from_number(20_500 + number).expect("a day of 2026");
    let name = |id: Option<&str>| id.unwrap_or("none").to_owned();
    words
        .replace('@', &name(nth::<Project>(plan, one).map(Id::as_str)))
        .replace('&', &name(nth::<Project>(plan, other).map(Id::as_str)))
        .replace('#', &name(nth::<Product>(plan, one).map(Id::as_str)))
        .replace('^', &name(nth::<Programme>(plan, other).map(Id::as_str)))
        .replace('$', &day.to_string())
        .replace('~', &number.to_string())
}

fn nth<T: Record + 'static>(plan: &Plan, n: usize) -> Option<&Id<T>> {
    let records = T::of(plan);
    (records.size() > 0).then(|| records.keys().nth(n % records.size())).flatten()
}

/// What holds after every input.
fn check_invariants(world: &World) -> Result<(), TestCaseError> {
    let session = &world.session;
    prop_assert_eq!(session.schedule(), &Schedule::of(session.shown()), "the analysis follows");
    let (layout, selection) = (session.layout(), session.selection());
    let expected = rows(layout.in_view(), layout.arrangement(), layout.folded());
    prop_assert_eq!(layout.rows().as_ref(), &expected, "the rows are of what is in view");
    let in_view = layout.filter().narrow(session.plan());
    let ids = |plan: &Plan| plan.projects.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(ids(layout.in_view()), ids(&in_view), "the filter follows the plan");
    let fresh = rows(&in_view, layout.arrangement(), layout.folded());
    prop_assert_eq!(layout.rows().as_ref(), &fresh, "rows are those of the plan as it stands");
    let picked = selection.picked();
    prop_assert!(picked.len() != 1, "one is no group");
    let is_seen = |id: &ProjectId| fresh_has(&in_view, id);
    prop_assert!(picked.iter().all(is_seen), "what moves along is to be seen");
    if !picked.is_empty() {
        let is_one = selection.project().is_some_and(|id| picked.contains(id));
        prop_assert!(is_one, "the subject is one of the group");
    }
    Ok(())
}

fn fresh_has(plan: &Plan, id: &ProjectId) -> bool {
    plan.get(id).is_some_and(|project| project.dates.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever hands and keys do: nothing panics, the parts agree with one another, and undoing
    /// every step gives the bytes of before.
    #[test]
    fn whatever_is_done_the_parts_agree(plan in plans::linked_plan(), acts in acts()) {
        let words = in_words(&plan, &acts);
        let mut world = World::of(plan.clone());
        for word in words.split("; ") {
            world.run(word);
            check_invariants(&world).map_err(|why| TestCaseError::fail(format!("{words}\n{word}: {why}")))?;
        }
        world.run("let go");
        while world.session.document().history.undo().is_some() {
            world.run("undo");
        }
        prop_assert_eq!(json::write(world.session.plan()), json::write(&plan), "{}", words);
        check_invariants(&world)?;
    }

    /// A key does what a drag to the same place does.
    #[test]
    fn a_key_does_what_its_drag_does(
        plan in plans::linked_plan(), one in 0_usize..40, other in 0_usize..40, part in 0_usize..6, by in 0_usize..3, way in any::<bool>(),
    ) {
        let (by, way) = (["day", "week", "month"][by], if way { "on" } else { "back" });
        let part = ["bar @", "start @", "finish @", "launch #", "progress @", "link"][part];
        let key = match part {
            "progress @" => "move progress @ 5".to_owned(),
            "link" => "run link-from-here on @; run link-from-here on &".to_owned(),
            part => format!("move {part} {by} {way}"),
        };
        let key = with_names(&key, &plan, one, other, 0);
        let mut keyed = World::of(plan.clone());
        keyed.run(&key);
        keyed.run("answer yes");
        let after = keyed.session.plan().clone();
        // What came of it says where a hand would have to hold it.
        let drag = if part == "link" {
            (after.links.size() > plan.links.size()).then(|| "grip handle @ finish; hold on & start; drop".to_owned())
        } else if part == "launch #" {
            nth::<Product>(&plan, one)
                .and_then(|id| after.get(id)?.launch)
                .map(|day| format!("grip flag #; hold {day}; drop"))
        } else {
            nth::<Project>(&plan, one).and_then(|id| after.get(id)).and_then(|project| {
                let (dates, progress) = (project.dates?, project.progress);
                Some(match part {
                    "bar @" => format!("grip bar @; hold {}; drop", dates.start()),
                    "start @" => format!("grip end @ start; hold {}; drop", dates.start()),
                    "finish @" => format!("grip end @ finish; hold {}; drop", dates.finish()),
                    _ => format!("grip progress @; hold {progress}%; drop"),
                })
            })
        };
        let Some(drag) = drag.filter(|_| after != plan) else { return Ok(()) };
        let drag = with_names(&drag, &plan, one, other, 0);
        let mut dragged = World::of(plan);
        dragged.run(&drag);
        dragged.run("answer yes");
        let (keyed, dragged) = (keyed.session.plan(), dragged.session.plan());
        if part == "link" {
            // Each has an id of its own.
            prop_assert_eq!(keyed.links.size(), dragged.links.size(), "{} / {}", key, drag);
            let dates = |plan: &Plan| plan.projects.values().map(|it| it.dates).collect::<Vec<_>>();
            prop_assert_eq!(dates(keyed), dates(dragged), "{} / {}", key, drag);
        } else {
            prop_assert_eq!(keyed, dragged, "{} / {}", key, drag);
        }
    }
}

/// Every sequence of words is a list of inputs, so that one that fails can be pasted into a row.
#[test]
fn the_words_of_the_laws_are_words_of_the_rows() {
    let acts: Vec<_> = (0..WORDS.len()).map(|act| (act, 1, 2, 3)).collect();
    let words = in_words(&plan(PLAN), &acts);
    let of_rows = ["go to", "edit"];
    let plain = words.split("; ").filter(|words| !of_rows.iter().any(|it| words.starts_with(it)));
    assert!(plain.map(inputs).all(|inputs| inputs.len() < 3));
    let mut world = World::of(plan(PLAN));
    world.run(&words);
    let rows: &[Row] = world.session.layout().rows();
    assert!(!rows.is_empty());
}
