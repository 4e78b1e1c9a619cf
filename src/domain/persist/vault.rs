//! A plan under lock: steps go in one at a time, and it answers when each of them is safe.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::rc::Rc;

use futures_util::lock::Mutex;

use super::codec;
use super::key::{self, HistoryPoint, Key, KeyKind};
use super::plans;
use super::recover::{Damage, Recovered, recover};
use super::store::{Pair, Store, StoreError, Write};
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
        f.debug_struct("Opened")
            .field("document", document)
            .field("damage", damage)
            .field("saved", saved)
            .finish_non_exhaustive()
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
    /// A newer version of the page has written it, in a way that this one may not know.
    Newer {
        /// The version of what is stored.
        found: u64,
        /// The newest that this page reads.
        known: u64,
    },
    /// It is not in the local place and the durable one could not be read, or a new plan does not
    /// read back as it was.
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
    state: RefCell<VaultState>,
    /// One durable write of the queue at a time, so that steps arrive in order.
    turn: Mutex<()>,
    compaction: Mutex<()>,
}

struct VaultState {
    /// The document after the last step: what is written anew when a place has lost it.
    latest: Document,
    /// The last step.
    tip: HistoryPoint,
    /// The last key of the history that the local place has taken; none: it need not have any.
    local_to: Option<Key>,
    /// The same of the durable place.
    durable_to: Option<Key>,
    /// A place no longer has what it took.
    lost: bool,
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

impl VaultState {
    /// Nothing is written of this document yet.
    fn at(tip: HistoryPoint, latest: Document) -> VaultState {
        VaultState {
            latest,
            tip,
            local_to: None,
            durable_to: None,
            lost: false,
            base: tip.seq,
            journal: Vec::new(),
            keys: Vec::new(),
            aside: Vec::new(),
            queue: Queue::default(),
        }
    }

    /// Notes that the durable place has this snapshot, and the local one perhaps; steps after it
    /// stand as they did.
    fn holds(&mut self, snapshot: Key, in_local: bool) {
        let moved_on = |last: Option<Key>| last.filter(|last| last.seq > snapshot.seq);
        self.durable_to = moved_on(self.durable_to).or(Some(snapshot));
        self.local_to = moved_on(self.local_to).or(in_local.then_some(snapshot));
    }

    /// Takes a proven snapshot as the new start of the journal.
    fn start_from(&mut self, snapshot: Key) -> Replaced {
        let previous = std::mem::replace(&mut self.base, snapshot.seq);
        self.journal.retain(|(seq, _)| *seq > snapshot.seq);
        let in_previous =
            |key: &Key| key.seq > previous || key.kind == KeyKind::Snapshot && key.seq == previous;
        let local = self
            .keys
            .iter()
            .filter(|key| key.seq <= snapshot.seq && **key != snapshot)
            .copied()
            .collect();
        let (kept, everywhere) = self.keys.drain(..).partition(in_previous);
        self.keys = kept;
        self.keys.push(snapshot);
        Replaced { everywhere, local }
    }

    /// Notes that the durable place has taken the first `count` pairs of the queue, which end the
    /// history with `last`.
    fn taken(&mut self, count: usize, last: Option<Key>) {
        self.queue.waiting.drain(..count);
        self.queue.taken += count as u64;
        self.queue.failed = None;
        self.durable_to = last.or(self.durable_to);
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
        let version = key::version(&plan);
        let durable = store.durable_read(&version).await.unwrap_or_default();
        let durable = durable.into_iter().filter(|(key, _)| *key == version);
        check_version(durable.map(|(_, value)| value).chain(store.local_get(&version)))?;
        let seq = match plans::standing(&store, &plan).await {
            plans::PlanPresence { stands: true, .. } => return Err(OpenError::Exists),
            plans::PlanPresence { last, .. } => last.map_or(0, |last| last + 1),
        };
        let body = packed(&store, &document).await.map_err(OpenError::Unavailable)?;
        // The first snapshot follows on nothing, and its contents start the chain.
        let tip = HistoryPoint { seq, hash: key::hash(&body) };
        let value = codec::value(tip.hash, &body);
        let snapshot = Key::of(KeyKind::Snapshot, seq, &value);
        let latest = document.clone();
        let state = VaultState { keys: vec![snapshot], base: seq, ..VaultState::at(tip, latest) };
        let inner = Inner::new(store, plan, state);
        let local = inner
            .put_version()
            .and(inner.put_history(snapshot, value))
            .and(inner.put_name(&document.plan.about.name));
        let saved = both(local, inner.clone().settle_all().await);
        Ok(Opened { document, vault: Vault(inner), damage: Vec::new(), saved })
    }

    /// Opens a plan for writing, and makes both places whole again.
    pub async fn open(store: S, plan: &str) -> Result<Opened<S>, OpenError> {
        let StoredCopies { local, durable, recovered } = read(&store, plan).await?;
        let Recovered { document, damage, used, spare, aside, base, tip } = recovered;
        let keys = used.iter().map(|(key, _)| key).chain(&spare);
        let keys: Vec<Key> = keys.filter_map(|key| Key::parse(key::plan_of(key)?.1)).collect();
        // The snapshot comes first, the steps after it.
        let journal = (base + 1..).zip(used.iter().skip(1).map(|(_, value)| value.len())).collect();
        let inner = Inner::new(
            store,
            plan.into(),
            VaultState { base, journal, keys, aside, ..VaultState::at(tip, document.clone()) },
        );
        // Before anything that an older version cannot read.
        let version = (key::version(plan), key::VERSION.to_string());
        let is_marked = [&local, &durable].map(|copy| copy.get(&version.0) == Some(&version.1));
        let mut healed = if is_marked == [true; 2] { Ok(()) } else { inner.put_version() };
        for (key, value) in used {
            let here = match local.get(&key) {
                Some(copy) if *copy == value => Ok(()),
                _ => inner.store.local_set(&key, &value),
            };
            let mut state = inner.state.borrow_mut();
            if here.is_ok() {
                state.local_to = inner.history_key(&key);
            }
            healed = healed.and(here);
            if durable.get(&key) == Some(&value) {
                state.durable_to = inner.history_key(&key);
            } else {
                state.queue.waiting.push_back((key, value));
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
    /// The local place has it when this returns. The answer comes when the durable place has it
    /// too, and everything before it: only then it is saved. Await it or spawn it; until then it
    /// waits for the next call of the vault. A place that no longer has what came before gets the
    /// whole document anew first.
    #[must_use = "the durable place gets the step when this is awaited"]
    pub fn append(
        &self,
        step: &Step,
        after: &Document,
    ) -> impl Future<Output = Result<(), SaveError>> + use<S> {
        let inner = self.0.clone();
        let local = inner.journal(step, after);
        let ticket = inner.state.borrow().queue.ticket();
        async move {
            let durable = inner.clone().settle(ticket, Retry::No).await;
            if inner.state.borrow().lost { inner.write_anew().await } else { both(local, durable) }
        }
    }

    /// Brings both places up to date: what one did not take is tried again, and one that lost the
    /// plan gets it anew.
    #[must_use = "the places are looked at when this is awaited"]
    pub fn check(&self) -> impl Future<Output = Result<(), SaveError>> + use<S> {
        let inner = self.0.clone();
        async move {
            inner.look_for_local();
            inner.look_for_durable().await.map_err(SaveError::Durable)?;
            if inner.state.borrow().lost {
                inner.write_anew().await
            } else {
                inner.settle_all().await.map_err(SaveError::Durable)
            }
        }
    }

    /// How many steps the plan has taken in this browser, those of undo and redo among them; it
    /// only goes up.
    pub fn steps(&self) -> u64 {
        self.0.state.borrow().tip.seq
    }

    /// Is it worth calling [`Vault::compact`] when there is time?
    pub fn needs_compaction(&self) -> bool {
        let VaultState { journal, aside, .. } = &*self.0.state.borrow();
        journal.len() >= MANY_STEPS
            || journal.iter().map(|(_, chars)| chars).sum::<usize>() >= MANY_CHARS
            || !aside.is_empty()
    }

    /// Writes a snapshot of the document after the last step, and then clears away what it
    /// replaces.
    ///
    /// The snapshot must first be in the durable place and read back the same; on an error nothing
    /// has been cleared away. Steps may go on meanwhile. The durable place keeps one more
    /// generation. Unusable values are moved aside.
    pub fn compact(&self) -> impl Future<Output = Result<(), SaveError>> + use<S> {
        let inner = self.0.clone();
        let (tip, document) = inner.now();
        async move {
            let settled = inner.clone().settle_all().await;
            if inner.state.borrow().lost {
                return inner.write_anew().await;
            }
            settled.map_err(SaveError::Durable)?;
            let _one_at_a_time = inner.compaction.lock().await;
            if tip.seq > inner.state.borrow().base {
                inner.snapshot(tip, &document).await
            } else {
                inner.move_aside().await
            }
        }
    }
}

/// Reads a plan without touching it: for a tab that may not write.
pub async fn view<S: Store>(store: &S, plan: &str) -> Result<(Document, Vec<Damage>), OpenError> {
    let Recovered { document, damage, .. } = read(store, plan).await?.recovered;
    Ok((document, damage))
}

struct StoredCopies {
    local: BTreeMap<String, String>,
    durable: BTreeMap<String, String>,
    recovered: Recovered,
}

async fn read<S: Store>(store: &S, plan: &str) -> Result<StoredCopies, OpenError> {
    let (mut local, mut durable, mut alone) = (BTreeMap::new(), BTreeMap::new(), None);
    for kind in key::of_history(plan) {
        match store.durable_read(&kind).await {
            Ok(pairs) => durable.extend(pairs),
            Err(error) => alone = Some(error),
        }
        local.extend(
            store
                .local_keys(&kind)
                .into_iter()
                .filter_map(|key| Some((key.clone(), store.local_get(&key)?))),
        );
    }
    let version = key::version(plan);
    check_version([&local, &durable].into_iter().filter_map(|copy| copy.get(&version)))?;
    match recover(plan, local.clone(), durable.clone()) {
        Some(mut recovered) => {
            recovered.damage.extend(alone.map(Damage::Alone));
            Ok(StoredCopies { local, durable, recovered })
        }
        None => Err(match alone {
            Some(error) => OpenError::Unavailable(error),
            None if !plans::standing(store, plan).await.stands => OpenError::Absent,
            None => OpenError::Unreadable { raw: local.into_iter().chain(durable).collect() },
        }),
    }
}

/// Refuses a plan that a newer version of the page has written, by the copies of its version.
/// What is no number says nothing.
fn check_version(copies: impl Iterator<Item = impl AsRef<str>>) -> Result<(), OpenError> {
    let found = copies.filter_map(|copy| copy.as_ref().parse().ok()).max().unwrap_or(0);
    let known = key::VERSION;
    if found > known { Err(OpenError::Newer { found, known }) } else { Ok(()) }
}

/// Packs a document chunk by chunk, so that the page stays awake.
pub(super) async fn packed<S: Store>(store: &S, document: &Document) -> Result<String, StoreError> {
    let mut body = String::new();
    for chunk in codec::write_document(document) {
        if !body.is_empty() {
            body.push('.');
        }
        body.push_str(&chunk.ok_or_else(not_read_back)?);
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
enum Retry {
    Yes,
    No,
}

impl<S: Store> Inner<S> {
    fn new(store: S, plan: String, state: VaultState) -> Rc<Self> {
        Rc::new(Inner {
            store,
            plan,
            state: RefCell::new(state),
            turn: Mutex::new(()),
            compaction: Mutex::new(()),
        })
    }

    /// The document after the last step, and where that step stands.
    fn now(&self) -> (HistoryPoint, Document) {
        let state = self.state.borrow();
        (state.tip, state.latest.clone())
    }

    /// Reads the key of a snapshot or a step of this plan; none for any other.
    fn history_key(&self, text: &str) -> Option<Key> {
        Key::parse(text.strip_prefix(&key::prefix(&self.plan))?)
    }

    /// Notes it when the local place no longer has the last key that it took.
    fn look_for_local(&self) {
        let mut state = self.state.borrow_mut();
        state.lost |=
            state.local_to.is_some_and(|last| !self.store.local_has(&last.text(&self.plan)));
    }

    /// Notes it when the durable place no longer has the last key that it took.
    async fn look_for_durable(&self) -> Result<(), StoreError> {
        let needs = self.state.borrow().durable_to.map(|last| last.text(&self.plan));
        match self.store.durable_write(Write { needs, ..Write::default() }).await {
            Err(StoreError::Gone) => self.state.borrow_mut().lost = true,
            other => return other,
        }
        Ok(())
    }

    /// Writes the whole document to both places, whatever they hold; steps may go on meanwhile.
    async fn write_anew(self: Rc<Self>) -> Result<(), SaveError> {
        let _one_at_a_time = self.compaction.lock().await;
        // Whoever waited here may find it done.
        let mut written = Ok(());
        if self.state.borrow().lost {
            let _turn = self.turn.lock().await;
            let (tip, document) = self.now();
            let covered = self.state.borrow().queue.waiting.len();
            written = self.snapshot(tip, &document).await;
            if let Ok(()) | Err(SaveError::Local(_)) = written {
                let mut state = self.state.borrow_mut();
                state.lost = false;
                state.taken(covered, None);
            }
        }
        written.and(self.clone().settle_all().await.map_err(SaveError::Durable))
    }

    /// Sets a snapshot or a step in the local place and queues it for the durable one.
    fn put_history(&self, key: Key, value: String) -> Result<(), StoreError> {
        let local = self.put(key.text(&self.plan), value);
        if local.is_ok() {
            self.state.borrow_mut().local_to = Some(key);
        }
        local
    }

    /// Sets a pair in the local place and queues it for the durable one.
    fn put(&self, key: String, value: String) -> Result<(), StoreError> {
        let local = self.store.local_set(&key, &value);
        self.state.borrow_mut().queue.waiting.push_back((key, value));
        local
    }

    fn put_version(&self) -> Result<(), StoreError> {
        self.put(key::version(&self.plan), key::VERSION.to_string())
    }

    fn put_name(&self, name: &str) -> Result<(), StoreError> {
        self.put(key::name(&self.plan), json(name))
    }

    fn journal(&self, step: &Step, after: &Document) -> Result<(), StoreError> {
        self.look_for_local();
        let (key, value) = {
            let mut state = self.state.borrow_mut();
            state.latest = after.clone();
            let value = codec::value(state.tip.hash, &codec::write_step(step));
            let key = Key::of(KeyKind::Step, state.tip.seq + 1, &value);
            state.tip = HistoryPoint { seq: key.seq, hash: key.hash };
            state.journal.push((key.seq, value.len()));
            state.keys.push(key);
            (key, value)
        };
        let local = self.put_history(key, value);
        let change = match step {
            Step::Do(change) => change,
            Step::Merge(merge) => &merge.change,
            Step::Undo | Step::Redo | Step::Seal(_) => return local,
        };
        match change.patch.about.as_ref().and_then(|about| about.after.as_ref()) {
            Some(about) => local.and(self.put_name(&about.name)),
            None => local,
        }
    }

    async fn settle_all(self: Rc<Self>) -> Result<(), StoreError> {
        let ticket = self.state.borrow().queue.ticket();
        self.settle(ticket, Retry::Yes).await
    }

    /// Answers when the durable place has taken everything up to this ticket. Whoever is first
    /// takes the whole queue along.
    async fn settle(self: Rc<Self>, ticket: u64, again: Retry) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let (puts, needs): (Vec<Pair>, _) = {
            let state = self.state.borrow();
            let Queue { waiting, taken, failed } = &state.queue;
            match failed {
                _ if *taken >= ticket => return Ok(()),
                Some((upto, error)) if ticket <= *upto && again == Retry::No => {
                    return Err(error.clone());
                }
                _ => (
                    waiting.iter().cloned().collect(),
                    state.durable_to.map(|last| last.text(&self.plan)),
                ),
            }
        };
        let (count, last) =
            (puts.len(), puts.iter().rev().find_map(|(key, _)| self.history_key(key)));
        let answer = self.store.durable_write(Write { needs, puts, ..Write::default() }).await;
        let mut state = self.state.borrow_mut();
        match answer {
            Ok(()) => {
                state.taken(count, last);
                Ok(())
            }
            Err(error) => {
                state.lost |= error == StoreError::Gone;
                state.queue.failed = Some((state.queue.taken + count as u64, error.clone()));
                Err(error)
            }
        }
    }

    fn texts(&self, keys: &[Key]) -> Vec<String> {
        keys.iter().map(|key| key.text(&self.plan)).collect()
    }

    async fn snapshot(&self, tip: HistoryPoint, document: &Document) -> Result<(), SaveError> {
        let value = codec::value(
            tip.hash,
            &packed(&self.store, document).await.map_err(SaveError::Durable)?,
        );
        let key = Key::of(KeyKind::Snapshot, tip.seq, &value);
        let text = key.text(&self.plan);
        let name = (key::name(&self.plan), json(&document.plan.about.name));
        let version = (key::version(&self.plan), key::VERSION.to_string());
        let put_local = || {
            let marked = self.store.local_set(&version.0, &version.1);
            marked.and_then(|()| self.store.local_set(&text, &value))
        };
        let local = put_local();
        let puts = vec![version.clone(), (text.clone(), value.clone()), name.clone()];
        self.store.durable_write(Write::puts(puts)).await.map_err(SaveError::Durable)?;
        self.prove(&text, &value).await.map_err(SaveError::Durable)?;

        let Replaced { everywhere, local: here } = self.state.borrow_mut().start_from(key);
        // What stays behind after an error here is spare, and recovery passes it over.
        let durable = self.store.durable_write(Write::removes(self.texts(&everywhere))).await;
        self.texts(&here).iter().for_each(|key| self.store.local_remove(key));
        // A full local place may have room for it now.
        let local =
            local.or_else(|_| put_local()).and_then(|()| self.store.local_set(&name.0, &name.1));
        self.state.borrow_mut().holds(key, local.is_ok());
        both(local, durable)?;
        self.move_aside().await
    }

    /// The durable place gives back what was written; that it reads as the document was proven when
    /// it was packed.
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
        let puts = aside
            .into_iter()
            .map(|(key, value)| (key::aside(&self.plan, &key, &value), value))
            .collect();
        self.store
            .durable_write(Write { needs: None, removes: removes.clone(), puts })
            .await
            .map_err(SaveError::Durable)?;
        removes.iter().for_each(|key| self.store.local_remove(key));
        self.state.borrow_mut().aside.clear();
        Ok(())
    }
}
