//! The names under which things are stored.
//!
//! `overzicht.<plan>.j.<seq>.<hash>` is a step, `overzicht.<plan>.s.<seq>.<hash>` a snapshot of the
//! state after step `seq`, and `<hash>` that of the value. Values that cannot be used are kept as
//! `overzicht.<plan>.x.<rest>`, backups under `b.`. Single letters are about the plan as a whole:
//! `v` the version of what is stored, `n` its name, `f` facts for the list of plans, `e` its last
//! exported file, `d` the day it went to the bin, and `g` how far a plan went that was deleted for
//! good.

/// What every key of this app begins with: one host may serve other apps.
const APP: &str = "overzicht.";

/// A point in the history of a plan: how many steps came before it, and the hash that names all of
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HistoryPoint {
    pub seq: u64,
    pub hash: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyKind {
    Snapshot,
    Step,
}

/// The key of a snapshot or a step, without the plan's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub kind: KeyKind,
    pub seq: u64,
    /// The hash of the value.
    pub hash: u64,
}

impl Key {
    /// Higher numbers are damage, and adding to these overflows nothing.
    const LAST: u64 = 1 << 53;

    /// The key of this value.
    pub fn of(kind: KeyKind, seq: u64, value: &str) -> Key {
        Key { kind, seq, hash: hash(value) }
    }

    /// The text after the plan's prefix.
    fn rest(self) -> String {
        let letter = match self.kind {
            KeyKind::Snapshot => 's',
            KeyKind::Step => 'j',
        };
        format!("{letter}.{}.{:016x}", self.seq, self.hash)
    }

    pub fn text(self, plan: &str) -> String {
        prefix(plan) + &self.rest()
    }

    /// Reads the text after the plan's prefix; none unless it is written exactly as [`Key::text`]
    /// writes it.
    pub fn parse(rest: &str) -> Option<Key> {
        let mut parts = rest.split('.');
        let kind = match parts.next()? {
            "s" => KeyKind::Snapshot,
            "j" => KeyKind::Step,
            _ => return None,
        };
        let seq = parts.next()?.parse().ok().filter(|seq| *seq <= Key::LAST)?;
        let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
        let key = Key { kind, seq, hash };
        (key.rest() == rest).then_some(key)
    }
}

/// 64-bit FNV-1a of the text: it finds accidents, not forgers.
pub fn hash(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// What every key of this plan begins with, and no key of another.
pub fn prefix(plan: &str) -> String {
    format!("{APP}{}.", plan.replace('%', "%25").replace('.', "%2E"))
}

/// The plan to which a key belongs, and the rest of the key.
pub fn plan_of(key: &str) -> Option<(String, &str)> {
    let (plan, rest) = key.strip_prefix(APP)?.split_once('.')?;
    Some((plan.replace("%2E", ".").replace("%25", "%"), rest))
}

/// What every key of this app begins with.
pub fn app() -> &'static str {
    APP
}

/// Where the name of the plan is kept, as JSON.
pub fn name(plan: &str) -> String {
    prefix(plan) + NAME
}

/// What [`name`] adds to the prefix.
const NAME: &str = "n";

/// The version of what is stored of a plan, and the newest that is read; a plan without one has
/// version 0, in which ranks are numbers and conditions have no ids.
pub const VERSION: u64 = 1;

/// Where the version of what is stored of the plan is kept, as JSON.
pub fn version(plan: &str) -> String {
    prefix(plan) + VERSION_KEY
}

/// What [`version`] adds to the prefix.
const VERSION_KEY: &str = "v";

/// Where the facts about the plan are kept that the list of plans tells, as JSON.
pub fn facts(plan: &str) -> String {
    prefix(plan) + "f"
}

/// Where it is kept when the plan was last exported, as JSON.
pub fn exported(plan: &str) -> String {
    prefix(plan) + "e"
}

/// Where it is kept which batches went out and came in with files, as JSON.
pub fn exchange(plan: &str) -> String {
    prefix(plan) + "c"
}

/// Where the day is kept on which the plan went to the bin, as JSON.
pub fn binned(plan: &str) -> String {
    prefix(plan) + "d"
}

/// What the key of every backup of the plan begins with.
pub fn backups(plan: &str) -> String {
    prefix(plan) + "b."
}

/// What a plan is opened from: the keys that begin so. Backups and values kept aside may be many
/// times as large, and are left alone.
pub fn of_history(plan: &str) -> [String; 5] {
    [VERSION_KEY, GONE, NAME, "j.", "s."].map(|kind| prefix(plan) + kind)
}

/// Where it is kept how far the plan went before it was deleted.
pub fn gone(plan: &str) -> String {
    prefix(plan) + GONE
}

/// What [`gone`] adds to the prefix.
pub const GONE: &str = "g";

/// The value of [`gone`]: its own hash and the number, since a damaged one would hide a plan.
pub fn write_gone(last: u64) -> String {
    let number = last.to_string();
    format!("{:016x}{number}", hash(&number))
}

/// Reads what [`write_gone`] wrote, and nothing else.
pub fn read_gone(value: &str) -> Option<u64> {
    let last = value.get(16..)?.parse().ok()?;
    (write_gone(last) == value).then_some(last)
}

/// Where a value is kept that cannot be used: no two values share such a key.
pub fn aside(plan: &str, key: &str, value: &str) -> String {
    let prefix = prefix(plan);
    let rest = key.strip_prefix(&prefix).unwrap_or(key);
    format!("{prefix}x.{rest}.{:016x}", hash(value))
}
