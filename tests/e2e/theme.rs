//! Light and dark.

use super::support::{Page, Stage, until};

#[tokio::test]
async fn the_theme_that_was_chosen_is_shown_and_remembered() {
    let stage = Stage::new();
    let page = stage.example().await;

    for theme in ["dark", "light", "dark"] {
        page.choose(&format!("theme-{theme}")).await;
        is(&page, theme).await;
    }
    page.visit().await;
    is(&page, "dark").await;
    page.close().await;
}

/// What the browser itself draws in: its own scroll bars and fields follow it too.
async fn is(page: &Page, theme: &str) {
    let shown = async || {
        page.eval::<String>("return getComputedStyle(document.documentElement).colorScheme").await
    };
    until(&format!("the page to be {theme}"), async || (shown().await == theme).then_some(()))
        .await;
}
