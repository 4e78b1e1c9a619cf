//! What comes of files that people pass around, told as what each of them does.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::notation::{day, plan};
use domain::edit::commands::{self, PushContext};
use domain::edit::{Change, Document, Label, RecordType, Refusal, Seal, Step};
use domain::format::csv::{self, ImportTarget, ListTable, Mapping};
use domain::format::json::{self, LoadedPlan};
use domain::merge::{Batch, BatchId, Side, part, scope_of};
use domain::together::{self, Choice, Item, ItemKind, News, Review, Strain};
use engine::model::*;
use engine::schedule::{Network, PushRule};

const TODAY: &str = "2026-11-23";

/// People with a copy of one plan each, and the files that they have sent.
struct Team {
    people: BTreeMap<String, Document>,
    files: BTreeMap<String, String>,
    seals: usize,
}

impl Team {
    fn person(&mut self, who: &str) -> &mut Document {
        self.people.get_mut(who).unwrap_or_else(|| panic!("{who} has a copy"))
    }

    fn seal(&mut self, who: &str) {
        self.seals += 1;
        let id = BatchId::of(&format!("batch {}", self.seals));
        let day = Some(day(TODAY));
        let batch = Batch { day, who: who.into(), note: String::new() };
        self.person(who).take(&Step::Seal(Seal { id, batch })).expect("a seal fits");
    }

    fn edit(&mut self, who: &str, change: impl FnOnce(&Plan, &mut Patch)) {
        let document = self.person(who);
        let mut patch = Patch::default();
        change(&document.plan, &mut patch);
        assert!(!patch.is_empty(), "{who} changes something");
        let label = Label::Created { what: RecordType::Project, name: String::new() };
        document.take(&Step::Do(Arc::new(Change { label, patch }))).expect("it fits");
    }

    fn project(&mut self, who: &str, id: &str, change: impl FnOnce(&mut Project)) {
        self.edit(who, |plan, patch| {
            let id = ProjectId::new(id);
            let mut project = Project::clone(plan.get(&id).expect("the project is there"));
            change(&mut project);
            patch.put(plan, &id, project);
        });
    }

    fn loaded(&self, file: &str) -> LoadedPlan {
        json::read(self.files[file].as_bytes()).expect("a plan")
    }

    fn take(&mut self, who: &str, file: &str, choices: &BTreeMap<String, Choice>) -> News {
        self.seal(who);
        let loaded = self.loaded(file);
        let review = together::review(self.person(who), &loaded, file, day(TODAY));
        let theirs = Side { plan: &review.plan, state: &review.state };
        if let Some(merge) = together::merge(self.person(who), theirs, file, choices) {
            self.person(who).take(&Step::Merge(Arc::new(merge))).expect("it fits");
        }
        review.news
    }

    /// Does what a line says: who, what, and on what.
    fn act(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let rest = |from: usize| words[from..].join(" ");
        match words[..] {
            [who, "note", id, ..] => self.project(who, id, |it| it.note = rest(3)),
            [who, "name", id, ..] => self.project(who, id, |it| it.name = rest(3)),
            [who, "progress", id, percent] => {
                self.project(who, id, |it| it.progress = percent.parse().expect("a number"));
            }
            [who, "dates", id, start, finish] => {
                self.project(who, id, |it| it.dates = Span::new(day(start), day(finish)));
            }
            [who, "delete", id] => {
                let change = commands::delete(&self.person(who).plan, &ProjectId::new(id));
                let step = Step::Do(Arc::new(change.expect("it is there")));
                self.person(who).take(&step).expect("it fits");
            }
            [who, "hands-over", id, name] => self.edit(who, |plan, patch| {
                let deliverable = Deliverable {
                    name: name.into(),
                    project: Id::new(id),
                    milestone: None,
                    product: Id::new("P"),
                    need: Need::Must,
                    preparation: 0,
                    rank: Rank::default(),
                };
                patch.put(plan, &DeliverableId::new(name), deliverable);
            }),
            [who, "call", id, name] => self.edit(who, |plan, patch| {
                let id = DeliverableId::new(id);
                let deliverable = Deliverable::clone(plan.get(&id).expect("it is there"));
                patch.put(plan, &id, Deliverable { name: name.into(), ..deliverable });
            }),
            [who, "person", id, ..] => self.edit(who, |plan, patch| {
                let person = Person { name: rest(3), ..Person::default() };
                patch.put(plan, &PersonId::new(id), person);
            }),
            [who, "party", id, person, name] => self.edit(who, |plan, patch| {
                let id = PartyId::new(id);
                patch.put(plan, &id, Party { name: name.into(), ..Party::default() });
                let person_id = PersonId::new(person);
                let person = Person::clone(plan.get(&person_id).expect("the person is there"));
                patch.put(plan, &person_id, Person { party: Some(id), ..person });
            }),
            [who, "lead", id, person] => {
                let manager = (person != "-").then(|| Id::new(person));
                self.project(who, id, |it| it.manager = manager);
            }
            [who, "programme", id, name] => self.edit(who, |plan, patch| {
                let programme = Programme { name: name.into(), ..Programme::default() };
                patch.put(plan, &ProgrammeId::new(id), programme);
            }),
            [who, "put", id, programme] => {
                self.project(who, id, |it| it.programme = Some(Id::new(programme)));
            }
            [who, "add", id, name] => self.edit(who, |before, patch| {
                let one = plan(&format!("project {id} 2027-01-04..2027-01-29"));
                let project = one.get(&ProjectId::new(id)).expect("it is there");
                let milestone = Milestone {
                    name: "Ready".into(),
                    project: Id::new(id),
                    day: day("2027-01-15"),
                    agreed: false,
                    done: false,
                };
                patch.put(before, &MilestoneId::new(format!("{id}m")), milestone);
                let project = Project { name: name.into(), ..Project::clone(project) };
                patch.put(before, &ProjectId::new(id), project);
            }),
            [who, "day", id, to] => self.edit(who, |plan, patch| {
                let id = MilestoneId::new(id);
                let milestone = Milestone::clone(plan.get(&id).expect("it is there"));
                patch.put(plan, &id, Milestone { day: day(to), ..milestone });
            }),
            [who, "remove", table, id] => {
                let mut patch = Patch::default();
                let what = RecordType::of_table(table);
                commands::remove(&self.person(who).plan, what, id, &mut patch);
                let label = Label::Deleted { what, name: String::new() };
                let step = Step::Do(Arc::new(Change { label, patch }));
                self.person(who).take(&step).expect("it fits");
            }
            [who, "joins", file] => {
                self.seal(who);
                let loaded = self.loaded(file);
                let review = together::review(self.person(who), &loaded, file, day(TODAY));
                let twins = review.items.iter().filter(|item| item.is_twin());
                let choices: BTreeMap<_, _> =
                    twins.map(|item| (item.name_of_choice(), Choice::Theirs)).collect();
                assert!(!choices.is_empty(), "{line}: two are probably one");
                self.take(who, file, &choices);
            }
            [who, "status", status] => self.edit(who, |plan, patch| {
                let status_date = Some(day(status));
                patch.set_about(plan, About { status_date, ..About::clone(&plan.about) });
            }),
            [who, "undo"] => drop(self.person(who).take(&Step::Undo).expect("it fits")),
            [who, ">", file] => {
                self.seal(who);
                let document = self.person(who);
                let text = json::write_with(&document.plan, &document.merge);
                self.files.insert(file.into(), text);
            }
            [who, ">", file, "of", ref ids @ ..] => {
                self.seal(who);
                let document = self.person(who);
                let ids = ids.iter().map(|id| ProjectId::new(*id));
                let scope = scope_of(&document.plan, ids);
                let copy = Side { plan: &document.plan, state: &document.merge };
                let (plan, state) = part(copy, &scope);
                let text = json::write_with(&plan, &state);
                self.files.insert(file.into(), text);
            }
            [who, "<", file] => _ = self.take(who, file, &BTreeMap::new()),
            [who, "<", file, name, choice] => {
                let choice = if choice == "mine" { Choice::Mine } else { Choice::Theirs };
                self.take(who, file, &BTreeMap::from([(name.into(), choice)]));
            }
            [who, "opens", file] => {
                let LoadedPlan { plan, merge, .. } = self.loaded(file);
                let mut document = Document::new(plan);
                document.merge = merge.unwrap_or(document.merge);
                self.people.insert(who.into(), document);
            }
            [who, "settles", name, which] => {
                let document = self.person(who);
                let which = which.parse().expect("a number");
                let merge = together::settle(document, name, which).expect("it is open");
                document.take(&Step::Merge(Arc::new(merge))).expect("it fits");
            }
            ["plain", from, "as", to] => {
                let text = json::write(&self.loaded(from).plan);
                self.files.insert(to.into(), text);
            }
            ["script", from, "turns", old, "into", new, "in", to] => {
                let text = self.files[from].replace(&old.replace('_', " "), &new.replace('_', " "));
                assert_ne!(text, self.files[from], "{line}");
                self.files.insert(to.into(), text);
            }
            _ => panic!("what is \"{line}\"?"),
        }
    }

    /// What stands in a copy: `quay.note = x`, `quay is gone`, `clashes quay#note, …`.
    fn check(&self, line: &str, row: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let document = &self.people[words[0]];
        match words[1..] {
            [id, "is", "gone"] => {
                assert!(document.plan.get(&ProjectId::new(id)).is_none(), "{line} after {row}");
            }
            ["has", id] => {
                assert!(document.plan.get(&ProjectId::new(id)).is_some(), "{line} after {row}");
            }
            ["delivers", id] => {
                let id = DeliverableId::new(id);
                assert!(document.plan.get(&id).is_some(), "{line} after {row}");
            }
            ["clashes", ..] => {
                let names: Vec<_> =
                    together::clashes(document).iter().map(|clash| clash.name()).collect();
                assert_eq!(names.join(" "), words[2..].join(" "), "{line} after {row}");
            }
            ["holds", table, ..] => {
                let keys = domain::merge::keys(&document.plan);
                let ids: Vec<_> =
                    keys.iter().filter(|key| key.table() == table).map(|key| key.id()).collect();
                assert_eq!(ids, words[3..], "{line} after {row}");
            }
            ["status", status] => {
                assert_eq!(
                    document.plan.about.status_date,
                    Some(day(status)),
                    "{line} after {row}"
                );
            }
            [id, field, "=", ..] => {
                let project = document.plan.get(&ProjectId::new(id)).expect("it is there");
                let is = match field {
                    "note" => project.note.clone(),
                    "name" => project.name.clone(),
                    "progress" => project.progress.to_string(),
                    "lead" => project.manager.as_ref().map(Id::to_string).unwrap_or_default(),
                    "home" => project.programme.as_ref().map(Id::to_string).unwrap_or_default(),
                    "start" => project.dates.map_or_else(String::new, |it| it.start().to_string()),
                    _ => panic!("which field is {field}?"),
                };
                assert_eq!(is, words[4..].join(" "), "{line} after {row}");
            }
            _ => panic!("what is \"{line}\"?"),
        }
    }
}

fn team() -> Team {
    let plan = plan(
        "status 2026-10-01
        project quay 2026-11-02..2027-03-31
        project bridge 2026-04-13..2027-05-28 running
        project square 2026-01-05..2026-12-18 running
        product P launch 2027-06-14
        P must bridge",
    );
    let people = ["A", "B", "C"].map(|who| (who.to_owned(), Document::new(plan.clone())));
    Team { people: people.into_iter().collect(), files: BTreeMap::new(), seals: 0 }
}

/// People act in turn, and then each copy says what is expected of it.
fn check(acts: &str, expect: &str) {
    let mut team = team();
    let lines = |text: &str| -> Vec<String> {
        text.split([';', '\n'])
            .map(|line| line.trim().to_owned())
            .filter(|it| !it.is_empty())
            .collect()
    };
    lines(acts).iter().for_each(|line| team.act(line));
    lines(expect).iter().for_each(|line| team.check(line, acts));
}

#[test]
fn files_that_come_back() {
    // Two reports on one Monday: neither wipes out the other, and nobody is asked.
    check(
        "A progress square 75; A > a; B progress bridge 40; B > b; C < a; C < b",
        "C square progress = 75; C bridge progress = 40; C clashes",
    );
    // Round a circle, with edits on the way.
    check(
        "A note quay one; A > a; B < a; B note bridge two; B > b; C < b; C note quay three; C > c; A < c",
        "A quay note = three; A bridge note = two; A clashes",
    );
    // An older file after a newer one; the same file twice; one's own file.
    check(
        "A note quay one; A > old; A note quay two; A > new; B < new; B < old; B < new; A < old",
        "B quay note = two; B clashes; A quay note = two; A clashes",
    );
    // Both changed the same: nothing to ask.
    check("A note quay same; A > a; B note quay same; B < a", "B quay note = same; B clashes");
}

#[test]
fn both_changed() {
    check("A note quay one; A > a; B note quay two; B < a", "B clashes projects/quay#note");
    // Start and finish are one: no third span comes of two.
    check(
        "A dates quay 2026-12-01 2027-03-31; A > a; B dates quay 2026-11-02 2027-06-30; B < a",
        "B clashes projects/quay#dates",
    );
    // A choice is a write like any other: it goes out and settles it there.
    check(
        "A note quay one; A > a; B note quay two; B < a projects/quay#note mine; B > b; A < b",
        "B quay note = two; B clashes; A quay note = two; A clashes",
    );
    check(
        "A note quay one; A > a; B note quay two; B < a; B settles projects/quay#note 0; B > b; A < b",
        "B clashes; A clashes",
    );
    // What comes can be left out.
    check(
        "A note quay one; A > a; B < a projects/quay#note mine; B > b; A < b",
        "B quay note =; A quay note =; A clashes",
    );
    // The later status date holds.
    check(
        "A status 2026-11-01; A > a; B status 2026-12-01; B < a; B > b; A < b",
        "B status 2026-12-01; A status 2026-12-01; B clashes; A clashes",
    );
}

/// Whoever works on what means nothing without a record says that the record stays.
#[test]
fn work_on_what_hangs_on_a_record_keeps_it() {
    check(
        "A hands-over quay Boat; A > 0; B < 0; A delete quay; A > a; B call Boat Ship; B < a",
        "B has quay; B delivers Boat; B clashes deliverables/Boat#life projects/quay#life",
    );
}

#[test]
fn who_is_named_by_another_does_not_go_in_silence() {
    let named = "A person x Ann Dale; A programme y North; A > 0; B < 0; C < 0";
    let check = |acts: &str, expect: &str| check(&format!("{named}; {acts}"), expect);
    // Named while somebody deleted it, it stays and is asked about; either can be chosen.
    check(
        "A remove people x; A > a; B lead quay x; B < a",
        "B holds people x; B quay lead = x; B clashes people/x#life",
    );
    check(
        "A remove people x; A > a; B lead quay x; B < a; B settles people/x#life 1; B > b; A < b",
        "B holds people; B quay lead =; B clashes; A holds people; A quay lead =; A clashes",
    );
    check(
        "A remove people x; A > a; B lead quay x; B > b; A < b; A settles people/x#life 0; A > c; B < c",
        "A holds people x; A quay lead = x; A clashes; B holds people x; B clashes",
    );
    check("A put quay y; A > a; B remove programmes y; B < a", "B clashes programmes/y#life");
    // Named before, and known to whoever deleted it: it goes.
    check(
        "A lead quay x; A > a; B < a; B remove people x; B > b; A note bridge z; A < b",
        "A holds people; A quay lead =; A clashes",
    );
    // Named, and no longer: it goes, in whatever order files come.
    for order in ["C < a; C < b; C < d", "C < d; C < b; C < a", "C < b; C < d; C < a"] {
        check(
            &format!(
                "A remove people x; A > a; B lead quay x; B > b; B lead quay -; B > d; {order}"
            ),
            "C holds people; C clashes",
        );
    }
}

#[test]
fn two_of_one_are_made_one_when_that_is_asked() {
    let twice = "A person k Ann Dale; A lead quay k; B person m ann dale; B lead bridge m; A > a";
    let check = |acts: &str, expect: &str| check(&format!("{twice}; {acts}"), expect);
    // Never unasked.
    check("B < a", "B holds people k m; B quay lead = k; B bridge lead = m; B clashes");
    check("B joins a", "B holds people k; B quay lead = k; B bridge lead = k; B clashes");
    // What is empty in the one comes from the other.
    check("B party p m Port; B joins a", "B holds people k; B holds parties p");
    // Asked on both sides at once, it is the same.
    check(
        "B > b; B joins a; B > c; A joins b; A > d; A < c; B < d",
        "A holds people k; B holds people k; A bridge lead = k; B bridge lead = k; A clashes; B clashes",
    );
    // Named meanwhile by its other name, it is asked about, and can be let go.
    check("B > b; B joins a; B > c; A < b; A lead square m; A < c", "A clashes people/m#life");
}

#[test]
fn of_two_projects_made_one_what_hangs_on_both_is_there_once() {
    check(
        "A add f Ferry; A hands-over f Boat; A > a; B add g Ferry; B < a",
        "B holds milestones fm gm; B holds projects bridge f g quay square",
    );
    check(
        "A add f Ferry; A > a; B add g Ferry; B joins a; B > b; A < b",
        "B holds milestones fm; B holds projects bridge f quay square; A holds milestones fm; A clashes",
    );
    // In another programme it is another one.
    let mut team = team();
    for line in "A programme y North; A add f Ferry; A put f y; A > a; B programme z South; B add g Ferry; B put g z".split("; ") {
        team.act(line);
    }
    team.seal("B");
    let loaded = team.loaded("a");
    let review = together::review(team.person("B"), &loaded, "a", day(TODAY));
    assert!(review.items.iter().all(|item| !item.is_twin()));
}

/// What a file would ask, by the names of the choices.
fn asks(team: &mut Team, who: &str, file: &str) -> Vec<String> {
    team.seal(who);
    let loaded = team.loaded(file);
    let review = together::review(team.person(who), &loaded, file, day(TODAY));
    review.items.iter().map(Item::name_of_choice).collect()
}

#[test]
fn what_was_left_out_is_one_question_when_it_comes_again() {
    let mut team = team();
    for line in [
        "B add f Ferry",
        "B > r1",
        "A < r1 milestones/fm#life mine",
        "A > a",
        "B day fm 2027-01-20",
        "B > r2",
    ] {
        team.act(line);
    }
    // What was left out is left out: the same file has nothing new, and no empty review.
    assert_eq!(team.take("A", "r1", &BTreeMap::new()), News::Older { since: Some(day(TODAY)) });
    assert_eq!(asks(&mut team, "A", "r2"), ["milestones/fm#life"]);
    // Whatever is said of its cells, the file that comes of it opens.
    for choices in [vec![], vec!["milestones/fm#name"], vec!["milestones/fm#day"]] {
        let choices = choices.into_iter().map(|name| (name.to_owned(), Choice::Mine));
        team.take("A", "r2", &choices.collect());
        team.act("A > out");
        let milestone = team.loaded("out").plan.get(&MilestoneId::new("fm")).cloned();
        assert_eq!(milestone.expect("it is in sight").day, day("2027-01-20"));
        team.act("A undo");
    }
    // Kept by somebody who knew that it was removed: it stays, and is not new.
    let mut team = self::team();
    for line in [
        "A delete quay",
        "A > a",
        "B note quay x",
        "B < a",
        "B settles projects/quay#life 0",
        "B > b",
    ] {
        team.act(line);
    }
    team.seal("A");
    let loaded = team.loaded("b");
    let review = together::review(team.person("A"), &loaded, "b", day(TODAY));
    assert_eq!(review.items[0].kind, ItemKind::Back);
}

#[test]
fn what_is_deleted() {
    check("A delete quay; A > a; B note bridge x; B < a", "B quay is gone; B clashes");
    // Against an edit, it stays and is asked about; the deletion can be chosen, or not.
    check("A delete quay; A > a; B note quay x; B < a", "B has quay; B clashes projects/quay#life");
    check(
        "A delete quay; A > a; B note quay x; B < a projects/quay#life theirs; B > b; A < b",
        "B quay is gone; A quay is gone; B clashes; A clashes",
    );
    check(
        "A delete quay; A > a; B note quay x; B < a; B settles projects/quay#life 0; B > b; A < b",
        "A quay note = x; A clashes; B clashes",
    );
    // Against something new that means nothing without it.
    check(
        "A delete bridge; A > a; B hands-over bridge D; B < a",
        "B has bridge; B delivers D; B clashes projects/bridge#life",
    );
    // What went with it comes back with it.
    check(
        "A delete bridge; A > a; B note bridge x; B < a; B settles projects/bridge#life 0; B > b; A < b",
        "B delivers P/bridge; A delivers P/bridge; A has bridge; A clashes; B clashes",
    );
}

#[test]
fn parts() {
    // An answer to a part does not wipe out what was not in it.
    check(
        "A note quay one; A note bridge two; A > part of quay; C opens part; C progress quay 10; C > c
        B < c; A > a; B < a",
        "B quay note = one; B quay progress = 10; B bridge note = two; B clashes; C bridge is gone",
    );
    // Out and back, by way of a third.
    check(
        "A > part of quay; C opens part; C note quay done; C > c; B < c; B > b; A note bridge x; A < b",
        "A quay note = done; A bridge note = x; A clashes; A has square",
    );
    check(
        "A > part of quay; A note quay mine; C opens part; C note quay yours; C > c; A < c",
        "A clashes projects/quay#note",
    );
}

/// Of what is left out, no id and no text is in the file: not in the plan, and not in who wrote what.
#[test]
fn a_part_says_nothing_of_what_is_left_out() {
    let mut team = team();
    // What a record of the part said before it was written over goes to nobody.
    let mut plan = team.person("A").plan.clone();
    let quay = ProjectId::new("quay");
    let noted = Project { note: "first-note".into(), ..Project::clone(&plan.projects[&quay]) };
    plan.insert(quay, noted);
    *team.person("A") = Document::new(plan);
    for line in [
        "A note quay now",
        "A note bridge secret-note",
        "A delete square",
        "A hands-over bridge hidden",
        "A name quay West",
        "A > part of quay",
    ] {
        team.act(line);
    }
    let file = &team.files["part"];
    for left_out in ["first-note", "bridge", "secret-note", "square", "hidden", "P/bridge", "\"P\""]
    {
        assert!(!file.contains(left_out), "{left_out} is in {file}");
    }
    assert!(file.contains("West"));
}

#[test]
fn undo_after_a_file_has_gone_out() {
    // It is a new write: whoever has the file learns of it.
    check("A note quay one; A > a; B < a; A undo; A > b; B < b", "B quay note =; B clashes");
    // Of a merge: exact until the next seal.
    check("A note quay one; A > a; B < a; B undo; B < a", "B quay note = one; B clashes");
    check(
        "A note quay one; A > a; B < a; B note square x; B > b; B undo; B undo; B > c; A < c",
        "B quay note =; A quay note =; A square note =; A clashes",
    );
}

#[test]
fn files_from_elsewhere() {
    // A script that knows nothing of who wrote what.
    check(
        "A > a; script a turns \"state\":\"planned\" into \"state\":\"planned\",\"note\":\"hand\" in s
        A progress square 75; A < s",
        "A quay note = hand; A square progress = 75; A clashes",
    );
}

/// A script that drops what it does not know, and a record that is younger than the plan.
#[test]
fn a_record_that_came_later_is_written_over_too() {
    check(
        "A hands-over quay D; A > a; plain a as s; script s turns \"name\":\"D\" into \"name\":\"E\" in t; A < t",
        "A delivers D; A clashes",
    );
}

const BASE: &str = include_str!("../data/together/base.json");
const ONE_SIDE: &str = include_str!("../data/together/one-side.json");
const OTHER_SIDE: &str = include_str!("../data/together/other-side.json");

/// A plan and two copies of it that were edited elsewhere, all of schema 0.
#[test]
fn copies_of_an_old_file_come_together_without_a_question() {
    for order in [["one", "other"], ["other", "one"]] {
        let plan = json::read(BASE.as_bytes()).expect("a plan").plan;
        let people = BTreeMap::from([("A".to_owned(), Document::new(plan))]);
        let files = [("base", BASE), ("one", ONE_SIDE), ("other", OTHER_SIDE)];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let mut team = Team { people, files: files.into_iter().collect(), seals: 0 };
        let none = BTreeMap::new();
        let news = |news| matches!(news, News::Nothing { .. } | News::Older { .. });
        assert!(news(team.take("A", "base", &none)));
        for file in order {
            assert_eq!(team.take("A", file, &none), News::NoOrigin, "{order:?} {file}");
        }
        for file in ["base", "one", "other"] {
            assert!(news(team.take("A", file, &none)), "{file} again");
        }
        for line in [
            "A square progress = 75",
            "A quay note = Permit granted.",
            "A has new-one",
            "A clashes",
        ] {
            team.check(line, &order.join(" then "));
        }
    }
}

#[test]
fn a_review_lists_what_both_changed_first() {
    let mut team = team();
    for line in [
        "A note quay one",
        "A name bridge Bridge",
        "A delete square",
        "A hands-over quay D",
        "A > a",
        "B note quay two",
    ] {
        team.act(line);
    }
    team.seal("B");
    let loaded = team.loaded("a");
    let review = together::review(team.person("B"), &loaded, "a.json", day(TODAY));
    let said = |item: &Item| {
        let kind = match &item.kind {
            ItemKind::New => "new".to_owned(),
            ItemKind::Back => "back".to_owned(),
            ItemKind::Removed => "removed".to_owned(),
            ItemKind::Theirs { before, after, .. } => format!("{before} -> {after}"),
            ItemKind::Both { mine, theirs, .. } => format!("{mine} or {theirs}"),
            ItemKind::BothLife { .. } => "stays or goes".to_owned(),
            ItemKind::Differs { .. } => "differs".to_owned(),
            ItemKind::Twin { own } => format!("one with {own}"),
        };
        let by = item.by.as_ref().map_or("", |by| &by.who);
        format!("{} {kind} by {by}", item.name_of_choice())
    };
    let items: Vec<_> = review.items.iter().map(said).collect();
    assert_eq!(
        items,
        [
            r#"projects/quay#note {"note":"two"} or {"note":"one"} by A"#,
            "projects/square#life removed by A",
            "deliverables/D#life new by A",
            r#"projects/bridge#name {"name":"bridge"} -> {"name":"Bridge"} by A"#,
        ]
    );
    assert_eq!(review.by.map(|by| by.who), Some("A".into()));
    assert_eq!(review.news, News::Something);
}

/// Two people bring the same list into their copies: what has a key or a name is one record.
#[test]
fn one_list_on_two_sides_makes_one_record_of_each_key_and_name() {
    const LIST: &str = "id,project,programme,manager,party,start,end
n-1,Lock,Water,Ann,Yard,2026-11-02,2027-01-29
n-2,Dike,Water,Ann,Yard,2026-12-07,2027-02-26
";
    let mut team = team();
    for (who, seed) in [("A", "a1-"), ("B", "b2-")] {
        let table = ListTable::read(LIST.as_bytes()).expect("a table");
        let mapping = Mapping::guess(&table, day(TODAY)).expect("a mapping");
        let document = team.person(who);
        let same = BTreeMap::new();
        let target = ImportTarget { plan: &document.plan, seed, row: "Row", same: &same };
        let imported = csv::import(&table, &mapping, &target).expect("a list");
        let change = imported.change(&document.plan, "list.csv");
        document.take(&Step::Do(Arc::new(change))).expect("it fits");
    }
    let one = team.people["A"].plan.len();
    team.act("A > a");
    team.act("B < a");
    let document = &team.people["B"];
    assert_eq!(document.plan.len(), one, "nothing is doubled");
    assert_eq!(document.plan.programmes.size(), 1);
    assert_eq!((document.plan.people.size(), document.plan.parties.size()), (1, 1));
    assert!(together::clashes(document).is_empty(), "{:?}", together::clashes(document));
}

/// A team of these people with a copy of this plan each.
fn team_of(text: &str, who: &[&str]) -> Team {
    let plan = plan(text);
    let people = who.iter().map(|who| ((*who).to_owned(), Document::new(plan.clone())));
    Team { people: people.collect(), files: BTreeMap::new(), seals: 0 }
}

/// Has somebody do what a command plans.
fn command(
    team: &mut Team,
    who: &str,
    plan: impl FnOnce(&Plan, PushContext) -> Result<Change, Refusal>,
) {
    let document = team.person(who);
    let network = Network::of(&document.plan);
    let push = PushContext { network: &network, rule: PushRule::OnOverlap };
    let change = plan(&document.plan, push).expect("it can be done");
    document.take(&Step::Do(Arc::new(change))).expect("it fits");
}

fn reviewed(team: &mut Team, who: &str, file: &str) -> Review {
    team.seal(who);
    let loaded = team.loaded(file);
    together::review(team.person(who), &loaded, file, day(TODAY))
}

const CHAIN: &str = "project A 2026-05-04 5d; project B 2026-05-11 5d; project C 2026-05-18 5d;
    project D 2026-05-18 5d; milestone M in B 2026-05-13; milestone N in D 2026-05-20;
    link A FS B; link B FS C; link M FS N";

#[test]
fn a_move_is_one_thing_with_what_it_pushed() {
    /// What one does, and the lines of the other's review: each with what moved along.
    fn check(acts: &[&str], expect: &[&str]) {
        let mut team = team_of(CHAIN, &["A", "B"]);
        for act in acts {
            let words: Vec<&str> = act.split(' ').collect();
            match words[..] {
                ["move", id, to] => command(&mut team, "A", |plan, push| {
                    commands::move_project(plan, push, &Id::new(id), day(to))
                }),
                ["put", id, to] => command(&mut team, "A", |plan, push| {
                    commands::set_milestone_day(plan, push, &Id::new(id), day(to))
                }),
                _ => team.act(act),
            }
        }
        team.act("A > a");
        let review = reviewed(&mut team, "B", "a");
        let lines: Vec<String> = review
            .items
            .iter()
            .map(|item| {
                let along = item.along.iter().map(|item| item.key.to_string());
                let all: Vec<_> = std::iter::once(item.name_of_choice()).chain(along).collect();
                all.join(" ")
            })
            .collect();
        assert_eq!(lines, expect, "{acts:?}");
    }
    check(
        &["move A 2026-05-18"],
        &["projects/A#dates milestones/M milestones/N projects/B projects/C projects/D"],
    );
    check(&["move C 2026-06-01"], &["projects/C#dates"]);
    check(&["move D 2026-06-01"], &["projects/D#dates milestones/N"]);
    check(&["put M 2026-05-15"], &["milestones/M#day"]);
    // Two moves that nothing ties are two.
    check(
        &["move C 2026-06-01", "move D 2026-06-01"],
        &["projects/C#dates", "projects/D#dates milestones/N"],
    );
    // What else changed stays a thing of its own.
    check(
        &["move B 2026-05-19", "A note B later"],
        &["projects/B#dates milestones/M milestones/N projects/C projects/D", "projects/B#note"],
    );
    // Sent in between: what followed in another file is another move.
    check(
        &["move B 2026-05-12", "A > first", "move C 2026-06-01"],
        &["projects/B#dates milestones/M", "projects/C#dates"],
    );
}

#[test]
fn what_two_plans_have_wrong_together_is_told() {
    /// What each of two does, what is chosen, and what is newly wrong.
    fn check(theirs: &[&str], mine: &[&str], choices: &[(&str, Choice)], expect: &str) {
        let text = format!("{CHAIN}; programme X; programme Y; programme Z");
        let mut team = team_of(&text, &["A", "B"]);
        for (who, acts) in [("A", theirs), ("B", mine)] {
            for act in acts {
                let words: Vec<&str> = act.split(' ').collect();
                match words[..] {
                    ["move", id, to] => command(&mut team, who, |plan, push| {
                        let alone = PushContext { rule: PushRule::OnlyThis, ..push };
                        commands::move_project(plan, alone, &Id::new(id), day(to))
                    }),
                    ["link", from, to] => command(&mut team, who, |plan, push| {
                        let link = Link {
                            predecessor: LinkEnd::Project(Id::new(from)),
                            successor: LinkEnd::Project(Id::new(to)),
                            kind: LinkKind::StartStart,
                            lag: Lag::default(),
                            accepted: None,
                        };
                        let id = Id::new(format!("{from}-{to}"));
                        commands::link(plan, push.network, &id, link)
                    }),
                    ["nest", id, home] => command(&mut team, who, |plan, _| {
                        commands::nest(plan, &Id::new(id), Some(&Id::new(home)))
                    }),
                    _ => panic!("what is {act}?"),
                }
            }
        }
        team.act("A > a");
        team.seal("B");
        let loaded = team.loaded("a");
        let review = together::review(team.person("B"), &loaded, "a", day(TODAY));
        let side = Side { plan: &review.plan, state: &review.state };
        let choices = choices.iter().map(|(name, choice)| ((*name).to_owned(), *choice)).collect();
        let strain = together::strain(team.person("B"), side, &choices);
        let Strain { conflicts, loops, programmes } = strain;
        let conflicts = conflicts.iter().map(|(from, to)| format!("{from}>{to}"));
        let circles = |all: Vec<Vec<String>>| all.into_iter().map(|all| all.join(" "));
        let said: Vec<_> = conflicts.chain(circles(loops)).chain(circles(programmes)).collect();
        assert_eq!(said.join("; "), expect, "{theirs:?} and {mine:?}");
    }
    let pushed = [(together::PUSH, Choice::Theirs)];
    check(&["move A 2026-05-04"], &["move C 2026-06-01"], &[], "");
    // Each is right by itself; together what waits lies too early.
    check(&["move B 2026-05-19"], &["move C 2026-05-19"], &[], "B>C; M>N");
    check(
        &["move B 2026-05-19"],
        &[],
        &[("projects/B#dates", Choice::Mine), ("milestones/M#day", Choice::Mine)],
        "",
    );
    check(&["move B 2026-05-19"], &[], &[("projects/B#dates", Choice::Mine)], "M>N");
    // What waits can be moved along; what nothing pushes stays in conflict.
    check(&["move B 2026-05-19"], &["move C 2026-05-19"], &pushed, "");
    // A conflict that was there before is not new.
    check(
        &["move B 2026-05-20"],
        &["move B 2026-05-19"],
        &[("projects/B#dates", Choice::Theirs)],
        "",
    );
    // Links that close a loop only together.
    check(&["link C D"], &["link D C"], &[], "D C");
    check(&["link C D"], &["link D C"], &[("links/C-D#life", Choice::Mine)], "");
    check(&["nest X Y"], &["nest Y X"], &[], "X Y");
    check(&["nest X Y", "nest Y Z"], &["nest Z X"], &[], "X Y Z");
    check(&["nest X Y"], &["nest Y Z"], &[], "");
}

/// Two plans of one name that have no beginning in common.
#[test]
fn without_a_beginning_in_common_each_record_is_one_question() {
    let start = |other: &str| {
        let text =
            format!("project A 2026-05-04 5d; project B 2026-05-11 5d; project C {other} 5d");
        Document::new(plan(&text))
    };
    let mut team = team_of("project A", &[]);
    team.people = [("A", "2026-06-01"), ("B", "2026-06-08")]
        .map(|(who, start_of_c)| (who.to_owned(), start(start_of_c)))
        .into();
    for line in [
        "A note B first",
        "A name B Bridge",
        "A note A same",
        "B note A same",
        "B note B second",
        "A > a",
    ] {
        team.act(line);
    }
    let review = reviewed(&mut team, "B", "a");
    assert_eq!(review.news, News::NoStart);
    let names: Vec<_> = review.items.iter().map(Item::name_of_choice).collect();
    assert_eq!(names, ["projects/B#*", "projects/C#*"]);
    let cells = |item: &Item| match &item.kind {
        ItemKind::Differs { cells } => cells.join(" "),
        kind => panic!("{kind:?}"),
    };
    assert_eq!(review.items.iter().map(cells).collect::<Vec<_>>(), ["name note", "dates"]);
    let settled = [("projects/B#*", Choice::Theirs), ("projects/C#*", Choice::Mine)];
    let settled = settled.map(|(name, choice)| (name.to_owned(), choice)).into();
    team.take("B", "a", &settled);
    for line in ["B B name = Bridge", "B B note = first", "B C start = 2026-06-08", "B clashes"] {
        team.check(line, "chosen");
    }
    // From then on they have one: the answer settles it there.
    team.act("B > b");
    let review = reviewed(&mut team, "A", "b");
    assert_ne!(review.news, News::NoStart);
    team.act("A < b");
    for line in ["A B name = Bridge", "A C start = 2026-06-08", "A clashes"] {
        team.check(line, "answered");
    }
}
