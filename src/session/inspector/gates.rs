//! The decisions on a product, and the milestones at which one is made.

use std::collections::BTreeSet;

use crate::text::{self as t, Lang};
use engine::model::*;
use engine::sorting::{Gather, Order};

/// Returns the decisions on a product, the one that counts first.
pub fn decisions(plan: &Plan, product: &ProductId) -> Vec<DecisionId> {
    let decisions = plan.decisions_of(product);
    let mut list: Vec<_> = decisions.map(|(id, it)| (it.day, id.clone())).collect();
    list.order();
    list.into_iter().rev().map(|(_, id)| id).collect()
}

/// Returns the milestones that can be the gate, by day, each with what it is called: of the
/// projects that deliver to the product, and of that of the one that was chosen, whatever it is
/// of.
pub fn gates(
    lang: Lang,
    plan: &Plan,
    product: &ProductId,
    chosen: Option<&MilestoneId>,
) -> Vec<(MilestoneId, String)> {
    let chosen = chosen.and_then(|gate| Some(plan.get(gate)?.project.clone()));
    let delivering = plan.deliverables_of(product).map(|(_, it)| it.project.clone());
    let projects: BTreeSet<_> = delivering.chain(chosen).gather();
    let mut list = Vec::new();
    for project in &projects {
        let name = plan.get(project).map_or("", |project| &project.name);
        let milestones = plan.milestones_of(project);
        list.extend(milestones.map(|(id, it)| (it.day, id, &it.name, name)));
    }
    list.order();
    let said = |name: &str, project: &str| t::gate_of(lang, name, project);
    list.into_iter().map(|(_, id, name, project)| (id.clone(), said(name, project))).collect()
}

/// Returns the day on which one decides, unless somebody says otherwise.
pub fn day_to_decide(plan: &Plan, today: Day) -> Day {
    plan.about.status_date.unwrap_or(today)
}

/// Says which decision the button beside it changes.
pub fn change_this(lang: Lang, decision: &Decision) -> String {
    let outcome = t::outcome_name(lang, decision.outcome);
    t::change_this(lang, &outcome, &t::date(lang, decision.day))
}
