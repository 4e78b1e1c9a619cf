//! A table of text: the header and the rows of a file, whatever program wrote it.

use std::collections::BTreeMap;
use std::io::Read;

use ::csv::{Reader, ReaderBuilder, StringRecord};

use super::dates::looks_like_a_date;
use super::decode::decode;
use super::error::ListError;

/// The most bytes that a file may have: 32 MiB.
pub const MAX_BYTES: usize = 32 << 20;
/// The most rows that may stand beneath the header.
pub const MAX_ROWS: usize = 100_000;
/// The most cells that a row may have.
pub const MAX_COLUMNS: usize = 1_000;
/// The most bytes of UTF-8 that a cell may have: 64 KiB.
pub const MAX_CELL_BYTES: usize = 64 << 10;

/// Holds a header and the rows beneath it. Invariant: there is at least one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTable {
    /// The names of the columns, trimmed; as many as the widest row has cells, so some may be
    /// empty, or the same.
    pub header: Vec<String>,
    /// The rows that hold any text, in the order of the file.
    pub rows: Vec<ListRow>,
    /// The row that the header was taken from.
    head: Option<ListRow>,
}

/// Holds the cells of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// Its number as a spreadsheet shows it: blank lines count, a `sep=` line does not, a cell of
    /// many lines is one row.
    pub number: u32,
    cells: StringRecord,
}

impl ListRow {
    /// Returns the text of a cell, without the space around it and the apostrophe that kept it
    /// from being a formula; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        disarm(self.cells.get(column).unwrap_or_default().trim())
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    fn check_size(&self) -> Result<(), ListError> {
        if self.cells.len() > MAX_COLUMNS {
            return Err(ListError::TooManyColumns { row: self.number });
        }
        if self.cells.iter().any(|cell| cell.len() > MAX_CELL_BYTES) {
            return Err(ListError::CellTooLong { row: self.number });
        }
        Ok(())
    }
}

impl ListTable {
    /// Reads a file: finds out its encoding and what separates its cells, and splits it as RFC 4180
    /// says.
    ///
    /// Rows may differ in length. Any bytes give a table or an error.
    pub fn read(bytes: &[u8]) -> Result<ListTable, ListError> {
        if bytes.len() > MAX_BYTES {
            return Err(ListError::TooLarge);
        }
        let text = decode(bytes)?;
        let (separator, text) = split_declaration(&text).unwrap_or_else(|| (sniff(&text), &text));
        let rows = read_rows(text, separator)?;
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let mut table = ListTable { header: vec![String::new(); width], rows, head: None };
        // A day is the name of no column.
        let headed = table
            .rows
            .first()
            .is_some_and(|first| !(0..width).any(|column| looks_like_a_date(first.cell(column))));
        table.set_headed(headed);
        if table.rows.is_empty() { Err(ListError::Empty) } else { Ok(table) }
    }

    /// Whether its first row is a header.
    pub fn is_headed(&self) -> bool {
        self.head.is_some()
    }

    /// Takes the first row for a header, or for a row like the others. A table of one row keeps it.
    pub fn set_headed(&mut self, headed: bool) {
        match self.head.take() {
            Some(head) if !headed => self.rows.insert(0, head),
            None if headed && !self.rows.is_empty() => self.head = Some(self.rows.remove(0)),
            head => self.head = head,
        }
        let name = |column| {
            self.head.as_ref().map_or_else(String::new, |head| head.cell(column).to_owned())
        };
        self.header = (0..self.header.len()).map(name).collect();
    }

    /// Returns the texts that stand in a column, and how many rows have each.
    pub fn counts(&self, column: usize) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for cell in self.rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty()) {
            *counts.entry(cell.to_owned()).or_default() += 1;
        }
        counts
    }

    /// Returns how many columns it has.
    pub fn columns(&self) -> usize {
        self.header.len()
    }
}

/// Returns the separator that a first line like `sep=;` declares, and the text after that line.
fn split_declaration(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_at(text.find(['\r', '\n']).unwrap_or(text.len()));
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let (name, value) = line.split_once('=')?;
    match value.as_bytes() {
        [separator]
            if name.eq_ignore_ascii_case("sep") && separator.is_ascii() && *separator != b'"' =>
        {
            let rest = rest.strip_prefix('\r').unwrap_or(rest);
            Some((*separator, rest.strip_prefix('\n').unwrap_or(rest)))
        }
        _ => None,
    }
}

/// Returns the separator that cuts the first rows into the most cells, counting only rows that are
/// as long as the header.
fn sniff(text: &str) -> u8 {
    const SAMPLE_BYTES: usize = 64 << 10;
    const SAMPLE_ROWS: usize = 20;
    let sample = &text.as_bytes()[..text.len().min(SAMPLE_BYTES)];
    let cells = |separator: u8| {
        let mut records = reader(sample, separator)
            .into_byte_records()
            .map_while(Result::ok)
            .map(|record| record.len());
        let header = records.next().unwrap_or(0);
        let alike = 1 + records.take(SAMPLE_ROWS).filter(|length| *length == header).count();
        if header > 1 { header * alike } else { 0 }
    };
    // The last of equals wins, and without any separator it does not matter.
    [b'\t', b';', b','].into_iter().max_by_key(|separator| cells(*separator)).unwrap_or(b',')
}

fn reader<R: Read>(input: R, separator: u8) -> Reader<R> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(input)
}

/// Returns the rows that hold any text, the header among them, each within the limits.
fn read_rows(text: &str, separator: u8) -> Result<Vec<ListRow>, ListError> {
    // No text holds a zero (see `decode`), so it can mark the end: found inside a row, a quote was
    // never closed.
    const END: &str = "\0";
    let marked = text.as_bytes().chain("\n".as_bytes()).chain(END.as_bytes());
    let mut rows: Vec<ListRow> = Vec::new();
    let mut number = 1;
    for record in reader(marked, separator).into_records() {
        // Rows may be of any length and the text is UTF-8, so this stands in for errors that do not
        // occur.
        let cells = record.map_err(|_| ListError::Binary)?;
        if cells.get(0) == Some(END) {
            break;
        }
        let position = cells.position().map_or(0, |position| position.byte());
        number += line_ends(text.as_bytes(), position as usize);
        let row = ListRow { number, cells };
        if row.cells.iter().next_back().is_some_and(|cell| cell.ends_with(END)) {
            return Err(ListError::OpenQuote { row: number });
        }
        if row.is_blank() {
            continue;
        }
        row.check_size()?;
        if rows.len() > MAX_ROWS {
            return Err(ListError::TooManyRows);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Returns how many lines end around this place between two rows: the row before it, and the blank
/// lines that the reader skips.
fn line_ends(text: &[u8], place: usize) -> u32 {
    let is_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
    let place = place.min(text.len());
    let before = text[..place].iter().rev().take_while(is_end).count();
    let after = text[place..].iter().take_while(is_end).count();
    let ends = &text[place - before..place + after];
    (0..ends.len()).filter(|i| ends[*i] == b'\n' || ends.get(i + 1) != Some(&b'\n')).count() as u32
}

/// Whether a spreadsheet would take text that begins so for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Returns the text with an apostrophe before it, if a spreadsheet would take it for a formula, or
/// if [`disarm`] would change it.
pub(super) fn armour(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Returns what [`armour`] was given.
fn disarm(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}
