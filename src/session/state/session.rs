//! The session: one owner of the document, its analysis, its chances and the drag.

use std::collections::BTreeSet;

use super::analysis::Analysis;
use super::cells::Editing;
use super::columns::ColumnLayout;
use super::effect::Effect;
use super::env::Env;
use super::forecaster::Forecaster;
use super::gesture::Gesture;
use super::input::Input;
use super::layout::Layout;
use super::notices::Notices;
use super::part::{Part, changed};
use super::selection::Selection;
use super::watched::Watched;
use crate::viewmodel::{Affected, Cursor, GroupKey, Grouping, Rollups, View};
use domain::edit::commands::PushContext;
use domain::edit::{Change, Document};
use domain::together;
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
    /// Is it a view of several plans, which is never changed?
    pub(super) for_reading: bool,
    pub(super) analysis: Analysis,
    pub(super) forecaster: Forecaster,
    pub(super) rollups: Rollups,
    pub(super) gesture: Option<Gesture>,
    /// Is [`Input::Sample`] asked for already?
    pub(super) sampling: bool,
    pub(super) question: Watched<Option<Question>>,
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
            Input::Open(document, folded) => self.open(*document, folded, effects),
            Input::OpenForReading(document) => {
                self.open(*document, BTreeSet::new(), effects);
                self.for_reading = true;
            }
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

            Input::Seal { who, note } => self.seal(who, note, env, effects),
            Input::TakeIn(preview, who) => self.take_in_file(&preview, who, env, effects),
            Input::TakePlanIn(plan) => self.take_plan_in(&plan, env, effects),
            Input::RemoveForGood(record) => self.remove_for_good(record, env, effects),
            Input::Settle(name, which) => self.settle(&name, which, env, effects),

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
            for_reading: _,
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

    /// Returns how many things both sides have changed, and nobody has settled.
    pub fn clash_count(&self) -> usize {
        self.document.merge.clash_count(&self.document.plan)
    }

    /// Returns the projects in which, or in what lies in them, something waits for somebody to
    /// choose.
    pub fn unsettled_projects(&self) -> BTreeSet<ProjectId> {
        together::unsettled_projects(&self.document)
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
        self.analysis.hold(together::unsettled_dates(&document.merge));
        self.forecaster = Forecaster::of(&document.plan, self.analysis.schedule());
        self.rollups = sums(&document.plan, self.layout.arrangement().grouping);
        self.document = document;
        self.for_reading = false;
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

    /// Has what groups add up to follow another grouping.
    pub(super) fn regroup(&mut self) {
        self.rollups = sums(&self.document.plan, self.layout.arrangement().grouping);
    }
}

/// Returns what the groups of this grouping add up to, and programmes, which say so in the inspector
/// too.
fn sums(plan: &Plan, grouping: Grouping) -> Rollups {
    Rollups::of(plan, [Grouping::Programme, grouping])
}
