//! The forecast of some launches alone: what they wait for decides their chances, and nothing else
//! does.

use std::collections::BTreeSet;

use engine::{forecast::*, model::*, schedule::*};
use proptest::prelude::*;

/// The chances of all launches, by all of the plan.
fn by_the_whole(plan: &Plan) -> Chances {
    let network = Network::of(plan);
    let mut sampling = Sampling::new(plan, &network);
    sampling.run(&network, FULL);
    plan.products.keys().filter_map(|id| Some((id.clone(), sampling.chance(id)?))).collect()
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
    fn a_launch_alone_has_the_chance_that_it_has_in_the_whole(plan in crate::plans::linked_plan()) {
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
        plan in crate::plans::linked_plan(),
        others in proptest::collection::vec(crate::plans::linked_plan(), 3),
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
            if !followed.can_apply(&patch) {
                continue;
            }
            followed.apply(&patch);
            now = other;
        }
        prop_assert_eq!(complete(followed), complete(scope(&now, &all)));
    }

    #[test]
    fn what_it_previews_it_has_as_if_begun_anew_and_then_it_is_as_before(
        plan in crate::plans::linked_plan(),
        others in proptest::collection::vec(crate::plans::linked_plan(), 3),
        steps in 0_usize..20,
    ) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut previewed = scope(&plan, &all);
        for other in others {
            let patch = Patch::between(&plan, &other);
            // What is dragged changes nothing that holds for the plan as a whole.
            if patch.about.is_some() || !previewed.can_apply(&patch) {
                continue;
            }
            previewed.preview(&patch);
            for _ in 0..steps {
                previewed.step();
            }
            prop_assert_eq!(complete(previewed.clone()), complete(scope(&other, &all)));
        }
        previewed.end_preview();
        prop_assert_eq!(complete(previewed), complete(scope(&plan, &all)));
    }

    #[test]
    fn moving_there_and_back_changes_no_chance(plan in crate::plans::linked_plan(), days in 1..200) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut followed = scope(&plan, &all);
        while followed.step() {}
        let before = followed.chances();
        let later = |dates: Span| Span::new(dates.start().plus(days), dates.finish().plus(days));
        let dated = plan.projects.iter().filter_map(|(id, project)| Some((id.clone(), later(project.dates?)?)));
        let dates = Dates { projects: dated.collect(), ..Dates::default() };
        let patch = dates.patch(&plan);
        prop_assert!(followed.can_apply(&patch));
        let mut previewed = followed.clone();
        previewed.preview(&patch);
        let then = plan.apply(&patch).expect("made for this plan");
        prop_assert_eq!(complete(previewed.clone()), complete(scope(&then, &all)));
        previewed.end_preview();
        prop_assert_eq!(&complete(previewed.clone()), &before);
        // By dates alone it is the same, also in the place of a patch.
        for _ in 0..2 {
            previewed.preview_dates(&dates);
            prop_assert_eq!(complete(previewed.clone()), complete(scope(&then, &all)));
            previewed.preview(&patch);
        }
        previewed.preview_dates(&dates);
        previewed.end_preview();
        prop_assert_eq!(&complete(previewed), &before);
        followed.apply(&patch);
        let some = followed.samples();
        followed.step();
        prop_assert!(followed.samples() >= some);
        followed.apply(&patch.inverse());
        prop_assert_eq!(complete(followed), before);
    }
}

/// All that comes of a scope: each slip, and on which days each product could be launched.
fn all_of(mut scope: Scope) -> u64 {
    while scope.step() {}
    scope.read(Sampling::checksum)
}

/// What a hand can change of a plan with dates alone, by three numbers.
fn edit(plan: &Plan, (what, which, by): (u8, usize, i32)) -> Patch {
    let mut patch = Patch::default();
    let mut project = |edit: &dyn Fn(&mut Project)| {
        if let Some((id, before)) = plan.projects.iter().nth(which % plan.projects.size()) {
            let mut after = Project::clone(before);
            edit(&mut after);
            patch.put(plan, id, after);
        }
    };
    let moved = |dates: Span, start: i32, finish: i32| {
        Span::new(dates.start().plus(start), dates.finish().plus(finish)).unwrap_or(dates)
    };
    match what {
        0 => project(&|it| it.dates = it.dates.map(|dates| moved(dates, by, by))),
        1 => project(&|it| it.dates = it.dates.map(|dates| moved(dates, 0, by))),
        2 => project(&|it| it.remaining = Some(by.unsigned_abs() as u16)),
        3 => project(&|it| {
            it.spread = Some(if by < 0 { WorkUncertainty::New } else { WorkUncertainty::Routine })
        }),
        4 if by < 0 => project(&|it| {
            it.state =
                if it.state == ProjectState::Running { ProjectState::Planned } else { it.state }
        }),
        4 => project(&|it| {
            it.state =
                if it.state == ProjectState::Planned { ProjectState::Finished } else { it.state }
        }),
        5 => {
            for (id, milestone) in plan.milestones.iter().skip(which % 5).take(1) {
                patch.put(
                    plan,
                    id,
                    Milestone { day: milestone.day.plus(by), ..Milestone::clone(milestone) },
                );
            }
        }
        _ => {
            for (id, product) in plan.products.iter().skip(which % 4).take(1) {
                patch.put(
                    plan,
                    id,
                    Product {
                        launch: product.launch.map(|day| day.plus(by)),
                        ..Product::clone(product)
                    },
                );
            }
        }
    }
    patch
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_a_hand_changes_it_has_as_if_begun_anew(
        plan in crate::plans::linked_plan(),
        edits in proptest::collection::vec((0_u8..7, 0_usize..9, -30..60), 1..5),
        steps in 0_usize..40,
    ) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut now = plan.clone();
        let mut scope = scope(&plan, &all);
        for hand in edits {
            // As far as it has come when the hand moves on.
            for _ in 0..steps {
                scope.step();
            }
            let patch = edit(&now, hand);
            prop_assert!(scope.can_apply(&patch));
            scope.preview(&patch);
            let then = now.apply(&patch).expect("it was made for it");
            prop_assert_eq!(all_of(scope.clone()), all_of(self::scope(&then, &all)));
            scope.end_preview();
            scope.apply(&patch);
            now = then;
        }
        prop_assert_eq!(all_of(scope), all_of(self::scope(&now, &all)));
    }
}

/// A plan that takes several parts to reckon: chains of ten among so many projects, and what each
/// of them ends in.
fn wide(projects: usize) -> Plan {
    let mut text = String::from("status 2026-01-05\n");
    for n in 0..projects {
        let start = crate::notation::day("2026-01-05").plus((n % 10) as i32 * 14 + (n % 3) as i32);
        text += &format!(
            "project A{n:03} {start} {}d {}\n",
            5 + n % 7,
            if n % 4 == 0 { "new" } else { "" }
        );
        if n % 10 > 0 {
            text += &format!("link A{:03} FS A{n:03}\n", n - 1);
        } else {
            let last = n + 9;
            let launch = crate::notation::day("2026-07-01").plus(n as i32 / 20);
            text += &format!(
                "product P{n} launch {launch}; P{n} must A{last:03}; P{n} should A{:03}\n",
                projects - n - 10
            );
        }
    }
    crate::notation::plan(&text)
}

#[test]
fn wherever_it_is_stopped_in_between_it_has_the_same() {
    let plan = wide(300);
    let all: BTreeSet<_> = plan.products.keys().cloned().collect();
    let mut stopped = scope(&plan, &all);
    // Not one but several parts to a block: a step does not count until its block is whole.
    assert!(stopped.step() && stopped.step() && stopped.samples() == 0);
    let mut now = plan;
    for steps in 0..60 {
        for _ in 0..steps {
            stopped.step();
        }
        let patch = edit(&now, (steps % 4, usize::from(steps) * 37, i32::from(steps) - 20));
        stopped.apply(&patch);
        now = now.apply(&patch).expect("it was made for it");
    }
    assert_eq!(all_of(stopped), all_of(scope(&now, &all)));
}

#[test]
fn beyond_the_last_day_of_a_calendar_it_has_the_same_in_parts() {
    let mut plan = wide(300);
    let far = ProjectId::new("A150");
    let dates =
        Span::new(Day::MAX.plus(-400), Day::MAX.plus(-30)).expect("it ends after it begins");
    plan.insert(
        far.clone(),
        Project {
            dates: Some(dates),
            spread: Some(WorkUncertainty::New),
            ..Project::clone(&plan.projects[&far])
        },
    );
    let product = Product { launch: Some(Day::MAX.plus(-10)), ..Product::default() };
    plan.insert(Id::new("far"), product);
    let must = Deliverable {
        name: String::new(),
        project: far,
        product: Id::new("far"),
        milestone: None,
        need: Need::Must,
        preparation: 0,
        rank: Rank::default(),
    };
    plan.insert(Id::new("far"), must);
    let all: BTreeSet<_> = plan.products.keys().cloned().collect();
    let together = complete(scope(&plan, &all));
    for id in all {
        assert_eq!(
            complete(scope(&plan, &BTreeSet::from([id.clone()]))).get(&id),
            together.get(&id),
            "{id}"
        );
    }
}

/// The day and the bids for a chance: `2026-05-20; A 3 enough, B 7`.
fn check_sought(text: &str, percent: u8, day: &str, bids: &str) {
    let plan = crate::notation::plan(text);
    let product = Id::new("P");
    let mut scope = scope(&plan, &BTreeSet::from([Id::new("P")]));
    while scope.step() {}
    let outlook =
        scope.read(|sampling, network| sampling.outlook(network, &product)).expect("it is judged");
    assert_eq!(
        outlook.day_for(percent).map(|day| day.to_string()).as_deref(),
        Some(day),
        "{percent} % of {text}"
    );
    let found = scope.shortenings(&product, percent, 5);
    let said = found.iter().map(|bid| {
        format!("{} {}{}", bid.project, bid.days, if bid.is_enough { " enough" } else { "" })
    });
    assert_eq!(said.collect::<Vec<_>>().join(", "), bids, "{percent} % of {text}");
}

#[test]
fn c14_a_chance_has_a_day_and_those_who_can_buy_it() {
    // Points make it plain: A takes 10 to 20 days, evenly about 15; the launch is promised for the
    // 15th.
    let text = "project A 2026-05-04 10d points 10/15/20; product P launch 2026-05-22; P must A";
    check_sought(text, 50, "2026-05-22", "");
    // The chance as it is needs nothing of anybody; a hundredth more needs a day more, or a day
    // less.
    check_sought(
        "project A 2026-05-04 10d; product P launch 2026-05-15; P must A",
        50,
        "2026-05-15",
        "",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn c14_the_day_for_a_chance_has_it_and_the_working_day_before_has_not(plan in crate::plans::linked_plan(), percent in 1_u8..100) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut scope = scope(&plan, &all);
        while scope.step() {}
        for id in all {
            let Some(outlook) = scope.read(|sampling, network| sampling.outlook(network, &id)) else { continue };
            let day = outlook.day_for(percent).expect("there are samples");
            prop_assert!(outlook.percent_on(day).is_some_and(|on_it| on_it >= percent));
            let at = |launch: Day| {
                let mut moved = plan.clone();
                moved.insert(id.clone(), Product { launch: Some(launch), ..Product::clone(&plan.products[&id]) });
                complete(self::scope(&moved, &BTreeSet::from([id.clone()])))[&id]
            };
            prop_assert!(at(day).is_at_least(percent), "{:?} on {}", at(day), day);
            // A launch on a day off may do as well as on the working day after it; nobody is asked
            // to launch then.
            let before = plan.about.calendar.on_or_before(day.plus(-1));
            prop_assert!(!at(before).is_at_least(percent), "{:?} on {}, before {}", at(before), before, day);
        }
    }

    #[test]
    fn c14_what_is_bid_is_bought(plan in crate::plans::linked_plan(), percent in 1_u8..100) {
        let all: BTreeSet<_> = plan.products.keys().cloned().collect();
        let mut scope = scope(&plan, &all);
        while scope.step() {}
        for id in all {
            let before = scope.chances().get(&id).copied();
            for bid in scope.shortenings(&id, percent, 3) {
                prop_assert!(before.is_some_and(|before| !before.is_at_least(percent) && bid.chance.hits > before.hits));
                prop_assert!(bid.days > 0 && bid.chance.samples == FULL as u32);
            }
        }
    }
}
