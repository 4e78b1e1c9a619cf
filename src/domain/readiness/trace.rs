//! From a product back to all it waits for: each deliverable with its criteria, its project and
//! milestone, who leads that, and its slack.

use std::collections::BTreeSet;

use super::{needed_by, time};
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::{Gather, Order};

/// One thread of what a product waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceLine {
    /// What is handed over.
    pub deliverable: DeliverableId,
    /// What it must meet, in order, each with the person who sees to it.
    pub criteria: Vec<(CriterionId, Option<PersonId>)>,
    /// The project that hands it over; it may be gone.
    pub project: ProjectId,
    /// The milestone at which it does; none: the project's finish.
    pub milestone: Option<MilestoneId>,
    /// Who leads the project.
    pub leader: Option<PersonId>,
    /// When it is expected; none without dates.
    pub expected: Option<Day>,
    /// When it is needed; none without a launch.
    pub needed: Option<Day>,
    /// Working days between the two; negative is late. None when either is unknown, or when the
    /// project is only proposed.
    pub slack: Option<i32>,
}

/// All that a product waits for, in the order of its deliverables (SPEC R10).
pub fn trace(plan: &Plan, schedule: &Schedule, product: &ProductId) -> Vec<TraceLine> {
    let launch = plan.get(product).and_then(|product| product.launch);
    let mut deliverables: Vec<_> = plan.deliverables_of(product).collect();
    deliverables.order_by_key(|(id, deliverable)| (&deliverable.rank, *id));
    deliverables
        .into_iter()
        .map(|(id, deliverable)| line(plan, schedule, launch, id, deliverable))
        .collect()
}

fn line(
    plan: &Plan,
    schedule: &Schedule,
    launch: Option<Day>,
    id: &DeliverableId,
    deliverable: &Deliverable,
) -> TraceLine {
    let mut criteria: Vec<_> = plan.criteria_of(id).collect();
    criteria.order_by_key(|(id, criterion)| (&criterion.rank, *id));
    // An owner who is not in the plan is nobody.
    let owner = |criterion: &Criterion| {
        criterion.owner.clone().filter(|owner| plan.people.contains_key(owner))
    };
    let project = plan.get(&deliverable.project);
    let expected = time::forecast_of(plan, schedule, deliverable);
    let needed = launch.map(|launch| needed_by(plan, launch, deliverable.preparation));
    let slack = expected
        .zip(needed)
        .filter(|_| project.is_some_and(|project| project.state != ProjectState::Proposed));
    TraceLine {
        deliverable: id.clone(),
        criteria: criteria
            .into_iter()
            .map(|(id, criterion)| (id.clone(), owner(criterion)))
            .collect(),
        project: deliverable.project.clone(),
        milestone: time::own_milestone(plan, deliverable).cloned(),
        leader: project
            .and_then(|project| leader(plan, project))
            .map(|leader| leader.person().clone()),
        expected,
        needed,
        slack: slack.map(|(expected, needed)| plan.about.calendar.slack(expected, needed)),
    }
}

/// The products that these projects deliver to, and those that wait for them by links: what can
/// change when they do.
pub fn fed<'a>(
    plan: &Plan,
    schedule: &Schedule,
    projects: impl IntoIterator<Item = &'a ProjectId>,
) -> BTreeSet<ProductId> {
    let projects = schedule.downstream(projects);
    projects
        .iter()
        .flat_map(|id| plan.deliverables_by(id))
        .map(|(_, deliverable)| deliverable.product.clone())
        .gather()
}
