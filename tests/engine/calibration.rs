//! What a chance is worth (docs/CALIBRATION.md): dates called by the forecast against truths drawn
//! by other rules, and against what lists say a year later.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::notation::plan;
use engine::forecast::{FULL, Sampling};
use engine::model::*;
use engine::schedule::*;

/// Random numbers of the tests' own: PCG (O'Neill, 2014), and nothing of the forecaster's.
struct Dice {
    state: u64,
    stream: u64,
}

impl Dice {
    fn new(seed: u64, stream: u64) -> Dice {
        let mut dice = Dice { state: 0, stream: stream << 1 | 1 };
        dice.next();
        dice.state = dice.state.wrapping_add(seed);
        dice.next();
        dice
    }

    fn next(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(self.stream);
        let mixed = (((old >> 18) ^ old) >> 27) as u32;
        mixed.rotate_right((old >> 59) as u32)
    }

    /// Above 0 and below 1.
    fn uniform(&mut self) -> f64 {
        let bits = u64::from(self.next()) << 20 | u64::from(self.next()) >> 12;
        (bits as f64 + 0.5) / (1_u64 << 52) as f64
    }

    fn below(&mut self, number: usize) -> usize {
        (self.uniform() * number as f64) as usize
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A programme of 5 to 30 projects with links, calendars, parties, milestones and four launches;
/// each number gives another one.
fn programme(number: u64) -> Plan {
    let mut dice = Dice::new(number, 1);
    let base: Day = "2026-01-05".parse().expect("a day");
    let status = dice.is(70).then(|| base.plus(dice.below(150) as i32));
    let mut text = String::from("week MTWTF--; holidays NL");
    status.iter().for_each(|day| write!(text, "; status {day}").expect("a string"));
    let parties = dice.below(5);
    for party in 0..parties {
        let rules = ["", " week MTWTFS-", " week MTWT---", " closed Break 2026-07-20..2026-08-07"]
            [dice.below(4)];
        write!(text, "; party Y{party}{rules}").expect("a string");
    }
    let count = 5 + dice.below(26);
    let mut bars: Vec<Span> = Vec::new();
    let mut links = String::new();
    for n in 0..count {
        let days = 4 + dice.below(100) as i32;
        let (mut start, mut least) = (base.plus(dice.below(60) as i32), Day::MIN);
        let mut befores: Vec<usize> = (0..dice.below(3).min(n)).map(|_| dice.below(n)).collect();
        befores.dedup();
        for before in befores {
            let (bar, lag) = (bars[before], dice.below(6) as i32);
            let slack = dice.below(12) as i32;
            match dice.below(10) {
                0 => {
                    start = start.max(bar.start().plus(2 * lag + slack));
                    write!(links, "; link A{before} SS+{lag} A{n}").expect("a string");
                }
                1 => {
                    least = least.max(bar.finish().plus(2 * lag + slack));
                    write!(links, "; link A{before} FF+{lag} A{n}").expect("a string");
                }
                _ => {
                    start = start.max(bar.finish().plus(1 + 2 * lag + slack));
                    write!(links, "; link A{before} FS+{lag} A{n}").expect("a string");
                }
            }
        }
        let bar = Span::new(start, start.plus(days).max(least)).expect("in order");
        let state = match status {
            Some(status) if bar.finish() < status && dice.is(80) => "finished",
            Some(status) if bar.start() < status => "running",
            _ => "planned",
        };
        let work = (bar.days() * 5 / 7).max(1);
        let spread = match dice.below(10) {
            0 | 1 => "routine".into(),
            2 | 3 => "normal".into(),
            4 | 5 => "new".into(),
            6 if state == "planned" => {
                format!("points {}/{}/{}", (work * 8 / 10).max(1), work, work * 2)
            }
            _ => String::new(),
        };
        let by = if parties > 0 && dice.is(60) {
            format!(" by Y{}", dice.below(parties))
        } else {
            String::new()
        };
        write!(text, "; project A{n} {}..{} {state}{by} {spread}", bar.start(), bar.finish())
            .expect("a string");
        if dice.is(20) {
            write!(
                text,
                "; milestone M{n} in A{n} {}",
                bar.start().plus(dice.below(bar.days() as usize) as i32)
            )
            .expect("a string");
        }
        bars.push(bar);
    }
    text.push_str(&links);
    for product in 0..LAUNCHES {
        write!(text, "; product P{product} launch 2026-12-01").expect("a string");
        let mut musts: Vec<usize> =
            (0..1 + dice.below(4)).map(|_| count - 1 - dice.below(count / 2)).collect();
        musts.sort_unstable();
        musts.dedup();
        for must in musts {
            let at = if text.contains(&format!("milestone M{must} ")) && dice.is(50) {
                format!(" at M{must}")
            } else {
                String::new()
            };
            write!(text, "; P{product} must A{must} lead {}{at}", dice.below(8)).expect("a string");
        }
    }
    let mut plan = plan(&text);
    plan.id = format!("programme {number}");
    plan
}

/// Launches of a programme.
const LAUNCHES: usize = 4;
const PROGRAMMES: u64 = 250;
/// The samples of a block make so many truths for each launch that no other launch shares.
const THOUSANDS: usize = SAMPLES_PER_BLOCK / LAUNCHES;

/// The inverse of the normal distribution (Acklam's rational approximation; off by a billionth at
/// most).
fn normal(u: f64) -> f64 {
    const A: [f64; 6] = [
        -39.69683028665376,
        220.9460984245205,
        -275.9285104469687,
        138.357751867269,
        -30.66479806614716,
        2.506628277459239,
    ];
    const B: [f64; 6] = [
        -54.47609879822406,
        161.5858368580409,
        -155.6989798598866,
        66.80131188771972,
        -13.28068155288572,
        1.0,
    ];
    const C: [f64; 6] = [
        -0.007784894002430293,
        -0.3223964580411365,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
    ];
    const D: [f64; 5] =
        [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0];
    let of = |coefficients: &[f64], x: f64| {
        coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
    };
    let tail = |u: f64| {
        let q = (-2.0 * u.ln()).sqrt();
        of(&C, q) / of(&D, q)
    };
    match u {
        u if u < 0.02425 => tail(u),
        u if u > 1.0 - 0.02425 => -tail(1.0 - u),
        u => {
            let q = u - 0.5;
            of(&A, q * q) * q / of(&B, q * q)
        }
    }
}

/// The inverse of a triangular distribution.
fn triangle(u: f64, low: f64, top: f64, high: f64) -> f64 {
    if high <= low {
        return low;
    }
    if u < (top - low) / (high - low) {
        low + (u * (high - low) * (top - low)).sqrt()
    } else {
        high - ((1.0 - u) * (high - low) * (high - top)).sqrt()
    }
}

/// How the truth comes about: by how much work slips.
#[derive(Clone, Copy, Debug)]
enum SlipModel {
    /// As assumed.
    Assumed,
    /// It holds in so many per cent more, and slips by so many per cent of the average that is
    /// assumed.
    Otherwise(i32, i32),
    /// Work takes a lognormal multiple of what is left: as set in the middle, on average as long as
    /// assumed. Half of all comes earlier.
    LognormalWork,
    /// Everything slips, by a lognormal slip of the average that is assumed (sigma 1).
    LognormalSlip,
    /// A triangle around what is left, from 30 per cent less to 30 per cent more.
    EvenTriangle,
    /// A triangle from 10 per cent less, highest at what is left, on average as long as assumed.
    SkewedTriangle,
}

/// What of the truth is common to several projects.
#[derive(Clone, Copy, Debug)]
enum Common {
    /// One number for the projects of a party, in so many per cent.
    Party(usize),
    /// One number for the whole programme, in so many per cent; else as [`Common::Party`] of 30.
    Programme(usize),
}

/// The slip, in working days, of a project with so much left at a number from 0 to 1.
fn slip(how: SlipModel, u: f64, of: &UncertainWork, uncertainty: &UncertaintySettings) -> i16 {
    let left = f64::from(of.left);
    let spread = uncertainty.class(of.spread);
    let average = match spread {
        Ok(class) => f64::from(100 - class.holds) / 100.0 * f64::from(class.slip) / 100.0,
        Err(Points { low, likely, high }) => f64::from(low + likely + high) / 3.0 / left - 1.0,
    };
    let mixture = |holds: i32, slip: f64| {
        let holds = f64::from(holds.clamp(0, 100)) / 100.0;
        // Of those that slip, the share that slip by less; then Lomax of shape 2: P(more than x
        // times the average) = (1 + x) to the power of -2.
        let more = (1.0 - u) / (1.0 - holds);
        if u < holds { 0.0 } else { ((1.0 / more.sqrt() - 1.0) * slip * left).min(5.0 * left) }
    };
    let days = match (how, spread) {
        (SlipModel::Assumed | SlipModel::Otherwise(..), Err(Points { low, likely, high })) => {
            triangle(u, low.into(), likely.into(), high.into()) - left
        }
        (SlipModel::Assumed, Ok(class)) => {
            mixture(class.holds.into(), f64::from(class.slip) / 100.0)
        }
        (SlipModel::Otherwise(more, times), Ok(class)) => mixture(
            i32::from(class.holds) + more,
            f64::from(class.slip) / 100.0 * f64::from(times) / 100.0,
        ),
        (SlipModel::LognormalWork, _) => {
            left * (((2.0 * (1.0 + average).ln()).sqrt() * normal(u)).exp() - 1.0)
        }
        (SlipModel::LognormalSlip, _) => left * average * (normal(u) - 0.5).exp(),
        (SlipModel::EvenTriangle, _) => left * (triangle(u, 0.7, 1.0, 1.3) - 1.0),
        (SlipModel::SkewedTriangle, _) => left * (triangle(u, 0.9, 1.0, 1.1 + 3.0 * average) - 1.0),
    };
    days.round().clamp(1.0 - left, i16::MAX.into()) as i16
}

/// A truth for each sample of a block, drawn by rules of its own.
fn truth(
    how: SlipModel,
    common: Common,
    plan: &Plan,
    ready: &Propagation,
    dice: &mut Dice,
) -> Vec<Slips> {
    let uncertainty = &plan.about.uncertainty;
    let mut slips = vec![[0; SAMPLES_PER_BLOCK]; ready.uncertain().len()];
    for lane in 0..SAMPLES_PER_BLOCK {
        let (by_party, all) = match common {
            Common::Party(percent) => (percent, 0),
            Common::Programme(percent) => (30, percent),
        };
        let everything = dice.is(all).then(|| dice.uniform());
        let mut parties: BTreeMap<u64, Option<f64>> = BTreeMap::new();
        for (of, slips) in ready.uncertain().zip(&mut slips).filter(|(of, _)| of.left > 0) {
            let party = of.party.and_then(|party| {
                *parties.entry(party).or_insert_with(|| dice.is(by_party).then(|| dice.uniform()))
            });
            let own = dice.uniform();
            slips[lane] = slip(how, everything.or(party).unwrap_or(own), of, uncertainty);
        }
    }
    slips
}

/// How many dates called P50 and P80 held.
#[derive(Clone, Debug, Default)]
struct KeptCounts {
    /// In each of 32 thousands of truths, for the thousand dates.
    p50: [usize; THOUSANDS],
    p80: [usize; THOUSANDS],
}

/// Every family of truths against the same calls; and how many dates should hold by what the
/// forecast says of the days that it calls.
fn held(families: &[(SlipModel, Common)]) -> (Vec<KeptCounts>, [f64; 2]) {
    let mut all = vec![KeptCounts::default(); families.len()];
    let mut called = [0.0; 2];
    for number in 0..PROGRAMMES {
        let plan = programme(number);
        let network = Network::of(&plan);
        let mut sampling = Sampling::new(&plan, &network);
        sampling.run(&network, FULL);
        let mut ready = Propagation::of(&network);
        let calls: Vec<_> = sampling
            .outlooks(&network)
            .into_iter()
            .map(|outlook| (outlook.product, outlook.ready, outlook.launches))
            .collect();
        for (_, ready, launches) in &calls {
            for (called, day) in called.iter_mut().zip([ready.p50, ready.p80]) {
                let by: u32 = launches
                    .iter()
                    .filter(|(launch, _)| *launch <= day)
                    .map(|(_, samples)| samples)
                    .sum();
                *called += f64::from(by) / FULL as f64;
            }
        }
        for (family, ((how, common), held)) in families.iter().zip(&mut all).enumerate() {
            let mut dice = Dice::new(number, 100 + family as u64);
            let mut block = Block::new(truth(*how, *common, &plan, &ready, &mut dice));
            block.run(&mut ready, &network, None);
            for (place, (product, called, _)) in calls.iter().enumerate() {
                let mut numbers = [0; SAMPLES_PER_BLOCK];
                for (_, it) in plan.deliverables_of(product) {
                    let end = (&it.project, it.milestone.as_ref());
                    let handover = Handover::of(
                        &ready,
                        &network,
                        end,
                        (Day::MAX, it.preparation),
                        &plan.about.calendar,
                    )
                    .expect("it has dates");
                    handover.launches(&block, &ready, &network, &mut numbers);
                }
                let days = numbers.map(|number| launch_day(&plan.about.calendar, number));
                // Each launch of a programme has another truth, so that no two dates of a thousand
                // share one.
                for thousand in 0..THOUSANDS {
                    let day = days[thousand * LAUNCHES + place];
                    held.p50[thousand] += usize::from(day <= called.p50);
                    held.p80[thousand] += usize::from(day <= called.p80);
                }
            }
        }
    }
    (all, called)
}

/// A name, the truth, and between which per cents of the dates called P50 and P80 hold.
type Family = (&'static str, SlipModel, Common, [usize; 2], [usize; 2]);

const USUAL: Common = Common::Party(30);

/// A thousand dates: with one truth for each, a share of 80 per cent has a standard error of 1.3
/// per cent. So each thousand is tried against 32 truths, which leaves a quarter of a per cent, and
/// the average of them is asked for. That of 2,000 samples a date is called too early or too late
/// averages out over 1,000 dates.
#[test]
fn of_a_thousand_dates_called_p80_eight_hundred_hold() {
    let families: [Family; 10] = [
        ("as assumed", SlipModel::Assumed, USUAL, [56, 60], [80, 83]),
        (
            "holds 15 points more often, slips by two thirds",
            SlipModel::Otherwise(15, 67),
            USUAL,
            [75, 80],
            [91, 95],
        ),
        (
            "holds 15 points less often, slips by half as much again",
            SlipModel::Otherwise(-15, 150),
            USUAL,
            [36, 41],
            [61, 66],
        ),
        ("lognormal work", SlipModel::LognormalWork, USUAL, [38, 44], [61, 66]),
        ("lognormal slips", SlipModel::LognormalSlip, USUAL, [22, 27], [77, 81]),
        ("even triangle", SlipModel::EvenTriangle, USUAL, [78, 83], [96, 99]),
        ("skewed triangle", SlipModel::SkewedTriangle, USUAL, [20, 25], [74, 79]),
        ("nothing in common", SlipModel::Assumed, Common::Party(0), [54, 59], [79, 83]),
        (
            "parties always slip together",
            SlipModel::Assumed,
            Common::Party(100),
            [57, 62],
            [80, 84],
        ),
        (
            "the whole programme together in half of the cases",
            SlipModel::Assumed,
            Common::Programme(50),
            [62, 68],
            [81, 86],
        ),
    ];
    let (all, called) = held(&families.map(|(_, how, common, ..)| (how, common)));
    println!("called {:.1} {:.1}", called[0], called[1]);
    for ((name, .., p50, p80), held) in families.iter().zip(&all) {
        let ([low, half, high], [low_80, most, high_80]) = (spread(&held.p50), spread(&held.p80));
        println!("{name}: P50 {half} ({low} to {high}), P80 {most} ({low_80} to {high_80})");
        assert!((p50[0] * 10..=p50[1] * 10).contains(&half), "{name}: {half} of 1,000 called P50");
        assert!((p80[0] * 10..=p80[1] * 10).contains(&most), "{name}: {most} of 1,000 called P80");
    }
    // The matched family: what the forecast itself says of the days that it calls, whole days as
    // they are; and 80 per cent, at most 3 more or less.
    for (held, called) in [(&all[0].p50, called[0]), (&all[0].p80, called[1])] {
        let [_, average, _] = spread(held);
        assert!(
            (average as f64 - called).abs() < 10.0,
            "{average} held of 1,000, and {called:.1} were called"
        );
    }
    let [_, average, _] = spread(&all[0].p80);
    assert!((770..=830).contains(&average), "{average} of 1,000");
}

/// The least, the average and the most.
fn spread(thousands: &[usize]) -> [usize; 3] {
    let average = (thousands.iter().sum::<usize>() * 2 + thousands.len()) / (thousands.len() * 2);
    [
        thousands.iter().copied().min().unwrap_or(0),
        average,
        thousands.iter().copied().max().unwrap_or(0),
    ]
}
