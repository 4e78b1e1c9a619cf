//! What came of the forecasts, a line for each decision and one for now.

use super::sentences::about_percent;
use super::{Lang, catalogue as t, date_short, signed};
use crate::viewmodel::{CallOutcome, Entry, ForecastCall, Tally, TrackRecord};
use engine::model::Day;

/// What was foreseen with a decision, by how far that moved since, and whether it was kept.
pub fn record_entry(lang: Lang, entry: &Entry) -> String {
    let kept = entry.kept.map(|kept| match kept {
        CallOutcome::Half => t::record_half(lang),
        CallOutcome::Most => t::record_most(lang),
        CallOutcome::Neither => t::record_neither(lang),
    });
    line(
        lang,
        &date_short(lang, entry.day),
        call(lang, &entry.then, entry.launch_moved, entry.p80_moved).into_iter().chain(kept),
    )
}

/// How the launch stands now; once it has come, the day it did.
pub fn record_today(lang: Lang, record: &TrackRecord) -> String {
    let came = record.came.map(|day| vec![t::record_came(lang, &date_short(lang, day))]);
    line(
        lang,
        &t::record_now(lang),
        came.unwrap_or_else(|| call(lang, &record.now, None, None)).into_iter(),
    )
}

/// How the launches that came kept what was called.
pub fn tallied(lang: Lang, tally: Tally) -> String {
    let Tally { came, by_half, by_most } = tally;
    match came {
        0 => t::tally_none(lang),
        _ if tally.is_enough() => t::tally(lang, came, by_half, by_most),
        _ => t::tally_few(lang, came, by_half, by_most),
    }
}

fn line(lang: Lang, day: &str, parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<_> = parts.collect();
    t::record_line(
        lang,
        day,
        &if parts.is_empty() { t::record_nothing(lang) } else { parts.join(", ") },
    )
}

fn call(
    lang: Lang,
    call: &ForecastCall,
    launch_moved: Option<i32>,
    p80_moved: Option<i32>,
) -> Vec<String> {
    let day = |day: Day| date_short(lang, day);
    let since = |said: String, moved: Option<i32>| match moved {
        Some(days) => t::record_since(lang, &said, &signed(lang, days)),
        None => said,
    };
    let launch =
        call.launch.map(|launch| since(t::record_launch(lang, &day(launch)), launch_moved));
    let days = call
        .days
        .map(|(half, most)| since(t::record_days(lang, &day(half), &day(most)), p80_moved));
    let chance = call.chance.map(|chance| t::record_chance(lang, &about_percent(lang, chance)));
    [launch, days, chance].into_iter().flatten().collect()
}
