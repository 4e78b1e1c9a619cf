//! What moves along when something is moved: the four push rules as one pure function (SPEC L10 to
//! L12, docs/DRAGGING.md).

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
};

use fnv::{FnvHashMap, FnvHashSet};

use super::Stop;
use super::bound::BoundEnd;
use super::forecast::earliest;
use super::network::{LinkEdge, Network, Node, NodeIx};
use crate::model::{Dates, Day, LinkKind, MilestoneId, ProjectId, ProjectState, Span};

/// How links push.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PushRule {
    /// A successor moves only when it would come to lie too early, and then just enough: gaps are
    /// kept as long as they last. A conflict that was there before is not mended in silence, and
    /// not made worse.
    #[default]
    OnOverlap,
    /// The chain moves along: each successor stays as many working days away as it was.
    KeepDistance,
    /// Successors follow at once, and come back as well.
    CloseGaps,
    /// Nothing else moves.
    OnlyThis,
}

impl PushRule {
    /// All rules, in the order of the keys 1 to 4.
    pub const ALL: [PushRule; 4] =
        [PushRule::OnOverlap, PushRule::KeepDistance, PushRule::CloseGaps, PushRule::OnlyThis];
}

impl Network {
    /// What moves along when these are moved by hand, and where to. What is pinned stays where it
    /// was put, whatever the links say; milestones of pinned projects that move are pinned, too.
    ///
    /// It depends on the network as it was before alone, so dragging back undoes it.
    pub fn push(&self, pinned: &Dates, rule: PushRule) -> Dates {
        let mut push = Push::new(self, pinned, rule);
        if rule != PushRule::OnlyThis {
            push.run();
        }
        push.pushed()
    }

    /// What keeps the successor of a link where it is, whatever pushes it.
    pub(super) fn stop(&self, edge: &LinkEdge) -> Option<Stop> {
        let to = self.node(edge.to);
        let is_done = edge.to_milestone.is_some_and(|place| to.milestones[place].done);
        match to.state {
            ProjectState::Finished => Some(Stop::Finished),
            _ if is_done => Some(Stop::Finished),
            ProjectState::Running if edge.target() == BoundEnd::Start => Some(Stop::Begun),
            ProjectState::Running => {
                let Some(place) = edge.to_milestone else { return self.holds_finish(to) };
                let milestone = &to.milestones[place];
                if self.unsettled.milestones.contains(&milestone.id) {
                    return Some(Stop::Unsettled);
                }
                if milestone.agreed {
                    return Some(Stop::Agreed);
                }
                // A milestone that is free to move still cannot take a finish along that is held.
                let takes_along =
                    || to.table.on_or_after(self.earliest_as_set(edge)) > to.dates.finish();
                self.holds_finish(to).filter(|_| takes_along())
            }
            ProjectState::Planned | ProjectState::Proposed => self.holds(to),
        }
    }

    /// What keeps a project as a whole where it is before it has begun: its own dates, or those of
    /// a milestone that would move along.
    fn holds(&self, node: &Node) -> Option<Stop> {
        let is_unsettled = self.unsettled.projects.contains(&node.id)
            || node.milestones.iter().any(|it| self.unsettled.milestones.contains(&it.id));
        let is_agreed =
            || !node.agreed.is_none() || node.milestones.iter().any(|it| it.agreed && !it.done);
        match is_unsettled {
            true => Some(Stop::Unsettled),
            false => is_agreed().then_some(Stop::Agreed),
        }
    }

    /// What keeps the finish of what has begun where it is.
    fn holds_finish(&self, node: &Node) -> Option<Stop> {
        match self.unsettled.projects.contains(&node.id) {
            true => Some(Stop::Unsettled),
            false => node.agreed.finish().then_some(Stop::Agreed),
        }
    }

    /// Has the end that a link begins at been reached?
    pub(super) fn is_fact_from(&self, edge: &LinkEdge) -> bool {
        let from = self.node(edge.from);
        let is_done = edge.from_milestone.is_some_and(|place| from.milestones[place].done);
        from.state == ProjectState::Finished
            || is_done
            || (from.state == ProjectState::Running
                && edge.from_milestone.is_none()
                && edge.leaves_start())
    }

    /// Has the end that a link ends at been reached?
    pub(super) fn is_fact_to(&self, edge: &LinkEdge) -> bool {
        let to = self.node(edge.to);
        let is_done = edge.to_milestone.is_some_and(|place| to.milestones[place].done);
        to.state == ProjectState::Finished
            || is_done
            || (to.state == ProjectState::Running && edge.target() == BoundEnd::Start)
    }
}

/// Dates that several have set, not knowing of one another: nothing pushes them until somebody
/// chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    /// Projects by their dates.
    pub projects: BTreeSet<ProjectId>,
    /// Milestones by their day.
    pub milestones: BTreeSet<MilestoneId>,
}

impl Unsettled {
    /// Whether all dates are settled.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty() && self.milestones.is_empty()
    }
}

struct Push<'a> {
    network: &'a Network,
    rule: PushRule,
    pinned: FnvHashSet<NodeIx>,
    /// Where projects lie now, if not where they were.
    spans: FnvHashMap<NodeIx, Span>,
    /// Where milestones lie now, if not where their project carries them.
    milestones: FnvHashMap<(NodeIx, usize), Day>,
    /// Those that moved along, in the order of the network.
    moved: Vec<NodeIx>,
    open: BinaryHeap<Reverse<(u32, NodeIx)>>,
}

impl<'a> Push<'a> {
    fn new(network: &'a Network, pinned: &Dates, rule: PushRule) -> Self {
        let mut push = Push {
            network,
            rule,
            pinned: FnvHashSet::default(),
            spans: FnvHashMap::default(),
            milestones: FnvHashMap::default(),
            moved: Vec::new(),
            open: BinaryHeap::new(),
        };
        for (id, day) in &pinned.milestones {
            if let Some((at, place)) = network.find_milestone(id) {
                push.milestones.insert((at, place), *day);
                push.waits_for(at);
            }
        }
        for (id, span) in &pinned.projects {
            if let Some(at) = network.find(id) {
                push.pinned.insert(at);
                push.spans.insert(at, *span);
                // Its milestones lie where the hand has them.
                for (place, milestone) in network.node(at).milestones.iter().enumerate() {
                    push.milestones.entry((at, place)).or_insert(milestone.day);
                }
                push.waits_for(at);
            }
        }
        push
    }

    /// What waits for this node has to be looked at.
    fn waits_for(&mut self, at: NodeIx) {
        let network = self.network;
        let next = network.node(at).out.iter().map(|edge| network.edge(*edge).to);
        self.open.extend(next.map(|to| Reverse((network.rank(to), to))));
    }

    fn run(&mut self) {
        let mut last = None;
        while let Some(Reverse((_, at))) = self.open.pop() {
            if last.replace(at) == Some(at) || self.pinned.contains(&at) {
                continue;
            }
            let node = self.network.node(at);
            let moves = match node.state {
                ProjectState::Finished => false,
                ProjectState::Running => self.stretch(at),
                ProjectState::Planned | ProjectState::Proposed
                    if self.network.holds(node).is_some() =>
                {
                    false
                }
                ProjectState::Planned | ProjectState::Proposed => self.move_on(at),
            };
            if moves {
                self.moved.push(at);
                self.waits_for(at);
            }
        }
    }

    /// What has begun keeps its start; its finish, or a milestone of it, comes later when it has
    /// to, under every rule.
    fn stretch(&mut self, at: NodeIx) -> bool {
        let node = self.network.node(at);
        let mut finish = node.dates.finish();
        let mut moves = false;
        for edge in node.into.iter().map(|edge| self.network.edge(*edge)) {
            if edge.target() == BoundEnd::Start || self.network.stop(edge).is_some() {
                continue;
            }
            let Some((_, after)) = self.bounds(edge).filter(|(before, after)| after > before)
            else {
                continue;
            };
            let demand = self.network.demand_from(edge, after, true);
            if let Some(place) = edge.to_milestone {
                let day = self
                    .milestones
                    .get(&(at, place))
                    .copied()
                    .unwrap_or(node.milestones[place].day);
                let is_held = demand.day > finish && self.network.holds_finish(node).is_some();
                if day < demand.bound && !is_held {
                    self.milestones.insert((at, place), demand.day);
                    finish = finish.max(demand.day);
                    moves = true;
                }
            } else if finish < demand.bound {
                finish = demand.day;
                moves = true;
            }
        }
        if let Some(span) = Span::new(node.dates.start(), finish).filter(|span| *span != node.dates)
        {
            self.spans.insert(at, span);
            // Its milestones stay where they are.
            for (place, milestone) in node.milestones.iter().enumerate() {
                self.milestones.entry((at, place)).or_insert(milestone.day);
            }
        }
        moves
    }

    /// What has not begun moves as a whole.
    fn move_on(&mut self, at: NodeIx) -> bool {
        let network = self.network;
        let node = network.node(at);
        let table = &node.table;
        let set = table.on_or_after(node.dates.start());
        let edges =
            || node.into.iter().map(|edge| network.edge(*edge)).filter(|edge| network.binds(edge));
        let start = match self.rule {
            PushRule::OnlyThis => return false,
            PushRule::OnOverlap => {
                let later = edges().filter_map(|edge| {
                    self.bounds(edge)
                        .filter(|(before, after)| after > before)
                        .map(|(_, after)| (edge, after))
                });
                later
                    .map(|(edge, after)| network.demand_from(edge, after, true).start)
                    .fold(set, Day::max)
            }
            PushRule::KeepDistance => {
                let mut along = None::<Day>;
                let mut floor = Day::MIN;
                for edge in edges() {
                    match self.bounds(edge) {
                        Some((before, after)) => {
                            let (before, after) = (
                                network.demand_from(edge, before, edge.accepted).start,
                                network.demand_from(edge, after, edge.accepted).start,
                            );
                            let moved = table
                                .nth(table.count(after) + table.count(set) - table.count(before));
                            along = Some(along.map_or(moved, |along| along.max(moved)));
                        }
                        None => {
                            floor = floor.max(
                                network
                                    .demand_from(edge, network.earliest_as_set(edge), edge.accepted)
                                    .start
                                    .min(set),
                            )
                        }
                    }
                }
                let Some(along) = along else { return false };
                self.not_in_the_past(node, along.max(floor))
            }
            PushRule::CloseGaps => {
                let asked = edges().map(|edge| {
                    let bound = self
                        .bounds(edge)
                        .map_or_else(|| network.earliest_as_set(edge), |(_, after)| after);
                    network.demand_from(edge, bound, edge.accepted).start
                });
                let Some(start) = asked.max() else { return false };
                self.not_in_the_past(node, start)
            }
        };
        if start == set {
            return false;
        }
        self.spans.insert(at, table.moved(node.dates, start));
        true
    }

    /// What is still to begin is not pulled to before the status date, unless it lay there.
    fn not_in_the_past(&self, node: &Node, start: Day) -> Day {
        match self.network.status {
            Some(status) => start.max(
                node.table.on_or_after(status).min(node.table.on_or_after(node.dates.start())),
            ),
            None => start,
        }
    }

    /// What a link asked before and asks now; none when the end that it begins at lies where it
    /// lay.
    fn bounds(&self, edge: &LinkEdge) -> Option<(Day, Day)> {
        let from = self.network.node(edge.from);
        let (before, now) = match edge.from_milestone {
            Some(place) => {
                (Span::day(from.milestones[place].day), Span::day(self.milestone(edge.from, place)))
            }
            None => (from.dates, *self.spans.get(&edge.from)?),
        };
        if !self.network.binds(edge) {
            return None;
        }
        let is_start = matches!(edge.kind, LinkKind::StartStart | LinkKind::StartFinish);
        let end = |span: Span| if is_start { span.start() } else { span.finish() };
        (end(before) != end(now)).then(|| (earliest(edge, from, before), earliest(edge, from, now)))
    }

    fn milestone(&self, at: NodeIx, place: usize) -> Day {
        let node = self.network.node(at);
        let milestone = &node.milestones[place];
        self.milestones.get(&(at, place)).copied().unwrap_or_else(|| {
            let to = self.spans.get(&at).copied().unwrap_or(node.dates);
            self.network.carried(node, milestone, to)
        })
    }

    fn pushed(&self) -> Dates {
        let id = |at: &NodeIx| self.network.node(*at).id.clone();
        let spans = self.moved.iter().filter_map(|at| Some((id(at), *self.spans.get(at)?)));
        let mut pushed = Dates { projects: spans.collect(), ..Dates::default() };
        for at in &self.moved {
            let node = self.network.node(*at);
            for (place, milestone) in node.milestones.iter().enumerate() {
                let day = self.milestone(*at, place);
                if day != milestone.day {
                    pushed.milestones.insert(milestone.id.clone(), day);
                }
            }
        }
        pushed
    }
}
