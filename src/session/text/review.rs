//! What a colleague's file brings, in words of the plan.

use std::collections::{BTreeMap, BTreeSet};

use super::sentences::{field, some_of, what};
use super::{
    Lang, catalogue as t, condition, criterion_state, date, date_short, need_name, signed,
    state_name, verdict_name,
};
use domain::edit::{Named, RecordType};
use domain::merge::{Batch, BatchId, Clash, ClashKind, cells_of, text_of, value_of};
use domain::readiness::Verdict;
use domain::together::{Item, ItemKind, Strain, title_of};
use engine::model::*;
use engine::sorting::Gather;
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
    let named = batch.filter(|batch| !batch.who.trim().is_empty());
    let who = named.map_or_else(|| t::review_unnamed(lang), |it| t::review_from(lang, &it.who));
    match batch.and_then(|batch| batch.day) {
        Some(day) => format!("{who}, {}", date_short(lang, day)),
        None => who,
    }
}

/// How much of a file comes by itself, was changed by both, and is removed; nothing of what there
/// is none.
pub fn review_counts(lang: Lang, (by_itself, both, removed): (usize, usize, usize)) -> String {
    let parts = [
        (by_itself, t::review_by_itself(lang, by_itself)),
        (both, t::review_need_you(lang, both)),
        (removed, t::review_go(lang, removed)),
    ];
    let some = parts.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(_, said)| said).collect::<Vec<_>>().join(" · ")
}

/// How a launch stands once a file has come in, and how it stood: its verdict, with its slack.
pub fn review_standing(lang: Lang, product: &str, stands: [(Verdict, Option<i32>); 2]) -> String {
    let [was, is] = stands.map(|(verdict, slack)| {
        let name = verdict_name(lang, verdict);
        slack.map_or_else(|| name.clone(), |days| format!("{name} {}", signed(lang, days)))
    });
    t::review_launch(lang, product, &was, &is)
}

/// That these were left as they are, since nobody has chosen what holds there.
pub fn left_unsettled(lang: Lang, names: &[String]) -> String {
    t::left_as_it_is(lang, &some_of(lang, names, 3))
}

/// One thing that a file brings, as a sentence.
///
/// The plans are the one that is here and the one that would be; `who` sent it.
pub fn review_item(lang: Lang, [here, plan]: [&Plan; 2], who: &str, item: &Item) -> String {
    let (kind, name) = (what(lang, item.what), &item.name);
    let table = item.key.table();
    let sentence = match &item.kind {
        ItemKind::New => t::review_new(lang, &kind, name),
        ItemKind::Back => t::review_back(lang, &kind, name, who),
        ItemKind::Removed => t::review_gone(lang, &kind, name),
        ItemKind::Twin { own } => {
            let (_, here) = title_of(plan, own);
            t::review_twin(lang, &kind, name, &here)
        }
        ItemKind::BothLife { they_delete: true } => t::review_they_delete(lang, &kind, name),
        ItemKind::BothLife { they_delete: false } => t::review_you_delete(lang, &kind, name),
        ItemKind::Both { cell, mine, theirs } => {
            let fields = differing(cell, mine, theirs);
            let names = fields.iter().map(|field| cell_name(lang, table, field));
            let names = names.collect::<Vec<_>>().join(", ");
            let shown = text_of(plan, &item.key).map(|text| cells_of(table, &text));
            let shown = shown.and_then(|mut cells| cells.remove(cell)).unwrap_or_default();
            let said = t::review_changed(lang, &kind, name, &names);
            t::review_until_then(lang, &said, &cell_value(lang, plan, table, &shown))
        }
        ItemKind::Theirs { cell, before, after } => {
            let says = |field: &String| {
                let [before, after] = [(here, before), (plan, after)]
                    .map(|(plan, value)| part_of(lang, plan, table, field, value));
                t::review_becomes(lang, &cell_name(lang, table, field), &before, &after)
            };
            let says: Vec<_> = differing(cell, before, after).iter().map(says).collect();
            t::review_changed(lang, &kind, name, &says.join("; "))
        }
        ItemKind::Differs { cells } => {
            let names: BTreeSet<_> = cells.iter().map(|cell| cell_name(lang, table, cell)).gather();
            let names: Vec<_> = names.into_iter().collect();
            t::review_changed(lang, &kind, name, &names.join(", "))
        }
    };
    capital(&along(lang, sentence, item))
}

/// A sentence with how many projects moved along by links, or that only what lies in it did.
fn along(lang: Lang, sentence: String, item: &Item) -> String {
    let is_project = |it: &&Item| it.what == RecordType::Project;
    match item.along.iter().filter(is_project).count() {
        0 if item.along.is_empty() => sentence,
        0 => t::review_with_milestones(lang, &sentence),
        1 => t::review_pushed_one(lang, &sentence),
        count => t::review_pushed(lang, &sentence, count),
    }
}

/// What a plan would newly have wrong with what a file brings, a sentence for each.
pub fn strain(lang: Lang, strain: &Strain) -> Vec<String> {
    let circle = |names: &Vec<String>| {
        let first = names.first().into_iter();
        names.iter().chain(first).cloned().collect::<Vec<_>>().join(" › ")
    };
    let mut said = Vec::new();
    for names in &strain.loops {
        let [first, last] = [names.first(), names.last()].map(|it| it.map_or("", String::as_str));
        said.push(t::strain_loop(lang, &circle(names), first, last));
    }
    for names in &strain.programmes {
        said.push(t::strain_programmes(lang, &circle(names)));
    }
    let links: Vec<String> =
        strain.conflicts.iter().map(|(from, to)| format!("{from} › {to}")).collect();
    match links.len() {
        0 => {}
        1 => said.push(t::strain_conflict(lang, &links[0])),
        count => said.push(t::strain_conflicts(lang, count, &some_of(lang, &links, 3))),
    }
    said
}

/// The fields of a cell that are not the same; the cell itself where it is an element of a set.
fn differing(cell: &str, a: &str, b: &str) -> Vec<String> {
    if cell.contains('/') {
        return vec![cell.to_owned()];
    }
    let [a, b] = [a, b].map(value_of);
    let fields: BTreeSet<&String> = a.keys().chain(b.keys()).gather();
    fields.into_iter().filter(|field| a.get(*field) != b.get(*field)).cloned().collect()
}

/// The same value with these fields alone; all of it where the cell is an element of a set.
fn parts_of(cell: &str, fields: &BTreeSet<String>, value: &str) -> String {
    if cell.contains('/') {
        return value.to_owned();
    }
    let parts = value_of(value).into_iter().filter(|(field, _)| fields.contains(field));
    let parts: Vec<_> =
        parts.map(|(field, value)| format!("{}:{value}", serde_json::Value::from(field))).collect();
    if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(",")) }
}

/// What a value says of one field.
pub(super) fn part_of(lang: Lang, plan: &Plan, table: &str, field: &str, value: &str) -> String {
    if field.contains('/') {
        return cell_value(lang, plan, table, value);
    }
    let json = value_of(value).remove(field);
    json.map_or_else(|| t::empty_value(lang), |json| field_value(lang, plan, table, field, &json))
}

/// The same with a capital.
pub(super) fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What both have changed and nobody has settled, as a sentence, with what can be chosen.
pub fn clash(
    lang: Lang,
    plan: &Plan,
    clash: &Clash,
    kind: RecordType,
    name: &str,
    by: impl Fn(&BatchId) -> String,
) -> (String, Vec<String>) {
    let (kind, table) = (what(lang, kind), clash.key.table());
    let (text, options) = match &clash.kind {
        ClashKind::Life { .. } => (
            t::clash_life(lang, &kind, name),
            vec![t::review_keep_it(lang), t::review_remove_it(lang)],
        ),
        ClashKind::Values { cell, values } => {
            let first = values.first().map_or("", |(value, _)| value);
            let others = values.iter().skip(1);
            let fields: BTreeSet<String> =
                others.flat_map(|(value, _)| differing(cell, first, value)).gather();
            let names: Vec<_> = fields.iter().map(|field| cell_name(lang, table, field)).collect();
            let said =
                |value: &String| cell_value(lang, plan, table, &parts_of(cell, &fields, value));
            let by = |batches: &Vec<BatchId>| {
                let mut who: Vec<String> = batches.iter().map(&by).collect();
                who.dedup();
                who.join(", ")
            };
            (
                t::review_changed(lang, &kind, name, &names.join(", ")),
                values
                    .iter()
                    .map(|(value, batches)| t::review_other(lang, &by(batches), &said(value)))
                    .collect(),
            )
        }
    };
    (capital(&text), options)
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

fn name_of<T: Named>(lang: Lang, plan: &Plan, json: &str) -> Option<String> {
    let id = Id::<T>::new(read::<String>(json)?);
    Some(plan.get(&id).map_or_else(|| t::gone_record(lang), |record| record.name().to_owned()))
}

fn field_value(lang: Lang, plan: &Plan, table: &str, name: &str, json: &str) -> String {
    let known = match (table, name) {
        (_, "dates") => read::<Span>(json)
            .map(|span| t::period(lang, &date(lang, span.start()), &date(lang, span.finish()))),
        ("projects", "state") => read::<ProjectState>(json).map(|it| state_name(lang, it)),
        ("criteria", "state") => read::<CriterionState>(json).map(|it| criterion_state(lang, it)),
        (_, "need") => read::<Need>(json).map(|it| need_name(lang, it)),
        (_, "progress") => read::<u8>(json).map(|percent| format!("{percent} %")),
        ("programmes", "parent") | (_, "programme") => name_of::<Programme>(lang, plan, json),
        (_, "manager" | "owner") => name_of::<Person>(lang, plan, json),
        (_, "party") => name_of::<Party>(lang, plan, json),
        (_, "project") => name_of::<Project>(lang, plan, json),
        (_, "product") => name_of::<Product>(lang, plan, json),
        (_, "deliverable") => name_of::<Deliverable>(lang, plan, json),
        (_, "milestone") => name_of::<Milestone>(lang, plan, json),
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
