//! What a launch waits for, sample by sample: how often each project is on the critical path, and
//! why the plain date is too good.

use super::chance::Chance;
use super::sampling::Sampling;
use crate::model::{Day, ProductId, ProjectId};
use crate::schedule::{Block, Network, SAMPLES_PER_BLOCK, launch_day};
use crate::sorting::Order;

/// What decides a launch in the samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The projects that are on the critical path to it in any sample, the most often first, then
    /// by id.
    pub critical: Vec<(ProjectId, Chance)>,
    /// The first day on which it could be launched if all went as it is set: the plain forecast.
    pub plain: Day,
    /// Why the plain forecast lies before the day by which half of the samples are there; none when
    /// it does not.
    pub below: Option<WhyPlainIsEarly>,
}

/// Why a plain forecast is too good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyPlainIsEarly {
    /// So many paths, two at least, begin the critical one in a [`OFTEN`]th of the samples or more:
    /// the last of several is later than each.
    Merging(usize),
    /// One path, which slips more often than not.
    Tail,
}

/// A path is often the critical one when it is in at least one in so many samples.
pub const OFTEN: u32 = 10;

impl Sampling {
    /// Finds what decides a launch; none when it is not judged, or without samples.
    pub fn paths(&self, network: &Network, product: &ProductId) -> Option<Paths> {
        let launch = self.launches.get(product)?;
        let median = self.outlook(network, product)?.ready.p50;
        let samples = self.samples() as u32;
        let (critical, begins) = self.critical(network, product)?;
        let often = begins.iter().filter(|hits| **hits * OFTEN >= samples).count();
        // As the schedule has it: a sample without slips.
        let mut ready = self.ready.clone();
        let mut even = Block::new(vec![[0; SAMPLES_PER_BLOCK]; critical.len()]);
        even.run(&mut ready, network, None);
        let plain = launch_day(&launch.calendar, launch.earliest(&even, &ready, network)[0]);
        let hits = critical.iter().enumerate().filter(|(_, hits)| **hits > 0);
        let mut critical: Vec<_> = hits
            .map(|(place, hits)| {
                (self.ready.project(network, place).clone(), Chance { hits: *hits, samples })
            })
            .collect();
        critical.order_by(|(a, often), (b, other)| other.hits.cmp(&often.hits).then(a.cmp(b)));
        let below = (plain < median).then_some(if often > 1 {
            WhyPlainIsEarly::Merging(often)
        } else {
            WhyPlainIsEarly::Tail
        });
        Some(Paths { critical, plain, below })
    }

    /// Counts, by the place of each project, the samples in which it is on the critical path to a
    /// launch, and those in which the path begins there; none when the launch is not judged.
    pub(super) fn critical(
        &self,
        network: &Network,
        product: &ProductId,
    ) -> Option<(Vec<u32>, Vec<u32>)> {
        let launch = self.launches.get(product)?;
        let places = self.ready.uncertain().len();
        let (mut critical, mut begins) = (vec![0; places], vec![0; places]);
        for (block, count) in self.counted().filter(|(_, count)| *count > 0) {
            let counted = u128::MAX >> (SAMPLES_PER_BLOCK - count);
            let ends = launch.ends(block, &self.ready, network);
            let (on, from) = block.critical(&self.ready, network, &ends);
            for (hits, lanes) in critical.iter_mut().zip(on).chain(begins.iter_mut().zip(from)) {
                *hits += (lanes & counted).count_ones();
            }
        }
        Some((critical, begins))
    }
}
