//! The network made ready for many samples at once: for each node what there is to reckon, as
//! numbers of working days where that will do.
//!
//! The rules are those of [`Network::forecast`]; what numbers cannot say is left to it, sample by
//! sample.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::bound::{BoundEnd, WorkdayNumbers};
use super::forecast::{Forecast, Forecasts, day_alone, earliest, parts};
use super::lag_table::LagTable;
use super::network::{ChangedNodes, LinkEdge, Network, Node, NodeIx};
use crate::model::{Day, ProjectId, Spread, State};

/// A network as it is propagated in samples; see [`super::Block`].
#[derive(Clone, Debug, Default)]
pub struct Propagation {
    /// A step for each node, in the order of the network.
    pub(super) nodes: Vec<NodeCalc>,
    /// What the steps wait for.
    pub(super) links: Vec<LinkCalc>,
    /// The milestones that others wait for, or that are handed over at.
    pub(super) milestones: Vec<MilestoneCalc>,
    pub(super) lag_tables: Vec<LagTable>,
    /// The places of the nodes, by their index; `u32::MAX` for an index that no node has.
    places: Vec<u32>,
    /// How many rows a block has.
    pub(super) rows: usize,
}

/// What of a block has to be computed again after a change.
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

/// What of a project is uncertain, and by what its slips are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UncertainWork {
    /// The key of the project.
    pub key: u64,
    /// The key of the party that does it.
    pub party: Option<u64>,
    /// How far what is left may come out otherwise; none: as is usual.
    pub spread: Option<Spread>,
    /// Working days that are left as it is set; 0 when it is finished.
    pub left: i32,
}

/// How a node is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalcMethod {
    /// It is finished.
    Fact,
    /// It has not begun.
    ToBegin,
    /// It is running.
    Running,
    /// Numbers are not enough: by the days themselves.
    ByDay,
}

/// One node to be reckoned.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NodeCalc {
    pub node: NodeIx,
    pub method: CalcMethod,
    /// The row of its finish.
    pub row: u32,
    /// Does the row after it hold its start?
    pub has_first: bool,
    pub uncertain: UncertainWork,
    /// The number of the working day before which it does not start, as far as that is the same in
    /// every sample; of what has begun, that on which it started.
    pub floor: i32,
    /// Working days from its first to its last; of what is running, the number of its own finish.
    pub length: i32,
    /// The number before which it does not finish, as far as that is the same in every sample.
    pub least: i32,
    /// Can it take less than it is set to take?
    pub shortens: bool,
    /// The last number of its calendar.
    pub total: i32,
    pub links: (u32, u32),
    pub milestones: (u32, u32),
}

impl NodeCalc {
    /// How many rows it has.
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

/// What a node waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LinkCalc {
    /// The row that it depends on.
    pub row: u32,
    /// How the number there becomes the number asked for.
    pub shift: NumberShift,
    /// The number on which it does not lie on that working day but on a day off after it, as it is
    /// set, and what is asked then.
    pub except: Option<(i32, i32)>,
    /// Working days from the start to what is asked for, which keeps the finish where it is.
    pub offset: i32,
    /// The place of the node that the row is of.
    pub from: NodeIx,
}

/// From the number of the predecessor's end to the number asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberShift {
    /// So many more.
    Plus(i32),
    /// By the table in this place.
    Lookup(u32),
}

/// A milestone as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MilestoneCalc {
    /// Its place among those of its node.
    pub place: usize,
    pub row: u32,
    /// Working days from the first day, or its number in what is running; none: it lies on the
    /// last.
    pub offset: Option<i32>,
    /// The number on which it lies on a day off after it, as it is set, and that day.
    pub off: Option<(i32, Day)>,
    /// Its parts of a slip.
    pub parts: i32,
}

/// Those that are in the same place in every sample: facts.
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
    /// A node does not fit its layout; nothing has changed then.
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
    /// The node does not fit its layout; nothing has changed then.
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

    /// The place of a node that is in the network.
    pub(super) fn place_of(&self, node: NodeIx) -> usize {
        self.places[node as usize] as usize
    }

    /// What there is to calculate for a node that is in the network.
    pub(super) fn calc_of(&self, node: NodeIx) -> &NodeCalc {
        &self.nodes[self.place_of(node)]
    }

    /// What is uncertain, a project each, in the order of the network: slips are drawn in this
    /// order.
    pub fn uncertain(&self) -> impl ExactSizeIterator<Item = &UncertainWork> {
        self.nodes.iter().map(|calc| &calc.uncertain)
    }

    /// The same of these places.
    pub fn uncertain_in(&self, places: Range<usize>) -> impl Iterator<Item = &UncertainWork> {
        self.nodes[places].iter().map(|calc| &calc.uncertain)
    }

    /// The place of a project among those of [`Propagation::uncertain`]; none without dates.
    pub fn place(&self, network: &Network, id: &ProjectId) -> Option<usize> {
        Some(self.place_of(network.find(id)?))
    }

    /// The project in a place.
    pub fn project<'a>(&self, network: &'a Network, place: usize) -> &'a ProjectId {
        &network.node(self.nodes[place].node).id
    }

    /// What has to be computed again in a block that was computed for `before`.
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

    /// The places that depend on one, itself among them.
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
            Some(Spread::Points(points)) => i32::from(points.mended().low) < left,
            _ => false,
        };
        let method = match node.state {
            State::Finished => CalcMethod::Fact,
            State::Running => CalcMethod::Running,
            State::Planned | State::Proposed => CalcMethod::ToBegin,
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
        let begins = node.state == State::Planned || node.state == State::Proposed;
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
            Some(place) => from.state == State::Finished || from.milestones[place].done,
            None => {
                from.state == State::Finished
                    || (from.state == State::Running && edge.leaves_start())
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
        // Days off are neither here nor there among numbers, so where an end lies as it is set, and
        // that is a day off, what it asks is looked up.
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
                network.demand_from(edge, earliest(edge, from, day_alone(day)), edge.accepted);
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

/// Does another project wait for a milestone, or is anything handed over at it?
fn is_asked(network: &Network, node: &Node, place: usize) -> bool {
    node.out.iter().any(|edge| network.edge(*edge).from_milestone == Some(place))
        || node.promises.iter().any(|promise| promise.milestone == Some(place))
}

/// The day off that an end of a node lies on in some samples, and the number of the working day
/// before it; of its start, of that on or after it.
pub(super) fn off_day(network: &Network, node: &Node, start: bool) -> Option<(i32, Day)> {
    let day = match node.state {
        State::Running if !start => network.own_finish(node).0,
        State::Planned | State::Proposed if network.is_overdue_to_begin(node) => return None,
        _ if start => node.dates.start(),
        _ => node.dates.finish(),
    };
    let number = if start { node.numbers.first } else { node.table.count(day) };
    (!node.table.works(day)).then_some((number, day))
}
