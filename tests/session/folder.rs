//! The team folder: when the own file is written, which files are read, and what is told of them; as
//! stories, and as a law over people who share one.

use std::collections::{BTreeMap, BTreeSet};

use domain::edit::Change;
use domain::format::json::{self, MAX_BYTES, PlanFileError};
use engine::model::*;
use proptest::prelude::*;
use session::Input;
use session::folder::*;
use session::text::Lang;

use crate::inputs::World;
use crate::notation::{day, plan};

const MINUTE: Moment = 60_000;

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

/// `name size modified`, where the name can have spaces.
fn file(text: &str) -> FileFacts {
    let words: Vec<&str> = text.trim().rsplitn(3, ' ').collect();
    let [modified, size, name] = words[..] else { panic!("`{text}` is no file") };
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("`{text}` is no number"));
    FileFacts { name: name.into(), size: number(size), modified: number(modified) }
}

fn files(text: &str) -> Vec<FileFacts> {
    text.split(',').filter(|text| !text.trim().is_empty()).map(file).collect()
}

fn input(text: &str) -> FolderInput {
    let (verb, rest) = text.split_once(": ").unwrap_or((text, ""));
    match verb {
        "chosen" => FolderInput::Chosen { tag: "b7f2".into() },
        "granted" => FolderInput::Access(Access::Granted),
        "asks" => FolderInput::Access(Access::Asks),
        "look" => FolderInput::Looked { visible: true },
        "look hidden" => FolderInput::Looked { visible: false },
        "write now" => FolderInput::WriteNow,
        "put away" => FolderInput::PutAway(rest.into()),
        "listed" => FolderInput::Listed(files(rest)),
        "in hand" => FolderInput::InHand,
        "rested" => FolderInput::Rested,
        "own" => FolderInput::OwnRead((rest != "none").then(|| digest(rest))),
        "edited" | "undone" | "took in" | "sealed" => {
            let kind = match verb {
                "edited" => StepKind::Edit,
                "undone" => StepKind::Undone,
                "took in" => StepKind::TookIn,
                _ => StepKind::Sealed,
            };
            FolderInput::Stepped(rest.parse().expect("a number of steps"), kind)
        }
        // `bytes / steps`, by Anna or by nobody of that name
        "prepared" | "prepared nameless" => {
            let (bytes, steps) = rest.split_once(" / ").expect("bytes and steps");
            FolderInput::Prepared {
                digest: digest(bytes),
                steps: steps.parse().expect("a number of steps"),
                name: OwnName::new("Ferry", if verb == "prepared" { "Anna" } else { "" }),
            }
        }
        "written" => {
            let (it, bytes) = rest.split_once(" / ").expect("a file and bytes");
            FolderInput::Written(file(it), digest(bytes))
        }
        "read" => {
            let (it, what) = rest.split_once(" / ").expect("a file and what it brings");
            FolderInput::Read(file(it), finding(what))
        }
        "not listed" => FolderInput::NotListed(fault(rest)),
        "not written" => FolderInput::NotWritten(fault(rest)),
        _ => panic!("`{text}` is no input"),
    }
}

fn finding(text: &str) -> Finding {
    match text.split_once(' ') {
        None if text == "nothing" => Finding::Nothing,
        None if text == "vanished" => Finding::Vanished,
        None if text == "cut" => {
            Finding::News(FolderNewsKind::Unreadable(PlanFileError::Truncated))
        }
        None if text == "locked" => Finding::News(FolderNewsKind::InUse),
        Some((count, who)) => Finding::News(FolderNewsKind::Changes {
            who: (who != "somebody").then(|| who.to_owned()),
            count: count.parse().expect("a number of changes"),
        }),
        None => panic!("`{text}` is no finding"),
    }
}

fn fault(text: &str) -> FolderFault {
    match text {
        "gone" => FolderFault::Gone,
        "full" => FolderFault::Full,
        "locked" => FolderFault::Locked,
        "not kept" => FolderFault::NotKept,
        word => FolderFault::Failed(word.into()),
    }
}

fn said(acts: &[FolderAct]) -> String {
    let words = acts.iter().map(|act| match act {
        FolderAct::List => "list".to_owned(),
        FolderAct::Read(file) => format!("read {}", file.name),
        FolderAct::Prepare => "prepare".to_owned(),
        FolderAct::ReadOwn(name) => format!("read own {name}"),
        FolderAct::Keep(_) => "keep".to_owned(),
        FolderAct::Write(name) => format!("write {name}"),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What is shown, in English: the state, then all that is not as usual.
fn shown(folder: &TeamFolder) -> String {
    let picture = folder.picture();
    let mut words = vec![picture.state.mark().to_owned()];
    words.extend(picture.fault.map(|fault| format!("{fault:?}")));
    words.extend(picture.own);
    words.extend(picture.written_at.map(|at| format!("written at {}", at / MINUTE)));
    words.extend(picture.unwritten.then(|| "unwritten".to_owned()));
    let line = |news: &FolderNews| {
        let away = if news.put_away { " (put away)" } else { "" };
        format!("“{}{away}”", news_line(Lang::En, news))
    };
    words.extend(picture.news.iter().map(line));
    words.join("; ")
}

/// Tells a story to a folder of a plan of five steps: lines of `minute input -> what is done`, and
/// `shows ...`.
fn check(story: &str) {
    let mut folder = TeamFolder::new(FolderMemory::default(), 5);
    follow(&mut folder, story);
}

fn follow(folder: &mut TeamFolder, story: &str) {
    for line in story.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(expected) = line.strip_prefix("shows ") {
            assert_eq!(shown(folder), expected, "in {story}");
            continue;
        }
        let (happens, done) = line.split_once(" ->").unwrap_or((line, ""));
        let (minute, happens) = happens.split_once(' ').expect("a minute and what happens");
        let minute: Moment = minute.parse().unwrap_or_else(|_| panic!("`{line}` has no minute"));
        let acts = folder.handle(input(happens), minute * MINUTE);
        assert_eq!(said(&acts), done.trim(), "{line}, in {story}");
    }
}

/// A folder of which the own file was written in minute 0, after five steps.
const WRITTEN: &str = "
    0 chosen
    0 granted -> list
    0 listed -> prepare
    0 prepared: one / 5 -> read own Ferry - Anna.json
    0 own: none -> keep, write Ferry - Anna.json
    0 written: Ferry - Anna.json 3 1 / one
    0 rested -> keep
    0 rested";

fn check_written(story: &str) {
    let mut folder = TeamFolder::new(FolderMemory::default(), 5);
    follow(&mut folder, WRITTEN);
    follow(&mut folder, story);
}

#[test]
fn the_own_file_is_written_at_once_and_then_at_most_hourly_when_it_is_quiet() {
    let own = "Ferry - Anna.json 3 1";
    check_written("shows ready; Ferry - Anna.json; written at 0");
    // Nothing was changed, however long ago.
    check_written(&format!("500 look -> list \n 500 listed: {own} \n 500 rested"));
    check_written("500 look hidden");
    // Changed: after an hour, and two minutes.
    check_written(&format!(
        "10 edited: 6
         shows ready; Ferry - Anna.json; written at 0; unwritten
         30 look -> list
         30 listed: {own}
         30 rested
         59 edited: 7
         60 look -> list
         60 listed: {own}
         60 rested
         61 look -> list
         61 listed: {own} -> prepare
         61 prepared: two / 8 -> read own Ferry - Anna.json
         61 own: one -> keep, write Ferry - Anna.json
         61 edited: 9
         61 written: Ferry - Anna.json 3 2 / two
         61 rested -> keep
         61 rested
         shows ready; Ferry - Anna.json; written at 61; unwritten"
    ));
    // Out of sight nothing is read, and written all the same.
    check_written("10 edited: 6 \n 59 look hidden \n 60 look hidden -> prepare");
    // At the reader's wish at once; and it says so when there is nothing new in it.
    check_written(&format!(
        "1 edited: 6
         1 write now -> list
         1 listed: {own} -> prepare
         1 prepared: one / 6 -> read own Ferry - Anna.json
         1 own: one
         1 rested -> keep
         1 rested
         shows ready; Ferry - Anna.json; written at 0"
    ));
    // A wish that comes while something is being done is heard after it.
    check_written(&format!(
        "1 look -> list
         1 write now
         1 listed: {own} -> prepare
         1 in hand
         1 rested -> list
         1 listed: {own}
         1 rested
         3 look -> list
         3 listed: {own} -> prepare"
    ));
    // A clock that was set back holds nothing up.
    let mut folder = TeamFolder::new(
        FolderMemory { written_at: Some(900 * MINUTE), steps: Some(4), ..Default::default() },
        5,
    );
    follow(&mut folder, "1 granted -> list \n 1 listed -> prepare");
}

#[test]
fn a_file_that_was_not_written_from_here_is_left_alone() {
    // Somebody of the same name was there first, twice.
    check(
        "0 chosen
         0 granted -> list
         0 listed: Ferry - Anna.json 9 1 -> read Ferry - Anna.json, prepare
         0 read: Ferry - Anna.json 9 1 / 2 Anna
         0 prepared: one / 5 -> read own Ferry - Anna.json
         0 own: another -> read own Ferry - Anna 2.json
         0 own: a third -> read own Ferry - Anna 3.json
         0 own: none -> keep, write Ferry - Anna 3.json
         0 written: Ferry - Anna 3.json 3 2 / one
         shows ready; Ferry - Anna 3.json; written at 0; “Anna: 2 changes”",
    );
    // A cloned profile has written since.
    check_written(
        "5 edited: 6
         70 look hidden -> prepare
         70 prepared: two / 7 -> read own Ferry - Anna.json
         70 own: a clone's -> read own Ferry - Anna 2.json
         70 own: none -> keep, write Ferry - Anna 2.json",
    );
    // Killed while it was written: either of the two is known again.
    for found in ["one", "two"] {
        let mut folder = TeamFolder::new(FolderMemory::default(), 5);
        follow(&mut folder, WRITTEN);
        follow(
            &mut folder,
            "1 edited: 6
             1 write now -> list
             1 listed: Ferry - Anna.json 3 1 -> prepare
             1 prepared: two / 7 -> read own Ferry - Anna.json
             1 own: one -> keep, write Ferry - Anna.json",
        );
        let mut folder = TeamFolder::new(folder.memory().clone(), 8);
        let story = format!(
            "90 granted -> list
             90 listed: Ferry - Anna.json 3 2 -> read Ferry - Anna.json, prepare
             90 read: Ferry - Anna.json 3 2 / nothing
             90 prepared: three / 9 -> read own Ferry - Anna.json
             90 own: {found} -> keep, write Ferry - Anna.json"
        );
        follow(&mut folder, &story);
    }
    // The same bytes are there already.
    check(
        "0 chosen
         0 granted -> list
         0 listed: Ferry - b7f2.json 3 1 -> read Ferry - b7f2.json, prepare
         0 read: Ferry - b7f2.json 3 1 / nothing
         0 prepared nameless: one / 5 -> read own Ferry - b7f2.json
         0 own: one
         0 rested -> keep
         0 rested
         shows ready; Ferry - b7f2.json; written at 0",
    );
    // What is read back is something else: that is not called written.
    check(
        "0 chosen
         0 granted -> list
         0 listed -> prepare
         0 prepared: one / 5 -> read own Ferry - Anna.json
         0 own: none -> keep, write Ferry - Anna.json
         0 written: Ferry - Anna.json 2 1 / on
         0 rested
         shows fault; Differs; unwritten",
    );
}

#[test]
fn files_are_read_when_they_are_not_as_they_were() {
    let own = "Ferry - Anna.json 3 1";
    check_written(&format!(
        "5 look -> list
         5 listed: {own}, Kim.json 8 4, other.json 9 9, cut.json 1 5, busy.json 1 6 -> read other.json, read busy.json, read cut.json, read Kim.json
         5 read: other.json 9 9 / nothing
         5 read: busy.json 1 6 / locked
         5 read: cut.json 1 5 / cut
         5 read: Kim.json 8 4 / 12 Kim
         5 rested -> keep
         5 rested
         shows ready; Ferry - Anna.json; written at 0; “Kim: 12 changes”; ““busy.json” in the team folder is in use by another program. It is looked at again in a minute.”; ““cut.json” in the team folder: The file ends in the middle, as a download does that broke off. Fetch it again; nothing was changed.”
         6 look -> list
         6 listed: {own}, Kim.json 8 4, other.json 9 9, cut.json 1 5, busy.json 1 6 -> read busy.json
         6 read: busy.json 1 6 / vanished
         6 rested
         7 put away: Kim.json
         7 look -> list
         7 listed: {own}, Kim.json 8 4, cut.json 2 7 -> read cut.json
         7 read: cut.json 2 7 / 1 somebody
         7 rested -> keep
         7 rested
         shows ready; Ferry - Anna.json; written at 0; “Kim: 12 changes (put away)”; “cut: 1 change”
         8 took in: 6 -> list
         8 listed: {own}, Kim.json 8 4, cut.json 2 7 -> read cut.json, read Kim.json
         8 read: cut.json 2 7 / 1 somebody
         8 read: Kim.json 8 4 / nothing
         8 rested -> keep
         8 rested
         shows ready; Ferry - Anna.json; written at 0; unwritten; “cut: 1 change”
         9 undone: 7
         9 look -> list
         9 listed: {own}, Kim.json 8 4, cut.json 2 7 -> read cut.json, read Kim.json
         9 read: cut.json 2 7 / 0 Bob
         9 read: Kim.json 8 4 / 12 Kim
         shows ready; Ferry - Anna.json; written at 0; unwritten; “Kim: 12 changes”; “Bob: settled what both changed”"
    ));
    // What was read once is known at the next visit, unless it had news.
    let mut folder = TeamFolder::new(FolderMemory::default(), 5);
    follow(&mut folder, WRITTEN);
    follow(
        &mut folder,
        "1 look -> list
         1 listed: Ferry - Anna.json 3 1, a.json 1 1, b.json 1 1 -> read a.json, read b.json
         1 read: a.json 1 1 / nothing
         1 read: b.json 1 1 / 3 Bob
         1 rested -> keep",
    );
    let mut folder = TeamFolder::new(folder.memory().clone(), 5);
    follow(
        &mut folder,
        "2 granted -> list \n 2 listed: Ferry - Anna.json 3 1, a.json 1 1, b.json 1 1 -> read b.json",
    );
    // Of very many, some at a time.
    let many: Vec<String> = (0..AT_ONCE + 5).map(|n| format!("f{n}.json 1 {n}")).collect();
    let mut folder = TeamFolder::new(FolderMemory::default(), 5);
    folder.handle(input("granted"), 0);
    let acts = folder.handle(FolderInput::Listed(files(&many.join(", "))), 0);
    assert_eq!(acts.iter().filter(|act| matches!(act, FolderAct::Read(_))).count(), AT_ONCE);
}

#[test]
fn what_goes_wrong_is_said_and_tried_again() {
    let own = "Ferry - Anna.json 3 1";
    check_written(
        "1 look -> list
         1 not listed: gone
         1 rested
         shows fault; Gone; Ferry - Anna.json; written at 0
         2 look -> list
         2 listed
         2 rested -> keep
         2 rested
         shows fault; OwnGone; Ferry - Anna.json; written at 0; unwritten
         60 look -> list
         60 listed -> prepare
         60 prepared: one / 5 -> read own Ferry - Anna.json
         60 own: none -> keep, write Ferry - Anna.json
         60 written: Ferry - Anna.json 3 9 / one
         shows ready; Ferry - Anna.json; written at 60",
    );
    for (fault, shows) in [("full", "Full"), ("locked", "Locked"), ("odd", "Failed(\"odd\")")] {
        check_written(&format!(
            "1 edited: 6
             2 write now -> list
             2 listed: {own} -> prepare
             2 prepared: two / 7 -> read own Ferry - Anna.json
             2 own: one -> keep, write Ferry - Anna.json
             2 not written: {fault}
             2 rested
             shows fault; {shows}; Ferry - Anna.json; written at 0; unwritten
             6 look -> list
             6 listed: {own}
             6 rested
             7 look -> list
             7 listed: {own} -> prepare
             7 prepared: two / 7 -> read own Ferry - Anna.json
             7 own: one -> keep, write Ferry - Anna.json
             7 written: Ferry - Anna.json 3 2 / two
             shows ready; Ferry - Anna.json; written at 7"
        ));
    }
    // What is not kept does not leave.
    check_written(&format!(
        "1 edited: 6
         2 write now -> list
         2 listed: {own} -> prepare
         2 not written: not kept
         2 rested
         shows fault; NotKept; Ferry - Anna.json; written at 0; unwritten
         3 write now -> list
         3 listed: {own} -> prepare"
    ));
    // The permission goes, and nothing is tried until it is there again.
    check_written(&format!(
        "1 edited: 6
         2 write now -> list
         2 listed: {own} -> prepare
         2 prepared: two / 7 -> read own Ferry - Anna.json
         2 asks
         2 rested
         shows asks; Ferry - Anna.json; written at 0; unwritten
         3 look
         90 look hidden
         91 granted -> list
         91 listed: {own} -> prepare"
    ));
}

#[test]
fn every_fault_says_what_to_do_in_both_languages() {
    let faults = ["gone", "full", "locked", "not kept", "AnyError"].map(fault);
    let all = faults.into_iter().chain([FolderFault::Differs, FolderFault::OwnGone]);
    let mut seen = BTreeSet::new();
    for fault in all {
        for lang in Lang::ALL {
            let line = fault_line(lang, &fault);
            assert!(line.ends_with('.') && line.matches(". ").count() >= 1, "{line}");
            assert!(seen.insert(line));
        }
    }
}

#[test]
fn the_own_file_is_called_after_the_plan_and_the_person() {
    let long = "é".repeat(200);
    for (plan, who, passed, name) in [
        ("Ferry", "Anna", 0, "Ferry - Anna.json".to_owned()),
        ("Ferry", "Anna", 1, "Ferry - Anna 2.json".to_owned()),
        ("Ferry ", "", 0, "Ferry - 7f.json".to_owned()),
        (&long, &long, 9, format!("{} - {} 10.json", "é".repeat(45), "é".repeat(30))),
    ] {
        assert_eq!(OwnName::new(plan, who).or("7f").pick(passed), name);
    }
}

#[test]
fn a_file_is_looked_into_as_a_review_would() {
    let mut here = World::of(plan("project A 2026-05-04..2026-05-15 running; project B"));
    let mut there = World::of(plan("project A 2026-05-04..2026-05-15 running; project B"));
    there.count_from(1_000);
    let sent = |world: &mut World, who: &str| {
        world.feed(Input::Seal { who: who.into(), note: String::new() });
        let document = world.session.document();
        json::write_with(&document.plan, &document.merge).into_bytes()
    };
    let look = |world: &World, bytes: &[u8]| {
        find(world.session.document(), "kim.json", bytes, day("2026-05-04"))
    };
    let nothing_yet = sent(&mut there, "Kim");
    assert_eq!(look(&here, &nothing_yet), Finding::Nothing);

    rename(&mut there, "A", "Dock");
    rename(&mut there, "B", "Quay");
    let news = sent(&mut there, "Kim");
    let count = |who: &str, count| {
        let who = Some(who.to_owned()).filter(|who| !who.is_empty());
        Finding::News(FolderNewsKind::Changes { who, count })
    };
    assert_eq!(look(&here, &news), count("Kim", 2));
    let mut nameless = World::of(plan("project A 2026-05-04..2026-05-15 running; project B"));
    nameless.count_from(2_000);
    rename(&mut nameless, "B", "Wharf");
    assert_eq!(look(&here, &sent(&mut nameless, " ")), count("", 1));

    let other = String::from_utf8(news.clone()).unwrap();
    let id = here.session.plan().id.clone();
    let other = other.replace(&format!("\"id\": \"{id}\""), "\"id\": \"another\"");
    for (bytes, expected) in [
        (other.as_bytes(), Finding::Nothing),
        (b"{\"name\": \"a package\"}", Finding::Nothing),
        (
            &news[..news.len() / 2],
            Finding::News(FolderNewsKind::Unreadable(PlanFileError::Truncated)),
        ),
    ] {
        assert_eq!(look(&here, bytes), expected);
    }
    let large = |size| FileFacts { name: "x.json".into(), size, modified: 1 };
    assert_eq!(too_large(&large(MAX_BYTES as u64)), None);
    assert!(matches!(too_large(&large(MAX_BYTES as u64 + 1)), Some(Finding::News(_))));

    // Here it is known as soon as it was taken in.
    let preview = session::review::ReviewPreview::of(
        here.session.document(),
        &json::read(&news).unwrap(),
        "kim.json",
        day("2026-05-04"),
    );
    here.feed(Input::TakeIn(Box::new(preview), "Anna".into()));
    assert_eq!(look(&here, &news), Finding::Nothing);
}

fn rename(world: &mut World, id: &str, name: &str) {
    let plan = world.session.plan();
    let id = ProjectId::new(id);
    let mut record = Project::clone(plan.get(&id).expect("it is there"));
    record.name = name.into();
    let mut patch = Patch::default();
    patch.put(plan, &id, record);
    let what = domain::edit::RecordType::Project;
    let label = domain::edit::Label::Renamed { what, from: String::new(), to: String::new() };
    world.feed(Input::Do(Change { label, patch }));
}

/// What happens to one of those who share a folder.
#[derive(Clone, Debug)]
enum Event {
    Edit,
    /// Looks at the folder and does all that comes of it; or is killed after so many acts.
    Look(Option<usize>),
    WriteNow(Option<usize>),
    /// Chooses the folder anew.
    Choose,
    /// Loads the page anew.
    Reload,
    /// Becomes a copy of the profile of another.
    CloneOf(usize),
    Wait(u64),
    /// Somebody deletes the file of this number from the folder.
    Delete(usize),
}

/// One of them: the page around a folder, as `src/state/folder.rs` is.
#[derive(Clone)]
struct Person {
    team: TeamFolder,
    /// What the browser would remember after a kill.
    kept: FolderMemory,
    steps: u64,
    /// All that this profile has ever written.
    wrote: BTreeSet<String>,
}

const PEOPLE: usize = 3;

fn event() -> impl Strategy<Value = (usize, Event)> {
    let kill = || prop_oneof![3 => Just(None), 1 => (0usize..8).prop_map(Some)];
    let event = prop_oneof![
        4 => Just(Event::Edit),
        4 => kill().prop_map(Event::Look),
        3 => kill().prop_map(Event::WriteNow),
        1 => Just(Event::Choose),
        1 => Just(Event::Reload),
        1 => (0..PEOPLE).prop_map(Event::CloneOf),
        3 => (1u64..90).prop_map(Event::Wait),
        1 => (0usize..4).prop_map(Event::Delete),
    ];
    (0..PEOPLE, event)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Nobody writes over what somebody else wrote, and what is shown as written is there.
    #[test]
    fn nobody_writes_over_a_file_of_somebody_else(
        events in prop::collection::vec(event(), 1..60)
    ) {
        let mut folder = BTreeMap::<String, (String, u64)>::new();
        let mut now = 0;
        let new = || Person {
            team: TeamFolder::new(FolderMemory::default(), 0),
            kept: FolderMemory::default(),
            steps: 0,
            wrote: BTreeSet::new(),
        };
        let mut people = [new(), new(), new()];
        for (number, (who, event)) in events.into_iter().enumerate() {
            now += 1;
            if let Event::CloneOf(other) = event {
                let Person { kept, steps, wrote, .. } = people[other].clone();
                let team = TeamFolder::new(kept.clone(), steps);
                people[who] = Person { team, kept, steps, wrote };
                continue;
            }
            let person = &mut people[who];
            let (input, mut left) = match event {
                Event::Edit => {
                    person.steps += 1;
                    (FolderInput::Stepped(person.steps, StepKind::Edit), None)
                }
                Event::Look(kill) => (FolderInput::Looked { visible: true }, kill),
                Event::WriteNow(kill) => (FolderInput::WriteNow, kill),
                Event::Choose => (FolderInput::Chosen { tag: format!("tag{number}") }, None),
                Event::Reload => {
                    person.team = TeamFolder::new(person.kept.clone(), person.steps);
                    (FolderInput::Access(Access::Granted), None)
                }
                Event::Wait(minutes) => {
                    now += minutes * MINUTE;
                    continue;
                }
                Event::Delete(place) => {
                    let name = folder.keys().nth(place).cloned();
                    name.and_then(|name| folder.remove(&name));
                    continue;
                }
                Event::CloneOf(_) => unreachable!("it is seen to above"),
            };
            let mut acts: Vec<_> = person.team.handle(input, now);
            if person.team.picture().state == FolderState::Asks {
                acts.extend(person.team.handle(FolderInput::Access(Access::Granted), now));
            }
            let mut done = 0;
            let mut text = String::new();
            loop {
                done += 1;
                prop_assert!(done < 200, "it never rests");
                if left == Some(0) {
                    person.team = TeamFolder::new(person.kept.clone(), person.steps);
                    break;
                }
                left = left.map(|left| left - 1);
                let facts = |name: &String, (text, modified): &(String, u64)| FileFacts {
                    name: name.clone(),
                    size: text.len() as u64,
                    modified: *modified,
                };
                let is_rest = acts.is_empty();
                let input = if is_rest { FolderInput::Rested } else { match acts.remove(0) {
                    FolderAct::List => FolderInput::Listed(
                        folder.iter().map(|(name, file)| facts(name, file)).collect(),
                    ),
                    FolderAct::Read(file) => FolderInput::Read(file, Finding::Nothing),
                    FolderAct::Prepare => {
                        text = format!("{who} {number} {}", person.steps);
                        FolderInput::Prepared {
                            digest: digest(&text),
                            steps: person.steps,
                            name: OwnName::new("Plan", if who == 2 { "" } else { "Anna" }),
                        }
                    }
                    FolderAct::ReadOwn(name) => {
                        FolderInput::OwnRead(folder.get(&name).map(|(text, _)| digest(text)))
                    }
                    FolderAct::Keep(memory) => {
                        person.kept = *memory;
                        continue;
                    }
                    FolderAct::Write(name) => {
                        if let Some((before, _)) = folder.get(&name) {
                            prop_assert!(person.wrote.contains(before), "{name} held {before}");
                        }
                        person.wrote.insert(text.clone());
                        let file = (text.clone(), now);
                        let facts = facts(&name, &file);
                        folder.insert(name, file);
                        FolderInput::Written(facts, digest(&text))
                    }
                } };
                let more = person.team.handle(input, now);
                if is_rest && more.is_empty() {
                    break;
                }
                acts.extend(more);
                let picture = person.team.picture();
                if is_rest && picture.state == FolderState::Ready && !picture.unwritten {
                    let own = picture.own.expect("what was written has a name");
                    prop_assert!(folder.contains_key(&own), "{own} is not there");
                }
            }
        }
    }
}
