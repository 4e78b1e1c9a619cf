//! How uncertain work is said to be.

use crate::edit::Estimate;
use crate::text::{self as t, Lang};

/// Says how a project is estimated.
pub fn estimate_name(lang: Lang, by: Estimate) -> String {
    match by {
        Estimate::Usual => t::spread_usual(lang),
        Estimate::Routine => t::spread_routine(lang),
        Estimate::Normal => t::spread_normal(lang),
        Estimate::New => t::spread_new(lang),
        Estimate::Points => t::spread_points(lang),
    }
}
