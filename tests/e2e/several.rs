//! Several plans of one browser: looked at as one, for reading, and one taken in by another.

use std::collections::BTreeMap;

use serde_json::Value;

use super::support::{Page, Stage, until};

/// A plan of one project, led by Anna, with a product that it delivers to.
fn plan(id: &str, name: &str, project: &str, status: &str) -> String {
    format!(
        r#"{{"schema":1,"format":"overzicht","id":"{id}",
"about":{{"name":"{name}","status_date":"{status}"}},
"programmes":{{"roads":{{"name":"Roads of {name}"}}}},
"projects":{{"p":{{"name":"{project}","programme":"roads","manager":"anna","state":"planned","dates":{{"start":"2026-05-04","finish":"2026-08-28"}}}}}},
"products":{{"q":{{"name":"Bridge","launch":"2026-09-21"}}}},
"deliverables":{{"d":{{"name":"It stands","project":"p","product":"q"}}}},
"people":{{"anna":{{"name":"Anna"}}}}}}"#
    )
}

/// A page with two plans, on the start screen.
async fn with_two(stage: &Stage) -> Page {
    let page = stage.page().await;
    for (id, name, project, status) in
        [("north", "North", "Quay", "2026-05-04"), ("south", "South", "Lock", "2026-06-01")]
    {
        let file = stage.file(&format!("{id}.json"), plan(id, name, project, status));
        page.open_file(&file).await;
        until(name, async || page.text().await.contains(project).then_some(())).await;
        page.wait_saved().await;
        page.command("home").await;
        until("its line", async || {
            page.all("data-plan-id").await.contains(&id.into()).then_some(())
        })
        .await;
    }
    page
}

/// All that this browser keeps for the page, in both places, as text.
async fn kept(page: &Page) -> BTreeMap<String, String> {
    page.eval(
        r#"
        return (async () => {
        const all = Object.fromEntries(Object.entries(localStorage));
        const databases = await indexedDB.databases();
        for (const { name } of databases) {
            const database = await new Promise(done => {
                const asked = indexedDB.open(name);
                asked.onsuccess = () => done(asked.result);
            });
            for (const store of database.objectStoreNames) {
                const read = what => new Promise(done => {
                    const asked = database.transaction(store).objectStore(store)[what]();
                    asked.onsuccess = () => done(asked.result);
                });
                const [keys, values] = [await read("getAllKeys"), await read("getAll")];
                keys.forEach((key, n) => all[`${name} ${store} ${key}`] = JSON.stringify(values[n]));
            }
            database.close();
        }
        return all;
        })();
        "#,
    )
    .await
}

async fn looks_at_both(page: &Page) {
    until("the view", async || (page.all("data-view-of").await == ["2"]).then_some(())).await;
    until("its rows", async || {
        let text = page.text().await;
        ["Quay", "Lock", "Roads of North", "Roads of South"]
            .iter()
            .all(|name| text.contains(name))
            .then_some(())
    })
    .await;
}

#[tokio::test]
async fn two_plans_are_looked_at_as_one_and_nothing_is_kept_of_it() {
    let stage = Stage::new();
    let page = with_two(&stage).await;
    page.command("view-several").await;
    assert_eq!(page.all("data-pick-plan").await.len(), 2);
    page.click("[data-pick-plan=north]").await;
    page.click("[data-pick-plan=south]").await;
    let before = kept(&page).await;
    page.command("view-several").await;
    looks_at_both(&page).await;
    let line: String = page.eval("return document.querySelector('[data-view-of]').innerText").await;
    for words in ["North", "4 May 2026", "South", "1 Jun 2026", "the earliest holds"] {
        assert!(line.contains(words), "{words}: {line}");
    }
    assert!(!page.offers("add-project").await && !page.offers("undo").await);

    // A hand and a form change nothing, and it is said why.
    let bar = page.some_bar().await;
    page.drag(bar.middle(), bar.middle().by(120.0, 0.0)).await;
    assert!(page.alert_text().await.contains("for reading"));
    let first = page.export_bytes().await;
    page.dismiss().await;
    page.click("[data-row-id] .bar, .bar").await;
    until("the plan it came from", async || page.offers("open-home").await.then_some(())).await;
    page.fill(".inspector textarea", "Not to be kept").await;
    assert!(page.alert_text().await.contains("for reading"));
    page.dismiss().await;
    assert!(page.export_bytes().await == first, "the view is as it was");
    let file: Value = serde_json::from_slice(&first).expect("JSON");
    assert_eq!(file["projects"].as_object().map(|it| it.len()), Some(2));
    let mut people: Vec<_> = file["people"]
        .as_object()
        .expect("people")
        .values()
        .filter_map(|it| it["name"].as_str())
        .collect();
    people.sort_unstable();
    assert_eq!(people, ["Anna · North", "Anna · South"]);

    assert_eq!(kept(&page).await, before, "nothing is kept of it");
    page.reload().await;
    looks_at_both(&page).await;
    assert!(page.export_bytes().await == first, "the same after a reload");

    // From a record to the plan that it came from, and back.
    page.click(".bar").await;
    until("the plan it came from", async || page.offers("open-home").await.then_some(())).await;
    page.command("open-home").await;
    until("a plan that can be changed", async || {
        (page.all("data-view-of").await.is_empty() && page.offers("add-project").await)
            .then_some(())
    })
    .await;
    until("its record", async || page.offers("close-inspector").await.then_some(())).await;
    page.eval::<()>("history.back()").await;
    looks_at_both(&page).await;
    page.command("home").await;
    until("both plans, and no third", async || {
        (page.all("data-plan-line").await.len() == 2).then_some(())
    })
    .await;
    page.close().await;
}

#[tokio::test]
async fn a_plan_is_taken_in_as_a_programme_and_one_undo_takes_it_back() {
    let stage = Stage::new();
    let page = with_two(&stage).await;
    page.click("[data-plan-id=north]").await;
    until("the plan", async || page.offers("export").await.then_some(())).await;
    let before = page.export_bytes().await;
    page.command("settings").await;
    page.command("take-in-plan").await;
    until("the choice", async || (page.all("data-take-plan").await == ["south"]).then_some(()))
        .await;
    assert!(!page.offers("take").await, "nothing is chosen yet");
    page.click("[data-take-plan=south]").await;
    until("what it brings", async || page.offers("take").await.then_some(())).await;
    assert!(page.text().await.contains("its status date"), "what does not come along is said");
    page.command("take").await;
    until("its project", async || page.text().await.contains("Lock").then_some(())).await;
    page.wait_saved().await;
    let text = page.text().await;
    assert!(text.contains("South") && text.contains("Roads of South"), "{text}");

    // Again: it is here.
    page.command("settings").await;
    page.command("take-in-plan").await;
    until("the choice", async || (!page.all("data-take-plan").await.is_empty()).then_some(()))
        .await;
    page.click("[data-take-plan=south]").await;
    until("why not", async || page.text().await.contains("already in this plan").then_some(()))
        .await;
    assert!(!page.offers("take").await);
    page.key("Escape").await;

    page.command("undo").await;
    page.wait_saved().await;
    assert!(page.export_bytes().await == before, "one undo takes it back");
    page.close().await;
}
