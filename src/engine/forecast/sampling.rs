//! The samples of a plan, block by block; kept, so that a change reckons anew only what depends on
//! it.

use std::collections::BTreeSet;

use super::Chances;
use super::chance::{Chance, Quantiles, tally};
use super::draws::{Draws, mix};
use super::launch::Launch;
use super::outlook::Outlook;
use super::samples::{Behind, Samples};
use crate::model::{Day, Plan, Product, ProductId, ProjectId, key};
use crate::schedule::{
    Block, ChangedNodes, Dirty, Inspected, Network, Propagation, SAMPLES_PER_BLOCK, UncertainWork,
};

/// The samples of a plan: by how much each project slips in each, and what follows from it.
///
/// Every method that takes a network wants that of the plan that was last followed. Slips are kept
/// apart from what follows from them: where only dates change, nothing is drawn anew. What is
/// followed is brought up in parts, so that whoever is in a hurry can stop in between; only blocks
/// that are up to date count.
#[derive(Clone, Debug)]
pub struct Sampling {
    pub(super) draws: Draws,
    pub(super) ready: Propagation,
    samples: Vec<Samples>,
    /// How many samples there are to be.
    wanted: usize,
    pub(super) launches: Launches,
}

/// The launches that are judged, in the order of their products.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Launches(Vec<Launch>);

impl Launches {
    fn of(plan: &Plan, ready: &Propagation, network: &Network) -> Launches {
        Launches(
            plan.products
                .iter()
                .filter_map(|(id, product)| Launch::of(plan, ready, network, id, product))
                .collect(),
        )
    }

    /// Follows a change that made this plan, after which what a launch finds in these places may be
    /// another; answers whether any launch is.
    fn follow(
        &mut self,
        plan: &Plan,
        ready: &Propagation,
        network: &Network,
        inspected: &BTreeSet<u32>,
    ) -> bool {
        let mut before = std::mem::take(&mut self.0).into_iter().peekable();
        let mut changes = false;
        let stays = |launch: &Launch, product: &Product| {
            product.launch == Some(launch.day)
                && !launch.places(ready).any(|place| inspected.contains(&(place as u32)))
        };
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

    pub fn get(&self, id: &ProductId) -> Option<&Launch> {
        Some(&self.0[self.place(id)?])
    }

    fn place(&self, id: &ProductId) -> Option<usize> {
        self.0.binary_search_by(|launch| launch.product.cmp(id)).ok()
    }
}

impl Sampling {
    /// No samples of a plan yet. What is drawn follows from the ids of the plan and of its projects
    /// and parties, and from the settings.
    pub fn new(plan: &Plan, network: &Network) -> Sampling {
        let ready = Propagation::of(network);
        let launches = Launches::of(plan, &ready, network);
        Sampling { draws: draws_of(plan), ready, samples: Vec::new(), wanted: 0, launches }
    }

    /// Takes so many samples more. Several runs give what one gives.
    pub fn run(&mut self, network: &Network, samples: usize) {
        let wanted = self.wanted + samples;
        while self.step(network, wanted) {}
    }

    /// Propagates all slips again, as if every date had changed.
    pub fn propagate(&mut self, network: &Network) {
        self.samples.iter_mut().for_each(|samples| samples.falls_behind(&Behind::All, false));
        while self.step(network, self.wanted) {}
    }

    /// How many samples are up to date.
    pub fn samples(&self) -> usize {
        self.counted().map(|(_, count)| count).sum()
    }

    /// Follows a change that made this plan and this network, in as many samples as there were.
    pub fn follow(&mut self, plan: &Plan, network: &Network) {
        self.follow_later(plan, network, &ChangedNodes::All);
        while self.step(network, self.wanted) {}
    }

    /// Follows a change that made this plan and this network, in which these nodes stand otherwise.
    /// What depends on it is reckoned anew part by part, by [`Sampling::step`]. Without
    /// [`ChangedNodes::All`] no product or deliverable came or went, and its milestone, lead and days are
    /// what they were.
    pub fn follow_later(&mut self, plan: &Plan, network: &Network, nodes: &ChangedNodes) {
        let draws = draws_of(plan);
        let same_draws = std::mem::replace(&mut self.draws, draws) == draws;
        let anew = self.ready.follow(network, nodes);
        let launches_change = match &anew {
            Dirty::Some { inspected: Inspected::Only(inspected), .. } => {
                self.launches.follow(plan, &self.ready, network, inspected)
            }
            _ => {
                let before =
                    std::mem::replace(&mut self.launches, Launches::of(plan, &self.ready, network));
                before != self.launches
            }
        };
        let (behind, redraws) = match anew {
            Dirty::Some { places, redraws, .. } if same_draws && places.contains(&true) => {
                (Behind::Places(places), redraws)
            }
            Dirty::Some { redraws, .. } if same_draws && launches_change => {
                (Behind::Launches, redraws)
            }
            Dirty::Some { redraws, .. } if same_draws => (Behind::Nothing, redraws),
            _ => (Behind::All, true),
        };
        for samples in &mut self.samples {
            if !same_draws {
                samples.drawn.clear();
            }
            samples.falls_behind(&behind, redraws);
        }
    }

    /// Brings the first block that is behind a part nearer to what is followed, or else begins
    /// another one until there are so many samples; false when nothing is left to be done.
    pub fn step(&mut self, network: &Network, wanted: usize) -> bool {
        self.wanted = self.wanted.max(wanted);
        let behind = self.samples.iter().position(|samples| !samples.is_up_to_date());
        let number = behind.unwrap_or(self.samples.len());
        if number * SAMPLES_PER_BLOCK >= self.wanted {
            return false;
        }
        if number == self.samples.len() {
            self.samples.push(Samples::default());
        }
        self.samples[number].go_on(number, self.draws, &mut self.ready, &self.launches.0, network);
        true
    }

    /// The blocks that are up to date, with how many of their samples count: those of the last may
    /// be more than were asked for.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&Block, usize)> + Clone {
        self.up_to_date().map(|(samples, count)| (&samples.block, count))
    }

    fn up_to_date(&self) -> impl Iterator<Item = (&Samples, usize)> + Clone {
        let up_to_date =
            self.samples.iter().enumerate().filter(|(_, samples)| samples.is_up_to_date());
        up_to_date.map(|(number, samples)| {
            (samples, SAMPLES_PER_BLOCK.min(self.wanted.saturating_sub(number * SAMPLES_PER_BLOCK)))
        })
    }

    /// By how many working days a project slips in each sample; none without dates.
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

    /// The day on which a project finishes, with how many samples have it; empty without dates.
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

    /// The days by which a project has finished in so many of the samples; none without dates or
    /// samples.
    pub fn finish(&self, network: &Network, id: &ProjectId) -> Option<Quantiles> {
        Quantiles::of(&self.finishes(network, id))
    }

    /// The chance that a product is on time; none when that is not judged (SPEC C9), or without
    /// samples.
    pub fn chance(&self, product: &ProductId) -> Option<Chance> {
        self.chance_of(self.launches.place(product)?)
    }

    /// The chance of each product of which it is judged; none without samples.
    pub fn chances(&self) -> Chances {
        let each = self.launches.0.iter().enumerate();
        each.filter_map(|(place, launch)| Some((launch.product.clone(), self.chance_of(place)?)))
            .collect()
    }

    fn chance_of(&self, place: usize) -> Option<Chance> {
        let count = |(samples, count): (&Samples, usize)| match count {
            0 => Chance::default(),
            count => Chance {
                hits: (samples.in_time[place] & (u128::MAX >> (SAMPLES_PER_BLOCK - count)))
                    .count_ones(),
                samples: count as u32,
            },
        };
        let add =
            |a: Chance, b: Chance| Chance { hits: a.hits + b.hits, samples: a.samples + b.samples };
        Some(self.up_to_date().map(count).fold(Chance::default(), add))
            .filter(|chance| chance.samples > 0)
    }

    /// How a launch stands; none when that is not judged (SPEC C9), or without samples.
    pub fn outlook(&self, network: &Network, product: &ProductId) -> Option<Outlook> {
        Outlook::of(self, network, self.launches.get(product)?)
    }

    /// How every launch stands that is judged, by the ids of the products.
    pub fn outlooks(&self, network: &Network) -> Vec<Outlook> {
        self.launches.0.iter().filter_map(|launch| Outlook::of(self, network, launch)).collect()
    }

    /// A number made of all slips and all launches: equal on every machine, or something is
    /// reckoned otherwise there.
    pub fn checksum(&self, network: &Network) -> u64 {
        let add = |sum: u64, number: i64| mix(sum ^ number as u64);
        // The order in which the network has the projects is its own.
        let of = |(place, uncertain): (usize, &UncertainWork)| {
            let slips = self.counted().flat_map(|(block, count)| &block.slips[place][..count]);
            slips.fold(uncertain.key, |sum, slip| add(sum, i64::from(*slip)))
        };
        let sum = self
            .ready
            .uncertain()
            .enumerate()
            .fold(self.samples() as u64, |sum, each| sum.wrapping_add(of(each)));
        self.outlooks(network).iter().fold(sum, |sum, outlook| {
            let sum =
                add(add(sum, key(outlook.product.as_str()) as i64), i64::from(outlook.chance.hits));
            outlook.launches.iter().fold(sum, |sum, (day, samples)| {
                add(add(sum, day.number().into()), i64::from(*samples))
            })
        })
    }
}

/// What the draws of a plan follow from.
fn draws_of(plan: &Plan) -> Draws {
    Draws { seed: key(plan.seed()), uncertainty: plan.about.uncertainty.mended().0 }
}
