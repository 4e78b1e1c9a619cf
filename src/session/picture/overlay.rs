//! Where things are that float over the timeline, in CSS pixels from its top left.

use crate::viewmodel::Side;

/// Room that the answers to a conflict want beside a bar.
const ANSWERS: f64 = 340.0;
/// Room that the hints at the left and right want below the bar they belong to.
const HINT: f64 = 64.0;

/// What is seen of the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenArea {
    /// The width of the names, beside which the axis begins.
    pub names: f64,
    /// The width of the part that shows the axis.
    pub width: f64,
    /// The height down to which the rows are covered by the axis and the launches.
    pub covered: f64,
    /// The height of the whole.
    pub height: f64,
}

impl SeenArea {
    /// The height nearest to this one at which rows are seen.
    fn in_rows(&self, y: f64) -> f64 {
        y.clamp(self.covered, self.height.max(self.covered))
    }
}

/// A bar as it is scrolled, be it in sight or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarBox {
    pub left: f64,
    pub right: f64,
    /// Of its row.
    pub middle: f64,
}

impl BarBox {
    /// Returns on which side it is out of sight; none where it is seen.
    pub fn side(&self, seen: &SeenArea) -> Option<Side> {
        match () {
            () if self.right < seen.names => Some(Side::Left),
            () if self.left > seen.names + seen.width => Some(Side::Right),
            () if self.middle < seen.covered => Some(Side::Above),
            () if self.middle > seen.height => Some(Side::Below),
            () => None,
        }
    }

    /// Returns where a thread leaves it, kept in sight.
    pub fn thread_start(&self, seen: &SeenArea) -> (f64, f64) {
        (self.right, seen.in_rows(self.middle))
    }

    /// Returns the top of the hints to its neighbours on the left and right, kept in sight.
    pub fn hint_top(&self, seen: &SeenArea) -> f64 {
        self.middle.clamp(seen.covered, (seen.height - HINT).max(seen.covered))
    }

    /// Returns where the answers to its conflicts stand, and whether above it: kept in sight.
    pub fn answers_place(&self, seen: &SeenArea) -> ((f64, f64), bool) {
        let first = seen.names + 8.0;
        let x = self.left.clamp(first, (seen.names + seen.width - ANSWERS).max(first));
        let above = self.middle > seen.height * 0.6;
        ((x, seen.in_rows(self.middle) + if above { -20.0 } else { 20.0 }), above)
    }
}
