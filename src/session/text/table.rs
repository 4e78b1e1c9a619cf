//! What stands in the cells of the table beside the bars.

use super::{Lang, catalogue as t, date_short, percent, signed};
use crate::viewmodel::Column;
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::Order;

/// The head of a column.
pub fn column_name(lang: Lang, column: Column) -> String {
    match column {
        Column::Manager => t::manager(lang),
        Column::Start => t::start(lang),
        Column::Finish => t::finish(lang),
        Column::Duration => t::duration(lang),
        Column::Progress => t::column_progress(lang),
        Column::Slack => t::word_slack(lang),
        Column::Product => t::products(lang),
    }
}

/// What a cell of a project says; empty where there is nothing to say.
pub fn cell(
    lang: Lang,
    plan: &Plan,
    schedule: &Schedule,
    id: &ProjectId,
    column: Column,
) -> String {
    let said = || {
        let project = plan.get(id)?;
        Some(match column {
            Column::Manager => plan.get(leader(plan, project)?.person())?.name.clone(),
            Column::Start => date_short(lang, project.dates?.start()),
            Column::Finish => date_short(lang, project.dates?.finish()),
            Column::Duration => {
                t::working_days_short(lang, plan.calendar_of(project).working_days(project.dates?))
            }
            Column::Progress => percent(lang, project.progress),
            Column::Slack => signed(lang, schedule.slack(id)?),
            Column::Product => {
                let names = plan
                    .deliverables_by(id)
                    .filter_map(|(_, it)| Some(plan.get(&it.product)?.name.clone()));
                let mut names: Vec<String> = names.collect();
                names.order();
                names.dedup();
                names.join(", ")
            }
        })
    };
    said().unwrap_or_default()
}
