//! The samples of a plan, in blocks that are kept: a change calculates only what depends on it.

use super::chance::{Chance, Chances, Quantiles, tally};
use super::draws::Draws;
use super::launch::Launches;
use super::samples::{BlockDirty, Redraw, Samples};
use crate::model::{Day, Plan, ProductId, ProjectId, key};
use crate::schedule::{
    Block, ChangedNodes, Dirty, Inspected, Network, Propagation, SAMPLES_PER_BLOCK,
};
use crate::sorting::Gather;

/// The samples of a plan: the slip of each project in each, and what follows from them.
///
/// Every method that takes a network requires that of the plan that was last followed. Slips are
/// kept apart from what follows from them: where only dates change, nothing is drawn again. Changes
/// are followed in parts, by [`Sampling::step`]; only blocks that are up to date count.
#[derive(Clone, Debug)]
pub struct Sampling {
    pub(super) draws: Draws,
    pub(super) ready: Propagation,
    blocks: Vec<Samples>,
    /// How many samples there are to be.
    wanted: usize,
    pub(super) launches: Launches,
}

impl Sampling {
    /// Begins without samples.
    ///
    /// What is drawn follows from the seed of the plan, the ids of its projects and parties, and
    /// its settings; from nothing else (SPEC C3).
    pub fn new(plan: &Plan, network: &Network) -> Sampling {
        let ready = Propagation::of(network);
        let launches = Launches::of(plan, &ready, network);
        Sampling { draws: draws_of(plan), ready, blocks: Vec::new(), wanted: 0, launches }
    }

    /// Takes so many samples more. Several runs give what one gives.
    pub fn run(&mut self, network: &Network, samples: usize) {
        let wanted = self.wanted + samples;
        while self.step(network, wanted) {}
    }

    /// Propagates all slips again, as if every date had changed.
    pub fn propagate(&mut self, network: &Network) {
        self.mark_dirty(&BlockDirty::All, Redraw::Nothing);
        while self.step(network, self.wanted) {}
    }

    /// Follows a change that made this plan and this network, in as many samples as there were.
    pub fn follow(&mut self, plan: &Plan, network: &Network) {
        self.follow_later(plan, network, &ChangedNodes::All);
        while self.step(network, self.wanted) {}
    }

    /// Marks what a change makes dirty: one that made this plan and this network, and touched these
    /// nodes. [`Sampling::step`] calculates it.
    ///
    /// Requires, but for [`ChangedNodes::All`], that no product or deliverable came or went, and that no
    /// deliverable changed its milestone or its preparation, nor the plan its calendar.
    pub fn follow_later(&mut self, plan: &Plan, network: &Network, nodes: &ChangedNodes) {
        let draws = draws_of(plan);
        let same_draws = std::mem::replace(&mut self.draws, draws) == draws;
        let dirty = self.ready.follow(network, nodes);
        let inspected = match &dirty {
            Dirty::Some { inspected: Inspected::Only(inspected), .. } => Some(inspected),
            Dirty::Some { inspected: Inspected::All, .. } | Dirty::All => None,
        };
        let launches_change = self.launches.follow(plan, &self.ready, network, inspected);
        match dirty {
            Dirty::Some { places, redraws, .. } if same_draws => {
                let dirty = if places.contains(&true) {
                    BlockDirty::Places(places)
                } else if launches_change {
                    BlockDirty::Launches
                } else {
                    BlockDirty::Nothing
                };
                self.mark_dirty(&dirty, if redraws { Redraw::Changed } else { Redraw::Nothing });
            }
            Dirty::All if same_draws => self.mark_dirty(&BlockDirty::All, Redraw::Changed),
            _ => self.mark_dirty(&BlockDirty::All, Redraw::All),
        }
    }

    fn mark_dirty(&mut self, dirty: &BlockDirty, redraw: Redraw) {
        self.blocks.iter_mut().for_each(|samples| samples.mark_dirty(dirty, redraw));
    }

    /// Calculates a part of the first block that is dirty, or else of another one, until there are
    /// `wanted` samples or as many as were ever wanted. Call until it returns false.
    pub fn step(&mut self, network: &Network, wanted: usize) -> bool {
        self.wanted = self.wanted.max(wanted);
        let dirty = self.blocks.iter().position(|samples| !samples.is_up_to_date());
        let number = dirty.unwrap_or(self.blocks.len());
        if number * SAMPLES_PER_BLOCK >= self.wanted {
            return false;
        }
        if number == self.blocks.len() {
            self.blocks.push(Samples::default());
        }
        let launches = self.launches.as_slice();
        self.blocks[number].step(number, self.draws, &mut self.ready, launches, network);
        true
    }

    /// How many samples are up to date.
    pub fn samples(&self) -> usize {
        self.counted().map(|(_, count)| count).sum()
    }

    /// Returns the blocks that are up to date, with how many of their samples count: those of the
    /// last may be more than were asked for.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Block, usize)> + Clone {
        self.up_to_date().map(|(samples, count)| (samples.block(), count))
    }

    fn up_to_date(&self) -> impl Iterator<Item = (&Samples, usize)> + Clone {
        let up_to_date =
            self.blocks.iter().enumerate().filter(|(_, samples)| samples.is_up_to_date());
        up_to_date.map(|(number, samples)| {
            (samples, SAMPLES_PER_BLOCK.min(self.wanted.saturating_sub(number * SAMPLES_PER_BLOCK)))
        })
    }

    /// Returns the working days by which a project slips in each sample; none without dates.
    pub fn slips<'a>(
        &'a self,
        network: &Network,
        id: &ProjectId,
    ) -> Option<impl Iterator<Item = i32> + Clone + 'a> {
        let place = self.ready.place(network, id)?;
        Some(self.counted().flat_map(move |(block, count)| {
            block.slips[place][..count].iter().map(|slip| i32::from(*slip))
        }))
    }

    /// Returns each day on which a project finishes, with the number of samples that have it, in
    /// the order of the days; empty without dates.
    pub fn finishes(&self, network: &Network, id: &ProjectId) -> Vec<(Day, u32)> {
        let Some(place) = self.ready.place(network, id) else { return Vec::new() };
        let rows: Vec<_> = self
            .counted()
            .map(|(block, count)| (block.finishes(&self.ready, network, place), count))
            .collect();
        let days = tally(rows.iter().flat_map(|(row, count)| row[..*count].iter().copied()));
        days.into_iter()
            .filter_map(|(number, samples)| Some((Day::from_number(number)?, samples)))
            .collect()
    }

    /// Returns P10, P50 and P80 of the finish of a project; none without dates or samples.
    pub fn finish(&self, network: &Network, id: &ProjectId) -> Option<Quantiles> {
        Quantiles::of(&self.finishes(network, id))
    }

    /// Returns the chance that a launch is on time; none when it is not judged (SPEC C9), or
    /// without samples.
    pub fn chance(&self, product: &ProductId) -> Option<Chance> {
        self.chance_of(self.launches.position(product)?)
    }

    /// Returns the chance of each launch that is judged; empty without samples.
    pub fn chances(&self) -> Chances {
        let each = self.launches.iter().enumerate();
        each.filter_map(|(at, launch)| Some((launch.product.clone(), self.chance_of(at)?))).gather()
    }

    /// The same of the launch in this position.
    fn chance_of(&self, launch: usize) -> Option<Chance> {
        let count = |(samples, count): (&Samples, usize)| match count {
            0 => Chance::default(),
            count => Chance {
                hits: (samples.on_time(launch) & (u128::MAX >> (SAMPLES_PER_BLOCK - count)))
                    .count_ones(),
                samples: count as u32,
            },
        };
        let add =
            |a: Chance, b: Chance| Chance { hits: a.hits + b.hits, samples: a.samples + b.samples };
        Some(self.up_to_date().map(count).fold(Chance::default(), add))
            .filter(|chance| chance.samples > 0)
    }
}

/// What the draws of a plan follow from.
fn draws_of(plan: &Plan) -> Draws {
    Draws { seed: key(plan.seed()), uncertainty: plan.about.uncertainty.mended().0 }
}
