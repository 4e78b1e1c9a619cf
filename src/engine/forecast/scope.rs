//! The forecast of some launches alone: of what they wait for, as a plan of its own, so that its
//! cost goes by that and not by the size of the plan.
//!
//! Draws depend on ids and settings alone, so each chance is what it would be in the whole plan
//! (`tests/engine/scope.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Chances;
use super::sampling::Sampling;
use crate::model::*;
use crate::schedule::{ChangedNodes, Network};

/// The samples that a forecast is complete with; what is recorded is always of so many.
pub const FULL: usize = 2_000;

/// Some launches and all that is upstream of them, with their samples.
///
/// It follows changes of the plan that it was made of: by [`Scope::apply`] for good, by
/// [`Scope::preview`] and [`Scope::preview_dates`] until [`Scope::end_preview`]. Either marks what is dirty, and
/// [`Scope::step`] calculates it.
#[derive(Clone, Debug)]
pub struct Scope {
    plan: Plan,
    network: Network,
    sampling: Sampling,
    /// What the network and the samples have beyond `plan`.
    previewed: Option<Previewed>,
}

/// What is previewed inside a scope.
#[derive(Clone, Debug)]
enum Previewed {
    /// Dates, which the network can take back.
    Dates,
    Patch(Box<Patch>),
}

impl Scope {
    /// Begins with these products and what they wait for in a plan and its network, without
    /// samples.
    pub fn of(plan: &Plan, network: &Network, products: &BTreeSet<ProductId>) -> Scope {
        let plan = part(plan, &network.upstream_of(products), products);
        let network = Network::of(&plan);
        let sampling = Sampling::new(&plan, &network);
        Scope { plan, network, sampling, previewed: None }
    }

    /// Whether `patch` keeps the upstream set unchanged.
    ///
    /// Otherwise make another scope: [`Scope::of`] the plan with the patch.
    pub fn can_apply(&self, patch: &Patch) -> bool {
        patch.links.is_empty()
            && patch.deliverables.is_empty()
            && patch.projects.iter().all(|(id, diff)| self.keeps_project(id, diff))
            && patch.products.values().all(keeps_launch)
            && patch.milestones.values().all(keeps_milestone)
    }

    /// Whether a project stays, with or without dates, decided or not, and with a party that is
    /// known here; one outside this scope has to stay outside.
    fn keeps_project(&self, id: &ProjectId, diff: &Diff<Project>) -> bool {
        let is_inside = self.plan.projects.contains_key(id);
        let Diff { before: Some(before), after: Some(after) } = diff else { return !is_inside };
        let knows = |party: &PartyId| self.plan.parties.contains_key(party);
        before.dates.is_some() == after.dates.is_some()
            && (before.state == ProjectState::Proposed) == (after.state == ProjectState::Proposed)
            && (!is_inside || after.party.as_ref().is_none_or(knows))
    }

    /// Applies the part of `patch` inside this scope. Requires [`Scope::can_apply`], and that
    /// nothing is previewed.
    ///
    /// # Panics
    ///
    /// When the patch was made for another state of the plan than this scope follows. Nothing has
    /// changed then.
    pub fn apply(&mut self, patch: &Patch) {
        debug_assert!(self.previewed.is_none(), "a preview ends before a change is made");
        let patch = self.inside(patch);
        if patch.is_empty() {
            return;
        }
        self.plan = self.after(&patch);
        let nodes = self.network.follow_alone(&patch, &self.plan);
        self.sampling.follow_later(&self.plan, &self.network, &nodes);
    }

    /// Shows the part of `patch` inside this scope without applying it, in the place of what was
    /// previewed before. Requires [`Scope::can_apply`].
    ///
    /// # Panics
    ///
    /// As [`Scope::apply`] does.
    pub fn preview(&mut self, patch: &Patch) {
        let patch = self.inside(patch);
        if patch.is_empty() {
            return self.end_preview();
        }
        let after = self.after(&patch);
        let nodes = self.take_back_preview();
        let nodes = nodes.and(self.network.follow_alone(&patch, &after));
        self.sampling.follow_later(&after, &self.network, &nodes);
        self.previewed = Some(Previewed::Patch(Box::new(patch)));
    }

    /// Shows these dates of projects that have some, in the place of what was previewed before; no
    /// record and no plan is made for them. What is not inside this scope is left out.
    pub fn preview_dates(&mut self, dates: &Dates) {
        let nodes = self.take_back_preview();
        let nodes = nodes.and(ChangedNodes::Only(self.network.preview(dates)));
        self.sampling.follow_later(&self.plan, &self.network, &nodes);
        self.previewed = Some(Previewed::Dates);
    }

    /// Ends the preview, if there is one.
    pub fn end_preview(&mut self) {
        if self.previewed.is_some() {
            let nodes = self.take_back_preview();
            self.sampling.follow_later(&self.plan, &self.network, &nodes);
        }
    }

    /// Takes the preview back from the network, and returns the nodes that it touched. The samples
    /// have to follow.
    fn take_back_preview(&mut self) -> ChangedNodes {
        match self.previewed.take() {
            None => ChangedNodes::Only(Vec::new()),
            Some(Previewed::Dates) => ChangedNodes::Only(self.network.end_preview()),
            Some(Previewed::Patch(patch)) => {
                self.network.follow_alone(&patch.inverse(), &self.plan)
            }
        }
    }

    /// Returns the plan with a change inside this scope.
    fn after(&self, patch: &Patch) -> Plan {
        // It changes only records that are in both plans, and there they are the same.
        self.plan.apply(patch).expect("the patch was made for the plan that is followed")
    }

    /// Calculates a part of what is dirty, or of the next samples, until there are [`FULL`]. Call
    /// until it returns false.
    pub fn step(&mut self) -> bool {
        self.sampling.step(&self.network, FULL)
    }

    /// Calculates so many samples, however long it takes.
    pub fn take(&mut self, samples: usize) {
        while self.sampling.step(&self.network, samples) {}
    }

    /// The launches and what they wait for, as a plan; without what is previewed.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The network of that plan, with what is previewed.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// How many samples are up to date.
    pub fn samples(&self) -> usize {
        self.sampling.samples()
    }

    /// Returns the chance of each of its launches that is judged, by the samples that are up to
    /// date.
    pub fn chances(&self) -> Chances {
        self.sampling.chances()
    }

    /// Reads its samples, with the network that they are of.
    pub fn read<T>(&self, read: impl FnOnce(&Sampling, &Network) -> T) -> T {
        read(&self.sampling, &self.network)
    }

    /// Returns the part of `patch` inside this scope: of the records that it holds.
    fn inside(&self, patch: &Patch) -> Patch {
        fn of<T: Record>(plan: &Plan, patch: &Patch) -> BTreeMap<Id<T>, Diff<T>> {
            let held = T::changes(patch).iter().filter(|(id, _)| T::of(plan).contains_key(*id));
            held.map(|(id, diff)| (id.clone(), diff.clone())).collect()
        }
        Patch {
            about: patch.about.clone(),
            projects: of(&self.plan, patch),
            milestones: of(&self.plan, patch),
            products: of(&self.plan, patch),
            parties: of(&self.plan, patch),
            ..Patch::default()
        }
    }
}

/// Whether a product stays, with or without a launch.
fn keeps_launch(diff: &Diff<Product>) -> bool {
    let (Some(before), Some(after)) = (&diff.before, &diff.after) else { return false };
    before.launch.is_some() == after.launch.is_some()
}

/// Whether a milestone stays, and in its project.
fn keeps_milestone(diff: &Diff<Milestone>) -> bool {
    let (Some(before), Some(after)) = (&diff.before, &diff.after) else { return false };
    before.project == after.project
}

/// Returns the plan of these products and projects, with all that a chance follows from: people,
/// programmes and criteria are left out.
fn part(plan: &Plan, projects: &BTreeSet<ProjectId>, products: &BTreeSet<ProductId>) -> Plan {
    fn take<T: Record>(plan: &Plan, patch: &mut Patch, id: &Id<T>) {
        if let Some(record) = plan.get(id) {
            T::changes_mut(patch)
                .insert(id.clone(), Diff { before: None, after: Some(record.clone()) });
        }
    }
    let mut patch = Patch::default();
    for id in products {
        take(plan, &mut patch, id);
        plan.deliverables_of(id).for_each(|(id, _)| take(plan, &mut patch, id));
    }
    for id in projects {
        take(plan, &mut patch, id);
        let ends = std::iter::once(LinkEnd::Project(id.clone()))
            .chain(plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone())));
        for end in ends {
            if let LinkEnd::Milestone(id) = &end {
                take(plan, &mut patch, id);
            }
            for (id, link) in plan.links_at(&end) {
                let is_within = |end: &LinkEnd| {
                    plan.project_of(end).is_some_and(|(id, _)| projects.contains(id))
                };
                if is_within(&link.predecessor) && is_within(&link.successor) {
                    take(plan, &mut patch, id);
                }
            }
        }
        plan.get(id)
            .and_then(|project| project.party.as_ref())
            .into_iter()
            .for_each(|party| take(plan, &mut patch, party));
    }
    let mut part = Plan::new(&*plan.id, "");
    part.about = plan.about.clone();
    // It only adds records, each once.
    part.apply(&patch).expect("an empty plan takes any record")
}
