//! The page as it looks, in both languages, both themes, on a desk and in a hand: pictures in
//! target/tmp/pictures, to be looked at.

use std::path::Path;

use super::support::{Page, Stage};

#[tokio::test]
async fn nothing_falls_off_the_side() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let stage = Stage::new();
    for language in ["nl", "en"] {
        for (place, browser) in
            [("desk", stage.browser()), ("hand", stage.browser().phone(390, 844))]
        {
            let page = browser.language(language).open().await;
            look(&page, &folder.join(format!("{language}-{place}-start.png"))).await;
            page.open_example().await;
            for theme in ["light", "dark"] {
                page.choose(&format!("theme-{theme}")).await;
                look(&page, &folder.join(format!("{language}-{place}-{theme}.png"))).await;
            }
            page.close().await;
        }
    }
}

async fn look(page: &Page, picture: &Path) {
    page.screenshot(picture).await;
    let [content, window]: [f64; 2] =
        page.eval("return [document.scrollingElement.scrollWidth, innerWidth]").await;
    assert!(
        content <= window,
        "{content} pixels of content in a window of {window}: see {}",
        picture.display()
    );
}
