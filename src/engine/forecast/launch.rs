//! A launch as the forecast sees it: what it waits for, found in the network.

use crate::model::{
    Calendar, Day, Deliverable, DeliverableId, MilestoneId, Need, Plan, Product, ProductId, State,
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
    /// None when it is not judged: without a launch, without anything it must have, or when that is
    /// only proposed (SPEC C9).
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
                let Deliverable { project, lead, milestone, .. } = deliverable;
                plan.get(project).filter(|project| project.state != State::Proposed)?;
                let own = |id: &&MilestoneId| {
                    plan.get(*id).is_some_and(|milestone| milestone.project == *project)
                };
                let end = (project, milestone.as_ref().filter(own));
                let handover = Handover::of(
                    ready,
                    network,
                    end,
                    (needed_by(plan, day, *lead), *lead),
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

    /// In which samples all it must have is there in time, a bit each.
    pub fn in_time(&self, block: &Block, ready: &Propagation, network: &Network) -> u128 {
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
