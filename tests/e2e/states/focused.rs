//! The focus stays with its project when rows change places, and leaves one that scrolls away: a
//! key never reaches another project.

use domain::format::json;
use engine::model::*;

use super::super::support::{Page, Stage, until};
use super::{day, open, undone};

const FOCUSED: &str = "return document.activeElement?.dataset?.projectId ?? ''";

async fn focus(page: &Page, id: &str) {
    page.eval::<()>(&format!("document.querySelector('[data-project-id={id:?}]').focus()")).await;
    assert_eq!(page.eval::<String>(FOCUSED).await, id);
}

#[tokio::test]
async fn the_focus_goes_along_with_a_row_that_changes_places() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    focus(&page, "design").await;
    page.key("Alt+ArrowDown").await;
    let above = "const top = e => e.getBoundingClientRect().top, all = [...document.querySelectorAll('[data-row-id]')];
        return all.filter(e => top(e) < top(document.querySelector('[data-row-id=design]'))).length";
    until("Design to be second", async || (page.eval::<i64>(above).await == 1).then_some(())).await;
    until("the focus on Design", async || {
        (page.eval::<String>(FOCUSED).await == "design").then_some(())
    })
    .await;
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_key_reaches_nothing_when_what_was_focused_is_out_of_sight() {
    let mut plan = Plan::new("long", "Long");
    for rank in 0..200 {
        let dates = Span::new(day("2026-05-04"), day("2026-06-26"));
        let project = Project {
            name: format!("Project {rank}"),
            dates,
            state: ProjectState::Planned,
            rank: Rank::nth(rank),
            ..Project::default()
        };
        plan.insert(ProjectId::new(format!("p{rank:03}")), project);
    }
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_file(&stage.file("long.json", json::write(&plan))).await;
    until("the plan", async || (page.project_count().await == 200).then_some(())).await;
    page.wait_saved().await;
    let before = page.export_bytes().await;

    focus(&page, "p003").await;
    page.eval::<()>("document.querySelector('.scroller').scrollTop = 2000").await;
    until("other rows", async || {
        page.bars().await.iter().all(|bar| bar.id != "p003").then_some(())
    })
    .await;
    page.key("Delete").await;
    assert!(page.export_bytes().await == before, "a key reached another project");
    page.close().await;
}
