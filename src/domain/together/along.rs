//! Dates that moved along links are one thing with the move that pushed them (SPEC J9).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Item, ItemKind};
use crate::merge::{Batches, RecordKey};
use engine::model::*;
use engine::sorting::{Gather, Order};

/// Puts what was pushed with what pushed it: the successors, along the links of the file's plan,
/// that the same batch moved, and the milestones that went with their project.
///
/// `wrote` says which batches wrote what an item is about.
pub(super) fn gathered(
    items: Vec<Item>,
    plan: &Plan,
    wrote: impl Fn(&Item) -> Batches,
) -> Vec<Item> {
    let moves: BTreeMap<RecordKey, usize> = (0..items.len())
        .filter(|place| is_move(&items[*place]))
        .map(|place| (items[place].key.clone(), place))
        .gather();
    if moves.len() < 2 {
        return items;
    }
    let batches: BTreeMap<usize, Batches> =
        moves.values().map(|place| (*place, wrote(&items[*place]))).gather();
    let pushed: BTreeMap<usize, Vec<usize>> = moves
        .iter()
        .map(|(key, place)| {
            let reached = reached(plan, key).into_iter().filter_map(|key| moves.get(&key).copied());
            let same = |other: &usize| batches[place].iter().any(|it| batches[other].contains(it));
            (*place, reached.filter(same).collect())
        })
        .gather();
    let mut led_by: Vec<Option<usize>> = vec![None; items.len()];
    let mut leads: Vec<usize> = moves.values().copied().collect();
    leads.order();
    // First those that nothing pushed; what is left pushes one another round in a circle.
    let all_pushed: BTreeSet<usize> = pushed.values().flatten().copied().gather();
    leads.order_by_key(|place| all_pushed.contains(place));
    for lead in leads {
        let mut open = VecDeque::from([lead]);
        while let Some(at) = open.pop_front() {
            if led_by[at].is_none() {
                led_by[at] = Some(lead);
                open.extend(pushed[&at].iter().copied().filter(|it| led_by[*it].is_none()));
            }
        }
    }
    let mut along: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (place, item) in items.into_iter().enumerate() {
        match led_by[place].filter(|lead| *lead != place) {
            Some(lead) => along.entry(lead).or_default().push(item),
            None => alone.push((place, item)),
        }
    }
    let with = |(place, item): (usize, Item)| Item {
        along: along.remove(&place).unwrap_or_default(),
        ..item
    };
    alone.into_iter().map(with).collect()
}

/// Is it about where a project or a milestone lies, as the file has it?
fn is_move(item: &Item) -> bool {
    let ItemKind::Theirs { cell, .. } = &item.kind else { return false };
    matches!((item.key.table(), cell.as_str()), ("projects", "dates") | ("milestones", "day"))
}

/// The records whose dates can move along with those of this one: what waits for it, and what lies
/// in it.
fn reached(plan: &Plan, key: &RecordKey) -> Vec<RecordKey> {
    let mut found = Vec::new();
    let end = match key.table() {
        "projects" => {
            let id = ProjectId::new(key.id());
            found.extend(plan.milestones_of(&id).map(|(it, _)| RecordKey::of(it)));
            LinkEnd::Project(id)
        }
        _ => LinkEnd::Milestone(MilestoneId::new(key.id())),
    };
    for (_, link) in plan.links_at(&end).filter(|(_, link)| link.predecessor == end) {
        match &link.successor {
            LinkEnd::Project(id) => found.push(RecordKey::of(id)),
            LinkEnd::Milestone(id) => {
                found.push(RecordKey::of(id));
                found.extend(plan.get(id).map(|milestone| RecordKey::of(&milestone.project)));
            }
        }
    }
    found
}
