//! The table beside the bars: what its cells say, and how its heads sort.

use super::TrackContext;
use crate::text as t;
use crate::viewmodel::{Column, Sorting};
use engine::model::{Day, ProjectId, Span};

/// Returns what the cells of a project say, one for each column that is shown.
pub(super) fn project_cells(context: &TrackContext, id: &ProjectId) -> Vec<String> {
    let TrackContext { lang, plan, schedule, .. } = *context;
    context.columns.iter().map(|column| t::cell(lang, plan, schedule, id, *column)).collect()
}

/// Returns what the cells of a group say: from when to when it lasts.
pub(super) fn group_cells(context: &TrackContext, span: Option<Span>) -> Vec<String> {
    let day = |day: Day| t::date_short(context.lang, day);
    let cell = |column: &Column| match column {
        Column::Start => span.map(|span| day(span.start())),
        Column::Finish => span.map(|span| day(span.finish())),
        _ => None,
    };
    context.columns.iter().map(|column| cell(column).unwrap_or_default()).collect()
}

/// Returns the order of rows that the head of a column gives; none where it gives none.
pub fn sorting_of(column: Column) -> Option<Sorting> {
    match column {
        Column::Start => Some(Sorting::Start),
        Column::Finish => Some(Sorting::Finish),
        _ => None,
    }
}

/// Returns the order after a press on the head that gives `order`: a second press takes it back.
pub fn sorted_by(order: Sorting, now: Sorting) -> Sorting {
    if now == order { Sorting::Rank } else { order }
}
