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
use super::lagged::Lagged;
use super::network::{ChangedNodes, LinkEdge, Network, Node, NodeIx};
use crate::model::{Day, ProjectId, Spread, State};

/// A network as it is propagated in samples; see [`super::Block`].
#[derive(Clone, Debug, Default)]
pub struct Propagation {
    /// A step for each node, in the order of the network.
    pub(super) steps: Vec<Step>,
    /// What the steps wait for.
    pub(super) ties: Vec<Tie>,
    /// The milestones that others wait for, or that are handed over at.
    pub(super) milestones: Vec<MilestoneCalc>,
    pub(super) lagged: Vec<Lagged>,
    /// The step of a node, by its place.
    pub(super) step_of: Vec<u32>,
    /// How many rows a block has.
    pub(super) rows: usize,
}

/// What has to be reckoned anew after a change.
#[derive(Clone, Debug)]
pub enum Anew {
    /// Everything.
    All,
    /// Some of it.
    Some {
        /// Which places do.
        places: Arc<[bool]>,
        /// The places of which the step, or what a launch finds in it, may be another; none: any.
        looked_at: Option<BTreeSet<u32>>,
        /// Does any place draw its slips by something else?
        draws: bool,
    },
}

/// What of a project is uncertain, and by what its slips are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncertain {
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
pub(super) enum How {
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
pub(super) struct Step {
    pub node: NodeIx,
    pub how: How,
    /// The row of its finish.
    pub row: u32,
    /// Does the row after it hold its start?
    pub has_first: bool,
    pub uncertain: Uncertain,
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
    pub ties: (u32, u32),
    pub milestones: (u32, u32),
}

impl Step {
    /// How many rows it has.
    fn rows(&self) -> usize {
        1 + usize::from(self.has_first) + self.milestones().len()
    }

    pub fn ties(&self) -> Range<usize> {
        self.ties.0 as usize..self.ties.1 as usize
    }

    pub fn milestones(&self) -> Range<usize> {
        self.milestones.0 as usize..self.milestones.1 as usize
    }
}

/// What a node waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    /// The row that it depends on.
    pub row: u32,
    /// How the number there becomes the number asked for.
    pub ask: Ask,
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
pub(super) enum Ask {
    /// So many more.
    Plus(i32),
    /// By the table in this place.
    Table(u32),
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
struct Facts;

impl Forecasts for Facts {
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
    pub fn follow(&mut self, network: &Network, nodes: &ChangedNodes) -> Anew {
        // Tables that nobody asks for any more.
        let too_many = self.lagged.len() > 1_000 + 2 * self.ties.len();
        let followed =
            nodes.0.as_ref().filter(|_| !too_many).map(|nodes| self.follow_nodes(network, nodes));
        if let Some(Some(anew)) = followed {
            return anew;
        }
        let lagged = if too_many { Vec::new() } else { std::mem::take(&mut self.lagged) };
        let before = std::mem::replace(self, Propagation::with(network, lagged));
        // What was followed in part is not what there was before.
        if too_many || followed.is_some() { Anew::All } else { self.anew(&before) }
    }

    /// Makes these nodes ready again, and what waits for them; none, with only some of it done,
    /// when the rows come to lie otherwise.
    fn follow_nodes(&mut self, network: &Network, nodes: &[NodeIx]) -> Option<Anew> {
        let mut open: BTreeSet<u32> = BTreeSet::new();
        let successors =
            |node: NodeIx| network.node(node).out.iter().map(|edge| network.edge(*edge).to);
        for node in nodes {
            open.extend(
                std::iter::once(*node).chain(successors(*node)).map(|at| self.step_of[at as usize]),
            );
        }
        let mut places = vec![false; self.steps.len()];
        let mut looked_at = BTreeSet::new();
        let mut draws = false;
        while let Some(place) = open.pop_first() {
            let before = self.steps[place as usize].clone();
            let same = self.renew(network, place as usize)?;
            let now = &self.steps[place as usize];
            // What a tie asks follows from the node and from how it is reckoned.
            if (before.how, before.shortens) != (now.how, now.shortens) {
                open.extend(successors(now.node).map(|at| self.step_of[at as usize]));
            }
            draws |= before.uncertain != now.uncertain;
            places[place as usize] = !same;
            looked_at.insert(place);
        }
        let first = looked_at.first().map_or(places.len(), |place| *place as usize);
        for place in first..places.len() {
            let step = &self.steps[place];
            // By days it is reckoned from all that it waits for.
            let follows = |at: NodeIx| places[self.step_of[at as usize] as usize];
            places[place] |= match step.how {
                How::ByDay => {
                    looked_at.contains(&(place as u32))
                        || network
                            .node(step.node)
                            .into
                            .iter()
                            .any(|edge| follows(network.edge(*edge).from))
                }
                _ => self.ties_of(step).iter().any(|tie| follows(tie.from)),
            };
        }
        Some(Anew::Some { places: places.into(), looked_at: Some(looked_at), draws })
    }

    /// Makes one node ready again, and answers whether it is as it was; none when its rows, ties or
    /// milestones are more or fewer than before.
    fn renew(&mut self, network: &Network, place: usize) -> Option<bool> {
        let before = self.steps[place].clone();
        let (rows, ties, milestones) = (self.rows, self.ties.len(), self.milestones.len());
        self.rows = before.row as usize;
        let mut step = self.step(network, before.node);
        let same_rows = self.rows - before.row as usize == before.rows();
        self.rows = rows;
        (step.ties, step.milestones) = (before.ties, before.milestones);
        let same_place = same_rows
            && self.ties.len() - ties == before.ties().len()
            && self.milestones.len() - milestones == before.milestones().len()
            && step.has_first == before.has_first;
        let same = same_place
            && step == before
            && self.ties[ties..] == self.ties[before.ties()]
            && self.milestones[milestones..] == self.milestones[before.milestones()];
        if same_place {
            self.ties.copy_within(ties.., before.ties().start);
            self.milestones.copy_within(milestones.., before.milestones().start);
            self.steps[place] = step;
        }
        self.ties.truncate(ties);
        self.milestones.truncate(milestones);
        same_place.then_some(same)
    }

    fn with(network: &Network, lagged: Vec<Lagged>) -> Propagation {
        let mut ready = Propagation {
            step_of: vec![u32::MAX; network.places()],
            lagged,
            ..Propagation::default()
        };
        ready.steps.reserve(network.places());
        for at in network.in_order() {
            let step = ready.step(network, at);
            ready.step_of[at as usize] = ready.steps.len() as u32;
            ready.steps.push(step);
        }
        ready
    }

    /// What is uncertain, a project each, in the order of the network: slips are drawn in this
    /// order.
    pub fn uncertain(&self) -> impl ExactSizeIterator<Item = &Uncertain> {
        self.steps.iter().map(|step| &step.uncertain)
    }

    /// The same of these places.
    pub fn uncertain_in(&self, places: Range<usize>) -> impl Iterator<Item = &Uncertain> {
        self.steps[places].iter().map(|step| &step.uncertain)
    }

    /// The place of a project among those of [`Propagation::uncertain`]; none without dates.
    pub fn place(&self, network: &Network, id: &ProjectId) -> Option<usize> {
        Some(self.step_of[network.find(id)? as usize] as usize)
    }

    /// The project in a place.
    pub fn project<'a>(&self, network: &'a Network, place: usize) -> &'a ProjectId {
        &network.node(self.steps[place].node).id
    }

    /// What has to be reckoned anew where a block was reckoned for another state of the network.
    fn anew(&self, before: &Propagation) -> Anew {
        if self.steps.len() != before.steps.len() || self.rows != before.rows {
            return Anew::All;
        }
        let mut places = vec![false; self.steps.len()];
        for (place, (now, was)) in self.steps.iter().zip(&before.steps).enumerate() {
            if (now.node, now.uncertain.key, now.row) != (was.node, was.uncertain.key, was.row) {
                return Anew::All;
            }
            let same = now == was
                && self.ties_of(now) == before.ties_of(was)
                && self.milestones_of(now) == before.milestones_of(was);
            let follows = self
                .ties_of(now)
                .iter()
                .any(|tie| places[self.step_of[tie.from as usize] as usize]);
            places[place] = !same || follows || now.how == How::ByDay;
        }
        let draws = self.uncertain().ne(before.uncertain());
        Anew::Some { places: places.into(), looked_at: None, draws }
    }

    /// The places that depend on one, itself among them.
    pub fn downstream(&self, network: &Network, place: usize) -> Vec<bool> {
        let mut found = vec![false; self.steps.len()];
        found[place] = true;
        for place in place..self.steps.len() {
            if found[place] {
                let node = network.node(self.steps[place].node);
                for edge in node
                    .out
                    .iter()
                    .map(|edge| network.edge(*edge))
                    .filter(|edge| network.binds(edge))
                {
                    found[self.step_of[edge.to as usize] as usize] = true;
                }
            }
        }
        found
    }

    pub(super) fn ties_of(&self, step: &Step) -> &[Tie] {
        &self.ties[step.ties()]
    }

    pub(super) fn milestones_of(&self, step: &Step) -> &[MilestoneCalc] {
        &self.milestones[step.milestones()]
    }

    fn step(&mut self, network: &Network, at: NodeIx) -> Step {
        let node = network.node(at);
        let (_, left) = network.left(node);
        let (key, party) = node.keys;
        let shortens = matches!(node.spread, Some(Spread::Points(points)) if i32::from(points.mended().low) < left);
        let how = match node.state {
            State::Finished => How::Fact,
            State::Running => How::Running,
            State::Planned | State::Proposed => How::ToBegin,
        };
        let ties = self.ties.len() as u32;
        let mut step = Step {
            node: at,
            how,
            row: self.rows as u32,
            has_first: false,
            uncertain: Uncertain { key, party, spread: node.spread, left },
            floor: node.numbers.first,
            length: node.days - 1,
            least: i32::MIN,
            shortens,
            total: node.table.total(),
            ties: (ties, ties),
            milestones: (self.milestones.len() as u32, 0),
        };
        match how {
            How::Running => {
                let own = network.own_finish(node).0;
                step.length = node.table.count(own);
                if !node.table.works(own)
                    && node.into.iter().any(|edge| network.edge(*edge).target() != BoundEnd::Start)
                {
                    step.how = How::ByDay;
                }
            }
            How::ToBegin => {
                if network.is_overdue_to_begin(node) {
                    let status = network.status.unwrap_or(node.dates.start());
                    step.floor = node.table.count(node.table.on_or_after(status));
                } else if node.numbers.last - node.numbers.first != step.length {
                    // It is set on days off alone.
                    step.how = How::ByDay;
                }
            }
            How::Fact | How::ByDay => step.length = node.numbers.last,
        }
        if matches!(step.how, How::Running | How::ToBegin) {
            for edge in
                node.into.iter().map(|edge| network.edge(*edge)).filter(|edge| network.binds(edge))
            {
                if !self.tie(network, edge, &mut step) {
                    step.how = How::ByDay;
                    self.ties.truncate(ties as usize);
                    break;
                }
            }
        }
        step.ties.1 = self.ties.len() as u32;
        let leaves_start = |edge: &LinkEdge| edge.leaves_start() && edge.from_milestone.is_none();
        let finish_is_kept = step.shortens
            && node.into.iter().any(|edge| network.edge(*edge).target() != BoundEnd::Start);
        let begins = node.state == State::Planned || node.state == State::Proposed;
        step.has_first = begins
            && (step.how == How::ByDay
                || finish_is_kept
                || node.out.iter().any(|edge| leaves_start(network.edge(*edge))));
        self.rows += 1 + usize::from(step.has_first);
        if matches!(step.how, How::ToBegin | How::Running) {
            for place in 0..node.milestones.len() {
                let milestone = match step.how {
                    How::Running => self.running_milestone_calc(network, node, &step, place),
                    _ => self.milestone_calc(network, node, &step, place),
                };
                if let Some(milestone) = milestone {
                    self.milestones.push(milestone);
                    self.rows += 1;
                }
            }
        }
        step.milestones.1 = self.milestones.len() as u32;
        step
    }

    /// A milestone of what has not begun as numbers; none when numbers are not enough, or nobody
    /// asks for it.
    fn milestone_calc(
        &self,
        network: &Network,
        node: &Node,
        step: &Step,
        place: usize,
    ) -> Option<MilestoneCalc> {
        let milestone = &node.milestones[place];
        let is_bound = step.shortens
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
        if is_off && step.shortens {
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
        step: &Step,
        place: usize,
    ) -> Option<MilestoneCalc> {
        let milestone = &node.milestones[place];
        let is_bound = node.into.iter().any(|edge| network.edge(*edge).to_milestone == Some(place));
        if !is_asked(network, node, place) || is_bound || step.shortens || milestone.done {
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
    fn tie(&mut self, network: &Network, edge: &LinkEdge, step: &mut Step) -> bool {
        let (from, to) = (network.node(edge.from), network.node(edge.to));
        let is_running = step.how == How::Running;
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
                to.table.count(network.demand(edge, &Facts).day)
            } else {
                network.start_wanted(edge, &Facts)
            };
            if is_running {
                step.least = step.least.max(asked);
            } else {
                step.floor = step.floor.max(asked);
                if edge.target() != BoundEnd::Start {
                    step.least = step.least.max(asked.saturating_add(offset));
                }
            }
            return true;
        }
        let source = &self.steps[self.step_of[edge.from as usize] as usize];
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
                if off.is_some() && (source.how == How::ByDay || source.shortens) {
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
        let ask = match network.plain_lag(edge) {
            Some(lag) => {
                let asked = WorkdayNumbers { first: 0, last: 0, after: 0 }.allows(edge.kind, lag);
                Ask::Plus(if edge.target() == BoundEnd::Finish && !is_running {
                    asked - (to.days - 1)
                } else {
                    asked
                })
            }
            None => {
                let overlap = if edge.accepted { network.overlap(edge) } else { 0 };
                let offset = (!is_running).then(|| network.offset(edge));
                let tie = (edge.kind, edge.lag);
                let lagged =
                    Lagged::new(&from.table, &to.table, tie, edge.target(), offset, overlap);
                let known = self.lagged.iter().position(|known| *known == lagged);
                let place = known.unwrap_or_else(|| {
                    self.lagged.push(lagged);
                    self.lagged.len() - 1
                });
                Ask::Table(place as u32)
            }
        };
        self.ties.push(Tie {
            row,
            ask,
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
