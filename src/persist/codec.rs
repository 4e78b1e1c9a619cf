//! Values as text: a step, a snapshot, and the packing of long ones.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD as BASE64};
use miniz_oxide::{deflate, inflate};
use serde::{Deserialize, Serialize};

use crate::edit::{Document, History, Step};
use crate::model::{About, Patch, Plan};

/// Bytes that are packed in one go, a few milliseconds of work.
const BLOCK: usize = 128 * 1024;
/// Longer steps are packed: the import of a large plan would not fit as it is.
const LONG_STEP: usize = 4096;
/// Deflate's middle ground; its highest levels take twice the time for 2 % less.
const LEVEL: u8 = 6;
/// More bytes than this are not unpacked: no plan is that large, and a page has no room for it.
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
    if body.starts_with(['{', '"']) { serde_json::from_str(body).ok() } else { serde_json::from_slice(&unpack(body)?).ok() }
}

/// A document as it is written down: the records as the patch that makes them, so that a new type of record needs nothing here.
#[derive(Serialize, Deserialize)]
struct Snapshot {
    id: String,
    about: Arc<About>,
    records: Patch,
    history: History,
}

/// A document as JSON, to be packed.
pub fn write_document(document: &Document) -> Vec<u8> {
    let Document { plan, history } = document;
    let empty = blank(&plan.id, &plan.about);
    let records = Patch::between(&empty, plan);
    json(&Snapshot { id: plan.id.clone(), about: plan.about.clone(), records, history: history.clone() }).into_bytes()
}

/// Reads the packed JSON of [`write_document`].
pub fn read_document(body: &str) -> Option<Document> {
    let Snapshot { id, about, records, history } = serde_json::from_slice(&unpack(body)?).ok()?;
    Some(Document { plan: blank(&id, &about).apply(&records).ok()?, history })
}

fn blank(id: &str, about: &Arc<About>) -> Plan {
    let mut plan = Plan::new(id, "");
    plan.about = about.clone();
    plan
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("records, steps and histories have text keys and no fallible parts")
}

/// Packs bytes as ASCII: blocks of deflate in base64 with a full stop between them.
pub fn pack(bytes: &[u8]) -> String {
    blocks(bytes).collect::<Vec<_>>().join(".")
}

/// The blocks of [`pack`], each made when it is asked for.
pub fn blocks(bytes: &[u8]) -> impl Iterator<Item = String> {
    bytes.chunks(BLOCK).map(|block| BASE64.encode(deflate::compress_to_vec(block, LEVEL)))
}

/// The bytes that were packed; none if the text was not made by [`pack`].
pub fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for block in text.split('.') {
        bytes.append(&mut inflate::decompress_to_vec_with_limit(&BASE64.decode(block).ok()?, BLOCK).ok()?);
        if bytes.len() > MOST {
            return None;
        }
    }
    Some(bytes)
}
