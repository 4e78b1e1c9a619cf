//! How a launch stands: the chance of being on time, and the days on which it could be.

use super::chance::{Chance, Quantiles, tally};
use super::launch::Launch;
use super::sampling::Sampling;
use crate::model::{Day, DeliverableId, ProductId};
use crate::schedule::{Network, SAMPLES_PER_BLOCK, launch_day};

/// How a launch stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The product.
    pub product: ProductId,
    /// Its promised launch.
    pub launch: Day,
    /// The chance that all it must have is there by the day it is needed.
    pub chance: Chance,
    /// The same of each thing it must have.
    pub deliverables: Vec<(DeliverableId, Chance)>,
    /// The first day on which it could be launched, as the samples have it.
    pub ready: Quantiles,
    /// That day with how many samples have it, in the order of the days.
    pub launches: Vec<(Day, u32)>,
}

impl Outlook {
    /// None without samples.
    pub(super) fn of(sampling: &Sampling, network: &Network, launch: &Launch) -> Option<Outlook> {
        let samples = sampling.samples() as u32;
        let ready = &sampling.ready;
        let mut hits = 0;
        let mut each = vec![0; launch.musts.len()];
        let mut earliest = Vec::new();
        for (block, count) in sampling.counted() {
            let mut all = [i32::MAX; SAMPLES_PER_BLOCK];
            for ((_, must), hits) in launch.musts.iter().zip(&mut each) {
                let mut slack = [i32::MAX; SAMPLES_PER_BLOCK];
                must.slack(block, ready, network, &mut slack);
                *hits += in_time(&slack[..count]);
                all.iter_mut().zip(&slack).for_each(|(all, slack)| *all = (*all).min(*slack));
            }
            hits += in_time(&all[..count]);
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

fn in_time(slack: &[i32]) -> u32 {
    slack.iter().map(|slack| u32::from(*slack >= 0)).sum()
}
