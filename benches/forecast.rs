//! What the forecast costs, as ratios to a bare loop over the same network: plain arrays, one
//! calendar, finish to start, the same kind of draws.
//!
//! `script/bench` runs it natively and in WebAssembly. It prints medians and measures nothing
//! against a clock of another run.

#![allow(unsafe_code, reason = "in WebAssembly its state is handed over as a pointer")]

use engine::{
    forecast::{CAP, Sampling, Scope, mix},
    model::*,
    schedule::Network,
};
use std::hint::black_box;

/// The sizes that are measured: projects, products and samples.
const SIZES: [(u32, u32, usize); 3] = [(40, 20, 2_000), (1_000, 50, 1_000), (10_000, 500, 1_000)];

/// One plan of a size, ready to be measured.
struct Bench {
    plan: Plan,
    network: Network,
    samples: usize,
    sampling: Sampling,
    /// All launches, as the page has them.
    scope: Scope,
    /// The same plan by three parties, one of them with a week of its own, with milestones, types
    /// of links and lags.
    mixed: (Sampling, Network),
    /// A project in the middle that begins a working day later, and back.
    edits: [Patch; 2],
    bare: Bare,
}

/// A network as bare as it can be.
struct Bare {
    floors: Vec<i32>,
    days: Vec<i32>,
    into: Vec<Option<[u32; 2]>>,
    launches: Vec<Vec<(u32, i32)>>,
    slips: Vec<Vec<[i16; SAMPLES_PER_BLOCK]>>,
}

/// Samples that lie together: what goes into the cache of one core.
const SAMPLES_PER_BLOCK: usize = 128;

impl Bare {
    /// Draws the slips of all samples.
    fn draw(&mut self, samples: usize) {
        let share = 0.3_f64;
        self.slips = (0..samples.div_ceil(SAMPLES_PER_BLOCK))
            .map(|block| {
                let each = self.days.iter().enumerate().map(|(at, days)| {
                    let (scale, most) = (0.5 * f64::from(*days), f64::from(*days * i32::from(CAP)));
                    let mut slips = [0_i16; SAMPLES_PER_BLOCK];
                    for (lane, slip) in slips.iter_mut().enumerate() {
                        let noise = mix(mix(at as u64).wrapping_add(
                            ((block * SAMPLES_PER_BLOCK + lane) as u64)
                                .wrapping_mul(0x9e37_79b9_7f4a_7c15),
                        ));
                        let uniform = f64::from_bits((noise >> 12) | 1_f64.to_bits()) - 1.0;
                        let times = (share / (1.0 - uniform)).sqrt() - 1.0;
                        let slipped = if times > 0.0 { times * scale } else { 0.0 };
                        let slipped = if slipped < most { slipped } else { most };
                        *slip = (slipped + 6_755_399_441_055_744.0).to_bits() as i16;
                    }
                    slips
                });
                each.collect()
            })
            .collect();
    }

    /// Propagates them, and counts in how many samples each launch is kept.
    fn propagate(&mut self) -> u32 {
        let mut kept = 0;
        let mut rows = vec![[0_i32; SAMPLES_PER_BLOCK]; self.days.len()];
        for slips in &self.slips {
            for (at, slips) in slips.iter().enumerate() {
                let (before, row) = rows.split_at_mut(at);
                let row = &mut row[0];
                let mut first = [self.floors[at]; SAMPLES_PER_BLOCK];
                for from in self.into[at].iter().flatten() {
                    let from = &before[*from as usize];
                    for lane in 0..SAMPLES_PER_BLOCK {
                        first[lane] = first[lane].max(from[lane] + 1);
                    }
                }
                for lane in 0..SAMPLES_PER_BLOCK {
                    row[lane] = first[lane] + self.days[at] - 1 + i32::from(slips[lane]);
                }
            }
            for launch in &self.launches {
                let mut slack = [i32::MAX; SAMPLES_PER_BLOCK];
                for (at, needed) in launch {
                    let row = &rows[*at as usize];
                    for lane in 0..SAMPLES_PER_BLOCK {
                        slack[lane] = slack[lane].min(needed - row[lane]);
                    }
                }
                kept += slack.iter().map(|slack| u32::from(*slack >= 0)).sum::<u32>();
            }
        }
        kept
    }
}

/// A number that looks random and is the same every time.
fn noise(seed: u32) -> u32 {
    mix(seed.into()) as u32
}

impl Bench {
    fn new((size, products, samples): (u32, u32, usize)) -> Bench {
        let mut plan = Plan::new("bench", "Bench");
        let first = Day::from_ymd(2026, 1, 5).expect("a day");
        let calendar: Calendar =
            CalendarRules { holidays: Some(Holidays::default()), ..CalendarRules::default() }
                .into();
        plan.about = About {
            status_date: Some(first),
            calendar: calendar.clone(),
            ..About::clone(&plan.about)
        }
        .into();
        let mut bare = Bare {
            floors: vec![],
            days: vec![],
            into: vec![],
            launches: vec![vec![]; products as usize],
            slips: vec![],
        };
        let id = |n: u32| ProjectId::new(format!("project-{n:05}"));
        let mut last = Vec::<i32>::new();
        for n in 0..size {
            let days = 10 + (noise(n) % 60) as i32;
            // Chains of at most ten, as real programmes have them; the first of each starts when it
            // likes.
            let from = |k: u32| if n % 10 < 2 { n } else { n - 1 - noise(n * 2 + k) % (n % 10) };
            let into = [from(0), from(1)];
            let begins = if n % 10 < 2 {
                (noise(n + 7) % 200) as i32
            } else {
                into.iter().map(|at| last[*at as usize] + 1).max().unwrap_or(0)
            };
            let start = calendar.plus(first, begins);
            let dates = Span::new(start, calendar.plus(start, days - 1));
            last.push(begins + days - 1);
            bare.floors.push(begins);
            bare.days.push(days);
            bare.into.push((n % 10 >= 2).then_some(into));
            let state = ProjectState::Planned;
            plan.insert(
                id(n),
                Project {
                    name: format!("Project {n}"),
                    dates,
                    state,
                    rank: Rank::nth(n),
                    ..Project::default()
                },
            );
            if n % 10 >= 2 {
                for (k, from) in into.into_iter().enumerate() {
                    let ends = (LinkEnd::Project(id(from)), LinkEnd::Project(id(n)));
                    let link = Link {
                        predecessor: ends.0,
                        successor: ends.1,
                        kind: LinkKind::FinishStart,
                        lag: Lag::default(),
                        accepted: None,
                    };
                    plan.insert(LinkId::new(format!("link-{n:05}-{k}")), link);
                }
            }
        }
        for n in 0..products {
            let musts: Vec<u32> = (0..5).map(|k| noise(n * 5 + k + 99) % size).collect();
            let needed = musts.iter().map(|at| last[*at as usize]).max().unwrap_or(0) + 20;
            let launch = Some(calendar.plus(first, needed));
            let product = ProductId::new(format!("product-{n:03}"));
            plan.insert(
                product.clone(),
                Product {
                    name: format!("Product {n}"),
                    launch,
                    rank: Rank::nth(n),
                    ..Product::default()
                },
            );
            for (k, at) in musts.into_iter().enumerate() {
                bare.launches[n as usize].push((at, needed));
                let (name, project, product) =
                    (format!("Deliverable {k}"), id(at), product.clone());
                let deliverable = Deliverable {
                    name,
                    project,
                    milestone: None,
                    product,
                    need: Need::Must,
                    preparation: 0,
                    rank: Rank::default(),
                };
                plan.insert(DeliverableId::new(format!("deliverable-{n:03}-{k}")), deliverable);
            }
        }
        let network = Network::of(&plan);
        let mut sampling = Sampling::new(&plan, &network);
        sampling.run(&network, samples);
        bare.draw(samples);
        let mut edit = Patch::default();
        let middle = Project::clone(&plan.projects[&id(size / 2)]);
        let dates =
            middle.dates.map(|dates| calendar.moved(dates, calendar.plus(dates.start(), 1)));
        edit.put(&plan, &id(size / 2), Project { dates, ..middle });
        let edits = [edit.clone(), edit.inverse()];
        let mut scope = Scope::of(&plan, &network, &plan.products.keys().cloned().collect());
        scope.take(samples);
        let mixed = mixed(&plan);
        let mixed_network = Network::of(&mixed);
        let mut mixed_sampling = Sampling::new(&mixed, &mixed_network);
        mixed_sampling.run(&mixed_network, samples);
        let mixed = (mixed_sampling, mixed_network);
        Bench { mixed, plan, network, samples, sampling, scope, edits, bare }
    }

    fn run(&mut self, what: What) -> u64 {
        match what {
            What::BareDrawn => {
                self.bare.draw(self.samples);
                black_box(self.bare.propagate()).into()
            }
            What::Bare => black_box(self.bare.propagate()).into(),
            What::Drawn => {
                let mut sampling = Sampling::new(&self.plan, &self.network);
                sampling.run(&self.network, self.samples);
                black_box(chances(&sampling))
            }
            What::Again => {
                self.sampling.propagate(&self.network);
                black_box(chances(&self.sampling))
            }
            What::Mixed => {
                let (sampling, network) = &mut self.mixed;
                sampling.propagate(network);
                black_box(chances(sampling))
            }
            What::Step => {
                self.scope.apply(&self.edits[0]);
                self.edits.swap(0, 1);
                black_box(self.scope.step()).into()
            }
            What::Follow => {
                self.scope.apply(&self.edits[0]);
                self.edits.swap(0, 1);
                self.scope.take(self.samples);
                black_box(self.scope.chances().len()) as u64
            }
            What::Outlooks => black_box(self.scope.read(Sampling::outlooks).len()) as u64,
            What::Drivers => {
                let product = self.plan.products.keys().next().expect("there are products");
                black_box(
                    self.scope
                        .read(|sampling, network| sampling.drivers(network, product, 10))
                        .len(),
                ) as u64
            }
        }
    }
}

/// The plan with all that a schedule knows: every third project by a party, every second of those
/// with a week of its own; on every fourth link calendar days, on every fifth another type, from
/// every sixth project a milestone.
fn mixed(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    let week =
        WorkingWeek::try_from([true, true, true, true, false, false, false]).expect("four days");
    plan.insert(
        PartyId::new("yard"),
        Party { name: "Yard".into(), external: true, calendar: None },
    );
    plan.insert(
        PartyId::new("quay"),
        Party { name: "Quay".into(), external: true, calendar: Some(week.into()) },
    );
    for (n, (id, project)) in plan.projects.clone().iter().enumerate().filter(|(n, _)| n % 3 == 0) {
        let party = Some(PartyId::new(if n % 2 == 0 { "yard" } else { "quay" }));
        plan.insert(id.clone(), Project { party, ..Project::clone(project) });
        if n % 6 == 0 {
            let calendar = plan.calendar_of(&plan.projects[id]).clone();
            let day = project.dates.map_or(Day::MIN, |dates| {
                dates.clamp(calendar.on_or_after(dates.start().plus(dates.days() / 2)))
            });
            plan.insert(
                MilestoneId::new(id.as_str()),
                Milestone {
                    name: "Half".into(),
                    project: id.clone(),
                    day,
                    done: false,
                    agreed: false,
                },
            );
        }
    }
    for (n, (id, link)) in plan.links.clone().iter().enumerate() {
        let lag = if n % 4 == 0 { Lag::Calendar(7) } else { Lag::Working((n % 3) as i16) };
        let kind = [LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish]
            [if n % 5 == 0 { n % 3 } else { 0 }];
        let predecessor = match &link.predecessor {
            LinkEnd::Project(id)
                if plan.milestones.contains_key(&MilestoneId::new(id.as_str())) =>
            {
                LinkEnd::Milestone(MilestoneId::new(id.as_str()))
            }
            end => end.clone(),
        };
        plan.insert(id.clone(), Link { predecessor, kind, lag, ..Link::clone(link) });
    }
    plan
}

fn chances(sampling: &Sampling) -> u64 {
    sampling.chances().values().map(|chance| u64::from(chance.hits)).sum()
}

#[derive(Clone, Copy)]
enum What {
    BareDrawn,
    Drawn,
    Bare,
    Again,
    Mixed,
    Step,
    Follow,
    Outlooks,
    Drivers,
}

const ALL: [(What, &str); 9] = [
    (What::BareDrawn, "bare: draws and propagation"),
    (What::Drawn, "draws, propagation, chances"),
    (What::Bare, "bare: propagation alone"),
    (What::Again, "propagation, chances"),
    (What::Mixed, "the same of a mixed plan"),
    (What::Step, "a bar moved, the first part"),
    (What::Follow, "a bar moved, chances"),
    (What::Outlooks, "the days of each launch"),
    (What::Drivers, "the drivers of a launch"),
];

/// For WebAssembly, where the page outside holds the clock: makes the plan of this size.
#[unsafe(no_mangle)]
pub extern "C" fn bench_new(size: usize) -> *mut std::ffi::c_void {
    Box::into_raw(Box::new(Bench::new(SIZES[size]))).cast()
}

/// Runs one thing so many times.
///
/// # Safety
/// `bench` comes from `bench_new`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn bench_run(bench: *mut std::ffi::c_void, what: usize, times: u32) -> u32 {
    // SAFETY: as the caller promises, and nobody else holds it.
    let bench = unsafe { &mut *bench.cast::<Bench>() };
    (0..times).map(|_| bench.run(ALL[what].0)).fold(0, u64::wrapping_add) as u32
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::time::Instant;
    let sizes =
        SIZES.map(|(projects, products, samples)| format!("{projects} x {samples}, {products}"));
    println!(
        "{:28} {:>24} {:>24} {:>24}   (milliseconds, medians and quartiles; in brackets: bare)",
        "native", sizes[0], sizes[1], sizes[2]
    );
    let mut benches: Vec<Bench> = SIZES.into_iter().map(Bench::new).collect();
    let mut bare = [0.0; SIZES.len()];
    for (what, name) in ALL {
        print!("{name:28}");
        for (bench, bare) in benches.iter_mut().zip(&mut bare) {
            let mut times: Vec<f64> = (0..31)
                .map(|_| {
                    let begun = Instant::now();
                    bench.run(what);
                    begun.elapsed().as_secs_f64() * 1e3
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let (low, median, high) = (times[7], times[15], times[23]);
            if matches!(what, What::Bare | What::BareDrawn) {
                *bare = median;
            }
            print!(" {:>24}", format!("{median:.2} {low:.2}-{high:.2} ({:.2})", median / *bare));
        }
        println!();
    }
}
