//! Naming a person or a programme in a form: type a name, and it exists.

use super::create::next;
use crate::edit::{Change, Named, Refusal, amend::add, set};
use engine::model::*;

/// A record that can be found by its name, or made from it.
pub trait FromName: Named {
    /// A new record of this name, for this plan.
    fn from_name(plan: &Plan, name: &str) -> Self;
}

impl FromName for Person {
    fn from_name(_plan: &Plan, name: &str) -> Self {
        Person { name: name.into(), party: None }
    }
}

impl FromName for Party {
    /// Somebody names the parties that are not their own.
    fn from_name(_plan: &Plan, name: &str) -> Self {
        Party { name: name.into(), external: true, calendar: None }
    }
}

impl FromName for Programme {
    fn from_name(plan: &Plan, name: &str) -> Self {
        let rank = next(plan.programmes.values().map(|programme| &programme.rank));
        new_programme(plan, name, rank)
    }
}

/// A programme of this name and place, with the next colour.
pub(crate) fn new_programme(plan: &Plan, name: &str, rank: Rank) -> Programme {
    // Steps of the golden angle keep neighbouring stripes apart, however many there are.
    let hue = (plan.programmes.size() as u64 * 137 % 360) as u16;
    Programme { name: name.into(), hue, rank, ..Programme::default() }
}

/// Gives a record's field the one of this name, made under `new` when there is none yet; an empty
/// name clears the field.
pub fn assign<T: Named, N: FromName>(
    plan: &Plan,
    id: &Id<T>,
    field: FieldOf<T, Option<Id<N>>>,
    name: &str,
    new: Id<N>,
) -> Result<Change, Refusal> {
    let mut patch = Patch::default();
    let chosen = named(plan, &mut patch, name, new)?;
    let mut change = set(plan, id, field, chosen)?;
    change.patch.append(patch);
    Ok(change)
}

/// The one of this name, in the plan or in what is made in this step; one that is not known is made
/// under `new`. None for no name.
pub(super) fn named<N: FromName>(
    plan: &Plan,
    patch: &mut Patch,
    name: &str,
    new: Id<N>,
) -> Result<Option<Id<N>>, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let is_it = |record: &N| record.name().to_lowercase() == name.to_lowercase();
    let known = N::of(plan).iter().find(|(_, record)| is_it(record)).map(|(id, _)| id.clone());
    let made = || {
        N::changes_mut(patch)
            .iter()
            .find(|(_, diff)| diff.after.as_deref().is_some_and(is_it))
            .map(|(id, _)| id.clone())
    };
    if let Some(found) = known.or_else(made) {
        return Ok(Some(found));
    }
    add(patch, plan, &new, N::from_name(plan, name))?;
    Ok(Some(new))
}
