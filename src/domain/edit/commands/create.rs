//! New records, each in its place behind its siblings.

use super::FromName;
use crate::edit::{Change, Label, Named, Refusal, amend::add};
use engine::model::*;

/// Adds a record under a new id; refused without a name, and under an id that is taken.
pub fn create<T: Named>(plan: &Plan, id: &Id<T>, record: T) -> Result<Change, Refusal> {
    let name = record.name().trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::NoName(T::TYPE));
    }
    let mut patch = Patch::default();
    add(&mut patch, plan, id, record)?;
    Ok(Change { label: Label::Created { what: T::TYPE, name }, patch })
}

/// Adds a planned project with these dates behind the last one.
pub fn create_project(
    plan: &Plan,
    id: &ProjectId,
    name: &str,
    programme: Option<ProgrammeId>,
    dates: Span,
) -> Result<Change, Refusal> {
    let calendar = &plan.about.calendar;
    let start = calendar.on_or_after(dates.start());
    let finish = calendar.on_or_before(dates.finish()).max(start);
    let rank = next(plan.projects.values().map(|project| &project.rank));
    let dates = Span::new(start, finish);
    create(
        plan,
        id,
        Project {
            name: name.into(),
            programme,
            dates,
            state: ProjectState::Planned,
            rank,
            ..Project::default()
        },
    )
}

/// Adds a programme under another, or at the top, behind its siblings.
pub fn create_programme(
    plan: &Plan,
    id: &ProgrammeId,
    name: &str,
    parent: Option<&ProgrammeId>,
) -> Result<Change, Refusal> {
    if parent.is_some_and(|parent| plan.get(parent).is_none()) {
        return Err(Refusal::Gone(crate::edit::RecordType::Programme));
    }
    create(plan, id, Programme { parent: parent.cloned(), ..Programme::from_name(plan, name) })
}

/// Adds a product without a launch behind the last one.
pub fn create_product(plan: &Plan, id: &ProductId, name: &str) -> Result<Change, Refusal> {
    let rank = next(plan.products.values().map(|product| &product.rank));
    create(plan, id, Product { name: name.into(), rank, ..Product::default() })
}

/// Says that a project must deliver something to a product, at its finish.
pub fn create_deliverable(
    plan: &Plan,
    id: &DeliverableId,
    product: &ProductId,
    project: &ProjectId,
) -> Result<Change, Refusal> {
    let from = plan.get(project).ok_or(Refusal::Gone(crate::edit::RecordType::Project))?;
    plan.get(product).ok_or(Refusal::Gone(crate::edit::RecordType::Product))?;
    let rank = next(plan.deliverables_of(product).map(|(_, deliverable)| &deliverable.rank));
    let (project, product) = (project.clone(), product.clone());
    create(
        plan,
        id,
        Deliverable {
            name: from.name.clone(),
            project,
            product,
            milestone: None,
            need: Need::Must,
            preparation: 0,
            rank,
        },
    )
}

/// Adds an open must-criterion to a deliverable.
pub fn create_criterion(
    plan: &Plan,
    id: &CriterionId,
    deliverable: &DeliverableId,
    text: &str,
) -> Result<Change, Refusal> {
    plan.get(deliverable).ok_or(Refusal::Gone(crate::edit::RecordType::Deliverable))?;
    let rank = next(plan.criteria_of(deliverable).map(|(_, criterion)| &criterion.rank));
    let criterion = Criterion {
        text: text.into(),
        deliverable: deliverable.clone(),
        need: Need::Must,
        owner: None,
        evidence: String::new(),
        due: None,
        state: CriterionState::Open,
        rank,
    };
    create(plan, id, criterion)
}

/// Adds a milestone; refused outside its project's dates.
pub fn create_milestone(
    plan: &Plan,
    id: &MilestoneId,
    project: &ProjectId,
    name: &str,
    day: Day,
) -> Result<Change, Refusal> {
    let dates = plan
        .get(project)
        .ok_or(Refusal::Gone(crate::edit::RecordType::Project))?
        .dates
        .ok_or(Refusal::NeedsDates)?;
    if dates.clamp(day) != day {
        return Err(Refusal::OutsideProject);
    }
    create(
        plan,
        id,
        Milestone { name: name.into(), project: project.clone(), day, done: false, agreed: false },
    )
}

/// The place behind all of these.
pub(super) fn next<'a>(ranks: impl Iterator<Item = &'a Rank>) -> Rank {
    Rank::after(ranks.max())
}
