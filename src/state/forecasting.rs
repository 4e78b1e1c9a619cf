//! The chances of launches, which follow what is shown: as far as they come within a step, and on
//! in the steps after it, so that no frame waits for them.
//!
//! While something is in hand, only the launches that it can change are forecast, from the plan as
//! it was at pointer-down.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use crate::platform::clock;
use domain::edit::Change;
use domain::readiness::{Readiness, judge_by_chance};
use engine::forecast::{Chances, FULL, Gain, Outlook, Paths, Scope, Shortening};
use engine::model::*;
use engine::schedule::{Network, Schedule};

/// Milliseconds that a step takes at most, but for the block of samples that it is in.
const STEP: f64 = 1.5;

/// Milliseconds between what is told while samples are on their way: what changes faster cannot be
/// read.
const READABLE: f64 = 120.0;

/// What there is to know of chances.
#[derive(Clone, Copy)]
pub struct Forecasting {
    /// The chances of the launches by what is shown, as far as they are known.
    pub chances: RwSignal<Arc<Chances>>,
    /// How many samples stand behind those that are on their way; [`FULL`] when all are there.
    pub samples: RwSignal<usize>,
    /// Goes up with every step of the forecast of the plan as it stands, for whoever reads more of
    /// it than chances.
    pub steps: RwSignal<u32>,
    /// All launches, of the plan as it stands.
    whole: StoredValue<Option<Scope>>,
    /// Their chances.
    settled: StoredValue<Arc<Chances>>,
    /// What is in hand.
    live: StoredValue<Option<Live>>,
    /// Is a step on its way?
    goes_on: StoredValue<bool>,
    /// When chances were told last, in milliseconds.
    told: StoredValue<f64>,
}

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

/// Projects of which it is told what a launch would gain by them.
const DRIVERS: usize = 8;

/// The launches that what is in hand can change.
struct Live {
    products: BTreeSet<ProductId>,
    /// As they are previewed.
    scope: Scope,
    /// In the place of it where a preview changes what the launches wait for.
    other: Option<Scope>,
}

impl Live {
    /// Shows this change of the plan as it was at pointer-down; with it the plan is `shown`.
    fn show(&mut self, change: Option<&Arc<Change>>, shown: &Plan, network: &Network) {
        self.other = None;
        match change {
            Some(change) if self.scope.can_apply(&change.patch) => {
                self.scope.preview(&change.patch)
            }
            Some(_) => {
                self.scope.end_preview();
                self.other = Some(Scope::of(shown, network, &self.products));
            }
            None => self.scope.end_preview(),
        }
    }

    fn scope(&mut self) -> &mut Scope {
        self.other.as_mut().unwrap_or(&mut self.scope)
    }
}

impl Forecasting {
    /// Of an empty plan.
    pub fn new() -> Forecasting {
        Forecasting {
            chances: RwSignal::default(),
            samples: RwSignal::new(FULL),
            steps: RwSignal::new(0),
            whole: StoredValue::new(None),
            settled: StoredValue::default(),
            live: StoredValue::new(None),
            goes_on: StoredValue::new(false),
            told: StoredValue::new(0.0),
        }
    }

    /// Begins anew with this plan.
    pub(super) fn open(&self, plan: &Plan, schedule: &Schedule) {
        self.live.set_value(None);
        self.settled.set_value(Arc::default());
        self.chances.set(Arc::default());
        self.whole.set_value(Some(all_of(plan, schedule)));
        self.go_on();
    }

    /// Follows a change that made this plan.
    pub(super) fn follow(&self, patch: &Patch, plan: &Plan, schedule: &Schedule) {
        self.live.set_value(None);
        self.whole.update_value(|whole| match whole {
            Some(scope) if scope.can_apply(patch) => scope.apply(patch),
            whole => *whole = Some(all_of(plan, schedule)),
        });
        self.step();
        self.tell();
    }

    /// Something is in hand that can change these launches of the plan as it stands.
    pub(super) fn hold(&self, products: BTreeSet<ProductId>, plan: &Plan, schedule: &Schedule) {
        let scope = Scope::of(plan, schedule.network(), &products);
        self.live.set_value(Some(Live { products, scope, other: None }));
    }

    /// Follows what is shown of what is in hand: with this change the plan is `shown`.
    pub(super) fn preview(&self, change: Option<&Arc<Change>>, shown: &Plan, schedule: &Schedule) {
        let followed = self.live.try_update_value(|live| {
            live.as_mut().map(|live| live.show(change, shown, schedule.network()))
        });
        if followed.flatten().is_some() {
            self.step();
            self.tell();
        }
    }

    /// Nothing is in hand any more.
    pub(super) fn let_go(&self) {
        if self.live.with_value(Option::is_some) {
            self.live.set_value(None);
            self.publish();
            // What had not come so far when it was taken up goes on.
            if !self.is_complete() {
                self.go_on();
            }
        }
    }

    /// Takes samples for as long as a step may last, and sees to it that the rest follows; answers
    /// whether there is any.
    fn step(&self) -> bool {
        let until = clock::milliseconds() + STEP;
        let work = |scope: &mut Scope| loop {
            match scope.step() {
                true if clock::milliseconds() < until => {}
                more => return more,
            }
        };
        let live = self
            .live
            .try_update_value(|live| live.as_mut().map(|live| work(live.scope())))
            .flatten();
        let more = live.unwrap_or_else(|| {
            self.whole.try_update_value(|whole| whole.as_mut().is_some_and(work)).unwrap_or(false)
        });
        if more {
            self.go_on();
        }
        more
    }

    /// Takes the next step when the page has had a turn.
    fn go_on(&self) {
        if self.goes_on.get_value() {
            return;
        }
        self.goes_on.set_value(true);
        let forecasting = *self;
        gloo_timers::callback::Timeout::new(0, move || {
            if forecasting.goes_on.try_set_value(false).is_none() {
                let more = forecasting.step();
                if !more || clock::milliseconds() >= forecasting.told.get_value() + READABLE {
                    forecasting.tell();
                }
            }
        })
        .forget();
    }

    /// Tells what has come of the samples so far.
    fn tell(&self) {
        self.told.set_value(clock::milliseconds());
        if self.live.with_value(Option::is_none) {
            self.whole.with_value(|whole| {
                self.settled
                    .set_value(Arc::new(whole.as_ref().map_or_else(Chances::new, Scope::chances)))
            });
            self.steps.update(|steps| *steps = steps.wrapping_add(1));
        }
        self.publish();
    }

    /// Tells the chances as far as they have come.
    fn publish(&self) {
        let settled = self.settled.get_value();
        let live = self.live.try_update_value(|live| {
            let live = live.as_mut()?;
            let mut chances = Chances::clone(&settled);
            chances.retain(|id, _| !live.products.contains(id));
            let scope = live.scope();
            chances.extend(scope.chances());
            Some((Arc::new(chances), scope.samples()))
        });
        let whole = || {
            (
                settled.clone(),
                self.whole.with_value(|whole| whole.as_ref().map_or(FULL, Scope::samples)),
            )
        };
        let (now, samples) = live.flatten().unwrap_or_else(whole);
        if self.chances.with_untracked(|before| *before != now) {
            self.chances.set(now);
        }
        if self.samples.get_untracked() != samples {
            self.samples.set(samples);
        }
    }

    /// The chances by the plan as it stands.
    pub fn settled(&self) -> Arc<Chances> {
        self.settled.get_value()
    }

    /// Are all samples of the plan as it stands there?
    pub fn is_complete(&self) -> bool {
        self.whole.with_value(|whole| whole.as_ref().is_some_and(|scope| scope.samples() == FULL))
    }

    /// Reads the forecast of the plan as it stands; none without a plan. Whoever calls follows
    /// `steps`.
    pub fn read<T>(&self, read: impl FnOnce(&Scope) -> T) -> Option<T> {
        self.whole.with_value(|whole| whole.as_ref().map(read))
    }

    /// What there is to know of one launch by the plan as it stands; none when it is not judged.
    /// Whoever calls follows `steps`.
    pub fn details(&self, id: &ProductId) -> Option<Details> {
        self.read(|scope| {
            let mut alone = scope.alone(id);
            alone.take(FULL);
            alone.read(|sampling, network| {
                let (outlook, paths) =
                    (sampling.outlook(network, id)?, sampling.paths(network, id)?);
                Some(Details { outlook, paths, gains: sampling.drivers(network, id, DRIVERS) })
            })
        })
        .flatten()
    }

    /// The first day on which a launch would have this chance (1 to 100 per cent) by the plan as it
    /// stands; none when it is not judged (SPEC C14).
    pub fn day_for(&self, id: &ProductId, percent: u8) -> Option<Day> {
        self.read(|scope| {
            scope.read(|sampling, network| sampling.outlook(network, id)?.day_for(percent))
        })
        .flatten()
    }

    /// The projects that would give a launch this chance by being shorter, `most` at most (SPEC
    /// C14).
    pub fn shortenings(&self, id: &ProductId, percent: u8, most: usize) -> Vec<Shortening> {
        self.read(|scope| scope.shortenings(id, percent, most)).unwrap_or_default()
    }
}

impl Default for Forecasting {
    fn default() -> Self {
        Self::new()
    }
}

fn all_of(plan: &Plan, schedule: &Schedule) -> Scope {
    Scope::of(plan, schedule.network(), &plan.products.keys().cloned().collect())
}

impl App {
    /// Reads the plan as it is shown with its analysis and its chances; whoever calls follows all
    /// three.
    pub fn with_forecast<T>(&self, read: impl FnOnce(&Plan, &Schedule, &Chances) -> T) -> T {
        self.forecasting
            .chances
            .with(|chances| self.with_schedule(|plan, schedule| read(plan, schedule, chances)))
    }

    /// Like [`App::with_forecast`], for one who follows something else.
    pub fn with_forecast_untracked<T>(
        &self,
        read: impl FnOnce(&Plan, &Schedule, &Chances) -> T,
    ) -> T {
        self.forecasting.chances.with_untracked(|chances| {
            self.with_schedule_untracked(|plan, schedule| read(plan, schedule, chances))
        })
    }

    /// Reads how ready a product is, by the plan as it is shown.
    pub fn with_readiness<T>(&self, id: &ProductId, read: impl FnOnce(&Readiness) -> T) -> T {
        self.with_forecast(|plan, schedule, chances| {
            read(&judge_by_chance(plan, schedule, id, chances.get(id).copied()))
        })
    }
}
