//! What drives a launch: by how much its chance would rise if one project held exactly, in the same
//! samples.

use super::chance::Chance;
use super::sampling::Sampling;
use crate::model::{ProductId, ProjectId};
use crate::schedule::{Network, SAMPLES_PER_BLOCK};
use crate::sorting::Order;

/// What a launch would gain by one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// The project.
    pub project: ProjectId,
    /// The chance of the launch if this project took exactly as long as it is set to.
    pub chance: Chance,
}

impl Sampling {
    /// Finds the projects that a launch would gain by, the most first, then by id.
    ///
    /// They are looked for among the `most` that are most often critical. Empty when the launch is
    /// not judged, or none would help alone.
    pub fn drivers(&self, network: &Network, product: &ProductId, most: usize) -> Vec<Gain> {
        let (Some(launch), Some(as_is)) = (self.launches.get(product), self.chance(product)) else {
            return Vec::new();
        };
        let places = self.critical_places(network, product, most);
        let mut ready = self.ready.clone();
        let mut gains: Vec<Gain> = Vec::new();
        for place in places {
            let changed = ready.downstream(network, place);
            let mut hits = 0;
            for (block, count) in self.counted() {
                let mut held = block.clone();
                held.slips[place] = [0; SAMPLES_PER_BLOCK];
                held.run(&mut ready, network, Some(&changed));
                let slack = launch.slack(&held, &ready, network);
                hits += slack[..count].iter().filter(|slack| **slack >= 0).count() as u32;
            }
            if hits > as_is.hits {
                let project = ready.project(network, place).clone();
                gains.push(Gain { project, chance: Chance { hits, samples: as_is.samples } });
            }
        }
        gains.order_by(|a, b| b.chance.hits.cmp(&a.chance.hits).then(a.project.cmp(&b.project)));
        gains
    }

    /// Returns the projects that are most often on the critical path to a launch, `most` at most.
    pub(super) fn most_critical(
        &self,
        network: &Network,
        product: &ProductId,
        most: usize,
    ) -> Vec<ProjectId> {
        self.critical_places(network, product, most)
            .into_iter()
            .map(|place| self.ready.project(network, place).clone())
            .collect()
    }

    fn critical_places(&self, network: &Network, product: &ProductId, most: usize) -> Vec<usize> {
        let Some((critical, _)) = self.critical(network, product) else { return Vec::new() };
        let mut places: Vec<usize> =
            (0..critical.len()).filter(|place| critical[*place] > 0).collect();
        places.sort_by_key(|place| (std::cmp::Reverse(critical[*place]), *place));
        places.truncate(most);
        places
    }
}
