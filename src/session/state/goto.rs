//! Where keys go from a project: to what decides its dates, to what waits for it, to its product.

use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::{Because, Schedule, why};

/// Returns the project that decides when this one starts, or else finishes.
pub(super) fn driver(plan: &Plan, schedule: &Schedule, id: &ProjectId) -> Option<ProjectId> {
    let link = |end| {
        why(plan, schedule, id, end).into_iter().find_map(|why| match why.because {
            Because::Link { link, .. } | Because::SetLater { link, .. } => Some(link),
            _ => None,
        })
    };
    let link = link(SpanEnd::Start).or_else(|| link(SpanEnd::Finish))?;
    Some(plan.project_of(&plan.get(&link)?.predecessor)?.0.clone())
}

/// Returns the first project that waits for this one.
pub(super) fn successor(plan: &Plan, id: &ProjectId) -> Option<ProjectId> {
    let ends = std::iter::once(LinkEnd::Project(id.clone()))
        .chain(plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone())));
    let waits = ends.flat_map(|end| {
        plan.links_at(&end)
            .filter(|(_, link)| link.predecessor == end)
            .map(|(_, link)| link.successor.clone())
            .collect::<Vec<_>>()
    });
    let dated = waits.filter_map(|end| {
        plan.project_of(&end).map(|(id, project)| (project.dates.map(Span::start), id.clone()))
    });
    dated.min().map(|(_, id)| id)
}

/// Returns the product that this project delivers to, the first launch first.
pub(super) fn product(plan: &Plan, id: &ProjectId) -> Option<ProductId> {
    let delivers = plan.deliverables_by(id).filter_map(|(_, deliverable)| {
        let launch = plan.get(&deliverable.product)?.launch.unwrap_or(Day::MAX);
        Some((launch, deliverable.product.clone()))
    });
    delivers.min().map(|(_, product)| product)
}

/// Returns the project with an open conflict behind this one, around again to the first.
pub(super) fn next_conflict(
    plan: &Plan,
    schedule: &Schedule,
    selected: Option<&ProjectId>,
) -> Option<ProjectId> {
    let open =
        schedule.conflicts().filter(|id| plan.get(*id).is_some_and(|it| it.accepted.is_none()));
    let mut projects: Vec<ProjectId> = Vec::new();
    for id in open {
        let project = plan.get(id).and_then(|link| plan.project_of(&link.successor));
        let project = project.map(|(id, _)| id.clone());
        projects.extend(project.filter(|project| !projects.contains(project)));
    }
    let at = selected.and_then(|selected| projects.iter().position(|id| id == selected));
    let next = at.map_or(0, |at| (at + 1) % projects.len().max(1));
    projects.into_iter().nth(next)
}
