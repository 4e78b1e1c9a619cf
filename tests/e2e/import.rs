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

const BAD_ROWS: &str = "project,department,category,start_date,end_date
A good one,X,Y,2026-03-02,2026-06-26
No such day,X,Y,2026-01-05,31-02-2026
Too far away,X,Y,2026-01-05,9999-12-31
Ends before it starts,X,Y,2026-06-26,2026-03-02
";

#[tokio::test]
async fn bad_rows_come_in_as_proposed_projects() {
    let stage = Stage::new();
    let page = stage.page().await;

    page.open_file(&stage.file("rows.csv", BAD_ROWS)).await;
    page.command("confirm").await;

    until("4 projects", async || (page.project_count().await == 4).then_some(())).await;
    assert_eq!(page.all("data-tray-id").await.len(), 3);
    page.close().await;
}
