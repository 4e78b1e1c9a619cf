//! What goes out to colleagues: it is seen before, it is sealed once, and a part comes back.

use serde_json::Value;

use super::support::{Page, Stage, until};
use super::together::{clashes, closed, note, note_of, parsed, reviewed, take};

const OPTION: &str = "[data-field=send-whom] option";

/// Opens the dialog and gives one's name.
async fn send_as(page: &Page, name: &str) {
    page.command("send").await;
    page.fill("[data-send] [data-command=my-name]", name).await;
}

async fn rows(page: &Page, css: &str) -> Vec<String> {
    let script = format!(
        "return [...document.querySelectorAll('{css} .history-row')].map(row => row.textContent)"
    );
    page.eval(&script).await
}

/// How many batches a file names.
fn batches(file: &[u8]) -> usize {
    parsed(file)["merge"]["batches"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn what_goes_out_is_seen_before_and_carries_a_note() {
    let stage = Stage::new();
    let ann = stage.browser().language("nl-NL").open().await;
    ann.open_example().await;
    let project = ann.some_bar().await.id;
    note(&ann, &project, "by Ann").await;
    send_as(&ann, "Ann").await;
    let lines = rows(&ann, "[data-send]").await;
    assert!(lines.iter().any(|line| line.contains("by Ann")), "{lines:?}");
    ann.fill("[data-field=send-note]", "Please look at the note").await;
    let file = ann.download("send-file", "json").await;
    // What went out is not shown again.
    ann.command("send").await;
    until("the dialog", async || ann.offers("send-file").await.then_some(())).await;
    assert_eq!(rows(&ann, "[data-send]").await, Vec::<String>::new());
    ann.key("Escape").await;

    // As text it is the same, byte for byte.
    ann.command("send").await;
    ann.eval::<()>("window.copied = null; navigator.clipboard.writeText = async text => { window.copied = text }").await;
    ann.command("send-text").await;
    let copied =
        until("the text", async || ann.eval::<Option<String>>("return window.copied").await).await;
    assert!(copied.into_bytes() == file);

    let bob = stage.browser().open().await;
    bob.open_file(&stage.file("from-ann.json", &file)).await;
    bob.bar(&project).await;
    bob.search("who changed what").await;
    bob.key("Enter").await;
    until("who changed what", async || {
        let rows = rows(&bob, "[data-history]").await;
        let has = |word: &str| rows.iter().any(|row| row.contains(word));
        (has("Ann") && has("Please look at the note") && has("by Ann")).then_some(())
    })
    .await;
    ann.close().await;
    bob.close().await;
}

#[tokio::test]
async fn two_reports_on_one_monday_come_in_one_after_the_other() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = stage.file("start.json", ann.export_file().await);
    let bars = ann.bars().await;
    let mut reports = Vec::new();
    for (who, bar) in [("Bob", &bars[0].id), ("Cleo", &bars[1].id)] {
        let page = stage.browser().open().await;
        page.open_file(&start).await;
        page.bar(bar).await;
        note(&page, bar, &format!("by {who}")).await;
        send_as(&page, who).await;
        let report = page.download("send-file", "json").await;
        reports.push(stage.file(&format!("{who}.json"), report));
        page.close().await;
    }
    ann.open_files(&reports).await;
    for who in ["Bob", "Cleo"] {
        until(&format!("the review of {who}"), async || {
            let title = "return document.querySelector('[data-review]')?.ariaLabel ?? document.querySelector('[data-review]')?.getAttribute('aria-label')";
            ann.eval::<Option<String>>(title).await.filter(|title| title.contains(who))
        })
        .await;
        let lines = reviewed(&ann).await;
        assert!(lines.iter().all(|(mark, _)| mark == "theirs"), "{lines:?}");
        ann.command("take").await;
    }
    closed(&ann).await;
    ann.wait_saved().await;
    let all = ann.export_file().await;
    assert_eq!(note_of(&all, &bars[0].id), "by Bob");
    assert_eq!(note_of(&all, &bars[1].id), "by Cleo");
    assert_eq!(clashes(&ann).await, "0");
    ann.close().await;
}

#[tokio::test]
async fn a_part_goes_out_and_comes_back_by_way_of_a_third() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let whole = ann.export_file().await;
    ann.command("send").await;
    // The first in the list who leads something.
    ann.click(&format!("{OPTION}[value=\"0\"]")).await;
    let part = ann.download("send-file", "json").await;
    let (all, some) = (parsed(&whole), parsed(&part));
    let count = |plan: &Value, table: &str| plan[table].as_object().map_or(0, |it| it.len());
    assert!(count(&some, "projects") < count(&all, "projects") && count(&some, "projects") > 0);
    let own = some["projects"].as_object().expect("projects").keys().next().expect("one").clone();
    // Meanwhile something else happens at home.
    let other = all["projects"].as_object().expect("projects").keys();
    let bars = ann.bars().await;
    let other = other
        .filter(|id| some["projects"].get(id.as_str()).is_none())
        .find(|id| bars.iter().any(|bar| bar.id == **id))
        .expect("a project outside");
    note(&ann, other, "by Ann").await;

    let bob = stage.browser().open().await;
    bob.open_file(&stage.file("part.json", &part)).await;
    bob.bar(&own).await;
    note(&bob, &own, "by Bob").await;
    let answer = bob.export_file().await;
    let cleo = stage.browser().open().await;
    cleo.open_file(&stage.file("whole.json", &whole)).await;
    cleo.bar(&own).await;
    take(&cleo, &stage, "answer.json", &answer).await;
    let lines = take(&ann, &stage, "from-cleo.json", &cleo.export_file().await).await;
    assert_eq!(lines, [("theirs".to_owned(), format!("projects/{own}/note"))]);
    let after = ann.export_file().await;
    assert_eq!((note_of(&after, &own), note_of(&after, other)), ("by Bob".into(), "by Ann".into()));
    for table in ["projects", "products", "deliverables", "criteria", "people", "links"] {
        assert_eq!(count(&parsed(&after), table), count(&all, table), "{table}");
    }
    for page in [ann, bob, cleo] {
        page.close().await;
    }
}

#[tokio::test]
async fn a_kill_between_seal_and_download_seals_nothing_twice() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let start = ann.export_file().await;
    let project = ann.some_bar().await.id;
    note(&ann, &project, "by Ann").await;
    // The file is made, and never arrives.
    ann.eval::<()>("URL.createObjectURL = blob => { blob.text().then(text => { window.lost = text }); throw new Error('no room') }").await;
    ann.command("export").await;
    let lost = until("the file that is lost", async || {
        ann.eval::<Option<String>>("return window.lost ?? null").await
    })
    .await;
    let profile = ann.close_despite(&[]).await;
    let ann = stage.browser().profile(profile).open().await;
    ann.bar(&project).await;
    let again = ann.export_file().await;
    assert!(lost.into_bytes() == again, "the same seal, the same bytes");
    assert_eq!(batches(&again), batches(&start) + 1);
    ann.close().await;
}

#[tokio::test]
async fn a_file_comes_in_by_every_way() {
    let stage = Stage::new();
    let ann = stage.example().await;
    let project = ann.some_bar().await.id;
    note(&ann, &project, "by Ann").await;
    let file = String::from_utf8(ann.export_file().await).expect("text");
    ann.close().await;

    let open = async || {
        let page = stage.browser().open().await;
        page.run_first("Object.defineProperty(window, 'launchQueue', { value: { setConsumer(take) { window.launch = take } } })").await;
        page.reload().await;
        page.open_example().await;
        page
    };
    let file_in_page = format!(
        "new File([{}], 'from-ann.json', {{ type: 'application/json' }})",
        Value::from(file.clone())
    );
    let dropped = format!(
        "const data = new DataTransfer(); data.items.add({file_in_page}); \
        const event = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}); \
        document.querySelector('.bar').dispatchEvent(event); \
        if (!event.defaultPrevented) throw new Error('the browser would leave the page')"
    );
    let launched =
        format!("window.launch({{ files: [{{ getFile: async () => {file_in_page} }}] }})");
    for way in [Some(dropped), Some(launched), None] {
        let page = open().await;
        match &way {
            Some(script) => page.eval::<()>(script).await,
            None => page.paste(&file).await,
        }
        let lines = reviewed(&page).await;
        assert_eq!(lines, [("theirs".to_owned(), format!("projects/{project}/note"))]);
        page.command("take").await;
        closed(&page).await;
        page.wait_saved().await;
        assert_eq!(note_of(&page.export_file().await, &project), "by Ann");
        page.close().await;
    }
}
