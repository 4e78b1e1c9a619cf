//! How uncertain work is said to be.

use crate::edit::Estimate;
use crate::text::{self as t, Lang};
use engine::model::UsualClass;

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

/// Says what a class of work is called.
pub fn class_name(lang: Lang, class: UsualClass) -> String {
    match class {
        UsualClass::Routine => t::class_routine(lang),
        UsualClass::Normal => t::class_normal(lang),
        UsualClass::New => t::class_new(lang),
    }
}
