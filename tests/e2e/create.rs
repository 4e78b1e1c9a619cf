//! Drag along an empty lane: a new project.

use super::support::{Stage, until};

#[tokio::test]
async fn dragging_along_an_empty_lane_makes_a_project() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let count = page.project_count().await;

    let spot = page.empty_spot().await;
    page.drag(spot, spot.by(100.0, 0.0)).await;
    until("one project more", async || (page.project_count().await == count + 1).then_some(())).await;

    page.key("Escape").await;
    page.command("undo").await;
    until("as many as before", async || (page.project_count().await == count).then_some(())).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
