//! How far work slips, and which chance is good enough: the numbers that hold for the whole plan.

use domain::edit::commands::amend_about;
use domain::edit::{Change, Field, Refusal};
use engine::model::*;

/// A number of the settings of the forecast, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UncertaintyNumber {
    /// From this chance on, a launch is green.
    GreenFrom,
    /// Below this chance, a launch is red.
    RedBelow,
    /// How often one thing hits all projects of a party.
    Common,
    /// The chance that work of this class holds.
    Holds(UsualClass),
    /// How far work of this class slips when it does not hold.
    Slip(UsualClass),
}

impl UncertaintyNumber {
    /// Returns it as these settings have it.
    pub fn of(self, settings: &UncertaintySettings) -> u32 {
        match self {
            UncertaintyNumber::GreenFrom => settings.green.into(),
            UncertaintyNumber::RedBelow => settings.red.into(),
            UncertaintyNumber::Common => settings.common.into(),
            UncertaintyNumber::Holds(class) => class_of(settings, class).holds.into(),
            UncertaintyNumber::Slip(class) => class_of(settings, class).slip.into(),
        }
    }

    /// Sets it; what goes beyond its range, or beyond another that bounds it, comes within.
    pub(super) fn set(self, plan: &Plan, number: u32) -> Result<Change, Refusal> {
        let per_cent = u8::try_from(number).unwrap_or(u8::MAX);
        amend_about(plan, Field::Uncertainty, |about| {
            let settings = &mut about.uncertainty;
            match self {
                UncertaintyNumber::GreenFrom => settings.green = per_cent,
                UncertaintyNumber::RedBelow => settings.red = per_cent,
                UncertaintyNumber::Common => settings.common = per_cent,
                UncertaintyNumber::Holds(class) => class_mut(settings, class).holds = per_cent,
                UncertaintyNumber::Slip(class) => {
                    class_mut(settings, class).slip = u16::try_from(number).unwrap_or(u16::MAX)
                }
            }
            *settings = settings.mended().0;
        })
    }
}

/// Sets which class work is that says nothing of itself.
pub(super) fn set_usual(plan: &Plan, class: UsualClass) -> Result<Change, Refusal> {
    amend_about(plan, Field::Uncertainty, |about| about.uncertainty.usual = class)
}

fn class_of(settings: &UncertaintySettings, class: UsualClass) -> &Class {
    match class {
        UsualClass::Routine => &settings.routine,
        UsualClass::Normal => &settings.normal,
        UsualClass::New => &settings.new,
    }
}

fn class_mut(settings: &mut UncertaintySettings, class: UsualClass) -> &mut Class {
    match class {
        UsualClass::Routine => &mut settings.routine,
        UsualClass::Normal => &mut settings.normal,
        UsualClass::New => &mut settings.new,
    }
}
