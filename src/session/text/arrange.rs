//! What the groups of rows, and the ways to arrange them, are called.

use super::{Lang, catalogue as t, state_name};
use crate::viewmodel::{GroupKey, Grouping, Sorting};
use engine::model::Plan;

/// What rows can be grouped by: "by product".
pub fn grouping_name(lang: Lang, grouping: Grouping) -> String {
    match grouping {
        Grouping::Programme => t::by_programme(lang),
        Grouping::Product => t::by_product(lang),
        Grouping::Leader => t::by_manager(lang),
        Grouping::Party => t::by_party(lang),
        Grouping::State => t::by_state(lang),
        Grouping::Kind => t::by_kind(lang),
    }
}

/// The order that rows can be in: "by start".
pub fn sorting_name(lang: Lang, sorting: Sorting) -> String {
    match sorting {
        Sorting::Rank => t::own_order(lang),
        Sorting::Start => t::by_start(lang),
        Sorting::Finish => t::by_finish(lang),
        Sorting::Name => t::by_name(lang),
        Sorting::State => t::by_state_sorted(lang),
    }
}

/// What a group is called: as the record it stands for, or in its own words.
pub fn group_name(lang: Lang, plan: &Plan, group: &GroupKey) -> String {
    if let Some(subject) = group.subject() {
        return subject.name(plan).map_or_else(|| t::gone(lang), String::from);
    }
    match group {
        GroupKey::Programme(_) => t::no_programme(lang),
        GroupKey::Product(_) => t::no_product(lang),
        GroupKey::Leader(_) => t::no_manager(lang),
        GroupKey::Party(_) => t::no_party(lang),
        GroupKey::State(state) => state_name(lang, *state),
        GroupKey::Kind(kind) if kind.is_empty() => t::no_kind(lang),
        GroupKey::Kind(kind) => kind.clone(),
    }
}
