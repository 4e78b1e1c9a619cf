//! Links push, conflicts have their answers, every date says why: in the page, with real pointers
//! and keys, each step taken back to the byte.

use domain::format::json;
use engine::model::*;
use engine::schedule::Schedule;

use super::support::{Page, Stage, until};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Design, then Build after a week's gap, then Trial right behind it; Paint stands alone; the
/// launch waits for Trial.
fn yard() -> Plan {
    let mut plan = Plan::new("yard", "Yard");
    plan.about = About { status_date: Some(day("2026-05-04")), ..About::clone(&plan.about) }.into();
    let bars = [
        ("design", "Design", "2026-05-04", "2026-06-26"),
        ("build", "Build", "2026-07-06", "2026-08-28"),
        ("trial", "Trial", "2026-08-31", "2026-09-25"),
        ("paint", "Paint", "2026-06-01", "2026-06-26"),
    ];
    for (rank, (id, name, start, finish)) in (0..).zip(bars) {
        let dates = Span::new(day(start), day(finish));
        plan.insert(
            Id::new(id),
            Project {
                name: name.into(),
                dates,
                state: ProjectState::Planned,
                rank: Rank::nth(rank),
                ..Project::default()
            },
        );
    }
    for (from, to) in [("design", "build"), ("build", "trial")] {
        let end = |id: &str| LinkEnd::Project(Id::new(id));
        let link = Link {
            predecessor: end(from),
            successor: end(to),
            kind: LinkKind::FinishStart,
            lag: Lag::default(),
            accepted: None,
        };
        plan.insert(Id::new(format!("{from}-{to}")), link);
    }
    plan.insert(Id::new("boss"), Person { name: "Head of the yard".into(), party: None });
    let design = Project {
        manager: Some(Id::new("boss")),
        ..Project::clone(&plan.projects[&Id::new("design")])
    };
    plan.insert(Id::new("design"), design);
    plan.insert(
        Id::new("ship"),
        Product { name: "Ship".into(), launch: Some(day("2026-10-05")), ..Product::default() },
    );
    let deliverable = Deliverable {
        name: "A ship that sails".into(),
        project: Id::new("trial"),
        milestone: None,
        product: Id::new("ship"),
        need: Need::Must,
        preparation: 0,
        rank: Rank::default(),
    };
    plan.insert(Id::new("sails"), deliverable);
    plan
}

async fn open(stage: &Stage, language: &'static str) -> Page {
    let page = stage.browser().language(language).open().await;
    page.open_file(&stage.file("yard.json", json::write(&yard()))).await;
    until("the yard", async || (page.project_count().await == 4).then_some(())).await;
    page.wait_saved().await;
    page
}

async fn plan(page: &Page) -> Plan {
    json::read(&page.export_bytes().await).expect("an export is a plan").plan
}

fn dates(plan: &Plan, id: &str) -> (String, String) {
    let dates = plan.projects[&Id::new(id)].dates.expect("it has dates");
    (dates.start().to_string(), dates.finish().to_string())
}

/// What is written in the part of the page that this selector names.
async fn said(page: &Page, css: &str) -> String {
    let script = format!("return document.querySelector({css:?})?.textContent ?? ''");
    page.eval::<String>(&script).await
}

async fn seen(page: &Page, css: &str) -> usize {
    page.eval::<usize>(&format!("return document.querySelectorAll({css:?}).length")).await
}

/// Selects a project by its bar.
async fn select(page: &Page, id: &str) {
    page.eval::<()>(&format!("document.querySelector('[data-project-id={id}]').focus()")).await;
    page.key("Enter").await;
    until("the inspector", async || page.offers("why").await.then_some(())).await;
}

#[tokio::test]
async fn what_waits_is_pushed_and_one_undo_takes_all_of_it_back() {
    let stage = Stage::new();
    let page = open(&stage, "nl-NL").await;
    let before = page.export_bytes().await;
    assert_eq!(seen(&page, "[data-link-id]").await, 2, "arrows");
    let (design, trial) = (page.bar("design").await, page.bar("trial").await);
    // Far enough to close the gap of a week and push the rest.
    let by = (trial.left - design.left) / 3.0;
    let held = page.hold(design.middle()).await.to(design.middle().by(by, 0.0)).await;
    until("the rules", async || (seen(&page, "[data-push]").await == 4).then_some(())).await;
    until("the last of the chain to move along", async || {
        (page.bar("trial").await.left > trial.left + 5.0).then_some(())
    })
    .await;
    assert!(seen(&page, ".ghost").await >= 3, "each that moves leaves a ghost");
    held.release().await;

    let after = plan(&page).await;
    assert!(
        dates(&after, "build").0.as_str() > "2026-07-06"
            && dates(&after, "trial").0.as_str() > "2026-08-31"
    );
    assert_eq!(dates(&after, "paint"), dates(&yard(), "paint"));
    assert_eq!(Schedule::of(&after).conflicts().len(), 0);
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "one undo");
    assert!(!page.offers("undo").await);
    page.close().await;
}

#[tokio::test]
async fn a_conflict_is_answered_in_three_ways() {
    let stage = Stage::new();
    let page = open(&stage, "en-GB").await;
    // Build before Design is done.
    select(&page, "build").await;
    page.eval::<()>("document.querySelector('[data-project-id=build]').focus()").await;
    for _ in 0..8 {
        page.key("ArrowLeft").await;
    }
    until("the conflict", async || {
        (seen(&page, "[data-command=next-conflict][data-count='1']").await == 1).then_some(())
    })
    .await;
    let conflict = plan(&page).await;
    let before = page.export_bytes().await;
    assert_eq!(dates(&conflict, "build").0, "2026-06-24");
    let look = async || {
        page.eval::<String>(
            "return document.querySelector('[data-link-id=design-build]').dataset.look",
        )
        .await
    };
    assert_eq!(look().await, "conflict");

    page.key("Escape").await;
    page.command("next-conflict").await;
    until("what is wrong", async || {
        said(&page, "[data-conflict]").await.contains("Design").then_some(())
    })
    .await;
    assert!(
        said(&page, "[data-conflict] p").await.contains('3'),
        "{}",
        said(&page, "[data-conflict] p").await
    );

    page.command("ask-owner").await;
    until("the step", async || (!page.offers("ask-owner").await).then_some(())).await;
    let asked = plan(&page).await;
    let request = asked.requests.values().next().expect("a request");
    assert_eq!(
        (request.owner.as_ref().map(|id| id.as_str()), &request.ask),
        (Some("boss"), &Ask::FinishBy(day("2026-06-23")))
    );
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "asking is taken back");

    page.command("accept").await;
    page.fill(".conflict .field:nth-of-type(1) input", "Head of the yard").await;
    page.fill(".conflict .field:nth-of-type(2) input", "The keel can be laid before").await;
    page.command("accept-confirm").await;
    until("it to be lived with", async || (look().await == "accepted").then_some(())).await;
    assert!(said(&page, "[data-conflict]").await.contains("The keel can be laid before"));
    assert_eq!(seen(&page, "[data-command=next-conflict]").await, 0);
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "living with it is taken back");

    page.command("snap-back").await;
    until("no conflict", async || (look().await == "kept").then_some(())).await;
    let after = plan(&page).await;
    assert_eq!(
        (dates(&after, "build").0.as_str(), dates(&after, "trial").0.as_str()),
        ("2026-06-29", "2026-08-31")
    );
    page.command("undo").await;
    assert!(page.export_bytes().await == before, "moving it is taken back");
    page.close().await;
}

#[tokio::test]
async fn a_link_is_made_changed_and_taken_away_in_the_form() {
    let stage = Stage::new();
    let page = open(&stage, "nl-NL").await;
    let before = page.export_bytes().await;
    select(&page, "paint").await;
    page.pick("add-waits-for", "desi").await;
    until("the arrow", async || (seen(&page, "[data-link-id]").await == 3).then_some(())).await;
    // Paint started long before Design is done: that shows, and moves nothing.
    let made = plan(&page).await;
    assert_eq!(dates(&made, "paint"), dates(&yard(), "paint"));
    assert_eq!(seen(&page, "[data-conflict]").await, 1);
    page.fill("[data-link] input[type=number]", "-20").await;
    until("no conflict", async || (seen(&page, "[data-conflict]").await == 0).then_some(())).await;
    let lag = plan(&page)
        .await
        .links
        .values()
        .find(|link| link.successor == LinkEnd::Project(Id::new("paint")))
        .map(|link| link.lag);
    assert_eq!(lag, Some(Lag::Working(-20)));

    // What would close a loop is refused, and the loop is named.
    select(&page, "design").await;
    page.pick("add-waits-for", "trial").await;
    let told = page.alert_text().await;
    assert!(["Design", "Build", "Trial"].iter().all(|name| told.contains(name)), "{told}");
    page.dismiss().await;

    select(&page, "paint").await;
    page.command("unlink").await;
    until("the arrow to go", async || (seen(&page, "[data-link-id]").await == 2).then_some(()))
        .await;
    while page.offers("undo").await {
        page.command("undo").await;
    }
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn every_date_says_why_and_every_project_how_far_it_may_slip() {
    for (language, why, far) in [
        (
            "nl-NL",
            "Begint ma 31 aug 2026 omdat Build vr 28 aug 2026 eindigt, daarna een weekend.",
            "6 werkdagen",
        ),
        (
            "en-GB",
            "Starts 31 Aug 2026 because Build finishes 28 Aug 2026, then a weekend.",
            "6 working days",
        ),
    ] {
        let stage = Stage::new();
        let page = open(&stage, language).await;
        select(&page, "trial").await;
        page.command("why").await;
        until("the reason", async || said(&page, "[data-why]").await.contains(why).then_some(()))
            .await;
        assert!(
            said(&page, "[data-slack]").await.contains(far),
            "{}",
            said(&page, "[data-slack]").await
        );
        assert_eq!(seen(&page, "[data-tail='6']").await, 1, "the slack behind the bar");

        // The critical path to the launch: Build and Trial; a week lies before them.
        page.command("show-product").await;
        page.command("critical-path").await;
        until("the path", async || (seen(&page, ".bar.is-critical").await == 2).then_some(()))
            .await;
        assert_eq!(seen(&page, "[data-critical-path] li").await, 2);
        assert_eq!(seen(&page, "[data-path-slack='6']").await, 1);
        page.close().await;
    }
}

#[tokio::test]
async fn a_calendar_moves_nothing_and_a_baseline_remembers() {
    let stage = Stage::new();
    let page = open(&stage, "en-GB").await;
    let before = page.export_bytes().await;
    page.command("settings").await;
    page.command("take-baseline").await;
    until("the baseline behind the bars", async || {
        (seen(&page, "[data-baseline-of]").await == 4).then_some(())
    })
    .await;
    page.command("add-closed").await;
    page.click("[data-command=work-day][data-day='4']").await;
    until("the steps", async || {
        (plan(&page).await.about.calendar.rules().closed.len() == 1).then_some(())
    })
    .await;
    let changed = plan(&page).await;
    assert!(!changed.about.calendar.works(day("2026-05-15")), "no Fridays");
    for id in ["design", "build", "trial", "paint"] {
        assert_eq!(dates(&changed, id), dates(&yard(), id), "{id} stays where it is");
    }
    page.key("Escape").await;

    // A day of work later, by the new week: what the baseline had is said in working days.
    select(&page, "paint").await;
    page.eval::<()>("document.querySelector('[data-project-id=paint]').focus()").await;
    page.key("ArrowRight").await;
    until("the variance", async || {
        said(&page, "[data-variance]").await.contains('1').then_some(())
    })
    .await;
    while page.offers("undo").await {
        page.command("undo").await;
    }
    assert!(page.export_bytes().await == before);
    page.close().await;
}

#[tokio::test]
async fn moving_an_agreed_date_is_asked_about_and_nothing_else_is() {
    let stage = Stage::new();
    let page = stage.browser().language("en-GB").open().await;
    let mut agreed = yard();
    let build =
        Project { agreed: Agreed::Start, ..Project::clone(&agreed.projects[&Id::new("build")]) };
    agreed.insert(Id::new("build"), build);
    page.open_file(&stage.file("yard.json", json::write(&agreed))).await;
    until("the yard", async || (page.project_count().await == 4).then_some(())).await;
    let before = page.export_bytes().await;

    page.eval::<()>("document.querySelector('[data-project-id=build]').focus()").await;
    page.key("ArrowRight").await;
    until("the question", async || (seen(&page, "[data-breaks=Build]").await == 1).then_some(()))
        .await;
    page.command("keep-agreement").await;
    let focus = "return document.activeElement?.dataset.projectId ?? ''";
    until("the focus back on the bar", async || {
        (page.eval::<String>(focus).await == "build").then_some(())
    })
    .await;
    page.key("ArrowRight").await;
    page.command("break-agreement").await;
    until("the step", async || page.offers("undo").await.then_some(())).await;
    assert_eq!(dates(&plan(&page).await, "build").0, "2026-07-07");
    page.command("undo").await;
    assert!(page.export_bytes().await == before);
    page.close().await;
}
