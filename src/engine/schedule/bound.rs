//! What one link asks, in days: how early the successor may be, and the other way about how late
//! the predecessor (SPEC L1 to L3).

use crate::model::{Day, Lag, LinkKind, Span, Workdays};

/// What of its successor a link binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BoundEnd {
    /// The start of a project.
    Start,
    /// The finish of a project.
    Finish,
    /// A milestone.
    Milestone,
}

/// The day before which the successor's end may not lie, when the predecessor's lies on these days;
/// it can be a day off.
///
/// The lag is counted in the days that the predecessor works.
pub(super) fn earliest(
    kind: LinkKind,
    lag: Lag,
    table: &Workdays,
    from: Span,
    target: BoundEnd,
) -> Day {
    let waited = match (kind, lag) {
        (LinkKind::FinishStart | LinkKind::FinishFinish, Lag::Working(0)) => from.finish(),
        (LinkKind::FinishStart | LinkKind::FinishFinish, Lag::Working(days)) => {
            table.nth(table.count(from.finish()) + i32::from(days))
        }
        (LinkKind::FinishStart | LinkKind::FinishFinish, Lag::Calendar(days)) => {
            from.finish().plus(days.into())
        }
        (LinkKind::StartStart, Lag::Working(0)) => from.start(),
        (LinkKind::StartStart, Lag::Working(days)) => {
            table.nth(first(table, from) + i32::from(days))
        }
        (LinkKind::StartStart, Lag::Calendar(days)) => from.start().plus(days.into()),
        // What ends as something starts, ends on the working day before it.
        (LinkKind::StartFinish, Lag::Working(days)) => {
            table.nth(first(table, from) + i32::from(days) - 1)
        }
        (LinkKind::StartFinish, Lag::Calendar(days)) => from.start().plus(i32::from(days) - 1),
    };
    // Work starts the day after; a milestone has no length and lies at the end of the day.
    if kind == LinkKind::FinishStart && target == BoundEnd::Start { waited.plus(1) } else { waited }
}

/// By how many of its working days the predecessor could be later before the successor's end would
/// have to lie after `limit`; negative when it has to already.
pub(super) fn room(
    kind: LinkKind,
    lag: Lag,
    table: &Workdays,
    from: Span,
    target: BoundEnd,
    limit: Day,
) -> i32 {
    let limit = if kind == LinkKind::FinishStart && target == BoundEnd::Start {
        limit.plus(-1)
    } else {
        limit
    };
    // The last working day that the predecessor's end may lie on, by number.
    let last = match lag {
        Lag::Working(days) => table.count(limit) - i32::from(days),
        Lag::Calendar(days) => table.count(limit.plus(-i32::from(days))),
    };
    match kind {
        LinkKind::FinishStart | LinkKind::FinishFinish => last - table.count(from.finish()),
        LinkKind::StartStart => last - first(table, from),
        LinkKind::StartFinish => last + 1 - first(table, from),
    }
}

fn first(table: &Workdays, span: Span) -> i32 {
    table.count(table.on_or_after(span.start()))
}

/// Working days from the first working day of a project to one of its days, which may be its start,
/// its finish or a milestone.
pub(super) fn offset(table: &Workdays, dates: Span, days: i32, day: Day) -> i32 {
    if day == dates.finish() { days - 1 } else { (table.count(day) - first(table, dates)).max(0) }
}

/// Where a span lies by the numbers of its working days: what links within one calendar need,
/// instead of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WorkdayNumbers {
    /// The first working day.
    pub first: i32,
    /// The last working day.
    pub last: i32,
    /// The finish if it is worked, else the next working day.
    pub after: i32,
}

impl WorkdayNumbers {
    pub fn of(table: &Workdays, span: Span) -> WorkdayNumbers {
        let last = table.count(span.finish());
        WorkdayNumbers {
            first: first(table, span),
            last,
            after: last + i32::from(!table.works(span.finish())),
        }
    }

    /// The number of the first working day that a link with a lag in working days allows a project
    /// that works the same days: the same as [`earliest`] and the working day from there.
    pub fn allows(self, kind: LinkKind, lag: i32) -> i32 {
        match kind {
            LinkKind::FinishStart => self.last + lag + 1,
            LinkKind::StartStart => self.first + lag,
            LinkKind::FinishFinish if lag == 0 => self.after,
            LinkKind::FinishFinish => self.last + lag,
            LinkKind::StartFinish => self.first + lag - 1,
        }
    }

    /// The same as [`room`], to the working day of this number.
    pub fn room(self, kind: LinkKind, lag: i32, limit: i32) -> i32 {
        match kind {
            LinkKind::FinishStart => limit - 1 - lag - self.last,
            LinkKind::StartStart => limit - lag - self.first,
            LinkKind::FinishFinish => limit - lag - self.last,
            LinkKind::StartFinish => limit - lag + 1 - self.first,
        }
    }
}
