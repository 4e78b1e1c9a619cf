//! The first minute: the page opens, the example tells its story, and everything is in plain sight.

use super::support::Stage;

const IN_PLAIN_SIGHT: [&str; 10] = [
    "undo",
    "redo",
    "export",
    "zoom-day",
    "zoom-week",
    "zoom-month",
    "zoom-quarter",
    "zoom-year",
    "zoom-fit",
    "settings",
];

#[tokio::test]
async fn the_example_opens_with_its_projects_and_products() {
    let stage = Stage::new();
    let page = stage.example().await;

    assert!(page.project_count().await >= page.bars().await.len());
    assert!(!page.verdicts().await.is_empty(), "a lane for each product");
    for command in IN_PLAIN_SIGHT {
        let css = format!("[data-command={command}]");
        let seen = "const r = document.querySelector(CSS).getBoundingClientRect(); \
            return r.width > 0 && r.height > 0 && r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight";
        assert!(
            page.eval::<bool>(&seen.replace("CSS", &format!("{css:?}"))).await,
            "{command} is in plain sight at 1280 x 800"
        );
    }
    page.close().await;
}

#[tokio::test]
async fn the_page_may_lie_in_any_folder_of_its_host() {
    let stage = Stage::under("/tools/overzicht/");
    stage.example().await.close().await;
}
