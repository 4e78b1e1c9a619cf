//! The rows of the timeline: groups, and the projects in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Arrangement, GroupKey, Grouping};
use engine::model::*;
use engine::sorting::Order;

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The heading of a group.
    Group {
        /// Which.
        key: GroupKey,
        /// How many headings are above it.
        depth: u8,
        /// Are its rows folded away?
        folded: bool,
    },
    /// A project with dates.
    Project {
        /// Which.
        id: ProjectId,
        /// The group it stands in here.
        group: GroupKey,
        /// How many headings are above it.
        depth: u8,
    },
}

impl Row {
    /// How many headings are above it.
    pub fn depth(&self) -> usize {
        match self {
            Row::Group { depth, .. } | Row::Project { depth, .. } => usize::from(*depth),
        }
    }

    /// The project whose row it is; none: a heading.
    pub fn project(&self) -> Option<&ProjectId> {
        match self {
            Row::Project { id, .. } => Some(id),
            Row::Group { .. } => None,
        }
    }
}

/// All rows, in order: groups, each with its projects and then the groups below it.
///
/// Every programme and product is a group, and every state as soon as there is a row; people,
/// parties and kinds are when they have one. What is in no group comes last; when that is all there
/// is, it has no heading.
pub fn rows(plan: &Plan, arrangement: Arrangement, folded: &BTreeSet<GroupKey>) -> Vec<Row> {
    let Arrangement { grouping, sorting } = arrangement;
    let mut dated: Vec<_> =
        plan.projects.iter().filter(|(_, project)| project.dates.is_some()).collect();
    // Stable: what is equal stays by id.
    dated.order_by_key(|(_, project)| sorting.place(project));
    let mut outline = Outline {
        folded,
        projects: BTreeMap::new(),
        below: BTreeMap::new(),
        seen: BTreeSet::new(),
        rows: Vec::new(),
    };
    for (id, project) in dated {
        for group in grouping.groups(plan, id, project) {
            outline.projects.entry(group).or_default().push(id);
        }
    }
    let rest = grouping.rest();
    let occupied = outline.projects.keys().filter(|key| Some(*key) != rest.as_ref()).cloned();
    let groups = match grouping {
        Grouping::Programme => programmes(plan, &mut outline.below),
        Grouping::Product => {
            products_by_rank(plan).into_iter().map(Some).map(GroupKey::Product).collect()
        }
        Grouping::State if outline.projects.is_empty() => Vec::new(),
        Grouping::State => GroupKey::states().collect(),
        Grouping::Leader | Grouping::Party | Grouping::Kind => by_name(plan, occupied),
    };
    for key in &groups {
        outline.group(key.clone());
    }
    outline.rest(rest.filter(|key| outline.projects.contains_key(key)), !groups.is_empty());
    outline.rows
}

/// Programmes by rank: those at the top, and into `below` what lies in each.
///
/// A programme that belongs nowhere (its parent is gone, or it lies in a loop of parents) stands at
/// the top, so that no project is hidden: behind those at the top stand all, to be passed over
/// where they lie in another.
fn programmes(plan: &Plan, below: &mut BTreeMap<GroupKey, Vec<GroupKey>>) -> Vec<GroupKey> {
    for id in by_rank(plan.programmes.iter().map(|(id, programme)| (&programme.rank, id))) {
        let parent = plan.programmes[&id]
            .parent
            .clone()
            .filter(|parent| plan.programmes.contains_key(parent));
        below.entry(GroupKey::Programme(parent)).or_default().push(GroupKey::Programme(Some(id)));
    }
    let top = below.remove(&GroupKey::Programme(None)).unwrap_or_default();
    top.into_iter()
        .chain(plan.programmes.keys().cloned().map(Some).map(GroupKey::Programme))
        .collect()
}

/// Groups by what they are called; capitals do not count.
fn by_name(plan: &Plan, groups: impl Iterator<Item = GroupKey>) -> Vec<GroupKey> {
    let mut groups: Vec<_> = groups.collect();
    groups.order_by_key(|key| match key {
        GroupKey::Kind(text) => text.to_lowercase(),
        other => other
            .subject()
            .and_then(|subject| subject.name(plan).map(str::to_lowercase))
            .unwrap_or_default(),
    });
    groups
}

struct Outline<'a> {
    folded: &'a BTreeSet<GroupKey>,
    projects: BTreeMap<GroupKey, Vec<&'a ProjectId>>,
    below: BTreeMap<GroupKey, Vec<GroupKey>>,
    seen: BTreeSet<GroupKey>,
    rows: Vec<Row>,
}

/// What is still to be added to an outline.
enum Next {
    Group(GroupKey, u8),
    /// The end of what stands under the heading in this row.
    End(usize),
}

impl Outline<'_> {
    /// Adds a group at the top with all below it, and nothing that was added already.
    fn group(&mut self, key: GroupKey) {
        // A stack of its own: a file can hold more layers than the program's stack.
        let mut stack = vec![Next::Group(key, 0)];
        while let Some(next) = stack.pop() {
            match next {
                Next::End(heading) => self.close(heading),
                Next::Group(key, depth) if self.seen.insert(key.clone()) => {
                    stack.push(Next::End(self.open(&key, depth)));
                    let below = depth.saturating_add(1);
                    self.projects_in(&key, below);
                    stack.extend(
                        self.below
                            .remove(&key)
                            .into_iter()
                            .flatten()
                            .rev()
                            .map(|key| Next::Group(key, below)),
                    );
                }
                Next::Group(..) => {}
            }
        }
    }

    /// Adds what is in no group, under a heading where there are others.
    fn rest(&mut self, key: Option<GroupKey>, others: bool) {
        match key {
            Some(key) if others => self.group(key),
            Some(key) => self.projects_in(&key, 0),
            None => {}
        }
    }

    fn projects_in(&mut self, key: &GroupKey, depth: u8) {
        let projects = self.projects.get(key).into_iter().flatten();
        self.rows.extend(projects.map(|id| Row::Project {
            id: (*id).clone(),
            group: key.clone(),
            depth,
        }));
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
    between.filter_map(Row::project).cloned().collect()
}

/// The products, by rank: the swimlanes above the rows.
pub fn products_by_rank(plan: &Plan) -> Vec<ProductId> {
    by_rank(plan.products.iter().map(|(id, product)| (&product.rank, id)))
}

/// The projects without dates, by rank: the tray.
pub fn tray(plan: &Plan) -> Vec<ProjectId> {
    by_rank(
        plan.projects
            .iter()
            .filter(|(_, project)| project.dates.is_none())
            .map(|(id, project)| (&project.rank, id)),
    )
}

fn by_rank<'a, T: 'a>(ranked: impl Iterator<Item = (&'a Rank, &'a Id<T>)>) -> Vec<Id<T>> {
    let mut ranked: Vec<_> = ranked.collect();
    ranked.order();
    ranked.into_iter().map(|(_, id)| id.clone()).collect()
}
