//! A list that comes again: told before it is taken, one step, and back to the byte; pasted,
//! remembered, and out again as a table.

use super::support::{Page, Stage, until};

/// What the preview lists under a heading, as how many; 0 when it has no such heading.
async fn listed(page: &Page, what: &str) -> usize {
    let count = format!(
        "return Number(document.querySelector('[data-listed={what}]')?.dataset.count ?? 0)"
    );
    page.eval(&count).await
}

async fn becomes(page: &Page, expected: &[(&str, usize)]) {
    until(&format!("{expected:?}"), async || {
        for (what, count) in expected {
            if listed(page, what).await != *count {
                return None;
            }
        }
        Some(())
    })
    .await;
}

async fn preview(page: &Page) {
    until("the preview", async || (!page.all("data-role").await.is_empty()).then_some(())).await;
}

async fn preview_closed(page: &Page) {
    until("the preview to close", async || page.all("data-role").await.is_empty().then_some(()))
        .await;
}

async fn projects(page: &Page, count: usize) {
    until(&format!("{count} projects"), async || {
        (page.project_count().await == count).then_some(())
    })
    .await;
    page.wait_saved().await;
}

/// Brings a file in as a plan of its own.
async fn new_plan(page: &Page, file: &std::path::Path, count: usize) {
    page.open_file(file).await;
    preview(page).await;
    page.command("confirm").await;
    preview_closed(page).await;
    projects(page, count).await;
}

/// The counts are those of tests/lists.rs, which a script of its own has counted as well.
#[tokio::test]
async fn the_list_of_2023_comes_into_the_plan_of_2022() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    new_plan(&page, &Stage::data("uk-major-projects-2022.csv"), 235).await;
    let before = page.export_bytes().await;

    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    preview(&page).await;
    let told =
        [("moved", 53), ("programme", 19), ("rating", 63), ("new", 56), ("gone", 47), ("near", 9)];
    becomes(&page, &told).await;
    // A name that is nearly the same is taken only when the reader says so.
    page.click("[data-near]").await;
    becomes(&page, &[("new", 55), ("gone", 46), ("near", 9)]).await;
    assert!(
        page.eval::<bool>("return document.activeElement.matches('[data-near]')").await,
        "the focus stays"
    );
    page.click("[data-near]").await;
    becomes(&page, &told).await;
    page.key("Escape").await;
    preview_closed(&page).await;
    assert!(page.export_bytes().await == before, "looking changes nothing");

    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    preview(&page).await;
    becomes(&page, &told).await;
    page.command("confirm").await;
    preview_closed(&page).await;
    projects(&page, 235 + 56).await;
    page.command("undo").await;
    projects(&page, 235).await;
    assert!(page.export_bytes().await == before, "one undo restores the exact bytes");
    page.command("redo").await;
    projects(&page, 235 + 56).await;

    // And once more.
    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    preview(&page).await;
    until("the word that nothing changes", async || {
        (!page.all("data-nothing").await.is_empty()).then_some(())
    })
    .await;
    assert!(!page.offers("confirm").await);
    page.click("[data-command=into-new-plan]").await;
    until("a plan of its own to be offered", async || page.offers("confirm").await.then_some(()))
        .await;
    page.key("Escape").await;
    // A backup from before each time.
    page.command("settings").await;
    until("the backup", async || (page.all("data-backup").await.len() == 1).then_some(())).await;
    page.close().await;
}

#[tokio::test]
async fn the_example_takes_no_list() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
    preview(&page).await;
    assert!(
        page.eval::<bool>("return !document.querySelector('[data-command=into-this-plan]')").await
    );
    page.key("Escape").await;
    page.close().await;
}

#[tokio::test]
async fn what_was_said_of_a_list_is_remembered() {
    let stage = Stage::new();
    let page = stage.page().await;
    let list = "code,wat,van,tot\nA1,Quay,01/02/2026,03/04/2026\nA2,Bridge,05/06/2026,07/08/2026\n";
    let file = stage.file("odd.csv", list);
    page.open_file(&file).await;
    preview(&page).await;
    assert!(
        page.all("data-recalled").await.is_empty() && !page.offers("confirm").await,
        "the order of day and month is asked"
    );
    page.eval::<()>(
            "const set = (select, value) => { select.value = value; select.dispatchEvent(new Event('change', { bubbles: true })) };
             set(document.querySelector('[data-role=name]'), '1');
             set([...document.querySelectorAll('dialog select')].find(select => select.querySelector('option[value=month]')), 'month')",
        )
        .await;
    until("the import to be ready", async || page.offers("confirm").await.then_some(())).await;
    page.command("confirm").await;
    projects(&page, 2).await;

    page.open_file(&file).await;
    preview(&page).await;
    until("the word on it", async || (!page.all("data-recalled").await.is_empty()).then_some(()))
        .await;
    until("nothing to change", async || (!page.all("data-nothing").await.is_empty()).then_some(()))
        .await;
    page.key("Escape").await;
    page.close().await;
}

#[tokio::test]
async fn a_table_is_pasted_on_any_screen() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    // On the start screen, without a header.
    page.paste("Quay\t2026-03-02\t2026-06-26\nBridge\t2026-04-01\t2026-09-30\n").await;
    preview(&page).await;
    page.command("confirm").await;
    preview_closed(&page).await;
    projects(&page, 2).await;
    let before = page.export_bytes().await;

    // On the screen of people, with one: into the plan that is open.
    page.command("view-people").await;
    page.paste("project\tstart\tend\nQuay\t2026-03-02\t2026-07-03\nLock\t2026-05-04\t2026-05-29\n")
        .await;
    preview(&page).await;
    becomes(&page, &[("moved", 1), ("new", 1), ("gone", 1)]).await;
    page.command("confirm").await;
    preview_closed(&page).await;
    page.command("view-timeline").await;
    projects(&page, 3).await;
    page.command("undo").await;
    projects(&page, 2).await;
    assert!(page.export_bytes().await == before);

    // What is no table is left alone, and so is what is pasted into a field.
    page.paste("a word").await;
    page.command("add-project").await;
    until("the inspector", async || page.offers("close-inspector").await.then_some(())).await;
    assert!(page.all("data-role").await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_table_goes_out_and_comes_back_unchanged() {
    for (language, separator) in [("nl-NL", ';'), ("en-GB", ',')] {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        let list = "name,programme,manager,start,end,note\n\"=HYPERLINK(\"\"x\"\")\",Port,Ann,2026-03-02,2026-06-26,\"two\nlines\"\n+31,Roads,,2026-04-01,soon,\n";
        new_plan(&page, &stage.file("list.csv", list), 2).await;
        page.command("add-product").await;
        page.command("view-people").await;
        page.command("add-party").await;
        page.wait_saved().await;
        let before = page.export_bytes().await;
        for table in ["projects", "programmes", "products", "people", "parties"] {
            page.command("settings").await;
            let bytes = page.download(&format!("export-{table}"), "csv").await;
            page.key("Escape").await;
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            assert!(
                text.starts_with('\u{feff}')
                    && text.lines().next().is_some_and(|head| head.contains(separator)),
                "{text}"
            );
            let risky = |cell: &str| cell.trim_matches('"').starts_with(['=', '+', '-', '@']);
            assert!(!text.split([separator, '\n']).any(risky), "{text}");

            page.open_file(&stage.file(&format!("{table}.csv"), bytes)).await;
            preview(&page).await;
            until(&format!("{table} to change nothing"), async || {
                (!page.all("data-nothing").await.is_empty()).then_some(())
            })
            .await;
            page.key("Escape").await;
            preview_closed(&page).await;
        }
        assert!(page.export_bytes().await == before);
        page.close().await;
    }
}
