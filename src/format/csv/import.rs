//! From a table to a new plan. The preview of an import is the import itself, so that the two cannot disagree.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use super::dates::read_day;
use super::{Mapping, MappingFault, Problem, Role, Row, RowFault, Table};
use crate::model::*;

/// What the new plan is called, and its rows that have no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// The id of the plan.
    pub id: &'a str,
    /// The name of the plan.
    pub plan: &'a str,
    /// The word for a row, in the reader's language: a row without a name is called by it and its number, like "Row 17".
    pub row: &'a str,
}

/// A new plan, and what a person should know before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The plan: one project a row, in their order.
    pub plan: Plan,
    /// Every cell that could not be read, in the order of the rows.
    pub faults: Vec<RowFault>,
    /// How many projects have their dates; each of the others is proposed.
    pub dated: usize,
    /// How many projects are proposed: a row with a fault, or a list without a column for both dates.
    pub proposed: usize,
    /// The kinds as they stand in the list, and how many rows have each.
    pub kinds: BTreeMap<String, usize>,
    /// The first projects, at most [`Imported::SAMPLE`].
    pub sample: Vec<Arc<Project>>,
}

impl Imported {
    /// How many projects a preview shows.
    pub const SAMPLE: usize = 8;
}

/// Makes a plan of a table: no row is lost, no date is moved, and the same input always gives the same plan.
///
/// A row that cannot be read whole comes in as a proposed project with what is known, and is listed. A row that can be is planned
/// when it starts after the day of the list, else running: that its finish has passed does not say that it is done.
pub fn import(table: &Table, mapping: &Mapping, names: &Names) -> Result<Imported, MappingFault> {
    mapping.check(table)?;
    let mut plan = Plan::new(names.id, names.plan);
    plan.about = Arc::new(About { status_date: Some(mapping.as_at), ..About::clone(&plan.about) });
    let mut import = Import { mapping, names, plan, programmes: BTreeMap::new(), faults: Vec::new(), kinds: BTreeMap::new() };
    let projects: Vec<Project> = table.rows.iter().zip(0..).map(|(row, rank)| import.project(row, rank)).collect();

    let dated = projects.iter().filter(|project| project.dates.is_some()).count();
    let proposed = projects.len() - dated;
    let sample = projects.iter().take(Imported::SAMPLE).cloned().map(Arc::new).collect();
    let Import { mut plan, faults, kinds, .. } = import;
    for (project, number) in projects.into_iter().zip(1..) {
        plan.insert(Id::new(format!("project-{number:04}")), project);
    }
    Ok(Imported { plan, faults, dated, proposed, kinds, sample })
}

/// An import under way, a row at a time.
struct Import<'a> {
    mapping: &'a Mapping,
    names: &'a Names<'a>,
    /// The plan with the programmes so far.
    plan: Plan,
    /// The programmes so far by name.
    programmes: BTreeMap<&'a str, ProgrammeId>,
    faults: Vec<RowFault>,
    kinds: BTreeMap<String, usize>,
}

impl<'a> Import<'a> {
    fn project(&mut self, row: &'a Row, rank: u32) -> Project {
        let faults_before = self.faults.len();
        let name = self.name(row);
        let (start, start_text) = self.day(row, Role::Start);
        let (finish, finish_text) = self.day(row, Role::Finish);
        let span = self.span(row, start, finish);
        let sound = self.faults.len() == faults_before;
        let project =
            Project { name, programme: self.programme(row), kind: self.kind(row), rating: self.rating(row), rank, ..Project::default() };
        match span.filter(|_| sound) {
            Some(span) => Project {
                dates: Some(span),
                state: if span.start() > self.mapping.as_at { State::Planned } else { State::Running },
                ..project
            },
            None => Project { state: State::Proposed, known: Known { start, finish, start_text, finish_text }, ..project },
        }
    }

    /// The text of a row under this role, if a column has it.
    fn cell(&self, row: &'a Row, role: Role) -> Option<&'a str> {
        self.mapping.column(role).map(|column| row.cell(column))
    }

    fn fault(&mut self, row: &'a Row, field: Role, problem: Problem) {
        let text = self.cell(row, field).unwrap_or_default().to_owned();
        self.faults.push(RowFault { row: row.number, field, text, problem });
    }

    fn name(&mut self, row: &'a Row) -> String {
        match self.cell(row, Role::Name) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => {
                self.fault(row, Role::Name, Problem::Missing);
                format!("{} {}", self.names.row, row.number).trim().to_owned()
            }
        }
    }

    /// The day under this role, or none and the text that stands there instead.
    fn day(&mut self, row: &'a Row, role: Role) -> (Option<Day>, String) {
        let Some(text) = self.cell(row, role) else { return (None, String::new()) };
        match read_day(text, self.mapping.order) {
            Ok(day) => (Some(day), String::new()),
            Err(problem) => {
                self.fault(row, role, problem);
                (None, text.to_owned())
            }
        }
    }

    fn span(&mut self, row: &'a Row, start: Option<Day>, finish: Option<Day>) -> Option<Span> {
        let span = Span::new(start?, finish?);
        if span.is_none() {
            self.fault(row, Role::Finish, Problem::EndsBeforeStart);
        }
        span
    }

    /// The programme of this name, made where it first appears.
    fn programme(&mut self, row: &'a Row) -> Option<ProgrammeId> {
        let name = self.cell(row, Role::Programme).filter(|name| !name.is_empty())?;
        let rank = self.programmes.len() as u32;
        match self.programmes.entry(name) {
            Entry::Occupied(known) => Some(known.get().clone()),
            Entry::Vacant(new) => {
                let id = ProgrammeId::new(format!("programme-{:02}", rank + 1));
                self.plan.insert(id.clone(), Programme { name: name.to_owned(), hue: hue(rank), rank, ..Programme::default() });
                Some(new.insert(id).clone())
            }
        }
    }

    fn kind(&mut self, row: &'a Row) -> String {
        let kind = self.cell(row, Role::Kind).unwrap_or_default();
        if kind.is_empty() {
            return String::new();
        }
        *self.kinds.entry(kind.to_owned()).or_default() += 1;
        self.mapping.kinds.get(kind).map_or(kind, String::as_str).to_owned()
    }

    fn rating(&self, row: &'a Row) -> Option<Rating> {
        let value = self.cell(row, Role::Rating).filter(|value| !value.is_empty())?;
        Some(Rating { value: value.to_owned(), source: self.mapping.source.clone(), as_at: self.mapping.as_at })
    }
}

/// The hue of the programme of this rank, 0 to 359 degrees: a golden angle (137.508 degrees) further each time, so that neighbours differ.
fn hue(rank: u32) -> u16 {
    (u64::from(rank) * 137_508 / 1_000 % 360) as u16
}
