//! How sure a launch is: its chance, when it could be, what drives that, and what another chance
//! would take.

use crate::state::Details;
use crate::text::{self as t, Lang};
use crate::viewmodel::{Distribution, distribution};
use engine::forecast::{Chance, Outlook, Shortening, WhyPlainIsEarly};
use engine::model::*;

/// Projects named at most.
pub const NAMED: usize = 5;

/// Says the chance, when it could be, and why the plain date is too good if it is.
pub fn sentences(lang: Lang, details: &Details) -> Vec<String> {
    let (outlook, paths) = (&details.outlook, &details.paths);
    let date = |day: Day| t::date(lang, day);
    let below = paths.below.map(|below| match below {
        WhyPlainIsEarly::Merging(merging) => t::below_merging(lang, &date(paths.plain), merging),
        WhyPlainIsEarly::Tail => t::below_tail(lang, &date(paths.plain)),
    });
    let chance =
        t::outlook_chance(lang, &date(outlook.launch), &t::about_percent(lang, outlook.chance));
    let days = t::outlook_days(lang, &date(outlook.ready.p50), &date(outlook.ready.p80));
    [chance, days].into_iter().chain(below).collect()
}

/// When a launch could be, drawn; the sentences say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookDrawing {
    pub drawn: Distribution,
    /// What stands at the promised day, at P50 and at P80.
    pub names: [String; 3],
    /// The first day, and the last with what lies beyond it.
    pub ends: (String, String),
}

impl OutlookDrawing {
    /// Returns none without samples.
    pub fn of(lang: Lang, outlook: &Outlook) -> Option<OutlookDrawing> {
        let drawn = distribution(outlook)?;
        let first = t::date_short(lang, drawn.columns.first()?.days.start());
        let last = t::date_short(lang, drawn.columns.last()?.days.finish());
        let last = if drawn.has_later { t::and_later(lang, &last) } else { last };
        let names = [t::launch(lang), "P50".into(), "P80".into()];
        Some(OutlookDrawing { drawn, names, ends: (first, last) })
    }
}

/// A project, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectLine {
    pub project: ProjectId,
    pub name: String,
    pub said: String,
}

/// Returns the projects that decide the launch: how often, and what it would gain by each.
pub fn drivers(lang: Lang, plan: &Plan, details: &Details) -> Vec<ProjectLine> {
    let Some(from) = details.outlook.chance.percent() else { return Vec::new() };
    let line = |(id, often): &(ProjectId, Chance)| {
        let name = plan.get(id)?.name.clone();
        let gain = details.gains.iter().find(|gain| gain.project == *id);
        let to = gain.and_then(|gain| gain.chance.percent()).filter(|to| *to != from);
        let often = t::often_critical(lang, often.percent()?);
        let gain = to.map(|to| format!("; {}", t::gains(lang, from, to)));
        let said = often + &gain.unwrap_or_default();
        Some(ProjectLine { project: id.clone(), name, said })
    };
    details.paths.critical.iter().take(NAMED).filter_map(line).collect()
}

/// Reads a chance that is wanted: 1 to 99 per cent, since nothing is certain.
pub fn chance_typed(typed: &str) -> Option<u8> {
    typed.trim().parse().ok().filter(|percent| (1..=99).contains(percent))
}

/// What a wanted chance comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeekPicture {
    /// The first day that has it; none when no day has.
    pub day: Option<Day>,
    pub said: Option<String>,
    /// Whether the launch is promised on that day.
    pub is_there: bool,
    /// Whether the promised day has that chance.
    pub has_it: bool,
}

impl SeekPicture {
    pub fn of(lang: Lang, outlook: &Outlook, wanted: u8) -> SeekPicture {
        let day = outlook.day_for(wanted);
        SeekPicture {
            day,
            said: day.map(|day| said_of(lang, outlook, wanted, day)),
            is_there: day == Some(outlook.launch),
            has_it: outlook.chance.is_at_least(wanted),
        }
    }
}

/// Less is asked for than the first day has: that is what one gets.
fn said_of(lang: Lang, outlook: &Outlook, wanted: u8, day: Day) -> String {
    let is_first = outlook.launches.first().is_some_and(|(first, _)| *first == day);
    let date = t::date(lang, day);
    match outlook.percent_on(day).filter(|least| is_first && *least > wanted) {
        Some(least) => t::seek_first(lang, least, &date),
        None => t::seek_day(lang, wanted, &date),
    }
}

/// Says what a shorter project would bring; one that is gone has no name.
pub fn shortening(lang: Lang, plan: &Plan, shortening: &Shortening) -> ProjectLine {
    let Shortening { project, days, chance, is_enough } = shortening;
    let (days, chance) = (t::working_days(lang, *days), t::about_percent(lang, *chance));
    let say = if *is_enough { t::bid } else { t::bid_too_little };
    ProjectLine {
        project: project.clone(),
        name: plan.get(project).map_or_else(String::new, |project| project.name.clone()),
        said: say(lang, &days, &chance),
    }
}
