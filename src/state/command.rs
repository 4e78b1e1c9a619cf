//! What the page does about each command, and when it can be given.

use leptos::prelude::*;

use super::App;
use crate::platform::{clock, ids};
use domain::edit::commands;
use engine::model::{Day, ProgrammeId, ProjectId, Span};
pub use session::command::Command;
use session::command::{CommandRow, CommandWords, Needs};
use session::text as t;
use session::viewmodel::{Arrangement, View, extent};

impl App {
    /// What a command says of itself now; follows what its words depend on.
    pub fn row(&self, command: Command) -> CommandRow {
        let (undo, redo) = self.history.get();
        command.row(&CommandWords { lang: self.lang.get(), undo, redo })
    }

    /// Can a command be given now?
    pub fn can(&self, command: Command) -> bool {
        let is_project = || self.selected_project().is_some();
        match command.row(&CommandWords::default()).needs {
            Needs::Nothing => true,
            Needs::Writable => self.writable.get(),
            Needs::Undo => self.writable.get() && self.history.get().0.is_some(),
            Needs::Redo => self.writable.get() && self.history.get().1.is_some(),
            Needs::Filter => self.filter.with(|filter| !filter.is_empty()),
            Needs::Conflict => self.open_conflicts() > 0,
            Needs::Project => is_project(),
            Needs::WritableProject => self.writable.get() && is_project(),
            Needs::Days => self.selected_span().is_some(),
        }
    }

    /// Carries a command out.
    pub fn run(&self, command: Command) {
        let app = *self;
        match command {
            Command::Undo => app.undo(),
            Command::Redo => app.redo(),
            Command::Export => app.export(),
            Command::ExportTable(sheet) => app.export_table(sheet),
            Command::Zoom(zoom) => app.axis.zoom_to(zoom.day_width(), app.days_of_interest()),
            Command::ZoomFit => {
                let shown = app.filter.with_untracked(|filter| filter.narrow(&app.plan()));
                app.axis.fit(extent(&shown, clock::today()));
            }
            Command::ZoomSelection => {
                app.selected_span().into_iter().for_each(|span| app.axis.fit(span))
            }
            Command::Today => app.show_today(),
            Command::Settings => app.settings.update(|open| *open = !*open),
            Command::Search => app.palette.set(true),
            Command::View(view) => app.view.set(view),
            Command::GroupBy(grouping) => {
                app.arrange(Arrangement { grouping, ..app.arrangement.get_untracked() })
            }
            Command::SortBy(sorting) => {
                app.arrange(Arrangement { sorting, ..app.arrangement.get_untracked() })
            }
            Command::ClearFilter => app.clear_filter(),
            Command::Home => app.go_home(),
            Command::AddProduct => {
                let id = ids::fresh("product");
                let name = t::new_product(app.lang.get_untracked());
                if app.dispatch(commands::create_product(&app.plan(), &id, &name)) {
                    app.show_new(super::Selection::Product(id));
                }
            }
            // Where the reader is looking: in the selected programme, or beside the selected
            // project.
            Command::AddProject => app.add_project(app.selected_group()),
            Command::AddProgramme => app.add_programme(None),
            Command::TakeBaseline => app.take_baseline(),
            Command::PushBy(rule) => app.push_by(rule),
            Command::ShowSlack => app.scheduling.slack_shown.update(|shown| *shown = !*shown),
            Command::NextConflict => app.next_conflict(),
            Command::Keys => app.keys.set(true),
            Command::DragByClicking => {
                app.prefer(|prefs| prefs.clicks = !prefs.clicks);
                let lang = app.lang.get_untracked();
                let now = if app.prefs.with_untracked(|prefs| prefs.clicks) {
                    t::dragging_clicks(lang)
                } else {
                    t::dragging_hold(lang)
                };
                app.announced.set(t::dragging_now(lang, &now));
            }
            Command::Column(column) => app.toggle_column(column),
            Command::ToDriver => app.with_selected(App::go_to_driver),
            Command::ToSuccessor => app.with_selected(App::go_to_successor),
            Command::ToProduct => app.with_selected(App::go_to_product),
            Command::Link => app.with_selected(App::link_by_key),
            Command::PlaceUp => app.with_selected(|app, id| app.place_by(id, -1)),
            Command::PlaceDown => app.with_selected(|app, id| app.place_by(id, 1)),
        }
    }
}

impl App {
    /// Gives a project a place so many further down among its siblings; negative is up.
    fn place_by(&self, id: &ProjectId, places: i32) {
        self.dispatch_aloud(commands::reorder(&self.plan(), id, places));
    }

    /// Puts today in the middle of the time axis, on the timeline.
    fn show_today(&self) {
        self.view.set(View::Timeline);
        self.axis.center(clock::today());
        self.announced.set(t::today_shown(
            self.lang.get_untracked(),
            &t::date(self.lang.get_untracked(), clock::today()),
        ));
    }

    fn with_selected(&self, act: fn(&App, &ProjectId)) {
        if let Some(id) = untrack(|| self.selected_project()) {
            act(self, &id);
        }
    }

    /// The programme that is selected, or that the selected project lies in.
    fn selected_group(&self) -> Option<ProgrammeId> {
        self.selection.with_untracked(|selection| match selection.as_ref()? {
            super::Selection::Programme(id) => Some(id.clone()),
            super::Selection::Project(id) => self.plan().get(id)?.programme.clone(),
            _ => None,
        })
    }

    /// Adds a project around the status date, or else today, in this programme, and shows it.
    pub fn add_project(&self, programme: Option<ProgrammeId>) {
        let (plan, id) = (self.plan(), ids::fresh("project"));
        let calendar = &plan.about.calendar;
        let start = calendar.on_or_after(plan.about.status_date.unwrap_or_else(clock::today));
        let Some(dates) = Span::new(start, calendar.plus(start, 64)) else { return };
        let name = t::new_project(self.lang.get_untracked());
        if self.dispatch(commands::create_project(&plan, &id, &name, programme, dates)) {
            self.show_new(super::Selection::Project(id));
        }
    }

    /// Adds a programme under this one, or at the top, and shows it.
    pub fn add_programme(&self, parent: Option<&ProgrammeId>) {
        let id = ids::fresh("programme");
        let name = t::new_programme(self.lang.get_untracked());
        if self.dispatch(commands::create_programme(&self.plan(), &id, &name, parent)) {
            self.show_new(super::Selection::Programme(id));
        }
    }

    /// From the first to the last day of what is selected: projects, a programme, or a product with
    /// what it waits for.
    fn selected_span(&self) -> Option<Span> {
        let plan = self.shown.get();
        let picked = self.picked.get();
        let of = |ids: Vec<ProjectId>| {
            ids.iter()
                .filter_map(|id| plan.get(id)?.dates)
                .flat_map(|dates| [dates.start(), dates.finish()])
                .collect()
        };
        let days: Vec<Day> = match self.selection.get()? {
            _ if !picked.is_empty() => of(picked.into_iter().collect()),
            super::Selection::Project(id) => of(vec![id]),
            super::Selection::Programme(id) => self
                .group_span(&session::viewmodel::GroupKey::Programme(Some(id)))
                .into_iter()
                .flat_map(|span| [span.start(), span.finish()])
                .collect(),
            super::Selection::Product(id) => {
                let from = plan
                    .deliverables_of(&id)
                    .map(|(_, deliverable)| deliverable.project.clone())
                    .collect();
                of(from).into_iter().chain(plan.get(&id)?.launch).collect()
            }
            _ => Vec::new(),
        };
        Span::new(*days.iter().min()?, *days.iter().max()?)
    }

    /// The days that a reader would not want to lose from sight: the selected thing, then today.
    fn days_of_interest(&self) -> Vec<engine::model::Day> {
        let plan = self.plan();
        let selected = self.selection.with_untracked(|selection| match selection.as_ref()? {
            super::Selection::Project(id) => Some(plan.get(id)?.dates?.start()),
            super::Selection::Product(id) => plan.get(id)?.launch,
            _ => None,
        });
        selected.into_iter().chain([clock::today()]).collect()
    }
}
