//! The chance of each launch: the schedule's own propagation in many samples, each with other slips
//! of the work that is left.
//!
//! The rules are C1 to C14 of docs/SPEC.md.
//!
//! The modules stand in a line, and each uses those before it: `chance`, `draws`, `launch`,
//! `samples`, `sampling`; what a `Sampling` tells, in `outlook`, `paths`, `drivers`, `slip` and
//! `checksum`; then `scope`, and what a `Scope` finds, in `seek`.

mod chance;
mod checksum;
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

pub use chance::{Chance, Chances, Quantiles};
pub use draws::{CAP, mix};
pub use drivers::Gain;
pub use outlook::Outlook;
pub use paths::{OFTEN, Paths, WhyPlainIsEarly};
pub use sampling::Sampling;
pub use scope::{FULL, Scope};
pub use seek::Shortening;
