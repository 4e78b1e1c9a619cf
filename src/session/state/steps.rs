//! Steps: the one door through which the plan changes, and what is said of it.

use std::sync::Arc;

use super::effect::Effect;
use super::env::Env;
use super::notices::Notice;
use super::part::Part;
use super::session::Session;
use crate::edit::{Edit, EditEnv};
use domain::edit::{Change, Field, Label, Refusal, Step, broken_agreements};
use domain::together;

impl Session {
    /// Makes a change, unless somebody has to be asked first. Answers whether the plan is now as
    /// wished: it is also when nothing had to change.
    pub(super) fn make(
        &mut self,
        change: Change,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if change.patch.is_empty() {
            return true;
        }
        let (change, left) = together::leave_unsettled(&self.document, change);
        let left: Vec<_> = left.iter().map(|key| together::title_of(self.plan(), key).1).collect();
        let is_nothing = change.patch.is_empty() || matches!(change.label, Label::Deleted { .. });
        if !left.is_empty() && is_nothing {
            self.notices.alert(Notice::LeftUnsettled(left));
            effects.push(Effect::NotDone);
            return false;
        }
        let is_done = self.make_settled(change, env, effects);
        if !left.is_empty() && is_done {
            self.notices.alert(Notice::LeftUnsettled(left));
        }
        is_done
    }

    /// Makes a change that settles nothing but what it is aimed at.
    fn make_settled(&mut self, change: Change, env: &mut Env, effects: &mut Vec<Effect>) -> bool {
        let moves = matches!(
            change.label,
            Label::Moved { .. }
                | Label::Resized { .. }
                | Label::Pasted { .. }
                | Label::Changed { field: Field::Dates | Field::Day, .. }
        );
        let broken = if moves && !self.is_read_only(env) {
            broken_agreements(self.plan(), &change.patch)
        } else {
            Vec::new()
        };
        if broken.is_empty() {
            return self.step(Step::Do(Arc::new(change)), env, effects);
        }
        self.let_go(env, effects);
        self.preview(None, env, effects);
        self.question.set(Some((change, broken)));
        effects.push(Effect::NotDone);
        false
    }

    /// Plans an edit on the plan as it stands.
    pub(super) fn edited(&mut self, edit: &Edit, env: &mut Env) -> Result<Change, Refusal> {
        let rule = self.rule();
        let mut env = EditEnv { lang: env.lang, today: env.today, fresh: &mut *env.fresh };
        self.on_standing(|plan, schedule| edit.change(plan, schedule, rule, &mut env))
    }

    /// Makes a change, or says why not. Answers whether the plan is now as wished.
    pub(super) fn make_or_refuse(
        &mut self,
        change: Result<Change, Refusal>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        match change {
            Ok(change) => self.make(change, env, effects),
            Err(refusal) => {
                self.refuse(refusal, effects);
                false
            }
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal, effects: &mut Vec<Effect>) {
        self.notices.alert(Notice::Refused(refusal));
        effects.push(Effect::NotDone);
    }

    /// Makes a change and says so, or says why not. Answers whether the plan is now as wished.
    pub(super) fn make_and_tell(
        &mut self,
        change: Result<Change, Refusal>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let news = change.as_ref().ok().filter(|change| !change.patch.is_empty());
        let label = news.map(|change| change.label.clone());
        let is_done = self.make_or_refuse(change, env, effects);
        if let (true, Some(label)) = (is_done, label) {
            self.say(Notice::Did(label), effects);
        }
        is_done
    }

    /// Makes the change that waits for an answer, or forgets it.
    pub(super) fn answer(&mut self, anyway: bool, env: &mut Env, effects: &mut Vec<Effect>) {
        let asked = self.question.edit(Option::take);
        if let (true, Some((change, _))) = (anyway, asked) {
            let label = change.label.clone();
            if self.step(Step::Do(Arc::new(change)), env, effects) {
                self.say(Notice::Did(label), effects);
            }
        }
    }

    pub(super) fn undo(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let label = self.document.history.undo().cloned();
        if self.step(Step::Undo, env, effects)
            && let Some(label) = label
        {
            self.say(Notice::Undid(label), effects);
        }
    }

    pub(super) fn redo(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let label = self.document.history.redo().cloned();
        if self.step(Step::Redo, env, effects)
            && let Some(label) = label
        {
            self.say(Notice::Redid(label), effects);
        }
    }

    /// Says what was done, for a while.
    pub(super) fn say(&mut self, notice: Notice, effects: &mut Vec<Effect>) {
        effects.push(Effect::DismissLater(self.notices.tell(notice)));
    }

    /// Whether the plan on screen cannot be changed here.
    pub(super) fn is_read_only(&self, env: &Env) -> bool {
        self.for_reading || !env.writable
    }

    /// Says why the plan on screen cannot be changed here.
    pub(super) fn say_read_only(&mut self) {
        let why = if self.for_reading { Notice::ForReading } else { Notice::ReadOnly };
        self.notices.alert(why);
    }

    /// Takes a step: the same door for edits, undo and redo. Answers whether it changed anything.
    pub(super) fn step(&mut self, step: Step, env: &mut Env, effects: &mut Vec<Effect>) -> bool {
        if self.is_read_only(env) {
            self.say_read_only();
            effects.push(Effect::NotDone);
            return false;
        }
        if self.gesture.take().is_some() {
            effects.push(Effect::Gesture);
        }
        let before = self.document.plan.clone();
        let Some(patch) = self.document.take(&step).ok().flatten() else {
            // What was in hand is let go all the same.
            if self.is_previewing() {
                self.preview(None, env, effects);
            }
            self.forget_drag(effects);
            return false;
        };
        let plan = &self.document.plan;
        self.rollups.follow(&patch, plan);
        self.analysis.follow(&before, &patch, plan.clone());
        self.analysis.hold(together::unsettled_dates(&self.document.merge));
        self.forecaster.follow(&patch, plan, self.analysis.schedule());
        if self.layout.follow(&patch, plan) {
            self.selection.keep_to(self.layout.in_view());
        }
        self.notices.forget_step();
        effects.extend([Effect::Changed(Part::History), Effect::Stepped(step, Box::new(patch))]);
        self.sample(env, effects);
        self.tell(env, effects);
        effects.push(Effect::Shown);
        true
    }
}
