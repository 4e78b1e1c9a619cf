//! The session: one owner of the document, its analysis, its chances and the drag.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::analysis::Analysis;
use super::cells::Editing;
use super::columns::ColumnLayout;
use super::effect::Effect;
use super::env::Env;
use super::forecaster::Forecaster;
use super::gesture::{DropTarget, Gesture, Grasp, Grip, in_band, planned};
use super::input::Input;
use super::layout::Layout;
use super::notices::{Notice, Notices};
use super::part::{Part, changed};
use super::selection::Selection;
use super::watched::Watched;
use crate::edit::{Edit, EditEnv};
use crate::viewmodel::{
    Affected, Cursor, GroupKey, Grouping, ProductStanding, Rollups, Subject, View, fed, standing,
};
use domain::edit::commands::PushContext;
use domain::edit::{Change, Document, Field, Label, Preview, Refusal, Step, broken_agreements};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};

/// A change that would break agreed dates, and whose they are.
pub type Question = (Change, Vec<String>);

/// The running app without a browser.
///
/// Reading never changes what is shown: what needs the plan as it stands while something is
/// previewed gets it by [`Session::on_standing`], which shows the preview again. Every part that a
/// page mirrors is watched, so that a change of it cannot go untold.
#[derive(Default)]
pub struct Session {
    pub(super) document: Document,
    pub(super) analysis: Analysis,
    forecaster: Forecaster,
    rollups: Rollups,
    gesture: Option<Gesture>,
    /// Is [`Input::Sample`] asked for already?
    sampling: bool,
    question: Watched<Option<Question>>,
    pub(super) view: Watched<View>,
    pub(super) layout: Layout,
    pub(super) selection: Selection,
    pub(super) cursor: Watched<Option<Cursor>>,
    /// The project from which the next one chosen by key is to wait.
    pub(super) linking: Watched<Option<ProjectId>>,
    pub(super) columns: Watched<ColumnLayout>,
    pub(super) editing: Watched<Option<Editing>>,
    pub(super) notices: Notices,
    pub(super) rule: Watched<PushRule>,
    pub(super) critical_to: Watched<Option<ProductId>>,
    pub(super) baseline: Watched<Option<BaselineId>>,
    pub(super) slack_shown: Watched<bool>,
}

impl Session {
    /// Returns a session without a plan, with these columns.
    pub fn new(columns: ColumnLayout) -> Session {
        let mut session = Session::default();
        session.columns.set(columns);
        session
    }

    /// Takes in what happened, and answers what the page has to do about it.
    pub fn handle(&mut self, input: Input, env: &mut Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.take_in(input, env, &mut effects);
        self.changes().map(Effect::Changed).chain(effects).collect()
    }

    fn take_in(&mut self, input: Input, env: &mut Env, effects: &mut Vec<Effect>) {
        match input {
            Input::Open(document, folded) => self.open(document, folded, effects),
            Input::Edit(edit) => {
                let change = self.edited(&edit, env);
                self.make_or_refuse(change, env, effects);
            }
            Input::EditAndTell(edit) => {
                let change = self.edited(&edit, env);
                self.make_and_tell(change, env, effects);
            }
            Input::Do(change) => _ = self.make(change, env, effects),
            Input::DoAndTell(change) => _ = self.make_and_tell(Ok(change), env, effects),
            Input::Refuse(refusal) => self.refuse(refusal, effects),
            Input::Answer { anyway } => self.answer(anyway, env, effects),
            Input::Undo => self.undo(env, effects),
            Input::Redo => self.redo(env, effects),

            Input::Grip(grip) => self.grip(grip, env, effects),
            Input::HoldAt(at) => self.hold_at(at, env, effects),
            Input::Drop => self.drop_it(env, effects),
            Input::LetGo => self.let_go(env, effects),
            Input::PushBy(rule) => self.push_by(rule, env, effects),
            Input::Preview(change) => self.preview(change, env, effects),

            Input::Select(subject) => self.selection.select(subject),
            Input::Show(subject) => self.selection.show(subject),
            Input::LookAt(subject) => self.look_at(subject, effects),
            Input::ShowNew(subject) => self.show_new(subject, effects),
            Input::Pick(id) => {
                self.selection.pick(id);
                self.selection.keep_to(self.layout.in_view());
            }
            Input::PickUpTo(id) => self.selection.pick_up_to(&id, self.layout.rows()),
            Input::MovePicked { days } => self.move_picked(days, env, effects),
            Input::DeletePicked => self.delete_picked(env, effects),
            Input::Dispute(id) => self.dispute(id, effects),

            Input::Step(by) => self.step_cursor(by, effects),
            Input::StepPicking(rows) => self.step_picking(rows, effects),
            Input::GoTo(cursor) => self.go_to(cursor, effects),
            Input::GoToHeading(row) => {
                let heading = self.layout.heading_of(&row);
                heading.into_iter().for_each(|cursor| self.go_to(cursor, effects));
            }
            Input::Refocus => effects.push(Effect::Focus),
            Input::Focused(cursor) => self.cursor.set(Some(cursor)),
            Input::MoveBar { project, part, by, forward } => {
                self.move_bar(&project, (part, by, forward), env, effects)
            }
            Input::MoveLaunch { product, by, forward } => {
                self.move_launch(&product, by, forward, env, effects)
            }
            Input::MoveProgress { project, percent } => {
                self.move_progress(&project, percent, env, effects)
            }
            Input::StopLinking => self.stop_linking(env, effects),

            Input::Run(command) => self.run(command, env, effects),
            Input::RunOn(command, id) => self.run_on(command, &id, env, effects),
            Input::AddProject(programme) => self.add_project(programme, env, effects),
            Input::AddProjectAt(row) => {
                let programme = self.layout.home_of(&self.document.plan, &row);
                self.add_project(programme, env, effects)
            }
            Input::AddProgramme(parent) => self.add_programme(parent.as_ref(), env, effects),

            Input::Arrange(arrangement) => self.arrange(arrangement),
            Input::Fold(key) => self.fold(key, effects),
            Input::Filter(filter) => self.narrow(filter),
            Input::ShowOnly(subject) => self.show_only(subject),
            Input::ShowNamed(text) => self.show_named(&text),

            Input::SizeColumn(column, width) => {
                self.columns.edit(|columns| columns.size(column, width));
                effects.push(Effect::KeepColumns);
            }
            Input::BeginEditing(row, cell, text) => self.begin_editing(row, cell, text, env),
            Input::Type(text, then) => self.type_in(&text, then, env, effects),
            Input::StopEditing => self.editing.set(None),
            Input::PasteCells(text) => self.paste_cells(&text, env, effects),

            Input::ShowCriticalTo(product) => self.critical_to.set(product),
            Input::ShowBaseline(baseline) => self.baseline.set(baseline),

            Input::Tell(notice) => self.say(notice, effects),
            Input::Alert(notice) => self.notices.alert(notice),
            Input::Dismiss(number) => self.notices.dismiss(number),

            Input::Arrive(address) => self.arrive(address, effects),
            Input::Sample => self.sample_more(env, effects),
        }
    }

    /// Returns the parts that changed since this was last asked.
    fn changes(&mut self) -> impl Iterator<Item = Part> {
        // All of it is named, so that what is new cannot be left out.
        let Session {
            question,
            view,
            layout,
            selection,
            cursor,
            linking,
            columns,
            editing,
            notices,
            rule,
            critical_to,
            baseline,
            slack_shown,
            // The page is told of these by effects of their own.
            document: _,
            analysis: _,
            forecaster: _,
            rollups: _,
            gesture: _,
            sampling: _,
        } = self;
        let own = changed([
            (view.take_changed(), Part::View),
            (cursor.take_changed(), Part::Cursor),
            (linking.take_changed(), Part::Linking),
            (columns.take_changed(), Part::Columns),
            (editing.take_changed(), Part::Editing),
            (question.take_changed(), Part::Question),
            (rule.take_changed(), Part::Rule),
            (critical_to.take_changed(), Part::CriticalTo),
            (baseline.take_changed(), Part::Baseline),
            (slack_shown.take_changed(), Part::SlackShown),
        ]);
        own.chain(layout.changes()).chain(selection.changes()).chain(notices.changes())
    }

    // ---- What there is to read

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
        *self.rule
    }

    /// Returns the change that waits for an answer, since it breaks an agreement.
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    pub fn view(&self) -> View {
        *self.view
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    pub fn cursor(&self) -> Option<&Cursor> {
        self.cursor.as_ref()
    }

    /// Returns the project from which the next one chosen by key is to wait.
    pub fn linking(&self) -> Option<&ProjectId> {
        self.linking.as_ref()
    }

    pub fn columns(&self) -> &ColumnLayout {
        &self.columns
    }

    /// Returns the cell in which somebody types.
    pub fn editing(&self) -> Option<&Editing> {
        self.editing.as_ref()
    }

    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Returns the product to which the critical path is shown.
    pub fn critical_to(&self) -> Option<&ProductId> {
        self.critical_to.as_ref()
    }

    /// Returns the baseline that is shown behind the bars.
    pub fn baseline(&self) -> Option<&BaselineId> {
        self.baseline.as_ref()
    }

    /// Whether the slack of every bar is shown.
    pub fn shows_slack(&self) -> bool {
        *self.slack_shown
    }

    /// Reads the plan as it stands with its analysis. What is previewed is so again afterwards.
    pub fn on_standing<T>(&mut self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.analysis.on_standing(&self.document.plan, read)
    }

    /// Plans a command that moves dates, on the plan as it stands and by the rule that is chosen.
    pub fn planned<T>(&mut self, command: impl FnOnce(&Plan, PushContext) -> T) -> T {
        let rule = self.rule();
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

    fn open(&mut self, document: Document, folded: BTreeSet<GroupKey>, effects: &mut Vec<Effect>) {
        self.layout.open(&document.plan, folded);
        self.analysis = Analysis::of(document.plan.clone());
        self.forecaster = Forecaster::of(&document.plan, self.analysis.schedule());
        self.rollups = sums(&document.plan, self.layout.arrangement().grouping);
        self.document = document;
        self.gesture = None;
        self.selection.select(None);
        self.selection.dispute(None);
        self.cursor.set(None);
        self.linking.set(None);
        self.editing.set(None);
        self.question.set(None);
        self.critical_to.set(None);
        self.baseline.set(None);
        self.notices.forget_step();
        effects.extend([Effect::Changed(Part::History), Effect::Shown, Effect::Gesture]);
        effects.push(Effect::Chances);
        self.go_on(effects);
    }

    // ---- Steps

    /// Makes a change, unless somebody has to be asked first. Answers whether it was made.
    pub(super) fn make(
        &mut self,
        change: Change,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if change.patch.is_empty() {
            return false;
        }
        let moves = matches!(
            change.label,
            Label::Moved { .. }
                | Label::Resized { .. }
                | Label::Pasted { .. }
                | Label::Changed { field: Field::Dates | Field::Day, .. }
        );
        let broken = if moves && env.writable {
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

    /// Makes a change, or says why not. Answers whether it was made.
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

    fn refuse(&mut self, refusal: Refusal, effects: &mut Vec<Effect>) {
        self.notices.alert(Notice::Refused(refusal));
        effects.push(Effect::NotDone);
    }

    /// Makes a change and says so, or says why not. Answers whether it was made.
    pub(super) fn make_and_tell(
        &mut self,
        change: Result<Change, Refusal>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let label = change.as_ref().ok().map(|change| change.label.clone());
        let made = self.make_or_refuse(change, env, effects);
        if let (true, Some(label)) = (made, label) {
            self.say(Notice::Did(label), effects);
        }
        made
    }

    /// Makes the change that waits for an answer, or forgets it.
    fn answer(&mut self, anyway: bool, env: &mut Env, effects: &mut Vec<Effect>) {
        let asked = self.question.edit(Option::take);
        if let (true, Some((change, _))) = (anyway, asked) {
            let label = change.label.clone();
            if self.step(Step::Do(Arc::new(change)), env, effects) {
                self.say(Notice::Did(label), effects);
            }
        }
    }

    fn undo(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let label = self.document.history.undo().cloned();
        if self.step(Step::Undo, env, effects)
            && let Some(label) = label
        {
            self.say(Notice::Undid(label), effects);
        }
    }

    fn redo(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
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

    /// Takes a step: the same door for edits, undo and redo. Answers whether it changed anything.
    fn step(&mut self, step: Step, env: &mut Env, effects: &mut Vec<Effect>) -> bool {
        if !env.writable {
            self.notices.alert(Notice::ReadOnly);
            effects.push(Effect::NotDone);
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

    // ---- The drag

    fn grip(&mut self, grip: Grip, env: &mut Env, effects: &mut Vec<Effect>) {
        // A hand holds one thing.
        self.let_go(env, effects);
        if !matches!(grip, Grip::Band(..)) && !env.writable {
            return self.notices.alert(Notice::ReadOnly);
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

    /// Chooses how links push, for what is in hand too.
    pub(super) fn push_by(&mut self, rule: PushRule, env: &mut Env, effects: &mut Vec<Effect>) {
        self.rule.set(rule);
        self.plan_anew(env, effects);
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
        if let Some(refusal) = &gesture.refusal {
            self.refuse(refusal.clone(), effects);
        }
        if let Grip::Band(..) = gesture.grip {
            self.selection.settle();
        } else if let Some(preview) = &gesture.preview {
            let change = Preview::clone(preview).change(&gesture.before);
            if self.make_and_tell(Ok(change), env, effects) {
                if let Grip::NewBar(..) = gesture.grip {
                    self.show_new(Subject::Project(gesture.new.0.clone()), effects);
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
            self.selection.pick_all(gesture.picked.clone());
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

    /// Has what groups add up to follow another grouping.
    pub(super) fn regroup(&mut self) {
        self.rollups = sums(&self.document.plan, self.layout.arrangement().grouping);
    }

    // ---- Chances

    fn sample_more(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        self.sampling = false;
        let more = self.sample(env, effects);
        if !more || self.forecaster.is_readable((env.clock)()) {
            self.tell(env, effects);
        }
    }

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
