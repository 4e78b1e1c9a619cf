//! Tables for links that no sum of working days answers: between two calendars, with a lag in
//! calendar days, at a milestone, or with an accepted conflict.

use std::sync::Arc;

use super::bound::{self, BoundEnd};
use super::forecast::Demand;
use crate::model::{Lag, LinkKind, Span, Workdays};

/// A link as a table: from where the predecessor's end lies to what is asked of the successor, both
/// as numbers of working days.
///
/// Two tables are equal when they answer the same, however much of them is filled in. A lookup
/// takes constant time.
#[derive(Clone, Debug)]
pub(super) struct LagTable {
    pub from: Arc<Workdays>,
    pub to: Arc<Workdays>,
    pub kind: LinkKind,
    pub lag: Lag,
    pub target: BoundEnd,
    /// Working days from the successor's start to the end that is bound, when the start is asked
    /// for; none: that end itself is asked for.
    pub offset: Option<i32>,
    /// Working days of accepted overlap.
    pub overlap: i32,
    /// The number of the first entry of `asked`.
    base: i32,
    asked: Vec<i32>,
}

impl PartialEq for LagTable {
    fn eq(&self, other: &Self) -> bool {
        let parts = |it: &LagTable| (it.kind, it.lag, it.target, it.offset, it.overlap);
        Arc::ptr_eq(&self.from, &other.from)
            && Arc::ptr_eq(&self.to, &other.to)
            && parts(self) == parts(other)
    }
}

impl LagTable {
    /// How many entries are filled in beyond those asked for, so that few blocks make it grow.
    const MARGIN: i32 = 256;

    pub fn new(
        from: &Arc<Workdays>,
        to: &Arc<Workdays>,
        (kind, lag): (LinkKind, Lag),
        target: BoundEnd,
        offset: Option<i32>,
        overlap: i32,
    ) -> Self {
        LagTable {
            from: from.clone(),
            to: to.clone(),
            kind,
            lag,
            target,
            offset,
            overlap,
            base: 0,
            asked: Vec::new(),
        }
    }

    /// Fills in the entries from `low` to `high`, both inclusive. What was filled in stays, since
    /// blocks ask for one range after another.
    pub fn reach(&mut self, low: i32, high: i32) {
        // No working day has a number beyond these, and all that lie beyond ask the same.
        let (low, high) =
            (low.clamp(0, self.from.total() + 1), high.clamp(0, self.from.total() + 1));
        if self.asked.is_empty() {
            self.base = low;
        }
        if low < self.base {
            let low = (low - LagTable::MARGIN).max(0);
            let before: Vec<i32> = (low..self.base).map(|number| self.ask(number)).collect();
            self.asked.splice(0..0, before);
            self.base = low;
        }
        let end = self.base + self.asked.len() as i32;
        if high >= end {
            let after: Vec<i32> =
                (end..=high + LagTable::MARGIN).map(|number| self.ask(number)).collect();
            self.asked.extend(after);
        }
    }

    /// Returns the number asked when the predecessor's end lies on the working day of this number.
    ///
    /// [`LagTable::reach`] has to have been called for it.
    pub fn asked(&self, number: i32) -> i32 {
        let at = (number - self.base).clamp(0, self.asked.len() as i32 - 1);
        self.asked[at as usize]
    }

    /// Works out an entry.
    fn ask(&self, number: i32) -> i32 {
        let lies = Span::day(self.from.nth(number));
        let bound = bound::earliest(self.kind, self.lag, &self.from, lies, self.target);
        let demand = Demand::of(&self.to, bound, self.overlap, self.offset.unwrap_or(0));
        self.to.count(if self.offset.is_some() { demand.start } else { demand.day })
    }
}
