//! After the page broke down: nothing is opened; what is safe is said, and can be taken away as a
//! file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, Screen, opening::file_name};
use crate::platform::{fault, files};
use domain::format::json;
use domain::persist::{self, OpenError};
use engine::model::Plan;
use session::viewmodel::Address;

/// What is known of the plan that was open when the page broke down.
#[derive(Clone, PartialEq)]
pub struct Rescue {
    /// Where the reader was.
    pub address: Address,
    /// The plan after its last step that was kept, and how many parts of it are not as they were
    /// written; none while it is being read, or when no plan was open.
    pub kept: Option<Result<(Plan, usize), OpenError>>,
    /// The browser's own words for what happened.
    pub fault: Option<String>,
}

impl App {
    /// Shows what is safe. No plan is opened, and nothing is written.
    pub(super) fn come_to_rescue(&self, address: Address) {
        let app = *self;
        let plan = address.plan.clone();
        app.dialogs.rescue.set(Some(Rescue { address, kept: None, fault: fault::last() }));
        app.screen.set(Screen::Rescue);
        spawn_local(async move {
            app.read_shelf().await;
            if let Some(plan) = plan {
                let kept = persist::view(&app.keeping.store(), &plan)
                    .await
                    .map(|(document, damage)| (document.plan, damage.len()));
                app.dialogs.rescue.update(|rescue| {
                    rescue.iter_mut().for_each(|rescue| rescue.kept = Some(kept.clone()))
                });
            }
        });
    }

    /// Hands the reader the plan as it was kept, as a file.
    pub fn export_rescued(&self) {
        let plan = self.dialogs.rescue.with_untracked(|rescue| {
            rescue.as_ref()?.kept.as_ref()?.as_ref().ok().map(|(plan, _)| plan.clone())
        });
        let Some(plan) = plan else { return };
        let file = format!("{}.json", file_name(&plan.about.name));
        match files::download(&file, "application/json", json::write(&plan).as_bytes()) {
            Ok(()) => self.tell(Notice::Exported(file)),
            Err(_) => self.alert(Notice::UnreadableFile(file)),
        }
    }

    /// Opens again what was open, where the reader was.
    pub fn open_rescued(&self) {
        let Some(Rescue { address, .. }) = self.dialogs.rescue.try_update(Option::take).flatten()
        else {
            return;
        };
        self.go(address);
    }
}
