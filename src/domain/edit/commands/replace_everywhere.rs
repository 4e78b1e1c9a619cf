//! Replacing everywhere: another person or party stands wherever one stood, which stays or leaves.
//! Nothing is left pointing at nobody.

use super::{Delete, FromName};
use crate::edit::{Change, Label, Refusal, amend::add};
use engine::model::*;

/// A record that others name: people lead and own, parties do the work and employ.
pub trait Referred: Delete + FromName {
    /// Adds that `other`, or nobody, stands wherever this one stood; answers in how many places.
    fn redirect(plan: &Plan, id: &Id<Self>, other: Option<&Id<Self>>, patch: &mut Patch) -> usize;

    /// In how many places it stands.
    fn uses(plan: &Plan, id: &Id<Self>) -> usize {
        Self::redirect(plan, id, None, &mut Patch::default())
    }
}

/// What becomes of the one that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterReplacing {
    /// It stays in the plan.
    Stay,
    /// It is deleted.
    Leave,
}

/// Puts the one of this name, made under `new` when there is none yet, wherever this one stood; no
/// name is nobody.
///
/// Refused when the record is gone. Replacing one by itself changes nothing.
pub fn replace_everywhere<T: Referred>(
    plan: &Plan,
    id: &Id<T>,
    to: &str,
    new: Id<T>,
    then: AfterReplacing,
) -> Result<Change, Refusal> {
    let name = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?.name().to_owned();
    let to = to.trim();
    let is_named = |record: &T| record.name().to_lowercase() == to.to_lowercase();
    // Of two with the same name, the other one.
    let known = T::of(plan)
        .iter()
        .find(|(other, record)| *other != id && is_named(record))
        .map(|(other, _)| other.clone());
    if known.is_none() && !to.is_empty() && is_named(plan.get(id).ok_or(Refusal::Gone(T::TYPE))?) {
        return Ok(Change {
            label: Label::Replaced { what: T::TYPE, by: name.clone(), name, places: 0 },
            patch: Patch::default(),
        });
    }
    let mut patch = Patch::default();
    let is_new = known.is_none() && !to.is_empty();
    let other = if is_new { Some(new.clone()) } else { known };
    let places = T::redirect(plan, id, other.as_ref(), &mut patch);
    if is_new {
        add(&mut patch, plan, &new, T::from_name(plan, to))?;
    }
    let by = other.map_or_else(String::new, |other| {
        plan.get(&other).map_or_else(|| to.to_owned(), |other| other.name().to_owned())
    });
    let label = match then {
        AfterReplacing::Stay => Label::Replaced { what: T::TYPE, name, by, places },
        AfterReplacing::Leave => {
            patch.remove(plan, id);
            Label::Deleted { what: T::TYPE, name }
        }
    };
    Ok(Change { label, patch })
}

impl Referred for Person {
    fn redirect(plan: &Plan, id: &PersonId, other: Option<&PersonId>, patch: &mut Patch) -> usize {
        each::<Programme, _>(plan, id, other, patch, |it| &mut it.manager)
            + each::<Project, _>(plan, id, other, patch, |it| &mut it.manager)
            + each::<Product, _>(plan, id, other, patch, |it| &mut it.manager)
            + each::<Criterion, _>(plan, id, other, patch, |it| &mut it.owner)
            + each::<Request, _>(plan, id, other, patch, |it| &mut it.owner)
            + each::<Activity, _>(plan, id, other, patch, |it| &mut it.owner)
            + conditions(plan, id, other, patch)
    }
}

impl Referred for Party {
    fn redirect(plan: &Plan, id: &PartyId, other: Option<&PartyId>, patch: &mut Patch) -> usize {
        each::<Project, _>(plan, id, other, patch, |it| &mut it.party)
            + each::<Person, _>(plan, id, other, patch, |it| &mut it.party)
    }
}

/// Redirects one field of every record of a type.
fn each<T: Record, R>(
    plan: &Plan,
    id: &Id<R>,
    other: Option<&Id<R>>,
    patch: &mut Patch,
    field: fn(&mut T) -> &mut Option<Id<R>>,
) -> usize {
    let mut places = 0;
    for (own, record) in T::of(plan).iter() {
        let mut after = T::clone(record);
        let slot = field(&mut after);
        if slot.as_ref() == Some(id) {
            *slot = other.cloned();
            patch.put(plan, own, after);
            places += 1;
        }
    }
    places
}

/// Redirects the owners of all conditions.
fn conditions(plan: &Plan, id: &PersonId, other: Option<&PersonId>, patch: &mut Patch) -> usize {
    let mut places = 0;
    for (own, decision) in plan.decisions.iter() {
        // Of several people who go in one step, more than one may own a condition of it.
        let now = patch.decisions.get(own).map_or(Some(decision), |diff| diff.after.as_ref());
        let Some(mut after) = now.map(|now| Decision::clone(now)) else { continue };
        let owners = after
            .conditions
            .iter_mut()
            .map(|condition| &mut condition.owner)
            .filter(|owner| owner.as_ref() == Some(id));
        let found = owners.map(|owner| *owner = other.cloned()).count();
        if found > 0 {
            patch.put(plan, own, after);
            places += found;
        }
    }
    places
}

impl Delete for Person {
    fn remove_from(plan: &Plan, id: &PersonId, patch: &mut Patch) {
        Person::redirect(plan, id, None, patch);
        patch.remove(plan, id);
    }
}

impl Delete for Party {
    fn remove_from(plan: &Plan, id: &PartyId, patch: &mut Patch) {
        Party::redirect(plan, id, None, patch);
        patch.remove(plan, id);
    }
}
