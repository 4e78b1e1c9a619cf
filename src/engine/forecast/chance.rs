//! A chance as counts, and the days by which so many of the samples are there.

use std::collections::BTreeMap;

use crate::model::{Day, ProductId};

/// In how many samples something holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chance {
    /// The samples in which it does, at most `samples`.
    pub hits: u32,
    /// All samples.
    pub samples: u32,
}

impl Chance {
    /// Returns the nearest whole per cent: "about 72 %". 0 and 100 only when it holds in no sample
    /// or in every one; none without samples.
    pub fn percent(self) -> Option<u8> {
        let samples = u64::from(self.samples);
        let percent = (u64::from(self.hits) * 200 + samples).checked_div(samples * 2)?;
        let percent = if self.hits == 0 || self.hits == self.samples {
            percent
        } else {
            percent.clamp(1, 99)
        };
        Some(percent as u8)
    }

    /// Whether it is at least so many per cent, by the counts and not by the rounded per cent.
    pub fn is_at_least(self, percent: u8) -> bool {
        u64::from(self.hits) * 100 >= u64::from(self.samples) * u64::from(percent)
    }
}

/// The chances of launches, as far as they are known.
pub type Chances = BTreeMap<ProductId, Chance>;

/// The days by which so many of the samples are there: never a later one for a smaller share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantiles {
    /// The first day by which a tenth is.
    pub p10: Day,
    /// The first day by which half is.
    pub p50: Day,
    /// The first day by which four fifths are.
    pub p80: Day,
}

impl Quantiles {
    /// Finds them among days with their numbers of samples, which are in the order of the days;
    /// none without samples.
    pub fn of(days: &[(Day, u32)]) -> Option<Quantiles> {
        let all: u64 = days.iter().map(|(_, samples)| u64::from(*samples)).sum();
        let by = |percent: u64| {
            let mut found = 0;
            let reached = |(_, samples): &&(Day, u32)| {
                found += u64::from(*samples);
                found * 100 >= all * percent && found > 0
            };
            days.iter().find(reached).map(|(day, _)| *day)
        };
        Some(Quantiles { p10: by(10)?, p50: by(50)?, p80: by(80)? })
    }
}

/// Counts the samples that have each number; in the order of the numbers.
pub(super) fn tally(numbers: impl Iterator<Item = i32> + Clone) -> Vec<(i32, u32)> {
    let (low, high) = numbers
        .clone()
        .fold((i32::MAX, i32::MIN), |(low, high), number| (low.min(number), high.max(number)));
    if low > high {
        return Vec::new();
    }
    // Those that lie near one another are counted, others sorted. Launches lie on multiples, days
    // off aside.
    let apart = numbers
        .clone()
        .fold(0, |bits, number| bits | number.abs_diff(low))
        .trailing_zeros()
        .min(31);
    let width = high.abs_diff(low) >> apart;
    if width < 100_000 {
        let mut counts = vec![0_u32; width as usize + 1];
        numbers.for_each(|number| counts[(number.abs_diff(low) >> apart) as usize] += 1);
        let numbers = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
        return numbers.map(|(at, count)| (low + ((at as i32) << apart), count)).collect();
    }
    let mut sorted: Vec<i32> = numbers.collect();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).map(|alike| (alike[0], alike.len() as u32)).collect()
}
