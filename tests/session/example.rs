//! The worked example: it tells the same story in both languages, whatever the day.

use domain::{
    format::json,
    readiness::{Reason, Verdict, judge, judge_by_chance},
};
use engine::{
    forecast::{FULL, Scope},
    model::*,
    schedule::Schedule,
};
use session::{example, text::Lang, viewmodel::tray};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The verdicts on the four products: on time, in the right form.
fn verdicts(plan: &Plan) -> Vec<(&str, Verdict, Verdict)> {
    let judged = plan.products.keys().map(|id| (id, judge(plan, &Schedule::of(plan), id)));
    judged
        .map(|(id, readiness)| (id.as_str(), readiness.time.verdict(), readiness.form.verdict()))
        .collect()
}

const STORY: [(&str, Verdict, Verdict); 4] = [
    ("opening", Verdict::Red, Verdict::Red),
    ("quayside", Verdict::Green, Verdict::Green),
    ("ticketing", Verdict::Green, Verdict::Green),
    ("travel", Verdict::Amber, Verdict::Amber),
];

#[test]
fn one_launch_is_in_trouble_and_one_at_risk() {
    for lang in Lang::ALL {
        let plan = example::plan(lang, day("2026-11-22"));
        assert_eq!(verdicts(&plan), STORY, "{lang:?}");
    }
}

/// The same story by chances: 88, 76 and 0 per cent, and 92 on the quay.
#[test]
fn the_story_holds_with_chances() {
    for (lang, today) in Lang::ALL
        .into_iter()
        .flat_map(|lang| ["2026-11-22", "2027-03-01", "2028-08-14"].map(|today| (lang, day(today))))
    {
        let plan = example::plan(lang, today);
        let schedule = Schedule::of(&plan);
        let mut all =
            Scope::of(&plan, schedule.network(), &plan.products.keys().cloned().collect());
        all.take(FULL);
        let judged = all.chances().into_iter().map(|(id, chance)| {
            let readiness = judge_by_chance(&plan, &schedule, &id, Some(chance));
            (id.to_string(), readiness.time.verdict(), readiness.form.verdict())
        });
        let story = STORY.map(|(id, time, form)| (id.to_string(), time, form));
        assert_eq!(judged.collect::<Vec<_>>(), story, "{lang:?} on {today}");
    }
}

#[test]
fn the_trouble_has_a_reason_to_look_into() {
    let plan = example::plan(Lang::En, day("2026-11-22"));
    let opening = judge(&plan, &Schedule::of(&plan), &Id::new("opening"));
    assert!(
        matches!(&opening.time.findings[0].reason, Reason::Late { .. }),
        "{:?}",
        opening.time.findings[0]
    );
    assert!(
        matches!(&opening.form.findings[0].reason, Reason::Overdue { .. }),
        "{:?}",
        opening.form.findings[0]
    );
    assert_eq!(tray(&plan).len(), 2);
}

/// Each launch has something done before it, on it and after it; one was decided on, and its
/// condition is still to be met.
#[test]
fn every_launch_has_a_plan_around_it_and_one_a_condition() {
    let plan = example::plan(Lang::En, day("2026-11-22"));
    for (id, product) in plan.products.iter() {
        let launch = product.launch.expect("it has one");
        let dates: Vec<Span> = plan
            .activities_of(id)
            .filter_map(|(_, activity)| activity_dates(&plan, activity))
            .collect();
        assert!(dates.iter().any(|dates| dates.finish() < launch), "{id}: before");
        assert!(
            dates.iter().any(|dates| (dates.start(), dates.finish()) == (launch, launch)),
            "{id}: on the day"
        );
        assert!(dates.iter().any(|dates| dates.start() > launch), "{id}: after");
    }
    let releases =
        plan.activities.values().filter(|activity| activity.kind == ActivityKind::Release);
    let releases: Vec<_> =
        releases.filter_map(|activity| activity_dates(&plan, activity)).collect();
    assert!(
        matches!(&releases[..], [dates] if dates.start() == dates.finish()),
        "one, on one day: {releases:?}"
    );
    let [decision] = plan.decisions.values().collect::<Vec<_>>()[..] else {
        panic!("one decision")
    };
    let [condition] = &decision.conditions[..] else { panic!("one condition") };
    assert_eq!((decision.outcome, condition.met), (Outcome::Conditional, false));
    assert!(condition.owner.is_some() && condition.due > plan.about.status_date);
    let gate = decision
        .milestone
        .as_ref()
        .and_then(|gate| plan.get(gate))
        .expect("a milestone of the plan");
    assert!(gate.done && gate.day <= decision.day, "{} and {}", gate.day, decision.day);
    // So the readiness is as the sides say.
    let opening = judge(&plan, &Schedule::of(&plan), &decision.product);
    assert_eq!((opening.gate.len(), opening.verdict()), (0, Verdict::Red));
}

#[test]
fn the_story_does_not_depend_on_the_day() {
    // Every day of the week, leap days and ends of years among them.
    let first = day("2023-12-25");
    for number in 0..60 {
        let today = first.plus(number * 17);
        for lang in Lang::ALL {
            let plan = example::plan(lang, today);
            assert_eq!(verdicts(&plan), STORY, "{lang:?} on {today}");
            assert_eq!(plan.about.status_date, Some(today.monday()), "{today}");
        }
    }
}

#[test]
fn even_at_the_ends_of_the_calendar_there_is_an_example() {
    for today in [Day::MIN, Day::MAX] {
        assert_eq!(example::plan(Lang::En, today).projects.size(), 15);
    }
}

/// Reading it back lists what a file would be mended or marked for: a reference to nothing, a
/// milestone outside its project.
#[test]
fn it_is_a_sound_plan() {
    for lang in Lang::ALL {
        let plan = example::plan(lang, day("2026-11-22"));
        let read = json::read(json::write(&plan).as_bytes()).expect("it was written so");
        assert_eq!((read.repairs, &read.plan), (vec![], &plan), "{lang:?}");
        assert_eq!(plan.id, example::id(lang));
    }
}

#[test]
fn both_languages_tell_the_same_story_in_other_words() {
    let [nl, en] = Lang::ALL.map(|lang| example::plan(lang, day("2026-11-22")));
    assert_ne!(nl.id, en.id);
    assert_eq!(shape(&nl), shape(&en));
    let names = |plan: &Plan| {
        plan.projects.values().map(|project| project.name.clone()).collect::<Vec<_>>()
    };
    for (nl, en) in names(&nl).into_iter().zip(names(&en)) {
        assert!(!nl.is_empty() && nl != en, "{nl}");
    }
}

/// The plan without its words.
fn shape(plan: &Plan) -> String {
    let mut plan = plan.clone();
    let blank = String::new;
    plan.id = blank();
    plan.about = About { name: blank(), ..About::clone(&plan.about) }.into();
    fn rewrite<T: Record + Indexed>(plan: &mut Plan, rewrite: impl Fn(T) -> T) {
        for (id, record) in T::of(&plan.clone()).iter() {
            plan.insert(id.clone(), rewrite(T::clone(record)));
        }
    }
    rewrite(&mut plan, |programme: Programme| Programme { name: blank(), ..programme });
    rewrite(&mut plan, |project: Project| Project {
        name: blank(),
        known: KnownDates::default(),
        ..project
    });
    rewrite(&mut plan, |milestone: Milestone| Milestone { name: blank(), ..milestone });
    rewrite(&mut plan, |product: Product| Product { name: blank(), kind: blank(), ..product });
    rewrite(&mut plan, |deliverable: Deliverable| Deliverable { name: blank(), ..deliverable });
    rewrite(&mut plan, |criterion: Criterion| {
        // What was accepted has evidence in both languages.
        let evidence = if criterion.evidence.is_empty() { "" } else { "some" };
        Criterion { text: blank(), evidence: evidence.into(), ..criterion }
    });
    rewrite(&mut plan, |activity: Activity| Activity { name: blank(), ..activity });
    rewrite(&mut plan, |mut decision: Decision| {
        decision.conditions.iter_mut().for_each(|condition| condition.text = blank());
        Decision { by: blank(), note: blank(), ..decision }
    });
    rewrite(&mut plan, |person: Person| Person { name: blank(), ..person });
    rewrite(&mut plan, |party: Party| Party { name: blank(), ..party });
    json::write(&plan)
}
