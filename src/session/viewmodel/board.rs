//! The readiness of a product at a glance, in a line.

use domain::readiness::{ByHand, Readiness, Reason, Verdict, judge_by_chance};
use engine::forecast::{Chance, Chances};
use engine::model::*;
use engine::schedule::Schedule;

/// A product on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// What people call it.
    pub name: String,
    /// Who takes it to market.
    pub manager: Option<String>,
    /// Its promised launch.
    pub launch: Option<Day>,
    /// The verdict that stands, and those on either side: on time, in the right form.
    pub verdicts: (Verdict, Verdict, Verdict),
    /// Whether somebody set the first of them by hand.
    pub by_hand: Option<ByHand>,
    /// The chance of being on time, in whole per cent.
    pub chance: Option<u8>,
    /// The least slack of what it waits for, in working days.
    pub slack: Option<i32>,
    /// Criteria that are met or waived, of how many.
    pub criteria: (usize, usize),
    /// What was decided last.
    pub decided: Option<Outcome>,
    /// What matters most.
    pub reason: Option<Reason>,
}

/// The line of a product; none when the product is gone.
pub fn board_line(
    plan: &Plan,
    schedule: &Schedule,
    chances: &Chances,
    id: &ProductId,
) -> Option<BoardLine> {
    let product = plan.get(id)?;
    let chance = chances.get(id).copied();
    let readiness = judge_by_chance(plan, schedule, id, chance);
    let criteria: Vec<_> = plan
        .deliverables_of(id)
        .flat_map(|(id, _)| plan.criteria_of(id))
        .map(|(_, criterion)| criterion.state)
        .collect();
    let met = criteria
        .iter()
        .filter(|state| !matches!(state, CriterionState::Open | CriterionState::Rejected))
        .count();
    let decisions = plan.decisions_of(id);
    Some(BoardLine {
        name: product.name.clone(),
        manager: product.manager.as_ref().and_then(|manager| Some(plan.get(manager)?.name.clone())),
        launch: product.launch,
        verdicts: (readiness.verdict(), readiness.time.verdict(), readiness.form.verdict()),
        by_hand: readiness.by_hand(),
        chance: chance.and_then(Chance::percent),
        slack: readiness.slack(),
        criteria: (met, criteria.len()),
        decided: decisions
            .max_by_key(|(id, decision)| (decision.day, (*id).clone()))
            .map(|(_, decision)| decision.outcome),
        reason: deciding(&readiness).cloned(),
    })
}

/// Of what calls for the verdict, the deliverable with the least room, or else what comes first.
fn deciding(readiness: &Readiness) -> Option<&Reason> {
    let findings = readiness.findings();
    let worst = findings.first()?.verdict;
    let room = |reason: &Reason| match reason {
        Reason::InTime { slack, .. } => *slack,
        Reason::Late { days, .. } => -days,
        _ => i32::MAX,
    };
    let all = findings
        .into_iter()
        .filter(|finding| finding.verdict == worst)
        .map(|finding| &finding.reason);
    all.min_by_key(|reason| room(reason))
}
