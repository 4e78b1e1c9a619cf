//! The analysis of the open plan, as the page follows it; it is the session's.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::platform::{clipboard, ids};
use domain::edit::{
    Change,
    commands::{self, PushContext},
};
use engine::forecast::Chances;
use engine::model::*;
use engine::schedule::{CriticalPath, Goal, PushRule, Schedule};
use session::text as t;
use session::viewmodel::{affected, fed, standing};
use session::{Input, Session};

/// What of the schedule is shown.
#[derive(Clone, Copy)]
pub struct Scheduling {
    /// How links push.
    pub rule: RwSignal<PushRule>,
    /// The product to which the critical path is shown.
    pub critical_to: RwSignal<Option<ProductId>>,
    /// The baseline that is shown behind the bars.
    pub baseline: RwSignal<Option<BaselineId>>,
    /// Is the slack of every bar shown?
    pub slack_shown: RwSignal<bool>,
}

impl Scheduling {
    /// Of an empty plan.
    pub fn new() -> Scheduling {
        Scheduling {
            rule: RwSignal::new(PushRule::default()),
            critical_to: RwSignal::new(None),
            baseline: RwSignal::new(None),
            slack_shown: RwSignal::new(false),
        }
    }

    /// Shows nothing of another plan.
    pub(super) fn reset(&self) {
        self.critical_to.set(None);
        self.baseline.set(None);
    }

    /// The critical path to the chosen product in the plan as it stands. It takes the slack of
    /// every project, so a drag waits for its drop.
    pub(super) fn critical_path(
        &self,
        shown: RwSignal<Plan>,
        session: StoredValue<Session>,
    ) -> Memo<Option<Arc<CriticalPath>>> {
        let scheduling = *self;
        Memo::new(move |before: Option<&Option<Arc<CriticalPath>>>| {
            let product = scheduling.critical_to.get()?;
            let path = read_standing(shown, session, |_, schedule| {
                schedule.critical_path(Goal::Launch(&product))
            });
            path.map_or_else(|| before.cloned().flatten(), |path| path.map(Arc::new))
        })
    }
}

impl Default for Scheduling {
    fn default() -> Self {
        Self::new()
    }
}

/// Reads the plan that is shown with its analysis; none while that is a preview. Follows both.
fn read_standing<T>(
    shown: RwSignal<Plan>,
    session: StoredValue<Session>,
    read: impl FnOnce(&Plan, &Schedule) -> T,
) -> Option<T> {
    shown.track();
    session.with_value(|session| {
        (!session.is_previewing()).then(|| read(session.plan(), session.schedule()))
    })
}

impl App {
    /// Shows the plan as it would be with this change, without making it; with none, the plan as it
    /// stands.
    pub fn preview(&self, change: Option<Arc<Change>>) {
        self.feed(Input::Preview(change));
    }

    /// Reads the plan as it is shown with its analysis; whoever calls follows both.
    pub fn with_schedule<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.shown.track();
        self.with_schedule_untracked(read)
    }

    /// Like [`App::with_schedule`], for one who follows something else.
    pub fn with_schedule_untracked<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.session.with_value(|session| read(session.shown(), session.schedule()))
    }

    /// Reads the plan as it stands with its analysis; none while something else is previewed.
    /// Follows both.
    pub fn read_standing<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> Option<T> {
        read_standing(self.shown, self.session, read)
    }

    /// Computes a command on the plan as it stands with its analysis; what is previewed stays.
    /// `command` asks the app for nothing.
    pub fn with_settled<T>(&self, command: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.session.write_value().on_standing(command)
    }

    /// Computes a command that moves dates, with the links of the plan as it stands and the rule
    /// that is chosen. `command` asks the app for nothing.
    pub fn with_chain<T>(&self, command: impl FnOnce(&Plan, PushContext) -> T) -> T {
        self.session.write_value().planned(command)
    }

    /// Takes a baseline of the plan as it stands and shows it.
    pub(super) fn take_baseline(&self) {
        let (plan, id) = (self.plan(), ids::fresh("baseline"));
        let name = t::new_baseline(self.lang.get_untracked(), plan.baselines.size() + 1);
        if self.dispatch_aloud(commands::take_baseline(&plan, &id, &name)) {
            self.scheduling.baseline.set(Some(id));
        }
    }

    /// Puts what the last step did on the clipboard as text, and says in `copied` that it did.
    pub fn copy_told(&self, copied: RwSignal<bool>) {
        let document = self.document();
        let Some(change) = document.history.done().last() else { return };
        let Ok(before) = document.plan.apply(&change.patch.inverse()) else { return };
        // Once, when somebody asks for it: so the plan as it was may be analysed anew.
        let was = Schedule::of(&before);
        let text = self.with_settled(|plan, schedule| {
            let moved: Vec<_> = change.patch.projects.keys().collect();
            let mut products = fed(&before, &was, moved.iter().copied());
            products.extend(fed(plan, schedule, moved.iter().copied()));
            products.extend(change.patch.products.keys().cloned());
            // By dates alone: what the chances were is not kept.
            let unknown = Chances::new();
            let standing = products
                .into_iter()
                .map(|id| (id.clone(), standing(&before, &was, &unknown, &id)))
                .collect();
            t::report(
                self.lang.get_untracked(),
                change,
                &affected(&before, &change.patch, (plan, schedule, &unknown), &standing),
            )
        });
        let app = *self;
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.try_set(true);
            } else {
                app.notices.alert(super::Notice::NotCopied);
            }
        });
    }

    /// How many conflicts nobody lives with.
    pub fn open_conflicts(&self) -> usize {
        self.with_schedule(|_, schedule| schedule.open_conflicts())
    }

    /// Shows the project that the next open conflict is of: the one behind the selected, or the
    /// first.
    pub(super) fn next_conflict(&self) {
        let selected = self.selection.with_untracked(|selection| match selection {
            Some(super::Selection::Project(id)) => Some(id.clone()),
            _ => None,
        });
        let next = self.with_settled(|plan, schedule| {
            let mut projects: Vec<ProjectId> = Vec::new();
            for id in schedule.conflicts().filter(|id| is_open(plan, id)) {
                let project = plan
                    .get(id)
                    .and_then(|link| plan.project_of(&link.successor))
                    .map(|(id, _)| id.clone());
                projects.extend(project.filter(|project| !projects.contains(project)));
            }
            let at = selected.and_then(|selected| projects.iter().position(|id| *id == selected));
            let next = at.map_or(0, |at| (at + 1) % projects.len().max(1));
            projects.into_iter().nth(next)
        });
        if let Some(id) = next {
            self.selection.set(Some(super::Selection::Project(id.clone())));
            self.sought.set(Some(id));
        }
    }

    /// Shows the conflicts of a project beside its bar, with their answers; or no longer.
    pub fn show_conflicts(&self, id: ProjectId) {
        let shown = self.disputed.with_untracked(|disputed| disputed.as_ref() == Some(&id));
        self.disputed.set((!shown).then_some(id));
    }

    /// Puts the conflicts away, and the focus back on the row it came from.
    pub fn close_conflicts(&self) {
        self.disputed.set(None);
        self.go_to(self.cursor.get_untracked());
    }
}

fn is_open(plan: &Plan, id: &LinkId) -> bool {
    plan.get(id).is_some_and(|link| link.accepted.is_none())
}
