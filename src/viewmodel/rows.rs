//! The rows of the timeline: programmes in their layers, and their projects.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::*;

/// A group of rows that can be folded: a programme, or the projects that are in none.
pub type GroupKey = Option<ProgrammeId>;

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The heading of a programme.
    Group {
        /// Which; none: projects in no programme.
        key: GroupKey,
        /// How many programmes are above it.
        depth: u8,
        /// How many dated projects lie in it and below it.
        count: usize,
        /// Are its rows folded away?
        folded: bool,
    },
    /// A project with dates.
    Project {
        /// Which.
        id: ProjectId,
        /// How many programmes are above it.
        depth: u8,
    },
}

/// All rows, in order: programmes by rank, each with its projects by rank and then the programmes below it.
///
/// A programme that belongs nowhere (its parent is gone, or it lies in a loop of parents) stands at the top, so that no project is hidden.
/// A plan without programmes has no headings.
pub fn rows(plan: &Plan, folded: &BTreeSet<GroupKey>) -> Vec<Row> {
    let mut outline =
        Outline { plan, folded, projects: BTreeMap::new(), programmes: BTreeMap::new(), seen: BTreeSet::new(), rows: Vec::new() };
    for (id, project) in plan.projects.iter().filter(|(_, project)| project.dates.is_some()) {
        let group = project.programme.as_ref().filter(|programme| plan.programmes.contains_key(programme)).cloned();
        outline.projects.entry(group).or_default().push((project.rank, id));
    }
    outline.projects.values_mut().for_each(|projects| projects.sort());
    for (id, programme) in plan.programmes.iter() {
        let parent = programme.parent.as_ref().filter(|parent| plan.programmes.contains_key(parent)).cloned();
        outline.programmes.entry(parent).or_default().push((programme.rank, id));
    }
    outline.programmes.values_mut().for_each(|programmes| programmes.sort());

    outline.programmes_under(&None, 0);
    let in_loops: Vec<_> = plan.programmes.keys().filter(|id| !outline.seen.contains(*id)).cloned().collect();
    for id in in_loops {
        if !outline.seen.contains(&id) {
            outline.programme(&id, 0);
        }
    }
    outline.loose_projects();
    outline.rows
}

struct Outline<'a> {
    plan: &'a Plan,
    folded: &'a BTreeSet<GroupKey>,
    projects: BTreeMap<GroupKey, Vec<(u32, &'a ProjectId)>>,
    programmes: BTreeMap<GroupKey, Vec<(u32, &'a ProgrammeId)>>,
    seen: BTreeSet<ProgrammeId>,
    rows: Vec<Row>,
}

impl Outline<'_> {
    fn programmes_under(&mut self, parent: &GroupKey, depth: u8) {
        for (_, id) in self.programmes.get(parent).cloned().unwrap_or_default() {
            self.programme(id, depth);
        }
    }

    /// Adds a programme with all below it, and answers nothing for one that was added already.
    fn programme(&mut self, id: &ProgrammeId, depth: u8) {
        if !self.seen.insert(id.clone()) {
            return;
        }
        let key = Some(id.clone());
        let heading = self.rows.len();
        let folded = self.folded.contains(&key);
        self.rows.push(Row::Group { key: key.clone(), depth, count: 0, folded });
        let below = depth.saturating_add(1);
        self.projects_in(&key, below);
        self.programmes_under(&key, below);
        self.close(heading, folded);
    }

    fn loose_projects(&mut self) {
        if self.plan.programmes.is_empty() {
            return self.projects_in(&None, 0);
        }
        if self.projects.contains_key(&None) {
            let heading = self.rows.len();
            let folded = self.folded.contains(&None);
            self.rows.push(Row::Group { key: None, depth: 0, count: 0, folded });
            self.projects_in(&None, 1);
            self.close(heading, folded);
        }
    }

    fn projects_in(&mut self, key: &GroupKey, depth: u8) {
        let projects = self.projects.get(key).into_iter().flatten();
        self.rows.extend(projects.map(|(_, id)| Row::Project { id: (*id).clone(), depth }));
    }

    /// Counts what stands under a heading, and folds it away if asked.
    fn close(&mut self, heading: usize, fold: bool) {
        let under: usize = self.rows[heading + 1..]
            .iter()
            .map(|row| match row {
                Row::Project { .. } => 1,
                // A folded group has no rows below it to be counted.
                Row::Group { count, folded, .. } => usize::from(*folded) * count,
            })
            .sum();
        if let Row::Group { count, .. } = &mut self.rows[heading] {
            *count = under;
        }
        if fold {
            self.rows.truncate(heading + 1);
        }
    }
}

/// The products, by rank: the lanes above the rows.
pub fn lanes(plan: &Plan) -> Vec<ProductId> {
    by_rank(plan.products.iter().map(|(id, product)| (product.rank, id)))
}

/// The projects without dates, by rank: the tray.
pub fn tray(plan: &Plan) -> Vec<ProjectId> {
    by_rank(plan.projects.iter().filter(|(_, project)| project.dates.is_none()).map(|(id, project)| (project.rank, id)))
}

fn by_rank<'a, T: 'a>(ranked: impl Iterator<Item = (u32, &'a Id<T>)>) -> Vec<Id<T>> {
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort();
    ranked.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Does this patch change which rows, lanes, cards or names to choose from there are, or their order? Moving a bar does not.
pub fn restructures(patch: &Patch) -> bool {
    fn place(project: &Option<std::sync::Arc<Project>>) -> Option<(bool, Option<&ProgrammeId>, u32)> {
        project.as_ref().map(|project| (project.dates.is_some(), project.programme.as_ref(), project.rank))
    }
    !patch.programmes.is_empty()
        || !patch.people.is_empty()
        || patch.projects.values().any(|diff| place(&diff.before) != place(&diff.after))
        || patch.products.values().any(|diff| diff.before.as_ref().map(|p| p.rank) != diff.after.as_ref().map(|p| p.rank))
}
