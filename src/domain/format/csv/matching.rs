//! Which row of a list stands for which record of a plan: found by id or by exact name, and never
//! by a name that is only nearly the same.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::dates::read_day;
use super::listed::{Listed, canonical, plain};
use super::mapping::Mapping;
use super::sheet::ColumnRole;
use super::table::ListTable;
use engine::model::*;
use engine::sorting::{Gather, Order};

/// A row and a record that nothing else stands for, with names that are nearly the same: a person
/// says whether they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMatch {
    /// The row, as a spreadsheet numbers it.
    pub row: u32,
    /// The name in the list.
    pub name: String,
    /// The id of the record.
    pub id: String,
    /// The name in the plan.
    pub like: String,
    /// Whether a person has said that they are the same.
    pub same: bool,
}

/// Which row stands for which record.
pub(super) struct Matching<T> {
    /// For each row its record, if it has one.
    pub rows: Vec<Option<Id<T>>>,
    /// The names of the records that no row stands for.
    pub gone: Vec<String>,
    /// What may be the same under another name, in the order of the rows.
    pub near: Vec<NearMatch>,
}

/// Finds the record of each row: by its id, by what a person said (`same`: ids by the numbers of
/// rows), by name, programme and dates, by name and programme, by name alone; each record once.
pub(super) fn matching<T: Listed>(
    table: &ListTable,
    mapping: &Mapping,
    plan: &Plan,
    same: &BTreeMap<u32, String>,
) -> Matching<T> {
    let mut matcher = Matcher {
        table,
        mapping,
        plan,
        free: T::of(plan).iter().map(|(id, record)| (id, &**record)).gather(),
        rows: vec![None; table.rows.len()],
        near: Vec::new(),
    };
    matcher.match_by_id(same);
    matcher.match_by_name(&[ColumnRole::Programme, ColumnRole::Start, ColumnRole::Finish]);
    matcher.match_by_name(&[ColumnRole::Programme]);
    matcher.match_by_name(&[]);
    matcher.find_near();
    matcher.near.order_by_key(|near| near.row);
    let gone = matcher.free.values().map(|record| record.name().to_owned()).collect();
    Matching { rows: matcher.rows, gone, near: matcher.near }
}

/// A matching under way.
struct Matcher<'a, T> {
    table: &'a ListTable,
    mapping: &'a Mapping,
    plan: &'a Plan,
    /// The records that no row stands for so far.
    free: BTreeMap<&'a Id<T>, &'a T>,
    rows: Vec<Option<Id<T>>>,
    near: Vec<NearMatch>,
}

impl<'a, T: Listed> Matcher<'a, T> {
    /// Gives each row the record of its id, else the one that a person said.
    fn match_by_id(&mut self, same: &BTreeMap<u32, String>) {
        for row in 0..self.rows.len() {
            let id = Id::new(self.cell(row, ColumnRole::Id));
            if self.free.remove(&id).is_some() {
                self.rows[row] = Some(id);
                continue;
            }
            let said = same.get(&self.table.rows[row].number).map(|id| Id::new(id.as_str()));
            let Some(id) = said else { continue };
            if let Some(record) = self.free.remove(&id) {
                self.note_near(row, &id, record.name(), true);
                self.rows[row] = Some(id);
            }
        }
    }

    /// Gives each row that has none yet the first free record of its name that says the same under
    /// these roles.
    fn match_by_name(&mut self, roles: &[ColumnRole]) {
        let mut known: BTreeMap<_, VecDeque<&'a Id<T>>> = BTreeMap::new();
        for (id, record) in &self.free {
            let text = |role: &ColumnRole| plain(&record.text(self.plan, *role, &canonical));
            let key: Vec<String> =
                std::iter::once(plain(record.name())).chain(roles.iter().map(text)).collect();
            known.entry(key).or_default().push_back(*id);
        }
        for row in 0..self.rows.len() {
            let name = self.cell(row, ColumnRole::Name);
            if self.rows[row].is_some() || name.is_empty() {
                continue;
            }
            let said = roles.iter().map(|role| self.said(row, *role));
            let key: Vec<String> = std::iter::once(name.to_owned()).chain(said).collect();
            if let Some(id) = known.get_mut(&key).and_then(VecDeque::pop_front) {
                self.free.remove(id);
                self.rows[row] = Some(id.clone());
            }
        }
    }

    /// Returns what a row says under this role; a day as a table of the plan has it.
    fn said(&self, row: usize, role: ColumnRole) -> String {
        let cell = self.cell(row, role);
        let day = matches!(role, ColumnRole::Start | ColumnRole::Finish)
            .then(|| read_day(cell, self.mapping.order).ok())
            .flatten();
        day.map_or_else(|| cell.to_owned(), |day| day.to_string())
    }

    /// Notes the pairs of rows and records that are left and nearly have the same name.
    fn find_near(&mut self) {
        let left: Vec<(usize, &str)> = (0..self.rows.len())
            .filter(|row| self.rows[*row].is_none())
            .map(|row| (row, self.cell(row, ColumnRole::Name)))
            .collect();
        let records: Vec<(&Id<T>, &str)> =
            self.free.iter().map(|(id, record)| (*id, record.name())).collect();
        for (row, record) in alike(
            &left.iter().map(|(_, name)| *name).collect::<Vec<_>>(),
            &records.iter().map(|(_, name)| *name).collect::<Vec<_>>(),
        ) {
            let ((row, _), (id, like)) = (left[row], records[record]);
            self.note_near(row, id, like, false);
        }
    }

    fn note_near(&mut self, row: usize, id: &Id<T>, like: &str, same: bool) {
        self.near.push(NearMatch {
            row: self.table.rows[row].number,
            name: self.cell(row, ColumnRole::Name).to_owned(),
            id: id.to_string(),
            like: like.to_owned(),
            same,
        });
    }

    /// Returns the text of a row under this role; empty where no column has it.
    fn cell(&self, row: usize, role: ColumnRole) -> &'a str {
        self.mapping.column(role).map_or("", |column| self.table.rows[row].cell(column))
    }
}

/// Returns how alike two names are, up to 1, if that is enough to offer them as the same: they
/// share most of their pairs of letters, or few slips of the pen lie between them.
fn likeness(a: &str, b: &str) -> Option<f64> {
    let pairs = strsim::sorensen_dice(a, b);
    let slips = strsim::normalized_damerau_levenshtein(a, b);
    (pairs >= 0.75 || slips >= 0.8).then_some(pairs.max(slips))
}

/// Returns the pairs of places in two lists whose names are nearly the same, the most alike first,
/// and each place once.
fn alike(left: &[&str], right: &[&str]) -> Vec<(usize, usize)> {
    /// A word that so many names share says nothing about any of them.
    const COMMON: usize = 64;
    /// So many names are compared letter by letter: those that share the most words.
    const CLOSEST: usize = 5;
    let right: Vec<String> = right.iter().map(|name| essence(name)).collect();
    let mut holding: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, name) in right.iter().enumerate() {
        keys(name).into_iter().for_each(|key| holding.entry(key).or_default().push(place));
    }
    let mut pairs = Vec::new();
    for (place, name) in left.iter().enumerate() {
        let name = essence(name);
        let shared = keys(&name)
            .into_iter()
            .filter_map(|key| holding.get(&key))
            .filter(|places| places.len() <= COMMON);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        shared.flatten().for_each(|other| *counts.entry(*other).or_default() += 1);
        let mut closest: Vec<_> =
            counts.into_iter().map(|(other, count)| (std::cmp::Reverse(count), other)).collect();
        closest.order();
        for (_, other) in closest.iter().take(CLOSEST) {
            pairs.extend(likeness(&name, &right[*other]).map(|likeness| (likeness, place, *other)));
        }
    }
    pairs.order_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut lefts, mut rights) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, a, b)| {
        !lefts.contains(a) && !rights.contains(b) && lefts.insert(*a) && rights.insert(*b)
    });
    pairs.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// Returns what tells a name from others: its words in lower case, without signs and without words
/// that any project may have in its name.
fn essence(name: &str) -> String {
    const COMMON: [&str; 14] = [
        "programme",
        "program",
        "project",
        "programma",
        "the",
        "of",
        "and",
        "for",
        "de",
        "het",
        "van",
        "en",
        "voor",
        "een",
    ];
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !COMMON.contains(word)).collect();
    if telling.is_empty() { words.join(" ") } else { telling.join(" ") }
}

/// Returns what two names that are nearly the same have in common: a whole word, or the beginning
/// of one.
fn keys(essence: &str) -> BTreeSet<String> {
    let words = essence.split(' ').filter(|word| !word.is_empty());
    words.flat_map(|word| [word.to_owned(), word.chars().take(3).chain(['…']).collect()]).gather()
}
