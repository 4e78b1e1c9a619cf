//! Two tabs on one plan: the second may look, and says so.

use super::support::Stage;

#[tokio::test]
async fn a_second_tab_is_read_only_and_says_so() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;

    let first = page.second_tab().await;
    let bar = page.some_bar().await;
    assert!(page.text().await.to_lowercase().contains("read-only"));
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    assert!(page.export_bytes().await == before);
    assert!(!page.offers("undo").await);

    page.look_at(first).await;
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    assert!(page.export_bytes().await != before, "the first tab still writes");
    page.close().await;
}
