//! The page without a network, and new releases of it: nothing is lost, nothing is taken over
//! unasked, and a broken one is refused whole.

use super::support::{Edit, Page, Stage, until, without_start};

/// The release of a page that a journey makes.
const SECOND: &str = "the-second";

/// What the console says when the host is gone or has sent something broken.
const EXPECTED: &[&str] = &[
    "ERR_CONNECTION_REFUSED",
    "worker.js",
    "'integrity' attribute",
    "dynamically imported module",
    "Error: broken",
];

/// Gives the page a release name of its own.
fn second(html: String) -> String {
    let (before, rest) =
        html.split_once("<meta name=\"release\" content=\"").expect("the page says its release");
    let (_, after) = rest.split_once('"').expect("its name ends");
    format!("{before}<meta name=\"release\" content=\"{SECOND}\"{after}")
}

/// Waits until the browser keeps the whole page.
async fn kept(page: &Page) {
    page.command("settings").await;
    until("the page to be kept", async || {
        (page.all("data-offline").await == ["yes"]).then_some(())
    })
    .await;
    page.key("Escape").await;
}

async fn release(page: &Page) -> String {
    page.eval("return document.querySelector('meta[name=release]').content").await
}

/// Asks the host for a new release, as the page itself does now and then.
async fn look_for_release(page: &Page) {
    let look = "window.looked = false; const done = () => { window.looked = true }; \
        navigator.serviceWorker.getRegistration().then(found => found.update()).then(done, done)";
    page.eval::<()>(look).await;
    until("the host to have been asked", async || {
        page.eval::<bool>("return window.looked").await.then_some(())
    })
    .await;
}

/// Begins to type over the name of what the inspector shows.
async fn type_name(page: &Page) {
    let into = "const field = document.querySelector('.inspector input[type=text]'); field?.focus(); return !!field";
    until("a field of the inspector", async || page.eval::<bool>(into).await.then_some(())).await;
    page.key("Control+a").await;
}

async fn offered(page: &Page) {
    until("the new release to be offered", async || {
        page.offers("take-release").await.then_some(())
    })
    .await;
}

/// A project is added and saved; gives how many there are.
async fn work(page: &Page) -> usize {
    page.command("add-project").await;
    page.wait_saved().await;
    page.project_count().await
}

/// Three ways back to a page whose host is gone; each finds the work, and goes on with it.
#[tokio::test]
async fn the_page_opens_and_works_without_its_host() {
    let mut stage = Stage::under("/team/plans/");
    let page = stage.browser().language("nl-NL").open().await;
    kept(&page).await;
    page.open_example().await;
    let mut count = work(&page).await;
    stage.stop_host();

    page.reload().await;
    assert_eq!(page.project_count().await, count, "after a reload");
    count = work(&page).await;

    page.command("home").await;
    let first = page.second_tab().await;
    page.open_example().await;
    assert_eq!(page.project_count().await, count, "in a new tab");
    count = work(&page).await;
    page.look_at(first).await;

    let profile = page.close_despite(EXPECTED).await;
    let page = stage.browser().language("nl-NL").profile(profile).open().await;
    assert_eq!(page.project_count().await, count, "after a restart of the browser");
    work(&page).await;
    page.close_despite(EXPECTED).await;
}

#[tokio::test]
async fn a_new_release_waits_until_it_is_asked_for() {
    let stage = Stage::under("/team/");
    let page = stage.page().await;
    page.open_example().await;
    kept(&page).await;
    // Another copy of the page in another folder of this host keeps its own.
    let neighbour = "overzicht /other/ 0123456789ab";
    page.eval::<()>(&format!("return caches.open({neighbour:?}).then(() => null)")).await;
    page.command("add-project").await;
    let before = release(&page).await;
    type_name(&page).await;
    for letter in ["H", "a", "l", "f"] {
        page.key(letter).await;
    }
    stage.release(&[("index.html", second)], &[]);
    look_for_release(&page).await;
    offered(&page).await;
    let typed =
        "return [document.activeElement.value, document.activeElement.matches('.inspector input')]";
    assert_eq!(
        page.eval::<(String, bool)>(typed).await,
        ("Half".into(), true),
        "typing is not disturbed"
    );
    assert_eq!(release(&page).await, before);

    // Said no for now: it waits, whatever is opened anew.
    page.command("later-release").await;
    assert!(!page.offers("take-release").await);
    page.reload().await;
    assert_eq!(release(&page).await, before, "a reload takes nothing over");
    offered(&page).await;
    let work = page.second_tab().await;
    assert_eq!(release(&page).await, before, "nor does a new tab");
    page.command("home").await;
    page.eval::<()>("window.untouched = true").await;
    let other = page.tab().await;
    page.look_at(work).await;

    type_name(&page).await;
    page.key("N").await;
    page.key("8").await;
    page.command("take-release").await;
    until("the new release", async || {
        (page.maybe_eval("return document.querySelector('meta[name=release]').content").await
            == Some(SECOND.into()))
        .then_some(())
    })
    .await;
    page.wait_saved().await;
    until("the text that was being typed", async || page.text().await.contains("N8").then_some(()))
        .await;
    assert!(page.offers("undo").await);
    let caches = async || page.eval::<Vec<String>>("return caches.keys()").await;
    until("the release before to go", async || (caches().await.len() == 2).then_some(())).await;
    assert!(
        caches().await.iter().any(|name| name == neighbour),
        "what lies in another folder stays"
    );

    page.look_at(other).await;
    assert!(page.eval::<bool>("return window.untouched").await, "the other tab goes on as it was");
    page.close().await;
}

#[tokio::test]
async fn a_broken_release_is_refused_whole() {
    let mut stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    kept(&page).await;
    let before = release(&page).await;
    let caches = "return caches.keys()";
    let kept_as = page.eval::<Vec<String>>(caches).await;

    // One file of the new release arrives otherwise than it was made.
    stage.release(&[("index.html", second)], &[("style-", |css| css + "\n/* on its way */")]);
    look_for_release(&page).await;
    let over = "return navigator.serviceWorker.getRegistration().then(found => !found.installing && !found.waiting)";
    until("the try to end", async || page.eval::<bool>(over).await.then_some(())).await;
    assert_eq!(page.eval::<Vec<String>>(caches).await, kept_as, "nothing of it is left");
    page.reload().await;
    assert_eq!(release(&page).await, before);
    assert!(!page.offers("take-release").await);
    stage.stop_host();
    page.reload().await;
    assert_eq!(release(&page).await, before, "what was kept is whole");
    work(&page).await;
    page.close_despite(EXPECTED).await;
}

#[tokio::test]
async fn a_release_that_does_not_start_gives_way_to_the_one_before() {
    let mut stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;
    let count = work(&page).await;
    kept(&page).await;
    let before = release(&page).await;

    stage.release(
        &[("index.html", second), ("overzicht-", |js| format!("throw new Error('broken');\n{js}"))],
        &[],
    );
    look_for_release(&page).await;
    offered(&page).await;
    page.command("take-release").await;
    until("the release before", async || {
        let standing = "return performance.getEntriesByType('navigation')[0].type === 'reload' && !!document.querySelector('[data-timeline]') \
            && document.querySelector('meta[name=release]').content";
        (page.maybe_eval(standing).await? == before).then_some(())
    })
    .await;
    assert_eq!(page.project_count().await, count);
    stage.stop_host();
    page.reload().await;
    assert_eq!(release(&page).await, before, "also without the host");
    page.close_despite(EXPECTED).await;
}

/// Not even the script that starts the app runs, which therefore cannot be what says so.
#[tokio::test]
async fn a_release_whose_start_throws_gives_way_to_the_one_before() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.open_example().await;
    let count = work(&page).await;
    kept(&page).await;
    let before = release(&page).await;
    let throws: &[(&str, Edit)] = &[
        ("index.html", |html| without_start(second(html))),
        ("start.js", |js| format!("throw new Error('broken');\n{js}")),
    ];
    stage.release(throws, &[]);
    look_for_release(&page).await;
    offered(&page).await;
    page.command("take-release").await;
    until("the release before", async || {
        let standing = "return performance.getEntriesByType('navigation')[0].type === 'reload' && !!document.querySelector('[data-timeline]') \
            && document.querySelector('meta[name=release]').content";
        (page.maybe_eval(standing).await? == before).then_some(())
    })
    .await;
    assert_eq!(page.project_count().await, count);
    page.close_despite(EXPECTED).await;
}

/// It started once, so nothing older is kept; then it no longer starts, and the host has a mended
/// one.
#[tokio::test]
async fn a_release_that_no_longer_starts_gives_way_to_a_mended_one() {
    let stage = Stage::new();
    let page = stage.page().await;
    kept(&page).await;
    let fragile: &[(&str, Edit)] = &[
        ("index.html", |html| without_start(second(html))),
        ("start.js", |js| {
            format!("if (localStorage.getItem('fragile')) throw new Error('broken');\n{js}")
        }),
    ];
    stage.release(fragile, &[]);
    look_for_release(&page).await;
    offered(&page).await;
    page.command("take-release").await;
    until("the fragile release", async || {
        (page.maybe_eval("return document.querySelector('meta[name=release]').content").await?
            == SECOND)
            .then_some(())
    })
    .await;
    page.open_example().await;
    let count = work(&page).await;
    until("the release before to go", async || {
        (page.eval::<Vec<String>>("return caches.keys()").await.len() == 1).then_some(())
    })
    .await;
    page.eval::<()>("localStorage.setItem('fragile', 'yes')").await;
    page.eval::<()>("setTimeout(() => location.reload())").await;
    // As long as the host has nothing better, a sentence says so.
    until("the sentence", async || {
        (page.maybe_eval("return document.querySelectorAll('[data-guard] p').length").await? == 2)
            .then_some(())
    })
    .await;
    stage.release(&[("index.html", |html| second(html).replace(SECOND, "the-third"))], &[]);
    page.eval::<()>("setTimeout(() => document.querySelector('[data-guard] button').click())")
        .await;
    until("the mended release", async || {
        (page.maybe_eval("return document.querySelector('meta[name=release]').content").await?
            == "the-third")
            .then_some(())
    })
    .await;
    assert_eq!(page.project_count().await, count);
    page.close_despite(EXPECTED).await;
}

#[tokio::test]
async fn the_page_can_be_installed() {
    let stage = Stage::under("/team/");
    let page = stage.browser().language("nl-NL").open().await;
    kept(&page).await;
    assert_eq!(page.not_installable().await, [""; 0]);
    let lacking = "const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json(); \
            const found = await Promise.all(manifest.icons.map(async icon => (await fetch(icon.src)).ok)); return found.filter(ok => !ok).length";
    assert_eq!(
        page.eval::<u32>(&format!("return (async () => {{ {lacking} }})()")).await,
        0,
        "every icon is there"
    );
    page.close().await;
}

/// A browser that is refused a worker, as in some private windows, still has the page.
#[tokio::test]
async fn the_settings_say_when_the_page_is_not_kept() {
    let stage = Stage::new();
    let page = stage.page().await;
    stage.release(&[], &[("worker.js", |_| "throw new Error('no worker today')".into())]);
    page.eval::<()>(
        "return navigator.serviceWorker.ready.then(found => found.unregister()).then(() => null)",
    )
    .await;
    page.reload().await;
    page.command("settings").await;
    until("the word on it", async || (page.all("data-offline").await == ["no"]).then_some(()))
        .await;
    page.close_despite(EXPECTED).await;
}
