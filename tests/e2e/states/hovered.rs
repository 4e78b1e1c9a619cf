//! The bar under the pointer shows what there is to pull; no other does, and none while something
//! is dragged.

use super::super::support::Stage;
use super::{open, wait_for};

#[tokio::test]
async fn the_bar_under_the_pointer_shows_its_handles() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    wait_for(&page, "[data-grip^=link]", 0).await;

    let design = page.bar("design").await;
    page.point(design.middle()).await;
    wait_for(&page, "[data-project-id=design] [data-grip^=link]", 2).await;
    wait_for(&page, "[data-grip=progress]", 0).await;
    page.point(page.bar("paint").await.middle()).await;
    wait_for(&page, "[data-project-id=design] [data-grip]", 0).await;
    wait_for(&page, "[data-project-id=paint] [data-grip=progress]", 1).await;

    let held = page.hold(design.middle()).await.to(design.middle().by(40.0, 0.0)).await;
    let shown =
        "return [...document.querySelectorAll('[data-grip^=link]')].some(e => e.checkVisibility())";
    assert!(!page.eval::<bool>(shown).await, "handles in a drag");
    page.key("Escape").await;
    held.release().await;
    page.close().await;
}
