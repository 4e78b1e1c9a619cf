//! A link is drawn from the handle of a bar to another one; the end it is dropped on says what
//! waits for what.

use engine::model::{Id, LinkEnd, LinkKind};

use super::super::support::{Page, Point, Stage};
use super::{open, plan, seen, undone, wait_for};

/// Takes a handle of a bar, which is there as soon as the pointer is over the bar.
async fn handle(page: &Page, of: &str, end: &str) -> Point {
    page.point(page.bar(of).await.middle()).await;
    page.middle(&format!("[data-project-id={of}] [data-grip=link-{end}]")).await
}

#[tokio::test]
async fn the_ends_say_which_link_it_is() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    for (from, leaves, enters, kind) in [
        ("design", "finish", 0.1, LinkKind::FinishStart),
        ("design", "start", 0.1, LinkKind::StartStart),
        ("design", "finish", 0.9, LinkKind::FinishFinish),
        ("design", "start", 0.9, LinkKind::StartFinish),
    ] {
        let start = handle(&page, from, leaves).await;
        let paint = page.bar("paint").await;
        let end = Point { x: paint.left + paint.width * enters, y: paint.top + paint.height / 2.0 };
        let held = page.hold(start).await.to(end).await;
        wait_for(&page, "[data-link-id]", 3).await;
        assert_eq!(seen(&page, ".new-link path").await, 1, "the line to the pointer");
        held.release().await;
        wait_for(&page, "[data-command=undo-told]", 1).await;
        let after = plan(&page).await;
        let link = after
            .links
            .values()
            .find(|link| link.successor == LinkEnd::Project(Id::new("paint")))
            .expect("a new link");
        assert_eq!((&link.predecessor, link.kind), (&LinkEnd::Project(Id::new("design")), kind));
        undone(&page, &before).await;
    }
    page.close().await;
}

#[tokio::test]
async fn a_milestone_can_be_waited_for_and_nothing_happens_beside_a_bar() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let start = handle(&page, "paint", "finish").await;
    let keel = page.middle("[data-milestone-id=keel]").await;
    page.drag(start, keel).await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let waits = plan(&page)
        .await
        .links
        .values()
        .any(|link| link.successor == LinkEnd::Milestone(Id::new("keel")));
    assert!(waits, "the keel waits for the paint");
    undone(&page, &before).await;

    let start = handle(&page, "paint", "finish").await;
    page.drag(start, start.by(30.0, 60.0)).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
