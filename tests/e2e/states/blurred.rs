//! Whoever looks elsewhere no longer holds what was dragged: everything is as it was.

use super::super::support::{Stage, until};
use super::{open, wait_for};

#[tokio::test]
async fn a_window_that_loses_the_focus_lets_go() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let design = page.bar("design").await;
    let held = page.hold(design.middle()).await.to(design.middle().by(120.0, 0.0)).await;
    wait_for(&page, "[data-drag-card]", 1).await;
    // The browser says so itself when another window comes to the front, which one without a screen
    // never does.
    page.eval::<()>("window.dispatchEvent(new Event('blur'))").await;
    wait_for(&page, "[data-drag-card]", 0).await;
    until("the bar back in its place", async || (page.bar("design").await == design).then_some(()))
        .await;
    held.release().await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
