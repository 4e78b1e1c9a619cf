//! What the page has to do about an input.

use std::collections::BTreeSet;

use domain::edit::{Change, Label, Refusal, Step};
use engine::model::{Patch, ProductId, ProjectId, Span};

/// What the page has to do about an input, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The plan that is shown is another one.
    Shown,
    /// A step was taken, which made this patch: to be journalled.
    Stepped(Step, Patch),
    /// What is in hand, or where, is something else.
    Gesture,
    /// These projects are selected.
    Picked(BTreeSet<ProjectId>),
    /// A band is no longer drawn: what it selected is settled.
    PickedSettled,
    /// Chances are known better, or of another plan.
    Chances,
    /// Samples are missing: [`super::Input::Sample`] is wanted when the page has had a turn.
    Sample,
    /// A change was made: to be said, with an undo beside it.
    Did(Label),
    Undid(Label),
    Redid(Label),
    /// A project was made, and wants a name.
    Created(ProjectId),
    /// A change would break these agreements: somebody has to be asked.
    Breaks(Change, Vec<String>),
    Refused(Refusal),
    /// This tab may not change the plan.
    ReadOnly,
    /// These days are to be seen.
    Bring(Span),
    /// The flag of this launch is to be seen.
    BringFlag(ProductId),
}
