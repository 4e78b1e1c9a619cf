//! A real list of 244 projects comes in through the preview, and no row is lost.

use super::support::{Stage, until};

#[tokio::test]
async fn every_row_of_the_list_becomes_a_project() {
    let stage = Stage::new();
    let page = stage.page().await;

    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    page.command("confirm").await;

    until("244 projects", async || (page.project_count().await == 244).then_some(())).await;
    assert!(!page.bars().await.is_empty(), "the timeline shows them after the import");
    assert!(
        !page.all("data-tray-id").await.is_empty(),
        "those without usable dates wait in the tray"
    );
    page.wait_saved().await;
    page.close().await;
}

#[tokio::test]
async fn a_preview_that_is_cancelled_changes_nothing() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;

    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    page.command("cancel").await;

    assert!(page.export_bytes().await == before);
    page.close().await;
}
