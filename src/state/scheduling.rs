//! The analysis of the open plan, kept up to date: one of the plan as it stands, which a drag is computed on, and one of the plan as it is shown.

use leptos::prelude::*;

use super::App;
use crate::edit::{Change, commands::Chain};
use crate::model::*;
use crate::schedule::{Goal, Rule, Schedule};

/// What there is to know of the schedule.
#[derive(Clone, Copy)]
pub struct Scheduling {
    /// How links push.
    pub rule: RwSignal<Rule>,
    /// The product to which the critical path is shown.
    pub critical_to: RwSignal<Option<ProductId>>,
    /// The baseline that is shown behind the bars.
    pub baseline: RwSignal<Option<BaselineId>>,
    /// Of the plan as it stands.
    settled: StoredValue<Schedule>,
    /// Of the plan as it is shown.
    shown: StoredValue<Schedule>,
    /// What is shown beyond the plan as it stands.
    preview: StoredValue<Option<Patch>>,
}

impl Scheduling {
    /// Of an empty plan.
    pub fn new() -> Scheduling {
        Scheduling {
            rule: RwSignal::new(Rule::default()),
            critical_to: RwSignal::new(None),
            baseline: RwSignal::new(None),
            settled: StoredValue::new(Schedule::default()),
            shown: StoredValue::new(Schedule::default()),
            preview: StoredValue::new(None),
        }
    }

    /// Begins anew with this plan.
    pub(super) fn open(&self, plan: &Plan) {
        let schedule = Schedule::of(plan);
        self.preview.set_value(None);
        self.critical_to.set(None);
        self.baseline.set(None);
        self.shown.set_value(schedule.clone());
        self.settled.set_value(schedule);
    }

    /// Follows a change that made this plan.
    pub(super) fn follow(&self, before: &Plan, patch: &Patch, plan: &Plan) {
        self.forget_preview(before);
        self.settled.update_value(|schedule| schedule.follow(patch, plan));
        self.shown.update_value(|schedule| schedule.follow(patch, plan));
    }

    /// Takes back what was previewed: the plan is shown as it stands.
    fn forget_preview(&self, plan: &Plan) {
        if let Some(patch) = self.preview.try_update_value(Option::take).flatten() {
            self.shown.update_value(|schedule| schedule.follow(&patch.inverse(), plan));
        }
    }
}

impl Default for Scheduling {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// Shows the plan as it would be with this change, without making it; with none, the plan as it stands.
    pub fn preview(&self, change: Option<&Change>) {
        let plan = self.plan();
        let scheduling = self.scheduling;
        scheduling.forget_preview(&plan);
        let changed = change.and_then(|change| Some((change.patch.clone(), plan.apply(&change.patch).ok()?)));
        match changed {
            Some((patch, shown)) => {
                scheduling.shown.update_value(|schedule| schedule.follow(&patch, &shown));
                scheduling.preview.set_value(Some(patch));
                self.shown.set(shown);
            }
            None => self.shown.set(plan),
        }
    }

    /// Reads the plan as it is shown with its analysis; whoever calls follows both.
    pub fn with_schedule<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.shown.with(|plan| self.scheduling.shown.with_value(|schedule| read(plan, schedule)))
    }

    /// Reads the plan as it stands with its analysis, whatever is being dragged.
    pub fn with_settled<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        let plan = self.plan();
        self.scheduling.settled.with_value(|schedule| read(&plan, schedule))
    }

    /// Makes a command that moves dates, with the links of the plan as it stands and the rule that is chosen.
    pub fn with_chain<T>(&self, command: impl FnOnce(&Plan, Chain) -> T) -> T {
        let rule = self.scheduling.rule.get_untracked();
        self.with_settled(|plan, schedule| command(plan, Chain { network: schedule.network(), rule }))
    }

    /// The critical path to the chosen product, as it is shown: its projects, and the slack on it.
    pub fn critical_path(&self) -> Option<(Vec<ProjectId>, i32)> {
        let product = self.scheduling.critical_to.get()?;
        self.with_schedule(|_, schedule| schedule.critical_path(Goal::Launch(&product)))
    }
}
