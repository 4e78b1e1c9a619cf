//! Which plans a browser holds, and what is known of each without opening it.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::key::{self, Key};
use super::store::{Store, StoreError, Write};
use engine::model::Day;
use engine::sorting::Gather;

/// A plan that this browser holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlanInfo {
    /// Its id.
    pub id: String,
    /// What people call it; after an undone renaming this is right again when the plan has been
    /// opened. None: not known.
    pub name: Option<String>,
    /// What the list of plans tells of it.
    pub facts: PlanFacts,
    /// Its last exported file; none: there never was one.
    pub exported: Option<Exported>,
    /// How many steps it has taken in this browser, as [`super::Vault::steps`] counts.
    pub steps: u64,
    /// The day it went to the bin; none: it stands.
    pub binned: Option<Day>,
}

/// What the list of plans tells of a plan. It may lag behind after a kill; the plan itself does
/// not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanFacts {
    /// The day it was made or came in; none: not known.
    pub made: Option<Day>,
    /// The day of the last step; none: not known.
    pub changed: Option<Day>,
    /// How many projects it has, with dates or without; none: not known.
    pub projects: Option<usize>,
}

/// When a plan was last handed to the reader as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Exported {
    /// The day.
    pub day: Day,
    /// How many steps the plan had taken by then.
    pub step: u64,
}

impl PlanInfo {
    /// So many steps without a file ask for one, if the file is also old.
    pub const MANY_STEPS: u64 = 20;
    /// A file of so many days is old.
    pub const OLD_DAYS: i32 = 7;

    /// What to call it: its name, or its id while that is not known.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }

    /// How many steps no file holds.
    pub fn steps_without_file(&self) -> u64 {
        self.steps.saturating_sub(self.exported.map_or(0, |file| file.step))
    }

    /// Is it time for a new file: much has changed, and the last file (or the plan, without one) is
    /// old?
    pub fn wants_export(&self, today: Day) -> bool {
        let since = self.exported.map(|file| file.day).or(self.facts.made);
        self.steps_without_file() >= Self::MANY_STEPS
            && since.is_some_and(|day| today.since(day) >= Self::OLD_DAYS)
    }
}

/// The plans in either place, those in the bin too, by id.
pub async fn plans<S: Store>(store: &S) -> Vec<PlanInfo> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for key in keys(store, key::app()).await {
        if let Some((plan, rest)) = key::plan_of(&key)
            && Key::parse(rest).is_some()
        {
            ids.insert(plan);
        }
    }
    join_all(ids.iter().map(|id| plan_info(store, id))).await.into_iter().flatten().collect()
}

/// What is known of a plan; none if there is nothing of it, or it was deleted for good.
pub async fn plan_info<S: Store>(store: &S, plan: &str) -> Option<PlanInfo> {
    let PlanPresence { stands: true, last } = standing(store, plan).await else { return None };
    Some(PlanInfo {
        id: plan.into(),
        name: read(store, &key::name(plan)).await,
        facts: read(store, &key::facts(plan)).await.unwrap_or_default(),
        exported: read(store, &key::exported(plan)).await,
        steps: last.unwrap_or(0),
        binned: read(store, &key::binned(plan)).await,
    })
}

/// Keeps what the list of plans tells of a plan.
pub async fn note_facts<S: Store>(
    store: &S,
    plan: &str,
    facts: &PlanFacts,
) -> Result<(), StoreError> {
    write(store, key::facts(plan), json(facts)).await
}

/// Keeps that the plan was exported as it stands, and answers what was kept. The plan itself does
/// not know: its file stays the same.
pub async fn note_export<S: Store>(
    store: &S,
    plan: &str,
    day: Day,
) -> Result<Exported, StoreError> {
    let exported = Exported { day, step: standing(store, plan).await.last.unwrap_or(0) };
    write(store, key::exported(plan), json(&exported)).await.map(|()| exported)
}

/// How far a plan went.
pub(super) struct PlanPresence {
    /// Is there anything of it that was not deleted?
    pub stands: bool,
    /// The highest number that was ever used for it here; none: it was never here.
    pub last: Option<u64>,
}

pub(super) async fn standing<S: Store>(store: &S, plan: &str) -> PlanPresence {
    let prefix = key::prefix(plan);
    let keys = keys(store, &prefix).await;
    let last = keys
        .iter()
        .filter_map(|key| key.strip_prefix(&prefix))
        .filter_map(Key::parse)
        .map(|key| key.seq)
        .max();
    let mark = key::gone(plan);
    let gone = if keys.contains(&mark) {
        either(store, &mark).await.and_then(|value| key::read_gone(&value))
    } else {
        None
    };
    PlanPresence { stands: last > gone, last: last.max(gone) }
}

async fn keys<S: Store>(store: &S, prefix: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::from_iter(store.local_keys(prefix));
    keys.extend(store.durable_keys(prefix).await.unwrap_or_default());
    keys
}

/// The value of a key in the durable place, or else in the local one.
async fn either<S: Store>(store: &S, key: &str) -> Option<String> {
    let durable: BTreeMap<_, _> =
        store.durable_read(key).await.unwrap_or_default().into_iter().gather();
    durable.get(key).cloned().or_else(|| store.local_get(key))
}

pub(super) async fn read<S: Store, T: DeserializeOwned>(store: &S, key: &str) -> Option<T> {
    either(store, key).await.and_then(|json| serde_json::from_str(&json).ok())
}

/// Sets a value in both places. The durable place answers: without it in a full local place nothing
/// is lost.
pub(super) async fn write<S: Store>(
    store: &S,
    key: String,
    value: String,
) -> Result<(), StoreError> {
    _ = store.local_set(&key, &value);
    store.durable_write(Write::puts(vec![(key, value)])).await
}

pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("days, numbers and names have a form in JSON")
}
