//! What is foreseen of a launch on the day of a decision, as it is kept with the decision (SPEC
//! R9).

use super::judge_by_chance;
use std::collections::BTreeSet;

use engine::forecast::{FULL, Scope};
use engine::model::{ChanceCounts, Foreseen, Plan, ProductId};
use engine::schedule::Schedule;

/// What is foreseen of a launch, always by [`FULL`] samples of it alone, whatever has been taken
/// for the page.
///
/// The analysis is that of this plan.
pub fn foresee(plan: &Plan, schedule: &Schedule, product: &ProductId) -> Foreseen {
    let mut alone = Scope::of(plan, schedule.network(), &BTreeSet::from([product.clone()]));
    alone.take(FULL);
    let outlook = alone.read(|sampling, network| sampling.outlook(network, product));
    let chance = outlook.as_ref().map(|outlook| outlook.chance);
    Foreseen {
        launch: plan.get(product).and_then(|product| product.launch),
        verdict: judge_by_chance(plan, schedule, product, chance).found().judged(),
        chance: chance.map(|chance| ChanceCounts { hits: chance.hits, samples: chance.samples }),
        p50: outlook.as_ref().map(|outlook| outlook.ready.p50),
        p80: outlook.as_ref().map(|outlook| outlook.ready.p80),
        as_at: plan.about.status_date,
    }
}
