//! A conflict is answered where it is: on the bar.

use super::super::support::Stage;
use super::{dates, open, plan, undone, wait_for};

#[tokio::test]
async fn a_conflict_is_answered_beside_its_bar() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    let design = page.bar("design").await;
    let held = page.hold(design.middle()).await.to(design.middle().by(200.0, 0.0)).await;
    page.key("4").await;
    held.release().await;
    wait_for(&page, "[data-conflicts]", 1).await;
    let before = page.export_bytes().await;
    let moved = plan(&page).await;

    page.command("show-conflicts").await;
    wait_for(&page, "[data-disputes] [data-conflict]", 1).await;
    page.key("Escape").await;
    wait_for(&page, "[data-disputes]", 0).await;
    page.command("show-conflicts").await;
    page.click("[data-disputes] [data-command=snap-back]").await;
    wait_for(&page, "[data-disputes]", 0).await;
    let after = plan(&page).await;
    assert!(dates(&after, "build") > dates(&moved, "build"), "{}", dates(&after, "build"));
    undone(&page, &before).await;
    page.close().await;
}
