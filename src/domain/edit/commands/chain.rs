//! What a command that moves dates takes along: milestones always, successors by the push rule.

use engine::model::{Dates, Plan, ProjectId, Span};
use engine::schedule::{Network, PushRule};

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
    pub(super) fn pin(&self, plan: &Plan, id: &ProjectId, dates: Span, pinned: &mut Dates) {
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
    pub(super) fn pin_resized(&self, plan: &Plan, id: &ProjectId, dates: Span, pinned: &mut Dates) {
        if plan.get(id).is_some_and(|project| project.dates != Some(dates)) {
            for (milestone_id, milestone) in plan.milestones_of(id) {
                pinned.milestones.insert(milestone_id.clone(), dates.clamp(milestone.day));
            }
        }
        pinned.projects.insert(id.clone(), dates);
    }

    /// Returns where what is pinned and what it pushes come to lie, and how many projects are
    /// pushed.
    pub(super) fn push(&self, plan: &Plan, mut pinned: Dates) -> (Dates, usize) {
        let mut dates = self.network.push(&pinned, self.rule);
        let along = dates.projects.len();
        pinned.keep_moved(plan);
        for (id, span) in pinned.projects {
            dates.projects.entry(id).or_insert(span);
        }
        for (id, day) in pinned.milestones {
            dates.milestones.entry(id).or_insert(day);
        }
        (dates, along)
    }
}
