//! Saying where a project stands.

use crate::edit::{Change, Field, Refusal, amend};
use engine::model::{Plan, Project, ProjectId, ProjectState};

/// Sets the state; only a proposed project may be without dates. A finished one is complete, as its
/// state rules (SPEC D4).
pub fn set_state(plan: &Plan, id: &ProjectId, state: ProjectState) -> Result<Change, Refusal> {
    if state != ProjectState::Proposed
        && plan.get(id).is_some_and(|project| project.dates.is_none())
    {
        return Err(Refusal::NeedsDates);
    }
    amend(plan, id, Field::State, |project: &mut Project| {
        project.state = state;
        if state == ProjectState::Finished {
            project.progress = 100;
        }
    })
}
