//! A drag while it lasts: what was gripped, where the pointer is, and the change that a drop would make.
//!
//! It is computed from the plan as it was at pointer-down, so dragging back undoes it; nothing of it is kept until the drop.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::App;
use crate::edit::{Change, Edge, Refusal, commands};
use crate::model::*;
use crate::platform::ids;
use crate::readiness::judge;
use crate::schedule::Rule;
use crate::text as t;
use crate::viewmodel::{GroupKey, slack};

/// What was gripped.
#[derive(Clone, Debug, PartialEq)]
pub enum Grip {
    /// A bar by its middle.
    Bar(ProjectId),
    /// A bar by one end.
    BarEdge(ProjectId, Edge),
    /// An empty lane, on this day, in this programme.
    Lane(Day, Option<ProgrammeId>),
    /// A card of the tray.
    Card(ProjectId),
    /// The flag of a product.
    Flag(ProductId),
    /// The row of a project by its name.
    Row(ProjectId),
    /// The heading of a programme by its name.
    Heading(ProgrammeId),
}

/// Where a gripped thing is held.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// On this day: its start, its end, the far end of a new bar, or the launch.
    Day(Day),
    /// Over this group of rows.
    Group(GroupKey),
}

/// A drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Gesture {
    /// What was gripped.
    pub grip: Grip,
    /// The plan at pointer-down.
    pub before: Plan,
    /// The id that a project drawn by this drag will have.
    pub new_id: ProjectId,
    /// What a drop would do now; none while the pointer is where nothing would happen.
    pub change: Option<Change>,
    /// Why a drop would do nothing here.
    pub refusal: Option<Refusal>,
    /// Where the gripped thing is held now, so that the change is planned again only when it moves.
    pub at: Option<Place>,
    /// The slack of each product before the drag, in working days.
    pub slack_before: std::sync::Arc<BTreeMap<ProductId, i32>>,
}

impl Gesture {
    /// The project that the drag is about.
    pub fn project(&self) -> Option<&ProjectId> {
        match &self.grip {
            Grip::Bar(id) | Grip::BarEdge(id, _) | Grip::Card(id) => Some(id),
            Grip::Lane(..) => Some(&self.new_id),
            Grip::Flag(_) | Grip::Row(_) | Grip::Heading(_) => None,
        }
    }
}

impl App {
    /// Begins a drag; a tab that may not change the plan says so instead.
    pub fn grip(&self, grip: Grip) {
        if !self.writable.get_untracked() {
            return self.notices.alert(super::Notice::ReadOnly);
        }
        let slack_before = self.with_settled(|plan, schedule| {
            plan.products.keys().filter_map(|id| Some((id.clone(), slack(&judge(plan, schedule, id))?))).collect::<BTreeMap<_, _>>()
        });
        let (before, new_id) = (self.plan(), ids::fresh("project"));
        let gesture = Gesture { grip, before, new_id, change: None, refusal: None, at: None, slack_before: slack_before.into() };
        self.gesture.set(Some(gesture));
    }

    /// Holds the gripped thing here; none where a drop would do nothing.
    pub fn drag_to(&self, at: Option<Place>) {
        let Some(gesture) = self.gesture.get_untracked() else { return };
        if gesture.at == at {
            return;
        }
        let planned = match &at {
            Some(Place::Day(day)) => self.plan_on(&gesture, *day).transpose(),
            Some(Place::Group(key)) => plan_in(&gesture, key).transpose(),
            None => Ok(None),
        };
        let (change, refusal) = match planned {
            Ok(change) => (change.filter(|change| !change.patch.is_empty()), None),
            Err(refusal) => (None, Some(refusal)),
        };
        self.preview(change.as_ref());
        self.gesture.set(Some(Gesture { change, refusal, at, ..gesture }));
    }

    /// Chooses how links push; a drag is computed anew by it.
    pub fn push_by(&self, rule: Rule) {
        self.scheduling.rule.set(rule);
        let at = self.gesture.with_untracked(|gesture| gesture.as_ref().and_then(|gesture| gesture.at.clone()));
        if at.is_some() {
            self.gesture.update_untracked(|gesture| gesture.iter_mut().for_each(|gesture| gesture.at = None));
            self.drag_to(at);
        }
    }

    /// What holding it on this day, which may be beyond any edge, would change; none for what is not held on a day.
    fn plan_on(&self, gesture: &Gesture, day: Day) -> Option<Result<Change, Refusal>> {
        let plan = &gesture.before;
        Some(match &gesture.grip {
            Grip::Bar(id) => self.with_chain(|plan, chain| commands::move_project(plan, chain, id, day)),
            Grip::BarEdge(id, edge) => self.with_chain(|plan, chain| commands::resize_project(plan, chain, id, *edge, day)),
            Grip::Lane(anchor, programme) => {
                let dates = Span::new(*anchor.min(&day), *anchor.max(&day))?;
                let name = t::new_project(self.lang.get_untracked());
                commands::create_project(plan, &gesture.new_id, &name, programme.clone(), dates)
            }
            Grip::Card(id) => {
                let start = plan.about.calendar.on_or_after(day);
                let days = self.card_days();
                self.with_chain(|plan, chain| commands::set_dates(plan, chain, id, start, plan.about.calendar.plus(start, days - 1)))
            }
            Grip::Flag(id) => commands::set_launch(plan, id, Some(plan.about.calendar.on_or_after(day))),
            Grip::Row(_) | Grip::Heading(_) => return None,
        })
    }

    /// Working days that a dropped card gets: enough to be seen and gripped at this zoom, a quarter of a year at least.
    fn card_days(&self) -> i32 {
        let seen = 96.0 / self.axis.scale.with_untracked(|scale| scale.day_width);
        ((seen * 5.0 / 7.0) as i32).clamp(65, 780)
    }

    /// Ends the drag and makes its change, one undoable step.
    pub fn drop_it(&self) {
        let Some(gesture) = self.gesture.get_untracked() else { return };
        self.gesture.set(None);
        if let Some(refusal) = gesture.refusal {
            self.notices.alert(super::Notice::Refused(refusal));
        }
        let Some(change) = gesture.change else { return self.preview(None) };
        let done = self.dispatch_aloud(Ok(change));
        if done && let Grip::Lane(..) = gesture.grip {
            self.show_new(super::Selection::Project(gesture.new_id));
        }
    }

    /// Ends the drag as if it had never begun: Escape, a lost pointer, a cancelled touch.
    pub fn let_go(&self) {
        if self.gesture.get_untracked().is_some() {
            self.gesture.set(None);
            self.preview(None);
        }
    }
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
