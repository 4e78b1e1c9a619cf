//! A list on its way in, before anything is made of it (rules I of docs/SPEC.md).

use domain::format::csv::{ColumnRole, Memory, Sheet};
use engine::model::Plan;
use session::import::{ImportDestination, ImportPreview};

use crate::notation::{day, plan};

const LIST: &str = "Project;Start;Finish\nDock;2026-05-04;2026-05-15\nQuay;2026-06-01;2026-06-12\n";

fn read(list: &str, memories: &[Memory], open: Option<&Plan>) -> ImportPreview {
    let (file, seed) = ("list.csv".to_owned(), "7".to_owned());
    let today = day("2026-05-04");
    ImportPreview::read(file, list.as_bytes(), memories, open, today, seed).expect("a list")
}

#[test]
fn a_list_goes_where_it_is_known() {
    use ImportDestination::{NewPlan, ThisPlan};
    let open = |words: &str| Some(plan(words));
    for (open, into) in [
        (None, NewPlan),
        (open("project Crane 2026-05-04..2026-05-15"), NewPlan),
        (open("project Dock 2026-05-04..2026-05-08"), ThisPlan),
    ] {
        assert_eq!(read(LIST, &[], open.as_ref()).into, into, "{open:?}");
    }
}

#[test]
fn a_plan_of_its_own_is_named_after_the_file() {
    let made = read(LIST, &[], None).result(&Plan::default(), "Row").unwrap().plan;
    assert_eq!((made.id.as_str(), made.about.name.as_str()), ("plan-7", "list"));
    assert_eq!(made.projects.size(), 2);
}

#[test]
fn what_was_said_of_a_list_is_known_the_next_time() {
    let mut first = read(LIST, &[], None);
    assert!(!first.recalled);
    first.mapping.columns.remove(&ColumnRole::Finish);
    let memory = Memory::of(&first.table, &first.mapping, &first.file);
    let again = read(LIST, std::slice::from_ref(&memory), None);
    assert!(again.recalled);
    assert_eq!(again.mapping.columns, first.mapping.columns);
    // Another head is another list.
    assert!(!read(&LIST.replace("Start", "Begin"), &[memory], None).recalled);
}

#[test]
fn what_is_said_of_the_rows_has_the_columns_guessed_anew() {
    let mut preview = read(LIST, &[], None);
    preview.same.insert(2, "dock".into());
    preview.guess(Sheet::Products);
    assert_eq!((preview.mapping.sheet, preview.same.len()), (Sheet::Products, 0));
    assert_eq!(preview.mapping.source, "list.csv");
    preview.guess(Sheet::Projects);
    preview.set_headed(false);
    assert_eq!(preview.table.rows.len(), 3, "what stood in the head is a row of its own");
    let made = preview.result(&Plan::default(), "Row").unwrap().plan;
    assert_eq!(made.projects.size(), 3);
}
