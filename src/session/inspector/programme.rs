//! What a programme adds up to.

use std::collections::BTreeSet;

use crate::text::{self as t, Lang};
use crate::viewmodel::layers;
use domain::readiness::{Verdict, judge_by_chance};
use engine::forecast::Chances;
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::{Gather, Order};

/// What lies in a programme, and what that feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeContents {
    /// The projects that lie in it themselves, by rank.
    pub projects: Vec<ProjectId>,
    /// The programmes that lie in it themselves, by rank.
    pub below: Vec<ProgrammeId>,
    /// Launches that its projects feed, also those of programmes below it.
    pub launches: usize,
    /// Those of them that are not green.
    pub hurt: usize,
}

impl ProgrammeContents {
    /// A walk over all projects, for when the plan changed and not while something is dragged.
    pub fn of(
        plan: &Plan,
        schedule: &Schedule,
        chances: &Chances,
        id: &ProgrammeId,
    ) -> ProgrammeContents {
        let lies_in = |project: &Project| {
            project.programme.as_ref().is_some_and(|own| layers(plan, own).any(|above| above == id))
        };
        let all: Vec<_> = plan.projects.iter().filter(|(_, project)| lies_in(project)).collect();
        let own = all.iter().filter(|(_, project)| project.programme.as_ref() == Some(id));
        let below = plan
            .programmes
            .iter()
            .filter(|(below, programme)| *below != id && programme.parent.as_ref() == Some(id));
        let products: BTreeSet<_> = all
            .iter()
            .flat_map(|(id, _)| plan.deliverables_by(id))
            .map(|(_, it)| it.product.clone())
            .gather();
        let verdict = |id| judge_by_chance(plan, schedule, id, chances.get(id).copied()).verdict();
        let is_hurt = |verdict: &Verdict| matches!(verdict, Verdict::Amber | Verdict::Red);
        ProgrammeContents {
            projects: by_rank(own.map(|(id, project)| (&project.rank, *id))),
            below: by_rank(below.map(|(id, programme)| (&programme.rank, id))),
            launches: products.len(),
            hurt: products.iter().map(verdict).filter(is_hurt).count(),
        }
    }
}

fn by_rank<'a, T: 'a>(records: impl Iterator<Item = (&'a Rank, &'a Id<T>)>) -> Vec<Id<T>> {
    let mut list: Vec<_> = records.collect();
    list.order();
    list.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Says what matters most about a programme now: how many projects lie in it, from when to when,
/// and what they feed.
pub fn sentence(
    lang: Lang,
    count: usize,
    span: Option<Span>,
    contents: &ProgrammeContents,
) -> String {
    if count == 0 {
        return t::programme_empty(lang);
    }
    let projects = if count == 1 { t::one_project(lang) } else { t::count_projects(lang, count) };
    let day = |day: Day| t::date(lang, day);
    let runs = match span {
        Some(span) => t::programme_runs(lang, &projects, &day(span.start()), &day(span.finish())),
        None => t::programme_undated(lang, &projects),
    };
    let launches = match (contents.launches, contents.hurt) {
        (0, _) => String::new(),
        (1, 0) => t::programme_launch_fine(lang),
        (all, 0) => t::programme_launches_fine(lang, all),
        (all, 1) => t::programme_launch_hurt(lang, all),
        (all, hurt) => t::programme_launches_hurt(lang, hurt, all),
    };
    format!("{runs} {launches}").trim().to_owned()
}
