//! Freezing the dates of the plan, to compare with later.

use super::create::{create, next};
use crate::edit::{Change, Refusal};
use engine::model::{Baseline, BaselineId, Plan};
use engine::sorting::Gather;

/// Takes a baseline of all projects and milestones that have dates and all products that have a
/// launch, behind the others.
pub fn take_baseline(plan: &Plan, id: &BaselineId, name: &str) -> Result<Change, Refusal> {
    let baseline = Baseline {
        name: name.into(),
        as_at: plan.about.status_date,
        projects: plan
            .projects
            .iter()
            .filter_map(|(id, project)| Some((id.clone(), project.dates?)))
            .gather(),
        milestones: plan
            .milestones
            .iter()
            .map(|(id, milestone)| (id.clone(), milestone.day))
            .gather(),
        launches: plan
            .products
            .iter()
            .filter_map(|(id, product)| Some((id.clone(), product.launch?)))
            .gather(),
        rank: next(plan.baselines.values().map(|baseline| &baseline.rank)),
    };
    create(plan, id, baseline)
}
