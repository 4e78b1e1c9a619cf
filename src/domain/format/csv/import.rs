//! From a table to a plan: a new one, or one that is here already. The preview of an import is the
//! import itself, so that the two cannot disagree.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::dates::read_day;
use super::listed::{Listed, plain};
use super::matching::{NearMatch, matching};
use super::{
    CellError, CellProblem, ColumnRole, ListRow, ListTable, Mapping, MappingError, Sheet, TableWord,
};
use crate::edit::commands::FromName;
use crate::edit::{Change, Label, Named, What};
use crate::format::json::is_id;
use engine::model::*;

/// What an import needs to know beside the list.
#[derive(Clone, Copy, Debug)]
pub struct ImportTarget<'a> {
    /// The plan that the list is brought into: one with nothing in it, or one that holds an earlier
    /// list.
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

/// What an import makes of a plan, and what a person should know before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The plan afterwards.
    pub plan: Plan,
    /// Every cell that could not be read, in the order of the rows.
    pub faults: Vec<CellError>,
    /// How many projects of the list have their dates; each of the others is proposed.
    pub dated: usize,
    /// How many projects of the list are proposed without dates.
    pub proposed: usize,
    /// The first projects of the list, at most [`Imported::PREVIEWED`].
    pub previewed: Vec<Arc<Project>>,
    /// What changes.
    pub report: Report,
}

/// What changes in a plan by a list: each record stands in one place of it, or in several when
/// several things of it change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Projects whose dates move.
    pub moved: Vec<Moved>,
    /// What goes to another programme: the programme before and after.
    pub programme: Vec<Switched>,
    /// What is rated otherwise: the rating before and after.
    pub rating: Vec<Switched>,
    /// What changes in other ways.
    pub other: Vec<(String, Vec<ColumnRole>)>,
    /// What was not in the plan.
    pub new: Vec<String>,
    /// What is in the plan and not in the list: it stays.
    pub gone: Vec<String>,
    /// What may be the same under another name.
    pub near: Vec<NearMatch>,
    /// How many records of the list are in the plan as they stand.
    pub unchanged: usize,
}

/// A project whose dates move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub name: String,
    /// Calendar days that its start moves; negative is earlier.
    pub start: i32,
    /// Calendar days that its finish moves; negative is earlier.
    pub finish: i32,
}

/// A record of which one thing becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switched {
    /// Its name.
    pub name: String,
    /// What it was; empty: nothing.
    pub from: String,
    /// What it becomes.
    pub to: String,
}

impl Imported {
    /// How many projects a preview shows.
    pub const PREVIEWED: usize = 8;

    /// The import as one step of the plan that it was made onto.
    pub fn change(&self, onto: &Plan, file: &str) -> Change {
        Change {
            label: Label::Imported { file: file.into() },
            patch: Patch::between(onto, &self.plan),
        }
    }
}

/// Brings a table into a plan: no row is lost, no date is moved, and the same input always gives
/// the same plan.
///
/// - A row finds its record by its id, else by its name, and among several of that name by its
///   programme. A row that finds none makes one.
/// - Only what a column says is changed, and only where it says something else: an empty cell, or
///   one that cannot be read, wipes nothing.
/// - A new project that cannot be read whole is proposed, with what is known, and is listed. One
///   that can is planned when it starts after the day of the list, else running: that its finish
///   has passed does not say that it is done.
/// - What is in the plan and not in the list stays as it is.
pub fn import(
    table: &ListTable,
    mapping: &Mapping,
    onto: &ImportTarget,
) -> Result<Imported, MappingError> {
    mapping.check(table)?;
    let mut import = Importer::new(mapping, onto);
    match mapping.sheet {
        Sheet::Projects => {
            let about = &onto.plan.about;
            import.plan.about = Arc::new(About {
                status_date: about.status_date.max(Some(mapping.as_at)),
                ..About::clone(about)
            });
            let projects = import.rows::<Project>(table);
            import.carry_milestones(&projects);
            return Ok(import.outcome(&projects));
        }
        Sheet::Programmes => drop(import.rows::<Programme>(table)),
        Sheet::Products => drop(import.rows::<Product>(table)),
        Sheet::People => drop(import.rows::<Person>(table)),
        Sheet::Parties => drop(import.rows::<Party>(table)),
    }
    Ok(import.outcome(&[]))
}

/// An import under way, a row at a time.
pub struct Importer<'a> {
    mapping: &'a Mapping,
    onto: &'a ImportTarget<'a>,
    /// The plan so far.
    plan: Plan,
    /// The records that are found by name, in lower case.
    names: BTreeMap<(What, String), String>,
    faults: Vec<CellError>,
    report: Report,
    /// The place of the next new record among its siblings.
    rank: u32,
}

/// A day as a cell says it, or as it was.
pub struct DateCell {
    /// The day.
    pub day: Option<Day>,
    /// The text that stands where no day does.
    pub text: String,
    /// Does the cell say something else than the plan?
    pub changed: bool,
    /// Why it cannot be read.
    pub fault: Option<CellProblem>,
}

impl<'a> Importer<'a> {
    fn new(mapping: &'a Mapping, onto: &'a ImportTarget<'a>) -> Importer<'a> {
        fn names<T: Named + 'static>(
            plan: &Plan,
        ) -> impl Iterator<Item = ((What, String), String)> {
            T::of(plan).iter().map(|(id, record)| {
                ((T::WHAT, record.name().trim().to_lowercase()), id.to_string())
            })
        }
        let plan = onto.plan.clone();
        let names = names::<Programme>(&plan)
            .chain(names::<Person>(&plan))
            .chain(names::<Party>(&plan))
            .collect();
        Importer {
            mapping,
            onto,
            plan,
            names,
            faults: Vec::new(),
            report: Report::default(),
            rank: 0,
        }
    }

    /// Brings in every row, and notes what changes; gives the id of each.
    fn rows<T: Listed + Indexed>(&mut self, table: &'a ListTable) -> Vec<Id<T>> {
        let found = matching::<T>(table, self.mapping, self.onto);
        self.report.gone = found.gone;
        self.report.near = found.near;
        self.rank = T::of(self.onto.plan)
            .values()
            .map(|record| record.rank())
            .max()
            .map_or(0, |last| last.saturating_add(1));
        let mut ids = Vec::with_capacity(table.rows.len());
        for (row, found) in table.rows.iter().zip(found.rows) {
            let id = found.unwrap_or_else(|| self.new_id(row));
            self.row(row, &id);
            ids.push(id);
        }
        ids
    }

    fn row<T: Listed + Indexed>(&mut self, row: &ListRow, id: &Id<T>) {
        let before = self.plan.get(id).map(|record| T::clone(record));
        let name = self.cell(row, ColumnRole::Name).unwrap_or_default().to_owned();
        let mut record = match &before {
            Some(before) => before.clone(),
            None => {
                let number = format!("{} {}", self.onto.row, row.number);
                if name.is_empty() {
                    self.fault(row, ColumnRole::Name, CellProblem::Missing);
                }
                T::fresh(&self.plan, if name.is_empty() { number.trim() } else { &name }, self.rank)
            }
        };
        let fresh = record.clone();
        for role in T::SHEET
            .roles()
            .iter()
            .filter(|role| !matches!(role, ColumnRole::Start | ColumnRole::Finish))
        {
            let stands =
                before.as_ref().map(|before| plain(&before.text(&self.plan, *role, &canonical)));
            self.fill(row, *role, |import, cell| {
                if stands.as_deref() == Some(cell) {
                    Ok(())
                } else {
                    record.set(*role, cell, import)
                }
            });
        }
        record.settle(before.as_ref(), row, self);
        let was_possible = T::impossible(&self.plan, id).is_none();
        self.plan.insert(id.clone(), record);
        if let Some(role) = T::impossible(&self.plan, id).filter(|_| was_possible) {
            self.fault(row, role, CellProblem::Loop);
            self.plan.insert(id.clone(), fresh);
        }
        if before.is_none() {
            self.rank = self.rank.saturating_add(1);
        }
        self.note(before.as_ref(), id);
    }

    /// Does something with a cell that a column has and that says something; what cannot be
    /// understood is listed.
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

    /// The text of a row under this role, if a column has it.
    pub(super) fn cell<'r>(&self, row: &'r ListRow, role: ColumnRole) -> Option<&'r str> {
        self.mapping.column(role).map(|column| row.cell(column))
    }

    pub(super) fn fault(&mut self, row: &ListRow, field: ColumnRole, problem: CellProblem) {
        let text = self.cell(row, field).unwrap_or_default().to_owned();
        self.faults.push(CellError { row: row.number, field, text, problem });
    }

    /// Is something of this row listed?
    pub(super) fn is_listed(&self, row: &ListRow) -> bool {
        self.faults.last().is_some_and(|fault| fault.row == row.number)
    }

    /// The day that the list is true as of.
    pub(super) fn as_at(&self) -> Day {
        self.mapping.as_at
    }

    pub(super) fn read_day(&self, cell: &str) -> Result<Day, CellProblem> {
        read_day(cell, self.mapping.order)
    }

    /// The day under this role: as the cell says it, or as it was where no column has it or the
    /// cell says the same.
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
            return DateCell { day, text, changed: false, fault: None };
        };
        match self.read_day(cell) {
            Ok(read) => DateCell {
                changed: day != Some(read),
                day: Some(read),
                text: String::new(),
                fault: None,
            },
            Err(problem) => {
                let cell = cell.to_owned();
                self.fault(row, role, problem);
                DateCell { day: None, text: cell, changed: true, fault: Some(problem) }
            }
        }
    }

    /// Does this programme, or one above it, have this name?
    pub(super) fn lies_in(&self, programme: Option<&ProgrammeId>, name: &str) -> bool {
        let line = programme.into_iter().flat_map(|id| self.plan.lineage(id));
        line.filter_map(|id| self.plan.get(id)).any(|programme| programme.name.trim() == name)
    }

    /// The record of this name, made where it first appears.
    pub(super) fn named<T: FromName + Indexed>(&mut self, name: &str) -> Id<T> {
        let key = (T::WHAT, name.to_lowercase());
        if let Some(id) = self.names.get(&key) {
            return Id::new(id.as_str());
        }
        let id = self.free_id::<T>(T::of(&self.plan).size() + 1);
        self.plan.insert(id.clone(), T::from_name(&self.plan, name));
        self.names.insert(key, id.to_string());
        id
    }

    /// The id that a row gives its record, if it is one and is free; else a new one.
    fn new_id<T: Listed>(&self, row: &ListRow) -> Id<T> {
        let given = self
            .cell(row, ColumnRole::Id)
            .filter(|id| is_id(id))
            .map(Id::new)
            .filter(|id: &Id<T>| self.plan.get(id).is_none());
        given.unwrap_or_else(|| self.free_id(T::of(&self.plan).size() + 1))
    }

    fn free_id<T: Named>(&self, from: usize) -> Id<T> {
        let (word, width) = match T::WHAT {
            What::Project => ("project", 4),
            What::Programme => ("programme", 2),
            What::Product => ("product", 2),
            What::Party => ("party", 2),
            _ => ("person", 2),
        };
        let id = |number: usize| Id::new(format!("{word}-{}{number:0width$}", self.onto.seed));
        (from..)
            .map(id)
            .find(|id| self.plan.get(id).is_none())
            .expect("there is always a next number")
    }

    /// Whether a row says what its record is called. A new row that does not is listed, and so
    /// comes in as proposed.
    pub(super) fn has_name(&self, row: &ListRow) -> bool {
        self.cell(row, ColumnRole::Name).is_some_and(|name| !name.is_empty())
    }

    pub(super) fn kind(&self, cell: &str) -> String {
        self.mapping.kinds.get(cell).map_or(cell, String::as_str).to_owned()
    }

    pub(super) fn rating(&self, value: &str) -> Rating {
        Rating {
            value: value.to_owned(),
            source: self.mapping.source.clone(),
            as_at: self.mapping.as_at,
        }
    }

    /// Notes what became of a record.
    fn note<T: Listed>(&mut self, before: Option<&T>, id: &Id<T>) {
        let Some(after) = self.plan.get(id) else { return };
        let name = after.name().to_owned();
        let Some(before) = before else { return self.report.new.push(name) };
        if before == &**after {
            self.report.unchanged += 1;
            return;
        }
        let text = |record: &T, role| record.text(&self.plan, role, &canonical);
        let moved = before.span().zip(after.span()).filter(|(before, after)| before != after).map(
            |(before, after)| Moved {
                name: name.clone(),
                start: after.start().since(before.start()),
                finish: after.finish().since(before.finish()),
            },
        );
        let mut other = Vec::new();
        for role in T::SHEET.roles() {
            let (from, to) = (text(before, *role), text(after, *role));
            if from == to {
                continue;
            }
            let switched = Switched { name: name.clone(), from, to };
            match role {
                ColumnRole::Programme => self.report.programme.push(switched),
                ColumnRole::Rating => self.report.rating.push(switched),
                ColumnRole::Start | ColumnRole::Finish if moved.is_some() => {}
                role => other.push(*role),
            }
        }
        self.report.moved.extend(moved);
        self.report.other.extend((!other.is_empty()).then_some((name, other)));
    }

    /// Milestones go with a project that moves as a whole, and stay within one that gets longer or
    /// shorter.
    fn carry_milestones(&mut self, projects: &[ProjectId]) {
        for id in projects {
            let dates = |plan: &Plan| plan.get(id).and_then(|project| project.dates);
            let (Some(before), Some(after)) = (dates(self.onto.plan), dates(&self.plan)) else {
                continue;
            };
            if before == after {
                continue;
            }
            let days = after.start().since(before.start());
            let days = if days == after.finish().since(before.finish()) { days } else { 0 };
            let milestones: Vec<_> = self
                .plan
                .milestones_of(id)
                .map(|(id, milestone)| (id.clone(), milestone.clone()))
                .collect();
            for (id, milestone) in milestones {
                self.plan.insert(
                    id,
                    Milestone { day: after.clamp(milestone.day.plus(days)), ..milestone },
                );
            }
        }
    }

    fn outcome(self, projects: &[ProjectId]) -> Imported {
        let listed = projects.iter().filter_map(|id| self.plan.get(id));
        let dated = listed.clone().filter(|project| project.dates.is_some()).count();
        let previewed = listed.take(Imported::PREVIEWED).cloned().collect();
        let Importer { plan, faults, report, .. } = self;
        Imported { plan, faults, dated, proposed: projects.len() - dated, previewed, report }
    }
}

/// Terms as they are compared, in no language.
pub(super) fn canonical(term: TableWord) -> String {
    format!("{term:?}")
}
