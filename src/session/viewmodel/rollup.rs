//! What each group adds up to, kept up to date change by change (rules W of docs/SPEC.md).

use std::collections::{BTreeMap, BTreeSet};

use super::{GroupKey, Grouping};
use domain::edit::Preview;
use engine::model::*;
use engine::sorting::Gather;

/// What lies in a group, in all its layers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sum {
    /// Projects, dated or not.
    projects: usize,
    /// How many projects start on each day.
    starts: BTreeMap<Day, usize>,
    /// How many projects finish on each day.
    finishes: BTreeMap<Day, usize>,
}

/// The sums of all groups of some groupings.
///
/// A changed project costs its groups times the logarithm of their size; only a change of what else
/// decides a grouping, as programmes and deliverables do, costs a walk through the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollups {
    groupings: BTreeSet<Grouping>,
    sums: BTreeMap<GroupKey, Sum>,
}

impl Rollups {
    /// The sums of this plan.
    pub fn of(plan: &Plan, groupings: impl IntoIterator<Item = Grouping>) -> Rollups {
        let mut rollups =
            Rollups { groupings: groupings.into_iter().gather(), ..Rollups::default() };
        for grouping in rollups.groupings.clone() {
            rollups.count_all(plan, grouping);
        }
        rollups
    }

    /// Follows a change that made this plan.
    pub fn follow(&mut self, patch: &Patch, plan: &Plan) {
        for grouping in self.groupings.clone() {
            if grouping.regroups(patch) {
                self.sums.retain(|key, _| key.grouping() != grouping);
                self.count_all(plan, grouping);
                continue;
            }
            for (id, diff) in &patch.projects {
                if let Some(before) = &diff.before {
                    self.count(plan, id, before, grouping, -1);
                }
                if let Some(after) = &diff.after {
                    self.count(plan, id, after, grouping, 1);
                }
            }
        }
    }

    /// How many projects lie in a group, dated or not.
    pub fn projects(&self, key: &GroupKey) -> usize {
        self.sums.get(key).map_or(0, |sum| sum.projects)
    }

    /// From the first start to the last finish in a group; none when nothing in it has dates.
    pub fn span(&self, key: &GroupKey) -> Option<Span> {
        let sum = self.sums.get(key)?;
        Span::new(*sum.starts.first_key_value()?.0, *sum.finishes.last_key_value()?.0)
    }

    /// The span as it would be with this preview, by its projects alone: what a heading shows while
    /// one of its bars is dragged.
    pub fn span_with(&self, key: &GroupKey, preview: &Preview, plan: &Plan) -> Option<Span> {
        let touches = |id: &ProjectId, project: &Project| {
            homes(plan, id, project, key.grouping()).contains(key)
        };
        let dates = |id: &ProjectId, project: &Option<std::sync::Arc<Project>>| {
            project
                .as_ref()
                .filter(|project| touches(id, project))
                .and_then(|project| project.dates)
        };
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        match preview {
            Preview::Moves(moves) => {
                for (id, to) in &moves.dates.projects {
                    if let Some(project) = plan.get(id).filter(|project| touches(id, project)) {
                        gone.extend(project.dates);
                        come.push(*to);
                    }
                }
            }
            Preview::Change(change) => {
                for (id, diff) in &change.patch.projects {
                    gone.extend(dates(id, &diff.before));
                    come.extend(dates(id, &diff.after));
                }
            }
        }
        if gone.is_empty() && come.is_empty() {
            return self.span(key);
        }
        let none = Sum::default();
        let sum = self.sums.get(key).unwrap_or(&none);
        let left = |day: &Day, count: usize, end: fn(&Span) -> Day| {
            gone.iter().filter(|span| end(span) == *day).count() < count
        };
        let first = sum
            .starts
            .iter()
            .find(|(day, count)| left(day, **count, |span| span.start()))
            .map(|(day, _)| *day);
        let last = sum
            .finishes
            .iter()
            .rev()
            .find(|(day, count)| left(day, **count, |span| span.finish()))
            .map(|(day, _)| *day);
        let first = first.into_iter().chain(come.iter().map(|span| span.start())).min()?;
        let last = last.into_iter().chain(come.iter().map(|span| span.finish())).max()?;
        Span::new(first, last)
    }

    fn count_all(&mut self, plan: &Plan, grouping: Grouping) {
        for (id, project) in plan.projects.iter() {
            self.count(plan, id, project, grouping, 1);
        }
    }

    fn count(
        &mut self,
        plan: &Plan,
        id: &ProjectId,
        project: &Project,
        grouping: Grouping,
        by: isize,
    ) {
        for key in homes(plan, id, project, grouping) {
            let sum = self.sums.entry(key.clone()).or_default();
            sum.projects = sum.projects.saturating_add_signed(by);
            if let Some(dates) = project.dates {
                add(&mut sum.starts, dates.start(), by);
                add(&mut sum.finishes, dates.finish(), by);
            }
            if *sum == Sum::default() {
                self.sums.remove(&key);
            }
        }
    }
}

fn add(days: &mut BTreeMap<Day, usize>, day: Day, by: isize) {
    let count = days.entry(day).or_default();
    *count = count.saturating_add_signed(by);
    if *count == 0 {
        days.remove(&day);
    }
}

/// As many layers as count in sums and filters, the nearest ones: a file can hold a hundred
/// thousand, of which nobody ever makes ten.
const LAYERS: usize = 64;

/// A programme and those above it, the nearest first, as far as they count.
pub fn layers<'a>(
    plan: &'a Plan,
    programme: &'a ProgrammeId,
) -> impl Iterator<Item = &'a ProgrammeId> {
    plan.lineage(programme).take(LAYERS)
}

/// Every group that a project lies in, with those above, as far as they count.
fn homes(plan: &Plan, id: &ProjectId, project: &Project, grouping: Grouping) -> Vec<GroupKey> {
    grouping
        .groups(plan, id, project)
        .iter()
        .flat_map(|group| group.line(plan).take(LAYERS))
        .gather()
}
