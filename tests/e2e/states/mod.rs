//! Each state that the timeline can be in under a hand, one a file: how it begins, what it shows,
//! how it ends, and that one undo gives the same bytes back.

mod banding;
mod blurred;
mod carrying;
mod copied;
mod disputed;
mod focused;
mod hinted;
mod hovered;
mod linking;
mod linking_refused;
mod picked;
mod pinching;
mod reordering;
mod scrolling;
mod telling;
mod touched;
mod touching;
mod zooming;

use domain::format::json;
use engine::model::*;

use super::support::{Page, Stage, until};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Design and Build run after one another in the yard, Trial follows and delivers the ship; Paint
/// stands alone and runs; a keel is laid in Build.
pub fn yard() -> Plan {
    let mut plan = Plan::new("yard", "Yard");
    plan.about = About { status_date: Some(day("2026-05-04")), ..About::clone(&plan.about) }.into();
    plan.insert(Id::new("boss"), Person { name: "Head of the yard".into(), party: None });
    let bars = [
        ("design", "Design", "2026-05-04", "2026-06-26", ProjectState::Planned),
        ("build", "Build", "2026-07-06", "2026-08-28", ProjectState::Planned),
        ("trial", "Trial", "2026-08-31", "2026-09-25", ProjectState::Planned),
        ("paint", "Paint", "2026-05-04", "2026-07-31", ProjectState::Running),
    ];
    for (rank, (id, name, start, finish, state)) in (0..).zip(bars) {
        let dates = Span::new(day(start), day(finish));
        let manager = Some(Id::new("boss"));
        plan.insert(
            Id::new(id),
            Project {
                name: name.into(),
                dates,
                state,
                manager,
                rank: Rank::nth(rank),
                progress: 0,
                ..Project::default()
            },
        );
    }
    for (from, to) in [("design", "build"), ("build", "trial")] {
        let end = |id: &str| LinkEnd::Project(Id::new(id));
        let link = Link {
            predecessor: end(from),
            successor: end(to),
            kind: LinkKind::FinishStart,
            lag: Lag::default(),
            accepted: None,
        };
        plan.insert(Id::new(format!("{from}-{to}")), link);
    }
    let keel = Milestone {
        name: "Keel laid".into(),
        project: Id::new("build"),
        day: day("2026-07-31"),
        done: false,
        agreed: false,
    };
    plan.insert(Id::new("keel"), keel);
    plan.insert(
        Id::new("ship"),
        Product { name: "Ship".into(), launch: Some(day("2026-10-05")), ..Product::default() },
    );
    let sails = Deliverable {
        name: "A ship that sails".into(),
        project: Id::new("trial"),
        milestone: None,
        product: Id::new("ship"),
        need: Need::Must,
        preparation: 0,
        rank: Rank::default(),
    };
    plan.insert(Id::new("sails"), sails);
    plan
}

/// The yard, open in a page, with the bytes of its export.
pub async fn open(stage: &Stage) -> (Page, Vec<u8>) {
    let page = stage.page().await;
    page.open_file(&stage.file("yard.json", json::write(&yard()))).await;
    until("the yard", async || (page.project_count().await == 4).then_some(())).await;
    page.wait_saved().await;
    let before = page.export_bytes().await;
    (page, before)
}

pub async fn plan(page: &Page) -> Plan {
    json::read(&page.export_bytes().await).expect("an export is a plan").plan
}

/// The dates of a project, as `2026-05-04..2026-06-26`.
pub fn dates(plan: &Plan, id: &str) -> String {
    let dates = plan.projects[&Id::new(id)].dates.expect("it has dates");
    format!("{}..{}", dates.start(), dates.finish())
}

pub async fn seen(page: &Page, css: &str) -> usize {
    page.eval::<usize>(&format!("return document.querySelectorAll({css:?}).length")).await
}

/// Waits until so many elements fit.
pub async fn wait_for(page: &Page, css: &str, count: usize) {
    until(&format!("{count} of {css}"), async || (seen(page, css).await == count).then_some(()))
        .await;
}

/// One undo gives the same bytes as before.
pub async fn undone(page: &Page, before: &[u8]) {
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "an undo leaves something");
}
