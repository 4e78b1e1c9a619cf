//! The app's signals, and `dispatch`: the one way to change the plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Axis, Notice, Notices,
    gesture::{Gesture, Grasp},
};
use crate::platform::{clock, focus, folds, media, prefs::Prefs};
use domain::edit::{Change, Document, Label, Refusal};
use engine::model::*;
use engine::schedule::CriticalPath;
use session::text::Lang;
use session::viewmodel::{
    Arrangement, Cursor, Filter, GroupKey, Grouping, Row, Subject as Selection, View, extent,
    positions, rows,
};
use session::{Input, Session};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The plan that was open last is on its way.
    Loading,
    /// Nothing is open yet: where to begin.
    Start,
    /// The open plan.
    Plan,
    /// After the page broke down: what is safe.
    Rescue,
}

/// How far the last change is on its way to disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It survives anything that may happen to the browser now.
    Saved,
    /// It is on its way.
    Saving,
    /// It could not be kept.
    Unsaved,
}

/// Everything the views read; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The language of the page.
    pub lang: Memo<Lang>,
    /// What the reader prefers in this browser.
    pub prefs: RwSignal<Prefs>,
    /// Is the page so narrow that names and cells fold away? The style sheets fold at the same
    /// width.
    pub narrow: RwSignal<bool>,
    /// Does a finger point at it, so that targets are larger? The style sheets ask the same.
    pub coarse: RwSignal<bool>,
    /// Which screen is shown.
    pub screen: RwSignal<Screen>,
    /// How the open plan is looked at.
    pub view: RwSignal<View>,
    /// The plan as it is shown: the plan as it stands, or as it would be if the drag ended here.
    pub shown: RwSignal<Plan>,
    /// The id of the open plan.
    pub opened: Memo<String>,
    /// Goes up when rows, lanes or cards come, go or change places; moving a bar leaves it.
    pub structure: RwSignal<u32>,
    /// What undo would take back and redo would make again.
    pub history: RwSignal<(Option<Label>, Option<Label>)>,
    /// What the inspector shows.
    pub selection: RwSignal<Option<Selection>>,
    /// Several projects that are selected together; empty when it is one, or none.
    pub picked: RwSignal<BTreeSet<ProjectId>>,
    /// The project whose bar the pointer is over.
    pub hovered: RwSignal<Option<ProjectId>>,
    /// The project whose conflicts are shown beside its bar.
    pub disputed: RwSignal<Option<ProjectId>>,
    /// Has what the inspector shows just been made, so that it wants a name?
    pub naming: RwSignal<bool>,
    /// Was it opened by a key, so that the focus goes there?
    pub entering: RwSignal<bool>,
    /// The drag, while it lasts.
    pub gesture: RwSignal<Option<Gesture>>,
    /// What is gripped, for whoever does not follow where it is held.
    pub grasp: Memo<Option<Arc<Grasp>>>,
    /// Groups whose rows are folded away.
    pub folded: RwSignal<BTreeSet<GroupKey>>,
    /// How the rows of the timeline are arranged; changed by [`App::arrange`].
    pub arrangement: RwSignal<Arrangement>,
    /// What is left out of the timeline.
    pub filter: RwSignal<Filter>,
    /// The plan with only what the filter shows, as of the last change of structure: for lists of
    /// what there is, never for what a row says.
    pub in_view: Memo<Plan>,
    /// Is the box for searching and commands open?
    pub palette: RwSignal<bool>,
    /// A project to be brought into sight, until it is.
    pub sought: RwSignal<Option<ProjectId>>,
    /// The rows of the timeline.
    pub rows: Memo<Arc<Vec<Row>>>,
    /// The place of each row among those with the same parent, from 1, and how many they are.
    pub positions: Memo<Arc<Vec<(usize, usize)>>>,
    /// Where the keys go in them.
    pub cursor: RwSignal<Option<Cursor>>,
    /// The columns of the table beside the bars.
    pub table: RwSignal<super::Table>,
    /// The cell of it in which somebody types.
    pub editing: RwSignal<Option<super::Editing>>,
    /// Is the list of keys open?
    pub keys: RwSignal<bool>,
    /// Goes up when keys moved the cursor, so that the focus follows.
    pub refocus: RwSignal<u32>,
    /// The project from which the next one chosen by key is to wait.
    pub linking: RwSignal<Option<ProjectId>>,
    /// What a screen reader is to say.
    pub announced: RwSignal<String>,
    /// The time axis on screen.
    pub axis: Axis,
    /// Messages to the reader.
    pub notices: Notices,
    /// How far the last change is on its way to disk.
    pub save: RwSignal<SaveState>,
    /// May this tab change the plan?
    pub writable: RwSignal<bool>,
    /// Are the settings open?
    pub settings: RwSignal<bool>,
    /// The plans that this browser keeps.
    pub shelf: super::Shelf,
    /// The analysis of the open plan, and how links push.
    pub scheduling: super::Scheduling,
    /// The critical path to the chosen product, in the plan as it stands.
    pub critical: Memo<Option<Arc<CriticalPath>>>,
    /// The chances of its launches.
    pub forecasting: super::Forecasting,
    /// How safe the open plan is beyond this page.
    pub safety: super::Safety,
    /// The page itself: is it kept, does a new release wait?
    pub offline: super::Offline,
    /// The file of a plan that is here already, while its preview is shown.
    pub replacement: RwSignal<Option<super::Replacement>>,
    /// A change that would break agreed dates, and whose, while the reader is asked.
    pub breaking: RwSignal<Option<(Change, Vec<String>)>>,
    /// What is known of the plan that was open when the page broke down, while that is said.
    pub rescue: RwSignal<Option<super::Rescue>>,
    /// A list on its way in, while its preview is shown.
    pub import: RwSignal<Option<super::Import>>,
    pub(super) route: super::Route,
    pub(super) keeping: super::keeping::Keeping,
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
        let structure = RwSignal::new(0);
        let filter = RwSignal::new(Filter::default());
        let gesture = RwSignal::new(None::<Gesture>);
        let shown = RwSignal::new(Plan::default());
        let scheduling = super::Scheduling::new();
        let session = StoredValue::new(Session::default());
        // Not compared: that would walk the plan, and it is made again only when something changed.
        let in_view = Memo::new_with_compare(
            move |_| {
                structure.track();
                filter.with(|filter| session.with_value(|session| filter.narrow(session.plan())))
            },
            |_, _| true,
        );
        let folded = RwSignal::new(BTreeSet::new());
        let arrangement = RwSignal::new(Arrangement::default());
        let rows = Memo::new(move |_| {
            in_view
                .with(|plan| folded.with(|folded| Arc::new(rows(plan, arrangement.get(), folded))))
        });
        App {
            lang: Memo::new(move |_| prefs.read().lang()),
            prefs,
            narrow: media::holds("(max-width: 640px)"),
            coarse: media::holds("(pointer: coarse)"),
            screen: RwSignal::new(Screen::Loading),
            view: RwSignal::new(View::Timeline),
            shown,
            opened: Memo::new(move |_| shown.with(|plan| plan.id.clone())),
            structure,
            history: RwSignal::new((None, None)),
            selection: RwSignal::new(None),
            picked: RwSignal::new(BTreeSet::new()),
            hovered: RwSignal::new(None),
            disputed: RwSignal::new(None),
            naming: RwSignal::new(false),
            entering: RwSignal::new(false),
            gesture,
            grasp: Memo::new_with_compare(
                move |_| {
                    gesture.with(|gesture| gesture.as_ref().map(|gesture| gesture.grasp.clone()))
                },
                |before, now| !matches!((before, now), (Some(Some(before)), Some(Some(now))) if Arc::ptr_eq(before, now)),
            ),
            folded,
            arrangement,
            rows,
            positions: Memo::new(move |_| rows.with(|rows| Arc::new(positions(rows)))),
            cursor: RwSignal::new(None),
            table: RwSignal::new(super::Table::load()),
            editing: RwSignal::new(None),
            keys: RwSignal::new(false),
            refocus: RwSignal::new(0),
            linking: RwSignal::new(None),
            announced: RwSignal::new(String::new()),
            filter,
            in_view,
            palette: RwSignal::new(false),
            sought: RwSignal::new(None),
            axis: Axis::new(),
            notices: Notices::new(),
            save: RwSignal::new(SaveState::Saved),
            writable: RwSignal::new(true),
            settings: RwSignal::new(false),
            shelf: super::Shelf::new(),
            critical: scheduling.critical_path(shown, session),
            scheduling,
            forecasting: super::Forecasting::new(session),
            safety: super::Safety::new(),
            offline: super::Offline::new(),
            replacement: RwSignal::new(None),
            breaking: RwSignal::new(None),
            rescue: RwSignal::new(None),
            import: RwSignal::new(None),
            route: super::Route::new(),
            keeping: super::keeping::Keeping::new(),
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

    /// The last change that was made, if it was not taken back.
    pub fn last_change(&self) -> Option<Arc<Change>> {
        self.session.with_value(|session| session.document().history.done().last().cloned())
    }

    /// The document as it stands.
    pub fn document(&self) -> Document {
        self.session.with_value(|session| session.document().clone())
    }

    /// Shows this document instead of the one that was open.
    pub fn show(&self, document: Document) {
        self.notices.forget_step();
        self.breaking.set(None);
        self.selection.set(None);
        self.picked.set(BTreeSet::new());
        self.disputed.set(None);
        self.cursor.set(None);
        self.linking.set(None);
        self.folded.set(folds::of(&document.plan.id));
        let arrangement = Arrangement::default();
        self.scheduling.reset();
        self.axis.open(extent(&document.plan, clock::today()));
        let plan = document.plan.id.clone();
        self.arrangement.set(arrangement);
        self.filter.set(Filter::default());
        self.editing.set(None);
        self.feed(Input::Open(document, arrangement.grouping));
        self.structure.update(|n| *n += 1);
        self.tell_history();
        self.rescue.set(None);
        self.screen.set(Screen::Plan);
        self.arrive_where_asked(&plan);
    }

    /// Shows the start screen; the plan that was open is out of reach of undo.
    pub(super) fn leave(&self) {
        self.rescue.set(None);
        self.screen.set(Screen::Start);
        self.notices.forget_step();
        self.scheduling.reset();
        self.feed(Input::Open(Document::default(), Grouping::default()));
        self.tell_history();
    }

    /// Makes a change, or says why not. Answers whether the plan is now as wished.
    pub fn dispatch(&self, change: Result<Change, Refusal>) -> bool {
        match change {
            Ok(change) if change.patch.is_empty() => true,
            Ok(change) => self.feed(Input::Do(change)),
            Err(refusal) => {
                self.notices.alert(Notice::Refused(refusal));
                false
            }
        }
    }

    /// Changes what the reader prefers in this browser, and keeps it.
    pub fn prefer(&self, change: impl FnOnce(&mut Prefs)) {
        self.prefs.update(change);
        self.prefs.get_untracked().save();
    }

    /// Like [`App::dispatch`], and says what was done, with an undo beside it.
    pub fn dispatch_aloud(&self, change: Result<Change, Refusal>) -> bool {
        let label = change
            .as_ref()
            .ok()
            .filter(|change| !change.patch.is_empty())
            .map(|change| change.label.clone());
        let done = self.dispatch(change);
        if let (true, Some(label)) = (done, label) {
            self.notices.tell(Notice::Did(label));
        }
        done
    }

    /// Makes the change that waited, although it breaks an agreement.
    pub fn break_agreement(&self) {
        if let Some((change, _)) = self.breaking.try_update(Option::take).flatten() {
            let label = change.label.clone();
            if self.feed(Input::DoAnyway(change)) {
                self.notices.tell(Notice::Did(label));
            }
        }
    }

    /// Takes back what the message says was done.
    pub fn undo_told(&self) {
        match self.notices.told.get_untracked() {
            Some((number, Notice::Binned(info))) => {
                self.notices.dismiss(number);
                self.restore_plan(info);
            }
            _ => self.undo(),
        }
    }

    /// Takes back the last change; without a plan, the last plan that was deleted while its message
    /// stands.
    pub fn undo(&self) {
        focus::leave_field();
        if self.screen.get_untracked() == Screen::Start && self.notices.binned() {
            return self.undo_told();
        }
        self.feed(Input::Undo);
    }

    /// Makes again what was taken back last.
    pub fn redo(&self) {
        focus::leave_field();
        self.feed(Input::Redo);
    }

    /// Arranges the rows of the timeline in this way.
    pub fn arrange(&self, arrangement: Arrangement) {
        let before = self.arrangement.get_untracked();
        if arrangement.grouping != before.grouping {
            self.feed(Input::GroupBy(arrangement.grouping));
        }
        if arrangement != before {
            self.arrangement.set(arrangement);
        }
    }

    /// Folds a group away, or unfolds it; this browser remembers it.
    pub fn fold(&self, key: &GroupKey) {
        self.folded.update(|folded| {
            if !folded.remove(key) {
                folded.insert(key.clone());
            }
        });
        let plan = self.shown.with_untracked(|plan| plan.id.clone());
        self.folded.with_untracked(|folded| folds::keep(&plan, folded));
    }

    /// From the first start to the last finish in a group, as it is shown: a drag counts, unless it
    /// moves so much that the headings follow at the drop.
    pub fn group_span(&self, key: &GroupKey) -> Option<Span> {
        self.shown.track();
        self.session.with_value(|session| session.group_span(key))
    }

    /// How many projects lie in a group, dated or not.
    pub fn group_projects(&self, key: &GroupKey) -> usize {
        self.structure.track();
        self.session.with_value(|session| session.group_projects(key))
    }

    /// The inspector's subject as it is shown, when it is a project.
    pub fn selected_project(&self) -> Option<ProjectId> {
        match self.selection.get() {
            Some(Selection::Project(id)) => Some(id),
            _ => None,
        }
    }
}
