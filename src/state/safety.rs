//! How safe the open plan is beyond this page: its last file, its backups, the room, and the
//! browser's promise to keep it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, shelf::as_new};
use crate::platform::{clock, promise, storage};
use domain::edit::Document;
use domain::persist::{self, Backup, PlanFacts, PlanInfo};
use session::example;
use session::text as t;

/// What is known of it.
#[derive(Clone, Copy)]
pub struct Safety {
    /// What is known of the open plan without looking into it; none while it is being looked up.
    pub info: RwSignal<Option<PlanInfo>>,
    /// The backups of the open plan, the newest first.
    pub backups: RwSignal<Vec<Backup>>,
    /// How much of the room in `localStorage` is used, in UTF-16 units.
    pub used: RwSignal<usize>,
    /// Has the browser promised to keep what is stored? None: it does not say.
    pub promised: RwSignal<Option<bool>>,
}

impl Safety {
    /// Nothing is known yet.
    pub fn new() -> Safety {
        Safety {
            info: RwSignal::new(None),
            backups: RwSignal::new(Vec::new()),
            used: RwSignal::new(0),
            promised: RwSignal::new(None),
        }
    }

    /// Is it time for a new file of the open plan?
    pub fn wants_export(&self) -> bool {
        self.info
            .read()
            .as_ref()
            .is_some_and(|info| !example::is_example(&info.id) && info.wants_export(clock::today()))
    }
}

impl Default for Safety {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// Measures the room, and asks what the browser has promised: for a screen that shows them.
    pub fn look_around(&self) {
        let app = *self;
        app.safety.used.set(storage::used());
        spawn_local(async move {
            app.safety.promised.set(promise::given().await);
            app.safety.backups.set(
                persist::backups(&app.keeping.store(), &app.plan().id).await.unwrap_or_default(),
            );
        });
    }

    /// Looks up what is known of the plan that has just been opened.
    pub(super) fn learn(&self) {
        let app = *self;
        app.safety.info.set(None);
        spawn_local(async move {
            let plan = app.plan();
            let info = persist::plan_info(&app.keeping.store(), &plan.id).await;
            // Another plan may have been opened meanwhile.
            if app.plan().id == plan.id {
                app.safety.info.set(info);
                app.note_steps(None);
            }
        });
    }

    /// Takes note that the open plan has taken so many steps by now, the last of them today.
    pub(super) fn note_steps(&self, steps: Option<u64>) {
        let Some(mut info) = self.safety.info.get_untracked() else { return };
        let before = info.facts.clone();
        let projects = Some(self.plan().projects.size());
        info.facts = PlanFacts {
            projects,
            changed: steps.map(|_| clock::today()).or(before.changed),
            ..before
        };
        info.steps = steps.unwrap_or(info.steps);
        let (id, facts) = (info.id.clone(), info.facts.clone());
        self.safety.info.set(Some(info));
        // A day has many steps, and the list needs to be told of one of them.
        if facts != before && self.open.writable.get_untracked() {
            let app = *self;
            spawn_local(async move { app.note_facts(&id, &facts).await });
        }
    }

    /// Takes note that the open plan was handed to the reader as a file.
    pub(super) fn note_export(&self) {
        let app = *self;
        spawn_local(async move {
            let id = app.plan().id;
            // Where it is not kept, the page goes on asking for a file: better once too often.
            if let Ok(exported) =
                persist::note_export(&app.keeping.store(), &id, clock::today()).await
            {
                app.safety.info.update(|info| {
                    if let Some(info) = info.as_mut().filter(|info| info.id == id) {
                        info.exported = Some(exported);
                    }
                });
            }
        });
    }

    /// Asks the browser to keep what is stored, at the reader's wish.
    pub fn ask_promise(&self) {
        let app = *self;
        app.prefer(|prefs| prefs.asked = true);
        spawn_local(async move { app.safety.promised.set(promise::ask().await) });
    }

    /// Asks it once, when there is real work to be kept.
    pub(super) fn ask_promise_once(&self) {
        if !self.device.prefs.get_untracked().asked && !example::is_example(&self.plan().id) {
            self.ask_promise();
        }
    }

    /// Opens a backup of the open plan as a plan of its own, beside it.
    pub fn open_backup(&self, backup: Backup) {
        let app = *self;
        spawn_local(async move {
            let lang = app.lang.get_untracked();
            match persist::read_backup(&app.keeping.store(), &app.plan().id, &backup).await {
                Ok(Some(plan)) => {
                    let name =
                        t::backup_of(lang, &plan.about.name, &t::date_short(lang, backup.day));
                    app.dialogs.settings.set(false);
                    app.open_new(Document::new(as_new(&plan, name))).await;
                }
                Ok(None) | Err(_) => app.alert(Notice::BackupUnreadable),
            }
        });
    }
}
