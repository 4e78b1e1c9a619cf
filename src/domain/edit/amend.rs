//! Changing fields of one record: the command behind every form field.

use super::{Change, Field, Label, Named, Refusal};
use engine::model::*;

/// Adds a new record to a patch. Refused when the id names another one already, so that nothing is
/// replaced in silence.
pub(super) fn add<T: Record>(
    patch: &mut Patch,
    plan: &Plan,
    id: &Id<T>,
    record: T,
) -> Result<(), Refusal> {
    if plan.get(id).is_some() || T::changes(patch).contains_key(id) {
        return Err(Refusal::IdTaken);
    }
    patch.put(plan, id, record);
    Ok(())
}

/// Changes a record by `edit`, and names the step after `field`.
///
/// Refused when the record is gone or would lose its name. A record that stays as it is gives an
/// empty patch.
pub fn amend<T: Named>(
    plan: &Plan,
    id: &Id<T>,
    field: Field,
    edit: impl FnOnce(&mut T),
) -> Result<Change, Refusal> {
    let before = plan.get(id).ok_or(Refusal::Gone(T::WHAT))?;
    let mut after = T::clone(before);
    edit(&mut after);
    if after.name().trim().is_empty() {
        return Err(Refusal::NoName(T::WHAT));
    }
    let label = match field {
        Field::Name => {
            Label::Renamed { what: T::WHAT, from: before.name().into(), to: after.name().into() }
        }
        field => Label::Changed { what: T::WHAT, name: before.name().into(), field },
    };
    let mut patch = Patch::default();
    patch.put(plan, id, after);
    Ok(Change { label, patch })
}
