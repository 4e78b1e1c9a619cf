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
    let (projects, programmes) = (BTreeMap::new(), BTreeMap::new());
    let mut outline = Outline { plan, folded, projects, programmes, seen: BTreeSet::new(), rows: Vec::new() };
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

    for (_, id) in outline.programmes.get(&None).cloned().unwrap_or_default() {
        outline.programme(id);
    }
    // What was not reached from the top lies in a loop, or below one.
    plan.programmes.keys().for_each(|id| outline.programme(id));
    outline.loose_projects();
    outline.rows
}

struct Outline<'a> {
    plan: &'a Plan,
    folded: &'a BTreeSet<GroupKey>,
    projects: BTreeMap<GroupKey, Vec<(u32, &'a ProjectId)>>,
    programmes: BTreeMap<GroupKey, Vec<(u32, &'a ProgrammeId)>>,
    seen: BTreeSet<&'a ProgrammeId>,
    rows: Vec<Row>,
}

/// What is still to be added to an outline.
enum Next<'a> {
    Programme(&'a ProgrammeId, u8),
    /// The end of what stands under the heading in this row.
    End(usize),
}

impl<'a> Outline<'a> {
    /// Adds a programme at the top with all below it, and nothing that was added already.
    fn programme(&mut self, id: &'a ProgrammeId) {
        // A stack of its own: a file can hold more layers than the program's stack.
        let mut stack = vec![Next::Programme(id, 0)];
        while let Some(next) = stack.pop() {
            match next {
                Next::End(heading) => self.close(heading),
                Next::Programme(id, depth) if self.seen.insert(id) => {
                    let key = Some(id.clone());
                    stack.push(Next::End(self.open(&key, depth)));
                    let below = depth.saturating_add(1);
                    self.projects_in(&key, below);
                    let programmes = self.programmes.get(&key).into_iter().flatten().rev();
                    stack.extend(programmes.map(|(_, id)| Next::Programme(id, below)));
                }
                Next::Programme(..) => {}
            }
        }
    }

    fn loose_projects(&mut self) {
        if self.plan.programmes.is_empty() {
            return self.projects_in(&None, 0);
        }
        if self.projects.contains_key(&None) {
            let heading = self.open(&None, 0);
            self.projects_in(&None, 1);
            self.close(heading);
        }
    }

    fn projects_in(&mut self, key: &GroupKey, depth: u8) {
        let projects = self.projects.get(key).into_iter().flatten();
        self.rows.extend(projects.map(|(_, id)| Row::Project { id: (*id).clone(), depth }));
    }

    /// Adds a heading, and answers the row it is.
    fn open(&mut self, key: &GroupKey, depth: u8) -> usize {
        self.rows.push(Row::Group { key: key.clone(), depth, folded: self.folded.contains(key) });
        self.rows.len() - 1
    }

    /// Takes away what stands under a heading that is folded.
    fn close(&mut self, heading: usize) {
        if let Some(Row::Group { folded: true, .. }) = self.rows.get(heading) {
            self.rows.truncate(heading + 1);
        }
    }
}

/// The projects in the rows from one place to another, both included, whichever comes first.
pub fn rows_between(rows: &[Row], from: usize, to: usize) -> Vec<ProjectId> {
    let between = rows.iter().take(from.max(to).saturating_add(1)).skip(from.min(to));
    let project = |row: &Row| match row {
        Row::Project { id, .. } => Some(id.clone()),
        Row::Group { .. } => None,
    };
    between.filter_map(project).collect()
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
