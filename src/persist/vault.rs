//! A plan under lock: steps go in one at a time, and it answers when each of them is safe.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::rc::Rc;

use futures_util::lock::Mutex;

use super::codec;
use super::key::{self, Key, Kind, Place};
use super::plans;
use super::recover::{Damage, Recovered, recover};
use super::store::{Pair, Store, StoreError};
use crate::edit::{Document, Step};

/// So many steps after a snapshot are worth a new one.
const MANY_STEPS: usize = 256;
/// So many characters of steps after a snapshot are worth a new one.
const MANY_CHARS: usize = 128 * 1024;

/// The saved form of one plan, open for writing. A copy of it is the same vault.
///
/// Only one vault of a plan may be open at a time; the lock that sees to that is the caller's.
pub struct Vault<S>(Rc<Inner<S>>);

impl<S> Clone for Vault<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// What opening gives.
pub struct Opened<S> {
    /// The document as it was left.
    pub document: Document,
    /// Where its next steps go.
    pub vault: Vault<S>,
    /// What was not as it was written.
    pub damage: Vec<Damage>,
    /// Whether all of the document is in both places.
    pub saved: Result<(), SaveError>,
}

impl<S> fmt::Debug for Opened<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Opened { document, vault: _, damage, saved } = self;
        f.debug_struct("Opened").field("document", document).field("damage", damage).field("saved", saved).finish_non_exhaustive()
    }
}

/// Why a plan cannot be opened or made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is no plan of this id here.
    Absent,
    /// There is something of this plan, but no snapshot can be read.
    Unreadable {
        /// All that is there, as it is stored.
        raw: Vec<Pair>,
    },
    /// There is a plan of this id already.
    Exists,
    /// It is not in the local place and the durable one could not be read, or a new plan does not read back as it was.
    Unavailable(StoreError),
}

/// Why a step does not count as saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The local place did not take it. The durable place has it, so it survives a kill.
    Local(StoreError),
    /// The durable place did not take it. It may be gone after a kill.
    Durable(StoreError),
    /// Neither place took it: it is in memory only.
    Both {
        /// Why the local place did not take it.
        local: StoreError,
        /// Why the durable place did not take it.
        durable: StoreError,
    },
}

fn both(local: Result<(), StoreError>, durable: Result<(), StoreError>) -> Result<(), SaveError> {
    match (local, durable) {
        (Ok(()), Ok(())) => Ok(()),
        (Err(local), Ok(())) => Err(SaveError::Local(local)),
        (Ok(()), Err(durable)) => Err(SaveError::Durable(durable)),
        (Err(local), Err(durable)) => Err(SaveError::Both { local, durable }),
    }
}

struct Inner<S> {
    store: S,
    plan: String,
    state: RefCell<State>,
    /// One durable write of the queue at a time, so that steps arrive in order.
    turn: Mutex<()>,
    compaction: Mutex<()>,
}

struct State {
    /// The last step.
    tip: Place,
    /// The number of the last step in the snapshot.
    base: u64,
    /// Number and characters of the steps after the snapshot.
    journal: Vec<(u64, usize)>,
    /// Every valid key in either place.
    keys: Vec<Key>,
    /// Values that cannot be used, until a compaction moves them aside.
    aside: Vec<Pair>,
    queue: Queue,
}

/// The keys that a new snapshot makes needless.
struct Replaced {
    /// Older than the generation before it.
    everywhere: Vec<Key>,
    /// Those, and that generation.
    local: Vec<Key>,
}

impl State {
    /// Takes a proven snapshot as the new start of the journal.
    fn start_from(&mut self, snapshot: Key) -> Replaced {
        let previous = std::mem::replace(&mut self.base, snapshot.seq);
        self.journal.retain(|(seq, _)| *seq > snapshot.seq);
        let in_previous = |key: &Key| key.seq > previous || key.kind == Kind::Snapshot && key.seq == previous;
        let local = self.keys.iter().filter(|key| key.seq <= snapshot.seq && **key != snapshot).copied().collect();
        let (kept, everywhere) = self.keys.drain(..).partition(in_previous);
        self.keys = kept;
        self.keys.push(snapshot);
        Replaced { everywhere, local }
    }
}

/// What the durable place has yet to take, in order.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Pair>,
    /// How many pairs have been taken since the vault was opened.
    taken: u64,
    /// The last write failed, and it went up to this ticket.
    failed: Option<(u64, StoreError)>,
}

impl Queue {
    /// The ticket of the last pair: it is safe when as many have been taken.
    fn ticket(&self) -> u64 {
        self.taken + self.waiting.len() as u64
    }
}

impl<S: Store> Vault<S> {
    /// Saves a document as a new plan.
    pub async fn create(store: S, document: Document) -> Result<Opened<S>, OpenError> {
        let plan = document.plan.id.clone();
        let seq = match plans::standing(&store, &plan).await {
            plans::Standing { stands: true, .. } => return Err(OpenError::Exists),
            plans::Standing { last, .. } => last.map_or(0, |last| last + 1),
        };
        let body = packed(&store, &document).await.map_err(OpenError::Unavailable)?;
        // The first snapshot follows on nothing, and its contents start the chain.
        let tip = Place { seq, hash: key::hash(&body) };
        let value = codec::value(tip.hash, &body);
        let snapshot = Key::of(Kind::Snapshot, seq, &value);
        let state = State { tip, base: seq, journal: Vec::new(), keys: vec![snapshot], aside: Vec::new(), queue: Queue::default() };
        let inner = Inner::new(store, plan, state);
        let local = inner.put(snapshot.text(&inner.plan), value).and(inner.put_name(&document.plan.about.name));
        let saved = both(local, inner.clone().settle_all().await);
        Ok(Opened { document, vault: Vault(inner), damage: Vec::new(), saved })
    }

    /// Opens a plan for writing, and makes both places whole again.
    pub async fn open(store: S, plan: &str) -> Result<Opened<S>, OpenError> {
        let Read { local, durable, recovered } = read(&store, plan).await?;
        let Recovered { document, damage, used, spare, aside, base, tip } = recovered;
        let keys = used.iter().map(|(key, _)| key).chain(&spare);
        let keys: Vec<Key> = keys.filter_map(|key| Key::parse(key::plan_of(key)?.1)).collect();
        // The snapshot comes first, the steps after it.
        let journal = (base + 1..).zip(used.iter().skip(1).map(|(_, value)| value.len())).collect();
        let inner = Inner::new(store, plan.into(), State { tip, base, journal, keys, aside, queue: Queue::default() });
        let mut healed = Ok(());
        for (key, value) in used {
            if local.get(&key) != Some(&value) {
                healed = healed.and(inner.store.local_set(&key, &value));
            }
            if durable.get(&key) != Some(&value) {
                inner.state.borrow_mut().queue.waiting.push_back((key, value));
            }
        }
        if local.get(&key::name(plan)) != Some(&json(&document.plan.about.name)) {
            healed = healed.and(inner.put_name(&document.plan.about.name));
        }
        let saved = both(healed, inner.clone().settle_all().await);
        Ok(Opened { document, vault: Vault(inner), damage, saved })
    }

    /// Writes a step that the document has taken.
    ///
    /// The local place has it when this returns. The answer comes when the durable place has it too, and everything
    /// before it: only then it is saved. Await it or spawn it; until then it waits for the next call of the vault.
    #[must_use = "the durable place gets the step when this is awaited"]
    pub fn append(&self, step: &Step) -> impl Future<Output = Result<(), SaveError>> + use<S> {
        let inner = self.0.clone();
        let local = inner.journal(step);
        let ticket = inner.state.borrow().queue.ticket();
        async move { both(local, inner.settle(ticket, Again::No).await) }
    }

    /// Tries again what the durable place did not take.
    #[must_use = "the durable place gets the steps when this is awaited"]
    pub fn retry(&self) -> impl Future<Output = Result<(), StoreError>> + use<S> {
        self.0.clone().settle_all()
    }

    /// How many steps the plan has taken in this browser, those of undo and redo among them; it only goes up.
    pub fn steps(&self) -> u64 {
        self.0.state.borrow().tip.seq
    }

    /// Is it worth calling [`Vault::compact`] when there is time?
    pub fn needs_compaction(&self) -> bool {
        let State { journal, aside, .. } = &*self.0.state.borrow();
        journal.len() >= MANY_STEPS || journal.iter().map(|(_, chars)| chars).sum::<usize>() >= MANY_CHARS || !aside.is_empty()
    }

    /// Writes a snapshot of the document as it stands after the last step, and then clears away what it replaces.
    ///
    /// The snapshot must first be in the durable place and read back the same; on an error nothing has been cleared
    /// away. Steps may go on meanwhile. The durable place keeps one more generation. Unusable values are moved aside.
    pub fn compact(&self, document: &Document) -> impl Future<Output = Result<(), SaveError>> + use<S> {
        let (inner, document) = (self.0.clone(), document.clone());
        let tip = inner.state.borrow().tip;
        async move {
            let _one_at_a_time = inner.compaction.lock().await;
            inner.clone().settle_all().await.map_err(SaveError::Durable)?;
            if tip.seq > inner.state.borrow().base { inner.snapshot(tip, &document).await } else { inner.move_aside().await }
        }
    }
}

/// Reads a plan without touching it: for a tab that may not write.
pub async fn view<S: Store>(store: &S, plan: &str) -> Result<(Document, Vec<Damage>), OpenError> {
    let Recovered { document, damage, .. } = read(store, plan).await?.recovered;
    Ok((document, damage))
}

struct Read {
    local: BTreeMap<String, String>,
    durable: BTreeMap<String, String>,
    recovered: Recovered,
}

async fn read<S: Store>(store: &S, plan: &str) -> Result<Read, OpenError> {
    let (mut local, mut durable, mut alone) = (BTreeMap::new(), BTreeMap::new(), None);
    for kind in key::of_history(plan) {
        match store.durable_read(&kind).await {
            Ok(pairs) => durable.extend(pairs),
            Err(error) => alone = Some(error),
        }
        local.extend(store.local_keys(&kind).into_iter().filter_map(|key| Some((key.clone(), store.local_get(&key)?))));
    }
    match recover(plan, local.clone(), durable.clone()) {
        Some(mut recovered) => {
            recovered.damage.extend(alone.map(Damage::Alone));
            Ok(Read { local, durable, recovered })
        }
        None => Err(match alone {
            Some(error) => OpenError::Unavailable(error),
            None if !plans::standing(store, plan).await.stands => OpenError::Absent,
            None => OpenError::Unreadable { raw: local.into_iter().chain(durable).collect() },
        }),
    }
}

/// Packs a document block by block, so that the page stays awake.
pub(super) async fn packed<S: Store>(store: &S, document: &Document) -> Result<String, StoreError> {
    let mut body = String::new();
    for block in codec::write_document(document) {
        if !body.is_empty() {
            body.push('.');
        }
        body.push_str(&block.ok_or_else(not_read_back)?);
        store.pause().await;
    }
    Ok(body)
}

fn not_read_back() -> StoreError {
    StoreError::Failed("NotReadBack".into())
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// May a pair that has failed before be tried again?
#[derive(Clone, Copy, PartialEq)]
enum Again {
    Yes,
    No,
}

impl<S: Store> Inner<S> {
    fn new(store: S, plan: String, state: State) -> Rc<Self> {
        Rc::new(Inner { store, plan, state: RefCell::new(state), turn: Mutex::new(()), compaction: Mutex::new(()) })
    }

    /// Sets a pair in the local place and queues it for the durable one.
    fn put(&self, key: String, value: String) -> Result<(), StoreError> {
        let local = self.store.local_set(&key, &value);
        self.state.borrow_mut().queue.waiting.push_back((key, value));
        local
    }

    fn put_name(&self, name: &str) -> Result<(), StoreError> {
        self.put(key::name(&self.plan), json(name))
    }

    fn journal(&self, step: &Step) -> Result<(), StoreError> {
        let (key, value) = {
            let mut state = self.state.borrow_mut();
            let value = codec::value(state.tip.hash, &codec::write_step(step));
            let key = Key::of(Kind::Step, state.tip.seq + 1, &value);
            state.tip = Place { seq: key.seq, hash: key.hash };
            state.journal.push((key.seq, value.len()));
            state.keys.push(key);
            (key, value)
        };
        let local = self.put(key.text(&self.plan), value);
        match step {
            Step::Do(change) => match change.patch.about.as_ref().and_then(|about| about.after.as_ref()) {
                Some(about) => local.and(self.put_name(&about.name)),
                None => local,
            },
            Step::Undo | Step::Redo => local,
        }
    }

    async fn settle_all(self: Rc<Self>) -> Result<(), StoreError> {
        let ticket = self.state.borrow().queue.ticket();
        self.settle(ticket, Again::Yes).await
    }

    /// Answers when the durable place has taken everything up to this ticket. Whoever is first takes the whole queue along.
    async fn settle(self: Rc<Self>, ticket: u64, again: Again) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let batch: Vec<Pair> = {
            let Queue { waiting, taken, failed } = &self.state.borrow().queue;
            match failed {
                _ if *taken >= ticket => return Ok(()),
                Some((upto, error)) if ticket <= *upto && again == Again::No => return Err(error.clone()),
                _ => waiting.iter().cloned().collect(),
            }
        };
        let count = batch.len();
        let answer = self.store.durable_write(batch, Vec::new()).await;
        let queue = &mut self.state.borrow_mut().queue;
        match answer {
            Ok(()) => {
                queue.waiting.drain(..count);
                queue.taken += count as u64;
                queue.failed = None;
                Ok(())
            }
            Err(error) => {
                queue.failed = Some((queue.taken + count as u64, error.clone()));
                Err(error)
            }
        }
    }

    fn texts(&self, keys: &[Key]) -> Vec<String> {
        keys.iter().map(|key| key.text(&self.plan)).collect()
    }

    async fn snapshot(&self, tip: Place, document: &Document) -> Result<(), SaveError> {
        let value = codec::value(tip.hash, &packed(&self.store, document).await.map_err(SaveError::Durable)?);
        let key = Key::of(Kind::Snapshot, tip.seq, &value);
        let text = key.text(&self.plan);
        let local = self.store.local_set(&text, &value);
        self.store.durable_write(vec![(text.clone(), value.clone())], Vec::new()).await.map_err(SaveError::Durable)?;
        self.prove(&text, &value).await.map_err(SaveError::Durable)?;

        let Replaced { everywhere, local: here } = self.state.borrow_mut().start_from(key);
        // What stays behind after an error here is spare, and recovery passes it over.
        let durable = self.store.durable_write(Vec::new(), self.texts(&everywhere)).await;
        self.texts(&here).iter().for_each(|key| self.store.local_remove(key));
        // A full local place may have room for it now.
        let local = local.or_else(|_| self.store.local_set(&text, &value));
        both(local, durable)?;
        self.move_aside().await
    }

    /// The durable place gives back what was written; that it reads as the document was proven when it was packed.
    async fn prove(&self, text: &str, value: &str) -> Result<(), StoreError> {
        let back = self.store.durable_read(text).await?;
        let same = back.iter().any(|(key, back)| key == text && back == value);
        if same { Ok(()) } else { Err(not_read_back()) }
    }

    /// Moves unusable values out of the way of recovery, in the durable place, which has the room.
    async fn move_aside(&self) -> Result<(), SaveError> {
        let aside = self.state.borrow().aside.clone();
        if aside.is_empty() {
            return Ok(());
        }
        let removes: Vec<String> = aside.iter().map(|(key, _)| key.clone()).collect();
        let puts = aside.into_iter().map(|(key, value)| (key::aside(&self.plan, &key, &value), value)).collect();
        self.store.durable_write(puts, removes.clone()).await.map_err(SaveError::Durable)?;
        removes.iter().for_each(|key| self.store.local_remove(key));
        self.state.borrow_mut().aside.clear();
        Ok(())
    }
}
