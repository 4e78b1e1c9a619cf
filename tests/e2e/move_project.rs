//! Drag a bar: one step, named, undone and redone to the byte.

use super::support::{Bar, Page, Stage, until};

#[tokio::test]
async fn one_undo_takes_a_move_back_to_the_byte() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let bar = page.some_bar().await;

    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    let moved = elsewhere(&page, &bar).await;
    assert!(
        (moved.width - bar.width).abs() < bar.width / 2.0,
        "moved, not resized: {bar:?} became {moved:?}"
    );
    let after = page.export_bytes().await;
    assert!(after != before);

    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.command("redo").await;
    assert!(page.export_bytes().await == after);
    page.key("Control+z").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

/// The bar, once it stands further to the right.
async fn elsewhere(page: &Page, bar: &Bar) -> Bar {
    until("the bar to have moved", async || {
        Some(page.bar(&bar.id).await).filter(|now| now.left > bar.left + 20.0)
    })
    .await
}
