//! The forecast: the earliest dates that today's facts, the dates as set and the links allow (SPEC
//! L4 to L6).

use super::bound::{self, BoundEnd, WorkdayNumbers};
use super::network::{LinkEdge, LinkEdgeIx, Network, Node, NodeIx};
use crate::model::{Day, ProjectState, Span, Workdays};

/// When a project is expected, and what of it decides that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Forecast {
    pub dates: Span,
    /// Where the dates lie among the working days.
    pub numbers: WorkdayNumbers,
    /// Working days that what is left takes more than it is set to take; negative: less.
    pub slip: i32,
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
    Link(LinkEdgeIx),
}

/// What a link asks of its successor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// The day before which the end that it binds may not lie.
    pub bound: Day,
    /// The first working day of the successor from there.
    pub day: Day,
    /// The start that gives it that, when its length and its milestones stay as they are; of use
    /// while it has not begun.
    pub start: Day,
}

/// Where nodes are expected: all of them once, or each in one sample among many.
pub(super) trait Forecasts {
    /// The forecast of a node.
    fn of(&self, network: &Network, at: NodeIx) -> Forecast;

    /// Where it lies among the working days.
    fn numbers(&self, network: &Network, at: NodeIx) -> WorkdayNumbers {
        self.of(network, at).numbers
    }
}

impl Forecasts for [Forecast] {
    fn of(&self, _: &Network, at: NodeIx) -> Forecast {
        self[at as usize]
    }

    fn numbers(&self, _: &Network, at: NodeIx) -> WorkdayNumbers {
        self[at as usize].numbers
    }
}

impl Network {
    /// The forecast of a node, when all that it waits for has one and what is left of it takes so
    /// many working days more than it is set to take. Negative is less; at least one day is left.
    pub(super) fn forecast<E: Forecasts + ?Sized>(
        &self,
        at: NodeIx,
        expected: &E,
        slip: i32,
    ) -> Forecast {
        let node = self.node(at);
        match node.state {
            ProjectState::Finished => Forecast {
                dates: node.dates,
                numbers: node.numbers,
                slip: 0,
                start: Driver::Fact,
                finish: Driver::Fact,
            },
            ProjectState::Running => self.forecast_running(node, expected, slip),
            ProjectState::Planned | ProjectState::Proposed => {
                self.forecast_to_begin(node, expected, slip)
            }
        }
    }

    /// When what has begun finishes by itself, and what decides that.
    pub(super) fn own_finish(&self, node: &Node) -> (Day, Driver) {
        let set = node.dates;
        match (self.status, node.remaining) {
            (Some(status), Some(remaining)) => {
                let first = node.table.on_or_after(status.max(set.start()));
                let finish =
                    node.table.nth(node.table.count(first) + i32::from(remaining.max(1)) - 1);
                (finish.max(set.start()), Driver::Remaining)
            }
            (Some(status), None) if set.finish() < status => (status, Driver::Status),
            _ => (set.finish(), Driver::Set),
        }
    }

    /// What is left of a node as of the status date: the number of its first working day as the
    /// dates are set, and how many there are, 1 or more. Nothing is left of what is finished.
    pub(super) fn left(&self, node: &Node) -> (i32, i32) {
        match node.state {
            ProjectState::Finished => (node.numbers.last + 1, 0),
            ProjectState::Planned | ProjectState::Proposed => (node.numbers.first, node.days),
            ProjectState::Running => {
                let from =
                    self.status.map_or(node.dates.start(), |status| status.max(node.dates.start()));
                let first = node.table.count(node.table.on_or_after(from));
                (first, (node.table.count(self.own_finish(node).0) - first + 1).max(1))
            }
        }
    }

    /// Is the start of what has not begun held off by the status date?
    pub(super) fn is_overdue_to_begin(&self, node: &Node) -> bool {
        self.status.is_some_and(|status| node.dates.start() < status)
    }

    /// It has begun: its start is a fact, and only its finish can change.
    fn forecast_running<E: Forecasts + ?Sized>(
        &self,
        node: &Node,
        expected: &E,
        slip: i32,
    ) -> Forecast {
        let set = node.dates;
        let (mut last, mut driver) = self.own_finish(node);
        if slip != 0 {
            last = node.table.nth(node.table.count(last).saturating_add(slip)).max(set.start());
        }
        for edge_at in &node.into {
            let edge = self.edge(*edge_at);
            if edge.target() != BoundEnd::Start && self.binds(edge) {
                let demand = self.demand(edge, expected);
                if last < demand.bound {
                    (last, driver) = (demand.day, Driver::Link(*edge_at));
                }
            }
        }
        let dates = Span::until(set.start(), last);
        Forecast {
            dates,
            numbers: WorkdayNumbers::of(&node.table, dates),
            slip,
            start: Driver::Fact,
            finish: driver,
        }
    }

    fn forecast_to_begin<E: Forecasts + ?Sized>(
        &self,
        node: &Node,
        expected: &E,
        slip: i32,
    ) -> Forecast {
        let set = node.dates;
        let (mut start, mut driver) = (node.numbers.first, Driver::Set);
        if self.is_overdue_to_begin(node) {
            let status = self.status.unwrap_or(set.start());
            (start, driver) = (node.table.count(node.table.on_or_after(status)), Driver::Status);
        }
        // What keeps the finish where it is when the work takes less than it is set to take.
        let mut least = i32::MIN;
        for edge_at in &node.into {
            let edge = self.edge(*edge_at);
            if self.binds(edge) {
                let wanted = self.start_wanted(edge, expected);
                if wanted > start {
                    (start, driver) = (wanted, Driver::Link(*edge_at));
                }
                if slip < 0 && edge.target() != BoundEnd::Start {
                    least = least.max(wanted.saturating_add(self.offset(edge).min(node.days - 1)));
                }
            }
        }
        let dates = match (driver, slip) {
            (Driver::Set, 0) => set,
            _ => {
                let is_set = driver == Driver::Set;
                let first = if is_set { set.start() } else { node.table.nth(start) };
                let last =
                    if is_set { node.numbers.last } else { start.saturating_add(node.days - 1) };
                let last = node.table.nth(last.saturating_add(slip).max(least)).max(first);
                Span::until(first, last)
            }
        };
        let finish = if driver == Driver::Set { Driver::Set } else { Driver::Start };
        let numbers =
            if dates == set { node.numbers } else { WorkdayNumbers::of(&node.table, dates) };
        Forecast { dates, numbers, slip, start: driver, finish }
    }

    /// The number of the working day on which a link would have its successor start, while that has
    /// not begun.
    pub(super) fn start_wanted<E: Forecasts + ?Sized>(&self, edge: &LinkEdge, expected: &E) -> i32 {
        let to = self.node(edge.to);
        match self.plain_lag(edge) {
            Some(lag) => {
                let number = expected.numbers(self, edge.from).allows(edge.kind, lag);
                if edge.target() == BoundEnd::Finish { number - (to.days - 1) } else { number }
            }
            None => to.table.count(self.demand(edge, expected).start),
        }
    }

    /// What a link asks when its predecessor lies where it is expected.
    pub(super) fn demand<E: Forecasts + ?Sized>(&self, edge: &LinkEdge, expected: &E) -> Demand {
        let from = self.node(edge.from);
        let lies = match edge.from_milestone {
            Some(place) => Span::day(self.milestone_forecast(edge.from, place, expected)),
            None => expected.of(self, edge.from).dates,
        };
        self.demand_from(edge, earliest(edge, from, lies), edge.accepted)
    }

    /// Working days from the start of what has not begun to where a link ends at it.
    pub(super) fn offset(&self, edge: &LinkEdge) -> i32 {
        let to = self.node(edge.to);
        match (edge.target(), edge.to_milestone) {
            (BoundEnd::Start, _) => 0,
            (BoundEnd::Milestone, Some(place)) => {
                bound::offset(&to.table, to.dates, to.days, to.milestones[place].day)
            }
            (BoundEnd::Finish | BoundEnd::Milestone, _) => to.days - 1,
        }
    }

    /// What a link asks, given the day before which the end that it binds may not lie; all of it,
    /// or only what comes on top of the overlap that there is as the dates are set.
    pub(super) fn demand_from(&self, edge: &LinkEdge, bound: Day, keeps_overlap: bool) -> Demand {
        let overlap = if keeps_overlap { self.overlap(edge) } else { 0 };
        Demand::of(&self.node(edge.to).table, bound, overlap, self.offset(edge))
    }

    /// The day before which the successor of a link may not lie, by the dates as they are set.
    pub(super) fn earliest_as_set(&self, edge: &LinkEdge) -> Day {
        let from = self.node(edge.from);
        let lies =
            edge.from_milestone.map_or(from.dates, |place| Span::day(from.milestones[place].day));
        earliest(edge, from, lies)
    }

    /// By how many working days the successor lies too early, by the dates as they are set; 0 when
    /// it does not.
    pub(super) fn overlap(&self, edge: &LinkEdge) -> i32 {
        let to = self.node(edge.to);
        // A finish on a day off is neither here nor there among numbers.
        if let Some(lag) = self.plain_lag(edge).filter(|_| to.numbers.after == to.numbers.last) {
            let lies =
                if edge.target() == BoundEnd::Finish { to.numbers.last } else { to.numbers.first };
            return (self.node(edge.from).numbers.allows(edge.kind, lag) - lies).max(0);
        }
        let bound = self.earliest_as_set(edge);
        let (lies, number) = match (edge.target(), edge.to_milestone) {
            (BoundEnd::Milestone, Some(place)) => {
                (to.milestones[place].day, to.table.count(to.milestones[place].day))
            }
            (BoundEnd::Start, _) => {
                (to.dates.start(), to.table.count(to.table.on_or_after(to.dates.start())))
            }
            _ => (to.dates.finish(), to.table.count(to.dates.finish())),
        };
        if lies < bound { (to.table.count(to.table.on_or_after(bound)) - number).max(0) } else { 0 }
    }

    /// When a milestone is expected: as its project moves it, not before the status date unless it
    /// is a fact, nor before its own links allow.
    ///
    /// When the work that is left slips, it slips by its share of that (SPEC C7).
    pub(super) fn milestone_forecast<E: Forecasts + ?Sized>(
        &self,
        at: NodeIx,
        place: usize,
        expected: &E,
    ) -> Day {
        let node = self.node(at);
        let milestone = &node.milestones[place];
        if milestone.done || node.state == ProjectState::Finished {
            return milestone.day;
        }
        let of = expected.of(self, at);
        let table = &node.table;
        let mut day = milestone.day;
        let links = || {
            node.into
                .iter()
                .map(|edge| self.edge(*edge))
                .filter(|edge| edge.to_milestone == Some(place) && self.binds(edge))
        };
        if node.state == ProjectState::Running {
            if of.slip != 0 {
                day = self.status.map_or(day, |status| day.max(status));
                let (first, days) = self.left(node);
                day = table.nth_from(day, share(of.slip, table.count(day) - first + 1, days));
            }
            for edge in links() {
                let demand = self.demand(edge, expected);
                if day < demand.bound {
                    day = demand.day;
                }
            }
        } else {
            // Where it would lie if all took as long as it is set to take.
            let is_set = of.slip == 0
                || (of.dates.start() == node.dates.start() && !self.is_overdue_to_begin(node));
            let first = if is_set { node.numbers.first } else { of.numbers.first };
            let even = match of.slip {
                0 => of.dates,
                _ if is_set => node.dates,
                _ => {
                    let last = table.nth(first.saturating_add(node.days - 1)).max(of.dates.start());
                    Span::until(of.dates.start(), last)
                }
            };
            day = self.carried(node, milestone, even);
            if of.slip != 0 && milestone.day == node.dates.finish() {
                day = of.dates.finish();
            } else if of.slip != 0 {
                let share = share(of.slip, table.count(day) - first + 1, node.days);
                day = of.dates.clamp(table.nth_from(day, share));
            }
            if of.slip < 0 {
                for edge in links() {
                    day = day.max(
                        table.nth(
                            self.start_wanted(edge, expected)
                                .saturating_add(self.offset(edge).min(node.days - 1)),
                        ),
                    );
                }
            }
        }
        self.status.map_or(day, |status| day.max(status))
    }
}

impl Demand {
    /// What is asked of a successor that works these days, which may overlap by so many of them:
    /// the end that is asked for lies `offset` working days after its start.
    pub fn of(table: &Workdays, bound: Day, overlap: i32, offset: i32) -> Demand {
        let mut day = table.on_or_after(bound);
        let mut bound = bound;
        if overlap > 0 {
            day = table.nth(table.count(day) - overlap);
            bound = bound.min(day);
        }
        let start = if offset == 0 { day } else { table.nth(table.count(day) - offset) };
        Demand { bound, day, start }
    }
}

/// The share of a slip that reaches a milestone with so many of all days up to and including its
/// own, in whole working days, a half up.
pub(super) fn share(slip: i32, until: i32, days: i32) -> i32 {
    shared(slip, parts(until, days))
}

/// The share of a milestone in [`WHOLE`] parts; in parts, since dividing in every sample is slow.
pub(super) fn parts(until: i32, days: i32) -> i32 {
    let days = i64::from(days.max(1));
    ((i64::from(until).clamp(0, days) * i64::from(WHOLE) + days / 2) / days) as i32
}

/// The whole of a slip, in parts.
const WHOLE: i32 = 1 << 15;

/// So many parts of a slip; both are at most 2 to the power of 15, so nothing is lost.
pub(super) fn shared(slip: i32, parts: i32) -> i32 {
    (slip * parts + WHOLE / 2) >> 15
}

/// The earliest day by a link of a predecessor, or a milestone of it, that lies there.
pub(super) fn earliest(edge: &LinkEdge, from: &Node, lies: Span) -> Day {
    bound::earliest(edge.kind, edge.lag, &from.table, lies, edge.target())
}
