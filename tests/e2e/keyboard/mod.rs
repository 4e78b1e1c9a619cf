//! The journeys of the timeline by keyboard alone: from the first Tab to the undo, nothing is
//! pointed at.

mod links;
mod moves;
mod table;
mod tree;
mod twins;
mod walks;

use engine::model::*;

use super::support::{Page, until};

/// The cell that has the focus: the project or group of its row, and which cell.
async fn focused(page: &Page) -> String {
    page.eval(
        "const cell = document.activeElement?.closest('[data-slot]');
         if (!cell) return document.activeElement?.matches('[data-rows]') ? 'rows' : '';
         const row = [...document.querySelectorAll('[role=row]')].find(row => row.contains(cell) || row.getAttribute('aria-owns') === cell.closest('.track')?.id);
         const name = row?.querySelector('[data-row-id], [data-group-id]');
         return `${name?.dataset.rowId ?? name?.dataset.groupId} ${cell.dataset.cell}`",
    )
    .await
}

async fn wait_focus(page: &Page, expected: &str) {
    until(&format!("the focus on {expected}"), async || {
        (focused(page).await == expected).then_some(())
    })
    .await;
}

/// Goes to a bar by Tab and arrows.
async fn go_to(page: &Page, id: &str) {
    for _ in 0..80 {
        if !focused(page).await.is_empty() {
            break;
        }
        page.key("Tab").await;
    }
    page.key("Home").await;
    page.key("Control+Home").await;
    let is_first = "return document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') === '2'";
    until("the first row", async || page.eval::<bool>(is_first).await.then_some(())).await;
    for _ in 0..40 {
        if focused(page).await == format!("{id} name") {
            break;
        }
        let before = focused(page).await;
        page.key("ArrowDown").await;
        until("another row", async || (focused(page).await != before).then_some(())).await;
    }
    wait_focus(page, &format!("{id} name")).await;
    page.key("End").await;
    wait_focus(page, &format!("{id} bar")).await;
}

/// What a screen reader was told last.
async fn announced(page: &Page) -> String {
    page.eval("return document.querySelector('[data-announced]').textContent").await
}

/// Waits until the bar of a project says these dates; an export would take the focus away.
async fn wait_dates(page: &Page, id: &str, expected: &str) {
    let script = format!(
        "const iso = text => new Date(text + ' UTC').toISOString().slice(0, 10);
         const said = document.querySelector('[data-project-id={id:?}]')?.title.match(/, (.*) to ([^,]*),/);
         return said ? iso(said[1]) + '..' + iso(said[2]) : ''"
    );
    until(&format!("{id} at {expected}"), async || {
        (page.eval::<String>(&script).await == expected).then_some(())
    })
    .await;
}

/// Control+Z until the bytes are those from before.
async fn undo_by_key(page: &Page, before: &[u8], steps: usize) {
    for _ in 0..steps {
        page.key("Control+z").await;
    }
    assert!(page.export_bytes().await == before, "{steps} undos leave something");
}

fn project(id: &str) -> ProjectId {
    Id::new(id)
}
