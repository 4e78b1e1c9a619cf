//! The plans that this browser keeps, and what can be done to one without opening it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice};
use crate::platform::lock::{self, Lock};
use crate::platform::storage::BrowserStore;
use crate::platform::{clock, folder, ids};
use domain::edit::{Document, Step, commands};
use domain::persist::{self, OpenError, Opened, PlanFacts, PlanInfo, Vault};
use engine::model::{About, Plan};
use engine::sorting::Order;
use session::text as t;

/// The plans that this browser keeps.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// All of them, those in the bin too: what was changed last comes first.
    pub plans: RwSignal<Vec<PlanInfo>>,
    /// The ids of the plans that are picked to be looked at together; none while nobody picks.
    pub picked: RwSignal<Option<Vec<String>>>,
    /// Where the focus goes next, so that a reader with a keyboard is not left on a line that went.
    pub focus: RwSignal<Option<FocusOn>>,
}

/// A place on the start screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FocusOn {
    /// Its title.
    Head,
    /// The line of a plan.
    Plan(String),
    /// The way to look at several plans together.
    Several,
    /// The heading of the bin.
    Bin,
}

impl Shelf {
    /// An empty shelf.
    pub fn new() -> Shelf {
        Shelf {
            plans: RwSignal::new(Vec::new()),
            picked: RwSignal::new(None),
            focus: RwSignal::new(None),
        }
    }

    /// The plan that stands below this one, or above it when it is the last; the title when it is
    /// alone.
    fn beside(&self, id: &str) -> FocusOn {
        self.plans.with_untracked(|plans| {
            let standing: Vec<_> = plans.iter().filter(|plan| plan.binned.is_none()).collect();
            let place = standing.iter().position(|plan| plan.id == id);
            let next = place.and_then(|place| {
                standing.get(place + 1).or_else(|| standing.get(place.checked_sub(1)?))
            });
            next.map_or(FocusOn::Head, |plan| FocusOn::Plan(plan.id.clone()))
        })
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new()
    }
}

/// The same plan as another one, without a history.
pub(super) fn as_new(plan: &Plan, name: String) -> Plan {
    plan.copy_as(ids::fresh_text("plan"), name)
}

impl App {
    /// Looks again at which plans there are, and deletes for good what has been in the bin for
    /// long.
    pub(super) async fn read_shelf(&self) {
        let store = self.keeping.store();
        let mut plans =
            persist::empty_bin(&store, persist::plans(&store).await, clock::today()).await;
        plans.order_by(|a, b| {
            b.facts.changed.cmp(&a.facts.changed).then_with(|| a.name.cmp(&b.name))
        });
        self.shelf.plans.set(plans);
    }

    /// Looks again, and then moves the focus.
    async fn reread_shelf(&self, focus: FocusOn) {
        self.read_shelf().await;
        self.shelf.focus.set(Some(focus));
    }

    /// Gives a plan that is not open another name: one step of that plan, which can be taken back
    /// in it.
    pub fn rename_plan(&self, info: PlanInfo, name: String) {
        let app = *self;
        spawn_local(async move {
            if let Err(notice) = app.rename(&info, name).await {
                app.alert(notice);
            }
            app.reread_shelf(FocusOn::Plan(info.id)).await;
        });
    }

    async fn rename(&self, info: &PlanInfo, name: String) -> Result<(), Notice> {
        let _lock = self.lock_of(info).await?;
        let Opened { mut document, vault, .. } =
            Vault::open(self.keeping.store(), &info.id).await.map_err(Notice::NotOpened)?;
        let change = commands::set_about(&document.plan, About::FIELDS.name, name)
            .map_err(Notice::Refused)?;
        let step = Step::Do(change.into());
        // It was made for this document, so it fits.
        _ = document.take(&step);
        vault.append(&step, &document).await.map_err(Notice::NotSaved)?;
        self.note_facts(
            &info.id,
            &PlanFacts { changed: Some(clock::today()), ..info.facts.clone() },
        )
        .await;
        Ok(())
    }

    /// Makes a plan of its own out of one that is kept, beside it and without its history.
    pub fn duplicate_plan(&self, info: PlanInfo) {
        let app = *self;
        spawn_local(async move {
            match app.duplicate(&info).await {
                Ok(Opened { document, saved, .. }) => {
                    if let Err(error) = saved {
                        app.alert(Notice::NotSaved(error));
                    }
                    app.reread_shelf(FocusOn::Plan(document.plan.id)).await;
                }
                Err(error) => app.alert(Notice::NotOpened(error)),
            }
        });
    }

    async fn duplicate(&self, info: &PlanInfo) -> Result<Opened<BrowserStore>, OpenError> {
        let (document, _) = persist::view(&self.keeping.store(), &info.id).await?;
        let name = t::copy_of(self.lang.get_untracked(), &document.plan.about.name);
        let opened =
            Vault::create(self.keeping.store(), Document::new(as_new(&document.plan, name)))
                .await?;
        self.note_new(&opened.document.plan).await;
        Ok(opened)
    }

    /// Moves a plan to the bin, and offers to restore it.
    pub fn bin_plan(&self, info: PlanInfo) {
        let app = *self;
        spawn_local(async move {
            let _lock = match app.lock_of(&info).await {
                Ok(lock) => lock,
                Err(notice) => return app.alert(notice),
            };
            match persist::bin_plan(&app.keeping.store(), &info.id, clock::today()).await {
                Ok(()) => {
                    app.reread_shelf(app.shelf.beside(&info.id)).await;
                    app.tell(Notice::Binned(info));
                }
                Err(_) => app.alert(Notice::PlanKept(info)),
            }
        });
    }

    /// Takes a plan out of the bin.
    pub fn restore_plan(&self, info: PlanInfo) {
        let app = *self;
        spawn_local(async move {
            match persist::restore_plan(&app.keeping.store(), &info.id).await {
                Ok(()) => app.reread_shelf(FocusOn::Plan(info.id)).await,
                Err(_) => app.alert(Notice::PlanKept(info)),
            }
        });
    }

    /// Deletes a plan in the bin for good.
    pub fn purge_plan(&self, info: PlanInfo) {
        let app = *self;
        spawn_local(async move {
            match persist::delete_plan(&app.keeping.store(), &info.id).await {
                Ok(()) => {
                    folder::forget(&info.id).await;
                    app.reread_shelf(FocusOn::Bin).await;
                }
                Err(_) => app.alert(Notice::PlanKept(info)),
            }
        });
    }

    /// The right to change a plan that is not open here, unless another tab has it.
    async fn lock_of(&self, info: &PlanInfo) -> Result<Lock, Notice> {
        lock::acquire_now(&info.id).await.ok_or_else(|| Notice::OpenElsewhere(info.clone()))
    }

    /// Is this plan here, and not in the bin?
    pub(super) async fn is_kept(&self, id: &str) -> bool {
        persist::plan_info(&self.keeping.store(), id)
            .await
            .is_some_and(|info| info.binned.is_none())
    }

    /// Is this plan here and in the bin?
    pub(super) async fn is_binned(&self, id: &str) -> bool {
        persist::plan_info(&self.keeping.store(), id)
            .await
            .is_some_and(|info| info.binned.is_some())
    }

    /// The plan of this id as this browser keeps it, in the bin or not; none if it keeps none.
    pub(super) async fn kept_document(&self, id: &str) -> Result<Option<Document>, OpenError> {
        match persist::view(&self.keeping.store(), id).await {
            Ok((document, _)) => Ok(Some(document)),
            Err(OpenError::Absent) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps what the list says of a plan that has just come to be here.
    pub(super) async fn note_new(&self, plan: &Plan) {
        let today = Some(clock::today());
        self.note_facts(
            &plan.id,
            &PlanFacts { made: today, changed: today, projects: Some(plan.projects.size()) },
        )
        .await;
    }

    /// Keeps what the list says of a plan. Where this fails the list says what it knew: the plan
    /// lacks nothing.
    pub(super) async fn note_facts(&self, id: &str, facts: &PlanFacts) {
        _ = persist::note_facts(&self.keeping.store(), id, facts).await;
    }
}
