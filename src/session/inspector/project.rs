//! What is said of a project, its milestones and what it hands over.

use crate::text::{self as t, Lang};
use domain::readiness::{ByHand, Verdict, judge_by_chance};
use engine::forecast::Chances;
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::Order;

/// Says what matters most about a project now.
pub fn sentence(lang: Lang, plan: &Plan, project: &Project) -> String {
    let Some(dates) = project.dates else { return t::project_undated(lang) };
    let day = |day: Day| t::date(lang, day);
    match plan.about.status_date {
        Some(status) if project.state == ProjectState::Running && dates.finish() < status => {
            t::project_overdue(lang, &day(dates.finish()), &day(status))
        }
        _ => {
            let days = t::working_days(lang, plan.calendar_of(project).working_days(dates));
            t::project_runs(lang, &day(dates.start()), &day(dates.finish()), &days)
        }
    }
}

/// Returns how many working days it takes; 0 without dates.
pub fn duration(plan: &Plan, project: &Project) -> u32 {
    let days = project.dates.map(|dates| plan.calendar_of(project).working_days(dates));
    days.map_or(0, i32::unsigned_abs)
}

/// Says who leads a project that has no manager of its own; none when it has one.
pub fn led_by(lang: Lang, plan: &Plan, project: &Project) -> Option<String> {
    match leader(plan, project) {
        Some(Leader::Own(_)) => None,
        Some(Leader::Programme(person, programme)) => {
            Some(t::led_by_programme(lang, &plan.get(person)?.name, &plan.get(programme)?.name))
        }
        None => Some(t::led_by_nobody(lang)),
    }
}

/// Returns what others said of it, each with its name: the reported rating, and the texts that
/// stood where dates belong.
pub fn reported(lang: Lang, project: &Project) -> Vec<(String, String)> {
    let rating = project.rating.as_ref().map(|rating| {
        t::rating_said(lang, &rating.value, &rating.source, &t::date(lang, rating.as_at))
    });
    let texts = [&project.known.start_text, &project.known.finish_text];
    let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).cloned().collect();
    let texts = (!texts.is_empty()).then(|| texts.join(" – "));
    let facts = [(t::rating(lang), rating), (t::known_text(lang), texts)];
    facts.into_iter().filter_map(|(name, said)| Some((name, said?))).collect()
}

/// Returns its milestones by day.
pub fn milestones(plan: &Plan, project: &ProjectId) -> Vec<MilestoneId> {
    let milestones = plan.milestones_of(project);
    let mut list: Vec<_> = milestones.map(|(id, milestone)| (milestone.day, id.clone())).collect();
    list.order();
    list.into_iter().map(|(_, id)| id).collect()
}

/// Returns what it hands over, each with the product that it is for.
pub fn deliveries(plan: &Plan, project: &ProjectId) -> Vec<(DeliverableId, ProductId)> {
    let deliverables = plan.deliverables_by(project);
    deliverables.map(|(id, deliverable)| (id.clone(), deliverable.product.clone())).collect()
}

/// What a project hands over, and how the product stands that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The product's name.
    pub product: String,
    /// What is handed over; none when it is gone.
    pub what: Option<String>,
    pub verdict: Verdict,
    pub by_hand: Option<ByHand>,
}

impl Delivery {
    pub fn of(
        lang: Lang,
        (plan, schedule, chances): (&Plan, &Schedule, &Chances),
        deliverable: &DeliverableId,
        product: &ProductId,
    ) -> Delivery {
        let readiness = judge_by_chance(plan, schedule, product, chances.get(product).copied());
        Delivery {
            product: plan.get(product).map_or_else(|| t::gone(lang), |it| it.name.clone()),
            what: plan.get(deliverable).map(|it| it.name.clone()),
            verdict: readiness.verdict(),
            by_hand: readiness.by_hand(),
        }
    }
}
