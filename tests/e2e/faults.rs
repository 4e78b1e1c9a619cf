//! What went wrong once, each kind of it: nothing is lost, and nothing is said that is not so.

use serde_json::Value;

use super::support::{Page, Stage, until};

/// Adds a project and waits until it is saved.
async fn edit(page: &Page) {
    page.command("add-project").await;
    page.wait_saved().await;
}

/// Types this text, a key a character, where the focus is.
async fn type_in(page: &Page, text: &str) {
    for letter in text.chars() {
        page.key(&letter.to_string()).await;
    }
}

/// Begins to type in the name that the inspector shows, and does not leave it.
async fn begin_to_type(page: &Page, text: &str) {
    let into = "const field = document.querySelector('.inspector input[type=text]'); field?.focus(); field?.select(); return !!field";
    until("a field of the inspector", async || page.eval::<bool>(into).await.then_some(())).await;
    type_in(page, text).await;
}

/// Clears all that this browser keeps, as its own settings do.
const CLEAR: &str = "
    localStorage.clear();
    return new Promise(done => {
        const request = indexedDB.deleteDatabase('overzicht');
        request.onsuccess = () => done(true);
        request.onerror = request.onblocked = () => done(false);
    })";

#[tokio::test]
async fn a_plan_is_saved_again_after_its_storage_was_cleared() {
    for clear in [
        CLEAR,
        "localStorage.clear(); return true",
        "return new Promise(done => { indexedDB.deleteDatabase('overzicht').onsuccess = () => done(true) })",
    ] {
        let stage = Stage::new();
        let page = stage.example().await;
        let before = page.project_count().await;
        edit(&page).await;
        let first = page.second_tab().await;
        assert!(page.eval::<bool>(clear).await, "the storage is cleared");
        // It would take the plan over when the first tab is loaded anew.
        page.eval::<()>("setTimeout(() => location.assign('app.webmanifest'))").await;
        until("the app to go", async || {
            (page.maybe_eval("return document.contentType").await? != "text/html").then_some(())
        })
        .await;
        page.look_at(first).await;
        for _ in 0..3 {
            edit(&page).await;
        }
        let after = page.export_bytes().await;
        // What the disk is sure to have after a kill.
        page.eval::<()>("localStorage.clear()").await;
        page.reload().await;
        assert_eq!(page.project_count().await, before + 4, "{clear}");
        assert!(page.export_bytes().await == after, "{clear}");
        assert!(page.offers("undo").await, "with its history");
        page.close_despite(&["favicon"]).await;
    }
}

#[tokio::test]
async fn what_is_typed_in_a_field_that_goes_is_kept() {
    /// How the field goes, and how its plan comes back.
    const ROWS: [(&str, &str); 3] = [
        ("history.back()", ""),
        ("location.hash = '#plan=' + arguments[0]", "location.hash = '#plan=example-en'"),
        (
            "document.querySelector('[data-command=undo]').click()",
            "document.querySelector('[data-command=redo]').click()",
        ),
    ];
    for (goes, comes_back) in ROWS {
        let stage = Stage::new();
        let page = stage.page().await;
        page.command("new-plan").await;
        edit(&page).await;
        let other = page
            .eval::<String>("return new URLSearchParams(location.hash.slice(1)).get('plan')")
            .await;
        page.command("home").await;
        page.open_example().await;
        page.command("view-people").await;
        page.command("view-timeline").await;
        edit(&page).await;
        begin_to_type(&page, "Half").await;
        page.eval::<()>(&format!("(function () {{ {goes} }})({other:?})")).await;
        let gone = "return document.activeElement.matches('.inspector input')";
        until("the field to be left", async || (!page.eval::<bool>(gone).await).then_some(()))
            .await;
        if goes.contains("plan=") {
            until("the other plan", async || (page.project_count().await == 1).then_some(())).await;
        }
        page.wait_saved().await;
        page.eval::<()>(comes_back).await;
        let kept = async || {
            let at_home = page.eval::<bool>("return location.hash.includes('example-en')").await;
            (at_home && String::from_utf8_lossy(&page.export_bytes().await).contains("\"Half\""))
                .then_some(())
        };
        until(&format!("what was typed, after {goes}"), kept).await;
        page.command("view-timeline").await;
        let count = page.project_count().await;
        edit(&page).await;
        assert_eq!(page.project_count().await, count + 1, "the page goes on after {goes}");
        page.close().await;
    }
}

/// What breaks the page down: an exception that the app throws, and a trap, as a panic is.
const BREAKS: [&str; 2] = [
    "const field = document.querySelector('.inspector input'); const event = new Event('change', { bubbles: true }); \
     Object.defineProperty(event, 'target', { value: null }); setTimeout(() => field.dispatchEvent(event))",
    "const traps = [0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,102,0,0,10,5,1,3,0,0,11]; \
     WebAssembly.instantiate(new Uint8Array(traps)).then(({ instance }) => setTimeout(instance.exports.f))",
];

#[tokio::test]
async fn a_page_that_breaks_down_says_what_is_safe_and_goes_on() {
    for (language, breaks) in ["nl-NL", "en-GB"].into_iter().zip(BREAKS) {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        page.open_example().await;
        edit(&page).await;
        let (count, before) = (page.project_count().await, page.export_bytes().await);

        page.eval::<()>(breaks).await;
        let is_safe =
            "return document.querySelector('[data-rescue-safe]')?.dataset.rescueSafe === 'yes'";
        until(&format!("the rescue after {breaks}"), async || {
            (page.maybe_eval(is_safe).await? == true).then_some(())
        })
        .await;
        assert!(
            page.all("data-save-state").await.is_empty(),
            "nothing is open, so nothing is said to be saved"
        );
        assert!(page.violations().await.is_empty());
        // The same after a reload, and the plan as a file.
        page.eval::<()>(
            "setTimeout(() => location.reload()); document.querySelector('[data-rescue]').remove()",
        )
        .await;
        until("the rescue again", async || (page.maybe_eval(is_safe).await? == true).then_some(()))
            .await;
        assert!(page.download("rescue-export", "json").await == before);
        page.command("rescue-open").await;
        assert_eq!(page.project_count().await, count);
        assert!(page.export_bytes().await == before);
        assert!(page.offers("undo").await, "with its history");
        edit(&page).await;
        page.close_despite(&["unreachable", "unwrap_throw"]).await;
    }
}

/// The days at both ends of what is seen of the time axis, and the way it is looked at.
async fn place(page: &Page) -> (String, f64) {
    let place = "const at = new URLSearchParams(location.hash.slice(1)); return [at.get('view') + ' ' + at.get('day'), +at.get('zoom')]";
    page.eval(place).await
}

#[tokio::test]
async fn each_plan_opens_where_one_stood_in_it() {
    let stage = Stage::new();
    let page = stage.example().await;
    let open = async |id: &str| {
        page.click(&format!("[data-command=open-plan][data-plan-id={id:?}]")).await
    };
    // Never moved about in: it is fitted, so its bars are there.
    let bars = page.bars_in_reach().await.len();
    assert!(bars > 3);
    page.command("home").await;
    open("example-en").await;
    until("the bars", async || (page.bars_in_reach().await.len() == bars).then_some(())).await;

    page.command("zoom-week").await;
    let zoomed = "const at = new URLSearchParams(location.hash.slice(1)); \
        return Math.abs(+at.get('zoom') - +document.querySelector('[data-timeline]').dataset.dayWidth) < 0.01";
    until("the address to follow the zoom", async || page.eval::<bool>(zoomed).await.then_some(()))
        .await;
    let before = place(&page).await;
    let middle = page.middle("[data-timeline]").await;
    page.wheel(middle, (400, 0)).await;
    // It is written when nothing has moved for a while.
    let stood = until("the address to follow", async || {
        Some(place(&page).await).filter(|now| *now != before)
    })
    .await;
    page.command("home").await;
    page.command("new-plan").await;
    edit(&page).await;
    page.command("view-products").await;
    let other =
        page.eval::<String>("return new URLSearchParams(location.hash.slice(1)).get('plan')").await;
    page.command("home").await;
    open("example-en").await;
    until("the place in the example", async || (place(&page).await == stood).then_some(())).await;
    page.command("home").await;
    open(&other).await;
    until("the view of the other", async || {
        page.eval::<bool>(
            "return !!document.querySelector('[data-command=view-products][aria-current]')",
        )
        .await
        .then_some(())
    })
    .await;
    page.close().await;
}

const SCROLLED: &str = "return document.querySelector('.scroller').scrollLeft";

#[tokio::test]
async fn today_comes_into_view() {
    let in_view = "const line = document.querySelector('.marker.is-today')?.getBoundingClientRect(); \
        const room = document.querySelector('.scroller').getBoundingClientRect(); return !!line && line.left > room.left && line.left < room.right";
    let stage = Stage::new();
    let page = stage.example().await;
    page.command("zoom-day").await;
    let ways: [(&str, &str); 3] = [("button", ""), ("key", "t"), ("palette", "today")];
    for (way, text) in ways {
        let middle = page.middle("[data-timeline]").await;
        page.wheel(middle, (3_000, 0)).await;
        let mut left = page.eval::<f64>(SCROLLED).await;
        until("the wheel to rest, and today out of view", async || {
            let now = page.eval::<f64>(SCROLLED).await;
            let rests = std::mem::replace(&mut left, now) == now;
            (rests && !page.eval::<bool>(in_view).await).then_some(())
        })
        .await;
        match way {
            "button" => page.command("today").await,
            "key" => page.key(text).await,
            _ => {
                page.search(text).await;
                page.key("Enter").await;
            }
        }
        until(&format!("today, by {way}"), async || page.eval::<bool>(in_view).await.then_some(()))
            .await;
    }
    page.close().await;
}

#[tokio::test]
async fn two_records_have_two_ids_without_a_source_of_random_numbers() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.eval::<()>("Object.defineProperty(window, 'crypto', { value: undefined })").await;
    let count = page.project_count().await;
    edit(&page).await;
    edit(&page).await;
    assert_eq!(page.project_count().await, count + 2);
    page.close().await;
}

#[tokio::test]
async fn the_critical_path_waits_for_the_drop() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.click("[data-lane-id=opening] .lane-name").await;
    page.command("critical-path").await;
    let path = "return [...document.querySelectorAll('[data-critical-path] li')].map(line => line.innerText).join()";
    let before = until("the path", async || {
        Some(page.eval::<String>(path).await).filter(|path| !path.is_empty())
    })
    .await;
    let watch = "window.told = 0; new MutationObserver(() => { window.told += 1 }) \
        .observe(document.querySelector('[data-critical-path]').parentElement, { childList: true, subtree: true, characterData: true })";
    page.eval::<()>(watch).await;
    // Far enough that another project decides.
    let bar = page.bar("crew").await;
    let mut held = page.hold(bar.middle()).await;
    for step in 1..=6 {
        held = held.to(bar.middle().by(60.0 * f64::from(step), 0.0)).await;
    }
    assert_eq!(page.eval::<u32>("return window.told").await, 0, "no move makes the path anew");
    held.release().await;
    until("the path after the drop", async || {
        (page.eval::<String>(path).await != before).then_some(())
    })
    .await;
    page.close().await;
}

#[tokio::test]
async fn what_a_newer_page_wrote_is_shown_kept_and_handed_on() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.command("new-plan").await;
    edit(&page).await;
    let mut plan: Value =
        serde_json::from_slice(&page.export_bytes().await).expect("an export is JSON");
    let id = plan["projects"].as_object().expect("projects").keys().next().expect("one").clone();
    plan["projects"][&id]["beacon"] = serde_json::json!({ "amount": 1250.5 });
    plan["projects"][&id]["state"] = serde_json::json!("paused");
    plan["risks"] = serde_json::json!({ "r1": { "name": "Soil" } });
    page.open_file(&stage.file("newer.json", serde_json::to_vec(&plan).expect("JSON"))).await;
    until("the review", async || page.offers("take").await.then_some(())).await;
    let lines = page.all("data-review-id").await;
    assert!(lines.contains(&format!("projects/{id}/beacon")), "{lines:?}");
    assert!(lines.contains(&"risks/r1/life".to_owned()), "{lines:?}");
    page.command("take").await;
    page.wait_saved().await;
    page.click(&format!("[data-project-id={id:?}].bar")).await;
    until("what is not known of the project", async || {
        (page.all("data-newer").await == ["2"]).then_some(())
    })
    .await;
    assert!(page.text().await.contains("1250.5"));
    edit(&page).await;
    page.reload().await;
    let back: Value =
        serde_json::from_slice(&page.export_bytes().await).expect("an export is JSON");
    assert_eq!(back["projects"][&id]["beacon"]["amount"], 1250.5);
    assert_eq!(back["projects"][&id]["state"], "paused");
    assert_eq!(back["risks"]["r1"]["name"], "Soil");
    page.command("undo").await;
    page.command("undo").await;
    let before: Value =
        serde_json::from_slice(&page.export_bytes().await).expect("an export is JSON");
    assert!(before.get("risks").is_none() && before["projects"][&id].get("beacon").is_none());
    page.close().await;
}
