//! What the cells of a row make of a record, for each type of record.

use super::error::CellProblem;
use super::importer::Importer;
use super::listed::Listed;
use super::sheet::{ColumnRole, TableWord};
use super::table::ListRow;
use crate::edit::commands::{FromName, new_programme};
use engine::model::*;

/// A record that a row of a list can make or change.
pub(super) trait Importable: Listed + Indexed {
    /// Makes a record of this name; `rank` is its place where it has one.
    fn fresh(plan: &Plan, name: &str, rank: Rank) -> Self;
    /// Returns its place among its siblings; none where it has none.
    fn rank(&self) -> Option<&Rank> {
        None
    }
    /// Takes over what a cell says. Cells that hang together are left to [`Importable::settle`].
    fn set(
        &mut self,
        role: ColumnRole,
        cell: &str,
        importer: &mut Importer,
    ) -> Result<(), CellProblem>;
    /// Takes over what the cells that hang together say, after all others.
    fn settle(&mut self, _before: Option<&Self>, _row: &ListRow, _importer: &mut Importer) {}
    /// Returns the role whose cell makes this record of the plan impossible.
    fn impossible(_plan: &Plan, _id: &Id<Self>) -> Option<ColumnRole> {
        None
    }
}

impl Importable for Project {
    fn fresh(_: &Plan, name: &str, rank: Rank) -> Self {
        Project { name: name.into(), rank, ..Project::default() }
    }

    fn rank(&self) -> Option<&Rank> {
        Some(&self.rank)
    }

    fn set(
        &mut self,
        role: ColumnRole,
        cell: &str,
        importer: &mut Importer,
    ) -> Result<(), CellProblem> {
        match role {
            ColumnRole::Name => self.name = cell.into(),
            ColumnRole::Programme if !importer.lies_in(self.programme.as_ref(), cell) => {
                self.programme = Some(importer.named(cell))
            }
            ColumnRole::Kind => self.kind = importer.kind(cell),
            ColumnRole::Manager => self.manager = Some(importer.named(cell)),
            ColumnRole::Party => self.party = Some(importer.named(cell)),
            ColumnRole::Progress => {
                let number = cell.trim_end_matches('%').trim().parse().ok();
                self.progress =
                    number.filter(|number| *number <= 100).ok_or(CellProblem::NotUnderstood)?;
            }
            ColumnRole::Rating => self.rating = Some(importer.rating(cell)),
            ColumnRole::Note => self.note = cell.into(),
            _ => {}
        }
        Ok(())
    }

    fn settle(&mut self, before: Option<&Self>, row: &ListRow, importer: &mut Importer) {
        settle_dates(self, before, row, importer);
        settle_state(self, row, importer);
    }
}

/// Takes over the dates when both can be read, else what is known of them where there are none
/// yet. Whoever gets dates so is planned or running, until the state says otherwise.
fn settle_dates(
    project: &mut Project,
    before: Option<&Project>,
    row: &ListRow,
    importer: &mut Importer,
) {
    let start = importer.day(before, row, ColumnRole::Start);
    let finish = importer.day(before, row, ColumnRole::Finish);
    let changed = start.changed || finish.changed;
    let sound = start.problem.is_none() && finish.problem.is_none();
    let span = match (start.day, finish.day) {
        (Some(first), Some(last)) => {
            let span = Span::new(first, last);
            if span.is_none() && changed {
                importer.fault(row, ColumnRole::Finish, CellProblem::EndsBeforeStart);
            }
            span
        }
        _ => None,
    };
    match span.filter(|_| sound && (before.is_some() || importer.has_name(row))) {
        Some(span) if changed => {
            if before.is_none_or(|before| before.dates.is_none()) {
                let is_ahead = span.start() > importer.as_at();
                project.state =
                    if is_ahead { ProjectState::Planned } else { ProjectState::Running };
            }
            project.dates = Some(span);
            project.known = KnownDates::default();
        }
        None if project.dates.is_none() => {
            project.known = KnownDates {
                start: start.day,
                finish: finish.day,
                start_text: start.text,
                finish_text: finish.text,
            };
        }
        // What says the same changes nothing, and what cannot be read wipes nothing.
        Some(_) | None => {}
    }
}

/// Takes over the state: only a proposed project may be without dates.
fn settle_state(project: &mut Project, row: &ListRow, importer: &mut Importer) {
    importer.fill(row, ColumnRole::State, |importer, cell| {
        let state = TableWord::read(cell)
            .find_map(|word| if let TableWord::State(state) = word { Some(state) } else { None });
        match state.ok_or(CellProblem::NotUnderstood)? {
            ProjectState::Proposed => project.state = ProjectState::Proposed,
            // Why it has no dates is listed already, or else is said here.
            _ if project.dates.is_none() && importer.is_listed(row) => {}
            _ if project.dates.is_none() => return Err(CellProblem::NeedsDates),
            // D4, unless the list says how far it is.
            ProjectState::Finished if project.state != ProjectState::Finished => {
                project.state = ProjectState::Finished;
                if importer.cell(row, ColumnRole::Progress).is_none_or(str::is_empty) {
                    project.progress = 100;
                }
            }
            state => project.state = state,
        }
        Ok(())
    });
}

impl Importable for Programme {
    fn fresh(plan: &Plan, name: &str, rank: Rank) -> Self {
        new_programme(plan, name, rank)
    }

    fn rank(&self) -> Option<&Rank> {
        Some(&self.rank)
    }

    fn set(
        &mut self,
        role: ColumnRole,
        cell: &str,
        importer: &mut Importer,
    ) -> Result<(), CellProblem> {
        match role {
            ColumnRole::Name => self.name = cell.into(),
            ColumnRole::Programme => self.parent = Some(importer.named(cell)),
            ColumnRole::Manager => self.manager = Some(importer.named(cell)),
            _ => {}
        }
        Ok(())
    }

    fn impossible(plan: &Plan, id: &ProgrammeId) -> Option<ColumnRole> {
        let parent = plan.get(id)?.parent.as_ref()?;
        plan.lineage(parent).any(|above| above == id).then_some(ColumnRole::Programme)
    }
}

impl Importable for Product {
    fn fresh(_: &Plan, name: &str, rank: Rank) -> Self {
        Product { name: name.into(), rank, ..Product::default() }
    }

    fn rank(&self) -> Option<&Rank> {
        Some(&self.rank)
    }

    fn set(
        &mut self,
        role: ColumnRole,
        cell: &str,
        importer: &mut Importer,
    ) -> Result<(), CellProblem> {
        match role {
            ColumnRole::Name => self.name = cell.into(),
            ColumnRole::Kind => self.kind = importer.kind(cell),
            ColumnRole::Manager => self.manager = Some(importer.named(cell)),
            ColumnRole::Launch => self.launch = Some(importer.read_day(cell)?),
            ColumnRole::Note => self.note = cell.into(),
            _ => {}
        }
        Ok(())
    }
}

impl Importable for Person {
    fn fresh(plan: &Plan, name: &str, _: Rank) -> Self {
        Person::from_name(plan, name)
    }

    fn set(
        &mut self,
        role: ColumnRole,
        cell: &str,
        importer: &mut Importer,
    ) -> Result<(), CellProblem> {
        match role {
            ColumnRole::Name => self.name = cell.into(),
            ColumnRole::Party => self.party = Some(importer.named(cell)),
            _ => {}
        }
        Ok(())
    }
}

impl Importable for Party {
    fn fresh(plan: &Plan, name: &str, _: Rank) -> Self {
        Party::from_name(plan, name)
    }

    fn set(&mut self, role: ColumnRole, cell: &str, _: &mut Importer) -> Result<(), CellProblem> {
        match role {
            ColumnRole::Name => self.name = cell.into(),
            ColumnRole::External => {
                let external = TableWord::read(cell).find_map(|word| {
                    if let TableWord::External(external) = word { Some(external) } else { None }
                });
                self.external = external.ok_or(CellProblem::NotUnderstood)?;
            }
            _ => {}
        }
        Ok(())
    }
}
