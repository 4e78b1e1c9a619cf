//! Which row a slot shows, and where that row lies.

use crate::viewmodel::{Cell, Pool, Row, RowKey};

/// Where a row lies, for the eye and for a screen reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowPosition {
    /// CSS pixels from the top of the first row.
    pub top: f64,
    /// Its number among all rows, from 1.
    pub index: usize,
    /// How deep it lies, from 1.
    pub level: usize,
    /// Its place among those with the same parent, from 1, and how many they are.
    pub among: (usize, usize),
    /// The cell of it that the Tab key reaches.
    pub tab_stop: Option<Cell>,
    /// The cell in which somebody types, and what stands in it as it opens.
    pub editing: Option<(Cell, String)>,
}

/// What decides where rows lie.
#[derive(Clone, Copy, Debug)]
pub struct RowContext<'a> {
    /// Of a row, in CSS pixels.
    pub height: f64,
    /// The place of each row among those with the same parent, and how many they are.
    pub positions: &'a [(usize, usize)],
    /// The row and the cell that the Tab key reaches.
    pub tab_stop: Option<(usize, Cell)>,
    /// The row and the cell in which somebody types, and what stands in it as it opens.
    pub editing: Option<(&'a RowKey, Cell, &'a str)>,
}

impl RowContext<'_> {
    /// Returns where the row at this place lies.
    pub fn position(&self, place: usize, row: &Row) -> RowPosition {
        RowPosition {
            top: place as f64 * self.height,
            index: place + 1,
            level: row.depth() + 1,
            among: self.positions.get(place).copied().unwrap_or_default(),
            tab_stop: self.tab_stop.filter(|(own, _)| *own == place).map(|(_, cell)| cell),
            editing: self
                .editing
                .filter(|(key, ..)| row.is(key))
                .map(|(_, cell, text)| (cell, text.to_owned())),
        }
    }
}

/// Returns the row that a slot shows, and its place; none for a slot beyond the last row, or one
/// that the pool no longer needs.
pub fn row_in(rows: &[Row], pool: Pool, slot: usize) -> Option<(usize, &Row)> {
    let place = pool.item(slot);
    rows.get(place).filter(|_| slot < pool.slots).map(|row| (place, row))
}
