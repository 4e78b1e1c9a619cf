//! What a drag can do, forms can do too; each is a step that undo takes back to the byte.

use domain::format::json;
use engine::model::{Day, Id, Plan, Span};

use super::support::{Page, Stage, until};

async fn plan(page: &Page) -> Plan {
    json::read(&page.export_bytes().await).expect("an export is a plan").plan
}

async fn dates(page: &Page, project: &str) -> Option<Span> {
    plan(page)
        .await
        .get(&Id::new(project))
        .and_then(|project: &std::sync::Arc<engine::model::Project>| project.dates)
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

async fn undone(page: &Page, before: &[u8]) -> bool {
    while page.offers("undo").await {
        page.command("undo").await;
    }
    page.export_bytes().await == before
}

#[tokio::test]
async fn a_form_moves_stretches_and_places() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let before = page.export_bytes().await;
    let (start, finish) =
        (".inspector .pair input[type=date]", ".inspector .pair .field + .field input[type=date]");
    let week = plan(&page).await.about.calendar.clone();

    let bar = page.some_bar().await;
    let stood = dates(&page, &bar.id).await.expect("a bar has dates");
    page.eval::<()>(&format!("document.querySelector('[data-project-id={:?}]').focus()", bar.id))
        .await;
    page.key("Enter").await;
    // Days that read the same whichever comes first, day or month.
    page.fill(start, "03032031").await;
    let moved = dates(&page, &bar.id).await.expect("it still has");
    assert_eq!(
        (moved.start(), week.working_days(moved)),
        (day("2031-03-03"), week.working_days(stood)),
        "all of it moves"
    );
    page.fill(finish, "12122031").await;
    assert_eq!(dates(&page, &bar.id).await, Span::new(day("2031-03-03"), day("2031-12-12")));
    page.fill(".inspector input[type=number]", "5").await;
    assert_eq!(dates(&page, &bar.id).await, Span::new(day("2031-03-03"), day("2031-03-07")));
    page.fill(start, "12122031").await;
    page.fill(finish, "01012031").await;
    assert!(!page.alert_text().await.is_empty(), "a finish before the start is refused");
    page.dismiss().await;
    assert!(undone(&page, &before).await);

    let card = page.all("data-tray-id").await.remove(0);
    page.click(&format!("[data-tray-id={card:?}]")).await;
    page.fill(start, "03032031").await;
    until("the card to be placed", async || {
        (!page.all("data-tray-id").await.contains(&card)).then_some(())
    })
    .await;
    assert_eq!(dates(&page, &card).await, Span::new(day("2031-03-03"), day("2031-03-03")));
    assert!(undone(&page, &before).await);

    page.command("show-product").await;
    page.fill(".inspector input[type=date]", "03032031").await;
    assert!(
        plan(&page)
            .await
            .products
            .values()
            .any(|product| product.launch == Some(day("2031-03-03")))
    );
    assert!(undone(&page, &before).await);
    page.close().await;
}
