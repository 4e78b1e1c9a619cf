//! What was asked of whoever leads what is waited for, with the answers.

use crate::text::{self as t, Lang};
use engine::model::*;

/// Whose panel it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concerned {
    Project(ProjectId),
    Person(PersonId),
}

/// Returns the requests that a project or a person has to do with; a walk through all of them.
pub fn requests(plan: &Plan, concerned: &Concerned) -> Vec<RequestId> {
    let concerns = |request: &Request| match concerned {
        Concerned::Project(id) => request.project == *id,
        Concerned::Person(id) => request.owner.as_ref() == Some(id),
    };
    let requests = plan.requests.iter().filter(|(_, request)| concerns(request));
    requests.map(|(id, _)| id.clone()).collect()
}

/// A request as its card says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPicture {
    pub said: String,
    /// Whom it is put to.
    pub owner: String,
    /// What was answered; empty as yet.
    pub answer: String,
}

impl RequestPicture {
    /// Returns what the card of a request says; none when it is gone.
    pub fn of(lang: Lang, plan: &Plan, id: &RequestId) -> Option<RequestPicture> {
        let request = plan.get(id)?;
        let owner = request.owner.as_ref().and_then(|owner| plan.get(owner));
        Some(RequestPicture {
            said: t::request(lang, plan, request),
            owner: owner.map_or_else(|| t::nobody(lang), |owner| owner.name.clone()),
            answer: request.answer.clone(),
        })
    }
}
