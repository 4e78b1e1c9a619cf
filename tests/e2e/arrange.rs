//! Rows grouped and sorted otherwise: by who leads, by product, by start; folded, found again,
//! dragged from one group to another.

use super::support::{Page, Stage, until};

#[tokio::test]
async fn rows_are_grouped_by_who_leads_and_a_drag_hands_one_over() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let before = page.export_bytes().await;
    let all = page.all("data-row-id").await.len();

    choose(&page, "group-by", "manager").await;
    until("people for headings", async || {
        page.all("data-group-id").await.iter().all(|it| it.starts_with("person:")).then_some(())
    })
    .await;
    assert_eq!(page.all("data-row-id").await.len(), all, "each project is led by one");
    let (crew, shore) =
        (group_named(&page, "Hoofd bemanning").await, group_named(&page, "Havenbouwmeester").await);
    assert_eq!(
        (group_of(&page, "crew").await, group_of(&page, "charger").await),
        (crew.clone(), shore.clone())
    );
    page.click(&format!("[data-heading-id={crew:?}]")).await;
    until("the person in the inspector", async || page.offers("delete-person").await.then_some(()))
        .await;

    // By the name, on the heading of another.
    let held = page
        .hold(page.middle("[data-row-id=charger]").await)
        .await
        .to(page.middle(&format!("[data-group-id={crew:?}] .name")).await)
        .await;
    let target = format!(
        "return !!document.querySelector('.is-target [data-group-id={crew:?}]') && !!document.querySelector('[data-drag-card]')"
    );
    until("the heading that would take it", async || {
        page.eval::<bool>(&target).await.then_some(())
    })
    .await;
    held.release().await;
    until("the row below its new heading", async || {
        (group_of(&page, "charger").await == crew).then_some(())
    })
    .await;
    page.wait_saved().await;
    page.key("Control+z").await;
    until("the row below its old heading", async || {
        (group_of(&page, "charger").await == shore).then_some(())
    })
    .await;
    assert!(page.export_bytes().await == before);

    // Folded, and found so again at the same address.
    page.click(&format!("[data-group-id={shore:?}] [data-command=fold]")).await;
    until("four rows less", async || {
        (page.all("data-row-id").await.len() == all - 4).then_some(())
    })
    .await;
    settled(&page, "group=manager").await;
    page.reload().await;
    until("the same rows after a reload", async || {
        (page.all("data-row-id").await.len() == all - 4).then_some(())
    })
    .await;
    choose(&page, "group-by", "programme").await;
    until("all rows", async || (page.all("data-row-id").await.len() == all).then_some(())).await;
    assert!(page.export_bytes().await == before, "an arrangement is no part of the plan");
    page.close().await;
}

#[tokio::test]
async fn a_project_stands_under_each_product_it_delivers_to() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let times =
        async |id: &str| page.all("data-row-id").await.iter().filter(|row| *row == id).count();

    choose(&page, "group-by", "product").await;
    until("its second row", async || (times("tickets").await == 2).then_some(())).await;
    let groups = page.all("data-group-id").await;
    assert_eq!(groups.last().map(String::as_str), Some("product:"), "{groups:?}");
    assert_eq!((group_of(&page, "hulls").await.as_str(), times("line").await), ("product:", 1));

    // What is dropped on a product delivers to it too.
    let (from, to) = (
        page.middle("[data-row-id=line]").await,
        page.middle("[data-group-id='product:travel'] .name").await,
    );
    page.drag(from, to).await;
    until("a row under both", async || (times("line").await == 2).then_some(())).await;
    page.key("Control+z").await;
    until("one row", async || (times("line").await == 1).then_some(())).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn the_palette_arranges_too() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;
    page.search("group party").await;
    until("the command", async || {
        page.hits().await.contains(&"command:group-party".to_owned()).then_some(())
    })
    .await;
    page.click("[data-hit='command:group-party']").await;
    until("parties for headings", async || {
        page.all("data-group-id").await.contains(&"party:yard".to_owned()).then_some(())
    })
    .await;
    assert_eq!(
        page.eval::<String>("return document.querySelector('[data-command=group-by]').value").await,
        "party"
    );
    assert_eq!(page.violations().await, [""; 0]);
    page.close().await;
}

async fn choose(page: &Page, command: &str, value: &str) {
    page.eval::<()>(&format!(
        "const choice = document.querySelector('select[data-command={command}]');
         choice.value = {value:?};
         choice.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await;
}

/// Waits until the address says this.
async fn settled(page: &Page, words: &str) {
    until(words, async || {
        page.eval::<String>("return location.hash").await.contains(words).then_some(())
    })
    .await;
}

/// The mark of the group of this name.
async fn group_named(page: &Page, name: &str) -> String {
    let find = format!(
        "return [...document.querySelectorAll('[data-group-id]')].find(e => e.querySelector('.name').textContent === {name:?})?.dataset.groupId ?? null"
    );
    until(name, async || page.eval::<Option<String>>(&find).await).await
}

/// The heading that a row stands below.
async fn group_of(page: &Page, row: &str) -> String {
    page.eval(&format!(
        "{TOP} const row = document.querySelector('[data-row-id={row:?}]');
         if (!row) return '';
         const above = [...document.querySelectorAll('[data-group-id]')].filter(e => top(e) < top(row)).sort((a, b) => top(b) - top(a));
         return above[0]?.dataset.groupId ?? ''"
    ))
    .await
}

const TOP: &str = "const top = e => e.getBoundingClientRect().top;";
