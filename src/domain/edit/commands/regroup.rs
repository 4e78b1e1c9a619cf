//! Programmes in layers: what lies where, and in which order.

use crate::edit::{Change, Label, Named, RecordType, Refusal};
use engine::model::*;
use engine::sorting::Order;

/// A record that has a place among siblings in a programme, or at the top.
pub trait Grouped: Named {
    /// The programme it lies in; none: the top.
    fn home(&self) -> Option<&ProgrammeId>;
    /// Its place among its siblings.
    fn rank(&self) -> &Rank;
    /// Puts it there.
    fn put(&mut self, home: Option<ProgrammeId>, rank: Rank);
}

impl Grouped for Project {
    fn home(&self) -> Option<&ProgrammeId> {
        self.programme.as_ref()
    }
    fn rank(&self) -> &Rank {
        &self.rank
    }
    fn put(&mut self, home: Option<ProgrammeId>, rank: Rank) {
        (self.programme, self.rank) = (home, rank);
    }
}

impl Grouped for Programme {
    fn home(&self) -> Option<&ProgrammeId> {
        self.parent.as_ref()
    }
    fn rank(&self) -> &Rank {
        &self.rank
    }
    fn put(&mut self, home: Option<ProgrammeId>, rank: Rank) {
        (self.parent, self.rank) = (home, rank);
    }
}

/// Moves a project into this programme, or out of all, behind what lies there. It stays where it is
/// when it lies there already.
pub fn move_to_programme(
    plan: &Plan,
    id: &ProjectId,
    programme: Option<&ProgrammeId>,
) -> Result<Change, Refusal> {
    move_into(plan, id, programme)
}

/// Moves a programme with all it holds under another, or to the top, behind what lies there.
///
/// Refused when it would lie in itself: the refusal names the programmes on the way.
pub fn nest(
    plan: &Plan,
    id: &ProgrammeId,
    parent: Option<&ProgrammeId>,
) -> Result<Change, Refusal> {
    if let Some(parent) = parent {
        let line: Vec<_> = plan.lineage(parent).collect();
        if let Some(place) = line.iter().position(|above| *above == id) {
            let name = |id: &&ProgrammeId| {
                plan.get(*id).map_or_else(String::new, |programme| programme.name.clone())
            };
            return Err(Refusal::Loop(line[..=place].iter().rev().map(name).collect()));
        }
    }
    move_into(plan, id, parent)
}

fn move_into<T: Grouped>(
    plan: &Plan,
    id: &Id<T>,
    home: Option<&ProgrammeId>,
) -> Result<Change, Refusal> {
    let record = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?;
    let into = match home {
        Some(home) => {
            Some(plan.get(home).ok_or(Refusal::Gone(RecordType::Programme))?.name.clone())
        }
        None => None,
    };
    let mut patch = Patch::default();
    if record.home() != home {
        let rank = Rank::after(siblings::<T>(plan, home).last().map(|(rank, _)| rank));
        let mut after = T::clone(record);
        after.put(home.cloned(), rank);
        patch.put(plan, id, after);
    }
    Ok(Change {
        label: Label::Regrouped { what: T::TYPE, name: record.name().into(), into },
        patch,
    })
}

/// Moves a record so many places down among its siblings; up when negative, and no further than the
/// first or the last.
///
/// It alone gets another rank, unless it comes to lie between equal ones: then those behind it do
/// too.
pub fn reorder<T: Grouped>(plan: &Plan, id: &Id<T>, places: i32) -> Result<Change, Refusal> {
    let record = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?;
    let mut order = siblings::<T>(plan, record.home());
    let from = order.iter().position(|(_, own)| own == id).unwrap_or(0);
    let to = from.saturating_add_signed(places as isize).min(order.len().saturating_sub(1));
    let moved = order.remove(from);
    let low = to.checked_sub(1).map(|before| &order[before].0);
    let behind = &order[to..];
    let equal = behind.iter().take_while(|(rank, _)| Some(rank) == low).count();
    let ranks = Rank::spread(low, behind.get(equal).map(|(rank, _)| rank), 1 + equal);
    let mut patch = Patch::default();
    if from != to {
        for ((_, id), rank) in std::iter::once(&moved).chain(behind).zip(ranks) {
            if let Some(record) = plan.get(id) {
                let mut after = T::clone(record);
                after.put(record.home().cloned(), rank);
                patch.put(plan, id, after);
            }
        }
    }
    Ok(Change { label: Label::Reordered { what: T::TYPE, name: record.name().into() }, patch })
}

/// Puts a record right before or right behind a sibling; refused where that lies elsewhere.
pub fn place_beside<T: Grouped>(
    plan: &Plan,
    id: &Id<T>,
    sibling: &Id<T>,
    behind: bool,
) -> Result<Change, Refusal> {
    let record = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?;
    let order = siblings::<T>(plan, record.home());
    let place =
        |id: &Id<T>| order.iter().position(|(_, own)| own == id).ok_or(Refusal::Gone(T::TYPE));
    let (from, to) = (place(id)? as i32, place(sibling)? as i32 + i32::from(behind));
    // Its own place is free as soon as it leaves it.
    reorder(plan, id, if to > from { to - 1 - from } else { to - from })
}

/// What lies in this programme, or at the top, in order. One whose programme is not in the plan
/// lies at the top.
fn siblings<T: Grouped>(plan: &Plan, home: Option<&ProgrammeId>) -> Vec<(Rank, Id<T>)> {
    let known =
        |id: Option<&ProgrammeId>| id.filter(|id| plan.programmes.contains_key(*id)).cloned();
    let home = known(home);
    let mut siblings: Vec<_> = T::of(plan)
        .iter()
        .filter(|(_, it)| known(it.home()) == home)
        .map(|(id, it)| (it.rank().clone(), id.clone()))
        .collect();
    siblings.order();
    siblings
}
