//! The page says where the data is, how old the last file is, and asks the browser to keep it when
//! there is work to keep.

use session::text::{self, Lang};

use super::support::{Page, Stage, until};

/// Counts how often the browser is asked to keep what is stored.
const COUNT_ASKS: &str = "
    window.asks = 0;
    const ask = StorageManager.prototype.persist;
    StorageManager.prototype.persist = function () { window.asks += 1; return ask.call(this) }";

async fn asks(page: &Page) -> u32 {
    page.eval("return window.asks").await
}

async fn edit(page: &Page) {
    page.command("add-project").await;
    page.wait_saved().await;
}

#[tokio::test]
async fn the_browser_is_asked_once_and_only_for_real_work() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.eval::<()>(COUNT_ASKS).await;
    page.open_example().await;
    edit(&page).await;
    page.command("home").await;
    page.command("new-plan").await;
    page.wait_saved().await;
    assert_eq!(asks(&page).await, 0, "neither the example nor an empty plan is work to keep");
    edit(&page).await;
    until("the question", async || (asks(&page).await == 1).then_some(())).await;
    edit(&page).await;
    page.command("settings").await;
    until("the answer in the settings", async || {
        (page.all("data-promised").await != ["unknown"]).then_some(())
    })
    .await;
    assert_eq!(asks(&page).await, 1);
    page.close().await;
}

#[tokio::test]
async fn the_settings_say_how_old_the_file_is_and_how_much_room_is_used() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.command("new-plan").await;
    edit(&page).await;
    page.command("settings").await;
    until("the line about the file", async || page.offers("export-now").await.then_some(())).await;
    assert!(page.all("data-file-age").await.is_empty(), "there is no file yet");
    let used: usize = page.all("data-room-used").await[0].parse().expect("a number");
    let stored: usize = page.eval("return Object.entries(localStorage).join('').length - Object.keys(localStorage).length").await;
    assert!(used > 0 && used <= stored + 2000, "{used} of {stored}");
    page.key("Escape").await;

    let bytes = page.export_bytes().await;
    page.visit().await;
    page.command("settings").await;
    until("a file of today", async || (page.all("data-file-age").await == ["0"]).then_some(()))
        .await;
    page.key("Escape").await;
    assert!(page.export_bytes().await == bytes, "that it was exported is no part of the plan");
    page.close().await;
}

/// What the local place holds of the only plan, as text.
const STORED: &str = "
    const version = Object.keys(localStorage).find(key => key.endsWith('.v'));
    const own = Object.entries(localStorage).filter(([key]) => key.startsWith(version.slice(0, -1)));
    return own.sort().join(' ')";

#[tokio::test]
async fn a_plan_that_a_newer_version_keeps_is_listed_and_left_as_it_is() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.command("new-plan").await;
    edit(&page).await;
    page.command("home").await;
    let listed = async || page.all("data-plan-id").await.first().cloned();
    let id = until("the plan in the list", listed).await;
    page.eval::<()>(
        "localStorage.setItem(Object.keys(localStorage).find(key => key.endsWith('.v')), '2')",
    )
    .await;
    let before: String = page.eval(STORED).await;

    page.command("open-plan").await;
    assert!(page.alert_text().await.contains(&text::plan_newer(Lang::En, 2, 1)));
    assert_eq!(until("the list again", listed).await, id);
    assert_eq!(page.eval::<String>(STORED).await, before);
    page.close().await;
}

/// Lets the page live twelve days later.
const TWELVE_DAYS_LATER: &str = "
    const Now = Date;
    window.Date = class extends Now {
        constructor(...given) { given.length ? super(...given) : super(Now.now() + 12 * 24 * 3600 * 1000) }
    }";

#[tokio::test]
async fn much_work_that_is_in_no_file_for_long_asks_for_one() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.command("new-plan").await;
    for _ in 0..20 {
        page.command("add-project").await;
    }
    page.wait_saved().await;
    assert!(!page.offers("remind-export").await, "it is work of today");
    page.eval::<()>(TWELVE_DAYS_LATER).await;
    edit(&page).await;
    until("the reminder", async || page.offers("remind-export").await.then_some(())).await;
    page.command("remind-export").await;
    until("the reminder to go", async || (!page.offers("remind-export").await).then_some(())).await;
    edit(&page).await;
    assert!(!page.offers("remind-export").await);
    page.close().await;
}
