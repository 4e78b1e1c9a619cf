//! A list on its way into a plan: what is shown before anything is made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::format::csv::{
    self, ImportTarget, Imported, ListError, ListTable, Mapping, MappingError, Memory, Sheet,
};
use engine::model::{Day, Plan};

/// Where a list goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportDestination {
    /// A plan of its own.
    NewPlan,
    /// The plan that is open.
    ThisPlan,
}

/// A list on its way into a plan: what is shown before anything is made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPreview {
    /// The name of the file.
    pub file: String,
    /// What stands in it.
    pub table: Arc<ListTable>,
    /// What its columns mean.
    pub mapping: Mapping,
    /// Where it goes.
    pub into: ImportDestination,
    /// Rows that stand for a record of another name, by its id: a person has said so.
    pub same: BTreeMap<u32, String>,
    /// Is the mapping that of the last time?
    pub recalled: bool,
    /// What the ids of new records have in common.
    seed: String,
}

impl ImportPreview {
    /// Reads a list, to go into `open` if that knows something of it, else into a plan of its own;
    /// its columns mean what they meant the last time, or what they seem to mean. `seed` is what the
    /// ids of new records have in common.
    ///
    /// # Errors
    /// What is no list, or one of which no column can be told.
    pub fn read(
        file: String,
        bytes: &[u8],
        memories: &[Memory],
        open: Option<&Plan>,
        today: Day,
        seed: String,
    ) -> Result<ImportPreview, ListError> {
        let table = ListTable::read(bytes)?;
        let remembered = memories
            .iter()
            .find(|memory| memory.fits(&table))
            .and_then(|memory| memory.recall(&table, &file, today));
        let recalled = remembered.is_some();
        let mapping = match remembered {
            Some(mapping) => mapping,
            None => Mapping { source: file.clone(), ..Mapping::guess(&table, today)? },
        };
        let (table, same) = (Arc::new(table), BTreeMap::new());
        let into = ImportDestination::ThisPlan;
        let mut preview = ImportPreview { file, table, mapping, into, same, recalled, seed };
        // A list of which the plan knows something has come again.
        let is_known = open.is_some_and(|open| {
            let result = preview.result(open, "");
            result.is_ok_and(|it| it.report.new.len() < preview.table.rows.len())
        });
        if !is_known {
            preview.into = ImportDestination::NewPlan;
        }
        Ok(preview)
    }

    /// What would be made of the list: the preview and the import are the same.
    pub fn result(&self, open: &Plan, row: &str) -> Result<Imported, MappingError> {
        let name = self.file.rsplit_once('.').map_or(self.file.as_str(), |(stem, _)| stem);
        let (new, none) = (Plan::new(format!("plan-{}", self.seed), name), BTreeMap::new());
        let seed = format!("{}-", self.seed);
        let onto = match self.into {
            ImportDestination::NewPlan => ImportTarget { plan: &new, seed: "", row, same: &none },
            ImportDestination::ThisPlan => {
                ImportTarget { plan: open, seed: &seed, row, same: &self.same }
            }
        };
        csv::import(&self.table, &self.mapping, &onto)
    }

    /// Takes the first row for a header, or not; what the columns mean is guessed anew.
    pub fn set_headed(&mut self, headed: bool) {
        Arc::make_mut(&mut self.table).set_headed(headed);
        self.guess(self.mapping.sheet);
    }

    /// Takes the rows for these records; what the columns mean is guessed anew.
    pub fn guess(&mut self, sheet: Sheet) {
        let Mapping { source, as_at, .. } = self.mapping.clone();
        self.mapping = Mapping { source, as_at, ..Mapping::guess_as(sheet, &self.table, as_at) };
        self.same.clear();
        self.recalled = false;
    }
}
