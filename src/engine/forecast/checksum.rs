//! One number that stands for a whole forecast, to compare machines and changes by.

use super::draws::mix;
use super::sampling::Sampling;
use crate::model::key;
use crate::schedule::{Network, UncertainWork};

impl Sampling {
    /// Returns a number made of all slips and all launches.
    ///
    /// It is equal on every machine and in every order of changes, or something is calculated
    /// otherwise there.
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
