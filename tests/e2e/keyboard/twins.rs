//! What is dragged on the axis besides bars, done by keys alone: launches, milestones, how far a
//! project is, another programme, a card, a conflict.

use engine::model::*;

use super::super::states::{dates, open, plan};
use super::super::support::{Page, Stage, until};
use super::{announced, go_to, project, undo_by_key, wait_focus};

/// Presses Tab until the focus is on what fits.
async fn tab_to(page: &Page, css: &str) {
    let is_there = format!("return document.activeElement?.matches({css:?}) ?? false");
    for _ in 0..120 {
        if page.eval::<bool>(&is_there).await {
            return;
        }
        page.key("Tab").await;
    }
    panic!("Tab never comes to {css}");
}

async fn type_keys(page: &Page, text: &str) {
    for key in text.chars() {
        page.key(&key.to_string()).await;
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[tokio::test]
async fn a_launch_moves_by_day_week_and_month() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    tab_to(&page, ".lane-name").await;
    for (key, said) in [
        ("ArrowRight", "6 Oct"),
        ("Control+ArrowRight", "13 Oct"),
        ("PageUp", "11 Sep"),
        ("ArrowLeft", "10 Sep"),
    ] {
        page.key(key).await;
        until(&format!("{key} to say {said}"), async || {
            announced(&page).await.contains(said).then_some(())
        })
        .await;
    }
    assert!(announced(&page).await.contains("will not be ready"), "{}", announced(&page).await);
    assert_eq!(plan(&page).await.products[&Id::new("ship")].launch, Some(day("2026-09-10")));
    undo_by_key(&page, &before, 4).await;
    page.close().await;
}

#[tokio::test]
async fn a_launch_is_opened_and_left_again() {
    let stage = Stage::new();
    let page = stage.example().await;
    tab_to(&page, ".lane-name").await;
    let focused = async || {
        page.eval::<String>(
            "return document.activeElement.closest('[data-lane-id]')?.dataset.laneId ?? ''",
        )
        .await
    };
    let first = focused().await;
    page.key("ArrowDown").await;
    until("the next launch", async || {
        (!["", first.as_str()].contains(&focused().await.as_str())).then_some(())
    })
    .await;
    let second = focused().await;
    page.key("Enter").await;
    let is_in = "return document.activeElement.matches('.inspector')";
    until("the focus in the inspector", async || page.eval::<bool>(is_in).await.then_some(()))
        .await;
    page.key("Escape").await;
    until("the focus back", async || (focused().await == second).then_some(())).await;
    page.close().await;
}

#[tokio::test]
async fn plus_and_minus_say_how_far_it_is() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "paint").await;
    for (key, said) in [("Plus", "5 %"), ("Plus", "10 %"), ("-", "5 %")] {
        page.key(key).await;
        until(said, async || announced(&page).await.contains(said).then_some(())).await;
    }
    assert_eq!(plan(&page).await.projects[&project("paint")].progress, 5);
    // What has not begun is at nothing.
    go_to(&page, "design").await;
    page.key("Plus").await;
    until("a reason", async || announced(&page).await.contains("not running").then_some(())).await;
    undo_by_key(&page, &before, 3).await;
    page.close().await;
}

#[tokio::test]
async fn a_milestone_gets_another_day() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "build").await;
    page.key("Enter").await;
    tab_to(&page, ".milestone input[type=date]").await;
    // The same whichever comes first, day or month.
    type_keys(&page, "08082026").await;
    page.key("Enter").await;
    until("the day", async || {
        (plan(&page).await.milestones[&Id::new("keel")].day == day("2026-08-08")).then_some(())
    })
    .await;
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}

#[tokio::test]
async fn a_project_comes_into_a_programme_that_is_named() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "paint").await;
    page.key("Enter").await;
    tab_to(&page, "input[list=programmes]").await;
    type_keys(&page, "Fleet").await;
    page.key("Enter").await;
    until("the programme", async || {
        plan(&page).await.projects[&project("paint")].programme.is_some().then_some(())
    })
    .await;
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}

#[tokio::test]
async fn a_card_gets_dates() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_file(
        &stage.file(
            "list.csv",
            "project,start_date,end_date\nDated,2026-03-02,2026-06-26\nUndated,,\n",
        ),
    )
    .await;
    page.command("confirm").await;
    until("2 projects", async || (page.project_count().await == 2).then_some(())).await;
    let before = page.export_bytes().await;
    let [card] = page.all("data-tray-id").await.try_into().expect("one card");
    tab_to(&page, ".tray-card").await;
    page.key("Enter").await;
    tab_to(&page, ".inspector input[type=date]").await;
    type_keys(&page, "04042026").await;
    page.key("Enter").await;
    page.bar(&card).await;
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}

#[tokio::test]
async fn a_conflict_is_answered() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    go_to(&page, "design").await;
    page.key("4").await;
    page.key("PageDown").await;
    until("the conflict", async || (!page.all("data-conflicts").await.is_empty()).then_some(()))
        .await;
    let before = page.export_bytes().await;
    go_to(&page, "build").await;
    page.key("c").await;
    until("the answers", async || {
        page.eval::<bool>("return document.activeElement.matches('[data-disputes]')")
            .await
            .then_some(())
    })
    .await;
    page.key("Escape").await;
    wait_focus(&page, "build bar").await;
    page.key("c").await;
    tab_to(&page, "[data-disputes] [data-command=snap-back]").await;
    page.key("Enter").await;
    wait_focus(&page, "build bar").await;
    assert!(dates(&plan(&page).await, "build").as_str() > "2026-07-07", "it has moved");
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}

#[tokio::test]
async fn rows_are_grouped_sorted_and_filtered_by_what_is_typed_in_the_palette() {
    let stage = Stage::new();
    let page = stage.example().await;
    // What is typed, the key that takes the first hit, and what is on the page then.
    for (typed, key, css) in [
        ("group rows state", "Enter", "[data-group-id='state:running']"),
        ("sort rows name", "Enter", "[data-command=sort-by] option[value=name]:checked"),
        ("Sea trials", "Control+Enter", "[data-hidden-count]"),
    ] {
        page.key("Control+k").await;
        until("the box", async || {
            page.eval::<bool>("return document.activeElement.matches('[data-search]')")
                .await
                .then_some(())
        })
        .await;
        type_keys(&page, typed).await;
        until("a hit", async || (!page.hits().await.is_empty()).then_some(())).await;
        page.key(key).await;
        until(css, async || {
            page.eval::<bool>(&format!("return !!document.querySelector({css:?})"))
                .await
                .then_some(())
        })
        .await;
    }
    page.close().await;
}
