//! The session as views follow it: a signal for each of its parts, written here and nowhere else.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use domain::edit::Label;
use engine::model::*;
use session::Session;
use session::several::SeveralView;
use session::state::{ColumnLayout, Editing, Gesture, Grasp, Notice, Part, Question};
use session::viewmodel::{Arrangement, Cursor, Filter, GroupKey, Row, Subject};

/// A part of the session that views read and cannot write.
pub struct Mirror<T: 'static> {
    read: ReadSignal<T>,
    write: WriteSignal<T>,
}

impl<T> Clone for Mirror<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Mirror<T> {}

impl<T> Deref for Mirror<T> {
    type Target = ReadSignal<T>;

    fn deref(&self) -> &ReadSignal<T> {
        &self.read
    }
}

impl<T: Send + Sync + 'static> Mirror<T> {
    pub(super) fn new(value: T) -> Mirror<T> {
        let (read, write) = signal(value);
        Mirror { read, write }
    }

    pub(super) fn set(&self, value: T) {
        self.write.set(value);
    }
}

impl<T: Default + Send + Sync + 'static> Default for Mirror<T> {
    fn default() -> Self {
        Mirror::new(T::default())
    }
}

/// The plan that is open.
#[derive(Clone, Copy)]
pub struct OpenPlan {
    /// As it is shown: as it stands, or as it would be if the drag ended here.
    pub shown: Mirror<Plan>,
    pub id: Memo<String>,
    /// Goes up when rows, lanes or cards come, go or change places; moving a bar leaves it.
    pub structure: Mirror<u32>,
    /// What undo would take back and redo would make again.
    pub history: Mirror<(Option<Label>, Option<Label>)>,
    /// How many things both sides have changed, and nobody has settled.
    pub clashes: Mirror<usize>,
    /// The projects in which something waits for that.
    pub unsettled: Mirror<BTreeSet<ProjectId>>,
    /// How far the last change is on its way to disk.
    pub save: RwSignal<super::SaveState>,
    /// What it says of itself when it is a view of several plans; else empty.
    pub several: RwSignal<SeveralView>,
    /// May this tab change the plan?
    pub writable: RwSignal<bool>,
}

impl OpenPlan {
    pub(super) fn new() -> OpenPlan {
        let shown = Mirror::new(Plan::default());
        OpenPlan {
            shown,
            id: Memo::new(move |_| shown.with(|plan| plan.id.clone())),
            structure: Mirror::new(0),
            history: Mirror::default(),
            clashes: Mirror::default(),
            unsettled: Mirror::default(),
            save: RwSignal::new(super::SaveState::Saved),
            several: RwSignal::new(SeveralView::default()),
            writable: RwSignal::new(true),
        }
    }
}

impl OpenPlan {
    /// Whether it is a view of several plans, which is never changed and never kept.
    pub fn is_view(&self) -> bool {
        !self.several.read().is_empty()
    }
}

/// What is selected.
#[derive(Clone, Copy)]
pub struct Selected {
    /// What the inspector shows.
    pub subject: Mirror<Option<Subject>>,
    /// Several projects that are selected together; empty when it is one, or none.
    pub picked: Mirror<BTreeSet<ProjectId>>,
    /// The project whose conflicts are shown beside its bar.
    pub disputed: Mirror<Option<ProjectId>>,
    /// The project whose bar the pointer is over.
    pub hovered: RwSignal<Option<ProjectId>>,
    /// Has what the inspector shows just been made, so that it wants a name?
    pub naming: RwSignal<bool>,
    /// Was it opened by a key, so that the focus goes there?
    pub entering: RwSignal<bool>,
}

impl Selected {
    pub(super) fn new() -> Selected {
        Selected {
            subject: Mirror::default(),
            picked: Mirror::default(),
            disputed: Mirror::default(),
            hovered: RwSignal::new(None),
            naming: RwSignal::new(false),
            entering: RwSignal::new(false),
        }
    }
}

/// The drag.
#[derive(Clone, Copy)]
pub struct Drag {
    /// The drag, while it lasts.
    pub gesture: Mirror<Option<Gesture>>,
    /// What is gripped, for whoever does not follow where it is held.
    pub grasp: Memo<Option<Arc<Grasp>>>,
}

impl Drag {
    pub(super) fn new() -> Drag {
        let gesture = Mirror::new(None::<Gesture>);
        let grasp = Memo::new_with_compare(
            move |_| gesture.with(|gesture| gesture.as_ref().map(|it| it.grasp.clone())),
            |before, now| !matches!((before, now), (Some(Some(before)), Some(Some(now))) if Arc::ptr_eq(before, now)),
        );
        Drag { gesture, grasp }
    }
}

/// The rows of the timeline.
#[derive(Clone, Copy)]
pub struct Rows {
    pub all: Mirror<Arc<Vec<Row>>>,
    /// The place of each row among those with the same parent, from 1, and how many they are.
    pub positions: Mirror<Arc<Vec<(usize, usize)>>>,
    /// The plan with only what the filter shows, as of the last change of structure: for lists of
    /// what there is, never for what a row says.
    pub in_view: Mirror<Plan>,
    /// Groups whose rows are folded away.
    pub folded: Mirror<BTreeSet<GroupKey>>,
    pub arrangement: Mirror<Arrangement>,
    /// What is left out.
    pub filter: Mirror<Filter>,
    /// A project to be brought into sight, until it is.
    pub sought: RwSignal<Option<ProjectId>>,
}

impl Rows {
    pub(super) fn new() -> Rows {
        Rows {
            all: Mirror::default(),
            positions: Mirror::default(),
            in_view: Mirror::default(),
            folded: Mirror::default(),
            arrangement: Mirror::default(),
            filter: Mirror::default(),
            sought: RwSignal::new(None),
        }
    }
}

/// Where the keys go.
#[derive(Clone, Copy)]
pub struct Keys {
    pub at: Mirror<Option<Cursor>>,
    /// Goes up when keys moved the cursor, so that the focus follows.
    pub refocus: RwSignal<u32>,
    /// The project from which the next one chosen by key is to wait.
    pub linking: Mirror<Option<ProjectId>>,
}

impl Keys {
    pub(super) fn new() -> Keys {
        Keys { at: Mirror::default(), refocus: RwSignal::new(0), linking: Mirror::default() }
    }
}

/// The table beside the bars.
#[derive(Clone, Copy)]
pub struct Table {
    pub columns: Mirror<ColumnLayout>,
    /// The cell in which somebody types.
    pub editing: Mirror<Option<Editing>>,
}

impl Table {
    pub(super) fn new(columns: ColumnLayout) -> Table {
        Table { columns: Mirror::new(columns), editing: Mirror::default() }
    }
}

/// Messages to the reader.
#[derive(Clone, Copy)]
pub struct Messages {
    /// What was done last, with the number of the message.
    pub told: Mirror<Option<(u32, Notice)>>,
    /// What went wrong, oldest first.
    pub alerts: Mirror<Vec<(u32, Notice)>>,
    /// A change that would break agreed dates, and whose, while the reader is asked.
    pub question: Mirror<Option<Question>>,
    /// What a screen reader is to say.
    pub announced: RwSignal<String>,
}

impl Messages {
    pub(super) fn new() -> Messages {
        Messages {
            told: Mirror::default(),
            alerts: Mirror::default(),
            question: Mirror::default(),
            announced: RwSignal::new(String::new()),
        }
    }
}

impl App {
    /// Has views see what a part of the session is now.
    pub(super) fn mirror(&self, part: Part) {
        self.session.with_value(|session| self.mirror_of(session, part));
    }

    fn mirror_of(&self, session: &Session, part: Part) {
        let (layout, selection) = (session.layout(), session.selection());
        match part {
            Part::View => self.view.set(session.view()),
            Part::History => {
                let history = &session.document().history;
                self.open.history.set((history.undo().cloned(), history.redo().cloned()));
                self.open.clashes.set(session.clash_count());
                self.open.unsettled.set(session.unsettled_projects());
            }
            Part::Structure => self.open.structure.set(layout.structure()),
            Part::Arrangement => self.rows.arrangement.set(layout.arrangement()),
            Part::Filter => self.rows.filter.set(layout.filter().clone()),
            Part::Folded => self.rows.folded.set(layout.folded().clone()),
            Part::Rows => {
                self.rows.in_view.set(layout.in_view().clone());
                self.rows.all.set(layout.rows().clone());
                self.rows.positions.set(layout.positions().clone());
            }
            Part::Subject => self.selection.subject.set(selection.subject().cloned()),
            Part::Picked => self.selection.picked.set(selection.picked().clone()),
            Part::Disputed => self.selection.disputed.set(selection.disputed().cloned()),
            Part::Cursor => self.cursor.at.set(session.cursor().cloned()),
            Part::Linking => self.cursor.linking.set(session.linking().cloned()),
            Part::Columns => self.table.columns.set(session.columns().clone()),
            Part::Editing => self.table.editing.set(session.editing().cloned()),
            Part::Told => self.notices.told.set(session.notices().told().cloned()),
            Part::Alerts => self.notices.alerts.set(session.notices().alerts().to_vec()),
            Part::Question => self.notices.question.set(session.question().cloned()),
            Part::Rule => self.scheduling.rule.set(session.rule()),
            Part::CriticalTo => self.scheduling.critical_to.set(session.critical_to().cloned()),
            Part::Baseline => self.scheduling.baseline.set(session.baseline().cloned()),
            Part::SlackShown => self.scheduling.slack_shown.set(session.shows_slack()),
        }
    }
}
