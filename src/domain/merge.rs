//! Who wrote what: cells beside the plan, so that files of colleagues can be brought together in
//! any order and nothing is lost (docs/SHARING.md).
//!
//! A plan stays the plain value that everything else knows. Beside it, for each record, stands
//! which batch wrote each of its cells, and of each batch how much of it was seen here.

mod batch;
mod cell;
mod clash;
mod coverage;
mod join;
pub(crate) mod object;
mod origin;
mod part;
mod record;
mod state;
mod stored;

pub use batch::{Batch, BatchId, Batches};
pub use cell::{CellName, Cells, Value, cell_of, cells_of, record_of, value_of};
pub use clash::{Clash, ClashKind};
pub use coverage::Coverage;
pub use join::{Joined, Side, join};
pub use origin::{Cell, Life, Origin};
pub use part::{Scope, part, scope_of, with_unsettled};
pub(crate) use record::with_unknown;
pub use record::{RecordKey, dependants, is_in, keys, named_by, text_of, touched_keys};
pub use state::{Head, MergeState, StateChange, content_of};
pub use stored::{Stored, StoredChange, StoredHead, StoredRecords};
