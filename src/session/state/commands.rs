//! What each command does, and whether it can be given.

use super::effect::Effect;
use super::env::Env;
use super::session::Session;
use crate::command::{Command, CommandWords, Needs};
use crate::edit::Edit;
use crate::text as t;
use crate::viewmodel::{Arrangement, Filter, Subject, View, extent};
use domain::edit::{Change, Refusal, commands};
use engine::model::{ProgrammeId, ProjectId, Span};

impl Session {
    /// Whether a command can be given now, in a tab that may change the plan or not.
    pub fn can(&self, command: Command, writable: bool) -> bool {
        let history = &self.document().history;
        let writable = writable && !self.for_reading;
        match command.row(&CommandWords::default()).needs {
            Needs::Nothing => true,
            Needs::Writable => writable,
            Needs::Undo => writable && history.undo().is_some(),
            Needs::Redo => writable && history.redo().is_some(),
            Needs::Filter => !self.layout.filter().is_empty(),
            Needs::Conflict => self.schedule().open_conflicts() > 0,
            Needs::Project => self.selection.project().is_some(),
            Needs::WritableProject => writable && self.selection.project().is_some(),
            Needs::Days => self.selected_span().is_some(),
        }
    }

    /// Carries a command out; one of a project, for the selected one.
    pub(super) fn run(&mut self, command: Command, env: &mut Env, effects: &mut Vec<Effect>) {
        let arrangement = self.layout.arrangement();
        match command {
            Command::Zoom(zoom) => {
                effects.push(Effect::Zoom(zoom, self.days_of_interest(env.today)))
            }
            Command::ZoomFit => {
                let shown = self.layout.filter().narrow(self.plan());
                effects.push(Effect::Fit(extent(&shown, env.today)));
            }
            Command::ZoomSelection => effects.extend(self.selected_span().map(Effect::Fit)),
            Command::Today => {
                self.view.set(View::Timeline);
                let said = t::today_shown(env.lang, &t::date(env.lang, env.today));
                effects.extend([Effect::Center(env.today), Effect::Announce(said)]);
            }
            Command::View(view) => self.view.set(view),
            Command::GroupBy(grouping) => self.arrange(Arrangement { grouping, ..arrangement }),
            Command::SortBy(sorting) => self.arrange(Arrangement { sorting, ..arrangement }),
            Command::ClearFilter => self.narrow(Filter::default()),
            Command::AddProduct => self.add_product(env, effects),
            Command::AddProject => self.add_project(self.selected_programme(), env, effects),
            Command::AddProgramme => self.add_programme(None, env, effects),
            Command::TakeBaseline => self.take_baseline(env, effects),
            Command::PushBy(rule) => self.push_by(rule, env, effects),
            Command::ShowSlack => self.slack_shown.set(!*self.slack_shown),
            Command::NextConflict => self.next_conflict(effects),
            Command::Column(column) => {
                self.columns.edit(|columns| columns.toggle(column));
                effects.push(Effect::KeepColumns);
            }
            Command::ToDriver
            | Command::ToSuccessor
            | Command::ToProduct
            | Command::Link
            | Command::PlaceUp
            | Command::PlaceDown => {
                if let Some(id) = self.selection.project().cloned() {
                    self.run_on(command, &id, env, effects);
                }
            }
            Command::Undo
            | Command::Redo
            | Command::Export
            | Command::ExportTable(_)
            | Command::Send
            | Command::History
            | Command::TeamFolder
            | Command::Settings
            | Command::Search
            | Command::Home
            | Command::Keys
            | Command::TakePlanIn
            | Command::DragByClicking => effects.push(Effect::Run(command)),
        }
    }

    /// Carries out a command of a project for this one; any other as it is.
    pub(super) fn run_on(
        &mut self,
        command: Command,
        id: &ProjectId,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        match command {
            Command::ToDriver => self.go_to_driver(id, env, effects),
            Command::ToSuccessor => self.go_to_successor(id, env, effects),
            Command::ToProduct => self.go_to_product(id, env, effects),
            Command::Link => self.link_at(id, env, effects),
            Command::PlaceUp => self.place_by(id, -1, env, effects),
            Command::PlaceDown => self.place_by(id, 1, env, effects),
            _ => self.run(command, env, effects),
        }
    }

    /// Gives a project a place so many further down among its siblings; negative is up.
    fn place_by(&mut self, id: &ProjectId, places: i32, env: &mut Env, effects: &mut Vec<Effect>) {
        let edit = Edit::PlaceProject { project: id.clone(), places };
        let change = self.edited(&edit, env);
        self.make_and_tell(change, env, effects);
    }

    /// Returns the programme that is selected, or that the selected project lies in.
    fn selected_programme(&self) -> Option<ProgrammeId> {
        match self.selection.subject()? {
            Subject::Programme(id) => Some(id.clone()),
            Subject::Project(id) => self.plan().get(id)?.programme.clone(),
            _ => None,
        }
    }

    fn add_product(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let (id, name) = (env.id("product"), t::new_product(env.lang));
        let change = commands::create_product(self.plan(), &id, &name);
        self.make_new(change, Subject::Product(id), env, effects);
    }

    /// Adds a project around the status date, or else today, in this programme, and shows it.
    pub(super) fn add_project(
        &mut self,
        programme: Option<ProgrammeId>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let (id, name) = (env.id("project"), t::new_project(env.lang));
        let about = &self.plan().about;
        let start = about.calendar.on_or_after(about.status_date.unwrap_or(env.today));
        let dates = Span::until(start, about.calendar.plus(start, NEW_PROJECT_DAYS - 1));
        let change = commands::create_project(self.plan(), &id, &name, programme, dates);
        self.make_new(change, Subject::Project(id), env, effects);
    }

    /// Adds a programme under this one, or at the top, and shows it.
    pub(super) fn add_programme(
        &mut self,
        parent: Option<&ProgrammeId>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let (id, name) = (env.id("programme"), t::new_programme(env.lang));
        let change = commands::create_programme(self.plan(), &id, &name, parent);
        self.make_new(change, Subject::Programme(id), env, effects);
    }

    /// Makes a record, and shows it to be named.
    fn make_new(
        &mut self,
        change: Result<Change, Refusal>,
        subject: Subject,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        if self.make_or_refuse(change, env, effects) {
            self.show_new(subject, effects);
        }
    }

    /// Takes a baseline of the plan as it stands, and shows it.
    fn take_baseline(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let id = env.id("baseline");
        let name = t::new_baseline(env.lang, self.plan().baselines.size() + 1);
        let change = commands::take_baseline(self.plan(), &id, &name);
        if self.make_and_tell(change, env, effects) {
            self.baseline.set(Some(id));
        }
    }
}

/// Working days of a new project: a quarter of a year.
const NEW_PROJECT_DAYS: i32 = 65;
