//! With Shift, a drag over empty room draws a band, and selects what it touches; it changes
//! nothing.

use super::super::support::{Point, Stage};
use super::{open, wait_for};

#[tokio::test]
async fn a_band_selects_what_it_touches_until_it_is_let_go_by_escape() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let (design, build) = (page.bar("design").await, page.bar("build").await);
    let from = Point { x: build.left + build.width + 60.0, y: design.top + design.height / 2.0 };
    let to = Point { x: design.left + design.width - 10.0, y: build.top + build.height / 2.0 };

    page.hold_key("Shift").await;
    let held = page.hold(from).await.to(to).await;
    wait_for(&page, ".band", 1).await;
    wait_for(&page, "[data-project-id].is-selected", 2).await;
    page.release_key("Shift").await;
    page.key("Escape").await;
    wait_for(&page, "[data-project-id].is-selected", 0).await;
    held.release().await;

    page.hold_key("Shift").await;
    page.drag(from, to).await;
    page.release_key("Shift").await;
    wait_for(&page, "[data-several='2']", 1).await;
    wait_for(&page, ".band", 0).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
