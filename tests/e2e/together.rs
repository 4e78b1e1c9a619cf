//! Files that colleagues send one another: first what they bring, then one step that undo takes back,
//! with a backup beside it; nothing is lost, whatever way they come.

use serde_json::{Value, json};

use super::support::{Page, Stage, until};

pub fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("an export is JSON")
}

/// The example in an editor that knows nothing of who wrote what: a project renamed, one more.
fn changed(bytes: &[u8]) -> Vec<u8> {
    let mut plan = parsed(bytes);
    plan["projects"]["crew"]["name"] = json!("Crew, as a colleague calls it");
    plan["projects"]["jetty"] = json!({ "name": "Jetty", "state": "proposed", "rank": "c000" });
    serde_json::to_vec(&plan).expect("JSON")
}

/// The lines of the review as soon as it is there: the mark and the name of each.
pub async fn reviewed(page: &Page) -> Vec<(String, String)> {
    until("the review", async || page.offers("take").await.then_some(())).await;
    page.eval("return [...document.querySelectorAll('[data-review-item]')].map(line => [line.dataset.reviewItem, line.dataset.reviewId])").await
}

pub async fn closed(page: &Page) {
    until("the review to close", async || (!page.offers("take").await).then_some(())).await;
}

/// Takes in a file as it comes.
pub async fn take(page: &Page, stage: &Stage, name: &str, file: &[u8]) -> Vec<(String, String)> {
    page.open_file(&stage.file(name, file)).await;
    let lines = reviewed(page).await;
    page.command("take").await;
    closed(page).await;
    page.wait_saved().await;
    lines
}

/// Opens a project and writes this in its note.
pub async fn note(page: &Page, id: &str, text: &str) {
    page.click(&format!("[data-project-id={id:?}].bar")).await;
    page.fill(".inspector textarea", text).await;
    page.wait_saved().await;
}

pub fn note_of(file: &[u8], id: &str) -> String {
    parsed(file)["projects"][id]["note"].as_str().unwrap_or_default().to_owned()
}

pub async fn clashes(page: &Page) -> String {
    page.eval("return document.documentElement.dataset.clashCount").await
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
async fn a_file_is_taken_in_after_a_review_with_one_undo_and_a_backup() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let before = page.export_bytes().await;

    page.open_file(&stage.file("own.json", &before)).await;
    until("the word that nothing is new", async || {
        page.text().await.contains("own.json").then_some(())
    })
    .await;
    assert!(!page.offers("take").await && !page.offers("undo").await);

    let file = stage.file("theirs.json", changed(&before));
    page.open_file(&file).await;
    let line = |mark: &str, id: &str| (mark.to_owned(), id.to_owned());
    assert_eq!(
        reviewed(&page).await,
        [line("theirs", "projects/crew/name"), line("theirs", "projects/jetty/life")]
    );
    page.key("Escape").await;
    closed(&page).await;
    assert!(page.export_bytes().await == before, "looking changes nothing");

    page.open_file(&file).await;
    reviewed(&page).await;
    page.command("take").await;
    closed(&page).await;
    until("what the file brought", async || page.text().await.contains("Jetty").then_some(()))
        .await;
    page.wait_saved().await;
    page.command("undo").await;
    page.wait_saved().await;
    assert!(page.export_bytes().await == before, "one undo takes it back");

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
async fn what_a_file_lacks_is_not_deleted_and_it_can_be_opened_as_a_copy() {
    let stage = Stage::new();
    let page = stage.example().await;
    let before = page.export_bytes().await;
    let mut small = parsed(&changed(&before));
    small["criteria"] = json!({});
    small["deliverables"] = json!({});
    // From the list of plans, where none is open.
    at_home(&page, 1).await;
    page.open_file(&stage.file("small.json", small.to_string())).await;
    let lines = reviewed(&page).await;
    assert!(lines.iter().all(|(mark, _)| mark == "theirs"), "{lines:?}");
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
    take(&page, &stage, "theirs.json", &changed(&before)).await;
    until("what the file brought", async || {
        page.text().await.contains("Crew, as a colleague").then_some(())
    })
    .await;
    page.command("undo").await;
    page.wait_saved().await;
    assert!(page.export_bytes().await == before);
    at_home(&page, 1).await;
    page.close().await;
}

#[tokio::test]
async fn a_file_goes_round_three_people_and_nothing_is_lost() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = ann.export_file().await;
    let bars = ann.bars().await;
    let (first, second) = (&bars[0].id, &bars[1].id);
    let open = async |file: &[u8]| {
        let page = stage.browser().open().await;
        page.open_file(&stage.file("start.json", file)).await;
        page.bar(first).await;
        page
    };
    let (bob, cleo) = (open(&start).await, open(&start).await);

    note(&ann, first, "by Ann").await;
    let from_ann = ann.export_file().await;
    note(&bob, second, "by Bob").await;
    let lines = take(&bob, &stage, "from-ann.json", &from_ann).await;
    assert_eq!(lines, [("theirs".to_owned(), format!("projects/{first}/note"))]);
    let from_bob = bob.export_file().await;
    // Cleo has changed the same as Ann, and does not know it.
    note(&cleo, first, "by Cleo").await;
    let lines = take(&cleo, &stage, "from-bob.json", &from_bob).await;
    assert_eq!(lines[0], ("both".to_owned(), format!("projects/{first}/note")));
    assert_eq!(clashes(&cleo).await, "1");
    assert_eq!(note_of(&cleo.export_file().await, second), "by Bob");

    // Left open, it survives a visit, and is settled on its record.
    cleo.reload().await;
    until("the count", async || (clashes(&cleo).await == "1").then_some(())).await;
    cleo.click(&format!("[data-project-id={first:?}].bar")).await;
    let settle = format!(".inspector [data-clash-id=\"projects/{first}\"] [data-settle]");
    let texts: Vec<String> = cleo
        .eval(&format!(
            "return [...document.querySelectorAll({settle:?})].map(it => it.textContent)"
        ))
        .await;
    let cleos = texts.iter().position(|text| text.contains("by Cleo")).expect("her own");
    assert!(texts.iter().any(|text| text.contains("by Ann")), "{texts:?}");
    cleo.click(&format!(".inspector [data-settle=\"{cleos}\"]")).await;
    until("nothing open", async || (clashes(&cleo).await == "0").then_some(())).await;
    cleo.wait_saved().await;

    // Back at Ann there is nothing to ask.
    let lines = take(&ann, &stage, "from-cleo.json", &cleo.export_file().await).await;
    assert!(lines.iter().all(|(mark, _)| mark == "theirs"), "{lines:?}");
    let at_ann = ann.export_file().await;
    assert_eq!(
        (note_of(&at_ann, first), note_of(&at_ann, second)),
        ("by Cleo".into(), "by Bob".into())
    );
    assert_eq!(clashes(&ann).await, "0");
    // An older file after a newer one.
    ann.open_file(&stage.file("old.json", &from_bob)).await;
    until("the word that nothing is new", async || {
        ann.text().await.contains("old.json").then_some(())
    })
    .await;
    assert!(ann.export_file().await == at_ann);
    for page in [ann, bob, cleo] {
        page.close().await;
    }
}

#[tokio::test]
async fn a_choice_in_the_review_settles_it_for_both() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = ann.export_file().await;
    let project = ann.some_bar().await.id;
    let bob = stage.browser().language("nl-NL").open().await;
    bob.open_file(&stage.file("start.json", &start)).await;
    bob.bar(&project).await;
    note(&ann, &project, "by Ann").await;
    note(&bob, &project, "by Bob").await;
    ann.open_file(&stage.file("from-bob.json", bob.export_file().await)).await;
    reviewed(&ann).await;
    ann.click("[data-review-item=both] [data-choice=theirs]").await;
    ann.command("take").await;
    closed(&ann).await;
    ann.wait_saved().await;
    assert_eq!(clashes(&ann).await, "0");
    let from_ann = ann.export_file().await;
    assert_eq!(note_of(&from_ann, &project), "by Bob");
    bob.open_file(&stage.file("from-ann.json", &from_ann)).await;
    until("the answer", async || {
        let said = bob.text().await.contains("from-ann.json");
        (said || bob.offers("take").await).then_some(())
    })
    .await;
    if bob.offers("take").await {
        bob.command("take").await;
        closed(&bob).await;
    }
    bob.wait_saved().await;
    assert_eq!(clashes(&bob).await, "0");
    assert_eq!(note_of(&bob.export_file().await, &project), "by Bob");
    ann.close().await;
    bob.close().await;
}
