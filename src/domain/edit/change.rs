//! What a command answers: a change with a name, or the reason it refused.

use serde::{Deserialize, Serialize};

use engine::model::{Day, Outcome, Patch, SpanEnd};
pub use engine::model::{Field, RecordType};
use engine::schedule::Stop;

/// A patch and what people would call it: one step of undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What the step did, as a value; the page says it in the reader's language.
    pub label: Label,
    /// The change itself.
    pub patch: Patch,
}

/// What a step of undo did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// A record came into being.
    Created {
        /// Its type.
        what: RecordType,
        /// Its name.
        name: String,
    },
    /// A record went.
    Deleted {
        /// Its type.
        what: RecordType,
        /// Its name.
        name: String,
    },
    /// Several records of one type went.
    DeletedAll {
        /// Their type.
        what: RecordType,
        /// How many, two at least.
        count: usize,
    },
    /// A record got another name.
    Renamed {
        /// Its type.
        what: RecordType,
        /// The old name.
        from: String,
        /// The new name.
        to: String,
    },
    /// A field of a record changed.
    Changed {
        /// Its type.
        what: RecordType,
        /// Its name.
        name: String,
        /// Which field.
        field: Field,
    },
    /// A project moved.
    Moved {
        /// The project's name.
        name: String,
        /// Calendar days that its start moved; negative is earlier.
        days: i32,
        /// How many other projects moved along.
        #[serde(default)]
        along: usize,
    },
    /// A project got longer or shorter.
    Resized {
        /// The project's name.
        name: String,
        /// The end that moved.
        edge: SpanEnd,
        /// Calendar days that this end moved; negative is earlier.
        days: i32,
        /// How many other projects moved along.
        #[serde(default)]
        along: usize,
    },
    /// A project without dates got them.
    Placed {
        /// The project's name.
        name: String,
    },
    /// The launch of a product was set, moved or cleared.
    Launch {
        /// The product's name.
        name: String,
        /// The new launch.
        day: Option<Day>,
    },
    /// A person or party took the place of another everywhere.
    Replaced {
        /// Its type.
        what: RecordType,
        /// The name of the one that stood there.
        name: String,
        /// The name of the one that stands there now; empty: nobody.
        by: String,
        /// In how many places.
        places: usize,
    },
    /// A project or programme went to another programme.
    Regrouped {
        /// Its type.
        what: RecordType,
        /// Its name.
        name: String,
        /// The programme it lies in now; none: the top.
        into: Option<String>,
    },
    /// A project or programme got another place among its siblings.
    Reordered {
        /// Its type.
        what: RecordType,
        /// Its name.
        name: String,
    },
    /// A range of cells was pasted.
    Pasted {
        /// How many of them changed something.
        cells: usize,
    },
    /// A list came in.
    Imported {
        /// The name of its file.
        file: String,
    },
    /// A file took the place of the plan.
    Opened {
        /// The file's name.
        file: String,
    },
    /// The file of a colleague was brought in.
    Merged {
        /// Who sent it, or else the name of the file.
        from: String,
    },
    /// Another plan was taken in as a programme.
    TookPlanIn {
        /// Its name.
        name: String,
    },
    /// What both had changed was settled.
    Settled {
        /// The type of the record.
        what: RecordType,
        /// Its name.
        name: String,
    },
    /// All that was kept of a deleted record was emptied.
    Emptied {
        /// Its type.
        what: RecordType,
    },
    /// The example became as it was at first.
    Restarted,
    /// One project or milestone waits for another from then on, or waits otherwise than before.
    Linked {
        /// The name of what comes first.
        from: String,
        /// The name of what waits for it.
        to: String,
    },
    /// It no longer waits.
    Unlinked {
        /// The name of what comes first.
        from: String,
        /// The name of what waited for it.
        to: String,
    },
    /// A conflict on a link is lived with.
    Accepted {
        /// The name of what comes first.
        from: String,
        /// The name of what waits for it.
        to: String,
    },
    /// A verdict was put in the place of the one that is found, or taken away.
    Overridden {
        /// The product's name.
        name: String,
        /// The last day on which it stands; none: it was taken away.
        until: Option<Day>,
    },
    /// It was decided how a product goes on.
    Decided {
        /// The product's name.
        name: String,
        /// What was decided.
        outcome: Outcome,
    },
    /// Something was asked of who leads a project.
    Asked {
        /// The project's name.
        name: String,
    },
    /// A request was answered.
    Answered {
        /// The project's name.
        name: String,
    },
}

/// Why a command changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The record is no longer there.
    Gone(RecordType),
    /// A name is needed.
    NoName(RecordType),
    /// The finish would come before the start.
    EndsBeforeStart,
    /// Only a proposed project may be without dates.
    NeedsDates,
    /// A programme would lie in itself: the names from it down to where it was to go.
    Loop(Vec<String>),
    /// The day lies outside its project's dates.
    OutsideProject,
    /// A link would have a project wait for itself.
    LinkToItself,
    /// Such a link is there already.
    LinkedAlready,
    /// A link would close a loop: the names of the projects on it, the successor first and the
    /// predecessor last.
    LinkLoop(Vec<String>),
    /// What would have to move cannot: it is finished, has begun, or is agreed.
    CannotMove(Stop),
    /// A calendar without a single working day.
    NoWorkingDay,
    /// A verdict is put in the place of the one that is found without saying why.
    NoReason,
    /// A verdict is put in the place of the one that is found without a last day.
    NoExpiry,
    /// A verdict is put in the place of the one that is found until a day before this status date.
    Expired(Day),
    /// A conditional go without a condition.
    NoCondition,
    /// A condition that says nothing.
    EmptyCondition,
    /// The product has no launch that an activity could move with.
    NoLaunch,
    /// The id for a new record names another one already.
    IdTaken,
    /// A plan would be taken in by itself.
    IntoItself,
    /// A plan is here already.
    TakenInAlready {
        /// Its name.
        plan: String,
        /// The programme that it is here; none: only some of its records are here.
        programme: Option<String>,
    },
    /// With another plan, it would be more records than a plan can hold.
    TooManyRecords {
        /// The name of the other plan.
        plan: String,
        /// How many it can hold.
        limit: usize,
    },
    /// With another plan, it would be more calendars than a plan can hold.
    TooManyCalendars {
        /// The name of the other plan.
        plan: String,
        /// How many it can hold.
        limit: usize,
    },
}
