//! On time: each deliverable's forecast against the day it is needed by (SPEC R2, R3).

use super::{Finding, Judgement, Reason, Verdict, needed_by};
use crate::model::{Day, Deliverable, DeliverableId, Need, Plan, ProductId, State};
use crate::schedule::{forecast_finish, forecast_milestone};

/// Judges all deliverables of a product; it has at least one.
pub fn judge(plan: &Plan, product: &ProductId, launch: Day) -> Judgement {
    let mut findings: Vec<_> = plan.deliverables_of(product).map(|(id, deliverable)| finding(plan, id, deliverable, launch)).collect();
    if !findings.iter().any(|finding| matches!(finding.reason, Reason::InTime { .. } | Reason::Late { .. })) {
        // Only should-deliverables, and nothing is known of any of them: green is not given by default.
        findings.iter_mut().for_each(|finding| finding.verdict = Verdict::NotJudged);
    }
    Judgement::of(findings)
}

fn finding(plan: &Plan, id: &DeliverableId, deliverable: &Deliverable, launch: Day) -> Finding {
    // Nothing can be said of a should-deliverable either, but the launch does not wait for it.
    let unknown = |reason| Finding { verdict: if deliverable.need == Need::Must { Verdict::NotJudged } else { Verdict::Green }, reason };
    let Some(project) = plan.get(&deliverable.project) else { return unknown(Reason::NoProject(id.clone())) };
    if project.state == State::Proposed {
        return unknown(Reason::Proposed(id.clone()));
    }
    let milestone = deliverable.milestone.as_ref().and_then(|milestone| plan.get(milestone));
    let finish = match milestone {
        Some(milestone) => Some(forecast_milestone(plan, project, milestone)),
        None => forecast_finish(plan, project),
    };
    let Some(finish) = finish else { return unknown(Reason::Proposed(id.clone())) };

    let needed = needed_by(plan, launch, deliverable.lead);
    let slack = plan.about.week.slack(finish, needed);
    if slack >= 0 {
        let reason = Reason::InTime { deliverable: id.clone(), finish, needed, slack };
        return Finding { verdict: Verdict::Green, reason };
    }
    let beyond = -slack > i32::from(plan.about.tolerance.0);
    let verdict = if beyond && deliverable.need == Need::Must { Verdict::Red } else { Verdict::Amber };
    Finding { verdict, reason: Reason::Late { deliverable: id.clone(), finish, needed, days: -slack } }
}
