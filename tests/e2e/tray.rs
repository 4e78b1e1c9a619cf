//! A project without dates waits in the tray, until a hand puts it on the axis.

use super::support::{Stage, until};

const LIST: &str = "project,department,start_date,end_date
Dated,X,2026-03-02,2026-06-26
Undated,X,,
";

#[tokio::test]
async fn a_card_dropped_on_the_axis_becomes_a_bar() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_file(&stage.file("list.csv", LIST)).await;
    page.command("confirm").await;
    until("2 projects", async || (page.project_count().await == 2).then_some(())).await;
    let before = page.export_bytes().await;
    let [card] = page.all("data-tray-id").await.try_into().expect("one card");

    page.drag(page.middle("[data-tray-id]").await, page.empty_spot().await).await;

    page.bar(&card).await;
    assert!(page.all("data-tray-id").await.is_empty());
    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
