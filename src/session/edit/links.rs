//! Links between projects and their milestones.

use super::env::EditEnv;
use domain::edit::commands::{link, set_link};
use domain::edit::{Change, Refusal};
use engine::model::*;
use engine::schedule::Network;

/// One of the two ends of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkSide {
    /// What is waited for.
    From,
    /// What waits.
    To,
}

impl LinkSide {
    /// Returns the end on this side.
    pub fn of(self, link: &Link) -> &LinkEnd {
        match self {
            LinkSide::From => &link.predecessor,
            LinkSide::To => &link.successor,
        }
    }
}

/// Has a project wait until another has finished, and not a day longer.
pub(super) fn add(
    plan: &Plan,
    network: &Network,
    (from, to): (&ProjectId, &ProjectId),
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let new = Link {
        predecessor: LinkEnd::Project(from.clone()),
        successor: LinkEnd::Project(to.clone()),
        kind: LinkKind::FinishStart,
        lag: Lag::default(),
        accepted: None,
    };
    link(plan, network, &env.id("link"), new)
}

/// Lets a link begin or end elsewhere; refused as a new link there would be.
pub(super) fn set_end(
    plan: &Plan,
    network: &Network,
    id: &LinkId,
    (side, end): (LinkSide, &LinkEnd),
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let before = found(plan, id)?;
    if side.of(before) == end {
        return set_link(plan, id, before.kind, before.lag);
    }
    let mut after = before.clone();
    match side {
        LinkSide::From => after.predecessor = end.clone(),
        LinkSide::To => after.successor = end.clone(),
    }
    let Change { label, .. } = link(plan, network, &env.id("link"), after.clone())?;
    let mut patch = Patch::default();
    patch.put(plan, id, after);
    Ok(Change { label, patch })
}

/// Sets what is linked to what; the days between stay.
pub(super) fn set_kind(plan: &Plan, id: &LinkId, kind: LinkKind) -> Result<Change, Refusal> {
    set_link(plan, id, kind, found(plan, id)?.lag)
}

/// Sets the days between, in the unit that they are counted in.
pub(super) fn set_lag(plan: &Plan, id: &LinkId, days: i16) -> Result<Change, Refusal> {
    let link = found(plan, id)?;
    set_link(plan, id, link.kind, lag(days, matches!(link.lag, Lag::Calendar(_))))
}

/// Sets whether the days between are calendar days; how many there are stays.
pub(super) fn set_lag_unit(plan: &Plan, id: &LinkId, calendar: bool) -> Result<Change, Refusal> {
    let link = found(plan, id)?;
    let (Lag::Working(days) | Lag::Calendar(days)) = link.lag;
    set_link(plan, id, link.kind, lag(days, calendar))
}

fn lag(days: i16, calendar: bool) -> Lag {
    if calendar { Lag::Calendar(days) } else { Lag::Working(days) }
}

fn found<'a>(plan: &'a Plan, id: &LinkId) -> Result<&'a Link, Refusal> {
    Ok(plan.get(id).ok_or(Refusal::Gone(RecordType::Link))?)
}
