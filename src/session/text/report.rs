//! What a step did, as plain text to be mailed or pasted: every date that moved, from where to
//! where, and every launch that stands otherwise.

use super::{
    Lang, catalogue as t, date, label, signed, some_of, verdict_letter, verdict_name, verdict_said,
};
use crate::viewmodel::{Affected, LaunchShift, ProductStanding};
use domain::edit::Change;
use engine::model::{Day, Span};

/// People named at most.
const NAMED: usize = 20;

/// A step and what it hits, a line for each; the first line says what the step did.
pub fn report(lang: Lang, change: &Change, affected: &Affected) -> String {
    let span =
        |dates: Span| format!("{} – {}", date(lang, dates.start()), date(lang, dates.finish()));
    let none = || t::report_no_dates(lang);
    let mut lines = vec![label(lang, &change.label)];
    for diff in change.patch.projects.values() {
        let said = |project: &engine::model::Project| project.dates.map_or_else(none, span);
        match (&diff.before, &diff.after) {
            (Some(before), Some(after)) if before.dates != after.dates => {
                lines.push(t::report_was(lang, &after.name, &said(before), &said(after)));
            }
            (None, Some(after)) => lines.push(t::report_new(lang, &after.name, &said(after))),
            (Some(before), None) => lines.push(t::report_gone(lang, &before.name, &said(before))),
            _ => {}
        }
    }
    for diff in change.patch.milestones.values() {
        if let (Some(before), Some(after)) = (&diff.before, &diff.after)
            && before.day != after.day
        {
            lines.push(t::report_was(
                lang,
                &after.name,
                &date(lang, before.day),
                &date(lang, after.day),
            ));
        }
    }
    for diff in change.patch.products.values() {
        let said = |launch: Option<Day>| launch.map_or_else(none, |day| date(lang, day));
        if let (Some(before), Some(after)) = (&diff.before, &diff.after)
            && before.launch != after.launch
        {
            lines.push(t::report_was(
                lang,
                &t::report_launch(lang, &after.name),
                &said(before.launch),
                &said(after.launch),
            ));
        }
    }
    lines.extend(affected.hits.iter().map(|hit| launch_line(lang, hit)));
    if !affected.people.is_empty() {
        lines.push(t::affected_people(lang, &some_of(lang, &affected.people, NAMED)));
    }
    lines.join("\n")
}

/// What a step came to, for whoever hears it behind what it did: the new dates, and the launches
/// that stand otherwise.
pub fn aloud(lang: Lang, dates: &[(String, Span)], affected: &Affected) -> String {
    let mut said = Vec::new();
    said.extend(dates.iter().map(|(name, dates)| {
        t::aloud_dates(lang, name, &date(lang, dates.start()), &date(lang, dates.finish()))
    }));
    said.extend(affected.hits.iter().take(Affected::SHOWN).map(|hit| {
        let slack = |standing: ProductStanding| {
            standing
                .slack
                .map_or_else(|| verdict_name(lang, standing.verdict), |days| signed(lang, days))
        };
        t::aloud_launch(
            lang,
            &hit.name,
            &slack(hit.from),
            &slack(hit.to),
            &verdict_said(lang, hit.to.verdict, hit.to.by_hand),
        )
    }));
    said.join(". ")
}

/// How a launch stood and stands: "Ferry: G +12 d → R −9 d"; a verdict that was set by hand says
/// so.
fn launch_line(lang: Lang, hit: &LaunchShift) -> String {
    let said = |standing: crate::viewmodel::ProductStanding| {
        let slack =
            standing.slack.map(|days| format!(" {}", signed(lang, days))).unwrap_or_default();
        let by_hand =
            standing.by_hand.map(|_| format!(" ({})", t::by_hand_mark(lang))).unwrap_or_default();
        format!("{}{by_hand}{slack}", verdict_letter(lang, standing.verdict))
    };
    t::report_was(lang, &hit.name, &said(hit.from), &said(hit.to))
}
