//! The commands that a reader can give by button, key or name: a row of one table each.

use crate::text::{self as t, Lang};
use crate::viewmodel::{Column, Grouping, Mark, Sorting, View, Zoom};
use domain::edit::Label;
use domain::format::csv::Sheet;
use engine::schedule::PushRule;

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Takes back the last change.
    Undo,
    /// Makes again what was taken back.
    Redo,
    /// Saves the plan as a file.
    Export,
    /// Shows what would go out to colleagues, and sends it.
    Send,
    /// Shows who changed what.
    History,
    /// Saves a table of the plan for a spreadsheet.
    ExportTable(Sheet),
    /// Chooses the team folder, allows it again, or shows how it stands.
    TeamFolder,
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
    /// Takes another plan in as a programme.
    TakePlanIn,
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

/// What a command says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// The public mark: the value of `data-command`.
    pub mark: String,
    /// What it is called.
    pub name: String,
    /// What it would do now, for a reader who points at it.
    pub hint: String,
    /// What it is called in a list of all commands, where its name alone would not say enough.
    pub title: String,
    /// The keys that give it.
    pub keys: Option<&'static str>,
    /// What has to be there for it to be given.
    pub needs: Needs,
}

/// What has to be there for a command to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// This tab may change the plan.
    Writable,
    /// There is a change to take back.
    Undo,
    /// There is a change to make again.
    Redo,
    /// Something is filtered out.
    Filter,
    /// There is a conflict that nobody accepted.
    Conflict,
    /// A project is selected.
    Project,
    /// A project is selected, and this tab may change it.
    WritableProject,
    /// Something with days is selected.
    Days,
}

/// What the words of some commands depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandWords {
    pub lang: Lang,
    /// What undo would take back.
    pub undo: Option<Label>,
    /// What redo would make again.
    pub redo: Option<Label>,
}

impl CommandRow {
    fn new(mark: impl Into<String>, name: String) -> CommandRow {
        CommandRow {
            mark: mark.into(),
            hint: name.clone(),
            title: name.clone(),
            name,
            keys: None,
            needs: Needs::Nothing,
        }
    }

    /// What it says to who points at it, and in a list.
    fn hint(self, hint: String) -> CommandRow {
        CommandRow { title: hint.clone(), hint, ..self }
    }

    fn title(self, title: String) -> CommandRow {
        CommandRow { title, ..self }
    }

    /// In a list, its name comes before what it does.
    fn title_both(self) -> CommandRow {
        CommandRow { title: format!("{}: {}", self.name, self.hint), ..self }
    }

    fn keys(self, keys: &'static str) -> CommandRow {
        CommandRow { keys: Some(keys), ..self }
    }

    /// The keys are said to who points at it, too.
    fn keys_said(self, keys: &'static str) -> CommandRow {
        let hint = format!("{} ({})", self.hint, keys.replace(' ', "+"));
        CommandRow { keys: Some(keys), hint: hint.clone(), title: hint, ..self }
    }

    fn needs(self, needs: Needs) -> CommandRow {
        CommandRow { needs, ..self }
    }
}

impl Needs {
    /// Whether it is something that changes the plan.
    pub fn changes(self) -> bool {
        match self {
            Needs::Writable | Needs::Undo | Needs::Redo | Needs::WritableProject => true,
            Needs::Nothing | Needs::Filter | Needs::Conflict | Needs::Project | Needs::Days => {
                false
            }
        }
    }
}

impl Command {
    /// Returns its row of the table.
    pub fn row(self, words: &CommandWords) -> CommandRow {
        let lang = words.lang;
        match self {
            Command::Undo => undoing("undo", t::undo(lang), &words.undo, "Ctrl Z", |label| {
                t::undo_what(lang, &t::label(lang, label))
            })
            .needs(Needs::Undo),
            Command::Redo => undoing("redo", t::redo(lang), &words.redo, "Ctrl Shift Z", |label| {
                t::redo_what(lang, &t::label(lang, label))
            })
            .needs(Needs::Redo),
            Command::Export => {
                CommandRow::new("export", t::export(lang)).hint(t::export_hint(lang)).title_both()
            }
            Command::Send => {
                CommandRow::new("send", t::send(lang)).hint(t::send_hint(lang)).title_both()
            }
            Command::History => CommandRow::new("history", t::history(lang)),
            Command::ExportTable(sheet) => {
                CommandRow::new(format!("export-{}", sheet.mark()), t::sheet_name(lang, sheet))
                    .hint(t::export_table(lang, &t::sheet_name(lang, sheet)))
            }
            Command::TeamFolder => CommandRow::new("team-folder", t::team_folder(lang))
                .hint(t::folder_command(lang))
                .title_both()
                .needs(Needs::Writable),
            Command::Zoom(zoom) => {
                let name = zoom_name(lang, zoom);
                CommandRow::new(format!("zoom-{}", zoom.mark()), name.clone())
                    .title(t::zoom_to(lang, &name))
            }
            Command::ZoomFit => CommandRow::new("zoom-fit", t::zoom_fit(lang))
                .title(t::zoom_to(lang, &t::zoom_fit(lang))),
            Command::ZoomSelection => CommandRow::new("zoom-selection", t::fit_selection(lang))
                .hint(t::fit_selection_hint(lang))
                .needs(Needs::Days),
            Command::Today => {
                CommandRow::new("today", t::today(lang)).hint(t::today_hint(lang)).keys_said("T")
            }
            Command::Settings => CommandRow::new("settings", t::settings(lang)),
            Command::Search => CommandRow::new("search", t::search_short(lang))
                .hint(t::search(lang))
                .keys_said("Ctrl K"),
            Command::View(view) => {
                let (name, title) = match view {
                    View::Timeline => (t::timeline(lang), t::go_timeline(lang)),
                    View::Products => (t::products(lang), t::go_products(lang)),
                    View::People => (t::people(lang), t::go_people(lang)),
                };
                CommandRow::new(format!("view-{}", view.mark()), name).title(title)
            }
            Command::GroupBy(grouping) => CommandRow::new(
                format!("group-{}", grouping.mark()),
                t::group_rows_by(lang, &t::grouping_name(lang, grouping)),
            ),
            Command::SortBy(sorting) => CommandRow::new(
                format!("sort-{}", sorting.mark()),
                t::sort_rows_by(lang, &t::sorting_name(lang, sorting)),
            ),
            Command::ClearFilter => {
                CommandRow::new("clear-filter", t::filter_clear(lang)).needs(Needs::Filter)
            }
            Command::Home => CommandRow::new("home", t::home(lang)),
            Command::AddProduct => CommandRow::new("add-product", t::add_product(lang))
                .hint(t::new_product(lang))
                .needs(Needs::Writable),
            Command::AddProject => CommandRow::new("add-project", t::add_project(lang))
                .hint(t::new_project(lang))
                .needs(Needs::Writable),
            Command::AddProgramme => CommandRow::new("add-programme", t::add_programme(lang))
                .hint(t::new_programme(lang))
                .needs(Needs::Writable),
            Command::TakePlanIn => CommandRow::new("take-in-plan", t::plan_intake(lang))
                .hint(t::plan_intake_hint(lang))
                .needs(Needs::Writable),
            Command::TakeBaseline => CommandRow::new("take-baseline", t::take_baseline(lang))
                .hint(t::baseline_hint(lang))
                .title_both()
                .needs(Needs::Writable),
            Command::PushBy(rule) => {
                CommandRow::new(format!("push-{}", rule.mark()), t::rule_name(lang, rule))
                    .hint(t::rule_hint(lang, rule))
                    .title_both()
            }
            Command::ShowSlack => {
                CommandRow::new("show-slack", t::word_slack(lang)).hint(t::show_slack(lang))
            }
            Command::Keys => CommandRow::new("keys", t::keys(lang)).keys("?"),
            Command::DragByClicking => CommandRow::new(
                "drag-by-clicking",
                t::drag_by_clicking(lang),
            )
            .hint(format!("{}: {}", t::drag_by_clicking(lang), t::dragging_hint(lang))),
            Command::Column(column) => CommandRow::new(
                format!("column-{}", column.mark()),
                t::column_of(lang, &t::column_name(lang, column)),
            ),
            Command::ToDriver => {
                CommandRow::new("to-driver", t::keys_driver(lang)).keys("D").needs(Needs::Project)
            }
            Command::ToSuccessor => CommandRow::new("to-successor", t::keys_successor(lang))
                .keys("S")
                .needs(Needs::Project),
            Command::ToProduct => {
                CommandRow::new("to-product", t::keys_product(lang)).keys("P").needs(Needs::Project)
            }
            Command::Link => CommandRow::new("link-from-here", t::link_here(lang))
                .keys("L")
                .needs(Needs::WritableProject),
            Command::PlaceUp => {
                CommandRow::new("place-up", t::place_up(lang)).needs(Needs::WritableProject)
            }
            Command::PlaceDown => {
                CommandRow::new("place-down", t::place_down(lang)).needs(Needs::WritableProject)
            }
            Command::NextConflict => {
                CommandRow::new("next-conflict", t::next_conflict(lang)).needs(Needs::Conflict)
            }
        }
    }

    /// Returns the public mark: the value of `data-command`.
    pub fn mark(self) -> String {
        self.row(&CommandWords::default()).mark
    }

    /// Returns the command that these keys give wherever the focus is; `key` as a browser names it.
    pub fn by_keys(ctrl: bool, shift: bool, key: &str) -> Option<Command> {
        const EVERYWHERE: [Command; 5] =
            [Command::Undo, Command::Redo, Command::Search, Command::Keys, Command::Today];
        let key = if key.len() == 1 { key.to_uppercase() } else { key.to_owned() };
        // A sign that needs Shift on some keyboards, and not on others.
        let shift = shift && key.chars().all(char::is_alphabetic);
        let chord = match (ctrl, shift) {
            (true, true) => format!("Ctrl Shift {key}"),
            (true, false) => format!("Ctrl {key}"),
            (false, true) => format!("Shift {key}"),
            (false, false) => key,
        };
        if chord == "Ctrl Y" {
            return Some(Command::Redo);
        }
        let words = CommandWords::default();
        EVERYWHERE.into_iter().find(|command| command.row(&words).keys == Some(&*chord))
    }

    /// Every command that can be found by its name.
    pub fn all() -> impl Iterator<Item = Command> {
        let fixed = [
            Command::AddProject,
            Command::AddProgramme,
            Command::AddProduct,
            Command::TakePlanIn,
            Command::Undo,
            Command::Redo,
            Command::ClearFilter,
            Command::Export,
            Command::Send,
            Command::History,
            Command::TeamFolder,
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
}

/// Undo or redo, which say what they would do when there is something.
fn undoing(
    mark: &str,
    name: String,
    label: &Option<Label>,
    keys: &'static str,
    said: impl FnOnce(&Label) -> String,
) -> CommandRow {
    let row = CommandRow::new(mark, name).keys(keys);
    match label.as_ref().map(said) {
        Some(said) => row.hint(format!("{said} ({})", keys.replace(' ', "+"))).title(said),
        None => row,
    }
}

fn zoom_name(lang: Lang, zoom: Zoom) -> String {
    match zoom {
        Zoom::Day => t::zoom_day(lang),
        Zoom::Week => t::zoom_week(lang),
        Zoom::Month => t::zoom_month(lang),
        Zoom::Quarter => t::zoom_quarter(lang),
        Zoom::Year => t::zoom_year(lang),
    }
}
