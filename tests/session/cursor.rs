//! Where the keys go in the timeline, and the place of each row among its siblings (rules W16 and
//! W17 of docs/SPEC.md).

use std::collections::BTreeSet;

use crate::notation::plan;
use session::viewmodel::*;

/// Harbour holds Quay, and Ferry with Boat and Crew; Plan stands in no programme.
fn harbour() -> Vec<Row> {
    let plan = plan(
        "programme Harbour
         programme Ferry under Harbour
         project Quay 2026-03-02..2026-03-06 in Harbour
         project Boat 2026-01-05..2026-06-05 in Ferry
         project Crew 2026-02-02..2026-04-03 in Ferry
         project Plan 2026-02-02..2026-05-01",
    );
    rows(&plan, Arrangement::default(), &BTreeSet::new())
}

fn name(row: &Row) -> String {
    match row {
        Row::Group { key: GroupKey::Programme(Some(id)), .. } => id.to_string(),
        Row::Group { .. } => "rest".into(),
        Row::Project { id, .. } => id.to_string(),
    }
}

#[test]
fn each_row_knows_its_place_among_its_siblings() {
    let rows = harbour();
    let told: Vec<_> = rows
        .iter()
        .zip(positions(&rows))
        .map(|(row, (at, of))| format!("{} {} {at}/{of}", row.depth(), name(row)))
        .collect();
    assert_eq!(
        told,
        [
            "0 Harbour 1/2",
            "1 Quay 1/2",
            "1 Ferry 2/2",
            "2 Boat 1/2",
            "2 Crew 2/2",
            "0 rest 2/2",
            "1 Plan 1/1"
        ]
    );
    assert!(positions(&[]).is_empty());
}

#[test]
fn a_step_goes_to_another_row_or_cell_and_stops_at_the_ends() {
    let rows = harbour();
    let columns = [Column::Start, Column::Finish];
    let (start, finish) = (Cell::Column(Column::Start), Cell::Column(Column::Finish));
    let table = [
        ("Quay", Cell::Name, CursorMove::Rows(1), "Ferry", Cell::Name),
        ("Quay", Cell::Bar, CursorMove::Rows(2), "Boat", Cell::Bar),
        ("Quay", Cell::Bar, CursorMove::Rows(-1), "Harbour", Cell::Bar),
        ("Harbour", start, CursorMove::Rows(-1), "Harbour", start),
        ("Crew", start, CursorMove::Rows(100), "Plan", start),
        ("Quay", Cell::Name, CursorMove::Cells(1), "Quay", start),
        ("Quay", start, CursorMove::Cells(1), "Quay", finish),
        ("Quay", finish, CursorMove::Cells(1), "Quay", Cell::Bar),
        ("Quay", Cell::Bar, CursorMove::Cells(1), "Quay", Cell::Bar),
        ("Quay", Cell::Name, CursorMove::Cells(-1), "Quay", Cell::Name),
        ("Boat", finish, CursorMove::FirstCell, "Boat", Cell::Name),
        ("Boat", Cell::Name, CursorMove::LastCell, "Boat", Cell::Bar),
        ("Boat", start, CursorMove::FirstRow, "Harbour", start),
        ("Boat", start, CursorMove::LastRow, "Plan", start),
        ("Boat", Cell::Bar, CursorMove::Rows(0), "Boat", Cell::Bar),
        // A column that is no longer shown: the name has its place.
        ("Boat", Cell::Column(Column::Slack), CursorMove::Cells(1), "Boat", start),
    ];
    for (from, cell, by, to, expected) in table {
        let row = rows.iter().find(|row| name(row) == from).expect("there is such a row").key();
        let there = step(&rows, &columns, Some(&Cursor { row, cell }), by).expect("there are rows");
        let place = rows.iter().find(|row| row.is(&there.row)).map(name);
        assert_eq!((place.as_deref(), there.cell), (Some(to), expected), "{from} {cell:?} {by:?}");
    }
}

#[test]
fn it_begins_at_the_first_row_where_it_was_nowhere() {
    let rows = harbour();
    let gone = Cursor { row: RowKey::Group(GroupKey::Kind("gone".into())), cell: Cell::Bar };
    for (cursor, cell) in [(None, Cell::Name), (Some(&gone), Cell::Bar)] {
        assert_eq!(
            step(&rows, &[], cursor, CursorMove::Rows(1)),
            Some(Cursor { row: rows[0].key(), cell })
        );
    }
    assert_eq!(step(&[], &[], None, CursorMove::Rows(1)), None);
}

#[test]
fn a_slot_shows_the_item_that_asks_for_it() {
    for scroll in 0..60 {
        let pool = Pool::new(f64::from(scroll) * 20.0, 100.0, 20.0, 2);
        for item in 0..100 {
            let shown = pool.range(100).contains(&item);
            assert_eq!(
                pool.slot(item).map(|slot| pool.item(slot)),
                shown.then_some(item),
                "{item} at {scroll}"
            );
        }
    }
}
