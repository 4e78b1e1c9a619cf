//! The session: one owner of the document, its analysis, its chances and the drag.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::analysis::Analysis;
use super::effect::Effect;
use super::env::Env;
use super::forecaster::Forecaster;
use super::gesture::{DropTarget, Gesture, Grasp, Grip, in_band, planned};
use super::input::Input;
use crate::viewmodel::{Affected, GroupKey, Grouping, ProductStanding, Rollups, fed, standing};
use domain::edit::commands::PushContext;
use domain::edit::{Change, Document, Field, Label, Preview, Step, broken_agreements};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};

/// The running app without a browser.
///
/// Reading never changes what is shown: what needs the plan as it stands while something is
/// previewed gets it by [`Session::on_standing`], which shows the preview again.
#[derive(Default)]
pub struct Session {
    document: Document,
    analysis: Analysis,
    forecaster: Forecaster,
    rollups: Rollups,
    gesture: Option<Gesture>,
    rule: PushRule,
    /// Is [`Input::Sample`] asked for already?
    sampling: bool,
}

impl Session {
    /// Takes in what happened, and answers what the page has to do about it.
    pub fn handle(&mut self, input: Input, env: &mut Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Open(document, grouping) => self.open(document, grouping, &mut effects),
            Input::Do(change) => self.make(change, env, &mut effects),
            Input::DoAnyway(change) => {
                self.step(Step::Do(Arc::new(change)), env, &mut effects);
            }
            Input::Undo => {
                let label = self.document.history.undo().cloned();
                if self.step(Step::Undo, env, &mut effects) {
                    effects.extend(label.map(Effect::Undid));
                }
            }
            Input::Redo => {
                let label = self.document.history.redo().cloned();
                if self.step(Step::Redo, env, &mut effects) {
                    effects.extend(label.map(Effect::Redid));
                }
            }
            Input::Grip(grip, picked) => self.grip(grip, picked, env, &mut effects),
            Input::HoldAt(at) => self.hold_at(at, env, &mut effects),
            Input::Drop => self.drop_it(env, &mut effects),
            Input::LetGo => self.let_go(env, &mut effects),
            Input::PushBy(rule) => {
                self.rule = rule;
                self.plan_anew(env, &mut effects);
            }
            Input::GroupBy(grouping) => self.rollups = sums(&self.document.plan, grouping),
            Input::Preview(change) => self.preview(change, env, &mut effects),
            Input::Sample => {
                self.sampling = false;
                let more = self.sample(env, &mut effects);
                if !more || self.forecaster.is_readable((env.clock)()) {
                    self.tell(env, &mut effects);
                }
            }
        }
        effects
    }

    /// Returns the document as it stands.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Returns the plan as it stands, whatever is previewed.
    pub fn plan(&self) -> &Plan {
        &self.document.plan
    }

    /// Returns the plan that is shown: as it stands, or as it would be if the drag ended here.
    pub fn shown(&self) -> &Plan {
        self.analysis.shown()
    }

    /// Returns the analysis of the plan that is shown.
    pub fn schedule(&self) -> &Schedule {
        self.analysis.schedule()
    }

    /// Whether something else is shown than the plan as it stands.
    pub fn is_previewing(&self) -> bool {
        self.analysis.preview().is_some()
    }

    pub fn forecaster(&self) -> &Forecaster {
        &self.forecaster
    }

    /// Returns the drag, while it lasts.
    pub fn gesture(&self) -> Option<&Gesture> {
        self.gesture.as_ref()
    }

    /// Returns how links push.
    pub fn rule(&self) -> PushRule {
        self.rule
    }

    /// Reads the plan as it stands with its analysis. What is previewed is so again afterwards.
    pub fn on_standing<T>(&mut self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.analysis.on_standing(&self.document.plan, read)
    }

    /// Plans a command that moves dates, on the plan as it stands and by the rule that is chosen.
    pub fn planned<T>(&mut self, command: impl FnOnce(&Plan, PushContext) -> T) -> T {
        let rule = self.rule;
        self.on_standing(|plan, schedule| {
            command(plan, PushContext { network: schedule.network(), rule })
        })
    }

    /// Returns the first start and the last finish in a group, as it is shown: a drag counts, unless
    /// it moves so much that the headings follow at the drop.
    pub fn group_span(&self, key: &GroupKey) -> Option<Span> {
        match self.gesture.as_ref().and_then(|gesture| gesture.preview.as_ref()) {
            Some(preview) if preview.projects() <= Affected::READ => {
                self.rollups.span_with(key, preview, self.plan())
            }
            _ => self.rollups.span(key),
        }
    }

    /// Returns how many projects lie in a group, dated or not.
    pub fn group_projects(&self, key: &GroupKey) -> usize {
        self.rollups.projects(key)
    }

    fn open(&mut self, document: Document, grouping: Grouping, effects: &mut Vec<Effect>) {
        self.analysis = Analysis::of(document.plan.clone());
        self.forecaster = Forecaster::of(&document.plan, self.analysis.schedule());
        self.rollups = sums(&document.plan, grouping);
        self.document = document;
        self.gesture = None;
        effects.extend([Effect::Shown, Effect::Gesture, Effect::Chances]);
        self.go_on(effects);
    }

    // ---- Steps

    /// Makes a change, unless somebody has to be asked first.
    fn make(&mut self, change: Change, env: &mut Env, effects: &mut Vec<Effect>) {
        if change.patch.is_empty() {
            return;
        }
        let moves = matches!(
            change.label,
            Label::Moved { .. }
                | Label::Resized { .. }
                | Label::Changed { field: Field::Dates | Field::Day, .. }
        );
        let broken = if moves && env.writable {
            broken_agreements(self.plan(), &change.patch)
        } else {
            Vec::new()
        };
        if broken.is_empty() {
            self.step(Step::Do(Arc::new(change)), env, effects);
        } else {
            self.let_go(env, effects);
            self.preview(None, env, effects);
            effects.push(Effect::Breaks(change, broken));
        }
    }

    /// Takes a step: the same door for edits, undo and redo. Answers whether it changed anything.
    fn step(&mut self, step: Step, env: &mut Env, effects: &mut Vec<Effect>) -> bool {
        if !env.writable {
            effects.push(Effect::ReadOnly);
            return false;
        }
        if self.gesture.take().is_some() {
            effects.push(Effect::Gesture);
        }
        let before = self.document.plan.clone();
        let patch = self.document.take(&step).unwrap_or_default();
        if patch.is_empty() {
            // What was in hand is let go all the same.
            if self.is_previewing() {
                self.preview(None, env, effects);
            }
            self.forget_drag(effects);
            return false;
        }
        let plan = &self.document.plan;
        self.rollups.follow(&patch, plan);
        self.analysis.follow(&before, &patch, plan.clone());
        self.forecaster.follow(&patch, plan, self.analysis.schedule());
        effects.push(Effect::Stepped(step, patch));
        self.sample(env, effects);
        self.tell(env, effects);
        effects.push(Effect::Shown);
        true
    }

    // ---- The drag

    fn grip(
        &mut self,
        grip: Grip,
        picked: BTreeSet<ProjectId>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        // A hand holds one thing.
        self.let_go(env, effects);
        if !matches!(grip, Grip::Band(..)) && !env.writable {
            return effects.push(Effect::ReadOnly);
        }
        let before = self.document.plan.clone();
        let others: Vec<ProjectId> = match &grip {
            Grip::Bar(id) if picked.contains(id) => {
                picked.iter().filter(|other| *other != id).cloned().collect()
            }
            _ => Vec::new(),
        };
        let moved: Vec<_> = grip.project(&before).into_iter().chain(&others).collect();
        let product = grip.product().cloned();
        let (standing, conflicts) = self.standing(&moved, product);
        let new = (Id::new((env.fresh)("project")), Id::new((env.fresh)("link")));
        let grasp = Arc::new(Grasp { grip, others, before, new, conflicts, standing, picked });
        self.gesture = Some(Gesture { grasp, preview: None, refusal: None, at: None });
        effects.push(Effect::Gesture);
    }

    /// Returns how the products stand that moving these projects can change, and this one; with the
    /// number of open conflicts. The chances of these are forecast from now on.
    fn standing(
        &mut self,
        moved: &[&ProjectId],
        product: Option<ProductId>,
    ) -> (BTreeMap<ProductId, ProductStanding>, usize) {
        let Session { analysis, forecaster, document, .. } = self;
        analysis.on_standing(&document.plan, |plan, schedule| {
            let mut products = fed(plan, schedule, moved.iter().copied());
            products.extend(product);
            let chances = forecaster.settled().clone();
            let stands = products
                .iter()
                .map(|id| (id.clone(), standing(plan, schedule, &chances, id)))
                .collect();
            forecaster.hold(products, plan, schedule);
            (stands, schedule.open_conflicts())
        })
    }

    fn hold_at(&mut self, at: Option<DropTarget>, env: &mut Env, effects: &mut Vec<Effect>) {
        if self.gesture.as_ref().is_some_and(|gesture| gesture.at != at) {
            self.plan_at(at, env, effects);
        }
    }

    /// Plans what is in hand again, where it is held.
    fn plan_anew(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        if let Some(at @ Some(_)) = self.gesture.as_ref().map(|gesture| gesture.at.clone()) {
            self.plan_at(at, env, effects);
        }
    }

    /// Plans what a drop there would change, and previews it.
    fn plan_at(&mut self, at: Option<DropTarget>, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(mut gesture) = self.gesture.take() else { return };
        let (rule, forecaster) = (self.rule, &self.forecaster);
        (gesture.preview, gesture.refusal) = (None, None);
        self.analysis.show(&self.document.plan, |network| {
            let at = at.as_ref()?;
            match planned(&gesture.grasp, at, network, rule, forecaster, env)? {
                Ok(preview) if preview.is_empty() => {}
                Ok(preview) => gesture.preview = Some(Arc::new(preview)),
                Err(refusal) => gesture.refusal = Some(refusal),
            }
            gesture.preview.clone()
        });
        gesture.at = at;
        if let Some(Preview::Change(change)) = gesture.preview.clone().as_deref() {
            self.reach(&mut gesture, &change.patch);
        }
        effects.extend([Effect::Shown, Effect::Gesture]);
        effects.extend(in_band(&gesture, env).map(Effect::Picked));
        // A launch that is pulled to a chance can go far.
        if let Grip::Chance(id) = &gesture.grip {
            effects.push(Effect::BringFlag(id.clone()));
        }
        self.gesture = Some(gesture);
        self.forecast_shown(env, effects);
    }

    /// Takes in the products that a change reaches and the grip alone does not: those that a new
    /// link leads to, or that something is handed over to.
    fn reach(&mut self, gesture: &mut Gesture, patch: &Patch) {
        if patch.links.is_empty() && patch.deliverables.is_empty() {
            return;
        }
        let Session { analysis, forecaster, document, .. } = self;
        let reached = analysis.on_standing(&document.plan, |plan, schedule| {
            let links = patch.links.values().flat_map(|diff| diff.before.iter().chain(&diff.after));
            let ends = links.filter_map(|link| Some(plan.project_of(&link.successor)?.0));
            let mut products = fed(plan, schedule, ends);
            let deliverables =
                patch.deliverables.values().flat_map(|diff| diff.before.iter().chain(&diff.after));
            products.extend(deliverables.map(|deliverable| deliverable.product.clone()));
            products.retain(|id| !gesture.standing.contains_key(id));
            let chances = forecaster.settled().clone();
            let reached: Vec<_> = products
                .into_iter()
                .map(|id| (standing(plan, schedule, &chances, &id), id))
                .collect();
            if !reached.is_empty() {
                let all = gesture.standing.keys().chain(reached.iter().map(|(_, id)| id)).cloned();
                forecaster.hold(all.collect(), plan, schedule);
            }
            reached
        });
        if !reached.is_empty() {
            let grasp = Arc::make_mut(&mut gesture.grasp);
            grasp.standing.extend(reached.into_iter().map(|(standing, id)| (id, standing)));
        }
    }

    fn drop_it(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(gesture) = self.gesture.take() else { return };
        effects.push(Effect::Gesture);
        effects.extend(gesture.refusal.clone().map(Effect::Refused));
        if let Grip::Band(..) = gesture.grip {
            effects.push(Effect::PickedSettled);
        } else if let Some(preview) = &gesture.preview {
            let change = Preview::clone(preview).change(&gesture.before);
            let label = change.label.clone();
            let before = effects.len();
            self.make(change, env, effects);
            if effects[before..].iter().any(|effect| matches!(effect, Effect::Stepped(..))) {
                effects.push(Effect::Did(label));
                if let Grip::NewBar(..) = gesture.grip {
                    effects.push(Effect::Created(gesture.new.0.clone()));
                }
            } else {
                self.preview(None, env, effects);
            }
        } else {
            self.preview(None, env, effects);
        }
        self.forget_drag(effects);
    }

    fn let_go(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(gesture) = self.gesture.take() else { return };
        effects.push(Effect::Gesture);
        if let Grip::Band(..) = gesture.grip {
            effects.push(Effect::Picked(gesture.picked.clone()));
        }
        self.preview(None, env, effects);
        self.forget_drag(effects);
        // It may have been taken far away.
        let dates = gesture.project().and_then(|id| gesture.before.get(id)?.dates);
        effects.extend(dates.map(Effect::Bring));
        effects.extend(gesture.grip.product().cloned().map(Effect::BringFlag));
    }

    // ---- What is shown

    /// Shows the plan as it would be with this change; with none, as it stands.
    fn preview(&mut self, change: Option<Arc<Change>>, env: &mut Env, effects: &mut Vec<Effect>) {
        let preview = change.map(|change| Arc::new(Preview::Change(Change::clone(&change))));
        self.analysis.show(&self.document.plan, |_| preview);
        effects.push(Effect::Shown);
        self.forecast_shown(env, effects);
    }

    // ---- Chances

    /// Has the forecast of what is in hand follow what is shown.
    fn forecast_shown(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let (preview, shown) = (self.analysis.preview(), self.analysis.shown());
        if self.forecaster.preview(preview.map(|it| &**it), shown, self.analysis.schedule()) {
            self.sample(env, effects);
            self.tell(env, effects);
        }
    }

    /// Nothing is in hand any more.
    fn forget_drag(&mut self, effects: &mut Vec<Effect>) {
        if self.forecaster.let_go() {
            effects.push(Effect::Chances);
            // What had not come so far when it was taken up goes on.
            if !self.forecaster.is_complete() {
                self.go_on(effects);
            }
        }
    }

    /// Takes samples for a slice of time; answers whether any are missing still.
    fn sample(&mut self, env: &Env, effects: &mut Vec<Effect>) -> bool {
        let more = self.forecaster.sample(env.clock);
        if more {
            self.go_on(effects);
        }
        more
    }

    fn tell(&mut self, env: &Env, effects: &mut Vec<Effect>) {
        self.forecaster.tell((env.clock)());
        effects.push(Effect::Chances);
    }

    /// Asks for the next slice, once.
    fn go_on(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::replace(&mut self.sampling, true) {
            effects.push(Effect::Sample);
        }
    }
}

/// Returns what the groups of this grouping add up to, and programmes, which say so in the inspector
/// too.
fn sums(plan: &Plan, grouping: Grouping) -> Rollups {
    Rollups::of(plan, [Grouping::Programme, grouping])
}
