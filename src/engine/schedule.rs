//! Dates that follow from the plan: what is expected, what has slack, what conflicts, and why. It
//! explains and changes nothing; commands move.
//!
//! The rules are L1 to L14 of docs/SPEC.md.

mod block;
mod bound;
mod forecast;
mod handover;
mod lag_table;
mod network;
mod propagation;
mod push;
mod slack;
mod variance;
mod why;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
    sync::Arc,
};

use crate::sorting::Gather;
use fnv::FnvHashSet;

pub use block::{Block, PastCalendarEnd, SAMPLES_PER_BLOCK, SampleIx, SampleRow, SampleSet, Slips};
pub use handover::{Handover, launch_day};
pub use network::{ChangedNodes, Network};
pub use propagation::{Dirty, Inspected, Propagation, UncertainWork};
pub use push::{PushRule, Unsettled};
pub use slack::Goal;
pub use variance::{Variance, variance};
pub use why::{Because, Pause, Why, why};

use crate::model::*;
use forecast::{Driver, Forecast};
use network::{LinkEdgeIx, NetworkChange, NodeIx};
use slack::Slack;

/// A link whose successor lies earlier than the link allows, by the dates as they are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Working days of the successor that it would have to move, 1 or more.
    pub days: i32,
    /// The first day that the link allows.
    pub allowed: Day,
    /// Which end of the successor lies too early; none: a milestone.
    pub edge: Option<SpanEnd>,
    /// What keeps the successor where it is; none: a command that left it there.
    pub stop: Option<Stop>,
}

/// Why a push stops at a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is finished.
    Finished,
    /// It has begun, so its start is a fact.
    Begun,
    /// A date of it is agreed.
    Agreed,
    /// Several have set a date of it, and nobody has chosen.
    Unsettled,
}

/// What decides how much slack there is to a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriticalPath {
    /// The projects on it, in the order of the network.
    pub critical: Vec<ProjectId>,
    /// Others that would soon be on it, with how many working days more of slack they have,
    /// [`NEAR`] at most.
    pub near: Vec<(ProjectId, i32)>,
    /// The slack on it, in working days; negative when the goal cannot be met.
    pub slack: i32,
}

/// Working days of slack more than the critical path has, up to which a project is nearly critical.
pub const NEAR: i32 = 5;

/// The analysis of a plan, kept up to date change by change; always the same as if it were made
/// anew (`tests/schedule.rs`).
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    network: Network,
    /// By the place of the node.
    forecasts: Vec<Forecast>,
    /// By the place of the node: slack to all promises.
    slacks: Vec<Slack>,
    conflicts: Conflicts,
    /// Nodes that the network knows otherwise than the analysis.
    behind: Vec<NodeIx>,
}

/// The links in conflict: working days of each, and how many nobody lives with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Conflicts {
    days: BTreeMap<LinkId, (i32, bool)>,
    open: usize,
}

impl Conflicts {
    /// Notes that a link is in conflict by so many days, and whether that is lived with; or that it
    /// is in none.
    fn note(&mut self, id: &LinkId, conflict: Option<(i32, bool)>) {
        let is_open = |conflict: Option<(i32, bool)>| {
            usize::from(conflict.is_some_and(|(_, accepted)| !accepted))
        };
        let was = match conflict {
            Some(conflict) => self.days.insert(id.clone(), conflict),
            None if self.days.is_empty() => None,
            None => self.days.remove(id),
        };
        self.open = self.open + is_open(conflict) - is_open(was);
    }
}

impl Schedule {
    /// The analysis of a plan.
    pub fn of(plan: &Plan) -> Schedule {
        Schedule::over(Network::of(plan))
    }

    /// The analysis of a network.
    pub fn over(network: Network) -> Schedule {
        let mut schedule = Schedule { network, ..Schedule::default() };
        schedule.analyse();
        schedule
    }

    /// Analyses everything anew.
    pub fn analyse(&mut self) {
        self.behind.clear();
        let network = &self.network;
        self.forecasts = vec![nothing(); network.places()];
        for at in network.in_order() {
            self.forecasts[at as usize] = network.forecast(at, self.forecasts.as_slice(), 0);
        }
        self.slacks = slacks(network, Goal::Promises, &self.forecasts);
        self.conflicts = Conflicts::default();
        for at in network.in_order() {
            for edge_at in &network.node(at).into {
                let conflict = conflict_of(network, *edge_at);
                if conflict.is_some() {
                    self.conflicts.note(&network.edge(*edge_at).id, conflict);
                }
            }
        }
    }

    /// Follows a change that made this plan: only what it touches is computed again.
    pub fn follow(&mut self, patch: &Patch, plan: &Plan) {
        self.follow_later(patch, plan);
        self.catch_up();
    }

    /// Follows a change in the network alone, which is all that a push asks for;
    /// [`Schedule::catch_up`] does the rest, for all such changes at once.
    pub fn follow_later(&mut self, patch: &Patch, plan: &Plan) {
        match self.network.follow(patch, plan) {
            NetworkChange::Rebuilt => self.analyse(),
            NetworkChange::InPlace(nodes) => self.behind.extend(nodes),
            NetworkChange::Relinked { nodes, removed } => {
                for link in &removed {
                    self.conflicts.note(link, None);
                }
                self.behind.extend(nodes);
            }
        }
    }

    /// Shows these dates in the network alone, as [`Schedule::follow_later`] does, until
    /// [`Schedule::end_preview_later`]. Requires that nothing else is previewed, and nothing
    /// followed before that.
    pub fn preview_later(&mut self, dates: &Dates) {
        self.behind.extend(self.network.preview(dates));
    }

    /// Takes back in the network what is previewed.
    pub fn end_preview_later(&mut self) {
        self.behind.extend(self.network.end_preview());
    }

    /// The same analysis if the work that is left of a project took so many of its working days
    /// more than it is set to take; none without dates.
    ///
    /// Nothing is moved: the dates as they are set, and so the conflicts, stay. What is finished
    /// takes no longer.
    pub fn slipped(&self, id: &ProjectId, days: u16) -> Option<Schedule> {
        let late = self.network.find(id)?;
        let mut then = self.clone();
        let network = &self.network;
        let mut ahead = BTreeSet::from([(network.rank(late), late)]);
        while let Some((_, at)) = ahead.pop_first() {
            let slip = if at == late { days.into() } else { 0 };
            then.forecasts[at as usize] = network.forecast(at, then.forecasts.as_slice(), slip);
            ahead.extend(
                network
                    .node(at)
                    .out
                    .iter()
                    .map(|edge| network.edge(*edge).to)
                    .map(|to| (network.rank(to), to)),
            );
        }
        then.slacks = slacks(network, Goal::Promises, &then.forecasts);
        Some(then)
    }

    /// Does the network know more than the analysis?
    pub fn is_behind(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Brings the analysis up to what the network knows.
    pub fn catch_up(&mut self) {
        self.forecasts.resize(self.network.places(), nothing());
        self.slacks.resize(self.network.places(), Slack::default());
        let mut nodes = std::mem::take(&mut self.behind);
        // What was taken out since has nothing to be computed.
        nodes.retain(|at| self.network.is_there(*at));
        self.update(nodes);
    }

    /// Computes these nodes again, and what depends on them as far as it changes.
    fn update(&mut self, touched: Vec<NodeIx>) {
        let network = &self.network;
        let mut ahead = BinaryHeap::new();
        let mut behind = BTreeSet::new();
        let touched: FnvHashSet<NodeIx> = touched.into_iter().collect();
        for at in &touched {
            ahead.push(Reverse((network.rank(*at), *at)));
            for edge_at in network.node(*at).into.iter().chain(&network.node(*at).out) {
                self.conflicts.note(&network.edge(*edge_at).id, conflict_of(network, *edge_at));
            }
        }
        let mut last = None;
        while let Some(Reverse((rank, at))) = ahead.pop() {
            if last.replace(at) == Some(at) {
                continue;
            }
            let now = network.forecast(at, self.forecasts.as_slice(), 0);
            let was = std::mem::replace(&mut self.forecasts[at as usize], now);
            behind.insert((rank, at));
            // In what has begun, a milestone can move alone.
            let node = network.node(at);
            let alone = node.state == ProjectState::Running
                && node.into.iter().any(|edge| network.edge(*edge).to_milestone.is_some());
            if was.dates != now.dates || alone || touched.contains(&at) {
                ahead.extend(
                    network
                        .node(at)
                        .out
                        .iter()
                        .map(|edge| network.edge(*edge).to)
                        .map(|to| Reverse((network.rank(to), to))),
                );
                // What waits on it has another room, although it may keep its own dates.
                behind.extend(
                    network
                        .node(at)
                        .into
                        .iter()
                        .map(|edge| network.edge(*edge).from)
                        .map(|from| (network.rank(from), from)),
                );
            }
        }
        while let Some((_, at)) = behind.pop_last() {
            let now = network.slack(at, Goal::Promises, &self.forecasts, &self.slacks);
            let changes = self.slacks[at as usize] != now;
            self.slacks[at as usize] = now;
            if changes || touched.contains(&at) {
                behind.extend(
                    network
                        .node(at)
                        .into
                        .iter()
                        .map(|edge| network.edge(*edge).from)
                        .map(|from| (network.rank(from), from)),
                );
            }
        }
    }

    /// Has pushes stop at these dates, as at agreed ones, from now on.
    pub fn hold(&mut self, unsettled: Arc<Unsettled>) {
        self.network.hold(unsettled);
    }

    /// The network it was computed on.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// When a project is expected to start and to finish (SPEC L4); none while it has no dates.
    pub fn forecast(&self, id: &ProjectId) -> Option<Span> {
        Some(self.forecasts[self.network.find(id)? as usize].dates)
    }

    /// When a milestone is expected; none while its project has no dates.
    pub fn forecast_milestone(&self, id: &MilestoneId) -> Option<Day> {
        let (at, place) = self.network.find_milestone(id)?;
        Some(self.network.milestone_forecast(at, place, self.forecasts.as_slice()))
    }

    /// By how many working days a project may slip before a launch or a deadline cannot be kept;
    /// negative: it cannot be kept now. None when it is finished, or when no launch and no deadline
    /// depends on it.
    pub fn slack(&self, id: &ProjectId) -> Option<i32> {
        self.slacks[self.network.find(id)? as usize].least
    }

    /// By how many working days a project may slip before another one has to.
    pub fn free_slack(&self, id: &ProjectId) -> Option<i32> {
        let at = self.network.find(id)?;
        if self.network.node(at).state == ProjectState::Finished {
            return None;
        }
        self.network.free_slack(at, &self.forecasts, &self.slacks[at as usize])
    }

    /// The slack of every project to another goal.
    pub fn slacks_to(&self, goal: Goal) -> BTreeMap<ProjectId, i32> {
        let slacks = slacks(&self.network, goal, &self.forecasts);
        self.network
            .in_order()
            .filter_map(|at| Some((self.network.node(at).id.clone(), slacks[at as usize].least?)))
            .gather()
    }

    /// The last day on which a project is expected to finish; none in a plan without dates.
    pub fn end(&self) -> Option<Day> {
        self.network.in_order().map(|at| self.forecasts[at as usize].dates.finish()).max()
    }

    /// The critical path to a goal: the projects whose dates decide how much slack there is; none
    /// when nothing on the way has dates.
    ///
    /// It begins at whatever has the least slack, and follows back what decides each date; so it is
    /// the same whatever the calendars.
    pub fn critical_path(&self, goal: Goal) -> Option<CriticalPath> {
        let network = &self.network;
        let slacks = slacks(network, goal, &self.forecasts);
        let least = slacks.iter().filter_map(|slack| slack.least).min()?;
        let mut path: BTreeSet<(u32, NodeIx)> = BTreeSet::new();
        let mut open: Vec<NodeIx> =
            network.in_order().filter(|at| slacks[*at as usize].least == Some(least)).collect();
        while let Some(at) = open.pop() {
            if path.insert((network.rank(at), at)) {
                open.extend(
                    self.deciding(at)
                        .map(|edge| network.edge(edge).from)
                        .filter(|from| slacks[*from as usize].least.is_some()),
                );
            }
        }
        let near = network.in_order().filter(|at| !path.contains(&(network.rank(*at), *at)));
        let near = near.filter_map(|at| {
            Some((network.node(at).id.clone(), slacks[at as usize].least?.saturating_sub(least)))
        });
        Some(CriticalPath {
            near: near.filter(|(_, more)| *more <= NEAR).collect(),
            critical: path.iter().map(|(_, at)| network.node(*at).id.clone()).collect(),
            slack: least,
        })
    }

    /// The links that leave a node no earlier dates than it has.
    fn deciding(&self, at: NodeIx) -> impl Iterator<Item = LinkEdgeIx> {
        let network = &self.network;
        let node = network.node(at);
        let dates = self.forecasts[at as usize].dates;
        node.into.iter().copied().filter(move |edge_at| {
            let edge = network.edge(*edge_at);
            if !network.binds(edge) {
                return false;
            }
            let demand = network.demand(edge, self.forecasts.as_slice());
            match node.state {
                ProjectState::Finished => false,
                ProjectState::Running => {
                    edge.target() != bound::BoundEnd::Start && demand.day == dates.finish()
                }
                ProjectState::Planned | ProjectState::Proposed => {
                    demand.start == node.table.on_or_after(dates.start())
                }
            }
        })
    }

    /// The links that are in conflict; those that are lived with count.
    pub fn conflicts(&self) -> impl ExactSizeIterator<Item = &LinkId> {
        self.conflicts.days.keys()
    }

    /// How many conflicts nobody lives with.
    pub fn open_conflicts(&self) -> usize {
        self.conflicts.open
    }

    /// The projects that wait for one of these, however far down the links; those themselves among
    /// them.
    pub fn downstream<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a ProjectId>,
    ) -> BTreeSet<ProjectId> {
        let mut found: BTreeSet<ProjectId> = ids.into_iter().cloned().gather();
        let mut open: Vec<NodeIx> = found.iter().filter_map(|id| self.network.find(id)).collect();
        while let Some(at) = open.pop() {
            for edge in self
                .network
                .node(at)
                .out
                .iter()
                .map(|edge| self.network.edge(*edge))
                .filter(|edge| self.network.binds(edge))
            {
                if found.insert(self.network.node(edge.to).id.clone()) {
                    open.push(edge.to);
                }
            }
        }
        found
    }

    /// The links into a project or its milestones that are in conflict.
    pub fn conflicts_into<'a>(
        &'a self,
        id: &ProjectId,
    ) -> impl Iterator<Item = &'a LinkId> + use<'a> {
        let into =
            self.network.find(id).into_iter().flat_map(|at| self.network.node(at).into.iter());
        into.map(|edge| &self.network.edge(*edge).id)
            .filter(|link| self.conflicts.days.contains_key(*link))
    }

    /// Does a link bind its successor? One from an idea to what is decided does not, nor one that
    /// would close a loop.
    pub fn binds(&self, id: &LinkId) -> bool {
        self.network.find_edge(id).is_some_and(|edge| self.network.binds(self.network.edge(edge)))
    }

    /// The conflict of a link, if it is in one.
    pub fn conflict(&self, id: &LinkId) -> Option<Conflict> {
        let (days, _) = *self.conflicts.days.get(id)?;
        let edge = self.network.edge(self.network.find_edge(id)?);
        let to = self.network.node(edge.to);
        let allowed = to.table.on_or_after(self.network.earliest_as_set(edge));
        let end = match edge.target() {
            bound::BoundEnd::Start => Some(SpanEnd::Start),
            bound::BoundEnd::Finish => Some(SpanEnd::Finish),
            bound::BoundEnd::Milestone => None,
        };
        Some(Conflict { days, allowed, edge: end, stop: self.network.stop(edge) })
    }
}

impl Schedule {
    /// The dates that would end a conflict: those of the successor from the first day that the link
    /// allows; none without a conflict, or when only a milestone within it has to move.
    pub fn resolved(&self, id: &LinkId) -> Option<Span> {
        let edge = self
            .network
            .edge(self.network.find_edge(id).filter(|_| self.conflicts.days.contains_key(id))?);
        let to = self.network.node(edge.to);
        let demand = self.network.demand_from(edge, self.network.earliest_as_set(edge), false);
        if to.state != ProjectState::Running {
            return Some(to.table.moved(to.dates, demand.start));
        }
        Span::new(to.dates.start(), to.dates.finish().max(demand.day))
            .filter(|dates| *dates != to.dates)
    }

    /// The day of the milestone that a link ends at which would end its conflict; none without a
    /// conflict, or when it ends at no milestone.
    pub fn resolved_milestone(&self, id: &LinkId) -> Option<Day> {
        let edge = self
            .network
            .edge(self.network.find_edge(id).filter(|_| self.conflicts.days.contains_key(id))?);
        edge.to_milestone?;
        Some(self.network.node(edge.to).table.on_or_after(self.network.earliest_as_set(edge)))
    }

    /// The last day on which the predecessor's end of a link could lie without a conflict, by the
    /// dates of the successor as they are set.
    pub fn latest_by(&self, id: &LinkId) -> Option<Day> {
        let edge = self.network.edge(self.network.find_edge(id)?);
        let (from, to) = (self.network.node(edge.from), self.network.node(edge.to));
        let limit = match (edge.target(), edge.to_milestone) {
            (bound::BoundEnd::Start, _) => to.table.on_or_after(to.dates.start()),
            (bound::BoundEnd::Milestone, Some(place)) => to.milestones[place].day,
            _ => to.dates.finish(),
        };
        let day = match edge.from_milestone {
            Some(place) => from.milestones[place].day,
            None => {
                from.dates.at(if edge.leaves_start() { SpanEnd::Start } else { SpanEnd::Finish })
            }
        };
        let lies =
            edge.from_milestone.map_or(from.dates, |place| Span::day(from.milestones[place].day));
        let room = bound::room(edge.kind, edge.lag, &from.table, lies, edge.target(), limit);
        Some(from.table.nth(from.table.count(day) + room))
    }
}

/// What two analyses of the same plan have in common, wherever their nodes stand.
impl PartialEq for Schedule {
    fn eq(&self, other: &Self) -> bool {
        let shown = |schedule: &Schedule| {
            let nodes = schedule.network.in_order();
            let driver = |driver: Driver| match driver {
                Driver::Link(at) => (Driver::Set, Some(schedule.network.edge(at).id.clone())),
                driver => (driver, None),
            };
            let each = nodes.map(|at| {
                let Forecast { dates, start, finish, .. } = schedule.forecasts[at as usize];
                (
                    schedule.network.node(at).id.clone(),
                    (
                        dates,
                        format!("{:?}{:?}", driver(start), driver(finish)),
                        schedule.slacks[at as usize].clone(),
                    ),
                )
            });
            each.gather::<BTreeMap<_, _>>()
        };
        self.conflicts == other.conflicts
            && self.network.left_out() == other.network.left_out()
            && shown(self) == shown(other)
    }
}

fn nothing() -> Forecast {
    Forecast {
        dates: Span::day(Day::MIN),
        numbers: bound::WorkdayNumbers { first: 0, last: 0, after: 0 },
        slip: 0,
        start: Driver::Set,
        finish: Driver::Set,
    }
}

fn slacks(network: &Network, goal: Goal, forecasts: &[Forecast]) -> Vec<Slack> {
    let mut slacks = vec![Slack::default(); network.places()];
    let counts = network.upstream(goal);
    for at in network.in_order().rev().filter(|at| counts[*at as usize]) {
        slacks[at as usize] = network.slack(at, goal, forecasts, &slacks);
    }
    slacks
}

/// The working days of conflict on a link, and whether it is lived with; none without one, or when
/// nothing of it can change any more.
fn conflict_of(network: &Network, at: LinkEdgeIx) -> Option<(i32, bool)> {
    let edge = network.edge(at);
    if !network.binds(edge) || (network.is_fact_from(edge) && network.is_fact_to(edge)) {
        return None;
    }
    Some((network.overlap(edge), edge.accepted)).filter(|(days, _)| *days > 0)
}

/// The day a deliverable is needed by: so many working days before the launch, or the launch
/// itself.
pub fn needed_by(plan: &Plan, launch: Day, preparation: u16) -> Day {
    if preparation == 0 {
        launch
    } else {
        plan.about.calendar.plus(launch, -i32::from(preparation))
    }
}
