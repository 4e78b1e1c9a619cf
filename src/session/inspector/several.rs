//! Several projects that are selected together.

use std::collections::BTreeSet;

use crate::text::{self as t, Lang};
use engine::model::{Plan, ProjectId, Span};

/// Returns the first start and the last finish of these projects; none when none has dates.
pub fn span(plan: &Plan, projects: &BTreeSet<ProjectId>) -> Option<Span> {
    let dates: Vec<Span> = projects.iter().filter_map(|id| plan.get(id)?.dates).collect();
    let start = dates.iter().map(|dates| dates.start()).min()?;
    let finish = dates.iter().map(|dates| dates.finish()).max()?;
    Span::new(start, finish)
}

/// Says from when to when they are.
pub fn said(lang: Lang, span: Span) -> String {
    format!("{} – {}", t::date(lang, span.start()), t::date(lang, span.finish()))
}
