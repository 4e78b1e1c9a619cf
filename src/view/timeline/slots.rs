//! What each slot of the timeline shows, worked out in one pass whenever something changed, and
//! handed to the slots that it changes for.
//!
//! So nothing on a bar listens to the plan: a plan that changes with every pointer move would have
//! hundreds of listeners, and what they cost grows with the square of their number.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::Sizes;
use super::focus;
use super::numbers::{Late, Number, Numbers};
use crate::state::{App, ColumnLayout, DropTarget, Grip, Selection};
use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::Schedule;
use session::text as t;
use session::viewmodel::{Cell, Column, GroupKey, Pool, Row, RowKey, Strip, bar, days_moved};

/// CSS pixels that a letter of a label takes, nearly always less.
const LETTER: f64 = 6.7;

/// Where a row stands, for the eye and for a screen reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stand {
    /// CSS pixels from the top of the first row.
    pub top: f64,
    /// Its number among all rows, from 1.
    pub index: usize,
    /// How deep it lies, from 1.
    pub level: usize,
    /// Its place among those with the same parent, from 1, and how many they are.
    pub position: (usize, usize),
    /// The cell of it that the Tab key reaches.
    pub stop: Option<Cell>,
    /// The cell in which somebody types, and what stands in it as it opens.
    pub editing: Option<(Cell, String)>,
}

/// What a slot shows in the column of names.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NameLook {
    #[default]
    Nothing,
    Project(ProjectName),
    Group(GroupName),
}

/// The name of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectName {
    pub stand: Stand,
    pub depth: u8,
    pub id: ProjectId,
    pub name: String,
    /// Who leads it, behind its name.
    pub title: String,
    pub hue: u16,
    pub selected: bool,
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupName {
    pub stand: Stand,
    pub depth: u8,
    pub key: GroupKey,
    pub folded: bool,
    pub name: String,
    pub title: String,
    /// Of a programme.
    pub hue: Option<u16>,
    pub count: usize,
    pub selected: bool,
    /// Would a drop put something in it?
    pub target: bool,
}

/// What a slot shows beside the names.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum TrackLook {
    #[default]
    Nothing,
    Project(ProjectTrack),
    Group(GroupTrack),
}

/// What a bar shows of its project besides its dates: two are equal when they look the same.
#[derive(Clone, Debug)]
pub struct Shown(pub Arc<Project>);

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        let of = |Shown(it): &'_ Shown| (it.state, it.agreed, it.progress);
        Arc::ptr_eq(&self.0, &other.0) || (of(self) == of(other) && self.0.name == other.0.name)
    }
}

/// A bar in its row: what of it stays as it is while it moves. Where it lies, and what lies along
/// it, have signals of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectTrack {
    /// CSS pixels from the top of the first row, as of every row.
    pub top: f64,
    pub id: ProjectId,
    pub project: Shown,
    /// Its finish has passed and it is not finished.
    pub overdue: bool,
    /// How many links into it are in conflict and nobody lives with.
    pub conflicts: usize,
    /// What a screen reader says of it; as it was before a drag while that lasts.
    pub said: Arc<str>,
    /// The label stands beside the bar, since it does not fit in it.
    pub beside: bool,
    /// CSS pixels of the bar that are out of sight on the left: its label begins behind them. A
    /// label that sticks would cost a layer.
    pub hidden: i32,
    pub selected: bool,
    /// Its handles are shown.
    pub hot: bool,
    pub critical: bool,
    pub near: bool,
    /// A link that is being drawn would end here.
    pub target: Option<SpanEnd>,
    /// It does not lie where it lay before the drag.
    pub moving: bool,
    /// The Tab key reaches it.
    pub stop: bool,
    /// The next one chosen by key is to wait for it.
    pub linking: bool,
}

/// What lies along a bar: where a baseline has it, when it is expected, where it lay before the
/// drag, how far it may slip, and its milestones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Along {
    pub baseline: Option<Strip>,
    pub expected: Option<(Strip, Span)>,
    pub ghost: Option<Strip>,
    /// With its working days.
    pub tail: Option<(Strip, i32)>,
    pub milestones: Vec<Stone>,
}

/// A milestone in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Stone {
    pub id: MilestoneId,
    pub milestone: Milestone,
    /// Its middle, in CSS pixels from the beginning of the axis.
    pub x: i32,
    /// A link that is being drawn would end here.
    pub target: bool,
}

/// What a group adds up to.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupTrack {
    pub top: f64,
    pub span: Option<(Strip, Span)>,
    pub hue: Option<u16>,
    /// Who leads it.
    pub led: String,
    pub pinned: bool,
    pub empty: bool,
    /// The Tab key reaches it.
    pub stop: bool,
}

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
    pub moved: Number,
    /// What its cells say, one for each column that is shown.
    pub cells: RwSignal<Vec<String>>,
    pub along: RwSignal<Along>,
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
            along: RwSignal::default(),
        }
    }
}

/// Sets a signal to another value, and leaves it alone when it has that value.
fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// What is critical on the way to the launch that is asked for, and nearly so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Critical {
    pub path: BTreeSet<ProjectId>,
    pub near: BTreeSet<ProjectId>,
}

impl Slots {
    /// The slots of this pool, kept up to date from now on.
    pub fn new(
        app: App,
        sizes: RwSignal<Sizes>,
        pool: Memo<Pool>,
        critical: Memo<Critical>,
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
        let (left, told) = (super::left_day(app), Told::default());
        let row = Memo::new(move |_| sizes.with(|sizes| sizes.row));
        let stop = focus::stop(app, pool);
        let frame =
            Memo::new(move |_| Frame { pool: pool.get(), height: row.get(), stop: stop.get() });
        Effect::new(move || names(app, frame.get(), &all.get()));
        Effect::new(move || {
            tracks(app, frame.get(), left.get(), &critical.read(), &all.get(), told)
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
    stop: Option<(usize, Cell)>,
}

/// What a pass leaves for the next one.
#[derive(Clone, Copy, Default)]
struct Told {
    numbers: Numbers,
    /// The row that each slot showed.
    rows: StoredValue<Vec<Option<RowKey>>>,
}

/// The row that a slot shows, and its place.
fn row_of<'a>(rows: &'a [Row], pool: Pool, slot: &Slot) -> Option<(usize, &'a Row)> {
    let place = pool.item(slot.number);
    (slot.number < pool.slots).then(|| rows.get(place).map(|row| (place, row))).flatten()
}

/// The names: nothing in them changes while a bar is dragged.
fn names(app: App, frame: Frame, slots: &[Slot]) {
    let Frame { pool, height, stop } = frame;
    app.open.history.track();
    let (plan, lang, picked, selection) =
        (app.plan(), app.lang.get(), app.selection.picked.get(), app.selection.subject.get());
    let target = match app
        .drag
        .grasp
        .get()
        .map(|grasp| matches!(grasp.grip, Grip::Row(_) | Grip::Heading(_)))
    {
        Some(true) => app.drag.gesture.with(|gesture| {
            match gesture.as_ref().and_then(|gesture| gesture.at.clone()) {
                Some(DropTarget::Group(key)) => Some(key),
                _ => None,
            }
        }),
        _ => None,
    };
    let is_selected = |id: &ProjectId| {
        picked.contains(id) || matches!(&selection, Some(Selection::Project(own)) if own == id)
    };
    let (editing, positions) = (app.table.editing.read(), app.rows.positions.get());
    let stand = |place: usize, row: &Row| Stand {
        top: place as f64 * height,
        index: place + 1,
        level: row.depth() + 1,
        position: positions.get(place).copied().unwrap_or_default(),
        stop: stop.filter(|(own, _)| *own == place).map(|(_, cell)| cell),
        editing: editing
            .as_ref()
            .filter(|editing| row.is(&editing.row))
            .map(|editing| (editing.cell, editing.text.clone())),
    };
    let name = |(place, row): (usize, &Row)| match row {
        Row::Project { id, depth, .. } => {
            let (id, depth) = (id.clone(), *depth);
            let Some(project) = plan.get(&id) else { return NameLook::Nothing };
            let hue = project
                .programme
                .as_ref()
                .and_then(|programme| plan.get(programme))
                .map_or(0, |programme| programme.hue);
            let title = t::led(lang, &plan, project)
                .map_or_else(|| project.name.clone(), |led| format!("{}, {led}", project.name));
            NameLook::Project(ProjectName {
                stand: stand(place, row),
                depth,
                selected: is_selected(&id),
                id,
                name: project.name.clone(),
                title,
                hue,
            })
        }
        Row::Group { key, depth, folded } => {
            let (key, depth, folded) = (key.clone(), *depth, *folded);
            let name = t::group_name(lang, &plan, &key);
            let (hue, led) = of_programme(&plan, &key);
            let title = led
                .map_or_else(|| name.clone(), |led| format!("{name}, {}", t::led_by(lang, &led)));
            let selected =
                key.subject().is_some_and(|subject| selection.as_ref() == Some(&subject));
            let count = app.group_projects(&key);
            NameLook::Group(GroupName {
                stand: stand(place, row),
                depth,
                folded,
                name,
                title,
                hue,
                count,
                selected,
                target: target.as_ref() == Some(&key),
                key,
            })
        }
    };
    app.rows.all.with(|rows| {
        slots.iter().for_each(|slot| {
            set(slot.name, row_of(rows, pool, slot).map_or(NameLook::Nothing, name))
        })
    });
}

/// The colour of a group that is a programme, and who leads it.
fn of_programme(plan: &Plan, key: &GroupKey) -> (Option<u16>, Option<String>) {
    let GroupKey::Programme(Some(id)) = key else { return (None, None) };
    let programme = plan.get(id);
    let manager = programme
        .and_then(|programme| plan.get(programme.manager.as_ref()?))
        .map(|person| person.name.clone());
    (programme.map(|programme| programme.hue), manager)
}

/// The tracks: worked out anew with every pointer move, for what is on screen.
fn tracks(app: App, frame: Frame, left: Day, critical: &Critical, slots: &[Slot], told: Told) {
    let Frame { pool, height, stop } = frame;
    let grasp = app.drag.grasp.get();
    let (before, held) = (
        grasp.as_ref().map(|grasp| &grasp.before),
        grasp.as_ref().and_then(|grasp| grasp.project().cloned()),
    );
    let late = RefCell::new(Vec::new());
    let (lang, picked, selected) =
        (app.lang.get(), app.selection.picked.read(), app.selected_project());
    let (hovered, baseline, slack) = (
        app.selection.hovered.get(),
        app.scheduling.baseline.get(),
        app.scheduling.slack_shown.get(),
    );
    let scale = app.axis.scale.get();
    // Only a link that is drawn looks for its other end.
    let target = match grasp.as_ref().map(|grasp| matches!(grasp.grip, Grip::Handle(..))) {
        Some(true) => {
            app.drag.gesture.with(|gesture| gesture.as_ref().and_then(|gesture| gesture.at.clone()))
        }
        _ => None,
    };
    let pinned = |span: Span| span.start() < left && left <= span.finish();
    // Only where there is such a bar does the pass depend on each pixel that is scrolled sideways.
    let hidden =
        |bar: Strip| app.axis.viewport.with(|viewport| viewport.left).round() as i32 - bar.x;
    let columns = app.table.columns.with(ColumnLayout::columns);
    let linking = app.cursor.linking.get();
    let project = |plan: &Plan, schedule: &Schedule, slot: &Slot, place: usize, id: &ProjectId| {
        let is_selected = picked.contains(id) || selected.as_ref() == Some(id);
        let look = bar(plan, schedule, id, before, baseline.as_ref(), slack || is_selected)?;
        let strip = scale.strip(look.dates);
        let said = slot.track.with_untracked(|track| match track {
            TrackLook::Project(track) if before.is_some() && track.id == *id => {
                Some(track.said.clone())
            }
            _ => None,
        });
        let said = said.unwrap_or_else(|| {
            let (start, finish) =
                (t::date(lang, look.dates.start()), t::date(lang, look.dates.finish()));
            t::bar_name(
                lang,
                &look.project.name,
                &start,
                &finish,
                &t::state_name(lang, look.project.state),
            )
            .into()
        });
        let stone = |(id, milestone): (&MilestoneId, &Milestone)| Stone {
            target: matches!(&target, Some(DropTarget::End(LinkEnd::Milestone(own), _)) if own == id),
            x: scale.middle(milestone.day),
            id: id.clone(),
            milestone: milestone.clone(),
        };
        let beside =
            f64::from(strip.width) <= look.project.name.chars().count() as f64 * LETTER + 18.0;
        set(slot.bar, strip);
        let is_in_hand = is_selected || held.as_ref() == Some(id);
        let number = Late::Number(slot.moved, days_moved(look.was, look.dates));
        let cells =
            columns.iter().map(|column| t::cell(lang, plan, schedule, id, *column)).collect();
        // Without a drag everything is told at once.
        let at_once = is_in_hand || before.is_none();
        late.borrow_mut().extend([(number, at_once), (Late::Cells(slot.cells, cells), at_once)]);
        set(
            slot.along,
            Along {
                baseline: look.baseline.map(|span| scale.strip(span)),
                expected: look.expected.map(|span| (scale.strip(span), span)),
                ghost: look.was.map(|span| scale.strip(span)),
                tail: look.tail.and_then(|tail| {
                    Some((
                        scale.strip(Span::new(tail.from, tail.from.plus(tail.length - 1))?),
                        tail.slack,
                    ))
                }),
                milestones: plan.milestones_of(id).map(stone).collect(),
            },
        );
        Some(ProjectTrack {
            top: place as f64 * height,
            stop: stop == Some((place, Cell::Bar)),
            linking: linking.as_ref() == Some(id),
            said,
            beside,
            hidden: if pinned(look.dates) && !beside { hidden(strip) } else { 0 },
            selected: is_selected,
            hot: is_selected || hovered.as_ref() == Some(id),
            critical: critical.path.contains(id),
            near: critical.near.contains(id),
            target: match &target {
                Some(DropTarget::End(LinkEnd::Project(own), edge)) if own == id => Some(*edge),
                _ => None,
            },
            moving: look.was.is_some(),
            overdue: look.overdue,
            conflicts: look.conflicts,
            project: Shown(look.project),
            id: id.clone(),
        })
    };
    let group = |plan: &Plan, slot: &Slot, place: usize, key: &GroupKey| {
        let (hue, led) = of_programme(plan, key);
        let led = led.map(|led| t::led_by(lang, &led)).unwrap_or_default();
        let span = app.group_span(key);
        let empty = app.group_projects(key) == 0;
        let pinned = span.is_some_and(pinned);
        let cell = |column: &Column| match column {
            Column::Start => span.map(|span| t::date_short(lang, span.start())).unwrap_or_default(),
            Column::Finish => {
                span.map(|span| t::date_short(lang, span.finish())).unwrap_or_default()
            }
            _ => String::new(),
        };
        late.borrow_mut()
            .push((Late::Cells(slot.cells, columns.iter().map(cell).collect()), before.is_none()));
        let top = place as f64 * height;
        GroupTrack {
            top,
            stop: stop == Some((place, Cell::Bar)),
            span: span.map(|span| (scale.strip(span), span)),
            hue,
            led,
            pinned,
            empty,
        }
    };
    let mut shown = Vec::with_capacity(slots.len());
    app.rows.all.with(|rows| {
        app.with_schedule(|plan, schedule| {
            for slot in slots {
                let row = row_of(rows, pool, slot);
                shown.push(row.map(|(_, row)| row.key()));
                let track = match row {
                    None => None,
                    Some((place, Row::Project { id, .. })) => {
                        project(plan, schedule, slot, place, id).map(TrackLook::Project)
                    }
                    Some((place, Row::Group { key, .. })) => {
                        Some(TrackLook::Group(group(plan, slot, place, key)))
                    }
                };
                set(slot.track, track.unwrap_or_default());
            }
        });
    });
    told.numbers.tell(late.into_inner());
    let before = told
        .rows
        .try_update_value(|before| std::mem::replace(before, shown.clone()))
        .unwrap_or_default();
    focus::keep(app, pool, &before, &shown);
}
