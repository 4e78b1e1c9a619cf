//! What a plan is: its records, days and ids, and the one value that holds them all.

mod activity;
mod calendar;
mod dates;
mod day;
mod field;
mod gate;
mod holiday;
mod id;
mod leader;
mod plan;
mod rank;
mod records;
mod spread;
mod unknown;
mod week;

pub use activity::{Activity, ActivityId, ActivityKind, Offset, When, activity_dates};
pub use calendar::{Calendar, CalendarRules, ClosedPeriod, DayOff, Workdays};
pub use dates::Dates;
pub use day::{Day, NotADay, Span, SpanEnd};
pub use field::{AnyField, Field, FieldOf, Fields, Value};
pub use gate::{
    ChanceCounts, Condition, ConditionId, Decision, DecisionId, Foreseen, GivenVerdict, Outcome,
    Override,
};
pub use holiday::{Country, Holiday, Holidays, easter};
pub use id::{Id, key};
pub use leader::{Leader, leader};
pub use plan::{
    Diff, Index, Indexed, Mismatch, Patch, Plan, Record, RecordType, Records, field_named,
};
pub use rank::Rank;
pub use records::*;
pub use spread::{Class, Points, UncertaintySettings, UsualClass, WorkUncertainty};
pub use unknown::{JsonObject, Unknown, UnknownId, fields, names, pointer};
pub use week::WorkingWeek;
