//! The chance of a launch: live while something is dragged, pulled to what one wants, sought in a
//! form, and traced to whom it depends on.

use engine::model::*;

use super::states::{open, plan};
use super::support::{Held, Page, Point, Stage, until};

/// The chance that a lane tells, in per cent; -1 while it tells none.
async fn chance(page: &Page, product: &str) -> i32 {
    page.eval(&format!("return Number(document.querySelector('[data-product-id={product:?}]').dataset.chance ?? -1)")).await
}

async fn known_chance(page: &Page, product: &str) -> i32 {
    until("a chance", async || Some(chance(page, product).await).filter(|chance| *chance >= 0))
        .await
}

async fn becomes(page: &Page, percent: i32) {
    until(&format!("a chance of {percent} %"), async || {
        (chance(page, "ship").await == percent).then_some(())
    })
    .await;
}

/// What is held is dropped, which leaves the ship a chance of `less`; undone, it has what it had.
async fn dropped_and_undone(page: &Page, held: Held<'_>, (stood, less): (i32, i32), before: &[u8]) {
    held.release().await;
    until("the drop", async || page.offers("undo-told").await.then_some(())).await;
    becomes(page, less).await;
    undone(page, before).await;
    becomes(page, stood).await;
}

async fn undone(page: &Page, before: &[u8]) {
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "an undo leaves something");
}

fn launch(plan: &Plan) -> Day {
    plan.products[&Id::new("ship")].launch.expect("it has one")
}

#[tokio::test]
async fn the_chance_moves_before_the_drop() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let stood = known_chance(&page, "ship").await;
    assert!((1..100).contains(&stood), "{stood} %");
    let trial = page.bar("trial").await;
    let held = page.hold(trial.middle()).await.to(trial.middle().by(60.0, 0.0)).await;
    let less = until("less of a chance", async || {
        Some(chance(&page, "ship").await).filter(|now| *now < stood)
    })
    .await;
    assert!(page.text().await.contains(&format!("{less} %")), "the card and the pill say it");
    assert!(page.all("data-drag-card").await.len() == 1);
    let held = held.to(trial.middle()).await;
    becomes(&page, stood).await;
    let held = held.to(trial.middle().by(60.0, 0.0)).await;
    dropped_and_undone(&page, held, (stood, less), &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_chance_is_pulled_to_what_one_wants() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("zoom-fit").await;
    let stood = known_chance(&page, "ship").await;
    let was = launch(&plan(&page).await);
    let pill = page.middle("[data-product-id=ship] [data-grip=chance]").await;
    let held = page.hold(pill).await.to(Point { y: pill.y - 30.0, ..pill }).await;
    let more = until("more of a chance", async || {
        Some(chance(&page, "ship").await).filter(|now| *now > stood)
    })
    .await;
    assert!(more >= stood + 14, "{stood} pulled by 15 gives {more}");
    held.release().await;
    until("the drop", async || page.offers("undo-told").await.then_some(())).await;
    assert!(launch(&plan(&page).await) > was, "a launch that is surer is later");
    undone(&page, &before).await;
    // Escape leaves it.
    let pill = page.middle("[data-product-id=ship] [data-grip=chance]").await;
    let held = page.hold(pill).await.to(Point { y: pill.y - 30.0, ..pill }).await;
    until("more of a chance", async || (chance(&page, "ship").await > stood).then_some(())).await;
    page.key("Escape").await;
    held.release().await;
    becomes(&page, stood).await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn a_chance_is_sought_in_the_form() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    known_chance(&page, "ship").await;
    page.click("[data-lane-id=ship] .lane-name").await;
    until("the forecast", async || (!page.all("data-outlook").await.is_empty()).then_some(()))
        .await;
    let first = page.all("data-seek-day").await;
    page.fill("[data-seek]", "95").await;
    let day = until("another day", async || {
        page.all("data-seek-day")
            .await
            .into_iter()
            .next()
            .filter(|day| Some(day) != first.first() && !day.is_empty())
    })
    .await;
    until("who would buy it", async || (!page.all("data-bid").await.is_empty()).then_some(()))
        .await;
    page.command("seek-launch").await;
    until("the launch", async || (launch(&plan(&page).await).to_string() == day).then_some(()))
        .await;
    until("that chance", async || (chance(&page, "ship").await >= 95).then_some(())).await;
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_spread_changes_the_chance_and_a_slip_is_asked_about() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let stood = known_chance(&page, "ship").await;
    page.click("[data-row-id=trial]").await;
    page.fill("[data-slips] input", "20").await;
    until("the launch that is hurt", async || {
        (page.all("data-threatened").await == ["ship"]).then_some(())
    })
    .await;
    assert_eq!(page.all("data-adjusts").await, ["boss"]);
    assert!(page.export_bytes().await == before, "asking moves nothing");
    page.click("[data-spread] option:nth-child(4)").await;
    until("less of a chance", async || (chance(&page, "ship").await < stood).then_some(())).await;
    assert_eq!(plan(&page).await.projects[&Id::new("trial")].spread, Some(WorkUncertainty::New));
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_verdict_is_followed_down_to_a_person_and_back() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("view-products").await;
    until("the board", async || (page.all("data-board-line").await == ["ship"]).then_some(()))
        .await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.click("[data-board-line=ship] [data-command=show-product]").await;
    until("what it waits for", async || {
        (page.all("data-thread-of").await == ["sails"]).then_some(())
    })
    .await;
    assert_eq!(page.violations().await, Vec::<String>::new());
    page.click("[data-thread-of=sails] [data-command=show-person]").await;
    until("the person", async || page.text().await.contains("Head of the yard").then_some(()))
        .await;
    page.click("[data-thread-of=sails] [data-command=show-project]").await;
    until("the project", async || (!page.all("data-slips").await.is_empty()).then_some(())).await;
    page.click("[data-traced] h3 [data-command=show-product]").await;
    until("the product again", async || (!page.all("data-outlook").await.is_empty()).then_some(()))
        .await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
