//! Every screen as a screen reader and a reader with poor sight meet it: axe-core finds nothing, in both languages and both themes.

use super::support::{Page, Stage, until};

/// A screen and the words that lead to it, by language: those of nl-NL, then those of en-GB.
struct Words {
    language: &'static str,
    project: &'static str,
    product: &'static str,
    programme: &'static str,
    person: &'static str,
}

const WORDS: [Words; 2] = [
    Words { language: "nl-NL", project: "netaansluiting", product: "eerste veer", programme: "kades en", person: "hoofd verkoop" },
    Words { language: "en-GB", project: "grid connection", product: "first ferry", programme: "quays and", person: "head of sales" },
];

#[tokio::test]
async fn nothing_is_found_wrong_with_any_screen() {
    for words in WORDS {
        let stage = Stage::new();
        let page = stage.browser().language(words.language).open().await;
        let mut audit = Audit::new(&page);
        audit.check("the start").await;
        page.open_example().await;
        audit.check("the timeline").await;

        for (what, name) in
            [("project", words.project), ("product", words.product), ("programme", words.programme), ("person", words.person)]
        {
            page.search(name).await;
            until("it to be found", async || page.hits().await.first().filter(|mark| mark.starts_with(what)).cloned()).await;
            audit.check("the box for searching").await;
            page.key("Enter").await;
            audit.check(&format!("the inspector of a {what}")).await;
            if what == "project" {
                page.command("why").await;
                audit.check("the reasons of a date").await;
            }
            if what == "product" {
                page.command("critical-path").await;
                audit.check("a critical path").await;
            }
        }
        page.command("next-conflict").await;
        page.command("accept").await;
        audit.check("a conflict and its answers").await;
        page.search(words.product).await;
        page.key("Control+Enter").await;
        until("the filter", async || (!page.all("data-filter").await.is_empty()).then_some(())).await;
        audit.check("a filtered timeline").await;
        page.command("clear-filter").await;

        page.command("view-people").await;
        audit.check("people").await;
        page.command("show-party").await;
        audit.check("the inspector of a party").await;
        page.command("view-timeline").await;
        page.command("settings").await;
        page.command("add-closed").await;
        page.command("take-baseline").await;
        audit.check("the settings").await;
        page.key("Escape").await;

        page.open_file(&stage.file("broken.json", "{")).await;
        page.alert_text().await;
        audit.check("a message").await;
        page.dismiss().await;
        page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
        until("the preview", async || (!page.all("data-role").await.is_empty()).then_some(())).await;
        audit.check("the preview of a list").await;
        page.key("Escape").await;

        let plan = String::from_utf8(page.export_bytes().await).expect("an export is text");
        page.open_file(&stage.file("theirs.json", plan.replacen("\"rank\":1", "\"rank\":7", 1))).await;
        until("the preview", async || (!page.all("data-compared").await.is_empty()).then_some(())).await;
        audit.check("what a file would change").await;
        page.command("replace-plan").await;
        page.wait_saved().await;
        page.command("settings").await;
        until("the backup", async || (!page.all("data-backup").await.is_empty()).then_some(())).await;
        audit.check("the settings with a backup").await;
        page.key("Escape").await;
        page.command("home").await;
        page.command("duplicate-plan").await;
        until("two plans", async || (page.all("data-plan-id").await.len() == 2).then_some(())).await;
        page.command("delete-plan").await;
        page.command("show-bin").await;
        audit.check("the list of plans and the bin").await;
        page.command("rename-plan").await;
        audit.check("a name being given").await;
        page.key("Escape").await;

        page.open_file(&Stage::data("uk-major-projects-2022.csv")).await;
        page.command("confirm").await;
        until("the projects of the list", async || (!page.bars().await.is_empty()).then_some(())).await;
        page.wait_saved().await;
        page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
        until("what it would change", async || (!page.all("data-near").await.is_empty()).then_some(())).await;
        audit.check("what a list would change").await;
        page.key("Escape").await;
        audit.pass();
        page.close().await;
    }
}

#[tokio::test]
async fn nothing_is_found_wrong_in_a_hand() {
    let stage = Stage::new();
    let page = stage.browser().language("nl-NL").phone(390, 844).open().await;
    let mut audit = Audit::new(&page);
    audit.check("the start").await;
    page.open_example().await;
    audit.check("the timeline").await;
    page.command("show-product").await;
    audit.check("the inspector").await;
    audit.pass();
    page.close().await;
}

/// What was found so far, screen by screen.
struct Audit<'a> {
    page: &'a Page,
    found: Vec<String>,
}

impl Audit<'_> {
    fn new(page: &Page) -> Audit<'_> {
        Audit { page, found: Vec::new() }
    }

    /// Looks at the screen in both themes, once what moves has come to rest.
    async fn check(&mut self, screen: &str) {
        for theme in ["light", "dark"] {
            self.page.eval::<()>(&format!("document.documentElement.dataset.theme = {theme:?}")).await;
            let moving = "return document.getAnimations().some(animation => animation.playState === 'running')";
            until("the page to come to rest", async || (!self.page.eval::<bool>(moving).await).then_some(())).await;
            self.found.extend(self.page.violations().await.into_iter().map(|line| format!("{screen}, {theme}: {line}")));
        }
    }

    fn pass(self) {
        assert!(self.found.is_empty(), "{}", self.found.join("\n"));
    }
}
