//! A drag while it lasts: what was gripped, where it is held, and what a drop would do.
//!
//! It is computed from the plan as it was at pointer-down, so dragging back undoes it; nothing of
//! it is kept until the drop.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use super::env::Env;
use super::forecaster::Forecaster;
use crate::text as t;
use crate::viewmodel::{GroupKey, ProductStanding, Row, rows_between};
use domain::edit::{Change, Preview, Refusal, SpanEnd, commands, commands::PushContext, set};
use engine::model::*;
use engine::schedule::{Network, PushRule};
use engine::sorting::Gather;

/// What was gripped.
#[derive(Clone, Debug, PartialEq)]
pub enum Grip {
    /// A bar by its middle.
    Bar(ProjectId),
    /// A bar by one end.
    BarEnd(ProjectId, SpanEnd),
    /// How far a project is, by the knob on its bar.
    Progress(ProjectId),
    /// The handle beside one end of a bar, from which a link is drawn.
    Handle(ProjectId, SpanEnd),
    /// A milestone.
    Milestone(MilestoneId),
    /// Empty room in which a bar is drawn, on this day, in this programme.
    NewBar(Day, Option<ProgrammeId>),
    /// The corner of a band around bars: this day, in this row.
    Band(Day, usize),
    /// A card of the tray.
    Card(ProjectId),
    /// The flag of a product.
    Flag(ProductId),
    /// The chance of a product: its launch goes to the day that has the chance it is pulled to.
    Chance(ProductId),
    /// The row of a project by its name.
    Row(ProjectId),
    /// The heading of a programme by its name.
    Heading(ProgrammeId),
}

impl Grip {
    /// Whether it moves dates, so that links push.
    pub fn pushes(&self) -> bool {
        matches!(self, Grip::Bar(_) | Grip::BarEnd(..) | Grip::Milestone(_))
    }

    /// Returns the project that is gripped.
    pub fn project<'a>(&'a self, plan: &'a Plan) -> Option<&'a ProjectId> {
        match self {
            Grip::Bar(id)
            | Grip::BarEnd(id, _)
            | Grip::Card(id)
            | Grip::Progress(id)
            | Grip::Handle(id, _) => Some(id),
            Grip::Milestone(id) => plan.get(id).map(|milestone| &milestone.project),
            Grip::NewBar(..)
            | Grip::Band(..)
            | Grip::Flag(_)
            | Grip::Chance(_)
            | Grip::Row(_)
            | Grip::Heading(_) => None,
        }
    }

    /// Returns the launch that is gripped.
    pub fn product(&self) -> Option<&ProductId> {
        match self {
            Grip::Flag(id) | Grip::Chance(id) => Some(id),
            _ => None,
        }
    }
}

/// Where a gripped thing is held.
#[derive(Clone, Debug, PartialEq)]
pub enum DropTarget {
    /// On this day: its start, its end, the far end of a new bar, or the launch.
    Day(Day),
    /// At so many per cent.
    Percent(u8),
    /// Over this end of a project, or over a milestone.
    End(LinkEnd, SpanEnd),
    /// On this day, in this row.
    Corner(Day, usize),
    /// Over this group of rows.
    Group(GroupKey),
    /// Between rows of its own group: before this project, or behind it.
    Beside(ProjectId, bool),
}

/// What stays as it is for as long as a drag lasts.
#[derive(Clone, Debug, PartialEq)]
pub struct Grasp {
    pub grip: Grip,
    /// The other projects that were selected with the gripped bar, and move with it.
    pub others: Vec<ProjectId>,
    /// The plan at pointer-down.
    pub before: Plan,
    /// The ids that a project or link drawn by this drag will have.
    pub new: (ProjectId, LinkId),
    /// How many conflicts nobody lived with at pointer-down.
    pub conflicts: usize,
    /// How the products stood that it can change.
    pub standing: BTreeMap<ProductId, ProductStanding>,
    /// The projects that were selected.
    pub(super) picked: BTreeSet<ProjectId>,
}

impl Grasp {
    /// Returns the project that the drag is about.
    pub fn project(&self) -> Option<&ProjectId> {
        let drawn = matches!(self.grip, Grip::NewBar(..)).then_some(&self.new.0);
        self.grip.project(&self.before).or(drawn)
    }
}

/// A drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Gesture {
    /// What was gripped, in which plan.
    pub grasp: Arc<Grasp>,
    /// What a drop would do now; none while the pointer is where nothing would happen.
    pub preview: Option<Arc<Preview>>,
    /// Why a drop would do nothing here.
    pub refusal: Option<Refusal>,
    /// Where the gripped thing is held now, so that it is planned again only when it moves.
    pub at: Option<DropTarget>,
}

impl Gesture {
    /// Returns the records that a drop would change; none where it moves dates alone.
    pub fn patch(&self) -> Option<&Patch> {
        self.preview.as_ref()?.patch()
    }

    /// Returns the dates that a drop would move to; none where it changes records in another way.
    pub fn dates(&self) -> Option<&Dates> {
        self.preview.as_ref()?.dates()
    }
}

impl Deref for Gesture {
    type Target = Grasp;

    fn deref(&self) -> &Grasp {
        &self.grasp
    }
}

/// Returns what a drop there, which may be beyond any edge, would do; none for what is not held in
/// such a place.
pub(super) fn planned(
    grasp: &Grasp,
    at: &DropTarget,
    network: &Network,
    rule: PushRule,
    forecaster: &Forecaster,
    env: &mut Env,
) -> Option<Result<Preview, Refusal>> {
    let plan = &grasp.before;
    let chain = PushContext { network, rule };
    let moves = match (&grasp.grip, at) {
        (Grip::Bar(id), DropTarget::Day(day)) => {
            commands::plan_moving(plan, chain, id, &grasp.others, *day)
        }
        (Grip::BarEnd(id, end), DropTarget::Day(day)) => {
            commands::plan_resizing(plan, chain, id, *end, *day)
        }
        (Grip::Milestone(id), DropTarget::Day(day)) => {
            commands::plan_milestone_day(plan, chain, id, in_project(plan, id, *day)?)
        }
        _ => {
            let change = planned_change(grasp, at, chain, forecaster, env)?;
            return Some(change.map(Preview::Change));
        }
    };
    Some(moves.map(Preview::Moves))
}

/// Returns what a drop there would change besides moving what has dates.
fn planned_change(
    grasp: &Grasp,
    at: &DropTarget,
    chain: PushContext,
    forecaster: &Forecaster,
    env: &mut Env,
) -> Option<Result<Change, Refusal>> {
    let plan = &grasp.before;
    Some(match (&grasp.grip, at) {
        (Grip::Progress(id), DropTarget::Percent(percent)) => {
            set(plan, id, Project::FIELDS.progress, *percent)
        }
        (Grip::Handle(id, leaves), DropTarget::End(to, enters)) => {
            let link = Link {
                predecessor: LinkEnd::Project(id.clone()),
                successor: to.clone(),
                kind: LinkKind::between(*leaves, *enters),
                lag: Lag::default(),
                accepted: None,
            };
            commands::link(plan, chain.network, &grasp.new.1, link)
        }
        (Grip::NewBar(anchor, programme), DropTarget::Day(day)) => {
            let dates = Span::new(*anchor.min(day), *anchor.max(day))?;
            let name = t::new_project(env.lang);
            commands::create_project(plan, &grasp.new.0, &name, programme.clone(), dates)
        }
        (Grip::Card(id), DropTarget::Day(day)) => {
            let start = plan.about.calendar.on_or_after(*day);
            let finish = plan.about.calendar.plus(start, card_days(env.day_width) - 1);
            commands::set_dates(plan, chain, id, start, finish)
        }
        (Grip::Flag(id), DropTarget::Day(day)) => {
            commands::set_launch(plan, id, Some(plan.about.calendar.on_or_after(*day)))
        }
        (Grip::Chance(id), DropTarget::Percent(percent)) => {
            commands::set_launch(plan, id, Some(forecaster.day_for(id, *percent)?))
        }
        (Grip::Row(id), DropTarget::Beside(sibling, behind)) => {
            commands::place_beside(plan, id, sibling, *behind)
        }
        (Grip::Row(id), DropTarget::Group(key)) => {
            return key.take_in(plan, id, Id::new((env.fresh)("deliverable")));
        }
        (Grip::Heading(id), DropTarget::Group(GroupKey::Programme(home)))
            if home.as_ref() != Some(id) =>
        {
            commands::nest(plan, id, home.as_ref())
        }
        _ => return None,
    })
}

/// Returns the working days that a dropped card gets where a day is so wide, in CSS pixels: enough
/// to be seen and gripped, a quarter of a year at least.
fn card_days(day_width: f64) -> i32 {
    let seen = 96.0 / day_width;
    ((seen * 5.0 / 7.0) as i32).clamp(65, 780)
}

/// Returns the working day nearest to this one on which a milestone can lie.
fn in_project(plan: &Plan, id: &MilestoneId, day: Day) -> Option<Day> {
    let project = plan.get(&plan.get(id)?.project)?;
    let (dates, calendar) = (project.dates?, plan.calendar_of(project));
    let day = dates.clamp(day);
    let (next, last) = (calendar.on_or_after(day), calendar.on_or_before(day));
    Some([next, last].into_iter().find(|day| dates.clamp(*day) == *day).unwrap_or(day))
}

/// Returns what lies in the band that is drawn, besides what was selected; none without a band.
pub(super) fn in_band(gesture: &Gesture, rows: &[Row]) -> Option<BTreeSet<ProjectId>> {
    let (Grip::Band(day, row), Some(DropTarget::Corner(to, to_row))) = (&gesture.grip, &gesture.at)
    else {
        return None;
    };
    let days = Span::new(*day.min(to), *day.max(to))?;
    let touches = |id: &ProjectId| {
        let dates = gesture.before.get(id).and_then(|project| project.dates);
        dates.is_some_and(|dates| dates.meets(days))
    };
    let within = rows_between(rows, *row, *to_row).into_iter().filter(touches);
    Some(within.chain(gesture.picked.iter().cloned()).gather())
}
