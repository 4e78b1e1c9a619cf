//! Close the browser, come back: everything is there, undo history too.

use super::support::Stage;

#[tokio::test]
async fn a_plan_and_its_undo_history_outlive_the_browser() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    let after = page.export_bytes().await;
    assert!(after != before);
    page.wait_saved().await;
    let profile = page.close().await;

    let page = stage.browser().profile(profile).open().await;

    page.bar(&bar.id).await;
    assert!(page.export_bytes().await == after);
    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
