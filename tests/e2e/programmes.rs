//! Programmes in layers: made, nested, dragged into, folded, deleted; each is one step that undo
//! takes back.

use super::support::{Page, Point, Stage, until};

/// The name of the example's programme `digital`.
const DATA: &str = "Tickets and data";

#[tokio::test]
async fn a_programme_is_nested_by_its_name_and_never_in_itself() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;
    let before = page.export_bytes().await;

    drag(
        &page,
        "[data-group-id=digital] [data-grip=name]",
        "[data-group-id=vessels] [data-grip=name]",
    )
    .await;
    until("one layer deeper", async || (depth(&page, "digital").await == 2).then_some(())).await;
    drag(
        &page,
        "[data-group-id=vessels] [data-grip=name]",
        "[data-group-id=digital] [data-grip=name]",
    )
    .await;
    let said = page.alert_text().await;
    assert!(said.contains(DATA), "{said}");
    page.dismiss().await;
    assert_eq!(depth(&page, "vessels").await, 1);

    // By the form: the same, and the same refusal.
    page.key("Control+z").await;
    until("where it was", async || (depth(&page, "digital").await == 1).then_some(())).await;
    assert!(page.export_bytes().await == before);
    page.click("[data-group-id=ferry] [data-grip=name]").await;
    page.fill("aside.inspector input[list=programmes]", DATA).await;
    let said = page.alert_text().await;
    assert!(said.contains(DATA), "{said}");
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

#[tokio::test]
async fn two_layers_from_nothing() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
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
