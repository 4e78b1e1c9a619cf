//! What one project hands over to a product, and what must be true of it.

use crate::text::{self as t, Lang};
use domain::readiness::TraceLine;
use engine::forecast::Chance;
use engine::model::*;

/// A deliverable at a glance: whose it is, when it comes and when it is needed, and how sure that
/// is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliverablePicture {
    pub name: String,
    pub need: String,
    /// Who hands it over, and what it is called.
    pub project: Option<ProjectId>,
    pub project_name: String,
    /// When it is expected and when it is needed.
    pub days: Option<String>,
    /// Working days between the two.
    pub slack: Option<i32>,
    /// How sure it is, in per cent.
    pub chance: Option<u8>,
    /// What it must meet, in order.
    pub criteria: Vec<CriterionId>,
}

impl DeliverablePicture {
    /// Returns the deliverable with what is traced of its product, and how sure the deliverables of
    /// that are.
    pub fn of(
        lang: Lang,
        plan: &Plan,
        id: &DeliverableId,
        traced: &[TraceLine],
        likely: &[(DeliverableId, Chance)],
    ) -> DeliverablePicture {
        let deliverable = plan.get(id);
        let line = traced.iter().find(|line| line.deliverable == *id);
        let project = deliverable.map(|it| it.project.clone());
        let name = project.as_ref().and_then(|id| plan.get(id)).map(|it| it.name.clone());
        let criteria = line.map(|line| line.criteria.iter().map(|(id, _)| id.clone()).collect());
        DeliverablePicture {
            name: deliverable.map_or_else(String::new, |it| it.name.clone()),
            need: deliverable.map_or_else(String::new, |it| t::need_name(lang, it.need)),
            project,
            project_name: name.unwrap_or_else(|| t::gone(lang)),
            days: line.map(|line| days(lang, line)),
            slack: line.and_then(|line| line.slack),
            chance: likely.iter().find(|(own, _)| own == id).and_then(|(_, it)| it.percent()),
            criteria: criteria.unwrap_or_default(),
        }
    }
}

/// Says when a deliverable is expected and when it is needed; a dash for what is not known.
pub(super) fn days(lang: Lang, line: &TraceLine) -> String {
    let said =
        |day: Option<Day>| day.map_or_else(|| "–".to_owned(), |day| t::date_short(lang, day));
    t::expected_and_needed(lang, &said(line.expected), &said(line.needed))
}

/// Returns the milestones at which it can be handed over, each with its name.
pub fn handovers(plan: &Plan, id: &DeliverableId) -> Vec<(MilestoneId, String)> {
    let milestones = plan.get(id).into_iter().flat_map(|it| plan.milestones_of(&it.project));
    milestones.map(|(id, milestone)| (id.clone(), milestone.name.clone())).collect()
}

/// Says how far a criterion is, its day and whose it is.
pub fn criterion_stands(lang: Lang, plan: &Plan, criterion: &Criterion) -> String {
    let owner = criterion.owner.as_ref().and_then(|owner| plan.get(owner));
    let parts = [
        Some(t::criterion_state(lang, criterion.state)),
        criterion.due.map(|due| t::date_short(lang, due)),
        owner.map(|owner| owner.name.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
