//! Before the app is there: where to begin stands on the page, in the reader's language, and what is
//! asked of it is done when the app is there.

use super::support::{Edit, Page, Stage, until, without_start};

/// The app begins when the journey lets it.
const HELD: &[(&str, Edit)] = &[
    ("index.html", without_start),
    ("start.js", |js| {
        format!("while (sessionStorage.hold) await new Promise(go => setTimeout(go, 20));\n{js}")
    }),
];

/// The door of the reader's language that asks for this.
fn door(wants: &str) -> String {
    format!("[data-before] main:lang(nl) [data-wants={wants}]")
}

/// A page on which the doors stand, and the app does not come yet.
async fn held() -> (Stage, Page) {
    let stage = Stage::new();
    stage.release(HELD, &[]);
    let page = stage.browser().language("nl-NL").open().await;
    page.eval::<()>("sessionStorage.hold = 'yes'").await;
    page.reload_at_once().await;
    until("the doors", async || {
        let doors = "const door = document.querySelector('[data-before] main:lang(nl) [data-wants]'); \
            return document.readyState === 'complete' && door?.getBoundingClientRect().width > 0";
        (page.maybe_eval(doors).await? == true).then_some(())
    })
    .await;
    assert!(!page.eval::<bool>("return 'ready' in document.documentElement.dataset").await);
    (stage, page)
}

async fn let_go(page: &Page) {
    page.eval::<()>("delete sessionStorage.hold").await;
    until("the app", async || {
        let stands = "return 'ready' in document.documentElement.dataset && !document.querySelector('[data-before]')";
        page.eval::<bool>(stands).await.then_some(())
    })
    .await;
}

#[tokio::test]
async fn what_is_pressed_before_the_app_is_there_is_done_when_it_is() {
    let (_stage, page) = held().await;
    page.click(&door("new-plan")).await;
    assert!(page.text().await.contains("Leeg beginnen"), "it speaks the reader's language");
    let busy = "return document.querySelector('[data-before] [aria-busy]')?.dataset.wants";
    assert_eq!(page.eval::<Option<String>>(busy).await.as_deref(), Some("new-plan"));
    // The last one that was pressed counts.
    page.click(&door("open-example")).await;
    let_go(&page).await;
    until("the example", async || (!page.bars().await.is_empty()).then_some(())).await;
    page.close().await;
}

#[tokio::test]
async fn a_file_chosen_before_the_app_is_there_is_opened_when_it_is() {
    let (stage, page) = held().await;
    let list = stage.file("list.csv", "Project;Start;Finish\nQuay;2026-05-04;2026-06-12\n");
    page.choose_file(&door("open-file"), &list).await;
    let_go(&page).await;
    until("the preview of the list", async || page.offers("confirm").await.then_some(())).await;
    page.close().await;
}
