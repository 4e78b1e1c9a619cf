//! Commands: the rows of their table, and the pages that list them.

use std::collections::BTreeSet;

use session::command::{Command, CommandWords, Needs};
use session::text::Lang;
use session::viewmodel::{View, Zoom};

#[test]
fn each_command_has_a_mark_of_its_own_and_says_something() {
    let mut marks = BTreeSet::new();
    for lang in Lang::ALL {
        let words = CommandWords { lang, ..CommandWords::default() };
        for command in Command::all() {
            let row = command.row(&words);
            for said in [&row.name, &row.hint, &row.title] {
                assert!(!said.trim().is_empty(), "{command:?} says nothing");
            }
            assert_eq!(row.mark, command.mark());
            marks.insert(row.mark);
        }
    }
    assert_eq!(marks.len(), Command::all().count(), "two commands have one mark");
}

#[test]
fn each_command_is_in_the_page_of_marks_and_its_keys_in_that_of_keys() {
    let (marks, keys) = (include_str!("../../docs/MARKS.md"), include_str!("../../docs/KEYS.md"));
    let missing: Vec<_> = Command::all()
        .chain([Command::Search])
        .map(|command| command.row(&CommandWords::default()))
        .filter(|row| {
            let has_keys = row.keys.is_none_or(|chord| {
                // As a word of its own: a letter alone stands in many others.
                let chord = chord.replace(' ', "+");
                keys.split([' ', ',', ';', '·', '|', '`', '(', ')', '\n']).any(|it| it == chord)
            });
            !marks.contains(&format!("`{}`", row.mark)) || !has_keys
        })
        .map(|row| row.mark)
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "docs/MARKS.md or docs/KEYS.md lacks them");
}

#[test]
fn keys_give_commands_wherever_the_focus_is() {
    for (ctrl, shift, key, command) in [
        (true, false, "z", Some(Command::Undo)),
        (true, true, "Z", Some(Command::Redo)),
        (true, false, "y", Some(Command::Redo)),
        (true, false, "k", Some(Command::Search)),
        (true, false, "K", Some(Command::Search)),
        (false, true, "?", Some(Command::Keys)),
        (false, false, "?", Some(Command::Keys)),
        (false, false, "t", Some(Command::Today)),
        (true, false, "t", None),
        (false, false, "z", None),
        // Letters that work on a focused bar alone.
        (false, false, "d", None),
        (false, false, "Escape", None),
    ] {
        assert_eq!(Command::by_keys(ctrl, shift, key), command, "{ctrl} {shift} {key}");
    }
}

#[test]
fn a_command_says_what_it_would_do() {
    let label = || Some(domain::edit::Label::Placed { name: "Billing".into() });
    let words = CommandWords { lang: Lang::En, undo: label(), redo: None };
    for (command, name, hint, title, needs) in [
        (
            Command::Undo,
            "Undo",
            "Undo: “Billing” put on the timeline (Ctrl+Z)",
            "Undo: “Billing” put on the timeline",
            Needs::Undo,
        ),
        (Command::Redo, "Redo", "Redo", "Redo", Needs::Redo),
        (Command::Zoom(Zoom::Week), "Week", "Week", "Zoom: Week", Needs::Nothing),
        (Command::View(View::People), "People", "People", "Go to people", Needs::Nothing),
    ] {
        let row = command.row(&words);
        assert_eq!((&*row.name, &*row.hint, &*row.title, row.needs), (name, hint, title, needs));
    }
}
