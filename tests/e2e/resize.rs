//! Drag the edge of a bar: it ends later and starts as before.

use super::support::{Stage, until};

#[tokio::test]
async fn an_edge_moves_alone_and_one_undo_takes_it_back() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let bar = page.some_bar().await;

    page.drag(bar.right_edge(), bar.right_edge().by(100.0, 0.0)).await;
    let wider = async || Some(page.bar(&bar.id).await).filter(|now| now.width > bar.width + 20.0);
    let resized = until("a longer bar", wider).await;
    assert!(
        (resized.left - bar.left).abs() < 1.0,
        "it starts as before: {bar:?} became {resized:?}"
    );

    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
