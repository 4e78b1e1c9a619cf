//! The forecast of some launches alone: what they wait for decides their chances, and nothing else does.

#[path = "support/plans.rs"]
mod plans;

use std::collections::BTreeSet;

use overzicht::{forecast::*, model::*, schedule::*};
use proptest::prelude::*;

/// The chances of all launches, by all of the plan.
fn by_the_whole(plan: &Plan) -> Chances {
    let network = Network::of(plan);
    let mut sampling = Sampling::new(plan, &network);
    sampling.run(&network, FULL);
    plan.products.keys().filter_map(|id| Some((id.clone(), sampling.chance(&network, id)?))).collect()
}

fn scope(plan: &Plan, products: &BTreeSet<ProductId>) -> Scope {
    Scope::of(plan, &Network::of(plan), products)
}

fn complete(mut scope: Scope) -> Chances {
    while scope.step() {}
    scope.chances()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_launch_alone_has_the_chance_that_it_has_in_the_whole(plan in plans::linked_plan()) {
        let whole = by_the_whole(&plan);
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        prop_assert_eq!(&complete(scope(&plan, &all)), &whole);
        for id in all {
            let alone = complete(scope(&plan, &BTreeSet::from([id.clone()])));
            prop_assert_eq!(alone.get(&id), whole.get(&id));
        }
    }

    #[test]
    fn what_it_follows_in_steps_it_has_as_if_begun_anew(
        plan in plans::linked_plan(),
        others in proptest::collection::vec(plans::linked_plan(), 3),
        steps in 0_usize..20,
    ) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut now = plan.clone();
        let mut followed = scope(&plan, &all);
        for other in others {
            // As far as it has come when the next change arrives.
            for _ in 0..steps {
                followed.step();
            }
            let patch = Patch::between(&now, &other);
            if !followed.fits(&patch) {
                continue;
            }
            followed.follow(&patch);
            now = other;
        }
        prop_assert_eq!(complete(followed), complete(scope(&now, &all)));
    }

    #[test]
    fn moving_there_and_back_changes_no_chance(plan in plans::linked_plan(), days in 1..200) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut followed = scope(&plan, &all);
        while followed.step() {}
        let before = followed.chances();
        let mut patch = Patch::default();
        for (id, project) in plan.projects.iter() {
            let dates = project.dates.and_then(|dates| Span::new(dates.start().plus(days), dates.finish().plus(days)));
            patch.put(&plan, id, Project { dates: dates.or(project.dates), ..Project::clone(project) });
        }
        prop_assert!(followed.fits(&patch));
        followed.follow(&patch);
        let some = followed.samples();
        followed.step();
        prop_assert!(followed.samples() >= some);
        followed.follow(&patch.inverse());
        prop_assert_eq!(complete(followed), before);
    }
}
