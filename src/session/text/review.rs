//! What a colleague's file brings, in words of the plan.

use std::collections::BTreeMap;

use super::sentences::{field, what};
use super::{
    Lang, catalogue as t, condition, criterion_state, date, date_short, need_name, state_name,
};
use domain::edit::{Named, RecordType};
use domain::merge::{Batch, Clash, ClashKind, value_of};
use domain::together::{Item, ItemKind};
use engine::model::*;
use serde::de::DeserializeOwned;

/// Who made a batch, as far as that is known.
pub fn author(lang: Lang, batch: Option<&Batch>) -> String {
    match batch {
        Some(batch) if !batch.who.trim().is_empty() => batch.who.clone(),
        _ => t::somebody(lang),
    }
}

/// Whose file it is and of when.
pub fn review_sender(lang: Lang, batch: Option<&Batch>) -> String {
    let who = author(lang, batch);
    match batch.and_then(|batch| batch.day) {
        Some(day) => t::review_from_day(lang, &who, &date_short(lang, day)),
        None => t::review_from(lang, &who),
    }
}

/// One thing that a file brings, as a sentence.
pub fn review_item(lang: Lang, plan: &Plan, item: &Item) -> String {
    let (kind, name) = (what(lang, item.what), &item.name);
    match &item.kind {
        ItemKind::New => t::review_new(lang, &kind, name),
        ItemKind::Removed => t::review_gone(lang, &kind, name),
        ItemKind::BothLife { they_delete: true } => t::review_they_delete(lang, &kind, name),
        ItemKind::BothLife { they_delete: false } => t::review_you_delete(lang, &kind, name),
        ItemKind::Both { cell, .. } => {
            t::review_changed(lang, &kind, name, &cell_name(lang, item.key.table(), cell))
        }
        ItemKind::Theirs { cell, before, after } => {
            let table = item.key.table();
            let [before, after] = [before, after].map(|value| cell_value(lang, plan, table, value));
            t::review_change(lang, &kind, name, &cell_name(lang, table, cell), &before, &after)
        }
    }
}

/// What both have changed and nobody has settled, as a sentence, with what can be chosen.
pub fn clash(
    lang: Lang,
    plan: &Plan,
    clash: &Clash,
    kind: RecordType,
    name: &str,
) -> (String, Vec<String>) {
    let (kind, table) = (what(lang, kind), clash.key.table());
    match &clash.kind {
        ClashKind::Life { .. } => (
            t::clash_life(lang, &kind, name),
            vec![t::review_keep_it(lang), t::review_remove_it(lang)],
        ),
        ClashKind::Values { cell, values } => (
            t::review_changed(lang, &kind, name, &cell_name(lang, table, cell)),
            values.iter().map(|(value, _)| cell_value(lang, plan, table, value)).collect(),
        ),
    }
}

/// What a cell is called.
pub fn cell_name(lang: Lang, table: &str, cell: &str) -> String {
    let cell = cell.split_once('/').map_or(cell, |(set, _)| set);
    match (table, cell) {
        ("links", "ends") => t::the_link(lang).to_lowercase(),
        ("about", "closed" | "week" | "holidays") => field(lang, Field::Calendar),
        _ => field_named(cell).map_or_else(|| cell.to_owned(), |of| field(lang, of)),
    }
}

/// What a cell holds, in words.
pub fn cell_value(lang: Lang, plan: &Plan, table: &str, value: &str) -> String {
    let fields = value_of(value);
    if let Some(it) = condition_in(&fields).filter(|_| table == "decisions") {
        return condition(lang, plan, &it);
    }
    let words: Vec<String> =
        fields.iter().map(|(name, json)| field_value(lang, plan, table, name, json)).collect();
    if words.is_empty() { t::empty_value(lang) } else { words.join(", ") }
}

/// The condition of a decision that these fields are.
fn condition_in(fields: &BTreeMap<String, String>) -> Option<Condition> {
    let mut condition = Condition::new(
        Id::new(read::<String>(fields.get("id")?)?),
        read::<String>(fields.get("text")?)?,
        Rank::default(),
    );
    condition.owner = fields.get("owner").and_then(|json| read::<String>(json)).map(Id::new);
    condition.due = fields.get("due").and_then(|json| read(json));
    condition.met = fields.get("met").and_then(|json| read(json)).unwrap_or_default();
    Some(condition)
}

fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}

fn name_of<T: Named>(plan: &Plan, json: &str) -> Option<String> {
    let id = Id::<T>::new(read::<String>(json)?);
    Some(plan.get(&id).map_or_else(|| id.to_string(), |record| record.name().to_owned()))
}

fn field_value(lang: Lang, plan: &Plan, table: &str, name: &str, json: &str) -> String {
    let known = match (table, name) {
        (_, "dates") => read::<Span>(json)
            .map(|span| t::period(lang, &date(lang, span.start()), &date(lang, span.finish()))),
        ("projects", "state") => read::<ProjectState>(json).map(|it| state_name(lang, it)),
        ("criteria", "state") => read::<CriterionState>(json).map(|it| criterion_state(lang, it)),
        (_, "need") => read::<Need>(json).map(|it| need_name(lang, it)),
        (_, "progress") => read::<u8>(json).map(|percent| format!("{percent} %")),
        ("programmes", "parent") | (_, "programme") => name_of::<Programme>(plan, json),
        (_, "manager" | "owner") => name_of::<Person>(plan, json),
        (_, "party") => name_of::<Party>(plan, json),
        (_, "project") => name_of::<Project>(plan, json),
        (_, "product") => name_of::<Product>(plan, json),
        (_, "deliverable") => name_of::<Deliverable>(plan, json),
        (_, "milestone") => name_of::<Milestone>(plan, json),
        ("links", "predecessor" | "successor") => read::<LinkEnd>(json).and_then(|end| match end {
            LinkEnd::Project(id) => plan.get(&id).map(|it| it.name.clone()),
            LinkEnd::Milestone(id) => plan.get(&id).map(|it| it.name.clone()),
        }),
        _ => read::<Day>(json).map(|day| date(lang, day)),
    };
    let plain = || match read::<serde_json::Value>(json) {
        Some(serde_json::Value::String(text)) => Some(text),
        Some(serde_json::Value::Bool(true)) => Some(t::value_yes(lang)),
        Some(serde_json::Value::Bool(false)) => Some(t::value_no(lang)),
        _ => None,
    };
    known.or_else(plain).unwrap_or_else(|| json.replace(['{', '}', '"', '[', ']'], ""))
}
