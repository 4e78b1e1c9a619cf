//! In the right form: each criterion against its due date, so that a plan can be green before its
//! last day (SPEC R4, R5).

use super::{Finding, Judgement, Reason, Verdict, needed_by};
use engine::model::{
    Criterion, CriterionId, CriterionState, Day, DeliverableId, Need, Plan, ProductId,
};

/// Judges all criteria of a product's deliverables; it has at least one deliverable.
pub fn judge(plan: &Plan, product: &ProductId, launch: Day) -> Judgement {
    let mut findings = Vec::new();
    let (mut accepted, mut open) = (0, 0);
    for (id, deliverable) in plan.deliverables_of(product) {
        let needed = needed_by(plan, launch, deliverable.preparation);
        let worst = |need| {
            if need == Need::Must && deliverable.need == Need::Must {
                Verdict::Red
            } else {
                Verdict::Amber
            }
        };
        for (criterion_id, criterion) in plan.criteria_of(id) {
            match criterion.state {
                CriterionState::Open | CriterionState::Rejected => open += 1,
                _ => accepted += 1,
            }
            faults(plan, criterion_id, criterion, needed, worst(criterion.need), &mut findings);
        }
        if deliverable.need == Need::Must && !has_criterion(plan, id) {
            findings.push(Finding::not_judged(Reason::NoCriterion(id.clone())));
        }
    }
    if accepted + open == 0 && findings.is_empty() {
        // Only should-deliverables, and none says what its right form is.
        findings.extend(
            plan.deliverables_of(product)
                .map(|(id, _)| Finding::not_judged(Reason::NoCriterion(id.clone()))),
        );
    }
    if findings.is_empty() {
        findings
            .push(Finding { verdict: Verdict::Green, reason: Reason::InOrder { accepted, open } });
    }
    Judgement::of(findings)
}

fn has_criterion(plan: &Plan, deliverable: &DeliverableId) -> bool {
    plan.criteria_of(deliverable).next().is_some()
}

fn faults(
    plan: &Plan,
    id: &CriterionId,
    criterion: &Criterion,
    needed: Day,
    worst: Verdict,
    findings: &mut Vec<Finding>,
) {
    let mut found = |verdict, reason| findings.push(Finding { verdict, reason });
    match criterion.state {
        CriterionState::Rejected => found(worst, Reason::Rejected(id.clone())),
        CriterionState::Accepted | CriterionState::Waived => {
            if criterion.evidence.trim().is_empty() {
                found(Verdict::Amber, Reason::NoEvidence(id.clone()));
            }
        }
        CriterionState::Concession => found(Verdict::Amber, Reason::Concession(id.clone())),
        CriterionState::Open => {
            match (criterion.due, plan.about.status_date) {
                (None, _) => found(Verdict::Amber, Reason::NoDue(id.clone())),
                (Some(due), Some(status)) if due < status => {
                    found(worst, Reason::Overdue { criterion: id.clone(), due })
                }
                (Some(due), _) if due > needed => {
                    found(Verdict::Amber, Reason::DueTooLate { criterion: id.clone(), due, needed })
                }
                _ => {}
            }
            // An owner who is not in the plan is nobody.
            if criterion.owner.as_ref().and_then(|owner| plan.get(owner)).is_none() {
                found(Verdict::Amber, Reason::NoOwner(id.clone()));
            }
        }
    }
}
