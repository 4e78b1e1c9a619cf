//! What is new is there at once, and can be named at once.

use super::support::{Stage, until};

#[tokio::test]
async fn what_is_new_is_named_by_typing_on() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.command("new-plan").await;
    let in_name = "return document.activeElement.matches('.inspector input[type=text]')";
    for (command, mark) in [
        ("add-project", "data-row-id"),
        ("add-programme", "data-heading-id"),
        ("add-product", "data-lane-id"),
    ] {
        page.command(command).await;
        until("the field for the name", async || page.eval::<bool>(in_name).await.then_some(()))
            .await;
        page.key("Q").await;
        page.key("8").await;
        page.key("Tab").await;
        let names =
            format!("return [...document.querySelectorAll('[{mark}]')].map(e => e.innerText)");
        until("the name", async || {
            page.eval::<Vec<String>>(&names)
                .await
                .iter()
                .any(|name| name.contains("Q8"))
                .then_some(())
        })
        .await;
    }
    // Nothing was typed in the field yet, so undo is that of the plan; and so is Escape.
    page.command("add-project").await;
    until("the field for the name", async || page.eval::<bool>(in_name).await.then_some(())).await;
    assert_eq!(page.project_count().await, 2);
    page.key("Control+z").await;
    until("one project", async || (page.project_count().await == 1).then_some(())).await;
    page.command("add-product").await;
    until("the field for the name", async || page.eval::<bool>(in_name).await.then_some(())).await;
    page.key("x").await;
    page.key("Escape").await;
    assert!(page.offers("close-inspector").await, "the first Escape takes back what was typed");
    page.key("Escape").await;
    until("the inspector to close", async || (!page.offers("close-inspector").await).then_some(()))
        .await;
    page.close().await;
}
