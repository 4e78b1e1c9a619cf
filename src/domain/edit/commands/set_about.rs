//! Changing what holds for the plan as a whole.

use crate::edit::{Change, Field, Label, RecordType, Refusal};
use engine::model::{About, FieldOf, Patch, Plan};

/// Sets the plan's name, status date or a setting, as [`amend_about`] does.
pub fn set_about<V>(plan: &Plan, field: FieldOf<About, V>, value: V) -> Result<Change, Refusal> {
    amend_about(plan, field.field, |about| *(field.get_mut)(about) = value)
}

/// Changes what holds for the plan as a whole by `edit`, and names the step after `field`; refused
/// when the plan would lose its name.
pub fn amend_about(
    plan: &Plan,
    field: Field,
    edit: impl FnOnce(&mut About),
) -> Result<Change, Refusal> {
    let mut after = (*plan.about).clone();
    edit(&mut after);
    if after.name.trim().is_empty() {
        return Err(Refusal::NoName(RecordType::Plan));
    }
    let label = match field {
        Field::Name => Label::Renamed {
            what: RecordType::Plan,
            from: plan.about.name.clone(),
            to: after.name.clone(),
        },
        field => Label::Changed { what: RecordType::Plan, name: plan.about.name.clone(), field },
    };
    let mut patch = Patch::default();
    patch.set_about(plan, after);
    Ok(Change { label, patch })
}
