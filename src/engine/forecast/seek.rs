//! What a launch needs to have a chance: another day, or a project that takes less time, by the
//! same draws (SPEC C14).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::chance::Chance;
use super::outlook::Outlook;
use super::scope::{FULL, Scope};
use crate::model::{Day, Diff, Patch, Plan, ProductId, Project, ProjectId, ProjectState, Span};
use crate::sorting::Order;

/// Samples used while bisecting; the reported chance uses all.
const WHILE_BISECTING: usize = 512;

/// By how many working days a project would have to be shorter for a launch to have a chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortening {
    /// The project.
    pub project: ProjectId,
    /// Working days less than it is set to take, 1 or more.
    pub days: i32,
    /// The chance with that.
    pub chance: Chance,
    /// Whether that is the chance that is asked for; if not, the project is as short as it can be.
    pub is_enough: bool,
}

impl Outlook {
    /// Returns the chance of being launched by this day, in whole per cent; none without samples.
    pub fn percent_on(&self, day: Day) -> Option<u8> {
        let count = |days: &[(Day, u32)]| days.iter().map(|(_, samples)| *samples).sum();
        let until = self.launches.partition_point(|(launch, _)| *launch <= day);
        Chance { hits: count(&self.launches[..until]), samples: count(&self.launches) }.percent()
    }

    /// Returns the first day on which the launch would have at least this chance, 1 to 100 per
    /// cent; none without samples.
    pub fn day_for(&self, percent: u8) -> Option<Day> {
        let all: u64 = self.launches.iter().map(|(_, samples)| u64::from(*samples)).sum();
        let mut found = 0;
        let reached = |(_, samples): &&(Day, u32)| {
            found += u64::from(*samples);
            found * 100 >= all * u64::from(percent.clamp(1, 100))
        };
        self.launches.iter().find(reached).map(|(day, _)| *day)
    }
}

impl Scope {
    /// Finds the projects that would give a launch this chance (0 to 100 per cent) by being
    /// shorter.
    ///
    /// Those are first that have to give up the fewest days, then those that are not enough alone,
    /// by what they bring. Of the projects that are critical most often, `most` are looked at.
    /// Empty when the launch has that chance, or is not judged.
    pub fn shortenings(&self, product: &ProductId, percent: u8, most: usize) -> Vec<Shortening> {
        let mut all = self.alone(product);
        all.take(FULL);
        let chance_of = |scope: &Scope| scope.read(|sampling, _| sampling.chance(product));
        let Some(as_is) = chance_of(&all).filter(|chance| !chance.is_at_least(percent)) else {
            return Vec::new();
        };
        let mut some = self.alone(product);
        some.take(WHILE_BISECTING);
        let with = |scope: &Scope, id: &ProjectId, days: i32| {
            let mut shorter = scope.clone();
            let patch = shorter.shortened(id, days)?;
            shorter.apply(&patch);
            shorter.take(scope.samples());
            chance_of(&shorter)
        };
        let mut found: Vec<Shortening> = Vec::new();
        for id in all.read(|sampling, network| sampling.most_critical(network, product, most)) {
            let (mut too_few, mut days) = (0, all.longest_cut(&id));
            let Some(best) = with(&some, &id, days) else { continue };
            let is_enough = best.is_at_least(percent);
            while is_enough && days - too_few > 1 {
                let middle = (days + too_few) / 2;
                if with(&some, &id, middle).is_some_and(|chance| chance.is_at_least(percent)) {
                    days = middle
                } else {
                    too_few = middle
                }
            }
            // By all samples it can be a day or two more.
            let mut chance = with(&all, &id, days);
            while is_enough
                && days < all.longest_cut(&id)
                && chance.is_some_and(|chance| !chance.is_at_least(percent))
            {
                days += 1;
                chance = with(&all, &id, days);
            }
            let shortening = |chance: Chance| Shortening {
                project: id,
                days,
                chance,
                is_enough: chance.is_at_least(percent),
            };
            found.extend(chance.filter(|chance| chance.hits > as_is.hits).map(shortening));
        }
        found.order_by(|a, b| {
            let rank = |it: &Shortening| {
                (!it.is_enough, if it.is_enough { it.days } else { 0 }, Reverse(it.chance.hits))
            };
            rank(a).cmp(&rank(b)).then(a.project.cmp(&b.project))
        });
        found
    }

    /// Returns one of its launches with what that waits for and nothing else, without samples.
    pub fn alone(&self, product: &ProductId) -> Scope {
        Scope::of(self.plan(), self.network(), &BTreeSet::from([product.clone()]))
    }

    /// Returns by how many working days a project can be shorter at most: one is left. 0 when it is
    /// finished or has no dates.
    fn longest_cut(&self, id: &ProjectId) -> i32 {
        let plan = self.plan();
        let Some(project) = plan.get(id).filter(|project| project.state != ProjectState::Finished)
        else {
            return 0;
        };
        match (project.dates, project.remaining, plan.about.status_date) {
            (Some(_), Some(remaining), Some(_)) if project.state == ProjectState::Running => {
                i32::from(remaining) - 1
            }
            (Some(dates), _, status) => {
                let begun = status
                    .filter(|_| project.state == ProjectState::Running)
                    .map_or(dates.start(), |status| status.max(dates.start()));
                Span::new(begun, dates.finish())
                    .map_or(0, |left| plan.calendar_of(project).working_days(left) - 1)
            }
            _ => 0,
        }
    }

    /// Returns the change that sets a project so many working days shorter; none when it cannot be.
    fn shortened(&self, id: &ProjectId, days: i32) -> Option<Patch> {
        let plan: &Plan = self.plan();
        let before = plan.get(id)?;
        if days < 1 || days > self.longest_cut(id) {
            return None;
        }
        let mut after = Project::clone(before);
        match (before.remaining, plan.about.status_date) {
            (Some(remaining), Some(_)) if before.state == ProjectState::Running => {
                after.remaining = Some(remaining - days as u16)
            }
            _ => {
                let dates = before.dates?;
                let finish = plan.calendar_of(before).plus(dates.finish(), -days);
                after.dates = Span::new(dates.start(), finish.max(dates.start()));
            }
        }
        let diff = Diff { before: Some(before.clone()), after: Some(after.into()) };
        Some(Patch { projects: [(id.clone(), diff)].into(), ..Patch::default() })
    }
}
