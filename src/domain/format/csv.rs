//! Tables of spreadsheets: bytes become a table, a mapping says what its columns mean, an import
//! brings it into a plan; and back.
//!
//! No row is lost: one that cannot be read whole comes in as a proposed project with what is known,
//! and is listed.

// A module uses those above it.

mod sheet;

mod error;

mod dates;

mod decode;

mod table;

mod mapping;

mod memory;

mod listed;

mod write;

mod matching;

mod importer;

mod importable;

mod report;

mod import;

pub use dates::DayOrder;
pub use error::{CellError, CellProblem, ListError, MappingError};
pub use import::{Imported, import};
pub use importer::ImportTarget;
pub use mapping::Mapping;
pub use matching::NearMatch;
pub use memory::Memory;
pub use report::{Moved, Report, Switched};
pub use sheet::{ColumnRole, Sheet, TableWord};
pub use table::{ListRow, ListTable, MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS};
pub use write::write;
