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
    /// The step of a node, by its place.
    pub(super) place_of: Vec<u32>,
    /// How many rows a block has.
    pub(super) rows: usize,
}

/// What has to be reckoned anew after a change.
#[derive(Clone, Debug)]
pub enum Dirty {
    /// Everything.
    All,
    /// Some of it.
    Some {
        /// Which places do.
        places: Arc<[bool]>,
        /// The places of which the step, or what a launch finds in it, may be another; none: any.
        inspected: Option<BTreeSet<u32>>,
        /// Does any place draw its slips by something else?
        draws: bool,
    },
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
    /// Makes a network ready.
    pub fn of(network: &Network) -> Propagation {
        Propagation::with(network, Vec::new())
    }

    /// Makes another state of the network ready, of which these nodes stand otherwise, and says
    /// what of it has to be reckoned anew.
    pub fn follow(&mut self, network: &Network, nodes: &ChangedNodes) -> Dirty {
        // Tables that nobody asks for any more.
        let too_many = self.lag_tables.len() > 1_000 + 2 * self.links.len();
        let followed = match nodes {
            ChangedNodes::Only(nodes) if !too_many => Some(self.follow_nodes(network, nodes)),
            _ => None,
        };
        if let Some(Some(dirty)) = followed {
            return dirty;
        }
        let lag_tables = if too_many { Vec::new() } else { std::mem::take(&mut self.lag_tables) };
        let before = std::mem::replace(self, Propagation::with(network, lag_tables));
        // What was followed in part is not what there was before.
        if too_many || followed.is_some() { Dirty::All } else { self.dirty_since(&before) }
    }

    /// Makes these nodes ready again, and what waits for them; none, with only some of it done,
    /// when the rows come to lie otherwise.
    fn follow_nodes(&mut self, network: &Network, nodes: &[NodeIx]) -> Option<Dirty> {
        let mut open: BTreeSet<u32> = BTreeSet::new();
        let successors =
            |node: NodeIx| network.node(node).out.iter().map(|edge| network.edge(*edge).to);
        for node in nodes {
            open.extend(
                std::iter::once(*node)
                    .chain(successors(*node))
                    .map(|at| self.place_of[at as usize]),
            );
        }
        let mut places = vec![false; self.nodes.len()];
        let mut inspected = BTreeSet::new();
        let mut draws = false;
        while let Some(place) = open.pop_first() {
            let before = self.nodes[place as usize].clone();
            let same = self.renew(network, place as usize)?;
            let now = &self.nodes[place as usize];
            // What a tie asks follows from the node and from how it is reckoned.
            if (before.method, before.shortens) != (now.method, now.shortens) {
                open.extend(successors(now.node).map(|at| self.place_of[at as usize]));
            }
            draws |= before.uncertain != now.uncertain;
            places[place as usize] = !same;
            inspected.insert(place);
        }
        let first = inspected.first().map_or(places.len(), |place| *place as usize);
        for place in first..places.len() {
            let calc = &self.nodes[place];
            // By days it is reckoned from all that it waits for.
            let follows = |at: NodeIx| places[self.place_of[at as usize] as usize];
            places[place] |= match calc.method {
                CalcMethod::ByDay => {
                    inspected.contains(&(place as u32))
                        || network
                            .node(calc.node)
                            .into
                            .iter()
                            .any(|edge| follows(network.edge(*edge).from))
                }
                _ => self.links_of(calc).iter().any(|link| follows(link.from)),
            };
        }
        Some(Dirty::Some { places: places.into(), inspected: Some(inspected), draws })
    }

    /// Makes one node ready again, and answers whether it is as it was; none when its rows, ties or
    /// milestones are more or fewer than before.
    fn renew(&mut self, network: &Network, place: usize) -> Option<bool> {
        let before = self.nodes[place].clone();
        let (rows, links, milestones) = (self.rows, self.links.len(), self.milestones.len());
        self.rows = before.row as usize;
        let mut calc = self.node_calc(network, before.node);
        let same_rows = self.rows - before.row as usize == before.rows();
        self.rows = rows;
        (calc.links, calc.milestones) = (before.links, before.milestones);
        let same_place = same_rows
            && self.links.len() - links == before.links().len()
            && self.milestones.len() - milestones == before.milestones().len()
            && calc.has_first == before.has_first;
        let same = same_place
            && calc == before
            && self.links[links..] == self.links[before.links()]
            && self.milestones[milestones..] == self.milestones[before.milestones()];
        if same_place {
            self.links.copy_within(links.., before.links().start);
            self.milestones.copy_within(milestones.., before.milestones().start);
            self.nodes[place] = calc;
        }
        self.links.truncate(links);
        self.milestones.truncate(milestones);
        same_place.then_some(same)
    }

    fn with(network: &Network, lag_tables: Vec<LagTable>) -> Propagation {
        let mut propagation = Propagation {
            place_of: vec![u32::MAX; network.places()],
            lag_tables,
            ..Propagation::default()
        };
        propagation.nodes.reserve(network.places());
        for at in network.in_order() {
            let calc = propagation.node_calc(network, at);
            propagation.place_of[at as usize] = propagation.nodes.len() as u32;
            propagation.nodes.push(calc);
        }
        propagation
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
        Some(self.place_of[network.find(id)? as usize] as usize)
    }

    /// The project in a place.
    pub fn project<'a>(&self, network: &'a Network, place: usize) -> &'a ProjectId {
        &network.node(self.nodes[place].node).id
    }

    /// What has to be reckoned anew where a block was reckoned for another state of the network.
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
            let follows = self
                .links_of(now)
                .iter()
                .any(|link| places[self.place_of[link.from as usize] as usize]);
            places[place] = !same || follows || now.method == CalcMethod::ByDay;
        }
        let draws = self.uncertain().ne(before.uncertain());
        Dirty::Some { places: places.into(), inspected: None, draws }
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
                    found[self.place_of[edge.to as usize] as usize] = true;
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

    fn node_calc(&mut self, network: &Network, at: NodeIx) -> NodeCalc {
        let node = network.node(at);
        let (_, left) = network.left(node);
        let (key, party) = node.keys;
        let shortens = matches!(node.spread, Some(Spread::Points(points)) if i32::from(points.mended().low) < left);
        let method = match node.state {
            State::Finished => CalcMethod::Fact,
            State::Running => CalcMethod::Running,
            State::Planned | State::Proposed => CalcMethod::ToBegin,
        };
        let links = self.links.len() as u32;
        let mut calc = NodeCalc {
            node: at,
            method,
            row: self.rows as u32,
            has_first: false,
            uncertain: UncertainWork { key, party, spread: node.spread, left },
            floor: node.numbers.first,
            length: node.days - 1,
            least: i32::MIN,
            shortens,
            total: node.table.total(),
            links: (links, links),
            milestones: (self.milestones.len() as u32, 0),
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
                if !self.add_link(network, edge, &mut calc) {
                    calc.method = CalcMethod::ByDay;
                    self.links.truncate(links as usize);
                    break;
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
        self.rows += 1 + usize::from(calc.has_first);
        if matches!(calc.method, CalcMethod::ToBegin | CalcMethod::Running) {
            for place in 0..node.milestones.len() {
                let milestone = match calc.method {
                    CalcMethod::Running => self.running_milestone_calc(network, node, &calc, place),
                    _ => self.milestone_calc(network, node, &calc, place),
                };
                if let Some(milestone) = milestone {
                    self.milestones.push(milestone);
                    self.rows += 1;
                }
            }
        }
        calc.milestones.1 = self.milestones.len() as u32;
        calc
    }

    /// A milestone of what has not begun as numbers; none when numbers are not enough, or nobody
    /// asks for it.
    fn milestone_calc(
        &self,
        network: &Network,
        node: &Node,
        calc: &NodeCalc,
        place: usize,
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
            row: self.rows as u32,
            offset,
            off: is_off.then_some((number, milestone.day)),
            parts,
        })
    }

    /// The same in what is running.
    fn running_milestone_calc(
        &self,
        network: &Network,
        node: &Node,
        calc: &NodeCalc,
        place: usize,
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
            row: self.rows as u32,
            offset: Some(number),
            off,
            parts: parts(number - first + 1, days),
        })
    }

    /// Adds a link to a step, as what it waits for or as a floor; false when numbers are not
    /// enough.
    fn add_link(&mut self, network: &Network, edge: &LinkEdge, calc: &mut NodeCalc) -> bool {
        let (from, to) = (network.node(edge.from), network.node(edge.to));
        let is_running = calc.method == CalcMethod::Running;
        if is_running && edge.target() == BoundEnd::Start {
            return true;
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
            let asked = if is_running {
                to.table.count(network.demand(edge, &DatesAsSet).day)
            } else {
                network.start_wanted(edge, &DatesAsSet)
            };
            if is_running {
                calc.least = calc.least.max(asked);
            } else {
                calc.floor = calc.floor.max(asked);
                if edge.target() != BoundEnd::Start {
                    calc.least = calc.least.max(asked.saturating_add(offset));
                }
            }
            return true;
        }
        let source = &self.nodes[self.place_of[edge.from as usize] as usize];
        // Days off are neither here nor there among numbers, so where an end lies as it is set, and
        // that is a day off, what it asks is looked up.
        let (row, off) = match edge.from_milestone {
            Some(place) => {
                match self.milestones_of(source).iter().find(|milestone| milestone.place == place) {
                    Some(milestone) => (milestone.row, milestone.off),
                    None => return false,
                }
            }
            None => {
                let off = off_day(network, from, edge.leaves_start());
                if off.is_some() && (source.method == CalcMethod::ByDay || source.shortens) {
                    return false;
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
        self.links.push(LinkCalc {
            row,
            shift,
            except,
            offset: if edge.target() == BoundEnd::Start { 0 } else { offset },
            from: edge.from,
        });
        true
    }
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
