//! A milestone is dragged along its project, and no further than its ends.

use engine::model::Id;

use super::super::support::Stage;
use super::{day, open, plan, undone, wait_for};

#[tokio::test]
async fn a_milestone_moves_along_its_project_and_stops_at_its_end() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let keel = page.middle("[data-milestone-id=keel]").await;
    page.drag(keel, keel.by(20.0, 0.0)).await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let moved = plan(&page).await.milestones[&Id::new("keel")].day;
    assert!(moved > day("2026-07-31") && moved <= day("2026-08-28"), "{moved}");
    undone(&page, &before).await;

    page.drag(keel, keel.by(500.0, 0.0)).await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    assert_eq!(plan(&page).await.milestones[&Id::new("keel")].day, day("2026-08-28"));
    undone(&page, &before).await;
    page.close().await;
}
