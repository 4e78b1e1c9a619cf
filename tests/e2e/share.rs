//! One file carries the whole plan to another browser, byte for byte.

use super::support::Stage;

#[tokio::test]
async fn an_export_opened_elsewhere_exports_the_same_bytes() {
    let stage = Stage::new();
    let page = stage.example().await;
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    let sent = page.export_file().await;
    assert!(page.export_file().await == sent, "twice without an edit it is the same");
    page.close().await;

    let colleague = stage.browser().language("nl-NL").open().await;
    colleague.open_file(&stage.file("plan.json", &sent)).await;
    colleague.bar(&bar.id).await;

    assert!(colleague.export_file().await == sent);
    colleague.close().await;
}
