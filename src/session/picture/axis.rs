//! What the time axis shows: where its ticks stand, its lines, and its days off.

use crate::viewmodel::{Scale, Strip, Tick, Ticks};
use engine::model::Day;

/// Deeper than any plan, in CSS pixels.
const DEEP: i32 = 10_000_000;

/// Returns where a tick lies.
pub fn tick_strip(tick: &Tick, scale: &Scale) -> Strip {
    let x = scale.left(tick.start);
    Strip { x, width: scale.left(tick.start.plus(tick.days)) - x }
}

/// Whether a tick is the one at the left edge of what is seen.
pub fn is_at_edge(tick: &Tick, left_day: Day) -> bool {
    (tick.start..tick.start.plus(tick.days)).contains(&left_day)
}

/// Returns a line at the start of each lower tick, all in one drawing instead of an element each.
pub fn gridlines(ticks: &Ticks, scale: &Scale) -> String {
    let line = |tick: &Tick| format!("M{}.5 0V{DEEP}", scale.left(tick.start));
    ticks.lower.iter().map(line).collect()
}

/// Returns the days off as fields, all in one drawing.
pub fn days_off(ticks: &Ticks, scale: &Scale) -> String {
    let fields = ticks.off.iter().map(|days| {
        let Strip { x, width } = scale.strip(*days);
        format!("M{x} 0h{width}V{DEEP}h{}z", -width)
    });
    fields.collect()
}
