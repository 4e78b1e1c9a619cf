//! Values as text: a step, a snapshot, and the packing of long ones.

use std::{iter, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use miniz_oxide::{deflate, inflate};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::edit::{Change, Document, History, Label, Step, Taken};
use crate::merge::{MergeState, StateChange, Stored, StoredHead, StoredRecords};
use crate::reader;
use engine::model::{About, Patch, Plan};

/// Bytes of JSON after which a chunk is packed, and the most records in a part: both keep a chunk
/// to some milliseconds of work.
const CHUNK_BYTES: usize = 64 * 1024;
const PART_RECORDS: usize = 200;
/// Longer steps are packed: the import of a large plan would not fit as it is.
const LONG_STEP: usize = 4096;
/// Deflate's middle ground; its highest levels take twice the time for 2 % less.
const LEVEL: u8 = 6;
/// More bytes than this are not unpacked from one chunk: none is that large, and a page has no room
/// for it.
const MOST: usize = 128 * 1024 * 1024;

/// The 16 digits before every value: the hash of what came before it.
const DIGITS: usize = 16;

/// A value that follows on `before`.
pub fn value(before: u64, body: &str) -> String {
    format!("{before:016x}{body}")
}

/// The hash of what came before a value, and its body.
pub fn split(value: &str) -> Option<(u64, &str)> {
    let (digits, body) = value.split_at_checked(DIGITS)?;
    Some((u64::from_str_radix(digits, 16).ok()?, body))
}

/// The body of a step: JSON, packed when that is long.
pub fn write_step(step: &Step) -> String {
    let json = json(step);
    if json.len() > LONG_STEP { pack(json.as_bytes()) } else { json }
}

/// Reads what [`write_step`] wrote.
pub fn read_step(body: &str) -> Option<Step> {
    // JSON begins with a brace or a quote, and packed text has neither.
    if body.starts_with(['{', '"']) {
        reader::read(body).ok()
    } else {
        reader::read(&unpack(body)?).ok()
    }
}

/// A piece of a document, small enough to be written and read in a moment.
///
/// Records are written as the patch that makes them, so that a new type of record needs nothing
/// here.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum SnapshotPart {
    /// Comes first.
    Plan { id: String, about: Arc<About> },
    /// Some of the plan's records.
    Records(Patch),
    /// A change that can be taken back, the oldest first; its patch follows.
    Done(Label),
    /// A change that can be made again, in the order of [`History::undone`]; its patch follows.
    Undone(Label),
    /// Some of the patch of the last change.
    Patch(Patch),
    /// Some of what the last change did to the merge state, while it can be taken back exactly.
    State(StateChange),
    /// What was seen, by batch. Without it, the plan began with what it is here.
    Merge(StoredHead),
    /// Who wrote some of the records.
    Origins(StoredRecords),
}

fn parts(document: &Document) -> impl Iterator<Item = SnapshotPart> {
    let Document { plan, merge, history } = document;
    let records = Patch::between(&blank(&plan.id, &plan.about), plan).split(PART_RECORDS);
    let (head, origins) = Stored::of(merge).split(PART_RECORDS);
    let rest = |taken: &Taken| {
        let patches = taken.change.patch.clone().split(PART_RECORDS);
        let state =
            taken.state.iter().flat_map(|state| StateChange::clone(state).split(PART_RECORDS));
        let state: Vec<_> = state.map(SnapshotPart::State).collect();
        patches.into_iter().map(SnapshotPart::Patch).chain(state)
    };
    let changes = history.taken().flat_map(move |(stands, taken)| {
        let label = taken.change.label.clone();
        let label = if stands { SnapshotPart::Done(label) } else { SnapshotPart::Undone(label) };
        iter::once(label).chain(rest(taken))
    });
    let plan = SnapshotPart::Plan { id: plan.id.clone(), about: plan.about.clone() };
    iter::once(plan)
        .chain(records.into_iter().map(SnapshotPart::Records))
        .chain(iter::once(SnapshotPart::Merge(head)))
        .chain(origins.into_iter().map(SnapshotPart::Origins))
        .chain(changes)
}

/// A document as packed chunks, each made when it is asked for, and proven to read back the same;
/// none where one does not.
///
/// The body of a snapshot is these chunks with a full stop between them.
pub fn write_document(document: &Document) -> impl Iterator<Item = Option<String>> {
    let mut parts = parts(document).peekable();
    iter::from_fn(move || {
        parts.peek()?;
        let (mut chunk, mut text) = (Vec::new(), String::new());
        while text.len() < CHUNK_BYTES
            && let Some(part) = parts.next()
        {
            text.push_str(&json(&part));
            chunk.push(part);
        }
        let packed = pack(text.as_bytes());
        let same = read_chunk(&packed).is_some_and(|read| read == chunk);
        Some(same.then_some(packed))
    })
}

/// Reads the joined chunks of [`write_document`].
pub fn read_document(body: &str) -> Option<Document> {
    let mut plan = None;
    let mut merge: Option<Stored> = None;
    let mut changes: Vec<ReadChange> = Vec::new();
    for chunk in body.split('.') {
        for part in read_chunk(chunk)? {
            match part {
                SnapshotPart::Plan { id, about } => plan = Some(blank(&id, &about)),
                SnapshotPart::Records(patch) => plan = Some(plan?.apply(&patch).ok()?),
                SnapshotPart::Merge(head) => merge = Some(Stored { head, ..Stored::default() }),
                SnapshotPart::Origins(records) => merge.as_mut()?.append(records),
                SnapshotPart::Done(label) => changes.push(ReadChange::new(true, label)),
                SnapshotPart::Undone(label) => changes.push(ReadChange::new(false, label)),
                SnapshotPart::Patch(patch) => changes.last_mut()?.change.patch.append(patch),
                SnapshotPart::State(piece) => {
                    changes.last_mut()?.state.get_or_insert_default().append(piece)
                }
            }
        }
    }
    let plan = plan?;
    let merge = match merge {
        Some(stored) => stored.state()?,
        None => MergeState::of(&plan),
    };
    let (done, undone): (Vec<_>, Vec<_>) = changes.into_iter().partition(|read| read.stands);
    let taken = |changes: Vec<ReadChange>| changes.into_iter().map(ReadChange::taken);
    Some(Document { plan, merge, history: History::of(taken(done), taken(undone)) })
}

/// A change of the history while it is read.
struct ReadChange {
    /// Does it stand, or was it taken back?
    stands: bool,
    change: Change,
    state: Option<StateChange>,
}

impl ReadChange {
    fn new(stands: bool, label: Label) -> ReadChange {
        ReadChange { stands, change: Change { label, patch: Patch::default() }, state: None }
    }

    fn taken(self) -> Taken {
        Taken { change: Arc::new(self.change), state: self.state.map(Arc::new) }
    }
}

fn read_chunk(packed: &str) -> Option<Vec<SnapshotPart>> {
    let text = unpack(packed)?;
    let parts = serde_json::Deserializer::from_str(&text).into_iter::<&RawValue>();
    parts.map(|part| reader::read(part.ok()?.get()).ok()).collect()
}

fn blank(id: &str, about: &Arc<About>) -> Plan {
    let mut plan = Plan::new(id, "");
    plan.about = about.clone();
    plan
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value)
        .expect("records, steps and labels have text keys and no fallible parts")
}

/// Packs bytes as ASCII: deflate in base64.
fn pack(bytes: &[u8]) -> String {
    BASE64.encode(deflate::compress_to_vec(bytes, LEVEL))
}

/// The text that was packed; none if this was not made by [`pack`].
fn unpack(packed: &str) -> Option<String> {
    let bytes = inflate::decompress_to_vec_with_limit(&BASE64.decode(packed).ok()?, MOST).ok()?;
    String::from_utf8(bytes).ok()
}
