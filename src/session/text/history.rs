//! Who changed what, in words of the plan.

use super::review::{capital, part_of};
use super::sentences::what as kind_of;
use super::{Lang, catalogue as t, cell_name, cell_value, when};
use domain::edit::RecordType;
use domain::merge::{Batch, CellName, cells_of, text_of, value_of};
use domain::together::{Written, WrittenKind};
use engine::model::{Day, Plan};

/// Who made a batch, when, and in how many records it still stands.
pub fn history_batch(
    lang: Lang,
    is_open: bool,
    batch: Option<&Batch>,
    records: usize,
    today: Day,
) -> String {
    let count =
        if records == 1 { t::history_records_one(lang) } else { t::history_records(lang, records) };
    format!("{} · {count}", by(lang, is_open, batch, today))
}

/// Who made a batch, and when.
fn by(lang: Lang, is_open: bool, batch: Option<&Batch>, today: Day) -> String {
    if is_open {
        return t::history_you(lang);
    }
    let who = super::author(lang, batch);
    match batch.and_then(|batch| batch.day) {
        Some(day) => format!("{}, {}", capital(&who), when(lang, day, today)),
        None => capital(&who),
    }
}

/// What a batch wrote in one record, with what stands there now.
pub fn written(lang: Lang, plan: &Plan, written: &Written) -> String {
    let (kind, name) = (kind_of(lang, written.what), &written.name);
    let sentence = match &written.kind {
        WrittenKind::New => t::review_new(lang, &kind, name),
        WrittenKind::Removed => t::review_gone(lang, &kind, name),
        WrittenKind::Stays => t::history_stays(lang, &kind, name),
        WrittenKind::Changed(cells) => {
            let table = written.key.table();
            let text = text_of(plan, &written.key).unwrap_or_default();
            let held = cells_of(table, &text);
            let said = cells.iter().map(|(cell, said)| match said {
                Some(value) => {
                    let value = cell_value(lang, plan, table, value);
                    t::history_unsettled(lang, &cell_name(lang, table, cell), &value)
                }
                None => now(lang, plan, table, cell, held.get(cell).map_or("", String::as_str)),
            });
            t::review_changed(lang, &kind, name, &said.collect::<Vec<_>>().join("; "))
        }
    };
    capital(&sentence)
}

/// What a cell holds, field by field.
fn now(lang: Lang, plan: &Plan, table: &str, cell: &CellName, value: &str) -> String {
    let is_now = |name: &str, value: &str| t::history_is_now(lang, name, value);
    if cell.contains('/') || value.is_empty() {
        return is_now(&cell_name(lang, table, cell), &cell_value(lang, plan, table, value));
    }
    let fields = value_of(value);
    let said = fields.keys().map(|field| {
        is_now(&cell_name(lang, table, field), &part_of(lang, plan, table, field, value))
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What a batch wrote in a record that is on screen, and who made it.
pub fn written_by(
    lang: Lang,
    written: &Written,
    batch: Option<&Batch>,
    is_open: bool,
    today: Day,
) -> String {
    let what = match &written.kind {
        WrittenKind::New => t::history_made(lang),
        WrittenKind::Removed => t::history_removed(lang),
        WrittenKind::Stays => t::history_kept(lang),
        WrittenKind::Changed(cells) => {
            let table = written.key.table();
            let mut names: Vec<_> =
                cells.iter().map(|(cell, _)| cell_name(lang, table, cell)).collect();
            names.dedup();
            names.join(", ")
        }
    };
    format!("{}: {what}", by(lang, is_open, batch, today))
}

/// What stands over the list of what goes out: the file before it was of this day.
pub fn sent_since(lang: Lang, sent_on: Option<Day>, is_empty: bool, today: Day) -> String {
    match (sent_on.map(|day| when(lang, day, today)), is_empty) {
        (Some(day), false) => t::send_since(lang, &day),
        (Some(day), true) => t::send_nothing_since(lang, &day),
        (None, false) => t::send_first(lang),
        (None, true) => t::send_nothing(lang),
    }
}

/// A record by its type and name.
pub fn titled(lang: Lang, what: RecordType, name: &str) -> String {
    format!("{} “{name}”", capital(&kind_of(lang, what)))
}
