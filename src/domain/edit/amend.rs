//! Changing one record: the commands behind every form field.

use super::commands::amend_decision;
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

/// A record whose fields can be set one by one.
pub trait Editable: Record {
    /// Sets one field; [`set`] is its name outside.
    fn set<V>(
        plan: &Plan,
        id: &Id<Self>,
        field: FieldOf<Self, V>,
        value: V,
    ) -> Result<Change, Refusal>;
}

impl<T: Named> Editable for T {
    fn set<V>(plan: &Plan, id: &Id<T>, field: FieldOf<T, V>, value: V) -> Result<Change, Refusal> {
        amend(plan, id, field.field, |record| *(field.get_mut)(record) = value)
    }
}

impl Editable for Decision {
    fn set<V>(
        plan: &Plan,
        id: &DecisionId,
        field: FieldOf<Decision, V>,
        value: V,
    ) -> Result<Change, Refusal> {
        amend_decision(plan, id, field.field, |decision| *(field.get_mut)(decision) = value)
    }
}

/// Sets one field of a record, and names the step after it; refused as [`amend`] does.
pub fn set<T: Editable, V>(
    plan: &Plan,
    id: &Id<T>,
    field: FieldOf<T, V>,
    value: V,
) -> Result<Change, Refusal> {
    T::set(plan, id, field, value)
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
    let before = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?;
    let mut after = T::clone(before);
    edit(&mut after);
    if after.name().trim().is_empty() {
        return Err(Refusal::NoName(T::TYPE));
    }
    let label = if field == T::NAME.field {
        Label::Renamed { what: T::TYPE, from: before.name().into(), to: after.name().into() }
    } else {
        Label::Changed { what: T::TYPE, name: before.name().into(), field }
    };
    let mut patch = Patch::default();
    patch.put(plan, id, after);
    Ok(Change { label, patch })
}
