//! Has a launch come: is all it must have there, and by which day (SPEC R12).

use super::time::own_milestone;
use engine::model::{Day, Deliverable, Need, Plan, ProductId, ProjectState};

/// The day on which a launch came: the last of the days that its must-deliverables allow (SPEC
/// C10), each of them a fact (D7). None while one of them is still to come, and without any.
pub fn launched_on(plan: &Plan, product: &ProductId) -> Option<Day> {
    let musts =
        plan.deliverables_of(product).filter(|(_, deliverable)| deliverable.need == Need::Must);
    let days: Option<Vec<Day>> = musts
        .map(|(_, deliverable)| {
            Some(allows(plan, there(plan, deliverable)?, deliverable.preparation))
        })
        .collect();
    days?.into_iter().max()
}

/// The day on which a deliverable was handed over; none while it is not.
fn there(plan: &Plan, deliverable: &Deliverable) -> Option<Day> {
    let project = plan.get(&deliverable.project)?;
    let is_finished = project.state == ProjectState::Finished;
    match own_milestone(plan, deliverable).and_then(|milestone| plan.get(milestone)) {
        Some(milestone) => (milestone.done || is_finished).then_some(milestone.day),
        None => project.dates.filter(|_| is_finished).map(|dates| dates.finish()),
    }
}

/// The first launch that is allowed by what is there on a day; with no days to prepare it, it may
/// be on a day off.
fn allows(plan: &Plan, day: Day, preparation: u16) -> Day {
    if preparation == 0 { day } else { plan.about.calendar.plus(day, preparation.into()) }
}
