//! A drag while it lasts: what was gripped, where it is held, and the change that a drop would
//! make.
//!
//! It is computed from the plan as it was at pointer-down, so dragging back undoes it; nothing of
//! it is kept until the drop.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::{App, Notice, Selection};
use crate::platform::ids;
use domain::edit::{Change, Refusal, SpanEnd, commands, set};
use engine::model::*;
use engine::schedule::PushRule;
use session::text as t;
use session::viewmodel::{GroupKey, ProductStanding, fed, rows_between, standing};

/// What was gripped.
#[derive(Clone, Debug, PartialEq)]
pub enum Grip {
    /// A bar by its middle.
    Bar(ProjectId),
    /// A bar by one end.
    BarEdge(ProjectId, SpanEnd),
    /// How far a project is, by the knob on its bar.
    Progress(ProjectId),
    /// The handle beside one end of a bar, from which a link is drawn.
    Handle(ProjectId, SpanEnd),
    /// A milestone.
    Milestone(MilestoneId),
    /// An empty lane, on this day, in this programme.
    Lane(Day, Option<ProgrammeId>),
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
    /// Does it move dates, so that links push?
    pub fn pushes(&self) -> bool {
        matches!(self, Grip::Bar(_) | Grip::BarEdge(..) | Grip::Milestone(_))
    }
}

/// Where a gripped thing is held.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
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
    /// What was gripped.
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
    picked: BTreeSet<ProjectId>,
}

/// A drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Gesture {
    /// What was gripped, in which plan.
    pub grasp: Arc<Grasp>,
    /// What a drop would do now; none while the pointer is where nothing would happen.
    pub change: Option<Arc<Change>>,
    /// Why a drop would do nothing here.
    pub refusal: Option<Refusal>,
    /// Where the gripped thing is held now, so that the change is planned again only when it moves.
    pub at: Option<Place>,
}

impl Deref for Gesture {
    type Target = Grasp;

    fn deref(&self) -> &Grasp {
        &self.grasp
    }
}

impl Grasp {
    /// The project that the drag is about.
    pub fn project(&self) -> Option<&ProjectId> {
        project_of(&self.grip, &self.before)
            .or(matches!(self.grip, Grip::Lane(..)).then_some(&self.new.0))
    }
}

/// The project that is gripped.
fn project_of<'a>(grip: &'a Grip, plan: &'a Plan) -> Option<&'a ProjectId> {
    match grip {
        Grip::Bar(id)
        | Grip::BarEdge(id, _)
        | Grip::Card(id)
        | Grip::Progress(id)
        | Grip::Handle(id, _) => Some(id),
        Grip::Milestone(id) => plan.get(id).map(|milestone| &milestone.project),
        Grip::Lane(..)
        | Grip::Band(..)
        | Grip::Flag(_)
        | Grip::Chance(_)
        | Grip::Row(_)
        | Grip::Heading(_) => None,
    }
}

impl App {
    /// Begins a drag; a tab that may not change the plan says so instead.
    pub fn grip(&self, grip: Grip) {
        let selects = matches!(grip, Grip::Band(..));
        if !selects && !self.writable.get_untracked() {
            return self.notices.alert(Notice::ReadOnly);
        }
        let before = self.plan();
        let picked = self.picked.get_untracked();
        let others: Vec<ProjectId> = match &grip {
            Grip::Bar(id) if picked.contains(id) => {
                picked.iter().filter(|other| *other != id).cloned().collect()
            }
            _ => Vec::new(),
        };
        let moved = project_of(&grip, &before).into_iter().chain(&others);
        let (standing, conflicts) = self.with_settled(|plan, schedule| {
            let mut products = fed(plan, schedule, moved);
            if let Grip::Flag(id) | Grip::Chance(id) = &grip {
                products.insert(id.clone());
            }
            let chances = self.forecasting.settled();
            let standing = products
                .iter()
                .map(|id| (id.clone(), standing(plan, schedule, &chances, id)))
                .collect::<BTreeMap<_, _>>();
            self.forecasting.hold(products, plan, schedule);
            (standing, schedule.open_conflicts())
        });
        let new = (ids::fresh("project"), ids::fresh("link"));
        let (change, refusal, at) = (None, None, None);
        let grasp = Arc::new(Grasp { grip, others, before, new, conflicts, standing, picked });
        self.gesture.set(Some(Gesture { grasp, change, refusal, at }));
    }

    /// Holds the gripped thing here; none where a drop would do nothing.
    pub fn drag_to(&self, at: Option<Place>) {
        let is_there = self
            .gesture
            .with_untracked(|gesture| gesture.as_ref().is_none_or(|gesture| gesture.at == at));
        if is_there {
            return;
        }
        let planned = self
            .gesture
            .with_untracked(|gesture| self.planned(gesture.as_ref()?, at.as_ref()?))
            .transpose();
        let (change, refusal) = match planned {
            Ok(change) => (change.filter(|change| !change.patch.is_empty()).map(Arc::new), None),
            Err(refusal) => (None, Some(refusal)),
        };
        change.iter().for_each(|change| self.reach(&change.patch));
        self.preview(change.clone());
        self.gesture.update(|gesture| {
            if let Some(gesture) = gesture {
                (gesture.change, gesture.refusal, gesture.at) = (change, refusal, at);
            }
        });
        self.band();
        // A launch that is pulled to a chance can go far.
        let pulled = self.gesture.with_untracked(|gesture| match gesture.as_ref()?.grip.clone() {
            Grip::Chance(id) => Some(id),
            _ => None,
        });
        pulled.iter().for_each(|id| self.bring_flag(id));
    }

    /// Takes in the products that a change reaches and the grip alone does not: those that a new
    /// link leads to, or that something is handed over to.
    fn reach(&self, patch: &Patch) {
        if patch.links.is_empty() && patch.deliverables.is_empty() {
            return;
        }
        let Some(grasp) = self
            .gesture
            .with_untracked(|gesture| gesture.as_ref().map(|gesture| gesture.grasp.clone()))
        else {
            return;
        };
        let reached = self.with_settled(|plan, schedule| {
            let links = patch.links.values().flat_map(|diff| diff.before.iter().chain(&diff.after));
            let mut products = fed(
                plan,
                schedule,
                links.filter_map(|link| Some(plan.project_of(&link.successor)?.0)),
            );
            let deliverables =
                patch.deliverables.values().flat_map(|diff| diff.before.iter().chain(&diff.after));
            products.extend(deliverables.map(|deliverable| deliverable.product.clone()));
            products.retain(|id| !grasp.standing.contains_key(id));
            let standing: Vec<_> = products
                .into_iter()
                .map(|id| (standing(plan, schedule, &self.forecasting.settled(), &id), id))
                .collect();
            if !standing.is_empty() {
                let all = grasp.standing.keys().chain(standing.iter().map(|(_, id)| id)).cloned();
                self.forecasting.hold(all.collect(), plan, schedule);
            }
            standing
        });
        if !reached.is_empty() {
            let mut grasp = Arc::unwrap_or_clone(grasp);
            grasp.standing.extend(reached.into_iter().map(|(standing, id)| (id, standing)));
            let grasp = Arc::new(grasp);
            self.gesture.update(|gesture| {
                gesture.iter_mut().for_each(|gesture| gesture.grasp = grasp.clone())
            });
        }
    }

    /// Chooses how links push; a drag is computed anew by it.
    pub fn push_by(&self, rule: PushRule) {
        self.scheduling.rule.set(rule);
        let at = self
            .gesture
            .with_untracked(|gesture| gesture.as_ref().and_then(|gesture| gesture.at.clone()));
        if at.is_some() {
            self.gesture.update_untracked(|gesture| {
                gesture.iter_mut().for_each(|gesture| gesture.at = None)
            });
            self.drag_to(at);
        }
    }

    /// What holding it there, which may be beyond any edge, would change; none for what is not held
    /// in such a place.
    fn planned(&self, gesture: &Gesture, at: &Place) -> Option<Result<Change, Refusal>> {
        let plan = &gesture.before;
        Some(match (&gesture.grip, at) {
            (Grip::Bar(id), Place::Day(day)) => self.with_chain(|plan, chain| {
                commands::move_together(plan, chain, id, &gesture.others, *day)
            }),
            (Grip::BarEdge(id, edge), Place::Day(day)) => self
                .with_chain(|plan, chain| commands::resize_project(plan, chain, id, *edge, *day)),
            (Grip::Milestone(id), Place::Day(day)) => {
                let day = in_project(plan, id, *day)?;
                self.with_chain(|plan, chain| commands::set_milestone_day(plan, chain, id, day))
            }
            (Grip::Progress(id), Place::Percent(percent)) => {
                set(plan, id, Project::FIELDS.progress, *percent)
            }
            (Grip::Handle(id, leaves), Place::End(to, enters)) => {
                let predecessor = LinkEnd::Project(id.clone());
                let kind = LinkKind::between(*leaves, *enters);
                let link = Link {
                    predecessor,
                    successor: to.clone(),
                    kind,
                    lag: Lag::default(),
                    accepted: None,
                };
                self.with_settled(|plan, schedule| {
                    commands::link(plan, schedule.network(), &gesture.new.1, link)
                })
            }
            (Grip::Lane(anchor, programme), Place::Day(day)) => {
                let dates = Span::new(*anchor.min(day), *anchor.max(day))?;
                let name = t::new_project(self.lang.get_untracked());
                commands::create_project(plan, &gesture.new.0, &name, programme.clone(), dates)
            }
            (Grip::Card(id), Place::Day(day)) => {
                let start = plan.about.calendar.on_or_after(*day);
                let days = self.card_days();
                self.with_chain(|plan, chain| {
                    commands::set_dates(
                        plan,
                        chain,
                        id,
                        start,
                        plan.about.calendar.plus(start, days - 1),
                    )
                })
            }
            (Grip::Flag(id), Place::Day(day)) => {
                commands::set_launch(plan, id, Some(plan.about.calendar.on_or_after(*day)))
            }
            (Grip::Chance(id), Place::Percent(percent)) => {
                commands::set_launch(plan, id, Some(self.forecasting.day_for(id, *percent)?))
            }
            (Grip::Row(id), Place::Beside(sibling, behind)) => {
                commands::place_beside(plan, id, sibling, *behind)
            }
            (_, Place::Group(key)) => return plan_in(gesture, key),
            _ => return None,
        })
    }

    /// Working days that a dropped card gets: enough to be seen and gripped at this zoom, a quarter
    /// of a year at least.
    fn card_days(&self) -> i32 {
        let seen = 96.0 / self.axis.scale.with_untracked(|scale| scale.day_width);
        ((seen * 5.0 / 7.0) as i32).clamp(65, 780)
    }

    /// Selects what lies in the band that is drawn, besides what was selected.
    fn band(&self) {
        let found = self.gesture.with_untracked(|gesture| {
            let gesture = gesture.as_ref()?;
            let (Grip::Band(day, row), Some(Place::Corner(to, to_row))) =
                (&gesture.grip, &gesture.at)
            else {
                return None;
            };
            let days = Span::new(*day.min(to), *day.max(to))?;
            let within = self.rows.with_untracked(|rows| rows_between(rows, *row, *to_row));
            let touches = |id: &ProjectId| {
                gesture
                    .before
                    .get(id)
                    .and_then(|project| project.dates)
                    .is_some_and(|dates| dates.meets(days))
            };
            Some(
                within
                    .into_iter()
                    .filter(touches)
                    .chain(gesture.picked.iter().cloned())
                    .collect::<BTreeSet<_>>(),
            )
        });
        if let Some(found) = found {
            self.picked.set(found);
        }
    }

    /// Ends the drag and makes its change, one undoable step.
    pub fn drop_it(&self) {
        let Some(gesture) = self.gesture.try_update(Option::take).flatten() else { return };
        self.make(gesture);
        self.forecasting.let_go();
    }

    /// Makes the change of a drag that has ended.
    fn make(&self, gesture: Gesture) {
        if let Some(refusal) = &gesture.refusal {
            self.notices.alert(Notice::Refused(refusal.clone()));
        }
        if let Grip::Band(..) = gesture.grip {
            return self.settle_picked();
        }
        let Some(change) = gesture.change.clone() else { return self.preview(None) };
        let done = self.dispatch_aloud(Ok(Arc::unwrap_or_clone(change)));
        if done && let Grip::Lane(..) = gesture.grip {
            self.show_new(Selection::Project(gesture.new.0.clone()));
        }
    }

    /// Ends the drag as if it had never begun: Escape, a lost pointer, a cancelled touch, a window
    /// that loses the focus.
    pub fn let_go(&self) {
        if let Some(gesture) = self.gesture.try_update(Option::take).flatten() {
            if let Grip::Band(..) = gesture.grip {
                self.picked.set(gesture.picked.clone());
            }
            self.preview(None);
            self.forecasting.let_go();
            // It may have been taken far away.
            let dates = gesture.project().and_then(|id| gesture.before.get(id)?.dates);
            dates.into_iter().for_each(|dates| self.axis.bring(dates));
            if let Grip::Flag(id) | Grip::Chance(id) = &gesture.grip {
                self.bring_flag(id);
            }
        }
    }
}

/// The working day nearest to this one on which a milestone can lie.
fn in_project(plan: &Plan, id: &MilestoneId, day: Day) -> Option<Day> {
    let project = plan.get(&plan.get(id)?.project)?;
    let (dates, calendar) = (project.dates?, plan.calendar_of(project));
    let day = dates.clamp(day);
    let (next, last) = (calendar.on_or_after(day), calendar.on_or_before(day));
    Some([next, last].into_iter().find(|day| dates.clamp(*day) == *day).unwrap_or(day))
}

/// What holding it over this group would change; none for what does not lie in groups.
fn plan_in(gesture: &Gesture, key: &GroupKey) -> Option<Result<Change, Refusal>> {
    match (&gesture.grip, key) {
        (Grip::Row(id), key) => key.take_in(&gesture.before, id, ids::fresh("deliverable")),
        (Grip::Heading(id), GroupKey::Programme(home)) if home.as_ref() != Some(id) => {
            Some(commands::nest(&gesture.before, id, home.as_ref()))
        }
        _ => None,
    }
}
