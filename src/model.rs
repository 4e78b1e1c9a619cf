//! What a plan is: its records, days and ids, and the one value that holds them all.

mod day;
mod id;
mod plan;
mod records;
mod week;

pub use day::{Day, NotADay, Span};
pub use id::Id;
pub use plan::{Diff, Index, Indexed, Mismatch, Patch, Plan, Record, Records};
pub use records::*;
pub use week::WorkingWeek;
