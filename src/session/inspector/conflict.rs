//! What is wrong on a link, and what can be done about it.

use crate::text::{self as t, Lang};
use domain::edit::Refusal;
use engine::model::*;
use engine::schedule::Schedule;

/// A conflict on a link with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictPicture {
    pub said: String,
    /// Why what waits cannot move; none when it can.
    pub stop: Option<String>,
    /// Who lives with it, and why.
    pub accepted: Option<String>,
    /// Whether it was asked to be solved, and not answered yet.
    pub is_asked: bool,
    /// What the button says that asks.
    pub ask: String,
}

impl ConflictPicture {
    /// Returns none when there is no conflict on the link.
    pub fn of(lang: Lang, plan: &Plan, schedule: &Schedule, id: &LinkId) -> Option<Self> {
        let (link, conflict) = (plan.get(id)?, schedule.conflict(id)?);
        let is_open =
            |request: &Request| request.link.as_ref() == Some(id) && request.answer.is_empty();
        Some(ConflictPicture {
            said: t::conflict(lang, plan, link, &conflict),
            stop: conflict.stop.map(|stop| t::refusal(lang, &Refusal::CannotMove(stop))),
            accepted: link.accepted.as_ref().map(|it| t::accepted_by(lang, &it.by, &it.reason)),
            is_asked: plan.requests.values().any(|request| is_open(request)),
            ask: match leader_of(plan, link) {
                Some(name) => t::ask_person(lang, name),
                None => t::ask_owner(lang),
            },
        })
    }
}

/// The name of who leads what is waited for.
fn leader_of<'a>(plan: &'a Plan, link: &Link) -> Option<&'a str> {
    let (_, project) = plan.project_of(&link.predecessor)?;
    Some(&plan.get(leader(plan, project)?.person())?.name)
}
