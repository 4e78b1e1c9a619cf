//! The timeline as a screen reader meets it: Chromium's own accessibility tree of the example,
//! beside a text that was read and found right.

use super::super::support::{Stage, until};

/// To look at what changed: the tree as it is now is in the message of a failure, to be read before
/// it takes the place of this one.
const REVIEWED: &str = include_str!("tree.txt");

#[tokio::test]
async fn the_tree_is_the_one_that_was_reviewed() {
    let stage = Stage::new();
    let page = stage.browser().language("en-GB").open().await;
    page.open_example().await;
    page.command("table").await;
    for column in ["start", "finish"] {
        page.click(&format!("[data-column={column}]")).await;
    }
    page.command("close-table").await;
    until("the rows", async || (!page.all("data-row-id").await.is_empty()).then_some(())).await;
    let tree = page.outline("treegrid").await;
    assert!(tree.trim() == REVIEWED.trim(), "the tree is another one:\n{tree}");
    page.close().await;
}

#[tokio::test]
async fn rows_out_of_sight_are_counted() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    page.command("confirm").await;
    until("the projects", async || (page.project_count().await > 200).then_some(())).await;
    let script = "const rows = [...document.querySelectorAll('[role=row][aria-posinset]:not([hidden])')];
        const grid = document.querySelector('[role=treegrid]');
        return [Number(grid.getAttribute('aria-rowcount')), rows.length, Math.max(...rows.map(row => Number(row.getAttribute('aria-setsize'))))]";
    let [all, drawn, largest]: [usize; 3] = page.eval(script).await;
    assert!(
        drawn < 60 && all > 200 && largest > 5,
        "{drawn} rows are drawn of {all}, in sets of up to {largest}"
    );
    page.close().await;
}
