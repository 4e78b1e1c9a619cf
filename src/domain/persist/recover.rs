//! Making a document of whatever two stores hold: total, pure, and it loses nothing without saying
//! so.

use std::collections::{BTreeMap, BTreeSet};

use super::codec;
use super::key::{self, HistoryPoint, Key, KeyKind};
use super::store::Pair;
use crate::edit::Document;
use engine::sorting::{Gather, Order};

/// What recovery found.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The document after the last step that could be reached.
    pub document: Document,
    /// What is not as it was written.
    pub damage: Vec<Damage>,
    /// The snapshot that the document was made from, and the steps after it in their order: all
    /// that is needed to make it again.
    pub used: Vec<Pair>,
    /// Valid keys that are no longer needed.
    pub spare: Vec<String>,
    /// Values that could not be used: unreadable, or part of another history.
    pub aside: Vec<Pair>,
    pub(super) base: u64,
    pub(super) tip: HistoryPoint,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// One copy was damaged, the other is whole: nothing is lost.
    Healed {
        /// Where it is stored.
        key: String,
    },
    /// No copy of this value can be read.
    Unreadable {
        /// Where it is stored.
        key: String,
    },
    /// Steps of another history of the same plan, which leaves this one after step `after`; they
    /// are kept aside.
    Diverged {
        /// How many steps both share.
        after: u64,
        /// How many steps only the other has.
        steps: u64,
    },
    /// Steps after a gap; they are kept aside.
    Stranded {
        /// The number of the first of them.
        from: u64,
        /// How many there are.
        steps: u64,
    },
    /// A step that does not fit on the step before it, and those after it; they are kept aside.
    Unfit {
        /// The number of the first of them.
        from: u64,
        /// How many there are.
        steps: u64,
    },
    /// The durable copies could not be read, so there may be more than is shown.
    Alone(super::StoreError),
}

/// Makes the document of a plan from what the local and the durable place hold under its prefix;
/// none without a readable snapshot.
///
/// Of several histories the one with the most durable steps counts, and of those the longest: what
/// was shown as saved wins over what never was.
pub fn recover(
    plan: &str,
    local: impl IntoIterator<Item = Pair>,
    durable: impl IntoIterator<Item = Pair>,
) -> Option<Recovered> {
    let mut found = FoundEntries::sort(plan, local, durable);
    let best = found.best(plan)?;
    Some(found.report(best))
}

/// A value that is as it was written.
struct Item {
    key: String,
    value: String,
    /// The hash of the step before it; of a snapshot: of the last step in it.
    before: u64,
    durable: bool,
}

impl Item {
    fn body(&self) -> &str {
        codec::split(&self.value).map_or("", |(_, body)| body)
    }
}

#[derive(Default)]
struct FoundEntries {
    snapshots: BTreeMap<Key, Item>,
    steps: BTreeMap<HistoryPoint, Item>,
    /// The steps that follow on a place.
    next: BTreeMap<HistoryPoint, Vec<HistoryPoint>>,
    /// Steps that cannot be read, or cannot be taken where they stand.
    unfit: BTreeSet<HistoryPoint>,
    damage: Vec<Damage>,
    spare: Vec<String>,
    aside: Vec<Pair>,
}

/// How good a history is: its last durable step, then its last step.
type Rank = (u64, u64);

/// The best that replaying came to.
struct Best {
    rank: Rank,
    snapshot: Key,
    tip: HistoryPoint,
    document: Document,
}

impl FoundEntries {
    /// Tells whole values from damaged ones, and what follows on what.
    fn sort(
        plan: &str,
        local: impl IntoIterator<Item = Pair>,
        durable: impl IntoIterator<Item = Pair>,
    ) -> FoundEntries {
        let prefix = key::prefix(plan);
        let mut found = FoundEntries::default();
        let mut gone = None;
        let mut bad: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let pairs = local
            .into_iter()
            .map(|pair| (pair, false))
            .chain(durable.into_iter().map(|pair| (pair, true)));
        for ((text, value), durable) in pairs {
            let Some(rest) = text.strip_prefix(&prefix) else { continue };
            if rest == key::GONE {
                gone = gone.max(key::read_gone(&value));
            } else if !rest.starts_with("s.") && !rest.starts_with("j.") {
                continue;
            } else if let Err((text, value)) = found.add(Key::parse(rest), text, value, durable) {
                bad.entry(text).or_default().insert(value);
            }
        }
        found.forget(gone);
        let whole: BTreeSet<_> = found
            .snapshots
            .values()
            .chain(found.steps.values())
            .map(|item| item.key.clone())
            .gather();
        for (key, values) in bad {
            if whole.contains(&key) {
                found.damage.push(Damage::Healed { key });
            } else {
                found.aside.extend(values.into_iter().map(|value| (key.clone(), value)));
                found.damage.push(Damage::Unreadable { key });
            }
        }
        for (place, item) in &found.steps {
            if let Some(seq) = place.seq.checked_sub(1) {
                found.next.entry(HistoryPoint { seq, hash: item.before }).or_default().push(*place);
            }
        }
        found
    }

    fn add(
        &mut self,
        key: Option<Key>,
        text: String,
        value: String,
        durable: bool,
    ) -> Result<(), Pair> {
        let Some(key) = key else { return Err((text, value)) };
        let place = HistoryPoint { seq: key.seq, hash: key.hash };
        let known = match key.kind {
            KeyKind::Snapshot => self.snapshots.get_mut(&key),
            KeyKind::Step => self.steps.get_mut(&place),
        };
        if let Some(item) = known.filter(|item| item.value == value) {
            item.durable |= durable;
            return Ok(());
        }
        let Some((before, _)) = codec::split(&value).filter(|_| key::hash(&value) == key.hash)
        else {
            return Err((text, value));
        };
        let item = Item { key: text, value, before, durable };
        match key.kind {
            KeyKind::Snapshot => self.snapshots.insert(key, item),
            KeyKind::Step => self.steps.insert(place, item),
        };
        Ok(())
    }

    /// Leaves out what belongs to a deleted plan of the same id: the local place may have brought
    /// it back.
    fn forget(&mut self, gone: Option<u64>) {
        let Some(gone) = gone else { return };
        let kept = self.snapshots.split_off(&Key {
            kind: KeyKind::Snapshot,
            seq: gone.saturating_add(1),
            hash: 0,
        });
        let snapshots = std::mem::replace(&mut self.snapshots, kept);
        let kept = self.steps.split_off(&HistoryPoint { seq: gone.saturating_add(1), hash: 0 });
        let steps = std::mem::replace(&mut self.steps, kept);
        self.spare.extend(snapshots.into_values().chain(steps.into_values()).map(|item| item.key));
    }

    /// Replays from the snapshots, the most promising first, until no other can do better.
    fn best(&mut self, plan: &str) -> Option<Best> {
        let mut candidates: Vec<(Rank, Key)> =
            self.snapshots.keys().map(|key| (self.promise(*key), *key)).collect();
        candidates.order();
        let mut best: Option<Best> = None;
        while let Some((promise, snapshot)) = candidates.pop() {
            if best.as_ref().is_some_and(|best| best.rank >= promise) {
                break;
            }
            let Some(document) = codec::read_document(self.snapshots[&snapshot].body())
                .filter(|document| document.plan.id == plan)
            else {
                let item = self.snapshots.remove(&snapshot)?;
                self.damage.push(Damage::Unreadable { key: item.key.clone() });
                self.aside.push((item.key, item.value));
                continue;
            };
            let reached = self.replay(snapshot, document);
            if best.as_ref().is_none_or(|best| reached.rank > best.rank) {
                best = Some(reached);
            }
        }
        best
    }

    /// Where a snapshot stands in the history.
    fn place(&self, snapshot: Key) -> HistoryPoint {
        HistoryPoint { seq: snapshot.seq, hash: self.snapshots[&snapshot].before }
    }

    /// The rank of a snapshot by itself: it is as durable as itself or the step that it ends with.
    fn start(&self, snapshot: Key) -> (HistoryPoint, Rank) {
        let place = self.place(snapshot);
        let durable = self.snapshots[&snapshot].durable
            || self.steps.get(&place).is_some_and(|step| step.durable);
        (place, (if durable { place.seq } else { 0 }, place.seq))
    }

    fn rank(&self, so_far: Rank, step: HistoryPoint) -> Rank {
        (if self.steps[&step].durable { step.seq } else { so_far.0 }, step.seq)
    }

    fn after(&self, place: HistoryPoint) -> impl Iterator<Item = HistoryPoint> {
        self.next.get(&place).into_iter().flatten().copied()
    }

    /// The best rank that a snapshot could reach, if every step after it can be taken.
    fn promise(&self, snapshot: Key) -> Rank {
        let (place, rank) = self.start(snapshot);
        let mut promise = rank;
        let mut open = vec![(place, rank)];
        while let Some((place, rank)) = open.pop() {
            promise = (promise.0.max(rank.0), promise.1.max(rank.1));
            open.extend(self.after(place).map(|step| (step, self.rank(rank, step))));
        }
        promise
    }

    /// Takes the steps after a snapshot along every branch, and keeps the best end.
    fn replay(&mut self, snapshot: Key, document: Document) -> Best {
        let (place, rank) = self.start(snapshot);
        let mut best = Best { rank, snapshot, tip: place, document: document.clone() };
        let mut open = vec![(place, rank, document)];
        while let Some((place, rank, document)) = open.pop() {
            for next in self.next.get(&place).into_iter().flatten() {
                let mut document = document.clone();
                let taken = codec::read_step(self.steps[next].body())
                    .and_then(|step| document.take(&step).ok());
                match taken {
                    Some(_) => open.push((*next, self.rank(rank, *next), document)),
                    None => _ = self.unfit.insert(*next),
                }
            }
            if rank > best.rank {
                best = Best { rank, snapshot, tip: place, document };
            }
        }
        best
    }

    /// Says what was used, what is spare, and what had to be left aside.
    fn report(mut self, best: Best) -> Recovered {
        let Best { snapshot, tip, document, .. } = best;
        let start = self.place(snapshot);
        let mut path = vec![tip];
        while let Some(step) =
            path.last().filter(|place| **place != start).and_then(|place| self.steps.get(place))
        {
            let Some(seq) = path[path.len() - 1].seq.checked_sub(1) else { break };
            path.push(HistoryPoint { seq, hash: step.before });
        }
        path.reverse();
        let on_path: BTreeSet<HistoryPoint> = path.iter().copied().gather();

        let mut used = Vec::with_capacity(path.len());
        for (key, item) in std::mem::take(&mut self.snapshots) {
            let place = HistoryPoint { seq: key.seq, hash: item.before };
            if key == snapshot {
                used.push((item.key, item.value));
            } else if key.seq < start.seq || on_path.contains(&place) {
                self.spare.push(item.key);
            } else {
                self.damage.push(Damage::Diverged { after: key.seq, steps: 0 });
                self.aside.push((item.key, item.value));
            }
        }
        self.set_aside(start, &on_path);
        for place in &path {
            // The first place of the path is the snapshot's own, and the step that led to it is
            // spare.
            if let Some(item) = self.steps.remove(place).filter(|_| *place != start) {
                used.push((item.key, item.value));
            }
        }
        self.spare.extend(self.steps.into_values().map(|item| item.key));
        let FoundEntries { damage, spare, aside, .. } = self;
        Recovered { document, damage, used, spare, aside, base: start.seq, tip }
    }

    /// Moves the steps after the snapshot that are on no path aside, one damage for each branch.
    fn set_aside(&mut self, start: HistoryPoint, on_path: &BTreeSet<HistoryPoint>) {
        let mut branch_of: BTreeMap<HistoryPoint, usize> = BTreeMap::new();
        let mut branches: Vec<Damage> = Vec::new();
        let lost: Vec<HistoryPoint> = self
            .steps
            .range(HistoryPoint { seq: start.seq + 1, hash: 0 }..)
            .map(|(place, _)| *place)
            .collect();
        // By number, so that a step comes after the one that it follows on.
        for place in lost.into_iter().filter(|place| !on_path.contains(place)) {
            let Some(item) = self.steps.remove(&place) else { continue };
            let before = HistoryPoint { seq: place.seq - 1, hash: item.before };
            let branch = branch_of.get(&before).copied().unwrap_or_else(|| {
                branches.push(if self.unfit.contains(&place) {
                    Damage::Unfit { from: place.seq, steps: 0 }
                } else if on_path.contains(&before) {
                    Damage::Diverged { after: before.seq, steps: 0 }
                } else {
                    Damage::Stranded { from: place.seq, steps: 0 }
                });
                branches.len() - 1
            });
            branch_of.insert(place, branch);
            if let Damage::Unfit { steps, .. }
            | Damage::Diverged { steps, .. }
            | Damage::Stranded { steps, .. } = &mut branches[branch]
            {
                *steps += 1;
            }
            self.aside.push((item.key, item.value));
        }
        self.damage.append(&mut branches);
    }
}
