//! A product manager decides at a gate, says that a product stands otherwise, and plans what is
//! done around a launch; each step is taken back to the byte.

use domain::format::json;
use domain::readiness::{ByHand, Verdict};
use engine::forecast::{FULL, Scope};
use engine::model::*;
use engine::schedule::Schedule;
use session::text::{self, Lang};
use session::viewmodel::{tally, track_record};

use super::states::{plan, seen, undone, wait_for, yard};
use super::support::{Page, Stage, until};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The yard with a sea trial to be passed, open at its product, with the bytes of its export.
async fn open(stage: &Stage) -> (Page, Vec<u8>) {
    let mut plan = yard();
    let sea = Milestone {
        name: "Sea trial".into(),
        project: Id::new("trial"),
        day: day("2026-09-16"),
        done: false,
        agreed: false,
    };
    plan.insert(Id::new("sea"), sea);
    let page = stage.page().await;
    page.open_file(&stage.file("yard.json", json::write(&plan))).await;
    until("the yard", async || (page.project_count().await == 4).then_some(())).await;
    page.wait_saved().await;
    let before = page.export_bytes().await;
    show(&page).await;
    (page, before)
}

async fn show(page: &Page) {
    page.click("[data-lane-id=ship] [data-command=show-product]").await;
    wait_for(page, "[data-command=decide]", 1).await;
}

/// Chooses the option of this value.
pub async fn choose(page: &Page, css: &str, value: &str) {
    wait_for(page, &format!("{css} option[value={value:?}]"), 1).await;
    let choice = format!(
        "const choice = document.querySelector({css:?}); choice.value = {value:?}; choice.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    page.eval::<()>(&choice).await;
}

async fn said(page: &Page, css: &str) -> String {
    page.eval::<String>(&format!("return document.querySelector({css:?})?.textContent ?? ''")).await
}

/// Confirms a form that is refused, and reads why.
async fn refused(page: &Page, confirm: &str) -> String {
    page.command(confirm).await;
    let why = page.alert_text().await;
    page.dismiss().await;
    why
}

#[tokio::test]
async fn a_conditional_go_is_decided_with_what_is_foreseen_and_its_condition_met() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.command("decide").await;
    choose(&page, "[data-form=decide] select", "1").await;
    wait_for(&page, "[data-form=decide] [data-condition]", 1).await;
    assert!(refused(&page, "decide-confirm").await.contains(&text::refused_no_condition(Lang::En)));

    // Due before the status date of the yard, so that it is overdue at once.
    page.fill(
        "[data-form=decide] [data-condition] input[type=text]:not([list])",
        "The hull is surveyed",
    )
    .await;
    page.fill("[data-form=decide] [data-condition] input[list=people]", "Surveyor").await;
    page.fill("[data-form=decide] [data-condition] input[type=date]", "03032026").await;
    page.fill("[data-form=decide] > label > input[list=people]", "Steering committee").await;
    choose(&page, "[data-form=decide] [data-gate]", "sea").await;
    // One of which nothing is said is no condition.
    page.command("add-condition").await;
    wait_for(&page, "[data-form=decide] [data-condition]", 2).await;
    page.command("decide-confirm").await;
    wait_for(&page, "[data-decision][data-outcome=conditional]", 1).await;
    wait_for(&page, "[data-form=decide]", 0).await;

    let decided = page.export_bytes().await;
    let made = plan(&page).await;
    let decision = made.decisions.values().next().expect("it was decided");
    assert_eq!(
        (decision.milestone.as_ref(), decision.day, decision.by.as_str()),
        (Some(&Id::new("sea")), day("2026-05-04"), "Steering committee")
    );
    let [condition] = &decision.conditions[..] else { panic!("{:?}", decision.conditions) };
    let owner = condition.owner.as_ref().map(|owner| made.people[owner].name.as_str());
    assert_eq!(
        (condition.text.as_str(), owner, condition.due),
        ("The hull is surveyed", Some("Surveyor"), Some(day("2026-03-03")))
    );
    let foreseen = decision.foreseen;
    assert_eq!(
        (foreseen.launch, foreseen.as_at),
        (Some(day("2026-10-05")), Some(day("2026-05-04")))
    );
    assert_eq!(foreseen.chance.map(|chance| chance.samples), Some(2000));
    assert!(foreseen.p50.is_some() && foreseen.p50 <= foreseen.p80, "{foreseen:?}");
    assert_eq!(said(&page, "[data-decision] p").await, text::decision(Lang::En, &made, decision));
    assert!(
        said(&page, ".reasons").await.contains("The hull is surveyed"),
        "what is overdue is a reason"
    );

    // A launch that moves leaves what was foreseen that day.
    page.fill(".inspector input[type=date]", "12122026").await;
    let moved = plan(&page).await;
    assert_eq!(moved.products[&Id::new("ship")].launch, Some(day("2026-12-12")));
    assert_eq!(moved.decisions.values().next().expect("it stands").foreseen, foreseen);
    undone(&page, &decided).await;

    page.click("[data-decision] [data-command=meet-condition]").await;
    until("the condition to be met", async || {
        (!said(&page, ".reasons").await.contains("The hull is surveyed")).then_some(())
    })
    .await;
    assert!(plan(&page).await.decisions.values().all(|decision| decision.conditions[0].met));
    undone(&page, &decided).await;

    page.command("take-back-decision").await;
    wait_for(&page, "[data-decision]", 0).await;
    undone(&page, &decided).await;
    undone(&page, &before).await;
    page.close().await;
}

/// The yard after a go by the board, open at its product, with the bytes of its export.
async fn decided(stage: &Stage) -> (Page, Vec<u8>) {
    let (page, _) = open(stage).await;
    page.command("decide").await;
    page.fill("[data-form=decide] > label > input[list=people]", "Board").await;
    page.command("decide-confirm").await;
    wait_for(&page, "[data-decision][data-outcome=go]", 1).await;
    let bytes = page.export_bytes().await;
    (page, bytes)
}

/// The one decision.
async fn decision(page: &Page) -> Decision {
    let plan = plan(page).await;
    let [decision] = plan.decisions.values().collect::<Vec<_>>()[..] else {
        panic!("one decision")
    };
    Decision::clone(decision)
}

#[tokio::test]
async fn a_decision_is_corrected_a_step_at_a_time_and_what_was_foreseen_stays() {
    let stage = Stage::new();
    let (page, before) = decided(&stage).await;
    let made = decision(&page).await;
    // Short while nobody changes it.
    assert_eq!(seen(&page, "[data-decision] :is(input, select, textarea)").await, 0);
    page.command("change-decision").await;
    wait_for(&page, "[data-decision] [data-command=change-decision][aria-expanded=true]", 1).await;
    let form = "[data-form=change]";

    // A conditional go asks for a condition first, and does not lose its last one.
    choose(&page, &format!("{form} select"), "1").await;
    assert!(page.alert_text().await.contains(&text::refused_no_condition(Lang::En)));
    page.dismiss().await;
    page.fill(&format!("{form} [data-command=add-condition]"), "The hull is surveyed").await;
    wait_for(&page, &format!("{form} [data-condition]"), 1).await;
    choose(&page, &format!("{form} select"), "1").await;
    wait_for(&page, "[data-decision][data-outcome=conditional]", 1).await;
    page.command("delete-condition").await;
    assert!(page.alert_text().await.contains(&text::refused_no_condition(Lang::En)));
    page.dismiss().await;
    page.fill(&format!("{form} [data-condition] input[type=text]:not([list])"), "").await;
    assert!(page.alert_text().await.contains(&text::refused_empty_condition(Lang::En)));
    page.dismiss().await;

    page.fill(&format!("{form} > .pair input[type=date]"), "05052026").await;
    page.fill(&format!("{form} > label > input[list=people]"), "Owner").await;
    choose(&page, &format!("{form} [data-gate]"), "sea").await;
    let corrected = decision(&page).await;
    let [condition] = &corrected.conditions[..] else { panic!("{:?}", corrected.conditions) };
    assert_eq!(page.all("data-condition").await, [condition.id.as_str()]);
    let conditions =
        vec![Condition::new(condition.id.clone(), "The hull is surveyed", Rank::default())];
    let (milestone, outcome) = (Some(Id::new("sea")), Outcome::Conditional);
    assert_eq!(
        corrected,
        Decision {
            milestone,
            outcome,
            day: day("2026-05-05"),
            by: "Owner".into(),
            conditions,
            ..made.clone()
        }
    );
    assert_eq!(corrected.foreseen, made.foreseen);

    // Under a go the condition may go too; each was a step.
    choose(&page, &format!("{form} select"), "0").await;
    wait_for(&page, "[data-decision][data-outcome=go]", 1).await;
    page.command("delete-condition").await;
    wait_for(&page, "[data-condition]", 0).await;
    let focus = page.eval::<String>("return document.activeElement.dataset.command ?? ''").await;
    assert_eq!(focus, "add-condition", "the focus does not go with what is deleted");
    for _ in ["the condition", "go", "gate", "who", "day", "conditional go"] {
        page.command("undo").await;
    }
    undone(&page, &before).await;
    page.command("change-decision").await;
    wait_for(&page, form, 0).await;
    page.close().await;
}

/// What the record of the ship says, line by line, by the plan that is exported; and of all
/// launches.
fn record_lines(plan: &Plan) -> (Vec<String>, String) {
    let ship: ProductId = Id::new("ship");
    let mut alone = Scope::of(plan, Schedule::of(plan).network(), &[ship.clone()].into());
    alone.take(FULL);
    let outlook = alone.read(|sampling, network| sampling.outlook(network, &ship));
    let record = track_record(plan, &ship, outlook.as_ref()).expect("something was foreseen");
    let entries = record.entries.iter().map(|entry| text::record_entry(Lang::En, entry));
    let lines = entries.chain([text::record_today(Lang::En, &record)]).collect();
    (lines, text::tallied(Lang::En, tally(plan).expect("it was decided")))
}

#[tokio::test]
async fn what_was_foreseen_is_laid_beside_what_came_of_it() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    assert_eq!(seen(&page, "[data-record]").await, 0, "nothing was foreseen yet");
    page.command("decide").await;
    page.command("decide-confirm").await;
    wait_for(&page, "[data-record] [data-record-of]", 1).await;
    let decided = page.export_bytes().await;
    let reads = async |page: &Page| {
        let (lines, _) = record_lines(&plan(page).await);
        let read = "return [...document.querySelectorAll('[data-record] .record-lines li')].map(e => e.textContent)";
        until("the record", async || (page.eval::<Vec<String>>(read).await == lines).then_some(()))
            .await;
        lines
    };
    let at_first = reads(&page).await;
    assert!(at_first[0].contains("launch 5 Oct 2026 (0 d since)"), "{at_first:?}");
    // A row for the decision and one for now, each with its band and its flag.
    wait_for(&page, "[data-record] g .record-band", 2).await;
    wait_for(&page, "[data-record] g .record-flag", 2).await;

    // The launch moves; what was foreseen does not.
    page.fill(".inspector input[type=date]", "11112026").await;
    let moved = reads(&page).await;
    assert!(
        moved[0].contains("launch 5 Oct 2026 (+27 d since)")
            && moved[1].contains("launch 11 Nov 2026"),
        "{moved:?}"
    );
    undone(&page, &decided).await;
    assert_eq!(reads(&page).await, at_first);

    // It comes: all that the ship must have is there.
    page.click("[data-row-id=trial]").await;
    wait_for(&page, "[data-slips]", 1).await;
    choose(&page, ".inspector .fields > .pair:has(input[type=number]) select", "3").await;
    until("the trial to be finished", async || {
        (plan(&page).await.projects[&Id::new("trial")].state == ProjectState::Finished)
            .then_some(())
    })
    .await;
    page.command("view-products").await;
    wait_for(&page, "[data-tally='1']", 1).await;
    let (lines, all) = record_lines(&plan(&page).await);
    assert!(lines[1].contains("there on 25 Sep 2026"), "{lines:?}");
    assert_eq!(said(&page, "[data-tally]").await, all);
    page.click("[data-board-line=ship] [data-command=show-product]").await;
    reads(&page).await;
    wait_for(&page, "[data-record] svg .record-came", 1).await;
    undone(&page, &decided).await;
    undone(&page, &before).await;
    wait_for(&page, "[data-tally]", 0).await;
    assert_eq!(seen(&page, "[data-record]").await, 0);
    page.close().await;
}

#[tokio::test]
async fn a_verdict_is_overridden_with_a_reason_until_a_day_and_lifted() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    // Nothing says what the right form is, so green is never found.
    let found = "red";
    until("the chance, which is too small", async || {
        (page.verdict("ship").await == found).then_some(())
    })
    .await;
    page.command("override").await;
    choose(&page, "[data-form=override] select", "0").await;
    assert!(refused(&page, "override-confirm").await.contains(&text::refused_no_reason(Lang::En)));
    page.fill(
        "[data-form=override] input[type=text]:not([list])",
        "The harbour master has sailed in her",
    )
    .await;
    assert!(refused(&page, "override-confirm").await.contains(&text::refused_no_expiry(Lang::En)));
    page.fill("[data-form=override] input[type=date]", "06062026").await;
    page.fill("[data-form=override] input[list=people]", "Harbour master").await;
    page.command("override-confirm").await;
    wait_for(&page, "[data-overridden=stands]", 1).await;
    wait_for(&page, "[data-form=override]", 0).await;
    assert_eq!(page.verdict("ship").await, "green");
    assert!(
        said(&page, "[data-overridden=stands]")
            .await
            .contains("The harbour master has sailed in her")
    );
    // Wherever its verdict is shown, a sign says so, and words with it: what was found, and until
    // when.
    let signs = [
        "[data-lane-id=ship]",
        "[data-product-id=ship] [data-grip=flag]",
        ".inspector h2",
        "[data-board-line=ship]",
    ];
    for sign in &signs[..3] {
        wait_for(&page, &format!("{sign} [data-overridden={found}]"), 1).await;
    }
    let words = text::verdict_said(
        Lang::En,
        Verdict::Green,
        Some(ByHand { until: day("2026-06-06"), found: Verdict::Red }),
    );
    for spoken in ["[data-lane-id=ship] [data-command=show-product]", ".inspector h2 .badge"] {
        let label = page
            .eval::<String>(&format!("return document.querySelector({spoken:?}).ariaLabel"))
            .await;
        assert!(label.contains(&words), "{spoken}: {label}");
    }
    page.command("view-products").await;
    wait_for(&page, &format!("{} [data-overridden={found}]", signs[3]), 1).await;
    page.command("view-timeline").await;
    let overridden = page.export_bytes().await;
    let (verdict, until) = (GivenVerdict::Green, day("2026-06-06"));
    let (reason, by) = ("The harbour master has sailed in her".into(), "Harbour master".into());
    assert_eq!(
        plan(&page).await.products[&Id::new("ship")].override_,
        Some(Override { verdict, reason, by, until })
    );

    page.command("lift-override").await;
    wait_for(&page, "[data-overridden]", 0).await;
    assert_ne!(page.verdict("ship").await, "green");
    assert!(page.export_bytes().await == before, "what is lifted is gone");
    undone(&page, &overridden).await;
    undone(&page, &before).await;

    // Nobody says what has passed when it is said.
    page.command("override").await;
    page.fill("[data-form=override] input[type=text]:not([list])", "It was so in spring").await;
    page.fill("[data-form=override] input[type=date]", "04042026").await;
    assert!(
        refused(&page, "override-confirm")
            .await
            .contains(&text::refused_expired(Lang::En, "4 May 2026"))
    );
    assert!(page.export_bytes().await == before);

    // After its last day it no longer counts, and is said all the same.
    let mut later = yard();
    later.id = "later".into();
    let said = Override {
        verdict: GivenVerdict::Green,
        reason: "It was so in spring".into(),
        by: String::new(),
        until: day("2026-04-04"),
    };
    later.insert(
        Id::new("ship"),
        Product { override_: Some(said), ..Product::clone(&later.products[&Id::new("ship")]) },
    );
    page.open_file(&stage.file("later.json", json::write(&later))).await;
    wait_for(&page, "[data-command=decide]", 0).await;
    show(&page).await;
    wait_for(&page, "[data-overridden=expired]", 1).await;
    assert_eq!(
        seen(&page, "[data-overridden]").await,
        1,
        "no sign beside the verdict that is found"
    );
    assert_ne!(page.verdict("ship").await, "green");
    page.close().await;
}

#[tokio::test]
async fn an_activity_moves_along_with_a_launch_until_it_is_fixed() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.click("[data-command=add-activity][data-kind=promotion]").await;
    wait_for(&page, "[data-activity]", 1).await;
    page.fill("[data-activity] input[type=text]", "Posters on the quay").await;
    wait_for(&page, "[data-product-id=ship] [data-activity-bar][data-kind=promotion]", 1).await;
    let made = page.export_bytes().await;
    let (when, dates) = activity(&page).await;
    assert_eq!(when, When::Launch(ActivityKind::Promotion.usual()));
    assert!(
        plan(&page)
            .await
            .activities
            .values()
            .all(|activity| activity.name == "Posters on the quay")
    );

    // It follows the flag in the hand, and lies before the launch where that is dropped.
    page.key("Escape").await;
    wait_for(&page, ".inspector", 0).await;
    page.command("zoom-fit").await;
    let lies = async || page.middle("[data-activity-bar]").await.x;
    let mut stood = 0.0;
    until("the axis to rest", async || {
        (std::mem::replace(&mut stood, lies().await) == stood).then_some(())
    })
    .await;
    let pill = page.middle("[data-product-id=ship] [data-grip=flag] .pill").await;
    let held = page.hold(pill).await.to(pill.by(-60.0, 0.0)).await;
    until("it to move along", async || (lies().await < stood - 30.0).then_some(())).await;
    held.release().await;
    wait_for(&page, "[data-command=undo-told]", 1).await;
    let (still, moved) = activity(&page).await;
    assert!(still == when && moved < dates, "{moved:?} instead of {dates:?}");
    undone(&page, &made).await;

    // A click on it shows its product.
    page.click("[data-activity-bar]").await;
    wait_for(&page, "[data-activity]", 1).await;
    page.click("[data-activity] summary").await;
    page.fill("[data-activity] input[type=number]", "5").await;
    assert_eq!(
        activity(&page).await.0,
        When::Launch(Offset { start: 5, finish: 24 }),
        "it moves as a whole"
    );
    undone(&page, &made).await;

    page.click("[data-activity] [data-command=follow-launch]").await;
    wait_for(&page, "[data-activity] input[type=date]", 2).await;
    assert_eq!(activity(&page).await, (When::Dates(dates), dates), "it keeps its days");
    let fixed = page.export_bytes().await;
    page.fill(".inspector input[type=date]", "12122026").await;
    assert_eq!(activity(&page).await.1, dates, "whatever becomes of the launch");
    undone(&page, &fixed).await;
    undone(&page, &made).await;

    page.command("delete-activity").await;
    wait_for(&page, "[data-activity-bar]", 0).await;
    assert_eq!(seen(&page, "[data-activity]").await, 0);
    undone(&page, &made).await;
    // Its name, and that it was made.
    page.command("undo").await;
    undone(&page, &before).await;
    page.close().await;
}

#[tokio::test]
async fn a_release_is_a_pennant_on_its_day_that_moves_with_the_launch() {
    let stage = Stage::new();
    let (page, before) = open(&stage).await;
    page.click("[data-command=add-activity][data-kind=release]").await;
    let pennant = "[data-product-id=ship] [data-activity-bar][data-kind=release]";
    wait_for(&page, pennant, 1).await;
    page.fill("[data-activity] input[type=text]", "Second season").await;
    let label = async || {
        page.eval::<(String, String)>(&format!(
            "const it = document.querySelector({pennant:?}); return [it.role, it.ariaLabel]"
        ))
        .await
    };
    let named = async |day: &str| {
        let (role, said) = label().await;
        (role == "img" && said.contains("Second season") && said.contains(day)).then_some(())
    };
    until("its name and its day", async || named("4 Jan 2027").await).await;
    let made = page.export_bytes().await;
    let (when, dates) = activity(&page).await;
    assert_eq!(
        (when, dates.start()),
        (When::Launch(ActivityKind::Release.usual()), dates.finish())
    );
    page.fill(".inspector input[type=date]", "12122026").await;
    until("it to move along", async || named("12 Mar 2027").await).await;
    undone(&page, &made).await;
    page.command("undo").await;
    undone(&page, &before).await;
    page.close().await;
}

/// When the one activity is, and its dates.
async fn activity(page: &Page) -> (When, Span) {
    let plan = plan(page).await;
    let activity = plan.activities.values().next().expect("an activity");
    (activity.when, activity_dates(&plan, activity).expect("it has dates"))
}
