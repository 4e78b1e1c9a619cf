//! The product manager's own plan: what is done around a launch, and when that is (SPEC Y1 to Y5).

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Calendar, Day, Id, PersonId, Plan, ProductId, Rank, Span};

/// Names an activity.
pub type ActivityId = Id<Activity>;

record! {
    /// Something the product manager does for a product that no project hands over.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Activity, ActivityFields {
        /// What people call it.
        name: String => Name;
        /// The product it is for.
        product: ProductId => Product;
        /// What sort it is.
        kind: ActivityKind => Kind;
        /// When it is.
        when: When => When;
        /// Who sees to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId> => Owner;
        /// Free text.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String => Note;
        /// Its place among the activities of its product.
        #[serde(default)]
        rank: Rank => Rank;
    }
}

/// What sort of activity it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActivityKind {
    /// It makes the product known.
    #[default]
    Promotion,
    /// It brings the product into use.
    Launch,
    /// It makes the product better.
    Improvement,
    /// It helps those who use the product.
    Support,
    /// It brings what was made since into use: a launch after the first, mostly of one day.
    Release,
}

impl ActivityKind {
    /// All sorts, in the order in which they mostly come.
    pub const ALL: [ActivityKind; 5] = [
        ActivityKind::Promotion,
        ActivityKind::Launch,
        ActivityKind::Support,
        ActivityKind::Improvement,
        ActivityKind::Release,
    ];

    /// Where one of this sort mostly lies, for one that is new.
    pub fn usual(self) -> Offset {
        let (start, finish) = match self {
            ActivityKind::Promotion => (-20, -1),
            ActivityKind::Launch => (0, 0),
            ActivityKind::Support => (1, 20),
            ActivityKind::Improvement => (40, 59),
            ActivityKind::Release => (65, 65),
        };
        Offset { start, finish }
    }
}

/// When an activity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// So far from the launch: it moves along.
    Launch(Offset),
    /// On these days, whatever becomes of the launch.
    Dates(Span),
}

/// So many working days of the plan from the launch: 0 is the launch itself, a working day or not,
/// -1 the last working day before it and 1 the first after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offset {
    /// The first day, at most [`Offset::MOST`] before or after.
    pub start: i32,
    /// The last day, inclusive, not before the first.
    pub finish: i32,
}

impl Offset {
    /// The furthest from a launch: more days than a plan can hold.
    pub const MOST: i32 = 110_000;

    /// The offset from `start` to `finish`, both inclusive; none if it would end before it starts,
    /// or lie too far away.
    pub fn new(start: i32, finish: i32) -> Option<Offset> {
        let offset = Offset { start, finish };
        (offset == offset.mended()).then_some(offset)
    }

    /// The same with another start; behind its finish it moves as a whole.
    pub fn starting(self, start: i32) -> Offset {
        let finish = if start > self.finish {
            start.saturating_add(self.finish.saturating_sub(self.start))
        } else {
            self.finish
        };
        Offset { start, finish }.mended()
    }

    /// The nearest offset that is one.
    pub fn mended(self) -> Offset {
        let start = self.start.clamp(-Offset::MOST, Offset::MOST);
        Offset { start, finish: self.finish.clamp(start, Offset::MOST) }
    }

    /// The days of it around this launch.
    pub fn dates(self, calendar: &Calendar, launch: Day) -> Span {
        let table = calendar.workdays();
        let Offset { start, finish } = self.mended();
        let day = |days: i32| match days {
            0 => launch,
            1.. => table.nth(table.count(launch) + days),
            _ => table.nth(table.count(table.on_or_after(launch)) + days),
        };
        let start = day(start);
        Span::until(start, day(finish))
    }

    /// How far these days lie from this launch; a start that is no working day counts as the next
    /// one, a finish as the one before.
    pub fn between(calendar: &Calendar, launch: Day, dates: Span) -> Offset {
        let table = calendar.workdays();
        let days = |day: Day| match day {
            day if day == launch => 0,
            day if day > launch => table.count(day) - table.count(launch),
            day => table.count(day) - table.count(table.on_or_after(launch)),
        };
        let start = days(if dates.start() == launch {
            launch
        } else {
            calendar.on_or_after(dates.start())
        });
        let finish = days(if dates.finish() == launch {
            launch
        } else {
            calendar.on_or_before(dates.finish())
        });
        Offset { start, finish: finish.max(start) }
    }
}

/// When an activity is in this plan; none when it moves with a launch that is not set.
pub fn activity_dates(plan: &Plan, activity: &Activity) -> Option<Span> {
    match activity.when {
        When::Dates(dates) => Some(dates),
        When::Launch(offset) => {
            Some(offset.dates(&plan.about.calendar, plan.get(&activity.product)?.launch?))
        }
    }
}
