//! How a list would come in: what it changes, a line each, and its first rows.

use crate::text::{self as t, Lang};
use domain::format::csv::{ColumnRole, Imported, Moved, Report, Switched};
use engine::model::{Day, Plan, Project};

/// Says how many of each, in one line.
pub fn summary(lang: Lang, report: &Report) -> String {
    let said = |say: fn(Lang, usize) -> String, count: usize| (count > 0).then(|| say(lang, count));
    let counts = [
        said(t::list_moved, report.moved.len()),
        said(t::list_programme, report.programme.len()),
        said(t::list_rating, report.rating.len()),
        said(t::list_other, report.other.len()),
        said(t::list_new, report.new.len()),
        said(t::list_gone_short, report.gone.len()),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Says how far a project moves.
pub fn moved(lang: Lang, moved: &Moved) -> String {
    let days = |days| t::days_moved(lang, days);
    match (moved.start, moved.finish) {
        (start, finish) if start == finish => t::moved_whole(lang, &moved.name, &days(start)),
        (0, finish) => t::moved_finish(lang, &moved.name, &days(finish)),
        (start, 0) => t::moved_start(lang, &moved.name, &days(start)),
        (start, finish) => t::moved_both(lang, &moved.name, &days(start), &days(finish)),
    }
}

/// Says what of a record becomes another.
pub fn switched(lang: Lang, switched: &Switched) -> String {
    let said = |text: &str| if text.is_empty() { t::nothing_before(lang) } else { text.to_owned() };
    t::switched(lang, &switched.name, &said(&switched.from), &said(&switched.to))
}

/// Says what else of a record changes.
pub fn changed(lang: Lang, name: &str, roles: &[ColumnRole]) -> String {
    let roles: Vec<_> = roles.iter().map(|role| t::role_name(lang, *role)).collect();
    t::changed_in(lang, name, &roles.join(", "))
}

/// A project of a list as it would come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    pub name: String,
    pub programme: Option<String>,
    pub kind: String,
    /// Its first and last day; without dates what is known of them.
    pub start: String,
    pub finish: String,
    pub rating: Option<String>,
    pub state: String,
}

/// Returns the first rows of a list.
pub fn rows(lang: Lang, imported: &Imported) -> Vec<ListRow> {
    imported.previewed.iter().map(|project| row(lang, &imported.plan, project)).collect()
}

fn row(lang: Lang, plan: &Plan, project: &Project) -> ListRow {
    let programme = project.programme.as_ref().and_then(|id| plan.get(id));
    let known = |day: Option<Day>, text: &str| {
        day.map_or_else(|| text.to_owned(), |day| t::date(lang, day))
    };
    let (start, finish) = match project.dates {
        Some(dates) => (t::date(lang, dates.start()), t::date(lang, dates.finish())),
        None => (
            known(project.known.start, &project.known.start_text),
            known(project.known.finish, &project.known.finish_text),
        ),
    };
    ListRow {
        name: project.name.clone(),
        programme: programme.map(|programme| programme.name.clone()),
        kind: project.kind.clone(),
        start,
        finish,
        rating: project.rating.as_ref().map(|rating| rating.value.clone()),
        state: t::state_name(lang, project.state),
    }
}
