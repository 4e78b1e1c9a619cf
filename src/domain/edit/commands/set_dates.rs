//! Giving a project the dates that somebody typed, or that a card was dropped on.

use super::chain::PushContext;
use crate::edit::{Change, Field, Label, RecordType, Refusal};
use engine::model::{Dates, Day, Plan, ProjectId, Span};

/// Sets both dates exactly as given, weekends included, and lets links push; refused when the
/// finish comes before the start.
pub fn set_dates(
    plan: &Plan,
    chain: PushContext,
    id: &ProjectId,
    start: Day,
    finish: Day,
) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?;
    let dates = Span::new(start, finish).ok_or(Refusal::EndsBeforeStart)?;
    let mut pinned = Dates::default();
    chain.pin_resized(plan, id, dates, &mut pinned);
    let (dates, _) = chain.push(plan, pinned);
    let name = project.name.clone();
    let label = match project.dates {
        None => Label::Placed { name },
        Some(_) => Label::Changed { what: RecordType::Project, name, field: Field::Dates },
    };
    Ok(Change { label, patch: dates.patch(plan) })
}
