//! A colleague's file in the running app: what the review says in both languages, and that it comes in
//! as one step.

use domain::edit::commands;
use domain::format::json;
use domain::together::Choice;
use engine::model::*;
use session::Input;
use session::edit::Edit;
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
            "both projects/A/state: Project “A”: complete. Until somebody chooses: 40 %, running [Yours: 60 %, running | Kim: 40 %, running | Decide later]",
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
    let mine = lines[0].options.iter().position(|text| text == "Me: mine").expect("one of the two");

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
        Some("Launches that stand otherwise: P: at risk −5 d instead of at risk +11 d")
    );
    assert_eq!(
        named("kim.json").launches_said(Lang::Nl).as_deref(),
        Some("Lanceringen die anders staan: P: in gevaar −5 d in plaats van in gevaar +11 d")
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

const CHAIN: &str = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d; \
    milestone M in C 2026-05-20; programme X; programme Y; link A FS B; link B FS C";

fn two_of(text: &str) -> [World; 2] {
    [0, 1_000].map(|first| {
        let mut world = World::of(plan(text));
        world.count_from(first);
        world
    })
}

#[test]
fn a_move_is_one_line_with_what_it_pushed() {
    fn check(acts: &str, lang: Lang, expect: &str) {
        let [mut here, mut there] = two_of(CHAIN);
        there.run(acts);
        let before = here.session.plan().clone();
        let mut preview = reviewed(&here, &sent(&mut there));
        assert_eq!(preview.review.items.len(), 1, "{acts}");
        let line = preview.line(lang, 0).expect("a line");
        assert_eq!(line.text, expect, "{acts}");
        // One choice holds for all of it.
        preview.choose(&line.name, Choice::Mine);
        here.feed(Input::TakeIn(Box::new(preview.clone()), String::new()));
        assert!(*here.session.plan() == before, "{acts}: all is left out");
        preview.choose(&line.name, Choice::Theirs);
        let [mut other, _] = two_of(CHAIN);
        other.feed(Input::TakeIn(Box::new(preview), String::new()));
        assert!(other.session.plan() == there.session.plan(), "{acts}: all comes");
    }
    let dates = "Project “A”: dates 11 May 2026 to 15 May 2026 instead of 4 May 2026 to 8 May 2026";
    check("move bar A week on", Lang::En, &format!("{dates}, and the 2 that it pushed"));
    check(
        "move bar B week on",
        Lang::Nl,
        "Project “B”: datums ma 18 mei 2026 tot en met vr 22 mei 2026 in plaats van ma 11 mei 2026 tot en met vr 15 mei 2026, en het project dat daarmee doorschoof",
    );
    check(
        "move bar C week on",
        Lang::En,
        "Project “C”: dates 25 May 2026 to 29 May 2026 instead of 18 May 2026 to 22 May 2026, with the milestones in it",
    );
}

#[test]
fn what_would_newly_be_wrong_is_said() {
    fn check(theirs: &str, mine: &str, choices: &[(&str, Choice)], lang: Lang, expect: &[&str]) {
        let [mut here, mut there] = two_of(CHAIN);
        for (world, acts) in [(&mut there, theirs), (&mut here, mine)] {
            for act in acts.split("; ").filter(|act| !act.is_empty()) {
                match act.split(' ').collect::<Vec<_>>()[..] {
                    ["link", from, to] => {
                        let (from, to) = (Id::new(from), Id::new(to));
                        _ = world.feed(Input::Edit(Edit::AddLink { from, to }));
                    }
                    ["nest", id, home] => {
                        let plan = world.session.plan();
                        let change = commands::nest(plan, &Id::new(id), Some(&Id::new(home)));
                        _ = world.feed(Input::Do(change.unwrap()));
                    }
                    _ => _ = world.run(act),
                }
            }
        }
        let mut preview = reviewed(&here, &sent(&mut there));
        choices.iter().for_each(|(name, choice)| preview.choose(name, *choice));
        assert_eq!(preview.troubles(lang), expect, "{theirs} and {mine}");
    }
    let none: &[(&str, Choice)] = &[];
    check("move bar C month on", "", none, Lang::En, &[]);
    let early = "With what is taken now, 1 conflict comes with it: A › B.";
    check("push only; move bar A week on", "", none, Lang::En, &[early]);
    check(
        "push only; move bar A week on",
        "",
        &[("projects/A#dates", Choice::Mine)],
        Lang::En,
        &[],
    );
    check(
        "push only; move bar A month on; push only; move bar B week on",
        "",
        none,
        Lang::Nl,
        &["Met wat nu wordt opgenomen, komen er 2 conflicten bij: A › B, B › C."],
    );
    check(
        "nest X Y",
        "nest Y X",
        none,
        Lang::En,
        &[
            "Together the two plans put programmes in one another: X › Y › X. The first of them stands at the top until one is moved out.",
        ],
    );
    let loop_of = "project A 2026-05-04 5d; project B 2026-05-11 5d";
    let [mut here, mut there] = two_of(loop_of);
    for (world, from, to) in [(&mut there, "A", "B"), (&mut here, "B", "A")] {
        world.feed(Input::Edit(Edit::AddLink { from: Id::new(from), to: Id::new(to) }));
    }
    let preview = reviewed(&here, &sent(&mut there));
    let said = preview.troubles(Lang::En).join(" ");
    assert!(
        said.starts_with(
            "Together the two plans go round in a circle: B › A › B. That “B” waits for “A”"
        ),
        "{said}"
    );
}

#[test]
fn plans_that_began_apart_are_asked_about_per_record() {
    let mut there = World::of(plan("project A 2026-05-04 5d; project B 2026-06-01 5d"));
    let mut here = World::of(plan("project A 2026-05-04 5d; project B 2026-05-11 5d"));
    change::<Project>(&mut there, "B", |it| it.note = "theirs".into());
    change::<Project>(&mut here, "A", |it| it.note = "mine".into());
    here.count_from(1_000);
    let preview = reviewed(&here, &sent(&mut there));
    let lines: Vec<String> = (0..preview.review.items.len())
        .filter_map(|place| preview.line(Lang::En, place))
        .map(|line| {
            let choices: Vec<_> = line.choices.into_iter().map(|(_, text)| text).collect();
            format!("{} {}: {} [{}]", line.mark, line.id, line.text, choices.join(" | "))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "both projects/A/*: Project “A”: notes [Yours | That of Kim | Decide later]",
            "both projects/B/*: Project “B”: dates, notes [Yours | That of Kim | Decide later]",
        ]
    );
    assert!(preview.warnings(Lang::En, 2).concat().contains("no beginning in common"));
}

fn create<T: Record>(world: &mut World, id: &str, record: T) {
    let mut patch = Patch::default();
    patch.put(world.session.plan(), &Id::<T>::new(id), record);
    let label = domain::edit::Label::Created { what: T::TYPE, name: String::new() };
    world.feed(Input::Do(domain::edit::Change { label, patch }));
}

#[test]
fn two_of_one_name_are_offered_to_be_one() {
    let [mut here, mut there] = two();
    let ann = |name: &str| Person { name: name.into(), ..Person::default() };
    create(&mut there, "p1", ann("Ann Dale"));
    create(&mut here, "p2", ann("ann dale"));
    let mut preview = reviewed(&here, &sent(&mut there));
    let twin = preview.line(Lang::Nl, 0).expect("it asks");
    assert_eq!(
        (twin.mark, &*twin.text),
        ("twin", "Persoon “Ann Dale” komt erbij, en “ann dale” is er al: zijn ze dezelfde?")
    );
    assert_eq!((preview.choice_at(0), preview.counts()), (Some(Choice::Mine), (1, 0, 0)));
    preview.choose(&twin.name, Choice::Theirs);
    here.feed(Input::TakeIn(Box::new(preview), String::new()));
    assert_eq!(here.session.plan().people.keys().map(Id::as_str).collect::<Vec<_>>(), ["p1"]);
    here.feed(Input::Undo);
    assert_eq!(here.session.plan().people.keys().map(Id::as_str).collect::<Vec<_>>(), ["p2"]);
}

#[test]
fn what_would_lie_too_early_can_be_moved_along() {
    let [mut here, mut there] = two();
    let link = Link {
        predecessor: LinkEnd::Project(Id::new("A")),
        successor: LinkEnd::Project(Id::new("B")),
        kind: LinkKind::FinishStart,
        lag: Lag::default(),
        accepted: None,
    };
    create(&mut here, "a-b", link);
    change::<Project>(&mut there, "A", |it| {
        it.dates = Span::new(day("2026-05-04"), day("2026-05-22"));
    });
    let mut preview = reviewed(&here, &sent(&mut there));
    assert_eq!(preview.pushes(), Some(false));
    assert_eq!(preview.troubles(Lang::En).len(), 1);
    preview.set_push(true);
    assert_eq!((preview.pushes(), preview.troubles(Lang::En)), (Some(true), vec![]));
    here.feed(Input::TakeIn(Box::new(preview), String::new()));
    let b = here.session.plan().get(&ProjectId::new("B")).and_then(|it| it.dates);
    assert_eq!(b.map(|dates| dates.start()), Some(day("2026-05-25")));
}

#[test]
fn a_project_that_waits_for_a_choice_is_known() {
    let [mut here, mut there] = two();
    change::<Project>(&mut there, "A", |it| it.note = "theirs".into());
    change::<Project>(&mut here, "A", |it| it.note = "mine".into());
    let preview = reviewed(&here, &sent(&mut there));
    assert!(here.session.unsettled_projects().is_empty());
    here.feed(Input::TakeIn(Box::new(preview), "Ann".into()));
    let unsettled = here.session.unsettled_projects();
    assert_eq!(unsettled.iter().map(Id::as_str).collect::<Vec<_>>(), ["A"]);
    let lines = clash_lines(Lang::En, here.session.document());
    let mut options = lines[0].options.clone();
    options.sort();
    assert_eq!(options, ["Ann: mine", "Kim: theirs"]);
}
