//! Who changed what: of each batch what still stands, as rows of a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{self as t, Lang};
use domain::edit::Document;
use domain::merge::{BatchId, RecordKey};
use domain::persist::Exchange;
use domain::together::{self, Written, WrittenKind};
use engine::model::Day;
use engine::sorting::{Gather, Order};

/// A row of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryRow {
    /// Who wrote what follows, when, and how many records that is.
    Batch {
        /// The sentence.
        text: String,
        /// The note that was sent along; empty without one.
        note: String,
    },
    /// What was written in one record.
    Line {
        /// `table/record`.
        record: String,
        /// The sentence.
        text: String,
        /// Is the record gone, and something of it still kept?
        is_kept: bool,
    },
}

/// Which part of the history is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// All of it.
    #[default]
    Beginning,
    /// What no file has that went out from here.
    LastFile,
    /// What came with the file that was taken in last.
    LastReview,
}

impl Since {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Since; 3] = [Since::Beginning, Since::LastFile, Since::LastReview];

    /// The public mark.
    pub fn mark(self) -> &'static str {
        match self {
            Since::Beginning => "beginning",
            Since::LastFile => "last-file",
            Since::LastReview => "last-review",
        }
    }

    fn holds(self, batch: BatchId, exchange: &Exchange) -> bool {
        match self {
            Since::Beginning => true,
            Since::LastFile => !exchange.sent.contains(&batch),
            Since::LastReview => exchange.came.contains(&batch),
        }
    }
}

/// The history: what was changed here and did not go out yet, then each batch, the latest day
/// first. `who` is whose batches are shown: everybody's without it.
pub fn history(
    lang: Lang,
    document: &Document,
    exchange: &Exchange,
    since: Since,
    who: Option<&str>,
    today: Day,
) -> Vec<HistoryRow> {
    let merge = &document.merge;
    let is_theirs = |id: BatchId| {
        who.is_none_or(|who| merge.batch(id).map_or("", |batch| batch.who.trim()) == who)
    };
    let written = together::written(document, |id| since.holds(id, exchange) && is_theirs(id));
    let mut batches: BTreeMap<BatchId, Vec<Written>> = BTreeMap::new();
    for it in written {
        batches.entry(it.batch).or_default().push(it);
    }
    let mut batches: Vec<_> = batches.into_iter().collect();
    batches.order_by_key(|(id, _)| {
        let batch = merge.batch(*id);
        let day = batch.and_then(|batch| batch.day);
        (*id != BatchId::OPEN, std::cmp::Reverse(day), batch.map(|it| it.who.clone()), *id)
    });
    let mut rows = Vec::new();
    for (id, written) in batches {
        let batch = merge.batch(id);
        rows.push(HistoryRow::Batch {
            text: t::history_batch(lang, id == BatchId::OPEN, batch, written.len(), today),
            note: batch.map(|batch| batch.note.clone()).unwrap_or_default(),
        });
        rows.extend(written.iter().map(|it| HistoryRow::Line {
            record: it.key.to_string(),
            text: t::written(lang, &document.plan, it),
            is_kept: it.kind == WrittenKind::Removed && together::is_kept(document, &it.key),
        }));
    }
    rows
}

/// Everybody whose changes are in the plan, by name; empty for who gave none.
pub fn authors(document: &Document) -> BTreeSet<String> {
    let seen = document.merge.seen();
    seen.filter_map(|(id, _)| Some(document.merge.batch(id)?.who.trim().to_owned())).gather()
}

/// Who wrote what of one record, a sentence a batch, the latest first; what it began with is left
/// out.
pub fn history_of(lang: Lang, document: &Document, record: &str, today: Day) -> Vec<String> {
    let written = together::written_in(document, &RecordKey::from(record.to_owned()));
    let mut written: Vec<_> =
        written.iter().map(|it| (document.merge.batch(it.batch), it)).collect();
    written.order_by_key(|(batch, it)| {
        (it.batch != BatchId::OPEN, std::cmp::Reverse(batch.and_then(|batch| batch.day)), it.batch)
    });
    let said = |(batch, it): (Option<_>, &Written)| {
        t::written_by(lang, it, batch, it.batch == BatchId::OPEN, today)
    };
    written.into_iter().map(said).collect()
}
