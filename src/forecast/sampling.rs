//! The samples of a plan, block by block; kept, so that a change reckons anew only what depends on it.

use std::collections::{BTreeMap, HashMap};

use fnv::FnvBuildHasher;

use super::chance::{Chance, Quantiles, tally};
use super::draws::{Common, Draws, mix};
use super::launch::Launch;
use super::outlook::Outlook;
use crate::model::{Day, Plan, ProductId, ProjectId, key};
use crate::schedule::{Block, LANES, Network, Propagation, Slips, Uncertain};

/// The samples of a plan: by how much each project slips in each, and what follows from it.
///
/// Every method that takes a network wants that of the plan that was last followed. Slips are kept apart from what follows from them: where only
/// dates change, nothing is drawn anew.
#[derive(Clone, Debug)]
pub struct Sampling {
    pub(super) draws: Draws,
    pub(super) ready: Propagation,
    /// For what the slips in the blocks were drawn.
    drawn: Vec<Uncertain>,
    blocks: Vec<Block>,
    /// How many samples were asked for.
    asked: usize,
    /// How many of the blocks, from the first on, are up to date.
    done: usize,
    /// What has to be reckoned anew in the others; none: all.
    changed: Option<Vec<bool>>,
    pub(super) launches: BTreeMap<ProductId, Launch>,
}

impl Sampling {
    /// No samples of a plan yet. What is drawn follows from the ids of the plan and of its projects and parties, and from the settings.
    pub fn new(plan: &Plan, network: &Network) -> Sampling {
        let ready = Propagation::of(network);
        let draws = Draws { seed: key(&plan.id), uncertainty: plan.about.uncertainty.mended().0 };
        let drawn = ready.uncertain().copied().collect();
        let launches = launches(plan, &ready, network);
        Sampling { draws, ready, drawn, blocks: Vec::new(), asked: 0, done: 0, changed: None, launches }
    }

    /// Takes so many samples more. Several runs give what one gives.
    pub fn run(&mut self, network: &Network, samples: usize) {
        self.catch_up(network, usize::MAX);
        self.asked += samples;
        while self.blocks.len() * LANES < self.asked {
            let slips = self.drawn_slips(self.blocks.len(), |_| None);
            let mut block = Block::new(slips);
            block.run(&mut self.ready, network, None);
            self.blocks.push(block);
        }
        self.done = self.blocks.len();
    }

    /// Propagates all slips again, as if every date had changed.
    pub fn propagate(&mut self, network: &Network) {
        for block in &mut self.blocks {
            block.run(&mut self.ready, network, None);
        }
    }

    /// How many samples there are that are up to date; all results are of these.
    pub fn samples(&self) -> usize {
        self.asked.min(self.done * LANES)
    }

    /// Follows a change that made this plan and this network: what depends on it is reckoned anew, in as many samples as there were.
    pub fn follow(&mut self, plan: &Plan, network: &Network) {
        self.follow_later(plan, network);
        self.catch_up(network, usize::MAX);
    }

    /// Brings at most so many blocks up to date with what was followed later, [`LANES`] samples each; true when all are.
    pub fn catch_up(&mut self, network: &Network, most: usize) -> bool {
        let until = self.blocks.len().min(self.done.saturating_add(most));
        for block in &mut self.blocks[self.done..until] {
            block.run(&mut self.ready, network, self.changed.as_deref());
        }
        self.done = until;
        self.done == self.blocks.len()
    }

    /// Follows a change without reckoning anew, which [`Sampling::catch_up`] does block by block; until then there are fewer samples.
    pub fn follow_later(&mut self, plan: &Plan, network: &Network) {
        let draws = Draws { seed: key(&plan.id), uncertainty: plan.about.uncertainty.mended().0 };
        let same_draws = std::mem::replace(&mut self.draws, draws) == draws;
        let changed = self.ready.follow(network);
        let before = std::mem::replace(&mut self.drawn, self.ready.uncertain().copied().collect());
        match &changed {
            Some(_) if same_draws => {
                let anew: Vec<usize> = (0..before.len()).filter(|place| self.drawn[*place] != before[*place]).collect();
                for (number, block) in self.blocks.iter_mut().enumerate() {
                    for place in &anew {
                        let of = &self.drawn[*place];
                        let common = of.party.map(|party| draws.common(party, number));
                        draws.slips(of, common.as_ref(), number, &mut block.slips[*place]);
                    }
                }
            }
            _ => {
                let places: HashMap<u64, usize, FnvBuildHasher> = before.iter().enumerate().map(|(place, of)| (of.key, place)).collect();
                for number in 0..self.blocks.len() {
                    let was = std::mem::take(&mut self.blocks[number].slips);
                    let kept = |of: &Uncertain| Some(was[*places.get(&of.key).filter(|place| same_draws && before[**place] == *of)?]);
                    self.blocks[number] = Block::new(self.drawn_slips(number, kept));
                }
            }
        }
        // Blocks that are behind have missed what changed before as well.
        let missed = if self.done < self.blocks.len() { self.changed.take() } else { Some(vec![false; self.drawn.len()]) };
        self.changed = changed.filter(|_| same_draws).zip(missed).map(|(now, before)| now.iter().zip(before).map(|(a, b)| a | b).collect());
        self.done = 0;
        self.launches = launches(plan, &self.ready, network);
    }

    /// The slips in a block: those that are kept, the others drawn.
    fn drawn_slips(&self, number: usize, kept: impl Fn(&Uncertain) -> Option<Slips>) -> Vec<Slips> {
        let mut common: HashMap<u64, Common, FnvBuildHasher> = HashMap::default();
        let mut slips = vec![[0; LANES]; self.drawn.len()];
        for (of, slips) in self.drawn.iter().zip(&mut slips) {
            match kept(of) {
                Some(kept) => *slips = kept,
                None => {
                    let common = of.party.map(|party| &*common.entry(party).or_insert_with(|| self.draws.common(party, number)));
                    self.draws.slips(of, common, number, slips);
                }
            }
        }
        slips
    }

    /// The blocks with how many of their samples count: those of the last may be more than were asked for.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Block, usize)> + Clone {
        let up_to_date = self.blocks.iter().take(self.done).enumerate();
        up_to_date.map(|(number, block)| (block, LANES.min(self.asked.saturating_sub(number * LANES))))
    }

    /// By how many working days a project slips in each sample; none without dates.
    pub fn slips<'a>(&'a self, network: &Network, id: &ProjectId) -> Option<impl Iterator<Item = i32> + Clone + 'a> {
        let place = self.ready.place(network, id)?;
        Some(self.counted().flat_map(move |(block, count)| block.slips[place][..count].iter().map(|slip| i32::from(*slip))))
    }

    /// The day on which a project finishes, with how many samples have it; empty without dates.
    pub fn finishes(&self, network: &Network, id: &ProjectId) -> Vec<(Day, u32)> {
        let Some(place) = self.ready.place(network, id) else { return Vec::new() };
        let rows: Vec<_> = self.counted().map(|(block, count)| (block.finishes(&self.ready, network, place), count)).collect();
        let days = tally(rows.iter().flat_map(|(row, count)| row[..*count].iter().copied()));
        days.into_iter().filter_map(|(number, samples)| Some((Day::from_number(number)?, samples))).collect()
    }

    /// The days by which a project has finished in so many of the samples; none without dates or samples.
    pub fn finish(&self, network: &Network, id: &ProjectId) -> Option<Quantiles> {
        Quantiles::of(&self.finishes(network, id))
    }

    /// The chance that a product is on time; none when that is not judged (SPEC C9), or without samples.
    pub fn chance(&self, network: &Network, product: &ProductId) -> Option<Chance> {
        let launch = self.launches.get(product).filter(|_| self.samples() > 0)?;
        let hits = self.counted().map(|(block, count)| {
            let slack = launch.slack(block, &self.ready, network);
            slack[..count].iter().filter(|slack| **slack >= 0).count() as u32
        });
        Some(Chance { hits: hits.sum(), samples: self.samples() as u32 })
    }

    /// How a launch stands; none when that is not judged (SPEC C9), or without samples.
    pub fn outlook(&self, network: &Network, product: &ProductId) -> Option<Outlook> {
        Outlook::of(self, network, self.launches.get(product)?)
    }

    /// How every launch stands that is judged, by the ids of the products.
    pub fn outlooks(&self, network: &Network) -> Vec<Outlook> {
        self.launches.values().filter_map(|launch| Outlook::of(self, network, launch)).collect()
    }

    /// A number made of all slips and all launches: equal on every machine, or something is reckoned otherwise there.
    pub fn checksum(&self, network: &Network) -> u64 {
        let add = |sum: u64, number: i64| mix(sum ^ number as u64);
        // The order in which the network has the projects is its own.
        let of = |place: usize| {
            let slips = self.counted().flat_map(|(block, count)| &block.slips[place][..count]);
            slips.fold(self.drawn[place].key, |sum, slip| add(sum, i64::from(*slip)))
        };
        let sum = (0..self.drawn.len()).fold(self.samples() as u64, |sum, place| sum.wrapping_add(of(place)));
        self.outlooks(network).iter().fold(sum, |sum, outlook| {
            let sum = add(add(sum, key(outlook.product.as_str()) as i64), i64::from(outlook.chance.hits));
            outlook.launches.iter().fold(sum, |sum, (day, samples)| add(add(sum, day.number().into()), i64::from(*samples)))
        })
    }
}

fn launches(plan: &Plan, ready: &Propagation, network: &Network) -> BTreeMap<ProductId, Launch> {
    let each = plan.products.iter().filter_map(|(id, product)| Some((id.clone(), Launch::of(plan, ready, network, id, product)?)));
    each.collect()
}
