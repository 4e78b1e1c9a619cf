//! The schedule in sentences: why a date is what it is, slack, conflicts, what moved along.

use super::{Lang, catalogue as t, date, working_days};
use domain::edit::commands::name_of;
use engine::model::*;
use engine::schedule::{Because, Conflict, Pause, PushRule, Variance, Why};

/// What a holiday is called.
pub fn holiday_name(lang: Lang, holiday: Holiday) -> String {
    match holiday {
        Holiday::NewYear => t::holiday_new_year(lang),
        Holiday::GoodFriday => t::holiday_good_friday(lang),
        Holiday::Easter => t::holiday_easter(lang),
        Holiday::EasterMonday => t::holiday_easter_monday(lang),
        Holiday::KingsDay => t::holiday_kings_day(lang),
        Holiday::LiberationDay => t::holiday_liberation_day(lang),
        Holiday::Ascension => t::holiday_ascension(lang),
        Holiday::WhitSunday => t::holiday_whit_sunday(lang),
        Holiday::WhitMonday => t::holiday_whit_monday(lang),
        Holiday::Christmas => t::holiday_christmas(lang),
        Holiday::BoxingDay => t::holiday_boxing_day(lang),
    }
}

/// Which ends a link ties, from the side of what waits.
pub fn link_kind_name(lang: Lang, kind: LinkKind) -> String {
    match kind {
        LinkKind::FinishStart => t::link_fs(lang),
        LinkKind::StartStart => t::link_ss(lang),
        LinkKind::FinishFinish => t::link_ff(lang),
        LinkKind::StartFinish => t::link_sf(lang),
    }
}

/// Which dates are agreed.
pub fn agreed_name(lang: Lang, agreed: Agreed) -> String {
    match agreed {
        Agreed::None => t::agreed_none(lang),
        Agreed::Start => t::agreed_start(lang),
        Agreed::Finish => t::agreed_finish(lang),
        Agreed::Both => t::agreed_both(lang),
    }
}

/// What a push rule is called.
pub fn rule_name(lang: Lang, rule: PushRule) -> String {
    match rule {
        PushRule::OnOverlap => t::push_on_overlap(lang),
        PushRule::KeepDistance => t::push_keep_distance(lang),
        PushRule::CloseGaps => t::push_close_gaps(lang),
        PushRule::OnlyThis => t::push_only_this(lang),
    }
}

/// What a push rule does.
pub fn rule_hint(lang: Lang, rule: PushRule) -> String {
    match rule {
        PushRule::OnOverlap => t::push_hint_on_overlap(lang),
        PushRule::KeepDistance => t::push_hint_keep_distance(lang),
        PushRule::CloseGaps => t::push_hint_close_gaps(lang),
        PushRule::OnlyThis => t::push_hint_only_this(lang),
    }
}

/// What was done, and how many other projects went along.
pub(super) fn along(lang: Lang, said: String, along: usize) -> String {
    match along {
        0 => said,
        1 => t::and_along(lang, &said, &t::one_other(lang)),
        n => t::and_along(lang, &said, &t::many_others(lang, n)),
    }
}

/// Why a project starts or finishes when it does: one sentence for one step of the chain.
pub fn why(lang: Lang, plan: &Plan, why: &Why) -> String {
    let day = date(lang, why.day);
    let is_start = why.edge == SpanEnd::Start;
    let either = |start: fn(Lang, &str) -> String, finish: fn(Lang, &str) -> String| {
        if is_start { start(lang, &day) } else { finish(lang, &day) }
    };
    let said = match &why.because {
        Because::Set => either(t::why_set_start, t::why_set_finish),
        Because::Fact => either(t::why_fact_start, t::why_fact_finish),
        Because::Status => either(t::why_status_start, t::why_status_finish),
        Because::Remaining(days) => {
            t::why_remaining(lang, &day, &working_days(lang, i32::from(*days)))
        }
        Because::Length(days) => t::why_length(lang, &day, &working_days(lang, *days)),
        Because::SetLater { link, days } => {
            let name = plan
                .get(link)
                .map_or_else(|| link.to_string(), |link| name_of(plan, &link.predecessor));
            let say = if is_start { t::why_later_start } else { t::why_later_finish };
            say(lang, &day, &working_days(lang, *days), &name)
        }
        Because::Link { link, from, pauses } => {
            let cause = cause(lang, plan, link, *from, pauses);
            if is_start {
                t::why_link_start(lang, &day, &cause)
            } else {
                t::why_link_finish(lang, &day, &cause)
            }
        }
    };
    if why.set == why.day {
        said
    } else {
        t::why_set_for(lang, &lower_first(&said), &date(lang, why.set))
    }
}

/// Whose date it is, before the sentence.
pub fn why_of(lang: Lang, plan: &Plan, step: &Why) -> String {
    let name = plan
        .get(&step.project)
        .map_or_else(|| step.project.to_string(), |project| project.name.clone());
    t::whose(lang, &name, &lower_first(&why(lang, plan, step)))
}

pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "A finishes 8 May 2026, 2 working days between, then a weekend and King's Day".
fn cause(lang: Lang, plan: &Plan, link: &LinkId, from: Day, pauses: &[Pause]) -> String {
    let day = date(lang, from);
    let Some(link) = plan.get(link) else { return day };
    let name = name_of(plan, &link.predecessor);
    let mut said = match (&link.predecessor, link.kind) {
        (LinkEnd::Milestone(_), _) => t::cause_reached(lang, &name, &day),
        (_, LinkKind::FinishStart | LinkKind::FinishFinish) => t::cause_finishes(lang, &name, &day),
        (_, LinkKind::StartStart | LinkKind::StartFinish) => t::cause_starts(lang, &name, &day),
    };
    let (days, length) = match link.lag {
        Lag::Working(days) => (days, working_days(lang, i32::from(days).abs())),
        Lag::Calendar(days) => (days, calendar_days(lang, i32::from(days).abs())),
    };
    if days != 0 {
        said = if days > 0 {
            t::cause_lag(lang, &said, &length)
        } else {
            t::cause_lead(lang, &said, &length)
        };
    }
    let pauses: Vec<String> = pauses.iter().map(|pause| pause_name(lang, pause)).collect();
    match pauses.split_last() {
        None => said,
        Some((last, [])) => t::cause_then(lang, &said, last),
        Some((last, others)) => {
            t::cause_then(lang, &said, &t::and_last(lang, &others.join(", "), last))
        }
    }
}

fn pause_name(lang: Lang, pause: &Pause) -> String {
    match pause {
        Pause::Week => t::a_weekend(lang),
        Pause::Holiday(holiday) => holiday_name(lang, *holiday),
        Pause::Closed(name) => name.clone(),
    }
}

fn calendar_days(lang: Lang, days: i32) -> String {
    if days == 1 { t::one_calendar_day(lang) } else { t::many_calendar_days(lang, days) }
}

/// How much a project may slip.
pub fn slack(lang: Lang, slack: Option<i32>) -> String {
    match slack {
        None => t::slack_nothing(lang),
        Some(0) => t::slack_none(lang),
        Some(days @ 1..) => t::slack_days(lang, &working_days(lang, days)),
        Some(days) => t::slack_negative(lang, &working_days(lang, days.saturating_neg())),
    }
}

/// How much a project may slip before another one has to move.
pub fn free_slack(lang: Lang, slack: i32) -> String {
    if slack > 0 {
        t::free_slack_days(lang, &working_days(lang, slack))
    } else {
        t::free_slack_none(lang)
    }
}

/// The slack on a critical path.
pub fn critical_slack(lang: Lang, slack: i32) -> String {
    match slack {
        0 => t::critical_without(lang),
        1.. => t::critical_with(lang, &working_days(lang, slack)),
        _ => t::critical_short(lang, &working_days(lang, slack.saturating_neg())),
    }
}

/// What is wrong on a link.
pub fn conflict(lang: Lang, plan: &Plan, link: &Link, conflict: &Conflict) -> String {
    let (from, to) = (name_of(plan, &link.predecessor), name_of(plan, &link.successor));
    let (days, day) = (working_days(lang, conflict.days), date(lang, conflict.allowed));
    match conflict.edge {
        Some(SpanEnd::Start) => t::conflict_start(lang, &to, &from, &days, &day),
        Some(SpanEnd::Finish) => t::conflict_finish(lang, &to, &from, &days, &day),
        None => t::conflict_milestone(lang, &to, &from, &days, &day),
    }
}

/// How many conflicts.
pub fn number_of_conflicts(lang: Lang, n: usize) -> String {
    if n == 1 { t::one_conflict(lang) } else { t::many_conflicts(lang, n) }
}

/// What is asked.
pub fn request(lang: Lang, plan: &Plan, request: &Request) -> String {
    let name = plan
        .get(&request.project)
        .map_or_else(|| request.project.to_string(), |project| project.name.clone());
    match &request.ask {
        Ask::FinishBy(day) => t::asked_finish(lang, &name, &date(lang, *day)),
        Ask::StartBy(day) => t::asked_start(lang, &name, &date(lang, *day)),
        Ask::Decide(what) => t::asked_decide(lang, &name, what),
    }
}

/// How far dates are from those of a baseline, in working days.
pub fn variance(lang: Lang, variance: Option<Variance>) -> String {
    match variance {
        None => t::variance_unknown(lang),
        Some(Variance { start: 0, finish: 0, .. }) => t::variance_same(lang),
        Some(Variance { start, finish, .. }) => {
            t::variance_said(lang, &super::signed(lang, start), &super::signed(lang, finish))
        }
    }
}
