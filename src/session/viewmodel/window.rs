//! Which items of a long list are on screen.

use std::ops::Range;

/// The items of equal size that touch the viewport, with some more on both sides so that a small
/// scroll draws nothing new.
///
/// All lengths in CSS pixels. The window begins and ends at whole chunks: it changes once a chunk,
/// not once a pixel.
pub fn window(scroll: f64, viewport: f64, size: f64, count: usize) -> Range<usize> {
    const CHUNK: usize = 8;
    let item_at = |x: f64| ((x.max(0.0) / size) as usize).min(count);
    let first = item_at(scroll);
    let last = item_at(scroll + viewport) + 1;
    let start = first.saturating_sub(CHUNK / 2) / CHUNK * CHUNK;
    let end = (last + CHUNK / 2).div_ceil(CHUNK) * CHUNK;
    start.min(count)..end.min(count)
}

/// The pool that shows what is on screen of a long list: so many slots, each of which shows another
/// item when the list has scrolled far enough.
///
/// Nothing is made or thrown away by scrolling; a slot that leaves at one end comes in at the
/// other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// The first item that is shown.
    pub first: usize,
    /// How many slots there are.
    pub slots: usize,
}

impl Pool {
    /// The pool for items of equal size in a viewport, all lengths in CSS pixels, with so many
    /// spare ones kept ready on either side.
    pub fn new(scroll: f64, viewport: f64, size: f64, spare: usize) -> Pool {
        let seen = (viewport.max(0.0) / size).ceil().min(1_000.0) as usize + 1;
        Pool {
            first: ((scroll.max(0.0) / size) as usize).saturating_sub(spare),
            slots: seen + 2 * spare,
        }
    }

    /// The item that a slot shows.
    pub fn item(self, slot: usize) -> usize {
        let slots = self.slots.max(1);
        self.first + (slot + slots - self.first % slots) % slots
    }

    /// The slot that shows an item; none where it is not shown.
    pub fn slot(self, item: usize) -> Option<usize> {
        (self.first..self.first + self.slots).contains(&item).then(|| item % self.slots.max(1))
    }

    /// The items that are shown of a list so long.
    pub fn range(self, count: usize) -> Range<usize> {
        self.first.min(count)..(self.first + self.slots).min(count)
    }
}
