//! The rows of the timeline: how they are arranged, what is folded away and what is filtered out.
//!
//! Invariant: the rows are those of the plan as it stands, by the arrangement, the filter and the
//! folds of now. Whoever changes one of these has them made again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::part::{Part, changed};
use super::watched::Watched;
use crate::viewmodel::{
    Arrangement, Cell, Cursor, Filter, GroupKey, Row, RowKey, positions, restructures, rows,
};
use engine::model::{Patch, Plan, ProgrammeId, ProjectId};

#[derive(Default)]
pub struct Layout {
    arrangement: Watched<Arrangement>,
    filter: Watched<Filter>,
    folded: Watched<BTreeSet<GroupKey>>,
    /// The plan with only what the filter shows.
    in_view: Plan,
    rows: Watched<Arc<Vec<Row>>>,
    positions: Arc<Vec<(usize, usize)>>,
    /// Goes up when rows, lanes or cards come, go or change places.
    structure: Watched<u32>,
}

impl Layout {
    pub fn arrangement(&self) -> Arrangement {
        *self.arrangement
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn folded(&self) -> &BTreeSet<GroupKey> {
        &self.folded
    }

    /// Returns the plan with only what the filter shows, as of the last change of structure: for
    /// lists of what there is, never for what a row says.
    pub fn in_view(&self) -> &Plan {
        &self.in_view
    }

    pub fn rows(&self) -> &Arc<Vec<Row>> {
        &self.rows
    }

    /// Returns the place of each row among those with the same parent, from 1, and how many they
    /// are.
    pub fn positions(&self) -> &Arc<Vec<(usize, usize)>> {
        &self.positions
    }

    /// Returns a number that goes up when rows, lanes or cards come, go or change places; moving a
    /// bar leaves it.
    pub fn structure(&self) -> u32 {
        *self.structure
    }

    /// Returns the heading that a row stands below; none at the top.
    pub fn heading_of(&self, key: &RowKey) -> Option<Cursor> {
        let place = self.rows.iter().position(|row| row.is(key))?;
        let depth = self.rows[place].depth();
        let heading = self.rows[..place].iter().rev().find(|row| row.depth() < depth)?;
        Some(Cursor { row: heading.key(), cell: Cell::Name })
    }

    /// Returns the row of a project; the first where it stands in several groups.
    pub fn row_of(&self, id: &ProjectId) -> Option<RowKey> {
        self.rows.iter().find(|row| row.project() == Some(id)).map(Row::key)
    }

    /// Returns the programme in which something made in this row would lie.
    pub fn home_of(&self, plan: &Plan, key: &RowKey) -> Option<ProgrammeId> {
        match key {
            RowKey::Project(id, _) => plan.get(id)?.programme.clone(),
            RowKey::Group(GroupKey::Programme(id)) => id.clone(),
            RowKey::Group(_) => None,
        }
    }

    /// Shows another plan from its beginning, with these groups folded away.
    pub(super) fn open(&mut self, plan: &Plan, folded: BTreeSet<GroupKey>) {
        self.arrangement.set(Arrangement::default());
        self.filter.set(Filter::default());
        self.folded.set(folded);
        self.restructure(plan);
    }

    /// Follows a step that made this plan; answers whether rows, lanes or cards can have changed.
    pub(super) fn follow(&mut self, patch: &Patch, plan: &Plan) -> bool {
        let narrowed = !self.filter.is_empty();
        let news = patch.projects.values().any(|diff| diff.before.is_none());
        if narrowed && news {
            self.filter.edit(|filter| filter.keep_new(patch));
        }
        // What a filter shows can depend on any field.
        let restructured = narrowed || restructures(patch, *self.arrangement);
        if restructured {
            self.restructure(plan);
        }
        restructured
    }

    pub(super) fn arrange(&mut self, arrangement: Arrangement) {
        self.arrangement.set(arrangement);
        self.make_rows();
    }

    pub(super) fn narrow(&mut self, filter: Filter, plan: &Plan) {
        if filter != *self.filter {
            self.filter.set(filter);
            self.in_view = self.filter.narrow(plan);
            self.make_rows();
        }
    }

    /// Folds a group away, or unfolds it.
    pub(super) fn fold(&mut self, key: GroupKey) {
        self.folded.edit(|folded| {
            if !folded.remove(&key) {
                folded.insert(key);
            }
        });
        self.make_rows();
    }

    /// Unfolds every group that a project lies in; answers whether one was folded.
    pub(super) fn unfold(&mut self, plan: &Plan, id: &ProjectId) -> bool {
        let Some(project) = plan.get(id) else { return false };
        let groups = self.arrangement.grouping.groups(plan, id, project);
        let above: Vec<_> = groups.iter().flat_map(|group| group.line(plan)).collect();
        let was_folded = above.iter().any(|key| self.folded.contains(key));
        if was_folded {
            self.folded.edit(|folded| folded.retain(|key| !above.contains(key)));
            self.make_rows();
        }
        was_folded
    }

    fn restructure(&mut self, plan: &Plan) {
        self.structure.edit(|structure| *structure = structure.wrapping_add(1));
        self.in_view = self.filter.narrow(plan);
        self.make_rows();
    }

    fn make_rows(&mut self) {
        let rows = rows(&self.in_view, *self.arrangement, &self.folded);
        self.positions = Arc::new(positions(&rows));
        self.rows.edit(|own| *own = Arc::new(rows));
    }

    pub(super) fn changes(&mut self) -> impl Iterator<Item = Part> {
        // All of it is named, so that what is new cannot be left out.
        let Layout { arrangement, filter, folded, rows, structure, in_view: _, positions: _ } =
            self;
        changed([
            (structure.take_changed(), Part::Structure),
            (arrangement.take_changed(), Part::Arrangement),
            (filter.take_changed(), Part::Filter),
            (folded.take_changed(), Part::Folded),
            (rows.take_changed(), Part::Rows),
        ])
    }
}
