//! By how much each project slips in each sample: a number of the seed, its id and the sample
//! alone, the same on every machine (SPEC C3 to C5).
//!
//! Only whole numbers, `+ - * /` and the square root: each of them has one right answer in IEEE
//! 754, natively and in WebAssembly.

use crate::model::{Class, Points, UncertaintySettings};
use crate::schedule::{SAMPLES_PER_BLOCK, Slips, UncertainWork};

/// Work slips by at most so many times what is left: what takes six times as long is no longer
/// waited for, it is decided about.
pub const CAP: u16 = 5;

/// A number that looks random in each sample of a block.
type Noise = [u64; SAMPLES_PER_BLOCK];

/// What a stream of numbers is for; a project and a party of the same name draw otherwise.
#[derive(Clone, Copy)]
enum Stream {
    Project = 1,
    Party = 2,
    /// Whether the party's number rules.
    Rules = 3,
}

/// The draws that the projects of a party share in a block of samples (SPEC C4).
#[derive(Clone, Debug)]
pub(super) struct CommonDraws {
    noise: Noise,
    rules: Noise,
}

/// The draws of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Draws {
    pub seed: u64,
    pub uncertainty: UncertaintySettings,
}

impl Draws {
    /// Returns what the projects of a party share in a block.
    pub fn common(&self, party: u64, block: usize) -> CommonDraws {
        CommonDraws {
            noise: self.noise(Stream::Party, party, block),
            rules: self.noise(Stream::Rules, party, block),
        }
    }

    /// Draws the slips of a project in a block, in working days; 0 where no work is left.
    pub fn slips(
        &self,
        of: &UncertainWork,
        common: Option<&CommonDraws>,
        block: usize,
        slips: &mut Slips,
    ) {
        if of.left == 0 {
            *slips = [0; SAMPLES_PER_BLOCK];
            return;
        }
        let own = self.stream(Stream::Project, of.key, block);
        let Some(common) = common else { return self.drawn(of, own, slips) };
        // Of 2 to the power of 64 numbers, so many per cent lie below this.
        let below = (u64::MAX / 100 + 1).wrapping_mul(u64::from(self.uncertainty.common));
        let always = self.uncertainty.common >= 100;
        let noise = |lane: usize| {
            if always | (common.rules[lane] < below) { common.noise[lane] } else { own(lane) }
        };
        self.drawn(of, noise, slips);
    }

    /// By the spread of the project, from a number that looks random in each sample.
    #[inline]
    fn drawn(&self, of: &UncertainWork, noise: impl Fn(usize) -> u64, slips: &mut Slips) {
        match self.uncertainty.class(of.spread) {
            Ok(class) => by_class(class, of.left, noise, slips),
            Err(points) => by_points(points, of.left, noise, slips),
        }
    }

    /// A number that looks random, in each sample of a block.
    #[inline]
    fn stream(&self, stream: Stream, key: u64, block: usize) -> impl Fn(usize) -> u64 + Copy {
        let start =
            mix(self.seed ^ mix(key.wrapping_add((stream as u64).wrapping_mul(GOLDEN_GAMMA))));
        let first = (block * SAMPLES_PER_BLOCK) as u64;
        move |lane| mix(start.wrapping_add((first + lane as u64 + 1).wrapping_mul(GOLDEN_GAMMA)))
    }

    fn noise(&self, stream: Stream, key: u64, block: usize) -> Noise {
        std::array::from_fn(self.stream(stream, key, block))
    }
}

/// The constant of SplitMix64: 2 to the power of 64, divided by the golden ratio.
const GOLDEN_GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// Scrambles a number, by the finish of SplitMix64 (Steele, Lea and Flood, 2014): each bit of it
/// changes about half of those of the answer.
#[inline]
pub fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// A number from 0 up to 1, 1 left out: 52 bits as the fraction of a number from 1 up to 2.
#[inline]
fn uniform(noise: u64) -> f64 {
    f64::from_bits((noise >> 12) | 1_f64.to_bits()) - 1.0
}

/// The nearest whole number, a half to the even one; of numbers from -2 to the power of 31 up to
/// it. What is added leaves no bits for a fraction.
#[inline]
fn rounded(number: f64) -> i32 {
    (number + 6_755_399_441_055_744.0).to_bits() as i32
}

/// It holds, or it slips by a Lomax distribution of shape 2: its inverse is a square root, and it
/// is as heavy as overruns are found to be.
#[inline]
fn by_class(class: Class, left: i32, noise: impl Fn(usize) -> u64, slips: &mut Slips) {
    let slips_share = f64::from(100 - class.holds.min(100)) / 100.0;
    let scale = f64::from(class.slip) / 100.0 * f64::from(left);
    let most = f64::from((i64::from(left) * i64::from(CAP)).min(i16::MAX.into()) as i32);
    for (lane, slip) in slips.iter_mut().enumerate() {
        // Below 1 it holds: of the samples, that is the share it should be.
        let times = (slips_share / (1.0 - uniform(noise(lane)))).sqrt() - 1.0;
        let days = if times > 0.0 { times * scale } else { 0.0 };
        let days = if days < most { days } else { most };
        *slip = rounded(days) as i16;
    }
}

/// A triangular distribution of what is left.
#[inline]
fn by_points(points: Points, left: i32, noise: impl Fn(usize) -> u64, slips: &mut Slips) {
    let Points { low, likely, high } = points;
    let (low, likely, high) = (f64::from(low), f64::from(likely), f64::from(high));
    let (width, rise, fall) = (high - low, likely - low, high - likely);
    for (lane, slip) in slips.iter_mut().enumerate() {
        let at = uniform(noise(lane));
        let rising = low + (at * width * rise).sqrt();
        let falling = high - ((1.0 - at) * width * fall).sqrt();
        let days = rounded(if at * width < rise { rising } else { falling });
        *slip = (days - left).clamp(i16::MIN.into(), i16::MAX.into()) as i16;
    }
}
