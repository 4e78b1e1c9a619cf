//! What a plan is: its records, days and ids, and the one value that holds them all.

mod day;
mod id;
mod leader;
mod plan;
mod records;
mod week;

pub use day::{Day, NotADay, Span};
pub use id::Id;
pub use leader::{Leader, leader};
pub use plan::{Diff, Index, Indexed, Mismatch, Patch, Plan, Record, Records};
pub use records::*;
pub use week::WorkingWeek;
