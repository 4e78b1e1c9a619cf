//! Dutch and English, at any moment.

use super::support::{Page, Stage, until};

#[tokio::test]
async fn the_page_speaks_the_language_that_was_chosen_and_remembers_it() {
    let stage = Stage::new();
    let page = stage.example().await;
    let plan = page.export_bytes().await;
    speaks(&page, "en").await;
    let english = page.text().await;

    page.choose("language-nl").await;
    speaks(&page, "nl").await;
    assert!(page.text().await != english);
    assert!(page.export_bytes().await == plan, "a language is not part of the plan");

    page.visit().await;
    speaks(&page, "nl").await;
    page.choose("language-en").await;
    speaks(&page, "en").await;
    page.close().await;
}

#[tokio::test]
async fn a_first_visit_is_in_the_readers_language() {
    for (language, spoken) in [("nl-BE", "nl"), ("fr-FR", "en")] {
        let stage = Stage::new();
        let page = stage.browser().language(language).open().await;
        speaks(&page, spoken).await;
        page.close().await;
    }
}

async fn speaks(page: &Page, language: &str) {
    let spoken = async || page.eval::<String>("return document.documentElement.lang").await;
    until(&format!("the page to speak {language}"), async || {
        (spoken().await == language).then_some(())
    })
    .await;
}
