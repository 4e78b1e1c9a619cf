//! What the analysis costs, as ratios to a bare pass over the same network: plain arrays, no
//! calendars, no lags, no reasons.
//!
//! `script/bench` runs it natively and in WebAssembly. It prints medians and measures nothing
//! against a clock of another run.

#![allow(unsafe_code, reason = "in WebAssembly its state is handed over as a pointer")]

use domain::edit::commands::{PushContext, move_project};
use engine::{
    model::*,
    schedule::{Goal, Network, PushRule, Schedule},
};
use std::hint::black_box;

/// The sizes that are measured: projects, with twice as many links.
const SIZES: [u32; 3] = [100, 1_000, 10_000];

/// One plan of a size, ready to be measured.
struct Bench {
    plan: Plan,
    schedule: Schedule,
    bare: Bare,
    /// A project in the middle, a day later and back.
    edits: [Patch; 2],
    chain: Plan,
    chain_network: Network,
}

/// A network as bare as it can be.
struct Bare {
    days: Vec<i32>,
    into: Vec<[u32; 2]>,
    early: Vec<i32>,
    late: Vec<i32>,
}

impl Bare {
    /// Forward and backward, over arrays.
    fn pass(&mut self) -> i32 {
        let mut end = 0;
        for at in 0..self.days.len() {
            let [a, b] = self.into[at];
            let start = if at < 2 { 0 } else { self.early[a as usize].max(self.early[b as usize]) };
            self.early[at] = start + self.days[at];
            end = end.max(self.early[at]);
        }
        self.late.fill(end);
        for at in (2..self.days.len()).rev() {
            let start = self.late[at] - self.days[at];
            for from in self.into[at] {
                let late = &mut self.late[from as usize];
                *late = (*late).min(start);
            }
        }
        self.late[0]
    }
}

/// A number that looks random and is the same every time.
fn noise(seed: u32) -> u32 {
    let mut x = seed.wrapping_mul(0x9e37_79b9) ^ 0x85eb_ca6b;
    x ^= x >> 15;
    x = x.wrapping_mul(0x2c1b_3c6d);
    x ^ (x >> 13)
}

impl Bench {
    fn new(size: u32) -> Bench {
        let mut plan = Plan::new("bench", "Bench");
        let first = Day::from_ymd(2026, 1, 5).expect("a day");
        plan.about = About {
            status_date: Some(first),
            calendar: CalendarRules {
                holidays: Some(Holidays::default()),
                ..CalendarRules::default()
            }
            .into(),
            ..About::clone(&plan.about)
        }
        .into();
        let mut bare = Bare {
            days: Vec::new(),
            into: Vec::new(),
            early: vec![0; size as usize],
            late: vec![0; size as usize],
        };
        let id = |n: u32| ProjectId::new(format!("project-{n:05}"));
        for n in 0..size {
            let days = 1 + (noise(n) % 8) as i32;
            let from = |k: u32| if n < 2 { 0 } else { n - 1 - noise(n * 2 + k) % n.min(50) };
            let into = [from(0), from(1)];
            let early = if n < 2 {
                0
            } else {
                into.iter().map(|at| bare.early[*at as usize]).max().unwrap_or(0)
            };
            bare.early[n as usize] = early + days;
            bare.days.push(days);
            bare.into.push(into);
            let start = plan.about.calendar.plus(first, early);
            let dates = Span::new(start, plan.about.calendar.plus(start, days - 1));
            let deadline = (n % 50 == 49).then(|| start.plus(60));
            plan.insert(
                id(n),
                Project {
                    name: format!("Project {n}"),
                    dates,
                    deadline,
                    state: ProjectState::Planned,
                    rank: Rank::nth(n),
                    ..Project::default()
                },
            );
            if n >= 2 {
                for (k, from) in into.into_iter().enumerate() {
                    let ends = (LinkEnd::Project(id(from)), LinkEnd::Project(id(n)));
                    let lag = Lag::Working(if k == 0 { 0 } else { -1 });
                    let link = Link {
                        predecessor: ends.0,
                        successor: ends.1,
                        kind: LinkKind::FinishStart,
                        lag,
                        accepted: None,
                    };
                    plan.insert(LinkId::new(format!("link-{n:05}-{k}")), link);
                }
            }
        }
        let middle = id(size / 2);
        let later = |plan: &Plan, days: i32| {
            let project = Project::clone(&plan.projects[&middle]);
            let dates = project.dates.map(|dates| {
                plan.about.calendar.moved(dates, plan.about.calendar.plus(dates.start(), days))
            });
            let mut patch = Patch::default();
            patch.put(plan, &middle, Project { dates, ..project });
            patch
        };
        // Earlier, so that links hold it where it is and only its own neighbours have to be looked
        // at.
        let there = later(&plan, -1);
        let back = there.inverse();
        let schedule = Schedule::of(&plan);
        let chain = chain(size.min(1_001), size);
        let chain_network = Network::of(&chain);
        Bench { schedule, plan, bare, edits: [there, back], chain, chain_network }
    }

    fn run(&mut self, what: What) -> u64 {
        match what {
            What::Bare => black_box(self.bare.pass()) as u64,
            What::Pass => {
                self.schedule.analyse();
                black_box(self.schedule.conflicts().len()) as u64
            }
            What::Build => black_box(Network::of(&self.plan).left_out().len()) as u64,
            What::Edit => {
                for patch in &self.edits {
                    self.plan = self.plan.apply(patch).expect("made for this plan");
                    self.schedule.follow(patch, &self.plan);
                }
                1
            }
            What::Critical => black_box(
                self.schedule.critical_path(Goal::Promises).map_or(0, |path| path.critical.len()),
            ) as u64,
            What::Push => {
                let first = ProjectId::new("chain-00000");
                let dates = self.chain.projects[&first].dates.expect("it has dates");
                let pinned = Dates {
                    projects: [(
                        first,
                        self.chain.about.calendar.moved(dates, dates.start().plus(21)),
                    )]
                    .into(),
                    ..Dates::default()
                };
                black_box(self.chain_network.push(&pinned, PushRule::OnOverlap).projects.len())
                    as u64
            }
            What::Move => {
                let first = ProjectId::new("chain-00000");
                let start =
                    self.chain.projects[&first].dates.expect("it has dates").start().plus(21);
                let chain = PushContext { network: &self.chain_network, rule: PushRule::OnOverlap };
                black_box(
                    move_project(&self.chain, chain, &first, start)
                        .expect("it has dates")
                        .patch
                        .len(),
                ) as u64
            }
        }
    }
}

/// A chain of so many projects among others that nothing waits for.
fn chain(length: u32, size: u32) -> Plan {
    let mut plan = Plan::new("chain", "Chain");
    let first = Day::from_ymd(2026, 1, 5).expect("a day");
    for n in 0..size {
        let start = plan.about.calendar.plus(first, n as i32 * 5);
        let dates = Span::new(start, plan.about.calendar.plus(start, 4));
        let id = ProjectId::new(format!("chain-{n:05}"));
        plan.insert(
            id.clone(),
            Project {
                name: format!("Project {n}"),
                dates,
                state: ProjectState::Planned,
                rank: Rank::nth(n),
                ..Project::default()
            },
        );
        if (1..length).contains(&n) {
            let before = LinkEnd::Project(ProjectId::new(format!("chain-{:05}", n - 1)));
            let link = Link {
                predecessor: before,
                successor: LinkEnd::Project(id),
                kind: LinkKind::FinishStart,
                lag: Lag::default(),
                accepted: None,
            };
            plan.insert(LinkId::new(format!("link-{n:05}")), link);
        }
    }
    plan
}

#[derive(Clone, Copy)]
enum What {
    Bare,
    Pass,
    Build,
    Edit,
    Critical,
    Push,
    Move,
}

const ALL: [(What, &str); 7] = [
    (What::Bare, "a bare pass"),
    (What::Pass, "the whole analysis"),
    (What::Build, "the network from the plan"),
    (What::Edit, "following two edits"),
    (What::Critical, "the critical path"),
    (What::Push, "a push along the chain"),
    (What::Move, "the command that pushes"),
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
    println!(
        "{:28} {:>10} {:>10} {:>10}   (microseconds, medians; in brackets: bare passes)",
        "native", SIZES[0], SIZES[1], SIZES[2]
    );
    let mut benches: Vec<Bench> = SIZES.into_iter().map(Bench::new).collect();
    let mut bare = [0.0; SIZES.len()];
    for (what, name) in ALL {
        print!("{name:28}");
        for (bench, bare) in benches.iter_mut().zip(&mut bare) {
            let mut times: Vec<f64> = (0..61)
                .map(|_| {
                    let begun = Instant::now();
                    bench.run(what);
                    begun.elapsed().as_secs_f64() * 1e6
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let median = times[times.len() / 2];
            if matches!(what, What::Bare) {
                *bare = median;
            }
            print!(" {median:>9.1} ({:.1})", median / *bare);
        }
        println!();
    }
}
