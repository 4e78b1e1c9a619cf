//! What a person said about a list, for the next time that a list with the same head comes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::DayOrder;
use super::mapping::Mapping;
use super::sheet::{ColumnRole, Sheet};
use super::table::ListTable;
use engine::model::Day;

/// Keeps what a person said of a list: all of the mapping but the day of the list, and what only
/// belonged to that list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    header: Vec<String>,
    sheet: Sheet,
    columns: BTreeMap<ColumnRole, usize>,
    #[serde(default)]
    order: Option<DayOrder>,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    /// Who reported the ratings; none: the list itself, under the name of its file.
    #[serde(default)]
    source: Option<String>,
}

impl Memory {
    /// Remembers the mapping of a table that came from this file.
    pub fn of(table: &ListTable, mapping: &Mapping, file: &str) -> Memory {
        Memory {
            header: table.header.clone(),
            sheet: mapping.sheet,
            columns: mapping.columns.clone(),
            order: mapping.order.filter(|_| mapping.asks_order(table)),
            kinds: mapping.kinds.clone(),
            source: (mapping.source != file).then(|| mapping.source.clone()),
        }
    }

    /// Whether it was said of a list with this head. Of one without a head nothing is remembered.
    pub fn fits(&self, table: &ListTable) -> bool {
        self.header == table.header && table.is_headed()
    }

    /// Whether it is about the same head as another.
    pub fn is_about(&self, other: &Memory) -> bool {
        self.header == other.header
    }

    /// Returns the mapping of the table that has come again, from this file; none when it no longer
    /// fits.
    ///
    /// The order of day and month is what the rows of this table decide, and only where they leave
    /// it open what was said before.
    pub fn recall(&self, table: &ListTable, file: &str, today: Day) -> Option<Mapping> {
        let mut mapping = Mapping {
            sheet: self.sheet,
            columns: self.columns.clone(),
            kinds: self.kinds.clone(),
            source: self.source.clone().unwrap_or_else(|| file.to_owned()),
            ..Mapping::new(today)
        };
        mapping.check(table).ok()?;
        mapping.settle_order(table, self.order);
        Some(mapping)
    }
}
