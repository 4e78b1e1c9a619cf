//! The verdict of a product follows the hand that drags a project it needs.

use super::support::{Page, Point, Stage};

#[tokio::test]
async fn a_verdict_changes_while_a_contributing_project_is_dragged() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let told = page.verdicts().await;

    let mut changed = false;
    for bar in page.bars_in_reach().await {
        changed |= changes_while_held(&page, bar.middle(), &told).await;
    }

    assert!(changed, "no bar that was dragged far to the right changed any of {told:?}");
    for (product, verdict) in told {
        assert_eq!(page.verdict(&product).await, verdict, "{product} after Escape");
    }
    assert!(page.export_bytes().await == before, "Escape leaves everything as it was");
    page.close().await;
}

/// Drags far to the right, looks, and lets go with Escape.
async fn changes_while_held(page: &Page, from: Point, told: &[(String, String)]) -> bool {
    let held = page.hold(from).await.to(Point { x: (from.x + 300.0).min(1270.0), ..from }).await;
    let now = page.verdicts().await;
    page.key("Escape").await;
    held.release().await;
    now != told
}
