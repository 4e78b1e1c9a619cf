//! One box for everything: finding, going there, giving commands, and showing only a part.

use super::support::{Page, Stage, until};

/// Part of the name of the product `ticketing`, and the name of one who leads it.
const PRODUCT: &str = "tickets on";
const PERSON: &str = "head of sales";

#[tokio::test]
async fn what_is_looked_for_comes_into_sight() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;

    page.search(PRODUCT).await;
    hit(&page, 0, "product:ticketing").await;
    page.key("Enter").await;
    shows_in_inspector(&page, PRODUCT).await;

    page.search(PERSON).await;
    until("the person to be found", async || {
        first_hit(&page).await.filter(|mark| mark.starts_with("person:"))
    })
    .await;
    page.key("Enter").await;
    shows_in_inspector(&page, PERSON).await;

    // A name of which every word is only begun, in another order.
    let shuffled: Vec<_> =
        PRODUCT.split(' ').rev().map(|word| &word[..3.min(word.len())]).collect();
    page.search(&shuffled.join(" ")).await;
    hit(&page, 0, "product:ticketing").await;
    page.key("Escape").await;
    until("the box to close", async || page.all("data-search").await.is_empty().then_some(()))
        .await;
    page.close().await;
}

#[tokio::test]
async fn a_project_out_of_sight_is_scrolled_to_and_unfolded() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.command("zoom-day").await;
    let id = page.all("data-row-id").await.pop().expect("a row");
    let name: String = page
        .eval(&format!("return document.querySelector('[data-row-id={id:?}]').textContent"))
        .await;
    page.eval::<()>("document.querySelectorAll('[data-command=fold][aria-expanded=true]').forEach(e => e.click())").await;
    until("every group to be folded", async || {
        page.all("data-row-id").await.is_empty().then_some(())
    })
    .await;

    page.search(&name).await;
    hit(&page, 0, &format!("project:{id}")).await;
    page.key("Enter").await;

    // A bar that is longer than the window shows its beginning.
    let reached = format!(
        "const bar = document.querySelector('[data-project-id={id:?}]')?.getBoundingClientRect();
         return !!bar && document.elementFromPoint(bar.left + 8, bar.top + bar.height / 2)?.closest('[data-project-id]')?.dataset.projectId === {id:?}"
    );
    until("the beginning of its bar within reach", async || {
        page.eval::<bool>(&reached).await.then_some(())
    })
    .await;
    page.close().await;
}

#[tokio::test]
async fn a_command_is_given_by_its_name() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let plan = page.export_bytes().await;
    page.search("exporteren").await;
    hit(&page, 0, "command:export").await;
    page.key("Escape").await;

    page.search("product").await;
    until("the command", async || {
        page.hits().await.contains(&"command:add-product".to_owned()).then_some(())
    })
    .await;
    page.click("[data-hit='command:add-product']").await;
    until("a fifth product", async || (page.verdicts().await.len() == 5).then_some(())).await;
    page.key("Control+z").await;
    until("four products", async || (page.verdicts().await.len() == 4).then_some(())).await;
    assert!(page.export_bytes().await == plan);
    page.close().await;
}

#[tokio::test]
async fn a_filter_shows_a_part_and_says_how_much_it_leaves_out() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;
    let all = page.all("data-row-id").await;
    let cards = page.all("data-tray-id").await;
    let count = page.project_count().await;

    // Two projects feed it: the sale, and the line with its fares.
    page.search(PRODUCT).await;
    hit(&page, 0, "product:ticketing").await;
    page.key("Control+Enter").await;
    rows(&page, &["line", "tickets"]).await;
    assert_eq!(page.all("data-hidden-count").await, [(count - 2).to_string()]);
    assert_eq!(page.all("data-filter").await, ["product:ticketing"]);
    assert!(page.text().await.contains(&format!("2 of {count}")));
    assert!(page.all("data-tray-id").await.is_empty(), "cards are filtered too");

    // And of these, what one person leads.
    page.search(PERSON).await;
    page.key("Control+Enter").await;
    rows(&page, &["tickets"]).await;

    // What is left out and looked for is shown, with all the rest.
    let other =
        all.iter().find(|id| !["line", "tickets"].contains(&id.as_str())).expect("another row");
    page.command("clear-filter").await;
    until("every row", async || (page.all("data-row-id").await == all).then_some(())).await;
    assert_eq!(page.all("data-tray-id").await, cards);
    let name: String = page
        .eval(&format!("return document.querySelector('[data-row-id={other:?}]').textContent"))
        .await;
    page.search(PRODUCT).await;
    page.key("Control+Enter").await;
    rows(&page, &["line", "tickets"]).await;
    page.search(&name).await;
    page.key("Enter").await;
    until("every row again", async || (page.all("data-row-id").await == all).then_some(())).await;
    assert!(page.all("data-filter").await.is_empty());
    page.close().await;
}

async fn first_hit(page: &Page) -> Option<String> {
    page.hits().await.into_iter().next()
}

async fn hit(page: &Page, place: usize, mark: &str) {
    until(&format!("{mark} among what is found"), async || {
        page.hits().await.get(place).is_some_and(|hit| hit == mark).then_some(())
    })
    .await;
}

async fn rows(page: &Page, expected: &[&str]) {
    let seen = async || {
        let mut rows = page.all("data-row-id").await;
        rows.sort();
        rows
    };
    until(&format!("the rows {expected:?}"), async || (seen().await == expected).then_some(()))
        .await;
}

async fn shows_in_inspector(page: &Page, part: &str) {
    let label =
        "return document.querySelector('aside.inspector')?.getAttribute('aria-label') ?? ''";
    let fits = async || page.eval::<String>(label).await.to_lowercase().contains(part);
    until(&format!("{part} in the inspector"), async || fits().await.then_some(())).await;
}
