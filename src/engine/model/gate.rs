//! What people decide on a product: another verdict for a while, and a go or no-go at a gate (SPEC
//! R7 to R9).

use serde::{Deserialize, Deserializer, Serialize};

use super::field::record;
use super::{Day, Id, MilestoneId, PersonId, ProductId, Rank};
use crate::sorting::Order;

/// Names a decision.
pub type DecisionId = Id<Decision>;
/// Names a condition among those of its decision.
pub type ConditionId = Id<Condition>;

/// A verdict as somebody gives it: whoever judges says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GivenVerdict {
    /// All is well.
    Green,
    /// It is at risk.
    Amber,
    /// It will not be so.
    Red,
}

/// A verdict that stands in the place of the one that was found, for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// The verdict that stands.
    pub verdict: GivenVerdict,
    /// Why; never empty.
    pub reason: String,
    /// Who says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The last day on which it stands.
    pub until: Day,
}

impl Override {
    /// Does it stand on this status date? Without one, nothing is judged against a day that has
    /// passed.
    pub fn stands(&self, status_date: Option<Day>) -> bool {
        status_date.is_none_or(|status| status <= self.until)
    }
}

record! {
    /// What was decided on a product at a gate, with what was foreseen that day.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Decision, DecisionFields {
        /// The product that was decided on.
        product: ProductId => Product;
        /// The milestone that is the gate; none: it was decided between gates.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        milestone: Option<MilestoneId> => Gate;
        /// What was decided.
        outcome: Outcome => Outcome;
        /// The day it was decided.
        day: Day => Day;
        /// Who decided.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        by: String => By;
        /// Free text.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String => Note;
        /// What has to be met, by rank, then by id; a conditional go has one at least.
        #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "conditions")]
        conditions: Vec<Condition> => Conditions;
        /// What was foreseen when it was decided, to be laid beside what came of it.
        #[serde(default, skip_serializing_if = "Foreseen::is_empty")]
        foreseen: Foreseen => Foreseen;
    }
}

impl Decision {
    /// Is it a conditional go that says nothing of its conditions?
    pub fn needs_condition(&self) -> bool {
        self.outcome == Outcome::Conditional && self.conditions.is_empty()
    }

    /// Returns its condition of this id.
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.id == *id)
    }

    /// Returns its condition of this id, to be changed.
    pub fn condition_mut(&mut self, id: &ConditionId) -> Option<&mut Condition> {
        self.conditions.iter_mut().find(|condition| condition.id == *id)
    }
}

/// What is decided at a gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It goes on.
    Go,
    /// It goes on, if its conditions are met.
    Conditional,
    /// It waits.
    Hold,
    /// It goes back, to come to this gate again.
    Recycle,
    /// It ends.
    Stop,
}

impl Outcome {
    /// All that can be decided, from the best to the worst.
    pub const ALL: [Outcome; 5] =
        [Outcome::Go, Outcome::Conditional, Outcome::Hold, Outcome::Recycle, Outcome::Stop];
}

/// Something that has to be met after a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// Unique among the conditions of its decision.
    pub id: ConditionId,
    /// What has to be met; never empty.
    pub text: String,
    /// Who sees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// The day it is to be met by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// It is met.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub met: bool,
    /// Its place among the conditions of its decision.
    pub rank: Rank,
}

impl Condition {
    /// Something to be met at this place, that nobody sees to yet.
    pub fn new(id: ConditionId, text: impl Into<String>, rank: Rank) -> Condition {
        Condition { id, text: text.into(), owner: None, due: None, met: false, rank }
    }

    /// Puts conditions in order: by rank, then by id.
    pub fn sort(conditions: &mut [Condition]) {
        conditions.order_by(|a, b| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
    }
}

/// Reads conditions, and puts them in order. One without an id or a rank, as in schema 0, gets that
/// of its place in the list, from 1.
fn conditions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Condition>, D::Error> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Written {
        id: Option<ConditionId>,
        text: String,
        owner: Option<PersonId>,
        due: Option<Day>,
        met: bool,
        rank: Option<Rank>,
    }
    let of_place = |(place, written): (u32, Written)| {
        let Written { id, text, owner, due, met, rank } = written;
        let id = id.unwrap_or_else(|| Id::new(place.to_string()));
        Condition { id, text, owner, due, met, rank: rank.unwrap_or_else(|| Rank::nth(place)) }
    };
    let written = Vec::deserialize(deserializer)?;
    let mut conditions: Vec<_> = (1..).zip(written).map(of_place).collect();
    Condition::sort(&mut conditions);
    Ok(conditions)
}

/// How a launch looked on the day of a decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Foreseen {
    /// The launch that was promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<Day>,
    /// The verdict as it was found, whatever was said in its place; none: it was not judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<GivenVerdict>,
    /// The chance that all it must have is there in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<ChanceCounts>,
    /// The first day by which half of the samples could be launched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50: Option<Day>,
    /// The first day by which four fifths of the samples could be launched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p80: Option<Day>,
    /// The status date of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_at: Option<Day>,
}

impl Foreseen {
    /// Was nothing foreseen?
    pub fn is_empty(&self) -> bool {
        *self == Foreseen::default()
    }
}

/// A chance as it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChanceCounts {
    /// The samples in which it holds, at most `samples`.
    pub hits: u32,
    /// All samples.
    pub samples: u32,
}
