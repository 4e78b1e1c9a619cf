//! A colleague's file and the plan that is here: what it brings, what both have changed, and the one
//! step that takes it in; and several plans as one (docs/SHARING.md).

mod adopt;
mod along;
mod aside;
mod choice;
mod forget;
mod review;
mod seal;
mod several;
mod strain;
mod twins;
mod written;

pub use adopt::adopt;
pub use aside::{leave_unsettled, settled_apart, unsettled_dates};
pub use choice::{Choice, PUSH, settle};
pub use forget::{is_kept, remove_for_good};
pub use review::{Item, ItemKind, News, Review, review};
pub use seal::seal_of;
pub use several::{
    Differences, SeveralPlans, came_from, id_apart, one_of, own_id, programme_of, take_in_plan,
    told_apart,
};
pub use strain::{Strain, strain, strain_between};
pub use twins::SAME;
pub use written::{Written, WrittenKind, written, written_in};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edit::{Change, Document, Label, Merge, RecordType};
use crate::format::json::put_records;
use crate::merge::{Clash, MergeState, RecordKey, Side, StateChange, join};
use engine::model::{DeliverableId, MilestoneId, Patch, Plan, ProjectId};
use engine::sorting::Gather;

/// What brings another copy of the plan in, with what was chosen for what both have changed and for
/// what comes. Both copies must be sealed.
///
/// A choice is named as [`Clash::name`] does; what is not named comes as it is, and stays open where
/// both have changed it. None when there is nothing in it that is not here already.
pub fn merge(
    document: &Document,
    theirs: Side<'_>,
    from: &str,
    choices: &BTreeMap<String, Choice>,
) -> Option<Merge> {
    let (plan, state) = joined(document, theirs);
    let here = Side { plan: &document.plan, state: &document.merge };
    let (plan, state) = choice::apply([here, theirs], (plan, state), choices);
    let state = StateChange::between(&document.merge, &state);
    let patch = Patch::between(&document.plan, &plan);
    if patch.is_empty() && state.is_empty() {
        return None;
    }
    let label = Label::Merged { from: from.into() };
    Some(Merge { change: Arc::new(Change { label, patch }), state: Arc::new(state) })
}

/// The plan and its merge state as they are when all of another copy has come in.
fn joined(document: &Document, theirs: Side<'_>) -> (Plan, MergeState) {
    let joined = join(Side { plan: &document.plan, state: &document.merge }, theirs);
    let patch = put_records(&document.plan, &joined.records);
    // The patch was made for this plan.
    let plan = document.plan.apply(&patch).unwrap_or_else(|_| document.plan.clone());
    (plan, joined.state)
}

/// The type of a record and what it is called.
pub fn title_of(plan: &Plan, key: &RecordKey) -> (RecordType, String) {
    review::title(key, [plan, plan])
}

/// The projects in which, or in what lies in them, something waits for somebody to choose.
pub fn unsettled_projects(document: &Document) -> BTreeSet<ProjectId> {
    let Document { plan, merge, .. } = document;
    let project = |key: &RecordKey| match key.table() {
        "projects" => Some(ProjectId::new(key.id())),
        "milestones" => Some(plan.get(&MilestoneId::new(key.id()))?.project.clone()),
        "deliverables" => Some(plan.get(&DeliverableId::new(key.id()))?.project.clone()),
        _ => None,
    };
    merge.disputed().filter_map(project).gather()
}

/// All that waits for somebody to choose.
pub fn clashes(document: &Document) -> Vec<Clash> {
    document.merge.clashes(&document.plan)
}
