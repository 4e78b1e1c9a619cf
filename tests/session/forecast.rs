//! The forecast: the chance of each launch (rules C1 to C13 of docs/SPEC.md), by hand where that
//! can be done, and the laws that hold for any plan.

use crate::notation::{day, plan};
use engine::{forecast::*, model::*, schedule::*};
use proptest::prelude::*;
use session::{example, text::Lang};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// So many samples of a plan, and its network.
fn sampled(plan: &Plan, samples: usize) -> (Sampling, Network) {
    let network = Network::of(plan);
    let mut sampling = Sampling::new(plan, &network);
    sampling.run(&network, samples);
    (sampling, network)
}

/// The slips of a project.
fn slips(plan: &Plan, project: &str, samples: usize) -> Vec<i32> {
    let (sampling, network) = sampled(plan, samples);
    sampling.slips(&network, &id(project)).expect("it has dates").collect()
}

/// How many of these there are, in whole per cent.
fn percent<T>(all: &[T], which: impl Fn(&T) -> bool) -> usize {
    (all.iter().filter(|it| which(it)).count() * 200 + all.len()) / (all.len() * 2)
}

/// Where a project and its milestones lie when it slips by so many days: `A 2026-05-04..2026-05-08,
/// M 2026-05-06`.
fn check_slipped(text: &str, slipped: &str, days: i16, expected: &str) {
    let plan = plan(text);
    let network = Network::of(&plan);
    let mut ready = Propagation::of(&network);
    let place = ready.place(&network, &id(slipped)).expect("it has dates");
    let mut slips = vec![[0; SAMPLES_PER_BLOCK]; ready.uncertain().len()];
    slips[place] = [days; SAMPLES_PER_BLOCK];
    let mut block = Block::new(slips);
    block.run(&mut ready, &network, None);
    let mut exactly = block.clone();
    exactly.run_exactly(&ready, &network);
    for block in [block, exactly] {
        for one in expected.split(", ") {
            let (name, dates) = one.split_once(' ').expect("a name and dates");
            let found = match block.forecast(&ready, &network, &id(name), 7) {
                Some(dates) => format!("{}..{}", dates.start(), dates.finish()),
                None => block
                    .forecast_milestone(&ready, &network, &id(name), 7)
                    .map_or("no dates".into(), |day| day.to_string()),
            };
            assert_eq!(found, dates, "{name} when {slipped} slips by {days} in {text}");
        }
    }
}

#[test]
fn c1_a_slip_goes_along_the_links_and_set_starts_are_floors() {
    let ab =
        |link: &str| format!("project A 2026-05-04 5d; project B 2026-05-11 5d; link A {link} B");
    check_slipped(&ab("FS"), "A", 0, "A 2026-05-04..2026-05-08, B 2026-05-11..2026-05-15");
    check_slipped(&ab("FS"), "A", 2, "A 2026-05-04..2026-05-12, B 2026-05-13..2026-05-19");
    check_slipped(&ab("FS+3"), "A", 2, "B 2026-05-18..2026-05-22");
    check_slipped(&ab("FS-4"), "A", 2, "B 2026-05-11..2026-05-15");
    check_slipped(&ab("FS+3c"), "A", 2, "B 2026-05-18..2026-05-22");
    // A start does not slip, and what starts with it neither.
    check_slipped(&ab("SS+5"), "A", 20, "B 2026-05-11..2026-05-15");
    check_slipped(&ab("FF"), "A", 6, "A 2026-05-04..2026-05-18, B 2026-05-12..2026-05-18");
    check_slipped(&ab("FS"), "B", 3, "A 2026-05-04..2026-05-08, B 2026-05-11..2026-05-20");
    // Slack takes it up.
    check_slipped(
        "project A 2026-05-04 5d; project B 2026-05-18 5d; link A FS B",
        "A",
        3,
        "B 2026-05-18..2026-05-22",
    );
    // Days off at the end are lost as soon as it slips.
    check_slipped("project A 2026-05-04..2026-05-10", "A", 0, "A 2026-05-04..2026-05-10");
    check_slipped("project A 2026-05-04..2026-05-10", "A", 1, "A 2026-05-04..2026-05-11");
    // An idea binds no plan; what is lived with is lived with.
    check_slipped(
        "project A 2026-05-04 5d proposed; project B 2026-05-11 5d; link A FS B",
        "A",
        5,
        "B 2026-05-11..2026-05-15",
    );
    let lived = "project A 2026-05-04 10d; project B 2026-05-11 5d; link A FS B accepted";
    check_slipped(lived, "A", 2, "A 2026-05-04..2026-05-19, B 2026-05-13..2026-05-19");
    // Each works its own days.
    let yard = "party Yard week MTWTFS-; project A 2026-05-04 5d by Yard; project B 2026-05-11 5d; link A FS B";
    check_slipped(yard, "A", 1, "A 2026-05-04..2026-05-09, B 2026-05-11..2026-05-15");
    check_slipped(yard, "A", 2, "A 2026-05-04..2026-05-11, B 2026-05-12..2026-05-18");
}

#[test]
fn c2_only_what_is_left_slips() {
    let with =
        |status: &str, state: &str| format!("status {status}; project A 2026-05-04 10d {state}");
    check_slipped(&with("2026-05-11", "finished"), "A", 0, "A 2026-05-04..2026-05-15");
    check_slipped(&with("2026-05-11", "running"), "A", 2, "A 2026-05-04..2026-05-19");
    check_slipped(&with("2026-05-11", "running left 3"), "A", 2, "A 2026-05-04..2026-05-15");
    check_slipped(&with("2026-05-20", "running"), "A", 2, "A 2026-05-04..2026-05-22");
    check_slipped(&with("2026-05-20", "planned"), "A", 2, "A 2026-05-20..2026-06-04");
    let left = |text: &str| {
        let network = Network::of(&plan(text));
        Propagation::of(&network).uncertain().map(|of| of.left).collect::<Vec<_>>()
    };
    assert_eq!(left(&with("2026-05-11", "finished")), [0]);
    assert_eq!(left(&with("2026-05-11", "planned")), [10]);
    assert_eq!(left(&with("2026-05-11", "running")), [5]);
    assert_eq!(left(&with("2026-05-11", "running left 3")), [3]);
    assert_eq!(left(&with("2026-05-20", "running")), [1]);
    assert_eq!(left(&with("2026-05-23", "running")), [1]);
    // Without a status date nothing says how far it is.
    assert_eq!(left("project A 2026-05-04 10d running"), [10]);
}

#[test]
fn c7_a_milestone_slips_by_its_share() {
    let with = |day: &str| format!("project A 2026-05-04 10d; milestone M in A {day}");
    check_slipped(&with("2026-05-04"), "A", 5, "M 2026-05-05");
    check_slipped(&with("2026-05-08"), "A", 4, "M 2026-05-12");
    check_slipped(&with("2026-05-15"), "A", 5, "M 2026-05-22, A 2026-05-04..2026-05-22");
    check_slipped(&with("2026-05-08"), "A", -4, "M 2026-05-06, A 2026-05-04..2026-05-11");
    // A share that rounds to more than there is before it leaves it on the first day.
    let first = "project A 2026-05-04 10d points 1/10/10; milestone M in A 2026-05-04; project B 2026-04-27 5d; link M FS B";
    check_slipped(first, "A", -9, "M 2026-05-04, B 2026-05-05..2026-05-11");
    check_slipped(&with("2026-05-08 done"), "A", 4, "M 2026-05-08");
    // Who waits for it, waits for its share alone.
    let waits = "project A 2026-05-04 10d; milestone M in A 2026-05-08; project B 2026-05-11 5d; link M FS B";
    check_slipped(waits, "A", 4, "B 2026-05-13..2026-05-19");
    // In what is running, by where it lies in what is left.
    let running = |day: &str| {
        format!("status 2026-05-11; project A 2026-05-04 10d running; milestone M in A {day}")
    };
    check_slipped(&running("2026-05-13"), "A", 5, "M 2026-05-18");
    check_slipped(&running("2026-05-15"), "A", 5, "M 2026-05-22, A 2026-05-04..2026-05-22");
    check_slipped(&running("2026-05-06"), "A", 5, "M 2026-05-12");
    check_slipped(&running("2026-05-06 done"), "A", 5, "M 2026-05-06");
}

#[test]
fn c8_nobody_starts_sooner_because_it_will_take_longer() {
    let ff = "project A 2026-05-04 10d; project B 2026-05-04 5d points 2/5/9; link A FF B";
    check_slipped(ff, "B", 0, "B 2026-05-11..2026-05-15");
    check_slipped(ff, "B", 3, "B 2026-05-11..2026-05-20");
    // When it takes less, what it waits for still holds its finish.
    check_slipped(ff, "B", -3, "B 2026-05-11..2026-05-15");
    check_slipped(&ff.replace("10d;", "10d finished;"), "B", -3, "B 2026-05-11..2026-05-15");
    check_slipped("project B 2026-05-04 5d points 2/5/9", "B", -3, "B 2026-05-04..2026-05-05");
    let stone = "project A 2026-05-04 10d; project B 2026-05-04 5d points 1/5/9; milestone M in B 2026-05-06; link A FF M";
    check_slipped(stone, "B", 0, "B 2026-05-13..2026-05-19, M 2026-05-15");
    check_slipped(stone, "B", -4, "B 2026-05-13..2026-05-15, M 2026-05-15");
}

#[test]
fn c3_draws_are_of_the_plan_the_project_and_the_sample_alone() {
    let text = "project A 2026-05-04 20d new; project B 2026-05-04 20d new";
    let (a, b) = (slips(&plan(text), "A", 1_000), slips(&plan(text), "B", 1_000));
    assert_ne!(a, b);
    assert_eq!(a, slips(&plan("project A 2026-05-04 20d new"), "A", 1_000));
    assert_eq!(
        a,
        slips(
            &plan("project C 2026-05-04 5d; project A 2026-06-01 20d new; link C FS A"),
            "A",
            1_000
        )
    );
    let mut other = plan(text);
    other.id = "other".into();
    assert_ne!(a, slips(&other, "A", 1_000));
}

/// Of the class normal, which holds in 70 of 100 samples and slips by half of what is left on
/// average.
#[test]
fn c5_a_class_holds_or_slips_by_a_heavy_tail() {
    let all = slips(&plan("class normal 70 50; project A 2026-05-04 200d"), "A", 20_000);
    // A slip that rounds to no day counts as held as well.
    assert_eq!(percent(&all, |slip| *slip == 0), 70);
    // By the inverse of the distribution: 100 * (sqrt(0.3 / (1 - p)) - 1) days at p.
    for (above, share) in [(22, 20), (73, 10), (145, 5), (448, 1)] {
        let found = percent(&all, |slip| *slip > above);
        assert_eq!(found, share, "more than {above} days");
    }
    assert!(all.iter().all(|slip| (0..=200 * i32::from(CAP)).contains(slip)));
    assert!(all.contains(&(200 * i32::from(CAP))), "the tail reaches the cap in 20,000 samples");
    for (class, share) in [("100 50", 100), ("70 0", 100), ("0 1000", 2)] {
        let all =
            slips(&plan(&format!("class normal {class}; project A 2026-05-04 20d")), "A", 5_000);
        assert!(
            percent(&all, |slip| *slip == 0) <= share
                && (share < 100 || all.iter().all(|slip| *slip == 0)),
            "{class}"
        );
    }
    // What is usual in the plan.
    let usual =
        |usual: &str| slips(&plan(&format!("usual {usual}; project A 2026-05-04 20d")), "A", 500);
    let own = |own: &str| slips(&plan(&format!("project A 2026-05-04 20d {own}")), "A", 500);
    assert_eq!(usual("new"), own("new"));
    assert_eq!(usual("normal"), own(""));
    assert_ne!(usual("routine"), own("normal"));
}

#[test]
fn c5_three_points_are_a_triangle() {
    fn check(points: &str, shares: &[(i32, usize)]) {
        let left: Vec<i32> =
            slips(&plan(&format!("project A 2026-05-04 10d points {points}")), "A", 20_000)
                .iter()
                .map(|slip| slip + 10)
                .collect();
        let ends: Vec<i32> = points.split('/').map(|day| day.parse().expect("a number")).collect();
        assert!(left.iter().all(|left| (ends[0]..=ends[2]).contains(left)), "{points}");
        for (day, share) in shares {
            let found = percent(&left, |left| left <= day);
            // The standard error is a third of a per cent.
            assert!(
                found.abs_diff(*share) <= 1,
                "{points}: {found} and not {share} per cent take at most {day} days"
            );
        }
    }
    check("7/7/7", &[(6, 0), (7, 100)]);
    // By the area below half a day more: (20.5 - 10)² of 400 below 20 when it rises all the way.
    check("10/20/30", &[(10, 0), (14, 10), (19, 45), (20, 55), (25, 90), (29, 100)]);
    check("10/10/30", &[(10, 5), (15, 47), (20, 77), (29, 100)]);
    check("10/30/30", &[(19, 23), (25, 60), (29, 95)]);
}

#[test]
fn c4_a_party_slips_together_and_each_project_as_often_as_alone() {
    let text = |common: u8| {
        format!(
            "common {common}; party Yard; project A 2026-05-04 200d by Yard; project B 2026-05-04 200d by Yard; project C 2026-05-04 200d"
        )
    };
    let of = |common: u8, project: &str| slips(&plan(&text(common)), project, 20_000);
    let alike = |common: u8| {
        let (a, b) = (of(common, "A"), of(common, "B"));
        let pairs: Vec<_> = a.into_iter().zip(b).filter(|(a, b)| *a > 0 || *b > 0).collect();
        percent(&pairs, |(a, b)| a == b)
    };
    // Of the samples in which either slips (51 of 100 when apart, 30 when together), those in which
    // they slip together.
    assert_eq!(alike(0), 0);
    assert_eq!(alike(30), 20);
    assert_eq!(alike(100), 100);
    for common in [0, 30, 100] {
        let (a, alone) = (of(common, "A"), of(common, "C"));
        for above in [0, 22, 73, 145] {
            let (a, alone) =
                (percent(&a, |slip| *slip > above), percent(&alone, |slip| *slip > above));
            assert!(
                a.abs_diff(alone) <= 1,
                "{common}: {a} and {alone} per cent slip by more than {above}"
            );
        }
    }
}

/// The chance of product P and its three days.
fn check_outlook(text: &str, samples: usize, expected: &str) {
    let (sampling, network) = sampled(&plan(text), samples);
    let found = sampling.outlook(&network, &id("P")).map_or("none".into(), |outlook| {
        let Quantiles { p10, p50, p80 } = outlook.ready;
        format!("{} of {}; {p10} {p50} {p80}", outlook.chance.hits, outlook.chance.samples)
    });
    assert_eq!(found, expected, "{text}");
}

#[test]
fn c9_and_c10_a_launch_is_judged_by_what_it_must_have() {
    let held = "class normal 100 0; project A 2026-05-04 5d; project B 2026-05-04 10d";
    check_outlook(
        &format!("{held}; product P launch 2026-05-15; P must A; P must B"),
        10,
        "10 of 10; 2026-05-15 2026-05-15 2026-05-15",
    );
    check_outlook(
        &format!("{held}; product P launch 2026-05-14; P must A; P must B"),
        10,
        "0 of 10; 2026-05-15 2026-05-15 2026-05-15",
    );
    // So many days before.
    check_outlook(
        &format!("{held}; product P launch 2026-05-15; P must A lead 5"),
        10,
        "10 of 10; 2026-05-15 2026-05-15 2026-05-15",
    );
    check_outlook(
        &format!("{held}; product P launch 2026-05-15; P must A lead 6"),
        10,
        "0 of 10; 2026-05-18 2026-05-18 2026-05-18",
    );
    // What it can do without does not hold it back.
    check_outlook(
        &format!("{held}; product P launch 2026-05-08; P must A; P should B"),
        10,
        "10 of 10; 2026-05-08 2026-05-08 2026-05-08",
    );
    // A launch on a day off, and who finishes on one.
    let yard = "class normal 100 0; party Yard week MTWTFSS; project A 2026-05-04..2026-05-10 by Yard; product P launch";
    check_outlook(
        &format!("{yard} 2026-05-10; P must A"),
        10,
        "10 of 10; 2026-05-10 2026-05-10 2026-05-10",
    );
    check_outlook(
        &format!("{yard} 2026-05-09; P must A"),
        10,
        "0 of 10; 2026-05-10 2026-05-10 2026-05-10",
    );
    check_outlook(
        &format!("{yard} 2026-05-12; P must A lead 1"),
        10,
        "10 of 10; 2026-05-12 2026-05-12 2026-05-12",
    );
    // At a milestone.
    let stone = "class normal 100 0; project A 2026-05-04 10d; milestone M in A 2026-05-07";
    check_outlook(
        &format!("{stone}; product P launch 2026-05-08; P must A at M"),
        10,
        "10 of 10; 2026-05-07 2026-05-07 2026-05-07",
    );
    // Nothing is judged by default.
    check_outlook(&format!("{held}; product P; P must A"), 10, "none");
    check_outlook(&format!("{held}; product P launch 2026-05-15; P should A"), 10, "none");
    check_outlook("project A; product P launch 2026-05-15; P must A", 10, "none");
    check_outlook(
        "project A 2026-05-04 5d proposed; product P launch 2026-05-15; P must A",
        10,
        "none",
    );
    check_outlook(&format!("{held}; product P launch 2026-05-15; P must A"), 0, "none");
}

/// Alone on time in 73 of 100 samples (70 that hold and 3 that slip by less than half a day), two
/// together in 53 and three in 39.
#[test]
fn c12_paths_that_merge() {
    let one = "class normal 70 50; project A 2026-05-04 20d; product P launch 2026-05-29; P must A";
    let two = format!("{one}; project B 2026-05-04 20d; P must B");
    let three = format!("{two}; project C 2026-05-04 20d; P must C");
    fn check(text: &str, chance: u8, below: Option<WhyPlainIsEarly>) {
        let (sampling, network) = sampled(&plan(text), 10_000);
        let found = sampling.chance(&id("P")).and_then(Chance::percent);
        // The standard error is half a per cent.
        assert!(
            found.is_some_and(|found| found.abs_diff(chance) <= 1),
            "{found:?} and not {chance} for {text}"
        );
        let paths = sampling.paths(&network, &id("P")).expect("it is judged");
        assert_eq!((paths.plain, paths.below), (day("2026-05-29"), below), "{text}");
    }
    check(one, 73, None);
    check(&two, 53, None);
    check(&three, 39, Some(WhyPlainIsEarly::Merging(3)));
    check(&one.replace("20d;", "20d new points 19/20/60;"), 4, Some(WhyPlainIsEarly::Tail));
    // One party that slips together merges nothing.
    let party = format!("party Yard; common 100; {}", three.replace("20d", "20d by Yard"));
    check(&party, 73, None);
}

/// On the critical path, and what holding would bring: `A 43 +20, B 12 +0`, in per cent.
fn check_drivers(text: &str, expected: &str) {
    let (sampling, network) = sampled(&plan(text), 10_000);
    let as_is =
        sampling.chance(&id("P")).expect("it is judged").percent().expect("there are samples");
    let gains = sampling.drivers(&network, &id("P"), 10);
    let paths = sampling.paths(&network, &id("P")).expect("it is judged");
    let each = paths.critical.iter().map(|(project, often)| {
        let gain = gains.iter().find(|gain| gain.project == *project);
        let more = gain.map_or(0, |gain| gain.chance.percent().expect("there are samples") - as_is);
        format!("{project} {} +{more}", often.percent().expect("there are samples"))
    });
    assert_eq!(each.collect::<Vec<_>>().join(", "), expected, "{text}");
}

#[test]
fn c12_criticality_and_drivers() {
    let product = "class normal 70 50; class new 50 100; product P launch 2026-06-12";
    check_drivers(&format!("project A 2026-05-04 20d; {product}; P must A"), "A 100 +7");
    // What does not slip is critical all the same; what waits for slack is not.
    let chain = format!(
        "class routine 100 0; project A 2026-05-04 10d; project B 2026-05-18 10d routine; link A FS B; {product}; P must B"
    );
    check_drivers(&chain, "A 100 +3, B 100 +0");
    let two = format!(
        "project A 2026-05-04 20d new; project B 2026-05-04 20d; {product}; P must A; P must B"
    );
    check_drivers(&two, "A 82 +20, B 58 +5");
    // A project that delivers to another product, or is done, is on no path to this one.
    check_drivers(
        &format!(
            "project A 2026-05-04 10d finished; project B 2026-05-18 15d; link A FS B; {product}; P must B"
        ),
        "B 100 +9",
    );
}

#[test]
fn c13_a_chance_is_counts_and_whole_per_cents() {
    fn check(hits: u32, samples: u32, percent: Option<u8>) {
        assert_eq!(Chance { hits, samples }.percent(), percent, "{hits} of {samples}");
    }
    check(0, 0, None);
    check(0, 2_000, Some(0));
    check(1, 2_000, Some(1));
    check(1_439, 2_000, Some(72));
    check(1_429, 2_000, Some(71));
    check(1_999, 2_000, Some(99));
    check(2_000, 2_000, Some(100));
    check(u32::MAX, u32::MAX, Some(100));
    assert!(
        Chance { hits: 800, samples: 1_000 }.is_at_least(80)
            && !Chance { hits: 799, samples: 1_000 }.is_at_least(80)
    );
    let quantiles = |counts: &[u32]| {
        let days: Vec<(Day, u32)> =
            counts.iter().zip(0..).map(|(count, n)| (day("2026-05-01").plus(n), *count)).collect();
        Quantiles::of(&days)
            .map(|Quantiles { p10, p50, p80 }| [p10, p50, p80].map(|day| day.ymd().2))
    };
    assert_eq!(quantiles(&[]), None);
    assert_eq!(quantiles(&[10]), Some([1, 1, 1]));
    assert_eq!(quantiles(&[1, 4, 3, 2]), Some([1, 2, 3]));
    assert_eq!(quantiles(&[0, 1, 4, 2, 3]), Some([2, 3, 5]));
}

/// Slips that can be drawn for a plan, from any numbers.
fn any_slips(ready: &Propagation, numbers: &[u16]) -> Vec<Slips> {
    let each = ready.uncertain().enumerate().map(|(place, of)| {
        let least = match of.spread {
            Some(WorkUncertainty::Points(points)) => (i32::from(points.low) - of.left).min(0),
            _ => 0,
        };
        std::array::from_fn(|lane| {
            // None at all in some samples, and few in most.
            let number = i32::from(numbers[(place * 31 + lane * 7) % numbers.len()]);
            let slip = if number % 3 == 0 { 0 } else { least + number % (40 - least) };
            if of.left == 0 { 0 } else { slip as i16 }
        })
    });
    each.collect()
}

/// Does a plan lie as a block has it, in a sample?
fn same_dates(
    plan: &Plan,
    network: &Network,
    (ready, block): (&Propagation, &Block),
    lane: usize,
    schedule: &Schedule,
) -> Result<(), TestCaseError> {
    for id in plan.projects.keys() {
        prop_assert_eq!(
            block.forecast(ready, network, id, lane),
            schedule.forecast(id),
            "project {}",
            id
        );
    }
    for id in plan.milestones.keys() {
        prop_assert_eq!(
            block.forecast_milestone(ready, network, id, lane),
            schedule.forecast_milestone(id),
            "milestone {}",
            id
        );
    }
    Ok(())
}

/// The two ways of reckoning a block give the same in every sample.
fn same_both_ways(
    plan: &Plan,
    network: &Network,
    ready: &mut Propagation,
    block: &Block,
) -> Result<(), TestCaseError> {
    let (mut fast, mut exact) = (block.clone(), block.clone());
    fast.run(ready, network, None);
    exact.run_exactly(ready, network);
    for lane in 0..SAMPLES_PER_BLOCK {
        for id in plan.projects.keys() {
            let (fast, exact) =
                (fast.forecast(ready, network, id, lane), exact.forecast(ready, network, id, lane));
            prop_assert_eq!(fast, exact, "project {} in sample {}", id, lane);
        }
        for id in plan.milestones.keys() {
            let (fast, exact) = (
                fast.forecast_milestone(ready, network, id, lane),
                exact.forecast_milestone(ready, network, id, lane),
            );
            prop_assert_eq!(fast, exact, "milestone {} in sample {}", id, lane);
        }
    }
    for (_, deliverable) in plan.deliverables.iter() {
        let end = (&deliverable.project, deliverable.milestone.as_ref());
        let needed = (day("2026-06-01"), deliverable.preparation);
        if let Some(handover) = Handover::of(ready, network, end, needed, &plan.about.calendar) {
            let reckoned = |block: &Block| {
                let (mut slack, mut launches) =
                    ([i32::MAX; SAMPLES_PER_BLOCK], [0; SAMPLES_PER_BLOCK]);
                handover.slack(block, ready, network, &mut slack);
                handover.launches(block, ready, network, &mut launches);
                (slack, launches)
            };
            prop_assert_eq!(
                reckoned(&fast),
                reckoned(&exact),
                "{} of {}",
                deliverable.name,
                deliverable.project
            );
        }
    }
    let ends: Vec<(usize, u128)> =
        (0..ready.uncertain().len()).map(|place| (place, (u128::MAX / 3) << (place % 2))).collect();
    prop_assert_eq!(fast.critical(ready, network, &ends), exact.critical(ready, network, &ends));
    Ok(())
}

/// The same plan, in which everything holds.
fn without_spread(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let holds = Class { holds: 100, slip: 50 };
    let uncertainty = UncertaintySettings {
        routine: holds,
        normal: holds,
        new: Class { holds: 0, slip: 0 },
        ..plan.about.uncertainty
    };
    plan.about = About { uncertainty, ..About::clone(&plan.about) }.into();
    let lefts: Vec<(u64, i32)> =
        Propagation::of(&Network::of(&plan)).uncertain().map(|of| (of.key, of.left)).collect();
    for (id, project) in plan.projects.clone().iter() {
        let left = lefts.iter().find(|(key, _)| *key == key_of(id)).map_or(0, |(_, left)| *left);
        let spread = match (project.spread, u16::try_from(left)) {
            (Some(WorkUncertainty::Points(_)), Ok(days)) => {
                Points::new(days, days, days).map(WorkUncertainty::Points)
            }
            (spread, _) => spread.filter(|spread| !matches!(spread, WorkUncertainty::Points(_))),
        };
        plan.insert(id.clone(), Project { spread, ..Project::clone(project) });
    }
    plan
}

fn key_of(id: &ProjectId) -> u64 {
    key(id.as_str())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn c6_without_spread_it_is_the_forecast_of_the_schedule(plan in crate::plans::linked_plan()) {
        let plan = without_spread(&plan);
        let schedule = Schedule::of(&plan);
        let (sampling, network) = sampled(&plan, SAMPLES_PER_BLOCK);
        for id in plan.projects.keys() {
            prop_assert!(sampling.slips(&network, id).into_iter().flatten().all(|slip| slip == 0));
            let finish = schedule.forecast(id).map(Span::finish);
            prop_assert_eq!(sampling.finish(&network, id), finish.map(|day| Quantiles { p10: day, p50: day, p80: day }));
        }
        let mut ready = Propagation::of(&network);
        let mut block = Block::new(vec![[0; SAMPLES_PER_BLOCK]; ready.uncertain().len()]);
        block.run(&mut ready, &network, None);
        same_dates(&plan, &network, (&ready, &block), 5, &schedule)?;
        for outlook in sampling.outlooks(&network) {
            let late = plan.deliverables_of(&outlook.product).filter(|(_, it)| it.need == Need::Must).any(|(_, it)| {
                let milestone = it.milestone.as_ref().and_then(|id| schedule.forecast_milestone(id));
                let day = milestone.or(schedule.forecast(&it.project).map(Span::finish)).expect("it is judged, so it has dates");
                day > needed_by(&plan, outlook.launch, it.preparation)
            });
            prop_assert_eq!(outlook.chance.hits, if late { 0 } else { SAMPLES_PER_BLOCK as u32 });
        }
    }

    /// Any plan at all: loops, days off, the first and the last day, links that lead nowhere.
    #[test]
    fn c6_of_any_plan(plan in crate::plans::plan(), numbers in proptest::collection::vec(any::<u16>(), 40)) {
        let plan = without_spread(&plan);
        let schedule = Schedule::of(&plan);
        let network = Network::of(&plan);
        let mut ready = Propagation::of(&network);
        let mut block = Block::new(vec![[0; SAMPLES_PER_BLOCK]; ready.uncertain().len()]);
        block.run(&mut ready, &network, None);
        same_dates(&plan, &network, (&ready, &block), 5, &schedule)?;
        same_both_ways(&plan, &network, &mut ready, &Block::new(any_slips(&Propagation::of(&network), &numbers)))?;
    }

    #[test]
    fn c1_rows_of_numbers_and_the_rule_itself_agree_in_every_sample(
        plan in crate::plans::linked_plan(), numbers in proptest::collection::vec(any::<u16>(), 60)
    ) {
        let network = Network::of(&plan);
        let mut ready = Propagation::of(&network);
        let block = Block::new(any_slips(&ready, &numbers));
        same_both_ways(&plan, &network, &mut ready, &block)?;
    }

    /// Bars and milestones on days off, as lists bring them.
    #[test]
    fn c1_on_days_off_they_agree_too(
        plan in crate::plans::linked_plan(), shifts in proptest::collection::vec(0_i32..4, 28), numbers in proptest::collection::vec(any::<u16>(), 60)
    ) {
        let mut plan = plan;
        for (n, (id, project)) in plan.projects.clone().iter().enumerate() {
            let dates = project.dates.and_then(|dates| Span::new(dates.start().plus(-shifts[n]), dates.finish().plus(shifts[n + 9])));
            plan.insert(id.clone(), Project { dates, ..Project::clone(project) });
        }
        for (n, (id, milestone)) in plan.milestones.clone().iter().enumerate() {
            let day = milestone.day.plus(shifts[n + 18] - 2);
            plan.insert(id.clone(), Milestone { day, ..Milestone::clone(milestone) });
        }
        let status_date = plan.about.status_date.map(|day| day.plus(shifts[27]));
        plan.about = About { status_date, ..About::clone(&plan.about) }.into();
        let schedule = Schedule::of(&plan);
        let network = Network::of(&plan);
        let mut ready = Propagation::of(&network);
        let mut even = Block::new(vec![[0; SAMPLES_PER_BLOCK]; ready.uncertain().len()]);
        even.run(&mut ready, &network, None);
        same_dates(&plan, &network, (&ready, &even), 5, &schedule)?;
        let block = Block::new(any_slips(&ready, &numbers));
        same_both_ways(&plan, &network, &mut ready, &block)?;
    }

    /// No work that slips makes anything else sooner.
    #[test]
    fn c8_a_slip_makes_nothing_sooner(
        plan in crate::plans::linked_plan(), which in 0_usize..9, more in 1_i16..30, numbers in proptest::collection::vec(any::<u16>(), 60)
    ) {
        let network = Network::of(&plan);
        let mut ready = Propagation::of(&network);
        let mut block = Block::new(any_slips(&ready, &numbers));
        block.run(&mut ready, &network, None);
        let mut later = block.clone();
        if let Some(place) = ready.place(&network, &id(&((b'a' + which as u8) as char).to_string())) {
            later.slips[place] = later.slips[place].map(|slip| slip + more);
        }
        later.run(&mut ready, &network, None);
        for project in plan.projects.keys() {
            for lane in 0..SAMPLES_PER_BLOCK {
                let at = |block: &Block| block.forecast(&ready, &network, project, lane).expect("each has dates");
                prop_assert!(at(&block).start() <= at(&later).start() && at(&block).finish() <= at(&later).finish(), "{project}");
            }
        }
    }

    #[test]
    fn c3_another_project_or_another_order_changes_no_slips(plan in crate::plans::linked_plan(), which in 0_usize..9) {
        let (sampling, network) = sampled(&plan, 200);
        let mut other = plan.clone();
        let gone: ProjectId = id(&((b'a' + which as u8) as char).to_string());
        let mut patch = Patch::default();
        patch.remove(&plan, &gone);
        let new = Project { name: "New".into(), dates: Span::new(day("2026-05-04"), day("2026-05-08")), state: ProjectState::Planned, ..Project::default() };
        patch.put(&plan, &id("A first one"), new);
        other = other.apply(&patch).expect("made for this plan");
        let (after, after_network) = sampled(&other, 200);
        for project in plan.projects.keys().filter(|project| **project != gone) {
            let slips: Vec<i32> = sampling.slips(&network, project).into_iter().flatten().collect();
            prop_assert_eq!(slips, after.slips(&after_network, project).into_iter().flatten().collect::<Vec<_>>());
        }
    }

    #[test]
    fn c11_and_c13_shares_are_in_order_and_a_later_launch_is_never_less_likely(plan in crate::plans::linked_plan(), days in 1..60) {
        let (sampling, network) = sampled(&plan, 300);
        let mut later = plan.clone();
        for (id, product) in plan.products.iter() {
            let launch = product.launch.map(|launch| launch.plus(days));
            later.insert(id.clone(), Product { launch, ..Product::clone(product) });
        }
        let (after, after_network) = sampled(&later, 300);
        let after = after.outlooks(&after_network);
        let before = sampling.outlooks(&network);
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(before.ready.p10 <= before.ready.p50 && before.ready.p50 <= before.ready.p80);
            prop_assert!(before.chance.hits <= after.chance.hits);
            prop_assert_eq!(before.launches.iter().map(|(_, samples)| *samples).sum::<u32>(), 300);
            prop_assert_eq!(&before.launches, &after.launches, "when it could be does not depend on when it is promised");
            let least = before.deliverables.iter().map(|(_, chance)| chance.hits).min();
            prop_assert!(least.is_some_and(|least| before.chance.hits <= least), "no more often than each of its parts");
            let paths = sampling.paths(&network, &before.product).expect("it is judged");
            prop_assert_eq!(paths.below.is_some(), paths.plain < before.ready.p50);
            let gains = sampling.drivers(&network, &before.product, 3);
            prop_assert!(gains.is_sorted_by(|a, b| a.chance.hits >= b.chance.hits));
        }
        for project in plan.projects.keys() {
            let finish = sampling.finish(&network, project).expect("each has dates");
            prop_assert!(finish.p10 <= finish.p50 && finish.p50 <= finish.p80);
        }
    }

    #[test]
    fn c3_steps_give_what_one_run_gives(plan in crate::plans::linked_plan(), steps in proptest::collection::vec(1_usize..200, 1..5)) {
        let network = Network::of(&plan);
        let mut by_steps = Sampling::new(&plan, &network);
        for step in &steps {
            by_steps.run(&network, *step);
        }
        let (at_once, _) = sampled(&plan, steps.iter().sum());
        prop_assert_eq!(by_steps.samples(), at_once.samples());
        prop_assert_eq!(by_steps.checksum(&network), at_once.checksum(&network));
    }

    /// As a drag does: one change after another, of dates alone or of anything.
    #[test]
    fn c3_following_changes_is_the_same_as_starting_anew(plan in crate::plans::linked_plan(), others in proptest::collection::vec(crate::plans::linked_plan(), 3), parts in 0_usize..4) {
        let mut plan = plan;
        let mut schedule = Schedule::of(&plan);
        let mut sampling = Sampling::new(&plan, schedule.network());
        sampling.run(schedule.network(), 150);
        for other in others {
            let mut next = plan.clone();
            for (id, project) in other.projects.iter() {
                let (dates, spread) = (project.dates, if parts > 0 { project.spread } else { plan.projects[id].spread });
                let is_moved = id.as_str() < "d";
                let dates = if is_moved { dates } else { plan.projects[id].dates };
                next.insert(id.clone(), Project { dates, spread, ..Project::clone(&plan.projects[id]) });
            }
            if parts > 1 {
                next.links = other.links.clone();
            }
            if parts > 2 {
                next = other.clone();
            }
            let patch = Patch::between(&plan, &next);
            plan = plan.apply(&patch).expect("made for this plan");
            schedule.follow(&patch, &plan);
            // Whole, or block by block; in the middle of that the next change can come.
            if parts % 2 == 0 {
                sampling.follow(&plan, schedule.network());
            } else {
                sampling.follow_later(&plan, schedule.network(), &ChangedNodes::All);
                sampling.step(schedule.network(), 150);
                let (anew, network) = sampled(&plan, sampling.samples());
                prop_assert_eq!(sampling.checksum(schedule.network()), anew.checksum(&network));
                continue;
            }
            let (anew, network) = sampled(&plan, 150);
            prop_assert_eq!(sampling.outlooks(schedule.network()), anew.outlooks(&network));
            for id in plan.projects.keys() {
                prop_assert_eq!(sampling.finishes(schedule.network(), id), anew.finishes(&network, id));
            }
        }
        while sampling.step(schedule.network(), 150) {}
        let (anew, network) = sampled(&plan, 150);
        prop_assert_eq!(sampling.checksum(schedule.network()), anew.checksum(&network));
        prop_assert_eq!(sampling.outlooks(schedule.network()), anew.outlooks(&network));
    }

    #[test]
    fn any_plan_has_a_forecast(plan in crate::plans::plan()) {
        let (sampling, network) = sampled(&plan, 10);
        for outlook in sampling.outlooks(&network) {
            prop_assert!(sampling.paths(&network, &outlook.product).is_some());
            sampling.drivers(&network, &outlook.product, 5);
        }
    }
}

/// The same on every machine; `tests/browser/main.rs` asks for the same numbers in WebAssembly.
#[test]
fn c3_the_example_has_the_same_forecast_everywhere() {
    crate::golden::check();
}

/// Draws hang on the seed, which a copy keeps and both examples share.
#[test]
fn c3_a_copy_has_the_chances_of_its_original_in_any_language() {
    let example = |lang| example::plan(lang, "2026-05-04".parse().expect("a day"));
    let original = example(Lang::En);
    let copy = original.copy_as("plan-2", "A copy");
    let rows = [
        ("a copy", copy.clone()),
        ("a copy of the copy", copy.copy_as("plan-3", "Another")),
        ("the example in Dutch", example(Lang::Nl)),
    ];
    let chances = |plan: &Plan| {
        let (sampling, network) = sampled(plan, 500);
        sampling
            .outlooks(&network)
            .into_iter()
            .map(|outlook| (outlook.product.to_string(), outlook.chance))
            .collect::<Vec<_>>()
    };
    for (name, plan) in rows {
        assert_ne!(plan.id, original.id);
        assert_eq!(chances(&plan), chances(&original), "{name}");
    }
    let mut other = original.clone();
    other.about = About { seed: None, ..(*original.about).clone() }.into();
    assert_eq!(chances(&other), chances(&original), "the seed of the example is its English id");
    other.id = "plan-4".into();
    assert_ne!(chances(&other), chances(&original), "the seed is the id unless one is given");
}
