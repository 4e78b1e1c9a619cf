//! The commands: pure functions from a plan and a wish to a change or a refusal, one verb a file.

mod activity;
mod assign;
mod chain;
mod create;
mod decide;
mod delete;
mod link;
mod move_project;
mod override_verdict;
mod regroup;
mod replace;
mod replace_everywhere;
mod resize_project;
mod set_about;
mod set_dates;
mod set_launch;
mod set_milestone_day;
mod set_state;
mod take_baseline;

pub use activity::{create_activity, follow_launch, leave_launch, set_when};
pub(crate) use assign::new_programme;
pub use assign::{FromName, assign};
pub use chain::PushContext;
pub use create::{
    create, create_criterion, create_deliverable, create_milestone, create_product,
    create_programme, create_project,
};
pub use decide::{
    add_condition, amend_decision, assign_condition, decide, decide_naming, delete_condition, meet,
    take_back,
};
pub use delete::{Delete, delete, delete_all, remove};
pub use link::{accept, answer, ask, link, name_of, set_link, snap_back, unlink, withdraw};
pub use move_project::{move_project, move_together, plan_moving};
pub use override_verdict::{lift_override, override_verdict};
pub use regroup::{Grouped, move_to_programme, nest, place_beside, reorder};
pub use replace::{replace, restart};
pub use replace_everywhere::{AfterReplacing, Referred, replace_everywhere};
pub use resize_project::{plan_resizing, resize_project};
pub use set_about::{amend_about, set_about};
pub use set_dates::set_dates;
pub use set_launch::set_launch;
pub use set_milestone_day::{plan_milestone_day, set_milestone_day};
pub use set_state::set_state;
pub use take_baseline::take_baseline;
