//! Who and what a change hits: the projects it moves, the launches it brings nearer or puts at
//! risk, the people and parties behind them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::slack;
use domain::edit::Preview;
pub use domain::readiness::fed;
use domain::readiness::{ByHand, Verdict, judge_by_chance};
use engine::forecast::{Chance, Chances};
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::Order;

/// How a product stands: its verdict, the slack of its latest deliverable in working days, and its
/// chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProductStanding {
    /// On time and in the right form.
    pub verdict: Verdict,
    /// Whether somebody set that by hand.
    pub by_hand: Option<ByHand>,
    /// None when nothing is judged.
    pub slack: Option<i32>,
    /// The chance of being on time, in whole per cent; none when it is not judged or not known.
    pub chance: Option<u8>,
}

/// How a product stands in this plan.
pub fn standing(
    plan: &Plan,
    schedule: &Schedule,
    chances: &Chances,
    id: &ProductId,
) -> ProductStanding {
    let chance = chances.get(id).copied();
    let readiness = judge_by_chance(plan, schedule, id, chance);
    let (verdict, by_hand) = (readiness.verdict(), readiness.by_hand());
    ProductStanding {
        verdict,
        by_hand,
        slack: slack(&readiness),
        chance: chance.and_then(Chance::percent),
    }
}

/// A project that moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Which.
    pub id: ProjectId,
    /// What people call it.
    pub name: String,
    /// Where it lay.
    pub from: Span,
    /// Where it lies from then on.
    pub to: Span,
}

impl Shift {
    /// Calendar days that its finish moves, or else its start; negative is earlier.
    pub fn days(&self) -> i32 {
        days_between(self.from, self.to)
    }
}

fn days_between(from: Span, to: Span) -> i32 {
    match to.finish().since(from.finish()) {
        0 => to.start().since(from.start()),
        days => days,
    }
}

/// A launch that stands otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaunchShift {
    /// Of which product.
    pub id: ProductId,
    /// What people call it.
    pub name: String,
    /// How it stood.
    pub from: ProductStanding,
    /// How it stands from then on.
    pub to: ProductStanding,
}

impl LaunchShift {
    /// By how many per cent points its chance rises; negative: it falls.
    fn gained(&self) -> i32 {
        self.from.chance.zip(self.to.chance).map_or(0, |(from, to)| i32::from(to) - i32::from(from))
    }
}

/// Who and what a change hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected {
    /// How many projects move.
    pub moved: usize,
    /// Those of them that move furthest, [`Affected::SHOWN`] at most.
    pub shifts: Vec<Shift>,
    /// The launches that stand otherwise, the worst first; of those alike, that which loses most.
    pub hits: Vec<LaunchShift>,
    /// Who leads what moves or manages what is hit, by name.
    pub people: Vec<String>,
    /// The parties that do the work that moves, by name.
    pub parties: Vec<String>,
}

impl Affected {
    /// Projects that are named at most.
    pub const SHOWN: usize = 5;
    /// Projects whose people and parties are looked up at most, so that a move costs the same
    /// however many it pushes.
    pub const READ: usize = 200;
}

/// What `patch` does to `plan`, which with it is `then`; `before` says how the products that can
/// change stood.
pub fn affected(
    plan: &Plan,
    patch: &Patch,
    then: (&Plan, &Schedule, &Chances),
    before: &BTreeMap<ProductId, ProductStanding>,
) -> Affected {
    let shift = |(id, diff): (_, &Diff<Project>)| {
        Some((id, diff.before.as_ref()?.dates?, diff.after.as_ref()?.dates?))
    };
    affected_by(plan, patch.projects.iter().filter_map(shift), then, before)
}

/// What `preview` does to `plan`, as [`affected`] says of a patch.
pub fn affected_by_preview<'a>(
    plan: &Plan,
    preview: &'a Preview,
    then: (&Plan, &Schedule, &Chances),
    before: &BTreeMap<ProductId, ProductStanding>,
) -> Affected {
    match preview {
        Preview::Moves(moves) => {
            let shift = |(id, to): (&'a ProjectId, &'a Span)| Some((id, plan.get(id)?.dates?, *to));
            affected_by(plan, moves.dates.projects.iter().filter_map(shift), then, before)
        }
        Preview::Change(change) => affected(plan, &change.patch, then, before),
    }
}

/// What it does to `plan` that these projects move: from where, and where to.
fn affected_by<'a>(
    plan: &Plan,
    shifts: impl Iterator<Item = (&'a ProjectId, Span, Span)>,
    then: (&Plan, &Schedule, &Chances),
    before: &BTreeMap<ProductId, ProductStanding>,
) -> Affected {
    let mut shifts: Vec<_> = shifts.filter(|(_, from, to)| from != to).collect();
    let moved = shifts.len();
    let (mut people, mut parties) = (BTreeSet::new(), BTreeSet::new());
    for project in shifts.iter().take(Affected::READ).filter_map(|(id, ..)| plan.get(id)) {
        people.extend(leader(plan, project).and_then(|leader| name(plan, leader.person())));
        parties
            .extend(project.party.as_ref().and_then(|party| Some(plan.get(party)?.name.clone())));
    }
    let hit = |(id, from): (&ProductId, &ProductStanding)| {
        let to = standing(then.0, then.1, then.2, id);
        let name = plan.get(id)?.name.clone();
        (*from != to).then(|| LaunchShift { id: id.clone(), name, from: *from, to })
    };
    let mut hits: Vec<_> = before.iter().filter_map(hit).collect();
    hits.order_by_key(|hit| {
        (Reverse(hit.to.verdict), hit.gained(), hit.to.slack.unwrap_or(i32::MAX))
    });
    people.extend(hits.iter().filter_map(|hit| name(plan, plan.get(&hit.id)?.manager.as_ref()?)));

    // Only those that are named are put in order.
    if moved > Affected::SHOWN {
        shifts.select_nth_unstable_by_key(Affected::SHOWN, |(id, from, to)| {
            (Reverse(days_between(*from, *to).abs()), *id)
        });
        shifts.truncate(Affected::SHOWN);
    }
    shifts.order_by_key(|(id, from, to)| (Reverse(days_between(*from, *to).abs()), *id));
    let named = shifts.into_iter().filter_map(|(id, from, to)| {
        Some(Shift { id: id.clone(), name: plan.get(id)?.name.clone(), from, to })
    });
    Affected {
        moved,
        shifts: named.collect(),
        hits,
        people: people.into_iter().collect(),
        parties: parties.into_iter().collect(),
    }
}

fn name(plan: &Plan, id: &PersonId) -> Option<String> {
    plan.get(id).map(|person| person.name.clone())
}
