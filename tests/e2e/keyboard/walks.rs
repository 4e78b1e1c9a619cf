//! The focus among rows and cells: one stop of the Tab key, arrows within, folding, making, naming,
//! placing.

use super::super::states::{open, plan};
use super::super::support::{Stage, until};
use super::{focused, go_to, project, undo_by_key, wait_focus};

#[tokio::test]
async fn one_stop_of_tab_and_arrows_within() {
    let stage = Stage::new();
    let page = stage.example().await;
    let stops = "return document.querySelectorAll('[data-rows] [tabindex=\"0\"]').length";
    assert_eq!(page.eval::<usize>(stops).await, 1);
    for _ in 0..80 {
        if !focused(&page).await.is_empty() {
            break;
        }
        page.key("Tab").await;
    }
    let first = focused(&page).await;
    assert!(first.ends_with(" name"), "{first}");
    // A heading folds to the left and unfolds to the right.
    let rows = page
        .eval::<usize>("return document.querySelectorAll('[role=row]:not([hidden])').length")
        .await;
    page.key("ArrowLeft").await;
    let now = "return document.querySelectorAll('[role=row]:not([hidden])').length";
    until("fewer rows", async || (page.eval::<usize>(now).await < rows).then_some(())).await;
    page.key("ArrowRight").await;
    until("as many rows", async || (page.eval::<usize>(now).await == rows).then_some(())).await;
    wait_focus(&page, &first).await;
    page.key("ArrowDown").await;
    until("another row", async || (focused(&page).await != first).then_some(())).await;
    page.key("ArrowLeft").await;
    wait_focus(&page, &first).await;
    assert_eq!(page.eval::<usize>(stops).await, 1);
    page.close().await;
}

#[tokio::test]
async fn a_row_is_made_named_placed_opened_and_deleted() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "paint").await;
    page.key("Alt+ArrowUp").await;
    until("another order", async || {
        let projects = plan(&page).await.projects;
        (projects[&project("paint")].rank < projects[&project("trial")].rank).then_some(())
    })
    .await;
    go_to(&page, "paint").await;
    page.key("F2").await;
    until("the field", async || {
        page.eval::<bool>("return document.activeElement.matches('.cell-input')")
            .await
            .then_some(())
    })
    .await;
    for letter in ["C", "o", "a", "t", "Enter"] {
        page.key(letter).await;
    }
    until("the name", async || {
        (plan(&page).await.projects[&project("paint")].name == "Coat").then_some(())
    })
    .await;
    go_to(&page, "paint").await;
    page.key("Insert").await;
    until("one more", async || (page.project_count().await == 5).then_some(())).await;
    undo_by_key(&page, &before, 3).await;

    go_to(&page, "build").await;
    // Space shows it and leaves the focus; Enter takes the focus along, and Escape brings it back.
    page.key(" ").await;
    until("the inspector", async || page.offers("close-inspector").await.then_some(())).await;
    wait_focus(&page, "build bar").await;
    page.key("Enter").await;
    let is_in = "return document.activeElement.matches('.inspector')";
    until("the focus in the inspector", async || page.eval::<bool>(is_in).await.then_some(()))
        .await;
    page.key("Escape").await;
    wait_focus(&page, "build bar").await;
    page.key("Delete").await;
    until("one less", async || (page.project_count().await == 3).then_some(())).await;
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}

#[tokio::test]
async fn the_list_of_keys_opens_and_closes() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    go_to(&page, "build").await;
    page.key("?").await;
    until("the list", async || page.offers("close-keys").await.then_some(())).await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.key("Escape").await;
    until("it to close", async || (!page.offers("close-keys").await).then_some(())).await;
    wait_focus(&page, "build bar").await;
    page.close().await;
}
