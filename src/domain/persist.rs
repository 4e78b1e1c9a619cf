//! Saving and loading: a snapshot and a journal of steps, kept twice, and what recovery makes of
//! whatever is found.
//!
//! The key of a snapshot or a step carries the hash of its value, and the value the hash of the
//! step before it. So none of them is ever written over, two copies are joined by putting them
//! together, and damage shows itself (docs/STORAGE.md).

mod backup;
mod bin;
mod codec;
mod exchange;
pub mod fake;
mod key;
mod plans;
mod recover;
mod store;
mod vault;

pub use backup::{Backup, back_up, backups, read_backup};
pub use bin::{BIN_DAYS, bin_plan, delete_plan, empty_bin, restore_plan};
pub use exchange::{Exchange, exchange, note_exchange};
pub use plans::{Exported, PlanFacts, PlanInfo, note_export, note_facts, plan_info, plans};
pub use recover::{Damage, Recovered, recover};
pub use store::{Pair, Store, StoreError, Write};
pub use vault::{OpenError, Opened, SaveError, Vault, view};
