//! Why a date is what it is: a value for each start and finish, chained back to the first cause
//! (SPEC L8).

use super::Schedule;
use super::bound::BoundEnd;
use super::forecast::Driver;
use super::network::{LinkEdgeIx, NodeIx};
use crate::model::*;

/// One date and what decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Whose date.
    pub project: ProjectId,
    /// Which of its dates.
    pub edge: SpanEnd,
    /// The date that is expected.
    pub day: Day,
    /// The date as it is set; another one than is expected when something keeps it from that.
    pub set: Day,
    /// What decides it.
    pub because: Because,
}

/// What decides a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// Somebody set it, and nothing it waits for comes near it.
    Set,
    /// Somebody set it, so many working days (1 or more) after this link would allow it.
    SetLater {
        /// The link that comes nearest.
        link: LinkId,
        /// Working days of the successor.
        days: i32,
    },
    /// It happened.
    Fact,
    /// What is still to be done is not done before the status date.
    Status,
    /// So many working days of work are left, from the status date on.
    Remaining(u16),
    /// It follows from the start: so many working days.
    Length(i32),
    /// It follows from another project.
    Link {
        /// By this link.
        link: LinkId,
        /// The day on which the predecessor's end is expected.
        from: Day,
        /// What lies between, in order.
        pauses: Vec<Pause>,
    },
}

/// What lies between two days that follow from one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Days that are not in the working week: a weekend.
    Week,
    /// A public holiday.
    Holiday(Holiday),
    /// The closed period of this name.
    Closed(String),
}

/// Steps of a chain, at most: more than anybody reads.
const STEPS: usize = 50;

/// Why a project starts or finishes when it does: the date itself, what that follows from, and so
/// on to the first cause.
///
/// Empty when the project has no dates.
pub fn why(plan: &Plan, schedule: &Schedule, id: &ProjectId, edge: SpanEnd) -> Vec<Why> {
    let mut chain = Vec::new();
    let mut next = schedule.network.find(id).map(|at| (at, edge));
    while let Some((at, edge)) = next.filter(|_| chain.len() < STEPS) {
        let (because, before) = schedule.because(plan, at, edge);
        let node = schedule.network.node(at);
        let day = schedule.forecasts[at as usize].dates.at(edge);
        chain.push(Why { project: node.id.clone(), edge, day, set: node.dates.at(edge), because });
        next = before;
    }
    chain
}

impl Schedule {
    /// What decides a date, and the date that this follows from.
    fn because(
        &self,
        plan: &Plan,
        at: NodeIx,
        edge: SpanEnd,
    ) -> (Because, Option<(NodeIx, SpanEnd)>) {
        let forecast = self.forecasts[at as usize];
        match if edge == SpanEnd::Start { forecast.start } else { forecast.finish } {
            Driver::Fact => (Because::Fact, None),
            Driver::Status => (Because::Status, None),
            Driver::Remaining => {
                (Because::Remaining(self.network.node(at).remaining.unwrap_or(0)), None)
            }
            Driver::Start => {
                (Because::Length(self.network.node(at).days), Some((at, SpanEnd::Start)))
            }
            Driver::Link(link) => self.by_link(plan, at, edge, link),
            Driver::Set => {
                let fits = |link: &LinkEdgeIx| {
                    edge == SpanEnd::Start || self.network.edge(*link).target() == BoundEnd::Finish
                };
                match self.deciding(at).find(fits) {
                    Some(link) => self.by_link(plan, at, edge, link),
                    None => (self.set(at, edge), None),
                }
            }
        }
    }

    /// Set by hand: how far behind what it waits for?
    fn set(&self, at: NodeIx, edge: SpanEnd) -> Because {
        let network = &self.network;
        let node = network.node(at);
        if edge == SpanEnd::Finish || node.state == ProjectState::Running {
            return Because::Set;
        }
        let start = node.table.count(node.table.on_or_after(node.dates.start()));
        let binding =
            node.into.iter().map(|link| network.edge(*link)).filter(|link| network.binds(link));
        let nearest = binding.map(|link| {
            (link, start - node.table.count(network.demand(link, self.forecasts.as_slice()).start))
        });
        match nearest.filter(|(_, days)| *days > 0).min_by_key(|(_, days)| *days) {
            Some((link, days)) => Because::SetLater { link: link.id.clone(), days },
            None => Because::Set,
        }
    }

    fn by_link(
        &self,
        plan: &Plan,
        at: NodeIx,
        edge: SpanEnd,
        link: LinkEdgeIx,
    ) -> (Because, Option<(NodeIx, SpanEnd)>) {
        let network = &self.network;
        let link = network.edge(link);
        let from_edge = if link.leaves_start() { SpanEnd::Start } else { SpanEnd::Finish };
        let (from, before) = match link.from_milestone {
            // A milestone lies where its project, or somebody, has put it.
            Some(place) => {
                let begins = network.node(link.from).state != ProjectState::Running
                    && network.node(link.from).state != ProjectState::Finished;
                (
                    network.milestone_forecast(link.from, place, self.forecasts.as_slice()),
                    begins.then_some((link.from, SpanEnd::Start)),
                )
            }
            None => (
                self.forecasts[link.from as usize].dates.at(from_edge),
                Some((link.from, from_edge)),
            ),
        };
        let node = network.node(at);
        let day = self.forecasts[at as usize].dates.at(edge);
        // After the days between, if there are any: those are days that count.
        let first = network.demand(link, self.forecasts.as_slice()).bound;
        let pauses = plan
            .get(&node.id)
            .map_or_else(Vec::new, |project| pauses(plan.calendar_of(project), first, day));
        (Because::Link { link: link.id.clone(), from, pauses }, before)
    }
}

/// What is off from the first day up to the last, which is left out, each reason once.
fn pauses(calendar: &Calendar, first: Day, last: Day) -> Vec<Pause> {
    let mut pauses = Vec::new();
    let last = last.number().min(first.number() + 400);
    for day in (first.number()..last).filter_map(Day::from_number) {
        let pause = match calendar.off(day) {
            None => continue,
            Some(DayOff::Week) => Pause::Week,
            Some(DayOff::Holiday(holiday)) => Pause::Holiday(holiday),
            Some(DayOff::Closed(name)) => Pause::Closed(name),
        };
        if !pauses.contains(&pause) {
            pauses.push(pause);
        }
    }
    pauses
}
