//! Dates alone, apart from the records that they stand in: what a push answers, and what a drag
//! previews.

use std::{collections::BTreeMap, sync::Arc};

use super::{Day, Milestone, MilestoneId, Patch, Plan, Project, ProjectId, Span};

/// Where projects and milestones lie, or come to lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// Projects and their dates.
    pub projects: BTreeMap<ProjectId, Span>,
    /// Milestones and their days.
    pub milestones: BTreeMap<MilestoneId, Day>,
}

impl Dates {
    /// Whether it says nothing of any project or milestone.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty() && self.milestones.is_empty()
    }

    /// Leaves out what lies there already, and what the plan does not hold.
    pub fn keep_moved(&mut self, plan: &Plan) {
        self.projects
            .retain(|id, dates| plan.get(id).is_some_and(|project| project.dates != Some(*dates)));
        self.milestones
            .retain(|id, day| plan.get(id).is_some_and(|milestone| milestone.day != *day));
    }

    /// Returns the patch that gives the plan these dates.
    pub fn patch(&self, plan: &Plan) -> Patch {
        let mut patch = Patch::default();
        for (id, dates) in &self.projects {
            if let Some(project) = plan.get(id) {
                patch.put(plan, id, moved(project, *dates));
            }
        }
        for (id, day) in &self.milestones {
            if let Some(milestone) = plan.get(id) {
                patch.put(plan, id, Milestone { day: *day, ..Milestone::clone(milestone) });
            }
        }
        patch
    }
}

impl Plan {
    /// Returns the plan with these dates, as [`Dates::patch`] would make it.
    pub fn with_dates(&self, dates: &Dates) -> Plan {
        if !self.unknown.is_empty() {
            // What a newer version wrote of a date goes with it.
            return self.apply(&dates.patch(self)).expect("the patch was made for this plan");
        }
        let mut plan = self.clone();
        for (id, dates) in &dates.projects {
            if let Some(project) = self.get(id) {
                plan.projects.insert_mut(id.clone(), Arc::new(moved(project, *dates)));
            }
        }
        for (id, day) in &dates.milestones {
            if let Some(milestone) = self.get(id) {
                let milestone = Milestone { day: *day, ..Milestone::clone(milestone) };
                plan.milestones.insert_mut(id.clone(), Arc::new(milestone));
            }
        }
        plan
    }
}

fn moved(project: &Project, dates: Span) -> Project {
    Project { dates: Some(dates), ..Project::clone(project) }
}
