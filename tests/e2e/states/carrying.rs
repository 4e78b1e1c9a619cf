//! For whoever does not drag (WCAG 2.2, 2.5.7): a click picks up, the next one puts down, and what
//! comes of it is what a drag makes.

use domain::format::json;
use engine::model::{Id, Plan, Programme, Project, Rank};

use super::super::support::{Page, Point, Stage, until};
use super::{plan, seen, undone, wait_for, yard};

/// Where a hand goes: to the middle of an element, or so far from where it began.
#[derive(Clone, Copy)]
enum To {
    Element(&'static str),
    By(f64, f64),
}

/// What it is, the project over which its handles show if it has any, what is pulled (nothing: an
/// empty place in a lane), and where to.
const PULLS: [(&str, &str, &str, To); 12] = [
    ("a bar", "", "[data-project-id=design]", To::By(90.0, 0.0)),
    ("its start", "design", "[data-project-id=design] [data-grip=start]", To::By(60.0, 0.0)),
    ("its finish", "design", "[data-project-id=design] [data-grip=finish]", To::By(120.0, 0.0)),
    ("how far it is", "paint", "[data-project-id=paint] [data-grip=progress]", To::By(60.0, 0.0)),
    (
        "a link to a bar",
        "paint",
        "[data-project-id=paint] [data-grip=link-finish]",
        To::Element("[data-project-id=trial]"),
    ),
    (
        "a link to a milestone",
        "paint",
        "[data-project-id=paint] [data-grip=link-finish]",
        To::Element("[data-milestone-id=keel]"),
    ),
    ("a milestone", "", "[data-milestone-id=keel]", To::By(20.0, 0.0)),
    ("a launch", "", "[data-product-id=ship] [data-grip=flag] .pill", To::By(-60.0, 0.0)),
    ("a row", "", "[data-row-id=design]", To::Element("[data-group-id=outer] [data-grip=name]")),
    (
        "a heading",
        "",
        "[data-group-id=inner] [data-grip=name]",
        To::Element("[data-group-id=outer] [data-grip=name]"),
    ),
    ("a card", "", "[data-tray-id]", To::Element("[data-project-id=trial]")),
    ("a new bar", "", "", To::By(120.0, 0.0)),
];

/// The yard with a project without dates and two programmes, open in a page, with the bytes of its
/// export.
async fn open(stage: &Stage) -> (Page, Vec<u8>) {
    let mut plan = yard();
    plan.insert(
        Id::new("idea"),
        Project { name: "Idea".into(), rank: Rank::nth(9), ..Project::default() },
    );
    for (rank, (id, name)) in (0..).zip([("outer", "Outer"), ("inner", "Inner")]) {
        plan.insert(
            Id::new(id),
            Programme { name: name.into(), rank: Rank::nth(rank), ..Programme::default() },
        );
    }
    let page = stage.page().await;
    page.open_file(&stage.file("yard.json", json::write(&plan))).await;
    until("the yard", async || (page.project_count().await == 5).then_some(())).await;
    page.wait_saved().await;
    let before = page.export_bytes().await;
    (page, before)
}

/// All that a pull can change, without the ids that are made anew each time.
fn told(plan: &Plan) -> Vec<String> {
    let projects = plan
        .projects
        .values()
        .map(|it| format!("{} {:?} {} {:?}", it.name, it.dates, it.progress, it.programme));
    let milestones = plan.milestones.values().map(|it| format!("{} {}", it.name, it.day));
    let products = plan.products.values().map(|it| format!("{} {:?}", it.name, it.launch));
    let programmes = plan.programmes.values().map(|it| format!("{} {:?}", it.name, it.parent));
    let links = plan
        .links
        .values()
        .map(|it| format!("{:?} {:?} {:?}", it.predecessor, it.kind, it.successor));
    let mut told: Vec<_> =
        projects.chain(milestones).chain(products).chain(programmes).chain(links).collect();
    told.sort();
    told
}

/// From where to where this pull goes.
async fn ends(page: &Page, (_, over, from, to): (&str, &str, &str, To)) -> (Point, Point) {
    // What was done before may have opened the inspector and scrolled the axis.
    page.key("Escape").await;
    page.command("zoom-fit").await;
    let mut stood = None;
    until("the axis to rest", async || {
        let stands = page.bar("design").await;
        (stood.replace(stands.clone()) == Some(stands)).then_some(())
    })
    .await;
    if !over.is_empty() {
        page.point(page.bar(over).await.middle()).await;
        wait_for(page, from, 1).await;
    }
    let start = if from.is_empty() { page.empty_spot().await } else { page.middle(from).await };
    let end = match to {
        To::Element(css) => page.middle(css).await,
        To::By(x, y) => start.by(x, y),
    };
    (start, end)
}

#[tokio::test]
async fn two_clicks_do_what_a_drag_does() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    let mut dragged = Vec::new();
    for pull in PULLS {
        let (start, end) = ends(&page, pull).await;
        page.drag(start, end).await;
        wait_for(&page, "[data-command=undo-told]", 1).await;
        dragged.push(told(&plan(&page).await));
        undone(&page, &before).await;
    }
    page.choose("drag-clicks").await;
    for (pull, dragged) in PULLS.into_iter().zip(dragged) {
        let what = pull.0;
        let (start, end) = ends(&page, pull).await;
        page.drag(start, start).await;
        until(&format!("{what} in hand"), async || {
            (seen(&page, ".is-dragging").await == 1).then_some(())
        })
        .await;
        page.point(end).await;
        page.drag(end, end).await;
        wait_for(&page, ".is-dragging", 0).await;
        wait_for(&page, "[data-command=undo-told]", 1).await;
        assert_eq!(told(&plan(&page).await), dragged, "{what}");
        undone(&page, &before).await;
    }
    page.close().await;
}

#[tokio::test]
async fn it_follows_without_a_button_and_escape_leaves_it() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.choose("drag-clicks").await;
    let design = page.bar("design").await;
    let pick_up = async || {
        page.drag(design.middle(), design.middle()).await;
        wait_for(&page, "[data-drag-card]", 1).await;
    };
    pick_up().await;
    page.point(design.middle().by(100.0, 0.0)).await;
    wait_for(&page, "[data-shift=build]", 1).await;
    // Another rule in the middle of it, by a click on the card.
    page.click("[data-push=only]").await;
    wait_for(&page, "[data-shift=build]", 0).await;
    page.key("Escape").await;
    wait_for(&page, "[data-drag-card]", 0).await;
    assert!(page.bar("design").await == design, "it lies where it lay");
    // A click after it picks up anew; one on the same place puts it back, and selects it.
    pick_up().await;
    page.drag(design.middle(), design.middle()).await;
    wait_for(&page, ".inspector", 1).await;
    assert!(page.export_bytes().await == before, "nothing has changed");
    page.close().await;
}

#[tokio::test]
async fn two_taps_do_it_with_a_finger() {
    let stage = Stage::new();
    let page = stage.browser().language("en-GB").phone(390, 844).open().await;
    page.open_file(&stage.file("yard.json", json::write(&yard()))).await;
    until("the yard", async || (page.project_count().await == 4).then_some(())).await;
    let before = page.export_bytes().await;
    page.choose("drag-clicks").await;
    let trial = page.bar("trial").await;
    page.touch(trial.middle()).await.lift().await;
    wait_for(&page, "[data-drag-card]", 1).await;
    // A swipe between the two scrolls, and loses nothing.
    page.touch(trial.middle().by(0.0, 60.0))
        .await
        .to(trial.middle().by(-80.0, 60.0))
        .await
        .lift()
        .await;
    wait_for(&page, "[data-drag-card]", 1).await;
    let held = page.bar("trial").await;
    page.touch(held.middle().by(60.0, 0.0)).await.lift().await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    assert!(
        plan(&page).await.projects[&Id::new("trial")].dates
            > yard().projects[&Id::new("trial")].dates,
        "it lies later"
    );
    undone(&page, &before).await;
    page.close().await;
}
