//! The plan as a network: projects with dates are nodes and links are edges, in an order in which
//! nothing stands before what it waits for.
//!
//! Ids become indices here, once, so that whatever is computed on the network is arithmetic. No
//! result may depend on an index or on the order of nodes that do not wait for one another: both
//! differ between a network that followed changes and one built anew.

use std::{collections::BTreeSet, sync::Arc};

use fnv::FnvHashMap;
use slab::Slab;

use super::bound::{BoundEnd, WorkdayNumbers};
use super::push::Unsettled;
use crate::model::*;

/// Index of a node in a network. It stays that node's until the node is taken out.
pub(super) type NodeIx = u32;
/// Index of a link edge in a network. It stays that edge's until the edge is taken out.
pub(super) type LinkEdgeIx = u32;

/// A project with dates, as the network knows it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub id: ProjectId,
    pub dates: Span,
    /// Its duration in working days; at least 1, also when its dates lie on days off alone.
    pub days: i32,
    /// Where its dates lie among the working days.
    pub numbers: WorkdayNumbers,
    pub state: ProjectState,
    pub agreed: Agreed,
    pub deadline: Option<Day>,
    pub remaining: Option<u16>,
    pub spread: Option<WorkUncertainty>,
    /// The numbers by which its slips, and those of its party, are drawn.
    pub keys: (u64, Option<u64>),
    /// Its working days; one table for all projects of a calendar.
    pub table: Arc<Workdays>,
    /// Its milestones, by id.
    pub milestones: Vec<NodeMilestone>,
    /// What it hands over to products with a launch.
    pub promises: Vec<Promise>,
    /// The edges that end here, by the id of their link.
    pub into: Vec<LinkEdgeIx>,
    /// The edges that begin here, by the id of their link.
    pub out: Vec<LinkEdgeIx>,
    /// Its place in the order.
    rank: u32,
}

/// A milestone, as its node knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NodeMilestone {
    pub id: MilestoneId,
    pub day: Day,
    pub done: bool,
    pub agreed: bool,
}

/// A deliverable that a product with a launch waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promise {
    pub id: DeliverableId,
    pub product: ProductId,
    pub need: Need,
    /// The milestone of this node that it is handed over at, by index; none: the finish.
    pub milestone: Option<usize>,
    pub needed: Day,
}

/// A link between two nodes.
#[derive(Clone, Debug)]
pub(super) struct LinkEdge {
    pub id: LinkId,
    pub from: NodeIx,
    /// The milestone of the predecessor that it begins at, by index; none: the project itself.
    pub from_milestone: Option<usize>,
    pub to: NodeIx,
    /// The milestone of the successor that it ends at, by index; none: the project itself.
    pub to_milestone: Option<usize>,
    pub kind: LinkKind,
    pub lag: Lag,
    pub accepted: bool,
}

impl LinkEdge {
    /// Returns which end of the successor it binds.
    pub fn target(&self) -> BoundEnd {
        match (self.to_milestone, self.kind) {
            (Some(_), _) => BoundEnd::Milestone,
            (None, LinkKind::FinishStart | LinkKind::StartStart) => BoundEnd::Start,
            (None, LinkKind::FinishFinish | LinkKind::StartFinish) => BoundEnd::Finish,
        }
    }

    /// Whether it begins at a start rather than at a finish. A milestone is both.
    pub fn leaves_start(&self) -> bool {
        matches!(self.kind, LinkKind::StartStart | LinkKind::StartFinish)
    }
}

/// The network of a plan, kept up to date change by change.
#[derive(Clone, Debug, Default)]
pub struct Network {
    nodes: Slab<Node>,
    edges: Slab<LinkEdge>,
    node_of_project: FnvHashMap<ProjectId, NodeIx>,
    node_of_milestone: FnvHashMap<MilestoneId, NodeIx>,
    edge_of_link: FnvHashMap<LinkId, LinkEdgeIx>,
    /// The nodes by rank, each behind all that it waits for; none where one was taken out.
    order: Vec<Option<NodeIx>>,
    /// Links that would close a loop. Only a file can bring them, and they have no edge.
    left_out: BTreeSet<LinkId>,
    /// The status date of the plan (SPEC D6).
    pub(super) status: Option<Day>,
    /// What is previewed, as it was.
    before_preview: NodeDates,
    /// What nothing pushes until somebody chooses.
    pub(super) unsettled: Arc<Unsettled>,
}

/// Dates of nodes, by index.
#[derive(Clone, Debug, Default)]
struct NodeDates {
    nodes: Vec<(NodeIx, Span)>,
    /// Those of milestones, by their index in the node.
    milestones: Vec<(NodeIx, usize, Day)>,
}

/// How a network followed a change.
pub(super) enum NetworkChange {
    /// It was built anew, so every index may name another node or edge.
    Rebuilt,
    /// Every index names what it named before. These nodes changed; a node may be listed twice.
    InPlace(Vec<NodeIx>),
    /// Nodes and links came or went. All others kept their indices.
    Relinked {
        /// Those that are new or have other links; a node may be listed twice.
        nodes: Vec<NodeIx>,
        /// The links that were taken out. Some of them may be back under another index.
        removed: Vec<LinkId>,
    },
}

/// The nodes that a change touched, for whoever follows the network.
#[derive(Clone, Debug)]
pub enum ChangedNodes {
    /// Any node may have changed, and so may the links.
    All,
    /// These nodes changed; the links and all indices are as before.
    Only(Vec<NodeIx>),
}

impl ChangedNodes {
    /// Joins two sets of nodes. A node may be listed twice.
    pub fn and(self, others: ChangedNodes) -> ChangedNodes {
        match (self, others) {
            (ChangedNodes::Only(mut nodes), ChangedNodes::Only(others)) => {
                nodes.extend(others);
                ChangedNodes::Only(nodes)
            }
            _ => ChangedNodes::All,
        }
    }
}

/// An edge closes a loop, so no order can put every node behind all that it waits for.
struct ClosesLoop;

impl Network {
    /// Builds the network of a plan. It depends on the records alone, not on their history.
    pub fn of(plan: &Plan) -> Network {
        let mut network = Network { status: plan.about.status_date, ..Network::default() };
        network.nodes.reserve(plan.projects.size());
        network.node_of_project.reserve(plan.projects.size());
        network.node_of_milestone.reserve(plan.milestones.size());
        network.edges.reserve(plan.links.size());
        network.edge_of_link.reserve(plan.links.size());
        for (id, project) in plan.projects.iter() {
            network.add_node(plan, id, project);
        }
        for (id, link) in plan.links.iter() {
            network.add_edge(id, link);
        }
        network.sort();
        network
    }

    /// Returns the links of the plan that drive nothing, since they close a loop (SPEC L3).
    pub fn left_out(&self) -> &BTreeSet<LinkId> {
        &self.left_out
    }

    /// Has pushes stop at these dates, as at agreed ones, from now on.
    pub fn hold(&mut self, unsettled: Arc<Unsettled>) {
        self.unsettled = unsettled;
    }

    /// Returns the dates that nothing pushes until somebody chooses.
    pub fn unsettled(&self) -> &Arc<Unsettled> {
        &self.unsettled
    }

    pub(super) fn node(&self, at: NodeIx) -> &Node {
        &self.nodes[at as usize]
    }

    fn node_mut(&mut self, at: NodeIx) -> &mut Node {
        &mut self.nodes[at as usize]
    }

    pub(super) fn edge(&self, at: LinkEdgeIx) -> &LinkEdge {
        &self.edges[at as usize]
    }

    /// Whether a node has this index.
    pub(super) fn is_there(&self, at: NodeIx) -> bool {
        self.nodes.contains(at as usize)
    }

    pub(super) fn find(&self, id: &ProjectId) -> Option<NodeIx> {
        self.node_of_project.get(id).copied()
    }

    pub(super) fn find_edge(&self, id: &LinkId) -> Option<LinkEdgeIx> {
        self.edge_of_link.get(id).copied()
    }

    /// Returns the node that a milestone lies in, and its index among the milestones there.
    pub(super) fn find_milestone(&self, id: &MilestoneId) -> Option<(NodeIx, usize)> {
        let at = *self.node_of_milestone.get(id)?;
        Some((
            at,
            self.node(at).milestones.binary_search_by(|milestone| milestone.id.cmp(id)).ok()?,
        ))
    }

    /// Returns where a node stands in the order.
    pub(super) fn rank(&self, at: NodeIx) -> u32 {
        self.node(at).rank
    }

    /// The length of an array with a place for each node: one more than the last index in use.
    pub(super) fn places(&self) -> usize {
        self.nodes.iter().next_back().map_or(0, |(last, _)| last + 1)
    }

    /// Lists every node, none before what it waits for.
    pub(super) fn in_order(&self) -> impl DoubleEndedIterator<Item = NodeIx> {
        self.order.iter().filter_map(|at| *at)
    }

    /// Returns the projects on a way along links from one project to another, both included; none
    /// when there is no way. From a project to itself there is one, of that project alone.
    pub fn path(&self, from: &ProjectId, to: &ProjectId) -> Option<Vec<ProjectId>> {
        let (from, to) = (self.find(from)?, self.find(to)?);
        let mut came = FnvHashMap::default();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                let mut path = vec![self.node(to).id.clone()];
                let mut at = to;
                while at != from {
                    at = came[&at];
                    path.push(self.node(at).id.clone());
                }
                path.reverse();
                return Some(path);
            }
            for edge in &self.node(at).out {
                let next = self.edge(*edge).to;
                if next != from && !came.contains_key(&next) {
                    came.insert(next, at);
                    open.push(next);
                }
            }
        }
        None
    }

    /// Whether a link binds its successor. What is decided does not move for what is proposed (SPEC
    /// L9).
    pub(super) fn binds(&self, edge: &LinkEdge) -> bool {
        self.node(edge.from).state != ProjectState::Proposed
            || self.node(edge.to).state == ProjectState::Proposed
    }

    /// Returns the lag of a link that numbers of working days are enough for; none otherwise.
    ///
    /// They are when both projects have the same calendar, the lag is in working days, and the link
    /// has no milestone and no accepted conflict.
    pub(super) fn plain_lag(&self, edge: &LinkEdge) -> Option<i32> {
        let Lag::Working(lag) = edge.lag else { return None };
        let is_plain =
            edge.from_milestone.is_none() && edge.to_milestone.is_none() && !edge.accepted;
        (is_plain && Arc::ptr_eq(&self.node(edge.from).table, &self.node(edge.to).table))
            .then_some(i32::from(lag))
    }

    /// Returns where a milestone lies when its project moves to `to`: as many working days from the
    /// start as before, or on the finish if it lay there.
    pub(super) fn carried(&self, node: &Node, milestone: &NodeMilestone, to: Span) -> Day {
        node.table.carried(node.dates, to, milestone.day)
    }

    /// Shows these dates until [`Network::end_preview`], and returns the nodes that they change. What
    /// has no node is left out.
    ///
    /// Requires that nothing else is previewed, and nothing followed before the preview ends: what
    /// was there is kept by index.
    pub(crate) fn preview(&mut self, dates: &Dates) -> Vec<NodeIx> {
        debug_assert!(self.before_preview.is_empty(), "one preview at a time");
        let nodes = dates.projects.iter().filter_map(|(id, dates)| Some((self.find(id)?, *dates)));
        let milestones = dates
            .milestones
            .iter()
            .filter_map(|(id, day)| self.find_milestone(id).map(|(at, place)| (at, place, *day)));
        let next = NodeDates { nodes: nodes.collect(), milestones: milestones.collect() };
        self.before_preview = self.replace_dates(next);
        self.before_preview.changed()
    }

    /// Ends the preview, if there is one, and returns the nodes that it changed.
    pub(crate) fn end_preview(&mut self) -> Vec<NodeIx> {
        let before = std::mem::take(&mut self.before_preview);
        self.replace_dates(before).changed()
    }

    /// Gives nodes other dates, and returns those that they had.
    fn replace_dates(&mut self, mut dates: NodeDates) -> NodeDates {
        for (at, dates) in &mut dates.nodes {
            let node = self.node_mut(*at);
            let before = node.dates;
            node.set_dates(*dates);
            *dates = before;
        }
        for (at, place, day) in &mut dates.milestones {
            std::mem::swap(&mut self.node_mut(*at).milestones[*place].day, day);
        }
        dates
    }

    /// Follows `patch`, which made `plan`, and returns the nodes that it changed.
    pub fn follow_alone(&mut self, patch: &Patch, plan: &Plan) -> ChangedNodes {
        match self.follow(patch, plan) {
            NetworkChange::InPlace(nodes) => ChangedNodes::Only(nodes),
            NetworkChange::Rebuilt | NetworkChange::Relinked { .. } => ChangedNodes::All,
        }
    }

    /// Follows `patch`, which made `plan`, and returns what changed. Afterwards the network equals
    /// that of `plan`, but for its indices and its order.
    ///
    /// The cost goes by the size of the patch, unless a calendar or the status date changes, the
    /// patch is about much of the plan, or loops come into play: then the network is rebuilt.
    pub(super) fn follow(&mut self, patch: &Patch, plan: &Plan) -> NetworkChange {
        debug_assert!(self.before_preview.is_empty(), "a preview ends before a change is made");
        if changes_calendars(patch) {
            return self.rebuild(plan);
        }
        if self.keeps_links(patch) {
            return NetworkChange::InPlace(self.update_nodes(patch));
        }
        // Following step by step costs more than a rebuild.
        let is_large = patch.len() > 100 && patch.len() * 4 > plan.len();
        // Where a loop is broken, a link that was left out comes back.
        if is_large || !self.left_out.is_empty() {
            return self.rebuild(plan);
        }
        self.relink(patch, plan)
    }

    fn rebuild(&mut self, plan: &Plan) -> NetworkChange {
        let unsettled = std::mem::take(&mut self.unsettled);
        *self = Network { unsettled, ..Network::of(plan) };
        NetworkChange::Rebuilt
    }

    /// Whether `patch` leaves the same nodes with the same links, promises and calendars.
    fn keeps_links(&self, patch: &Patch) -> bool {
        let keeps_launch = |diff: &Diff<Product>| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => before.launch == after.launch,
            _ => false,
        };
        let keeps_node =
            |(id, diff): (&ProjectId, &Diff<Project>)| match (&diff.before, &diff.after) {
                (Some(before), Some(after)) => {
                    before.party == after.party
                        && (before.state == ProjectState::Proposed)
                            == (after.state == ProjectState::Proposed)
                        && self.find(id).is_some() == after.dates.is_some()
                }
                _ => false,
            };
        let keeps_project = |diff: &Diff<Milestone>| match (&diff.before, &diff.after) {
            (Some(before), Some(after)) => before.project == after.project,
            _ => false,
        };
        patch.links.is_empty()
            && patch.deliverables.is_empty()
            && patch.products.values().all(keeps_launch)
            && patch.projects.iter().all(keeps_node)
            && patch.milestones.values().all(keeps_project)
    }

    /// Brings single nodes up to date and returns them. Requires `keeps_links(patch)`.
    fn update_nodes(&mut self, patch: &Patch) -> Vec<NodeIx> {
        let mut nodes = Vec::new();
        for (id, diff) in &patch.projects {
            let Some(at) = self.find(id) else { continue };
            nodes.push(at);
            if let Some((project, dates)) = diff.after.as_ref().and_then(|it| Some((it, it.dates?)))
            {
                self.node_mut(at).update(project, dates);
            }
        }
        for (id, diff) in &patch.milestones {
            let Some((at, place)) = self.find_milestone(id) else { continue };
            nodes.push(at);
            if let Some(milestone) = &diff.after {
                self.node_mut(at).milestones[place] = NodeMilestone::of(id, milestone);
            }
        }
        nodes
    }

    /// Takes out every project that `patch` touches and puts it back as `plan` has it, with its
    /// links; rebuilds the network if one of those closes a loop.
    fn relink(&mut self, patch: &Patch, plan: &Plan) -> NetworkChange {
        let (mut nodes, mut removed) = (Vec::new(), Vec::new());
        let touched = touched_projects(patch, plan);
        for id in &touched {
            self.take_out(id, &mut nodes, &mut removed);
        }
        for id in &touched {
            if let Some(project) = plan.get(id) {
                nodes.extend(self.add_node(plan, id, project));
            }
        }
        for id in &touched {
            for (link_id, link) in links_of(plan, id) {
                if self.edge_of_link.contains_key(link_id) {
                    continue;
                }
                let Some(edge) = self.add_edge(link_id, link) else { continue };
                if let Err(ClosesLoop) = self.reorder(edge) {
                    return self.rebuild(plan);
                }
                nodes.extend([self.edge(edge).from, self.edge(edge).to]);
            }
        }
        nodes.retain(|at| self.is_there(*at));
        NetworkChange::Relinked { nodes, removed }
    }

    fn add_node(&mut self, plan: &Plan, id: &ProjectId, project: &Project) -> Option<NodeIx> {
        let dates = project.dates?;
        let milestones: Vec<NodeMilestone> = plan
            .milestones_of(id)
            .map(|(id, milestone)| NodeMilestone::of(id, milestone))
            .collect();
        let mut node = Node {
            id: id.clone(),
            dates,
            days: 1,
            numbers: WorkdayNumbers { first: 0, last: 0, after: 0 },
            state: project.state,
            agreed: project.agreed,
            deadline: project.deadline,
            remaining: project.remaining,
            spread: project.spread,
            keys: (key(id.as_str()), project.party.as_ref().map(|party| key(party.as_str()))),
            table: plan.calendar_of(project).workdays().clone(),
            promises: plan
                .deliverables_by(id)
                .filter_map(|(id, it)| Promise::of(plan, id, it, &milestones))
                .collect(),
            milestones,
            into: Vec::new(),
            out: Vec::new(),
            rank: self.order.len() as u32,
        };
        node.update(project, dates);
        let at = self.nodes.insert(node) as NodeIx;
        self.order.push(Some(at));
        self.node_of_project.insert(id.clone(), at);
        for milestone in &self.nodes[at as usize].milestones {
            self.node_of_milestone.insert(milestone.id.clone(), at);
        }
        Some(at)
    }

    /// Adds a link as an edge. Returns none unless it joins two different projects with dates.
    fn add_edge(&mut self, id: &LinkId, link: &Link) -> Option<LinkEdgeIx> {
        let end = |end: &LinkEnd| match end {
            LinkEnd::Project(id) => self.find(id).map(|at| (at, None)),
            LinkEnd::Milestone(id) => self.find_milestone(id).map(|(at, place)| (at, Some(place))),
        };
        let ((from, from_milestone), (to, to_milestone)) =
            (end(&link.predecessor)?, end(&link.successor)?);
        if from == to {
            return None;
        }
        let accepted = link.accepted.is_some();
        let edge = LinkEdge {
            id: id.clone(),
            from,
            from_milestone,
            to,
            to_milestone,
            kind: link.kind,
            lag: link.lag,
            accepted,
        };
        let at = self.edges.insert(edge) as LinkEdgeIx;
        self.edge_of_link.insert(id.clone(), at);
        let edges = &self.edges;
        let by_id = |other: &LinkEdgeIx| edges[*other as usize].id < *id;
        let out = &mut self.nodes[from as usize].out;
        out.insert(out.partition_point(by_id), at);
        let into = &mut self.nodes[to as usize].into;
        into.insert(into.partition_point(by_id), at);
        Some(at)
    }

    /// Takes out a node with its edges, if it is there. Adds the nodes at their other ends to
    /// `neighbours` and their links to `removed`.
    fn take_out(
        &mut self,
        id: &ProjectId,
        neighbours: &mut Vec<NodeIx>,
        removed: &mut Vec<LinkId>,
    ) {
        let Some(at) = self.node_of_project.remove(id) else { return };
        let node = self.nodes.remove(at as usize);
        for milestone in &node.milestones {
            self.node_of_milestone.remove(&milestone.id);
        }
        for edge_at in node.into.iter().chain(&node.out) {
            let edge = self.edges.remove(*edge_at as usize);
            let other = if edge.from == at { edge.to } else { edge.from };
            if let Some(other) = self.nodes.get_mut(other as usize) {
                other.into.retain(|at| at != edge_at);
                other.out.retain(|at| at != edge_at);
            }
            neighbours.push(other);
            self.edge_of_link.remove(&edge.id);
            removed.push(edge.id);
        }
        self.order[node.rank as usize] = None;
    }

    /// Puts all nodes in order: depth first, by id, so that a loop is always cut at the same link.
    fn sort(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum Seen {
            No,
            Open,
            Done,
        }
        let mut seen = vec![Seen::No; self.nodes.len()];
        let mut done: Vec<NodeIx> = Vec::with_capacity(self.nodes.len());
        let mut back: Vec<LinkEdgeIx> = Vec::new();
        // Projects were added by id, so the order of the places is that of the ids. From the last
        // to the first, so that projects that wait for earlier ones come to stand as they lie in
        // memory.
        for first in (0..self.nodes.len() as NodeIx).rev() {
            if seen[first as usize] != Seen::No {
                continue;
            }
            seen[first as usize] = Seen::Open;
            let mut path = vec![(first, 0)];
            while let Some((at, next)) = path.last_mut() {
                let Some(edge_at) = self.node(*at).out.get(*next).copied() else {
                    seen[*at as usize] = Seen::Done;
                    done.push(*at);
                    path.pop();
                    continue;
                };
                *next += 1;
                let to = self.edge(edge_at).to;
                match seen[to as usize] {
                    Seen::No => {
                        seen[to as usize] = Seen::Open;
                        path.push((to, 0));
                    }
                    Seen::Open => back.push(edge_at),
                    Seen::Done => {}
                }
            }
        }
        for edge_at in back {
            let edge = self.edges.remove(edge_at as usize);
            for at in [edge.from, edge.to] {
                let node = self.node_mut(at);
                node.into.retain(|at| *at != edge_at);
                node.out.retain(|at| *at != edge_at);
            }
            self.edge_of_link.remove(&edge.id);
            self.left_out.insert(edge.id);
        }
        done.reverse();
        for (rank, at) in done.iter().enumerate() {
            self.node_mut(*at).rank = rank as u32;
        }
        self.order = done.into_iter().map(Some).collect();
    }

    /// Brings the order right for a new edge. Moves only nodes between its ends (Pearce and Kelly,
    /// 2006).
    ///
    /// # Errors
    /// The edge closes a loop; the order is as it was.
    fn reorder(&mut self, edge: LinkEdgeIx) -> Result<(), ClosesLoop> {
        let LinkEdge { from, to, .. } = *self.edge(edge);
        let (low, high) = (self.rank(to), self.rank(from));
        if low > high {
            return Ok(());
        }
        let after = self.reach(to, |node| &node.out, |edge| edge.to, |rank| rank <= high, from)?;
        let before =
            self.reach(from, |node| &node.into, |edge| edge.from, |rank| rank >= low, to)?;
        let mut ranks: Vec<u32> = before.iter().chain(&after).map(|at| self.rank(*at)).collect();
        ranks.sort_unstable();
        for (rank, at) in ranks.into_iter().zip(before.into_iter().chain(after)) {
            self.order[rank as usize] = Some(at);
            self.node_mut(at).rank = rank;
        }
        Ok(())
    }

    /// Returns the nodes that can be reached from `first` within these ranks, itself among them, in
    /// order.
    ///
    /// # Errors
    /// `never` can be reached.
    fn reach(
        &self,
        first: NodeIx,
        edges: fn(&Node) -> &Vec<LinkEdgeIx>,
        end: fn(&LinkEdge) -> NodeIx,
        within: impl Fn(u32) -> bool,
        never: NodeIx,
    ) -> Result<Vec<NodeIx>, ClosesLoop> {
        let mut seen = BTreeSet::from([(self.rank(first), first)]);
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            for edge in edges(self.node(at)) {
                let next = end(self.edge(*edge));
                if next == never {
                    return Err(ClosesLoop);
                }
                if within(self.rank(next)) && seen.insert((self.rank(next), next)) {
                    open.push(next);
                }
            }
        }
        Ok(seen.into_iter().map(|(_, at)| at).collect())
    }
}

impl Node {
    /// Takes over what its project says of itself, which is all but links, promises and calendar.
    fn update(&mut self, project: &Project, dates: Span) {
        self.set_dates(dates);
        self.state = project.state;
        self.agreed = project.agreed;
        self.deadline = project.deadline;
        self.remaining = project.remaining;
        self.spread = project.spread;
    }

    fn set_dates(&mut self, dates: Span) {
        self.dates = dates;
        self.days = self.table.working_days(dates).max(1);
        self.numbers = WorkdayNumbers::of(&self.table, dates);
    }
}

impl NodeDates {
    fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.milestones.is_empty()
    }

    /// Returns the nodes that it is about; one may be listed twice.
    fn changed(&self) -> Vec<NodeIx> {
        let milestones = self.milestones.iter().map(|(at, ..)| *at);
        self.nodes.iter().map(|(at, _)| *at).chain(milestones).collect()
    }
}

impl NodeMilestone {
    fn of(id: &MilestoneId, milestone: &Milestone) -> NodeMilestone {
        NodeMilestone {
            id: id.clone(),
            day: milestone.day,
            done: milestone.done,
            agreed: milestone.agreed,
        }
    }
}

impl Promise {
    /// None without a launch.
    fn of(
        plan: &Plan,
        id: &DeliverableId,
        deliverable: &Deliverable,
        milestones: &[NodeMilestone],
    ) -> Option<Promise> {
        let launch = plan.get(&deliverable.product)?.launch?;
        let milestone = deliverable
            .milestone
            .as_ref()
            .and_then(|id| milestones.iter().position(|milestone| milestone.id == *id));
        let needed = super::needed_by(plan, launch, deliverable.preparation);
        Some(Promise {
            id: id.clone(),
            product: deliverable.product.clone(),
            need: deliverable.need,
            milestone,
            needed,
        })
    }
}

/// Returns the links at a project and at its milestones.
fn links_of<'a>(plan: &'a Plan, id: &ProjectId) -> Vec<(&'a LinkId, &'a Link)> {
    let milestones = plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone()));
    let ends: Vec<LinkEnd> =
        std::iter::once(LinkEnd::Project(id.clone())).chain(milestones).collect();
    ends.iter().flat_map(|end| plan.links_at(end)).collect()
}

/// Whether `patch` changes the status date or any calendar.
fn changes_calendars(patch: &Patch) -> bool {
    let of_about = |about: &Option<Arc<About>>| {
        about.as_ref().map(|about| (about.calendar.clone(), about.status_date))
    };
    let of_party =
        |party: &Option<Arc<Party>>| party.as_ref().and_then(|party| party.calendar.clone());
    patch.about.iter().any(|diff| of_about(&diff.before) != of_about(&diff.after))
        || patch.parties.values().any(|diff| of_party(&diff.before) != of_party(&diff.after))
}

/// Returns the projects that a patch touches, also by a milestone, link, deliverable or product.
fn touched_projects(patch: &Patch, plan: &Plan) -> BTreeSet<ProjectId> {
    let mut touched: BTreeSet<ProjectId> = patch.projects.keys().cloned().collect();
    for diff in patch.milestones.values() {
        touched.extend(
            diff.before.iter().chain(&diff.after).map(|milestone| milestone.project.clone()),
        );
    }
    for diff in patch.links.values() {
        for link in diff.before.iter().chain(&diff.after) {
            let ends = [&link.predecessor, &link.successor];
            touched.extend(
                ends.into_iter().filter_map(|end| plan.project_of(end)).map(|(id, _)| id.clone()),
            );
        }
    }
    for diff in patch.deliverables.values() {
        touched.extend(
            diff.before.iter().chain(&diff.after).map(|deliverable| deliverable.project.clone()),
        );
    }
    for id in patch.products.keys() {
        touched
            .extend(plan.deliverables_of(id).map(|(_, deliverable)| deliverable.project.clone()));
    }
    touched
}
