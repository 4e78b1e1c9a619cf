//! The one way to change a plan: commands make changes, a document takes them in steps, and every
//! step can be taken back.

mod agreement;
mod amend;
mod change;
pub mod commands;
mod compare;
mod document;
mod naming;
mod preview;

pub use agreement::broken_agreements;
pub use amend::{Editable, amend, set};
pub use change::{Change, Field, Label, RecordType, Refusal};
pub use compare::{ChangedField, Compared, Comparison, RecordChange, compare};
pub use document::{Document, History, Merge, Seal, Step, Taken};
pub use engine::model::SpanEnd;
pub use naming::{Named, Titled, fold, words_of};
pub use preview::{Moves, Preview};
