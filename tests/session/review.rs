//! A colleague's file in the running app: what the review says in both languages, and that it comes in
//! as one step.

use domain::format::json;
use domain::together::Choice;
use engine::model::*;
use session::Input;
use session::review::{ReviewPreview, clash_lines};
use session::text::Lang;

use crate::inputs::World;
use crate::notation::{day, plan};

const PLAN: &str = "status 2026-05-04; project A 2026-05-04..2026-05-15 running; project B 2026-05-18..2026-05-29; \
    product P launch 2026-06-15; P must B; criterion \"It floats\" on P/B due 2026-06-01";

/// Two people with the same plan, whose batches have ids of their own.
pub fn two() -> [World; 2] {
    ["mine", "theirs"].map(|who| {
        let mut world = World::of(plan(PLAN));
        world.count_from(if who == "mine" { 0 } else { 1_000 });
        world
    })
}

pub fn change<T: Record>(world: &mut World, id: &str, change: impl FnOnce(&mut T)) {
    let plan = world.session.plan();
    let id = Id::<T>::new(id);
    let mut record = T::clone(plan.get(&id).expect("it is there"));
    change(&mut record);
    let mut patch = Patch::default();
    patch.put(plan, &id, record);
    let label =
        domain::edit::Label::Renamed { what: T::TYPE, from: String::new(), to: String::new() };
    world.feed(Input::Do(domain::edit::Change { label, patch }));
}

/// The file of a colleague called Kim.
pub fn sent(world: &mut World) -> Vec<u8> {
    world.feed(Input::Seal { who: "Kim".into(), note: String::new() });
    let document = world.session.document();
    json::write_with(&document.plan, &document.merge).into_bytes()
}

pub fn reviewed(world: &World, file: &[u8]) -> ReviewPreview {
    let loaded = json::read(file).expect("a plan");
    ReviewPreview::of(world.session.document(), &loaded, "kim.json", day("2026-05-04"))
}

#[test]
fn what_a_file_brings_is_said_in_words_of_the_plan() {
    /// What the colleague did, what was done here, and the lines with their buttons.
    fn check(theirs: fn(&mut World), mine: fn(&mut World), lang: Lang, expect: &[&str]) {
        let [mut here, mut there] = two();
        theirs(&mut there);
        mine(&mut here);
        let preview = reviewed(&here, &sent(&mut there));
        let lines: Vec<String> = (0..preview.review.items.len())
            .filter_map(|place| preview.line(lang, place))
            .map(|line| {
                let choices: Vec<_> = line.choices.into_iter().map(|(_, text)| text).collect();
                format!("{} {}: {} [{}]", line.mark, line.id, line.text, choices.join(" | "))
            })
            .collect();
        assert_eq!(lines, expect);
    }
    fn nothing(_: &mut World) {}
    check(
        |it| {
            change::<Project>(it, "B", |it| {
                it.dates = Span::new(day("2026-05-18"), day("2026-06-05"))
            })
        },
        nothing,
        Lang::En,
        &[
            "theirs projects/B/dates: Project “B”: dates 18 May 2026 to 5 Jun 2026 instead of 18 May 2026 to 29 May 2026 [Take | Leave out]",
        ],
    );
    check(
        |it| {
            change::<Criterion>(it, "It floats", |it| {
                (it.state, it.evidence) = (CriterionState::Accepted, "Report 12".into());
            });
        },
        nothing,
        Lang::Nl,
        &[
            "theirs criteria/It floats/text: Criterium “It floats”: bewijs Report 12 in plaats van niets; status geaccepteerd in plaats van open [Wel opnemen | Niet opnemen]",
        ],
    );
    check(
        |it| change::<Project>(it, "A", |it| it.progress = 40),
        |it| change::<Project>(it, "A", |it| it.progress = 60),
        Lang::En,
        &[
            "both projects/A/state: Project “A”: complete [Yours: 60 %, running | Kim: 40 %, running | Decide later]",
        ],
    );
}

#[test]
fn a_file_comes_in_as_one_step_and_what_is_open_is_settled_later() {
    let [mut here, mut there] = two();
    change::<Project>(&mut there, "A", |it| it.note = "theirs".into());
    change::<Project>(&mut there, "B", |it| it.note = "too".into());
    change::<Project>(&mut here, "A", |it| it.note = "mine".into());
    let before = here.session.plan().clone();
    let file = sent(&mut there);
    let preview = reviewed(&here, &file);
    assert_eq!(preview.counts(), (1, 1, 0));
    assert!(*here.session.plan() == before, "looking changes nothing");

    here.feed(Input::TakeIn(Box::new(preview), "Me".into()));
    assert_eq!(here.session.clash_count(), 1);
    let note = |world: &World, id: &str| world.session.plan().projects[&Id::new(id)].note.clone();
    assert_eq!(note(&here, "B"), "too");
    let lines = clash_lines(Lang::En, here.session.document());
    assert_eq!((lines.len(), lines[0].id.as_str()), (1, "projects/A/note"));
    let mine = lines[0].options.iter().position(|text| text == "mine").expect("one of the two");

    here.feed(Input::Settle(lines[0].name.clone(), mine));
    assert_eq!((here.session.clash_count(), note(&here, "A")), (0, "mine".into()));
    here.feed(Input::Undo);
    assert_eq!(here.session.clash_count(), 1);
    here.feed(Input::Undo);
    assert!(*here.session.plan() == before, "one undo takes it back");
    assert_eq!(here.session.clash_count(), 0);
    here.feed(Input::Redo);
    assert_eq!((here.session.clash_count(), note(&here, "B")), (1, "too".into()));
}

#[test]
fn a_choice_in_the_review_holds_and_a_tab_that_only_reads_takes_nothing_in() {
    let [mut here, mut there] = two();
    change::<Project>(&mut there, "A", |it| it.note = "theirs".into());
    let file = sent(&mut there);
    let mut preview = reviewed(&here, &file);
    preview.choose("projects/A#note", Choice::Mine);
    here.writable = false;
    let before = here.session.plan().clone();
    here.feed(Input::TakeIn(Box::new(preview.clone()), String::new()));
    assert!(*here.session.plan() == before);
    here.writable = true;
    here.feed(Input::TakeIn(Box::new(preview), String::new()));
    assert!(*here.session.plan() == before, "it was left out");
    assert!(reviewed(&here, &file).is_empty(), "and is not offered again");
}

#[test]
fn a_file_says_which_launches_stand_otherwise_and_whether_its_name_is_that_of_a_copy() {
    let [here, mut there] = two();
    change::<Project>(&mut there, "B", |it| {
        it.dates = Span::new(day("2026-05-18"), day("2026-06-22"))
    });
    let file = sent(&mut there);
    let named = |name: &str| {
        let loaded = json::read(&file).expect("a plan");
        ReviewPreview::of(here.session.document(), &loaded, name, day("2026-05-04"))
    };
    assert_eq!(
        named("kim.json").launches_said(Lang::En).as_deref(),
        Some("Launches that stand otherwise: P: Red −5 d instead of Amber +10 d")
    );
    assert_eq!(
        named("kim.json").launches_said(Lang::Nl).as_deref(),
        Some("Lanceringen die anders staan: P: Rood −5 d in plaats van Oranje +10 d")
    );
    for (name, is_copy) in [
        ("Plan.json", false),
        ("Plan (1).json", false),
        ("Plan - Anna.json", false),
        ("Plan (conflicted copy 2026-11-23 101112).json", true),
        ("Plan (Anna's conflicted copy 2026-11-23).json", true),
        ("Plan (conflicterend exemplaar van Anna 2026-11-23).json", true),
        ("Plan.sync-conflict-20261123-101112-ABCDEF1.json", true),
        ("Plan-LAPTOP-AB12CD.json", true),
    ] {
        assert_eq!(named(name).warnings(Lang::En, 5).len(), usize::from(is_copy), "{name}");
    }
}

#[test]
fn one_choice_is_for_all_that_both_changed() {
    let [mut here, mut there] = two();
    for id in ["A", "B"] {
        change::<Project>(&mut there, id, |it| it.note = "theirs".into());
        change::<Project>(&mut here, id, |it| it.note = "mine".into());
    }
    change::<Product>(&mut there, "P", |it| it.name = "Q".into());
    let mut preview = reviewed(&here, &sent(&mut there));
    preview.choose_all(Choice::Theirs);
    here.feed(Input::TakeIn(Box::new(preview), String::new()));
    assert_eq!(here.session.clash_count(), 0);
    let plan = here.session.plan();
    assert!(plan.projects.values().all(|project| project.note == "theirs"));
}
