//! What is said of a plan that lies in this browser, and of what a file would change in it.

use super::sentences::{field, what};
use super::{Lang, catalogue as t, date_short};
use domain::edit::{ChangedField, Compared, RecordChange};
use domain::persist::{BIN_DAYS, PlanInfo};
use engine::model::{Day, Unknown, field_named, names};

/// A day that has passed, as people say it: "today", "12 days ago", "on 4 May 2026".
pub fn when(lang: Lang, day: Day, today: Day) -> String {
    match today.since(day) {
        0 => t::day_today(lang),
        1 => t::day_yesterday(lang),
        days @ 2..=60 => t::days_ago(lang, days),
        _ => t::on_day(lang, &date_short(lang, day)),
    }
}

/// How many projects, in words.
pub fn number_of_projects(lang: Lang, projects: usize) -> String {
    if projects == 1 { t::one_project(lang) } else { t::count_projects(lang, projects) }
}

/// What the list says of a plan: "13 projects · changed today · no file yet". What is not known is
/// left out.
pub fn plan_line(lang: Lang, info: &PlanInfo, today: Day) -> String {
    let projects = info.facts.projects.map(|projects| number_of_projects(lang, projects));
    let changed = info.facts.changed.map(|day| t::changed_when(lang, &when(lang, day, today)));
    let file = info.exported.map_or_else(
        || t::exported_never(lang),
        |file| t::exported_when(lang, &when(lang, file.day, today)),
    );
    [projects, changed, Some(file)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How long a plan still waits in the bin.
pub fn days_left(lang: Lang, binned: Day, today: Day) -> String {
    match BIN_DAYS - today.since(binned) {
        ..=1 => t::bin_day_left(lang),
        days => t::bin_days_left(lang, days.min(BIN_DAYS)),
    }
}

/// How old the last exported file of a plan is, and what it lacks.
pub fn file_age(lang: Lang, info: &PlanInfo, today: Day) -> String {
    match (info.exported, info.steps_without_file()) {
        (None, _) => t::file_never(lang),
        (Some(file), 0) => t::file_fresh(lang, &when(lang, file.day, today)),
        (Some(file), steps) => t::file_stale(lang, &when(lang, file.day, today), steps),
    }
}

/// The few words that ask for a new file.
pub fn reminder(lang: Lang, info: &PlanInfo, today: Day) -> String {
    info.exported.map_or_else(
        || t::remind_first(lang),
        |file| t::remind_old(lang, &when(lang, file.day, today)),
    )
}

/// How much of the room for plans is used, both in characters.
pub fn room_line(lang: Lang, used: usize, room: usize) -> String {
    match used.saturating_mul(100) / room.max(1) {
        0 => t::room_hardly_used(lang),
        percent => t::room_used(lang, percent),
    }
}

/// A record that differs, on one line.
pub fn differs_line(lang: Lang, differs: &Compared) -> String {
    let kind = what(lang, differs.what);
    match &differs.how {
        RecordChange::New | RecordChange::Gone => t::differs(lang, &kind, &differs.name),
        RecordChange::Changed(fields) => {
            let fields =
                fields.iter().map(|it| changed_field(lang, it)).collect::<Vec<_>>().join(", ");
            t::differs_in(lang, &kind, &differs.name, &fields)
        }
    }
}

/// The fields of a record that only a newer version knows, a line each.
pub fn newer_fields(lang: Lang, unknown: &Unknown) -> Vec<String> {
    let line = |(path, json): (&String, &String)| {
        let field = names(path).map(|name| field_name(lang, &name)).collect::<Vec<_>>().join(" ");
        format!("{field}: {}", plain(json))
    };
    unknown.0.iter().map(line).collect()
}

/// A value of a field that only a newer version knows.
pub fn newer_value(lang: Lang, json: &str) -> String {
    t::from_newer(lang, &plain(json))
}

/// A JSON value as one reads it: a text without its quotes.
fn plain(json: &str) -> String {
    serde_json::from_str::<String>(json).unwrap_or_else(|_| json.to_owned())
}

/// The name that a field of a newer version has in a file, in quotation marks; one that this version
/// knows, in words.
fn field_name(lang: Lang, name: &str) -> String {
    field_named(name).map_or_else(|| format!("“{name}”"), |known| field(lang, known))
}

/// A field that gets another value, in words.
fn changed_field(lang: Lang, changed: &ChangedField) -> String {
    match changed {
        ChangedField::Known(known) => field(lang, *known),
        ChangedField::Newer(name) => format!("“{name}”"),
    }
}
