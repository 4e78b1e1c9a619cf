//! Records that two people made apart and that are probably one (SPEC J13).

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::{commands, words_of};
use crate::format::json::put_records;
use crate::merge::{Cell, Cells, MergeState, RecordKey, cells_of, is_in, keys, record_of, text_of};
use engine::model::*;
use engine::sorting::Gather;

/// What stands in the place of the name of a cell when it is about whether two records are one.
pub const SAME: &str = "same";

/// The tables in which people make the same record twice.
const TABLES: &[&str] = &["people", "parties", "programmes", "projects", "products"];

/// Pairs of a record that comes with a file and one that is here alone, of nearly the same name and
/// in the same place; each of either once.
///
/// Not those that stand in something that both have changed: that has to be settled first.
pub(super) fn twins(
    [here, theirs, joined]: [&Plan; 3],
    state: &MergeState,
) -> BTreeMap<RecordKey, RecordKey> {
    let all = |plan: &Plan| -> BTreeSet<RecordKey> {
        keys(plan).into_iter().filter(|key| TABLES.contains(&key.table())).gather()
    };
    let stands = |key: &&RecordKey| is_in(joined, key);
    let [own, other] = [all(here), all(theirs)];
    let mut by_name: BTreeMap<(&str, Words), Vec<(&RecordKey, Words)>> = BTreeMap::new();
    for key in own.difference(&other).filter(stands) {
        let Some((name, place)) = looked_at(joined, key) else { continue };
        by_name.entry((key.table(), name)).or_default().push((key, place));
    }
    let mut pairs = BTreeMap::new();
    for key in other.iter().filter(|key| !is_in(here, key)).filter(stands) {
        let Some((name, place)) = looked_at(joined, key) else { continue };
        let Some(alike) = by_name.get_mut(&(key.table(), name)) else { continue };
        let is_there =
            |(_, own): &(&RecordKey, Words)| own.is_empty() || place.is_empty() || *own == place;
        if let Some(at) = alike.iter().position(is_there) {
            pairs.insert(key.clone(), alike.remove(at).0.clone());
        }
    }
    if !pairs.is_empty() {
        let open = named_in_open_values(state);
        pairs.retain(|a, b| [a, b].iter().all(|key| !open.contains(&format!("\"{}\"", key.id()))));
    }
    pairs
}

/// The words of a name, in order.
type Words = Vec<String>;

/// The words of what a record is called, and of what it is in; none where it has no name.
fn looked_at(plan: &Plan, key: &RecordKey) -> Option<(Words, Words)> {
    let programme = |id: &Option<ProgrammeId>| Some(plan.get(id.as_ref()?)?.name.as_str());
    let id = key.id();
    let (name, place) = match key.table() {
        "people" => {
            let person = plan.get(&PersonId::new(id))?;
            let party = person.party.as_ref().and_then(|id| plan.get(id));
            (&person.name, party.map(|party| party.name.as_str()))
        }
        "parties" => (&plan.get(&PartyId::new(id))?.name, None),
        "products" => (&plan.get(&ProductId::new(id))?.name, None),
        "programmes" => {
            let it = plan.get(&ProgrammeId::new(id))?;
            (&it.name, programme(&it.parent))
        }
        _ => {
            let it = plan.get(&ProjectId::new(id))?;
            (&it.name, programme(&it.programme))
        }
    };
    let name = words_of(name);
    (!name.is_empty()).then(|| (name, words_of(place.unwrap_or_default())))
}

/// All values that wait for somebody to choose, as one text.
fn named_in_open_values(state: &MergeState) -> String {
    let mut open = String::new();
    for key in state.disputed() {
        for cell in state.origin(key).cells.values() {
            if let Cell::Both(writes) = cell {
                writes.values().for_each(|value| open += value);
            }
        }
    }
    open
}

/// The plan with each of these pairs as one record: the one with the smaller id stays, whichever way
/// round it is asked, so that two people who do it get the same.
///
/// What is empty in it comes from the other; all that named the other names it; what hung on both
/// and is the same is there once.
pub(super) fn as_one(plan: &Plan, pairs: &BTreeMap<RecordKey, RecordKey>) -> Plan {
    let mut plan = plan.clone();
    let mut pairs = pairs.clone();
    while !pairs.is_empty() {
        let mut stays: BTreeMap<RecordKey, RecordKey> = BTreeMap::new();
        for (a, b) in &pairs {
            let [a, b] = [a, b].map(|key| followed(&stays, key));
            if a != b {
                stays.insert(a.clone().max(b.clone()), a.min(b));
            }
        }
        let filled: BTreeMap<_, _> = stays
            .keys()
            .map(|gone| (followed(&stays, gone), gone))
            .filter_map(|(kept, gone)| Some((kept.clone(), Some(filled(&plan, &kept, gone)?))))
            .gather();
        plan = applied(&plan, &put_records(&plan, &filled));
        let before = plan.clone();
        plan = applied(&plan, &redirected(&plan, &stays));
        let mut patch = Patch::default();
        for gone in stays.keys() {
            commands::remove(&plan, gone.record_type(), gone.id(), &mut patch);
        }
        plan = applied(&plan, &patch);
        pairs = doubles(&plan, &Patch::between(&before, &plan));
    }
    plan
}

fn applied(plan: &Plan, patch: &Patch) -> Plan {
    // The patch was made for this plan.
    plan.apply(patch).unwrap_or_else(|_| plan.clone())
}

fn followed(stays: &BTreeMap<RecordKey, RecordKey>, key: &RecordKey) -> RecordKey {
    let mut key = key;
    while let Some(next) = stays.get(key) {
        key = next;
    }
    key.clone()
}

/// A record with what is empty in it as another one has it.
fn filled(plan: &Plan, kept: &RecordKey, other: &RecordKey) -> Option<String> {
    let cells = |key: &RecordKey| Some(cells_of(key.table(), &text_of(plan, key)?));
    let mut all: Cells = cells(other)?;
    all.extend(cells(kept)?);
    Some(record_of(kept.table(), &all))
}

/// Has all that names one of these name the other. A link from a record to itself goes.
fn redirected(plan: &Plan, stays: &BTreeMap<RecordKey, RecordKey>) -> Patch {
    let to = |what: RecordType, id: &str| {
        let key = RecordKey::new(what.table(), id);
        followed(stays, &key).id().to_owned()
    };
    let mut patch = Patch::default();
    macro_rules! each_table {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(for (id, record) in plan.$table.iter() {
                let mut after = $record::clone(record);
                $record::fields().iter().for_each(|field| field.map_ids(&mut after, &to));
                patch.put(plan, id, after);
            })*
        };
    }
    engine::each_record!(each_table);
    let loops: Vec<LinkId> = plan
        .links
        .keys()
        .filter(|id| {
            let after = patch.links.get(*id).and_then(|diff| diff.after.as_ref());
            after.is_some_and(|link| link.predecessor == link.successor)
        })
        .cloned()
        .collect();
    loops.iter().for_each(|id| patch.remove(plan, id));
    patch
}

/// Of the records that a patch touches, those that say the same as another one, each with that one.
fn doubles(plan: &Plan, patch: &Patch) -> BTreeMap<RecordKey, RecordKey> {
    let said = |key: &RecordKey| {
        let mut cells = cells_of(key.table(), &text_of(plan, key)?);
        cells.remove("rank");
        Some((key.table().to_owned(), record_of(key.table(), &cells)))
    };
    let touched: BTreeSet<RecordKey> = crate::merge::touched_keys(patch).gather();
    let tables: BTreeSet<&str> = touched.iter().map(RecordKey::table).gather();
    let hangs = |table: &str| !TABLES.contains(&table) && !matches!(table, "about" | "baselines");
    let mut first: BTreeMap<(String, String), RecordKey> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for key in keys(plan).into_iter().filter(|it| tables.contains(it.table()) && hangs(it.table()))
    {
        let Some(said) = said(&key) else { continue };
        match first.get(&said) {
            Some(one) if touched.contains(&key) || touched.contains(one) => {
                found.insert(key, one.clone());
            }
            Some(_) => {}
            None => _ = first.insert(said, key),
        }
    }
    found
}
