//! What the page has to do about an input.

use super::part::Part;
use crate::command::Command;
use crate::viewmodel::{AxisPosition, Zoom};
use domain::edit::Step;
use engine::model::{Day, Patch, ProductId, ProjectId, Span};

/// What the page has to do about an input, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// This part is another one.
    Changed(Part),
    /// The plan that is shown is another one.
    Shown,
    /// A step was taken, which made this patch: to be journalled.
    Stepped(Step, Box<Patch>),
    /// What was asked for was not done: it was refused, or somebody is asked first.
    NotDone,
    /// What is in hand, or where, is something else.
    Gesture,
    /// Chances are known better, or of another plan.
    Chances,
    /// Samples are missing: [`super::Input::Sample`] is wanted when the page has had a turn.
    Sample,
    /// The message of this number goes after a while.
    DismissLater(u32),
    /// What a screen reader is to say.
    Announce(String),
    /// The focus goes to where the cursor is.
    Focus,
    /// What is shown in the inspector has just been made, and wants a name.
    Name,
    /// This project is to be seen, and its row.
    Seek(ProjectId),
    /// These days are to be seen.
    Bring(Span),
    /// The flag of this launch is to be seen.
    BringFlag(ProductId),
    /// These days fill the time axis.
    Fit(Span),
    /// This day stands in the middle of the time axis.
    Center(Day),
    /// The time axis is zoomed around the first of these days that is in sight.
    Zoom(Zoom, Vec<Day>),
    /// The time axis stands there.
    StandAt(AxisPosition),
    /// What is folded away is to be remembered in this browser.
    KeepFolds,
    /// The columns are to be remembered in this browser.
    KeepColumns,
    /// A command of the page's own was given.
    Run(Command),
}
