//! Agreed dates that a change would break: the one thing that is asked before it is done.

use engine::model::{Patch, Plan};

/// The names of projects and milestones whose agreed date this change moves while it stays agreed.
pub fn broken_agreements(plan: &Plan, patch: &Patch) -> Vec<String> {
    let mut names = Vec::new();
    for diff in patch.projects.values() {
        let (Some(before), Some(after)) = (&diff.before, &diff.after) else { continue };
        let (Some(was), Some(is)) = (before.dates, after.dates) else { continue };
        let start = before.agreed.start() && after.agreed.start() && was.start() != is.start();
        let finish = before.agreed.finish() && after.agreed.finish() && was.finish() != is.finish();
        if start || finish {
            names.push(before.name.clone());
        }
    }
    for diff in patch.milestones.values() {
        if let (Some(before), Some(after)) = (&diff.before, &diff.after)
            && before.agreed
            && after.agreed
            && before.day != after.day
        {
            let project = plan
                .get(&before.project)
                .map_or_else(String::new, |project| format!(" ({})", project.name));
            names.push(before.name.clone() + &project);
        }
    }
    names
}
