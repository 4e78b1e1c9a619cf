//! Giving a project the dates that somebody typed, or that a card was dropped on.

use super::resize_project::keep_milestones_inside;
use crate::edit::{Change, Field, Label, Refusal, What};
use crate::model::{Day, Patch, Plan, Project, ProjectId, Span};

/// Sets both dates exactly as given, weekends included; refused when the finish comes before the start.
pub fn set_dates(plan: &Plan, id: &ProjectId, start: Day, finish: Day) -> Result<Change, Refusal> {
    let project = plan.get(id).ok_or(Refusal::Gone(What::Project))?;
    let dates = Span::new(start, finish).ok_or(Refusal::EndsBeforeStart)?;
    let mut patch = Patch::default();
    patch.put(plan, id, Project { dates: Some(dates), ..(**project).clone() });
    keep_milestones_inside(plan, id, dates, &mut patch);
    let name = project.name.clone();
    let label = match project.dates {
        None => Label::Placed { name },
        Some(_) => Label::Changed { what: What::Project, name, field: Field::Dates },
    };
    Ok(Change { label, patch })
}
