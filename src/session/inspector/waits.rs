//! What a project waits for, and what waits for it.

use crate::edit::LinkSide;
use crate::text::{self as t, Lang};
use domain::edit::commands::name_of;
use engine::model::*;

/// Returns the links that have a project, or one of its milestones, on this side: those to it are
/// what it waits for.
pub fn links(plan: &Plan, project: &ProjectId, side: LinkSide) -> Vec<LinkId> {
    let milestones = plan.milestones_of(project).map(|(id, _)| LinkEnd::Milestone(id.clone()));
    let ends = std::iter::once(LinkEnd::Project(project.clone())).chain(milestones);
    let mut links = Vec::new();
    for end in ends {
        let at = plan.links_at(&end).filter(|(_, link)| *side.of(link) == end);
        links.extend(at.map(|(id, _)| id.clone()));
    }
    links
}

/// A link as it is seen from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkPicture {
    /// What it leads to, or comes from.
    pub other: String,
    /// The project of that; none when it is gone.
    pub project: Option<ProjectId>,
    pub kind: LinkKind,
    /// The days between, and whether they are calendar days.
    pub days: i16,
    pub is_calendar: bool,
}

impl LinkPicture {
    /// Returns the link as the project on this side sees it; none when it is gone.
    pub fn of(plan: &Plan, id: &LinkId, side: LinkSide) -> Option<LinkPicture> {
        let link = plan.get(id)?;
        let other = match side {
            LinkSide::From => LinkSide::To.of(link),
            LinkSide::To => LinkSide::From.of(link),
        };
        let (Lag::Working(days) | Lag::Calendar(days)) = link.lag;
        Some(LinkPicture {
            other: name_of(plan, other),
            project: plan.project_of(other).map(|(id, _)| id.clone()),
            kind: link.kind,
            days,
            is_calendar: matches!(link.lag, Lag::Calendar(_)),
        })
    }
}

/// Returns where an end of a link can be, each with what it is called: at its project, or at a
/// milestone of that. Empty when the link is gone.
pub fn end_choices(lang: Lang, plan: &Plan, id: &LinkId, side: LinkSide) -> Vec<(LinkEnd, String)> {
    let link = plan.get(id);
    let Some((project, _)) = link.and_then(|link| plan.project_of(side.of(link))) else {
        return Vec::new();
    };
    let whole = (LinkEnd::Project(project.clone()), t::end_project(lang));
    let milestones = plan.milestones_of(project);
    let milestones = milestones.map(|(id, it)| (LinkEnd::Milestone(id.clone()), it.name.clone()));
    std::iter::once(whole).chain(milestones).collect()
}
