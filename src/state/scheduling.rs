//! The analysis of the open plan, as the page follows it; it is the session's.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Mirror};
use crate::platform::clipboard;
use domain::edit::Change;
use domain::edit::commands::PushContext;
use engine::model::*;
use engine::schedule::{CriticalPath, Goal, PushRule, Schedule};
use session::{Input, Session};

/// What of the schedule is shown.
#[derive(Clone, Copy)]
pub struct Scheduling {
    /// How links push.
    pub rule: Mirror<PushRule>,
    /// The product to which the critical path is shown.
    pub critical_to: Mirror<Option<ProductId>>,
    /// The baseline that is shown behind the bars.
    pub baseline: Mirror<Option<BaselineId>>,
    /// Is the slack of every bar shown?
    pub slack_shown: Mirror<bool>,
    /// The critical path to the chosen product in the plan as it stands. It takes the slack of
    /// every project, so a drag waits for its drop.
    pub critical: Memo<Option<Arc<CriticalPath>>>,
}

impl Scheduling {
    pub(super) fn new(shown: Mirror<Plan>, session: StoredValue<Session>) -> Scheduling {
        let critical_to = Mirror::<Option<ProductId>>::default();
        Scheduling {
            rule: Mirror::default(),
            critical_to,
            baseline: Mirror::default(),
            slack_shown: Mirror::default(),
            critical: Memo::new(move |before: Option<&Option<Arc<CriticalPath>>>| {
                let product = critical_to.get()?;
                let path = read_standing(shown, session, |_, schedule| {
                    schedule.critical_path(Goal::Launch(&product))
                });
                path.map_or_else(|| before.cloned().flatten(), |path| path.map(Arc::new))
            }),
        }
    }
}

/// Reads the plan that is shown with its analysis; none while that is a preview. Follows both.
fn read_standing<T>(
    shown: Mirror<Plan>,
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
        self.open.shown.track();
        self.with_schedule_untracked(read)
    }

    /// Like [`App::with_schedule`], for one who follows something else.
    pub fn with_schedule_untracked<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> T {
        self.session.with_value(|session| read(session.shown(), session.schedule()))
    }

    /// Reads the plan as it stands with its analysis; none while something else is previewed.
    /// Follows both.
    pub fn read_standing<T>(&self, read: impl FnOnce(&Plan, &Schedule) -> T) -> Option<T> {
        read_standing(self.open.shown, self.session, read)
    }

    /// Computes a command that moves dates, with the links of the plan as it stands and the rule
    /// that is chosen. `command` asks the app for nothing.
    pub fn with_chain<T>(&self, command: impl FnOnce(&Plan, PushContext) -> T) -> T {
        self.session.write_value().planned(command)
    }

    /// Puts what the last step did on the clipboard as text, and says in `copied` that it did.
    pub fn copy_told(&self, copied: RwSignal<bool>) {
        let lang = self.lang.get_untracked();
        let Some(text) = self.session.write_value().report(lang) else { return };
        let app = *self;
        spawn_local(async move {
            if clipboard::copy(&text).await {
                copied.try_set(true);
            } else {
                app.alert(super::Notice::NotCopied);
            }
        });
    }

    /// How many conflicts nobody lives with.
    pub fn open_conflicts(&self) -> usize {
        self.with_schedule(|_, schedule| schedule.open_conflicts())
    }
}
