//! What a step would do: shown while something is in hand, and made at the drop.

use super::{Change, Label};
use engine::model::{Dates, Patch, Plan};

/// A step that moves dates and nothing else; [`Moves::change`] makes the whole records of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moves {
    /// What the step would be called.
    pub label: Label,
    /// Where to; what lies there already is left out.
    pub dates: Dates,
}

impl Moves {
    /// Returns the change that gives the plan these dates.
    pub fn change(self, plan: &Plan) -> Change {
        Change { patch: self.dates.patch(plan), label: self.label }
    }
}

/// What a step would do to the plan that it is planned on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time, behind an Arc")]
pub enum Preview {
    /// It moves projects that have dates, and milestones.
    Moves(Moves),
    /// It changes records in another way.
    Change(Change),
}

impl Preview {
    /// Returns what the step would be called.
    pub fn label(&self) -> &Label {
        match self {
            Preview::Moves(moves) => &moves.label,
            Preview::Change(change) => &change.label,
        }
    }

    /// Whether it does nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Preview::Moves(moves) => moves.dates.is_empty(),
            Preview::Change(change) => change.patch.is_empty(),
        }
    }

    /// Returns how many projects it touches.
    pub fn projects(&self) -> usize {
        match self {
            Preview::Moves(moves) => moves.dates.projects.len(),
            Preview::Change(change) => change.patch.projects.len(),
        }
    }

    /// Returns the dates that it moves to; none when it changes records in another way.
    pub fn dates(&self) -> Option<&Dates> {
        match self {
            Preview::Moves(moves) => Some(&moves.dates),
            Preview::Change(_) => None,
        }
    }

    /// Returns the records that it changes; none when it moves dates alone.
    pub fn patch(&self) -> Option<&Patch> {
        match self {
            Preview::Moves(_) => None,
            Preview::Change(change) => Some(&change.patch),
        }
    }

    /// Returns the change that is made at the drop, on the plan that it was planned on.
    pub fn change(self, plan: &Plan) -> Change {
        match self {
            Preview::Moves(moves) => moves.change(plan),
            Preview::Change(change) => change,
        }
    }
}
