//! The chance of each launch: the schedule's own propagation in many samples, each with other slips of the work that is left.
//!
//! The rules are C1 to C13 of docs/SPEC.md.

mod chance;
mod draws;
mod drivers;
mod launch;
mod outlook;
mod paths;
mod sampling;
mod slip;

pub use chance::{Chance, Quantiles};
pub use draws::{CAP, mix};
pub use drivers::Gain;
pub use outlook::Outlook;
pub use paths::{Below, OFTEN, Paths};
pub use sampling::Sampling;

/// How many samples a chance rests on that is kept or laid beside another: always as many, so that they can be compared.
pub const FULL: usize = 2_000;
