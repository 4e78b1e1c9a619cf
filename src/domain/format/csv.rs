//! Tables of spreadsheets: bytes become a table, a mapping says what its columns mean, an import
//! brings it into a plan; and back.
//!
//! No row is lost: one that cannot be read whole comes in as a proposed project with what is known,
//! and is listed.

mod dates;
mod decode;
mod error;
mod import;
mod listed;
mod mapping;
mod matching;
mod memory;
mod sheet;
mod table;
mod write;

pub use dates::DayOrder;
pub use error::{CellError, CellProblem, ListError, MappingError};
pub use import::{ImportTarget, Imported, Moved, Report, Switched, import};
pub use mapping::Mapping;
pub use matching::NearMatch;
pub use memory::Memory;
pub use sheet::{ColumnRole, Sheet, TableWord};
pub use table::{ListRow, ListTable, MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS};
pub use write::write;
