//! Blocks of samples. A date is a row with a number for each sample, so what is the same in every
//! sample is looked up once and the rest is arithmetic on plain arrays.

use std::ops::Range;

use super::bound::{BoundEnd, WorkdayNumbers};
use super::forecast::{Driver, Forecast, Forecasts, shared};
use super::lag_table::LagTable;
use super::network::{LinkEdgeIx, Network, NodeIx};
use super::propagation::{CalcMethod, LinkCalc, NodeCalc, NumberShift, Propagation};
use crate::model::{Day, LinkKind, MilestoneId, ProjectId, ProjectState, Span};

/// How many samples a block holds.
pub const SAMPLES_PER_BLOCK: usize = 128;
/// Index of a sample in its block.
pub type SampleIx = usize;
/// Some samples of a block, one bit each.
pub type SampleSet = u128;
/// A number in each sample of a block.
pub type SampleRow = [i32; SAMPLES_PER_BLOCK];
/// Working days in each sample of a block.
pub type Slips = [i16; SAMPLES_PER_BLOCK];

/// A block of samples: by how much each project slips in each of them, and when it finishes then.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// By how many working days each project slips, by its place in the propagation; negative: it
    /// takes less. Invariant: what is left plus the slip is at least 1.
    pub slips: Vec<Slips>,
    /// The numbers of working days on which things happen, as the propagation lays them out.
    pub(super) rows: Vec<SampleRow>,
    /// The forecasts of all nodes, sample after sample. They count instead of the rows when a
    /// sample runs past the end of a calendar, where days have no numbers of their own.
    exact: Option<Vec<Forecast>>,
}

/// A sample runs past the last day that its calendar knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastCalendarEnd;

impl Block {
    /// A block with these slips, of which nothing is computed yet.
    pub fn new(slips: Vec<Slips>) -> Block {
        Block { slips, ..Block::default() }
    }

    /// Computes the places that changed; every place without `changed`.
    ///
    /// Without any slip, each date is the forecast of the schedule (SPEC C6).
    pub fn run(
        &mut self,
        propagation: &mut Propagation,
        network: &Network,
        changed: Option<&[bool]>,
    ) {
        let changed = changed.filter(|_| !self.is_new_to(propagation));
        if let Err(PastCalendarEnd) =
            self.run_part(propagation, network, changed, 0..propagation.nodes.len())
        {
            self.run_exactly(propagation, network);
        }
    }

    /// Whether every place has to be computed, whatever changed.
    pub fn is_new_to(&self, propagation: &Propagation) -> bool {
        self.is_exact() || self.rows.len() != propagation.rows
    }

    /// Computes these places only. All places before them have to be computed already.
    ///
    /// # Errors
    /// A sample runs past the end of a calendar. The rows are of no use then; call
    /// [`Block::run_exactly`].
    pub fn run_part(
        &mut self,
        propagation: &mut Propagation,
        network: &Network,
        changed: Option<&[bool]>,
        places: Range<usize>,
    ) -> Result<(), PastCalendarEnd> {
        self.exact = None;
        self.rows.resize(propagation.rows, [0; SAMPLES_PER_BLOCK]);
        for place in places {
            if changed.is_none_or(|changed| changed[place]) {
                self.compute(propagation, network, place)?;
            }
        }
        Ok(())
    }

    /// Computes every place by [`Network::forecast`], a sample after another. It is right for every
    /// plan, and slow; [`Block::run`] is tested against it.
    pub fn run_exactly(&mut self, propagation: &Propagation, network: &Network) {
        self.rows.resize(propagation.rows, [0; SAMPLES_PER_BLOCK]);
        let nodes = network.places();
        let mut exact = vec![super::nothing(); SAMPLES_PER_BLOCK * nodes];
        for (sample, forecasts) in exact.chunks_exact_mut(nodes.max(1)).enumerate() {
            for (calc, slips) in propagation.nodes.iter().zip(&self.slips) {
                forecasts[calc.node as usize] =
                    network.forecast(calc.node, &*forecasts, slips[sample].into());
            }
        }
        self.exact = Some(exact);
    }

    /// Computes one place; all that it waits for has to be computed already.
    fn compute(
        &mut self,
        propagation: &mut Propagation,
        network: &Network,
        place: usize,
    ) -> Result<(), PastCalendarEnd> {
        let Propagation { nodes, links, milestones, lag_tables, .. } = propagation;
        let calc = &nodes[place];
        let links = &links[calc.links()];
        // What it waits for stands before it, in rows as in the order.
        let (before, rows) = self.rows.split_at_mut(calc.row as usize);
        let slips = &self.slips[place];
        match calc.method {
            CalcMethod::Fact => {
                rows[0] = [calc.length; SAMPLES_PER_BLOCK];
                return Ok(());
            }
            CalcMethod::ByDay => return self.compute_by_day(propagation, network, place),
            CalcMethod::ToBegin => {
                let mut first = [calc.floor; SAMPLES_PER_BLOCK];
                for link in links {
                    ask(&mut first, &before[link.row as usize], link, 0, lag_tables);
                }
                if calc.has_first {
                    rows[1] = first;
                }
                let last = &mut rows[0];
                for sample in 0..SAMPLES_PER_BLOCK {
                    last[sample] = first[sample] + calc.length + i32::from(slips[sample]);
                }
                if calc.shortens {
                    last.iter_mut().for_each(|last| *last = (*last).max(calc.least));
                    for link in links.iter().filter(|link| link.offset > 0) {
                        ask(last, &before[link.row as usize], link, link.offset, lag_tables);
                    }
                }
                let milestones = &milestones[calc.milestones()];
                // Most have none, and a copy of a row would be a good part of what a place costs.
                if !milestones.is_empty() {
                    let last = rows[0];
                    for milestone in milestones {
                        rows[milestone.row as usize - calc.row as usize] = match milestone.offset {
                            None => last,
                            Some(offset) => std::array::from_fn(|sample| {
                                let slip = i32::from(slips[sample]);
                                (first[sample] + offset + shared(slip, milestone.parts))
                                    .max(first[sample])
                                    .min(last[sample])
                            }),
                        };
                    }
                }
            }
            CalcMethod::Running => {
                let last = &mut rows[0];
                for sample in 0..SAMPLES_PER_BLOCK {
                    last[sample] = (calc.length + i32::from(slips[sample])).max(calc.least);
                }
                for link in links {
                    ask(last, &before[link.row as usize], link, 0, lag_tables);
                }
                for milestone in &milestones[calc.milestones()] {
                    let number = milestone.offset.unwrap_or(calc.length);
                    rows[milestone.row as usize - calc.row as usize] =
                        std::array::from_fn(|sample| {
                            number + shared(i32::from(slips[sample]), milestone.parts)
                        });
                }
            }
        }
        // The sign of all differences at once: negative when one of them is.
        if rows[0].iter().fold(0, |signs, last| signs | (calc.total - 1 - last)) < 0 {
            return Err(PastCalendarEnd);
        }
        Ok(())
    }

    fn compute_by_day(
        &mut self,
        propagation: &Propagation,
        network: &Network,
        place: usize,
    ) -> Result<(), PastCalendarEnd> {
        let calc = &propagation.nodes[place];
        let mut is_within = true;
        for sample in 0..SAMPLES_PER_BLOCK {
            let slip = self.slips[place][sample].into();
            let WorkdayNumbers { first, last, .. } =
                network.forecast(calc.node, &self.sample(propagation, sample), slip).numbers;
            self.rows[calc.row as usize][sample] = last;
            if calc.has_first {
                self.rows[calc.row as usize + 1][sample] = first;
            }
            is_within &= last < calc.total;
        }
        if is_within { Ok(()) } else { Err(PastCalendarEnd) }
    }

    /// The forecasts in one sample.
    pub(super) fn sample<'a>(
        &'a self,
        propagation: &'a Propagation,
        sample: SampleIx,
    ) -> SampleForecast<'a> {
        SampleForecast { propagation, block: self, sample }
    }

    /// Returns when a project is expected in one sample; none without dates.
    pub fn forecast(
        &self,
        propagation: &Propagation,
        network: &Network,
        id: &ProjectId,
        sample: SampleIx,
    ) -> Option<Span> {
        Some(self.sample(propagation, sample).of(network, network.find(id)?).dates)
    }

    /// Returns when a milestone is expected in one sample; none without dates.
    pub fn forecast_milestone(
        &self,
        propagation: &Propagation,
        network: &Network,
        id: &MilestoneId,
        sample: SampleIx,
    ) -> Option<Day> {
        let (at, place) = network.find_milestone(id)?;
        Some(network.milestone_forecast(at, place, &self.sample(propagation, sample)))
    }

    /// Whether the forecasts count instead of the rows.
    pub(super) fn is_exact(&self) -> bool {
        self.exact.is_some()
    }

    /// Returns when a project finishes in each sample, in days since 1 January 1970.
    pub fn finishes(
        &self,
        propagation: &Propagation,
        network: &Network,
        place: usize,
    ) -> SampleRow {
        let at = propagation.nodes[place].node;
        std::array::from_fn(|sample| {
            self.sample(propagation, sample).of(network, at).dates.finish().number()
        })
    }

    /// Returns in which samples each project is on the critical path, and in which the path begins
    /// there; both by place. The path ends at the places in `ends`, in the samples given with each.
    pub fn critical(
        &self,
        propagation: &Propagation,
        network: &Network,
        ends: &[(usize, SampleSet)],
    ) -> (Vec<SampleSet>, Vec<SampleSet>) {
        let mut critical = vec![0; propagation.nodes.len()];
        let mut begins = vec![0; propagation.nodes.len()];
        for (place, samples) in ends {
            critical[*place] |= samples;
        }
        for place in (0..propagation.nodes.len()).rev() {
            let calc = &propagation.nodes[place];
            // A fact delays nothing any more.
            if network.node(calc.node).state == ProjectState::Finished {
                critical[place] = 0;
            }
            let among = critical[place];
            let mut followed = 0;
            for (edge, samples) in self.deciding(propagation, network, calc.node, among) {
                let from = network.edge(edge).from;
                if network.node(from).state != ProjectState::Finished {
                    critical[propagation.place_of(from)] |= samples;
                    followed |= samples;
                }
            }
            begins[place] = among & !followed;
        }
        (critical, begins)
    }

    /// Returns the links that decide when a node starts or, while it is running, finishes.
    ///
    /// Each comes with the samples of `among` in which it does. The rule is that of
    /// [`super::Schedule::critical_path`].
    fn deciding(
        &self,
        propagation: &Propagation,
        network: &Network,
        at: NodeIx,
        among: SampleSet,
    ) -> Vec<(LinkEdgeIx, SampleSet)> {
        let node = network.node(at);
        if among == 0 || node.state == ProjectState::Finished {
            return Vec::new();
        }
        let is_running = node.state == ProjectState::Running;
        let calc = propagation.calc_of(at);
        let bound = |edge: &LinkEdgeIx| {
            let edge = network.edge(*edge);
            network.binds(edge) && !(is_running && edge.target() == BoundEnd::Start)
        };
        let edges: Vec<LinkEdgeIx> = node.into.iter().copied().filter(bound).collect();
        let plain = |edge: &LinkEdgeIx| {
            let edge = network.edge(*edge);
            let source = propagation.calc_of(edge.from);
            let row = edge.from_milestone.is_none() && (!edge.leaves_start() || source.has_first);
            let lag = network
                .plain_lag(edge)
                .filter(|_| row && !self.is_exact() && calc.method == CalcMethod::ToBegin)?;
            (edge.kind != LinkKind::FinishFinish || lag != 0).then_some((source, lag))
        };
        let mut found = Vec::new();
        for edge_at in edges {
            let edge = network.edge(edge_at);
            let mut samples: SampleSet = 0;
            match plain(&edge_at) {
                Some((source, lag)) => {
                    let more =
                        WorkdayNumbers { first: 0, last: 0, after: 0 }.allows(edge.kind, lag);
                    let more =
                        if edge.target() == BoundEnd::Finish { more - calc.length } else { more };
                    let from = &self.rows[source.row as usize + usize::from(edge.leaves_start())];
                    for sample in (0..SAMPLES_PER_BLOCK).filter(|sample| among >> sample & 1 == 1) {
                        samples |= SampleSet::from(
                            from[sample] + more
                                == self.first(calc, self.slip(propagation, at, sample), sample),
                        ) << sample;
                    }
                }
                None => {
                    for sample in (0..SAMPLES_PER_BLOCK).filter(|sample| among >> sample & 1 == 1) {
                        let expected = self.sample(propagation, sample);
                        let dates = expected.of(network, at).dates;
                        let demand = network.demand(edge, &expected);
                        let decides = if is_running {
                            demand.day == dates.finish()
                        } else {
                            demand.start == node.table.on_or_after(dates.start())
                        };
                        samples |= SampleSet::from(decides) << sample;
                    }
                }
            }
            if samples != 0 {
                found.push((edge_at, samples));
            }
        }
        found
    }

    fn slip(&self, propagation: &Propagation, at: NodeIx, sample: SampleIx) -> i32 {
        self.slips[propagation.place_of(at)][sample].into()
    }

    /// The number of the first working day of what has not begun.
    fn first(&self, calc: &NodeCalc, slip: i32, sample: SampleIx) -> i32 {
        if calc.has_first {
            self.rows[calc.row as usize + 1][sample]
        } else {
            self.rows[calc.row as usize][sample] - calc.length - slip
        }
    }
}

/// Raises each number in `row` to `more` working days after what a link asks.
///
/// `from` is the row of the predecessor that the link depends on.
#[inline]
fn ask(
    row: &mut SampleRow,
    from: &SampleRow,
    link: &LinkCalc,
    more: i32,
    lag_tables: &mut [LagTable],
) {
    // No day has the number that stands for "without exception".
    let (number, asked) =
        link.except.map_or((i32::MIN, 0), |(number, asked)| (number, asked + more));
    match link.shift {
        NumberShift::Plus(days) if link.except.is_none() => {
            let days = days + more;
            for sample in 0..SAMPLES_PER_BLOCK {
                row[sample] = row[sample].max(from[sample] + days);
            }
        }
        NumberShift::Plus(days) => {
            let days = days + more;
            for sample in 0..SAMPLES_PER_BLOCK {
                row[sample] = row[sample].max(if from[sample] == number {
                    asked
                } else {
                    from[sample] + days
                });
            }
        }
        NumberShift::Lookup(table) => {
            let table = &mut lag_tables[table as usize];
            let (low, high) = from.iter().fold((i32::MAX, i32::MIN), |(low, high), number| {
                (low.min(*number), high.max(*number))
            });
            table.reach(low, high);
            for sample in 0..SAMPLES_PER_BLOCK {
                row[sample] = row[sample].max(if from[sample] == number {
                    asked
                } else {
                    table.asked(from[sample]) + more
                });
            }
        }
    }
}

/// The forecasts in one sample of a block.
pub(super) struct SampleForecast<'a> {
    propagation: &'a Propagation,
    block: &'a Block,
    sample: SampleIx,
}

impl Forecasts for SampleForecast<'_> {
    fn of(&self, network: &Network, at: NodeIx) -> Forecast {
        if let Some(exact) = &self.block.exact {
            return exact[self.sample * network.places() + at as usize];
        }
        let node = network.node(at);
        let calc = self.propagation.calc_of(at);
        let table = &node.table;
        let last = self.block.rows[calc.row as usize][self.sample];
        let slip = self.block.slip(self.propagation, at, self.sample);
        let (start, finish) = match node.state {
            ProjectState::Finished => (node.dates.start(), node.dates.finish()),
            ProjectState::Running => {
                let own = network.own_finish(node).0;
                (
                    node.dates.start(),
                    if slip == 0 && table.count(own) == last { own } else { table.nth(last) },
                )
            }
            ProjectState::Planned | ProjectState::Proposed => {
                let first = self.block.first(calc, slip, self.sample);
                let is_set = first == node.numbers.first && !network.is_overdue_to_begin(node);
                let start = if is_set { node.dates.start() } else { table.nth(first) };
                (start, if is_set && slip == 0 { node.dates.finish() } else { table.nth(last) })
            }
        };
        let dates = Span::until(start, finish);
        let slip = if node.state == ProjectState::Finished { 0 } else { slip };
        Forecast {
            dates,
            numbers: WorkdayNumbers::of(table, dates),
            slip,
            start: Driver::Set,
            finish: Driver::Set,
        }
    }
}
