//! The chances of launches, as the page follows them; they are the session's.

use std::sync::Arc;

use leptos::prelude::*;

use super::App;
use domain::readiness::{Readiness, judge_by_chance};
use engine::forecast::{Chances, FULL, Scope, Shortening};
use engine::model::*;
use engine::schedule::Schedule;
use session::Session;
pub use session::state::Details;

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
    session: StoredValue<Session>,
}

impl Forecasting {
    /// The chances of this session.
    pub fn new(session: StoredValue<Session>) -> Forecasting {
        Forecasting {
            chances: RwSignal::default(),
            samples: RwSignal::new(FULL),
            steps: RwSignal::new(0),
            session,
        }
    }

    /// Tells the chances as far as they have come.
    pub(super) fn tell(&self) {
        let (chances, samples, revision) = self.session.with_value(|session| {
            let forecaster = session.forecaster();
            (forecaster.chances(), forecaster.samples(), forecaster.revision())
        });
        if self.chances.with_untracked(|before| *before != chances) {
            self.chances.set(chances);
        }
        if self.samples.get_untracked() != samples {
            self.samples.set(samples);
        }
        if self.steps.get_untracked() != revision {
            self.steps.set(revision);
        }
    }

    /// The chances by the plan as it stands.
    pub fn settled(&self) -> Arc<Chances> {
        self.session.with_value(|session| session.forecaster().settled().clone())
    }

    /// Are all samples of the plan as it stands there?
    pub fn is_complete(&self) -> bool {
        self.session.with_value(|session| session.forecaster().is_complete())
    }

    /// Reads the forecast of the plan as it stands; none without a plan. Whoever calls follows
    /// `steps`.
    pub fn read<T>(&self, read: impl FnOnce(&Scope) -> T) -> Option<T> {
        self.session.with_value(|session| session.forecaster().whole().map(read))
    }

    /// What there is to know of one launch by the plan as it stands; none when it is not judged.
    /// Whoever calls follows `steps`.
    pub fn details(&self, id: &ProductId) -> Option<Details> {
        self.session.with_value(|session| session.forecaster().details(id))
    }

    /// The projects that would give a launch this chance by being shorter, `most` at most (SPEC
    /// C14).
    pub fn shortenings(&self, id: &ProductId, percent: u8, most: usize) -> Vec<Shortening> {
        self.session.with_value(|session| session.forecaster().shortenings(id, percent, most))
    }
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
