//! A block of samples that is brought up to date in parts, so that no part takes longer than a
//! frame can spare.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use fnv::FnvBuildHasher;

use super::draws::{CommonDraws, Draws};
use super::launch::Launch;
use crate::schedule::{
    Block, Network, PastCalendarEnd, Propagation, SAMPLES_PER_BLOCK, UncertainWork,
};

/// Places, or launches, in one part: a few tenths of a millisecond where it is slow.
const PART: usize = 128;

/// A block of samples, what its slips were drawn for, and what of it is out of date.
///
/// What depends on something else comes after it: first slips and dates by place, then launches.
#[derive(Clone, Debug, Default)]
pub(super) struct Samples {
    block: Block,
    /// What the slips were drawn for, by the places of the propagation; shorter while some have
    /// not been drawn.
    drawn: Vec<UncertainWork>,
    /// The samples in which each launch is on time, a bit each.
    on_time: Vec<u128>,
    dirty: BlockDirty,
    /// Whether any slip may have been drawn for something else.
    redraws: bool,
    /// The next place, or the next launch: those before it are up to date.
    next: usize,
    /// What the projects of a party have in common, while slips are drawn.
    common: HashMap<u64, CommonDraws, FnvBuildHasher>,
}

/// What of a block has to be calculated again; each variant includes those before it.
#[derive(Clone, Debug, Default)]
pub(super) enum BlockDirty {
    Nothing,
    /// Whether launches are on time.
    Launches,
    /// These places, and then the launches.
    Places(Arc<[bool]>),
    /// All places, and then the launches.
    #[default]
    All,
}

impl BlockDirty {
    /// Returns what is dirty in either.
    fn and(self, other: &BlockDirty) -> BlockDirty {
        use BlockDirty::*;
        match (self, other) {
            (All, _) | (_, All) => All,
            (Places(some), Places(more)) => {
                Places(some.iter().zip(&**more).map(|(a, b)| *a || *b).collect())
            }
            (Places(some), _) => Places(some),
            (_, Places(some)) => Places(some.clone()),
            (Launches, _) | (_, Launches) => Launches,
            (Nothing, Nothing) => Nothing,
        }
    }
}

/// Which slips of a block have to be drawn again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Redraw {
    Nothing,
    /// Those of places whose uncertain work is another now.
    Changed,
    /// All of them: what the draws of the plan follow from is another now.
    All,
}

impl Samples {
    /// Whether every number of the block counts.
    pub fn is_up_to_date(&self) -> bool {
        matches!(self.dirty, BlockDirty::Nothing)
    }

    /// The slips of the block, and the dates that follow from them.
    pub fn block(&self) -> &Block {
        &self.block
    }

    /// The samples in which a launch is on time, a bit each; `launch` is its index among those of
    /// the last [`Samples::step`].
    pub fn on_time(&self, launch: usize) -> u128 {
        self.on_time[launch]
    }

    /// Adds to what has to be calculated and drawn again.
    pub fn mark_dirty(&mut self, dirty: &BlockDirty, redraw: Redraw) {
        self.redraws |= redraw != Redraw::Nothing;
        if redraw == Redraw::All {
            self.drawn.clear();
            self.common.clear();
        }
        if !matches!(dirty, BlockDirty::Nothing) {
            self.dirty = std::mem::take(&mut self.dirty).and(dirty);
            self.next = 0;
        }
    }

    /// Calculates the next part of what is dirty. Call until [`Samples::is_up_to_date`].
    ///
    /// `number` is that of this block among the blocks of the plan: the draws depend on it.
    pub fn step(
        &mut self,
        number: usize,
        draws: Draws,
        ready: &mut Propagation,
        launches: &[Launch],
        network: &Network,
    ) {
        match self.dirty.clone() {
            BlockDirty::Nothing => {}
            BlockDirty::Launches => self.judge_part(launches, ready, network),
            // None of its rows can be kept.
            BlockDirty::Places(_) if self.next == 0 && self.block.is_new_to(ready) => {
                self.dirty = BlockDirty::All
            }
            BlockDirty::Places(changed) => {
                self.propagate_part(number, draws, ready, network, Some(&changed))
            }
            BlockDirty::All => self.propagate_part(number, draws, ready, network, None),
        }
    }

    /// Draws and propagates the next places, of which only those that `changed` says; after the
    /// last place come the launches.
    fn propagate_part(
        &mut self,
        number: usize,
        draws: Draws,
        ready: &mut Propagation,
        network: &Network,
        changed: Option<&[bool]>,
    ) {
        let last = ready.uncertain().len();
        let mut those =
            (self.next..last).filter(|place| changed.is_none_or(|changed| changed[*place]));
        let until = those.nth(PART - 1).map_or(last, |place| place + 1);
        self.draw(number, draws, ready, self.next..until);
        let is_done = match self.block.run_part(ready, network, changed, self.next..until) {
            Ok(()) => until == last,
            Err(PastCalendarEnd) => {
                self.draw(number, draws, ready, until..last);
                self.block.run_exactly(ready, network);
                true
            }
        };
        self.next = until;
        if is_done {
            (self.dirty, self.next, self.redraws) = (BlockDirty::Launches, 0, false);
            self.common.clear();
        }
    }

    /// Draws the slips of these places, except those that were drawn for the same work.
    fn draw(&mut self, number: usize, draws: Draws, ready: &Propagation, places: Range<usize>) {
        let last = ready.uncertain().len();
        self.block.slips.resize(last, [0; SAMPLES_PER_BLOCK]);
        self.drawn.truncate(last);
        if !self.redraws && self.drawn.len() == last {
            return;
        }
        for (place, of) in places.clone().zip(ready.uncertain_in(places)) {
            if self.drawn.get(place) == Some(of) {
                continue;
            }
            let common = of.party.map(|party| {
                &*self.common.entry(party).or_insert_with(|| draws.common(party, number))
            });
            draws.slips(of, common, number, &mut self.block.slips[place]);
            match self.drawn.get_mut(place) {
                Some(before) => *before = *of,
                None => self.drawn.push(*of),
            }
        }
    }

    /// Finds in which samples the next launches are on time.
    fn judge_part(&mut self, launches: &[Launch], ready: &Propagation, network: &Network) {
        self.on_time.resize(launches.len(), 0);
        let until = launches.len().min(self.next + PART);
        for (samples, launch) in
            self.on_time[self.next..until].iter_mut().zip(&launches[self.next..until])
        {
            *samples = launch.on_time(&self.block, ready, network);
        }
        self.next = until;
        if until == launches.len() {
            (self.dirty, self.next) = (BlockDirty::Nothing, 0);
        }
    }
}
