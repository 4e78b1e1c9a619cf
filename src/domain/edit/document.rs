//! A plan with its history and its merge state: what is saved, and what undo walks.

use std::{collections::VecDeque, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Change, Label};
use crate::merge::{Batch, BatchId, MergeState, StateChange};
use engine::model::{Mismatch, Patch, Plan};

/// One step of the person at work: the unit that is applied, journalled and told to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Makes a change.
    Do(Arc<Change>),
    /// Takes back the last change that stands.
    Undo,
    /// Makes again the last change that was taken back.
    Redo,
    /// Seals what was changed since the last seal, so that it can leave the page.
    Seal(Seal),
    /// Brings in what a colleague wrote, or settles what both have changed.
    Merge(Arc<Merge>),
}

/// A seal on what was changed: from then on it is a batch, with who made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The batch.
    pub id: BatchId,
    /// Who made it, when, and why.
    pub batch: Batch,
}

/// A change that says itself who wrote what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merge {
    /// What it does to the plan.
    pub change: Arc<Change>,
    /// What it does to the merge state.
    pub state: Arc<StateChange>,
}

/// A change that stands or was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The change.
    pub change: Arc<Change>,
    /// What it did to the merge state; none after a seal: from then on, taking it back is a new
    /// write.
    pub state: Option<Arc<StateChange>>,
}

/// The changes that can be taken back, and those that can be made again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: VecDeque<Taken>,
    undone: Vec<Taken>,
}

impl History {
    /// How many changes can be taken back at most; older ones stand for good.
    pub const LIMIT: usize = 200;

    /// A history of these changes, the oldest first.
    pub fn of(
        done: impl IntoIterator<Item = Taken>,
        undone: impl IntoIterator<Item = Taken>,
    ) -> History {
        History { done: done.into_iter().collect(), undone: undone.into_iter().collect() }
    }

    /// The changes that can be taken back, the oldest first.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &Arc<Change>> {
        self.done.iter().map(|taken| &taken.change)
    }

    /// The changes that can be made again, the one that was taken back first at the front.
    pub fn undone(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.undone.iter().map(|taken| &taken.change)
    }

    /// Both with what they did to the merge state: first those that stand (true), then
    /// those that were taken back.
    pub fn taken(&self) -> impl Iterator<Item = (bool, &Taken)> {
        let done = self.done.iter().map(|taken| (true, taken));
        done.chain(self.undone.iter().map(|taken| (false, taken)))
    }

    /// What undo would take back.
    pub fn undo(&self) -> Option<&Label> {
        self.done.back().map(|taken| &taken.change.label)
    }

    /// What redo would make again.
    pub fn redo(&self) -> Option<&Label> {
        self.undone.last().map(|taken| &taken.change.label)
    }

    fn add(&mut self, taken: Taken) {
        self.done.push_back(taken);
        if self.done.len() > History::LIMIT {
            self.done.pop_front();
        }
    }

    /// What was sealed has left the page: from now on, taking a change back is a new write.
    fn seal(&mut self) {
        self.done.iter_mut().chain(&mut self.undone).for_each(|taken| taken.state = None);
    }
}

/// A plan, its history, and who wrote what in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The plan as it stands.
    pub plan: Plan,
    /// Who wrote what.
    pub merge: MergeState,
    /// How it came to that.
    pub history: History,
}

impl Default for Document {
    fn default() -> Self {
        Document::new(Plan::default())
    }
}

impl Document {
    /// A document of a plan without a history.
    pub fn new(plan: Plan) -> Document {
        let merge = MergeState::of(&plan);
        Document { plan, merge, history: History::default() }
    }

    /// Takes a step, and answers the patch that it made: the same door for edits, undo, redo, merges
    /// and replay.
    ///
    /// None when there was nothing to do, undo, redo or seal. The patch is empty when the plan
    /// itself stays as it is. On an error nothing has changed.
    pub fn take(&mut self, step: &Step) -> Result<Option<Patch>, Mismatch> {
        match step {
            Step::Do(change) if change.patch.is_empty() => Ok(None),
            Step::Do(change) => {
                let state = self.write(&change.patch)?;
                self.history.undone.clear();
                self.history.add(Taken { change: change.clone(), state: Some(state) });
                Ok(Some(change.patch.clone()))
            }
            Step::Undo => {
                let Some(taken) = self.history.done.back().cloned() else { return Ok(None) };
                let patch = taken.change.patch.inverse();
                match &taken.state {
                    Some(state) => {
                        self.plan = self.plan.apply(&patch)?;
                        self.merge.undo(state);
                    }
                    None => drop(self.write(&patch)?),
                }
                self.history.done.pop_back();
                self.history.undone.push(taken);
                Ok(Some(patch))
            }
            Step::Redo => {
                let Some(mut taken) = self.history.undone.last().cloned() else { return Ok(None) };
                let patch = taken.change.patch.clone();
                match &taken.state {
                    Some(state) => {
                        self.plan = self.plan.apply(&patch)?;
                        self.merge.redo(state);
                    }
                    None => taken.state = Some(self.write(&patch)?),
                }
                self.history.undone.pop();
                self.history.done.push_back(taken);
                Ok(Some(patch))
            }
            Step::Seal(_) if !self.merge.is_open() => Ok(None),
            Step::Seal(Seal { id, batch }) => {
                self.merge.seal(*id, batch.clone());
                self.history.seal();
                Ok(Some(Patch::default()))
            }
            Step::Merge(merge) => {
                let Merge { change, state } = &**merge;
                self.plan = self.plan.apply(&change.patch)?;
                self.merge.redo(state);
                self.history.undone.clear();
                self.history.add(Taken { change: change.clone(), state: Some(state.clone()) });
                Ok(Some(change.patch.clone()))
            }
        }
    }

    /// Makes a change, as a new write of whoever is at work.
    fn write(&mut self, patch: &Patch) -> Result<Arc<StateChange>, Mismatch> {
        let before = std::mem::take(&mut self.plan);
        match before.apply(patch) {
            Ok(after) => {
                let state = self.merge.write(&before, &after, patch);
                self.plan = after;
                Ok(Arc::new(state))
            }
            Err(mismatch) => {
                self.plan = before;
                Err(mismatch)
            }
        }
    }
}
