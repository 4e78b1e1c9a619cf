//! Choosing between what both have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    strain,
    twins::{self, SAME},
};
use crate::edit::{Change, Document, Label, Merge, RecordType, commands};
use crate::format::json::put_records;
use crate::merge::{
    CellName, Clash, ClashKind, MergeState, RecordKey, Side, StateChange, Value, cells_of,
    dependants, is_in, record_of, text_of,
};
use engine::model::{Patch, Plan};

/// What stands in the place of the name of a cell when it is about moving along, once all has come
/// in, what would then lie too early.
pub const PUSH: &str = "links#push";

/// What somebody chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// What stands here.
    Mine,
    /// What the other file says.
    Theirs,
    /// Nothing yet: both are kept.
    Later,
}

/// Has the joined copy follow what was chosen for some of its cells; `sides` are the copies that it
/// was made of.
pub(super) fn apply(
    sides: [Side<'_>; 2],
    joined: (Plan, MergeState),
    choices: &BTreeMap<String, Choice>,
) -> (Plan, MergeState) {
    let (mut plan, mut state) = joined;
    let mut same = BTreeSet::new();
    for (name, choice) in choices {
        let side = match choice {
            Choice::Mine => sides[0],
            Choice::Theirs => sides[1],
            Choice::Later => continue,
        };
        let Some((record, cell)) = name.rsplit_once('#') else { continue };
        let key = RecordKey::from(record.to_owned());
        if cell == SAME {
            same.insert(key);
            continue;
        }
        if cell == Clash::LIFE {
            plan = live(&plan, &mut state, &key, side).0;
            continue;
        }
        // Of a record that this side does not have, it says nothing cell by cell.
        let Some(text) = text_of(side.plan, &key) else { continue };
        let values = cells_of(key.table(), &text);
        let cells = match cell {
            Clash::WHOLE => state.unsettled_cells(&key),
            cell => vec![cell.to_owned()],
        };
        for cell in cells {
            let value = values.get(&cell).cloned().unwrap_or_default();
            plan = give(&plan, &mut state, &key, cell, &value).0;
        }
    }
    if !same.is_empty() {
        // By what else was chosen: of what is left out nothing is made one.
        let mut one = twins::twins([sides[0].plan, sides[1].plan, &plan], &state);
        one.retain(|key, _| same.contains(key));
        plan = write(&mut state, plan, |plan, _| twins::as_one(plan, &one));
    }
    if choices.get(PUSH) == Some(&Choice::Theirs) {
        let before = sides[0].plan;
        plan = write(&mut state, plan, |plan, state| strain::pushed(before, plan, state));
    }
    (plan, state)
}

/// Makes the plan another one, as a write of whoever chooses.
fn write(state: &mut MergeState, plan: Plan, to: impl FnOnce(&Plan, &MergeState) -> Plan) -> Plan {
    let after = to(&plan, state);
    state.write(&plan, &after, &Patch::between(&plan, &after));
    after
}

/// Gives a cell this value, as somebody's choice.
fn give(
    plan: &Plan,
    state: &mut MergeState,
    key: &RecordKey,
    cell: CellName,
    value: &Value,
) -> (Plan, StateChange) {
    let mut change = StateChange::default();
    let Some(text) = text_of(plan, key) else { return (plan.clone(), change) };
    let mut cells = cells_of(key.table(), &text);
    match value.is_empty() {
        true => _ = cells.remove(&cell),
        false => _ = cells.insert(cell.clone(), value.clone()),
    }
    let records = BTreeMap::from([(key.clone(), Some(record_of(key.table(), &cells)))]);
    let after = with(plan, &put_records(plan, &records));
    state.choose(&[(key.clone(), cell)], &mut change);
    (after, change)
}

/// Has a record stay or go as it does in this copy, as somebody's choice; with it goes what means
/// nothing without it, and comes back what went with it.
fn live(
    plan: &Plan,
    state: &mut MergeState,
    key: &RecordKey,
    side: Side<'_>,
) -> (Plan, StateChange) {
    if is_in(side.plan, key) { keep(plan, state, key, side.plan) } else { let_go(plan, state, key) }
}

fn keep(plan: &Plan, state: &mut MergeState, key: &RecordKey, whole: &Plan) -> (Plan, StateChange) {
    let mut change = StateChange::default();
    let mut records = BTreeMap::new();
    let mut open = vec![key.clone()];
    while let Some(key) = open.pop() {
        let origin = state.origin(&key);
        if !is_in(plan, &key) {
            let body = origin.body.as_ref().map(ToString::to_string);
            records.insert(key.clone(), body.or_else(|| text_of(whole, &key)));
        }
        if !origin.life.goes.is_empty() {
            state.keep(&key, &mut change);
        }
        dependants(whole, &key, &mut |other| open.push(other));
    }
    (with(plan, &put_records(plan, &records)), change)
}

/// The plan with all that went by the same batches as this record.
fn with_gone(document: &Document, key: &RecordKey) -> Plan {
    let goes = document.merge.origin(key).life.goes.clone();
    let gone = document.merge.origins().filter_map(|(other, origin)| {
        let same = origin.life.is_gone() && origin.life.goes.iter().any(|id| goes.contains(id));
        Some((other.clone(), Some(origin.body.as_ref().filter(|_| same)?.to_string())))
    });
    with(&document.plan, &put_records(&document.plan, &gone.collect()))
}

fn let_go(plan: &Plan, state: &mut MergeState, key: &RecordKey) -> (Plan, StateChange) {
    let mut patch = Patch::default();
    match key.record_type() {
        RecordType::Unknown => patch = put_records(plan, &BTreeMap::from([(key.clone(), None)])),
        what => commands::remove(plan, what, key.id(), &mut patch),
    }
    let after = with(plan, &patch);
    (after.clone(), state.write(plan, &after, &patch))
}

fn with(plan: &Plan, patch: &Patch) -> Plan {
    // The patch was made for this plan.
    plan.apply(patch).unwrap_or_else(|_| plan.clone())
}

/// Settles what several have changed: the cell gets this one of its values, by number; of a record
/// that some deleted, 0 keeps it and 1 lets it go. None when it is settled already.
pub fn settle(document: &Document, name: &str, which: usize) -> Option<Merge> {
    let (record, _) = name.rsplit_once('#')?;
    let key = RecordKey::from(record.to_owned());
    let clashes = document.merge.clashes_of(&document.plan, &key);
    let clash = clashes.into_iter().find(|clash| clash.name() == name)?;
    let mut state = document.merge.clone();
    let (plan, change) = match clash.kind {
        ClashKind::Values { cell, values } => {
            give(&document.plan, &mut state, &key, cell, &values.get(which)?.0)
        }
        ClashKind::Life { .. } if which == 0 => {
            let whole = with_gone(document, &key);
            keep(&document.plan, &mut state, &key, &whole)
        }
        ClashKind::Life { .. } => let_go(&document.plan, &mut state, &key),
    };
    let patch = Patch::between(&document.plan, &plan);
    let (what, name) = super::review::title(&key, [&document.plan, &plan]);
    let label = match what {
        RecordType::Plan => Label::Settled { what, name: plan.about.name.clone() },
        what => Label::Settled { what, name },
    };
    Some(Merge { change: Arc::new(Change { label, patch }), state: Arc::new(change) })
}
