//! When a launch could be, as a row of columns: each some days wide, as high as it is likely.

use engine::forecast::Outlook;
use engine::model::{Day, Span};

/// Columns at most, and one more where they have to begin earlier to end with the promised day.
const COLUMNS: i32 = 23;
/// What is later than so many per cent of the samples stands in the last column.
const SHOWN: u64 = 95;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistogramColumn {
    /// Its days.
    pub days: Span,
    /// Samples in it, beside those in the highest one, 0 to 100 per cent.
    pub height: u8,
    /// Does it begin after the promised launch?
    pub is_late: bool,
}

/// The columns of a launch, and where its days stand among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// From the earliest on, all as wide; one ends with the promised launch, so that none is half
    /// late.
    pub columns: Vec<HistogramColumn>,
    /// Are there samples beyond the last column, which are counted in it?
    pub has_later: bool,
    /// The end of the promised day, of P50 and of P80, in per cent of the width.
    pub day_positions: [u8; 3],
}

/// How a launch could come out.
pub fn distribution(outlook: &Outlook) -> Option<Distribution> {
    let all: u64 = outlook.launches.iter().map(|(_, samples)| u64::from(*samples)).sum();
    let first = outlook.launches.first()?.0.min(outlook.launch);
    let mut found = 0;
    let shown = outlook.launches.iter().find(|(_, samples)| {
        found += u64::from(*samples);
        found * 100 >= all * SHOWN
    });
    let last = shown?.0.max(outlook.launch).max(outlook.ready.p80);
    // Whole weeks where it is long, so that a weekend makes no gap.
    let days = Span::new(first, last)?.days();
    let width = match (days + COLUMNS - 1) / COLUMNS {
        0 | 1 => 1,
        width => (width + 6) / 7 * 7,
    };
    // So that a column ends with the promised day.
    let first = first.plus(-(width - (outlook.launch.since(first) + 1) % width) % width);
    let count = last.since(first) / width + 1;
    let mut samples = vec![0_u64; count as usize];
    for (day, number) in &outlook.launches {
        samples[(day.since(first) / width).clamp(0, count - 1) as usize] += u64::from(*number);
    }
    let most = samples.iter().copied().max().unwrap_or(0).max(1);
    let column = |(place, samples): (i32, &u64)| {
        let from = first.plus(place * width);
        let days = Span::new(from, from.plus(width - 1))?;
        Some(HistogramColumn {
            days,
            height: (samples * 100 / most) as u8,
            is_late: from > outlook.launch,
        })
    };
    let at = |day: Day| {
        ((i64::from(day.since(first)) + 1) * 100 / i64::from(count * width)).clamp(0, 100) as u8
    };
    let columns = (0..).zip(&samples).filter_map(column).collect();
    let has_later =
        outlook.launches.last().is_some_and(|(day, _)| *day > first.plus(count * width - 1));
    Some(Distribution {
        columns,
        has_later,
        day_positions: [at(outlook.launch), at(outlook.ready.p50), at(outlook.ready.p80)],
    })
}
