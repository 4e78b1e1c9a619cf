//! A plan with its history: what is saved, and what undo walks.

use std::{collections::VecDeque, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Change, Label};
use engine::model::{Mismatch, Patch, Plan};

/// One step of the person at work: the unit that is applied, journalled and told to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Makes a change.
    Do(Arc<Change>),
    /// Takes back the last change that stands.
    Undo,
    /// Makes again the last change that was taken back.
    Redo,
}

/// The changes that can be taken back, and those that can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    done: VecDeque<Arc<Change>>,
    undone: Vec<Arc<Change>>,
}

impl History {
    /// How many changes can be taken back at most; older ones stand for good.
    pub const LIMIT: usize = 200;

    /// A history of these changes, the oldest first.
    pub fn of(
        done: impl IntoIterator<Item = Arc<Change>>,
        undone: impl IntoIterator<Item = Arc<Change>>,
    ) -> History {
        History { done: done.into_iter().collect(), undone: undone.into_iter().collect() }
    }

    /// The changes that can be taken back, the oldest first.
    pub fn done(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.done.iter()
    }

    /// The changes that can be made again, the one that was taken back first at the front.
    pub fn undone(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.undone.iter()
    }

    /// What undo would take back.
    pub fn undo(&self) -> Option<&Label> {
        self.done.back().map(|change| &change.label)
    }

    /// What redo would make again.
    pub fn redo(&self) -> Option<&Label> {
        self.undone.last().map(|change| &change.label)
    }
}

/// A plan and its history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The plan as it stands.
    pub plan: Plan,
    /// How it came to that.
    pub history: History,
}

impl Document {
    /// A document of a plan without a history.
    pub fn new(plan: Plan) -> Document {
        Document { plan, history: History::default() }
    }

    /// Takes a step, and answers the patch that it made: the same door for edits, undo, redo and
    /// replay.
    ///
    /// The patch is empty when there was nothing to do, undo or redo. On an error nothing has
    /// changed.
    pub fn take(&mut self, step: &Step) -> Result<Patch, Mismatch> {
        match step {
            Step::Do(change) if change.patch.is_empty() => Ok(Patch::default()),
            Step::Do(change) => {
                self.plan = self.plan.apply(&change.patch)?;
                self.history.undone.clear();
                self.history.done.push_back(change.clone());
                if self.history.done.len() > History::LIMIT {
                    self.history.done.pop_front();
                }
                Ok(change.patch.clone())
            }
            Step::Undo => {
                let Some(change) = self.history.done.back().cloned() else {
                    return Ok(Patch::default());
                };
                let patch = change.patch.inverse();
                self.plan = self.plan.apply(&patch)?;
                self.history.done.pop_back();
                self.history.undone.push(change);
                Ok(patch)
            }
            Step::Redo => {
                let Some(change) = self.history.undone.last().cloned() else {
                    return Ok(Patch::default());
                };
                self.plan = self.plan.apply(&change.patch)?;
                self.history.undone.pop();
                self.history.done.push_back(change.clone());
                Ok(change.patch.clone())
            }
        }
    }
}
