//! The way back: by how many working days each project may still slip before a promise is broken
//! (SPEC L7).

use super::bound::{self, BoundEnd};
use super::forecast::Forecast;
use super::network::{LinkEdge, Network, Node, NodeIx};
use std::collections::BTreeSet;

use crate::model::{Day, Need, ProductId, ProjectId, ProjectState, Span};

/// What is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal<'a> {
    /// Every launch, by the deliverables it must have, and every deadline.
    Promises,
    /// The launch of this product: by the deliverables it must have, or, from a project that must
    /// deliver nothing to it, by those it should.
    Launch(&'a ProductId),
    /// The day on which the last project is forecast to finish.
    PlanEnd(Day),
}

/// The slack of a node, in its own working days. None: nothing depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Slack {
    /// The least of all.
    pub least: Option<i32>,
    /// That of its finish alone: of use once it is running, when milestones no longer move along
    /// with it.
    finish: Option<i32>,
    /// That of each milestone alone, once it is running; else empty.
    milestones: Box<[Option<i32>]>,
}

impl Slack {
    /// No room at all, for the question by how much something may slip before anything else moves.
    fn nothing(node: &Node) -> Slack {
        Slack {
            least: Some(0),
            finish: Some(0),
            milestones: vec![Some(0); node.milestones.len()].into(),
        }
    }
}

impl Network {
    /// Which nodes a goal can depend on, by their places: for a launch only what delivers to it,
    /// and all that comes before.
    pub(super) fn upstream(&self, goal: Goal) -> Vec<bool> {
        let Goal::Launch(product) = goal else { return vec![true; self.places()] };
        let mut counts = vec![false; self.places()];
        let delivers =
            |at: &NodeIx| self.node(*at).promises.iter().any(|it| it.product == *product);
        let mut open: Vec<NodeIx> = self.in_order().filter(delivers).collect();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut counts[at as usize], true) {
                open.extend(self.node(at).into.iter().map(|edge| self.edge(*edge).from));
            }
        }
        counts
    }

    /// The projects that have dates and deliver to one of these products, and all that they wait
    /// for.
    pub fn upstream_of(&self, products: &BTreeSet<ProductId>) -> BTreeSet<ProjectId> {
        let delivers =
            |at: &NodeIx| self.node(*at).promises.iter().any(|it| products.contains(&it.product));
        let mut open: Vec<NodeIx> = self.in_order().filter(delivers).collect();
        let mut found = BTreeSet::new();
        while let Some(at) = open.pop() {
            if found.insert(self.node(at).id.clone()) {
                open.extend(self.node(at).into.iter().map(|edge| self.edge(*edge).from));
            }
        }
        found
    }

    /// The slack of a node, when all that wait for it have theirs; none when it is finished or
    /// nothing depends on it.
    pub(super) fn slack(
        &self,
        at: NodeIx,
        goal: Goal,
        forecasts: &[Forecast],
        slacks: &[Slack],
    ) -> Slack {
        let node = self.node(at);
        if node.state == ProjectState::Finished {
            return Slack::default();
        }
        let is_running = node.state == ProjectState::Running;
        let mut slack = Slack {
            milestones: vec![None; if is_running { node.milestones.len() } else { 0 }].into(),
            ..Slack::default()
        };
        let mut found = |milestone: Option<usize>, days: i32| {
            least(&mut slack.least, days);
            match milestone.and_then(|place| slack.milestones.get_mut(place)) {
                Some(slack) => least(slack, days),
                None => least(&mut slack.finish, days),
            }
        };
        self.own_slacks(at, goal, forecasts, &mut found);
        for edge in node.out.iter().map(|edge| self.edge(*edge)) {
            if let Some(days) = self.room(edge, forecasts, &slacks[edge.to as usize]) {
                found(edge.from_milestone, days);
            }
        }
        slack
    }

    /// By how many working days a node may slip before a project that waits for it would have to;
    /// without any such project, its slack.
    pub(super) fn free_slack(
        &self,
        at: NodeIx,
        forecasts: &[Forecast],
        slack: &Slack,
    ) -> Option<i32> {
        let edges = self.node(at).out.iter().map(|edge| self.edge(*edge));
        let rooms = edges
            .filter_map(|edge| self.room(edge, forecasts, &Slack::nothing(self.node(edge.to))));
        rooms.min().map(|room| room.max(0)).or(slack.least)
    }

    /// The slacks that a node has by what it promises itself, each with the milestone it is of.
    fn own_slacks(
        &self,
        at: NodeIx,
        goal: Goal,
        forecasts: &[Forecast],
        found: &mut impl FnMut(Option<usize>, i32),
    ) {
        let node = self.node(at);
        let finish = forecasts[at as usize].dates.finish();
        let slack = |day: Day, needed: Day| {
            let days = node.table.count(needed) - node.table.count(day);
            if day > needed { days.min(-1) } else { days }
        };
        let (product, need) = match goal {
            Goal::PlanEnd(end) => return found(None, slack(finish, end)),
            Goal::Promises => {
                node.deadline.into_iter().for_each(|day| found(None, slack(finish, day)));
                // An idea promises nothing.
                if node.state == ProjectState::Proposed {
                    return;
                }
                (None, Need::Must)
            }
            Goal::Launch(product) => {
                let must =
                    node.promises.iter().any(|it| it.product == *product && it.need == Need::Must);
                (Some(product), if must { Need::Must } else { Need::Should })
            }
        };
        for it in node
            .promises
            .iter()
            .filter(|it| it.need == need && product.is_none_or(|product| *product == it.product))
        {
            let day =
                it.milestone.map_or(finish, |place| self.milestone_forecast(at, place, forecasts));
            found(it.milestone, slack(day, it.needed));
        }
    }

    /// By how many of its working days the predecessor of a link may slip before the successor has
    /// to slip by more than its slack; none when the link asks nothing of either.
    fn room(&self, edge: &LinkEdge, forecasts: &[Forecast], slack: &Slack) -> Option<i32> {
        let (from, to) = (self.node(edge.from), self.node(edge.to));
        let is_fact = match edge.from_milestone {
            Some(place) => from.milestones[place].done,
            None => edge.leaves_start() && from.state == ProjectState::Running,
        };
        let cannot_move = to.state == ProjectState::Finished
            || (to.state == ProjectState::Running && edge.target() == BoundEnd::Start);
        if is_fact || cannot_move || from.state == ProjectState::Finished || !self.binds(edge) {
            return None;
        }
        let Forecast { numbers, .. } = forecasts[edge.to as usize];
        let table = &to.table;
        let finish = numbers.last;
        let limit = match (edge.target(), edge.to_milestone) {
            (BoundEnd::Start, _) => numbers.first.saturating_add(slack.least?),
            (BoundEnd::Milestone, Some(place)) => {
                let milestone = table.count(self.milestone_forecast(edge.to, place, forecasts));
                if to.state == ProjectState::Running {
                    // The milestone slips alone, until it would take the finish along.
                    let of_milestone = slack
                        .milestones
                        .get(place)
                        .copied()
                        .flatten()
                        .map(|slack| milestone.saturating_add(slack));
                    let of_finish = slack.finish.map(|slack| finish.saturating_add(slack));
                    of_milestone.into_iter().chain(of_finish).min()?
                } else {
                    milestone.saturating_add(slack.least?)
                }
            }
            _ if to.state == ProjectState::Running => finish.saturating_add(slack.finish?),
            _ => finish.saturating_add(slack.least?),
        };
        if let Some(lag) = self.plain_lag(edge) {
            return Some(forecasts[edge.from as usize].numbers.room(edge.kind, lag, limit));
        }
        let lived_with = if edge.accepted { self.overlap(edge) } else { 0 };
        let limit = table.nth(limit.saturating_add(lived_with));
        let lies = match edge.from_milestone {
            Some(place) => Span::day(self.milestone_forecast(edge.from, place, forecasts)),
            None => forecasts[edge.from as usize].dates,
        };
        Some(bound::room(edge.kind, edge.lag, &from.table, lies, edge.target(), limit))
    }
}

fn least(slot: &mut Option<i32>, days: i32) {
    *slot = Some(slot.map_or(days, |least| least.min(days)));
}
