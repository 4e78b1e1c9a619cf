//! The address of the page: it leads back to what was on screen, and holds nothing of the plan.

use super::support::{Bar, Page, Stage, until};

#[tokio::test]
async fn an_address_leads_back_to_what_was_on_screen() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    page.search("kaartjes te").await;
    page.key("Control+Enter").await;
    page.command("zoom-week").await;
    page.command("show-product").await;
    let address = settled(&page, &["only=product%3Aticketing", "show=product%3Aticketing"]).await;
    let bars = page.bars().await;

    page.visit_at("").await;
    page.visit_at(&address).await;
    // The address knows the day at the left edge, not the part of it.
    let day: f64 = page
        .eval("return Number(document.querySelector('[data-timeline]').dataset.dayWidth)")
        .await;
    let same = |(a, b): (&Bar, &Bar)| {
        a.id == b.id && (a.width - b.width).abs() < 0.5 && (a.left - b.left).abs() <= day
    };
    let is_back = |now: Vec<Bar>| now.len() == bars.len() && now.iter().zip(&bars).all(same);
    until("the same bars in the same place", async || is_back(page.bars().await).then_some(()))
        .await;
    assert_eq!(page.all("data-filter").await, ["product:ticketing"]);
    until("the inspector", async || {
        (page.all("data-deliverable-id").await.len() == 2).then_some(())
    })
    .await;

    // Not a name of anything stands in it.
    let names: Vec<String> = page.eval("return [...document.querySelectorAll('.name, .lane-name, h1')].map(e => e.textContent)").await;
    let words: String = page.eval("return decodeURIComponent(location.href)").await;
    assert!(
        names.len() > 3 && names.iter().all(|name| !words.contains(name.as_str())),
        "{words}: {names:?}"
    );
    page.close().await;
}

#[tokio::test]
async fn back_is_the_place_one_came_from() {
    let stage = Stage::new();
    let page = stage.example().await;
    settled(&page, &["plan="]).await;
    page.command("view-people").await;
    settled(&page, &["view=people"]).await;
    page.command("home").await;
    until("the start", async || page.offers("new-plan").await.then_some(())).await;
    until("an empty address", async || (hash(&page).await.len() < 2).then_some(())).await;

    back(&page).await;
    until("people", async || current(&page, "view-people").await.then_some(())).await;
    back(&page).await;
    until("the timeline", async || (!page.bars().await.is_empty()).then_some(())).await;
    assert!(current(&page, "view-timeline").await);
    page.close().await;
}

#[tokio::test]
async fn the_timeline_is_found_where_it_was_left() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.command("zoom-week").await;
    page.eval::<()>("const scroller = document.querySelector('.scroller'); scroller.scrollLeft += 500; scroller.scrollTop = 60").await;
    let scrolled = "const scroller = document.querySelector('.scroller'); return [scroller.scrollLeft, scroller.scrollTop]";
    let (left, top): (f64, f64) = page.eval(scrolled).await;
    until("bars in reach", async || (!page.bars_in_reach().await.is_empty()).then_some(())).await;
    let bars = page.bars_in_reach().await;
    page.command("view-people").await;
    until("people", async || (!page.all("data-place").await.is_empty()).then_some(())).await;
    page.command("view-timeline").await;
    until("the same place", async || {
        (page.eval::<(f64, f64)>(scrolled).await == (left, top)).then_some(())
    })
    .await;
    until("the same bars", async || (page.bars_in_reach().await == bars).then_some(())).await;
    page.close().await;
}

#[tokio::test]
async fn an_address_of_a_plan_that_is_not_here_says_so() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.visit_at("#plan=elsewhere&view=people").await;
    let said = page.alert_text().await;
    assert!(said.contains("exported file"), "{said}");
    assert!(page.offers("new-plan").await);
    page.close().await;
}

async fn hash(page: &Page) -> String {
    page.eval("return location.hash").await
}

/// The address, once it says all this.
async fn settled(page: &Page, parts: &[&str]) -> String {
    let said =
        async || Some(hash(page).await).filter(|hash| parts.iter().all(|part| hash.contains(part)));
    until(&format!("an address with {parts:?}"), said).await
}

async fn back(page: &Page) {
    page.eval::<()>("history.back()").await;
}

async fn current(page: &Page, command: &str) -> bool {
    page.eval(&format!("return document.querySelector('[data-command={command}]')?.getAttribute('aria-current') === 'page'")).await
}
