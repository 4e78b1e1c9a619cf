//! Several projects selected with Ctrl and Shift: they move together, by hand, by key and in the
//! form, and go together; each one step.

use super::super::support::{Page, Stage};
use super::{dates, open, plan, undone, wait_for};

/// Clicks a bar with this key held.
async fn click_with(page: &Page, key: &str, id: &str) {
    page.hold_key(key).await;
    page.hold(page.bar(id).await.middle()).await.release().await;
    page.release_key(key).await;
}

async fn pick_two(page: &Page) {
    page.hold(page.bar("design").await.middle()).await.release().await;
    wait_for(page, "[data-project-id].is-selected", 1).await;
    click_with(page, "Control", "paint").await;
    wait_for(page, "[data-several='2']", 1).await;
    wait_for(page, "[data-project-id].is-selected", 2).await;
}

#[tokio::test]
async fn several_move_together_by_hand() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    pick_two(&page).await;
    let design = page.bar("design").await;
    page.drag(design.middle(), design.middle().by(40.0, 0.0)).await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let after = plan(&page).await;
    assert_ne!(dates(&after, "design"), "2026-05-04..2026-06-26");
    assert_ne!(dates(&after, "paint"), "2026-05-04..2026-07-31");
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn several_move_and_go_without_dragging() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    pick_two(&page).await;
    page.fill(".inspector input[type=number]", "5").await;
    page.command("move-several").await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let after = plan(&page).await;
    assert_eq!(
        (dates(&after, "design").as_str(), dates(&after, "paint").as_str()),
        ("2026-05-11..2026-07-03", "2026-05-11..2026-08-07")
    );
    undone(&page, &before).await;

    page.eval::<()>("document.querySelector('[data-project-id=design]').focus()").await;
    page.key("ArrowRight").await;
    let after = plan(&page).await;
    assert_eq!(
        (dates(&after, "design").as_str(), dates(&after, "paint").as_str()),
        ("2026-05-05..2026-06-29", "2026-05-05..2026-08-03")
    );
    undone(&page, &before).await;

    page.command("delete-several").await;
    wait_for(&page, "[data-project-id]", 2).await;
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn shift_selects_from_here_to_there_and_a_click_selects_one() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    page.hold(page.bar("design").await.middle()).await.release().await;
    wait_for(&page, "[data-project-id].is-selected", 1).await;
    click_with(&page, "Shift", "paint").await;
    wait_for(&page, "[data-project-id].is-selected", 4).await;
    click_with(&page, "Control", "build").await;
    wait_for(&page, "[data-project-id].is-selected", 3).await;
    page.hold(page.bar("design").await.middle()).await.release().await;
    wait_for(&page, "[data-project-id].is-selected", 1).await;
    wait_for(&page, "[data-several]", 0).await;
    page.close().await;
}
