//! What a plan would newly have wrong with what a file brings, by what was chosen so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Choice, aside::unsettled_dates, choice, joined};
use crate::edit::Document;
use crate::edit::commands::{self, PushContext, name_of};
use crate::merge::{MergeState, Side};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};
use engine::sorting::Gather;

/// What two plans that are right by themselves have wrong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strain {
    /// Links that come to be in conflict: what comes first and what waits for it, by name.
    pub conflicts: Vec<(String, String)>,
    /// Links that together go round in a circle: the projects on it by name, the last of which would
    /// wait for the first but does not (SPEC L3).
    pub loops: Vec<Vec<String>>,
    /// Programmes that come to lie in themselves, by name (SPEC W2).
    pub programmes: Vec<Vec<String>>,
}

impl Strain {
    /// Whether nothing is wrong that was not before.
    pub fn is_none(&self) -> bool {
        *self == Strain::default()
    }
}

/// What would newly be wrong with what another copy brings. Both copies must be sealed.
pub fn strain(document: &Document, theirs: Side<'_>, choices: &BTreeMap<String, Choice>) -> Strain {
    let here = Side { plan: &document.plan, state: &document.merge };
    let (plan, _) = choice::apply([here, theirs], joined(document, theirs), choices);
    let schedules = [&document.plan, &plan].map(Schedule::of);
    strain_between([&document.plan, &plan], &schedules)
}

/// What the second plan has wrong that the first has not; each with its schedule.
pub fn strain_between([before, plan]: [&Plan; 2], schedules: &[Schedule; 2]) -> Strain {
    let known = circles(before);
    let [before, after] = schedules;
    let was: BTreeSet<&LinkId> = before.conflicts().gather();
    let named = |id: &LinkId| {
        let link = plan.get(id)?;
        Some((name_of(plan, &link.predecessor), name_of(plan, &link.successor)))
    };
    let is_open = |id: &&LinkId| plan.get(*id).is_some_and(|link| link.accepted.is_none());
    let new = after.conflicts().filter(|id| !was.contains(id)).filter(is_open);
    let loops = after.network().left_out().difference(before.network().left_out());
    let name = |id: &ProgrammeId| plan.get(id).map_or_else(String::new, |it| it.name.clone());
    Strain {
        conflicts: new.filter_map(named).collect(),
        loops: loops.filter_map(|id| around(plan, after, id)).collect(),
        programmes: circles(plan)
            .difference(&known)
            .map(|circle| circle.iter().map(name).collect())
            .collect(),
    }
}

/// The plan in which what came to lie too early is moved along its links, as far as it can be: what
/// is agreed, has begun, or is not settled stays.
pub(super) fn pushed(before: &Plan, plan: &Plan, state: &MergeState) -> Plan {
    let was: BTreeSet<LinkId> = Schedule::of(before).conflicts().cloned().gather();
    let unsettled = Arc::new(unsettled_dates(state));
    let (mut plan, mut tried) = (plan.clone(), BTreeSet::new());
    loop {
        let schedule = Schedule::of(&plan);
        let next = schedule.conflicts().find(|id| !was.contains(*id) && !tried.contains(*id));
        let Some(id) = next.cloned() else { return plan };
        let mut network = schedule.network().clone();
        network.hold(unsettled.clone());
        let chain = PushContext { network: &network, rule: PushRule::OnOverlap };
        if let Ok(change) = commands::snap_back(&plan, &schedule, chain, &id) {
            plan = plan.apply(&change.patch).unwrap_or(plan);
        }
        tried.insert(id);
    }
}

/// The projects on the loop that a link closes, from the one that would wait for the last.
fn around(plan: &Plan, schedule: &Schedule, id: &LinkId) -> Option<Vec<String>> {
    let link = plan.get(id)?;
    let (from, _) = plan.project_of(&link.predecessor)?;
    let (to, _) = plan.project_of(&link.successor)?;
    let path = schedule.network().path(to, from)?;
    Some(path.iter().filter_map(|id| Some(plan.get(id)?.name.clone())).collect())
}

/// Programmes that lie in themselves, each circle once, from its smallest id on.
fn circles(plan: &Plan) -> BTreeSet<Vec<ProgrammeId>> {
    let mut found = BTreeSet::new();
    for (id, _) in plan.programmes.iter() {
        let line: Vec<&ProgrammeId> = plan.lineage(id).collect();
        let above = line.last().and_then(|last| plan.get(*last)?.parent.as_ref());
        if above == Some(id) && line.iter().all(|it| *it >= id) {
            found.insert(line.into_iter().cloned().collect());
        }
    }
    found
}
