//! From a project to all that it would hurt: which launches stand otherwise if it finishes later, and who has to know.

use std::collections::BTreeSet;

use super::{Verdict, fed, judge_by_chance};
use crate::forecast::{Chance, Sampling};
use crate::model::*;
use crate::schedule::Schedule;

/// What follows if a project finishes later; nothing is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slipped {
    /// The project.
    pub project: ProjectId,
    /// By how many of its working days it finishes later.
    pub days: u16,
    /// The projects that are expected to finish later, itself among them, by id.
    pub later: Vec<Later>,
    /// Every launch that it feeds, directly or through links, by the id of the product; also those that stand as before.
    pub launches: Vec<Threatened>,
    /// Who leads what is later, or manages a product whose launch stands otherwise, by id.
    pub people: Vec<PersonId>,
}

/// A project that is expected to finish later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The project.
    pub project: ProjectId,
    /// When it is expected to finish now.
    pub from: Day,
    /// When it would be.
    pub to: Day,
}

/// How a launch stands, on the side of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Is it on time?
    pub verdict: Verdict,
    /// The least slack of what it waits for, in working days; none when nothing is judged.
    pub slack: Option<i32>,
    /// The chance that all it must have is in time, where there are samples.
    pub chance: Option<Chance>,
}

/// A launch before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threatened {
    /// The product.
    pub product: ProductId,
    /// How it stands now.
    pub before: Stand,
    /// How it would stand.
    pub after: Stand,
}

impl Threatened {
    /// Does it stand as before?
    pub fn is_safe(&self) -> bool {
        self.before == self.after
    }
}

/// What follows if a project finishes so many of its working days later than is expected now, all dates that are set staying as they are
/// (SPEC R11). None without dates; a finished project slips no more, so nothing follows.
///
/// The analysis and the samples are those of this plan; the samples after it are the same, with more work left in this one project.
pub fn if_slips(plan: &Plan, schedule: &Schedule, sampling: Option<&Sampling>, project: &ProjectId, days: u16) -> Option<Slipped> {
    let before = plan.get(project)?;
    let longer = longer(plan, schedule, project, days)?;
    let mut patch = Patch::default();
    patch.put(plan, project, longer);
    let after = plan.apply(&patch).expect("the patch was made for this plan");
    let mut then = schedule.clone();
    then.follow(&patch, &after);
    let sampled = sampling.map(|sampling| {
        let mut sampled = sampling.clone();
        sampled.follow(&after, then.network());
        sampled
    });

    let later: Vec<Later> = schedule.downstream([project]).into_iter().filter_map(|id| finishes_later(schedule, &then, id)).collect();
    let launches: Vec<Threatened> = fed(plan, schedule, [project])
        .into_iter()
        .filter(|product| plan.get(product).is_some_and(|product| product.launch.is_some()))
        .map(|product| Threatened {
            before: stand(plan, schedule, sampling, &product),
            after: stand(&after, &then, sampled.as_ref(), &product),
            product,
        })
        .collect();
    let leads = later.iter().filter_map(|later| leader(plan, plan.get(&later.project)?).map(|leader| leader.person().clone()));
    let managers = launches.iter().filter(|launch| !launch.is_safe()).filter_map(|launch| plan.get(&launch.product)?.manager.clone());
    let people: BTreeSet<PersonId> = leads.chain(managers.filter(|manager| plan.people.contains_key(manager))).collect();
    let days = if before.state == State::Finished { 0 } else { days };
    Some(Slipped { project: project.clone(), days, later, launches, people: people.into_iter().collect() })
}

/// The project with so many working days more to do.
fn longer(plan: &Plan, schedule: &Schedule, id: &ProjectId, days: u16) -> Option<Project> {
    let project = Project::clone(plan.get(id)?);
    let dates = project.dates?;
    if days == 0 || project.state == State::Finished {
        return Some(project);
    }
    let table = plan.calendar_of(&project).table();
    // What has begun is expected on one day, whatever decides that; what has not takes all its days from wherever it is expected to begin.
    let from = if project.state == State::Running { schedule.forecast(id)?.finish() } else { dates.finish().max(table.on_or_after(dates.start())) };
    let finish = table.nth_from(from, days.into()).max(dates.start());
    let more = |point: u16| point.saturating_add(days);
    let spread = match project.spread {
        // An estimate is of all that is left.
        Some(Spread::Points(Points { low, likely, high })) => {
            Some(Spread::Points(Points { low: more(low), likely: more(likely), high: more(high) }))
        }
        other => other,
    };
    Some(Project { dates: Span::new(dates.start(), finish), remaining: None, spread, ..project })
}

fn finishes_later(schedule: &Schedule, then: &Schedule, project: ProjectId) -> Option<Later> {
    let (from, to) = (schedule.forecast(&project)?.finish(), then.forecast(&project)?.finish());
    (to > from).then_some(Later { project, from, to })
}

fn stand(plan: &Plan, schedule: &Schedule, sampling: Option<&Sampling>, product: &ProductId) -> Stand {
    let chance = sampling.and_then(|sampling| sampling.chance(schedule.network(), product));
    let readiness = judge_by_chance(plan, schedule, product, chance);
    Stand { verdict: readiness.time.verdict(), slack: readiness.slack(), chance }
}
