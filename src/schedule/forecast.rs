//! The forecast: the earliest dates that today's facts, the dates as set and the links allow (SPEC L4 to L6).

use super::bound::{self, Numbers, Target};
use super::network::{Edge, EdgeAt, Network, Node, NodeAt};
use crate::model::{Day, Span, State};

/// When a project is expected, and what of it decides that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Forecast {
    pub dates: Span,
    /// Where the dates lie among the working days.
    pub numbers: Numbers,
    pub start: Driver,
    pub finish: Driver,
}

/// What decides a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Driver {
    /// Somebody set it.
    Set,
    /// It is a fact.
    Fact,
    /// Nothing that is still to be done can be done before the status date.
    Status,
    /// What is left of the work, from the status date on.
    Remaining,
    /// The start, and the working days after it.
    Start,
    /// A link.
    Link(EdgeAt),
}

/// What a link asks of its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// The day before which the end that it binds may not lie.
    pub bound: Day,
    /// The first working day of the successor from there.
    pub day: Day,
    /// The start that gives it that, when its length and its milestones stay as they are; of use while it has not begun.
    pub start: Day,
}

impl Network {
    /// The forecast of a node, when all that it waits for has one.
    pub(super) fn forecast(&self, at: NodeAt, forecasts: &[Forecast]) -> Forecast {
        let node = self.node(at);
        match node.state {
            State::Finished => Forecast { dates: node.dates, numbers: node.numbers, start: Driver::Fact, finish: Driver::Fact },
            State::Running => self.forecast_running(node, forecasts),
            State::Planned | State::Proposed => self.forecast_to_begin(node, forecasts),
        }
    }

    /// It has begun: its start is a fact, and only its finish can change.
    fn forecast_running(&self, node: &Node, forecasts: &[Forecast]) -> Forecast {
        let set = node.dates;
        let (mut last, mut driver) = (set.finish(), Driver::Set);
        if let Some(status) = self.status {
            if let Some(remaining) = node.remaining {
                let first = node.table.on_or_after(status.max(set.start()));
                let finish = node.table.nth(node.table.count(first) + i32::from(remaining.max(1)) - 1);
                (last, driver) = (finish.max(set.start()), Driver::Remaining);
            } else if last < status {
                (last, driver) = (status, Driver::Status);
            }
        }
        for edge_at in &node.into {
            let edge = self.edge(*edge_at);
            if edge.target() != Target::Start && self.binds(edge) {
                let demand = self.demand(edge, forecasts);
                if last < demand.bound {
                    (last, driver) = (demand.day, Driver::Link(*edge_at));
                }
            }
        }
        let dates = Span::new(set.start(), last).expect("what has begun finishes on its start or later");
        Forecast { dates, numbers: Numbers::of(&node.table, dates), start: Driver::Fact, finish: driver }
    }

    fn forecast_to_begin(&self, node: &Node, forecasts: &[Forecast]) -> Forecast {
        let set = node.dates;
        let (mut start, mut driver) = (node.numbers.first, Driver::Set);
        if let Some(status) = self.status
            && set.start() < status
        {
            (start, driver) = (node.table.count(node.table.on_or_after(status)), Driver::Status);
        }
        for edge_at in &node.into {
            let edge = self.edge(*edge_at);
            if self.binds(edge) {
                let wanted = self.start_wanted(edge, forecasts);
                if wanted > start {
                    (start, driver) = (wanted, Driver::Link(*edge_at));
                }
            }
        }
        if driver == Driver::Set {
            return Forecast { dates: set, numbers: node.numbers, start: Driver::Set, finish: Driver::Set };
        }
        let first = node.table.nth(start);
        let last = node.table.nth(start.saturating_add(node.days - 1)).max(first);
        let dates = Span::new(first, last).expect("it finishes on its start or later");
        Forecast { dates, numbers: Numbers::of(&node.table, dates), start: driver, finish: Driver::Start }
    }

    /// The number of the working day on which a link would have its successor start, while that has not begun.
    fn start_wanted(&self, edge: &Edge, forecasts: &[Forecast]) -> i32 {
        let to = self.node(edge.to);
        match self.plain_lag(edge) {
            Some(lag) => {
                let number = forecasts[edge.from as usize].numbers.allows(edge.kind, lag);
                if edge.target() == Target::Finish { number - (to.days - 1) } else { number }
            }
            None => to.table.count(self.demand(edge, forecasts).start),
        }
    }

    /// What a link asks when its predecessor lies where it is forecast.
    pub(super) fn demand(&self, edge: &Edge, forecasts: &[Forecast]) -> Demand {
        let from = self.node(edge.from);
        let lies = match edge.from_stone {
            Some(place) => day_alone(self.stone_forecast(edge.from, place, forecasts)),
            None => forecasts[edge.from as usize].dates,
        };
        self.demand_from(edge, earliest(edge, from, lies), edge.accepted)
    }

    /// What a link asks, given the day before which the end that it binds may not lie; all of it, or only what comes on top of the overlap that
    /// there is as the dates are set.
    pub(super) fn demand_from(&self, edge: &Edge, bound: Day, keeps_overlap: bool) -> Demand {
        let to = self.node(edge.to);
        let table = &to.table;
        let mut day = table.on_or_after(bound);
        let overlap = if keeps_overlap { self.overlap(edge) } else { 0 };
        let mut bound = bound;
        if overlap > 0 {
            day = table.nth(table.count(day) - overlap);
            bound = bound.min(day);
        }
        let offset = match (edge.target(), edge.to_stone) {
            (Target::Start, _) => 0,
            (Target::Milestone, Some(place)) => bound::offset(table, to.dates, to.days, to.stones[place].day),
            (Target::Finish | Target::Milestone, _) => to.days - 1,
        };
        let start = if offset == 0 { day } else { table.nth(table.count(day) - offset) };
        Demand { bound, day, start }
    }

    /// The day before which the successor of a link may not lie, by the dates as they are set.
    pub(super) fn earliest_as_set(&self, edge: &Edge) -> Day {
        let from = self.node(edge.from);
        let lies = edge.from_stone.map_or(from.dates, |place| day_alone(from.stones[place].day));
        earliest(edge, from, lies)
    }

    /// By how many working days the successor lies too early, by the dates as they are set; 0 when it does not.
    pub(super) fn overlap(&self, edge: &Edge) -> i32 {
        let to = self.node(edge.to);
        // A finish on a day off is neither here nor there among numbers.
        if let Some(lag) = self.plain_lag(edge).filter(|_| to.numbers.after == to.numbers.last) {
            let lies = if edge.target() == Target::Finish { to.numbers.last } else { to.numbers.first };
            return (self.node(edge.from).numbers.allows(edge.kind, lag) - lies).max(0);
        }
        let bound = self.earliest_as_set(edge);
        let (lies, number) = match (edge.target(), edge.to_stone) {
            (Target::Milestone, Some(place)) => (to.stones[place].day, to.table.count(to.stones[place].day)),
            (Target::Start, _) => (to.dates.start(), to.table.count(to.table.on_or_after(to.dates.start()))),
            _ => (to.dates.finish(), to.table.count(to.dates.finish())),
        };
        if lies < bound { (to.table.count(to.table.on_or_after(bound)) - number).max(0) } else { 0 }
    }

    /// When a milestone is expected: as its project moves it, not before the status date unless it is a fact, nor before its own links allow.
    pub(super) fn stone_forecast(&self, at: NodeAt, place: usize, forecasts: &[Forecast]) -> Day {
        let node = self.node(at);
        let stone = &node.stones[place];
        if stone.done || node.state == State::Finished {
            return stone.day;
        }
        let mut day = stone.day;
        if node.state == State::Running {
            for edge_at in &node.into {
                let edge = self.edge(*edge_at);
                if edge.to_stone == Some(place) && self.binds(edge) {
                    let demand = self.demand(edge, forecasts);
                    if day < demand.bound {
                        day = demand.day;
                    }
                }
            }
        } else {
            day = self.carried(node, stone, forecasts[at as usize].dates);
        }
        self.status.map_or(day, |status| day.max(status))
    }
}

/// The earliest day by a link of a predecessor, or a milestone of it, that lies there.
pub(super) fn earliest(edge: &Edge, from: &Node, lies: Span) -> Day {
    bound::earliest(edge.kind, edge.lag, &from.table, lies, edge.target())
}

/// A milestone's day as a span.
pub(super) fn day_alone(day: Day) -> Span {
    Span::new(day, day).expect("a day does not end before it starts")
}
