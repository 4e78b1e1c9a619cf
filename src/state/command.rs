//! The commands a reader can give by button or key, each with its stable mark.

use leptos::prelude::*;

use super::App;
use crate::platform::{clock, ids};
use domain::edit::commands;
use domain::format::csv::Sheet;
use engine::model::{Day, ProgrammeId, ProjectId, Span};
use engine::schedule::PushRule;
use session::text as t;
use session::viewmodel::{Arrangement, Column, Grouping, Sorting, View, Zoom, extent};

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Takes back the last change.
    Undo,
    /// Makes again what was taken back.
    Redo,
    /// Saves the plan as a file.
    Export,
    /// Saves a table of the plan for a spreadsheet.
    ExportTable(Sheet),
    /// Shows days at this width.
    Zoom(Zoom),
    /// Shows everything.
    ZoomFit,
    /// Shows the whole of what is selected.
    ZoomSelection,
    /// Brings today into view.
    Today,
    /// Opens or closes the settings.
    Settings,
    /// Opens the box for searching and commands.
    Search,
    /// Looks at the plan in this way.
    View(View),
    /// Groups the rows of the timeline by this.
    GroupBy(Grouping),
    /// Puts the rows of the timeline in this order.
    SortBy(Sorting),
    /// Shows again what was filtered out.
    ClearFilter,
    /// Leaves for the list of plans.
    Home,
    /// Adds a product and shows it.
    AddProduct,
    /// Adds a project around today and shows it.
    AddProject,
    /// Adds a programme and shows it.
    AddProgramme,
    /// Freezes all dates, and shows them behind the bars.
    TakeBaseline,
    /// Chooses how links push.
    PushBy(PushRule),
    /// Shows how much each bar may slip, or no longer.
    ShowSlack,
    /// Lists the keys.
    Keys,
    /// Drags from click to click instead of holding, or no longer.
    DragByClicking,
    /// Shows a column beside the bars, or no longer.
    Column(Column),
    /// Goes to what decides the dates of the selected project.
    ToDriver,
    /// Goes to the first project that waits for the selected one.
    ToSuccessor,
    /// Goes to the product that the selected project delivers to.
    ToProduct,
    /// Gives the selected project a place further up among its siblings.
    PlaceUp,
    /// Gives it one further down.
    PlaceDown,
    /// Begins a link from the selected project, or ends the one that was begun there.
    Link,
    /// Shows the next conflict.
    NextConflict,
}

impl Command {
    /// The public mark: the value of `data-command`.
    pub fn mark(self) -> &'static str {
        match self {
            Command::Undo => "undo",
            Command::Redo => "redo",
            Command::Export => "export",
            Command::ExportTable(Sheet::Projects) => "export-projects",
            Command::ExportTable(Sheet::Programmes) => "export-programmes",
            Command::ExportTable(Sheet::Products) => "export-products",
            Command::ExportTable(Sheet::People) => "export-people",
            Command::ExportTable(Sheet::Parties) => "export-parties",
            Command::Zoom(Zoom::Day) => "zoom-day",
            Command::Zoom(Zoom::Week) => "zoom-week",
            Command::Zoom(Zoom::Month) => "zoom-month",
            Command::Zoom(Zoom::Quarter) => "zoom-quarter",
            Command::Zoom(Zoom::Year) => "zoom-year",
            Command::ZoomFit => "zoom-fit",
            Command::ZoomSelection => "zoom-selection",
            Command::Today => "today",
            Command::Settings => "settings",
            Command::Search => "search",
            Command::View(View::Timeline) => "view-timeline",
            Command::View(View::Products) => "view-products",
            Command::View(View::People) => "view-people",
            Command::GroupBy(Grouping::Programme) => "group-programme",
            Command::GroupBy(Grouping::Product) => "group-product",
            Command::GroupBy(Grouping::Leader) => "group-manager",
            Command::GroupBy(Grouping::Party) => "group-party",
            Command::GroupBy(Grouping::State) => "group-state",
            Command::GroupBy(Grouping::Kind) => "group-kind",
            Command::SortBy(Sorting::Rank) => "sort-rank",
            Command::SortBy(Sorting::Start) => "sort-start",
            Command::SortBy(Sorting::Finish) => "sort-finish",
            Command::SortBy(Sorting::Name) => "sort-name",
            Command::SortBy(Sorting::State) => "sort-state",
            Command::ClearFilter => "clear-filter",
            Command::Home => "home",
            Command::AddProduct => "add-product",
            Command::AddProject => "add-project",
            Command::AddProgramme => "add-programme",
            Command::TakeBaseline => "take-baseline",
            Command::PushBy(PushRule::OnOverlap) => "push-overlap",
            Command::PushBy(PushRule::KeepDistance) => "push-distance",
            Command::PushBy(PushRule::CloseGaps) => "push-gaps",
            Command::PushBy(PushRule::OnlyThis) => "push-only",
            Command::ShowSlack => "show-slack",
            Command::Keys => "keys",
            Command::DragByClicking => "drag-by-clicking",
            Command::Column(Column::Manager) => "column-manager",
            Command::Column(Column::Start) => "column-start",
            Command::Column(Column::Finish) => "column-finish",
            Command::Column(Column::Duration) => "column-duration",
            Command::Column(Column::Progress) => "column-progress",
            Command::Column(Column::Slack) => "column-slack",
            Command::Column(Column::Product) => "column-product",
            Command::ToDriver => "to-driver",
            Command::ToSuccessor => "to-successor",
            Command::ToProduct => "to-product",
            Command::Link => "link-from-here",
            Command::PlaceUp => "place-up",
            Command::PlaceDown => "place-down",
            Command::NextConflict => "next-conflict",
        }
    }

    /// What it is called.
    pub fn name(self, app: App) -> String {
        let lang = app.lang.get();
        match self {
            Command::Undo => t::undo(lang),
            Command::Redo => t::redo(lang),
            Command::Export => t::export(lang),
            Command::ExportTable(sheet) => t::sheet_name(lang, sheet),
            Command::Zoom(Zoom::Day) => t::zoom_day(lang),
            Command::Zoom(Zoom::Week) => t::zoom_week(lang),
            Command::Zoom(Zoom::Month) => t::zoom_month(lang),
            Command::Zoom(Zoom::Quarter) => t::zoom_quarter(lang),
            Command::Zoom(Zoom::Year) => t::zoom_year(lang),
            Command::ZoomFit => t::zoom_fit(lang),
            Command::ZoomSelection => t::fit_selection(lang),
            Command::Today => t::today(lang),
            Command::Settings => t::settings(lang),
            Command::Search => t::search_short(lang),
            Command::View(View::Timeline) => t::timeline(lang),
            Command::View(View::Products) => t::products(lang),
            Command::View(View::People) => t::people(lang),
            Command::GroupBy(grouping) => t::group_rows_by(lang, &t::grouping_name(lang, grouping)),
            Command::SortBy(sorting) => t::sort_rows_by(lang, &t::sorting_name(lang, sorting)),
            Command::ClearFilter => t::filter_clear(lang),
            Command::Home => t::home(lang),
            Command::AddProduct => t::add_product(lang),
            Command::AddProject => t::add_project(lang),
            Command::AddProgramme => t::add_programme(lang),
            Command::TakeBaseline => t::take_baseline(lang),
            Command::PushBy(rule) => t::rule_name(lang, rule),
            Command::ShowSlack => t::word_slack(lang),
            Command::Keys => t::keys(lang),
            Command::DragByClicking => t::drag_by_clicking(lang),
            Command::Column(column) => t::column_of(lang, &t::column_name(lang, column)),
            Command::ToDriver => t::keys_driver(lang),
            Command::ToSuccessor => t::keys_successor(lang),
            Command::ToProduct => t::keys_product(lang),
            Command::Link => t::link_here(lang),
            Command::PlaceUp => t::place_up(lang),
            Command::PlaceDown => t::place_down(lang),
            Command::NextConflict => t::next_conflict(lang),
        }
    }

    /// What it would do now, for a reader who points at it.
    pub fn hint(self, app: App) -> String {
        let lang = app.lang.get();
        match self {
            Command::Undo => match app.history.get().0 {
                Some(label) => format!("{} (Ctrl+Z)", t::undo_what(lang, &t::label(lang, &label))),
                None => t::undo(lang),
            },
            Command::Redo => match app.history.get().1 {
                Some(label) => {
                    format!("{} (Ctrl+Shift+Z)", t::redo_what(lang, &t::label(lang, &label)))
                }
                None => t::redo(lang),
            },
            Command::Export => t::export_hint(lang),
            Command::ExportTable(sheet) => t::export_table(lang, &t::sheet_name(lang, sheet)),
            Command::AddProduct => t::new_product(lang),
            Command::AddProject => t::new_project(lang),
            Command::AddProgramme => t::new_programme(lang),
            Command::Search => format!("{} (Ctrl+K)", t::search(lang)),
            Command::TakeBaseline => t::baseline_hint(lang),
            Command::PushBy(rule) => t::rule_hint(lang, rule),
            Command::ShowSlack => t::show_slack(lang),
            Command::ZoomSelection => t::fit_selection_hint(lang),
            Command::Today => format!("{} (T)", t::today_hint(lang)),
            Command::DragByClicking => format!("{}: {}", self.name(app), t::dragging_hint(lang)),
            _ => self.name(app),
        }
    }

    /// What it is called in a list of all commands, where its name alone would not say enough.
    pub fn title(self, app: App) -> String {
        let lang = app.lang.get();
        match self {
            Command::Undo => app
                .history
                .get()
                .0
                .map_or_else(|| t::undo(lang), |label| t::undo_what(lang, &t::label(lang, &label))),
            Command::Redo => app
                .history
                .get()
                .1
                .map_or_else(|| t::redo(lang), |label| t::redo_what(lang, &t::label(lang, &label))),
            Command::Export => format!("{}: {}", self.name(app), self.hint(app)),
            Command::Zoom(_) | Command::ZoomFit => t::zoom_to(lang, &self.name(app)),
            Command::View(View::Timeline) => t::go_timeline(lang),
            Command::View(View::Products) => t::go_products(lang),
            Command::View(View::People) => t::go_people(lang),
            Command::TakeBaseline | Command::PushBy(_) => {
                format!("{}: {}", self.name(app), self.hint(app))
            }
            _ => self.hint(app),
        }
    }

    /// The keys that give it.
    pub fn keys(self) -> Option<&'static str> {
        match self {
            Command::Undo => Some("Ctrl Z"),
            Command::Redo => Some("Ctrl Shift Z"),
            Command::Search => Some("Ctrl K"),
            Command::Keys => Some("?"),
            Command::ToDriver => Some("D"),
            Command::ToSuccessor => Some("S"),
            Command::ToProduct => Some("P"),
            Command::Link => Some("L"),
            Command::Today => Some("T"),
            _ => None,
        }
    }

    /// Every command that can be found by its name.
    pub fn all() -> impl Iterator<Item = Command> {
        let fixed = [
            Command::AddProject,
            Command::AddProgramme,
            Command::AddProduct,
            Command::Undo,
            Command::Redo,
            Command::ClearFilter,
            Command::Export,
        ];
        let views = View::ALL.map(Command::View);
        let zooms = Zoom::ALL.map(Command::Zoom);
        let arrangements = Grouping::ALL
            .map(Command::GroupBy)
            .into_iter()
            .chain(Sorting::ALL.map(Command::SortBy));
        let tables = Sheet::ALL.map(Command::ExportTable);
        let schedule = [Command::TakeBaseline, Command::ShowSlack, Command::NextConflict];
        let schedule = schedule.into_iter().chain(PushRule::ALL.map(Command::PushBy));
        let of_selected = [
            Command::ToDriver,
            Command::ToSuccessor,
            Command::ToProduct,
            Command::Link,
            Command::PlaceUp,
            Command::PlaceDown,
        ];
        let table = Column::ALL
            .map(Command::Column)
            .into_iter()
            .chain([Command::Keys, Command::DragByClicking]);
        fixed
            .into_iter()
            .chain(schedule)
            .chain(of_selected)
            .chain(table)
            .chain(tables)
            .chain(arrangements)
            .chain(views)
            .chain([Command::Today, Command::ZoomFit, Command::ZoomSelection])
            .chain(zooms)
            .chain([Command::Settings, Command::Home])
    }

    /// Can it be given now?
    pub fn enabled(self, app: App) -> bool {
        match self {
            Command::Undo => app.writable.get() && app.history.get().0.is_some(),
            Command::Redo => app.writable.get() && app.history.get().1.is_some(),
            Command::AddProduct | Command::AddProject | Command::AddProgramme => app.writable.get(),
            Command::ClearFilter => app.filter.with(|filter| !filter.is_empty()),
            Command::TakeBaseline => app.writable.get(),
            Command::NextConflict => app.open_conflicts() > 0,
            Command::ZoomSelection => app.selected_span().is_some(),
            Command::ToDriver | Command::ToSuccessor | Command::ToProduct => {
                app.selected_project().is_some()
            }
            Command::Link | Command::PlaceUp | Command::PlaceDown => {
                app.writable.get() && app.selected_project().is_some()
            }
            _ => true,
        }
    }

    /// Carries it out.
    pub fn run(self, app: App) {
        match self {
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
