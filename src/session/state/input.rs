//! What can happen to a session.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gesture::{DropTarget, Grip};
use crate::viewmodel::Grouping;
use domain::edit::{Change, Document};
use engine::model::ProjectId;
use engine::schedule::PushRule;

/// Everything that can happen to a session. What went wrong in one can be told as a list of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Opens a document, whose rows are grouped so.
    Open(Document, Grouping),
    /// Makes a change; asks first when it breaks an agreement.
    Do(Change),
    /// Makes a change although it breaks an agreement.
    DoAnyway(Change),
    Undo,
    Redo,
    /// Begins a drag; these projects are selected.
    Grip(Grip, BTreeSet<ProjectId>),
    /// Holds what is gripped somewhere; nowhere, where a drop would do nothing.
    HoldAt(Option<DropTarget>),
    /// Ends the drag and makes its change.
    Drop,
    /// Ends the drag as if it had never begun.
    LetGo,
    /// Chooses how links push; a drag is planned anew.
    PushBy(PushRule),
    /// Groups the rows in another way.
    GroupBy(Grouping),
    /// Shows the plan as it would be with this change; with none, as it stands.
    Preview(Option<Arc<Change>>),
    /// Takes more samples; the answer to [`super::Effect::Sample`].
    Sample,
}
