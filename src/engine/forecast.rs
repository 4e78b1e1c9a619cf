//! The chance of each launch: the schedule's own propagation in many samples, each with other slips
//! of the work that is left.
//!
//! The rules are C1 to C13 of docs/SPEC.md.

mod chance;
mod draws;
mod drivers;
mod launch;
mod outlook;
mod paths;
mod samples;
mod sampling;
mod scope;
mod seek;
mod slip;

pub use chance::{Chance, Quantiles};
pub use draws::{CAP, mix};
pub use drivers::Gain;
pub use outlook::Outlook;
pub use paths::{Below, OFTEN, Paths};
pub use sampling::Sampling;
pub use scope::{Chances, FULL, Scope};
pub use seek::Bid;
