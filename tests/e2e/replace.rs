//! A file of a plan that is here already: first what differs, then one step that undo takes back,
//! with a backup beside it.

use serde_json::{Value, json};

use super::support::{Page, Stage, until};

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("an export is JSON")
}

/// What a colleague sends back: a project renamed, one more, a person less.
fn changed(bytes: &[u8]) -> Vec<u8> {
    let mut plan = parsed(bytes);
    plan["projects"]["crew"]["name"] = json!("Crew, as a colleague calls it");
    plan["projects"]["jetty"] = json!({ "name": "Jetty", "state": "proposed", "rank": 9 });
    let people = plan["people"].as_object_mut().expect("a table of people");
    let first = people.keys().next().expect("somebody").clone();
    people.remove(&first);
    serde_json::to_vec(&plan).expect("JSON")
}

/// How many records the preview lists as new, gone and changed, as soon as it is there.
async fn listed(page: &Page) -> [usize; 3] {
    until("the preview", async || page.offers("replace-plan").await.then_some(())).await;
    let count = "return ['new', 'gone', 'changed'].map(kind => +(document.querySelector(`[data-compared=${kind}]`)?.dataset.count ?? 0))";
    page.eval(count).await
}

async fn closed(page: &Page) {
    until("the preview to close", async || (!page.offers("replace-plan").await).then_some(()))
        .await;
}

/// The plans in the list of the start screen.
async fn at_home(page: &Page, count: usize) -> Vec<String> {
    page.command("home").await;
    until(&format!("{count} plans"), async || {
        Some(page.all("data-plan-id").await).filter(|ids| ids.len() == count)
    })
    .await
}

#[tokio::test]
async fn the_same_plan_is_replaced_after_a_preview_with_one_undo_and_a_backup() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let before = page.export_bytes().await;

    page.open_file(&stage.file("own.json", &before)).await;
    until("the word that nothing is new", async || {
        page.text().await.contains("own.json").then_some(())
    })
    .await;
    assert!(!page.offers("replace-plan").await && !page.offers("undo").await);

    let file = stage.file("theirs.json", changed(&before));
    page.open_file(&file).await;
    assert_eq!(listed(&page).await[..2], [1, 1]);
    assert!(page.text().await.contains("Jetty"));
    page.key("Escape").await;
    closed(&page).await;
    assert!(page.export_bytes().await == before, "looking changes nothing");

    page.open_file(&file).await;
    listed(&page).await;
    page.command("replace-plan").await;
    closed(&page).await;
    until("the file in its place", async || {
        (parsed(&page.export_bytes().await)["projects"]["jetty"]["name"] == "Jetty").then_some(())
    })
    .await;
    page.wait_saved().await;
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "one undo restores the exact bytes");

    // The backup is a plan of its own.
    page.command("settings").await;
    page.command("open-backup").await;
    until("another plan", async || {
        (parsed(&page.export_bytes().await)["id"] != parsed(&before)["id"]).then_some(())
    })
    .await;
    let backup = parsed(&page.export_bytes().await);
    for table in ["projects", "products", "people", "deliverables", "criteria"] {
        assert!(backup[table] == parsed(&before)[table], "{table} of the backup");
    }
    at_home(&page, 2).await;
    page.close().await;
}

#[tokio::test]
async fn a_file_that_loses_much_says_so_and_can_be_opened_as_a_copy() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let mut small = parsed(&before);
    small["criteria"] = json!({});
    small["deliverables"] = json!({});
    // From the list of plans, where none is open.
    at_home(&page, 1).await;
    page.open_file(&stage.file("small.json", small.to_string())).await;
    assert!(listed(&page).await[1] > 10);
    assert!(!page.all("data-shrinks").await.is_empty());
    page.command("open-copy").await;
    closed(&page).await;
    page.wait_saved().await;
    let copy = parsed(&page.export_bytes().await);
    assert!(copy["id"] != small["id"] && copy["projects"] == small["projects"]);

    let ids = at_home(&page, 2).await;
    let own = parsed(&before)["id"].as_str().expect("an id").to_owned();
    assert!(ids.contains(&own));
    page.click(&format!("[data-plan-id={own:?}]")).await;
    page.wait_saved().await;
    assert!(page.export_bytes().await == before, "the plan that was here is untouched");
    page.close().await;
}

#[tokio::test]
async fn a_file_of_another_plan_opens_beside() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let mut other = parsed(&before);
    other["id"] = json!("another-plan");
    page.open_file(&stage.file("other.json", other.to_string())).await;
    until("the other plan", async || {
        (parsed(&page.export_bytes().await)["id"] == "another-plan").then_some(())
    })
    .await;
    assert!(at_home(&page, 2).await.contains(&"another-plan".to_string()));
    page.open_example().await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn a_file_of_a_plan_in_the_bin_brings_it_back() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    at_home(&page, 1).await;
    page.command("delete-plan").await;
    until("an empty list", async || page.all("data-plan-id").await.is_empty().then_some(())).await;
    page.open_file(&stage.file("theirs.json", changed(&before))).await;
    listed(&page).await;
    page.command("replace-plan").await;
    closed(&page).await;
    until("the file in its place", async || {
        page.text().await.contains("Crew, as a colleague").then_some(())
    })
    .await;
    page.wait_saved().await;
    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    at_home(&page, 1).await;
    page.close().await;
}
