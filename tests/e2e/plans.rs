//! Several plans in one browser: made, renamed, copied, deleted and back again, by keyboard and by
//! hand.

use serde_json::Value;

use super::support::{Page, Stage, until};

/// Makes a plan of this name with one project in it, saved, and goes back to the list.
async fn make(page: &Page, name: &str) -> Vec<u8> {
    page.command("new-plan").await;
    page.command("rename").await;
    name_it(page, name).await;
    page.command("add-project").await;
    page.wait_saved().await;
    let bytes = page.export_bytes().await;
    page.command("home").await;
    line_of(page, name).await;
    bytes
}

/// Types a name into the field that stands where the name was, in place of it.
async fn name_it(page: &Page, name: &str) {
    until("the field to have the focus", async || {
        page.eval::<bool>("return document.activeElement.matches('.name-field')")
            .await
            .then_some(())
    })
    .await;
    for letter in name.chars() {
        page.key(&letter.to_string()).await;
    }
    page.key("Enter").await;
}

/// The names in the list of plans, from the top.
async fn names(page: &Page) -> Vec<String> {
    page.eval("return [...document.querySelectorAll('[data-command=open-plan]')].map(e => e.innerText.trim())").await
}

/// The plan of this name, as soon as the list has it.
async fn line_of(page: &Page, name: &str) -> String {
    until(&format!("{name} in the list"), async || {
        let place = names(page).await.iter().position(|other| other == name)?;
        page.all("data-plan-id").await.get(place).cloned()
    })
    .await
}

async fn gone(page: &Page, name: &str) {
    until(&format!("{name} to leave the list"), async || {
        (!names(page).await.iter().any(|other| other == name)).then_some(())
    })
    .await;
}

/// A command of the line of this plan.
fn on_line(id: &str, command: &str) -> String {
    format!("[data-plan-line={id:?}] [data-command={command:?}]")
}

/// The plan whose line has the focus, as soon as one has.
async fn in_focus(page: &Page) -> String {
    until("a line with the focus", async || {
        page.eval::<Option<String>>("return document.activeElement.dataset.planId ?? null").await
    })
    .await
}

#[tokio::test]
async fn plans_are_made_renamed_copied_deleted_and_brought_back() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    let port = make(&page, "Port").await;
    make(&page, "Bridge").await;
    let (port_id, bridge_id) = (line_of(&page, "Port").await, line_of(&page, "Bridge").await);
    assert!(port_id != bridge_id);

    // By hand.
    page.click(&on_line(&bridge_id, "rename-plan")).await;
    name_it(&page, "Viaduct").await;
    line_of(&page, "Viaduct").await;
    gone(&page, "Bridge").await;
    assert_eq!(in_focus(&page).await, bridge_id);
    page.click(&on_line(&port_id, "duplicate-plan")).await;
    let copy_id = line_of(&page, "Port (kopie)").await;
    assert_eq!(in_focus(&page).await, copy_id);

    // By key, and back by key.
    page.key("F2").await;
    name_it(&page, "Port two").await;
    assert_eq!(line_of(&page, "Port two").await, copy_id);
    assert_eq!(in_focus(&page).await, copy_id);
    page.key("Delete").await;
    gone(&page, "Port two").await;
    assert!(in_focus(&page).await != copy_id, "the focus went to a line that stands");
    page.key("Control+z").await;
    line_of(&page, "Port two").await;

    // Deleted, the browser reloaded, restored.
    page.click(&on_line(&port_id, "delete-plan")).await;
    gone(&page, "Port").await;
    page.visit().await;
    line_of(&page, "Viaduct").await;
    assert!(!names(&page).await.contains(&"Port".to_string()));
    page.command("show-bin").await;
    assert_eq!(page.all("data-binned-plan-id").await, [port_id.as_str()]);
    page.command("restore-plan").await;
    line_of(&page, "Port").await;
    page.click(&on_line(&port_id, "open-plan")).await;
    page.wait_saved().await;
    assert!(page.export_bytes().await == port, "it is the plan that was deleted");
    assert!(page.offers("undo").await, "with its history");
    page.close().await;
}

#[tokio::test]
async fn a_name_given_in_the_list_is_one_step_of_the_plan() {
    let stage = Stage::new();
    let page = stage.page().await;
    let before = make(&page, "Port").await;
    let id = line_of(&page, "Port").await;
    page.click(&on_line(&id, "rename-plan")).await;
    name_it(&page, "Harbour").await;
    line_of(&page, "Harbour").await;
    page.click(&on_line(&id, "rename-plan")).await;
    page.key("x").await;
    page.key("Escape").await;
    assert_eq!(in_focus(&page).await, id);
    assert_eq!(names(&page).await, ["Harbour"], "Escape gives no name");

    page.click(&on_line(&id, "open-plan")).await;
    page.wait_saved().await;
    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn what_is_deleted_for_good_takes_two_presses() {
    let stage = Stage::new();
    let page = stage.page().await;
    make(&page, "Port").await;
    let id = line_of(&page, "Port").await;
    page.click(&on_line(&id, "delete-plan")).await;
    page.command("show-bin").await;
    page.command("purge-plan").await;
    assert_eq!(page.all("data-binned-plan-id").await, [id.as_str()], "it only asks");
    page.command("purge-plan").await;
    until("the bin to be empty", async || {
        page.all("data-binned-plan-id").await.is_empty().then_some(())
    })
    .await;
    page.visit().await;
    assert!(
        page.all("data-plan-id").await.is_empty()
            && page.all("data-binned-plan-id").await.is_empty()
    );
    page.close().await;
}

#[tokio::test]
async fn a_plan_that_another_tab_has_open_is_neither_renamed_nor_deleted() {
    let stage = Stage::new();
    let page = stage.page().await;
    make(&page, "Port").await;
    let id = line_of(&page, "Port").await;
    let first = page.second_tab().await;
    page.click(&on_line(&id, "open-plan")).await;
    page.wait_saved().await;

    page.look_at(first).await;
    page.click(&on_line(&id, "delete-plan")).await;
    assert!(page.alert_text().await.contains("Port"));
    page.dismiss().await;
    page.click(&on_line(&id, "rename-plan")).await;
    name_it(&page, "Taken").await;
    assert!(page.alert_text().await.contains("Port"));
    assert_eq!(names(&page).await, ["Port"]);
    // A copy touches nothing of it.
    page.click(&on_line(&id, "duplicate-plan")).await;
    line_of(&page, "Port (copy)").await;
    page.close().await;
}

#[tokio::test]
async fn the_example_is_resumed_and_starts_afresh_and_mixes_with_nothing() {
    let stage = Stage::new();
    let page = stage.example().await;
    let fresh = page.export_bytes().await;
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    page.wait_saved().await;
    let worked_on = page.export_bytes().await;
    page.command("home").await;
    make(&page, "Port").await;
    page.open_example().await;
    assert!(page.export_bytes().await == worked_on, "it is resumed");

    page.command("home").await;
    page.command("restart-example").await;
    page.wait_saved().await;
    until("the example as it was", async || (page.export_bytes().await == fresh).then_some(()))
        .await;
    page.command("undo").await;
    assert!(page.export_bytes().await == worked_on, "nothing done in it is lost");

    // Deleted and opened again, it is fresh too.
    page.command("home").await;
    let example = serde_json::from_slice::<Value>(&fresh).expect("an export is JSON")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    line_of(&page, "Port").await;
    page.click(&on_line(&example, "delete-plan")).await;
    until("it to go", async || (!page.all("data-plan-id").await.contains(&example)).then_some(()))
        .await;
    page.open_example().await;
    until("the example as it was", async || (page.export_bytes().await == fresh).then_some(()))
        .await;
    page.close().await;
}
