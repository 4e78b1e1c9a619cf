//! Which items of a long list are on screen.

use std::ops::Range;

/// The items of equal size that touch the viewport, with some more on both sides so that a small scroll draws nothing new.
///
/// All lengths in CSS pixels. The window begins and ends at whole chunks: it changes once a chunk, not once a pixel.
pub fn window(scroll: f64, viewport: f64, size: f64, count: usize) -> Range<usize> {
    const CHUNK: usize = 8;
    let item_at = |x: f64| ((x.max(0.0) / size) as usize).min(count);
    let first = item_at(scroll);
    let last = item_at(scroll + viewport) + 1;
    let start = first.saturating_sub(CHUNK / 2) / CHUNK * CHUNK;
    let end = (last + CHUNK / 2).div_ceil(CHUNK) * CHUNK;
    start.min(count)..end.min(count)
}
