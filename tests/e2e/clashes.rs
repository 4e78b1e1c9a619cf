//! What both sides changed: nine kinds of it in one file, and a deletion against an edit.

use serde_json::{Value, json};

use super::support::{Stage, until};
use super::together::{clashes, note, note_of, parsed, reviewed, take};

/// What each side writes: table, field, and the two values.
fn nine() -> Vec<(&'static str, &'static str, [Value; 2])> {
    let span = |finish: &str| json!({ "start": "2026-02-02", "finish": finish });
    vec![
        ("projects", "name", [json!("As Bob calls it"), json!("As Ann calls it")]),
        ("projects", "note", [json!("by Bob"), json!("by Ann")]),
        ("projects", "dates", [span("2026-12-18"), span("2026-12-11")]),
        ("milestones", "name", [json!("By Bob"), json!("By Ann")]),
        ("products", "name", [json!("Bob's"), json!("Ann's")]),
        ("deliverables", "name", [json!("From Bob"), json!("From Ann")]),
        ("criteria", "text", [json!("Says Bob"), json!("Says Ann")]),
        ("people", "name", [json!("Bob's name"), json!("Ann's name")]),
        ("about", "name", [json!("Bob's plan"), json!("Ann's plan")]),
    ]
}

/// The plan as one side edits it in a text file.
fn edited(file: &[u8], side: usize) -> (Vec<u8>, Vec<String>) {
    let mut plan = parsed(file);
    let mut cells = Vec::new();
    for (table, field, values) in nine() {
        let record = match table {
            "about" => &mut plan["about"],
            _ => {
                let records = plan[table].as_object_mut().expect("a table");
                records.values_mut().next().expect("a record")
            }
        };
        record[field] = values[side].clone();
        cells.push(format!("{table}/{field}"));
    }
    (serde_json::to_vec(&plan).expect("JSON"), cells)
}

#[tokio::test]
async fn nine_kinds_of_clash_come_in_one_file_and_each_is_settled() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = ann.export_file().await;
    let bob = stage.browser().open().await;
    bob.open_file(&stage.file("start.json", &start)).await;
    bob.some_bar().await;
    take(&bob, &stage, "bob.json", &edited(&start, 0).0).await;
    let (mine, cells) = edited(&start, 1);
    take(&ann, &stage, "ann.json", &mine).await;
    let before = parsed(&ann.export_file().await);

    let lines = take(&ann, &stage, "from-bob.json", &bob.export_file().await).await;
    let both: Vec<_> = lines.iter().filter(|(mark, _)| mark == "both").collect();
    assert_eq!(both.len(), cells.len(), "{lines:?}");
    assert_eq!(clashes(&ann).await, cells.len().to_string());
    // Each keeps one's own value until somebody chooses; here Bob's, for all of them.
    ann.command("clashes").await;
    for left in (0..cells.len()).rev() {
        let bobs = "const section = document.querySelector('.clashes .clash'); \
            const options = [...section.querySelectorAll('[data-settle]')]; \
            const of = /Bob|18 Dec/; \
            (options.find(it => of.test(it.textContent)) ?? options[0]).click()";
        ann.eval::<()>(bobs).await;
        until("one less", async || (clashes(&ann).await == left.to_string()).then_some(())).await;
    }
    ann.key("Escape").await;
    ann.wait_saved().await;
    let after = ann.export_file().await;
    let (bobs, _) = edited(&start, 0);
    let (after_plan, bobs) = (parsed(&after), parsed(&bobs));
    for table in
        ["projects", "milestones", "products", "deliverables", "criteria", "people", "about"]
    {
        assert_eq!(after_plan[table], bobs[table], "{table}");
    }
    assert_ne!(after_plan["about"], before["about"]);
    // At Bob nothing is asked: the choice was made for both.
    bob.open_file(&stage.file("settled.json", &after)).await;
    until("the answer", async || {
        (bob.text().await.contains("settled.json") || bob.offers("take").await).then_some(())
    })
    .await;
    assert_eq!(clashes(&bob).await, "0");
    ann.close().await;
    bob.close().await;
}

#[tokio::test]
async fn a_deletion_against_an_edit_is_asked_and_the_record_stays_meanwhile() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = ann.export_file().await;
    let project = ann.some_bar().await.id;
    let bob = stage.browser().language("nl-NL").open().await;
    bob.open_file(&stage.file("start.json", &start)).await;
    bob.bar(&project).await;
    ann.click(&format!("[data-project-id={project:?}].bar")).await;
    ann.command("delete-project").await;
    ann.wait_saved().await;
    note(&bob, &project, "still going on").await;
    let has = |file: &[u8]| parsed(file)["projects"].get(&project).is_some();
    assert!(!has(&ann.export_file().await));

    let from_bob = bob.export_file().await;
    let from_ann = ann.export_file().await;
    ann.open_file(&stage.file("from-bob.json", &from_bob)).await;
    let lines = reviewed(&ann).await;
    assert!(lines.contains(&("both".to_owned(), format!("projects/{project}/life"))), "{lines:?}");
    ann.command("take").await;
    until("the question", async || (clashes(&ann).await != "0").then_some(())).await;
    ann.wait_saved().await;
    let kept = ann.export_file().await;
    assert!(has(&kept), "it stays while nobody has chosen");
    assert_eq!(note_of(&kept, &project), "still going on");

    // Bob chooses in the review that it goes; Ann is not asked again.
    bob.open_file(&stage.file("from-ann.json", &from_ann)).await;
    reviewed(&bob).await;
    bob.click("[data-review-item=both] [data-choice=theirs]").await;
    bob.command("take").await;
    until("it to go", async || (!has(&bob.export_file().await)).then_some(())).await;
    take(&ann, &stage, "from-bob.json", &bob.export_file().await).await;
    assert_eq!(clashes(&ann).await, "0");
    assert!(!has(&ann.export_file().await));
    ann.close().await;
    bob.close().await;
}
