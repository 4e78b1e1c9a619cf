//! How a launch stands: the chance of being on time, and the days on which it could be.

use super::chance::{Chance, Quantiles, tally};
use super::launch::Launch;
use super::sampling::Sampling;
use crate::model::{Day, DeliverableId, ProductId};
use crate::schedule::{Network, SAMPLES_PER_BLOCK, launch_day};

/// How a launch stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    pub product: ProductId,
    /// Its promised launch.
    pub launch: Day,
    /// The chance that each of its must-deliverables is there by the day it is needed.
    pub chance: Chance,
    /// The chance of each must-deliverable alone.
    pub deliverables: Vec<(DeliverableId, Chance)>,
    /// The first day on which it could be launched.
    pub ready: Quantiles,
    /// That day with the number of samples that have it, in the order of the days.
    pub launches: Vec<(Day, u32)>,
}

impl Sampling {
    /// Returns how a launch stands; none when it is not judged (SPEC C9), or without samples.
    pub fn outlook(&self, network: &Network, product: &ProductId) -> Option<Outlook> {
        self.outlook_of(network, self.launches.get(product)?)
    }

    /// Returns how each launch stands that is judged, by the ids of the products; empty without
    /// samples.
    pub fn outlooks(&self, network: &Network) -> Vec<Outlook> {
        self.launches.iter().filter_map(|launch| self.outlook_of(network, launch)).collect()
    }

    fn outlook_of(&self, network: &Network, launch: &Launch) -> Option<Outlook> {
        let samples = self.samples() as u32;
        let ready = &self.ready;
        let mut hits = 0;
        let mut each = vec![0; launch.musts.len()];
        let mut earliest = Vec::new();
        for (block, count) in self.counted() {
            let mut least = [i32::MAX; SAMPLES_PER_BLOCK];
            for ((_, must), hits) in launch.musts.iter().zip(&mut each) {
                let mut slack = [i32::MAX; SAMPLES_PER_BLOCK];
                must.slack(block, ready, network, &mut slack);
                *hits += count_on_time(&slack[..count]);
                least
                    .iter_mut()
                    .zip(&slack)
                    .for_each(|(least, slack)| *least = (*least).min(*slack));
            }
            hits += count_on_time(&least[..count]);
            earliest.push((launch.earliest(block, ready, network), count));
        }
        let numbers = tally(earliest.iter().flat_map(|(row, count)| row[..*count].iter().copied()));
        let launches: Vec<(Day, u32)> = numbers
            .into_iter()
            .map(|(number, samples)| (launch_day(&launch.calendar, number), samples))
            .collect();
        let musts = launch.musts.iter().zip(each);
        Some(Outlook {
            product: launch.product.clone(),
            launch: launch.day,
            chance: Chance { hits, samples },
            deliverables: musts
                .map(|((id, _), hits)| (id.clone(), Chance { hits, samples }))
                .collect(),
            ready: Quantiles::of(&launches)?,
            launches,
        })
    }
}

/// How many of these slacks are 0 or more.
fn count_on_time(slack: &[i32]) -> u32 {
    slack.iter().map(|slack| u32::from(*slack >= 0)).sum()
}
