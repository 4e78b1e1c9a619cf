//! What is said of a plan that lies in this browser, and of what a file would change in it.

use super::sentences::what;
use super::{Lang, catalogue as t, date_short};
use domain::edit::{Compared, RecordChange};
use domain::persist::{BIN_DAYS, PlanInfo};
use engine::model::{Day, Unknown, names};

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
                fields.iter().map(|name| field_name(lang, name)).collect::<Vec<_>>().join(", ");
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

/// The field of a record by its name in a file, in words; one that has none is called by its name.
pub fn field_name(lang: Lang, name: &str) -> String {
    let word = match name {
        "name" => t::name,
        "status_date" => t::status_date,
        "week" => t::field_week,
        "tolerance" => t::tolerance,
        "parent" => t::field_parent,
        "manager" => t::manager,
        "hue" => t::field_hue,
        "rank" => t::field_rank,
        "programme" => t::programme,
        "kind" => t::kind,
        "party" => t::the_party,
        "dates" => t::dates,
        "state" => t::state,
        "progress" => t::progress,
        "known" => t::field_known,
        "rating" => t::rating,
        "note" => t::note,
        "project" => t::the_project,
        "day" => t::day,
        "done" => t::field_reached,
        "predecessor" => t::field_predecessor,
        "successor" => t::field_successor,
        "lag" => t::field_lag,
        "accepted" => t::field_accepted,
        "launch" => t::launch,
        "milestone" => t::milestone,
        "product" => t::the_product,
        "need" => t::need,
        "lead" => t::preparation,
        "text" => t::field_wording,
        "deliverable" => t::the_deliverable,
        "owner" => t::owner,
        "evidence" => t::evidence,
        "due" => t::due,
        "external" => t::field_external,
        "holidays" => t::holidays,
        "closed" => t::closed_periods,
        "calendar" => t::calendar,
        "agreed" => t::agreed,
        "deadline" => t::deadline,
        "remaining" => t::remaining,
        "spread" => t::spread,
        "uncertainty" => t::uncertainty,
        "as_at" => t::status_date,
        "projects" => t::projects,
        "milestones" => t::milestones,
        "launches" => t::launches,
        "ask" => t::word_request,
        "link" => t::the_link,
        "asked" => t::asked_on,
        "answer" => t::answer,
        "override" => t::field_override,
        "outcome" => t::outcome,
        "by" => t::decided_by,
        "conditions" => t::conditions,
        "foreseen" => t::field_foreseen,
        "when" => t::when,
        "seed" => t::field_seed,
        _ => return format!("“{name}”"),
    };
    word(lang).to_lowercase()
}
