//! Putting another state in the place of the plan, as one step that can be taken back.

use crate::edit::{Change, Label};
use engine::model::{Patch, Plan};

/// Makes the plan what the file holds; `file` is the file's name.
pub fn replace(plan: &Plan, with: &Plan, file: &str) -> Change {
    Change { label: Label::Opened { file: file.into() }, patch: Patch::between(plan, with) }
}

/// Makes the example what it was at first.
pub fn restart(plan: &Plan, example: &Plan) -> Change {
    Change { label: Label::Restarted, patch: Patch::between(plan, example) }
}
