//! What can happen to a session.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gesture::{DropTarget, Grip};
use super::moves::{BarPart, MoveBy};
use super::notices::Notice;
use crate::command::Command;
use crate::edit::Edit;
use crate::review::ReviewPreview;
use crate::viewmodel::{
    Address, Arrangement, Cell, Column, Cursor, CursorMove, Filter, GroupKey, RowKey, Subject,
};
use domain::edit::{Change, Document, Refusal};
use engine::model::{BaselineId, Plan, ProductId, ProgrammeId, ProjectId};
use engine::schedule::PushRule;

/// Everything that can happen to a session. What went wrong in one can be told as a list of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    // ---- Documents and steps
    /// Opens a document, with these groups folded away.
    Open(Box<Document>, BTreeSet<GroupKey>),
    /// Opens a document that is never changed: a view of several plans.
    OpenForReading(Box<Document>),
    /// Makes what a form, a list or a button asks for.
    Edit(Edit),
    /// Makes it and says so, with an undo beside it.
    EditAndTell(Edit),
    /// Makes a change; asks first when it breaks an agreement.
    Do(Change),
    /// Makes a change and says so, with an undo beside it.
    DoAndTell(Change),
    /// Says why a change was not made.
    Refuse(Refusal),
    /// Answers the question whether an agreement may be broken.
    Answer {
        /// Is the change made all the same?
        anyway: bool,
    },
    Undo,
    Redo,

    // ---- Together
    /// Seals what was changed, in this name and with this note, so that it can leave the page.
    Seal {
        who: String,
        note: String,
    },
    /// Takes in the file of a colleague, as it was reviewed; what was changed here is sealed in this
    /// name.
    TakeIn(Box<ReviewPreview>, String),
    /// Takes another plan in as a programme.
    TakePlanIn(Arc<Plan>),
    /// Settles what both have changed by one of the values, by number.
    Settle(String, usize),
    /// Empties all that is kept of a record that is gone: `table/record`.
    RemoveForGood(String),

    // ---- The drag
    /// Begins a drag; what is selected with it moves along.
    Grip(Grip),
    /// Holds what is gripped somewhere; nowhere, where a drop would do nothing.
    HoldAt(Option<DropTarget>),
    /// Ends the drag and makes its change.
    Drop,
    /// Ends the drag as if it had never begun.
    LetGo,
    /// Chooses how links push; a drag is planned anew.
    PushBy(PushRule),
    /// Shows the plan as it would be with this change; with none, as it stands.
    Preview(Option<Arc<Change>>),

    // ---- Selection
    /// Selects this alone.
    Select(Option<Subject>),
    /// Shows this in the inspector; a group that it belongs to stays selected.
    Show(Option<Subject>),
    /// Shows a record, and brings it into sight.
    LookAt(Subject),
    /// Shows what has just been made, to be named.
    ShowNew(Subject),
    /// Selects one more, or one less.
    Pick(ProjectId),
    /// Selects all rows from the selected project to this one.
    PickUpTo(ProjectId),
    MovePicked {
        /// Working days.
        days: i32,
    },
    DeletePicked,
    /// Shows the conflicts of a project beside its bar, or no longer; of none, puts them away.
    Dispute(Option<ProjectId>),

    // ---- Keys
    /// Moves the cursor, and the focus with it.
    Step(CursorMove),
    /// Moves the cursor so many rows down, and selects up to there.
    StepPicking(i32),
    /// Puts the cursor there, and the focus with it.
    GoTo(Cursor),
    /// Goes to the heading that this row stands below.
    GoToHeading(RowKey),
    /// Takes the focus back to where the cursor is.
    Refocus,
    /// The focus came there.
    Focused(Cursor),
    MoveBar {
        project: ProjectId,
        part: BarPart,
        by: MoveBy,
        forward: bool,
    },
    MoveLaunch {
        product: ProductId,
        by: MoveBy,
        forward: bool,
    },
    /// Says of what is running that it is so many per cent further, or less far.
    MoveProgress {
        project: ProjectId,
        percent: i8,
    },
    /// Ends a link that was begun by keys.
    StopLinking,

    // ---- Commands
    Run(Command),
    /// Carries out a command of a project for this one.
    RunOn(Command, ProjectId),
    /// Adds a project in this programme, and shows it.
    AddProject(Option<ProgrammeId>),
    /// Adds a project in the programme of this row, and shows it.
    AddProjectAt(RowKey),
    /// Adds a programme in this one, and shows it.
    AddProgramme(Option<ProgrammeId>),

    // ---- The rows
    Arrange(Arrangement),
    /// Folds a group away, or unfolds it.
    Fold(GroupKey),
    Filter(Filter),
    /// Shows only what has to do with this, besides what is asked for already.
    ShowOnly(Subject),
    /// Shows only projects with this in their name, besides what is asked for already.
    ShowNamed(String),

    // ---- The table
    SizeColumn(Option<Column>, u16),
    /// Begins to type in a cell; with a text that takes the place of what stands there.
    BeginEditing(RowKey, Cell, Option<String>),
    /// Gives the cell what was typed, and moves the cursor on if it took it.
    Type(String, Option<CursorMove>),
    StopEditing,
    /// Pastes a range of cells from where the cursor is, as one step.
    PasteCells(String),

    // ---- What is shown of the schedule
    ShowCriticalTo(Option<ProductId>),
    ShowBaseline(Option<BaselineId>),

    // ---- Messages
    /// Says what was done.
    Tell(Notice),
    /// Says what went wrong.
    Alert(Notice),
    Dismiss(u32),

    /// Goes where an address leads in the open plan.
    Arrive(Address),
    /// Takes more samples; the answer to [`super::Effect::Sample`].
    Sample,
}
