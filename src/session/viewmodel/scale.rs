//! Days to pixels and back.

use engine::model::{Day, Plan, Span};

/// The zoom levels that have a name and a command; between them any width of a day is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// A few weeks on a screen.
    Day,
    /// A few months.
    Week,
    /// A year or two.
    Month,
    /// Some years.
    Quarter,
    /// Some decades.
    Year,
}

impl Zoom {
    /// All levels, from the closest to the farthest.
    pub const ALL: [Zoom; 5] = [Zoom::Day, Zoom::Week, Zoom::Month, Zoom::Quarter, Zoom::Year];

    /// The width of a day in CSS pixels.
    pub fn day_width(self) -> f64 {
        match self {
            Zoom::Day => 44.0,
            Zoom::Week => 8.0,
            Zoom::Month => 2.0,
            Zoom::Quarter => 0.6,
            Zoom::Year => 0.15,
        }
    }
}

/// Where something lies along the axis, in whole CSS pixels from its beginning: whole, so that
/// edges are sharp, and what touches in days touches on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// Its left edge.
    pub x: i32,
    /// From there to its right edge.
    pub width: i32,
}

/// The time axis: where it begins and how wide a day is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// All days of the axis; its first one is at pixel 0.
    pub range: Span,
    /// CSS pixels a day.
    pub day_width: f64,
}

impl Scale {
    /// The narrowest and the widest a day may be, in CSS pixels.
    pub const DAY_WIDTHS: (f64, f64) = (0.02, 64.0);

    /// The left edge of a day, in CSS pixels from the beginning of the axis.
    pub fn x(&self, day: Day) -> f64 {
        f64::from(day.since(self.range.start())) * self.day_width
    }

    /// The left edge of a day, in whole CSS pixels from the beginning of the axis.
    pub fn left(&self, day: Day) -> i32 {
        self.x(day).round() as i32
    }

    /// The middle of a day, in whole CSS pixels from the beginning of the axis.
    pub fn middle(&self, day: Day) -> i32 {
        (self.x(day) + self.day_width / 2.0).round() as i32
    }

    /// Where a span of days lies.
    pub fn strip(&self, span: Span) -> Strip {
        let x = self.left(span.start());
        Strip { x, width: self.left(span.finish().plus(1)) - x }
    }

    /// The day at this many CSS pixels from the beginning of the axis, also beyond its ends.
    pub fn day_at(&self, x: f64) -> Day {
        self.range.start().plus((x / self.day_width).floor() as i32)
    }

    /// The length of the axis in CSS pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.range.days()) * self.day_width
    }

    /// Whole days nearest to a distance in CSS pixels; negative to the left.
    pub fn days_in(&self, dx: f64) -> i32 {
        (dx / self.day_width).round() as i32
    }

    /// The same axis with days of another width, kept within [`Scale::DAY_WIDTHS`].
    pub fn with_day_width(self, day_width: f64) -> Scale {
        Scale { day_width: day_width.clamp(Scale::DAY_WIDTHS.0, Scale::DAY_WIDTHS.1), ..self }
    }

    /// Days kept free before and after a span that is fitted: more after it, where the names of
    /// launches and bars stand.
    pub fn margins(span: Span) -> (i32, i32) {
        ((span.days() / 40).max(2), (span.days() / 7).max(3))
    }

    /// CSS pixels that the verdict of a launch takes beside its day.
    pub const VERDICT: f64 = 120.0;

    /// The width of a day at which `span`, with a margin on both sides, fills `viewport` CSS
    /// pixels; a launch on its last day shows its verdict.
    pub fn fit(span: Span, viewport: f64) -> f64 {
        let (before, after) = Scale::margins(span);
        let with_verdict = (viewport - Scale::VERDICT) / f64::from(before + span.days());
        (viewport / f64::from(before + span.days() + after))
            .min(with_verdict)
            .clamp(Scale::DAY_WIDTHS.0, Zoom::Day.day_width())
    }
}

/// From the first to the last day that matters to a plan: its projects, launches and status date;
/// `today` when it has none.
pub fn extent(plan: &Plan, today: Day) -> Span {
    let projects = plan
        .projects
        .values()
        .filter_map(|project| project.dates)
        .flat_map(|dates| [dates.start(), dates.finish()]);
    let launches = plan.products.values().filter_map(|product| product.launch);
    let days = projects.chain(launches).chain(plan.about.status_date);
    let (first, last) =
        days.fold((None, None), |(first, last): (Option<Day>, Option<Day>), day| {
            (
                Some(first.map_or(day, |first| first.min(day))),
                Some(last.map_or(day, |last| last.max(day))),
            )
        });
    let first = first.unwrap_or(today.plus(-28));
    // An empty plan still shows a few months to draw in.
    Span::until(first, last.unwrap_or(today).max(first.plus(120)))
}
