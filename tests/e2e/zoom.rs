//! From days to years, and back to everything.

use super::support::{Page, Stage, until};

#[tokio::test]
async fn each_step_out_draws_the_same_time_narrower() {
    let stage = Stage::new();
    let page = stage.example().await;
    let bar = page.some_bar().await.id;

    page.command("zoom-year").await;
    for command in ["zoom-quarter", "zoom-month", "zoom-week", "zoom-day"] {
        narrower_than_after(&page, &bar, command).await;
    }
    page.close().await;
}

/// Compares the bar as it is drawn now with how the next command draws it; far enough in, it leaves
/// the window.
async fn narrower_than_after(page: &Page, bar: &str, command: &str) {
    let Some(now) = width(page, bar).await else { return };
    page.command(command).await;
    until(&format!("a wider bar after {command}"), async || {
        width(page, bar).await.is_none_or(|then| then > now).then_some(())
    })
    .await;
}

async fn width(page: &Page, id: &str) -> Option<f64> {
    page.bars().await.into_iter().find(|bar| bar.id == id).map(|bar| bar.width)
}

#[tokio::test]
async fn fitting_shows_the_whole_of_every_bar() {
    let stage = Stage::new();
    let page = stage.example().await;

    page.command("zoom-day").await;
    page.command("zoom-fit").await;

    let width = page.eval::<f64>("return innerWidth").await;
    let inside = async || {
        page.bars().await.iter().all(|bar| bar.left >= 0.0 && bar.left + bar.width <= width)
    };
    until("every bar within the window", async || inside().await.then_some(())).await;
    page.close().await;
}
