//! Deleting a record with all that is meaningless without it; one undo brings it all back.

use crate::edit::{Change, Label, Named, Refusal};
use engine::model::*;

/// What goes with a record that goes.
pub trait Delete: Record {
    /// Adds the removal of this record, and of what hangs on it.
    fn remove_from(plan: &Plan, id: &Id<Self>, patch: &mut Patch);
}

/// Deletes a record; refused when it is gone already.
pub fn delete<T: Delete + Named>(plan: &Plan, id: &Id<T>) -> Result<Change, Refusal> {
    let record = plan.get(id).ok_or(Refusal::Gone(T::TYPE))?;
    let mut patch = Patch::default();
    T::remove_from(plan, id, &mut patch);
    Ok(Change { label: Label::Deleted { what: T::TYPE, name: record.name().to_owned() }, patch })
}

/// Deletes several records in one step; those that are gone already are left out, and refused when
/// all are.
pub fn delete_all<T: Delete + Named>(plan: &Plan, ids: &[Id<T>]) -> Result<Change, Refusal> {
    let there: Vec<_> = ids.iter().filter(|id| plan.get(*id).is_some()).collect();
    match there[..] {
        [] => Err(Refusal::Gone(T::TYPE)),
        [id] => delete(plan, id),
        _ => {
            let mut patch = Patch::default();
            there.iter().for_each(|id| T::remove_from(plan, id, &mut patch));
            Ok(Change { label: Label::DeletedAll { what: T::TYPE, count: there.len() }, patch })
        }
    }
}

impl Delete for Project {
    fn remove_from(plan: &Plan, id: &ProjectId, patch: &mut Patch) {
        plan.milestones_of(id)
            .for_each(|(milestone, _)| Milestone::remove_from(plan, milestone, patch));
        plan.deliverables_by(id)
            .for_each(|(deliverable, _)| Deliverable::remove_from(plan, deliverable, patch));
        remove_links(plan, &LinkEnd::Project(id.clone()), patch);
        for (request, _) in plan.requests.iter().filter(|(_, request)| request.project == *id) {
            patch.remove(plan, request);
        }
        patch.remove(plan, id);
    }
}

impl Delete for Programme {
    /// What lay in it lies in the programme above it from then on: nothing else goes.
    fn remove_from(plan: &Plan, id: &ProgrammeId, patch: &mut Patch) {
        let parent = plan
            .get(id)
            .and_then(|programme| programme.parent.clone())
            .filter(|parent| parent != id);
        for (project_id, project) in
            plan.projects.iter().filter(|(_, project)| project.programme.as_ref() == Some(id))
        {
            patch.put(
                plan,
                project_id,
                Project { programme: parent.clone(), ..Project::clone(project) },
            );
        }
        for (below, programme) in plan
            .programmes
            .iter()
            .filter(|(below, programme)| *below != id && programme.parent.as_ref() == Some(id))
        {
            patch.put(
                plan,
                below,
                Programme { parent: parent.clone(), ..Programme::clone(programme) },
            );
        }
        patch.remove(plan, id);
    }
}

impl Delete for Milestone {
    fn remove_from(plan: &Plan, id: &MilestoneId, patch: &mut Patch) {
        remove_links(plan, &LinkEnd::Milestone(id.clone()), patch);
        if let Some(milestone) = plan.get(id) {
            // What was handed over at the milestone is now handed over at the finish.
            for (deliverable_id, deliverable) in plan.deliverables_by(&milestone.project) {
                if deliverable.milestone.as_ref() == Some(id) {
                    patch.put(
                        plan,
                        deliverable_id,
                        Deliverable { milestone: None, ..deliverable.clone() },
                    );
                }
            }
        }
        for (decision_id, decision) in
            plan.decisions.iter().filter(|(_, decision)| decision.milestone.as_ref() == Some(id))
        {
            patch.put(plan, decision_id, Decision { milestone: None, ..Decision::clone(decision) });
        }
        patch.remove(plan, id);
    }
}

impl Delete for Product {
    fn remove_from(plan: &Plan, id: &ProductId, patch: &mut Patch) {
        plan.deliverables_of(id)
            .for_each(|(deliverable, _)| Deliverable::remove_from(plan, deliverable, patch));
        plan.decisions_of(id).for_each(|(decision, _)| patch.remove(plan, decision));
        plan.activities_of(id).for_each(|(activity, _)| patch.remove(plan, activity));
        patch.remove(plan, id);
    }
}

impl Delete for Deliverable {
    fn remove_from(plan: &Plan, id: &DeliverableId, patch: &mut Patch) {
        plan.criteria_of(id).for_each(|(criterion, _)| patch.remove(plan, criterion));
        patch.remove(plan, id);
    }
}

impl Delete for Link {
    fn remove_from(plan: &Plan, id: &LinkId, patch: &mut Patch) {
        remove_link(plan, id, patch);
    }
}

/// Records on which nothing hangs.
macro_rules! delete_alone {
    ($($record:ident),*) => {
        $(impl Delete for $record {
            fn remove_from(plan: &Plan, id: &Id<Self>, patch: &mut Patch) {
                patch.remove(plan, id);
            }
        })*
    };
}
delete_alone!(Criterion, Activity, Baseline, Request, Decision);

macro_rules! each_table {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Adds the removal of a record of whatever type, and of what hangs on it.
        pub fn remove(plan: &Plan, what: RecordType, id: &str, patch: &mut Patch) {
            match what {
                $(RecordType::$record => <$record>::remove_from(plan, &Id::new(id), patch),)*
                RecordType::Plan | RecordType::Unknown => {}
            }
        }
    };
}
engine::each_record!(each_table);

fn remove_links(plan: &Plan, end: &LinkEnd, patch: &mut Patch) {
    plan.links_at(end).for_each(|(link, _)| remove_link(plan, link, patch));
}

/// What was asked because of a link stays asked, unless it goes itself.
pub(super) fn remove_link(plan: &Plan, id: &LinkId, patch: &mut Patch) {
    for (request_id, request) in
        plan.requests.iter().filter(|(_, request)| request.link.as_ref() == Some(id))
    {
        if patch.requests.get(request_id).is_some_and(|diff| diff.after.is_none()) {
            continue;
        }
        patch.put(plan, request_id, Request { link: None, ..Request::clone(request) });
    }
    patch.remove(plan, id);
}
