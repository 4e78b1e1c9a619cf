//! Linked, unlinked and followed by keys.

use super::super::states::{open, plan};
use super::super::support::{Stage, until};
use super::{go_to, project, undo_by_key, wait_focus};
use engine::model::*;

#[tokio::test]
async fn l_links_and_unlinks() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let linked = async |from: &str, to: &str| {
        let plan = plan(&page).await;
        let end = |id: &str| LinkEnd::Project(project(id));
        plan.links.values().any(|link| link.predecessor == end(from) && link.successor == end(to))
    };
    go_to(&page, "paint").await;
    page.key("l").await;
    go_to(&page, "trial").await;
    page.key("l").await;
    until("the link", async || linked("paint", "trial").await.then_some(())).await;
    go_to(&page, "build").await;
    page.key("l").await;
    go_to(&page, "trial").await;
    page.key("l").await;
    until("no link", async || (!linked("build", "trial").await).then_some(())).await;
    // Escape ends it: the next L begins anew.
    go_to(&page, "paint").await;
    page.key("l").await;
    page.key("Escape").await;
    go_to(&page, "design").await;
    page.key("l").await;
    until("it to begin there", async || {
        super::announced(&page).await.contains("Design").then_some(())
    })
    .await;
    page.key("Escape").await;
    undo_by_key(&page, &before, 2).await;
    page.close().await;
}

#[tokio::test]
async fn letters_follow_what_is_linked() {
    let stage = Stage::new();
    let (page, _) = open(&stage).await;
    go_to(&page, "build").await;
    page.key("s").await;
    wait_focus(&page, "trial bar").await;
    page.key("d").await;
    wait_focus(&page, "build bar").await;
    page.key("d").await;
    wait_focus(&page, "design bar").await;
    page.key("d").await;
    until("it to be said", async || {
        super::announced(&page).await.contains("decides").then_some(())
    })
    .await;
    go_to(&page, "trial").await;
    page.key("p").await;
    until("the product", async || page.text().await.contains("A ship that sails").then_some(()))
        .await;
    page.close().await;
}
