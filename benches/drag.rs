//! What a pointer move costs in the session, without a browser: the first of a chain is dragged to
//! and fro, and pushes all others. A part of it alone in each row.
//!
//! `script/bench` runs it natively and in WebAssembly.

#![allow(unsafe_code, reason = "in WebAssembly its state is handed over as a pointer")]

use std::hint::black_box;
use std::sync::Arc;

use domain::edit::Document;
use domain::edit::commands::{PushContext, move_project, plan_moving};
use engine::forecast::Scope;
use engine::model::*;
use engine::schedule::{Network, PushRule, Schedule};
use session::state::{DropTarget, Env, Grip, Input, Session};
use session::text::Lang;

/// The sizes that are measured: projects in the chain.
const SIZES: [u32; 3] = [1, 100, 1_000];

struct Bench {
    plan: Plan,
    session: Session,
    schedule: Schedule,
    scope: Scope,
    network: Network,
    dates: Dates,
    turn: bool,
}

fn first() -> ProjectId {
    ProjectId::new("chain-00000")
}

/// Where the first project is held at a turn, so that each move moves all.
fn start(plan: &Plan, turn: bool) -> Day {
    let start = plan.projects[&first()].dates.expect("it has dates").start();
    start.plus(if turn { 21 } else { 28 })
}

fn feed(session: &mut Session, input: Input) -> usize {
    // Time flies, so that a move takes one part of the samples.
    let now = std::cell::Cell::new(0.0);
    let mut env = Env {
        lang: Lang::En,
        writable: true,
        today: Day::MIN,
        day_width: 8.0,
        fresh: &mut |word| word.to_owned(),
        clock: &|| now.replace(now.get() + 10.0),
    };
    session.handle(input, &mut env).len()
}

impl Bench {
    fn new(size: u32) -> Bench {
        let plan = chain(size);
        let mut session = Session::default();
        feed(&mut session, Input::Open(Box::new(Document::new(plan.clone())), Default::default()));
        feed(&mut session, Input::Grip(Grip::Bar(first())));
        let schedule = Schedule::of(&plan);
        let network = Network::of(&plan);
        let scope = Scope::of(&plan, &network, &plan.products.keys().cloned().collect());
        let context = PushContext { network: &network, rule: PushRule::OnOverlap };
        let to = start(&plan, true);
        let dates = plan_moving(&plan, context, &first(), &[], to).expect("it moves").dates;
        Bench { plan, session, schedule, scope, network, dates, turn: false }
    }

    fn run(&mut self, what: What) -> usize {
        self.turn = !self.turn;
        let to = start(&self.plan, self.turn);
        match what {
            What::Move => feed(&mut self.session, Input::HoldAt(Some(DropTarget::Day(to)))),
            What::Push => {
                let dates = self.plan.projects[&first()].dates.expect("it has dates");
                let dates = self.plan.about.calendar.moved(dates, to);
                let pinned = Dates { projects: [(first(), dates)].into(), ..Dates::default() };
                black_box(self.network.push(&pinned, PushRule::OnOverlap)).projects.len()
            }
            What::Plan => {
                let context = PushContext { network: &self.network, rule: PushRule::OnOverlap };
                black_box(plan_moving(&self.plan, context, &first(), &[], to)).is_ok().into()
            }
            What::Show => black_box(self.plan.with_dates(&self.dates)).len(),
            What::Follow => {
                self.schedule.preview_later(&self.dates);
                self.schedule.catch_up();
                self.schedule.end_preview_later();
                1
            }
            What::Scope => {
                self.scope.preview_dates(&self.dates);
                1
            }
            What::Sample => {
                self.scope.preview_dates(&self.dates);
                usize::from(self.scope.step())
            }
            What::Records => {
                let context = PushContext { network: &self.network, rule: PushRule::OnOverlap };
                let change = move_project(&self.plan, context, &first(), to).expect("it moves");
                feed(&mut self.session, Input::Preview(Some(Arc::new(change))))
            }
            What::Drop => {
                let context = PushContext { network: &self.network, rule: PushRule::OnOverlap };
                black_box(move_project(&self.plan, context, &first(), to)).is_ok().into()
            }
        }
    }
}

/// A chain of so many projects; 40 products have five deliverables each of the first.
fn chain(size: u32) -> Plan {
    let mut plan = Plan::new("chain", "Chain");
    let day = Day::from_ymd(2026, 1, 5).expect("a day");
    let manager = PersonId::new("person-1");
    plan.insert(manager.clone(), Person { name: "Somebody".into(), ..Person::default() });
    for n in 0..size {
        let start = plan.about.calendar.plus(day, n as i32 * 5);
        let dates = Span::new(start, plan.about.calendar.plus(start, 4));
        let id = ProjectId::new(format!("chain-{n:05}"));
        let project = Project {
            name: format!("Project {n}"),
            kind: "Work".into(),
            manager: Some(manager.clone()),
            dates,
            state: ProjectState::Planned,
            rank: Rank::nth(n),
            ..Project::default()
        };
        plan.insert(id.clone(), project);
        if n > 0 {
            let before = ProjectId::new(format!("chain-{:05}", n - 1));
            let link = Link {
                predecessor: LinkEnd::Project(before),
                successor: LinkEnd::Project(id),
                kind: LinkKind::FinishStart,
                lag: Lag::default(),
                accepted: None,
            };
            plan.insert(LinkId::new(format!("link-{n:05}")), link);
        }
    }
    for n in 0..40 {
        let product = ProductId::new(format!("product-{n}"));
        let launch = plan.about.calendar.plus(day, size as i32 * 5 + 60);
        plan.insert(
            product.clone(),
            Product { name: format!("Product {n}"), launch: Some(launch), ..Product::default() },
        );
        for part in 0..5 {
            let project = ProjectId::new(format!("chain-{:05}", (n * 5 + part) % size));
            let deliverable = Deliverable {
                name: format!("Deliverable {part}"),
                project,
                milestone: None,
                product: product.clone(),
                need: Need::Must,
                preparation: 0,
                rank: Rank::nth(part),
            };
            plan.insert(DeliverableId::new(format!("deliverable-{n}-{part}")), deliverable);
        }
    }
    plan
}

#[derive(Clone, Copy)]
enum What {
    Move,
    Records,
    Push,
    Plan,
    Show,
    Follow,
    Scope,
    Sample,
    Drop,
}

const ALL: [(What, &str); 9] = [
    (What::Move, "a pointer move"),
    (What::Records, "the same, by whole records"),
    (What::Push, "of it the push"),
    (What::Plan, "the command by dates, push and all"),
    (What::Show, "the plan with them"),
    (What::Follow, "the schedule, there and back"),
    (What::Scope, "the launches follow"),
    (What::Sample, "the same, and first samples"),
    (What::Drop, "the change that a drop makes"),
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
    (0..times).map(|_| bench.run(ALL[what].0)).sum::<usize>() as u32
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::time::Instant;
    println!("{:36} {:>20} {:>20} {:>20}   (microseconds: median, least)", "native", 1, 100, 1_000);
    let mut benches: Vec<Bench> = SIZES.into_iter().map(Bench::new).collect();
    for (what, name) in ALL {
        print!("{name:36}");
        for bench in &mut benches {
            let mut times: Vec<f64> = (0..301)
                .map(|_| {
                    let begun = Instant::now();
                    bench.run(what);
                    begun.elapsed().as_secs_f64() * 1e6
                })
                .collect();
            times.sort_by(f64::total_cmp);
            print!(" {:>9.1} {:>10.1}", times[times.len() / 2], times[0]);
        }
        println!();
    }
}
