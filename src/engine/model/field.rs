//! The fields of the records: what each is called, and how it is read, set, mended and checked.
//!
//! A field is declared once, with its record (`record!`). Forms, steps, comparison and repair
//! follow from there.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::*;
use crate::sorting::Gather;

/// What a field means, as a step, a form and a comparison call it.
///
/// Fields of several records share a word where they mean the same. The names are stored in
/// journals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Name,
    /// The programme that a project or programme lies in.
    Programme,
    /// The colour of a stripe.
    Hue,
    /// The party that does the work, or that a person works for.
    Party,
    /// Whether a party is another organisation than the plan's own.
    External,
    Kind,
    /// Who leads or manages it.
    Manager,
    State,
    Progress,
    Note,
    Day,
    /// Start and finish.
    Dates,
    /// Must or should.
    Need,
    /// Working days before the launch that it is needed by.
    #[serde(rename = "lead")]
    Preparation,
    /// Finish or milestone at which a deliverable is handed over.
    Handover,
    Owner,
    Evidence,
    Due,
    StatusDate,
    Tolerance,
    /// Which dates are agreed with a party.
    Agreed,
    Deadline,
    /// Working days of work left.
    Remaining,
    Calendar,
    /// How far the work that is left may come out otherwise.
    Spread,
    /// The settings of the forecast.
    Uncertainty,
    Outcome,
    /// Who decided.
    By,
    /// The milestone that is the gate.
    Gate,
    Conditions,
    /// When an activity is.
    When,
    /// The statement of a criterion.
    Wording,
    Launch,
    Override,
    Predecessor,
    Successor,
    Lag,
    /// A conflict that is accepted.
    Accepted,
    Project,
    Product,
    Deliverable,
    /// What a request asks.
    Ask,
    Link,
    /// The day on which it was asked.
    Asked,
    Answer,
    /// The dates of the projects in a baseline.
    Projects,
    /// The days of the milestones in a baseline.
    Milestones,
    /// The launches in a baseline.
    Launches,
    /// What is known of the dates of a project that lacks them.
    Known,
    Rating,
    Foreseen,
    Seed,
    /// Its place among its siblings.
    Rank,
}

/// One field of the records of type `R`: a way to its value, with its name and its range.
pub struct FieldOf<R: 'static, V: 'static> {
    pub field: Field,
    /// Its name in a file (docs/FORMAT.md).
    pub name: &'static str,
    pub get: fn(&R) -> &V,
    pub get_mut: fn(&mut R) -> &mut V,
    /// Brings a value within its range. Calls `report` with the name in a file of each part that was
    /// not.
    pub(super) mend: fn(&mut V, &'static str, &mut dyn FnMut(&'static str)),
}

impl<R, V> Clone for FieldOf<R, V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R, V> Copy for FieldOf<R, V> {}

/// One field of a record, whatever it holds.
pub trait AnyField<R>: Sync {
    fn field(&self) -> Field;
    /// Its name in a file.
    fn name(&self) -> &'static str;
    /// Whether both records hold the same in this field.
    fn is_same(&self, a: &R, b: &R) -> bool;
    /// Brings it within its range. Calls `report` with the name in a file of each part that was not.
    fn mend(&self, record: &mut R, report: &mut dyn FnMut(&'static str));
    /// Reports type and id of each record that it refers to and the plan does not hold.
    fn check(&self, record: &R, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str));
    /// Gives each id of a record in it, there or not, the text that `to` makes of its type and its
    /// text.
    fn map_ids(&self, record: &mut R, to: &dyn Fn(RecordType, &str) -> String);
}

impl<R, V: Value> AnyField<R> for FieldOf<R, V> {
    fn field(&self) -> Field {
        self.field
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn is_same(&self, a: &R, b: &R) -> bool {
        (self.get)(a) == (self.get)(b)
    }

    fn mend(&self, record: &mut R, report: &mut dyn FnMut(&'static str)) {
        (self.mend)((self.get_mut)(record), self.name, report);
    }

    fn check(&self, record: &R, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str)) {
        (self.get)(record).check(plan, absent);
    }

    fn map_ids(&self, record: &mut R, to: &dyn Fn(RecordType, &str) -> String) {
        (self.get_mut)(record).map_ids(to);
    }
}

/// A type whose fields are declared: all records, and what holds for the plan as a whole.
pub trait Fields: Sized + 'static {
    /// Returns all its fields, in the order of their declaration.
    fn fields() -> &'static [&'static dyn AnyField<Self>];
}

/// What a field can hold.
pub trait Value: PartialEq + 'static {
    /// Brings it within its range; `name` is that of the field in a file. Calls `report` with the
    /// name there of each part that was not.
    fn mend(&mut self, _name: &'static str, _report: &mut dyn FnMut(&'static str)) {}

    /// Reports type and id of each record that it refers to and the plan does not hold.
    fn check(&self, _plan: &Plan, _absent: &mut dyn FnMut(RecordType, &str)) {}

    /// Gives each id of a record in it, there or not, the text that `to` makes of its type and its
    /// text.
    fn map_ids(&mut self, _to: &dyn Fn(RecordType, &str) -> String) {}
}

/// Values that have no range of their own and refer to nothing.
macro_rules! plain_values {
    ($($value:ty),* $(,)?) => {
        $(impl Value for $value {})*
    };
}
plain_values! {
    bool, u8, u16, String, Day, Span, ProjectState, Agreed, KnownDates, Rating, LinkKind, Lag,
    Acceptance, Override, Need, CriterionState, Calendar, Ask, Outcome, ActivityKind,
}

impl<V: Value> Value for Option<V> {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        if let Some(value) = self {
            value.mend(name, report);
        }
    }

    fn check(&self, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str)) {
        if let Some(value) = self {
            value.check(plan, absent);
        }
    }

    fn map_ids(&mut self, to: &dyn Fn(RecordType, &str) -> String) {
        if let Some(value) = self {
            value.map_ids(to);
        }
    }
}

impl<T: Record + 'static> Value for Id<T> {
    fn check(&self, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str)) {
        if plan.get(self).is_none() {
            absent(T::TYPE, self.as_str());
        }
    }

    fn map_ids(&mut self, to: &dyn Fn(RecordType, &str) -> String) {
        *self = Id::new(to(T::TYPE, self.as_str()));
    }
}

/// What a baseline holds of records that may have gone since.
impl<T: Record + 'static, V: PartialEq + 'static> Value for BTreeMap<Id<T>, V> {
    fn map_ids(&mut self, to: &dyn Fn(RecordType, &str) -> String) {
        let held = std::mem::take(self).into_iter();
        *self = held.map(|(id, value)| (Id::new(to(T::TYPE, id.as_str())), value)).gather();
    }
}

impl Value for LinkEnd {
    fn check(&self, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str)) {
        match self {
            LinkEnd::Project(id) => id.check(plan, absent),
            LinkEnd::Milestone(id) => id.check(plan, absent),
        }
    }

    fn map_ids(&mut self, to: &dyn Fn(RecordType, &str) -> String) {
        match self {
            LinkEnd::Project(id) => id.map_ids(to),
            LinkEnd::Milestone(id) => id.map_ids(to),
        }
    }
}

impl Value for Vec<Condition> {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        let mut mended = self.clone();
        mended.iter_mut().for_each(|condition| condition.rank = condition.rank.mended());
        Condition::sort(&mut mended);
        replace(self, mended, name, report);
    }

    fn check(&self, plan: &Plan, absent: &mut dyn FnMut(RecordType, &str)) {
        self.iter().for_each(|condition| condition.owner.check(plan, absent));
    }

    fn map_ids(&mut self, to: &dyn Fn(RecordType, &str) -> String) {
        self.iter_mut().for_each(|condition| condition.owner.map_ids(to));
    }
}

impl Value for Rank {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        replace(self, self.mended(), name, report);
    }
}

impl Value for Tolerance {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        self.0.at_most(1000, name, report);
    }
}

impl Value for WorkUncertainty {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        if let WorkUncertainty::Points(points) = self {
            replace(points, points.mended(), name, report);
        }
    }
}

impl Value for UncertaintySettings {
    fn mend(&mut self, _: &'static str, report: &mut dyn FnMut(&'static str)) {
        let (mended, first_beyond) = self.mended();
        *self = mended;
        first_beyond.into_iter().for_each(report);
    }
}

impl Value for When {
    fn mend(&mut self, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        if let When::Launch(offset) = self {
            replace(offset, offset.mended(), name, report);
        }
    }
}

impl Value for Foreseen {
    fn mend(&mut self, _: &'static str, report: &mut dyn FnMut(&'static str)) {
        if let Some(chance) = &mut self.chance {
            chance.hits.at_most(chance.samples, "foreseen.chance.hits", report);
        }
    }
}

/// A number, or one that may be absent, with a highest value.
pub(super) trait Ranged<N> {
    /// Lowers it to the highest that it may be.
    fn at_most(&mut self, most: N, name: &'static str, report: &mut dyn FnMut(&'static str));
}

impl<N: Ord> Ranged<N> for N {
    fn at_most(&mut self, most: N, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        if *self > most {
            *self = most;
            report(name);
        }
    }
}

impl<N: Ord> Ranged<N> for Option<N> {
    fn at_most(&mut self, most: N, name: &'static str, report: &mut dyn FnMut(&'static str)) {
        if let Some(number) = self {
            number.at_most(most, name, report);
        }
    }
}

/// Reads a number that is too large for its type as the largest of it, so that one rule mends both.
pub(super) fn saturating<'de, D, N>(deserializer: D) -> Result<N, D::Error>
where
    D: Deserializer<'de>,
    N: TryFrom<u64> + Largest,
{
    u64::deserialize(deserializer).map(|number| N::try_from(number).unwrap_or(N::LARGEST))
}

/// An unsigned number with a largest value.
pub(super) trait Largest {
    const LARGEST: Self;
}

macro_rules! largest {
    ($($number:ty),*) => {
        $(impl Largest for $number {
            const LARGEST: Self = <$number>::MAX;
        })*
    };
}
largest!(u8, u16);

fn replace<V: PartialEq>(
    value: &mut V,
    mended: V,
    name: &'static str,
    report: &mut dyn FnMut(&'static str),
) {
    if *value != mended {
        *value = mended;
        report(name);
    }
}

/// Declares a record type with its fields: `name: type => word, at most range;`.
///
/// The word is a [`Field`]. `as "…"` gives a field another name in a file. Besides the type it
/// makes `Type::FIELDS`, with a [`FieldOf`] under the name of each field.
macro_rules! record {
    (
        $(#[$attribute:meta])*
        pub struct $record:ident, $fields:ident {$(
            $(#[$field_attribute:meta])*
            $name:ident $(as $file_name:literal)?: $value:ty => $field:ident $(, at most $most:literal)?;
        )*}
    ) => {
        $(#[$attribute])*
        pub struct $record {$(
            $(#[$field_attribute])*
            $(#[serde(rename = $file_name)])?
            pub $name: $value,
        )*}

        #[doc = concat!("The fields of [`", stringify!($record), "`].")]
        pub struct $fields {$(
            pub $name: $crate::model::FieldOf<$record, $value>,
        )*}

        impl $record {
            pub const FIELDS: $fields = $fields {$(
                $name: $crate::model::FieldOf {
                    field: $crate::model::Field::$field,
                    name: record!(@name $name $($file_name)?),
                    get: |record| &record.$name,
                    get_mut: |record| &mut record.$name,
                    mend: record!(@mend $value $(, $most)?),
                },
            )*};
        }

        impl $crate::model::Fields for $record {
            fn fields() -> &'static [&'static dyn $crate::model::AnyField<Self>] {
                &[$(&Self::FIELDS.$name),*]
            }
        }
    };
    (@name $name:ident) => { stringify!($name) };
    (@name $name:ident $file_name:literal) => { $file_name };
    (@mend $value:ty) => { <$value as $crate::model::Value>::mend };
    (@mend $value:ty, $most:literal) => {
        |number, name, report| {
            $crate::model::field::Ranged::at_most(number, $most, name, report)
        }
    };
}
pub(super) use record;
