//! A row dragged by its name between two others of its group lands there; a line shows where.

use super::super::support::{Page, Stage, until};
use super::{open, undone, wait_for};

async fn order(page: &Page) -> Vec<String> {
    let script = "const row = e => e.getBoundingClientRect().top;
        return [...document.querySelectorAll('[data-row-id]')].sort((a, b) => row(a) - row(b)).map(e => e.dataset.rowId)";
    page.eval(script).await
}

#[tokio::test]
async fn a_row_lands_between_two_others() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    assert_eq!(order(&page).await, ["design", "build", "trial", "paint"]);
    let (design, trial) =
        (page.middle("[data-row-id=design]").await, page.middle("[data-row-id=trial]").await);
    let held = page.hold(design).await.to(trial.by(0.0, 8.0)).await;
    wait_for(&page, ".drop-line", 1).await;
    held.release().await;
    until("the new order", async || {
        (order(&page).await == ["build", "trial", "design", "paint"]).then_some(())
    })
    .await;
    undone(&page, &before).await;

    let (paint, build) =
        (page.middle("[data-row-id=paint]").await, page.middle("[data-row-id=build]").await);
    page.drag(paint, build.by(0.0, -8.0)).await;
    until("the new order", async || {
        (order(&page).await == ["design", "paint", "build", "trial"]).then_some(())
    })
    .await;
    undone(&page, &before).await;
    page.close().await;
}
