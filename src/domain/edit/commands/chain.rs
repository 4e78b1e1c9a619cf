//! What a command that moves dates takes along: milestones always, successors by the push rule.

use engine::model::{Dates, MilestoneId, Plan, ProjectId, Span};
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
    /// Those whose day nobody has settled stay where they are (SPEC J8).
    pub(super) fn pin(&self, plan: &Plan, id: &ProjectId, dates: Span, pinned: &mut Dates) {
        let before =
            plan.get(id).and_then(|project| Some((project.dates?, plan.calendar_of(project))));
        for (milestone_id, milestone) in plan.milestones_of(id) {
            let day = match before {
                Some((before, calendar)) if !self.is_unsettled(milestone_id) => {
                    calendar.carried(before, dates, milestone.day)
                }
                _ => milestone.day,
            };
            pinned.milestones.insert(milestone_id.clone(), day);
        }
        pinned.projects.insert(id.clone(), dates);
    }

    /// Holds a project at these dates, its milestones where they are if they still fit, else on the
    /// nearest day that does (SPEC M4).
    pub(super) fn pin_resized(&self, plan: &Plan, id: &ProjectId, dates: Span, pinned: &mut Dates) {
        if plan.get(id).is_some_and(|project| project.dates != Some(dates)) {
            for (milestone_id, milestone) in plan.milestones_of(id) {
                let day = match self.is_unsettled(milestone_id) {
                    true => milestone.day,
                    false => dates.clamp(milestone.day),
                };
                pinned.milestones.insert(milestone_id.clone(), day);
            }
        }
        pinned.projects.insert(id.clone(), dates);
    }

    fn is_unsettled(&self, milestone: &MilestoneId) -> bool {
        self.network.unsettled().milestones.contains(milestone)
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
