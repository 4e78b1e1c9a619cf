//! A folder that a team's own sync carries. The folder that the browser would have the reader choose
//! is the one of the origin's own files here; what a colleague's browser wrote, the journey puts there.

use serde_json::Value;

use super::support::{Page, Stage, until};

/// Puts the folder `team` of the origin's own files in the place of the one that is chosen.
const CHOOSES: &str = "window.showDirectoryPicker = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('team', { create: true })";

/// Runs a script with `team`, the folder, and gives what it answers with.
async fn in_folder<T: serde::de::DeserializeOwned>(page: &Page, script: &str) -> T {
    let key = "window.folderAnswer";
    page.eval::<()>(&format!(
        "{key} = undefined;
         navigator.storage.getDirectory()
            .then(root => root.getDirectoryHandle('team', {{ create: true }}))
            .then(async team => {{ {script} }})
            .then(answer => {{ {key} = [answer ?? null]; }})
            .catch(error => {{ {key} = [String(error)]; }});"
    ))
    .await;
    let answer = until("the folder's answer", async || {
        page.eval::<Option<Vec<Value>>>(&format!("return {key} ?? null")).await
    })
    .await;
    serde_json::from_value(answer[0].clone()).unwrap_or_else(|error| panic!("{answer:?}: {error}"))
}

async fn names(page: &Page) -> Vec<String> {
    in_folder(page, "const names = []; for await (const name of team.keys()) names.push(name); return names.sort()").await
}

async fn read(page: &Page, name: &str) -> String {
    in_folder(
        page,
        &format!("return (await (await team.getFileHandle({name:?})).getFile()).text()"),
    )
    .await
}

async fn put(page: &Page, name: &str, text: &str) {
    let text = serde_json::to_string(text).expect("a text");
    let put = format!(
        "const file = await (await team.getFileHandle({name:?}, {{ create: true }})).createWritable();
         await file.write({text}); await file.close()"
    );
    in_folder::<Value>(page, &put).await;
}

/// Waits until the part of the settings says this of itself.
async fn stands(page: &Page, state: &str) {
    until(&format!("the folder to be {state}"), async || {
        (page.all("data-folder").await == [state]).then_some(())
    })
    .await;
}

/// The settings' part about the folder, as it reads.
async fn said(page: &Page) -> String {
    page.eval("return document.querySelector('[data-folder]')?.innerText ?? ''").await
}

async fn says(page: &Page, words: &str) {
    until(&format!("the word “{words}”"), async || {
        said(page).await.contains(words).then_some(())
    })
    .await;
}

/// What the foot of the page tells of files: their names, with the number of changes.
async fn news(page: &Page) -> Vec<(String, Option<String>)> {
    page.eval("return [...document.querySelectorAll('[data-folder-news]')].map(e => [e.dataset.folderNews, e.dataset.count ?? null])").await
}

async fn has_news(page: &Page, expected: &[(&str, Option<&str>)]) {
    until(&format!("the news {expected:?}"), async || {
        let news = news(page).await;
        let news: Vec<_> =
            news.iter().map(|(file, count)| (file.as_str(), count.as_deref())).collect();
        (news == expected).then_some(())
    })
    .await;
}

/// The page comes into sight: it looks at the folder.
async fn look(page: &Page) {
    page.eval::<()>("window.dispatchEvent(new Event('focus'))").await;
}

/// The example, with the name of whoever works in it, and the folder chosen.
async fn sharing(stage: &Stage) -> Page {
    let page = stage.browser().open().await;
    page.run_first(CHOOSES).await;
    page.reload().await;
    page.open_example().await;
    page.command("settings").await;
    stands(&page, "none").await;
    page.fill("[data-command=my-name]", "Anna").await;
    page.command("team-folder").await;
    stands(&page, "ready").await;
    says(&page, "was written").await;
    page
}

/// Opens a project and writes this in its note.
async fn note(page: &Page, id: &str, text: &str) {
    page.click(&format!("[data-project-id={id:?}].bar")).await;
    page.fill(".inspector textarea", text).await;
    page.wait_saved().await;
}

/// The name of the plan, as its file is called.
fn own_name(bytes: &str, who: &str) -> String {
    let plan: Value = serde_json::from_str(bytes).expect("JSON");
    format!("{} - {who}.json", plan["about"]["name"].as_str().expect("a name"))
}

#[tokio::test]
async fn each_writes_a_file_of_their_own_and_is_told_what_others_bring() {
    let stage = Stage::new();
    let anna = sharing(&stage).await;
    let start = String::from_utf8(anna.export_file().await).expect("text");
    let own = own_name(&start, "Anna");
    assert_eq!(names(&anna).await, std::slice::from_ref(&own));
    assert!(read(&anna, &own).await == start, "the bytes are those of an export");

    // Bob has the file, changes something, and his folder brings it here, with a copy that the sync
    // made, the file of another plan, one that broke off, and what is no plan.
    let bob = stage.browser().open().await;
    bob.open_file(&stage.file("start.json", &start)).await;
    let project = bob.some_bar().await.id;
    note(&bob, &project, "by Bob").await;
    let from_bob = String::from_utf8(bob.export_file().await).expect("text");
    bob.close().await;
    let bobs = own_name(&start, "Bob");
    put(&anna, &bobs, &from_bob).await;
    put(&anna, "sheet.json", "{\"rows\": [1, 2]}").await;
    put(&anna, "half.json", &from_bob[..from_bob.len() / 2]).await;
    let other = from_bob.replacen("\"id\": \"", "\"id\": \"another-", 1);
    put(&anna, "other.json", &other).await;
    anna.key("Escape").await;
    look(&anna).await;
    has_news(&anna, &[(&bobs, Some("1")), ("half.json", None)]).await;

    // Nothing came in unasked; a look opens the review, and taking it in ends the news.
    assert!(String::from_utf8(anna.export_file().await).expect("text") == start);
    anna.click(&format!("[data-folder-news={bobs:?}] [data-command=folder-look]")).await;
    until("the review", async || anna.offers("take").await.then_some(())).await;
    anna.command("take").await;
    has_news(&anna, &[("half.json", None)]).await;
    anna.wait_saved().await;
    anna.click("[data-folder-news] [data-command=folder-later]").await;
    has_news(&anna, &[]).await;
    assert!(read(&anna, &own).await == start, "an hour has not gone by");

    anna.command("settings").await;
    says(&anna, "at most once an hour").await;
    says(&anna, "half.json").await;
    anna.command("folder-now").await;
    until("the own file with what Bob wrote", async || {
        read(&anna, &own).await.contains("by Bob").then_some(())
    })
    .await;
    assert!(read(&anna, &own).await.as_bytes() == anna.export_file().await);

    // What was taken in is news again when that is undone.
    anna.key("Escape").await;
    anna.command("undo").await;
    look(&anna).await;
    has_news(&anna, &[(&bobs, Some("1"))]).await;
    anna.close().await;
}

#[tokio::test]
async fn a_file_that_is_not_what_was_written_is_left_alone() {
    let stage = Stage::new();
    let page = sharing(&stage).await;
    let start = String::from_utf8(page.export_file().await).expect("text");
    let own = own_name(&start, "Anna");
    let alien = format!("{start}\n");
    put(&page, &own, &alien).await;
    page.key("Escape").await;
    let project = page.some_bar().await.id;
    note(&page, &project, "by Anna").await;
    page.command("settings").await;
    page.command("folder-now").await;
    let second = own_name(&start, "Anna 2");
    says(&page, &format!("“{second}” was written")).await;
    assert!(read(&page, &own).await == alien);
    assert!(read(&page, &second).await.as_bytes() == page.export_file().await);
    page.close().await;
}

#[tokio::test]
async fn a_folder_is_found_again_and_can_be_left() {
    let stage = Stage::new();
    let page = sharing(&stage).await;
    let own = names(&page).await;
    // As a browser does that wants the reader to allow it at each visit.
    page.run_first(
        "const granted = FileSystemHandle.prototype.queryPermission;
         let isAllowed = false;
         FileSystemHandle.prototype.queryPermission = async function (...how) {
            return isAllowed ? granted.apply(this, how) : 'prompt';
         };
         FileSystemHandle.prototype.requestPermission = async function () {
            isAllowed = navigator.userActivation.isActive;
            return isAllowed ? 'granted' : 'prompt';
         };",
    )
    .await;
    page.reload().await;
    until("the question at the foot of the page", async || {
        (page.all("data-folder-notice").await == ["asks"]).then_some(())
    })
    .await;
    page.command("settings").await;
    stands(&page, "asks").await;
    page.click("[data-folder] [data-command=folder-allow]").await;
    stands(&page, "ready").await;
    assert!(page.all("data-folder-notice").await.is_empty());
    assert_eq!(names(&page).await, own, "nothing was changed, so nothing is written");

    page.command("folder-leave").await;
    stands(&page, "none").await;
    page.reload().await;
    page.bar(&page.some_bar().await.id).await;
    page.command("settings").await;
    stands(&page, "none").await;
    // Chosen again, the own file is known.
    page.command("team-folder").await;
    stands(&page, "ready").await;
    says(&page, "was written").await;
    assert_eq!(names(&page).await, own);
    page.close().await;
}

#[tokio::test]
async fn what_goes_wrong_is_said_and_mended() {
    let stage = Stage::new();
    let page = sharing(&stage).await;
    let own = names(&page).await;
    in_folder::<Value>(&page, &format!("await team.removeEntry({:?})", own[0])).await;
    look(&page).await;
    stands(&page, "fault").await;
    says(&page, "no longer in the team folder").await;
    page.command("folder-now").await;
    stands(&page, "ready").await;
    assert_eq!(names(&page).await, own);

    // The folder itself.
    page.eval::<()>(
        "navigator.storage.getDirectory().then(root => root.removeEntry('team', { recursive: true })).then(() => { window.isGone = true; })",
    )
    .await;
    until("the folder to be gone", async || {
        page.eval::<bool>("return !!window.isGone").await.then_some(())
    })
    .await;
    look(&page).await;
    stands(&page, "fault").await;
    says(&page, "The team folder is not there").await;
    page.command("team-folder").await;
    stands(&page, "ready").await;
    says(&page, "was written").await;
    assert_eq!(names(&page).await, own);

    // A full disk: the old file stays as it was, and nothing is called written that is not.
    let before = read(&page, &own[0]).await;
    page.key("Escape").await;
    let project = page.some_bar().await.id;
    note(&page, &project, "by Anna").await;
    page.eval::<()>(
        "window.takes = FileSystemWritableFileStream.prototype.write;
         FileSystemWritableFileStream.prototype.write = async () => { throw new DOMException('', 'QuotaExceededError'); };",
    )
    .await;
    page.command("settings").await;
    page.command("folder-now").await;
    stands(&page, "fault").await;
    says(&page, "no room in the team folder").await;
    page.eval::<()>("FileSystemWritableFileStream.prototype.write = window.takes").await;
    assert!(read(&page, &own[0]).await == before);
    assert_eq!(names(&page).await, own, "what was begun is taken away");
    page.command("folder-now").await;
    stands(&page, "ready").await;
    assert!(read(&page, &own[0]).await.contains("by Anna"));
    page.close().await;
}

#[tokio::test]
async fn a_browser_without_it_says_so() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.run_first("delete window.showDirectoryPicker").await;
    page.reload().await;
    page.open_example().await;
    page.command("settings").await;
    stands(&page, "none").await;
    says(&page, "Exporteer naar de map").await;
    assert!(!page.offers("team-folder").await);
    page.key("Escape").await;
    page.search("teammap").await;
    page.key("Enter").await;
    assert!(page.alert_text().await.contains("Exporteer naar de map"));
    page.close().await;
}
