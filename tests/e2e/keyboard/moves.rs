//! A bar moved and resized by keys, by day, week and month, under any push rule, alone and with
//! others.

use super::super::states::open;
use super::super::support::Stage;
use super::{announced, go_to, undo_by_key, wait_dates};

#[tokio::test]
async fn a_bar_moves_and_resizes_by_day_week_and_month() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "design").await;
    // Build waits for Design: pushed on overlap, and carried along at its distance by rule 2.
    let steps = [
        ("ArrowRight", "design", "2026-05-05..2026-06-29"),
        ("ArrowLeft", "design", "2026-05-04..2026-06-26"),
        ("Control+ArrowRight", "design", "2026-05-11..2026-07-03"),
        ("PageDown", "design", "2026-06-11..2026-08-05"),
        ("PageUp", "design", "2026-05-11..2026-07-03"),
        ("Shift+ArrowRight", "design", "2026-05-11..2026-07-06"),
        ("Control+Shift+ArrowLeft", "design", "2026-05-11..2026-06-29"),
        ("Shift+PageDown", "design", "2026-05-11..2026-07-29"),
        ("Alt+Shift+ArrowRight", "design", "2026-05-12..2026-07-29"),
        ("Control+Alt+Shift+ArrowRight", "design", "2026-05-19..2026-07-29"),
    ];
    for (key, id, expected) in steps {
        page.key(key).await;
        wait_dates(&page, id, expected).await;
    }
    undo_by_key(&page, &before, steps.len()).await;

    // By rule 4 nothing else moves, by rule 2 the chain keeps its distance.
    for (rule, design, build) in [
        ("4", "2026-07-06..2026-08-28", "2026-07-06..2026-08-28"),
        ("2", "2026-07-06..2026-08-28", "2026-09-07..2026-10-30"),
    ] {
        go_to(&page, "design").await;
        page.key(rule).await;
        for _ in 0..9 {
            page.key("Control+ArrowRight").await;
        }
        wait_dates(&page, "design", design).await;
        wait_dates(&page, "build", build).await;
        undo_by_key(&page, &before, 9).await;
    }
    page.close().await;
}

#[tokio::test]
async fn what_a_key_did_is_said() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    go_to(&page, "trial").await;
    page.key("PageDown").await;
    wait_dates(&page, "trial", "2026-09-30..2026-10-27").await;
    let said = announced(&page).await;
    for expected in ["Trial", "30 Sep 2026", "27 Oct 2026", "Ship", "−16 d"] {
        assert!(said.contains(expected), "{said:?} lacks {expected:?}");
    }
    undo_by_key(&page, &before, 1).await;
    page.close().await;
}
