//! What a project hands over, in many samples: how much room there is to the day it is needed, and the first launch that it allows.

use std::sync::Arc;

use super::forecast::Expected;
use super::lanes::{Block, LANES, Row};
use super::network::{Network, NodeAt};
use super::propagation::Propagation;
use crate::model::{Calendar, Day, MilestoneId, ProjectId};

/// Bits of a launch's number for the days off after a working day.
const OFF: u32 = 10;

/// The day of a launch's number: that of a working day and the days off after it, so that numbers are in the order of the days.
pub fn launch_day(calendar: &Calendar, number: i32) -> Day {
    calendar.table().nth(number >> OFF).plus(number & ((1 << OFF) - 1))
}

/// A deliverable, found in a network.
#[derive(Clone, Debug)]
pub struct Handover {
    at: NodeAt,
    /// The milestone of the node that it is handed over at; none: the finish.
    stone: Option<usize>,
    needed: Day,
    lead: i32,
    calendar: Calendar,
    /// The row of it and the number of the last working day that is in time, where numbers are enough.
    plain: Option<(u32, i32)>,
}

impl Handover {
    /// What is handed over at a milestone of a project, or at its finish, for a launch so many working days of a calendar after it is
    /// needed; none without dates.
    pub fn of(
        ready: &Propagation,
        network: &Network,
        (project, milestone): (&ProjectId, Option<&MilestoneId>),
        (needed, lead): (Day, u16),
        calendar: &Calendar,
    ) -> Option<Handover> {
        let at = network.find(project)?;
        let node = network.node(at);
        let stone = milestone.and_then(|id| node.stones.iter().position(|stone| stone.id == *id));
        let step = &ready.steps[ready.step_of[at as usize] as usize];
        let row = match stone {
            Some(place) => ready.stones_of(step).iter().find(|stone| stone.place == place).map(|stone| stone.row),
            // A day off is neither here nor there among numbers.
            None => super::propagation::is_worked(network, node, false).then_some(step.row),
        };
        let plain = row.filter(|_| Arc::ptr_eq(&node.table, calendar.table())).map(|row| (row, node.table.count(needed)));
        Some(Handover { at, stone, needed, lead: lead.into(), calendar: calendar.clone(), plain })
    }

    /// The place of its project.
    pub fn place(&self, ready: &Propagation) -> usize {
        ready.step_of[self.at as usize] as usize
    }

    /// Lowers each sample of a row to the working days of slack that there are to the day it is needed; negative: it is late.
    pub fn slack(&self, block: &Block, ready: &Propagation, network: &Network, slack: &mut Row) {
        match self.plain.filter(|_| !block.is_exact()) {
            Some((row, limit)) => {
                let row = &block.rows[row as usize];
                for lane in 0..LANES {
                    slack[lane] = slack[lane].min(limit - row[lane]);
                }
            }
            None => {
                for (lane, slack) in slack.iter_mut().enumerate() {
                    *slack = (*slack).min(self.calendar.slack(self.day(block, ready, network, lane), self.needed));
                }
            }
        }
    }

    /// Raises each sample of a row to the first launch that it allows, as a number of [`launch_day`].
    pub fn launches(&self, block: &Block, ready: &Propagation, network: &Network, launches: &mut Row) {
        match self.plain.filter(|_| !block.is_exact()) {
            Some((row, _)) => {
                let row = &block.rows[row as usize];
                for lane in 0..LANES {
                    launches[lane] = launches[lane].max((row[lane] + self.lead) << OFF);
                }
            }
            None => {
                for (lane, launch) in launches.iter_mut().enumerate() {
                    let day = self.day(block, ready, network, lane);
                    let table = self.calendar.table();
                    let number = if self.lead == 0 {
                        // A launch may be on a day off.
                        let before = table.count(day);
                        (before << OFF) + day.since(table.nth(before)).clamp(0, (1 << OFF) - 1)
                    } else {
                        (table.count(table.on_or_after(day)) + self.lead) << OFF
                    };
                    *launch = (*launch).max(number);
                }
            }
        }
    }

    fn day(&self, block: &Block, ready: &Propagation, network: &Network, lane: usize) -> Day {
        let lane = block.lane(ready, lane);
        match self.stone {
            Some(place) => network.stone_forecast(self.at, place, &lane),
            None => lane.of(network, self.at).dates.finish(),
        }
    }
}
