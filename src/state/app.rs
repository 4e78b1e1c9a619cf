//! The app as views see it: a handle that is copied freely.

use leptos::prelude::*;

use super::mirror::{Drag, Keys, Messages, OpenPlan, Rows, Selected, Table};
use super::{
    Axis, Dialogs, Forecasting, Mirror, Offline, Queue, Safety, Scheduling, Screen, Sharing, Shelf,
    keeping, route,
};
use crate::platform::{clock, columns, folds, media, prefs::Prefs};
use domain::edit::Document;
use engine::model::*;
use session::review::{ClashLine, clash_lines};
use session::several::SeveralView;
use session::state::ColumnLayout;
use session::text::Lang;
use session::viewmodel::{Column, GroupKey, Subject, View, extent};
use session::{Input, Session};

/// What the page is shown on, and what its reader prefers there.
#[derive(Clone, Copy)]
pub struct Device {
    /// What the reader prefers in this browser.
    pub prefs: RwSignal<Prefs>,
    /// Is the page so narrow that names and cells fold away? The style sheets fold at the same
    /// width.
    pub narrow: RwSignal<bool>,
    /// Does a finger point at it, so that targets are larger? The style sheets ask the same.
    pub coarse: RwSignal<bool>,
}

/// Everything the views read. What is of the session is a mirror of it: views change it by
/// [`App::feed`].
#[derive(Clone, Copy)]
pub struct App {
    /// The language of the page.
    pub lang: Memo<Lang>,
    pub device: Device,
    pub screen: RwSignal<Screen>,
    /// How the open plan is looked at.
    pub view: Mirror<View>,
    pub open: OpenPlan,
    pub selection: Selected,
    pub drag: Drag,
    pub rows: Rows,
    pub cursor: Keys,
    pub table: Table,
    /// The time axis on screen.
    pub axis: Axis,
    pub notices: Messages,
    pub dialogs: Dialogs,
    /// Files that are opened one after the other.
    pub queue: Queue,
    /// The plans that this browser keeps.
    pub shelf: Shelf,
    pub scheduling: Scheduling,
    /// The chances of the launches.
    pub forecasting: Forecasting,
    /// How safe the open plan is beyond this page.
    pub safety: Safety,
    /// The team folder of the open plan.
    pub sharing: Sharing,
    /// The page itself: is it kept, does a new release wait?
    pub offline: Offline,
    pub(super) route: route::Route,
    pub(super) keeping: keeping::Keeping,
    pub(super) session: StoredValue<Session>,
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// An app with nothing open.
    pub fn new() -> App {
        let prefs = RwSignal::new(Prefs::load());
        let columns = columns::load()
            .map_or_else(ColumnLayout::default, |(names, shown)| ColumnLayout::kept(names, shown));
        let session = StoredValue::new(Session::new(columns.clone()));
        let open = OpenPlan::new();
        App {
            lang: Memo::new(move |_| prefs.read().lang()),
            device: Device {
                prefs,
                narrow: media::holds("(max-width: 640px)"),
                coarse: media::holds("(pointer: coarse)"),
            },
            screen: RwSignal::new(Screen::Loading),
            view: Mirror::new(View::Timeline),
            open,
            selection: Selected::new(),
            drag: Drag::new(),
            rows: Rows::new(),
            cursor: Keys::new(),
            table: Table::new(columns),
            axis: Axis::new(),
            notices: Messages::new(),
            dialogs: Dialogs::new(),
            queue: Queue::new(),
            shelf: Shelf::new(),
            scheduling: Scheduling::new(open.shown, session),
            forecasting: Forecasting::new(session),
            safety: Safety::new(),
            sharing: Sharing::new(),
            offline: Offline::new(),
            route: route::Route::new(),
            keeping: keeping::Keeping::new(),
            session,
        }
    }

    /// The app of this page; for views, which all live below it.
    pub fn get() -> App {
        expect_context()
    }

    /// The plan as it stands, whatever is being dragged. A copy is cheap.
    pub fn plan(&self) -> Plan {
        self.session.with_value(|session| session.plan().clone())
    }

    /// The document as it stands.
    pub fn document(&self) -> Document {
        self.session.with_value(|session| session.document().clone())
    }

    /// Shows this document instead of the one that was open.
    pub fn show(&self, document: Document) {
        let plan = document.plan.id.clone();
        self.open.several.set(SeveralView::default());
        self.axis.open(extent(&document.plan, clock::today()));
        self.feed(Input::Open(Box::new(document), folds::of(&plan)));
        self.dialogs.rescue.set(None);
        self.screen.set(Screen::Plan);
        self.arrive_where_asked(&plan);
    }

    /// Shows the start screen; the plan that was open is out of reach of undo.
    pub(super) fn leave(&self) {
        self.dialogs.rescue.set(None);
        self.screen.set(Screen::Start);
        self.open.several.set(SeveralView::default());
        self.feed(Input::Open(Box::default(), Default::default()));
    }

    /// Changes what the reader prefers in this browser, and keeps it.
    pub fn prefer(&self, change: impl FnOnce(&mut Prefs)) {
        self.device.prefs.update(change);
        self.device.prefs.get_untracked().save();
    }

    /// From the first start to the last finish in a group, as it is shown: a drag counts, unless it
    /// moves so much that the headings follow at the drop.
    pub fn group_span(&self, key: &GroupKey) -> Option<Span> {
        self.open.shown.track();
        self.session.with_value(|session| session.group_span(key))
    }

    /// How many projects lie in a group, dated or not.
    pub fn group_projects(&self, key: &GroupKey) -> usize {
        self.open.structure.track();
        self.session.with_value(|session| session.group_projects(key))
    }

    /// The inspector's subject as it is shown, when it is a project.
    pub fn selected_project(&self) -> Option<ProjectId> {
        match self.selection.subject.get() {
            Some(Subject::Project(id)) => Some(id),
            _ => None,
        }
    }

    /// What a cell of the table says.
    pub fn cell_text(&self, id: &ProjectId, column: Column) -> String {
        let lang = self.lang.get_untracked();
        self.session.with_value(|session| session.cell_text(lang, id, column))
    }

    /// The rows that are selected, for a spreadsheet.
    pub fn rows_as_text(&self) -> Option<String> {
        let lang = self.lang.get_untracked();
        self.session.with_value(|session| session.rows_as_text(lang))
    }

    /// What both sides have changed, and nobody has settled.
    pub fn clash_lines(&self) -> Vec<ClashLine> {
        let lang = self.lang.get_untracked();
        self.session.with_value(|session| clash_lines(lang, session.document()))
    }

    /// Is what is pasted for the cells of the table?
    pub fn takes_cells(&self) -> bool {
        self.session.with_value(|session| session.takes_cells())
    }
}
