//! What a selected project waits for, and what waits for it, is hinted at the edge when it is out
//! of sight; a press goes there.

use super::super::support::{Stage, until};
use super::{open, wait_for};

#[tokio::test]
async fn a_neighbour_out_of_sight_is_hinted_and_a_press_goes_there() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    page.hold(page.bar("design").await.middle()).await.release().await;
    wait_for(&page, "[data-neighbour]", 0).await;
    page.command("zoom-day").await;
    wait_for(&page, "[data-neighbour=build]", 1).await;
    page.click("[data-neighbour=build]").await;
    wait_for(&page, "[data-project-id=build].is-selected", 1).await;
    let width: f64 = page.eval("return innerWidth").await;
    until("Build to be in sight", async || {
        Some(page.bar("build").await).filter(|bar| bar.left > 0.0 && bar.left < width)
    })
    .await;
    page.close().await;
}
