//! Tables of spreadsheets: bytes become a table, a mapping says what its columns mean, an import
//! brings it into a plan; and back.
//!
//! No row is lost: one that cannot be read whole comes in as a proposed project with what is known,
//! and is listed.

mod dates;
mod decode;
mod fault;
mod import;
mod listed;
mod mapping;
mod matching;
mod memory;
mod sheet;
mod table;
mod write;

pub use dates::DayOrder;
pub use fault::{Fault, MappingFault, Problem, RowFault};
pub use import::{Imported, Moved, Onto, Report, Switched, import};
pub use mapping::Mapping;
pub use matching::Near;
pub use memory::Memory;
pub use sheet::{Role, Sheet, Term};
pub use table::{MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, Row, Table};
pub use write::write;
