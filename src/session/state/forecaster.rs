//! The chances of launches, which follow what is shown: as far as they come within a slice of time,
//! and on in the slices after it, so that no frame waits for them.
//!
//! While something is in hand, only the launches that it can change are forecast, from the plan as
//! it was at pointer-down.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::edit::Preview;
use engine::forecast::{Chances, FULL, Gain, Outlook, Paths, Scope, Shortening};
use engine::model::*;
use engine::schedule::{Network, Schedule};
use engine::sorting::Gather;

/// Milliseconds that a slice takes at most, but for the block of samples that it is in.
const SLICE_MS: f64 = 1.5;

/// Milliseconds between what is told while samples are on their way: what changes faster cannot be
/// read.
const READABLE_MS: f64 = 120.0;

/// Projects of which it is told what a launch would gain by them.
const DRIVERS: usize = 8;

/// What there is to know of one launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// Its chance, and when it could be.
    pub outlook: Outlook,
    /// What decides it.
    pub paths: Paths,
    /// What it would gain by each project, the most first.
    pub gains: Vec<Gain>,
}

/// Holds the chances of all launches of the plan as it stands, and of those that a drag can change.
#[derive(Default)]
pub struct Forecaster {
    /// All launches, of the plan as it stands; none without a plan.
    whole: Option<Scope>,
    /// Their chances, as they were told last.
    settled: Arc<Chances>,
    drag: Option<DragForecast>,
    /// When chances were told last, in milliseconds.
    told: f64,
    /// Goes up whenever the chances of the plan as it stands were told.
    revision: u32,
}

/// The launches that what is in hand can change.
struct DragForecast {
    products: BTreeSet<ProductId>,
    /// As they are previewed.
    scope: Scope,
    /// In the place of it where a preview changes what the launches wait for.
    other: Option<Scope>,
}

impl DragForecast {
    /// Shows what would become of the plan as it was at pointer-down; with it the plan is `shown`.
    fn show(&mut self, preview: Option<&Preview>, shown: &Plan, network: &Network) {
        self.other = None;
        match preview {
            Some(Preview::Moves(moves)) => self.scope.preview_dates(&moves.dates),
            Some(Preview::Change(change)) if self.scope.can_apply(&change.patch) => {
                self.scope.preview(&change.patch)
            }
            Some(Preview::Change(_)) => {
                self.scope.end_preview();
                self.other = Some(Scope::of(shown, network, &self.products));
            }
            None => self.scope.end_preview(),
        }
    }

    fn scope(&self) -> &Scope {
        self.other.as_ref().unwrap_or(&self.scope)
    }

    fn scope_mut(&mut self) -> &mut Scope {
        self.other.as_mut().unwrap_or(&mut self.scope)
    }
}

impl Forecaster {
    /// Returns a forecast of this plan without a sample.
    pub fn of(plan: &Plan, schedule: &Schedule) -> Forecaster {
        Forecaster { whole: Some(all_of(plan, schedule)), ..Forecaster::default() }
    }

    /// Follows a step that made this plan; nothing is in hand any more.
    pub(super) fn follow(&mut self, patch: &Patch, plan: &Plan, schedule: &Schedule) {
        self.drag = None;
        match &mut self.whole {
            Some(scope) if scope.can_apply(patch) => scope.apply(patch),
            whole => *whole = Some(all_of(plan, schedule)),
        }
    }

    /// Forecasts these launches of the plan as it stands, since what is in hand can change them.
    pub(super) fn hold(&mut self, products: BTreeSet<ProductId>, plan: &Plan, schedule: &Schedule) {
        let scope = Scope::of(plan, schedule.network(), &products);
        self.drag = Some(DragForecast { products, scope, other: None });
    }

    /// Follows what is shown of what is in hand; answers whether anything is.
    pub(super) fn preview(
        &mut self,
        preview: Option<&Preview>,
        shown: &Plan,
        schedule: &Schedule,
    ) -> bool {
        self.drag.as_mut().map(|drag| drag.show(preview, shown, schedule.network())).is_some()
    }

    /// Forgets what was in hand; answers whether anything was.
    pub(super) fn let_go(&mut self) -> bool {
        self.drag.take().is_some()
    }

    /// Takes samples for a slice of time; answers whether any are missing still.
    pub(super) fn sample(&mut self, clock: &dyn Fn() -> f64) -> bool {
        let scope = match &mut self.drag {
            Some(drag) => drag.scope_mut(),
            None => match &mut self.whole {
                Some(whole) => whole,
                None => return false,
            },
        };
        let until = clock() + SLICE_MS;
        while scope.step() {
            if clock() >= until {
                return true;
            }
        }
        false
    }

    /// Whether what came since is worth telling: enough time has gone by for it to be read.
    pub(super) fn is_readable(&self, now: f64) -> bool {
        now >= self.told + READABLE_MS
    }

    /// Takes what has come of the samples so far for what is told.
    pub(super) fn tell(&mut self, now: f64) {
        self.told = now;
        if self.drag.is_none() {
            self.settled = Arc::new(self.whole.as_ref().map_or_else(Chances::new, Scope::chances));
            self.revision = self.revision.wrapping_add(1);
        }
    }

    /// Returns the chances by what is shown, as far as they are known.
    pub fn chances(&self) -> Arc<Chances> {
        let Some(drag) = &self.drag else { return self.settled.clone() };
        let mut chances = Chances::clone(&self.settled);
        chances.retain(|id, _| !drag.products.contains(id));
        chances.extend(drag.scope().chances());
        Arc::new(chances)
    }

    /// Returns how many samples stand behind those that are on their way; [`FULL`] when all are
    /// there.
    pub fn samples(&self) -> usize {
        match (&self.drag, &self.whole) {
            (Some(drag), _) => drag.scope().samples(),
            (None, Some(whole)) => whole.samples(),
            (None, None) => FULL,
        }
    }

    /// Returns a number that goes up whenever the chances of the plan as it stands were told.
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Returns the chances by the plan as it stands.
    pub fn settled(&self) -> &Arc<Chances> {
        &self.settled
    }

    /// Whether all samples of the plan as it stands are there.
    pub fn is_complete(&self) -> bool {
        self.whole.as_ref().is_some_and(|scope| scope.samples() == FULL)
    }

    /// Returns the forecast of the plan as it stands; none without a plan.
    pub fn whole(&self) -> Option<&Scope> {
        self.whole.as_ref()
    }

    /// Returns what there is to know of one launch by the plan as it stands; none when it is not
    /// judged.
    pub fn details(&self, id: &ProductId) -> Option<Details> {
        let mut alone = self.whole()?.alone(id);
        alone.take(FULL);
        alone.read(|sampling, network| {
            let (outlook, paths) = (sampling.outlook(network, id)?, sampling.paths(network, id)?);
            Some(Details { outlook, paths, gains: sampling.drivers(network, id, DRIVERS) })
        })
    }

    /// Returns the first day on which a launch would have this chance (1 to 100 per cent) by the
    /// plan as it stands; none when it is not judged (SPEC C14).
    pub fn day_for(&self, id: &ProductId, percent: u8) -> Option<Day> {
        self.whole()?.read(|sampling, network| sampling.outlook(network, id)?.day_for(percent))
    }

    /// Returns the projects that would give a launch this chance by being shorter, `most` at most
    /// (SPEC C14).
    pub fn shortenings(&self, id: &ProductId, percent: u8, most: usize) -> Vec<Shortening> {
        self.whole().map(|scope| scope.shortenings(id, percent, most)).unwrap_or_default()
    }
}

fn all_of(plan: &Plan, schedule: &Schedule) -> Scope {
    Scope::of(plan, schedule.network(), &plan.products.keys().cloned().gather())
}
