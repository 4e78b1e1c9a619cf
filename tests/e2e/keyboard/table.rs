//! The table beside the bars: columns chosen, cells typed in with dates as people type them, and
//! what cannot be read.

use super::super::states::{dates, open, plan};
use super::super::support::{Stage, until};
use super::{go_to, project, undo_by_key, wait_dates, wait_focus};

#[tokio::test]
async fn cells_are_typed_in() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("table").await;
    for column in ["manager", "start", "finish", "duration", "progress", "slack", "product"] {
        page.click(&format!("[data-column={column}]")).await;
    }
    page.command("close-table").await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    go_to(&page, "design").await;
    page.key("Home").await;
    let said = "return [...document.querySelector('[data-row-id=design]').closest('[role=row]').querySelectorAll('.cell.data')].map(e => e.textContent)";
    let cells = page.eval::<Vec<String>>(said).await;
    assert_eq!(
        cells,
        ["Head of the yard", "4 May 2026", "26 Jun 2026", "40 d", "0 %", "+11 d", ""]
    );

    // Each row: how often to the right, what is typed, and what comes of it.
    let type_in = async |right: usize, text: &str| {
        go_to(&page, "design").await;
        page.key("Home").await;
        for _ in 0..right {
            page.key("ArrowRight").await;
        }
        for letter in text.chars() {
            page.key(&letter.to_string()).await;
        }
        page.key("Enter").await;
    };
    for (right, text, expected) in [
        (2, "11-5", "2026-05-11..2026-06-26"),
        (3, "w27", "2026-05-11..2026-07-03"),
        (4, "30", "2026-05-11..2026-06-19"),
    ] {
        type_in(right, text).await;
        wait_dates(&page, "design", expected).await;
    }
    type_in(5, "35").await;
    until("the progress", async || {
        (plan(&page).await.projects[&project("design")].progress == 35).then_some(())
    })
    .await;
    type_in(1, "Ann").await;
    until("a person", async || {
        plan(&page).await.people.values().any(|person| person.name == "Ann").then_some(())
    })
    .await;
    undo_by_key(&page, &before, 5).await;

    // What cannot be read is said, and changes nothing.
    type_in(2, "soon").await;
    assert!(page.alert_text().await.contains("soon"), "it says what it could not read");
    page.dismiss().await;
    assert_eq!(dates(&plan(&page).await, "design"), "2026-05-04..2026-06-26");
    // Escape gives up what was typed.
    go_to(&page, "design").await;
    page.key("Home").await;
    page.key("ArrowRight").await;
    page.key("ArrowRight").await;
    page.key("9").await;
    page.key("Escape").await;
    wait_focus(&page, "design start").await;
    assert!(page.export_bytes().await == before, "Escape changes nothing");

    // The columns stay when the page is opened again.
    page.reload().await;
    until("the columns", async || (page.eval::<Vec<String>>(said).await.len() == 7).then_some(()))
        .await;
    page.close().await;
}

#[tokio::test]
async fn selected_rows_are_copied_for_a_spreadsheet() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("table").await;
    for column in ["start", "progress"] {
        page.click(&format!("[data-column={column}]")).await;
    }
    page.command("close-table").await;
    go_to(&page, "design").await;
    page.key("Shift+ArrowDown").await;
    wait_focus(&page, "build bar").await;
    page.key("Control+c").await;
    page.eval::<()>("const area = document.createElement('textarea'); area.id = 'pasted'; document.body.append(area); area.focus()").await;
    page.key("Control+v").await;
    let pasted = "return document.getElementById('pasted').value";
    let expected = "Design\t4 May 2026\t0 %\nBuild\t6 Jul 2026\t0 %";
    until("the rows", async || (page.eval::<String>(pasted).await == expected).then_some(())).await;
    page.eval::<()>("document.getElementById('pasted').remove()").await;
    assert!(page.export_bytes().await == before, "copying changes nothing");
    page.close().await;
}

#[tokio::test]
async fn a_range_of_cells_is_pasted_as_one_step() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("table").await;
    for column in ["start", "finish", "progress", "slack"] {
        page.click(&format!("[data-column={column}]")).await;
    }
    page.command("close-table").await;
    // Copied from a field, pasted in a cell of the first row.
    let paste = async |text: &str| {
        page.copy(text).await;
        go_to(&page, "design").await;
        page.key("Home").await;
        page.key("ArrowRight").await;
        wait_focus(&page, "design start").await;
        page.key("Control+v").await;
    };
    paste("11 mei\t3 jul\t25\n\tw36").await;
    wait_dates(&page, "design", "2026-05-11..2026-07-03").await;
    wait_dates(&page, "build", "2026-07-06..2026-09-04").await;
    undo_by_key(&page, &before, 1).await;

    // What cannot be read, does not fit or is computed changes nothing, and says so.
    for (text, said) in
        [("12 mei\tsoon", "soon"), ("1\n2\n3\n4\n5", "5 rows"), ("\t\t\t3", "computed")]
    {
        paste(text).await;
        until(said, async || page.alert_text().await.contains(said).then_some(())).await;
        page.dismiss().await;
        assert!(page.export_bytes().await == before, "{text:?} changes something");
    }
    page.close().await;
}

#[tokio::test]
async fn what_is_typed_in_a_row_that_scrolls_away_is_kept() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    page.command("confirm").await;
    until("the projects", async || (page.project_count().await > 200).then_some(())).await;
    let first = page.eval::<String>("return document.querySelector('[role=row][aria-rowindex=\"3\"] [data-row-id]').dataset.rowId").await;
    go_to(&page, &first).await;
    page.key("F2").await;
    until("the field", async || {
        page.eval::<bool>("return document.activeElement.matches('.cell-input')")
            .await
            .then_some(())
    })
    .await;
    page.key("Z").await;
    page.eval::<()>("document.querySelector('.scroller').scrollTop = 3000").await;
    until("the name", async || {
        plan(&page).await.projects.values().any(|project| project.name == "Z").then_some(())
    })
    .await;
    page.close().await;
}
