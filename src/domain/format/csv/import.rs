//! From a table to a plan: a new one, or one that is here already. The preview of an import is the
//! import itself, so that the two cannot disagree.

use std::sync::Arc;

use super::error::{CellError, CellProblem, MappingError};
use super::importable::Importable;
use super::importer::{ImportTarget, Importer};
use super::listed::{canonical, plain};
use super::mapping::Mapping;
use super::matching::matching;
use super::report::Report;
use super::sheet::{ColumnRole, Sheet};
use super::table::{ListRow, ListTable};
use crate::edit::{Change, Label};
use engine::model::*;

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

impl Imported {
    /// How many projects a preview shows.
    pub const PREVIEWED: usize = 8;

    /// Returns the import as one step of the plan that it was made onto.
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
    target: &ImportTarget,
) -> Result<Imported, MappingError> {
    mapping.check(table)?;
    let mut importer = Importer::new(mapping, target);
    let mut report = Report::default();
    let mut projects = Vec::new();
    match mapping.sheet {
        Sheet::Projects => projects = import_projects(&mut importer, table, &mut report),
        Sheet::Programmes => drop(import_rows::<Programme>(&mut importer, table, &mut report)),
        Sheet::Products => drop(import_rows::<Product>(&mut importer, table, &mut report)),
        Sheet::People => drop(import_rows::<Person>(&mut importer, table, &mut report)),
        Sheet::Parties => drop(import_rows::<Party>(&mut importer, table, &mut report)),
    }
    let Importer { plan, faults, .. } = importer;
    let listed = projects.iter().filter_map(|id| plan.get(id));
    let dated = listed.clone().filter(|project| project.dates.is_some()).count();
    let previewed = listed.take(Imported::PREVIEWED).cloned().collect();
    Ok(Imported { plan, faults, dated, proposed: projects.len() - dated, previewed, report })
}

/// Brings in projects, and what goes with them: the status date and their milestones.
fn import_projects(
    importer: &mut Importer,
    table: &ListTable,
    report: &mut Report,
) -> Vec<ProjectId> {
    let before = importer.target.plan;
    importer.plan.about = Arc::new(About {
        status_date: before.about.status_date.max(Some(importer.as_at())),
        ..About::clone(&before.about)
    });
    let projects = import_rows::<Project>(importer, table, report);
    carry_milestones(before, &mut importer.plan, &projects);
    projects
}

/// Brings in every row, and notes what changes; returns the id of each.
fn import_rows<T: Importable>(
    importer: &mut Importer,
    table: &ListTable,
    report: &mut Report,
) -> Vec<Id<T>> {
    let target = importer.target;
    let matching = matching::<T>(table, importer.mapping, target.plan, target.same);
    report.gone = matching.gone;
    report.near = matching.near;
    let mut rank = Rank::after(T::of(target.plan).values().filter_map(|it| it.rank()).max());
    let mut ids = Vec::with_capacity(table.rows.len());
    for (row, found) in table.rows.iter().zip(matching.rows) {
        let id = found.unwrap_or_else(|| importer.new_id(row));
        let before = importer.plan.get(&id).map(|record| T::clone(record));
        import_row(importer, row, &id, before.as_ref(), &rank);
        if before.is_none() {
            rank = Rank::after(Some(&rank));
        }
        report.note(&importer.plan, before.as_ref(), &id);
        ids.push(id);
    }
    ids
}

/// Changes the record of a row, or makes it when there is none before. A change that would make it
/// impossible is listed instead.
fn import_row<T: Importable>(
    importer: &mut Importer,
    row: &ListRow,
    id: &Id<T>,
    before: Option<&T>,
    rank: &Rank,
) {
    let untouched = before.cloned().unwrap_or_else(|| new_record(importer, row, rank));
    let mut record = untouched.clone();
    let roles = T::SHEET.roles().iter().copied();
    for role in roles.filter(|role| !matches!(role, ColumnRole::Start | ColumnRole::Finish)) {
        let stands = before.map(|before| plain(&before.text(&importer.plan, role, &canonical)));
        importer.fill(row, role, |importer, cell| {
            if stands.as_deref() == Some(cell) { Ok(()) } else { record.set(role, cell, importer) }
        });
    }
    record.settle(before, row, importer);
    let was_possible = T::impossible(&importer.plan, id).is_none();
    importer.plan.insert(id.clone(), record);
    if let Some(role) = T::impossible(&importer.plan, id).filter(|_| was_possible) {
        importer.fault(row, role, CellProblem::Loop);
        importer.plan.insert(id.clone(), untouched);
    }
}

/// Makes the record of a row that stands for none yet; one without a name is called after its row.
fn new_record<T: Importable>(importer: &mut Importer, row: &ListRow, rank: &Rank) -> T {
    let name = importer.cell(row, ColumnRole::Name).unwrap_or_default();
    if !name.is_empty() {
        return T::fresh(&importer.plan, name, rank.clone());
    }
    importer.fault(row, ColumnRole::Name, CellProblem::Missing);
    let number = format!("{} {}", importer.target.row, row.number);
    T::fresh(&importer.plan, number.trim(), rank.clone())
}

/// Moves milestones with a project that moves as a whole, and keeps them within one that gets
/// longer or shorter.
fn carry_milestones(before: &Plan, plan: &mut Plan, projects: &[ProjectId]) {
    for id in projects {
        let dates = |plan: &Plan| plan.get(id).and_then(|project| project.dates);
        let (Some(from), Some(to)) = (dates(before), dates(plan)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let days = to.start().since(from.start());
        let days = if days == to.finish().since(from.finish()) { days } else { 0 };
        let milestones: Vec<_> =
            plan.milestones_of(id).map(|(id, milestone)| (id.clone(), milestone.clone())).collect();
        for (id, milestone) in milestones {
            let day = to.clamp(milestone.day.plus(days));
            plan.insert(id, Milestone { day, ..milestone });
        }
    }
}
