//! How far a running project is, is said by the knob on its bar, in steps of five per cent.

use engine::model::Id;

use super::super::support::{Point, Stage};
use super::{open, plan, undone, wait_for};

#[tokio::test]
async fn the_knob_says_how_far_it_is() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let paint = page.bar("paint").await;
    page.point(paint.middle()).await;
    let knob = page.middle("[data-grip=progress]").await;
    page.drag(knob, Point { x: paint.left + paint.width * 0.6, ..knob }).await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let progress = plan(&page).await.projects[&Id::new("paint")].progress;
    assert_eq!(progress, 60);
    undone(&page, &before).await;
    page.close().await;
}
