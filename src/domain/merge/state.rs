//! The merge state of a copy of a plan: who wrote what, and what was seen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use serde::{Deserialize, Serialize};

use super::cell::{cell_of, cells_of, is_set, record_of};
use super::record::{Touched, is_in, keys, text_of, touched};
use super::{
    Batch, BatchId, Batches, Cell, CellName, Clash, Coverage, Life, Origin, RecordKey, StoredChange,
};
use engine::model::{Patch, Plan};
use engine::sorting::Gather;

/// Who wrote what in a copy of a plan, and how much of each batch was seen here. A copy of it is
/// cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct MergeState {
    root: Root,
    /// The records that are not wholly as they were at the root.
    pub(super) origins: RedBlackTreeMapSync<RecordKey, Arc<Origin>>,
    /// How much was seen of each batch; of the root, where nothing is said, all.
    pub(super) seen: Arc<BTreeMap<BatchId, Coverage>>,
    /// What is known of batches.
    pub(super) batches: Arc<BTreeMap<BatchId, Batch>>,
    /// The records in which the open batch wrote.
    open: RedBlackTreeSetSync<RecordKey>,
    /// The records in which something waits for somebody to choose.
    disputed: RedBlackTreeSetSync<RecordKey>,
}

/// The content that a plan began with, as a batch: whoever begins with the same content has the
/// same.
#[derive(Clone, Debug)]
struct Root(Arc<(Option<Plan>, OnceLock<BatchId>)>);

impl Root {
    fn id(&self) -> BatchId {
        let (plan, id) = &*self.0;
        *id.get_or_init(|| content_of(plan.as_ref().unwrap_or(&Plan::default())))
    }
}

impl PartialEq for Root {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.id() == other.id()
    }
}

/// The id that follows from all that a plan holds, in whatever order a file has it.
pub fn content_of(plan: &Plan) -> BatchId {
    let mut text = plan.id.clone();
    for key in keys(plan) {
        let cells = cells_of(key.table(), &text_of(plan, &key).unwrap_or_default());
        text += &format!("\n{key}");
        cells.iter().for_each(|(name, value)| text += &format!(" {name} {value}"));
    }
    BatchId::of(&text)
}

/// What a step did to a merge state, so that it can be taken back and made again exactly.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "StoredChange", into = "StoredChange")]
pub struct StateChange {
    /// The records that it wrote in, before and after.
    pub origins: BTreeMap<RecordKey, [Option<Arc<Origin>>; 2]>,
    /// What was seen and is known, before and after, where that changed.
    pub heads: Option<[Head; 2]>,
}

/// What is said of no record in particular: the root, what was seen, and what is known of batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub root: BatchId,
    pub seen: Arc<BTreeMap<BatchId, Coverage>>,
    pub batches: Arc<BTreeMap<BatchId, Batch>>,
}

impl StateChange {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == StateChange::default()
    }

    /// Splits it into pieces of at most `size` records each. [`StateChange::append`] is the way back.
    pub fn split(self, size: usize) -> Vec<StateChange> {
        let StateChange { origins, heads } = self;
        let mut pieces = vec![StateChange { heads, ..StateChange::default() }];
        for (key, sides) in origins {
            if pieces.last().is_none_or(|piece| piece.origins.len() >= size.max(1)) {
                pieces.push(StateChange::default());
            }
            pieces.last_mut().map(|piece| piece.origins.insert(key, sides));
        }
        pieces
    }

    /// Adds a piece.
    pub fn append(&mut self, piece: StateChange) {
        self.origins.extend(piece.origins);
        self.heads = piece.heads.or(self.heads.take());
    }

    /// What makes `after` out of `before`.
    pub fn between(before: &MergeState, after: &MergeState) -> StateChange {
        let mut origins = BTreeMap::new();
        for (key, origin) in after.origins.iter() {
            let was = before.origins.get(key);
            if was.is_none_or(|was| !Arc::ptr_eq(was, origin) && was != origin) {
                origins.insert(key.clone(), [was.cloned(), Some(origin.clone())]);
            }
        }
        for (key, origin) in
            before.origins.iter().filter(|(key, _)| !after.origins.contains_key(*key))
        {
            origins.insert(key.clone(), [Some(origin.clone()), None]);
        }
        let heads = [before.head(), after.head()];
        StateChange { origins, heads: (heads[0] != heads[1]).then_some(heads) }
    }
}

impl MergeState {
    /// The state of a plan that begins with this content.
    pub fn of(plan: &Plan) -> MergeState {
        MergeState::at(Root(Arc::new((Some(plan.clone()), OnceLock::new()))))
    }

    /// The state of a plan that began with the content of this id.
    pub fn rooted(id: BatchId) -> MergeState {
        MergeState::at(Root(Arc::new((None, OnceLock::from(id)))))
    }

    fn at(root: Root) -> MergeState {
        MergeState {
            root,
            origins: RedBlackTreeMapSync::default(),
            seen: Arc::default(),
            batches: Arc::default(),
            open: RedBlackTreeSetSync::default(),
            disputed: RedBlackTreeSetSync::default(),
        }
    }

    /// The batch of all that the plan began with.
    pub fn root(&self) -> BatchId {
        self.root.id()
    }

    /// Who wrote this record. One that nothing is said of is as at the root, if it is there at all.
    pub fn origin(&self, key: &RecordKey) -> Arc<Origin> {
        let as_at_root = || Arc::new(Origin::of(BatchId::ROOT.into()));
        self.origins.get(key).cloned().unwrap_or_else(as_at_root)
    }

    /// What is said of records that are not wholly as at the root.
    pub fn origins(&self) -> impl Iterator<Item = (&RecordKey, &Arc<Origin>)> {
        self.origins.iter()
    }

    /// Who made this batch, when and why, as far as that is known here.
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.batches.get(&id)
    }

    /// The batches of which something was seen, but for the root, each with how much.
    pub fn seen(&self) -> impl Iterator<Item = (BatchId, &Coverage)> {
        self.seen.iter().map(|(id, coverage)| (*id, coverage))
    }

    /// Whether what this batch wrote in this record was seen here.
    pub fn has_seen(&self, batch: BatchId, record: &RecordKey) -> bool {
        batch == BatchId::OPEN
            || self.coverage(batch).is_some_and(|coverage| coverage.holds(record))
    }

    /// How much of this batch was seen here. All of the root, unless this is a part of a plan.
    pub(super) fn coverage(&self, batch: BatchId) -> Option<&Coverage> {
        let of_root = || (batch == BatchId::ROOT).then_some(&Coverage::All);
        self.seen.get(&batch).or_else(of_root)
    }

    /// Whether this is only a part of the plan that began with the root.
    pub(super) fn is_part(&self) -> bool {
        self.seen.contains_key(&BatchId::ROOT)
    }

    /// Whether all of this batch was seen here.
    pub fn has_seen_all(&self, batch: BatchId) -> bool {
        let batch = if batch == self.root() { BatchId::ROOT } else { batch };
        self.coverage(batch) == Some(&Coverage::All)
    }

    /// Whether the plans of both began with the same content, or have any batch in common.
    pub fn shares_beginning(&self, other: &MergeState) -> bool {
        let of = |state: &MergeState| {
            let seen = state.seen().map(|(id, _)| id).filter(|id| *id != BatchId::ROOT);
            seen.chain([state.root()]).gather::<BTreeSet<_>>()
        };
        !of(self).is_disjoint(&of(other))
    }

    /// Whether nothing was ever changed or brought in since the plan began.
    pub fn is_untouched(&self) -> bool {
        self.origins.is_empty() && self.seen.is_empty()
    }

    /// Whether something was changed since the last seal.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The records in which something waits for somebody to choose.
    pub fn disputed(&self) -> impl Iterator<Item = &RecordKey> {
        self.disputed.iter()
    }

    /// The cells of this record that wait for somebody to choose; not the status date, of which the
    /// later one holds.
    pub fn unsettled_cells(&self, key: &RecordKey) -> Vec<CellName> {
        let Some(origin) = self.origins.get(key).filter(|it| !it.life.is_gone()) else {
            return Vec::new();
        };
        let is_rule = |name: &CellName| key.table() == "about" && name == "status_date";
        let both = origin.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Both(_)));
        both.map(|(name, _)| name.clone()).filter(|name| !is_rule(name)).collect()
    }

    /// Whether this cell waits for somebody to choose.
    pub fn is_unsettled(&self, key: &RecordKey, cell: &str) -> bool {
        let origin = self.origins.get(key).filter(|it| !it.life.is_gone());
        origin.is_some_and(|it| matches!(it.cells.get(cell), Some(Cell::Both(_))))
    }

    /// Notes that a step made `after` out of `before`: what it wrote is of the open batch.
    pub fn write(&mut self, before: &Plan, after: &Plan, patch: &Patch) -> StateChange {
        let mut change = StateChange::default();
        for (key, touched) in touched(patch) {
            let origin = self.written(before, after, &key, &touched);
            self.change(&mut change, &key, origin);
        }
        change
    }

    /// Notes that somebody has chosen: what these cells hold is of the open batch.
    pub fn choose(&mut self, cells: &[(RecordKey, CellName)], change: &mut StateChange) {
        for (key, name) in cells {
            let mut origin = Origin::clone(&self.origin(key));
            origin.cells.insert(name.clone(), Cell::Same(Batches::open()));
            self.change(change, key, origin);
        }
    }

    /// Notes that somebody has chosen that this record stays.
    pub fn keep(&mut self, key: &RecordKey, change: &mut StateChange) {
        let mut origin = Origin::clone(&self.origin(key));
        origin.life = Life::default();
        origin.body = None;
        // A write like any other, in a cell that holds nothing.
        origin.cells.insert(Clash::LIFE.into(), Cell::Same(Batches::open()));
        self.change(change, key, origin);
    }

    /// Empties every cell of a record that is gone, as somebody's choice. None when it is not gone, or
    /// holds nothing any more.
    pub fn empty(&mut self, key: &RecordKey) -> Option<StateChange> {
        let origin = self.origins.get(key).filter(|it| it.life.is_gone() && !it.is_empty())?;
        let emptied = Origin {
            life: origin.life.clone(),
            body: Some(Origin::NOTHING.into()),
            ..Origin::of(Batches::open())
        };
        let mut change = StateChange::default();
        self.change(&mut change, key, emptied);
        Some(change)
    }

    /// Says who wrote a record.
    pub fn say(&mut self, key: RecordKey, mut origin: Origin) {
        origin.tidy();
        let as_at_root = Origin::of(BatchId::ROOT.into());
        self.put(key, (origin != as_at_root).then(|| Arc::new(origin)));
    }

    /// Says that so much of a batch was seen here.
    pub fn see(&mut self, id: BatchId, coverage: Coverage, batch: Batch) {
        Arc::make_mut(&mut self.seen).insert(id, coverage);
        if !batch.is_bare() {
            Arc::make_mut(&mut self.batches).insert(id, batch);
        }
    }

    /// Seals what was changed since the last seal under this id, so that it can leave the page.
    /// Nothing when nothing was changed.
    pub fn seal(&mut self, id: BatchId, batch: Batch) {
        if !self.is_open() {
            return;
        }
        let open = std::mem::take(&mut self.open);
        for key in open.iter() {
            let mut origin = Origin::clone(&self.origin(key));
            origin.rename(BatchId::OPEN, id);
            self.put(key.clone(), Some(Arc::new(origin)));
        }
        self.see(id, Coverage::All, batch);
    }

    /// Makes a change again.
    pub fn redo(&mut self, change: &StateChange) {
        self.step(change, 1);
    }

    /// Takes a change back.
    pub fn undo(&mut self, change: &StateChange) {
        self.step(change, 0);
    }

    fn step(&mut self, change: &StateChange, to: usize) {
        if let Some(heads) = &change.heads {
            self.set_head(heads[to].clone());
        }
        for (key, origins) in &change.origins {
            self.put(key.clone(), origins[to].clone());
        }
    }

    /// What is said of no record in particular.
    pub fn head(&self) -> Head {
        Head { root: self.root(), seen: self.seen.clone(), batches: self.batches.clone() }
    }

    fn set_head(&mut self, head: Head) {
        if head.root != self.root() {
            self.root = MergeState::rooted(head.root).root;
        }
        (self.seen, self.batches) = (head.seen, head.batches);
    }

    /// Puts who wrote a record in place, and keeps the lists of open and disputed ones right.
    pub(super) fn put(&mut self, key: RecordKey, origin: Option<Arc<Origin>>) {
        fn list(set: &mut RedBlackTreeSetSync<RecordKey>, key: &RecordKey, is_in: bool) {
            if set.contains(key) != is_in {
                if is_in { set.insert_mut(key.clone()) } else { _ = set.remove_mut(key) }
            }
        }
        list(&mut self.open, &key, origin.as_ref().is_some_and(|origin| origin.is_open()));
        list(&mut self.disputed, &key, origin.as_ref().is_some_and(|origin| origin.is_disputed()));
        match origin {
            Some(origin) => self.origins.insert_mut(key, origin),
            None => drop(self.origins.remove_mut(&key)),
        }
    }

    fn change(&mut self, change: &mut StateChange, key: &RecordKey, mut origin: Origin) {
        origin.tidy();
        let (before, after) = (self.origins.get(key).cloned(), Arc::new(origin));
        self.put(key.clone(), Some(after.clone()));
        change.origins.entry(key.clone()).or_insert([before, None])[1] = Some(after);
    }

    /// Who wrote a record after a step.
    fn written(&self, before: &Plan, after: &Plan, key: &RecordKey, touched: &Touched) -> Origin {
        if !is_in(before, key) {
            return Origin::of(Batches::open());
        }
        let mut origin = Origin::clone(&self.origin(key));
        if !is_in(after, key) {
            origin.life = Life { stays: Batches::default(), goes: Batches::open() };
            // As bringing copies together writes it: copies that hold the same are the same.
            let body = |text: String| record_of(key.table(), &cells_of(key.table(), &text));
            origin.body = text_of(before, key).map(body).map(Arc::from);
            return origin;
        }
        let Touched::Fields(fields) = touched else { return Origin::of(Batches::open()) };
        let texts = [before, after].map(|plan| text_of(plan, key).unwrap_or_default());
        let [was, is] = texts.map(|text| cells_of(key.table(), &text));
        let root = Cell::Same(BatchId::ROOT.into());
        let mut write = |name: &str| {
            if was.get(name) == is.get(name) {
                return;
            }
            if origin.cell(name) == root {
                let first = was.get(name).cloned().unwrap_or_default();
                origin.first.insert(name.to_owned(), first);
            }
            origin.cells.insert(name.to_owned(), Cell::Same(Batches::open()));
        };
        for field in fields {
            if is_set(key.table(), field) {
                let of_set = |name: &&String| {
                    name.strip_prefix(field.as_str()).is_some_and(|rest| rest.starts_with('/'))
                };
                was.keys().chain(is.keys()).filter(of_set).for_each(|name| write(name));
            } else {
                write(cell_of(key.table(), field));
            }
        }
        if origin.life.is_disputed() {
            // Whoever writes here says that it stays, as do those whose writes still stand: all of
            // them, or what comes of several files would depend on their order.
            let standing = origin.standing();
            let stays = origin.life.stays.iter().filter(|batch| standing.contains(batch));
            origin.life.stays = stays.chain([BatchId::OPEN]).collect();
        }
        origin
    }

    /// The same with another root: who wrote what is named for every record of the plan.
    pub(super) fn re_rooted(&self, plan: &Plan, root: BatchId) -> MergeState {
        let own = self.root();
        if root == own {
            return self.clone();
        }
        let mut state = MergeState::rooted(root);
        state.batches = self.batches.clone();
        let mut seen = (*self.seen).clone();
        let of_own = self.coverage(BatchId::ROOT).cloned();
        seen.remove(&BatchId::ROOT);
        // Nothing is known of the new root here, but for what was seen of it as of any other batch.
        let of_new = seen.remove(&root).unwrap_or_else(|| Coverage::Records(Arc::default()));
        seen.extend(of_own.map(|coverage| (own, coverage)));
        if of_new != Coverage::All {
            seen.insert(BatchId::ROOT, of_new);
        }
        state.seen = Arc::new(seen);
        let named = self.origins.keys().cloned();
        for key in keys(plan).into_iter().chain(named).gather::<BTreeSet<_>>() {
            let mut origin = Origin::clone(&self.origin(&key));
            origin.rename(BatchId::ROOT, own);
            origin.rename(root, BatchId::ROOT);
            state.put(key, Some(Arc::new(origin)));
        }
        state
    }
}
