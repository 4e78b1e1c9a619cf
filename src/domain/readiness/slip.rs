//! From a project to all that it would hurt: which launches stand otherwise if it takes longer, and
//! who has to know.

use std::collections::BTreeSet;

use super::{Verdict, fed, judge_by_chance};
use engine::forecast::{Chance, Sampling};
use engine::model::*;
use engine::schedule::{Network, Schedule};
use engine::sorting::Gather;

/// What follows if a project takes longer; nothing is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slipped {
    /// The project.
    pub project: ProjectId,
    /// How many of its working days it takes more; 0 when it is finished.
    pub days: u16,
    /// The projects that are expected to finish later, itself among them, by id.
    pub later: Vec<Later>,
    /// Every launch that it feeds, directly or through links, by the id of the product; also those
    /// that stand as before.
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
pub struct TimeStanding {
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
    pub before: TimeStanding,
    /// How it would stand.
    pub after: TimeStanding,
}

impl Threatened {
    /// Does it stand as before?
    pub fn is_safe(&self) -> bool {
        self.before == self.after
    }
}

/// What follows if the work of a project takes so many of its working days more, all dates that are
/// set staying as they are (SPEC R11). None without dates; a finished project slips no more, so
/// nothing follows.
///
/// The analysis and the samples, with the network they are of, are those of this plan, or of what
/// these launches wait for; in each sample the project takes as many days more.
pub fn if_slips(
    plan: &Plan,
    schedule: &Schedule,
    sampled: Option<(&Sampling, &Network)>,
    project: &ProjectId,
    days: u16,
) -> Option<Slipped> {
    let days = if plan.get(project)?.state == ProjectState::Finished { 0 } else { days };
    let then = schedule.slipped(project, days)?;
    let mut products = fed(plan, schedule, [project]);
    products.retain(|product| plan.get(product).is_some_and(|product| product.launch.is_some()));
    let now = |product: &ProductId| sampled.and_then(|(sampling, _)| sampling.chance(product));
    let then_sampled = sampled
        .map(|(sampling, network)| sampling.chances_if_slips(network, project, days, &products))
        .unwrap_or_default();

    let later: Vec<Later> = schedule
        .downstream([project])
        .into_iter()
        .filter_map(|id| finishes_later(schedule, &then, id))
        .collect();
    let launches: Vec<Threatened> = products
        .into_iter()
        .map(|product| Threatened {
            before: stand(plan, schedule, &product, now(&product)),
            after: stand(plan, &then, &product, then_sampled.get(&product).copied()),
            product,
        })
        .collect();
    let leads = later.iter().filter_map(|later| {
        leader(plan, plan.get(&later.project)?).map(|leader| leader.person().clone())
    });
    let managers = launches
        .iter()
        .filter(|launch| !launch.is_safe())
        .filter_map(|launch| plan.get(&launch.product)?.manager.clone());
    let people: BTreeSet<PersonId> =
        leads.chain(managers.filter(|manager| plan.people.contains_key(manager))).gather();
    Some(Slipped {
        project: project.clone(),
        days,
        later,
        launches,
        people: people.into_iter().collect(),
    })
}

fn finishes_later(schedule: &Schedule, then: &Schedule, project: ProjectId) -> Option<Later> {
    let (from, to) = (schedule.forecast(&project)?.finish(), then.forecast(&project)?.finish());
    (to > from).then_some(Later { project, from, to })
}

fn stand(
    plan: &Plan,
    schedule: &Schedule,
    product: &ProductId,
    chance: Option<Chance>,
) -> TimeStanding {
    let readiness = judge_by_chance(plan, schedule, product, chance);
    TimeStanding { verdict: readiness.time.verdict(), slack: readiness.slack(), chance }
}
