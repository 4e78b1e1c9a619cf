//! The drag: gripped, held, dropped or let go, and what is shown of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::effect::Effect;
use super::env::Env;
use super::gesture::{DropTarget, Gesture, Grasp, Grip, in_band, planned};
use super::session::Session;
use crate::viewmodel::{ProductStanding, Subject, fed, standing};
use domain::edit::{Change, Preview};
use engine::model::*;
use engine::schedule::PushRule;
use engine::sorting::Gather;

impl Session {
    pub(super) fn grip(&mut self, grip: Grip, env: &mut Env, effects: &mut Vec<Effect>) {
        // A hand holds one thing.
        self.let_go(env, effects);
        if !matches!(grip, Grip::Band(..)) && self.is_read_only(env) {
            return self.say_read_only();
        }
        let picked = self.selection.picked().clone();
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
    pub(super) fn standing(
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
                .gather();
            forecaster.hold(products, plan, schedule);
            (stands, schedule.open_conflicts())
        })
    }

    pub(super) fn hold_at(
        &mut self,
        at: Option<DropTarget>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        if self.gesture.as_ref().is_some_and(|gesture| gesture.at != at) {
            self.plan_at(at, env, effects);
        }
    }

    /// Chooses how links push, for what is in hand too.
    pub(super) fn push_by(&mut self, rule: PushRule, env: &mut Env, effects: &mut Vec<Effect>) {
        self.rule.set(rule);
        self.plan_anew(env, effects);
    }

    /// Plans what is in hand again, where it is held.
    pub(super) fn plan_anew(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        if let Some(at @ Some(_)) = self.gesture.as_ref().map(|gesture| gesture.at.clone()) {
            self.plan_at(at, env, effects);
        }
    }

    /// Plans what a drop there would change, and previews it.
    pub(super) fn plan_at(
        &mut self,
        at: Option<DropTarget>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let Some(mut gesture) = self.gesture.take() else { return };
        let (rule, forecaster) = (self.rule(), &self.forecaster);
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
        if let Some(picked) = in_band(&gesture, self.layout.rows()) {
            self.selection.pick_all(picked);
        }
        // A launch that is pulled to a chance can go far.
        if let Grip::Chance(id) = &gesture.grip {
            effects.push(Effect::BringFlag(id.clone()));
        }
        self.gesture = Some(gesture);
        self.forecast_shown(env, effects);
    }

    /// Takes in the products that a change reaches and the grip alone does not: those that a new
    /// link leads to, or that something is handed over to.
    pub(super) fn reach(&mut self, gesture: &mut Gesture, patch: &Patch) {
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
                forecaster.hold(all.gather(), plan, schedule);
            }
            reached
        });
        if !reached.is_empty() {
            let grasp = Arc::make_mut(&mut gesture.grasp);
            grasp.standing.extend(reached.into_iter().map(|(standing, id)| (id, standing)));
        }
    }

    pub(super) fn drop_it(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(gesture) = self.gesture.take() else { return };
        effects.push(Effect::Gesture);
        if let Some(refusal) = &gesture.refusal {
            self.refuse(refusal.clone(), effects);
        }
        if let Grip::Band(..) = gesture.grip {
            self.selection.settle();
        } else if let Some(preview) = &gesture.preview {
            let change = Preview::clone(preview).change(&gesture.before);
            let is_done = self.make_and_tell(Ok(change), env, effects);
            match &gesture.grip {
                Grip::NewBar(..) if is_done => {
                    self.show_new(Subject::Project(gesture.new.0.clone()), effects)
                }
                Grip::Bar(id) if is_done => self.say_held(id, &gesture.others),
                _ => {}
            }
        }
        if self.is_previewing() {
            self.preview(None, env, effects);
        }
        self.forget_drag(effects);
    }

    pub(super) fn let_go(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let Some(gesture) = self.gesture.take() else { return };
        effects.push(Effect::Gesture);
        if let Grip::Band(..) = gesture.grip {
            self.selection.pick_all(gesture.picked.clone());
        }
        self.preview(None, env, effects);
        self.forget_drag(effects);
        // It may have been taken far away.
        let dates = gesture.project().and_then(|id| gesture.before.get(id)?.dates);
        effects.extend(dates.map(Effect::Bring));
        effects.extend(gesture.grip.product().cloned().map(Effect::BringFlag));
    }

    /// Shows the plan as it would be with this change; with none, as it stands.
    pub(super) fn preview(
        &mut self,
        change: Option<Arc<Change>>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let preview = change.map(|change| Arc::new(Preview::Change(Change::clone(&change))));
        self.analysis.show(&self.document.plan, |_| preview);
        effects.push(Effect::Shown);
        self.forecast_shown(env, effects);
    }
}
