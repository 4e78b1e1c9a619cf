//! What a slip would cost: the chance of a launch if one project took longer than it does in each
//! sample, in the same samples.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::sampling::Sampling;
use crate::model::{ProductId, ProjectId};
use crate::schedule::{Network, SAMPLES_PER_BLOCK};
use crate::sorting::Gather;

impl Sampling {
    /// Returns the chance of each of these launches that is judged, if the work of a project took
    /// so many working days more in every sample; empty when the project has no dates, or without
    /// samples.
    pub fn chances_if_slips<'a>(
        &self,
        network: &Network,
        project: &ProjectId,
        days: u16,
        products: impl IntoIterator<Item = &'a ProductId>,
    ) -> BTreeMap<ProductId, Chance> {
        let samples = self.samples() as u32;
        let Some(place) = self.ready.place(network, project).filter(|_| samples > 0) else {
            return BTreeMap::new();
        };
        let days = i16::try_from(days).unwrap_or(i16::MAX);
        let launches: Vec<_> =
            products.into_iter().filter_map(|product| self.launches.get(product)).collect();
        let mut hits = vec![0; launches.len()];
        let mut ready = self.ready.clone();
        let changed = ready.downstream(network, place);
        for (block, count) in self.counted() {
            let mut longer = block.clone();
            for lane in 0..SAMPLES_PER_BLOCK {
                longer.slips[place][lane] = longer.slips[place][lane].saturating_add(days);
            }
            longer.run(&mut ready, network, Some(&changed));
            for (launch, hits) in launches.iter().zip(&mut hits) {
                let slack = launch.slack(&longer, &ready, network);
                *hits += slack[..count].iter().filter(|slack| **slack >= 0).count() as u32;
            }
        }
        launches
            .iter()
            .zip(hits)
            .map(|(launch, hits)| (launch.product.clone(), Chance { hits, samples }))
            .gather()
    }
}
