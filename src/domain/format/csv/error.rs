//! What can be wrong with a file, a mapping or a row.

use super::sheet::ColumnRole;

/// Says why a file was not read as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListError {
    /// It has more than [`MAX_BYTES`](super::MAX_BYTES) bytes.
    TooLarge,
    /// It is no text: it holds zero bytes that no encoding of text explains.
    Binary,
    /// It has no header with a row beneath it.
    Empty,
    /// It has more than [`MAX_ROWS`](super::MAX_ROWS) rows beneath its header.
    TooManyRows,
    /// A row has more than [`MAX_COLUMNS`](super::MAX_COLUMNS) cells.
    TooManyColumns {
        /// The row, as a spreadsheet numbers it.
        row: u32,
    },
    /// A cell has more than [`MAX_CELL_BYTES`](super::MAX_CELL_BYTES) bytes.
    CellTooLong {
        /// The row, as a spreadsheet numbers it.
        row: u32,
    },
    /// A quote opens in this row and never closes: what follows cannot be told apart.
    OpenQuote {
        /// The row, as a spreadsheet numbers it.
        row: u32,
    },
    /// None of its columns can be the names of projects.
    NoUsableColumn,
}

/// Says why a mapping cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingError {
    /// No column was chosen for the name.
    NoName,
    /// The table has no such column.
    NoSuchColumn(ColumnRole),
    /// One column was chosen for two roles.
    Shared(ColumnRole, ColumnRole),
}

/// Names a cell that could not be read as what its column means. A new project of its row came in
/// as proposed, another stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellError {
    /// The row, as a spreadsheet numbers it: the header is row 1 unless blank lines precede it.
    pub row: u32,
    /// What the cell should have been.
    pub field: ColumnRole,
    /// The text that stood there, without the space around it.
    pub text: String,
    /// What is wrong with it.
    pub problem: CellProblem,
}

/// Says what is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// It is empty.
    Missing,
    /// It is not written as a date.
    NotADate,
    /// It is written as a date, but the calendar has no such day (under the chosen
    /// [`DayOrder`](super::DayOrder)).
    NoSuchDay,
    /// Its year lies outside 1900 to 2200.
    OutOfRange,
    /// It is one day when the day comes first and another when the month does, and no
    /// [`DayOrder`](super::DayOrder) is chosen.
    EitherOrder,
    /// It is a finish before the start of its row.
    EndsBeforeStart,
    /// It is none of the words or numbers that can stand there.
    NotUnderstood,
    /// It is a state that a project without dates cannot have.
    NeedsDates,
    /// It would put a programme into itself.
    Loop,
}
