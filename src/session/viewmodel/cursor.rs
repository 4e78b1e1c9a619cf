//! Where the keys go in the timeline, as in any tree grid: a row, and a cell of it.

use super::{Column, GroupKey, Row};
use engine::model::ProjectId;

/// A row, whichever place it has by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// The heading of a group.
    Group(GroupKey),
    /// A project, as it stands in this group: it can stand in several.
    Project(ProjectId, GroupKey),
}

impl RowKey {
    /// The project whose row it is; none: a heading.
    pub fn project(&self) -> Option<&ProjectId> {
        match self {
            RowKey::Project(id, _) => Some(id),
            RowKey::Group(_) => None,
        }
    }
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// What it is called.
    Name,
    /// A column of the table.
    Column(Column),
    /// Its bar, or what a group adds up to.
    Bar,
}

/// A row and a cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Which row.
    pub row: RowKey,
    /// Which cell.
    pub cell: Cell,
}

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorMove {
    /// So many rows down; negative is up. It stops at the first and at the last row.
    Rows(i32),
    /// So many cells to the right; negative is to the left. It stops at the first and at the last
    /// cell.
    Cells(i32),
    /// To the first row.
    FirstRow,
    /// To the last row.
    LastRow,
    /// To the first cell of the row.
    FirstCell,
    /// To the last cell of the row.
    LastCell,
}

impl Row {
    /// Which row it is, wherever it stands.
    pub fn key(&self) -> RowKey {
        match self {
            Row::Group { key, .. } => RowKey::Group(key.clone()),
            Row::Project { id, group, .. } => RowKey::Project(id.clone(), group.clone()),
        }
    }

    /// Is it this row?
    pub fn is(&self, key: &RowKey) -> bool {
        match (self, key) {
            (Row::Group { key, .. }, RowKey::Group(own)) => key == own,
            (Row::Project { id, group, .. }, RowKey::Project(own, home)) => {
                id == own && group == home
            }
            _ => false,
        }
    }
}

/// Where the cursor is after a step, with these columns between the name and the bar; from a row
/// that is gone it begins at the first. None without rows.
pub fn step(
    rows: &[Row],
    columns: &[Column],
    cursor: Option<&Cursor>,
    step: CursorMove,
) -> Option<Cursor> {
    let last = rows.len().checked_sub(1)?;
    let place = cursor.and_then(|cursor| rows.iter().position(|row| row.is(&cursor.row)));
    let Some((place, cell)) = place.zip(cursor.map(|cursor| cursor.cell)) else {
        return Some(Cursor {
            row: rows[0].key(),
            cell: cursor.map_or(Cell::Name, |cursor| cursor.cell),
        });
    };
    let cells: Vec<Cell> = std::iter::once(Cell::Name)
        .chain(columns.iter().copied().map(Cell::Column))
        .chain([Cell::Bar])
        .collect();
    // A column that is no longer shown: the name has its place.
    let at = cells.iter().position(|own| *own == cell).unwrap_or(0);
    let within =
        |from: usize, by: i32, last: usize| from.saturating_add_signed(by as isize).min(last);
    let (place, at) = match step {
        CursorMove::Rows(by) => (within(place, by, last), at),
        CursorMove::Cells(by) => (place, within(at, by, cells.len() - 1)),
        CursorMove::FirstRow => (0, at),
        CursorMove::LastRow => (last, at),
        CursorMove::FirstCell => (place, 0),
        CursorMove::LastCell => (place, cells.len() - 1),
    };
    Some(Cursor { row: rows[place].key(), cell: cells[at] })
}

/// The place of each row among those with the same parent, from 1, and how many they are.
pub fn positions(rows: &[Row]) -> Vec<(usize, usize)> {
    let mut positions = vec![(0, 0); rows.len()];
    // For each depth the rows of the set that is open there.
    let mut open: Vec<Vec<usize>> = Vec::new();
    let mut close = |open: &mut Vec<Vec<usize>>, depth: usize| {
        while open.len() > depth {
            let set = open.pop().unwrap_or_default();
            let size = set.len();
            set.into_iter()
                .zip(1..)
                .for_each(|(place, position)| positions[place] = (position, size));
        }
    };
    for (place, row) in rows.iter().enumerate() {
        close(&mut open, row.depth() + 1);
        open.resize(row.depth() + 1, Vec::new());
        open[row.depth()].push(place);
    }
    close(&mut open, 0);
    positions
}
