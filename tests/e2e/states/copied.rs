//! What a drop did can be copied as text.

use super::super::support::{Stage, until};
use super::{open, wait_for};

#[tokio::test]
async fn what_was_done_can_be_pasted_elsewhere() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    let design = page.bar("design").await;
    page.drag(design.middle(), design.middle().by(200.0, 0.0)).await;
    page.command("copy-told").await;
    let said = "return document.querySelector('[data-command=copy-told]').innerText";
    until("it to be copied", async || {
        (page.eval::<String>(said).await == "Copied as text").then_some(())
    })
    .await;
    page.eval::<()>("const area = document.createElement('textarea'); area.id = 'pasted'; document.body.append(area); area.focus()").await;
    page.key("Control+v").await;
    let pasted = until("the text", async || {
        Some(page.eval::<String>("return document.getElementById('pasted').value").await)
            .filter(|text| !text.is_empty())
    })
    .await;
    for part in ["Design: 4 May 2026", "Build: 6 Jul 2026", "Ship:", "Head of the yard"] {
        assert!(pasted.contains(part), "{part} is not in {pasted}");
    }
    wait_for(&page, "[data-command=undo-told]", 1).await;
    page.close().await;
}
