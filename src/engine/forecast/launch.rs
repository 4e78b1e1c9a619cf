//! A launch as the forecast sees it: what it waits for, found in the network.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    Calendar, Day, Deliverable, DeliverableId, MilestoneId, Need, Plan, Product, ProductId,
    ProjectState,
};
use crate::schedule::{
    Block, Handover, Network, Propagation, SAMPLES_PER_BLOCK, SampleRow, needed_by,
};

/// A product with a launch, and all it must have.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Launch {
    pub product: ProductId,
    pub day: Day,
    pub calendar: Calendar,
    /// At least one.
    pub musts: Vec<(DeliverableId, Handover)>,
}

impl Launch {
    /// Finds the launch of a product; none when it is not judged: without a launch, without
    /// anything it must have, or when that is only proposed (SPEC C9).
    pub fn of(
        plan: &Plan,
        ready: &Propagation,
        network: &Network,
        id: &ProductId,
        product: &Product,
    ) -> Option<Launch> {
        let day = product.launch?;
        let calendar = plan.about.calendar.clone();
        let musts =
            plan.deliverables_of(id).filter(|(_, deliverable)| deliverable.need == Need::Must);
        let musts: Option<Vec<_>> = musts
            .map(|(id, deliverable)| {
                let Deliverable { project, preparation, milestone, .. } = deliverable;
                plan.get(project).filter(|project| project.state != ProjectState::Proposed)?;
                let own = |id: &&MilestoneId| {
                    plan.get(*id).is_some_and(|milestone| milestone.project == *project)
                };
                let end = (project, milestone.as_ref().filter(own));
                let handover = Handover::of(
                    ready,
                    network,
                    end,
                    (needed_by(plan, day, *preparation), *preparation),
                    &calendar,
                )?;
                Some((id.clone(), handover))
            })
            .collect();
        let musts = musts.filter(|musts| !musts.is_empty())?;
        Some(Launch { product: id.clone(), day, calendar, musts })
    }

    /// The places of the projects that it waits for.
    pub fn places<'a>(&'a self, ready: &'a Propagation) -> impl Iterator<Item = usize> + 'a {
        self.musts.iter().map(|(_, it)| it.place(ready))
    }

    /// The least slack of all it must have, in each sample.
    pub fn slack(&self, block: &Block, ready: &Propagation, network: &Network) -> SampleRow {
        let mut slack = [i32::MAX; SAMPLES_PER_BLOCK];
        self.musts.iter().for_each(|(_, it)| it.slack(block, ready, network, &mut slack));
        slack
    }

    /// The samples in which all it must have is there by the day it is needed, a bit each.
    pub fn on_time(&self, block: &Block, ready: &Propagation, network: &Network) -> u128 {
        let slack = self.slack(block, ready, network);
        // By halves: numbers of 128 bits are slow.
        let half = |slack: &[i32]| {
            slack
                .iter()
                .enumerate()
                .fold(0_u64, |lanes, (lane, slack)| lanes | u64::from(*slack >= 0) << lane)
        };
        let (low, high) = slack.split_at(SAMPLES_PER_BLOCK / 2);
        u128::from(half(high)) << (SAMPLES_PER_BLOCK / 2) | u128::from(half(low))
    }

    /// The first launch that all it must have allows, in each sample.
    pub fn earliest(&self, block: &Block, ready: &Propagation, network: &Network) -> SampleRow {
        let mut launches = [0; SAMPLES_PER_BLOCK];
        self.musts.iter().for_each(|(_, it)| it.launches(block, ready, network, &mut launches));
        launches
    }

    /// The projects that decide the launch in each sample: those whose deliverable comes last,
    /// several when they come together.
    pub fn ends(
        &self,
        block: &Block,
        ready: &Propagation,
        network: &Network,
    ) -> Vec<(usize, u128)> {
        let last = self.earliest(block, ready, network);
        let each = self.musts.iter().map(|(_, it)| {
            let mut launches = [0; SAMPLES_PER_BLOCK];
            it.launches(block, ready, network, &mut launches);
            let lanes = (0..SAMPLES_PER_BLOCK)
                .filter(|lane| launches[*lane] == last[*lane])
                .fold(0, |lanes, lane| lanes | 1 << lane);
            (it.place(ready), lanes)
        });
        each.collect()
    }
}

/// The launches that are judged, in the order of their products.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Launches(Vec<Launch>);

impl Launches {
    /// Finds the launches of a plan.
    pub fn of(plan: &Plan, ready: &Propagation, network: &Network) -> Launches {
        let judged = |(id, product): (&ProductId, &Arc<Product>)| {
            Launch::of(plan, ready, network, id, product)
        };
        Launches(plan.products.iter().filter_map(judged).collect())
    }

    /// Follows a change that made this plan, and returns whether any launch is another now.
    ///
    /// `inspected` are the places in which a launch may find something else; none: all of them.
    pub fn follow(
        &mut self,
        plan: &Plan,
        ready: &Propagation,
        network: &Network,
        inspected: Option<&BTreeSet<u32>>,
    ) -> bool {
        let Some(inspected) = inspected else {
            let before = std::mem::replace(self, Launches::of(plan, ready, network));
            return before != *self;
        };
        let stays = |launch: &Launch, product: &Product| {
            product.launch == Some(launch.day)
                && !launch.places(ready).any(|place| inspected.contains(&(place as u32)))
        };
        let mut before = std::mem::take(&mut self.0).into_iter().peekable();
        let mut changes = false;
        for (id, product) in plan.products.iter() {
            let known = before.next_if(|launch| launch.product == *id);
            let now = match &known {
                Some(launch) if stays(launch, product) => known,
                _ => {
                    let now = Launch::of(plan, ready, network, id, product);
                    changes |= now != known;
                    now
                }
            };
            self.0.extend(now);
        }
        changes
    }

    pub fn as_slice(&self) -> &[Launch] {
        &self.0
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Launch> {
        self.0.iter()
    }

    /// Returns the launch of a product; none when it is not judged.
    pub fn get(&self, id: &ProductId) -> Option<&Launch> {
        Some(&self.0[self.position(id)?])
    }

    /// Returns the position of the launch of a product among all.
    pub fn position(&self, id: &ProductId) -> Option<usize> {
        self.0.binary_search_by(|launch| launch.product.cmp(id)).ok()
    }
}
