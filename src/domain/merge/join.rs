//! Bringing two copies of a plan together.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::{cell_of, cells_of, is_set, record_of};
use super::record::{dependants, is_in, keys, named_by, text_of};
use super::{
    Batch, BatchId, Batches, Cell, CellName, Cells, Coverage, Life, MergeState, Origin, RecordKey,
    Value,
};
use engine::model::Plan;
use engine::sorting::Gather;

/// A copy of a plan: what it says, and who wrote it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub plan: &'a Plan,
    pub state: &'a MergeState,
}

/// What comes of two copies.
#[derive(Clone, Debug)]
pub struct Joined {
    /// Who wrote what.
    pub state: MergeState,
    /// The records that are not as the first copy has them, as text; none for one that goes.
    pub records: BTreeMap<RecordKey, Option<String>>,
}

/// Brings two copies of one plan together. Both must be sealed.
///
/// A write that both hold stays. One that only one of them holds stays unless the other has seen
/// its batch in that record: then it was overwritten there. So every write survives, or somebody
/// overwrote it who had seen it. The order of the copies makes no difference.
pub fn join(mine: Side<'_>, theirs: Side<'_>) -> Joined {
    let root = mine.state.root().min(theirs.state.root());
    let [own, other] = [mine, theirs].map(|side| side.state.re_rooted(side.plan, root));
    let sides = [Side { plan: mine.plan, state: &own }, Side { plan: theirs.plan, state: &other }];
    let mut state = joined_head(&own, &other);
    let join = Join { sides, batches: &state.batches.clone(), named: Default::default() };
    let as_at_root = Origin::of(BatchId::ROOT.into());
    let mut records = BTreeMap::new();
    for key in join.differing() {
        let (mut origin, text) = join.record(&key);
        origin.tidy();
        let visible = text.filter(|_| !origin.life.is_gone());
        if visible.as_deref() != text_of(mine.plan, &key).as_deref() {
            records.insert(key.clone(), visible);
        }
        state.put(key, (origin != as_at_root).then(|| Arc::new(origin)));
    }
    Joined { state, records }
}

/// The first state, with what was seen and is known in either.
fn joined_head(mine: &MergeState, theirs: &MergeState) -> MergeState {
    let mut state = mine.clone();
    let ids = mine.seen().chain(theirs.seen()).map(|(id, _)| id).chain([BatchId::ROOT]);
    let mut seen: BTreeMap<BatchId, Coverage> = ids
        .filter_map(|id| {
            let both = match (mine.coverage(id), theirs.coverage(id)) {
                (Some(a), Some(b)) => a.or(b),
                (a, b) => a.or(b)?.clone(),
            };
            Some((id, both))
        })
        .gather();
    if seen.get(&BatchId::ROOT) == Some(&Coverage::All) {
        seen.remove(&BatchId::ROOT);
    }
    if seen != *state.seen {
        state.seen = Arc::new(seen);
    }
    let mut batches: BTreeMap<BatchId, Batch> = (*mine.batches).clone();
    for (id, batch) in theirs.batches.iter() {
        // Only files that somebody has changed by hand say two things of a batch.
        let known = batches.entry(*id).or_default();
        *known = std::mem::take(known).max(batch.clone());
    }
    if batches != *state.batches {
        state.batches = Arc::new(batches);
    }
    state
}

struct Join<'a> {
    sides: [Side<'a>; 2],
    batches: &'a BTreeMap<BatchId, Batch>,
    /// Who named what on either side, looked up when something goes.
    named: [OnceCell<NamedBy>; 2],
}

/// The writes that name a record, each with the record it was made in.
type NamedBy = BTreeMap<RecordKey, BTreeSet<(BatchId, RecordKey)>>;

impl Join<'_> {
    /// The records that the copies may not have alike.
    fn differing(&self) -> BTreeSet<RecordKey> {
        let [mine, theirs] = self.sides;
        let mut found: BTreeSet<RecordKey> = BTreeSet::new();
        let named = mine.state.origins().chain(theirs.state.origins()).map(|(key, _)| key);
        found.extend(named.filter(|key| !self.is_alike(key)).cloned());
        // Of what a part does not hold, the other copy has all to say.
        for (side, other) in [(mine, theirs), (theirs, mine)] {
            if side.state.is_part() {
                let missing = |key: &RecordKey| !is_in(side.plan, key);
                found.extend(keys(other.plan).into_iter().filter(missing));
            }
        }
        found
    }

    /// Do both say the same of who wrote a record? What waits for somebody to choose may be shown
    /// otherwise when more is known of the batches.
    fn is_alike(&self, key: &RecordKey) -> bool {
        let [mine, theirs] = self.sides.map(|side| side.state.origins.get(key));
        match (mine, theirs) {
            (Some(a), Some(b)) => (Arc::ptr_eq(a, b) || a == b) && !a.is_disputed(),
            _ => false,
        }
    }

    /// Brings one record together: who wrote it, and its text.
    fn record(&self, key: &RecordKey) -> (Origin, Option<String>) {
        let [mine, theirs] = self.sides.map(|side| Held::of(side, key));
        match (mine, theirs) {
            (Some(mine), Some(theirs)) => {
                let sides = [&mine, &theirs];
                let (mut origin, text) = self.cells(key, sides);
                origin.life = self.life(key, sides, &origin);
                if origin.life.is_gone() {
                    origin.body = Some(text.as_str().into());
                }
                (origin, Some(text))
            }
            (Some(held), None) | (None, Some(held)) => {
                (Origin::clone(&held.origin), Some(held.text))
            }
            (None, None) => (Origin::default(), None),
        }
    }

    /// Brings the cells of a record together that both copies hold.
    fn cells(&self, key: &RecordKey, sides: [&Held; 2]) -> (Origin, String) {
        let [mine, theirs] = sides.map(|held| cells_of(key.table(), &held.text));
        let mut names: BTreeSet<&CellName> =
            sides.iter().flat_map(|held| held.origin.cells.keys()).gather();
        names.extend(mine.keys().chain(theirs.keys()));
        let empty = String::new();
        let base =
            self.kept(key, sides.map(|held| Cell::Same(held.origin.base.clone())), [&empty; 2]);
        let base: Batches = base.into_keys().collect();
        // Of a record that was written anew nobody asks what it was at the root.
        let first = if base.contains(BatchId::ROOT) { first(sides) } else { BTreeMap::new() };
        let mut origin = Origin { first, ..Origin::of(base) };
        let mut cells = Cells::new();
        for name in names {
            let values = [&mine, &theirs].map(|cells| cells.get(name).unwrap_or(&empty));
            let writes = self.kept(key, sides.map(|held| held.origin.cell(name)), values);
            let shown = self.shown(key, name, &writes).unwrap_or(values[0]).clone();
            let cell = if writes.values().all(|value| *value == shown) {
                Cell::Same(writes.into_keys().collect())
            } else {
                Cell::Both(writes)
            };
            origin.cells.insert(name.clone(), cell);
            if !shown.is_empty() {
                cells.insert(name.clone(), shown);
            }
        }
        (origin, record_of(key.table(), &cells))
    }

    /// The writes of a cell that stay.
    fn kept(
        &self,
        key: &RecordKey,
        cells: [Cell; 2],
        values: [&Value; 2],
    ) -> BTreeMap<BatchId, Value> {
        let [mine, theirs] = [0, 1].map(|side| writes(&cells[side], values[side]));
        let mut kept = BTreeMap::new();
        for (own, other, other_side) in [(&mine, &theirs, 1), (&theirs, &mine, 0)] {
            for (batch, value) in own {
                let stays = match other.get(batch) {
                    // Only a file that somebody has changed by hand says two things of a write.
                    Some(said) => value >= said,
                    None => !self.sides[other_side].state.has_seen(*batch, key),
                };
                if stays {
                    kept.insert(*batch, value.clone());
                }
            }
        }
        if kept.is_empty() {
            // So it is in no history; a file can say anything.
            kept = mine;
        }
        kept
    }

    /// The value that is shown while nobody has chosen: the later one, as far as that is known.
    fn shown<'w>(
        &self,
        key: &RecordKey,
        name: &str,
        writes: &'w BTreeMap<BatchId, Value>,
    ) -> Option<&'w Value> {
        if key.table() == "about" && name == "status_date" {
            return writes.values().max();
        }
        let of = |id: &BatchId| self.batches.get(id).and_then(|batch| batch.day);
        writes.iter().max_by_key(|(id, _)| (of(id), **id)).map(|(_, value)| value)
    }

    /// Whether a record lives that both copies hold.
    fn life(&self, key: &RecordKey, held: [&Held; 2], origin: &Origin) -> Life {
        let goes = self.kept_of(key, held.map(|held| held.origin.life.goes.iter().collect()));
        if goes.is_empty() {
            return Life::default();
        }
        let stays = [0, 1].map(|side| self.stays(side, key, held[side]));
        let mut kept: BTreeSet<BatchId> = BTreeSet::new();
        for (own, other) in [(0, 1), (1, 0)] {
            for (batch, record) in &stays[own] {
                let on_both = stays[other].iter().any(|(theirs, _)| theirs == batch);
                if on_both || !self.sides[other].state.has_seen(*batch, record) {
                    kept.insert(*batch);
                }
            }
        }
        // Those that still stand in the record say enough: whoever has seen what wrote over another
        // has seen that one too.
        let standing = origin.standing();
        let own: Batches = kept.iter().copied().filter(|batch| standing.contains(batch)).collect();
        let stays = if own.is_empty() { kept.into_iter().collect() } else { own };
        Life { stays, goes: goes.into_iter().collect() }
    }

    /// The batches of either copy that the other holds too or has not seen.
    fn kept_of(&self, key: &RecordKey, batches: [BTreeSet<BatchId>; 2]) -> BTreeSet<BatchId> {
        let stays = |side: usize, batch: &BatchId| {
            batches[1 - side].contains(batch) || !self.sides[1 - side].state.has_seen(*batch, key)
        };
        let kept =
            |side: usize| batches[side].iter().filter(move |batch| stays(side, batch)).copied();
        kept(0).chain(kept(1)).gather()
    }

    /// The writes of a copy that say that a record stays, each with the record it was made in:
    /// those in the record itself, in all that means nothing without it, and those that name it.
    fn stays(&self, side: usize, key: &RecordKey, held: &Held) -> BTreeSet<(BatchId, RecordKey)> {
        let life = &held.origin.life;
        if life.is_gone() {
            return BTreeSet::new();
        }
        let Side { plan, state } = self.sides[side];
        let (mut found, mut open) = (BTreeSet::new(), Vec::new());
        if life.is_disputed() {
            found.extend(life.stays.iter().map(|batch| (batch, key.clone())));
            dependants(plan, key, &mut |other| open.push(other));
        } else {
            open.push(key.clone());
        }
        while let Some(key) = open.pop() {
            let batches = state.origin(&key).batches();
            found.extend(batches.into_iter().map(|batch| (batch, key.clone())));
            dependants(plan, &key, &mut |other| open.push(other));
        }
        let named = self.named[side].get_or_init(|| named(self.sides[side]));
        found.extend(named.get(key).into_iter().flatten().cloned());
        found
    }
}

/// The writes of a copy that name a record, since the root.
fn named(side: Side<'_>) -> NamedBy {
    let mut found = NamedBy::new();
    for (key, origin) in side.state.origins().filter(|(_, origin)| !origin.life.is_gone()) {
        named_by(side.plan, key, &mut |field, named| {
            let batches = match is_set(key.table(), field) {
                true => origin.batches(),
                false => origin.cell(cell_of(key.table(), field)).batches().iter().collect(),
            };
            let writes = batches.into_iter().map(|batch| (batch, key.clone()));
            found.entry(named).or_default().extend(writes);
        });
    }
    found
}

/// A record as a copy holds it, gone or not.
struct Held {
    origin: Arc<Origin>,
    text: String,
}

impl Held {
    fn of(side: Side<'_>, key: &RecordKey) -> Option<Held> {
        let origin = side.state.origin(key);
        let text = match &origin.body {
            Some(body) => Some(body.to_string()),
            None if is_in(side.plan, key) => text_of(side.plan, key),
            None => None,
        };
        text.map(|text| Held { origin, text })
    }
}

fn writes(cell: &Cell, value: &Value) -> BTreeMap<BatchId, Value> {
    match cell {
        Cell::Same(batches) => batches.iter().map(|batch| (batch, value.clone())).gather(),
        Cell::Both(writes) => writes.clone(),
    }
}

/// What cells held at the root, as far as either copy knows.
fn first(held: [&Held; 2]) -> BTreeMap<CellName, Value> {
    let mut first = held[0].origin.first.clone();
    for (name, value) in &held[1].origin.first {
        let known = first.entry(name.clone()).or_default();
        if value > known {
            *known = value.clone();
        }
    }
    first
}
