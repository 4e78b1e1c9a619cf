//! The forecast of some launches alone: of what they wait for, as a plan of its own, so that its
//! cost goes by that and not by the size of the plan.
//!
//! What is drawn depends on ids and settings alone, so what comes out is what it would be in the
//! whole plan (`tests/forecast.rs`).

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Chances;
use super::sampling::Sampling;
use crate::model::*;
use crate::schedule::{Network, Nodes};

/// The samples that a forecast is complete with; what is recorded is always of so many.
pub const FULL: usize = 2_000;

/// Some launches and all that they wait for, with their samples.
#[derive(Clone, Debug)]
pub struct Scope {
    plan: Plan,
    network: Network,
    sampling: Sampling,
    /// What the network and the samples show beyond the plan.
    previewed: Option<Patch>,
}

impl Scope {
    /// What these products wait for in a plan and its network; no sample has been taken yet.
    pub fn of(plan: &Plan, network: &Network, products: &BTreeSet<ProductId>) -> Scope {
        let plan = part(plan, &network.upstream_of(products), products);
        let network = Network::of(&plan);
        let sampling = Sampling::new(&plan, &network);
        Scope { plan, network, sampling, previewed: None }
    }

    /// Does it stay what these launches wait for under this change, so that it can follow it?
    pub fn fits(&self, patch: &Patch) -> bool {
        let project = |(id, diff): (&ProjectId, &Diff<Project>)| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => {
                let stays = before.dates.is_some() == after.dates.is_some()
                    && (before.state == State::Proposed) == (after.state == State::Proposed);
                let party_is_known = || {
                    after.party.as_ref().is_none_or(|party| self.plan.parties.contains_key(party))
                };
                stays && (!self.plan.projects.contains_key(id) || party_is_known())
            }
            _ => !self.plan.projects.contains_key(id),
        };
        let product = |diff: &Diff<Product>| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => before.launch.is_some() == after.launch.is_some(),
            _ => false,
        };
        let milestone = |diff: &Diff<Milestone>| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => before.project == after.project,
            _ => false,
        };
        patch.links.is_empty()
            && patch.deliverables.is_empty()
            && patch.projects.iter().all(project)
            && patch.products.values().all(product)
            && patch.milestones.values().all(milestone)
    }

    /// Follows what of a change that fits is about it; the samples follow in [`Scope::step`].
    pub fn follow(&mut self, patch: &Patch) {
        let patch = self.within(patch);
        if patch.is_empty() {
            return;
        }
        self.plan = self.plan.apply(&patch).expect("it holds what the plan holds");
        let nodes = self.network.follow_alone(&patch, &self.plan);
        self.sampling.follow_later(&self.plan, &self.network, &nodes);
    }

    /// Shows what a change that fits would make of it, without following it, in the place of what
    /// was shown before; none: as it is. The samples follow in [`Scope::step`].
    pub fn preview(&mut self, patch: Option<&Patch>) {
        let shown = self.previewed.take();
        let mut nodes = Nodes::none();
        if let Some(before) = &shown {
            nodes = nodes.and(self.network.follow_alone(&before.inverse(), &self.plan));
        }
        let patch = patch.map(|patch| self.within(patch)).filter(|patch| !patch.is_empty());
        if shown.is_none() && patch.is_none() {
            return;
        }
        // Dates alone are all that the network has to know of; the plan is not made anew for them.
        let then = patch
            .as_ref()
            .filter(|patch| !is_of_dates(patch))
            .map(|patch| self.plan.apply(patch).expect("it holds what the plan holds"));
        let then = then.as_ref().unwrap_or(&self.plan);
        if let Some(patch) = &patch {
            nodes = nodes.and(self.network.follow_alone(patch, then));
        }
        self.sampling.follow_later(then, &self.network, &nodes);
        self.previewed = patch;
    }

    /// Brings some samples more up to what it follows, or takes them, until there are [`FULL`];
    /// false when nothing is left to be done.
    pub fn step(&mut self) -> bool {
        self.sampling.step(&self.network, FULL)
    }

    /// Takes so many samples, whatever it costs.
    pub fn take(&mut self, samples: usize) {
        while self.sampling.step(&self.network, samples) {}
    }

    /// The launches and what they wait for, as a plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The network of that plan.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// How many samples are up to what it follows.
    pub fn samples(&self) -> usize {
        self.sampling.samples()
    }

    /// The chance of each of its launches that is judged, by what samples there are.
    pub fn chances(&self) -> Chances {
        self.sampling.chances()
    }

    /// Reads its samples with the network they are of.
    pub fn read<T>(&self, read: impl FnOnce(&Sampling, &Network) -> T) -> T {
        read(&self.sampling, &self.network)
    }

    /// What of a change is about records that it holds.
    fn within(&self, patch: &Patch) -> Patch {
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

/// Does it change dates and nothing else that the schedule knows?
fn is_of_dates(patch: &Patch) -> bool {
    let same = |diff: &Diff<Project>| match (&diff.before, &diff.after) {
        (Some(before), Some(after)) => {
            (&before.party, before.state, before.spread)
                == (&after.party, after.state, after.spread)
        }
        _ => false,
    };
    patch.about.is_none()
        && patch.products.is_empty()
        && patch.parties.is_empty()
        && patch.projects.values().all(same)
}

/// These products with all that they wait for, as a plan; people, programmes and criteria change no
/// chance.
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
        let ends = std::iter::once(End::Project(id.clone()))
            .chain(plan.milestones_of(id).map(|(id, _)| End::Milestone(id.clone())));
        for end in ends {
            if let End::Milestone(id) = &end {
                take(plan, &mut patch, id);
            }
            for (id, link) in plan.links_at(&end) {
                let is_within =
                    |end: &End| plan.project_of(end).is_some_and(|(id, _)| projects.contains(id));
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
    part.apply(&patch).expect("an empty plan takes any record")
}
