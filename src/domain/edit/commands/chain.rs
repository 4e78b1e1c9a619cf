//! What a command that moves dates takes along: milestones always, successors by the push rule.

use engine::model::{Milestone, Patch, Plan, Project, ProjectId, Span};
use engine::schedule::{Network, PinnedDates, PushRule};

/// The links of a plan, and by which rule they push.
#[derive(Clone, Copy, Debug)]
pub struct PushContext<'a> {
    /// The network of the plan that the command is for.
    pub network: &'a Network,
    /// How links push.
    pub rule: PushRule,
}

impl PushContext<'_> {
    /// Holds a project at these dates, its milestones as far from its start as they were (SPEC M3).
    pub(super) fn pin(&self, plan: &Plan, id: &ProjectId, dates: Span, pinned: &mut PinnedDates) {
        let before =
            plan.get(id).and_then(|project| Some((project.dates?, plan.calendar_of(project))));
        for (milestone_id, milestone) in plan.milestones_of(id) {
            let day = before.map_or(milestone.day, |(before, calendar)| {
                calendar.carried(before, dates, milestone.day)
            });
            pinned.milestones.insert(milestone_id.clone(), day);
        }
        pinned.projects.insert(id.clone(), dates);
    }

    /// Holds a project at these dates, its milestones where they are if they still fit, else on the
    /// nearest day that does (SPEC M4).
    pub(super) fn pin_resized(
        &self,
        plan: &Plan,
        id: &ProjectId,
        dates: Span,
        pinned: &mut PinnedDates,
    ) {
        if plan.get(id).is_some_and(|project| project.dates != Some(dates)) {
            for (milestone_id, milestone) in plan.milestones_of(id) {
                pinned.milestones.insert(milestone_id.clone(), dates.clamp(milestone.day));
            }
        }
        pinned.projects.insert(id.clone(), dates);
    }

    /// Adds what is pinned and what it pushes; answers how many projects were pushed.
    pub(super) fn push(&self, plan: &Plan, pinned: &PinnedDates, patch: &mut Patch) -> usize {
        let pushed = self.network.push(pinned, self.rule);
        for (id, dates) in pinned.projects.iter().chain(&pushed.projects) {
            if let Some(project) = plan.get(id) {
                patch.put(plan, id, Project { dates: Some(*dates), ..Project::clone(project) });
            }
        }
        for (id, day) in pinned.milestones.iter().chain(&pushed.milestones) {
            if let Some(milestone) = plan.get(id) {
                patch.put(plan, id, Milestone { day: *day, ..Milestone::clone(milestone) });
            }
        }
        pushed.projects.len()
    }
}
