//! The baselines of the plan.

use crate::text::{self as t, Lang};
use engine::model::*;
use engine::sorting::Order;

/// Returns all baselines by rank.
pub fn baselines(plan: &Plan) -> Vec<BaselineId> {
    let mut list: Vec<_> = plan.baselines.iter().map(|(id, it)| (&it.rank, id)).collect();
    list.order();
    list.into_iter().map(|(_, id)| id.clone()).collect()
}

/// Says what the name of a baseline stands behind: the day it is of, where it has one.
pub fn label(lang: Lang, baseline: Option<&Baseline>) -> String {
    let day = baseline.and_then(|baseline| baseline.as_at);
    day.map_or_else(|| t::baseline(lang), |day| t::date_short(lang, day))
}
