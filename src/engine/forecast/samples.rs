//! A block of samples as it is brought up to what it follows: part by part, so that no part takes
//! longer than a frame can spare.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use fnv::FnvBuildHasher;

use super::draws::{Common, Draws};
use super::launch::Launch;
use crate::schedule::{
    Block, Network, PastCalendarEnd, Propagation, SAMPLES_PER_BLOCK, UncertainWork,
};

/// How many places, or launches, a part is: a few tenths of a millisecond where it is slow.
const PART: usize = 128;

/// A block of samples with what it was drawn for and what of it is behind.
#[derive(Clone, Debug, Default)]
pub(super) struct Samples {
    pub block: Block,
    /// What the slips were drawn for, by the places of the propagation, as far as they are drawn.
    pub drawn: Vec<UncertainWork>,
    /// In which samples each launch is in time, a bit each.
    pub in_time: Vec<u128>,
    behind: Behind,
    /// Can any place have been drawn for something else?
    redraws: bool,
    /// The place, or the launch, up to which that has been done.
    at: usize,
    /// What the projects of a party have in common, while it is drawn.
    common: HashMap<u64, Common, FnvBuildHasher>,
}

/// What has to be reckoned anew, the more of it the later.
#[derive(Clone, Debug, Default)]
pub(super) enum Behind {
    Nothing,
    /// Whether launches are in time.
    Launches,
    /// These places, and then the launches.
    Places(Arc<[bool]>),
    /// All places, and then the launches.
    #[default]
    All,
}

impl Behind {
    /// Both.
    fn and(self, other: &Behind) -> Behind {
        match (self, other) {
            (Behind::All, _) | (_, Behind::All) => Behind::All,
            (Behind::Places(some), Behind::Places(more)) => {
                Behind::Places(some.iter().zip(&**more).map(|(a, b)| *a || *b).collect())
            }
            (Behind::Places(some), _) => Behind::Places(some),
            (_, Behind::Places(some)) => Behind::Places(some.clone()),
            (Behind::Launches, _) | (_, Behind::Launches) => Behind::Launches,
            (Behind::Nothing, Behind::Nothing) => Behind::Nothing,
        }
    }
}

impl Samples {
    /// Does nothing have to be reckoned anew?
    pub fn is_up_to_date(&self) -> bool {
        matches!(self.behind, Behind::Nothing)
    }

    /// This has to be reckoned anew too, of which some may have to be drawn anew.
    pub fn falls_behind(&mut self, more: &Behind, redraws: bool) {
        self.redraws |= redraws;
        if !matches!(more, Behind::Nothing) {
            self.behind = std::mem::take(&mut self.behind).and(more);
            self.at = 0;
        }
    }

    /// Does the next part.
    pub fn go_on(
        &mut self,
        number: usize,
        draws: Draws,
        ready: &mut Propagation,
        launches: &[Launch],
        network: &Network,
    ) {
        match self.behind.clone() {
            Behind::Nothing => {}
            Behind::Launches => self.look_at(launches, ready, network),
            Behind::Places(_) if self.at == 0 && self.block.is_new_to(ready) => {
                self.behind = Behind::All
            }
            Behind::Places(changed) => self.reckon(number, draws, ready, network, Some(&changed)),
            Behind::All => self.reckon(number, draws, ready, network, None),
        }
    }

    /// Draws and reckons the next places; after the last come the launches.
    fn reckon(
        &mut self,
        number: usize,
        draws: Draws,
        ready: &mut Propagation,
        network: &Network,
        changed: Option<&[bool]>,
    ) {
        let last = ready.uncertain().len();
        let mut those =
            (self.at..last).filter(|place| changed.is_none_or(|changed| changed[*place]));
        let until = those.nth(PART - 1).map_or(last, |place| place + 1);
        self.draw(number, draws, ready, self.at..until);
        let done = match self.block.run_part(ready, network, changed, self.at..until) {
            Ok(()) => until == last,
            Err(PastCalendarEnd) => {
                self.draw(number, draws, ready, until..last);
                self.block.run_exactly(ready, network);
                true
            }
        };
        self.at = until;
        if done {
            (self.behind, self.at, self.redraws) = (Behind::Launches, 0, false);
            self.common.clear();
        }
    }

    /// Draws the slips of these places that were drawn for something else than there is now; the
    /// others are kept.
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

    /// Looks in which samples the next launches are in time.
    fn look_at(&mut self, launches: &[Launch], ready: &Propagation, network: &Network) {
        self.in_time.resize(launches.len(), 0);
        let until = launches.len().min(self.at + PART);
        for (lanes, launch) in
            self.in_time[self.at..until].iter_mut().zip(&launches[self.at..until])
        {
            *lanes = launch.in_time(&self.block, ready, network);
        }
        self.at = until;
        if until == launches.len() {
            (self.behind, self.at) = (Behind::Nothing, 0);
        }
    }
}
