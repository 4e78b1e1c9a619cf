//! People and parties: there as soon as they are named, replaced everywhere at once, and never left
//! dangling.

use serde_json::Value;

use super::support::{Page, Stage, until};

/// A part of the name of one who manages products of the Dutch example and owns criteria.
const NAME: &str = "hoofd verkoop";

async fn plan(page: &Page) -> Value {
    serde_json::from_slice(&page.export_bytes().await).expect("an export is JSON")
}

/// In how many places of a plan this id is named, besides as a key.
fn named(plan: &Value, id: &str) -> usize {
    match plan {
        Value::Array(values) => values.iter().map(|value| named(value, id)).sum(),
        Value::Object(fields) => fields.values().map(|value| named(value, id)).sum(),
        Value::String(text) => usize::from(text == id),
        _ => 0,
    }
}

async fn first(page: &Page, mark: &str) -> String {
    until(mark, async || page.all(mark).await.into_iter().find(|id| !id.is_empty())).await
}

/// Takes everything back, and says whether the plan is what it was.
async fn undone(page: &Page, before: &[u8]) -> bool {
    while page.offers("undo").await {
        page.command("undo").await;
    }
    page.export_bytes().await == before
}

#[tokio::test]
async fn who_is_named_exists_with_the_party_they_work_for() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.command("new-plan").await;
    page.wait_saved().await;
    let before = page.export_bytes().await;

    page.command("add-project").await;
    page.fill(".inspector input[list=people]", "Ann").await;
    page.command("view-people").await;
    let ann = first(&page, "data-person-id").await;
    page.command("show-person").await;
    page.fill(".inspector input[list=parties]", "Yard").await;
    let yard = first(&page, "data-party-id").await;
    let made = plan(&page).await;
    assert_eq!(
        (&made["people"][&ann]["name"], &made["people"][&ann]["party"]),
        (&"Ann".into(), &yard.clone().into())
    );
    assert_eq!(
        made["parties"][&yard]["external"], true,
        "somebody names the parties that are not their own"
    );
    assert_eq!(named(&made, &ann), 1, "she manages the project");

    // The party leads to its people, and can be told to be of the own organisation.
    page.command("show-party").await;
    until("a link to her", async || page.offers("show-person").await.then_some(())).await;
    page.fill(".inspector input[type=text]", "Shipyard").await;
    let own = "const kind = document.querySelector('.inspector select'); kind.value = '0'; kind.dispatchEvent(new Event('change', { bubbles: true }))";
    page.eval::<()>(own).await;
    let told = plan(&page).await;
    assert_eq!(
        (&told["parties"][&yard]["name"], &told["parties"][&yard]["external"]),
        (&"Shipyard".into(), &false.into())
    );
    assert!(undone(&page, &before).await);
    page.close().await;
}

#[tokio::test]
async fn another_takes_over_everywhere_in_one_step() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").open().await;
    page.open_example().await;
    let before = page.export_bytes().await;
    page.command("view-people").await;
    page.search(NAME).await;
    until("the person to be found", async || {
        page.hits().await.first().filter(|mark| mark.starts_with("person:")).cloned()
    })
    .await;
    page.key("Enter").await;
    until("the person in the inspector", async || page.offers("delete-person").await.then_some(()))
        .await;
    let leaver =
        plan(&page).await["people"].as_object().expect("people").iter().find_map(|(id, person)| {
            person["name"]
                .as_str()
                .expect("a name")
                .to_lowercase()
                .contains(NAME)
                .then(|| id.clone())
        });
    let leaver = leaver.expect("the person of the example");
    let places = named(&plan(&page).await, &leaver);
    assert!(places > 1);

    // Stays, and another does the work from now on.
    page.fill("[data-hand-over]", "Bo").await;
    page.command("hand-over").await;
    let after = plan(&page).await;
    let successor = |plan: &Value| {
        let people = plan["people"].as_object().expect("people").clone();
        people.into_iter().find(|(_, person)| person["name"] == "Bo").map(|(id, _)| id)
    };
    let bo = successor(&after).expect("who is named exists");
    assert_eq!((named(&after, &leaver), named(&after, &bo)), (0, places));
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "one step");

    // Goes, and another takes over.
    page.fill("[data-hand-over]", "Bo").await;
    page.command("delete-person").await;
    let after = plan(&page).await;
    let bo = successor(&after).expect("who is named exists");
    assert_eq!((named(&after, &leaver), named(&after, &bo)), (0, places));
    assert!(after["people"].get(&leaver).is_none());
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "one step");

    // Goes, and nobody does.
    page.search(NAME).await;
    page.key("Enter").await;
    page.command("delete-person").await;
    let after = plan(&page).await;
    assert_eq!(named(&after, &leaver), 0, "nothing is left dangling");
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "one step");
    page.close().await;
}

#[tokio::test]
async fn arrows_walk_through_the_people() {
    let stage = Stage::new();
    let page = stage.example().await;
    page.command("view-people").await;
    let place = async || {
        page.eval::<Option<String>>("return document.activeElement.dataset.place ?? null").await
    };
    until("people", async || (page.all("data-place").await.len() > 3).then_some(())).await;
    page.eval::<()>("document.querySelector('[data-place]').focus()").await;
    let start: usize = place().await.expect("a place").parse().expect("a number");
    page.key("ArrowDown").await;
    page.key("ArrowDown").await;
    page.key("ArrowUp").await;
    assert_eq!(place().await, Some((start + 1).to_string()));
    page.close().await;
}

#[tokio::test]
async fn only_safe_addresses_in_a_note_can_be_followed() {
    let stage = Stage::new();
    let page = stage.page().await;
    page.command("new-plan").await;
    page.command("add-project").await;
    page.fill(
        ".inspector textarea",
        "See https://example.org/a, javascript:alert(1) and mailto:bo@example.org.",
    )
    .await;
    let links = "return [...document.querySelectorAll('.note-links a')].map(a => [a.href, a.rel, a.target])";
    let expected = ["https://example.org/a", "mailto:bo@example.org"]
        .map(|to| [to, "noopener noreferrer", "_blank"].map(String::from));
    until("the links", async || {
        (page.eval::<Vec<[String; 3]>>(links).await == expected).then_some(())
    })
    .await;
    page.close().await;
}
