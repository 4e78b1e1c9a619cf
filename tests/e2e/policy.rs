//! What is text stays text: a tour of the page with scripts in every field runs none of them,
//! breaks no rule of the page's policy, and asks no other host for anything.

use super::support::{Page, Stage, until};

/// A script in each way that a careless page would run it.
const HOSTILE: &str = r#""><img src=x onerror="window.hit=1"><script>window.hit=1</script><a href="javascript:window.hit=1">x</a>"#;

/// Notes what breaks the policy, from before the page begins.
const WATCH: &str = "
    Error.stackTraceLimit = 60;
    window.broken = [];
    addEventListener('securitypolicyviolation', event => broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`))";

/// What broke the policy, what ran, and what was asked of other hosts, since the document was
/// opened.
const FOUND: &str = "
    const asked = performance.getEntriesByType('resource').map(entry => entry.name);
    return [...broken, ...('hit' in window ? ['a script ran'] : []), ...asked.filter(url => !url.startsWith(location.origin + '/'))]";

async fn found(page: &Page) -> Vec<String> {
    page.eval(FOUND).await
}

/// Puts the script in every field of text that is there.
async fn fill_all(page: &Page, within: &str) {
    let fields = format!("{within} :is(input[type=text], textarea)");
    let number = format!(
        "document.querySelectorAll('{fields}').forEach((field, place) => field.dataset.tour = place)"
    );
    page.eval::<()>(&number).await;
    for place in page.all("data-tour").await {
        let field = format!("{within} [data-tour='{place}']");
        if page.eval::<bool>(&format!("return !!document.querySelector(\"{field}\")")).await {
            page.fill(&field, HOSTILE).await;
        }
    }
    page.eval::<()>(
        "document.querySelectorAll('[data-tour]').forEach(field => delete field.dataset.tour)",
    )
    .await;
}

async fn shown(page: &Page, mark: &str) {
    until(mark, async || (!page.all(mark).await.is_empty()).then_some(())).await;
}

#[tokio::test]
async fn scripts_in_every_field_stay_text() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.run_first(WATCH).await;
    page.reload().await;

    let cell = format!("\"{}\"", HOSTILE.replace('"', "\"\""));
    let list = format!(
        "{cell},Programme,Start,End\r\n{cell},{cell},2026-01-05,2026-03-06\r\n{cell},{cell},{cell},{cell}\r\n"
    );
    page.open_file(&stage.file("list.csv", list)).await;
    shown(&page, "data-role").await;
    page.command("confirm").await;
    shown(&page, "data-project-id").await;

    page.command("add-product").await;
    page.pick("add-deliverable", "img").await;
    page.command("add-criterion").await;
    fill_all(&page, ".inspector").await;
    page.command("add-project").await;
    page.command("add-milestone").await;
    fill_all(&page, ".inspector").await;
    page.command("add-programme").await;
    fill_all(&page, ".inspector").await;
    page.command("view-people").await;
    page.command("show-person").await;
    fill_all(&page, ".inspector").await;
    page.command("add-party").await;
    fill_all(&page, ".inspector").await;
    page.command("view-timeline").await;
    page.command("settings").await;
    fill_all(&page, ".settings").await;
    page.key("Escape").await;
    page.search(HOSTILE).await;
    page.key("Control+Enter").await;
    page.wait_saved().await;
    assert_eq!(found(&page).await, [""; 0]);

    page.reload().await;
    shown(&page, "data-project-id").await;
    let plan = String::from_utf8(page.export_bytes().await).expect("an export is text");
    assert!(plan.matches("window.hit=1").count() > 20, "the scripts are in the plan");
    page.command("home").await;
    shown(&page, "data-plan-id").await;
    page.command("duplicate-plan").await;
    page.command("delete-plan").await;
    page.command("show-bin").await;
    let broken = plan
        .replacen("\"schema\"", "\"<script>window.hit=1</script>\":1,\"schema\"", 1)
        .replacen("\"start\":\"2026", "\"start\":\"<img src=x onerror=window.hit=1>", 1);
    page.open_file(&stage.file("<img src=x onerror=window.hit=1>.json", broken)).await;
    until("the file to be read", async || {
        (!page.all("data-review-item").await.is_empty() || page.text().await.contains("onerror"))
            .then_some(())
    })
    .await;
    assert_eq!(found(&page).await, [""; 0]);
    page.close().await;
}

/// The same watch sees what the policy is there to stop.
#[tokio::test]
async fn the_policy_stops_scripts_and_other_hosts() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.run_first(WATCH).await;
    page.reload().await;
    let ways = [
        "document.body.innerHTML = '<img src=x onerror=\"window.hit=1\">'",
        "document.createElement('script').src = 'http://localhost/x.js'",
        "document.createElement('script').text = 'window.hit=1'",
        "setTimeout('window.hit=1', 0)",
        "await navigator.serviceWorker.register('./other.js')",
    ];
    for way in ways {
        let refused = format!("return (async () => {{ {way} }})().then(() => false, () => true)");
        assert!(page.eval::<bool>(&refused).await, "{way}");
    }
    let asks = [
        "const image = new Image(); image.src = 'http://localhost:1/x.png'",
        "fetch('http://localhost:1/').catch(() => {})",
        "const sheet = document.createElement('link'); sheet.rel = 'stylesheet'; sheet.href = 'http://localhost:1/x.css'; document.head.append(sheet)",
        "const style = document.createElement('style'); style.textContent = 'p { color: red }'; document.head.append(style)",
    ];
    for ask in asks {
        let before = found(&page).await.len();
        page.eval::<()>(ask).await;
        until(ask, async || (found(&page).await.len() > before).then_some(())).await;
    }
    assert!(!page.eval::<bool>("return 'hit' in window").await);
    page.close_despite(&["Content Security Policy", "Trusted", "localhost"]).await;
}
