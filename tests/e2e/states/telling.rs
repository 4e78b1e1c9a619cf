//! While a bar is dragged, a card beside it tells who is affected, and a thread leads to each
//! launch it feeds.

use super::super::support::{Stage, until};
use super::{open, undone, wait_for};

#[tokio::test]
async fn the_card_tells_who_is_affected() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let design = page.bar("design").await;
    let held = page.hold(design.middle()).await.to(design.middle().by(200.0, 0.0)).await;
    wait_for(&page, "[data-push]", 4).await;
    wait_for(&page, "[data-thread=ship]", 1).await;
    wait_for(&page, "[data-shift=build]", 1).await;
    wait_for(&page, "[data-shift=trial]", 1).await;
    wait_for(&page, "[data-launch-shift=ship]", 1).await;
    let said = async || {
        page.eval::<String>("return document.querySelector('[data-drag-card]').innerText").await
    };
    until("who is to be told", async || said().await.contains("Head of the yard").then_some(()))
        .await;
    // By another rule nobody else moves, and it says so at once.
    page.key("4").await;
    wait_for(&page, "[data-shift]", 0).await;
    page.key("1").await;
    wait_for(&page, "[data-shift=build]", 1).await;
    held.release().await;
    wait_for(&page, "[data-drag-card]", 0).await;
    undone(&page, &before).await;
    page.close().await;
}
