//! What the page says, in Dutch and English: the catalogue, dates, and sentences made from values.

mod arrange;
mod catalogue;
mod dates;
mod faults;
mod history;
mod plans;
mod readiness;
mod record;
mod report;
mod review;
mod schedule;
mod sentences;
mod table;
mod typed;

pub use arrange::{group_name, grouping_name, sorting_name};
pub use catalogue::*;
pub use dates::{date, date_short, tick, tick_short, weekday_name};
pub use faults::{
    csv_fault, json_fault, mapping_fault, open_error, repair, role_name, row_fault, save_error,
    separator, sheet_name, term,
};
pub use history::{history_batch, sent_since, titled, written, written_by};
pub use plans::{
    days_left, differs_line, file_age, newer_fields, newer_value, number_of_projects, plan_line,
    reminder, room_line, when,
};
pub use readiness::{
    activity, activity_kind_name, condition, decision, headline, headline_because, outcome_name,
    overridden, slipped, verdict, verdict_said,
};
pub use record::{record_entry, record_today, tallied};
pub use report::{aloud, report};
pub use review::{
    author, cell_name, cell_value, clash, left_unsettled, review_counts, review_item,
    review_sender, review_standing, strain,
};
pub use schedule::{
    agreed_name, conflict, critical_slack, free_slack, holiday_name, link_kind_name,
    number_of_conflicts, request, rule_hint, rule_name, slack, variance, why, why_of,
};
pub use sentences::{
    about_percent, criterion_state, days_moved, duties, label, led, need_name, party_sentence,
    reason, refusal, signed, some_of, state_name, verdict_letter, verdict_name, what_name,
    working_days,
};
pub use table::{cell, column_name};
pub use typed::{Typed, typed_day};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Dutch.
    Nl,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// The tag that HTML and the browser know it by.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Nl => "nl",
        }
    }

    /// The language for a browser that prefers this tag (`nl-BE`): Dutch for Dutch, English for
    /// everything else.
    pub fn preferred(tag: &str) -> Lang {
        if tag.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("nl")) {
            Lang::Nl
        } else {
            Lang::En
        }
    }
}
