//! A link that would close a loop is refused while it is drawn, and by name; nothing changes.

use super::super::support::Stage;
use super::{open, wait_for};

#[tokio::test]
async fn a_loop_is_refused_by_name() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.point(page.bar("trial").await.middle()).await;
    let start = page.middle("[data-project-id=trial] [data-grip=link-finish]").await;
    let design = page.bar("design").await;
    let held = page.hold(start).await.to(design.middle().by(-design.width / 4.0, 0.0)).await;
    wait_for(&page, ".drag-card.is-refused", 1).await;
    held.release().await;
    let said = page.alert_text().await;
    for name in ["Design", "Build", "Trial"] {
        assert!(said.contains(name), "{said}");
    }
    assert!(page.export_bytes().await == before);
    page.close().await;
}
