//! Handovers in many samples: how much slack each has to the day it is needed, and the first launch
//! that it allows.

use std::sync::Arc;

use super::block::{Block, SAMPLES_PER_BLOCK, SampleIx, SampleRow};
use super::forecast::Forecasts;
use super::network::{Network, NodeIx};
use super::propagation::{CalcMethod, Propagation, off_day};
use crate::model::{Calendar, Day, MilestoneId, ProjectId, ProjectState, Workdays};

/// How many of the lowest bits of a launch's number count the days off after a working day.
const OFF: u32 = 10;

/// Returns the day of a launch, given as a number of [`Handover::launches`].
///
/// The number counts working days, and in its lowest bits the days off after the last of them, so
/// numbers are in the order of the days.
pub fn launch_day(calendar: &Calendar, number: i32) -> Day {
    calendar.workdays().nth(number >> OFF).plus(number & ((1 << OFF) - 1))
}

/// A deliverable, as it is found in a network.
#[derive(Clone, Debug)]
pub struct Handover {
    at: NodeIx,
    /// The milestone of the node that it is handed over at; none: the finish.
    milestone: Option<usize>,
    needed: Day,
    preparation: i32,
    calendar: Calendar,
    /// The working days of the project.
    table: Arc<Workdays>,
    source: Source,
}

impl PartialEq for Handover {
    fn eq(&self, other: &Handover) -> bool {
        let what = |it: &Handover| (it.at, it.milestone, it.needed, it.preparation, it.source);
        what(self) == what(other)
            && Arc::ptr_eq(&self.table, &other.table)
            && self.calendar == other.calendar
    }
}

/// Where the day of a handover is found.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    /// It is the same in every sample.
    Fixed(Day),
    /// It is the working day of a number in `row`, of which `limit` is the last that is on time.
    /// One number can mean a day off instead, as [`off_day`] has it.
    InRow { row: u32, limit: i32, off: Option<(i32, Day)> },
    /// It is worked out sample by sample.
    ByDay,
}

impl Handover {
    /// Finds what is handed over at a milestone of a project, or at its finish; none without dates.
    ///
    /// It is needed on `needed`, which is `preparation` working days of `calendar` before the
    /// launch.
    pub fn of(
        propagation: &Propagation,
        network: &Network,
        (project, milestone): (&ProjectId, Option<&MilestoneId>),
        (needed, preparation): (Day, u16),
        calendar: &Calendar,
    ) -> Option<Handover> {
        let at = network.find(project)?;
        let node = network.node(at);
        let milestone = milestone
            .and_then(|id| node.milestones.iter().position(|milestone| milestone.id == *id));
        let calc = propagation.calc_of(at);
        let limit = node.table.count(needed);
        let source = match milestone {
            Some(place) if node.state == ProjectState::Finished || node.milestones[place].done => {
                Source::Fixed(node.milestones[place].day)
            }
            Some(place) => {
                match propagation
                    .milestones_of(calc)
                    .iter()
                    .find(|milestone| milestone.place == place)
                {
                    Some(milestone) => {
                        Source::InRow { row: milestone.row, limit, off: milestone.off }
                    }
                    None => Source::ByDay,
                }
            }
            None if node.state == ProjectState::Finished => Source::Fixed(node.dates.finish()),
            None => match off_day(network, node, false) {
                Some(_) if calc.method == CalcMethod::ByDay || calc.shortens => Source::ByDay,
                off => Source::InRow { row: calc.row, limit, off },
            },
        };
        Some(Handover {
            at,
            milestone,
            needed,
            preparation: preparation.into(),
            calendar: calendar.clone(),
            table: node.table.clone(),
            source,
        })
    }

    /// Returns the place of its project.
    pub fn place(&self, propagation: &Propagation) -> usize {
        propagation.place_of(self.at)
    }

    /// Lowers each number in `slack` to the slack of this handover: the working days of its project
    /// to the day it is needed; negative: it is late.
    pub fn slack(
        &self,
        block: &Block,
        propagation: &Propagation,
        network: &Network,
        slack: &mut SampleRow,
    ) {
        let of = |day: Day| {
            let days = self.table.count(self.needed) - self.table.count(day);
            if day > self.needed { days.min(-1) } else { days }
        };
        match self.source {
            Source::InRow { row, limit, off } if !block.is_exact() => {
                let row = &block.rows[row as usize];
                // No day has the number that stands for "no day off".
                let (number, when_off) =
                    off.map_or((i32::MIN, 0), |(number, day)| (number, of(day)));
                for sample in 0..SAMPLES_PER_BLOCK {
                    slack[sample] = slack[sample].min(if row[sample] == number {
                        when_off
                    } else {
                        limit - row[sample]
                    });
                }
            }
            Source::Fixed(day) => slack.iter_mut().for_each(|slack| *slack = (*slack).min(of(day))),
            _ => {
                for (sample, slack) in slack.iter_mut().enumerate() {
                    *slack = (*slack).min(of(self.day(block, propagation, network, sample)));
                }
            }
        }
    }

    /// Raises each number in `launches` to the first launch that this handover allows, as a number
    /// for [`launch_day`].
    pub fn launches(
        &self,
        block: &Block,
        propagation: &Propagation,
        network: &Network,
        launches: &mut SampleRow,
    ) {
        match self.source {
            Source::InRow { row, off, .. }
                if !block.is_exact() && Arc::ptr_eq(&self.table, self.calendar.workdays()) =>
            {
                let row = &block.rows[row as usize];
                let (number, when_off) =
                    off.map_or((i32::MIN, 0), |(number, day)| (number, self.launch(day)));
                for sample in 0..SAMPLES_PER_BLOCK {
                    let launch = if row[sample] == number {
                        when_off
                    } else {
                        (row[sample] + self.preparation) << OFF
                    };
                    launches[sample] = launches[sample].max(launch);
                }
            }
            Source::Fixed(day) => {
                launches.iter_mut().for_each(|launch| *launch = (*launch).max(self.launch(day)))
            }
            _ => {
                for (sample, launch) in launches.iter_mut().enumerate() {
                    *launch =
                        (*launch).max(self.launch(self.day(block, propagation, network, sample)));
                }
            }
        }
    }

    /// Returns the number of the first launch that a handover on this day allows.
    fn launch(&self, day: Day) -> i32 {
        let table = self.calendar.workdays();
        if self.preparation == 0 {
            // A launch may be on a day off.
            let before = table.count(day);
            (before << OFF) + day.since(table.nth(before)).clamp(0, (1 << OFF) - 1)
        } else {
            (table.count(table.on_or_after(day)) + self.preparation) << OFF
        }
    }

    fn day(
        &self,
        block: &Block,
        propagation: &Propagation,
        network: &Network,
        sample: SampleIx,
    ) -> Day {
        let sample = block.sample(propagation, sample);
        match self.milestone {
            Some(place) => network.milestone_forecast(self.at, place, &sample),
            None => sample.of(network, self.at).dates.finish(),
        }
    }
}
