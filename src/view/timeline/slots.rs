//! The slots of the rows: in one pass, whenever something changed, each is compared with what it is
//! to show (`session::picture`), and set where that is another.
//!
//! So nothing on a bar listens to the plan: a plan that changes with every pointer move would have
//! hundreds of listeners, and what they cost grows with the square of their number.

use leptos::prelude::*;

use super::Sizes;
use super::deferred::{Deferred, DeferredTexts, MovedDays};
use super::focus;
use crate::state::{App, ColumnLayout, Gesture, Grip};
use engine::model::*;
use session::picture::{
    BarDecoration, CriticalProjects, NameContext, NameLook, RowContext, TrackContext, TrackLook,
    drag, row_in,
};
use session::viewmodel::{Cell, Pool, Row, RowKey, Strip};

/// The slots, each with a signal of its own for either half.
#[derive(Clone, Copy)]
pub struct Slots {
    /// As many as fill the screen.
    pub all: RwSignal<Vec<Slot>>,
}

/// A slot; its signals are set only when what it shows changes.
#[derive(Clone, Copy)]
pub struct Slot {
    pub number: usize,
    pub name: RwSignal<NameLook>,
    pub track: RwSignal<TrackLook>,
    /// Where its bar lies.
    pub bar: RwSignal<Strip>,
    /// Calendar days by which a drag moves it.
    pub moved: MovedDays,
    /// What its cells say, one for each column that is shown.
    pub cells: RwSignal<Vec<String>>,
    pub decoration: RwSignal<BarDecoration>,
}

impl Slot {
    fn new(number: usize) -> Slot {
        Slot {
            number,
            name: RwSignal::default(),
            track: RwSignal::default(),
            bar: RwSignal::default(),
            moved: RwSignal::default(),
            cells: RwSignal::default(),
            decoration: RwSignal::default(),
        }
    }
}

/// Sets a signal to another value, and leaves it alone when it has that value.
fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

impl Slots {
    /// The slots of this pool, kept up to date from now on.
    pub fn new(
        app: App,
        sizes: RwSignal<Sizes>,
        pool: Memo<Pool>,
        critical: Memo<CriticalProjects>,
    ) -> Slots {
        let all = RwSignal::new(Vec::<Slot>::new());
        let owner = Owner::current().expect("slots belong to the timeline");
        Effect::new(move || {
            let slots = pool.get().slots;
            if all.with_untracked(Vec::len) < slots {
                // They outlive this run: a slot is made once.
                owner.with(|| all.update(|all| all.extend((all.len()..slots).map(Slot::new))));
            }
        });
        let (left, last) = (super::left_day(app), LastPass::default());
        let row = Memo::new(move |_| sizes.with(|sizes| sizes.row));
        let tab_stop = focus::stop(app, pool);
        let frame = Memo::new(move |_| Frame {
            pool: pool.get(),
            height: row.get(),
            tab_stop: tab_stop.get(),
        });
        Effect::new(move || names(app, frame.get(), &all.get()));
        Effect::new(move || {
            let (frame, slots, mut texts) = (frame.get(), all.get(), Vec::new());
            let shown = tracks(app, frame, left.get(), &critical.read(), &slots, &mut texts);
            last.texts.tell(texts);
            let before = last.rows.try_update_value(|rows| std::mem::replace(rows, shown.clone()));
            focus::keep(app, frame.pool, &before.unwrap_or_default(), &shown);
        });
        focus::follow(app, sizes, pool);
        Slots { all }
    }
}

/// What decides which row a slot shows, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    pool: Pool,
    /// Of a row, in CSS pixels.
    height: f64,
    /// The row and the cell that the Tab key reaches.
    tab_stop: Option<(usize, Cell)>,
}

/// What a pass leaves for the next one.
#[derive(Clone, Copy, Default)]
struct LastPass {
    texts: DeferredTexts,
    /// The row that each slot showed.
    rows: StoredValue<Vec<Option<RowKey>>>,
}

/// Where the drag is held, for a grip that draws something there: nothing else of what a slot shows
/// follows it.
fn held_at<T>(app: App, grips: fn(&Grip) -> bool, read: fn(&Gesture) -> Option<T>) -> Option<T> {
    let follows =
        app.drag.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| grips(&grasp.grip)));
    follows.then(|| app.drag.gesture.with(|gesture| gesture.as_ref().and_then(read))).flatten()
}

/// The names: nothing in them changes while a bar is dragged.
fn names(app: App, frame: Frame, slots: &[Slot]) {
    app.open.history.track();
    let (plan, picked, selection) =
        (app.plan(), app.selection.picked.read(), app.selection.subject.read());
    let drop_group =
        held_at(app, |grip| matches!(grip, Grip::Row(_) | Grip::Heading(_)), drag::drop_group);
    let (editing, positions) = (app.table.editing.read(), app.rows.positions.get());
    let context = NameContext {
        plan: &plan,
        lang: app.lang.get(),
        rows: RowContext {
            height: frame.height,
            positions: &positions,
            tab_stop: frame.tab_stop,
            editing: editing.as_ref().map(|it| (&it.row, it.cell, &*it.text)),
        },
        selection: selection.as_ref(),
        picked: &picked,
        unsettled: &app.open.unsettled.read(),
        drop_group: drop_group.as_ref(),
        count: &|key| app.group_projects(key),
    };
    app.rows.all.with(|rows| {
        for slot in slots {
            let row = row_in(rows, frame.pool, slot.number);
            set(slot.name, row.map_or(NameLook::Nothing, |(place, row)| context.name(place, row)));
        }
    });
}

/// The tracks: worked out anew with every pointer move, for what is on screen. Answers the row that
/// each slot shows, and adds the texts that are left to be told.
fn tracks(
    app: App,
    frame: Frame,
    left_day: Day,
    critical: &CriticalProjects,
    slots: &[Slot],
    texts: &mut Vec<(Deferred, bool)>,
) -> Vec<Option<RowKey>> {
    let grasp = app.drag.grasp.get();
    let (picked, selected) = (app.selection.picked.read(), app.selected_project());
    let (hovered, linking) = (app.selection.hovered.get(), app.cursor.linking.get());
    let (baseline, columns) =
        (app.scheduling.baseline.get(), app.table.columns.with(ColumnLayout::columns));
    let (lang, scale) = (app.lang.get(), app.axis.scale.get());
    let slack_shown = app.scheduling.slack_shown.get();
    let link_target = held_at(app, |grip| matches!(grip, Grip::Handle(..)), drag::link_target);
    let scrolled = || app.axis.viewport.with(|viewport| viewport.left).round() as i32;
    let mut shown = Vec::with_capacity(slots.len());
    app.rows.all.with(|rows| {
        app.with_schedule(|plan, schedule| {
            let context = TrackContext {
                plan,
                schedule,
                before: grasp.as_ref().map(|grasp| &grasp.before),
                held: grasp.as_ref().and_then(|grasp| grasp.project()),
                lang,
                scale,
                row_height: frame.height,
                tab_stop: frame.tab_stop,
                left_day,
                scrolled: &scrolled,
                selected: selected.as_ref(),
                picked: &picked,
                hovered: hovered.as_ref(),
                linking: linking.as_ref(),
                link_target: link_target.as_ref().map(|(end, side)| (end, *side)),
                critical,
                baseline: baseline.as_ref(),
                slack_shown,
                columns: &columns,
            };
            for slot in slots {
                let row = row_in(rows, frame.pool, slot.number);
                shown.push(row.map(|(_, row)| row.key()));
                let look =
                    row.and_then(|(place, row)| show(app, &context, slot, place, row, texts));
                set(slot.track, look.unwrap_or_default());
            }
        });
    });
    shown
}

/// Shows a row in a slot: what moves along with a bar at once, its texts through `texts`. Answers
/// what is left to be set.
fn show(
    app: App,
    context: &TrackContext,
    slot: &Slot,
    place: usize,
    row: &Row,
    texts: &mut Vec<(Deferred, bool)>,
) -> Option<TrackLook> {
    match row {
        Row::Project { id, .. } => {
            let now = slot.track.with_untracked(|before| context.project(place, id, before))?;
            set(slot.bar, now.bar);
            set(slot.decoration, now.decoration);
            texts.push((Deferred::Number(slot.moved, now.moved), now.at_once));
            texts.push((Deferred::Cells(slot.cells, now.cells), now.at_once));
            Some(TrackLook::Project(now.track))
        }
        Row::Group { key, .. } => {
            let now = context.group(place, key, app.group_span(key), app.group_projects(key));
            texts.push((Deferred::Cells(slot.cells, now.cells), now.at_once));
            Some(TrackLook::Group(now.track))
        }
    }
}
