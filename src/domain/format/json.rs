//! The project's own file: the whole plan as JSON, one record a line (docs/FORMAT.md).

mod fault;
mod guard;
mod read;
mod records;
mod repair;
mod write;

pub use fault::{PlanFileError, RecordProblem};
pub use read::{LoadedPlan, read};
pub use records::put_records;
pub use repair::{Repair, RepairKind};
pub use write::{write, write_with};

/// The version of the format that is written, and the newest that is read.
pub const SCHEMA: u64 = 1;
/// Marks a JSON file as a plan.
pub const FORMAT: &str = "overzicht";

/// Bytes in a file, at most: 32 MiB.
pub const MAX_BYTES: usize = 32 << 20;
/// Braces and brackets within one another, at most.
pub const MAX_DEPTH: usize = 32;
/// Records in a file, at most.
pub const MAX_RECORDS: usize = 100_000;
/// Bytes in one text, at most: 64 KiB of UTF-8. In a file an escape such as `\n` or `\u00e9` counts
/// as one.
pub const MAX_TEXT: usize = 64 << 10;
/// Parties with a calendar of their own, at most, and closed periods in one calendar.
pub const MAX_CALENDARS: usize = 1_000;
/// Characters in an id, at most.
pub const MAX_ID: usize = 64;
/// Different unknown fields that are left out of a file, at most; with more it is refused.
pub const MAX_UNKNOWN: usize = 1_000;

/// May this text be an id in a file? 1 to 64 characters, none of them a control character, no white
/// space at its ends.
pub fn is_id(text: &str) -> bool {
    let size = text.chars().take(MAX_ID + 1).count();
    (1..=MAX_ID).contains(&size) && text.trim() == text && !text.chars().any(char::is_control)
}
