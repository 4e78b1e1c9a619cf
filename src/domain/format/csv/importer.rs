//! An import under way: it reads cells, finds or makes the records that they name, and lists what
//! it could not read.

use std::collections::BTreeMap;

use super::dates::read_day;
use super::error::{CellError, CellProblem};
use super::listed::{Listed, canonical, plain};
use super::mapping::Mapping;
use super::sheet::ColumnRole;
use super::table::ListRow;
use crate::edit::commands::FromName;
use crate::edit::{Named, RecordType};
use crate::format::json::is_id;
use engine::model::*;
use engine::sorting::Gather;

/// The plan that a list is brought into, and what an import needs beside it.
#[derive(Clone, Copy, Debug)]
pub struct ImportTarget<'a> {
    /// The plan: one with nothing in it, or one that holds an earlier list.
    pub plan: &'a Plan,
    /// What new ids have in common, so that they differ from those of another import; nothing in a
    /// plan of its own.
    pub seed: &'a str,
    /// The word for a row, in the reader's language: a row without a name is called by it and its
    /// number, like "Row 17".
    pub row: &'a str,
    /// Rows, by number, that a person has said stand for a record of another name, by its id.
    pub same: &'a BTreeMap<u32, String>,
}

/// An import under way: the plan so far, and the cells that could not be read.
pub(super) struct Importer<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) target: &'a ImportTarget<'a>,
    pub(super) plan: Plan,
    pub(super) faults: Vec<CellError>,
    /// The records that are found by name, in lower case.
    names: BTreeMap<(RecordType, String), String>,
}

/// A day as a cell says it, or as it was.
pub(super) struct DateCell {
    pub day: Option<Day>,
    /// The text that stands where no day does.
    pub text: String,
    /// Whether the cell says something else than the plan.
    pub changed: bool,
    /// Why the cell cannot be read.
    pub problem: Option<CellProblem>,
}

impl<'a> Importer<'a> {
    /// Starts from the plan of the target. The mapping must fit the table.
    pub(super) fn new(mapping: &'a Mapping, target: &'a ImportTarget<'a>) -> Importer<'a> {
        fn names<T: Named + 'static>(
            plan: &Plan,
        ) -> impl Iterator<Item = ((RecordType, String), String)> {
            T::of(plan).iter().map(|(id, record)| {
                ((T::TYPE, record.name().trim().to_lowercase()), id.to_string())
            })
        }
        let plan = target.plan.clone();
        let names = names::<Programme>(&plan)
            .chain(names::<Person>(&plan))
            .chain(names::<Party>(&plan))
            .gather();
        Importer { mapping, target, plan, faults: Vec::new(), names }
    }

    /// Returns the text of a row under this role, if a column has it.
    pub(super) fn cell<'r>(&self, row: &'r ListRow, role: ColumnRole) -> Option<&'r str> {
        self.mapping.column(role).map(|column| row.cell(column))
    }

    /// Calls `set` with the cell of this role, if a column has it and it says something, and lists
    /// the problem that `set` finds.
    pub(super) fn fill(
        &mut self,
        row: &ListRow,
        role: ColumnRole,
        set: impl FnOnce(&mut Self, &str) -> Result<(), CellProblem>,
    ) {
        let Some(cell) = self.cell(row, role).filter(|cell| !cell.is_empty()).map(str::to_owned)
        else {
            return;
        };
        if let Err(problem) = set(self, &cell) {
            self.fault(row, role, problem);
        }
    }

    /// Lists what is wrong with the cell of this role.
    pub(super) fn fault(&mut self, row: &ListRow, field: ColumnRole, problem: CellProblem) {
        let text = self.cell(row, field).unwrap_or_default().to_owned();
        self.faults.push(CellError { row: row.number, field, text, problem });
    }

    /// Whether a cell of this row is listed. Rows come in one after another, so only the last can
    /// be of this one.
    pub(super) fn is_listed(&self, row: &ListRow) -> bool {
        self.faults.last().is_some_and(|fault| fault.row == row.number)
    }

    /// Whether a row says what its record is called. A new row that does not is listed, and so
    /// comes in as proposed.
    pub(super) fn has_name(&self, row: &ListRow) -> bool {
        self.cell(row, ColumnRole::Name).is_some_and(|name| !name.is_empty())
    }

    /// Returns the day that the list is true as of.
    pub(super) fn as_at(&self) -> Day {
        self.mapping.as_at
    }

    /// Returns the day that a cell names, in the order of day and month of this list.
    pub(super) fn read_day(&self, cell: &str) -> Result<Day, CellProblem> {
        read_day(cell, self.mapping.order)
    }

    /// Returns the day under this role: as the cell says it, or as it was where no column has it
    /// or the cell says the same. A cell that cannot be read is listed.
    pub(super) fn day(
        &mut self,
        before: Option<&Project>,
        row: &ListRow,
        role: ColumnRole,
    ) -> DateCell {
        let (day, text) =
            before.map_or((None, String::new()), |before| match (before.dates, role) {
                (Some(dates), ColumnRole::Start) => (Some(dates.start()), String::new()),
                (Some(dates), _) => (Some(dates.finish()), String::new()),
                (None, ColumnRole::Start) => (before.known.start, before.known.start_text.clone()),
                (None, _) => (before.known.finish, before.known.finish_text.clone()),
            });
        let stands = before.map(|before| plain(&before.text(&self.plan, role, &canonical)));
        let Some(cell) = self.cell(row, role).filter(|cell| stands.as_deref() != Some(*cell))
        else {
            return DateCell { day, text, changed: false, problem: None };
        };
        match self.read_day(cell) {
            Ok(read) => DateCell {
                changed: day != Some(read),
                day: Some(read),
                text: String::new(),
                problem: None,
            },
            Err(problem) => {
                let cell = cell.to_owned();
                self.fault(row, role, problem);
                DateCell { day: None, text: cell, changed: true, problem: Some(problem) }
            }
        }
    }

    /// Returns the kind that stands for what a cell says.
    pub(super) fn kind(&self, cell: &str) -> String {
        self.mapping.kinds.get(cell).map_or(cell, String::as_str).to_owned()
    }

    /// Returns a rating by the source and as at the day of the list.
    pub(super) fn rating(&self, value: &str) -> Rating {
        Rating {
            value: value.to_owned(),
            source: self.mapping.source.clone(),
            as_at: self.mapping.as_at,
        }
    }

    /// Whether this programme, or one above it, has this name.
    pub(super) fn lies_in(&self, programme: Option<&ProgrammeId>, name: &str) -> bool {
        let line = programme.into_iter().flat_map(|id| self.plan.lineage(id));
        line.filter_map(|id| self.plan.get(id)).any(|programme| programme.name.trim() == name)
    }

    /// Returns the record of this name, made where it first appears.
    pub(super) fn named<T: FromName + Indexed>(&mut self, name: &str) -> Id<T> {
        let key = (T::TYPE, name.to_lowercase());
        if let Some(id) = self.names.get(&key) {
            return Id::new(id.as_str());
        }
        let id = self.id_of_name::<T>(name);
        self.plan.insert(id.clone(), T::from_name(&self.plan, name));
        self.names.insert(key, id.to_string());
        id
    }

    /// Returns the id that a row gives its record, if it is one and is free; else a new one.
    pub(super) fn new_id<T: Named>(&self, row: &ListRow) -> Id<T> {
        let given = self
            .cell(row, ColumnRole::Id)
            .filter(|id| is_id(id))
            .map(Id::new)
            .filter(|id: &Id<T>| self.plan.get(id).is_none());
        given.unwrap_or_else(|| self.free_id())
    }

    /// Returns the id that follows from a name in a plan that is there already, if it is free: two
    /// people who bring in one list make one record of it. Else a new one.
    fn id_of_name<T: Named>(&self, name: &str) -> Id<T> {
        let id = Id::new(format!(
            "{}-{:016x}",
            word::<T>(),
            key(&format!("{} {} {}", self.plan.id, word::<T>(), name.trim().to_lowercase()))
        ));
        let is_free = self.plan.get(&id).is_none();
        if self.target.seed.is_empty() || !is_free { self.free_id() } else { id }
    }

    /// Returns an id that no record of this type has, numbered from their count up.
    fn free_id<T: Named>(&self) -> Id<T> {
        let width = if T::TYPE == RecordType::Project { 4 } else { 2 };
        let word = word::<T>();
        let id = |number: usize| Id::new(format!("{word}-{}{number:0width$}", self.target.seed));
        let first = T::of(&self.plan).size() + 1;
        // Each number gives another id, and a plan has fewer records than there are numbers.
        (first..).map(id).find(|id| self.plan.get(id).is_none()).expect("some number is free")
    }
}

/// Returns what an id of this type begins with.
fn word<T: Named>() -> &'static str {
    match T::TYPE {
        RecordType::Project => "project",
        RecordType::Programme => "programme",
        RecordType::Product => "product",
        RecordType::Party => "party",
        _ => "person",
    }
}
