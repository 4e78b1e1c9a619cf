//! Who changed what, and what a part holds: rows of what two people did.

use std::collections::BTreeSet;

use domain::format::json;
use domain::merge::BatchId;
use domain::persist::Exchange;
use engine::model::*;
use session::Input;
use session::history::{HistoryRow, Since, authors, history, history_of};
use session::part::{part_for, part_lines, recipients};
use session::text::Lang;
use session::viewmodel::Subject;

use crate::inputs::World;
use crate::notation::{day, plan};
use crate::review::{change, reviewed, sent, two};

fn lines(rows: &[HistoryRow]) -> Vec<String> {
    let says = |row: &HistoryRow| match row {
        HistoryRow::Batch { text, note } if note.is_empty() => format!("# {text}"),
        HistoryRow::Batch { text, note } => format!("# {text} ({note})"),
        HistoryRow::Line { record, text, .. } => format!("{record}: {text}"),
    };
    rows.iter().map(says).collect()
}

/// Kim's file is in the plan, and something was changed since.
fn world() -> World {
    let [mut here, mut there] = two();
    change::<Project>(&mut there, "A", |it| it.progress = 40);
    change::<Project>(&mut there, "B", |it| it.note = "Permit granted".into());
    let file = sent(&mut there);
    change::<Product>(&mut here, "P", |it| it.name = "Harbour".into());
    let preview = reviewed(&here, &file);
    here.feed(Input::TakeIn(Box::new(preview), "Ann".into()));
    change::<Project>(&mut here, "B", |it| it.note = "Permit granted, with a condition".into());
    here
}

fn check(lang: Lang, exchange: &Exchange, since: Since, who: Option<&str>, expect: &[&str]) {
    let world = world();
    let rows = history(lang, world.session.document(), exchange, since, who, day("2026-05-04"));
    assert_eq!(lines(&rows), expect);
}

#[test]
fn each_batch_says_what_still_stands_of_it() {
    let none = Exchange::default();
    check(
        Lang::En,
        &none,
        Since::Beginning,
        None,
        &[
            "# You, not sent yet · 1 record",
            "projects/B: Project “B”: notes now Permit granted, with a condition",
            "# Ann, today · 1 record",
            "products/P: Product “Harbour”: name now Harbour",
            "# Kim, today · 1 record",
            "projects/A: Project “A”: complete now 40 %, state now running",
        ],
    );
    check(
        Lang::Nl,
        &none,
        Since::Beginning,
        Some("Kim"),
        &["# Kim, vandaag · 1 record", "projects/A: Project “A”: gereed nu 40 %, status nu loopt"],
    );
    check(Lang::En, &none, Since::LastReview, None, &[]);
}

#[test]
fn what_a_file_brings_is_not_what_was_changed_here_before() {
    let [mut here, mut there] = two();
    change::<Project>(&mut there, "A", |it| it.progress = 40);
    let file = sent(&mut there);
    change::<Product>(&mut here, "P", |it| it.name = "Harbour".into());
    let preview = reviewed(&here, &file);
    let brought = preview.review.brought.clone();
    here.feed(Input::TakeIn(Box::new(preview), "Ann".into()));
    let merge = &here.session.document().merge;
    let by = brought.iter().map(|id| merge.batch(*id).map_or("", |batch| &batch.who));
    assert_eq!(by.collect::<Vec<_>>(), ["Kim"]);
}

#[test]
fn what_went_out_and_came_in_is_told_apart() {
    let world = world();
    let by = |who: &str| -> BTreeSet<BatchId> {
        let merge = &world.session.document().merge;
        let theirs = |id: &BatchId| merge.batch(*id).is_some_and(|batch| batch.who == who);
        merge.seen().map(|(id, _)| id).filter(theirs).collect()
    };
    let exchange = Exchange { sent: by("Ann"), came: by("Kim"), ..Exchange::default() };
    check(
        Lang::En,
        &exchange,
        Since::LastReview,
        None,
        &[
            "# Kim, today · 1 record",
            "projects/A: Project “A”: complete now 40 %, state now running",
        ],
    );
    check(
        Lang::En,
        &exchange,
        Since::LastFile,
        None,
        &[
            "# You, not sent yet · 1 record",
            "projects/B: Project “B”: notes now Permit granted, with a condition",
            "# Kim, today · 1 record",
            "projects/A: Project “A”: complete now 40 %, state now running",
        ],
    );
    assert_eq!(authors(world.session.document()).into_iter().collect::<Vec<_>>(), ["Ann", "Kim"]);
    let of =
        |record: &str| history_of(Lang::En, world.session.document(), record, day("2026-05-05"));
    assert_eq!(of("projects/A"), ["Kim, yesterday: state"]);
    assert_eq!(of("projects/B"), ["You, not sent yet: notes"]);
    assert_eq!(of("people/nobody"), Vec::<String>::new());
}

#[test]
fn what_was_made_and_what_went_is_said() {
    let mut world = World::of(plan("project A; project B"));
    world.feed(Input::Edit(session::edit::Edit::Delete(session::edit::RecordId::Project(
        Id::new("A"),
    ))));
    world.feed(Input::Run(session::command::Command::AddProject));
    let document = world.session.document();
    let exchange = Exchange::default();
    let rows = history(Lang::En, document, &exchange, Since::Beginning, None, day("2026-05-04"));
    let says = lines(&rows).join("\n");
    assert!(says.contains("Project “A” is removed"), "{says}");
    assert!(says.contains("is new"), "{says}");
}

const TEAM: &str = "project A 2026-05-04..2026-05-15; project B 2026-05-18..2026-05-29; \
    product P launch 2026-06-15 manager Ann; product Q manager Kim; P must B";

/// Ann leads A, and Kim leads B.
fn team() -> Plan {
    let mut plan = plan(TEAM);
    for (project, manager) in [("A", "Ann"), ("B", "Kim")] {
        let id = ProjectId::new(project);
        let led = Project { manager: Some(Id::new(manager)), ..(*plan.projects[&id]).clone() };
        plan.insert(id, led);
    }
    plan
}

#[test]
fn a_part_is_offered_to_who_has_projects_and_says_what_it_holds() {
    let plan = team();
    let names = |me: &str| -> Vec<String> {
        recipients(&plan, me).into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(names(""), ["Ann", "Kim"]);
    assert_eq!(names("Kim"), ["Kim", "Ann"], "one's own first");
    let kim = recipients(&plan, "Kim").remove(0).0;
    let document = domain::edit::Document::new(plan.clone());
    let holds = part_lines(Lang::En, &document, &kim);
    let records: Vec<_> = lines(&holds);
    assert!(records.iter().any(|line| line.ends_with("Project “B”")), "{records:?}");
    assert!(!records.iter().any(|line| line.ends_with("Project “A”")), "{records:?}");
    // A project alone.
    let text = part_for(&document, &Subject::Project(Id::new("A"))).expect("a part");
    let part = json::read(text.as_bytes()).expect("a plan").plan;
    assert_eq!((part.projects.size(), part.products.size()), (1, 0));
    assert!(part_for(&document, &Subject::Product(Id::new("P"))).is_none());
}

#[test]
fn what_is_gone_can_be_removed_for_good() {
    let mut world = world();
    let change = domain::edit::commands::delete(world.session.plan(), &ProjectId::new("A"));
    world.feed(Input::Do(change.expect("it is there")));
    let kept = |world: &World| {
        let (none, today) = (Exchange::default(), day("2026-05-04"));
        let rows =
            history(Lang::En, world.session.document(), &none, Since::Beginning, None, today);
        let kept = |row: &HistoryRow| matches!(row, HistoryRow::Line { is_kept: true, .. });
        rows.iter().filter(|row| kept(row)).count()
    };
    assert_eq!(kept(&world), 1);
    world.feed(Input::RemoveForGood("projects/A".into()));
    assert_eq!(kept(&world), 0);
    let document = world.session.document();
    assert!(!json::write_with(&document.plan, &document.merge).contains("\"name\":\"A\""));
}
