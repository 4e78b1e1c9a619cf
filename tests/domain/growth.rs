//! How much room it takes to know who wrote what (SHARING.md): of a plan of 2,000 projects after 500
//! batches of 50 edits at most 12 per cent of the file without.

use std::sync::Arc;

use domain::edit::{Change, Document, Label, RecordType, Seal, Step};
use domain::format::json;
use domain::merge::{Batch, BatchId, Stored};
use engine::model::*;

const PROJECTS: usize = 2_000;
const BATCHES: usize = 500;
const EDITS: usize = 50;
/// Hundredths of the file without.
const MOST: usize = 12;

/// A plan as large ones are: each project with a milestone, what it hands over and what that is judged
/// by, and links from it.
fn large() -> Plan {
    let mut plan = Plan::new("large", "A large plan");
    let day = |n: usize| Day::from_number(20_500 + n as i32).expect("a day that a plan can hold");
    for n in 0..PROJECTS / 20 {
        let person = Person { name: format!("Person number {n}"), ..Person::default() };
        plan.insert(Id::new(format!("person-{n}")), person);
        let product = Product {
            name: format!("Product {n} of the programme"),
            launch: Some(day(600)),
            manager: Some(Id::new(format!("person-{n}"))),
            ..Product::default()
        };
        plan.insert(Id::new(format!("product-{n}")), product);
        let programme = Programme { name: format!("Programme {n}"), ..Programme::default() };
        plan.insert(Id::new(format!("programme-{n}")), programme);
    }
    for n in 0..PROJECTS {
        let start = n % 400;
        let project = Project {
            name: format!("Renewal of part {n} of the works"),
            programme: Some(Id::new(format!("programme-{}", n / 20))),
            kind: "Construction".into(),
            manager: Some(Id::new(format!("person-{}", n % 100))),
            state: ProjectState::Running,
            dates: Span::new(day(start), day(start + 90)),
            rank: Rank::nth(n as u32),
            ..Project::default()
        };
        let id = ProjectId::new(format!("project-{n}"));
        plan.insert(id.clone(), project);
        let milestone = Milestone {
            name: format!("Part {n} is approved"),
            project: id.clone(),
            day: day(start + 60),
            done: false,
            agreed: false,
        };
        plan.insert(Id::new(format!("milestone-{n}")), milestone);
        let deliverable = Deliverable {
            name: format!("Part {n}, tested and handed over"),
            project: id.clone(),
            milestone: None,
            product: Id::new(format!("product-{}", n / 20)),
            need: Need::Must,
            preparation: 5,
            rank: Rank::nth(n as u32),
        };
        plan.insert(Id::new(format!("deliverable-{n}")), deliverable);
        let criterion = Criterion {
            text: format!("Part {n} passes the tests of the supervisor"),
            deliverable: Id::new(format!("deliverable-{n}")),
            need: Need::Must,
            owner: Some(Id::new(format!("person-{}", n % 100))),
            evidence: String::new(),
            due: None,
            state: CriterionState::Open,
            rank: Rank::nth(n as u32),
        };
        plan.insert(Id::new(format!("criterion-{n}")), criterion);
        for back in [1, 7] {
            let Some(before) = n.checked_sub(back) else { continue };
            let link = Link {
                predecessor: LinkEnd::Project(Id::new(format!("project-{before}"))),
                successor: LinkEnd::Project(id.clone()),
                kind: LinkKind::FinishStart,
                lag: Lag::default(),
                accepted: None,
            };
            plan.insert(Id::new(format!("link-{n}-{back}")), link);
        }
    }
    plan
}

/// Fifty edits as people make them in a week: a move with what it pushed, how far projects are, a few
/// notes and criteria.
fn week(plan: &Plan, random: &mut impl FnMut(usize) -> usize) -> Patch {
    let mut patch = Patch::default();
    let first = random(PROJECTS);
    for n in 0..EDITS {
        let at = if n < 20 { (first + n) % PROJECTS } else { random(PROJECTS) };
        let id = ProjectId::new(format!("project-{at}"));
        let before = patch.projects.get(&id).and_then(|diff| diff.after.clone());
        let mut project = Project::clone(before.as_ref().unwrap_or(&plan.projects[&id]));
        match n {
            0..20 => {
                let dates = project.dates.expect("it has dates");
                let start = dates.start().plus(1 + random(5) as i32);
                project.dates = Span::new(start, start.plus(90));
            }
            20..40 => {
                let (progress, left) = (random(100) as u8, random(60) as u16);
                (project.progress, project.remaining) = (progress, Some(left));
            }
            40..45 => project.note = format!("Spoken of in meeting {}", random(1_000)),
            _ => {
                let id = CriterionId::new(format!("criterion-{at}"));
                let evidence = format!("Report {}", random(1_000));
                let criterion = Criterion {
                    state: CriterionState::Accepted,
                    evidence,
                    ..Criterion::clone(&plan.criteria[&id])
                };
                patch.put(plan, &id, criterion);
                continue;
            }
        }
        patch.put(plan, &id, project);
    }
    patch
}

#[test]
fn who_wrote_what_takes_little_room() {
    let mut document = Document::new(large());
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let today = Day::from_number(20_600).expect("a day that a plan can hold");
    for n in 0..BATCHES {
        let patch = week(&document.plan, &mut random);
        let label = Label::Created { what: RecordType::Project, name: String::new() };
        document.take(&Step::Do(Arc::new(Change { label, patch }))).expect("it fits");
        let who = ["Annabel", "Bonifatius", "Cor", "Dirk"][n % 4].to_owned();
        let batch = Batch { day: Some(today.plus(n as i32)), who, note: String::new() };
        let id = BatchId::of(&format!("batch {n}"));
        document.take(&Step::Seal(Seal { id, batch })).expect("a seal fits");
    }
    let plain = json::write(&document.plan).len();
    let file = json::write_with(&document.plan, &document.merge).len();
    let Stored { head, records } = Stored::of(&document.merge);
    let parts = [
        ("batches", length(&head)),
        ("records", length(&records.records)),
        ("first", length(&records.first)),
        ("both", length(&records.both)),
        ("gone", length(&records.gone)),
    ];
    println!(
        "plain {plain}, file {file}, {} per cent more; {parts:?}",
        (file - plain) * 100 / plain
    );
    assert!((file - plain) * 100 <= plain * MOST, "plain {plain}, file {file}: {parts:?}");
    // In the browser the same stands beside the plan, in pieces.
    let stored: usize = parts.iter().map(|(_, bytes)| bytes).sum();
    assert!(stored * 100 <= plain * MOST, "plain {plain}, stored {stored}: {parts:?}");
}

fn length(part: &impl serde::Serialize) -> usize {
    serde_json::to_string(part).expect("it is JSON").len()
}
