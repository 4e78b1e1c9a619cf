//! Several plans as one view, and taking one in as a programme.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, FocusOn, Notice, SaveState, Screen};
use crate::platform::clock;
use domain::edit::Document;
use domain::persist::{self, OpenError, PlanInfo};
use engine::model::Plan;
use session::Input;
use session::example::is_example;
use session::several::{PlanIntake, SeveralView};
use session::text as t;
use session::viewmodel::extent;

/// The choice of a plan to be taken in, while it is open.
#[derive(Clone)]
pub struct IntakeChoice {
    /// The plans that can be chosen.
    pub plans: Vec<PlanInfo>,
    /// The id of the one that is.
    pub chosen: Option<String>,
    /// What it would bring, once it is read.
    pub intake: Option<PlanIntake>,
}

impl App {
    /// Begins to pick plans on the start screen, or shows those that are picked as one.
    pub fn look_at_several(&self) {
        match untrack(|| self.picked_plans()) {
            None => self.shelf.picked.set(Some(Vec::new())),
            Some(picked) if picked.len() > 1 => {
                self.shelf.picked.set(None);
                spawn_local((*self).open_several(picked));
            }
            Some(_) => {}
        }
    }

    /// Picks no longer.
    pub fn stop_picking(&self) {
        self.shelf.picked.set(None);
        self.shelf.focus.set(Some(FocusOn::Several));
    }

    /// Picks a plan on the start screen, or no longer.
    pub fn pick_plan(&self, id: &str) {
        self.shelf.picked.update(|picked| {
            let Some(picked) = picked else { return };
            match picked.iter().position(|own| own == id) {
                Some(place) => drop(picked.remove(place)),
                None => picked.push(id.to_owned()),
            }
        });
    }

    /// The ids of the plans that are picked and still here, in the order in which they were; none
    /// while nobody picks.
    pub fn picked_plans(&self) -> Option<Vec<String>> {
        let picked = self.shelf.picked.get()?;
        let plans = self.shelf.plans.read();
        let is_here = |id: &String| plans.iter().any(|it| it.id == *id && it.binned.is_none());
        Some(picked.into_iter().filter(is_here).collect())
    }

    /// Shows plans that this browser keeps as one, for reading. Nothing is kept of it.
    pub(super) async fn open_several(self, ids: Vec<String>) {
        let turn = self.let_go_of_plan();
        let mut plans = Vec::new();
        for id in &ids {
            match self.plan_to_read(id).await {
                _ if !self.is_turn(turn) => return,
                Ok(plan) => plans.push(plan),
                Err(error) => {
                    self.alert(match error {
                        OpenError::Absent => Notice::NotAllHere,
                        error => Notice::NotOpened(error),
                    });
                    return self.stay_at_start();
                }
            }
        }
        match SeveralView::of(&plans) {
            Ok((view, document)) => self.show_several(view, document),
            Err(refusal) => {
                self.alert(Notice::NotTogether(refusal));
                self.stay_at_start();
            }
        }
    }

    /// A plan as this browser keeps it, without the right to change it.
    async fn plan_to_read(&self, id: &str) -> Result<Plan, OpenError> {
        if self.is_binned(id).await {
            return Err(OpenError::Absent);
        }
        let (document, _) = persist::view(&self.keeping.store(), id).await?;
        Ok(document.plan)
    }

    fn stay_at_start(&self) {
        if self.screen.get_untracked() != Screen::Start {
            self.go_home();
        }
    }

    fn show_several(&self, view: SeveralView, document: Document) {
        self.open.writable.set(false);
        self.open.save.set(SaveState::Saved);
        self.safety.info.set(None);
        self.axis.open(extent(&document.plan, clock::today()));
        self.feed(Input::OpenForReading(Box::new(document)));
        self.dialogs.rescue.set(None);
        let ids = view.ids();
        let lang = self.lang.get_untracked();
        self.announce(t::several_line(lang, ids.len()));
        self.open.several.set(view);
        self.screen.set(Screen::Plan);
        self.arrive_at_several(&ids);
    }

    // ---- Taking a plan in

    /// Asks which plan of this browser is to be taken in as a programme.
    pub(super) fn begin_intake(&self) {
        let app = *self;
        spawn_local(async move {
            app.read_shelf().await;
            let here = app.plan().id;
            let mut plans = app.shelf.plans.get_untracked();
            // The example never mixes with real work.
            plans.retain(|it| it.binned.is_none() && it.id != here && !is_example(&it.id));
            app.dialogs.intake.set(Some(IntakeChoice { plans, chosen: None, intake: None }));
        });
    }

    /// Chooses a plan, and looks at what it would bring.
    pub fn choose_intake(&self, id: String) {
        let app = *self;
        app.dialogs.intake.update(|choice| {
            if let Some(choice) = choice {
                (choice.chosen, choice.intake) = (Some(id.clone()), None);
            }
        });
        spawn_local(async move {
            match app.plan_to_read(&id).await {
                Ok(plan) => {
                    let intake = PlanIntake::of(&app.plan(), plan);
                    app.dialogs.intake.update(|choice| {
                        let chosen = choice.as_mut().filter(|it| it.chosen.as_ref() == Some(&id));
                        chosen.into_iter().for_each(|it| it.intake = Some(intake.clone()));
                    });
                }
                Err(error) => {
                    app.dialogs.intake.set(None);
                    app.alert(Notice::NotOpened(error));
                }
            }
        });
    }

    /// Takes the chosen plan in: one step.
    pub fn take_plan_in(&self) {
        let intake = self.dialogs.intake.try_update(Option::take).flatten();
        if let Some(plan) = intake.and_then(|choice| choice.intake).map(|intake| intake.plan) {
            self.feed(Input::TakePlanIn(Arc::clone(&plan)));
        }
    }
}
