//! What a plan is: its records, days and ids, and the one value that holds them all.

mod calendar;
mod day;
mod holiday;
mod id;
mod leader;
mod plan;
mod records;
mod spread;
mod week;

pub use calendar::{Calendar, Closed, Off, Rules, Workdays};
pub use day::{Day, Edge, NotADay, Span};
pub use holiday::{Country, Holiday, Holidays, easter};
pub use id::{Id, key};
pub use leader::{Leader, leader};
pub use plan::{Diff, Index, Indexed, Mismatch, Patch, Plan, Record, Records};
pub use records::*;
pub use spread::{Class, Points, Spread, Uncertainty, Usual};
pub use week::WorkingWeek;
