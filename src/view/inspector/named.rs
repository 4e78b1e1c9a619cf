//! Records that a form names: type a name, and it exists.

use crate::platform::ids;
use domain::edit::Named;
use engine::model::{Id, RecordType};

/// Returns a new id for a record of this type.
pub fn fresh<N: Named>() -> Id<N> {
    ids::fresh(match N::TYPE {
        RecordType::Person => "person",
        RecordType::Party => "party",
        _ => "programme",
    })
}
