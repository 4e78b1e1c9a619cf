//! Verdicts, decisions, activities and what follows from a slip: each in one sentence.

use super::schedule::lower_first;
use super::sentences::about_percent;
use super::{Lang, catalogue as t, date, reason, signed, some_of, verdict_name, working_days};
use domain::readiness::{
    ByHand, CouldBe, Decided, Headline, Overridden, Readiness, Reason, Slipped, TimeStanding,
    Verdict,
};
use engine::forecast::Chance;
use engine::model::*;

/// How a product stands by what is found, and every reason that calls for it: "“Line”: will not be
/// ready, because …".
///
/// What somebody says instead is told by [`overridden`].
pub fn verdict(lang: Lang, plan: &Plan, product: &ProductId, readiness: &Readiness) -> String {
    let found = readiness.found();
    let reasons = readiness.findings().into_iter().filter(|finding| finding.verdict == found);
    let mut said: Vec<String> = Vec::new();
    for finding in reasons {
        let reason = lower_first(reason(lang, plan, &finding.reason).trim_end_matches('.'));
        // Both sides may give the same reason.
        if !said.contains(&reason) {
            said.push(reason);
        }
    }
    t::verdict_because(
        lang,
        &product_name(plan, product),
        &verdict_name(lang, found),
        &said.join("; "),
    )
}

/// What somebody says in the place of the verdict that is found, or that it no longer counts.
pub fn overridden(lang: Lang, overridden: &Overridden, found: Verdict) -> String {
    let Overridden { said: Override { verdict, reason, by, until }, stands } = overridden;
    let (until, said, found) =
        (date(lang, *until), verdict_name(lang, (*verdict).into()), verdict_name(lang, found));
    match (stands, by.trim()) {
        (false, _) => t::override_expired(lang, &until, &said, &found, reason),
        (true, "") => t::overridden(lang, &until, &said, &found, reason),
        (true, by) => t::overridden_by(lang, &until, &said, &found, by, reason),
    }
}

/// A launch in one line: when it was promised, when it is likely, and when it is safe to count on.
pub fn headline(lang: Lang, headline: &Headline) -> String {
    let promised = headline.promised.map_or_else(
        || t::headline_not_promised(lang),
        |day| t::headline_promised(lang, &date(lang, day)),
    );
    let could_be = headline.could_be.iter().flat_map(|CouldBe { likely, safe, late }| {
        let (day, days) = (date(lang, *likely), working_days(lang, late.abs()));
        let likely = match late {
            0 => t::headline_then(lang),
            1.. => t::headline_late(lang, &day, &days),
            _ => t::headline_early(lang, &day, &days),
        };
        [likely, t::headline_safe(lang, &date(lang, *safe))]
    });
    let parts: Vec<String> = std::iter::once(promised).chain(could_be).collect();
    format!("{}.", parts.join("; "))
}

/// What decided the verdict of a launch.
pub fn headline_because(lang: Lang, plan: &Plan, decided: &Decided) -> String {
    let because = |it: &Reason| reason(lang, plan, it);
    match decided {
        Decided::ByHand { until, found } => {
            t::headline_by_hand(lang, &date(lang, *until), &verdict_name(lang, *found))
        }
        Decided::Should(it) => t::headline_should(lang, &because(it)),
        Decided::Dates => t::headline_dates(lang),
        Decided::Gate(it)
        | Decided::Chance(it)
        | Decided::Must(it)
        | Decided::Form(it)
        | Decided::NotJudged(it) => because(it),
    }
}

/// A verdict in words; where somebody set it by hand, with until when and what is found.
pub fn verdict_said(lang: Lang, verdict: Verdict, by_hand: Option<ByHand>) -> String {
    let name = verdict_name(lang, verdict);
    by_hand.map_or(name.clone(), |ByHand { until, found }| {
        t::by_hand(lang, &name, &date(lang, until), &verdict_name(lang, found))
    })
}

/// What can be decided at a gate.
pub fn outcome_name(lang: Lang, outcome: Outcome) -> String {
    match outcome {
        Outcome::Go => t::outcome_go(lang),
        Outcome::Conditional => t::outcome_conditional(lang),
        Outcome::Hold => t::outcome_hold(lang),
        Outcome::Recycle => t::outcome_recycle(lang),
        Outcome::Stop => t::outcome_stop(lang),
    }
}

/// What was decided, where, by whom, and what was foreseen that day.
pub fn decision(lang: Lang, plan: &Plan, decision: &Decision) -> String {
    let mut said = t::decided(
        lang,
        &product_name(plan, &decision.product),
        &outcome_name(lang, decision.outcome),
        &date(lang, decision.day),
    );
    if let Some(gate) = decision.milestone.as_ref().and_then(|milestone| plan.get(milestone)) {
        said = t::decided_at(lang, &said, &gate.name);
    }
    if !decision.by.trim().is_empty() {
        said = t::decided_by_whom(lang, &said, &decision.by);
    }
    if !decision.conditions.is_empty() {
        let met = decision.conditions.iter().filter(|condition| condition.met).count();
        said = t::decided_conditions(lang, &said, met, decision.conditions.len());
    }
    let foreseen = foreseen(lang, &decision.foreseen);
    if foreseen.is_empty() { said } else { t::decided_foreseen(lang, &said, &foreseen.join(", ")) }
}

fn foreseen(lang: Lang, foreseen: &Foreseen) -> Vec<String> {
    let launch = foreseen.launch.map(|day| t::foreseen_launch(lang, &date(lang, day)));
    let verdict = foreseen.verdict.map(|verdict| verdict_name(lang, verdict.into()));
    let chance = foreseen
        .chance
        .map(|ChanceCounts { hits, samples }| about_percent(lang, Chance { hits, samples }));
    let days = foreseen
        .p50
        .zip(foreseen.p80)
        .map(|(p50, p80)| t::foreseen_days(lang, &date(lang, p50), &date(lang, p80)));
    [launch, verdict, chance.map(|chance| t::foreseen_chance(lang, &chance)), days]
        .into_iter()
        .flatten()
        .collect()
}

/// What has to be met after a decision, by whom and by when; whether it is, a tick beside it says.
pub fn condition(lang: Lang, plan: &Plan, condition: &Condition) -> String {
    let owner = condition.owner.as_ref().and_then(|owner| plan.get(owner));
    let who = owner.map_or_else(|| t::nobody(lang).to_lowercase(), |owner| owner.name.clone());
    let due = condition
        .due
        .map_or_else(|| t::condition_no_due(lang), |due| t::condition_due(lang, &date(lang, due)));
    t::condition_line(lang, &condition.text, &who, &due)
}

/// What sort of activity it is.
pub fn activity_kind_name(lang: Lang, kind: ActivityKind) -> String {
    match kind {
        ActivityKind::Promotion => t::activity_promotion(lang),
        ActivityKind::Launch => t::activity_launch(lang),
        ActivityKind::Improvement => t::activity_improvement(lang),
        ActivityKind::Support => t::activity_support(lang),
        ActivityKind::Release => t::activity_release(lang),
    }
}

/// When an activity is, and why then.
pub fn activity(lang: Lang, plan: &Plan, activity: &Activity) -> String {
    let kind = activity_kind_name(lang, activity.kind);
    let how = match activity.when {
        When::Dates(_) => t::activity_fixed(lang),
        When::Launch(Offset { start, finish }) if start == finish => from_launch(lang, start),
        When::Launch(Offset { start, finish }) => {
            t::between_launch(lang, &from_launch(lang, start), &from_launch(lang, finish))
        }
    };
    match activity_dates(plan, activity) {
        None => t::activity_nowhere(lang, &activity.name, &kind, &how),
        Some(dates) if dates.start() == dates.finish() => {
            t::activity_on(lang, &activity.name, &kind, &date(lang, dates.start()), &how)
        }
        Some(dates) => {
            let days =
                t::activity_days(lang, &date(lang, dates.start()), &date(lang, dates.finish()));
            t::activity_on(lang, &activity.name, &kind, &days, &how)
        }
    }
}

fn from_launch(lang: Lang, days: i32) -> String {
    match days {
        0 => t::at_launch(lang),
        1.. => t::after_launch(lang, &working_days(lang, days)),
        _ => t::before_launch(lang, &working_days(lang, days.saturating_neg())),
    }
}

/// People that a sentence names at most.
const NAMED: usize = 5;

/// What follows if a project takes longer: the launches that stand otherwise, how many others are
/// later, who has to adjust.
pub fn slipped(lang: Lang, plan: &Plan, slipped: &Slipped) -> String {
    let name = plan
        .get(&slipped.project)
        .map_or_else(|| slipped.project.to_string(), |project| project.name.clone());
    if slipped.later.is_empty() {
        return t::if_slips_not(lang, &name);
    }
    let hit = slipped.launches.iter().filter(|launch| !launch.is_safe());
    let mut said: Vec<String> = hit
        .map(|launch| {
            let (from, to) = (stand(lang, &launch.before), stand(lang, &launch.after));
            t::slip_launch(lang, &product_name(plan, &launch.product), &from, &to)
        })
        .collect();
    if said.is_empty() {
        said.push(t::slip_no_launch(lang));
    }
    match slipped.later.iter().filter(|later| later.project != slipped.project).count() {
        0 => {}
        1 => said.push(t::slip_one_other(lang)),
        n => said.push(t::slip_others(lang, n)),
    }
    let people: Vec<String> =
        slipped.people.iter().filter_map(|person| Some(plan.get(person)?.name.clone())).collect();
    if !people.is_empty() {
        said.push(t::slip_people(lang, &some_of(lang, &people, NAMED)));
    }
    t::if_slips(lang, &name, &working_days(lang, slipped.days.into()), &said.join("; "))
}

/// "at risk (−2 d, about 60 %)".
fn stand(lang: Lang, stand: &TimeStanding) -> String {
    let slack = stand.slack.map(|slack| signed(lang, slack));
    let chance = stand.chance.map(|chance| about_percent(lang, chance));
    let more: Vec<String> = [slack, chance].into_iter().flatten().collect();
    let verdict = verdict_name(lang, stand.verdict);
    if more.is_empty() { verdict } else { t::standing(lang, &verdict, &more.join(", ")) }
}

fn product_name(plan: &Plan, product: &ProductId) -> String {
    plan.get(product).map_or_else(|| product.to_string(), |product| product.name.clone())
}
