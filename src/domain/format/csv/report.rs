//! What a list changes in a plan, for a person to look at.

use super::listed::{Listed, canonical};
use super::matching::NearMatch;
use super::sheet::ColumnRole;
use engine::model::*;

/// What a list changes in a plan. A record stands in one place, or in several when several things
/// of it change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Projects whose dates move.
    pub moved: Vec<Moved>,
    /// What goes to another programme: the programme before and after.
    pub programme: Vec<Switched>,
    /// What is rated otherwise: the rating before and after.
    pub rating: Vec<Switched>,
    /// What changes in other ways.
    pub other: Vec<(String, Vec<ColumnRole>)>,
    /// What was not in the plan.
    pub new: Vec<String>,
    /// What is in the plan and not in the list: it stays.
    pub gone: Vec<String>,
    /// What may be the same under another name.
    pub near: Vec<NearMatch>,
    /// How many records of the list are in the plan as they stand.
    pub unchanged: usize,
}

/// A project whose dates move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub name: String,
    /// Calendar days that its start moves; negative is earlier.
    pub start: i32,
    /// Calendar days that its finish moves; negative is earlier.
    pub finish: i32,
}

/// A record of which one thing becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switched {
    pub name: String,
    /// What it was; empty: nothing.
    pub from: String,
    /// What it becomes.
    pub to: String,
}

impl Report {
    /// Notes what became of a record: `before` is what it was, nothing if it is new.
    pub(super) fn note<T: Listed>(&mut self, plan: &Plan, before: Option<&T>, id: &Id<T>) {
        let Some(after) = plan.get(id) else { return };
        let name = after.name().to_owned();
        let Some(before) = before else { return self.new.push(name) };
        if before == &**after {
            self.unchanged += 1;
            return;
        }
        let moved = before.span().zip(after.span()).filter(|(before, after)| before != after).map(
            |(before, after)| Moved {
                name: name.clone(),
                start: after.start().since(before.start()),
                finish: after.finish().since(before.finish()),
            },
        );
        let mut other = Vec::new();
        for role in T::SHEET.roles() {
            let text = |record: &T| record.text(plan, *role, &canonical);
            let (from, to) = (text(before), text(after));
            if from == to {
                continue;
            }
            let switched = Switched { name: name.clone(), from, to };
            match role {
                ColumnRole::Programme => self.programme.push(switched),
                ColumnRole::Rating => self.rating.push(switched),
                ColumnRole::Start | ColumnRole::Finish if moved.is_some() => {}
                role => other.push(*role),
            }
        }
        self.moved.extend(moved);
        self.other.extend((!other.is_empty()).then_some((name, other)));
    }
}
