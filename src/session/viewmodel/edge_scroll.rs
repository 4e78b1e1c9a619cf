//! Scrolling by itself while something is dragged to the edge of what is seen.

/// CSS pixels from an edge within which it scrolls.
const ZONE: f64 = 24.0;
/// CSS pixels a frame at the very edge, and beyond it.
const FASTEST: f64 = 24.0;
/// CSS pixels that a pointer has to have come towards an edge: what is gripped beside one does not
/// run away at once.
const MEANT: f64 = 16.0;

/// How many CSS pixels a frame to scroll when a pointer that was pressed at `from` is at `at`, and
/// what is seen lies from `low` to `high`; negative is back. It scrolls faster the nearer to the
/// edge the pointer is.
pub fn edge_scroll(from: f64, at: f64, low: f64, high: f64) -> f64 {
    let zone = ZONE.min((high - low) / 4.0).max(1.0);
    let speed = |depth: f64| FASTEST * (depth / zone).clamp(0.0, 1.0).powi(2);
    if at < low + zone && at <= from - MEANT {
        -speed(low + zone - at)
    } else if at > high - zone && at >= from + MEANT {
        speed(at - (high - zone))
    } else {
        0.0
    }
}
