//! Files that are no plan: each gets a sentence, and changes nothing.

use super::support::{Page, Stage};

/// Makes the bytes of a bad file out of those of a good one.
type Spoil = fn(&str) -> Vec<u8>;

const BAD_FILES: [(&str, Spoil); 8] = [
    ("truncated.json", |plan| plan[..plan.len() / 2].into()),
    ("no-plan.json", |_| br#"{"colour":"green"}"#.into()),
    ("newer.json", |plan| {
        plan.replacen("\"schema\":1", "\"schema\":999", 1)
            .replacen("\"schema\": 1", "\"schema\": 999", 1)
            .into()
    }),
    ("binary.json", |_| (0..=255).cycle().take(4096).collect()),
    ("no-column.csv", |_| b"1;2;3\n4;5;6\n".into()),
    ("huge.json", |plan| [plan.as_bytes(), &vec![b' '; 40 << 20]].concat()),
    ("nested.json", |_| b"[".repeat(100_000)),
    ("duplicate-ids.json", twice_the_first_project),
];

#[tokio::test]
async fn a_bad_file_gets_a_sentence_and_changes_nothing() {
    let stage = Stage::new();
    let page = stage.example().await;
    let plan = String::from_utf8(page.export_bytes().await).expect("an export is text");

    for (name, spoil) in BAD_FILES {
        let bad = spoil(&plan);
        assert!(bad != plan.as_bytes(), "{name} is the good file");
        page.open_file(&stage.file(name, bad)).await;
        refused(&page, name, &plan).await;
    }
    page.close().await;
}

async fn refused(page: &Page, name: &str, plan: &str) {
    let sentence = page.alert_text().await;
    assert!(sentence.split_whitespace().count() >= 4, "{name}: {sentence:?} is no sentence");
    page.dismiss().await;
    assert!(page.export_bytes().await == plan.as_bytes(), "{name} changed the plan");
}

/// Each record has a line of its own, so a line that is there twice is an id that is there twice.
fn twice_the_first_project(plan: &str) -> Vec<u8> {
    let projects = plan.find("\"projects\"").expect("a plan has projects");
    let start = projects + plan[projects..].find('\n').expect("records on lines of their own") + 1;
    let end = start + plan[start..].find('\n').expect("a line ends") + 1;
    [&plan[..start], &plan[start..end], &plan[start..]].concat().into()
}
