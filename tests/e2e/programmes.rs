//! Programmes in layers: made, nested, dragged into, folded, deleted; each is one step that undo
//! takes back.

use super::support::{Page, Point, Stage, until};

/// Language, the name of the example's programme `digital`.
const ROWS: [(&str, &str); 2] = [("en-GB", "Tickets and data"), ("nl-NL", "Kaartjes en data")];

#[tokio::test]
async fn a_project_is_dragged_to_another_programme_by_its_name() {
    for (language, _) in ROWS {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        page.open_example().await;
        let before = page.export_bytes().await;
        let bar = page.bar("trials").await;
        assert_eq!(group_of(&page, "trials").await, "vessels");

        drag(&page, "[data-row-id=trials]", "[data-group-id=digital] [data-grip=name]").await;
        until("the row below its new heading", async || {
            (group_of(&page, "trials").await == "digital").then_some(())
        })
        .await;
        assert_eq!(page.bar("trials").await.left, bar.left, "its dates stay");
        page.wait_saved().await;
        page.key("Control+z").await;
        until("the row below its old heading", async || {
            (group_of(&page, "trials").await == "vessels").then_some(())
        })
        .await;
        assert!(page.export_bytes().await == before);
        page.close().await;
    }
}

#[tokio::test]
async fn a_drag_that_is_given_up_changes_nothing() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let (from, to) = (
        page.middle("[data-row-id=trials]").await,
        page.middle("[data-group-id=digital] [data-grip=name]").await,
    );

    let held = page.hold(from).await.to(to).await;
    until("the heading that would take it", async || {
        page.eval::<bool>("return !!document.querySelector('.is-target [data-group-id=digital]')")
            .await
            .then_some(())
    })
    .await;
    assert!(page.text().await.contains("Tickets and data"));
    page.key("Escape").await;
    held.release().await;
    assert_eq!(group_of(&page, "trials").await, "vessels");
    // Let go over the launches, where there is no row.
    let launches = page.middle("[data-lane-id=ticketing] .lane-name").await;
    page.drag(from, launches).await;
    assert_eq!(group_of(&page, "trials").await, "vessels");
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn a_programme_is_nested_by_its_name_and_never_in_itself() {
    for (language, data) in ROWS {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        page.open_example().await;
        let before = page.export_bytes().await;

        drag(
            &page,
            "[data-group-id=digital] [data-grip=name]",
            "[data-group-id=vessels] [data-grip=name]",
        )
        .await;
        until("one layer deeper", async || (depth(&page, "digital").await == 2).then_some(()))
            .await;
        drag(
            &page,
            "[data-group-id=vessels] [data-grip=name]",
            "[data-group-id=digital] [data-grip=name]",
        )
        .await;
        let said = page.alert_text().await;
        assert!(said.contains(data), "{said}");
        page.dismiss().await;
        assert_eq!(depth(&page, "vessels").await, 1);

        // By the form: the same, and the same refusal.
        page.key("Control+z").await;
        until("where it was", async || (depth(&page, "digital").await == 1).then_some(())).await;
        assert!(page.export_bytes().await == before);
        page.click("[data-group-id=ferry] [data-grip=name]").await;
        page.fill("aside.inspector input[list=programmes]", data).await;
        let said = page.alert_text().await;
        assert!(said.contains(data), "{said}");
        page.dismiss().await;
        page.click("[data-group-id=digital] [data-grip=name]").await;
        page.fill("aside.inspector input[list=programmes]", "").await;
        until("at the top", async || (depth(&page, "digital").await == 0).then_some(())).await;
        page.key("Tab").await;
        page.command("undo").await;
        until("where it was", async || (depth(&page, "digital").await == 1).then_some(())).await;
        assert!(page.export_bytes().await == before);
        page.close().await;
    }
}

#[tokio::test]
async fn two_layers_from_nothing() {
    for (language, _) in ROWS {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        page.command("new-plan").await;
        page.command("add-programme").await;
        name(&page, "Outer").await;
        page.command("add-sub-programme").await;
        name(&page, "Inner").await;
        page.click("aside.inspector [data-command=add-project-here]").await;
        until("a bar", async || page.bars().await.pop()).await;
        let groups = page.all("data-group-id").await;
        assert_eq!(groups.len(), 2);
        assert_eq!((depth(&page, &groups[0]).await, depth(&page, &groups[1]).await), (0, 1));
        let row = page.all("data-row-id").await.pop().expect("a row");
        assert_eq!(group_of(&page, &row).await, groups[1]);

        // Led by the manager of the outer programme, as the inspector says.
        page.click(&format!("[data-group-id={:?}] [data-grip=name]", groups[0])).await;
        page.fill("aside.inspector input[list=people]", "Quartermaster").await;
        page.click(&format!("[data-row-id={row:?}]")).await;
        let led = "return document.querySelector('[data-led-by]')?.innerText ?? ''";
        let leads = async || page.eval::<String>(led).await;
        until("who leads it", async || leads().await.contains("Quartermaster").then_some(())).await;
        assert!(leads().await.contains("Outer"));

        // Deleted, the inner one leaves its project to the outer one.
        page.click(&format!("[data-group-id={:?}] [data-grip=name]", groups[1])).await;
        page.command("delete-programme").await;
        until("the project in the outer one", async || {
            (group_of(&page, &row).await == groups[0]).then_some(())
        })
        .await;
        page.close().await;
    }
}

#[tokio::test]
async fn what_is_folded_stays_folded() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let all = page.all("data-row-id").await.len();
    page.click("[data-group-id=vessels] [data-command=fold]").await;
    until("three rows less", async || {
        (page.all("data-row-id").await.len() == all - 3).then_some(())
    })
    .await;
    page.visit().await;
    until("the same rows after a reload", async || {
        (page.all("data-row-id").await.len() == all - 3).then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before, "folding is no part of the plan");
    page.eval::<()>("document.querySelector('[data-heading-id=vessels]').focus()").await;
    page.key("ArrowRight").await;
    until("all rows", async || (page.all("data-row-id").await.len() == all).then_some(())).await;
    page.close().await;
}

#[tokio::test]
async fn keys_give_another_place() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let rows = page.all("data-row-id").await;
    let place = |rows: &[String], id: &str| rows.iter().position(|row| row == id);
    page.eval::<()>("document.querySelector('[data-project-id=drive]').focus()").await;
    page.key("Alt+ArrowUp").await;
    until("one row up", async || {
        (place(&page.all("data-row-id").await, "drive") < place(&rows, "drive")).then_some(())
    })
    .await;
    page.key("Control+z").await;
    until("back", async || (page.all("data-row-id").await == rows).then_some(())).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

async fn drag(page: &Page, from: &str, to: &str) {
    let (from, to): (Point, Point) = (page.middle(from).await, page.middle(to).await);
    page.drag(from, to).await;
}

async fn name(page: &Page, name: &str) {
    page.fill("aside.inspector input[type=text]", name).await;
    let label = "return document.querySelector('aside.inspector h2')?.innerText ?? ''";
    until("the name", async || (page.eval::<String>(label).await == name).then_some(())).await;
}

/// The heading that a row stands below.
async fn group_of(page: &Page, row: &str) -> String {
    page.eval(&format!(
        "const top = e => e.getBoundingClientRect().top;
         const row = document.querySelector('[data-row-id={row:?}]');
         if (!row) return '';
         const above = [...document.querySelectorAll('[data-group-id]')].filter(e => top(e) < top(row)).sort((a, b) => top(b) - top(a));
         return above[0]?.dataset.groupId ?? ''"
    ))
    .await
}

async fn depth(page: &Page, group: &str) -> i32 {
    page.eval(&format!("return Number(document.querySelector('[data-group-id={group:?}]')?.style.getPropertyValue('--depth') ?? -1)")).await
}
