//! What stands in the column of names, which row a slot shows, and what the arrows between bars
//! show.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{model::*, schedule::Goal};
use expect_test::expect;
use session::picture::*;
use session::text::Lang;
use session::viewmodel::*;

use crate::inputs::World;
use crate::notation::plan;
use crate::picture::{PLAN, check, id, scale};

/// What a name shows, in a few words.
fn name_in_short(look: &NameLook) -> String {
    let mut said: Vec<String> = look.name().map(str::to_owned).into_iter().collect();
    if let Some(project) = look.project() {
        said.push(format!("{}° at depth {}", project.hue, project.depth));
        said.extend((project.title != project.name).then(|| format!("title {}", project.title)));
    }
    if let Some(group) = look.group() {
        said.push(format!("{} projects at depth {}", group.count, group.depth));
        said.extend((group.title != group.name).then(|| format!("title {}", group.title)));
        said.extend(group.hue.map(|hue| format!("{hue}°")));
        said.extend(group.is_folded.then(|| "folded".to_owned()));
        said.extend(group.is_target.then(|| "target".to_owned()));
    }
    said.extend((look.is_selected() == Some(true)).then(|| "selected".to_owned()));
    if let Some(RowPosition { top, index, level, among, tab_stop, editing }) = look.position() {
        let (place, all) = among;
        said.push(format!("row {index} at {top}, level {level}, {place} of {all}"));
        said.extend(tab_stop.map(|cell| format!("tab stop {cell:?}")));
        said.extend(editing.as_ref().map(|(cell, text)| format!("typed in {cell:?}: {text}")));
    }
    said.join(", ")
}

/// The name of the row that this mark is on, as somebody looks at it: `nl; selected A; picked A B;
/// shows programme:Ferry; folded Ferry; stop 1; types Name of A; only programme:Quay`.
fn name_of(acts: &str, looked: &str, what: &str) -> String {
    let mut world = World::of(plan(PLAN));
    let programme = Programme { hue: 120, manager: Some(id("Ann")), ..Programme::default() };
    let mut document = world.session.document().clone();
    document.plan.insert(id("Ferry"), Programme { name: "Ferry".into(), ..programme });
    world.feed(session::state::Input::Open(Box::new(document), BTreeSet::new()));
    world.run(acts);
    let (mut lang, mut selection, mut picked) = (Lang::En, None, BTreeSet::new());
    let (mut folded, mut tab_stop, mut editing) = (BTreeSet::new(), None, None);
    let mut filter = Filter::default();
    for words in looked.split("; ").filter(|words| !words.is_empty()) {
        match words.split(' ').collect::<Vec<_>>()[..] {
            ["nl"] => lang = Lang::Nl,
            ["shows", subject] => selection = Subject::parse(subject),
            ["picked", ref all @ ..] => picked = all.iter().copied().map(id).collect(),
            ["folded", key] => drop(folded.insert(GroupKey::parse(key))),
            ["stop", row] => tab_stop = Some((row.parse().unwrap(), Cell::Name)),
            ["only", subject] => filter.add(Subject::parse(subject).unwrap()),
            ["types", text, "in", project, "of", group] => {
                editing = Some((RowKey::Project(id(project), GroupKey::parse(group)), text))
            }
            _ => panic!("`{words}` is no way to look"),
        }
    }
    let shown = filter.narrow(world.session.plan());
    let rows = rows(&shown, Arrangement::default(), &folded);
    let positions = positions(&rows);
    let drop_group = world.session.gesture().and_then(drag::drop_group);
    let context = NameContext {
        plan: world.session.plan(),
        lang,
        rows: RowContext {
            height: 28.0,
            positions: &positions,
            tab_stop,
            editing: editing.as_ref().map(|(row, text)| (row, Cell::Name, *text)),
        },
        selection: selection.as_ref(),
        picked: &picked,
        unsettled: &world.session.unsettled_projects(),
        drop_group: drop_group.as_ref(),
        count: &|key| world.session.group_projects(key),
    };
    let is_it = |row: &Row| match row {
        Row::Project { id, .. } => id.as_str() == what,
        Row::Group { key, .. } => key.mark() == what,
    };
    match rows.iter().position(is_it) {
        Some(place) => name_in_short(&context.name(place, &rows[place])),
        None => "no row".into(),
    }
}

#[test]
fn what_a_name_shows() {
    check(
        &[
            ["", "", "A"],
            ["", "nl", "A"],
            ["", "", "B"],
            ["", "", "Tray"],
            ["", "shows project:A", "A"],
            ["", "shows project:A", "D"],
            ["", "picked A D", "D"],
            ["", "stop 1", "A"],
            ["", "types Aardvark in A of Ferry", "A"],
            ["", "types Aardvark in A of Quay", "A"],
            ["", "", "Ferry"],
            ["", "nl", "Ferry"],
            ["", "", "Quay"],
            ["", "folded Ferry", "Ferry"],
            ["", "folded Ferry", "A"],
            ["", "shows programme:Ferry", "Ferry"],
            ["", "shows project:Ferry", "Ferry"],
            // Filtered: what is left out has no row; a group counts all that lies in it.
            ["", "only programme:Quay", "A"],
            ["", "only programme:Quay", "B"],
            ["", "only programme:Quay", "Ferry"],
            // A row or a heading in hand shows where it would go; a bar changes no name.
            ["grip row D; hold in Quay", "", "Quay"],
            ["grip row D; hold in Quay", "", "Ferry"],
            ["grip heading Empty; hold in Ferry", "", "Ferry"],
            ["grip row D; hold before B", "", "Quay"],
            ["grip bar A; hold 2026-05-11", "", "A"],
        ],
        name_of,
        expect![[r#"
            A
                A, 120° at depth 1, title A, led by Ann, row 2 at 28, level 2, 1 of 3
            nl | A
                A, 120° at depth 1, title A, geleid door Ann, row 2 at 28, level 2, 1 of 3
            B
                B, 0° at depth 2, title B, Led by Ann, manager of Ferry, row 5 at 112, level 3,
                1 of 1
            Tray
                no row
            shows project:A | A
                A, 120° at depth 1, title A, led by Ann, selected, row 2 at 28, level 2, 1 of 3
            shows project:A | D
                D, 120° at depth 1, title D, Led by Ann, manager of Ferry, row 3 at 56, level 2,
                2 of 3
            picked A D | D
                D, 120° at depth 1, title D, Led by Ann, manager of Ferry, selected, row 3 at
                56, level 2, 2 of 3
            stop 1 | A
                A, 120° at depth 1, title A, led by Ann, row 2 at 28, level 2, 1 of 3, tab stop
                Name
            types Aardvark in A of Ferry | A
                A, 120° at depth 1, title A, led by Ann, row 2 at 28, level 2, 1 of 3, typed in
                Name: Aardvark
            types Aardvark in A of Quay | A
                A, 120° at depth 1, title A, led by Ann, row 2 at 28, level 2, 1 of 3
            Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, row 1 at 0, level
                1, 1 of 2
            nl | Ferry
                Ferry, 3 projects at depth 0, title Ferry, geleid door Ann, 120°, row 1 at 0,
                level 1, 1 of 2
            Quay
                Quay, 1 projects at depth 1, 0°, row 4 at 84, level 2, 3 of 3
            folded Ferry | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, folded, row 1 at 0,
                level 1, 1 of 2
            folded Ferry | A
                no row
            shows programme:Ferry | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, selected, row 1 at
                0, level 1, 1 of 2
            shows project:Ferry | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, row 1 at 0, level
                1, 1 of 2
            only programme:Quay | A
                no row
            only programme:Quay | B
                B, 0° at depth 2, title B, Led by Ann, manager of Ferry, row 3 at 56, level 3, 1
                of 1
            only programme:Quay | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, row 1 at 0, level
                1, 1 of 1
            grip row D; hold in Quay | Quay
                Quay, 1 projects at depth 1, 0°, target, row 4 at 84, level 2, 3 of 3
            grip row D; hold in Quay | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, row 1 at 0, level
                1, 1 of 2
            grip heading Empty; hold in Ferry | Ferry
                Ferry, 3 projects at depth 0, title Ferry, led by Ann, 120°, target, row 1 at 0,
                level 1, 1 of 2
            grip row D; hold before B | Quay
                Quay, 1 projects at depth 1, 0°, row 4 at 84, level 2, 3 of 3
            grip bar A; hold 2026-05-11 | A
                A, 120° at depth 1, title A, led by Ann, row 2 at 28, level 2, 1 of 3
        "#]],
    );
}

#[test]
fn a_slot_shows_a_row_of_the_pool() {
    let plan = plan(PLAN);
    let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
    // Two rows are seen, and one is spare on either side.
    for (scrolled, slot, expected) in [
        (0.0, 0, Some(0)),
        (0.0, 4, Some(4)),
        (56.0, 0, Some(5)),
        (56.0, 1, Some(1)),
        (1_000.0, 0, None),
        // A slot that was made when more was seen.
        (0.0, 5, None),
    ] {
        let pool = Pool::new(scrolled, 56.0, 28.0, 1);
        assert_eq!(pool.slots, 5);
        let found = row_in(&rows, pool, slot).map(|(place, _)| place);
        assert_eq!(found, expected, "slot {slot} scrolled by {scrolled}");
    }
    assert_eq!(row_in(&[], Pool::new(0.0, 56.0, 28.0, 1), 0), None);
}

#[test]
fn an_arrow_stands_out_for_what_is_asked_for() {
    use ArrowEmphasis::{Critical, None as Plain, Selected};
    for (acts, selected, critical, link, expected) in [
        ("", "", "", "A>B", Some((LinkState::Kept, Plain))),
        ("", "A", "", "A>B", Some((LinkState::Kept, Selected))),
        ("", "B", "", "A>B", Some((LinkState::Kept, Selected))),
        ("", "D", "", "A>B", Some((LinkState::Kept, Plain))),
        ("", "A", "P", "A>B", Some((LinkState::Kept, Critical))),
        ("", "", "Q", "A>B", Some((LinkState::Kept, Plain))),
        ("", "", "", "gone", None),
        (
            "push only; grip bar A; hold 2026-05-11",
            "",
            "",
            "A>B",
            Some((LinkState::Conflict, Plain)),
        ),
        (
            "grip handle D finish; hold on B start",
            "",
            "",
            "the new one",
            Some((LinkState::Kept, Plain)),
        ),
    ] {
        let mut world = World::of(plan(PLAN));
        world.run(acts);
        let session = &world.session;
        let places =
            Arc::new(places(&rows(session.shown(), Arrangement::default(), &BTreeSet::new())));
        let path = session.schedule().critical_path(Goal::Launch(&id(critical)));
        let drawn = session.gesture().and_then(drag::new_link);
        let link = drawn.unwrap_or_else(|| id(link));
        let context = ArrowContext {
            plan: session.shown(),
            schedule: session.schedule(),
            places: &places,
            scale: scale(),
            row_height: 28.0,
            critical: &CriticalProjects::on(path.as_ref()),
            selected: Some(&id(selected)),
        };
        let found = context.arrow(&link).map(|look| (look.arrow.look, look.emphasis));
        assert_eq!(found, expected, "{acts} {selected} {critical} {link}");
    }
}
