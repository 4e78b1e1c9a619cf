//! What nobody has settled stays as it is, whatever else is done: only an act on that very cell
//! settles it (SPEC J8).

use std::collections::{BTreeMap, BTreeSet};

use super::title_of;
use crate::edit::{Change, Document, Label};
use crate::format::json::put_records;
use crate::merge::{
    MergeState, RecordKey, cells_of, dependants, is_in, record_of, text_of, touched_keys,
};
use engine::model::{Milestone, MilestoneId, Patch, Plan, ProjectId};
use engine::schedule::Unsettled;
use engine::sorting::Gather;

/// The dates that nothing pushes until somebody chooses.
pub fn unsettled_dates(state: &MergeState) -> Unsettled {
    let mut found = Unsettled::default();
    for key in state.disputed() {
        match key.table() {
            "projects" if state.is_unsettled(key, "dates") => {
                found.projects.insert(ProjectId::new(key.id()));
            }
            "milestones" if state.is_unsettled(key, "day") => {
                found.milestones.insert(MilestoneId::new(key.id()));
            }
            _ => {}
        }
    }
    found
}

/// A change that leaves alone what it would settle without being aimed at it, and the records in
/// which it does.
pub fn leave_unsettled(document: &Document, change: Change) -> (Change, BTreeSet<RecordKey>) {
    let Document { plan, merge, .. } = document;
    let not_aimed_at = |key: &RecordKey| !is_aimed_at(&change.label, plan, key);
    let disputed: BTreeSet<RecordKey> = match merge.disputed().next() {
        None => return (change, BTreeSet::new()),
        Some(_) => touched_keys(&change.patch).filter(not_aimed_at).gather(),
    };
    let Ok(mut after) = plan.apply(&change.patch) else { return (change, BTreeSet::new()) };
    let records: BTreeMap<RecordKey, Option<String>> = disputed
        .into_iter()
        .filter_map(|key| Some((key.clone(), Some(left_alone(merge, [plan, &after], &key)?))))
        .gather();
    if records.is_empty() {
        return (change, BTreeSet::new());
    }
    // The patch was made for this plan.
    after = after.apply(&put_records(&after, &records)).unwrap_or(after);
    let held = unsettled_dates(merge).projects;
    let stays = |id: &ProjectId| held.contains(id) && records.contains_key(&RecordKey::of(id));
    // What lies in a project that stays, stays with it.
    for (id, milestone) in plan.milestones.iter().filter(|(_, it)| stays(&it.project)) {
        if after.get(id).is_some() {
            after.insert(id.clone(), Milestone::clone(milestone));
        }
    }
    let Change { label, .. } = change;
    (Change { label, patch: Patch::between(plan, &after) }, records.into_keys().collect())
}

/// What a record says after a change that leaves alone what nobody has settled in it; none when it
/// does so by itself.
fn left_alone(state: &MergeState, [before, after]: [&Plan; 2], key: &RecordKey) -> Option<String> {
    if !is_in(before, key) || !is_in(after, key) {
        return None;
    }
    let [was, mut is] =
        [before, after].map(|plan| cells_of(key.table(), &text_of(plan, key).unwrap_or_default()));
    let mut differs = false;
    for name in state.unsettled_cells(key) {
        if was.get(&name) == is.get(&name) {
            continue;
        }
        differs = true;
        match was.get(&name) {
            Some(value) => _ = is.insert(name, value.clone()),
            None => _ = is.remove(&name),
        }
    }
    differs.then(|| record_of(key.table(), &is))
}

/// Whether a step with this label is aimed at this record in particular, as far as it writes in it.
fn is_aimed_at(label: &Label, plan: &Plan, key: &RecordKey) -> bool {
    match label {
        Label::Deleted { .. }
        | Label::DeletedAll { .. }
        | Label::Replaced { .. }
        | Label::Imported { .. } => false,
        Label::Pasted { cells } => *cells <= 1,
        Label::Reordered { what, name } => title_of(plan, key) == (*what, name.clone()),
        _ => true,
    }
}

/// The projects among these of which nothing waits for somebody to choose, neither in themselves
/// nor in what goes with them, and the others.
pub fn settled_apart(
    document: &Document,
    projects: impl IntoIterator<Item = ProjectId>,
) -> (Vec<ProjectId>, Vec<ProjectId>) {
    let Document { plan, merge, .. } = document;
    let disputed: BTreeSet<&RecordKey> = merge.disputed().gather();
    let is_settled = |id: &ProjectId| {
        let mut open = vec![RecordKey::of(id)];
        while let Some(key) = open.pop().filter(|_| !disputed.is_empty()) {
            if disputed.contains(&key) {
                return false;
            }
            dependants(plan, &key, &mut |other| open.push(other));
        }
        true
    };
    projects.into_iter().partition(is_settled)
}
