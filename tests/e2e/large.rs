//! Ten thousand projects are as light as ten: what is drawn does not grow with the plan, and a drag
//! works the same.

use domain::format::json;
use engine::model::{
    About, Day, Id, Plan, Programme, Project, ProjectId, ProjectState, Rank, Span,
};

use super::support::{Stage, until};

/// So many elements are drawn at most, whatever the plan: a window of rows, lanes, ticks and cards.
const MOST_ELEMENTS: usize = 2_000;

#[tokio::test]
async fn ten_thousand_projects_open_scroll_and_drag() {
    let stage = Stage::new();
    let file = stage.file("large.json", json::write(&large(10_000)));
    let page = stage.page().await;

    page.open_file(&file).await;
    until("all projects", async || (page.project_count().await == 10_000).then_some(())).await;
    page.wait_saved().await;
    let elements =
        async || page.eval::<usize>("return document.querySelectorAll('*').length").await;
    assert!(elements().await < MOST_ELEMENTS, "{} elements", elements().await);

    let before = page.export_bytes().await;
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(60.0, 0.0)).await;
    assert!(page.export_bytes().await != before);
    page.command("undo").await;
    assert!(page.export_bytes().await == before);

    // By a finger that rests on it.
    let bar = page.some_bar().await;
    let finger = page.touch(bar.middle()).await;
    until("it to be lifted", async || (!page.all("data-drag-card").await.is_empty()).then_some(()))
        .await;
    finger.to(bar.middle().by(60.0, 0.0)).await.lift().await;
    until("it to be said", async || page.offers("undo-told").await.then_some(())).await;
    assert!(page.export_bytes().await != before);
    page.command("undo").await;
    assert!(page.export_bytes().await == before);

    // A link, from its handle to another bar, with nothing over them.
    page.key("Escape").await;
    until("the inspector to close", async || (!page.offers("close-inspector").await).then_some(()))
        .await;
    let bar = page.some_bar().await;
    let in_reach = page.bars_in_reach().await;
    let other = in_reach
        .into_iter()
        .find(|other| other.id != bar.id && other.middle().x > 300.0 && other.middle().x < 1_000.0);
    let other = other.expect("another bar away from the edges");
    page.point(bar.middle()).await;
    let handle =
        page.middle(&format!("[data-project-id={:?}] [data-grip=link-finish]", bar.id)).await;
    page.drag(handle, other.middle()).await;
    until("the link", async || (page.all("data-link-id").await.len() == 1).then_some(())).await;
    assert!(page.export_bytes().await != before);
    page.command("undo").await;
    assert!(page.export_bytes().await == before);

    let first = page.bars().await.first().map(|bar| bar.id.clone());
    page.eval::<()>(
        "const rows = document.querySelector('[data-rows]').parentElement.parentElement; rows.scrollTop = rows.scrollHeight / 2",
    )
    .await;
    until("other rows", async || {
        (page.bars().await.first().map(|bar| bar.id.clone()) != first).then_some(())
    })
    .await;
    assert!(elements().await < MOST_ELEMENTS, "{} elements after a scroll", elements().await);
    page.close().await;
}

fn large(count: u32) -> Plan {
    let mut plan = Plan::new("large", "Ten thousand projects");
    let first = Day::from_ymd(2026, 1, 5).expect("a day");
    plan.about = About { status_date: Some(first), ..(*plan.about).clone() }.into();
    for rank in 0..40 {
        plan.insert(
            Id::new(format!("programme-{rank:02}")),
            Programme {
                name: format!("Programme {rank}"),
                rank: Rank::nth(rank),
                ..Programme::default()
            },
        );
    }
    for rank in 0..count {
        let start = first.plus((rank * 37 % 1400) as i32);
        let dates = Span::new(start, start.plus(30 + (rank * 13 % 200) as i32));
        let programme = Some(Id::new(format!("programme-{:02}", rank % 40)));
        let project = Project {
            name: format!("Project {rank}"),
            programme,
            dates,
            state: ProjectState::Planned,
            rank: Rank::nth(rank),
            ..Project::default()
        };
        plan.insert(ProjectId::new(format!("project-{rank:05}")), project);
    }
    plan
}
