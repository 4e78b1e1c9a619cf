//! The network laid out for many samples at once. It says for each node what there is to calculate,
//! in numbers of working days wherever those will do.
//!
//! The rules are those of [`Network::forecast`]; what numbers cannot say is left to it, sample by
//! sample. A *place* is the position of a node in the order of the network; a *row* holds a number
//! for each sample of a [`super::Block`].

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::bound::{BoundEnd, WorkdayNumbers};
use super::forecast::{Forecast, Forecasts, earliest, parts};
use super::lag_table::LagTable;
use super::network::{ChangedNodes, LinkEdge, Network, Node, NodeIx};
use crate::model::{Day, ProjectId, ProjectState, Span, WorkUncertainty};

/// What there is to calculate for a network in each sample; a [`super::Block`] calculates it.
///
/// It belongs to one state of the network, and every method that takes a network wants that one.
/// [`Propagation::follow`] brings it to another.
#[derive(Clone, Debug, Default)]
pub struct Propagation {
    /// What there is to calculate for each node, by place.
    pub(super) nodes: Vec<NodeCalc>,
    /// What the nodes wait for, node by node.
    pub(super) links: Vec<LinkCalc>,
    /// The milestones that others wait for, or that are handed over at, node by node.
    pub(super) milestones: Vec<MilestoneCalc>,
    /// The tables that links look their numbers up in. Several links may share one; some are of
    /// links that are gone.
    pub(super) lag_tables: Vec<LagTable>,
    /// The places of the nodes, by their index; `u32::MAX` for an index that no node has.
    places: Vec<u32>,
    /// How many rows a block has.
    pub(super) rows: usize,
}

/// The part of a block that has to be computed again after a change.
#[derive(Clone, Debug)]
pub enum Dirty {
    /// Everything: a row may mean something else than before.
    All,
    /// Some places, and the launches that look at them.
    Some {
        /// By place: whether its rows have to be computed again.
        places: Arc<[bool]>,
        /// The places in which a launch may find something else.
        inspected: Inspected,
        /// Whether any place draws its slips by something else than before.
        redraws: bool,
    },
}

/// The places that were looked at after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inspected {
    /// Every place.
    All,
    /// These places; whatever a launch finds elsewhere is as it was.
    Only(BTreeSet<u32>),
}

/// A node needs more or fewer rows, links or milestones than were laid out for it.
struct LayoutChanged;

/// What was calculated for a node before it was calculated again.
struct Replaced {
    calc: NodeCalc,
    links: Vec<LinkCalc>,
    milestones: Vec<MilestoneCalc>,
}

/// What a link means for the numbers of its successor.
enum LinkEffect {
    /// It cannot move the successor any more.
    Nothing,
    /// It asks the same in every sample; `i32::MIN` where it asks nothing.
    Fixed { floor: i32, least: i32 },
    /// It asks by where its predecessor lies in a sample.
    Follows(LinkCalc),
    /// Numbers cannot say what it asks, so the successor is calculated by its days.
    NeedsDays,
}

/// The uncertain work of a project: all that its slips are drawn by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UncertainWork {
    /// The key of the project, made of its id.
    pub key: u64,
    /// The key of the party that does the work.
    pub party: Option<u64>,
    /// How uncertain it is; none: as is usual in the plan.
    pub spread: Option<WorkUncertainty>,
    /// Working days of work left, by the dates as set; 0 when it is finished.
    pub left: i32,
}

/// How a node is calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalcMethod {
    /// It is finished, so its dates are the same in every sample.
    Fact,
    /// It has not begun, so it moves as a whole.
    ToBegin,
    /// It is running, so only its finish moves.
    Running,
    /// Numbers cannot say where it lies, so [`Network::forecast`] does, sample by sample.
    ByDay,
}

/// What there is to calculate for a node. All numbers are of working days in its own calendar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NodeCalc {
    pub node: NodeIx,
    pub method: CalcMethod,
    /// The row of its finish.
    pub row: u32,
    /// Whether the row after it holds its start.
    pub has_first: bool,
    pub uncertain: UncertainWork,
    /// The number before which it starts in no sample; of what has begun, that of its start.
    pub floor: i32,
    /// Working days from its first to its last, which is one less than its duration. Of what is
    /// running, the number of its finish by what is left; of what is finished, that of its finish.
    pub length: i32,
    /// The number before which it finishes in no sample; `i32::MIN` when nothing sets one.
    pub least: i32,
    /// Whether it may take less than it is set to take.
    pub shortens: bool,
    /// The last number of its calendar.
    pub total: i32,
    /// Its part of [`Propagation::links`], as first and end.
    pub links: (u32, u32),
    /// Its part of [`Propagation::milestones`], as first and end.
    pub milestones: (u32, u32),
}

impl NodeCalc {
    /// How many rows it has: its finish, its start if that is kept, its milestones.
    fn rows(&self) -> usize {
        1 + usize::from(self.has_first) + self.milestones().len()
    }

    pub fn links(&self) -> Range<usize> {
        self.links.0 as usize..self.links.1 as usize
    }

    pub fn milestones(&self) -> Range<usize> {
        self.milestones.0 as usize..self.milestones.1 as usize
    }
}

/// What a link asks of its successor, by where its predecessor lies in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LinkCalc {
    /// The row of the predecessor's end.
    pub row: u32,
    /// How the number there becomes the number asked for.
    pub shift: NumberShift,
    /// The number of the predecessor's end as set, if it lies on a day off, and what is asked then.
    pub except: Option<(i32, i32)>,
    /// Working days from the start of a successor that has not begun to the end that is bound.
    /// Work that takes less than set may not pull that end before what is asked.
    pub offset: i32,
    /// The predecessor.
    pub from: NodeIx,
}

/// How the number of the predecessor's end becomes the number asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberShift {
    /// So many working days more.
    Plus(i32),
    /// By this table of [`Propagation::lag_tables`].
    Lookup(u32),
}

/// What there is to calculate for a milestone that others wait for or that is handed over at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MilestoneCalc {
    /// Its index among the milestones of its node.
    pub place: usize,
    pub row: u32,
    /// Working days from the start of what has not begun; none: it lies on the finish. In what is
    /// running, its number by the dates as set.
    pub offset: Option<i32>,
    /// Its number as set, if it lies on a day off, and that day.
    pub off: Option<(i32, Day)>,
    /// Its share of a slip, in the parts that [`parts`] counts.
    pub parts: i32,
}

/// The dates as set in the place of forecasts, for what is the same in every sample.
struct DatesAsSet;

impl Forecasts for DatesAsSet {
    fn of(&self, network: &Network, at: NodeIx) -> Forecast {
        let node = network.node(at);
        Forecast { dates: node.dates, numbers: node.numbers, ..super::nothing() }
    }
}

impl Propagation {
    /// Lays out what there is to calculate for a network.
    pub fn of(network: &Network) -> Propagation {
        Propagation::with(network, Vec::new())
    }

    /// Follows the network to another state, in which `nodes` changed, and returns what has to be
    /// computed again.
    ///
    /// The cost goes by how many nodes changed, as long as the layout stays.
    pub fn follow(&mut self, network: &Network, nodes: &ChangedNodes) -> Dirty {
        // Most of the tables belong to links that are gone.
        if self.lag_tables.len() > 1_000 + 2 * self.links.len() {
            *self = Propagation::of(network);
            return Dirty::All;
        }
        if let ChangedNodes::Only(nodes) = nodes
            && let Ok(dirty) = self.follow_nodes(network, nodes)
        {
            return dirty;
        }
        let lag_tables = std::mem::take(&mut self.lag_tables);
        let before = std::mem::replace(self, Propagation::with(network, lag_tables));
        self.dirty_since(&before)
    }

    /// Calculates these nodes again, and those that wait for them.
    ///
    /// # Errors
    /// A node does not fit its layout. Nothing has changed then but the lag tables.
    fn follow_nodes(
        &mut self,
        network: &Network,
        nodes: &[NodeIx],
    ) -> Result<Dirty, LayoutChanged> {
        let successors =
            |node: NodeIx| network.node(node).out.iter().map(|edge| network.edge(*edge).to);
        let mut open: BTreeSet<u32> = BTreeSet::new();
        for node in nodes {
            open.insert(self.places[*node as usize]);
            open.extend(successors(*node).map(|at| self.places[at as usize]));
        }
        let mut inspected = BTreeSet::new();
        let mut replaced: Vec<(usize, Replaced)> = Vec::new();
        while let Some(place) = open.pop_first() {
            inspected.insert(place);
            match self.recalculate(network, place as usize) {
                Ok(None) => {}
                Ok(Some(before)) => {
                    let (was, now) = (&before.calc, &self.nodes[place as usize]);
                    // What a link asks depends on how its predecessor is calculated.
                    if (was.method, was.shortens) != (now.method, now.shortens) {
                        open.extend(successors(now.node).map(|at| self.places[at as usize]));
                    }
                    replaced.push((place as usize, before));
                }
                Err(LayoutChanged) => {
                    for (place, before) in replaced {
                        self.restore(place, before);
                    }
                    return Err(LayoutChanged);
                }
            }
        }
        let mut redraws = false;
        let mut places = vec![false; self.nodes.len()];
        for (place, before) in &replaced {
            redraws |= before.calc.uncertain != self.nodes[*place].uncertain;
            places[*place] = true;
        }
        let first = inspected.first().map_or(places.len(), |place| *place as usize);
        for place in first..places.len() {
            let calc = &self.nodes[place];
            let follows = |at: NodeIx| places[self.place_of(at)];
            places[place] |= match calc.method {
                // No list of links says what it depends on: that is all that it waits for.
                CalcMethod::ByDay => {
                    let into = &network.node(calc.node).into;
                    inspected.contains(&(place as u32))
                        || into.iter().any(|edge| follows(network.edge(*edge).from))
                }
                _ => self.links_of(calc).iter().any(|link| follows(link.from)),
            };
        }
        Ok(Dirty::Some { places: places.into(), inspected: Inspected::Only(inspected), redraws })
    }

    /// Calculates one node again, in its place. Returns what was there before, if that differs.
    ///
    /// # Errors
    /// The node does not fit its layout. Nothing has changed then but the lag tables.
    fn recalculate(
        &mut self,
        network: &Network,
        place: usize,
    ) -> Result<Option<Replaced>, LayoutChanged> {
        let before = self.nodes[place].clone();
        // Its links and milestones are made at the end of the lists, and moved to where they were.
        let (links, milestones) = (self.links.len(), self.milestones.len());
        let mut calc = self.node_calc(network, before.node, before.row);
        let keeps_layout = calc.links().len() == before.links().len()
            && calc.milestones().len() == before.milestones().len()
            && calc.has_first == before.has_first;
        (calc.links, calc.milestones) = (before.links, before.milestones);
        let replaced = if !keeps_layout {
            Err(LayoutChanged)
        } else if calc == before
            && self.links[links..] == *self.links_of(&before)
            && self.milestones[milestones..] == *self.milestones_of(&before)
        {
            Ok(None)
        } else {
            let replaced = Replaced {
                links: self.links_of(&before).to_vec(),
                milestones: self.milestones_of(&before).to_vec(),
                calc: before,
            };
            self.links.copy_within(links.., calc.links().start);
            self.milestones.copy_within(milestones.., calc.milestones().start);
            self.nodes[place] = calc;
            Ok(Some(replaced))
        };
        self.links.truncate(links);
        self.milestones.truncate(milestones);
        replaced
    }

    /// Puts back what [`Propagation::recalculate`] replaced.
    fn restore(&mut self, place: usize, before: Replaced) {
        self.links[before.calc.links()].copy_from_slice(&before.links);
        self.milestones[before.calc.milestones()].copy_from_slice(&before.milestones);
        self.nodes[place] = before.calc;
    }

    fn with(network: &Network, lag_tables: Vec<LagTable>) -> Propagation {
        let mut propagation = Propagation {
            places: vec![u32::MAX; network.places()],
            lag_tables,
            ..Propagation::default()
        };
        propagation.nodes.reserve(network.places());
        for at in network.in_order() {
            let calc = propagation.node_calc(network, at, propagation.rows as u32);
            propagation.places[at as usize] = propagation.nodes.len() as u32;
            propagation.rows += calc.rows();
            propagation.nodes.push(calc);
        }
        propagation
    }

    /// Returns the place of a node that is in the network.
    pub(super) fn place_of(&self, node: NodeIx) -> usize {
        self.places[node as usize] as usize
    }

    /// Returns what there is to calculate for a node that is in the network.
    pub(super) fn calc_of(&self, node: NodeIx) -> &NodeCalc {
        &self.nodes[self.place_of(node)]
    }

    /// The uncertain work of each project, by place. Slips are kept in this order.
    pub fn uncertain(&self) -> impl ExactSizeIterator<Item = &UncertainWork> {
        self.nodes.iter().map(|calc| &calc.uncertain)
    }

    /// The uncertain work in these places.
    pub fn uncertain_in(&self, places: Range<usize>) -> impl Iterator<Item = &UncertainWork> {
        self.nodes[places].iter().map(|calc| &calc.uncertain)
    }

    /// Returns the place of a project; none without dates.
    pub fn place(&self, network: &Network, id: &ProjectId) -> Option<usize> {
        Some(self.place_of(network.find(id)?))
    }

    /// Returns the project in a place.
    pub fn project<'a>(&self, network: &'a Network, place: usize) -> &'a ProjectId {
        &network.node(self.nodes[place].node).id
    }

    /// Returns what has to be computed again in a block that was computed for `before`.
    fn dirty_since(&self, before: &Propagation) -> Dirty {
        if self.nodes.len() != before.nodes.len() || self.rows != before.rows {
            return Dirty::All;
        }
        let mut places = vec![false; self.nodes.len()];
        for (place, (now, was)) in self.nodes.iter().zip(&before.nodes).enumerate() {
            if (now.node, now.uncertain.key, now.row) != (was.node, was.uncertain.key, was.row) {
                return Dirty::All;
            }
            let same = now == was
                && self.links_of(now) == before.links_of(was)
                && self.milestones_of(now) == before.milestones_of(was);
            let follows = self.links_of(now).iter().any(|link| places[self.place_of(link.from)]);
            places[place] = !same || follows || now.method == CalcMethod::ByDay;
        }
        let redraws = self.uncertain().ne(before.uncertain());
        Dirty::Some { places: places.into(), inspected: Inspected::All, redraws }
    }

    /// Marks the places that depend on one, itself among them.
    pub fn downstream(&self, network: &Network, place: usize) -> Vec<bool> {
        let mut found = vec![false; self.nodes.len()];
        found[place] = true;
        for place in place..self.nodes.len() {
            if found[place] {
                let node = network.node(self.nodes[place].node);
                for edge in node
                    .out
                    .iter()
                    .map(|edge| network.edge(*edge))
                    .filter(|edge| network.binds(edge))
                {
                    found[self.place_of(edge.to)] = true;
                }
            }
        }
        found
    }

    pub(super) fn links_of(&self, calc: &NodeCalc) -> &[LinkCalc] {
        &self.links[calc.links()]
    }

    pub(super) fn milestones_of(&self, calc: &NodeCalc) -> &[MilestoneCalc] {
        &self.milestones[calc.milestones()]
    }

    /// Calculates a node, whose first row is to be `row`. Its links and milestones are put at the
    /// end of the lists. All that it waits for has to be calculated before.
    fn node_calc(&mut self, network: &Network, at: NodeIx, row: u32) -> NodeCalc {
        let node = network.node(at);
        let (_, left) = network.left(node);
        let (key, party) = node.keys;
        let shortens = match node.spread {
            Some(WorkUncertainty::Points(points)) => i32::from(points.mended().low) < left,
            _ => false,
        };
        let method = match node.state {
            ProjectState::Finished => CalcMethod::Fact,
            ProjectState::Running => CalcMethod::Running,
            ProjectState::Planned | ProjectState::Proposed => CalcMethod::ToBegin,
        };
        let (links, milestones) = (self.links.len() as u32, self.milestones.len() as u32);
        let mut calc = NodeCalc {
            node: at,
            method,
            row,
            has_first: false,
            uncertain: UncertainWork { key, party, spread: node.spread, left },
            floor: node.numbers.first,
            length: node.days - 1,
            least: i32::MIN,
            shortens,
            total: node.table.total(),
            links: (links, links),
            milestones: (milestones, milestones),
        };
        match method {
            CalcMethod::Running => {
                let own = network.own_finish(node).0;
                calc.length = node.table.count(own);
                if !node.table.works(own)
                    && node.into.iter().any(|edge| network.edge(*edge).target() != BoundEnd::Start)
                {
                    calc.method = CalcMethod::ByDay;
                }
            }
            CalcMethod::ToBegin => {
                if network.is_overdue_to_begin(node) {
                    let status = network.status.unwrap_or(node.dates.start());
                    calc.floor = node.table.count(node.table.on_or_after(status));
                } else if node.numbers.last - node.numbers.first != calc.length {
                    // It is set on days off alone.
                    calc.method = CalcMethod::ByDay;
                }
            }
            CalcMethod::Fact | CalcMethod::ByDay => calc.length = node.numbers.last,
        }
        if matches!(calc.method, CalcMethod::Running | CalcMethod::ToBegin) {
            for edge in
                node.into.iter().map(|edge| network.edge(*edge)).filter(|edge| network.binds(edge))
            {
                match self.link_effect(network, edge, calc.method == CalcMethod::Running) {
                    LinkEffect::Nothing => {}
                    LinkEffect::Fixed { floor, least } => {
                        calc.floor = calc.floor.max(floor);
                        calc.least = calc.least.max(least);
                    }
                    LinkEffect::Follows(link) => self.links.push(link),
                    LinkEffect::NeedsDays => {
                        calc.method = CalcMethod::ByDay;
                        self.links.truncate(links as usize);
                        break;
                    }
                }
            }
        }
        calc.links.1 = self.links.len() as u32;
        let leaves_start = |edge: &LinkEdge| edge.leaves_start() && edge.from_milestone.is_none();
        let finish_is_kept = calc.shortens
            && node.into.iter().any(|edge| network.edge(*edge).target() != BoundEnd::Start);
        let begins = node.state == ProjectState::Planned || node.state == ProjectState::Proposed;
        calc.has_first = begins
            && (calc.method == CalcMethod::ByDay
                || finish_is_kept
                || node.out.iter().any(|edge| leaves_start(network.edge(*edge))));
        let mut row = row + 1 + u32::from(calc.has_first);
        if matches!(calc.method, CalcMethod::ToBegin | CalcMethod::Running) {
            for place in 0..node.milestones.len() {
                let milestone = match calc.method {
                    CalcMethod::Running => running_milestone_calc(network, node, &calc, place, row),
                    _ => milestone_calc(network, node, &calc, place, row),
                };
                if let Some(milestone) = milestone {
                    self.milestones.push(milestone);
                    row += 1;
                }
            }
        }
        calc.milestones.1 = self.milestones.len() as u32;
        calc
    }

    /// Returns what a link means for its successor, which is running or has not begun.
    ///
    /// The lag table that it needs is added, unless another link has the same.
    fn link_effect(&mut self, network: &Network, edge: &LinkEdge, is_running: bool) -> LinkEffect {
        let (from, to) = (network.node(edge.from), network.node(edge.to));
        if is_running && edge.target() == BoundEnd::Start {
            return LinkEffect::Nothing;
        }
        let offset = if is_running { 0 } else { network.offset(edge).min(to.days - 1) };
        let is_fact = match edge.from_milestone {
            Some(place) => from.state == ProjectState::Finished || from.milestones[place].done,
            None => {
                from.state == ProjectState::Finished
                    || (from.state == ProjectState::Running && edge.leaves_start())
            }
        };
        if is_fact {
            if is_running {
                let least = to.table.count(network.demand(edge, &DatesAsSet).day);
                return LinkEffect::Fixed { floor: i32::MIN, least };
            }
            let floor = network.start_wanted(edge, &DatesAsSet);
            let least = match edge.target() {
                BoundEnd::Start => i32::MIN,
                BoundEnd::Finish | BoundEnd::Milestone => floor.saturating_add(offset),
            };
            return LinkEffect::Fixed { floor, least };
        }
        let source = self.calc_of(edge.from);
        // Several days share a number when some are off. In the samples that leave the end as set,
        // that is the day off, so what is asked then is worked out apart.
        let (row, off) = match edge.from_milestone {
            Some(place) => {
                match self.milestones_of(source).iter().find(|milestone| milestone.place == place) {
                    Some(milestone) => (milestone.row, milestone.off),
                    None => return LinkEffect::NeedsDays,
                }
            }
            None => {
                let off = off_day(network, from, edge.leaves_start());
                if off.is_some() && (source.method == CalcMethod::ByDay || source.shortens) {
                    return LinkEffect::NeedsDays;
                }
                (source.row + u32::from(edge.leaves_start()), off)
            }
        };
        let except = off.map(|(number, day)| {
            let demand =
                network.demand_from(edge, earliest(edge, from, Span::day(day)), edge.accepted);
            (number, to.table.count(if is_running { demand.day } else { demand.start }))
        });
        let shift = match network.plain_lag(edge) {
            Some(lag) => {
                let asked = WorkdayNumbers { first: 0, last: 0, after: 0 }.allows(edge.kind, lag);
                NumberShift::Plus(if edge.target() == BoundEnd::Finish && !is_running {
                    asked - (to.days - 1)
                } else {
                    asked
                })
            }
            None => {
                let overlap = if edge.accepted { network.overlap(edge) } else { 0 };
                let offset = (!is_running).then(|| network.offset(edge));
                let rule = (edge.kind, edge.lag);
                let table =
                    LagTable::new(&from.table, &to.table, rule, edge.target(), offset, overlap);
                let known = self.lag_tables.iter().position(|known| *known == table);
                let place = known.unwrap_or_else(|| {
                    self.lag_tables.push(table);
                    self.lag_tables.len() - 1
                });
                NumberShift::Lookup(place as u32)
            }
        };
        LinkEffect::Follows(LinkCalc {
            row,
            shift,
            except,
            offset: if edge.target() == BoundEnd::Start { 0 } else { offset },
            from: edge.from,
        })
    }
}

/// Returns a milestone of what has not begun as numbers.
///
/// None when numbers cannot say where it lies, or when nothing depends on it.
fn milestone_calc(
    network: &Network,
    node: &Node,
    calc: &NodeCalc,
    place: usize,
    row: u32,
) -> Option<MilestoneCalc> {
    let milestone = &node.milestones[place];
    let is_bound = calc.shortens
        && node.into.iter().any(|edge| network.edge(*edge).to_milestone == Some(place));
    let within = node.dates.clamp(milestone.day) == milestone.day;
    let plain = node.table.works(node.dates.start()) && node.table.works(node.dates.finish());
    if !is_asked(network, node, place) || is_bound || !within || !plain || milestone.done {
        return None;
    }
    let number = node.table.count(milestone.day);
    let offset = number - node.numbers.first;
    let is_off = !node.table.works(milestone.day) && !network.is_overdue_to_begin(node);
    // One that can come sooner can lie on a working day of the same number.
    if is_off && calc.shortens {
        return None;
    }
    let offset = (milestone.day != node.dates.finish()).then_some(offset);
    let parts = parts(offset.unwrap_or(0) + 1, node.days);
    Some(MilestoneCalc {
        place,
        row,
        offset,
        off: is_off.then_some((number, milestone.day)),
        parts,
    })
}

/// Returns a milestone of what is running as numbers; none as for [`milestone_calc`].
fn running_milestone_calc(
    network: &Network,
    node: &Node,
    calc: &NodeCalc,
    place: usize,
    row: u32,
) -> Option<MilestoneCalc> {
    let milestone = &node.milestones[place];
    let is_bound = node.into.iter().any(|edge| network.edge(*edge).to_milestone == Some(place));
    if !is_asked(network, node, place) || is_bound || calc.shortens || milestone.done {
        return None;
    }
    let day = network.status.map_or(milestone.day, |status| milestone.day.max(status));
    let number = node.table.count(day);
    let (first, days) = network.left(node);
    let off = (!node.table.works(day)).then_some((number, day));
    Some(MilestoneCalc {
        place,
        row,
        offset: Some(number),
        off,
        parts: parts(number - first + 1, days),
    })
}

/// Whether another project waits for a milestone, or anything is handed over at it.
fn is_asked(network: &Network, node: &Node, place: usize) -> bool {
    node.out.iter().any(|edge| network.edge(*edge).from_milestone == Some(place))
        || node.promises.iter().any(|promise| promise.milestone == Some(place))
}

/// Returns the day off on which an end of a node lies by the dates as set, with the number that it
/// has in a row; none when it lies on a working day.
///
/// A finish has the number of the working day before it, a start that of the one after it.
pub(super) fn off_day(network: &Network, node: &Node, start: bool) -> Option<(i32, Day)> {
    let day = match node.state {
        ProjectState::Running if !start => network.own_finish(node).0,
        ProjectState::Planned | ProjectState::Proposed if network.is_overdue_to_begin(node) => {
            return None;
        }
        _ if start => node.dates.start(),
        _ => node.dates.finish(),
    };
    let number = if start { node.numbers.first } else { node.table.count(day) };
    (!node.table.works(day)).then_some((number, day))
}
