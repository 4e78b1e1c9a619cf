//! A product is judged as soon as there is something to judge, and never green by itself.

use super::support::{Page, Stage, until};

#[tokio::test]
async fn a_product_is_made_judged_and_unmade() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let known = page.all("data-product-id").await;

    page.command("add-product").await;
    let made = until("a lane more", async || {
        page.all("data-product-id").await.into_iter().find(|id| !known.contains(id))
    })
    .await;
    assert_eq!(page.verdict(&made).await, "none", "nothing is judged without a launch");
    page.fill(".inspector input[type=text]", "Night ferry").await;

    // A project of the example is finished: what it delivers is there, but in which form is not
    // said.
    page.fill(".inspector input[type=date]", "01012030").await;
    page.pick("add-deliverable", "Extend the east").await;
    until("the deliverable", async || {
        (!page.all("data-deliverable-id").await.is_empty()).then_some(())
    })
    .await;
    assert_eq!(page.verdict(&made).await, "none", "never green by default");

    page.command("add-criterion").await;
    verdict_becomes(&page, &made, "amber").await; // nobody owns it, and it has no due date
    page.fill("[data-criterion-id] input[list=people]", "Harbour engineer").await;
    page.fill("[data-criterion-id] input[type=date]", "12122029").await;
    verdict_becomes(&page, &made, "green").await;

    while page.offers("undo").await {
        page.command("undo").await;
    }
    assert!(page.export_bytes().await == before);
    page.close().await;
}

async fn verdict_becomes(page: &Page, product: &str, verdict: &str) {
    until(&format!("{product} to become {verdict}"), async || {
        (page.verdict(product).await == verdict).then_some(())
    })
    .await;
}
