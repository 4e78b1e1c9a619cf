//! The samples of a plan, block by block; kept, so that a change reckons anew only what depends on it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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
/// dates change, nothing is drawn anew. What is followed is brought up block by block, so that whoever is in a hurry can stop in between; only blocks
/// that are up to date count.
#[derive(Clone, Debug)]
pub struct Sampling {
    pub(super) draws: Draws,
    pub(super) ready: Propagation,
    /// For what slips are drawn, by the places of the propagation.
    drawn: Arc<Vec<Uncertain>>,
    samples: Vec<Samples>,
    /// How many samples there are to be.
    wanted: usize,
    pub(super) launches: BTreeMap<ProductId, Launch>,
}

/// A block of samples with what it was drawn for and what of it is behind.
#[derive(Clone, Debug)]
struct Samples {
    block: Block,
    draws: Draws,
    drawn: Arc<Vec<Uncertain>>,
    behind: Behind,
}

/// What of a block has to be reckoned anew.
#[derive(Clone, Debug)]
enum Behind {
    Nothing,
    /// These places.
    Places(Arc<[bool]>),
    All,
}

impl Behind {
    /// What is behind when these places change too; none: all of them.
    fn and(&self, changed: Option<&Arc<[bool]>>) -> Behind {
        match (self, changed) {
            (Behind::Nothing, Some(changed)) if !changed.contains(&true) => Behind::Nothing,
            (Behind::Nothing, Some(changed)) => Behind::Places(changed.clone()),
            (Behind::Places(before), Some(changed)) => Behind::Places(before.iter().zip(&**changed).map(|(a, b)| *a || *b).collect()),
            (Behind::All, _) | (_, None) => Behind::All,
        }
    }
}

impl Sampling {
    /// No samples of a plan yet. What is drawn follows from the ids of the plan and of its projects and parties, and from the settings.
    pub fn new(plan: &Plan, network: &Network) -> Sampling {
        let ready = Propagation::of(network);
        let draws = Draws { seed: key(&plan.id), uncertainty: plan.about.uncertainty.mended().0 };
        let drawn = Arc::new(ready.uncertain().copied().collect());
        let launches = launches(plan, &ready, network);
        Sampling { draws, ready, drawn, samples: Vec::new(), wanted: 0, launches }
    }

    /// Takes so many samples more. Several runs give what one gives.
    pub fn run(&mut self, network: &Network, samples: usize) {
        let wanted = self.wanted + samples;
        while self.step(network, wanted) {}
    }

    /// Propagates all slips again, as if every date had changed.
    pub fn propagate(&mut self, network: &Network) {
        for samples in &mut self.samples {
            samples.block.run(&mut self.ready, network, None);
            samples.behind = Behind::Nothing;
        }
    }

    /// How many samples are up to date.
    pub fn samples(&self) -> usize {
        self.counted().map(|(_, count)| count).sum()
    }

    /// Follows a change that made this plan and this network, in as many samples as there were.
    pub fn follow(&mut self, plan: &Plan, network: &Network) {
        self.follow_later(plan, network);
        while self.step(network, self.wanted) {}
    }

    /// Follows a change that made this plan and this network; what depends on it is reckoned anew block by block, by [`Sampling::step`].
    pub fn follow_later(&mut self, plan: &Plan, network: &Network) {
        let draws = Draws { seed: key(&plan.id), uncertainty: plan.about.uncertainty.mended().0 };
        let same_draws = std::mem::replace(&mut self.draws, draws) == draws;
        let changed: Option<Arc<[bool]>> = self.ready.follow(network).filter(|_| same_draws).map(Arc::from);
        if !self.ready.uncertain().eq(self.drawn.iter()) {
            self.drawn = Arc::new(self.ready.uncertain().copied().collect());
        }
        for samples in &mut self.samples {
            samples.behind = samples.behind.and(changed.as_ref());
        }
        self.launches = launches(plan, &self.ready, network);
    }

    /// Brings the first block that is behind up to date, or else takes another one until there are so many samples; false when nothing is left to be done.
    pub fn step(&mut self, network: &Network, wanted: usize) -> bool {
        self.wanted = self.wanted.max(wanted);
        let behind = self.samples.iter().position(|samples| !matches!(samples.behind, Behind::Nothing));
        let number = behind.unwrap_or(self.samples.len());
        if number * LANES >= self.wanted {
            return false;
        }
        if number == self.samples.len() {
            let (draws, drawn) = (self.draws, self.drawn.clone());
            let block = Block::new(slips(draws, &drawn, number, |_| None));
            self.samples.push(Samples { block, draws, drawn, behind: Behind::All });
        }
        let samples = &mut self.samples[number];
        samples.draw(self.draws, &self.drawn, number);
        match std::mem::replace(&mut samples.behind, Behind::Nothing) {
            Behind::Nothing => {}
            Behind::Places(changed) => samples.block.run(&mut self.ready, network, Some(&changed)),
            Behind::All => samples.block.run(&mut self.ready, network, None),
        }
        true
    }

    /// The blocks that are up to date, with how many of their samples count: those of the last may be more than were asked for.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Block, usize)> + Clone {
        let up_to_date = self.samples.iter().enumerate().filter(|(_, samples)| matches!(samples.behind, Behind::Nothing));
        up_to_date.map(|(number, samples)| (&samples.block, LANES.min(self.wanted.saturating_sub(number * LANES))))
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
        let samples = Some(self.samples()).filter(|samples| *samples > 0)? as u32;
        let launch = self.launches.get(product)?;
        let hits = self.counted().map(|(block, count)| {
            let slack = launch.slack(block, &self.ready, network);
            slack[..count].iter().filter(|slack| **slack >= 0).count() as u32
        });
        Some(Chance { hits: hits.sum(), samples })
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

impl Samples {
    /// Draws the slips that were drawn for something else than there is now; the others are kept.
    fn draw(&mut self, draws: Draws, drawn: &Arc<Vec<Uncertain>>, number: usize) {
        let same_draws = std::mem::replace(&mut self.draws, draws) == draws;
        if same_draws && Arc::ptr_eq(&self.drawn, drawn) {
            return;
        }
        let before = std::mem::replace(&mut self.drawn, drawn.clone());
        let places: HashMap<u64, usize, FnvBuildHasher> = before.iter().enumerate().map(|(place, of)| (of.key, place)).collect();
        let was = std::mem::take(&mut self.block.slips);
        let kept = |of: &Uncertain| Some(was[*places.get(&of.key).filter(|place| same_draws && before[**place] == *of)?]);
        self.block.slips = slips(draws, drawn, number, kept);
    }
}

/// The slips in a block: those that are kept, the others drawn.
fn slips(draws: Draws, drawn: &[Uncertain], number: usize, kept: impl Fn(&Uncertain) -> Option<Slips>) -> Vec<Slips> {
    let mut common: HashMap<u64, Common, FnvBuildHasher> = HashMap::default();
    let mut slips = vec![[0; LANES]; drawn.len()];
    for (of, slips) in drawn.iter().zip(&mut slips) {
        match kept(of) {
            Some(kept) => *slips = kept,
            None => {
                let common = of.party.map(|party| &*common.entry(party).or_insert_with(|| draws.common(party, number)));
                draws.slips(of, common, number, slips);
            }
        }
    }
    slips
}

fn launches(plan: &Plan, ready: &Propagation, network: &Network) -> BTreeMap<ProductId, Launch> {
    let each = plan.products.iter().filter_map(|(id, product)| Some((id.clone(), Launch::of(plan, ready, network, id, product)?)));
    each.collect()
}
