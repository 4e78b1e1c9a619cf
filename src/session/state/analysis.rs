//! The plan that is shown with its analysis: the plan as it stands, or a preview of another.
//!
//! Invariant: the analysis is that of the plan that is shown. Whoever looks at the plan as it
//! stands does so within [`Analysis::on_standing`], after which the preview is there again.

use std::sync::Arc;

use domain::edit::Preview;
use engine::model::{Patch, Plan};
use engine::schedule::{Network, Schedule, Unsettled};

#[derive(Default)]
pub struct Analysis {
    shown: Plan,
    schedule: Schedule,
    /// What is shown beyond the plan as it stands.
    preview: Option<Arc<Preview>>,
}

impl Analysis {
    pub fn of(plan: Plan) -> Analysis {
        Analysis { schedule: Schedule::of(&plan), shown: plan, preview: None }
    }

    /// Returns the plan that is shown.
    pub fn shown(&self) -> &Plan {
        &self.shown
    }

    /// Returns the analysis of the plan that is shown.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Returns what is shown beyond the plan as it stands.
    pub fn preview(&self) -> Option<&Arc<Preview>> {
        self.preview.as_ref()
    }

    /// Follows a step by which `plan` came out of `before`; a preview ends.
    pub fn follow(&mut self, before: &Plan, patch: &Patch, plan: Plan) {
        self.rewind(before);
        self.catch_up();
        self.schedule.follow(patch, &plan);
        self.shown = plan;
    }

    /// Has pushes stop at these dates from now on.
    pub fn hold(&mut self, unsettled: Unsettled) {
        self.schedule.hold(Arc::new(unsettled));
    }

    /// Shows another preview, which `make` plans on the network of the plan as it stands; with none,
    /// or one that does not fit, the plan as it stands.
    ///
    /// The analysis follows once, for what is taken back and what is shown next.
    pub fn show(&mut self, standing: &Plan, make: impl FnOnce(&Network) -> Option<Arc<Preview>>) {
        self.rewind(standing);
        let next = make(self.schedule.network());
        match next.and_then(|preview| Some((with(standing, &preview)?, preview))) {
            Some((shown, preview)) => {
                self.shown = shown;
                self.take_up(preview);
            }
            None => {
                self.catch_up();
                self.shown = standing.clone();
            }
        }
    }

    /// Reads the plan as it stands with its analysis. What was previewed is previewed afterwards.
    pub fn on_standing<T>(
        &mut self,
        standing: &Plan,
        read: impl FnOnce(&Plan, &Schedule) -> T,
    ) -> T {
        let Some(preview) = self.rewind(standing) else {
            return read(standing, &self.schedule);
        };
        self.catch_up();
        let answer = read(standing, &self.schedule);
        self.take_up(preview);
        answer
    }

    /// Follows a preview, with which the plan is as it is shown.
    fn take_up(&mut self, preview: Arc<Preview>) {
        match &*preview {
            Preview::Moves(moves) => self.schedule.preview_later(&moves.dates),
            Preview::Change(change) => self.schedule.follow_later(&change.patch, &self.shown),
        }
        self.catch_up();
        self.preview = Some(preview);
    }

    /// Takes the preview back in the network alone, and returns it.
    fn rewind(&mut self, standing: &Plan) -> Option<Arc<Preview>> {
        let preview = self.preview.take()?;
        match &*preview {
            Preview::Moves(_) => self.schedule.end_preview_later(),
            Preview::Change(change) => {
                self.schedule.follow_later(&change.patch.inverse(), standing)
            }
        }
        Some(preview)
    }

    fn catch_up(&mut self) {
        if self.schedule.is_behind() {
            self.schedule.catch_up();
        }
    }
}

/// Returns the plan as it would be with a preview; none when that does not fit.
fn with(plan: &Plan, preview: &Preview) -> Option<Plan> {
    match preview {
        Preview::Moves(moves) => Some(plan.with_dates(&moves.dates)),
        Preview::Change(change) => plan.apply(&change.patch).ok(),
    }
}
