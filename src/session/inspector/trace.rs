//! All that a product waits for: deliverable, project, milestone, who leads it, and criteria.

use super::deliverable::days;
use crate::text::{self as t, Lang};
use domain::readiness::TraceLine;
use engine::model::*;

/// One deliverable with all that it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadPicture {
    pub deliverable: DeliverableId,
    pub name: String,
    pub need: String,
    /// When it is expected and when it is needed.
    pub days: String,
    pub slack: String,
    /// Whether it comes too late.
    pub is_short: bool,
    pub project: ProjectId,
    pub project_name: String,
    /// The milestone at which it is handed over.
    pub milestone: Option<String>,
    pub leader: Option<(PersonId, String)>,
    pub criteria: Vec<CriterionLine>,
}

/// What a deliverable must meet, and who sees to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionLine {
    pub criterion: CriterionId,
    pub text: String,
    pub state: String,
    pub owner: Option<(PersonId, String)>,
}

impl ThreadPicture {
    pub fn of(lang: Lang, plan: &Plan, line: &TraceLine) -> ThreadPicture {
        let deliverable = plan.get(&line.deliverable);
        let person = |id: &PersonId| {
            (id.clone(), plan.get(id).map_or_else(String::new, |person| person.name.clone()))
        };
        let criterion = |(id, owner): &(CriterionId, Option<PersonId>)| {
            let criterion = plan.get(id)?;
            Some(CriterionLine {
                criterion: id.clone(),
                text: criterion.text.clone(),
                state: t::criterion_state(lang, criterion.state),
                owner: owner.as_ref().map(person),
            })
        };
        let need = deliverable.map_or(Need::default(), |it| it.need);
        let project = plan.get(&line.project);
        let milestone = line.milestone.as_ref().and_then(|id| plan.get(id));
        ThreadPicture {
            deliverable: line.deliverable.clone(),
            name: deliverable.map_or_else(String::new, |it| it.name.clone()),
            need: t::need_name(lang, need),
            days: days(lang, line),
            slack: line.slack.map_or_else(|| "–".to_owned(), |slack| t::signed(lang, slack)),
            is_short: line.slack.is_some_and(|slack| slack < 0),
            project: line.project.clone(),
            project_name: project.map_or_else(|| t::gone(lang), |it| it.name.clone()),
            milestone: milestone.map(|it| it.name.clone()),
            leader: line.leader.as_ref().map(person),
            criteria: line.criteria.iter().filter_map(criterion).collect(),
        }
    }
}
