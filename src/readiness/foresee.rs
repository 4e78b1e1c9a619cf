//! What is foreseen of a launch on the day of a decision, as it is kept with the decision (SPEC R9).

use super::judge_by_chance;
use crate::forecast::{FULL, Outlook, Sampling};
use crate::model::{Foreseen, Odds, Plan, ProductId};
use crate::schedule::Schedule;

/// What is foreseen of a launch, always by [`FULL`] samples: those at hand when they are as many, else they are taken anew.
///
/// The analysis and the samples are those of this plan.
pub fn foresee(plan: &Plan, schedule: &Schedule, sampling: &Sampling, product: &ProductId) -> Foreseen {
    let network = schedule.network();
    let outlook: Option<Outlook> = if sampling.samples() == FULL {
        sampling.outlook(network, product)
    } else {
        let mut full = Sampling::new(plan, network);
        full.run(network, FULL);
        full.outlook(network, product)
    };
    let chance = outlook.as_ref().map(|outlook| outlook.chance);
    Foreseen {
        launch: plan.get(product).and_then(|product| product.launch),
        verdict: judge_by_chance(plan, schedule, product, chance).found().judged(),
        chance: chance.map(|chance| Odds { hits: chance.hits, samples: chance.samples }),
        p50: outlook.as_ref().map(|outlook| outlook.ready.p50),
        p80: outlook.as_ref().map(|outlook| outlook.ready.p80),
        as_at: plan.about.status_date,
    }
}
