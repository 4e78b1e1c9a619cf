//! Two fingers zoom the axis, and move no bar.

use super::super::support::{Stage, until};
use super::open;

#[tokio::test]
async fn two_fingers_zoom() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let design = page.bar("design").await;
    let (left, right) = (design.middle().by(-30.0, 0.0), design.middle().by(30.0, 0.0));
    page.pinch((left, right), (left.by(-60.0, 0.0), right.by(60.0, 0.0))).await;
    until("a wider bar", async || {
        (page.bar("design").await.width > design.width * 1.8).then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
