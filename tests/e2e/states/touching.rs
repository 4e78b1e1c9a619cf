//! A finger that rests on a bar lifts it; from then on it drags. When the system takes the finger
//! away, everything is as it was.

use super::super::support::{Finger, Page, Stage, until};
use super::{dates, open, plan, undone, wait_for};

/// Design in a finger, lifted and taken along so far that Build is pushed.
async fn lifted(page: &Page) -> Finger<'_> {
    let design = page.bar("design").await;
    let finger = page.touch(design.middle()).await;
    wait_for(page, "[data-push]", 4).await;
    let finger = finger.to(design.middle().by(100.0, 0.0)).await;
    wait_for(page, "[data-shift=build]", 1).await;
    finger
}

#[tokio::test]
async fn a_long_press_lifts_a_bar() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    lifted(&page).await.lift().await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let after = plan(&page).await;
    assert!(dates(&after, "design").as_str() > "2026-05-05", "{}", dates(&after, "design"));
    assert!(dates(&after, "build").as_str() > "2026-07-06..2026-08-28", "what waits is pushed");
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_finger_that_is_taken_away_changes_nothing() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    lifted(&page).await.cancel().await;
    until("nothing to be dragged", async || {
        page.all("data-drag-card").await.is_empty().then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
