//! Every screen as a screen reader and a reader with poor sight meet it: axe-core finds nothing, in
//! both languages and both themes.

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
    Words {
        language: "nl-NL",
        project: "netaansluiting",
        product: "eerste veer",
        programme: "kades en",
        person: "hoofd verkoop",
    },
    Words {
        language: "en-GB",
        project: "grid connection",
        product: "first ferry",
        programme: "quays and",
        person: "head of sales",
    },
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

        for (what, name) in [
            ("project", words.project),
            ("product", words.product),
            ("programme", words.programme),
            ("person", words.person),
        ] {
            page.search(name).await;
            until("it to be found", async || {
                page.hits().await.first().filter(|mark| mark.starts_with(what)).cloned()
            })
            .await;
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
                page.command("override").await;
                audit.check("an override being said").await;
                page.command("override").await;
                page.command("decide").await;
                super::gates::choose(&page, "[data-form=decide] select", "1").await;
                until("a condition", async || page.offers("add-condition").await.then_some(()))
                    .await;
                audit.check("a gate being decided").await;
                page.command("decide-cancel").await;
                page.command("change-decision").await;
                audit.check("a decision being changed").await;
                page.command("change-decision").await;
                page.click("[data-activity] summary").await;
                audit.check("an activity").await;
            }
        }
        page.command("next-conflict").await;
        page.command("accept").await;
        audit.check("a conflict and its answers").await;
        page.search(words.product).await;
        page.key("Control+Enter").await;
        until("the filter", async || (!page.all("data-filter").await.is_empty()).then_some(()))
            .await;
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
        until("the preview", async || (!page.all("data-role").await.is_empty()).then_some(()))
            .await;
        audit.check("the preview of a list").await;
        page.key("Escape").await;

        let plan = String::from_utf8(page.export_bytes().await).expect("an export is text");
        page.open_file(
            &stage.file("theirs.json", plan.replacen("\"rank\":\"a1\"", "\"rank\":\"a7\"", 1)),
        )
        .await;
        until("the review", async || page.offers("take").await.then_some(())).await;
        audit.check("what a file brings").await;
        page.command("take").await;
        page.wait_saved().await;
        page.command("settings").await;
        until("the backup", async || (!page.all("data-backup").await.is_empty()).then_some(()))
            .await;
        audit.check("the settings with a backup").await;
        page.key("Escape").await;
        page.command("home").await;
        page.command("duplicate-plan").await;
        until("two plans", async || (page.all("data-plan-id").await.len() == 2).then_some(()))
            .await;
        several_plans(&page, &mut audit).await;
        page.command("delete-plan").await;
        page.command("show-bin").await;
        audit.check("the list of plans and the bin").await;
        page.command("rename-plan").await;
        audit.check("a name being given").await;
        page.key("Escape").await;

        page.open_file(&Stage::data("uk-major-projects-2022.csv")).await;
        page.command("confirm").await;
        until("the projects of the list", async || (!page.bars().await.is_empty()).then_some(()))
            .await;
        page.wait_saved().await;
        page.open_file(&Stage::data("uk-major-projects-2023.csv")).await;
        until("what it would change", async || {
            (!page.all("data-near").await.is_empty()).then_some(())
        })
        .await;
        audit.check("what a list would change").await;
        page.key("Escape").await;
        audit.pass();
        page.close().await;
    }
}

/// From a list of two plans, to where several come together, and back.
async fn several_plans(page: &Page, audit: &mut Audit<'_>) {
    page.command("view-several").await;
    for id in page.all("data-pick-plan").await {
        page.click(&format!("[data-pick-plan={id:?}]")).await;
    }
    audit.check("plans being picked").await;
    page.command("view-several").await;
    until("the view", async || (page.all("data-view-of").await == ["2"]).then_some(())).await;
    audit.check("a view of several plans").await;
    page.click("[data-row-id]").await;
    until("the inspector", async || page.offers("close-inspector").await.then_some(())).await;
    audit.check("the inspector in a view of several plans").await;
    page.command("home").await;
    page.click("[data-plan-id^=example]").await;
    page.command("settings").await;
    page.command("take-in-plan").await;
    until("a plan", async || (!page.all("data-take-plan").await.is_empty()).then_some(())).await;
    page.click("[data-take-plan]").await;
    until("what it brings", async || page.offers("take").await.then_some(())).await;
    audit.check("a plan being taken in").await;
    page.key("Escape").await;
    page.command("home").await;
    until("two plans", async || (page.all("data-plan-id").await.len() == 2).then_some(())).await;
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
            self.page
                .eval::<()>(&format!("document.documentElement.dataset.theme = {theme:?}"))
                .await;
            let moving = "return document.getAnimations().some(animation => animation.playState === 'running')";
            until("the page to come to rest", async || {
                (!self.page.eval::<bool>(moving).await).then_some(())
            })
            .await;
            self.found.extend(
                self.page
                    .violations()
                    .await
                    .into_iter()
                    .map(|line| format!("{screen}, {theme}: {line}")),
            );
        }
    }

    fn pass(self) {
        assert!(self.found.is_empty(), "{}", self.found.join("\n"));
    }
}

#[tokio::test]
async fn what_is_pressed_is_large_enough() {
    // The widest and highest that a finger or a pointer needs, in CSS pixels (WCAG 2.2, 2.5.5 and
    // 2.5.8).
    for (size, phone, least) in
        [((1280, 800), false, 24), ((390, 844), true, 44), ((1024, 768), true, 44)]
    {
        let stage = Stage::new();
        let browser = stage.browser();
        let page =
            if phone { browser.phone(size.0, size.1).open().await } else { browser.open().await };
        let mut found = Vec::new();
        let mut check = async |screen: &str| {
            let small = page.eval::<Vec<String>>(&SMALL.replace("LEAST", &least.to_string())).await;
            found.extend(small.into_iter().map(|line| format!("{size:?}, {screen}: {line}")));
        };
        check("the start").await;
        page.open_example().await;
        check("the timeline").await;
        page.click("[data-project-id=trials]").await;
        until("the inspector", async || page.offers("close-inspector").await.then_some(())).await;
        check("a project").await;
        page.key("Escape").await;
        page.command("show-product").await;
        check("a product").await;
        page.key("Escape").await;
        page.command("settings").await;
        check("the settings").await;
        page.key("Escape").await;
        page.search("sea").await;
        check("the palette").await;
        page.key("Escape").await;
        page.command("view-people").await;
        page.command("show-person").await;
        check("people").await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        page.close().await;
    }
}

/// What can be pressed and is too small, its `::before` counted where that makes it larger. How
/// long a bar is, is its dates.
const SMALL: &str = "
    const pressed = 'button, a[href], input:not([type=file], [type=checkbox], [type=radio]), select, textarea, summary, [role=button], [role=option], [data-grip], [data-milestone-id]';
    const px = length => parseFloat(length) || 0;
    return [...document.querySelectorAll(pressed)].filter(e => e.checkVisibility({ visibilityProperty: true })).flatMap(e => {
        const before = getComputedStyle(e, '::before');
        const grows = before.content !== 'none' && before.position === 'absolute';
        const wider = grows ? Math.max(0, -px(before.left) - px(before.right)) : 0;
        const higher = grows ? Math.max(0, -px(before.top) - px(before.bottom)) : 0;
        const isLong = e.matches('[data-project-id], [data-grip=start], [data-grip=finish]');
        const [width, height] = [e.offsetWidth + wider, e.offsetHeight + higher];
        const fits = (width > LEAST - 0.5 || isLong) && height > LEAST - 0.5;
        return fits ? [] : [`${e.dataset.command ?? e.dataset.grip ?? e.className}: ${width} x ${height}`];
    })";
