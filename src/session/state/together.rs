//! Files of colleagues: sealing what goes out, taking in what comes, settling what both changed.

use std::sync::Arc;

use super::effect::Effect;
use super::env::Env;
use super::notices::Notice;
use super::session::Session;
use crate::review::ReviewPreview;
use crate::viewmodel::Subject;
use domain::edit::Step;
use domain::merge::{Batch, RecordKey, Side};
use domain::together;
use engine::model::Plan;

impl Session {
    /// Seals what was changed since the last seal, so that it can leave the page. Nothing when
    /// nothing was.
    pub(super) fn seal(
        &mut self,
        who: String,
        note: String,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let batch = Batch { day: Some(env.today), who, note };
        let fresh = (env.fresh)("batch");
        if let Some(seal) = together::seal_of(&self.document, &fresh, batch) {
            self.step(Step::Seal(seal), env, effects);
        }
    }

    /// Takes in a file as it was reviewed: one step.
    pub(super) fn take_in_file(
        &mut self,
        preview: &ReviewPreview,
        who: String,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        self.seal(who, String::new(), env, effects);
        let review = &preview.review;
        let theirs = Side { plan: &review.plan, state: &review.state };
        let by = review.by.as_ref().map(|by| by.who.clone()).filter(|who| !who.is_empty());
        let from = by.unwrap_or_else(|| review.file.clone());
        let merge = together::merge(&self.document, theirs, &from, &preview.choices);
        if let Some(merge) = merge {
            let label = merge.change.label.clone();
            if self.step(Step::Merge(Arc::new(merge)), env, effects) {
                self.say(Notice::Did(label), effects);
            }
        }
    }

    /// Takes another plan in as a programme, and shows that.
    pub(super) fn take_plan_in(&mut self, plan: &Plan, env: &mut Env, effects: &mut Vec<Effect>) {
        let change = together::take_in_plan(self.plan(), plan);
        if self.make_and_tell(change, env, effects) {
            let programme = together::programme_of(&plan.id);
            self.look_at(Subject::Programme(programme), effects);
        }
    }

    /// Empties all that is kept of a record that is gone.
    pub(super) fn remove_for_good(
        &mut self,
        record: String,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let key = RecordKey::from(record);
        let merge = together::remove_for_good(&self.document, &key, key.record_type());
        if let Some(merge) = merge {
            let label = merge.change.label.clone();
            if self.step(Step::Merge(Arc::new(merge)), env, effects) {
                self.say(Notice::Did(label), effects);
            }
        }
    }

    /// Settles what both have changed.
    pub(super) fn settle(
        &mut self,
        name: &str,
        which: usize,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(merge) = together::settle(&self.document, name, which) {
            let label = merge.change.label.clone();
            if self.step(Step::Merge(Arc::new(merge)), env, effects) {
                self.say(Notice::Did(label), effects);
            }
        }
    }
}
