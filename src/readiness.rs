//! Will a product be there on time and in the right form: the verdict, and every reason for it.

mod form;
mod time;
mod verdict;

pub use verdict::{Finding, Judgement, Readiness, Reason, Verdict};

use crate::forecast::Chance;
use crate::model::{Plan, ProductId};
use crate::schedule::Schedule;

pub use crate::schedule::needed_by;

/// Judges a product by the plan's dates and criteria alone (SPEC R2 to R6). A product that is gone is not judged.
pub fn judge(plan: &Plan, schedule: &Schedule, product: &ProductId) -> Readiness {
    judge_by_chance(plan, schedule, product, None)
}

/// The same with the chance of its launch, where there is one (SPEC R3).
pub fn judge_by_chance(plan: &Plan, schedule: &Schedule, product: &ProductId, chance: Option<Chance>) -> Readiness {
    match plan.get(product).and_then(|product| product.launch) {
        None => Readiness { time: Finding::not_judged(Reason::NoLaunch).into(), form: Finding::not_judged(Reason::NoLaunch).into() },
        Some(_) if plan.deliverables_of(product).next().is_none() => {
            Readiness { time: Finding::not_judged(Reason::NoDeliverable).into(), form: Finding::not_judged(Reason::NoDeliverable).into() }
        }
        Some(launch) => Readiness { time: time::judge(plan, schedule, product, launch, chance), form: form::judge(plan, product, launch) },
    }
}
