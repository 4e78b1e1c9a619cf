//! A finger that taps selects; one that swipes scrolls, and never moves a bar.

use super::super::support::{Stage, until};
use super::{open, wait_for};

#[tokio::test]
async fn a_tap_selects_and_a_swipe_scrolls() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("zoom-week").await;
    let design = page.bar("design").await;
    page.touch(design.middle()).await.lift().await;
    wait_for(&page, "[data-project-id=design].is-selected", 1).await;

    // Not even what is selected.
    let left = "return document.querySelector('.scroller').scrollLeft";
    let from: f64 = page.eval(left).await;
    let design = page.bar("design").await;
    page.touch(design.middle()).await.to(design.middle().by(-120.0, 0.0)).await.lift().await;
    until("the axis to be scrolled", async || {
        (page.eval::<f64>(left).await > from + 40.0).then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
