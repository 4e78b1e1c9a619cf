//! Will a product be there on time and in the right form: the verdict, and every reason for it.

mod foresee;
mod form;
mod gate;
mod headline;
mod launched_on;
mod slip;
mod time;
mod trace;
mod verdict;

pub use foresee::foresee;
pub use headline::{CouldBe, Decided, Headline, headline};
pub use launched_on::launched_on;
pub use slip::{Later, Slipped, Threatened, TimeStanding, if_slips};
pub use trace::{TraceLine, fed, trace};
pub use verdict::{ByHand, Finding, Judgement, Overridden, Readiness, Reason, Verdict};

use engine::forecast::Chance;
use engine::model::{Plan, ProductId};
use engine::schedule::Schedule;

pub use engine::schedule::needed_by;

/// Judges a product by the plan's dates, criteria and decisions alone (SPEC R2 to R8). A product
/// that is gone is not judged.
pub fn judge(plan: &Plan, schedule: &Schedule, product: &ProductId) -> Readiness {
    judge_by_chance(plan, schedule, product, None)
}

/// The same with the chance of its launch, where there is one (SPEC R3).
pub fn judge_by_chance(
    plan: &Plan,
    schedule: &Schedule,
    product: &ProductId,
    chance: Option<Chance>,
) -> Readiness {
    let neither = |reason: Reason| {
        (Finding::not_judged(reason.clone()).into(), Finding::not_judged(reason).into())
    };
    let record = plan.get(product);
    let (time, form) = match record.and_then(|product| product.launch) {
        None => neither(Reason::NoLaunch),
        Some(_) if plan.deliverables_of(product).next().is_none() => neither(Reason::NoDeliverable),
        Some(launch) => (
            time::judge(plan, schedule, product, launch, chance),
            form::judge(plan, product, launch),
        ),
    };
    let said = record.and_then(|product| product.override_.clone());
    let overridden =
        said.map(|said| Overridden { stands: said.stands(plan.about.status_date), said });
    Readiness { time, form, gate: gate::findings(plan, product), overridden }
}
