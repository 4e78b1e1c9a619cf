//! A list of projects from a spreadsheet: bytes become a table, a mapping says what its columns mean, an import makes the plan.
//!
//! No row is lost: one that cannot be read whole comes in as a proposed project with what is known, and is listed.

mod dates;
mod decode;
mod fault;
mod import;
mod mapping;
mod table;

pub use dates::DayOrder;
pub use fault::{Fault, MappingFault, Problem, RowFault};
pub use import::{Imported, Names, import};
pub use mapping::{Mapping, Role};
pub use table::{MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, Row, Table};
