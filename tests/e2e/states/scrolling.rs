//! Held at the edge, the timeline scrolls by itself and the bar goes on with it; let go by Escape,
//! all is where it was.

use super::super::support::{Point, Stage, until};
use super::{dates, open, plan, undone, wait_for};

#[tokio::test]
async fn a_bar_held_at_the_edge_goes_on() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("zoom-week").await;
    let left = "return Math.round(document.querySelector('.scroller').scrollLeft)";
    let from: i64 = page.eval(left).await;
    let design = page.bar("design").await;
    let edge = Point { x: page.eval::<f64>("return innerWidth").await - 12.0, ..design.middle() };

    let held = page.hold(design.middle()).await.to(edge).await;
    until("the axis to be scrolled", async || {
        (page.eval::<i64>(left).await > from + 300).then_some(())
    })
    .await;
    page.key("Escape").await;
    held.release().await;
    until("the bar to be in sight", async || {
        page.bars_in_reach().await.iter().any(|bar| bar.id == "design").then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before);

    let design = page.bar("design").await;
    let from: i64 = page.eval(left).await;
    let held = page.hold(design.middle()).await.to(Point { y: design.middle().y, ..edge }).await;
    until("the axis to be scrolled", async || {
        (page.eval::<i64>(left).await > from + 100).then_some(())
    })
    .await;
    held.release().await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    assert!(dates(&plan(&page).await, "design").as_str() > "2026-07");
    undone(&page, &before).await;
    page.close().await;
}
