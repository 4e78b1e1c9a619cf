//! A merge state as text, for files and for what the browser keeps.
//!
//! Batches are numbered, so that who wrote a record is a few characters: `1 dates=4 state=3+5` says
//! that batch 1 wrote all of it but for these two cells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::object::one_line;
use super::{
    Batch, BatchId, Batches, Cell, CellName, Coverage, Head, MergeState, Origin, RecordKey,
    StateChange, Value,
};
use engine::sorting::{Gather, Order};

/// So many cells are remembered as they were at the root, at most.
const MAX_FIRST: usize = 200;

/// A merge state as a file has it.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    pub head: StoredHead,
    pub records: StoredRecords,
}

/// The batches, by number: 1 is the root, the others follow in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoredHead {
    pub root: String,
    /// Which of the scopes was seen of the root; none: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub batches: Vec<StoredBatch>,
    /// The records of parts, for batches of which not all was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<BTreeSet<RecordKey>>,
}

/// A batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredBatch {
    pub id: BatchId,
    #[serde(flatten)]
    pub batch: Batch,
    /// Which of the scopes was seen of it; none: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<usize>,
}

/// Who wrote records.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredRecords {
    /// By table and id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub records: BTreeMap<String, BTreeMap<String, String>>,
    /// The values of the cells that several wrote.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub both: BTreeMap<RecordKey, BTreeMap<CellName, BTreeMap<BatchId, Box<RawValue>>>>,
    /// The records that are gone, as they were.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub gone: BTreeMap<RecordKey, Box<RawValue>>,
    /// What cells held at the root.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub first: BTreeMap<RecordKey, BTreeMap<CellName, Box<RawValue>>>,
}

impl PartialEq for StoredRecords {
    fn eq(&self, other: &Self) -> bool {
        let text = |it: &Self| serde_json::to_string(it).ok();
        text(self) == text(other)
    }
}

/// What a step did to a merge state, for the history that the browser keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredChange {
    /// The records before and after, and those that nothing was said of.
    sides: [(StoredRecords, BTreeSet<RecordKey>); 2],
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heads: Option<[StoredHead; 2]>,
}

/// The batches by their numbers.
struct Numbers {
    ids: Vec<BatchId>,
    by_id: BTreeMap<BatchId, usize>,
}

impl Numbers {
    fn of(batches: impl Iterator<Item = BatchId>) -> Numbers {
        let ids: Vec<_> = [BatchId::OPEN, BatchId::ROOT].into_iter().chain(batches).collect();
        let by_id = ids.iter().enumerate().rev().map(|(number, id)| (*id, number)).gather();
        Numbers { ids, by_id }
    }

    /// No batch has a number.
    fn none() -> Numbers {
        Numbers::of(std::iter::empty())
    }

    fn write(&self, batches: &Batches) -> String {
        let number =
            |id: BatchId| self.by_id.get(&id).map_or_else(|| id.to_string(), usize::to_string);
        batches.iter().map(number).collect::<Vec<_>>().join("+")
    }

    fn read(&self, text: &str) -> Option<Batches> {
        let read = |part: &str| match BatchId::parse(part) {
            Some(id) => Some(id),
            None => self.ids.get(part.parse::<usize>().ok()?).copied(),
        };
        text.split('+').filter(|part| !part.is_empty()).map(read).collect()
    }
}

impl StoredHead {
    fn of(state: &MergeState) -> StoredHead {
        let named = state.seen().map(|(id, _)| id).filter(|id| *id != BatchId::ROOT);
        let mut ids: Vec<BatchId> = named.collect();
        // So new batches mostly come last, and numbers stay what they were.
        ids.order_by_key(|id| (state.batch(*id).and_then(|batch| batch.day), *id));
        let mut scopes: Vec<Arc<BTreeSet<RecordKey>>> = Vec::new();
        let mut scope = |coverage: &Coverage| match coverage {
            Coverage::All => None,
            Coverage::Records(records) => Some(match scopes.iter().position(|it| it == records) {
                Some(place) => place,
                None => {
                    scopes.push(records.clone());
                    scopes.len() - 1
                }
            }),
        };
        let part = state.coverage(BatchId::ROOT).and_then(&mut scope);
        let batches = ids
            .into_iter()
            .map(|id| StoredBatch {
                id,
                batch: state.batch(id).cloned().unwrap_or_default(),
                scope: state.seen.get(&id).and_then(&mut scope),
            })
            .collect();
        let scopes = scopes.iter().map(|records| (**records).clone()).collect();
        StoredHead { root: state.root().to_string(), part, batches, scopes }
    }

    fn numbers(&self) -> Numbers {
        Numbers::of(self.batches.iter().map(|batch| batch.id))
    }

    /// A state in which nothing is said of any record.
    fn state(&self) -> Option<MergeState> {
        let scopes: Vec<_> = self.scopes.iter().map(|scope| Arc::new(scope.clone())).collect();
        let mut state = MergeState::rooted(BatchId::parse(&self.root)?);
        let (mut seen, mut batches) = (BTreeMap::new(), BTreeMap::new());
        if let Some(part) = self.part {
            seen.insert(BatchId::ROOT, Coverage::Records(scopes.get(part)?.clone()));
        }
        for StoredBatch { id, batch, scope } in &self.batches {
            let coverage = match scope {
                None => Coverage::All,
                Some(place) => Coverage::Records(scopes.get(*place)?.clone()),
            };
            seen.insert(*id, coverage);
            if !batch.is_bare() {
                batches.insert(*id, batch.clone());
            }
        }
        (state.seen, state.batches) = (Arc::new(seen), Arc::new(batches));
        Some(state)
    }
}

impl StoredRecords {
    fn add(&mut self, key: &RecordKey, origin: &Origin, numbers: &Numbers) {
        let mut text = numbers.write(&origin.base);
        for (name, cell) in &origin.cells {
            text += &format!(" {}={}", escape(name), numbers.write(&cell.batches()));
            if let Cell::Both(writes) = cell {
                let values = writes.iter().filter_map(|(id, value)| Some((*id, raw(value)?)));
                self.both.entry(key.clone()).or_default().insert(name.clone(), values.gather());
            }
        }
        for (mark, batches) in [('>', &origin.life.stays), ('-', &origin.life.goes)] {
            if !batches.is_empty() {
                text += &format!(" {mark}{}", numbers.write(batches));
            }
        }
        if let Some(body) = origin.body.as_deref().and_then(raw) {
            self.gone.insert(key.clone(), body);
        }
        if !origin.first.is_empty() {
            let first =
                origin.first.iter().filter_map(|(name, value)| Some((name.clone(), raw(value)?)));
            self.first.insert(key.clone(), first.gather());
        }
        self.records.entry(key.table().into()).or_default().insert(key.id().into(), text);
    }

    fn keys(&self) -> impl Iterator<Item = RecordKey> + '_ {
        self.records.iter().flat_map(|(table, ids)| {
            ids.keys().map(move |id| match table.as_str() {
                "about" => RecordKey::about(),
                table => RecordKey::new(table, id),
            })
        })
    }

    fn origin(&self, key: &RecordKey, numbers: &Numbers) -> Option<Origin> {
        let text = self.records.get(key.table())?.get(key.id())?;
        let mut parts = text.split(' ');
        let mut origin = Origin::of(numbers.read(parts.next()?)?);
        for part in parts {
            if let Some(batches) = part.strip_prefix('>') {
                origin.life.stays = numbers.read(batches)?;
            } else if let Some(batches) = part.strip_prefix('-') {
                origin.life.goes = numbers.read(batches)?;
            } else {
                let (name, batches) = part.rsplit_once('=')?;
                let name = unescape(name);
                let both = self.both.get(key).and_then(|cells| cells.get(&name));
                let cell = match both {
                    Some(writes) => {
                        Cell::Both(writes.iter().map(|(id, value)| (*id, value_in(value))).gather())
                    }
                    None => Cell::Same(numbers.read(batches)?),
                };
                origin.cells.insert(name, cell);
            }
        }
        origin.body = self.gone.get(key).map(|body| one_line(body.get()).into());
        if let Some(first) = self.first.get(key) {
            origin.first =
                first.iter().map(|(name, value)| (name.clone(), value_in(value))).gather();
        }
        Some(origin)
    }
}

impl Stored {
    /// A state as text.
    pub fn of(state: &MergeState) -> Stored {
        let head = StoredHead::of(state);
        let mut records = StoredRecords::default();
        let numbers = head.numbers();
        state.origins().for_each(|(key, origin)| records.add(key, origin, &numbers));
        let mut room = MAX_FIRST;
        records.first.retain(|_, cells| {
            let fits = cells.len() <= room;
            room = room.saturating_sub(cells.len());
            fits
        });
        Stored { head, records }
    }

    /// Reads the text of a state, in which both stand among one another.
    pub fn read(json: &str) -> Option<Stored> {
        let (head, records) = (serde_json::from_str(json).ok()?, serde_json::from_str(json).ok()?);
        Some(Stored { head, records })
    }

    /// The state that this is the text of; none when it is not whole.
    pub fn state(&self) -> Option<MergeState> {
        let numbers = self.head.numbers();
        let mut state = self.head.state()?;
        for key in self.records.keys() {
            let origin = self.records.origin(&key, &numbers)?;
            state.put(key, Some(Arc::new(origin)));
        }
        Some(state)
    }

    /// Takes it apart into pieces of at most `size` records.
    pub fn split(self, size: usize) -> (StoredHead, Vec<StoredRecords>) {
        let Stored { head, mut records } = self;
        let keys: Vec<RecordKey> = records.keys().collect();
        let pieces = keys.chunks(size.max(1)).map(|keys| {
            let mut piece = StoredRecords::default();
            for key in keys {
                let text =
                    records.records.get_mut(key.table()).and_then(|ids| ids.remove(key.id()));
                let ids = piece.records.entry(key.table().into()).or_default();
                ids.extend(text.map(|text| (key.id().to_owned(), text)));
                piece.both.extend(records.both.remove_entry(key));
                piece.gone.extend(records.gone.remove_entry(key));
                piece.first.extend(records.first.remove_entry(key));
            }
            piece
        });
        (head, pieces.collect())
    }

    /// Adds a piece.
    pub fn append(&mut self, piece: StoredRecords) {
        for (table, ids) in piece.records {
            self.records.records.entry(table).or_default().extend(ids);
        }
        self.records.both.extend(piece.both);
        self.records.gone.extend(piece.gone);
        self.records.first.extend(piece.first);
    }
}

impl From<StateChange> for StoredChange {
    fn from(change: StateChange) -> StoredChange {
        // Every batch by its id: what is said here must hold in any state.
        let numbers = Numbers::none();
        let side = |side: usize| {
            let (mut records, mut absent) = (StoredRecords::default(), BTreeSet::new());
            for (key, origins) in &change.origins {
                match &origins[side] {
                    Some(origin) => records.add(key, origin, &numbers),
                    None => _ = absent.insert(key.clone()),
                }
            }
            (records, absent)
        };
        let sides = [side(0), side(1)];
        let head = |head: &Head| {
            let mut state = MergeState::rooted(head.root);
            (state.seen, state.batches) = (head.seen.clone(), head.batches.clone());
            StoredHead::of(&state)
        };
        StoredChange {
            sides,
            heads: change.heads.as_ref().map(|heads| [0, 1].map(|it| head(&heads[it]))),
        }
    }
}

impl TryFrom<StoredChange> for StateChange {
    type Error = &'static str;

    fn try_from(stored: StoredChange) -> Result<StateChange, Self::Error> {
        let read = || {
            let numbers = Numbers::none();
            let mut change = StateChange::default();
            for (side, (records, absent)) in stored.sides.iter().enumerate() {
                for key in records.keys() {
                    let origin = records.origin(&key, &numbers)?;
                    change.origins.entry(key).or_default()[side] = Some(Arc::new(origin));
                }
                for key in absent {
                    change.origins.entry(key.clone()).or_default();
                }
            }
            if let Some(heads) = &stored.heads {
                change.heads = Some([heads[0].state()?.head(), heads[1].state()?.head()]);
            }
            Some(change)
        };
        read().ok_or("no change of a merge state")
    }
}

/// A value as a file has it; one that holds nothing is `null`.
fn raw(value: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(if value.is_empty() { "null" } else { value }.into()).ok()
}

fn value_in(raw: &RawValue) -> Value {
    match raw.get() {
        "null" => Value::new(),
        text => one_line(text),
    }
}

/// The name of a cell without what separates the parts of a line.
fn escape(name: &str) -> String {
    name.replace('%', "%25").replace(' ', "%20").replace('=', "%3D")
}

fn unescape(name: &str) -> String {
    name.replace("%3D", "=").replace("%20", " ").replace("%25", "%")
}
