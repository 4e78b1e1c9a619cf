//! The wheel with Ctrl zooms around the pointer in the middle of a drag: the bar stays in the hand,
//! on the day it was on.

use super::super::support::{Stage, until};
use super::{open, undone, wait_for};

#[tokio::test]
async fn a_bar_stays_in_the_hand() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let design = page.bar("design").await;
    let there = design.middle().by(60.0, 0.0);
    let held = page.hold(design.middle()).await.to(there).await;
    let days = "return Number(document.querySelector('[data-project-id=design] .bar-moved').textContent.replace(/[^0-9]/g, ''))";
    let moved: i64 = page.eval(days).await;
    assert!(moved > 1, "it has moved: {moved}");
    page.hold_key("Control").await;
    page.wheel(there, (0, -200)).await;
    page.release_key("Control").await;
    until("a wider bar", async || {
        (page.bar("design").await.width > design.width * 1.5).then_some(())
    })
    .await;
    assert!((page.eval::<i64>(days).await - moved).abs() <= 1, "it stays on its day");
    let bar = page.bar("design").await;
    assert!(bar.left < there.x && there.x < bar.left + bar.width, "{bar:?} is not under {there:?}");
    held.release().await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    undone(&page, &before).await;
    page.close().await;
}
