//! On time: each deliverable's forecast against the day it is needed by, and the chance of the
//! launch (SPEC R2, R3).

use super::{Finding, Judgement, Reason, Verdict, needed_by};
use engine::forecast::Chance;
use engine::model::{
    Day, Deliverable, DeliverableId, MilestoneId, Need, Plan, ProductId, ProjectState,
};
use engine::schedule::Schedule;

/// Judges all deliverables of a product; it has at least one.
pub fn judge(
    plan: &Plan,
    schedule: &Schedule,
    product: &ProductId,
    launch: Day,
    chance: Option<Chance>,
) -> Judgement {
    let mut findings: Vec<_> = plan
        .deliverables_of(product)
        .map(|(id, deliverable)| finding(plan, schedule, id, deliverable, launch))
        .collect();
    if !findings
        .iter()
        .any(|finding| matches!(finding.reason, Reason::InTime { .. } | Reason::Late { .. }))
    {
        // Only should-deliverables, and nothing is known of any of them: green is not given by
        // default.
        findings.iter_mut().for_each(|finding| finding.verdict = Verdict::NotJudged);
    }
    findings.extend(chance.filter(|chance| chance.samples > 0).map(|chance| likely(plan, chance)));
    Judgement::of(findings)
}

/// What the chance of the launch calls for by itself; the worst that applies wins.
fn likely(plan: &Plan, chance: Chance) -> Finding {
    let (uncertainty, _) = plan.about.uncertainty.mended();
    let verdict = match chance {
        chance if chance.is_at_least(uncertainty.green) => Verdict::Green,
        chance if chance.is_at_least(uncertainty.red) => Verdict::Amber,
        _ => Verdict::Red,
    };
    Finding { verdict, reason: Reason::Likely(chance) }
}

/// When a deliverable is expected: the forecast of its milestone, if that is one of its project, or
/// else of the project's finish.
pub fn forecast_of(plan: &Plan, schedule: &Schedule, deliverable: &Deliverable) -> Option<Day> {
    let milestone = own_milestone(plan, deliverable)
        .and_then(|milestone| schedule.forecast_milestone(milestone));
    milestone.or_else(|| Some(schedule.forecast(&deliverable.project)?.finish()))
}

/// The milestone that a deliverable is handed over at, if it is one of its project.
pub fn own_milestone<'a>(plan: &Plan, deliverable: &'a Deliverable) -> Option<&'a MilestoneId> {
    let own = |id: &&MilestoneId| {
        plan.get(*id).is_some_and(|milestone| milestone.project == deliverable.project)
    };
    deliverable.milestone.as_ref().filter(own)
}

fn finding(
    plan: &Plan,
    schedule: &Schedule,
    id: &DeliverableId,
    deliverable: &Deliverable,
    launch: Day,
) -> Finding {
    // Nothing can be said of a should-deliverable either, but the launch does not wait for it.
    let unknown = |reason| Finding {
        verdict: if deliverable.need == Need::Must { Verdict::NotJudged } else { Verdict::Green },
        reason,
    };
    let Some(project) = plan.get(&deliverable.project) else {
        return unknown(Reason::NoProject(id.clone()));
    };
    if project.state == ProjectState::Proposed {
        return unknown(Reason::Proposed(id.clone()));
    }
    let Some(finish) = forecast_of(plan, schedule, deliverable) else {
        return unknown(Reason::Proposed(id.clone()));
    };

    let needed = needed_by(plan, launch, deliverable.preparation);
    let slack = plan.about.calendar.slack(finish, needed);
    if slack >= 0 {
        let reason = Reason::InTime { deliverable: id.clone(), finish, needed, slack };
        return Finding { verdict: Verdict::Green, reason };
    }
    let beyond = -slack > i32::from(plan.about.tolerance.0);
    let verdict =
        if beyond && deliverable.need == Need::Must { Verdict::Red } else { Verdict::Amber };
    Finding {
        verdict,
        reason: Reason::Late { deliverable: id.clone(), finish, needed, days: -slack },
    }
}
